"""Trending: which stories rise, in which order, and what their bars are drawn from."""

from datetime import timedelta

import pytest

from storage import trending
from storage.database import Database
from storage.trending import Telling
from tests.storage import newsroom
from tests.storage.conftest import NOW

HOUR = 3_600_000_000


def tellings(*told: tuple[str | None, float] | tuple[str | None, float, int]) -> list[Telling]:
    """Articles as (source, hours ago) or (source, hours ago, text)."""
    return [
        Telling(one[0], int(one[1] * HOUR), one[2] if len(one) > 2 else number)
        for number, one in enumerate(told, 100)
    ]


@pytest.mark.parametrize(
    ("higher", "lower"),
    [
        (tellings(("A", 1), ("B", 1), ("C", 1)), tellings(("A", 1), ("B", 1))),
        (tellings(("A", 1), ("B", 1)), tellings(("A", 9), ("B", 9))),
        (tellings(("A", 1), ("B", 1), ("C", 2)), tellings(("A", 20), ("B", 20), ("C", 20), ("D", 20))),
        # The same source again adds nothing, a text word for word from another one little.
        (tellings(("A", 1), ("B", 1), ("C", 1)), tellings(("A", 1), ("B", 1), ("A", 1), ("B", 0))),
        (tellings(("A", 1, 1), ("B", 1, 2)), tellings(("A", 1, 1), ("B", 1, 1))),
        # What three sources told on each day of the week is nothing new.
        (
            tellings(("A", 1), ("B", 1)),
            tellings(*((source, 24 * day + 1) for day in range(7) for source in "ABC")),
        ),
    ],
)
def test_more_sources_fresher_and_more_than_usual_rise_higher(
    higher: list[Telling], lower: list[Telling]
) -> None:
    first, second = trending.score(higher, 1.0), trending.score(lower, 1.0)
    assert first is not None
    assert second is not None
    assert first > second


@pytest.mark.parametrize(
    "told",
    [
        tellings(),
        tellings(("A", 1)),
        tellings(("A", 1), ("A", 2)),
        tellings(("A", 1), (None, 2), (None, 3)),
        tellings(("A", 1), ("B", 30)),
    ],
)
def test_a_story_of_one_source_is_not_trending(told: list[Telling]) -> None:
    assert trending.score(told, 1.0) is None


def test_the_rising_stories_of_the_day_in_their_order(db: Database) -> None:
    newsroom.push_events(db, NOW - timedelta(days=3), 1, sources=4)
    newsroom.push_events(db, NOW - timedelta(hours=20), 2, sources=3)
    newsroom.push_events(db, NOW - timedelta(hours=2), 3, sources=3)
    newsroom.push_events(db, NOW - timedelta(hours=1), 4, sources=2)
    newsroom.push_events(db, NOW - timedelta(hours=1), 5)
    page = trending.trending(db, NOW, 10)
    assert [story.title for story in page.stories] == [newsroom.title(event) for event in (3, 4, 2)]
    assert not page.more
    first, rest = trending.trending(db, NOW, 2), trending.trending(db, NOW, 2, offset=2)
    assert (*first.stories, *rest.stories) == page.stories
    assert (first.more, rest.more) == (True, False)


def test_a_bar_counts_the_articles_of_each_part_of_the_day(db: Database) -> None:
    for hours, source in ((0, "A"), (1, "B"), (5, "C"), (23.5, "D"), (30, "E")):
        newsroom.push(db, NOW, newsroom.report(1, source, NOW - timedelta(hours=hours)))
    (story,) = trending.trending(db, NOW, 5).stories
    assert len(story.articles) == 5
    assert trending.rises(db, [story.id], NOW)[story.id].counts == (1, *[0] * 8, 1, 0, 2)
    assert trending.rises(db, [], NOW) == {}


def test_no_look_at_the_rising_reads_a_table_from_end_to_end(db: Database) -> None:
    newsroom.push_events(db, NOW, 1, 2, sources=2)
    statements: list[str] = []
    db.conn.set_trace_callback(statements.append)
    stories = trending.trending(db, NOW, 5).stories
    trending.rises(db, [story.id for story in stories], NOW)
    db.conn.set_trace_callback(None)
    assert len(statements) >= 4
    for statement in statements:
        for row in db.execute(f"EXPLAIN QUERY PLAN {statement}"):
            assert not row["detail"].startswith("SCAN") or "VIRTUAL TABLE" in row["detail"], statement
            assert "TEMP B-TREE" not in row["detail"], statement


def test_the_window_ends_now(db: Database) -> None:
    newsroom.push_events(db, NOW, 1, sources=2)
    assert trending.trending(db, NOW - timedelta(hours=1), 5).stories == ()
    assert trending.trending(db, NOW + timedelta(hours=25), 5).stories == ()
