"""Figures: how the archive and its readers are doing, in numbers for admins. Reads only, bounded in time."""

import json
from collections import Counter
from dataclasses import dataclass
from datetime import datetime, timedelta

from storage import deliveries, wordings
from storage.database import Database
from storage.subscriptions import BRIEFING
from storage.times import to_micros

DAYS = 7
MOST_STORIES = 2_000
SOURCES = 5
_DAY = timedelta(days=1)


@dataclass(frozen=True, slots=True)
class Figures:
    """What an admin wants to know at a glance.

    readers, chats: people, and groups and channels, that get briefings. subscribed, paused: subscriptions of
    chats and topics. briefings: of the last 24 hours, how many were sent and how many failed. last_day: what
    became of the deliveries that were due in the last 24 hours. lag: the longest any of them took to be sent,
    or has waited by now. days: articles published on each of the last seven days (24 hours back from now
    each), oldest first. sources: those with most stories of the week, with how many. wordings: models'
    summaries of the week by end, "kept" or why they were dropped.
    """

    readers: int
    chats: int
    subscribed: int
    paused: int
    briefings: tuple[int, int]
    last_day: deliveries.Figures
    lag: timedelta
    days: tuple[int, ...]
    sources: tuple[tuple[str, int], ...]
    wordings: dict[str, int]


def figures(db: Database, now: datetime) -> Figures:
    """The figures as they are now."""
    subscribed, paused = db.execute(
        "SELECT count(*) - count(paused_at), count(paused_at) FROM subscriptions"
    ).fetchone()
    readers, chats = db.execute(
        "SELECT count(DISTINCT iif(chat_id > 0, chat_id, NULL)),"
        " count(DISTINCT iif(chat_id < 0, chat_id, NULL)) FROM subscriptions WHERE paused_at IS NULL"
    ).fetchone()
    last_day = deliveries.figures(db, now - _DAY)
    oldest = last_day.oldest_due_at
    return Figures(
        readers=readers,
        chats=chats,
        briefings=_briefings(db, now),
        subscribed=subscribed,
        paused=paused,
        last_day=last_day,
        lag=last_day.longest_lag if oldest is None else max(last_day.longest_lag, now - oldest),
        days=_days(db, now),
        sources=_sources(db, now),
        wordings=wordings.ends(db),
    )


def _briefings(db: Database, now: datetime) -> tuple[int, int]:
    """Those of the last day that were sent, and those that failed."""
    row = db.execute(
        "SELECT count(*) FILTER (WHERE state = 'sent'),"
        " count(*) FILTER (WHERE state IN ('gone', 'failed', 'too old'))"
        " FROM outbox WHERE due_at >= ? AND kind = ?",
        (to_micros(now - _DAY), BRIEFING),
    ).fetchone()
    return row[0], row[1]


def _days(db: Database, now: datetime) -> tuple[int, ...]:
    rows = db.execute(
        "SELECT (? - ordered_at) / ? AS age, count(*) AS number FROM articles"
        " WHERE ordered_at > ? AND ordered_at <= ? GROUP BY age",
        (to_micros(now), _DAY // timedelta(microseconds=1), to_micros(now - DAYS * _DAY), to_micros(now)),
    )
    counts = {row["age"]: row["number"] for row in rows}
    return tuple(counts.get(age, 0) for age in reversed(range(DAYS)))


def _sources(db: Database, now: datetime) -> tuple[tuple[str, int], ...]:
    rows = db.execute(
        "SELECT sources FROM stories WHERE ordered_at > ? ORDER BY ordered_at DESC LIMIT ?",
        (to_micros(now - DAYS * _DAY), MOST_STORIES),
    )
    counted = Counter(source for row in rows for source in json.loads(row["sources"]))
    return tuple(sorted(counted.items(), key=lambda item: (-item[1], item[0]))[:SOURCES])
