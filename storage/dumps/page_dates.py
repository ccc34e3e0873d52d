"""Page dates: the date in a line such as "Ann Lee - Nov 19, 2019, 10:31 pm CST".

Finds the date among other words and puts it together with its time of day and zone; what the names of
months mean in other languages is known to ages.py. Which line is asked is the page reader's work.
"""

import re
from collections.abc import Iterator, Sequence
from datetime import UTC, datetime, timedelta, timezone, tzinfo
from zoneinfo import ZoneInfo

from storage.dumps.ages import LONGEST, Age, Ages

# A line with a date is short, or has it in its beginning.
_LOOKED_AT = 200
# How far from a headline its date stands, in lines, and the longest line that tells one.
_BELOW = 6
_ABOVE = 3
_LONGEST_LINE = 120


def found(line: str, clock: Ages) -> Age | None:
    """The first time that a line tells: an age ("2 hours ago") or a date, with its time of day and zone.

    Without a zone it is read as UTC; a later time than the clock's reference becomes that, clamped.
    None where there is none.
    """
    line = _figures(line[:_LOOKED_AT])
    for phrase, end in _phrases(line):
        age = clock.read(phrase)
        if age is None or age.clamped:
            continue
        moment = _with_time(age.moment, line, end)
        if moment > clock.reference:
            # Where the zone is not known, the evening of the same day is no error.
            return Age(clock.reference, clamped=moment - clock.reference > timedelta(days=1))
        return Age(moment, clamped=False)
    if len(line) <= LONGEST:
        return clock.read(line) if _AGO.search(line) else None
    return None


def near(texts: Sequence[str], title: str, clock: Ages) -> Age | None:
    """The time that the lines about a headline tell; texts: a page's lines. None where none does."""
    places = [at for at, text in enumerate(texts) if text == title]
    for place in places[:3]:
        below = range(place + 1, min(len(texts), place + 1 + _BELOW))
        above = range(place - 1, max(-1, place - 1 - _ABOVE), -1)
        for at in (*below, *above):
            text = texts[at]
            if len(text) <= _LONGEST_LINE and any(map(str.isdecimal, text)):
                age = found(text, clock)
                if age is not None:
                    return age
    return None


def clamped(moment: datetime | None, reference: datetime) -> tuple[datetime | None, bool]:
    """A time that a page tells, not later than the reference, and whether it was."""
    if moment is None or moment <= reference:
        return moment, False
    return reference, True


def is_update(line: str) -> bool:
    """Whether a line tells when a page was changed, not when it was first published."""
    return _UPDATED.search(line) is not None and _PUBLISHED.search(line) is None


def _phrases(line: str) -> Iterator[tuple[str, int]]:
    """What may be the date of a line, without its time of day, and where it ends."""
    hits = [match for pattern in _DATES for match in pattern.finditer(line)]
    for match in sorted(hits, key=lambda match: match.start())[:4]:
        parts = match.groupdict()
        year = parts["year"]
        if len(year) == 2:
            year = f"20{year}"
        if parts.get("month"):
            yield f"{parts['day']} {parts['month']} {year}", match.end()
            continue
        one, two = int(parts["one"]), int(parts["two"])
        if match.re is _YEAR_FIRST:
            yield f"{year}-{one:02}-{two:02}", match.end()
        else:
            yield f"{one:02}-{two:02}-{year}", match.end()
            yield f"{two:02}-{one:02}-{year}", match.end()


def _with_time(day: datetime, line: str, end: int) -> datetime:
    """The moment on a day that the line names: its time of day, after the date or else before it."""
    if (day.hour, day.minute) != (0, 0):
        return day
    match = _CLOCK.search(line[end:]) or _CLOCK.search(line)  # the time may be glued to the year
    if match is None:
        return day
    hour, minute = int(match["hour"]), int(match["minute"])
    half = (match["half"] or "").lower()
    if half and hour <= 12:
        hour = hour % 12 + (12 if half.startswith("p") else 0)
    try:
        return day.replace(hour=hour, minute=minute, tzinfo=_zone(match["zone"])).astimezone(UTC)
    except (ValueError, OverflowError):
        return day


