"""Shortcuts: words that a button or a link has no room for, kept under a short key."""

import hashlib
import secrets
from base64 import urlsafe_b64encode
from datetime import datetime

from storage import marks
from storage.database import Database, transaction
from storage.times import to_micros

_SECRET = "shortcuts"


def key(db: Database, words: str, chat_id: int, now: datetime) -> str:
    """The key of these words in this chat, 11 characters of A-Za-z0-9_-; the same words get the same key.

    Nobody can work out the key of another chat's words, and so ask whether they were written there.
    """
    with transaction(db):
        digest = hashlib.blake2b(f"{chat_id}\n{words}".encode(), digest_size=8, key=_secret(db)).digest()
        made = urlsafe_b64encode(digest).decode().rstrip("=")
        db.execute(
            "INSERT INTO shortcuts (key, words, chat_id, used_at) VALUES (?, ?, ?, ?)"
            " ON CONFLICT (key) DO UPDATE SET used_at = excluded.used_at",
            (made, words, chat_id, to_micros(now)),
        )
    return made


def _secret(db: Database) -> bytes:
    """This database's own, made at the first use."""
    known = marks.get(db, _SECRET)
    if known is None:
        known = secrets.token_hex(32)
        marks.put(db, _SECRET, known)
    return bytes.fromhex(known)


def words(db: Database, shortcut: str) -> str | None:
    """The words under a key; None where there are none any more."""
    row = db.execute("SELECT words FROM shortcuts WHERE key = ?", (shortcut,)).fetchone()
    return None if row is None else str(row["words"])


def prune(db: Database, before: datetime) -> int:
    """Forget what was not used since a time; returns how many."""
    with transaction(db):
        return db.execute("DELETE FROM shortcuts WHERE used_at < ?", (to_micros(before),)).rowcount
