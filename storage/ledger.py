"""Ledger: the dumps as they lie in their table, with what came of each and their raw text.

Only the rows of dumps; their articles are filing.py's, what keeping and undo mean is keeping.py's.
"""

import sqlite3
from dataclasses import dataclass
from datetime import datetime
from hashlib import blake2b

from storage import words
from storage.database import Database, fits, transaction
from storage.dumps import envelopes
from storage.dumps.envelopes import NOTHING, Envelope
from storage.errors import NotFoundError
from storage.models import Dump, Reading
from storage.times import from_micros, to_micros

DROPPED_AT_A_TIME = 10


@dataclass(frozen=True, slots=True)
class RawDump:
    """A dump as it came.

    pushed_by: an admin's Telegram id, None from the shell. part_of: the dump for the whole it is in.
    """

    name: str
    raw: str | bytes
    received_at: datetime
    pushed_by: int | None = None
    envelope: Envelope = NOTHING
    part_of: int | None = None


@dataclass(frozen=True, slots=True)
class DumpPage:
    """A stretch of the list of dumps, newest first. more: older ones follow."""

    dumps: tuple[Dump, ...]
    offset: int
    more: bool


_DUMPS = """
    SELECT dumps.*, texts.title FROM dumps
    LEFT JOIN appearances ON appearances.dump_id = dumps.id AND appearances.position = 0
    LEFT JOIN texts ON texts.article_id = appearances.article_id
"""


def recent(db: Database, count: int, *, offset: int = 0) -> DumpPage:
    """The dumps by their numbers, newest first; those taken back as well, parts of others not."""
    rows = db.execute(
        f"{_DUMPS} WHERE dumps.part_of IS NULL ORDER BY dumps.id DESC LIMIT ? OFFSET ?", (count + 1, offset)
    ).fetchall()
    return DumpPage(tuple(map(_dump, rows[:count])), offset, len(rows) > count)


def dump(db: Database, dump_id: int) -> Dump:
    """A dump by its number; NotFoundError."""
    row = db.execute(f"{_DUMPS} WHERE dumps.id = ?", (dump_id,)).fetchone() if fits(dump_id) else None
    if row is None:
        raise NotFoundError(f"There is no dump {dump_id}; /dumps lists them.")
    return _dump(row)


def raw(db: Database, dump_id: int) -> str | bytes:
    """The text or the bytes of a dump as they came; NotFoundError where it has none, as rows of a file."""
    row = db.execute("SELECT raw FROM dumps WHERE id = ?", (dump_id,)).fetchone() if fits(dump_id) else None
    if row is None or row["raw"] is None:
        raise NotFoundError(f"There is no raw text of a dump {dump_id}.")
    found: str | bytes = row["raw"]
    return found


def same(db: Database, digest: bytes) -> int | None:
    """The number of the dump with this digest that has not been taken back, the newest of several."""
    row = db.execute(
        "SELECT id FROM dumps WHERE digest = ? AND undone_at IS NULL ORDER BY id DESC LIMIT 1", (digest,)
    ).fetchone()
    return row and int(row["id"])


def digest(raw: str | bytes) -> bytes:
    """By what the same text is known again, pasted or as a file."""
    data = raw.encode("utf-8", "surrogatepass") if isinstance(raw, str) else raw
    return blake2b(data, digest_size=16).digest()


def parts(db: Database, dump_id: int) -> tuple[int, ...]:
    """The numbers of the dumps that are parts of one, in their order."""
    rows = db.execute("SELECT id FROM dumps WHERE part_of = ? ORDER BY id", (dump_id,)).fetchall()
    return tuple(row["id"] for row in rows)


def enter(db: Database, dump: RawDump, reading: Reading, *, raw: bool = True) -> int:
    """A row for a new dump; its number. raw: keep the raw text."""
    number = db.execute(
        "INSERT INTO dumps (name, reader, refusal, reference_at, received_at, pushed_by, digest, envelope,"
        " raw, part_of) VALUES (?, ?, ?, ?, ?, ?, ?, ?, ?, ?)",
        (*_columns(dump, reading, raw), dump.part_of),
    ).lastrowid
    assert number is not None
    return number


