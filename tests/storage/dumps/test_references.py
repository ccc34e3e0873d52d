"""References: the time that an "as of" line names."""

from datetime import UTC, datetime

import pytest

from storage.dumps import references

_NOW = datetime(2025, 7, 4, 9, 0, tzinfo=UTC)


@pytest.mark.parametrize(
    ("line", "moment"),
    [
        ("as of 2025-07-01 09:00", datetime(2025, 7, 1, 9, tzinfo=UTC)),
        ("As of: 2025-07-01T09:00:00Z", datetime(2025, 7, 1, 9, tzinfo=UTC)),
        ("as of 2025-07-01 09:00 UTC+2", datetime(2025, 7, 1, 7, tzinfo=UTC)),
        ("as of 2025-07-01 09:00 -05:30", datetime(2025, 7, 1, 14, 30, tzinfo=UTC)),
        ("as of 2025-07-01 09:00 Asia/Tokyo", datetime(2025, 7, 1, tzinfo=UTC)),
        ("as of Jul 1, 2025 9:00 AM", datetime(2025, 7, 1, 9, tzinfo=UTC)),
        ("as of 01-07-2025", datetime(2025, 7, 1, tzinfo=UTC)),
        ("as of yesterday", datetime(2025, 7, 3, 9, tzinfo=UTC)),
        ("as of 2 hours ago", datetime(2025, 7, 4, 7, tzinfo=UTC)),
        ("as of 2025-08-01", datetime(2025, 8, 1, tzinfo=UTC)),
    ],
)
def test_the_time_is_read(line: str, moment: datetime) -> None:
    assert references.taken(line, _NOW) == moment


@pytest.mark.parametrize(
    "line", ["", "as of", "as of Monday", "as of 2025-07-01 09:00 Nowhere/Town", "2025-07-01", "as of x" * 90]
)
def test_other_lines_name_none(line: str) -> None:
    assert references.taken(line, _NOW) is None


def test_the_line_is_taken_from_the_top_and_leaves_a_blank_one() -> None:
    text, moment, number = references.split("\ufeff\r\n as of 2025-07-01 09:00\r\nFerry\r\n", _NOW)
    assert text.splitlines() == ["\ufeff", "", "Ferry"]
    assert moment == datetime(2025, 7, 1, 9, tzinfo=UTC)
    assert number == 2


def test_a_text_without_it_stays_as_it_is() -> None:
    assert references.split("Ferry\nas of 2025-07-01 09:00", _NOW) == (
        "Ferry\nas of 2025-07-01 09:00",
        _NOW,
        None,
    )
