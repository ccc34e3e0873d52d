"""Ages: the phrases by which a page says how old an article is.

Only turns a phrase into a time, and says where one begins that ends a line; finding the phrase in
a page is the page reader's work. English and dates in figures are read here, exactly; the phrases
of other languages come from phrases.py.
"""

import re
from collections.abc import Iterator
from dataclasses import dataclass
from datetime import UTC, datetime, timedelta, timezone
from functools import lru_cache

from storage.dumps import phrases
from storage.dumps.phrases import Moment, Offset, Unit

# An age is a few words; what is longer is text, whatever it ends with.
LONGEST = 60

# How many phrases of one dump may be put to the slow library, see Ages.
_MOST_ASKED = 64


@dataclass(frozen=True, slots=True)
class Age:
    """When an article was published. clamped: the page said a later time than the reference."""

    moment: datetime
    clamped: bool


class Ages:
    """The ages of one dump, counted back from its reference time.

    Phrases that no table knows are put to dateparser, which takes milliseconds for each: only so many
    of them, so that a strange dump stays linear in its length.
    """

    def __init__(self, reference: datetime) -> None:
        """reference: aware; ages count back from it."""
        self.reference = reference.astimezone(UTC)
        self._asked = 0
        self._read: dict[str, Age | None] = {}

    def read(self, phrase: str) -> Age | None:
        """The time that a phrase names, or None where it is not understood."""
        if phrase not in self._read:
            self._read[phrase] = self._understood(phrase)
        return self._read[phrase]

    def _understood(self, phrase: str) -> Age | None:
        meaning = known(phrase)
        if meaning is None and self._asked < _MOST_ASKED and 0 < len(phrase) <= LONGEST:
            self._asked += 1
            meaning = phrases.asked(phrase.strip())
        return None if meaning is None else _resolved(meaning, self.reference)


def published_at(phrase: str, reference: datetime) -> datetime | None:
    """The time that an age phrase names, seen from a reference time.

    phrase: as on the page, "an hour ago", "Jul 1, 2025"; any case, spaces kept, any language.
    reference: when the page was taken; must be aware.
    Returns UTC to the precision of the phrase (a day is its first moment, UTC), never later than
    reference; None where it is not an age.
    """
    age = Ages(reference).read(phrase)
    return None if age is None else age.moment


def known(phrase: str) -> Moment | Offset | None:
    """What a phrase means by itself, where the tables know it; quick, for any text."""
    phrase = phrase.strip()
    if not 0 < len(phrase) <= LONGEST:
        return None
    return _known(phrase)


def stated(phrase: str, reference: datetime) -> datetime | None:
    """As published_at for a phrase in English or figures, but a later time stays what it is."""
    phrase = phrase.strip()
    meaning = _english(phrase) or _date(phrase) if 0 < len(phrase) <= LONGEST else None
    return None if meaning is None else _moment(meaning, reference.astimezone(UTC))


def tails(line: str) -> Iterator[int]:
    """Where an age may begin that ends the line: for "Fox News13 hours ago" at "13" and at "3".

    Every place is one at which the rest of the line is an age; the longest comes first. What English
    explains is not looked for in other languages.
    """
    places = range(max(0, len(line) - LONGEST), len(line))
    found = False
    for start in places if _ENGLISH_END.search(line[-9:]) else ():
        if _ENGLISH_TAIL.match(line, start) and (_english(line[start:]) or _date(line[start:])):
            found = True
            yield start
    if not found:
        yield from phrases.tails(line, places)


@lru_cache(maxsize=8192)
def _known(phrase: str) -> Moment | Offset | None:
    return _english(phrase) or _date(phrase) or phrases.known(phrase)


def _english(phrase: str) -> Offset | None:
    lowered = phrase.casefold()
    word = _WORDS.get(lowered)
    if word is not None:
        return word
    match = _AGO.fullmatch(lowered)
    if match is None:
        return None
    unit = _UNITS[match["unit"]]
    if match["number"]:
        return Offset(unit, int(match["number"]))
    if match["word"] in ("a", "an", "one"):
        return Offset(unit, 1)
    if match["word"].startswith("half"):
        return Offset(Unit.MINUTE, 30) if unit is Unit.HOUR else None
    return Offset(unit, 0 if unit is Unit.SECOND else 3)  # a few, several


def _date(phrase: str) -> Moment | None:
    """A date in figures or with an English month, with or without a time of day."""
    match = _DATE.fullmatch(phrase)
    if match is None:
        return None
    found = match.groupdict()
    if found["iso_year"]:
        year, month, day = int(found["iso_year"]), int(found["iso_month"]), int(found["iso_day"])
    elif found["year"]:
        year, month, day = _figures(found)
    else:
        month = _MONTHS[(found["month_first"] or found["month_last"])[:3].casefold()]
        day = int(found["day_last"] or found["day_first"])
        year = int(found["year_last"] or found["year_first"])
    hour, minute, second = (int(found[part] or 0) for part in ("hour", "minute", "second"))
    half = (found["half"] or "").casefold()
    if half and hour <= 12:
        hour = hour % 12 + (12 if half.startswith("p") else 0)
    try:
        moment = datetime(year, month, day, hour, minute, second, tzinfo=_zone(found["zone"]))
        return Moment(moment.astimezone(UTC))
    except (ValueError, OverflowError):
        return None


def _figures(found: dict[str, str | None]) -> tuple[int, int, int]:
    """Year, month and day of 01-07-2025: the day comes first, as the aggregator writes it.

    With slashes too, unless only the month can come first.
    """
    one, two = int(found["one"] or 0), int(found["two"] or 0)
    if two > 12 >= one:
        one, two = two, one
    return int(found["year"] or 0), two, one


