"""The index of words over the texts: kept in step by triggers, and made again when its table is."""

import sqlite3

import pytest
from sqlite_utils.db import Table

from storage import migrations
from storage.database import Database, transaction
from tests.storage.conftest import Keep, article
from tests.storage.texts import FERRY, FERRY_JA


def test_the_index_follows_every_change_of_a_text(db: Database) -> None:
    _put(db, 1, "Ferry opens", "The boat left.")
    assert _found(db, "boat") == [1]
    db.execute("UPDATE texts SET body = 'The ship left.' WHERE article_id = 1")
    assert (_found(db, "boat"), _found(db, "ship")) == ([], [1])
    db.execute("DELETE FROM articles WHERE id = 1")
    assert _found(db, "ferry") == []
    _check(db)


def test_a_rebuilt_table_has_its_triggers_and_its_index_again(db: Database, keep: Keep) -> None:
    """transform() makes a new table under the old name, and drops the triggers without a word."""
    keep(article("Ferry opens", FERRY), article("フェリー航路", FERRY_JA))
    texts = db["texts"]
    assert isinstance(texts, Table)
    db.execute("PRAGMA foreign_keys=OFF")
    with transaction(db):
        db.execute("DROP VIEW indexed_texts")
        texts.transform(defaults={"body": ""})
        assert not texts.triggers
        migrations.index_words(db)
    assert {trigger.name for trigger in texts.triggers} == {
        "texts_inserted",
        "texts_deleted",
        "texts_updated",
    }
    assert (_found(db, "ferry"), _found(db, '"フェ ェリ"')) == ([1], [2])
    _put(db, 3, "Bridge closed", "A storm.")
    assert _found(db, "storm") == [3]
    _check(db)


def test_an_index_that_is_out_of_step_is_found_out(db: Database, keep: Keep) -> None:
    keep(article("Ferry opens", FERRY))
    db.execute("DROP TRIGGER texts_updated")
    db.execute("UPDATE texts SET title = 'Bridge closed'")
    with pytest.raises(sqlite3.DatabaseError):
        _check(db)
    migrations.index_words(db)
    _check(db)
    assert _found(db, "bridge") == [1]


def test_steps_are_taken_in_the_order_of_their_numbers() -> None:
    names = [step.name for step in migrations.steps.pending(Database(memory=True))]
    assert names == sorted(names)
    assert len(names) == len(set(names))


def _put(db: Database, id_: int, title: str, body: str) -> None:
    db.execute(
        "INSERT INTO articles (id, ordered_at, time_clamped, stored_at, role, title_made, hashtags, digest)"
        " VALUES (?, 0, 0, 0, 'main', 0, '[]', 0)",
        (id_,),
    )
    db.execute("INSERT INTO texts (article_id, title, body) VALUES (?, ?, ?)", (id_, title, body))


def _found(db: Database, query: str) -> list[int]:
    rows = db.execute("SELECT rowid FROM articles_fts WHERE articles_fts MATCH ? ORDER BY rowid", (query,))
    return [row[0] for row in rows]


def _check(db: Database) -> None:
    db.execute("INSERT INTO articles_fts (articles_fts, rank) VALUES ('integrity-check', 1)")
