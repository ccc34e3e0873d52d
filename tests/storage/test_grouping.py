"""Grouping: which rows are one group, and which number each group goes by."""

import numpy as np
from hypothesis import given
from hypothesis import strategies as st

from storage.grouping import ESTABLISHED, LINE, NAMES_FREE, Number, groups, numbered


def _score(pairs: dict[tuple[int, int], float], size: int) -> np.ndarray:
    table = np.zeros((size, size))
    for (one, other), value in pairs.items():
        table[one, other] = table[other, one] = value
    return table


def test_groups_join_while_their_mean_score_reaches_the_line() -> None:
    score = _score({(0, 1): 0.9, (2, 3): 0.9, (0, 2): 0.8, (1, 3): 0.1}, 5)
    assert groups(score, 0.5) == [[0, 1], [2, 3], [4]]
    assert groups(score, 0.2) == [[0, 1, 2, 3], [4]]


def test_rows_that_are_together_stay_so_whatever_their_score() -> None:
    assert groups(np.zeros((3, 3)), 0.5, together=[[0, 2]]) == [[0, 2], [1]]
    assert groups(np.zeros((0, 0)), 0.5) == []


def test_large_groups_that_keep_to_names_of_their_own_need_a_higher_mean() -> None:
    size = 2 * ESTABLISHED
    score = np.full((size, size), LINE + 0.05)
    for half in (slice(0, ESTABLISHED), slice(ESTABLISHED, size)):
        score[half, half] = 0.9
    whole, halves = [[*range(size)]], [[*range(ESTABLISHED)], [*range(ESTABLISHED, size)]]
    assert groups(score) == groups(score, apart=lambda *_: NAMES_FREE) == whole
    assert groups(score, apart=lambda *_: 2.0) == halves
    assert groups(score[1:, 1:], apart=lambda *_: 2.0) == [[*range(size - 1)]], "one group is small"


@given(st.integers(1, 9), st.integers(0, 2**32 - 1))
def test_every_row_is_in_one_group(size: int, seed: int) -> None:
    half = np.random.default_rng(seed).random((size, size))
    found = groups((half + half.T) / 2, 0.6)
    assert sorted(row for group in found for row in group) == list(range(size))


def test_the_oldest_number_speaks_for_stories_that_join() -> None:
    assert numbered([[10, 11, 12]], [Number(3, 10), Number(7, 12)], {10: 3, 12: 7}) == ([3], {})


def test_numbers_go_with_their_founders_when_a_story_parts() -> None:
    parts = [[10], [11, 12]]
    assert numbered(parts, [Number(3, 10), Number(7, 12)], {10: 3, 11: 3, 12: 3}) == ([3, 7], {})


def test_a_part_without_founder_takes_over_a_number_that_would_fall_silent() -> None:
    parts = [[1, 20], [21, 22]]
    speaking, moved = numbered(parts, [Number(2, 1), Number(5, 20)], {1: 2, 20: 5, 21: 5, 22: 5})
    assert speaking == [2, 5]
    assert moved == {5: 21}


def test_a_part_that_nobody_founded_needs_a_new_number() -> None:
    assert numbered([[1], [2]], [Number(4, 1)], {1: 4, 2: 4}) == ([4, None], {})
