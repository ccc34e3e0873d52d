"""Page text: which lines of a news page are its text, decided from the model's chances.

The model sees a few lines around each; what it can't see is decided here: a page without any likely
line, comments below the text, a caption that stands twice. Needs numpy; import it only where a page is
read.
"""

from collections.abc import Sequence

import numpy as np
import numpy.typing as npt

from storage.dumps import page_words
from storage.dumps.page_lines import MEASURES, PageLine

Flags = npt.NDArray[np.bool_]

# A line is text from this chance on; on a page without such a line, from this share of the best.
_LIKELY = 0.5
_LIKELIEST = 0.6
# One line between two of text is text too, from this chance on.
_BETWEEN = 0.3
# A heading over comments, and how many dates of comments follow it within so many lines.
_COMMENTS = page_words.KINDS.index("comments")
_COMMENTS_WORDS = 5
_COMMENTS_SHARE = 0.3
_LEAST_DATES = 2
_THREAD = 24
# A line of so few words that is nothing but words of furniture is furniture; the lines without a full
# stop that follow it are teasers, unless they are text from this chance on.
_HEADINGS = [
    page_words.KINDS.index(kind)
    for kind in ("related", "comments", "share", "subscribe", "legal", "menu", "more", "tags")
]
_RELATED = page_words.KINDS.index("related")
_ENDS = MEASURES.index("ends_sentence")
_HEADING_WORDS = 5
_WHOLE = 0.99
_SURE = 0.85
# A line of so many words that stands twice is a caption or a teaser, if such lines are few.
_REPEATED_WORDS = 8
_MOST_REPEATED = 0.3


def chosen(lines: Sequence[PageLine], chances: npt.NDArray[np.float64]) -> list[bool]:
    """Which lines are text. chances: of each line to be."""
    text = _likely(lines, chances)
    if text.any():
        text &= ~_comments(lines, int(np.argmax(text)))
    text[1:-1] |= text[:-2] & text[2:] & (chances[1:-1] > _BETWEEN)
    text &= ~_teasers(lines, chances)
    return [bool(flag) for flag in _without_repeats(lines, text)]


def _likely(lines: Sequence[PageLine], chances: npt.NDArray[np.float64]) -> Flags:
    likely = chances > _LIKELY
    if not likely.any():
        prose = np.array([line.is_prose for line in lines])
        likely = prose & (chances > _LIKELIEST * float((chances * prose).max()))
    return np.asarray(likely)


def _comments(lines: Sequence[PageLine], first: int) -> Flags:
    """The lines from the heading of a thread of comments on; first: of the text."""
    below = np.zeros(len(lines), dtype=bool)
    for at in range(first + 1, len(lines)):
        line = lines[at]
        if line.words > _COMMENTS_WORDS or line.kinds[_COMMENTS] < _COMMENTS_SHARE:
            continue
        dates = sum(other.is_dated for other in lines[at + 1 : at + 1 + _THREAD])
        if dates >= _LEAST_DATES:
            below[at:] = True
            break
    return below


def _teasers(lines: Sequence[PageLine], chances: npt.NDArray[np.float64]) -> Flags:
    """The lines that say by their words alone what they are, and headlines under "related" or the like."""
    found = np.zeros(len(lines), dtype=bool)
    under = False
    for at, line in enumerate(lines):
        if line.words <= _HEADING_WORDS and max(line.kinds[kind] for kind in _HEADINGS) >= _WHOLE:
            found[at] = True
            under = line.kinds[_RELATED] >= _WHOLE
        elif line.is_prose or line.measures[_ENDS]:
            under = False
        elif under:
            found[at] = chances[at] < _SURE
    return found


def _without_repeats(lines: Sequence[PageLine], text: Flags) -> Flags:
    repeated = text & np.array([line.repeats > 1 and line.words >= _REPEATED_WORDS for line in lines])
    words = np.array([line.words for line in lines])
    if words[repeated].sum() > _MOST_REPEATED * words[text].sum():
        return text
    return np.asarray(text & ~repeated)
