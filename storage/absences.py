"""Absences: chats that the bot was removed from, or that can't be reached.

Their briefings pause quietly and go on when the bot is back. What is kept of a chat that stays away for long
is removed as if it had been asked for.
"""

from datetime import datetime

from storage import privacy, subscriptions
from storage.database import Database, guarded, transaction
from storage.times import to_micros


def leave(db: Database, chat_id: int, reason: str, now: datetime) -> None:
    """The bot is not in a chat any more, or is blocked there: its briefings pause."""
    with transaction(db):
        subscriptions.pause(db, chat_id, reason, now)
        db.conn.execute(
            "INSERT INTO absences (chat_id, since_at) VALUES (?, ?) ON CONFLICT DO NOTHING",
            (chat_id, to_micros(now)),
        )


def away(db: Database, chat_id: int) -> bool:
    """Whether a chat is away as far as is known: cheap enough to ask for every update."""
    with guarded():
        row = db.conn.execute("SELECT 1 FROM absences WHERE chat_id = ?", (chat_id,)).fetchone()
    return row is not None or subscriptions.paused(db, chat_id)


def back(db: Database, chat_id: int, now: datetime) -> int:
    """A chat is there again: its briefings go on. How many subscriptions that woke."""
    with transaction(db):
        db.conn.execute("DELETE FROM absences WHERE chat_id = ?", (chat_id,))
        return subscriptions.resume(db, chat_id, now)


def prune(db: Database, before: datetime) -> int:
    """Forget the chats that have been away since before a time; how many."""
    with transaction(db):
        gone = db.conn.execute(
            """
            SELECT chat_id FROM absences WHERE since_at < :before
            UNION SELECT chat_id FROM subscriptions WHERE paused_at < :before
            """,
            {"before": to_micros(before)},
        ).fetchall()
        for row in gone:
            privacy.erase(db, row["chat_id"])
    return len(gone)
