"""Page dates: the times that lines of pages tell, as pages write them."""

from datetime import UTC, datetime

import pytest

from storage.dumps import page_dates
from storage.dumps.ages import Ages

REFERENCE = datetime(2024, 6, 1, 12, tzinfo=UTC)


@pytest.mark.parametrize(
    ("line", "moment"),
    [
        ("Ann Lee - May 19, 2024, 10:31 pm CST", "2024-05-20T04:31:00"),
        ("April 9, 2024 at 4:02 pm", "2024-04-09T16:02:00"),
        ("21:17 18.05.2024Get short URL", "2024-05-18T21:17:00"),
        ("PUBLISHED WED, MAY 15 20244:29 AM EDT UPDATED AN HOUR AGO", "2024-05-15T08:29:00"),
        ("Posted: Fri 6:45 PM, Feb 16, 2024  |", "2024-02-16T18:45:00"),
        ("Mon 13 May 2024 18.54 GMT", "2024-05-13T18:54:00"),
        ("Nov 18th 2023 8:54 am PT", "2023-11-18T16:54:00"),
        ("By Mia 2024-05-18T20:51:19Z Science", "2024-05-18T20:51:00"),
        ("May.May 18, 2024 12:02 PM", "2024-05-18T12:02:00"),
        ("5/20/24 6:38 AM", "2024-05-20T06:38:00"),
        ("Von Ute Kern publiziert am 30. Mai 2024", "2024-05-30T00:00:00"),
        ("18 de mayo de 2024", "2024-05-18T00:00:00"),
        ("20 мая 2024, 14:35", "2024-05-20T14:35:00"),
        ("기사입력 :[ 2024-05-28 17:32 ]", "2024-05-28T17:32:00"),
        ("2024年5月20日 12時30分", "2024-05-20T12:30:00"),
        ("٢٠ مايو ٢٠٢٤", "2024-05-20T00:00:00"),
        ("20 मई 2024, 10:20", "2024-05-20T10:20:00"),
        ("2 hours ago", "2024-06-01T10:00:00"),
        ("vor 3 Stunden", "2024-06-01T09:00:00"),
    ],
)
def test_the_time_of_a_line_is_found(line: str, moment: str) -> None:
    age = page_dates.found(line, Ages(REFERENCE))
    assert age is not None
    assert age.moment == datetime.fromisoformat(moment).replace(tzinfo=UTC)
    assert not age.clamped


@pytest.mark.parametrize(
    "line", ["The budget of 2024 has 3 parts", "Top 10", "Chapter 5.3.2", "", "99:99 on 77/88/99"]
)
def test_a_line_without_a_date_tells_no_time(line: str) -> None:
    assert page_dates.found(line, Ages(REFERENCE)) is None


def test_an_evening_without_a_zone_is_no_error_on_the_same_day() -> None:
    age = page_dates.found("June 1, 2024, 6:30 pm", Ages(REFERENCE))
    assert age is not None
    assert (age.moment, age.clamped) == (REFERENCE, False)


def test_an_update_is_told_from_a_publication() -> None:
    assert page_dates.is_update("Last updated: May 3, 2024")
    assert not page_dates.is_update("Published May 2, 2024, updated May 3, 2024")
