"""Heads: the lines above the text of a related article that say whose it is and how old.

Finds them by form and neighbours, in both renderings: a name, an age and the name again behind a
dash (plain), or a title twice, a name, an age behind the word "time" and bullets (logo).
"""

from collections.abc import Sequence
from dataclasses import dataclass

from storage.dumps import ages, editions, forms
from storage.dumps.lines import Kind

_LONGEST_NAME = 90
_LONGEST_BULLET = 90


@dataclass(frozen=True, slots=True)
class Head:
    """The lines of one head, with their kinds; start: of the first.

    source: the name. age: the phrase, without the word "time". title: where the head has one.
    """

    start: int
    kinds: tuple[Kind, ...]
    source: str | None
    age: str | None
    title: str | None = None

    @property
    def end(self) -> int:
        """The line after the last."""
        return self.start + len(self.kinds)


def find(texts: Sequence[str]) -> list[Head]:
    """The heads of a dump's related articles, in order, not overlapping."""
    found: list[Head] = []
    floor = 0
    for index, text in enumerate(texts):
        first = text[0]
        if first not in _STARTS or index < floor or len(text) > _LONGEST_BULLET:
            continue
        head = None
        if first in _DASHES:
            head = _plain(texts, index, floor)
        elif first in _BULLETS:
            head = _bulleted(texts, index, floor)
        elif text.startswith("time"):
            head = _timed(texts, index, floor)
        if head is not None:
            found.append(head)
            floor = head.end
    return found


def _plain(texts: Sequence[str], dash: int, floor: int) -> Head | None:
    """The head that ends with a name behind a dash, where the name and an age stand above it."""
    name = texts[dash][1:].strip()
    if not name:
        return None
    if dash - 2 >= floor and _same_name(texts[dash - 2], name) and _may_be_age(texts[dash - 1]):
        return Head(dash - 2, _PLAIN, texts[dash - 2], texts[dash - 1])
    # The dump begins within the head. "Yesterday" alone would rather be a title.
    if floor == 0 and dash == 1 and " " in texts[0] and ages.known(texts[0]) is not None:
        return Head(0, (Kind.AGE, Kind.SOURCE_AGAIN), name, texts[0])
    return None


def _bulleted(texts: Sequence[str], bullet: int, floor: int) -> Head | None:
    """The head that ends with bullets: the category and the name, or the name alone."""
    age = bullet - 1
    if age < floor:
        return None
    phrase = _timeless(texts[age])
    source = age - 1 if age - 1 >= floor else None
    bullets = [_unbulleted(texts[bullet])]
    after = bullet + 1
    named = source is not None and _same_name(texts[source], bullets[0])
    if (
        not named
        and after < len(texts)
        and texts[after][0] in _BULLETS
        and len(texts[after]) <= _LONGEST_BULLET
    ):
        bullets.append(_unbulleted(texts[after]))
        after += 1
        named = source is not None and _same_name(texts[source], bullets[1])
    if phrase is None and not (named and _may_be_age(texts[age])):
        return None  # bullets of an article
    kinds = [Kind.CATEGORY, Kind.SOURCE_AGAIN] if len(bullets) > 1 else [Kind.SOURCE_AGAIN]
    return _with_titles(
        texts, floor, source if named else None, age, phrase or texts[age], bullets[-1], kinds
    )


def _timed(texts: Sequence[str], age: int, floor: int) -> Head | None:
    """The head whose age is behind the word "time" and that has no bullets."""
    if age + 1 < len(texts) and texts[age + 1][0] in _BULLETS:
        return None  # found when its bullets are
    phrase = _timeless(texts[age])
    if phrase is None or age - 1 < floor or len(texts[age - 1]) > _LONGEST_NAME:
        return None
    return _with_titles(texts, floor, age - 1, age, phrase, texts[age - 1], [])


def _with_titles(
    texts: Sequence[str], floor: int, source: int | None, age: int, phrase: str, last: str, ending: list[Kind]
) -> Head:
    """The head in the logo rendering with the titles above it: twice, or once if it is the next line.

    source: the line of the name, None where only the bullets may have it. last: the last bullet.
    """
    if source is None and age - 1 >= floor and not _is_pair(texts, age - 2, floor):
        source = age - 1  # a name that the bullets do not repeat
    top = age if source is None else source
    end = age + 1 + len(ending)
    kinds = [Kind.AGE, *ending] if source is None else [Kind.SOURCE, Kind.AGE, *ending]
    name = last if source is None else texts[source]
    title = None
    if _is_pair(texts, top - 2, floor):
        title = texts[top - 2]
        kinds = [Kind.TITLE, Kind.TITLE_AGAIN, *kinds]
        top -= 2
    elif top - 1 >= floor and end < len(texts) and forms.same(texts[top - 1], texts[end]):
        title = texts[top - 1]
        kinds = [Kind.TITLE, *kinds]
        top -= 1
    return Head(top, tuple(kinds), name, phrase, title)


def _is_pair(texts: Sequence[str], index: int, floor: int) -> bool:
    """Whether a line stands twice, from index on."""
    return index >= floor and forms.same(texts[index], texts[index + 1])


def _same_name(one: str, other: str) -> bool:
    return len(one) <= _LONGEST_NAME and (one == other or one.casefold() == other.casefold())


def _may_be_age(text: str) -> bool:
    """Whether a line between a name and the name again is an age; its language may be unknown."""
    if ages.known(text) is not None:
        return True
    return len(text) <= 40 and not forms.is_prose(text)


def _timeless(text: str) -> str | None:
    """The age behind the word "time"; None for other lines."""
    if len(text) > ages.LONGEST + 12:
        return None
    if text[:4] == "time" and ages.known(text[4:]) is not None:
        return text[4:].strip()
    for word in editions.FURNITURE["time"]:
        if text.startswith(word) and ages.known(text.removeprefix(word)) is not None:
            return text.removeprefix(word).strip()
    return None


def _unbulleted(text: str) -> str:
    return text[1:].strip()


_DASHES = frozenset("-–—−‐‑")
_BULLETS = frozenset("•·∙◦‣▪●○*")
# Bound once: Python 3.11 looks up a member of an enumeration slowly, and heads are many.
_PLAIN = (Kind.SOURCE, Kind.AGE, Kind.SOURCE_AGAIN)
_STARTS = _DASHES | _BULLETS | {"t"}
