"""Batches: what came together in one archive or one push, kept piece by piece as parts of one dump.

The whole is a dump without a text of its own; its parts are dumps as any others, with theirs. Each piece is a
transaction, and the same pieces again, after a crash for instance, change nothing.
"""

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import datetime
from hashlib import blake2b

from storage import keeping, ledger, words
from storage.bulk import Bulk
from storage.database import Database, transaction
from storage.dumps.envelopes import NOTHING, Envelope
from storage.ledger import RawDump
from storage.models import Kept, Outcome, Reading, Report
from storage.parcels import Page, Piece, Refused, Rows
from storage.times import to_micros

READER = "files"
_NOTHING = "Nothing in it could be read."


@dataclass(frozen=True, slots=True)
class BatchReport:
    """What came of a batch.

    report: of the whole, with the articles of all its parts. files: how many gave articles or were known.
    refused: names and sentences of those that did not, and of what could only be read in part.
    """

    report: Report
    files: int
    refused: tuple[tuple[str, str], ...]


def known(db: Database, digest: bytes) -> Report | None:
    """The report of a whole that was kept before and not taken back; None where there is none."""
    same = ledger.same(db, digest)
    if same is None or not ledger.parts(db, same):
        return None
    kept = [_again(one) for one in keeping.dump_articles(db, same)]
    return Report(same, known=True, kept=tuple(kept)) if kept else None


def begin(
    db: Database, dump: RawDump, reference: datetime, now: datetime, earlier: int | None = None
) -> "Batch":
    """A batch to take pieces.

    dump: the whole, whose raw text is kept only if nothing can be read of it.
    earlier: the dump that it became before a crash or an edit, which it stays unless that was taken back; a
    dump of the only file that had come by then becomes a part.
    """
    with transaction(db):
        alone = earlier is not None and not _is_whole(db, earlier)
        adopted, earlier = (earlier, None) if alone else (None, earlier)
        if earlier is None or ledger.dump(db, earlier).undone_at is not None:
            stand_in = RawDump(dump.name, f"{dump.name} {now.isoformat()}", dump.received_at, dump.pushed_by)
            earlier = ledger.enter(db, stand_in, Reading(READER, (), reference), raw=False)
        else:
            db.execute(
                "UPDATE dumps SET reference_at = ?, refusal = NULL WHERE id = ?",
                (to_micros(reference), earlier),
            )
        if adopted is not None:
            db.execute("UPDATE dumps SET part_of = ? WHERE id = ? AND undone_at IS NULL", (earlier, adopted))
        return Batch(db, earlier, dump, reference)


def _is_whole(db: Database, dump_id: int) -> bool:
    row = db.execute("SELECT reader FROM dumps WHERE id = ?", (dump_id,)).fetchone()
    return row is None or row["reader"] == READER


