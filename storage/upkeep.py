"""Upkeep: what a database needs now and then, in steps so small that nobody waits for one.

Merges the segments of the index of words, gives pages that undo and forgetting left back to the system,
refreshes the planner's statistics, and moves the write-ahead log into the database.
"""

from storage import postings
from storage.database import Database, transaction

PAGES_MERGED = 256
SEGMENTS_MERGED = 2
"""So many segments of one size become one, where FTS5 by itself waits for more: each word of a question is
looked up in every segment. It is a third of the time of a topic with many names."""
PAGES_FREED = 256
MANY = 2_000  # articles
LARGE = 100_000
"""Rows from which on figures of a table are of use to the planner."""
ROWS_LOOKED_AT = 400  # of an index, for statistics: sqlite.org/lang_analyze.html#approx


def step(db: Database) -> bool:
    """Do the next small piece of work, a few dozen milliseconds; whether there is more."""
    return merge(db) or postings.settle(db) or _freed(db)


def after_many(db: Database, articles: int) -> None:
    """Put the index of words in order when a file has brought so many articles, not only in the night."""
    while articles >= MANY and merge(db):
        pass


def merge(db: Database) -> bool:
    """Put a part of the index of words in order; whether there is more."""
    with transaction(db):
        _merge_early(db)
        # Whether a merge found work shows in the number of changes: sqlite.org/fts5.html#the_merge_command
        before = db.conn.total_changes
        db.execute("INSERT INTO articles_fts (articles_fts, rank) VALUES ('merge', ?)", (PAGES_MERGED,))
        return db.conn.total_changes - before >= 2


def finish(db: Database) -> None:
    """What is done once, after the last step."""
    db.execute(f"PRAGMA analysis_limit={ROWS_LOOKED_AT}")
    with transaction(db):
        db.execute("PRAGMA optimize")
        # A small table is read from end to end where the planner knows that it is small. It must not still
        # think so when a file has brought a million articles: without figures it takes every table for large.
        if db["sqlite_stat1"].exists():
            db.execute("DELETE FROM sqlite_stat1 WHERE CAST(stat AS INTEGER) < ?", (LARGE,))
            db.execute("ANALYZE sqlite_schema")
    db.execute("PRAGMA wal_checkpoint(PASSIVE)").fetchall()


def _merge_early(db: Database) -> None:
    row = db.execute("SELECT v FROM articles_fts_config WHERE k = 'usermerge'").fetchone()
    if row is None or row[0] != SEGMENTS_MERGED:
        db.execute(
            "INSERT INTO articles_fts (articles_fts, rank) VALUES ('usermerge', ?)", (SEGMENTS_MERGED,)
        )


def _freed(db: Database) -> bool:
    before: int = db.execute("PRAGMA freelist_count").fetchone()[0]
    if not before:
        return False
    # It gives a row of no columns for each page, at the first of which execute() stops; a script goes on.
    db.conn.executescript(f"PRAGMA incremental_vacuum({PAGES_FREED})")
    left: int = db.execute("PRAGMA freelist_count").fetchone()[0]
    return 0 < left < before  # on a full disk it frees nothing, and says nothing
