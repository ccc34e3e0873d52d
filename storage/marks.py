"""Marks: single values to remember from one time to the next, by name."""

from storage.database import Database, guarded, transaction


def get(db: Database, name: str) -> str | None:
    """The value of a mark, None where it is not set."""
    with guarded():
        row = db.conn.execute("SELECT value FROM marks WHERE name = ?", (name,)).fetchone()
    return None if row is None else str(row["value"])


def put(db: Database, name: str, value: str | None) -> None:
    """Set a mark; None removes it."""
    with transaction(db):
        if value is None:
            db.conn.execute("DELETE FROM marks WHERE name = ?", (name,))
        else:
            db.conn.execute("INSERT OR REPLACE INTO marks (name, value) VALUES (?, ?)", (name, value))
