"""No question of a reader, no round of briefings and no undo reads a table from end to end."""

from collections.abc import Callable, Iterator
from datetime import UTC, datetime, time, timedelta

import pytest

from storage import (
    articles,
    database,
    explanations,
    keeping,
    outbox,
    preferences,
    prospects,
    related,
    search,
    shelf,
    subscriptions,
    topics,
    trending,
    upkeep,
)
from storage.briefings import Rules
from storage.database import Database
from storage.preferences import Layout
from storage.rounds import Briefing, Rounds
from tests.storage import newsroom

NOW = datetime(2026, 8, 4, 5, 30, tzinfo=UTC)
RULES = Rules()
CHAT = 7


class Plainly:
    """Composes payloads that say nothing."""

    def briefing(self, briefing: Briefing, language: str, layout: Layout) -> str:
        return f"{len(briefing.choice.picks)} {language} {layout}"

    def silence(self, language: str) -> str:
        return language

    def drought(self, language: str) -> str:
        return language


ASKED: dict[str, Callable[[Database], object]] = {
    "latest": lambda db: shelf.latest(db, 5, offset=5),
    "story": lambda db: [articles.of_story(db, shelf.story(db, 1).id), articles.article(db, 1)],
    "explain": lambda db: explanations.explain(db, 1),
    "many stories": lambda db: shelf.many(db, range(1, 9)),
    "topic": lambda db: topics.topic(db, "russia, #harbours, kim jong un", NOW, 5),
    "topic misspelt": lambda db: topics.topic(db, "Luhanks", NOW, 5),
    "topics": lambda db: topics.frequent(db, NOW, 10),
    "search": lambda db: search.search(db, '"harbour opens" ferry -fire', NOW, 5),
    "search of a source": lambda db: search.search(db, "harbour source:herald after:2026-08-01", NOW, 5),
    "related": lambda db: related.to_stories(db, [1, 2], NOW, 5),
    "related to articles": lambda db: related.to_articles(db, [1, 2], NOW, 5),
    "related to words": lambda db: related.to_words(db, "harbour bridge", NOW, 5),
    "trending": lambda db: [trending.trending(db, NOW, 5), trending.rises(db, [1, 2], NOW)],
    "dumps": lambda db: [keeping.recent(db, 10), keeping.dump_articles(db, 1)],
    "brief": lambda db: prospects.everything(db, CHAT, None, NOW, RULES),
    "brief on a topic": lambda db: prospects.on_topic(db, "harbour", NOW, RULES),
    "subscription": lambda db: [
        subscriptions.of_chat(db, CHAT),
        subscriptions.subscription(db, CHAT),
        preferences.preferences(db, CHAT, None),
        subscriptions.paused(db, CHAT),
    ],
    "due": lambda db: Rounds(RULES, Plainly()).make(db, NOW),
    "send": lambda db: [outbox.exchange(db, [], NOW, 30), outbox.next_at(db)],
    "undo": lambda db: keeping.undo(db, 2, NOW),
}


@pytest.fixture(scope="module")
def archive(tmp_path_factory: pytest.TempPathFactory) -> Iterator[Database]:
    db = database.connect(tmp_path_factory.mktemp("archive") / "newsbrief.db")
    for number in range(1, 13):
        newsroom.push_events(db, NOW - timedelta(hours=number), number, sources=1 + number % 3)
    subscriptions.subscribe(
        db, CHAT, None, NOW - timedelta(days=1), language="en", zone="Europe/Berlin", hours=[time(7, 30)]
    )
    upkeep.finish(db)
    yield db
    db.close()


@pytest.mark.parametrize("asked", ASKED)
def test_no_question_reads_a_table_from_end_to_end(archive: Database, asked: str) -> None:
    statements: list[str] = []
    archive.conn.set_trace_callback(statements.append)
    ASKED[asked](archive)
    archive.conn.set_trace_callback(None)
    assert statements
    assert not list(_scans(archive, statements))


def _scans(db: Database, statements: list[str]) -> Iterator[tuple[str, str]]:
    """The steps that read a whole table, with their statements.

    What goes along an index or the ids in the order that is asked for, up to a limit, reads only that far.
    """
    tables = {row["name"] for row in db.execute("SELECT name FROM sqlite_master WHERE type = 'table'")}
    tables.remove("sqlite_sequence")  # a row for each table
    for statement in statements:
        words = statement.split(None, 1)
        if words[0] not in {"SELECT", "WITH", "UPDATE", "DELETE", "INSERT"} or "articles_fts_" in statement:
            continue
        plan = [row["detail"] for row in db.execute(f"EXPLAIN QUERY PLAN {statement}")]
        in_order = "LIMIT" in statement and not any("TEMP B-TREE" in step for step in plan)
        for step in plan:
            whole = step.startswith("SCAN") and step.split()[1] in tables and "VIRTUAL TABLE" not in step
            if whole and not in_order:
                yield step, statement
