"""Queries: what a person types after /search, taken apart. Pure; finding it is search.py's.

Words, "phrases", -without, -"without this", source:name, after:2025-06-30, before:2025-07, in any order.
What can't be understood is left out or named by a Hint; nothing that is typed is an error.
"""

import re
from collections.abc import Iterable
from dataclasses import dataclass
from datetime import UTC, datetime
from enum import StrEnum
from functools import lru_cache

from storage import languages, words
from storage.times import to_micros

MOST_PARTS = 32
LONGEST = 1000  # characters
FEWEST_BEGUN = 3


class Hint(StrEnum):
    """Why an answer is empty, in a sentence; a chat has its own words for each."""

    NO_WORDS = 'Write some words to look for, for example: ferry "culture minister" -football source:nhk.'
    WHEN = "Write days as 2025-06-30, for example: ferry after:2025-06-30 before:2025-07-15."
    NO_SOURCE = "No news is from a source of that name."
    NOTHING = "Nothing was found; try fewer or other words."


@dataclass(frozen=True, slots=True)
class Query:
    """A query taken apart. wanted, unwanted: phrases as FTS5 has them, in order, each once.

    rare: the same without words that stand in nearly every text; such words alone are not wanted where
    there are others, in a phrase they are. little: such words are among the wanted.
    sources: names or parts of names. since, until: microseconds, the first in, the second out.
    """

    wanted: tuple[str, ...] = ()
    rare: tuple[str, ...] = ()
    little: bool = False
    unwanted: tuple[str, ...] = ()
    sources: tuple[str, ...] = ()
    since: int | None = None
    until: int | None = None
    hint: Hint | None = None


_PART = re.compile(
    r"""
    (?P<minus>[-\u2212]?)
    (?:(?P<key>source|after|before):)?
    (?: ["\u201c\u201d\u201e\u00ab](?P<quoted>[^"\u201c\u201d\u201e\u00ab\u00bb]*)["\u201c\u201d\u00bb]?
      | (?P<word>[^\s"\u201c\u201d\u201e\u00ab\u00bb]+) )
    """,
    re.VERBOSE | re.IGNORECASE,
)
_DAY = re.compile(r"(\d{4})(?:-(\d{1,2})(?:-(\d{1,2}))?)?")


def read(text: str) -> Query:
    """Take a query apart; any text will do."""
    wanted: dict[str, str] = {}
    little: dict[str, str] = {}
    unwanted: dict[str, None] = {}
    sources: list[str] = []
    since: int | None = None
    until: int | None = None
    hint: Hint | None = None
    for part in list(_PART.finditer(words.clean(text[:LONGEST])))[:MOST_PARTS]:
        value = part["quoted"] if part["quoted"] is not None else part["word"]
        match (part["key"] or "").lower():
            case "source":
                sources.append(value)
            case "after" | "before" as key:
                day = _day(value)
                if day is None:
                    hint = Hint.WHEN
                elif key == "after":
                    since = day
                else:
                    until = day
            case _:
                phrase = words.phrase(value)
                if phrase is not None and part["minus"]:
                    unwanted[phrase] = None
                elif phrase is not None:
                    (little if languages.is_little(value.lower()) else wanted)[phrase] = value
    wanted = wanted or little
    rare = () if wanted is little else tuple(dict.fromkeys(_rare(wanted.values())))
    if hint is None and not (wanted or sources or since is not None or until is not None):
        hint = Hint.NO_WORDS
    return Query(
        wanted=tuple(wanted),
        rare=rare,
        little=rare != tuple(wanted),
        unwanted=tuple(unwanted),
        sources=tuple(sources),
        since=since,
        until=until,
        hint=hint,
    )


@lru_cache(maxsize=20_000)
def names(source: str, asked: str) -> bool:
    """Whether a source is meant: by its name, with or without spaces, or words of it, the last one begun."""
    ours, theirs = words.tokens(source), words.tokens(asked)
    if not theirs:
        return False
    if "".join(ours) == "".join(theirs):
        return True
    whole, last = theirs[:-1], theirs[-1]
    begun = len(last) >= FEWEST_BEGUN and last.isalpha()
    return any(
        ours[start : start + len(whole)] == whole
        and (ours[start + len(whole)] == last or (begun and ours[start + len(whole)].startswith(last)))
        for start in range(len(ours) - len(whole))
    )


def _rare(values: Iterable[str]) -> Iterable[str]:
    for value in values:
        parts = value.lower().split()
        if any(map(languages.is_little, parts)):
            rare = [words.phrase(part) for part in parts if not languages.is_little(part)]
        else:
            rare = [words.phrase(value)]
        yield from filter(None, rare)


def _day(text: str) -> int | None:
    """The beginning of a day, a month or a year, UTC."""
    day = _DAY.fullmatch(text.strip().replace("/", "-").replace(".", "-"))
    if day is None:
        return None
    try:
        return to_micros(datetime(int(day[1]), int(day[2] or 1), int(day[3] or 1), tzinfo=UTC))
    except ValueError:
        return None