def _zone(name: str | None) -> tzinfo:
    if not name:
        return UTC
    offset = _OFFSET.search(name)
    if offset:
        sign = -1 if offset["sign"] in "-−" else 1
        try:
            return timezone(sign * timedelta(hours=int(offset["hours"]), minutes=int(offset["minutes"] or 0)))
        except ValueError:
            return UTC
    known = _ZONES.get(name.upper(), 0.0)
    return ZoneInfo(known) if isinstance(known, str) else timezone(timedelta(hours=known))


def _figures(line: str) -> str:
    """The line with the figures of every script written as 0 to 9."""
    if line.isascii():
        return line
    return "".join(
        str(int(character)) if character.isdecimal() and not character.isascii() else character
        for character in line
    )


# Hours before or after UTC; a name where summer time decides.
_ZONES: dict[str, float | str] = {
    **dict.fromkeys(("Z", "UTC", "GMT", "WET"), 0.0),
    **dict.fromkeys(("BST", "CET", "MEZ"), 1.0),
    **dict.fromkeys(("CEST", "MESZ", "EET", "SAST"), 2.0),
    **dict.fromkeys(("EEST", "MSK", "МСК"), 3.0),
    **dict.fromkeys(("HKT", "SGT", "AWST"), 8.0),
    **dict.fromkeys(("JST", "KST"), 9.0),
    **dict.fromkeys(("AST", "EDT"), -4.0),
    **dict.fromkeys(("EST", "CDT"), -5.0),
    **dict.fromkeys(("CST", "MDT"), -6.0),
    **dict.fromkeys(("MST", "PDT"), -7.0),
    "PKT": 5.0,
    "IST": 5.5,
    "WIB": 7.0,
    "AEST": 10.0,
    "AEDT": 11.0,
    "NZST": 12.0,
    "NZDT": 13.0,
    "BRT": -3.0,
    "PST": -8.0,
    "ET": "America/New_York",
    "CT": "America/Chicago",
    "MT": "America/Denver",
    "PT": "America/Los_Angeles",
}
_YEAR = r"(?P<year>(?:19|20)\d\d)"
_MONTH = r"(?P<month>[^\W\d_](?:[^\W\d_]|[\u0900-\u0963\u064b-\u065f])+)"
_OF = r"(?:\s+(?:de|del|di|da|of))?"
_YEAR_FIRST = re.compile(
    rf"(?<!\d){_YEAR}\s?(?:[./-]|年|년)\s?(?P<one>\d\d?)\s?(?:[./-]|月|월)\s?(?P<two>\d\d?)(?!\d)"
)
_DATES = (
    _YEAR_FIRST,
    re.compile(
        r"(?<![\d./-])(?P<one>\d\d?)(?P<sign>[./-])(?P<two>\d\d?)(?P=sign)(?P<year>(?:19|20)\d\d|\d\d(?!\d))"
    ),
    re.compile(rf"(?<!\d)(?P<day>\d\d?)(?:st|nd|rd|th|er|\.|º|ª)?{_OF}\s+{_MONTH}\.?,?{_OF}\s+{_YEAR}"),
    re.compile(rf"{_MONTH}\.?\s+(?P<day>\d\d?)(?:st|nd|rd|th)?,?\s+{_YEAR}"),
)
_CLOCK = re.compile(
    r"(?<!\d)(?P<hour>[01]?\d|2[0-3])[:.h時시](?P<minute>[0-5]\d)(?::[0-5]\d)?(?![\d%])"
    r"\s?(?P<half>[ap]\.?m\b\.?)?\s?(?P<zone>(?:UTC|GMT)\s?[+−-]\d\d?(?::?\d\d)?|[+−-]\d\d:?\d\d|Z\b|\b[A-ZМСК]{2,4}\b)?",
    re.IGNORECASE,
)
_OFFSET = re.compile(r"(?P<sign>[+−-])(?P<hours>\d\d?):?(?P<minutes>\d\d)?")
_AGO = re.compile(r"\d|\bago\b|yesterday|now", re.IGNORECASE)
_UPDATED = re.compile(
    r"updated|modified|aktualisiert|mis à jour|actualizado|atualizado|aggiornato"
    r"|обновлено|تحديث|अपडेट|更新|수정",
    re.IGNORECASE,
)
_PUBLISHED = re.compile(
    r"publish|posted|veröffentlicht|publi[ée]|publicado|pubblicato|опубликовано|نشر|प्रकाशित|公開|発表|発信|入力|입력",
    re.IGNORECASE,
)
