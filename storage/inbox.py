"""Inbox: what admins push, message by message, kept from the moment it comes until it is read and told.

A push is one or several parts that become one dump. Its revision counts what was added or edited; it is
read up to a revision and told up to a revision, so that a crash at any moment leaves nothing forgotten.
Which part belongs to which push is decided elsewhere.
"""

import sqlite3
from collections.abc import Sequence
from dataclasses import dataclass
from datetime import datetime

from storage import batches, keeping
from storage.batches import Batch, BatchReport
from storage.database import Database, transaction
from storage.keeping import RawDump
from storage.models import Reading, Report
from storage.times import from_micros, to_micros


@dataclass(frozen=True, slots=True)
class Part:
    """One message of a push: a text, or a document with its caption as text.

    reference: when it was sent, or first posted where it was forwarded. file_size: bytes. album: shared by
    files that were sent together. channel: the name of the public channel that it was posted in.
    """

    chat_id: int
    message_id: int
    text: str
    reference: datetime
    forwarded: bool = False
    file_id: str | None = None
    file_name: str | None = None
    file_size: int | None = None
    album: str | None = None
    channel: str | None = None


@dataclass(frozen=True, slots=True)
class Push:
    """The parts of what becomes one dump, in the order of their messages.

    dump_id: the dump it gave, once read. report_id: the bot's message about it. language: of that message.
    read, told: everything up to the last change is.
    """

    id: int
    chat_id: int
    thread_id: int | None
    pushed_by: int
    language: str | None
    parts: tuple[Part, ...]
    revision: int
    dump_id: int | None
    report_id: int | None
    read: bool
    told: bool
    changed_at: datetime


def begin(
    db: Database, part: Part, *, thread_id: int | None, pushed_by: int, language: str | None, now: datetime
) -> Push:
    """A new push with its first part. A part that is there already stays in its push, which is returned."""
    with transaction(db):
        if (known := _push_of(db, part.chat_id, part.message_id)) is not None:
            return add(db, known, part, now)
        row = db.execute(
            "INSERT INTO pushes (chat_id, thread_id, pushed_by, language, revision, changed_at)"
            " VALUES (?, ?, ?, ?, 0, ?) RETURNING id",
            (part.chat_id, thread_id, pushed_by, language, to_micros(now)),
        ).fetchone()
        return add(db, row["id"], part, now)


def add(db: Database, push_id: int, part: Part, now: datetime) -> Push:
    """A further part of a push, or a part as it reads after an edit. The very same again changes nothing."""
    with transaction(db):
        changed = db.execute(
            "INSERT INTO parts (chat_id, message_id, push_id, text, file_id, file_name, file_size,"
            " reference_at, forwarded, album, channel) VALUES (?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?)"
            " ON CONFLICT (chat_id, message_id)"
            " DO UPDATE SET text = excluded.text, file_id = excluded.file_id,"
            " file_name = excluded.file_name, file_size = excluded.file_size"
            " WHERE text <> excluded.text OR file_id IS NOT excluded.file_id",
            (
                part.chat_id,
                part.message_id,
                push_id,
                part.text,
                part.file_id,
                part.file_name,
                part.file_size,
                to_micros(part.reference),
                part.forwarded,
                part.album,
                part.channel,
            ),
        ).rowcount
        if changed:
            db.execute(
                "UPDATE pushes SET revision = revision + 1, changed_at = ? WHERE id = ?",
                (to_micros(now), push_id),
            )
        return push(db, push_id)


def push(db: Database, push_id: int) -> Push:
    """A push by its number, which must exist."""
    row = db.execute("SELECT * FROM pushes WHERE id = ?", (push_id,)).fetchone()
    parts = db.execute("SELECT * FROM parts WHERE push_id = ? ORDER BY message_id", (push_id,)).fetchall()
    return _push(row, parts)


def find(db: Database, chat_id: int, message_id: int) -> Push | None:
    """The push that a message is a part of."""
    known = _push_of(db, chat_id, message_id)
    return None if known is None else push(db, known)


def unfinished(db: Database) -> tuple[Push, ...]:
    """What is not read or not told yet, oldest first."""
    rows = db.execute("SELECT id FROM pushes WHERE told_revision < revision ORDER BY id").fetchall()
    return tuple(push(db, row["id"]) for row in rows)


