"""Received: what Telegram pushed to the bot, kept from before it is acknowledged until it is dealt with.

A crash in between loses nothing: what waits is dealt with at the next start. The number of an update is
known for a while after, so that one that comes twice is dealt with once. What an update says is not known
here.
"""

from dataclasses import dataclass
from datetime import datetime

from storage.database import Database, transaction
from storage.times import to_micros

PRUNED_AT_A_TIME = 1_000
TRIES = 3
"""So often a start takes up an update: one that ends the process each time must not do so for ever."""


@dataclass(frozen=True, slots=True)
class Received:
    """An update that waits. body: as it came, JSON."""

    id: int
    body: str


def keep(db: Database, id_: int, chat_id: int | None, body: str, now: datetime) -> bool:
    """Keep an update until done() is said of it; False where it is known already."""
    with transaction(db):
        added = db.execute(
            "INSERT INTO updates (id, chat_id, body, received_at) VALUES (?, ?, ?, ?)"
            " ON CONFLICT (id) DO NOTHING",
            (id_, chat_id, body, to_micros(now)),
        )
        return added.rowcount > 0


def done(db: Database, id_: int) -> None:
    """It is dealt with; what people wrote in it is not kept."""
    with transaction(db):
        db.execute("UPDATE updates SET body = NULL WHERE id = ?", (id_,))


def take_up(db: Database) -> tuple[Received, ...]:
    """What waits since before this start, in Telegram's order."""
    with transaction(db):
        db.execute("UPDATE updates SET tries = tries + 1 WHERE body IS NOT NULL")
        db.execute("UPDATE updates SET body = NULL WHERE body IS NOT NULL AND tries > ?", (TRIES,))
        rows = db.execute("SELECT id, body FROM updates WHERE body IS NOT NULL ORDER BY id").fetchall()
        return tuple(Received(row["id"], row["body"]) for row in rows)


def prune(db: Database, before: datetime, most: int = PRUNED_AT_A_TIME) -> int:
    """Forget up to most numbers of updates that came before a time and are dealt with; how many."""
    with transaction(db):
        return db.execute(
            "DELETE FROM updates WHERE id IN (SELECT id FROM updates WHERE received_at < ? AND body IS NULL"
            " LIMIT ?)",
            (to_micros(before), most),
        ).rowcount
