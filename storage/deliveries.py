"""Deliveries: what became of the outbox's entries, for those who ask. Reads only."""

import sqlite3
from dataclasses import dataclass
from datetime import datetime, timedelta

from storage.database import Database, guarded
from storage.outbox import State
from storage.times import from_micros, to_micros


@dataclass(frozen=True, slots=True)
class Record:
    """What the outbox knows of one entry."""

    id: int
    chat_id: int
    thread_id: int | None
    kind: str
    slot: str
    due_at: datetime
    state: State
    attempts: int
    doubts: int
    ended_at: datetime | None
    message_id: int | None
    reason: str | None


@dataclass(frozen=True, slots=True)
class Figures:
    """The outbox at a glance.

    counts: entries by state; in_doubt: how many of them ever were. longest_lag: from being due to having
    been sent. oldest_due_at: of what is still to be sent.
    """

    counts: dict[State, int]
    in_doubt: int
    longest_lag: timedelta
    oldest_due_at: datetime | None


def of_chat(db: Database, chat_id: int, count: int = 100) -> tuple[Record, ...]:
    """The newest entries of a chat, newest due time first."""
    with guarded():
        rows = db.conn.execute(
            "SELECT * FROM outbox WHERE chat_id = ? ORDER BY due_at DESC, id DESC LIMIT ?", (chat_id, count)
        ).fetchall()
    return tuple(_record_of(row) for row in rows)


def doubtful(db: Database, count: int = 100) -> tuple[Record, ...]:
    """Entries that may have arrived more than once, or not at all; newest first."""
    with guarded():
        rows = db.conn.execute(
            "SELECT * FROM outbox WHERE doubts > 0 ORDER BY id DESC LIMIT ?", (count,)
        ).fetchall()
    return tuple(_record_of(row) for row in rows)


def figures(db: Database, since: datetime) -> Figures:
    """Entries by state that were due since a time, and what is still to be sent whenever it was due."""
    with guarded():
        counts = db.conn.execute(
            """
            SELECT state, count(*), sum(doubts > 0), max(iif(state = 'sent', ended_at - due_at, 0))
            FROM outbox WHERE due_at >= ? GROUP BY state
            """,
            (to_micros(since),),
        ).fetchall()
        oldest = db.conn.execute(
            """
            SELECT min(due_at) FROM (SELECT min(due_at) AS due_at FROM outbox WHERE ready_at = 0
                                     UNION ALL SELECT min(due_at) FROM outbox WHERE ready_at > 0)
            """
        ).fetchone()[0]
    return Figures(
        counts={State(row[0]): row[1] for row in counts},
        in_doubt=sum(row[2] for row in counts),
        longest_lag=timedelta(microseconds=max((row[3] for row in counts), default=0)),
        oldest_due_at=None if oldest is None else from_micros(oldest),
    )


def _record_of(row: sqlite3.Row) -> Record:
    return Record(
        id=row["id"],
        chat_id=row["chat_id"],
        thread_id=row["thread_id"] or None,
        kind=row["kind"],
        slot=row["slot"],
        due_at=from_micros(row["due_at"]),
        state=State(row["state"]),
        attempts=row["attempts"],
        doubts=row["doubts"],
        ended_at=None if row["ended_at"] is None else from_micros(row["ended_at"]),
        message_id=row["message_id"],
        reason=row["reason"],
    )
