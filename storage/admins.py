"""Admins: who was made one in the chat, and the one-time links that do so.

Those that the operator's settings name are not kept here; where they count, they are handed in as fixed.
"""

import hashlib
from collections.abc import Set
from datetime import datetime, timedelta
from enum import StrEnum

from storage.database import Database, guarded, transaction
from storage.errors import NewsbriefError
from storage.times import to_micros

LINK_HOLDS = timedelta(minutes=15)


class LastAdminError(NewsbriefError):
    """The only admin was to be removed."""


class Outcome(StrEnum):
    """What came of opening a link. VOID: it is none, was used, is too old, or an admin came before it."""

    ADDED = "added"
    ALREADY = "already"
    VOID = "void"


def added(db: Database) -> frozenset[int]:
    """The Telegram ids of those who were made admins in the chat."""
    with guarded():
        return frozenset(row["person_id"] for row in db.conn.execute("SELECT person_id FROM admins"))


def offer(db: Database, token: str, now: datetime, *, first: bool) -> None:
    """Let a link hold from now on. Only a digest of its token is kept; links that are over are removed.

    first: it holds only as long as there is no admin at all.
    """
    with transaction(db):
        db.conn.execute("DELETE FROM admin_links WHERE expires_at <= ?", (to_micros(now),))
        db.conn.execute(
            "INSERT INTO admin_links (digest, first, expires_at) VALUES (?, ?, ?)",
            (_digest(token), first, to_micros(now + LINK_HOLDS)),
        )


def accept(db: Database, token: str, person_id: int, fixed: Set[int], now: datetime) -> Outcome:
    """Make the one who opened a link an admin; the link is used up. An admin who opens it uses up nothing."""
    with transaction(db):
        known = fixed | added(db)
        if person_id in known:
            return Outcome.ALREADY
        row = db.conn.execute(
            "SELECT first FROM admin_links WHERE digest = ? AND expires_at > ?",
            (_digest(token), to_micros(now)),
        ).fetchone()
        if row is None or (row["first"] and known):
            return Outcome.VOID
        db.conn.execute("DELETE FROM admin_links WHERE digest = ? OR first", (_digest(token),))
        db.conn.execute("INSERT INTO admins (person_id, added_at) VALUES (?, ?)", (person_id, to_micros(now)))
        return Outcome.ADDED


def remove(db: Database, person_id: int, fixed: Set[int]) -> bool:
    """Take an admin's rights away; whether they had any. LastAdminError where nobody else would be left."""
    with transaction(db):
        if added(db) | fixed <= {person_id}:
            raise LastAdminError("At least one admin has to stay.")
        return bool(db.conn.execute("DELETE FROM admins WHERE person_id = ?", (person_id,)).rowcount)


def _digest(token: str) -> bytes:
    return hashlib.sha256(token.encode()).digest()
