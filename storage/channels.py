"""Channels: those that a person added the bot to and may set up from the private chat.

Whether the person is still one of a channel's administrators is asked of Telegram at every press.
"""

import sqlite3
from dataclasses import dataclass
from datetime import datetime

from storage.database import Database, guarded, transaction
from storage.times import to_micros


@dataclass(frozen=True, slots=True)
class Channel:
    """A channel of a person. id: of the pair, for buttons. chat_id: the private chat."""

    id: int
    chat_id: int
    channel_id: int
    title: str


def add(db: Database, person_id: int, channel_id: int, title: str, now: datetime) -> Channel:
    """A person added the bot to a channel, once more perhaps."""
    with transaction(db):
        row = db.conn.execute(
            """
            INSERT INTO channels (chat_id, channel_id, title, added_at) VALUES (?, ?, ?, ?)
            ON CONFLICT (chat_id, channel_id) DO UPDATE SET
                title = excluded.title, added_at = excluded.added_at, told = 0
            RETURNING *
            """,
            (person_id, channel_id, title, to_micros(now)),
        ).fetchone()
    return _channel(row)


def told(db: Database, channel: Channel) -> None:
    """The person knows how to set it up."""
    with transaction(db):
        db.conn.execute("UPDATE channels SET told = 1 WHERE id = ?", (channel.id,))


def of_person(db: Database, person_id: int, *, untold: bool = False) -> tuple[Channel, ...]:
    """A person's channels, the newest first. untold: only those of which they know nothing yet."""
    with guarded():
        rows = db.conn.execute(
            "SELECT * FROM channels WHERE chat_id = ? AND told <= ? ORDER BY added_at DESC, id DESC",
            (person_id, not untold),
        ).fetchall()
    return tuple(_channel(row) for row in rows)


def find(db: Database, person_id: int, id_: int) -> Channel | None:
    """A channel by the number in a button, where it is this person's."""
    with guarded():
        row = db.conn.execute(
            "SELECT * FROM channels WHERE chat_id = ? AND id = ?", (person_id, id_)
        ).fetchone()
    return None if row is None else _channel(row)


def _channel(row: sqlite3.Row) -> Channel:
    return Channel(row["id"], row["chat_id"], row["channel_id"], row["title"])
