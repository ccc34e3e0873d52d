"""Thumbs: those that a chat gave to stories, in their table. What they do is decided in tastes.py."""

import json
from collections.abc import Iterable
from datetime import datetime

from storage import tastes
from storage.database import Database, guarded, transaction
from storage.models import Story
from storage.tastes import Thumb
from storage.times import from_micros, to_micros

MOST = 100
"""Of one chat; the oldest give way."""


def give(
    db: Database, chat_id: int, thread_id: int | None, story: Story, now: datetime, *, up: bool
) -> bool | None:
    """Give a story a thumb, or take the same one back; what holds now: up, down, None for neither."""
    with transaction(db):
        if given(db, chat_id, thread_id, [story.id]).get(story.id) is up:
            db.conn.execute(
                "DELETE FROM thumbs WHERE chat_id = ? AND thread_id = ? AND story_id = ?",
                (chat_id, thread_id or 0, story.id),
            )
            return None
        db.conn.execute(
            """
            INSERT OR REPLACE INTO thumbs (chat_id, thread_id, story_id, up, title, words, source, given_at)
            VALUES (?, ?, ?, ?, ?, ?, ?, ?)
            """,
            (
                chat_id,
                thread_id or 0,
                story.id,
                up,
                story.title,
                " ".join(sorted(tastes.words_of(story))),
                story.source,
                to_micros(now),
            ),
        )
        db.conn.execute(
            """
            DELETE FROM thumbs WHERE chat_id = ? AND thread_id = ? AND story_id IN (
                SELECT story_id FROM thumbs WHERE chat_id = ? AND thread_id = ?
                ORDER BY given_at DESC, story_id DESC LIMIT -1 OFFSET ?)
            """,
            (chat_id, thread_id or 0, chat_id, thread_id or 0, MOST),
        )
    return up


def given(db: Database, chat_id: int, thread_id: int | None, story_ids: Iterable[int]) -> dict[int, bool]:
    """The thumbs that a chat gave to these stories: True for up."""
    with guarded():
        rows = db.conn.execute(
            """
            SELECT story_id, up FROM thumbs WHERE chat_id = ? AND thread_id = ?
                AND story_id IN (SELECT value FROM json_each(?))
            """,
            (chat_id, thread_id or 0, json.dumps(list(story_ids))),
        ).fetchall()
    return {row[0]: bool(row[1]) for row in rows}


def of_chat(db: Database, chat_id: int, thread_id: int | None) -> tuple[Thumb, ...]:
    """All that a chat gave, the newest first."""
    with guarded():
        rows = db.conn.execute(
            "SELECT * FROM thumbs WHERE chat_id = ? AND thread_id = ? ORDER BY given_at DESC",
            (chat_id, thread_id or 0),
        ).fetchall()
    return tuple(
        Thumb(
            story_id=row["story_id"],
            up=bool(row["up"]),
            title=row["title"],
            words=frozenset(row["words"].split()),
            source=row["source"],
            given_at=from_micros(row["given_at"]),
        )
        for row in rows
    )


def prune(db: Database, before: datetime) -> None:
    """Forget the thumbs that were given before a time; they have faded."""
    with transaction(db):
        db.conn.execute("DELETE FROM thumbs WHERE given_at < ?", (to_micros(before),))
