"""Outbox: every message that is to reach a chat by itself, from being due to its one recorded end.

Whoever decides that a chat is due adds an entry inside the transaction that sets the next due time;
whoever sends claims a batch, which is on disk before the first of it goes out, and records a batch of
ends, which is on disk before they count. What is sent, and how, is not known here: a payload is text
that only the sender reads, kept once however many entries share it.

An entry is queued (waiting, or in doubt and to go out once more), under way (sending), or at its end.
"""

import hashlib
import sqlite3
from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from datetime import datetime
from enum import StrEnum

from storage.database import Database, guarded, transaction
from storage.times import from_micros, to_micros

PRUNED_AT_A_TIME = 500


class State(StrEnum):
    """Where an entry stands. WAITING and SENDING are not ends, nor is IN_DOUBT before it is tried again."""

    WAITING = "waiting"
    SENDING = "sending"
    SENT = "sent"
    IN_DOUBT = "in doubt"  # it may have gone out, and no answer came
    NOTHING_NEW = "nothing new"  # there was nothing to send
    TOO_OLD = "too old"  # its age limit passed first
    PAUSED = "paused"  # the subscription was paused at that time
    CANCELLED = "cancelled"  # nobody wants it any more
    GONE = "gone"  # the chat can't be reached
    FAILED = "failed"  # the other side refused it for good


NEVER_ARRIVED = (State.GONE, State.FAILED, State.TOO_OLD, State.CANCELLED, State.PAUSED)
"""Ends of messages that nobody has read."""


@dataclass(frozen=True, slots=True)
class Entry:
    """One message for one chat, to be added.

    slot: with chat, thread and kind, what makes it one; the slot's time in ISO 8601 for a briefing.
    payload: what to send, text that the sender understands; None for an entry that is added at its end.
    expires_at: when it is too old to be sent; None for never. state: WAITING, or the end that it is
    added at (NOTHING_NEW, TOO_OLD, PAUSED). reason: a few words for people, on an end.
    """

    chat_id: int
    slot: str
    due_at: datetime
    kind: str = "briefing"
    thread_id: int | None = None
    payload: str | None = None
    expires_at: datetime | None = None
    state: State = State.WAITING
    reason: str | None = None


@dataclass(frozen=True, slots=True)
class Delivery:
    """An entry that was claimed for sending. attempts: counts this one. doubts: how often no answer came."""

    id: int
    chat_id: int
    thread_id: int | None
    kind: str
    due_at: datetime
    expires_at: datetime | None
    attempts: int
    doubts: int
    payload_id: int


@dataclass(frozen=True, slots=True)
class Batch:
    """What was claimed, by due time, and the payloads of it by their ids."""

    deliveries: tuple[Delivery, ...]
    payloads: dict[int, str]


@dataclass(frozen=True, slots=True)
class End:
    """What came of one try. again_at: when to try again; None where this is the end.

    state: SENT, IN_DOUBT, GONE, FAILED, or WAITING for a try that certainly did not arrive; TOO_OLD, which
    is kept as IN_DOUBT where an earlier try was. untried: nothing went out, so the try does not count.
    """

    id: int
    state: State
    again_at: datetime | None = None
    message_id: int | None = None
    reason: str | None = None
    untried: bool = False


def add(db: Database, entry: Entry, now: datetime) -> int | None:
    """Put an entry in, inside the caller's transaction; its id, None where its slot has a record already."""
    due_at = to_micros(entry.due_at)
    ready_at: int | None = None
    ended_at: int | None = to_micros(now)
    if entry.state is State.WAITING:
        if entry.payload is None:
            raise ValueError("an entry that waits needs a payload")
        ready_at, ended_at = (0 if entry.due_at <= now else due_at), None
    with guarded():
        added = db.conn.execute(
            """
            INSERT INTO outbox (chat_id, thread_id, kind, slot, due_at, expires_at, payload_id, state,
                                ready_at, ended_at, reason)
            VALUES (?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?)
            ON CONFLICT (chat_id, thread_id, kind, slot) DO NOTHING
            """,
            (
                entry.chat_id,
                entry.thread_id or 0,
                entry.kind,
                entry.slot,
                due_at,
                None if entry.expires_at is None else to_micros(entry.expires_at),
                None if entry.payload is None else _payload_id(db, entry.payload),
                entry.state,
                ready_at,
                ended_at,
                entry.reason,
            ),
        )
    return added.lastrowid if added.rowcount else None


