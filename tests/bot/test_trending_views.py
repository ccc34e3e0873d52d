"""Trending as a chat shows it: a bar of blocks beside each story's origin."""

from datetime import UTC, datetime

import pytest

from bot.texts import texts
from bot.views import stories
from bot.views.text import bold, plain
from storage.models import StoryPage
from tests.storage import newsroom

NOW = datetime(2025, 7, 1, 9, tzinfo=UTC)


@pytest.mark.parametrize(
    ("counts", "bar"),
    [
        ((0, 1, 2, 4, 7), "▁▂▃▅█"),
        ((1, 1, 1), "███"),
        ((0, 0, 1), "▁▁█"),
        ((0, 1, 900), "▁▂█"),
        ((0, 0), ""),
        ((), ""),
    ],
)
def test_a_bar_is_as_high_as_its_counts(counts: tuple[int, ...], bar: str) -> None:
    assert stories.bar(counts).strip("\u2066\u2069") == bar


def test_a_note_stands_before_the_origin_of_its_story_only() -> None:
    page = StoryPage((newsroom.story(1, NOW, sources=3), newsroom.story(2, NOW)), 0, more=False)
    shown = stories.Listing(bold("Now"), page, 5, str, notes={1: "▁█"})
    text = plain(stories.listing(texts("en"), shown, NOW).text)
    assert text.count("▁█") == 1
    assert "▁█ Paper 1" in text
