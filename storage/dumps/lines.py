"""Lines: a dump as clean lines, and the kinds that a line can have.

Cleans what the eye does not see (line ends, no-break spaces, zero-width characters, byte order
marks, trailing blanks, doubled apostrophes) and drops blank lines, keeping count of them. What a
line means is decided elsewhere, from its form and its neighbours.
"""

import re
from collections.abc import Sequence
from dataclasses import dataclass
from enum import StrEnum
from itertools import compress, count

from storage.models import Line


class Kind(StrEnum):
    """What a line of a dump is; the value is the word that `parse --explain` prints."""

    __hash__ = str.__hash__  # Enum's own is ten times slower, and lines are many

    BLANK = "blank"
    REFERENCE = "reference time"
    LOGO = "logo"
    HASH = "hash sign"
    LISTING = "listing"
    HEADLINE = "headline"
    BYLINE = "source and age"
    PARAGRAPH = "paragraph"
    BACKGROUND = "background"
    HASHTAGS = "hashtags"
    TAGS = "tags"
    FEATURES = "features"
    EXPLORE = "explore"
    COMMENTS = "comments"
    NO_COMMENTS = "no comments"
    RELATED = "related articles"
    SOURCE = "source"
    AGE = "age"
    CATEGORY = "category"
    SOURCE_AGAIN = "source again"
    TITLE = "title"
    TITLE_AGAIN = "title again"
    BODY = "body"
    RULE = "rule"
    FURNITURE = "furniture"
    UNREAD = "unread"


@dataclass(frozen=True, slots=True)
class Lines:
    """The lines of a dump that are not blank.

    texts: cleaned. numbers: where each stands in the dump, from 1. total: lines with the blank ones.
    """

    texts: Sequence[str]
    numbers: Sequence[int]
    total: int

    def __len__(self) -> int:
        return len(self.texts)

    def gap(self, index: int) -> int:
        """How many blank lines stand before a line; the blank lines at the top count too."""
        return self.numbers[index] - (self.numbers[index - 1] if index else 0) - 1


def clean(text: str) -> Lines:
    """The lines of a text, cleaned; linear in its length."""
    shown = visible(text)
    stripped = list(map(str.strip, shown.splitlines()))
    texts = list(filter(None, stripped))
    if "  " in shown:
        texts = [_SPACES.sub(" ", line) if "  " in line else line for line in texts]
    return Lines(texts, list(compress(count(1), stripped)), len(stripped))


def explained(lines: Lines, kinds: Sequence[Kind]) -> tuple[Line, ...]:
    """Every line of a dump with its kind, the blank ones too; kinds: one for each of lines."""
    found = dict(zip(lines.numbers, zip(kinds, lines.texts, strict=True), strict=True))
    blank = (Kind.BLANK, "")
    return tuple(
        Line(number, str(kind), text)
        for number in range(1, lines.total + 1)
        for kind, text in (found.get(number, blank),)
    )


def visible(text: str) -> str:
    """A text without what can't be seen, with plain spaces.

    The ideographic space stays inside a line, where Japanese headlines use it; joiners stay between
    letters of the scripts that need them and between emoji.
    """
    for control in _CONTROLS:
        if control in text:
            text = text.replace(control, "")
    if "\t" in text:
        text = text.replace("\t", " ")
    if not text.isascii():
        text = _whole(text)
        for space in _ODD_SPACES:
            if space in text:
                text = text.replace(space, " ")
        for character in _INVISIBLE:
            if character in text:
                text = text.replace(character, "")
        if _END_OF_ISOLATE in text:
            for character in _ISOLATES + _END_OF_ISOLATE:
                text = text.replace(character, "")
        if "\u200c" in text or "\u200d" in text:
            text = _STRAY_JOINER.sub("", text)
    if "''" in text:
        text = _DOUBLED_APOSTROPHE.sub("'", text)
    return text


def _whole(text: str) -> str:
    """The text with its surrogates joined, or replaced where their other half is missing."""
    try:
        text.encode()
    except UnicodeEncodeError:
        return text.encode("utf-16", "surrogatepass").decode("utf-16", "replace")
    return text


_SPACES = re.compile(" {2,}")
# Each is looked for by itself, in a millisecond for megabytes: a pattern of them all takes far longer.
_CONTROLS = "\x00\x07\x08\x1b\x7f"
_ODD_SPACES = "\u00a0\u2002\u2003\u2004\u2005\u2006\u2007\u2008\u2009\u200a\u202f\u205f"
_INVISIBLE = "\u200b\ufeff\u2060\u00ad\u200e\u200f\u061c\u180e\u202a\u202b\u202c\u202d\u202e"
_ISOLATES = "\u2066\u2067\u2068"
_END_OF_ISOLATE = "\u2069"
# Arabic, the scripts of India and its neighbours, symbols and emoji: there a joiner has a meaning.
_JOINED = "\u0600-\u08ff\u0900-\u0dff\u1000-\u109f\u1780-\u18af\ufb50-\ufdff\ufe00-\ufeff\u2190-\u2bff"
_JOINED += "\U0001f000-\U0001faff"
_STRAY_JOINER = re.compile(f"(?<![{_JOINED}])[\u200c\u200d]+|[\u200c\u200d]+(?![{_JOINED}])")
# As databases escape it. By itself it is a quotation mark, after 5'11 it means inches; three and more mean
# something else.
_DOUBLED_APOSTROPHE = re.compile(r"(?<![\s'])(?<!'\d)(?<!'\d\d)''(?!')|(?<!')''(?![\s'])")
