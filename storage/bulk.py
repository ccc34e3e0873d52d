"""Bulk: the rows of a file into the database, a batch a transaction.

The rows of one file are one dump, so that they can be taken back together; their raw text is not
kept, since they say everything. What a row looks like in a file is rows.py's.
"""

import json
from collections import Counter, OrderedDict
from collections.abc import Callable, Iterable, Iterator, Sequence
from dataclasses import dataclass
from datetime import datetime
from hashlib import blake2b
from typing import NamedTuple

from storage import ledger, stories
from storage.database import Database, transaction
from storage.filing import Batch, Filing
from storage.ledger import RawDump
from storage.models import Outcome, ParsedArticle, Reading
from storage.times import to_micros

ROWS_AT_ONCE = 500
BYTES_AT_ONCE = 4_000_000
"""What one transaction takes, so that readers and other writers get in between."""
REFUSALS_TOLD = 100
STORIES_OPEN = 10_000

Place = Callable[[Database, Sequence[int]], None]


class Row(NamedTuple):
    """One row of a file. raw: as it stood there. article: None where it was refused, with the reason.

    story: in the rows of an export the number that the articles of one story share.
    reference: in these, what an article without a time is ordered by.
    """

    number: int
    raw: bytes
    article: ParsedArticle | None
    story: int | None = None
    reference: datetime | None = None
    refusal: str | None = None


@dataclass(frozen=True, slots=True)
class BulkReport:
    """What came of a file of rows, in articles. refusals: line number and reason, of the first hundred."""

    dump_id: int
    new: int
    updated: int
    known: int
    refused: int
    refusals: tuple[tuple[int, str], ...]


def keep_rows(
    db: Database,
    name: str,
    rows: Iterable[Row],
    reference: datetime,
    now: datetime,
    progress: Callable[[int], None] | None = None,
    place: Place = stories.place,
) -> BulkReport:
    """Keep the rows of a file as one dump, in memory that does not grow with their number.

    A stop in the middle leaves whole batches; the same rows again add what is missing. Rows of an
    export are put together into the stories that they had. progress: called with the bytes read so
    far. place: gives the other rows their stories.
    """
    bulk = Bulk(db, name, reference, now, place=place)
    for rows_at_once in _batches(rows):
        bulk.add(rows_at_once)
        if progress:
            progress(bulk.position)
    return bulk.end()


class Bulk:
    """Keeps the rows of a file as one dump, some at a time; each call is one transaction.

    pushed_by: an admin's Telegram id. part_of: the dump that stands for the whole that the file is a part of.
    """

    def __init__(
        self,
        db: Database,
        name: str,
        reference: datetime,
        now: datetime,
        *,
        place: Place = stories.place,
        pushed_by: int | None = None,
        part_of: int | None = None,
    ) -> None:
        self._db = db
        self._place = place
        self._tally = _Tally()
        self._together = _Together()
        with transaction(db):
            # Until all are read there is no digest of them; one that no text has stands in for it.
            stand_in = f"{name} {now.isoformat()}".encode()
            entry = RawDump(name, stand_in, now, pushed_by, part_of=part_of)
            self.dump_id = ledger.enter(db, entry, Reading("rows", (), reference), raw=False)
        self._filing = Filing(db, self.dump_id, to_micros(reference), to_micros(now), ages=False)

    @property
    def position(self) -> int:
        """The bytes of the rows so far."""
        return self._tally.position

    def add(self, rows: Sequence[Row]) -> None:
        """Keep the next rows."""
        db, tally = self._db, self._tally
        accepted = list(tally.accepted(rows))
        if not accepted:
            return
        exported = all(row.story is not None for row in accepted)
        with transaction(db):
            articles = [row.article for row in accepted if row.article is not None]
            references = [None if row.reference is None else to_micros(row.reference) for row in accepted]
            batch = self._filing.add(articles, exactly=exported, references=references)
            if exported:
                new = {filed.article_id for filed in batch.filed if filed.outcome is Outcome.NEW}
                self._place(db, [id_ for id_ in batch.touched if id_ not in new])
                _restore(db, self._together.groups(accepted, batch))
            else:
                self._place(db, list(batch.touched))
            tally.count(batch)
            ledger.count(db, self.dump_id, tally.outcomes.total(), tally.outcomes[Outcome.NEW])

    def end(self) -> BulkReport:
        """What came of all."""
        tally = self._tally
        return BulkReport(
            dump_id=_end(self._db, self.dump_id, tally),
            new=tally.outcomes[Outcome.NEW],
            updated=tally.outcomes[Outcome.UPDATED],
            known=tally.outcomes[Outcome.KNOWN],
            refused=tally.refused,
            refusals=tuple(tally.refusals),
        )