def _zone(text: str | None) -> timezone:
    if not text or text.casefold() in ("z", "utc", "gmt"):
        return UTC
    sign = -1 if "-" in text else 1
    hours, _, minutes = text.lstrip("UTCGMutcgm +-").partition(":")
    if not minutes and len(hours) > 2:
        hours, minutes = hours[:-2], hours[-2:]
    return timezone(sign * timedelta(hours=int(hours), minutes=int(minutes or 0)))


def _resolved(meaning: Moment | Offset, reference: datetime) -> Age | None:
    moment = _moment(meaning, reference)
    if moment is None:
        return None
    return Age(reference, clamped=True) if moment > reference else Age(moment, clamped=False)


def _moment(meaning: Moment | Offset, reference: datetime) -> datetime | None:
    if isinstance(meaning, Moment):
        return meaning.moment
    try:
        if meaning.unit in (Unit.MONTH, Unit.YEAR):
            return _months_before(reference, meaning.count * (12 if meaning.unit is Unit.YEAR else 1))
        return reference - timedelta(seconds=meaning.count * meaning.unit.value)
    except (ValueError, OverflowError):
        return None


def _months_before(moment: datetime, months: int) -> datetime:
    """The same day of an earlier month, or its last day where it has no such day."""
    year, month = divmod(moment.year * 12 + moment.month - 1 - months, 12)
    for day in range(moment.day, 27, -1):
        try:
            return moment.replace(year=year, month=month + 1, day=day)
        except ValueError:
            continue
    return moment.replace(year=year, month=month + 1, day=min(moment.day, 28))


_UNITS = {
    name: unit
    for unit, names in {
        Unit.SECOND: "s sec secs second seconds",
        Unit.MINUTE: "m min mins minute minutes",
        Unit.HOUR: "h hr hrs hour hours",
        Unit.DAY: "d day days",
        Unit.WEEK: "w wk wks week weeks",
        Unit.MONTH: "mo mos month months",
        Unit.YEAR: "y yr yrs year years",
    }.items()
    for name in names.split()
}
_WORDS = {
    "just now": Offset(Unit.SECOND, 0),
    "right now": Offset(Unit.SECOND, 0),
    "now": Offset(Unit.SECOND, 0),
    "moments ago": Offset(Unit.SECOND, 0),
    "a moment ago": Offset(Unit.SECOND, 0),
    "today": Offset(Unit.SECOND, 0),
    "yesterday": Offset(Unit.DAY, 1),
    "last week": Offset(Unit.WEEK, 1),
    "last month": Offset(Unit.MONTH, 1),
    "last year": Offset(Unit.YEAR, 1),
}
_AGO = re.compile(
    r"(?:(?:about|almost|around|nearly|over|less than|more than) )?"
    r"(?:(?P<number>\d{1,4}) ?|(?P<word>an?|one|a few|few|several|half an?) )"
    rf"(?P<unit>{'|'.join(sorted(_UNITS, key=len, reverse=True))})(?: |\b)ago"
)
_MONTH_NAMES = ("jan", "feb", "mar", "apr", "may", "jun", "jul", "aug", "sep", "oct", "nov", "dec")
_MONTHS = {name: number for number, name in enumerate(_MONTH_NAMES, 1)}
_MONTH = (
    r"(?:jan(?:uary)?|feb(?:ruary)?|mar(?:ch)?|apr(?:il)?|may|june?|july?|aug(?:ust)?"
    r"|sept?(?:ember)?|oct(?:ober)?|nov(?:ember)?|dec(?:ember)?)\.?"
)
_DATE = re.compile(
    r"(?:(?:mon|tues?|wed(?:nes)?|thu(?:rs)?|fri|sat(?:ur)?|sun)(?:day)?\.?,? )?"
    r"(?:(?P<iso_year>(?:19|20)\d\d)(?:[-/年]|\. ?|년 ?)"
    r"(?P<iso_month>\d\d?)(?:[-/月]|\. ?|월 ?)(?P<iso_day>\d\d?)[日일.]?"
    r"|(?P<one>\d\d?)[-./](?P<two>\d\d?)[-./](?P<year>(?:19|20)\d\d)"
    rf"|(?P<month_first>{_MONTH}) (?P<day_last>\d\d?)(?:st|nd|rd|th)?,? (?P<year_last>(?:19|20)\d\d)"
    rf"|(?P<day_first>\d\d?)(?:st|nd|rd|th)? (?P<month_last>{_MONTH}),? (?P<year_first>(?:19|20)\d\d))"
    r"(?:(?:t|,? (?:at )?)(?P<hour>\d\d?):(?P<minute>\d\d)(?::(?P<second>\d\d)(?:[.,]\d{1,9})?)?"
    r"(?: ?(?P<half>[ap]\.?m\.?))?(?: ?(?P<zone>z|(?:utc|gmt)?[+-]\d\d?(?::?\d\d)?|utc|gmt))?)?",
    re.IGNORECASE,
)
# What an English age or date ends with, and begins with: at other places of a line none is looked for.
_ENGLISH_END = re.compile(
    r"(?: ago|now|day|\d[ap]?\.?| [ap]\.?m\.?|[ap]m|z|utc|gmt|week|month|year|日|일\.?)$", re.IGNORECASE
)
_ENGLISH_TAIL = re.compile(
    r"\d|(?:an?|few|several|half|about|almost|around|nearly|over|moments|last|just) |yesterday$|today$|now$"
    rf"|(?:mon|tue|wed|thu|fri|sat|sun)\w*\.?,? |{_MONTH} \d",
    re.IGNORECASE,
)
