"""Cuts: what can be seen on the two sides of the place where a client may have cut a paste. Pure.

What follows from it is decided in pasting.py.
"""

import unicodedata
from collections.abc import Sequence
from dataclasses import dataclass

import regex

from bot.views.text import MESSAGE_UNITS, units
from storage.dumps import ages
from storage.dumps.forms import HEADLINE_WIDTH, is_headline, width
from storage.dumps.lines import visible

LOST = 48
"""How much white space may have been lost at a cut."""
LONG_LINE = 100
LOOKED_BACK = 12_000
"""Characters before a cut that matter to it."""

_ENDED = regex.compile(r"""[.!?…。！？؟।:][\p{Pf}\p{Pe}\p{Po}"'”’»)\]]*$|[\p{Pf}\p{Pe}"'”’»]$""")
_BULLET = regex.compile(r"^[-–•*·]\s*")
_FURNITURE = regex.compile(
    r"(?:logo|#|hashtags|orange background|try our ai features|explore what .{1,40} can do for you:"
    r"|comments|no comments yet.*|related articles|latest news with .*)",
    regex.IGNORECASE,
)
_SHORT_LINE = 200
_BYLINE = 80


@dataclass(frozen=True, slots=True)
class Cut:
    """What stands on the two sides of a cut.

    last: the line before it. filled: the next word had no room, so any white space may have been here.
    ended: the last line ends as a sentence does. prose: the second side begins with sentences.
    broken_off: in the middle of a sentence. after_title: after a related article's title, or within_title.
    starts_block: the second side begins a related article of an aggregator's page. in_frame: it begins with
    a line of such a page's frame, or the first side ends with one. splits_source: in the middle of a
    source's name, which stands whole beside it, or right after its bullet. among_related: the first side is
    past the main article. opens_page: the second side begins a page of its own. would_have_fitted: no client
    would have cut here, the next paragraph had room.
    """

    last: str
    filled: bool
    ended: bool
    prose: bool
    broken_off: bool
    after_title: bool
    within_title: bool
    starts_block: bool
    in_frame: bool
    splits_source: bool
    among_related: bool
    opens_page: bool
    would_have_fitted: bool

    @classmethod
    def between(cls, before: str, after: str, whole: str) -> "Cut":
        """before, after: the two parts. whole: everything up to the cut."""
        behind, ahead = _lines(whole[-LOOKED_BACK:]), _lines(after)
        last, first = behind[-1] if behind else "", ahead[0] if ahead else ""
        prose = width(first) >= LONG_LINE or (_is_statement(first) and len(first.split()) >= 3)
        ended = _ENDED.search(last) is not None
        word = after.split(maxsplit=1)[0] if first else ""
        filled = units(before) + units(word) >= MESSAGE_UNITS - 2
        starts_block = _starts_block(ahead)
        in_frame = _is_frame(first) or _has_age(first) or is_bullet(last) or _is_age(last)
        after_title = len(behind) > 1 and is_bullet(behind[-2]) and width(last) <= HEADLINE_WIDTH
        broken_off = (filled or (width(last) >= LONG_LINE and not after_title)) and not ended and not in_frame
        among_related = _past_main(behind)
        would_have_fitted = units(before) + units(after.split("\n\n", 1)[0]) < MESSAGE_UNITS - LOST
        heads = width(first) < LONG_LINE and len(ahead) > 1 and width(ahead[1]) >= LONG_LINE
        alone = heads and _is_title(first) and not (in_frame or starts_block or broken_off or after_title)
        frame_follows = any(_is_frame(line) for line in ahead)
        opens_page = alone and (among_related or (would_have_fitted and not frame_follows))
        return cls(
            last=last,
            filled=filled,
            ended=ended,
            prose=prose,
            broken_off=broken_off,
            after_title=after_title,
            within_title=after_title and not prose and (heads or first[:1].islower()),
            starts_block=starts_block,
            in_frame=in_frame,
            splits_source=_splits_source(behind, ahead),
            among_related=among_related,
            opens_page=opens_page or first.lower() == "logo",
            would_have_fitted=would_have_fitted,
        )


def is_bullet(line: str) -> bool:
    """Whether a line begins as a source or a category does in a related article."""
    return _BULLET.match(line) is not None


def _lines(text: str) -> list[str]:
    return [line for raw in visible(text).splitlines() if (line := raw.strip())]


def _is_statement(line: str) -> bool:
    """Whether a line ends as a statement does; a question may as well be one to the bot."""
    return _ENDED.search(line) is not None and not line.rstrip("\"'”’»)]").endswith(("?", "؟", "？"))


def _starts_block(lines: Sequence[str]) -> bool:
    """Source, age, source again; or title, title again, source, "time" glued to the age."""
    if not lines or len(lines[0]) > _SHORT_LINE or _is_age(lines[0]):
        return False
    if len(lines) > 2 and _is_age(lines[1]) and is_bullet(lines[2]):
        return True
    return any(line.lower().startswith("time") and _is_age(line) for line in lines[1:4])


def _splits_source(behind: Sequence[str], ahead: Sequence[str]) -> bool:
    if not behind or not ahead:
        return False
    begun = _BULLET.sub("", behind[-1])
    name = f"{begun} {ahead[0]}"
    return not begun or name in behind[-5:-1] or any(name == _BULLET.sub("", line) for line in ahead[1:5])


def _past_main(lines: Sequence[str]) -> bool:
    """Whether an age stands as a related article has it: before a bullet, or glued to "time"."""
    return any(
        _is_age(lines[number] if is_bullet(line) else line)
        for number, line in enumerate(lines[1:])
        if is_bullet(line) or line[:4].lower() == "time"
    )


def _is_age(line: str) -> bool:
    if not line or len(line) > ages.LONGEST:
        return False
    glued = line[4:] if line.lower().startswith("time") else line
    return ages.known(glued.strip()) is not None


def _has_age(line: str) -> bool:
    """An age, or a source glued to one: "Fox News13 hours ago"."""
    return _is_age(line) or (len(line) <= _BYLINE and next(ages.tails(line), None) is not None)


def _is_frame(line: str) -> bool:
    return _FURNITURE.fullmatch(line) is not None


def _is_title(line: str) -> bool:
    """A headline by its form, that begins as one does."""
    if len(line) < 8 or is_bullet(line) or line.endswith((":", ",", ";")) or not is_headline(line):
        return False
    start = line.lstrip("\"'“‘«「『([")[:1]
    return bool(start) and (start.isdigit() or unicodedata.category(start) in ("Lu", "Lt", "Lo"))
