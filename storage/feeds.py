"""Feeds: the feeds that are read by themselves, when each is due, and what of it is known already.

How often a feed is asked follows from how often it had something new. What its entries say is
storage/dumps/feed.py's; fetching is not done here.
"""

import json
import sqlite3
from collections.abc import Sequence
from dataclasses import dataclass
from datetime import datetime, timedelta
from hashlib import blake2b

from storage import keeping
from storage.database import Database, fits, transaction
from storage.dumps.feed import Entry
from storage.errors import NewsbriefError, NotFoundError
from storage.keeping import BulkReport, Row
from storage.times import from_micros, to_micros

SHORTEST = timedelta(minutes=10)
LONGEST = timedelta(hours=12)
FIRST = timedelta(minutes=30)
MOST = 500
"""Feeds in all."""
REPORTED_AFTER = timedelta(days=1)
ENTRIES_KEPT = timedelta(days=60)
"""How long an entry is remembered that the feed does not have any more."""


class TooManyFeedsError(NewsbriefError):
    """There are as many feeds as there may be."""


@dataclass(frozen=True, slots=True)
class Feed:
    """A feed that is read by itself.

    chat_id: where it was added and its troubles are told. etag, modified: sent along at the next time.
    failing_since, problem: since when it can't be read, and why. ended_at: it is not asked any more.
    full_text: items that are only teasers are fetched in full.
    """

    id: int
    url: str
    title: str | None
    chat_id: int
    etag: str | None
    modified: str | None
    interval: timedelta
    due_at: datetime
    failing_since: datetime | None
    problem: str | None
    ended_at: datetime | None
    full_text: bool = True


@dataclass(frozen=True, slots=True)
class Answer:
    """What a site said beside a feed. moved: its address from now on. title: None where none came."""

    etag: str | None = None
    modified: str | None = None
    moved: str | None = None
    title: str | None = None


def learned(interval: timedelta, *, new: bool) -> timedelta:
    """How long to wait for the next time: less after something new, more after nothing. Pure."""
    return min(max(interval * (0.6 if new else 1.25), SHORTEST), LONGEST)


def backed_off(failures: int, wait: timedelta | None) -> timedelta:
    """How long to wait after so many failures in a row, from 1; wait: what the site asked for. Pure."""
    doubled = min(SHORTEST * (1 << min(failures - 1, 10)), LONGEST)
    return max(doubled, wait or timedelta())


def add(db: Database, url: str, title: str | None, *, chat_id: int, now: datetime) -> tuple[Feed, bool]:
    """A feed to be read from now on, and whether it is new here; one that had ended begins again.

    TooManyFeedsError.
    """
    with transaction(db):
        known = db.execute("SELECT * FROM feeds WHERE url = ?", (url,)).fetchone()
        if known is not None:
            db.execute(
                "UPDATE feeds SET ended_at = NULL, failing_since = NULL, failures = 0, told = 0,"
                " problem = NULL, due_at = ? WHERE id = ? AND ended_at IS NOT NULL",
                (to_micros(now), known["id"]),
            )
            return feed(db, known["id"]), False
        if db.execute("SELECT count(*) FROM feeds").fetchone()[0] >= MOST:
            raise TooManyFeedsError(f"There are {MOST} feeds already: remove one with /removefeed first.")
        row = db.execute(
            "INSERT INTO feeds (url, title, chat_id, added_at, interval, due_at)"
            " VALUES (?, ?, ?, ?, ?, ?) RETURNING id",
            (url, title, chat_id, to_micros(now), FIRST.total_seconds(), to_micros(now)),
        ).fetchone()
        return feed(db, row["id"]), True


def add_all(db: Database, found: Sequence[tuple[str, str | None]], *, chat_id: int, now: datetime) -> int:
    """Feeds by address and title, to be read from the next tick on; how many of them are new here.

    TooManyFeedsError, and then none is added.
    """
    with transaction(db):
        return sum(add(db, url, title, chat_id=chat_id, now=now)[1] for url, title in found)


def feed(db: Database, feed_id: int) -> Feed:
    """A feed by its number; NotFoundError."""
    row = db.execute("SELECT * FROM feeds WHERE id = ?", (feed_id,)).fetchone() if fits(feed_id) else None
    if row is None:
        raise NotFoundError(f"There is no feed {feed_id}; /feeds lists them.")
    return _feed(row)


def every(db: Database) -> tuple[Feed, ...]:
    """All feeds, in the order in which they were added."""
    return tuple(map(_feed, db.execute("SELECT * FROM feeds ORDER BY id").fetchall()))


def due(db: Database, now: datetime, count: int) -> tuple[Feed, ...]:
    """The feeds that are to be asked now, the longest overdue first."""
    rows = db.execute(
        "SELECT * FROM feeds WHERE ended_at IS NULL AND due_at <= ? ORDER BY due_at LIMIT ?",
        (to_micros(now), count),
    ).fetchall()
    return tuple(map(_feed, rows))


def remove(db: Database, feed_id: int) -> Feed:
    """Read a feed no more; its articles stay. NotFoundError."""
    with transaction(db):
        gone = feed(db, feed_id)
        db.execute("DELETE FROM feeds WHERE id = ?", (feed_id,))
        return gone


def at(db: Database, url: str) -> Feed | None:
    """The feed at an address, in whatever letters it is written."""
    row = db.execute("SELECT * FROM feeds WHERE url = ? COLLATE NOCASE", (url,)).fetchone()
    return None if row is None else _feed(row)


