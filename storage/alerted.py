"""Alerted: how each chat wants its alerts, and what they told it, in their tables."""

import json
from collections.abc import Iterable
from dataclasses import dataclass
from datetime import datetime

from storage import alerts, marks
from storage.alerts import Last, Night, Terms
from storage.briefings import Pick, source_count
from storage.database import Database, guarded, transaction
from storage.outbox import NEVER_ARRIVED, State
from storage.times import from_micros, to_micros

CHANGED = "alerts changed"
"""The mark that tells the next look that somebody's bell or terms have changed."""


@dataclass(frozen=True, slots=True)
class Wishes:
    """What a chat has chosen of its alerts; None: as the operator set it. night: "" for none."""

    sources: int | None = None
    night: str | None = None
    quiet: bool = False

    def terms(self, usual: Terms) -> Terms:
        """What holds then."""
        chosen: Night | None = usual.night if self.night is None else alerts.night(self.night)
        return Terms(self.sources or usual.sources, chosen, self.quiet)


@dataclass(frozen=True, slots=True)
class Voice:
    """In which language, and by which clock, a chat is told that has no subscription to say so."""

    language: str
    zone: str


def wishes(db: Database, chat_id: int, thread_id: int | None) -> Wishes:
    """What a chat, or its topic of a forum, has chosen."""
    return _read(db, chat_id, thread_id)[0]


def known(db: Database, chat_id: int, thread_id: int | None) -> tuple[Wishes, Voice | None]:
    """The same with the voice that was kept, None where the chat never had a bell."""
    return _read(db, chat_id, thread_id)


def choose(
    db: Database, chat_id: int, thread_id: int | None, chosen: Wishes, voice: Voice, now: datetime
) -> None:
    """Tell a chat so from now on. voice: of whoever chooses, for a chat without a subscription."""
    with transaction(db):
        db.conn.execute(
            """
            INSERT INTO alert_wishes (chat_id, thread_id, sources, night, quiet, language, zone)
            VALUES (?, ?, ?, ?, ?, ?, ?)
            ON CONFLICT (chat_id, thread_id) DO UPDATE SET
                sources = excluded.sources, night = excluded.night, quiet = excluded.quiet
            """,
            (
                chat_id,
                thread_id or 0,
                chosen.sources,
                chosen.night,
                chosen.quiet,
                voice.language,
                voice.zone,
            ),
        )
        marks.put(db, CHANGED, now.isoformat())


def touch(db: Database, chat_id: int, thread_id: int | None, voice: Voice, now: datetime) -> None:
    """Somebody put a bell on or took it off: the next look must not think that nothing has changed."""
    choose(db, chat_id, thread_id, wishes(db, chat_id, thread_id), voice, now)


def ringing(db: Database, after: tuple[int, int], count: int) -> tuple[tuple[int, int], ...]:
    """The next chats (with their topics, 0 outside of any) that have a bell on, in their order."""
    with guarded():
        rows = db.conn.execute(
            """
            SELECT DISTINCT chat_id, thread_id FROM follows INDEXED BY follows_with_bell
            WHERE bell AND (chat_id, thread_id) > (?, ?) ORDER BY chat_id, thread_id LIMIT ?
            """,
            (*after, count),
        ).fetchall()
    return tuple((row[0], row[1]) for row in rows)


def record(
    db: Database, chat_id: int, thread_id: int | None, picks: Iterable[Pick], outbox_id: int, now: datetime
) -> None:
    """Set down what an alert tells, inside the transaction that puts it into the outbox."""
    told = [[list(pick.story.articles), source_count(pick.story)] for pick in picks]
    db.conn.execute(
        "INSERT OR REPLACE INTO alerts (chat_id, thread_id, made_at, told, outbox_id) VALUES (?, ?, ?, ?, ?)",
        (chat_id, thread_id or 0, to_micros(now), json.dumps(told), outbox_id),
    )


def told(
    db: Database, chat_id: int, thread_id: int | None, since: datetime
) -> tuple[dict[int, int], Last | None]:
    """The articles that a chat's alerts told it since a time, with how many sources the story had then.

    Also the last alert there was; one that never arrived tells nothing.
    """
    with guarded():
        rows = db.conn.execute(
            """
            SELECT alerts.made_at, alerts.told, outbox.state
            FROM alerts LEFT JOIN outbox ON outbox.id = alerts.outbox_id
            WHERE alerts.chat_id = ? AND alerts.thread_id = ? AND alerts.made_at >= ?
            ORDER BY alerts.made_at
            """,
            (chat_id, thread_id or 0, to_micros(since)),
        ).fetchall()
    found: dict[int, int] = {}
    last: Last | None = None
    for row in rows:
        last = Last(from_micros(row["made_at"]), lost=row["state"] == State.GONE)
        if row["state"] not in NEVER_ARRIVED:
            for ids, sources in json.loads(row["told"]):
                found |= {article: max(sources, found.get(article, 0)) for article in ids}
    return found, last


def prune(db: Database, before: datetime) -> None:
    """Forget what alerts told before a time."""
    with transaction(db):
        db.conn.execute("DELETE FROM alerts WHERE made_at < ?", (to_micros(before),))


def _read(db: Database, chat_id: int, thread_id: int | None) -> tuple[Wishes, Voice | None]:
    with guarded():
        row = db.conn.execute(
            "SELECT * FROM alert_wishes WHERE chat_id = ? AND thread_id = ?", (chat_id, thread_id or 0)
        ).fetchone()
    if row is None:
        return Wishes(), None
    return (
        Wishes(row["sources"], row["night"], bool(row["quiet"])),
        Voice(row["language"], row["zone"]),
    )
