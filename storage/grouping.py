"""Grouping: which of some articles tell of one event, and which number each group goes by.

Pure decisions over nearness; the tables are placing.py's.
"""

from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass

import numpy as np
from numpy.typing import NDArray

LINE = 0.45
"""The least mean score (likeness.py) of two groups that are one story."""
ESTABLISHED = 5
"""Of groups of so many articles each, it is seen whether they keep to names of their own (naming.py)."""
NAMES_FREE = 0.5
NAMES_RAISE = 0.2
"""By how much the line between such groups rises with every name that is more than NAMES_FREE."""


@dataclass(frozen=True, slots=True)
class Number:
    """A story's number and the article whose company it stands for."""

    id: int
    founder: int


def groups(
    score: NDArray[np.float64],
    line: float = LINE,
    *,
    apart: Callable[[Sequence[int], Sequence[int]], float] | None = None,
    together: Sequence[Sequence[int]] = (),
) -> list[list[int]]:
    """Average link: the two groups of the highest mean score become one, while that reaches the line.

    score: square and symmetric. apart: what two groups' own names tell (Names.kept_apart), by which the line
    between large groups rises. together: rows that are one group from the beginning.
    Returns the groups as rows of score, each sorted, by their first. Among equals the lowest rows go first,
    so that the same articles always give the same groups.
    """
    links = score.astype(np.float64).copy()
    np.fill_diagonal(links, -np.inf)
    members: dict[int, list[int]] = {row: [row] for row in range(len(links))}
    for rows in together:
        for other in rows[1:]:
            _join(links, members, rows[0], other)
    while len(members) > 1:
        one, other = divmod(int(np.argmax(links)), len(links))
        mean = links[one, other]
        if mean < line:
            break
        large = min(len(members[one]), len(members[other])) >= ESTABLISHED
        if apart and large and mean < line + _raised(apart(members[one], members[other])):
            links[one, other] = links[other, one] = -np.inf
            continue
        _join(links, members, one, other)
    return sorted(sorted(group) for group in members.values())


def _raised(names: float) -> float:
    return NAMES_RAISE * max(names - NAMES_FREE, 0.0)


def _join(links: NDArray[np.float64], members: dict[int, list[int]], one: int, other: int) -> None:
    left, right = len(members[one]), len(members[other])
    mean = (links[one] * left + links[other] * right) / (left + right)
    links[one], links[:, one] = mean, mean
    links[other], links[:, other] = -np.inf, -np.inf
    links[one, one] = -np.inf
    members[one] += members.pop(other)


def numbered(
    parts: Sequence[Sequence[int]], numbers: Sequence[Number], before: Mapping[int, int]
) -> tuple[list[int | None], dict[int, int]]:
    """Which number each part goes by, and where each number's founder is from now on.

    parts: article ids. numbers: all that were given to these articles. before: the story of each article
    until now. A number goes with its founder; of several in one part the oldest speaks. A part without
    a founder takes over the number of the story that most of it came from, if that would fall silent.
    Returns for each part its number, None where it needs a new one; and the founders that changed.
    """
    home = {article: index for index, part in enumerate(parts) for article in part}
    founders = {number.id: number.founder for number in numbers if number.founder in home}
    speaking: list[int | None] = []
    for index in range(len(parts)):
        mine = [number for number, founder in founders.items() if home[founder] == index]
        speaking.append(min(mine, default=None))
    moved: dict[int, int] = {}
    for index, part in enumerate(parts):
        if speaking[index] is not None:
            continue
        origins = [before[article] for article in part if article in before]
        silent = [story for story in origins if story in founders and story not in speaking]
        if silent:
            story = max(sorted(set(silent)), key=silent.count)
            speaking[index] = story
            moved[story] = min(article for article in part if before.get(article) == story)
    return speaking, moved
