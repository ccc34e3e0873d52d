"""Cuts: what a dump that was cut anywhere has at its end: half a block of furniture, or half a head.

Such lines would otherwise read as an article that is none. Only the last lines of a dump are looked at.
"""

from collections.abc import Collection, Sequence

from storage.dumps import ages, bylines, forms, furniture
from storage.dumps.lines import Kind

_LONGEST_NAME = 60
_LONGEST_HALF_AGE = 25
_LEAST_OF_TITLE = 8
_DASHES = "-–—"


def half_block(above: Kind, texts: Sequence[str]) -> list[Kind]:
    """The kinds of the last lines of a dump below furniture that misses its end; empty where they are none.

    above: the last line of that furniture.
    """
    if any(len(text) > furniture.LONGEST for text in texts):
        return []
    below: tuple[Kind, ...] = furniture.MIDDLE
    if above in below:
        below = below[below.index(above) + 1 :]
    elif len(texts) > 1 or forms.ends_sentence(texts[0]):
        return []  # below the background picture may stand an article, but not half a line of one
    return list(below[: len(texts)]) if len(texts) <= len(below) else []


def half_head(texts: Sequence[str], sources: Collection[str], *, alone: bool, apart: bool) -> list[Kind]:
    """The kinds of the last lines of a dump that are half the head of a related article; empty for none.

    texts: the last lines, no more than may belong to it. sources: names known from the dump.
    alone: nothing but a head can stand here. apart: a blank line stands above the last line.
    """
    *_, fourth, third, second, last = ["", "", "", "", *texts]
    if third and _repeats(fourth, third) and _is_name(second) and "time".startswith(last[:4]):
        return [Kind.TITLE, Kind.TITLE_AGAIN, Kind.SOURCE, Kind.AGE]
    if second and _repeats(third, second) and _is_name(last):
        return [Kind.TITLE, Kind.TITLE_AGAIN, Kind.SOURCE]
    if _repeats(second, last):
        return [Kind.TITLE, Kind.TITLE_AGAIN]
    if _is_name(third) and ages.known(second) and last[0] in _DASHES:
        return [Kind.SOURCE, Kind.AGE, Kind.SOURCE_AGAIN]
    if _is_name(second) and (
        ages.known(last) or (alone and len(texts) == 2 and len(last) <= _LONGEST_HALF_AGE)
    ):
        return [Kind.SOURCE, Kind.AGE]
    if _is_name(last) and ((alone and len(texts) == 1) or (apart and last in sources)):
        return [Kind.SOURCE]
    return []


def _repeats(title: str, again: str) -> bool:
    """Whether the second line is the first once more, or its beginning."""
    if not again or not forms.is_headline(title):
        return False
    return forms.same(title, again) or (len(again) >= _LEAST_OF_TITLE and title.startswith(again))


def _is_name(text: str) -> bool:
    return 0 < len(text) <= _LONGEST_NAME and not forms.ends_sentence(text) and bylines.part(text) is None
