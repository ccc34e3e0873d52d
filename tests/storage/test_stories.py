"""Stories: one event, one story, whatever order its articles come in; and what undo makes of it."""

import random
from collections.abc import Callable
from datetime import datetime, timedelta
from pathlib import Path

import pytest

from storage import database, keeping, stories
from storage.database import Database, transaction
from storage.errors import NotFoundError
from storage.models import Report
from tests.storage.tellings_of_events import ELECTION, OTHERS, SHIPYARD, everything, told

Keep = Callable[..., Report]

_TABLES = "articles stories story_numbers fresh_postings postings terms article_terms texts".split()


def _grouping(db: Database) -> set[frozenset[str]]:
    """The stories as sets of headlines."""
    titles = {
        row["article_id"]: row["title"]
        for row in db.execute("SELECT article_id, title FROM texts").fetchall()
    }
    return {frozenset(titles[a] for a in story.articles) for story in stories.latest(db, 50).stories}


EXPECTED = {
    frozenset(title for title, _ in SHIPYARD),
    frozenset(title for title, _ in ELECTION),
    *(frozenset((title,)) for title, _ in OTHERS),
}


@pytest.mark.parametrize("seed", range(4))
def test_articles_in_any_order_become_the_same_stories(db: Database, keep: Keep, seed: int) -> None:
    arriving = everything()
    random.Random(seed).shuffle(arriving)
    for article in arriving:
        keep(article)
    assert _grouping(db) == EXPECTED


def test_a_batch_gives_the_same_stories_as_one_after_the_other(db: Database, keep: Keep) -> None:
    keep(*everything())
    assert _grouping(db) == EXPECTED


def test_the_story_names_its_sources_and_all_its_articles(db: Database, keep: Keep) -> None:
    report = keep(*(told(text, f"S{n}") for n, text in enumerate(SHIPYARD)))
    (story,) = stories.latest(db, 5).stories
    assert set(story.sources) == {"S0", "S1", "S2"}
    assert story.sources[0] == story.source
    assert story.articles == tuple(sorted(kept.article_id for kept in report.kept))


def test_an_article_that_comes_again_weeks_later_on_the_same_words_is_another_event(
    db: Database, keep: Keep, now: datetime
) -> None:
    keep(told(SHIPYARD[0], "A", published_at=now - timedelta(days=90)))
    keep(told(SHIPYARD[1], "B", published_at=now - timedelta(days=90)))
    keep(told(SHIPYARD[2], "C", published_at=now))
    assert sorted(len(story.articles) for story in stories.latest(db, 5).stories) == [1, 2]


def test_undo_parts_what_an_article_had_joined_and_numbers_answer_again(
    db: Database, keep: Keep, now: datetime
) -> None:
    first = keep(told(SHIPYARD[0], "A")).kept[0]
    other = keep(told(ELECTION[0], "B")).kept[0]
    before = stories.latest(db, 9).stories
    bridge = keep(told(OTHERS[0], "C"))
    with transaction(db):
        stories.adopt(db, [first.article_id, other.article_id, bridge.kept[0].article_id])
    joined = stories.story(db, other.story_id)
    assert joined.id == first.story_id
    assert len(joined.articles) == 3
    assert [story.id for story in stories.many(db, [other.story_id, first.story_id])] == [first.story_id]
    keeping.undo(db, bridge.dump_id, now)
    assert stories.latest(db, 9).stories == before
    assert stories.story(db, other.story_id).articles == (other.article_id,)


def test_a_number_lives_on_when_its_first_article_is_taken_back(
    db: Database, keep: Keep, now: datetime
) -> None:
    first = keep(told(SHIPYARD[0], "A"))
    second = keep(told(SHIPYARD[1], "B")).kept[0]
    assert second.story_id == first.kept[0].story_id
    keeping.undo(db, first.dump_id, now)
    assert stories.story(db, second.story_id).articles == (second.article_id,)


def test_the_number_of_a_story_that_is_gone_names_none(db: Database, keep: Keep, now: datetime) -> None:
    only = keep(told(SHIPYARD[0], "A"))
    keeping.undo(db, only.dump_id, now)
    for number in (only.kept[0].story_id, 0, -1, 2**70):
        with pytest.raises(NotFoundError, match="no story"):
            stories.story(db, number)
    assert stories.many(db, [1, 2**70]) == ()
    for table in ("fresh_postings", "postings"):
        assert db[table].count == 0
    assert db.execute("SELECT sum(documents) FROM terms").fetchone()[0] == 0


def test_a_story_is_explained_by_what_its_articles_share(db: Database, keep: Keep) -> None:
    keep(*everything())
    story = next(story for story in stories.latest(db, 9).stories if "Karsk" in story.title)
    why = stories.explain(db, story.id)
    assert {reason.article_id for reason in why.reasons} == set(story.articles)
    assert all(reason.score >= why.line for reason in why.reasons)
    assert any("Lindqvist" in reason.names for reason in why.reasons)
    assert any("53" in reason.numbers for reason in why.reasons)
    assert len(list(why.sentences())) == 3
    alone = next(story for story in stories.latest(db, 9).stories if len(story.articles) == 1)
    assert stories.explain(db, alone.id).reasons == ()
    assert "one article" in next(stories.explain(db, alone.id).sentences())


def test_pages_of_the_newest_stories_follow_one_another(db: Database, keep: Keep) -> None:
    keep(*everything())
    first = stories.latest(db, 3)
    second = stories.latest(db, 3, offset=3)
    assert first.more
    assert not second.more
    assert len({story.id for story in (*first.stories, *second.stories)}) == 5


def test_no_look_at_stories_walks_a_whole_table(db: Database, keep: Keep, now: datetime) -> None:
    keep(*everything())
    asked: list[str] = []
    db.conn.set_trace_callback(asked.append)
    stories.latest(db, 5)
    stories.story(db, 1)
    stories.many(db, [1, 2])
    stories.explain(db, 1)
    keep(told(SHIPYARD[0], "Another", published_at=now))
    db.conn.set_trace_callback(None)
    for statement in asked:
        if not statement.lstrip().upper().startswith(("SELECT", "UPDATE", "DELETE")):
            continue
        plan = " ".join(row["detail"] for row in db.execute(f"EXPLAIN QUERY PLAN {statement}"))
        for table in (
            "articles",
            "stories",
            "story_numbers",
            "fresh_postings",
            "terms",
            "article_terms",
            "texts",
        ):
            assert f"SCAN {table}" not in plan.replace("USING INDEX", "") or "stories_by_time" in plan, (
                statement,
                plan,
            )


def test_a_large_story_takes_further_articles_as_a_whole(db: Database, keep: Keep) -> None:
    many = [
        told((title, f"{body} Edition {n} of the paper."), f"S{n}")
        for n in range(12)
        for title, body in SHIPYARD
    ]
    ids = [kept.article_id for kept in keep(*many).kept]
    with transaction(db):
        stories.adopt(db, ids)
    last = keep(told((SHIPYARD[0][0], SHIPYARD[0][1] + " Insurers were on their way."), "Late")).kept[0]
    assert last.article_id in stories.story(db, 1).articles
    assert len(stories.story(db, 1).articles) == len({*ids, last.article_id})
    assert "names of their own" in list(stories.explain(db, 1).sentences())[-1]


def test_what_is_written_is_there_for_another_connection(keep: Keep, path: Path) -> None:
    keep(*everything())
    other = database.connect(path, writable=False)
    assert len(stories.latest(other, 9).stories) == 5
    other.close()