def exchange(db: Database, ends: Sequence[End], now: datetime, count: int) -> Batch:
    """Record ends and claim up to count entries, oldest due time first, in one transaction.

    Entries whose age limit has passed come to their end here. When this has returned, both the ends
    and the fact that the claimed are under way are on disk.
    """
    with transaction(db):
        _record(db, ends, now)
        return _claim(db, now, count) if count > 0 else Batch((), {})


def recover(db: Database, now: datetime, again_at: datetime) -> int:
    """After a crash: what was under way is in doubt and goes out once more at again_at; how many there were.

    Only for the one process that sends, before it claims anything.
    """
    with transaction(db):
        return db.conn.execute(
            """
            UPDATE outbox SET state = ?, doubts = doubts + 1, doubted_at = ?, ready_at = ?,
                              reason = 'the program ended while it was under way'
            WHERE state = 'sending'
            """,
            (State.IN_DOUBT, to_micros(now), to_micros(again_at)),
        ).rowcount


def next_at(db: Database) -> datetime | None:
    """When there is something to claim: the past for at once, None while nothing is queued."""
    with guarded():
        row = db.conn.execute(
            """
            SELECT coalesce((SELECT 0 FROM outbox WHERE ready_at = 0 LIMIT 1),
                            (SELECT min(ready_at) FROM outbox WHERE ready_at > 0))
            """
        ).fetchone()
    return None if row[0] is None else from_micros(row[0])


def cancel(
    db: Database,
    chat_id: int,
    now: datetime,
    *,
    thread_id: int | None = None,
    every_thread: bool = True,
    kind: str | None = None,
    state: State = State.CANCELLED,
    reason: str | None = None,
) -> int:
    """Bring what is queued for a chat to an end (CANCELLED, GONE, PAUSED); how many entries that were.

    every_thread: of the whole chat; otherwise only of thread_id, None being outside of any topic. What
    is under way is left, and an entry that was in doubt stays in doubt.
    """
    with transaction(db):
        return db.conn.execute(
            """
            UPDATE outbox SET state = CASE WHEN doubts THEN 'in doubt' ELSE ? END, ready_at = NULL,
                              ended_at = ?, reason = ?
            WHERE chat_id = ? AND ready_at IS NOT NULL AND (? OR thread_id = ?) AND (? IS NULL OR kind = ?)
            """,
            (state, to_micros(now), reason, chat_id, every_thread, thread_id or 0, kind, kind),
        ).rowcount


def move(db: Database, old: int, new: int) -> None:
    """A chat has a new id: all its entries go along, but for slots that the new chat has already."""
    with transaction(db):
        db.conn.execute("UPDATE OR IGNORE outbox SET chat_id = ? WHERE chat_id = ?", (new, old))
        db.conn.execute("DELETE FROM outbox WHERE chat_id = ? AND state <> 'sending'", (old,))


def forget(db: Database, chat_id: int) -> int:
    """Remove all that was or is to be sent to a chat; how many entries that were."""
    with transaction(db):
        removed = db.conn.execute("DELETE FROM outbox WHERE chat_id = ?", (chat_id,)).rowcount
        _drop_unused_payloads(db)
        return removed


