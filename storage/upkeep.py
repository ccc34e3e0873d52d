"""Upkeep: what a database needs now and then, in steps so small that nobody waits for one.

Merges the segments of the index of words, gives pages that undo and forgetting left back to the system,
refreshes the planner's statistics, and moves the write-ahead log into the database.
"""

from storage.database import Database, transaction

PAGES_MERGED = 256
PAGES_FREED = 256
ROWS_LOOKED_AT = 400  # of an index, for statistics: sqlite.org/lang_analyze.html#approx


def step(db: Database) -> bool:
    """Do the next small piece of work, a few dozen milliseconds; whether there is more."""
    return _merged(db) or _freed(db)


def finish(db: Database) -> None:
    """What is done once, after the last step."""
    db.execute(f"PRAGMA analysis_limit={ROWS_LOOKED_AT}")
    db.execute("PRAGMA optimize")
    db.execute("PRAGMA wal_checkpoint(PASSIVE)").fetchall()


def _merged(db: Database) -> bool:
    # Whether a merge found work shows in the number of changes: sqlite.org/fts5.html#the_merge_command
    with transaction(db):
        before = db.conn.total_changes
        db.execute("INSERT INTO articles_fts (articles_fts, rank) VALUES ('merge', ?)", (PAGES_MERGED,))
        return db.conn.total_changes - before >= 2


def _freed(db: Database) -> bool:
    before: int = db.execute("PRAGMA freelist_count").fetchone()[0]
    if not before:
        return False
    # It gives a row of no columns for each page, at the first of which execute() stops; a script goes on.
    db.conn.executescript(f"PRAGMA incremental_vacuum({PAGES_FREED})")
    left: int = db.execute("PRAGMA freelist_count").fetchone()[0]
    return 0 < left < before  # on a full disk it frees nothing, and says nothing
