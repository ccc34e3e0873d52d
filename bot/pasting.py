"""Pasting: whether a message continues the paste before it, and what white space stood at the cut. Pure.

Clients cut a text of more than 4,096 UTF-16 units: Telegram Desktop at the last blank line, newline or
end of a sentence in the second half, phones near the limit. The white space at the cut is lost.
"""

from collections.abc import Iterable, Sequence
from datetime import timedelta

import regex

from bot.cuts import LONG_LINE, LOST, Cut
from bot.views.text import MESSAGE_UNITS, units
from storage.dumps.forms import width
from storage.inbox import Part

CUT_AT_LEAST = MESSAGE_UNITS // 2 - LOST
NEARLY_FULL = MESSAGE_UNITS - 200
FORWARDED_TOGETHER = timedelta(seconds=3)

_SPACELESS = regex.compile(
    r"[\p{Han}\p{Hiragana}\p{Katakana}\p{Thai}\p{Lao}\p{Khmer}\p{Myanmar}]|[。、！？「」『』]"
)
_SENTENCE_END = regex.compile(r"""[.!?…؟।]["'”’»)\]]*([ \n])""")
_BEFORE_A_CUT = 3
"""Parts before a cut that matter to it."""


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
        whole = joined(other.text for other in before[-_BEFORE_A_CUT:])
        return _together(before[-1], part) and continues(before[-1].text, part.text, whole=whole, late=late)
    return _together(part, after[0]) and continues(part.text, after[0].text, whole=part.text, late=late)


def continues(before: str, after: str, *, whole: str, late: bool) -> bool:
    """Whether the text of a message reads as what followed the cut at the end of the one before.

    whole: everything of the paste up to the end of before.
    """
    if units(before) < CUT_AT_LEAST or units(before) + units(after) <= MESSAGE_UNITS - LOST:
        return False  # not long enough, or both would have fitted into one message
    cut = Cut.between(before, after, whole)
    at_once = not late and (units(before) >= NEARLY_FULL or units(after) >= LONG_LINE)
    if cut.broken_off:
        return cut.prose or at_once
    if cut.opens_page:
        return False
    if cut.starts_block or cut.in_frame:
        return True
    if cut.prose:
        return not late or not cut.would_have_fitted
    return at_once


def joined(texts: Iterable[str]) -> str:
    """The parts as one text again."""
    whole = last = ""
    for text in texts:
        whole = f"{whole}{seam(last, text, whole)}{text}" if whole else text
        last = text
    return whole


def seam(before: str, after: str, whole: str) -> str:
    """The white space that reads best at the cut between two parts; whole ends with before."""
    if units(before) >= MESSAGE_UNITS - 1 and not any(character.isspace() for character in before[-200:]):
        return ""
    cut = Cut.between(before, after, whole)
    spaceless = _SPACELESS.match(before[-1:]) is not None
    within_a_line = "" if spaceless and _SPACELESS.match(after[:1]) else " "
    if cut.splits_source:
        return " "
    if cut.starts_block:
        return "\n\n\n"
    if cut.in_frame:
        return "\n"
    if cut.after_title:
        return within_a_line if cut.within_title else "\n"
    if cut.broken_off or after[:1].islower():
        return within_a_line
    if width(cut.last) < LONG_LINE and not cut.ended:
        return "\n"
    if cut.opens_page:
        return "\n\n"
    if cut.among_related or (cut.filled and _runs_on(before)):
        return " "
    half = before[len(before) // 2 :]
    if "\n\n" in half:
        return "\n\n"
    if "\n" in half or len(cut.last) < len(before) // 2:
        return "\n"
    return "" if spaceless else " "


def _runs_on(text: str) -> bool:
    """Whether most sentences of a text are followed by another one on the same line."""
    ends = _SENTENCE_END.findall(text)
    return ends.count(" ") * 2 > len(ends)


def _together(one: Part, other: Part) -> bool:
    """Whether two messages may come from one paste: both written here, or both forwarded from one moment."""
    if one.forwarded != other.forwarded:
        return False
    return not one.forwarded or abs(other.reference - one.reference) <= FORWARDED_TOGETHER
