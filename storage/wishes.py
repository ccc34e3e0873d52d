"""Wishes: what a person writes after /subscribe, read as hours, days and a place. Pure.

The parts come in any order and in any number; what is not understood is handed back, not guessed.
"""

import re
import unicodedata
from dataclasses import dataclass
from datetime import time

from storage import cities, weekdays
from storage.cities import Place

_TIME = re.compile(
    r"""
    (?P<hour>\d{1,2}) (?: [:.h] (?P<minute>\d{2}) )? (?P<half> [ap]\.?m?\.? )?  |
    (?P<plain_hour>\d{2}) (?P<plain_minute>\d{2})
    """,
    re.VERBOSE,
)
_HALF = re.compile(r"([ap])\.?m\.?")
_NAMED_TIMES = {"noon": time(12), "midday": time(12), "midnight": time(0)}
_DASHES = frozenset("-–—−")
_SIGNS = frozenset("&+@")
_RANGE = re.compile(r"(.+?)(?:[-–—−至到]|\.\.+)(.+)")
# Chinese parts no words by blanks: "工作日上午7点半".
_HAN_TIME = re.compile(
    r"(上午|早上|早晨|清晨|下午|中午|晚上|夜里)?\s*(\d{1,2})(?::(\d{2})|[点點时時](?:(半)|(\d{1,2})分?)?)"
)
_HAN_HALVES = {"下午": "p", "中午": "p", "晚上": "p"}
_LONGEST_HALF = 4
_LONGEST_PLACE = 6
_LONGEST_SET = 3


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
        if hour := _hour(parts, at, language):
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
    plain = _HAN_TIME.sub(_han_time, plain)
    return [part for part in re.split(r"[\s,;،、]+", plain) if part]


def _han_time(match: re.Match[str]) -> str:
    """A time as Chinese has it, as others write it; "7:30" stays as it is."""
    part_of_day, hour, minute, half, minutes = match.groups()
    written = f"{hour}:{minute or minutes or ('30' if half else '00'):0>2}"
    if part_of_day is None:
        return match[0] if minute else f" {written} "
    late = _HAN_HALVES.get(part_of_day)
    if late is None or not 1 <= int(hour) <= 11:
        return f" {written} "
    return f" {written}pm "


def _hour(parts: list[str], at: int, language: str) -> tuple[time, int] | None:
    """The time that begins here, and how many words name it."""
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
    if half is None and _HALF.fullmatch(following) and not _on_a_day(parts, at + 1, language):
        half, used = following, 2
    if half is not None:
        if not 1 <= hour <= 12:
            return None
        hour = hour % 12 + (12 if half.startswith("p") else 0)
    else:
        if cities.plain(following) in weekdays.speech(language).clock:
            used = 2
        hour, more = _in_part_of_day(hour, parts, at + used, language)
        used += more
    if hour == 24 and minute == 0:
        hour = 0
    return (time(hour, minute), used) if hour < 24 and minute < 60 else None


def _on_a_day(parts: list[str], at: int, language: str) -> bool:
    """Whether this word is no "a.m." but stands before a day, as in German "um 12 am Montag"."""
    return (
        cities.plain(parts[at]) in weekdays.own_fillers(language)
        and at + 1 < len(parts)
        and _days(parts, at + 1, language) is not None
    )


def _in_part_of_day(hour: int, parts: list[str], at: int, language: str) -> tuple[int, int]:
    """The hour of 24 where words like "in the evening" follow, and how many they are."""
    halves = weekdays.speech(language).halves
    for used in range(1, min(_LONGEST_HALF, len(parts) - at) + 1):
        half = halves.get(cities.plain(parts[at + used - 1]))
        if half is None:
            if _filler(parts[at + used - 1], language):
                continue
            break
        if half == weekdays.MORNING or (half == weekdays.NIGHT and (hour < 6 or hour == 12)):
            return hour % 12 if hour == 12 else hour, used
        return hour + 12 if hour < 12 else hour, used
    return hour, 0


def _days(parts: list[str], at: int, language: str) -> tuple[int, int] | None:
    """The days that begin here, and how many words name them."""
    speech, names = weekdays.speech(language), weekdays.names(language)
    for used in range(min(_LONGEST_SET, len(parts) - at), 0, -1):
        named = speech.sets.get(cities.plain(" ".join(parts[at : at + used])))
        if named is not None:
            return named, used
    first = names.get(cities.plain(parts[at]))
    if first is not None:
        if at + 2 < len(parts) and (parts[at + 1] in _DASHES or cities.plain(parts[at + 1]) in speech.to):
            last = names.get(cities.plain(parts[at + 2]))
            if last is not None:
                return _span(first, last), 3
        return 1 << first, 1
    listed = 0
    for part in parts[at].split("/"):
        days = _in_one_word(part, names)
        if days is None:
            return None
        listed |= days
    return listed, 1


def _in_one_word(word: str, names: dict[str, int]) -> int | None:
    """The days of "mon" or "mon-fri"."""
    day = names.get(cities.plain(word))
    if day is not None:
        return 1 << day
    match = _RANGE.fullmatch(word)
    if match is None:
        return None
    first, last = (names.get(cities.plain(end)) for end in match.groups())
    return None if first is None or last is None else _span(first, last)


def _span(first: int, last: int) -> int:
    """The days from one to another, over Sunday where the last comes before the first."""
    return sum(1 << (first + step) % 7 for step in range((last - first) % 7 + 1))


def _place(parts: list[str], at: int, language: str) -> tuple[tuple[Place, ...], int] | None:
    """The longest run of words from here that names a place."""
    for used in range(min(_LONGEST_PLACE, len(parts) - at), 0, -1):
        words = " ".join(parts[at : at + used])
        if used == 1 and cities.plain(words) in weekdays.own_fillers(language):
            return None
        if found := cities.find(words, language):
            return found, used
    return None


def _filler(word: str, language: str) -> bool:
    return word in _SIGNS or cities.plain(word) in weekdays.speech(language).fillers


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
