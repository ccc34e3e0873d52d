"""Naming: names that a group has for itself, whatever else both groups tell."""

import numpy as np

from storage import vectors
from storage.naming import Names
from storage.vectors import Rarity

QUAKE = "A quake of magnitude six shook the coast near {} at dawn; the mayor {} asked people to stay outside."


def _names(texts: list[str]) -> Names:
    drafts = vectors.drafts(("Quake shakes coast", text, "en") for text in texts)
    ids = np.unique(np.concatenate([draft["id"] for draft in drafts]))
    rarity = Rarity(ids, np.full(len(ids), 2.0), 1_000)
    return Names(vectors.settled(drafts, rarity), rarity)


def test_names_that_each_group_has_for_itself_are_counted() -> None:
    names = _names([QUAKE.format("Velm", "Ostrova")] * 3 + [QUAKE.format("Karsk", "Lindqvist")] * 3)
    assert 1.5 < names.kept_apart([0, 1, 2], [3, 4, 5]) <= 2
    assert names.kept_apart([0, 1], [2]) == 0


def test_a_group_that_only_tells_more_keeps_nothing_apart() -> None:
    short = QUAKE.format("Velm", "Ostrova")
    names = _names([short, short, f"{short} So said Lindqvist.", f"{short} So said Lindqvist."])
    assert names.kept_apart([0, 1], [2, 3]) == 0


def test_a_word_of_the_other_group_counts_even_where_it_is_not_written_as_a_name() -> None:
    lower = QUAKE.format("velm", "ostrova") + " It was felt in Sund."
    names = _names([QUAKE.format("Velm", "Ostrova")] * 2 + [lower] * 2)
    assert names.kept_apart([0, 1], [2, 3]) == 0
