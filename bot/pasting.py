"""Pasting: whether a message continues the paste before it, and what white space stood at the cut. Pure.

Clients cut a text of more than 4,096 UTF-16 units: Telegram Desktop at the last blank line, newline or
end of a sentence in the second half, phones near the limit. The white space at the cut is lost.
"""

import unicodedata
from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from datetime import timedelta

import regex

from bot.views.text import MESSAGE_UNITS, units
from storage.dumps import ages
from storage.dumps.forms import is_headline, width
from storage.inbox import Part

CUT_AT_LEAST = MESSAGE_UNITS // 2 - 48
LOST = 48
"""How much white space may have been lost at a cut."""
FORWARDED_TOGETHER = timedelta(seconds=3)

_ENDED = regex.compile(r"""[.!?…。！？؟।:][\p{Pf}\p{Pe}\p{Po}"'”’»)\]]*$|[\p{Pf}\p{Pe}"'”’»]$""")
_SENTENCE_END = regex.compile(r"""[.!?…؟।]["'”’»)\]]*([ \n])""")
_BULLET = regex.compile(r"^[-–•*·]\s+")
_FURNITURE = regex.compile(
    r"(?:logo|#|hashtags|orange background|try our ai features|explore what .{1,40} can do for you:"
    r"|comments|no comments yet.*|related articles|latest news with .*)",
    regex.IGNORECASE,
)
_SPACELESS = regex.compile(
    r"[\p{Han}\p{Hiragana}\p{Katakana}\p{Thai}\p{Lao}\p{Khmer}\p{Myanmar}]|[。、！？「」『』]"
)
_LONG_LINE = 100
_SHORT_LINE = 200


def could_be_cut(text: str) -> bool:
    """Whether a message is long enough to be a part with more to follow."""
    return units(text) >= CUT_AT_LEAST


def belongs(parts: Sequence[Part], part: Part, *, late: bool) -> bool:
    """Whether a message is one more part of a paste, at its place by message id.

    late: the paste was taken for whole already; then only what reads as its continuation belongs to it.
    """
    if part.file_id is not None or any(other.file_id is not None for other in parts):
        return False
    before = [other for other in parts if other.message_id < part.message_id]
    after = [other for other in parts if other.message_id > part.message_id]
    if before:
        whole = joined([other.text for other in before])
        return _together(before[-1], part) and continues(before[-1].text, part.text, whole=whole, late=late)
    return _together(part, after[0]) and continues(part.text, after[0].text, whole=part.text, late=late)


def continues(before: str, after: str, *, whole: str, late: bool) -> bool:
    """Whether the text of a message reads as what followed the cut at the end of the one before.

    whole: everything of the paste up to the end of before.
    """
    if units(before) < CUT_AT_LEAST or units(before) + units(after) <= MESSAGE_UNITS - LOST:
        return False  # not long enough, or both would have fitted into one message
    seen = _Cut.of(before, after, whole)
    if seen.broken_off:
        return seen.prose or (not late and (seen.filled or units(after) >= _LONG_LINE))
    if seen.opens_page:
        return False
    if seen.structure:
        return True
    if seen.prose:
        return not late or not seen.would_have_fitted
    return not late and (seen.filled or units(after) >= _LONG_LINE)


def joined(texts: Iterable[str]) -> str:
    """The parts as one text again."""
    whole = ""
    last = ""
    for text in texts:
        whole = f"{whole}{seam(last, text, whole)}{text}" if whole else text
        last = text
    return whole


