"""Cutting: a pasted text becomes the messages that a client would send."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from bot.demo.cutting import LIMIT, cut
from bot.demo.entities import units

LINE = "The ferry left at nine. "


def test_a_short_text_is_one_message() -> None:
    assert cut("  short\n") == ["short"]


@pytest.mark.parametrize(
    ("text", "ends"),
    [
        (LINE * 100 + "\n\n" + LINE * 60 + "\n" + LINE * 100, LINE * 100),
        (LINE * 100 + "\n" + LINE * 200, LINE * 100),
        (LINE * 300, LINE * 170),
        ("word " * 2000, "word " * 819),
        ("x" * 5000, "x" * 4096),
    ],
)
def test_desktop_cuts_at_the_best_place_in_the_second_half(text: str, ends: str) -> None:
    assert cut(text)[0] == ends.strip()


def test_a_phone_cuts_near_the_limit() -> None:
    first = cut(LINE * 100 + "\n\n" + LINE * 200, "phone")[0]
    assert LIMIT - 10 <= units(first) <= LIMIT


@given(st.text(st.sampled_from("ab🗞. \n"), max_size=400), st.sampled_from(["desktop", "phone"]))
def test_parts_fit_and_only_white_space_is_lost(text: str, client: str) -> None:
    parts = cut(text, client, limit=40)
    assert all(0 < units(part) <= 40 for part in parts)
    assert "".join("".join(parts).split()) == "".join(text.split())
