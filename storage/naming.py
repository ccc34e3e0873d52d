"""Naming: the names that each of two groups of articles keeps to for itself.

Pure. Two events of one kind are told with many of the same words, but about other persons and places. In
a single article a name may be missing by chance; where half of a group has one and the other group
doesn't, it tells the events apart.
"""

from collections.abc import Sequence

import numpy as np

from storage.vectors import NAME, PAIR, Floats, Rarity, Vector

USUAL = 0.5
"""The least part of a group's articles that has a name which is the group's."""
STRAY = 0.1
"""The most of the other group's articles that may have it too."""
TELLING = 0.4
"""The rarity, as a part of the greatest, of a name that tells anything."""


class Names:
    """The names of some articles, to be asked about groups of rows. The first question makes the table."""

    def __init__(self, vectors: Sequence[Vector], rarity: Rarity) -> None:
        self._vectors = vectors
        self._rarity = rarity
        self._made: tuple[Floats, Floats, Floats] | None = None

    def kept_apart(self, one: Sequence[int], other: Sequence[int]) -> float:
        """How much the names tell that each group has for itself, in names of the greatest rarity.

        Of both groups' the lesser: one group alone may just tell more.
        """
        named, had, known = self._table()
        usual, elsewhere = named[one].mean(axis=0) >= USUAL, had[other].mean(axis=0) <= STRAY
        also_usual, also_elsewhere = named[other].mean(axis=0) >= USUAL, had[one].mean(axis=0) <= STRAY
        return float(min(known[usual & elsewhere].sum(), known[also_usual & also_elsewhere].sum()))

    def _table(self) -> tuple[Floats, Floats, Floats]:
        """By article and name: if it is named so, if the word is there; and how telling each name is."""
        if self._made is None:
            single = [vector[(vector["kinds"] & PAIR) == 0] for vector in self._vectors]
            rows = np.repeat(np.arange(len(single)), [len(vector) for vector in single])
            flat = np.concatenate(single)
            name = (flat["kinds"] & NAME) > 0
            ids = np.unique(flat["id"][name])
            known = self._rarity.of(ids) / self._rarity.greatest
            ids, known = ids[known > TELLING], known[known > TELLING]
            columns = np.searchsorted(ids, flat["id"])
            there = np.isin(flat["id"], ids)
            named, had = np.zeros((len(single), len(ids))), np.zeros((len(single), len(ids)))
            had[rows[there], columns[there]] = 1.0
            named[rows[there & name], columns[there & name]] = 1.0
            self._made = named, had, known
        return self._made
