"""Editions: the words of the aggregator's other language editions, from storage/tables/editions.toml.

Which languages are looked for by script, ages that no library reads, and what the page's furniture is
called. English stands where it is used.
"""

import tomllib
from importlib.resources import files
from typing import Any

_TABLE: dict[str, Any] = tomllib.loads(files("storage").joinpath("tables/editions.toml").read_text("utf-8"))

# Script -> languages, by the first word of the Unicode names of the script's letters.
LANGUAGES: dict[str, list[str]] = _TABLE["languages"]
# Furniture -> what other editions write there, in small letters.
FURNITURE: dict[str, list[str]] = _TABLE["furniture"]
# Furniture -> parts of words by which it is known.
STEMS: dict[str, list[str]] = _TABLE["stems"]
# Words that begin an age, and what pages write for the same.
BEGINNINGS: dict[str, str] = _TABLE["beginnings"]
# (unit, count) -> ages; the unit as its name in phrases.Unit.
AGES: dict[tuple[str, int], list[str]] = {
    (name.partition("-")[0].upper(), int(name.partition("-")[2])): phrases
    for name, phrases in _TABLE["ages"].items()
}
