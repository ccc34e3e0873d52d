"""Related: what is near, best first, never the asked ones, and nothing where nothing is near."""

from collections.abc import Callable
from datetime import datetime, timedelta

from storage import related, stories
from storage.database import Database
from storage.models import Report
from tests.storage.tellings_of_events import ELECTION, OTHERS, SHIPYARD, everything, told

Keep = Callable[..., Report]

INSURERS = (
    "Insurers wary after Ostmar shipyard fire",
    "After the fire at the Brandvik shipyard in Ostmar insurers want sprinklers in every hall"
    " along the coast."
    " Yards from Sund to Velm say that they can't pay for them; ferries would cost a tenth more.",
)


def _story_of(db: Database, word: str) -> int:
    return next(story.id for story in stories.latest(db, 50).stories if word in story.title)


def test_a_story_is_related_to_those_of_its_subject_and_not_to_itself(
    db: Database, keep: Keep, now: datetime
) -> None:
    keep(*everything(), told(INSURERS, "Coast Herald"))
    asked = _story_of(db, "Insurers")
    found = related.to_stories(db, [asked], now, 5).stories
    assert "Brandvik" in found[0].summary
    assert found[0].id != asked
    assert asked not in {story.id for story in found}


def test_several_stories_and_articles_are_asked_together(db: Database, keep: Keep, now: datetime) -> None:
    report = keep(*everything(), told(INSURERS, "Coast Herald"))
    burnt = report.kept[0]
    assert related.to_articles(db, [burnt.article_id], now, 5).stories[0].title == INSURERS[0]
    both = [_story_of(db, "Insurers"), burnt.story_id]
    assert not {story.id for story in related.to_stories(db, both, now, 5).stories} & set(both)


def test_free_words_find_the_story_that_has_them_in_passing(db: Database, keep: Keep, now: datetime) -> None:
    keep(*everything())
    assert [story.title for story in related.to_words(db, "goats dyke", now, 5).stories] == [OTHERS[1][0]]
    assert "Karsk" in related.to_words(db, "free buses mayor", now, 5).stories[0].title
    for nothing in ("zeppelin", "", "!!", "the of and"):
        assert related.to_words(db, nothing, now, 5).stories == ()


def test_words_of_scripts_without_spaces_are_found(db: Database, keep: Keep, now: datetime) -> None:
    keep(told(("港町で新しいフェリー航路が開通", "始発便は夜明けに四十人を乗せて出航した。"), "港新聞"))
    keep(told(("음악 학교가 새 건물로 이사했다", "학생들은 월요일부터 새 강당에서 연습한다."), "해안일보"))
    assert [s.source for s in related.to_words(db, "フェリー航路", now, 5).stories] == ["港新聞"]
    assert [s.source for s in related.to_words(db, "음악 학교", now, 5).stories] == ["해안일보"]


def test_of_equally_near_stories_the_fresh_one_comes_first(db: Database, keep: Keep, now: datetime) -> None:
    old, fresh = (
        told(
            (f"Ferry from Sund to Velm strikes ice, {when}", OTHERS[2][1].replace("chess", when)),
            when,
            published_at=at,
        )
        for when, at in (("long ago", now - timedelta(days=400)), ("just now", now))
    )
    keep(old)
    keep(fresh)
    found = related.to_words(db, "ferry strikes ice", now, 5).stories
    assert [story.source for story in found][:2] == ["just now", "long ago"]


def test_an_empty_archive_has_nothing_near(db: Database, now: datetime) -> None:
    assert related.to_stories(db, [1], now, 5).stories == ()
    assert related.to_articles(db, [1], now, 5).stories == ()
    assert related.to_words(db, "ferry", now, 5).stories == ()


def test_pages_of_related_stories_do_not_overlap(db: Database, keep: Keep, now: datetime) -> None:
    for n, (title, body) in enumerate([*SHIPYARD, *SHIPYARD]):
        text = (f"{title} {n}", f"{body} {ELECTION[n % 3][0]}")
        keep(told(text, f"S{n}", now - timedelta(days=60 * n)))
    whole = [story.id for story in related.to_words(db, "Brandvik shipyard", now, 9).stories]
    first = related.to_words(db, "Brandvik shipyard", now, 2)
    second = related.to_words(db, "Brandvik shipyard", now, 2, offset=2)
    assert [story.id for story in (*first.stories, *second.stories)] == whole[:4]
    assert first.more is (len(whole) > 2)


def test_no_question_for_what_is_near_walks_a_whole_table(db: Database, keep: Keep, now: datetime) -> None:
    report = keep(*everything(), told(INSURERS, "Coast Herald"))
    asked: list[str] = []
    db.conn.set_trace_callback(asked.append)
    related.to_stories(db, [kept.story_id for kept in report.kept[:2]], now, 5)
    related.to_articles(db, [report.kept[0].article_id], now, 5)
    related.to_words(db, "Brandvik shipyard fire", now, 5)
    db.conn.set_trace_callback(None)
    assert sum("postings" in statement for statement in asked) >= 3
    tables = {row[0] for row in db.execute("SELECT name FROM sqlite_schema WHERE type = 'table'")}
    for statement in (one for one in asked if not one.startswith("--")):  # the text index's own questions
        for row in db.execute(f"EXPLAIN QUERY PLAN {statement}"):
            step = str(row["detail"])
            walked = step.split()[1] if step.startswith("SCAN ") else ""
            assert walked not in tables or "VIRTUAL TABLE INDEX" in step, (statement, step)