def since(db: Database, moment: datetime) -> tuple[Push, ...]:
    """The pushes that changed at or after a time, oldest first."""
    rows = db.execute(
        "SELECT id FROM pushes WHERE changed_at >= ? ORDER BY changed_at, id", (to_micros(moment),)
    ).fetchall()
    return tuple(push(db, row["id"]) for row in rows)


def keep(db: Database, of: Push, raw: RawDump, reading: Reading, now: datetime) -> Report:
    """Keep the dump that was read from a push; what it gave before is replaced. One transaction.

    A dump that was taken back meanwhile stays so, and this becomes a new one.
    """
    with transaction(db):
        earlier = None if of.dump_id is None else keeping.dump(db, of.dump_id)
        if earlier is None or earlier.undone_at is not None:
            report = keeping.keep(db, raw, reading, now)
        else:
            report = keeping.replace(db, earlier.id, raw, reading, now)
        # A dump that another push gave already is not this one's: an edit here must not change it.
        own = None if earlier is None and report.known else report.dump_id
        db.execute(
            "UPDATE pushes SET dump_id = ?, read_revision = max(read_revision, ?) WHERE id = ?",
            (own, of.revision, of.id),
        )
        return report


def begin_batch(db: Database, of: Push, dump: RawDump, reference: datetime, now: datetime) -> Batch:
    """A batch for the files of a push, which a restart finds again."""
    with transaction(db):
        batch = batches.begin(db, dump, reference, now, of.dump_id)
        db.execute("UPDATE pushes SET dump_id = ? WHERE id = ?", (batch.dump_id, of.id))
        return batch


def end_batch(db: Database, of: Push, batch: Batch, digests: Sequence[bytes]) -> BatchReport:
    """All files of a push are kept; what came of them. One transaction."""
    with transaction(db):
        report = batch.end(digests)
        db.execute(
            "UPDATE pushes SET read_revision = max(read_revision, ?) WHERE id = ?", (of.revision, of.id)
        )
        return report


def announced(db: Database, push_id: int, message_id: int | None) -> None:
    """The bot's message about a push; None where that message is no more."""
    with transaction(db):
        db.execute("UPDATE pushes SET report_id = ? WHERE id = ?", (message_id, push_id))


def told(db: Database, of: Push) -> None:
    """The admin knows what came of this revision; nothing waits any more."""
    with transaction(db):
        db.execute(
            "UPDATE pushes SET told_revision = max(told_revision, ?), read_revision = max(read_revision, ?)"
            " WHERE id = ?",
            (of.revision, of.revision, of.id),
        )


def prune(db: Database, before: datetime) -> int:
    """Forget the parts of pushes that were told and not changed since a time; their number. Dumps stay."""
    with transaction(db):
        return db.execute(
            "DELETE FROM pushes WHERE changed_at < ? AND told_revision >= revision", (to_micros(before),)
        ).rowcount


def _push_of(db: Database, chat_id: int, message_id: int) -> int | None:
    row = db.execute(
        "SELECT push_id FROM parts WHERE chat_id = ? AND message_id = ?", (chat_id, message_id)
    ).fetchone()
    return None if row is None else int(row["push_id"])


def _push(row: sqlite3.Row, parts: list[sqlite3.Row]) -> Push:
    return Push(
        id=row["id"],
        chat_id=row["chat_id"],
        thread_id=row["thread_id"],
        pushed_by=row["pushed_by"],
        language=row["language"],
        parts=tuple(
            Part(
                chat_id=part["chat_id"],
                message_id=part["message_id"],
                text=part["text"],
                reference=from_micros(part["reference_at"]),
                forwarded=bool(part["forwarded"]),
                file_id=part["file_id"],
                file_name=part["file_name"],
                file_size=part["file_size"],
                album=part["album"],
                channel=part["channel"],
            )
            for part in parts
        ),
        revision=row["revision"],
        dump_id=row["dump_id"],
        report_id=row["report_id"],
        read=row["read_revision"] >= row["revision"],
        told=row["told_revision"] >= row["revision"],
        changed_at=from_micros(row["changed_at"]),
    )
