"""Bars: a row of numbers as a small picture of block characters, readable in every script."""

from collections.abc import Sequence

_BLOCKS = "▁▂▃▄▅▆▇█"


def bars(values: Sequence[float]) -> str:
    """One block for each value, the highest full; nothing for no values."""
    most = max(values, default=0)
    if most <= 0:
        return _BLOCKS[0] * len(values)
    return "".join(_BLOCKS[round(max(0.0, value) / most * (len(_BLOCKS) - 1))] for value in values)