def seam(before: str, after: str, whole: str) -> str:
    """The white space that reads best at the cut between two parts; whole ends with before."""
    seen = _Cut.of(before, after, whole)
    if units(before) >= MESSAGE_UNITS - 1 and not any(character.isspace() for character in before[-200:]):
        return ""
    if seen.splits_source:
        return " "
    if seen.starts_block:
        return "\n\n\n"
    if seen.structure:
        return "\n"
    if seen.broken_off or after[:1].islower():
        return "" if _SPACELESS.match(before[-1:]) and _SPACELESS.match(after[:1]) else " "
    if width(seen.last) < _LONG_LINE and not _ENDED.search(seen.last):
        return "\n"
    if seen.opens_page:
        return "\n\n"
    if seen.among_related or (seen.filled and _runs_on(before)):
        return " "
    half = before[len(before) // 2 :]
    if "\n\n" in half:
        return "\n\n"
    if "\n" in half or len(seen.last) < len(before) // 2:
        return "\n"
    return "" if _SPACELESS.match(before[-1:]) else " "


@dataclass(frozen=True, slots=True)
class _Cut:
    """What stands on the two sides of a cut.

    last, first: the lines at the cut. filled: the next word had no room, so any white space may have been
    here. broken_off: in the middle of a sentence. starts_block: the second
    side begins a related article of an aggregator's page. structure: it begins with a line of such a
    page's frame, or the first side ends with one. splits_source: in the middle of a source's name, which
    stands whole beside it. among_related: the first side is past the main article.
    prose: the second side begins with sentences. opens_page: it begins a page of its own.
    would_have_fitted: no client would have cut here, the next paragraph had room.
    """

    last: str
    first: str
    filled: bool
    broken_off: bool
    starts_block: bool
    structure: bool
    splits_source: bool
    among_related: bool
    prose: bool
    opens_page: bool
    would_have_fitted: bool

    @classmethod
    def of(cls, before: str, after: str, whole: str) -> "_Cut":
        ahead = _lines(after)
        first = ahead[0] if ahead else ""
        behind = _lines(whole)
        last = behind[-1] if behind else ""
        ended = _ENDED.search(last) is not None
        in_frame = _is_frame(first) or _is_age(first) or _BULLET.match(last) is not None or _is_age(last)
        filled = units(before) + units(after.split(maxsplit=1)[0] if first else "") >= MESSAGE_UNITS - 2
        broken_off = (filled or width(last) >= _LONG_LINE) and not ended and not in_frame
        starts_block = _starts_block(ahead)
        among_related = _past_main(behind)
        prose = width(first) >= _LONG_LINE or (ended_line(first) and len(first.split()) >= 3)
        room = MESSAGE_UNITS - LOST - units(before)
        would_have_fitted = units(after.split("\n\n", 1)[0]) < room
        titled = _is_title(first) and not in_frame and not starts_block
        titled = titled and len(ahead) > 1 and width(ahead[1]) >= _LONG_LINE
        frame_follows = any(_is_frame(line) for line in ahead)
        opens_page = first.lower() == "logo" or (
            titled and not broken_off and (among_related or (would_have_fitted and not frame_follows))
        )
        return cls(
            last=last,
            first=first,
            filled=filled,
            broken_off=broken_off,
            starts_block=starts_block,
            structure=starts_block or in_frame,
            splits_source=_splits_source(behind, ahead),
            among_related=among_related,
            prose=prose,
            opens_page=opens_page,
            would_have_fitted=would_have_fitted,
        )


def ended_line(line: str) -> bool:
    """Whether a line ends as a statement does; a question may as well be one to the bot."""
    return _ENDED.search(line) is not None and not line.rstrip("\"'”’»)]").endswith(("?", "؟", "？"))


def _together(one: Part, other: Part) -> bool:
    """Whether two messages may come from one paste: both written here, or both forwarded from one moment."""
    if one.forwarded != other.forwarded:
        return False
    return not one.forwarded or abs(other.reference - one.reference) <= FORWARDED_TOGETHER


def _lines(text: str) -> list[str]:
    return [line for raw in text.splitlines() if (line := raw.strip())]


def _starts_block(lines: Sequence[str]) -> bool:
    """Source, age, source again; or title, title again, source, "time" glued to the age."""
    if not lines or len(lines[0]) > _SHORT_LINE or _is_age(lines[0]):
        return False
    if len(lines) > 2 and _is_age(lines[1]) and _BULLET.match(lines[2]):
        return True
    return any(line.lower().startswith("time") and _is_age(line[4:]) for line in lines[1:4])


def _splits_source(behind: Sequence[str], ahead: Sequence[str]) -> bool:
    if not behind or not ahead:
        return False
    name = f"{_BULLET.sub('', behind[-1], count=1)} {ahead[0]}"
    return name in behind[-3:-1] or any(name == _BULLET.sub("", line, count=1) for line in ahead[1:3])


def _past_main(lines: Sequence[str]) -> bool:
    """Whether an age stands as a related article has it: before a bullet, or glued to "time"."""
    return any(
        _is_age(lines[number] if _BULLET.match(line) else line)
        for number, line in enumerate(lines[1:])
        if _BULLET.match(line) or line[:4].lower() == "time"
    )


def _runs_on(text: str) -> bool:
    """Whether most sentences of a text are followed by another one on the same line."""
    ends = _SENTENCE_END.findall(text)
    return ends.count(" ") * 2 > len(ends)


def _is_age(line: str) -> bool:
    if not line or len(line) > ages.LONGEST:
        return False
    glued = line[4:] if line.lower().startswith("time") else line
    return ages.known(glued.strip()) is not None


def _is_frame(line: str) -> bool:
    return _FURNITURE.fullmatch(line) is not None


def _is_title(line: str) -> bool:
    """A headline by its form, that begins as one does."""
    if len(line) < 8 or _BULLET.match(line) or line.endswith((":", ",", ";")) or not is_headline(line):
        return False
    start = line.lstrip("\"'“‘«「『([")[:1]
    return bool(start) and (start.isdigit() or unicodedata.category(start) in ("Lu", "Lt", "Lo"))
