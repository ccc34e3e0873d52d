"""History: what each chat was told by its briefings, for as long as it matters.

A briefing is kept once for all chats that were told the same. A chat's own list says which ones it got
and where its news began before each, so that one which never arrived can be made up for.
"""

import json
import sqlite3
from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from datetime import datetime, timedelta

from storage.briefings import Choice, source_count
from storage.database import Database, guarded, transaction
from storage.outbox import NEVER_ARRIVED
from storage.subscriptions import Subscription
from storage.times import from_micros, to_micros

REMEMBERED = timedelta(days=8)
"""How long a story that was told is not told again: longer than any story is news."""

PRUNED_AT_A_TIME = 500

_TELLING = f"""
    told.briefing_id, told.due_at, told.from_article, told.from_at,
    coalesce(outbox.state IN ({", ".join(f"'{state}'" for state in NEVER_ARRIVED)}), 0) AS lost
"""


@dataclass(frozen=True, slots=True)
class Telling:
    """One briefing that was made for a chat.

    from_article, from_at: the cut before it. lost: its message will not arrive any more.
    """

    briefing_id: int
    due_at: datetime
    from_article: int | None
    from_at: datetime | None
    lost: bool


def keep(db: Database, choice: Choice, now: datetime) -> int:
    """Keep a briefing; its number."""
    told = [[list(pick.story.articles), source_count(pick.story)] for pick in choice.picks]
    others = [story.id for story in choice.others]
    kept = db.conn.execute(
        "INSERT INTO briefings (made_at, told, others) VALUES (?, ?, ?)",
        (to_micros(now), json.dumps(told), json.dumps(others)),
    )
    assert kept.lastrowid is not None
    return kept.lastrowid


def tell(db: Database, one: Subscription, due_at: datetime, briefing_id: int, outbox_id: int) -> None:
    """Set down that a chat is told a briefing, and where its news began before it."""
    db.conn.execute(
        """
        INSERT OR REPLACE INTO told (chat_id, thread_id, due_at, briefing_id, outbox_id,
                                     from_article, from_at)
        VALUES (?, ?, ?, ?, ?, ?, ?)
        """,
        (
            one.chat_id,
            one.thread_id or 0,
            to_micros(due_at),
            briefing_id,
            outbox_id,
            one.cut_article,
            None if one.cut_at is None else to_micros(one.cut_at),
        ),
    )


def of_chat(db: Database, chat_id: int, thread_id: int | None, since: datetime) -> tuple[Telling, ...]:
    """What a chat was told since a time, newest first."""
    with guarded():
        rows = db.conn.execute(
            f"""
            SELECT {_TELLING} FROM told LEFT JOIN outbox ON outbox.id = told.outbox_id
            WHERE told.chat_id = ? AND told.thread_id = ? AND told.due_at >= ? ORDER BY told.due_at DESC
            """,
            (chat_id, thread_id or 0, to_micros(since)),
        ).fetchall()
    return tuple(_telling(row) for row in rows)


def of_subscriptions(db: Database, ids: Sequence[int], since: datetime) -> dict[int, tuple[Telling, ...]]:
    """The same for the chats of many subscriptions, by the subscriptions' ids."""
    with guarded():
        rows = db.conn.execute(
            f"""
            SELECT {_TELLING}, subscriptions.id
            FROM json_each(?) AS wanted
            CROSS JOIN subscriptions ON subscriptions.id = wanted.value
            CROSS JOIN told ON told.chat_id = subscriptions.chat_id
                AND told.thread_id = subscriptions.thread_id AND told.due_at >= ?
            LEFT JOIN outbox ON outbox.id = told.outbox_id
            ORDER BY told.due_at DESC
            """,
            (json.dumps(ids), to_micros(since)),
        ).fetchall()
    found: dict[int, list[Telling]] = {}
    for row in rows:
        found.setdefault(row[5], []).append(_telling(row))
    return {number: tuple(tellings) for number, tellings in found.items()}


def articles(db: Database, briefing_ids: Iterable[int]) -> dict[int, dict[int, int]]:
    """For each briefing the articles of its stories, with how many sources the story had then."""
    with guarded():
        rows = db.conn.execute(
            "SELECT id, told FROM briefings WHERE id IN (SELECT value FROM json_each(?))",
            (json.dumps(list(briefing_ids)),),
        ).fetchall()
    return {
        row["id"]: {article: sources for ids, sources in json.loads(row["told"]) for article in ids}
        for row in rows
    }


def told(db: Database, briefing_ids: Iterable[int]) -> dict[int, int]:
    """The articles of all stories in these briefings, with the most sources that the story had in one."""
    found: dict[int, int] = {}
    for of_one in articles(db, briefing_ids).values():
        for article, sources in of_one.items():
            found[article] = max(sources, found.get(article, 0))
    return found


def others(db: Database, briefing_id: int, chat_id: int) -> tuple[int, ...] | None:
    """The stories that a briefing had no room for; None where this chat never got it, or it is forgotten."""
    with guarded():
        row = db.conn.execute(
            """
            SELECT others FROM briefings
            WHERE id = ? AND EXISTS (SELECT 1 FROM told WHERE briefing_id = briefings.id AND chat_id = ?)
            """,
            (briefing_id, chat_id),
        ).fetchone()
    return None if row is None else tuple(json.loads(row["others"]))


def any_since(db: Database, since: datetime) -> bool:
    """Whether any chat was told anything since a time."""
    with guarded():
        row = db.conn.execute("SELECT 1 FROM told WHERE due_at >= ? LIMIT 1", (to_micros(since),)).fetchone()
    return row is not None


def prune(db: Database, before: datetime, most: int = PRUNED_AT_A_TIME) -> int:
    """Forget what was told before a time; its buttons then say that they are too old. How many it was.

    Up to most of what chats were told, and as many briefings that no chat knows any more.
    """
    with transaction(db):
        told = db.conn.execute(
            """
            DELETE FROM told WHERE (chat_id, thread_id, due_at) IN (
                SELECT chat_id, thread_id, due_at FROM told WHERE due_at < ? LIMIT ?
            )
            """,
            (to_micros(before), most),
        ).rowcount
        briefings = db.conn.execute(
            """
            DELETE FROM briefings WHERE id IN (
                SELECT id FROM briefings WHERE made_at < ?
                AND NOT EXISTS (SELECT 1 FROM told WHERE told.briefing_id = briefings.id) LIMIT ?
            )
            """,
            (to_micros(before), most),
        ).rowcount
        return max(told, briefings)


def _telling(row: sqlite3.Row) -> Telling:
    briefing_id, due_at, from_article, from_at, lost = row[:5]
    return Telling(
        briefing_id,
        from_micros(due_at),
        from_article,
        None if from_at is None else from_micros(from_at),
        bool(lost),
    )
