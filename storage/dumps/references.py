"""References: "as of 2025-07-01 09:00", by which an admin says when a page was taken.

On a dump's first line, or as the caption of a document. Without a zone it is UTC.
"""

import re
from datetime import UTC, datetime
from zoneinfo import ZoneInfo

from storage.dumps import ages
from storage.dumps.lines import visible

_LOOKED_AT = 200


def taken(line: str, reference: datetime) -> datetime | None:
    """The time that an "as of" line names; None where the line is none.

    line: "as of" and a date or an age, in any way that ages.py reads in English, and perhaps a zone of
    the tz database. reference: aware; when the line was sent, for "as of yesterday".
    Returns UTC, also later than reference: an admin may know better than a clock.
    """
    match = _AS_OF.fullmatch(visible(line[:_LOOKED_AT]).strip())
    if match is None or len(line) > _LOOKED_AT:
        return None
    phrase = " ".join(match["phrase"].split())
    moment = ages.stated(phrase, reference)
    if moment is not None:
        return moment
    phrase, _, name = phrase.rpartition(" ")
    moment = ages.stated(phrase, reference)
    zone = _zone(name)
    if moment is None or zone is None:
        return None
    try:
        return moment.replace(tzinfo=zone).astimezone(UTC)
    except OverflowError:
        return None


def split(text: str, reference: datetime) -> tuple[str, datetime, int | None]:
    """Takes the "as of" line from the top of a text.

    Returns the text with that line blank, the reference time it names (or the given one, in UTC), and
    the number of the line, None where there is none.
    """
    before = 0
    for number, line in enumerate(text[: 2 * _LOOKED_AT].splitlines(keepends=True), 1):
        if visible(line).strip():
            moment = taken(line, reference)
            if moment is None:
                break
            return text[:before] + "\n" + text[before + len(line) :], moment, number
        before += len(line)
    return text, reference.astimezone(UTC), None


def _zone(name: str) -> ZoneInfo | None:
    try:
        return ZoneInfo(name)
    except (KeyError, ValueError, OSError):
        return None


_AS_OF = re.compile(r"as of:? (?P<phrase>.{3,80})", re.IGNORECASE)