class _Tally:
    """Counts along while the rows of a file go by."""

    def __init__(self) -> None:
        self.digest = blake2b(digest_size=16)
        self.outcomes: Counter[Outcome] = Counter()
        self.touched = 0
        self.refused = 0
        self.refusals: list[tuple[int, str]] = []
        self.position = 0

    def accepted(self, rows: Iterable[Row]) -> Iterator[Row]:
        for row in rows:
            self.digest.update(row.raw)
            self.position += len(row.raw)
            if row.article is not None:
                yield row
                continue
            self.refused += 1
            if len(self.refusals) < REFUSALS_TOLD:
                self.refusals.append((row.number, row.refusal or ""))

    def count(self, batch: Batch) -> None:
        self.outcomes.update([filed.outcome for filed in batch.filed])
        self.touched += len(batch.touched)


class _Together:
    """Which articles are one story, by the numbers in an export; also where a story goes over batches.

    An export has a story's articles one after another; so that memory stays flat in any other file,
    only the stories that were met last are remembered.
    """

    def __init__(self) -> None:
        self._begun: OrderedDict[int, int] = OrderedDict()

    def groups(self, rows: Sequence[Row], batch: Batch) -> list[list[int]]:
        found: dict[int, list[int]] = {}
        for row, filed in zip(rows, batch.filed, strict=True):
            if row.story is not None:
                found.setdefault(row.story, []).append(filed.article_id)
        for story, ids in found.items():
            if story in self._begun:
                ids.insert(0, self._begun[story])
            self._begun[story] = ids[0]
            self._begun.move_to_end(story)
        while len(self._begun) > STORIES_OPEN:
            self._begun.popitem(last=False)
        return [list(dict.fromkeys(ids)) for ids in found.values()]


def _restore(db: Database, groups: Iterable[Sequence[int]]) -> None:
    """Put articles together, with all others of the stories that they are in already."""
    for group in groups:
        told = json.dumps(group)
        stories_now = db.execute(
            "SELECT DISTINCT story_id FROM articles WHERE id IN (SELECT value FROM json_each(?))", (told,)
        ).fetchall()
        if len(stories_now) > 1 or stories_now[0]["story_id"] is None:
            rows = db.execute(
                "SELECT value AS id FROM json_each(?) UNION SELECT id FROM articles"
                " WHERE story_id IN (SELECT value FROM json_each(?))",
                (told, json.dumps([row["story_id"] for row in stories_now if row["story_id"]])),
            )
            stories.adopt(db, [row["id"] for row in rows])


def _batches(rows: Iterable[Row]) -> Iterator[list[Row]]:
    batch: list[Row] = []
    size = 0
    for row in rows:
        batch.append(row)
        size += len(row.raw)
        if len(batch) >= ROWS_AT_ONCE or size >= BYTES_AT_ONCE:
            yield batch
            batch, size = [], 0
    if batch:
        yield batch


def _end(db: Database, dump_id: int, tally: _Tally) -> int:
    """Know the rows again the next time; the very same ones that brought nothing are the dump they were."""
    digest = tally.digest.digest()
    with transaction(db):
        same = ledger.same(db, digest)
        if same is not None and not tally.touched:
            db.execute("DELETE FROM appearances WHERE dump_id = ?", (dump_id,))
            db.execute("DELETE FROM dumps WHERE id = ?", (dump_id,))
            return same
        db.execute("UPDATE dumps SET digest = ? WHERE id = ?", (digest, dump_id))
        return dump_id
