"""Bylines: a source and an age that were glued together, as "Fox News13 hours ago".

Only parts such a line; where one stands in a page is the page reader's work. A digit between the
two can belong to either: "France 243 hours ago" is France 24 and 3 hours.
"""

import re
from collections.abc import Container
from dataclasses import dataclass

from storage.dumps import ages
from storage.dumps.ages import Ages
from storage.dumps.phrases import Offset, Unit

# A source's name and an age, in characters.
LONGEST = 110


@dataclass(frozen=True, slots=True)
class Byline:
    """source: None where the line is an age alone. age: the phrase."""

    source: str | None
    age: str


def part(line: str, sources: Container[str] = ()) -> Byline | None:
    """Parts a line into source and age, or None where it does not end with an age.

    sources: names known from the same dump; a split that leaves one of them is the right one.
    """
    if len(line) > LONGEST or line[-1] in _PROSE_ENDINGS:
        return None
    if ages.known(line) is not None:
        return Byline(None, line)
    best: tuple[tuple[bool, bool, bool, int], int] | None = None
    for start in ages.tails(line):
        source, age = line[:start].rstrip(), line[start:]
        meaning = ages.known(age)
        digits = _DIGITS.match(age)
        if not any(map(str.isalpha, source)):
            continue
        if isinstance(meaning, Offset) and digits and meaning.count > _MOST[meaning.unit]:
            continue
        rank = (
            source in sources,
            _NUMBERED.search(source) is not None,
            # Glued means that a digit after a blank begins the name's number, not the age.
            not (digits and len(digits[0]) > 1 and line[start - 1 : start] == " "),
            -start,
        )
        if best is None or rank > best[0]:
            best = (rank, start)
    if best is None:
        return None
    return Byline(line[: best[1]].rstrip(), line[best[1] :])


def asked(line: str, sources: Container[str], clock: Ages) -> Byline | None:
    """As part, for ages that no table knows: tried below a known name, or where a figure is glued to one."""
    if len(line) > LONGEST:
        return None
    for start in range(1, len(line)):
        name = line[:start].rstrip()
        if (name in sources or _is_seam(line, start)) and clock.read(line[start:]) is not None:
            return Byline(name, line[start:].strip())
    return None


def is_glued(line: str, byline: Byline) -> bool:
    """Whether no blank stands between the name and the age of a line, which prose never is."""
    return byline.source is not None and line[len(byline.source)] != " "


def _is_seam(line: str, start: int) -> bool:
    return line[start].isdecimal() and line[start - 1].isalpha()


_PROSE_ENDINGS = '!?。！？।؟"”»)'
_DIGITS = re.compile(r"\d+")
# What an age counts to before the next unit takes over.
_MOST = {
    Unit.SECOND: 59,
    Unit.MINUTE: 59,
    Unit.HOUR: 23,
    Unit.DAY: 31,
    Unit.WEEK: 5,
    Unit.MONTH: 12,
    Unit.YEAR: 30,
}
# Names that end in a figure: of round-the-clock channels, and of some large ones.
_NUMBERED = re.compile(r"(?:^|\D)24$|^(?:TF1|M6|La7|RTL2|N12)$")
