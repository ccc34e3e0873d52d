"""Upkeep in small steps: the index is merged, pages are given back, and nothing is lost by it."""

from storage import bulk, keeping, rows, search, upkeep
from storage.database import Database
from tests.storage.conftest import NOW, Keep, article
from tests.storage.texts import FERRY, LIBRARY


def test_steps_come_to_an_end_and_leave_all_as_it_was(db: Database, keep: Keep) -> None:
    for number in range(12):
        keep(article(f"Part {number}", f"{number}a {number}b {number}c"))
    gone = keep(article("A night for a novel", LIBRARY), raw="long " * 60_000)
    keep(article("Ferry opens", FERRY))
    keeping.undo(db, gone.dump_id, NOW)
    db.execute("DELETE FROM dumps WHERE id = ?", (gone.dump_id,))
    pages = db.execute("PRAGMA page_count").fetchone()[0]
    assert upkeep.step(db)
    assert sum(1 for _ in range(20) if upkeep.step(db)) < 20
    assert not upkeep.step(db)
    upkeep.finish(db)
    assert db.execute("PRAGMA freelist_count").fetchone()[0] == 0
    assert db.execute("PRAGMA page_count").fetchone()[0] < pages - 50
    assert _segments(db) < 3
    db.execute("INSERT INTO articles_fts (articles_fts, rank) VALUES ('integrity-check', 1)")
    assert [story.title for story in search.search(db, "ferry", NOW, 5).page.stories] == ["Ferry opens"]


def test_a_file_of_many_articles_leaves_the_index_in_order(db: Database) -> None:
    lines = [b'{"title": "Part %d", "body": "ferry %d"}' % (number, number) for number in range(3_000)]
    bulk.keep_rows(db, "many", rows.read(lines, NOW), NOW, NOW, place=lambda *_: None)
    before = _segments(db)
    upkeep.after_many(db, 10)
    assert _segments(db) == before > 3
    upkeep.after_many(db, 3_000)
    assert _segments(db) < 3
    db.execute("INSERT INTO articles_fts (articles_fts, rank) VALUES ('integrity-check', 1)")


def _segments(db: Database) -> int:
    return int(db.execute("SELECT count(DISTINCT segid) FROM articles_fts_idx").fetchone()[0])
