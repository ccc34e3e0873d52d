"""Broadcasts: one message of an admin to every chat that is subscribed, through the outbox.

A chat gets one entry, whatever becomes of the program in between: entries are added a few at a time in the
order of the subscriptions, and each step is kept with its entries. So briefings that fall due meanwhile wait
for a few messages and not for all.
"""

import sqlite3
from dataclasses import dataclass
from datetime import datetime, timedelta
from enum import StrEnum

from storage import outbox
from storage.database import Database, guarded, transaction
from storage.outbox import Entry
from storage.outbox import State as OutboxState
from storage.times import to_micros

KIND = "broadcast"
EXPIRES = timedelta(hours=24)


class State(StrEnum):
    """Where a broadcast stands. STOPPING: nothing more is added, what is under way comes to its end."""

    DRAFT = "draft"
    RUNNING = "running"
    STOPPING = "stopping"
    ENDED = "ended"


@dataclass(frozen=True, slots=True)
class Broadcast:
    """One message to all. chat_id, message_id: where its admin sees how it goes, in language.

    chats: how many it is for, counted when it was drafted.
    """

    id: int
    chat_id: int
    message_id: int | None
    language: str
    state: State
    chats: int


@dataclass(frozen=True, slots=True)
class Progress:
    """How many chats got it, will not get it, and still wait."""

    sent: int
    failed: int
    waiting: int


def draft(db: Database, chat_id: int, language: str, payload: str, now: datetime) -> Broadcast:
    """A message that nothing is sent of before it is begun."""
    with transaction(db):
        chats = db.conn.execute(
            "SELECT count(DISTINCT chat_id) FROM subscriptions WHERE paused_at IS NULL"
        ).fetchone()[0]
        row = db.conn.execute(
            """
            INSERT INTO broadcasts (chat_id, language, payload, state, chats, made_at)
            VALUES (?, ?, ?, 'draft', ?, ?) RETURNING *
            """,
            (chat_id, language, payload, chats, to_micros(now)),
        ).fetchone()
    return _broadcast(row)


def begin(db: Database, id_: int, chat_id: int, message_id: int) -> Broadcast | None:
    """Send a draft of this chat; None where there is none (any more)."""
    with transaction(db):
        row = db.conn.execute(
            """
            UPDATE broadcasts SET state = 'running', message_id = ?
            WHERE id = ? AND chat_id = ? AND state = 'draft' RETURNING *
            """,
            (message_id, id_, chat_id),
        ).fetchone()
    return None if row is None else _broadcast(row)


def stop(db: Database, id_: int, chat_id: int, now: datetime) -> bool:
    """Send no more of it, or throw its draft away; whether there was anything to stop."""
    with transaction(db):
        if db.conn.execute(
            "DELETE FROM broadcasts WHERE id = ? AND chat_id = ? AND state = 'draft'", (id_, chat_id)
        ).rowcount:
            return True
        stopped = db.conn.execute(
            "UPDATE broadcasts SET state = 'stopping' WHERE id = ? AND chat_id = ? AND state = 'running'",
            (id_, chat_id),
        ).rowcount
        if stopped:
            db.conn.execute(
                """
                UPDATE outbox SET state = iif(doubts, 'in doubt', ?), ready_at = NULL, ended_at = ?,
                                  reason = 'the broadcast was stopped'
                WHERE kind = 'broadcast' AND slot = ? AND ready_at IS NOT NULL
                """,
                (OutboxState.CANCELLED, to_micros(now), _slot(id_)),
            )
    return bool(stopped)


def is_draft(db: Database, id_: int) -> bool:
    """Whether nothing of it was sent yet."""
    with guarded():
        row = db.conn.execute("SELECT 1 FROM broadcasts WHERE id = ? AND state = 'draft'", (id_,)).fetchone()
    return row is not None


def open_(db: Database) -> tuple[Broadcast, ...]:
    """Those that are under way, oldest first."""
    with guarded():
        rows = db.conn.execute(
            "SELECT * FROM broadcasts WHERE state IN ('running', 'stopping') ORDER BY id"
        ).fetchall()
    return tuple(_broadcast(row) for row in rows)


def advance(db: Database, id_: int, most_waiting: int, now: datetime) -> bool:
    """Add entries for the next chats, so that at most so many wait; whether there may be more to add.

    A chat with several subscriptions gets it once, where its first one is.
    """
    with transaction(db):
        row = db.conn.execute(
            "SELECT passed, payload FROM broadcasts WHERE id = ? AND state = 'running'", (id_,)
        ).fetchone()
        if row is None:
            return False
        count = most_waiting - progress(db, id_).waiting
        if count <= 0:
            return True
        found = db.conn.execute(
            """
            SELECT id, chat_id, thread_id FROM subscriptions
            WHERE id > ? AND paused_at IS NULL ORDER BY id LIMIT ?
            """,
            (row["passed"], count),
        ).fetchall()
        for each in found:
            if not _has(db, each["chat_id"], id_):
                outbox.add(db, _entry(each, id_, row["payload"], now), now)
        if found:
            db.conn.execute("UPDATE broadcasts SET passed = ? WHERE id = ?", (found[-1]["id"], id_))
        return len(found) == count


def progress(db: Database, id_: int) -> Progress:
    """How far it is."""
    with guarded():
        rows = db.conn.execute(
            """
            SELECT state, ready_at IS NULL, count(*) FROM outbox
            WHERE kind = 'broadcast' AND slot = ? GROUP BY 1, 2
            """,
            (_slot(id_),),
        ).fetchall()
    sent = waiting = failed = 0
    for state, claimed, count in rows:
        if state == OutboxState.SENT:
            sent += count
        elif state == OutboxState.SENDING or not claimed:
            waiting += count
        else:
            failed += count
    return Progress(sent, failed, waiting)


def end(db: Database, id_: int) -> None:
    """Its admin knows what came of it."""
    with transaction(db):
        db.conn.execute("UPDATE broadcasts SET state = 'ended', payload = '' WHERE id = ?", (id_,))


def prune(db: Database, before: datetime) -> int:
    """Remove what was drafted before a time and is not under way; how many."""
    with transaction(db):
        return db.conn.execute(
            "DELETE FROM broadcasts WHERE made_at < ? AND state IN ('draft', 'ended')", (to_micros(before),)
        ).rowcount


def _has(db: Database, chat_id: int, id_: int) -> bool:
    row = db.conn.execute(
        "SELECT 1 FROM outbox WHERE chat_id = ? AND kind = 'broadcast' AND slot = ? LIMIT 1",
        (chat_id, _slot(id_)),
    ).fetchone()
    return row is not None


def _entry(row: sqlite3.Row, id_: int, payload: str, now: datetime) -> Entry:
    return Entry(
        row["chat_id"],
        _slot(id_),
        now,
        kind=KIND,
        thread_id=row["thread_id"] or None,
        payload=payload,
        expires_at=now + EXPIRES,
    )


def _slot(id_: int) -> str:
    return f"broadcast {id_}"


def _broadcast(row: sqlite3.Row) -> Broadcast:
    return Broadcast(
        id=row["id"],
        chat_id=row["chat_id"],
        message_id=row["message_id"],
        language=row["language"],
        state=State(row["state"]),
        chats=row["chats"],
    )
