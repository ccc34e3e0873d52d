"""The picture of /stats, for any figures."""

import io
from datetime import UTC, datetime, timedelta

import pytest
from PIL import Image

from bot.chart import HEIGHT, WIDTH, chart
from storage import deliveries
from storage.figures import Figures

NOW = datetime(2025, 7, 1, tzinfo=UTC)
DAY = deliveries.Figures({}, 0, timedelta(0), None)
BLUE, GREEN = (47, 111, 222), (18, 165, 148)


def _colours(days: tuple[int, ...], sources: tuple[tuple[str, int], ...]) -> dict[tuple[int, ...], int]:
    """How often each colour stands in the picture."""
    data = chart(Figures(0, 0, 0, 0, (0, 0), DAY, timedelta(0), days, sources, {}), NOW)
    with Image.open(io.BytesIO(data)) as picture:
        assert (picture.format, picture.size) == ("PNG", (WIDTH, HEIGHT))
        found = picture.convert("RGB").getcolors(WIDTH * HEIGHT)
    return {} if found is None else {colour: count for count, colour in found if isinstance(colour, tuple)}


def test_more_is_more_to_see() -> None:
    few = _colours((1, 0, 0, 0, 0, 0, 9), (("Herald", 9), ("دار الخبر", 1)))
    many = _colours((9, 9, 9, 9, 9, 9, 9), (("Herald", 9), ("دار الخبر", 9)))
    assert many[BLUE] > 4 * few[BLUE] > 0
    assert many[GREEN] > 1.5 * few[GREEN] > 0


@pytest.mark.parametrize(
    ("days", "sources"),
    [((0,) * 7, ()), ((10**9,) * 7, tuple((f"{at}", 10**9 - at) for at in range(5)))],
)
def test_no_figures_are_too_few_or_too_many(
    days: tuple[int, ...], sources: tuple[tuple[str, int], ...]
) -> None:
    assert (BLUE in _colours(days, sources)) == any(days)
