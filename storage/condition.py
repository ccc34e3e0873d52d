"""Condition: how the database and the work in it stand, in numbers for operators. Reads only."""

from dataclasses import dataclass
from datetime import datetime
from pathlib import Path

from storage.database import Database
from storage.times import from_micros


@dataclass(frozen=True, slots=True)
class Condition:
    """The numbers of one moment.

    waiting: deliveries that are queued, oldest_due_at: when the oldest of those was due. feeds: that are
    read, failing: of these with trouble. database_bytes, log_bytes: of the file and its write-ahead log.
    """

    stories: int
    subscribed: int
    waiting: int
    oldest_due_at: datetime | None
    feeds: int
    failing: int
    last_dump_at: datetime | None
    database_bytes: int
    log_bytes: int


@dataclass(frozen=True, slots=True)
class Arrived:
    """What has come in since a dump. dumps, articles: how many, by their end. last: the newest dump."""

    last: int
    dumps: dict[str, int]
    articles: dict[str, int]


def condition(db: Database, path: Path) -> Condition:
    """How it stands now; path: of the database file."""
    queued = db.execute(
        "SELECT (SELECT count(*) FROM outbox WHERE ready_at = 0)"
        " + (SELECT count(*) FROM outbox WHERE ready_at > 0)"
        " + (SELECT count(*) FROM outbox WHERE state = 'sending')"
    ).fetchone()[0]
    oldest = db.execute(
        "SELECT min(due_at) FROM (SELECT min(due_at) AS due_at FROM outbox WHERE ready_at = 0"
        " UNION ALL SELECT min(due_at) FROM outbox WHERE ready_at > 0"
        " UNION ALL SELECT min(due_at) FROM outbox WHERE state = 'sending')"
    ).fetchone()[0]
    feeds, failing = db.execute(
        "SELECT count(*), count(failing_since) FROM feeds WHERE ended_at IS NULL"
    ).fetchone()
    last_dump_at = db.execute("SELECT received_at FROM dumps ORDER BY id DESC LIMIT 1").fetchone()
    return Condition(
        stories=db.execute("SELECT count(*) FROM stories").fetchone()[0],
        subscribed=db.execute("SELECT count(*) FROM subscriptions WHERE paused_at IS NULL").fetchone()[0],
        waiting=queued,
        oldest_due_at=None if oldest is None else from_micros(oldest),
        feeds=feeds,
        failing=failing,
        last_dump_at=None if last_dump_at is None else from_micros(last_dump_at[0]),
        database_bytes=_size(path),
        log_bytes=_size(path.with_name(path.name + "-wal")),
    )


def arrived(db: Database, after: int | None) -> Arrived:
    """What the dumps after one brought; None counts nothing, and says which is the newest."""
    last = db.execute("SELECT coalesce(max(id), 0) FROM dumps").fetchone()[0]
    if after is None:
        return Arrived(last, {}, {})
    dumps = db.execute(
        "SELECT CASE WHEN undone_at IS NOT NULL THEN 'undone' WHEN refusal IS NULL THEN 'kept'"
        " ELSE 'refused' END AS end, count(*) FROM dumps WHERE id > ? AND id <= ? GROUP BY end",
        (after, last),
    ).fetchall()
    articles = db.execute(
        "SELECT outcome, count(*) FROM appearances WHERE dump_id > ? AND dump_id <= ? GROUP BY outcome",
        (after, last),
    ).fetchall()
    return Arrived(last, {row[0]: row[1] for row in dumps}, {row[0]: row[1] for row in articles})


def _size(path: Path) -> int:
    try:
        return path.stat().st_size
    except OSError:
        return 0
