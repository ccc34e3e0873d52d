"""Ages: phrases of many languages and dates, and the time that each names."""

from datetime import UTC, datetime, timedelta

import pytest

from storage.dumps import ages
from storage.dumps.ages import Ages, published_at

_NOW = datetime(2025, 7, 1, 9, 0, tzinfo=UTC)


@pytest.mark.parametrize(
    ("phrase", "ago"),
    [
        ("a minute ago", timedelta(minutes=1)),
        ("7 minutes ago", timedelta(minutes=7)),
        ("an hour ago", timedelta(hours=1)),
        ("An Hour Ago", timedelta(hours=1)),
        ("13 hours ago", timedelta(hours=13)),
        ("a day ago", timedelta(days=1)),
        ("4 days ago", timedelta(days=4)),
        ("2 weeks ago", timedelta(weeks=2)),
        ("5 mins ago", timedelta(minutes=5)),
        ("3h ago", timedelta(hours=3)),
        ("half an hour ago", timedelta(minutes=30)),
        ("just now", timedelta()),
        ("Yesterday", timedelta(days=1)),
        ("منذ ساعة واحدة", timedelta(hours=1)),
        ("منذ 5 دقائق", timedelta(minutes=5)),
        ("قبل ٣ ساعات", timedelta(hours=3)),
        ("한 시간 전", timedelta(hours=1)),
        ("3시간 전", timedelta(hours=3)),
        ("어제", timedelta(days=1)),
        ("2時間前", timedelta(hours=2)),
        ("昨日", timedelta(days=1)),
        ("3 小时前", timedelta(hours=3)),
        ("час назад", timedelta(hours=1)),
        ("5 дней назад", timedelta(days=5)),
        ("вчера", timedelta(days=1)),
        ("३ घंटे पहले", timedelta(hours=3)),
        ("hace una hora", timedelta(hours=1)),
        ("il y a 3 heures", timedelta(hours=3)),
        ("vor einem Tag", timedelta(days=1)),
        ("há 2 dias", timedelta(days=2)),
        ("5 saat önce", timedelta(hours=5)),
        ("3 giờ trước", timedelta(hours=3)),
        ("לפני 3 שעות", timedelta(hours=3)),
    ],
)
def test_an_age_counts_back_from_the_reference(phrase: str, ago: timedelta) -> None:
    assert published_at(phrase, _NOW) == _NOW - ago


@pytest.mark.parametrize(
    ("phrase", "moment"),
    [
        ("Jul 1, 2025", datetime(2025, 7, 1, tzinfo=UTC)),
        ("June 30, 2025", datetime(2025, 6, 30, tzinfo=UTC)),
        ("30 June 2025", datetime(2025, 6, 30, tzinfo=UTC)),
        ("01-07-2025", datetime(2025, 7, 1, tzinfo=UTC)),
        ("14-06-2025", datetime(2025, 6, 14, tzinfo=UTC)),
        ("06/14/2025", datetime(2025, 6, 14, tzinfo=UTC)),
        ("2025-07-01", datetime(2025, 7, 1, tzinfo=UTC)),
        ("2025-07-01T09:00:00Z", _NOW),
        ("2025-07-01T10:30:00+02:00", datetime(2025, 7, 1, 8, 30, tzinfo=UTC)),
        ("Monday, June 30, 2025 at 9:05 PM", datetime(2025, 6, 30, 21, 5, tzinfo=UTC)),
        ("2025年6月30日", datetime(2025, 6, 30, tzinfo=UTC)),
        ("2025. 6. 30.", datetime(2025, 6, 30, tzinfo=UTC)),
        ("a month ago", datetime(2025, 6, 1, 9, tzinfo=UTC)),
        ("2 years ago", datetime(2023, 7, 1, 9, tzinfo=UTC)),
    ],
)
def test_a_date_is_read_to_its_precision(phrase: str, moment: datetime) -> None:
    assert published_at(phrase, _NOW) == moment


@pytest.mark.parametrize(
    "phrase",
    [
        "",
        "Coast Herald",
        "hours ago",
        "ago",
        "31-02-2025",
        "2025-13-32",
        "long ago",
        "a boat ago",
        "x" * 70,
        "99999999",
    ],
)
def test_what_is_no_age_is_none(phrase: str) -> None:
    assert published_at(phrase, _NOW) is None


def test_dates_of_other_languages_come_from_the_library() -> None:
    assert published_at("30 июня 2025 г.", _NOW) == datetime(2025, 6, 30, tzinfo=UTC)
    assert published_at("hace 2 horas y 5 minutos", _NOW) == _NOW - timedelta(hours=2, minutes=5)


@pytest.mark.parametrize("phrase", ["Jul 2, 2025", "02-07-2025", "2031-01-01T00:00:00Z", "in 5 minutes"])
def test_a_later_time_becomes_the_reference_and_is_flagged(phrase: str) -> None:
    age = Ages(_NOW).read(phrase)
    assert age is not None
    assert age.moment == _NOW
    assert age.clamped


def test_the_last_day_of_a_month_stays_in_its_month() -> None:
    assert published_at("a month ago", datetime(2025, 3, 31, 9, tzinfo=UTC)) == datetime(
        2025, 2, 28, 9, tzinfo=UTC
    )


def test_ages_before_the_calendar_are_unknown() -> None:
    assert published_at("9999 years ago", _NOW) is None


def test_only_so_many_phrases_of_a_dump_are_asked_of_the_slow_library() -> None:
    clock = Ages(_NOW)
    for number in range(70):
        clock.read(f"unknown {number}")
    assert clock.read("30 июня 2025 г., 10:00") is None
    assert clock.read("an hour ago") is not None


def test_the_places_where_an_age_begins_are_found() -> None:
    line = "Fox News13 hours ago"
    assert [line[start:] for start in ages.tails(line)] == ["13 hours ago", "3 hours ago"]
