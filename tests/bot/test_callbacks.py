"""Callbacks: data survives the round trip, and forged data does no harm."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from bot import callbacks


@given(st.lists(st.text(max_size=8), max_size=3))
def test_what_is_built_is_read_again(arguments: list[str]) -> None:
    if not callbacks.fits("topic", *arguments):
        with pytest.raises(ValueError, match="64 bytes"):
            callbacks.data("topic", *arguments)
        return
    press = callbacks.parse(callbacks.data("topic", *arguments))
    assert press == callbacks.Press("topic", tuple(arguments))


@pytest.mark.parametrize("forged", [None, "", "1", "1:", ":", "0:latest:0", "2:latest", "latest"])
def test_other_versions_and_nonsense_are_told_apart(forged: str | None) -> None:
    assert callbacks.parse(forged) is None


@pytest.mark.parametrize("argument", ["", "x", "-1", "9" * 19, "1e3", "٣", "1 "])
def test_a_number_is_a_number_that_fits(argument: str) -> None:
    press = callbacks.Press("story", (argument,))
    assert press.number(0) is None
    assert press.number(1) is None
    assert callbacks.Press("story", ("12",)).number(0) == 12