def set_full_text(db: Database, feed_id: int, full_text: bool) -> Feed:
    """Whether teasers of a feed are fetched in full; NotFoundError."""
    with transaction(db):
        feed(db, feed_id)
        db.execute("UPDATE feeds SET full_text = ? WHERE id = ?", (full_text, feed_id))
        return feed(db, feed_id)


def fresh(db: Database, feed_id: int, entries: Sequence[Entry]) -> tuple[Entry, ...]:
    """The entries that were not there before, or read otherwise then; none is remembered by that."""
    return tuple(entry for entry in entries if _said_before(db, feed_id, entry) != _digest(_said(entry)))


def take(
    db: Database, feed_id: int, answer: Answer, entries: Sequence[Entry], now: datetime
) -> BulkReport | None:
    """Keep what is new or changed of a feed's entries as one dump; None where nothing is.

    An entry that was taken back does not come again until it changes. NotFoundError.
    """
    with transaction(db):
        told = feed(db, feed_id)
        new = _fresh(db, feed_id, entries, now)
        _asked(db, told, answer, now, new=bool(new))
        if not new:
            return None
        rows = (Row(number, _said(entry), entry.full or entry.article) for number, entry in enumerate(new, 1))
        return keeping.keep_rows(db, told.url, rows, now, now)


def unchanged(db: Database, feed_id: int, answer: Answer, now: datetime) -> None:
    """A feed has not changed since the last time."""
    with transaction(db):
        _asked(db, feed(db, feed_id), answer, now, new=False)


def failed(db: Database, feed_id: int, why: str, wait: timedelta | None, now: datetime) -> bool:
    """A feed could not be read. True once, when that has been so for a day: it is to be told."""
    with transaction(db):
        row = db.execute(
            "UPDATE feeds SET failures = failures + 1, problem = ?,"
            " failing_since = coalesce(failing_since, ?) WHERE id = ?"
            " RETURNING failures, failing_since, told",
            (why, to_micros(now), feed_id),
        ).fetchone()
        if row is None:
            return False
        tell = not row["told"] and now - from_micros(row["failing_since"]) >= REPORTED_AFTER
        db.execute(
            "UPDATE feeds SET due_at = ?, told = max(told, ?) WHERE id = ?",
            (to_micros(now + backed_off(row["failures"], wait)), tell, feed_id),
        )
        return tell


def end(db: Database, feed_id: int, why: str, now: datetime) -> None:
    """A feed is gone for good; it stays in the list with the reason and is asked no more."""
    with transaction(db):
        db.execute("UPDATE feeds SET ended_at = ?, problem = ? WHERE id = ?", (to_micros(now), why, feed_id))


def _asked(db: Database, told: Feed, answer: Answer, now: datetime, *, new: bool) -> None:
    interval = learned(told.interval, new=new)
    db.execute(
        "UPDATE feeds SET etag = coalesce(?, etag), modified = coalesce(?, modified),"
        " title = coalesce(?, title), interval = ?, due_at = ?, failing_since = NULL, failures = 0,"
        " told = 0, problem = NULL WHERE id = ?",
        (
            answer.etag,
            answer.modified,
            answer.title,
            interval.total_seconds(),
            to_micros(now + interval),
            told.id,
        ),
    )
    if answer.moved is not None:
        # Where another feed has that address already, this one keeps its own.
        db.execute("UPDATE OR IGNORE feeds SET url = ? WHERE id = ?", (answer.moved, told.id))


def _fresh(db: Database, feed_id: int, entries: Sequence[Entry], now: datetime) -> list[Entry]:
    """The entries that were not there before or read otherwise then; all are remembered."""
    fresh = []
    for entry in entries:
        key, said = _key(entry), _digest(_said(entry))
        if _said_before(db, feed_id, entry) != said:
            fresh.append(entry)
        db.execute(
            "INSERT INTO feed_entries (feed_id, key, said, seen_at) VALUES (?, ?, ?, ?)"
            " ON CONFLICT (feed_id, key) DO UPDATE SET said = excluded.said, seen_at = excluded.seen_at",
            (feed_id, key, said, to_micros(now)),
        )
    db.execute(
        "DELETE FROM feed_entries WHERE feed_id = ? AND seen_at < ?", (feed_id, to_micros(now - ENTRIES_KEPT))
    )
    return fresh


def _said_before(db: Database, feed_id: int, entry: Entry) -> bytes | None:
    row = db.execute(
        "SELECT said FROM feed_entries WHERE feed_id = ? AND key = ?", (feed_id, _key(entry))
    ).fetchone()
    return row and bytes(row["said"])


def _key(entry: Entry) -> bytes:
    return _digest(entry.key.encode("utf-8", "replace"))


def _said(entry: Entry) -> bytes:
    article = entry.article
    return json.dumps([entry.key, article.title, article.body, article.url]).encode() + b"\n"


def _digest(data: bytes) -> bytes:
    return blake2b(data, digest_size=16).digest()


def _feed(row: sqlite3.Row) -> Feed:
    return Feed(
        id=row["id"],
        url=row["url"],
        title=row["title"],
        chat_id=row["chat_id"],
        etag=row["etag"],
        modified=row["modified"],
        interval=timedelta(seconds=row["interval"]),
        due_at=from_micros(row["due_at"]),
        failing_since=None if row["failing_since"] is None else from_micros(row["failing_since"]),
        problem=row["problem"],
        ended_at=None if row["ended_at"] is None else from_micros(row["ended_at"]),
        full_text=bool(row["full_text"]),
    )
