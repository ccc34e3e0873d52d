"""Bylines: a name and an age without a blank between, and the digits between them."""

import pytest

from storage.dumps import bylines
from storage.dumps.bylines import Byline


@pytest.mark.parametrize(
    ("source", "age"),
    [
        ("Fox News", "13 hours ago"),
        ("Boston Globe", "a day ago"),
        ("Al Jazeera", "a day ago"),
        ("Al Jazeera", "an hour ago"),
        ("Coast Herald", "just now"),
        ("Coast Herald", "Yesterday"),
        ("9News", "2 hours ago"),
        ("20 Minuten", "3 hours ago"),
        ("Channel 4", "an hour ago"),
        ("Channel 4", "13 hours ago"),
        ("Channel 4", "5 minutes ago"),
        ("France 24", "3 hours ago"),
        ("France 24", "5 minutes ago"),
        ("France 24", "13 hours ago"),
        ("Axios", "12-03-2025"),
        ("Channel 4", "12-03-2025"),
        ("Channel 4", "2025-07-01"),
        ("Channel 4", "Jul 1, 2025"),
        ("DW", "2025-07-01T09:00:00Z"),
        ("연합뉴스", "3시간 전"),
        ("한국일보", "한 시간 전"),
        ("عكاظ", "منذ 5 دقائق"),
        ("El País", "hace 3 horas"),
        ("РИА Новости", "час назад"),
        ("朝日新聞", "2025年7月1日"),
        ("Le Monde", "il y a 2 heures"),
    ],
)
def test_name_and_age_are_parted(source: str, age: str) -> None:
    byline = bylines.part(source + age)
    assert byline == Byline(source, age)
    assert bylines.is_glued(source + age, byline)


def test_a_name_known_from_the_dump_decides() -> None:
    assert bylines.part("Channel 422 minutes ago") == Byline("Channel 4", "22 minutes ago")
    assert bylines.part("Channel 422 minutes ago", {"Channel 42"}) == Byline("Channel 42", "2 minutes ago")


@pytest.mark.parametrize(
    "line", ["The ferry left 3 boats ago.", "Coast Herald", "He said: “an hour ago”", "x" * 500]
)
def test_prose_is_no_byline(line: str) -> None:
    assert bylines.part(line) is None


def test_prose_that_ends_with_an_age_is_not_glued() -> None:
    line = "The ferry left an hour ago"
    byline = bylines.part(line)
    assert byline is not None
    assert not bylines.is_glued(line, byline)


def test_an_age_alone_has_no_source() -> None:
    assert bylines.part("24 hours ago") == Byline(None, "24 hours ago")