def prune(db: Database, before: datetime, most: int = PRUNED_AT_A_TIME) -> int:
    """Remove up to most entries that ended before a time, and payloads that none needs; how many entries."""
    with transaction(db):
        gone = db.conn.execute(
            """
            DELETE FROM outbox WHERE id IN (
                SELECT id FROM outbox WHERE due_at < :before AND ended_at < :before
                ORDER BY due_at LIMIT :most
            ) RETURNING payload_id
            """,
            {"before": to_micros(before), "most": most},
        ).fetchall()
        db.conn.executemany(
            """
            DELETE FROM payloads WHERE id = :id
            AND NOT EXISTS (SELECT 1 FROM outbox WHERE outbox.payload_id = :id)
            """,
            ({"id": payload_id} for payload_id in {row["payload_id"] for row in gone}),
        )
        return len(gone)


def _payload_id(db: Database, payload: str) -> int:
    digest = hashlib.blake2b(payload.encode(), digest_size=16).digest()
    row = db.conn.execute("SELECT id FROM payloads WHERE digest = ?", (digest,)).fetchone()
    if row is None:
        row = db.conn.execute(
            "INSERT INTO payloads (digest, text) VALUES (?, ?) RETURNING id", (digest, payload)
        ).fetchone()
    return int(row[0])


def _record(db: Database, ends: Sequence[End], now: datetime) -> None:
    moment = to_micros(now)
    db.conn.executemany(
        """
        UPDATE outbox SET state = iif(:state = 'too old' AND doubts, 'in doubt', :state),
                          ready_at = :again_at, reason = :reason,
                          message_id = coalesce(:message_id, message_id),
                          ended_at = iif(:again_at IS NULL, :now, NULL),
                          attempts = attempts - :untried,
                          doubts = doubts + (:state = 'in doubt'),
                          doubted_at = iif(:state = 'in doubt', :now, doubted_at)
        WHERE id = :id AND state = 'sending'
        """,
        (
            {
                "id": end.id,
                "state": end.state,
                "again_at": None if end.again_at is None else to_micros(end.again_at),
                "message_id": end.message_id,
                "reason": end.reason,
                "untried": end.untried,
                "now": moment,
            }
            for end in ends
        ),
    )


def _claim(db: Database, now: datetime, count: int) -> Batch:
    moment = to_micros(now)
    db.conn.execute(
        """
        UPDATE outbox SET state = iif(doubts, 'in doubt', 'too old'), ready_at = NULL, ended_at = ?
        WHERE ready_at IS NOT NULL AND expires_at <= ?
        """,
        (moment, moment),
    )
    db.conn.execute("UPDATE outbox SET ready_at = 0 WHERE ready_at > 0 AND ready_at <= ?", (moment,))
    rows = db.conn.execute(
        """
        SELECT id, chat_id, thread_id, kind, due_at, expires_at, attempts, doubts, payload_id
        FROM outbox WHERE ready_at = 0 ORDER BY due_at, id LIMIT ?
        """,
        (count,),
    ).fetchall()
    db.conn.executemany(
        "UPDATE outbox SET state = 'sending', ready_at = NULL, attempts = attempts + 1 WHERE id = ?",
        ((row["id"],) for row in rows),
    )
    return Batch(tuple(_delivery_of(row) for row in rows), _payloads(db, {row["payload_id"] for row in rows}))


def _payloads(db: Database, ids: Iterable[int]) -> dict[int, str]:
    return {
        payload_id: db.conn.execute("SELECT text FROM payloads WHERE id = ?", (payload_id,)).fetchone()[0]
        for payload_id in ids
    }


def _drop_unused_payloads(db: Database) -> None:
    db.conn.execute(
        """
        DELETE FROM payloads WHERE NOT EXISTS (SELECT 1 FROM outbox WHERE outbox.payload_id = payloads.id)
        """
    )


def _delivery_of(row: sqlite3.Row) -> Delivery:
    return Delivery(
        id=row["id"],
        chat_id=row["chat_id"],
        thread_id=row["thread_id"] or None,
        kind=row["kind"],
        due_at=from_micros(row["due_at"]),
        expires_at=None if row["expires_at"] is None else from_micros(row["expires_at"]),
        attempts=row["attempts"] + 1,
        doubts=row["doubts"],
        payload_id=row["payload_id"],
    )