def enter_again(db: Database, dump_id: int, dump: RawDump, reading: Reading) -> None:
    """The row of a dump that is read again; one that was taken back counts again."""
    db.execute(
        "UPDATE dumps SET name = ?, reader = ?, refusal = ?, reference_at = ?, received_at = ?,"
        " pushed_by = ?, digest = ?, envelope = ?, raw = ?, undone_at = NULL WHERE id = ?",
        (*_columns(dump, reading, raw=True), dump_id),
    )


def kept_raw(db: Database, dump_id: int) -> tuple[RawDump, datetime]:
    """A dump as it came, and when its page was taken; NotFoundError where it has no raw text."""
    found = raw(db, dump_id)
    row = db.execute(
        "SELECT name, received_at, reference_at, pushed_by, envelope, part_of FROM dumps WHERE id = ?",
        (dump_id,),
    ).fetchone()
    envelope = envelopes.opened(row["envelope"])
    dump = RawDump(
        row["name"], found, from_micros(row["received_at"]), row["pushed_by"], envelope, row["part_of"]
    )
    return dump, from_micros(row["reference_at"])


def readable(db: Database, since: datetime | None) -> tuple[int, ...]:
    """The numbers of the dumps with a raw text that count, from a time of arrival on, in their order."""
    rows = db.execute(
        "SELECT id FROM dumps WHERE raw IS NOT NULL AND undone_at IS NULL AND reader <> 'files'"
        " AND received_at >= ? ORDER BY id",
        (0 if since is None else to_micros(since),),
    )
    return tuple(row["id"] for row in rows)


def sum_up(db: Database, dump_id: int) -> None:
    """Count the articles of a whole by its parts'."""
    db.execute(
        "UPDATE dumps SET (articles, added) ="
        " (SELECT coalesce(sum(articles), 0), coalesce(sum(added), 0) FROM dumps AS parts"
        "  WHERE part_of = ? AND undone_at IS NULL)"
        " WHERE id = ?",
        (dump_id, dump_id),
    )


def count(db: Database, dump_id: int, articles: int, added: int) -> None:
    """Note how many articles a dump had and how many of them were new."""
    db.execute("UPDATE dumps SET articles = ?, added = ? WHERE id = ?", (articles, added, dump_id))


def _columns(dump: RawDump, reading: Reading, raw: bool) -> tuple[object, ...]:
    kept = dump.raw if isinstance(dump.raw, bytes) else words.whole_characters(dump.raw)
    return (
        words.clean(dump.name),
        reading.reader,
        reading.refusal,
        to_micros(reading.reference),
        to_micros(dump.received_at),
        dump.pushed_by,
        digest(dump.raw),
        dump.envelope.written(),
        kept if raw else None,
    )


def _dump(row: sqlite3.Row) -> Dump:
    undone_at = row["undone_at"]
    return Dump(
        id=row["id"],
        name=row["name"],
        reference=from_micros(row["reference_at"]),
        received_at=from_micros(row["received_at"]),
        pushed_by=row["pushed_by"],
        articles=row["articles"],
        added=row["added"],
        title=row["title"],
        refusal=row["refusal"],
        undone_at=None if undone_at is None else from_micros(undone_at),
    )


def drop_raw(db: Database, before: datetime, most: int = DROPPED_AT_A_TIME) -> int:
    """Forget the raw text of up to most dumps that came before a time; how many. Their articles stay."""
    with transaction(db):
        return db.execute(
            "UPDATE dumps SET raw = NULL WHERE id IN (SELECT id FROM dumps WHERE received_at < ?"
            " AND raw IS NOT NULL LIMIT ?)",
            (to_micros(before), most),
        ).rowcount
