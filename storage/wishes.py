"""Wishes: what a person writes after /subscribe, read as hours, days and a place. Pure.

The parts come in any order and in any number; what is not understood is handed back, not guessed.
"""

import re
import unicodedata
from dataclasses import dataclass
from datetime import time
from functools import lru_cache

from babel import Locale

from storage import cities
from storage.cities import Place
from storage.slots import DAILY, WEEKEND, WORKDAYS

_TIME = re.compile(
    r"""
    (?P<hour>\d{1,2}) (?: [:.h] (?P<minute>\d{2}) )? (?P<half> [ap]\.?m?\.? )?  |
    (?P<plain_hour>\d{2}) (?P<plain_minute>\d{2})
    """,
    re.VERBOSE,
)
_HALF = re.compile(r"([ap])\.?m\.?")
_CLOCK = frozenset({"h", "uhr", "oclock", "hours", "hrs"})
_NAMED_TIMES = {"noon": time(12), "midday": time(12), "midnight": time(0)}
_NAMED_DAYS = {
    "daily": DAILY,
    "everyday": DAILY,
    "every day": DAILY,
    "all days": DAILY,
    "weekdays": WORKDAYS,
    "weekday": WORKDAYS,
    "workdays": WORKDAYS,
    "working days": WORKDAYS,
    "weekends": WEEKEND,
    "weekend": WEEKEND,
}
_SHORT_DAYS = {"tues": 1, "weds": 2, "thur": 3, "thurs": 3}
_TO = frozenset({"-", "–", "—", "−", "to", "till", "until", "through", "bis"})
_RANGE = re.compile(r"(.+?)(?:[-–—−/]|\.\.+)(.+)")
_FILLERS = frozenset("a an and at day each every for in my of on please the time zone & + @ um und".split())  # noqa: SIM905 - reads better
_LONGEST_PLACE = 6


@dataclass(frozen=True, slots=True)
class Wish:
    """What was understood. Empty hours, None days and no places: nothing was said about it.

    places: one is meant; several are to be asked about. unknown: words that were not understood.
    similar: places that may be meant by the unknown words.
    """

    hours: tuple[time, ...] = ()
    days: int | None = None
    places: tuple[Place, ...] = ()
    unknown: tuple[str, ...] = ()
    similar: tuple[Place, ...] = ()


def read(words: str, language: str = "en") -> Wish:
    """The wish in these words. language: of the reader, for days and places; English always works."""
    parts = _parts(words)
    hours: set[time] = set()
    days = 0
    places: list[tuple[Place, ...]] = []
    unknown: list[list[str]] = []
    at, unknown_until = 0, -1
    while at < len(parts):
        if hour := _hour(parts, at):
            hours.add(hour[0])
            at += hour[1]
        elif some := _days(parts, at, language):
            days |= some[0]
            at += some[1]
        elif place := _place(parts, at, language):
            places.append(place[0])
            at += place[1]
        elif _filler(parts[at], language):
            at += 1
        else:
            if unknown_until != at:
                unknown.append([])
            unknown[-1].append(parts[at])
            at += 1
            unknown_until = at
    phrases = tuple(" ".join(phrase) for phrase in unknown)
    similar = (
        () if places else tuple(place for phrase in phrases for place in cities.similar(phrase, language))
    )
    return Wish(tuple(sorted(hours)), days or None, _meant(places), phrases, similar[:4])


def _parts(words: str) -> list[str]:
    """The words, without commas, a zone's offset joined with its sign."""
    plain = unicodedata.normalize("NFKC", words).replace("\u2212", "-")
    plain = re.sub(r"\b(utc|gmt)\s*([+–-])\s*(?=\d)", r"\1\2", plain, flags=re.IGNORECASE)
    return [part for part in re.split(r"[\s,;،、]+", plain) if part]


def _hour(parts: list[str], at: int) -> tuple[time, int] | None:
    word = parts[at].casefold()
    if word in _NAMED_TIMES:
        return _NAMED_TIMES[word], 1
    # "7:30h" and "7:30Uhr" say no more than "7:30".
    word = re.sub(r"(?<=\d)(?:h|uhr)$", "", word)
    match = _TIME.fullmatch(word)
    if match is None:
        return None
    hour = int(match["hour"] or match["plain_hour"])
    minute = int(match["minute"] or match["plain_minute"] or 0)
    half, used = match["half"], 1
    following = parts[at + 1].casefold() if at + 1 < len(parts) else ""
    if half is None and _HALF.fullmatch(following):
        half, used = following, 2
    elif re.sub(r"['’]", "", following) in _CLOCK:
        used = 2
    if half is not None:
        if not 1 <= hour <= 12:
            return None
        hour = hour % 12 + (12 if half.startswith("p") else 0)
    if hour == 24 and minute == 0:
        hour = 0
    return (time(hour, minute), used) if hour < 24 and minute < 60 else None


def _days(parts: list[str], at: int, language: str) -> tuple[int, int] | None:
    """The days that begin here, and how many words name them."""
    for used in (2, 1):
        named = _NAMED_DAYS.get(" ".join(parts[at : at + used]).casefold())
        if named is not None and at + used <= len(parts):
            return named, used
    names = _day_names(cities.locale(language))
    first = names.get(cities.plain(parts[at]))
    if first is not None:
        if at + 2 < len(parts) and parts[at + 1].casefold() in _TO:
            last = names.get(cities.plain(parts[at + 2]))
            if last is not None:
                return _span(first, last), 3
        return 1 << first, 1
    match = _RANGE.fullmatch(parts[at])
    if match is not None:
        first, last = (names.get(cities.plain(end)) for end in match.groups())
        if first is not None and last is not None:
            return _span(first, last), 1
    return None


def _span(first: int, last: int) -> int:
    """The days from one to another, over Sunday where the last comes before the first."""
    return sum(1 << (first + step) % 7 for step in range((last - first) % 7 + 1))


def _place(parts: list[str], at: int, language: str) -> tuple[tuple[Place, ...], int] | None:
    """The longest run of words from here that names a place."""
    for used in range(min(_LONGEST_PLACE, len(parts) - at), 0, -1):
        words = " ".join(parts[at : at + used])
        if used == 1 and words.casefold() == "et" and language.startswith("fr"):
            return None
        if found := cities.find(words, language):
            return found, used
    return None


def _filler(word: str, language: str) -> bool:
    return word.casefold() in _FILLERS or (word.casefold() == "et" and language.startswith("fr"))


def _meant(places: list[tuple[Place, ...]]) -> tuple[Place, ...]:
    """One place of all that were named: "Valencia, Spain" is where both may be; else whatever was named."""
    if not places:
        return ()
    common = set.intersection(*({place.zone for place in group} for group in places))
    meant: dict[str, Place] = {}
    for group in sorted(places, key=len):
        for place in group:
            if place.zone in common or not common:
                meant.setdefault(place.zone, place)
    return tuple(meant.values())


@lru_cache(maxsize=16)
def _day_names(locale: str) -> dict[str, int]:
    """Names of the weekdays in English and one more language, plain, with Monday as 0."""
    names: dict[str, int] = dict(_SHORT_DAYS)
    for code in (locale, "en"):
        for context in Locale.parse(code).days.values():
            for width, days in context.items():
                if width != "narrow":
                    names |= {cities.plain(name): number for number, name in days.items()}
    english = {f"{name}s": day for name, day in names.items() if name.endswith("day")}
    return english | names
