"""Problems are told once while they last; a source that falls silent is one."""

from datetime import UTC, datetime, timedelta

import pytest

from storage import problems
from storage.database import Database
from storage.models import ParsedArticle, Role
from tests.storage.conftest import Keep

NOW = datetime(2025, 7, 20, 9, 0, tzinfo=UTC)
WEEK = range(2, 9)


@pytest.mark.parametrize(
    ("heard", "expected"),
    [
        ({"Herald": set(WEEK), "Post": {0, 1, 5}}, ("Herald",)),
        ({"Herald": set(WEEK) - {4}, "Post": {0, 1}}, ("Herald",)),
        ({"Herald": set(WEEK) - {4, 5}, "Post": {0, 1}}, ()),
        ({"Herald": {1, *WEEK}, "Post": {0, 1}}, ()),
        ({"Herald": set(WEEK), "Post": {0}}, ()),  # nothing came in at all on one of the days
        ({"Herald": set(WEEK)}, ()),
        ({}, ()),
    ],
)
def test_a_source_that_always_had_news_and_has_none_is_silent(
    heard: dict[str, set[int]], expected: tuple[str, ...]
) -> None:
    assert problems.silent(heard) == expected


def test_silent_sources_are_found_among_the_articles(db: Database, keep: Keep) -> None:
    for source, days in (("Herald", WEEK), ("Post", range(9))):
        for day in days:
            keep(
                ParsedArticle(
                    Role.MAIN,
                    f"{source} tells of day {day}",
                    f"On day {day} the {source} had much to tell of {day * 7} boats.",
                    source,
                    NOW - timedelta(days=day, hours=1),
                )
            )
    assert problems.silent_sources(db, NOW) == ("Herald",)
    assert problems.silent_sources(db, NOW - timedelta(days=1)) == ()


def test_a_problem_is_new_once_and_again_when_it_was_over(db: Database) -> None:
    assert problems.settle(db, {"disk", "source a"}, NOW) == {"disk", "source a"}
    assert problems.settle(db, {"disk", "source b"}, NOW) == {"source b"}
    assert problems.known(db) == {"disk", "source b"}
    assert problems.settle(db, {"source a", "disk"}, NOW) == {"source a"}
