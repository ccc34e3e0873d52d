"""Accuracy: at least 99 % of generated dumps are read perfectly, in every rendering."""

import pytest

from tests.dumps import adversary, generator
from tests.dumps.accuracy import wrong

_SEEDS = range(150)


@pytest.mark.parametrize("rendering", generator.RENDERINGS)
def test_dumps_are_read_perfectly(rendering: str) -> None:
    failures = list(wrong(generator.sample, rendering, _SEEDS))
    assert len(failures) <= len(_SEEDS) // 100, [(failure.seed, failure.difference) for failure in failures]


@pytest.mark.parametrize("rendering", adversary.RENDERINGS)
def test_awkward_dumps_are_read_perfectly(rendering: str) -> None:
    failures = list(wrong(adversary.sample, rendering, _SEEDS))
    assert len(failures) <= len(_SEEDS) // 100, [(failure.seed, failure.difference) for failure in failures]
