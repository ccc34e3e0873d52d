"""Dossiers: all that is known of a chat when its briefing is chosen, for one chat or for a batch of them.

For a batch in few statements: most chats have no more than what they were told. Reads only.
"""

import json
from collections.abc import Sequence
from dataclasses import dataclass, field
from datetime import datetime

from storage import alerted, follows, history, preferences, thumbs
from storage.database import Database, guarded
from storage.follows import Follow
from storage.history import Telling
from storage.preferences import Preferences
from storage.subscriptions import Subscription
from storage.tastes import Thumb


@dataclass(frozen=True, slots=True)
class Dossier:
    """What is known of a chat, or of its topic of a forum.

    tellings: its briefings as far back as they matter, newest first. alerts: the articles that alerts told
    it, with how many sources the story had then. liked, follows, thumbs: what it has chosen.
    """

    tellings: tuple[Telling, ...] = ()
    alerts: dict[int, int] = field(default_factory=dict)
    liked: Preferences = field(default_factory=Preferences)
    follows: tuple[Follow, ...] = ()
    thumbs: tuple[Thumb, ...] = ()


def of_chat(db: Database, chat_id: int, thread_id: int | None, now: datetime) -> Dossier:
    """What is known of one chat."""
    return _in_full(
        db,
        chat_id,
        thread_id,
        now,
        history.of_chat(db, chat_id, thread_id, now - history.REMEMBERED),
    )


def of_all(db: Database, some: Sequence[Subscription], now: datetime) -> dict[int, Dossier]:
    """What is known of the chats of these subscriptions, by the subscriptions' ids."""
    ids = [one.id for one in some]
    told = history.of_subscriptions(db, ids, now - history.REMEMBERED)
    special = _special(db, ids)
    return {
        one.id: _in_full(db, one.chat_id, one.thread_id, now, told.get(one.id, ()))
        if one.id in special
        else Dossier(told.get(one.id, ()))
        for one in some
    }


def _in_full(
    db: Database, chat_id: int, thread_id: int | None, now: datetime, tellings: tuple[Telling, ...]
) -> Dossier:
    at_once, _ = alerted.told(db, chat_id, thread_id, now - history.REMEMBERED)
    return Dossier(
        tellings,
        at_once,
        preferences.preferences(db, chat_id, thread_id),
        follows.follows(db, chat_id, thread_id),
        thumbs.of_chat(db, chat_id, thread_id),
    )


def _special(db: Database, ids: Sequence[int]) -> frozenset[int]:
    """Those of these subscriptions whose chats have chosen something, or had alerts."""
    having = " OR ".join(
        f"EXISTS (SELECT 1 FROM {table} WHERE {table}.chat_id = subscriptions.chat_id"
        f" AND {table}.thread_id = subscriptions.thread_id)"
        for table in ("preferences", "follows", "thumbs", "alerts")
    )
    with guarded():
        rows = db.conn.execute(
            f"SELECT id FROM subscriptions WHERE id IN (SELECT value FROM json_each(?)) AND ({having})",
            (json.dumps(ids),),
        ).fetchall()
    return frozenset(row[0] for row in rows)