class Batch:
    """Takes pieces, each in one transaction, on the connection that began it. file() comes first."""

    def __init__(self, db: Database, dump_id: int, dump: RawDump, reference: datetime) -> None:
        self._db = db
        self.dump_id = dump_id
        self._dump = dump
        self._reference = reference
        self._bulk: Bulk | None = None
        self._bulk_name = ""
        self._files = 0
        self._envelope = NOTHING
        self._taken: set[int] = set()
        self._known: list[Kept] = []
        self._refused: list[tuple[str, str]] = []
        self._notes: list[tuple[str, str]] = []

    def file(self, reference: datetime, envelope: Envelope) -> None:
        """The next pieces are of another file. reference: when its pages were taken."""
        self._end_rows()
        self._reference, self._envelope = reference, envelope

    def take(self, piece: Piece, now: datetime) -> None:
        """Keep a piece."""
        if isinstance(piece, Rows):
            self._take_rows(piece, now)
        elif isinstance(piece, Page):
            self._end_rows()
            self._take_page(piece, now)
        elif isinstance(piece, Refused):
            self._end_rows()
            self._refuse(piece.name, piece.why)

    def end(self, digests: Sequence[bytes]) -> BatchReport:
        """What came of all. digests: of the bytes of the files, by which the same batch is known again."""
        db = self._db
        self._end_rows()
        digest = (
            digests[0] if len(digests) == 1 else blake2b(b"".join(sorted(digests)), digest_size=16).digest()
        )
        with transaction(db):
            kept = (*keeping.dump_articles(db, self.dump_id), *self._known)
            refusal = None if kept else self._why_nothing()
            ledger.sum_up(db, self.dump_id)
            db.execute(
                "UPDATE dumps SET digest = ?, refusal = ? WHERE id = ?", (digest, refusal, self.dump_id)
            )
            if refusal is not None and self._dump.raw:
                db.execute("UPDATE dumps SET raw = ? WHERE id = ?", (self._dump.raw, self.dump_id))
            nothing_new = bool(kept) and not ledger.parts(db, self.dump_id)
        report = Report(self.dump_id, known=nothing_new, kept=kept, refusal=refusal)
        return BatchReport(report, self._files, (*self._refused, *self._notes))

    def _take_page(self, page: Page, now: datetime) -> None:
        db = self._db
        raw = RawDump(
            page.name, page.raw, self._dump.received_at, self._dump.pushed_by, self._envelope, self.dump_id
        )
        with transaction(db):
            before = self._part(page.name)
            if before is None:
                report = keeping.keep(db, raw, page.reading, now)
            elif self._is_as_it_was(before, page):
                report = Report(before, False, keeping.dump_articles(db, before), page.reading.refusal)
            else:
                report = keeping.replace(db, before, raw, page.reading, now)
            if not report.known:  # also where the same had been refused before, by itself
                db.execute("UPDATE dumps SET part_of = ? WHERE id = ?", (self.dump_id, report.dump_id))
        self._taken.add(report.dump_id)
        if report.known:
            self._known += [_again(one) for one in report.kept]
        if report.kept:
            self._files += 1
        if report.refusal is not None:
            self._refused.append((page.name, report.refusal))
        elif page.reading.note is not None:
            self._notes.append((page.name, page.reading.note))

    def _take_rows(self, rows: Rows, now: datetime) -> None:
        if self._bulk is None or self._bulk_name != rows.name:
            self._end_rows()
            self._take_back_rows(rows.name, now)
            self._bulk_name = rows.name
            self._bulk = Bulk(
                *(self._db, rows.name, self._reference, now),
                pushed_by=self._dump.pushed_by,
                part_of=self.dump_id,
            )
            self._taken.add(self._bulk.dump_id)
        self._bulk.add(rows.rows)

    def _take_back_rows(self, name: str, now: datetime) -> None:
        """What a table gave before a crash or an edit; its rows come again."""
        before = self._db.execute(
            "SELECT id FROM dumps WHERE part_of = ? AND name = ? AND reader = 'rows' AND undone_at IS NULL",
            (self.dump_id, words.clean(name)),
        ).fetchall()
        for row in before:
            if row["id"] not in self._taken:
                keeping.undo(self._db, row["id"], now)

    def _end_rows(self) -> None:
        bulk, self._bulk = self._bulk, None
        if bulk is None:
            return
        report = bulk.end()
        if report.dump_id != bulk.dump_id:  # the very same rows are another dump's
            self._known += [_again(one) for one in keeping.dump_articles(self._db, report.dump_id)]
        if report.new + report.updated + report.known:
            self._files += 1
        for number, why in report.refusals:
            self._refused.append((f"{self._bulk_name}:{number}", why[:1].upper() + why[1:]))
        if not report.new + report.updated + report.known and not report.refusals:
            self._refuse(self._bulk_name, "There are no rows in it.")

    def _refuse(self, name: str, why: str) -> None:
        self._refused.append((name, why))
        stand_in = f"{self.dump_id} {name} {why}"
        entry = RawDump(name, stand_in, self._dump.received_at, self._dump.pushed_by, part_of=self.dump_id)
        with transaction(self._db):
            if ledger.same(self._db, ledger.digest(stand_in)) is None:
                ledger.enter(self._db, entry, Reading("none", (), self._reference, why), raw=False)

    def _part(self, name: str) -> int | None:
        """The part that a page of this name became the last time; of several, the next."""
        rows = self._db.execute(
            "SELECT id FROM dumps WHERE part_of = ? AND name = ? AND undone_at IS NULL AND raw IS NOT NULL"
            " ORDER BY id",
            (self.dump_id, words.clean(name)),
        )
        return next((row["id"] for row in rows if row["id"] not in self._taken), None)

    def _is_as_it_was(self, part: int, page: Page) -> bool:
        row = self._db.execute(
            "SELECT digest, reference_at, envelope FROM dumps WHERE id = ?", (part,)
        ).fetchone()
        return tuple(row) == (
            ledger.digest(page.raw),
            to_micros(page.reading.reference),
            self._envelope.written(),
        )

    def _why_nothing(self) -> str:
        return self._refused[0][1] if len(self._refused) == 1 else _NOTHING


def _again(one: Kept) -> Kept:
    return Kept(one.article_id, one.story_id, one.title, one.source, Outcome.KNOWN)
