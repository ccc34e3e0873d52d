"""Phrases: how other languages say how old an article is.

Numbers with a unit ("3 часа назад", "منذ 5 دقائق") come from Unicode's CLDR by way of Babel; one of a
unit in words ("한 시간 전"), yesterday and now come from editions.py; what neither knows is asked of
dateparser.
"""

import re
import unicodedata
from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from datetime import UTC, datetime, timedelta
from enum import Enum
from functools import lru_cache
from typing import Literal

from babel.dates import format_timedelta

from storage.dumps import editions


class Unit(Enum):
    """A unit of time; the value is its length in seconds, about so many for months and years."""

    SECOND = 1
    MINUTE = 60
    HOUR = 3600
    DAY = 86_400
    WEEK = 604_800
    MONTH = 2_592_000
    YEAR = 31_536_000


@dataclass(frozen=True, slots=True)
class Offset:
    """So many units before the reference time; after it, where count is negative."""

    unit: Unit
    count: int


@dataclass(frozen=True, slots=True)
class Moment:
    """A time that needs no reference; UTC."""

    moment: datetime


def known(phrase: str) -> Offset | None:
    """What a phrase of the tables means; None for all others."""
    script = _script(phrase)
    return None if script is None else _meaning(_tables(script), _squeezed(phrase))


def tails(line: str, places: Iterable[int]) -> Iterator[int]:
    """At which of the places a phrase of the tables begins that ends the line."""
    script = _script(line)
    if script is None:
        return
    tables = _tables(script)
    if _squeezed(line[-12:])[-2:] not in tables.endings:
        return
    for start in places:
        if line[start].lower() in tables.beginnings or line[start].isdecimal():
            meaning = _meaning(tables, _squeezed(line[start:]))
            if meaning is not None:
                yield start


@lru_cache(maxsize=4096)
def asked(phrase: str) -> Offset | Moment | None:
    """What dateparser makes of a phrase in any of its languages here; milliseconds, the first time a second.

    It is asked twice with different reference times: what moves with them counts back from them.
    """
    import dateparser  # takes a tenth of a second, and most dumps never need it

    answers = []
    for base in (_ONE_BASE, _OTHER_BASE):
        try:
            answer = dateparser.parse(
                phrase,
                languages=_ASKED_LANGUAGES,
                settings={"RELATIVE_BASE": base, "DATE_ORDER": "DMY", "PREFER_DATES_FROM": "past"},
            )
        except Exception:  # noqa: BLE001 - whatever a dump makes it stumble on, the age is just unknown
            return None
        if answer is None:
            return None
        answers.append(answer.replace(tzinfo=None) if answer.tzinfo is None else answer.astimezone(UTC))
    one, other = answers
    if one == other:
        return Moment(one.replace(tzinfo=UTC))
    if one.tzinfo is not None or _ONE_BASE - one != _OTHER_BASE - other:
        return None
    return Offset(Unit.SECOND, int((_ONE_BASE - one).total_seconds()))


@dataclass(frozen=True, slots=True)
class _Tables:
    """counted: what stands before and after a number. fixed: whole phrases. Small letters, no blanks.

    beginnings and endings: the first characters of the phrases, and their last two.
    """

    counted: dict[tuple[str, str], Unit]
    fixed: dict[str, Offset]
    beginnings: frozenset[str]
    endings: frozenset[str]


def _meaning(tables: _Tables, phrase: str) -> Offset | None:
    fixed = tables.fixed.get(phrase)
    if fixed is not None:
        return fixed
    number = _NUMBER.search(phrase)
    if number is None:
        return None
    unit = tables.counted.get((phrase[: number.start()], phrase[number.end() :]))
    return None if unit is None else Offset(unit, int(number[0]))


@lru_cache(maxsize=len(editions.LANGUAGES))
def _tables(script: str) -> _Tables:
    """The phrases of the languages of one script: loading all of them takes most of a second."""
    counted: dict[tuple[str, str], Unit] = {}
    fixed: dict[str, Offset] = {}
    for unit, count, phrase in _spoken(script):
        for spelling in _spellings(_squeezed(phrase)):
            before, number, after = spelling.partition(str(count))
            if number:
                counted.setdefault((before, after), unit)
            else:
                fixed.setdefault(spelling, Offset(unit, count))
    beginnings = {phrase[0] for phrase in fixed} | {before[0] for before, _ in counted if before}
    endings = {phrase[-2:] for phrase in fixed} | {after[-2:] for _, after in counted if after}
    return _Tables(counted, fixed, frozenset(beginnings), frozenset(endings))


def _spoken(script: str) -> Iterator[tuple[Unit, int, str]]:
    """Phrases with what they mean; those of our own table come first and so win."""
    for (name, count), said in editions.AGES.items():
        for phrase in said:
            yield Unit[name], count, phrase
    for language in editions.LANGUAGES[script]:
        for unit, granularity in _GRANULARITIES.items():
            for count in (1, 2, 3, 5, 11, 21, 100):  # all plural forms of CLDR
                phrase = format_timedelta(
                    timedelta(seconds=-count * unit.value),
                    granularity=granularity,
                    threshold=10**9,
                    add_direction=True,
                    locale=language,
                )
                yield unit, count, phrase


def _spellings(phrase: str) -> tuple[str, ...]:
    """A phrase, and the same with the other word that pages begin it with."""
    for one, other in editions.BEGINNINGS.items():
        if phrase.startswith(one):
            return phrase, other + phrase.removeprefix(one)
    return (phrase,)


def _script(text: str) -> str | None:
    """The script of the last letter of a text; None where none of the languages here is written in it."""
    for character in reversed(text):
        if character.isalpha():
            script = unicodedata.name(character, "").partition(" ")[0].partition("-")[0]
            script = _JAPANESE.get(script, script)
            return script if script in editions.LANGUAGES else None
    return None


def _squeezed(phrase: str) -> str:
    return phrase.lower().replace(" ", "").rstrip(".")


_GRANULARITIES: dict[Unit, Literal["second", "minute", "hour", "day", "week", "month", "year"]] = {
    Unit.SECOND: "second",
    Unit.MINUTE: "minute",
    Unit.HOUR: "hour",
    Unit.DAY: "day",
    Unit.WEEK: "week",
    Unit.MONTH: "month",
    Unit.YEAR: "year",
}
_JAPANESE = {"HIRAGANA": "CJK", "KATAKANA": "CJK"}
_NUMBER = re.compile(r"\d{1,4}")
_ONE_BASE = datetime(2021, 3, 17, 12, 34, 56)  # noqa: DTZ001 - dateparser counts from naive times
_OTHER_BASE = datetime(2020, 6, 4, 3, 14, 15)  # noqa: DTZ001 - as above
# Loading one takes some ten milliseconds: the larger ones of LANGUAGES, a few for each script.
_ASKED_LANGUAGES = [
    *(
        "en",
        "es",
        "fr",
        "de",
        "pt",
        "it",
        "nl",
        "pl",
        "tr",
        "vi",
        "id",
        "sv",
        "cs",
        "ro",
        "hu",
        "fi",
        "fil",
        "sw",
    ),
    *("ru", "uk", "bg", "ar", "fa", "ur", "ko", "zh", "ja", "hi", "bn", "ta", "he", "th", "el", "ka"),
]
