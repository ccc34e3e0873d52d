"""Keeping: a dump into the database, and back out, each in one transaction.

Ties together the raw text (ledger.py), the articles (filing.py) and their stories (stories.py).
Reading a dump is storage/dumps; rows of a file, too many for one transaction, go through bulk.py.
"""

import json
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from datetime import datetime

from storage import ledger, stories, tellings
from storage.bulk import BulkReport, Row, keep_rows
from storage.database import Database, transaction
from storage.filing import Filed, Filing
from storage.identity import Telling
from storage.ledger import DumpPage, RawDump, dump, raw, recent
from storage.models import Kept, Outcome, Reading, Report
from storage.times import to_micros

__all__ = [
    "BulkReport",
    "DumpPage",
    "RawDump",
    "Row",
    "Undone",
    "dump",
    "dump_articles",
    "keep",
    "keep_rows",
    "raw",
    "recent",
    "replace",
    "undo",
]

AT_ONCE = 500
"""Articles of a dump that one transaction of undo takes back; a larger dump goes in several."""


@dataclass(frozen=True, slots=True)
class Undone:
    """What taking a dump back did, in articles.

    removed: only this dump told of them. reverted: they are again what other dumps tell.
    already: it had been taken back before; nothing was done.
    """

    dump_id: int
    removed: int
    reverted: int
    already: bool = False


def keep(db: Database, dump: RawDump, reading: Reading, now: datetime) -> Report:
    """Keep a dump and what was read from it; the same text again adds nothing.

    A text that was refused before and is read now is kept under its old number.
    """
    with transaction(db):
        same = ledger.same(db, ledger.digest(dump.raw))
        if same is None:
            dump_id = ledger.enter(db, dump, reading)
            return _file(db, dump_id, reading, now, None)
        refusal = ledger.dump(db, same).refusal
        if refusal is not None and reading.articles:
            return replace(db, same, dump, reading, now)
        filed = [Filed(article.article_id, Outcome.KNOWN) for article in dump_articles(db, same)]
        return Report(same, known=True, kept=_kept(db, filed), refusal=refusal)


def replace(db: Database, dump_id: int, dump: RawDump, reading: Reading, now: datetime) -> Report:
    """Keep a dump again that was edited, continued or is read better now, under its number.

    Articles that it still tells of keep their numbers; what only the earlier reading had goes.
    NotFoundError where there is no such dump.
    """
    with transaction(db):
        ledger.dump(db, dump_id)
        before = _taken_out(db, dump_id, limit=-1)
        ledger.enter_again(db, dump_id, dump, reading)
        own = frozenset(id_ for id_ in before if not _is_told(db, id_))
        report = _file(db, dump_id, reading, now, own)
        _settle(db, before)
        return report


def undo(db: Database, dump_id: int, now: datetime) -> Undone:
    """Take back what a dump and its parts brought: their articles go, or are again what other dumps tell.

    The raw text stays. NotFoundError where there is no such dump.
    """
    if ledger.dump(db, dump_id).undone_at is not None:
        return Undone(dump_id, 0, 0, already=True)
    removed = reverted = 0
    for part in ledger.parts(db, dump_id):
        done = undo(db, part, now)
        removed += done.removed
        reverted += done.reverted
    while True:
        with transaction(db):
            before = _taken_out(db, dump_id, limit=AT_ONCE)
            gone, changed = _settle(db, before)
            removed += gone
            reverted += changed
            if not db.execute("SELECT 1 FROM appearances WHERE dump_id = ?", (dump_id,)).fetchone():
                db.execute("UPDATE dumps SET undone_at = ? WHERE id = ?", (to_micros(now), dump_id))
                return Undone(dump_id, removed, reverted)


def dump_articles(db: Database, dump_id: int) -> tuple[Kept, ...]:
    """The articles of a dump and its parts in page order, as they stand now; none of one taken back.

    NotFoundError.
    """
    ledger.dump(db, dump_id)
    rows = db.execute(
        "SELECT article_id, outcome FROM appearances"
        " WHERE dump_id IN (SELECT ? UNION ALL SELECT id FROM dumps WHERE part_of = ?)"
        " ORDER BY dump_id, position",
        (dump_id, dump_id),
    )
    return _kept(db, [Filed(row["article_id"], Outcome(row["outcome"])) for row in rows])


def _file(db: Database, dump_id: int, reading: Reading, now: datetime, own: frozenset[int] | None) -> Report:
    filing = Filing(db, dump_id, to_micros(reading.reference), to_micros(now), own=own)
    batch = filing.add(reading.articles)
    stories.place(db, list(batch.touched))
    added = sum(filed.outcome is Outcome.NEW for filed in batch.filed)
    ledger.count(db, dump_id, len(batch.filed), added)
    return Report(
        dump_id, known=False, kept=_kept(db, batch.filed), refusal=reading.refusal, note=reading.note
    )


def _taken_out(db: Database, dump_id: int, limit: int) -> dict[int, list[Telling]]:
    """Take appearances of a dump out of their table; what it told, by article."""
    rows = db.execute(
        "SELECT position, article_id FROM appearances WHERE dump_id = ? ORDER BY position LIMIT ?",
        (dump_id, limit),
    ).fetchall()
    found: dict[int, list[Telling]] = {}
    for id_, article in tellings.standing(db, {row["article_id"] for row in rows}).items():
        found[id_] = [one.telling for one in tellings.of_article(db, id_, article) if one.dump_id == dump_id]
    db.conn.executemany(
        "DELETE FROM appearances WHERE dump_id = ? AND position = ?",
        [(dump_id, row["position"]) for row in rows],
    )
    return found


def _settle(db: Database, before: Mapping[int, Sequence[Telling]]) -> tuple[int, int]:
    """Make articles what is told of them now, after tellings were taken out; how many went and changed."""
    gone, changed = [], []
    for id_, article in tellings.standing(db, before).items():
        told = tellings.of_article(db, id_, article)
        left = [one.telling for one in told]
        tellings.forget_keys(db, id_, before[id_], left)
        if not left:
            gone.append(id_)
        elif (stands := tellings.merged(left)) != article:
            tellings.stand(db, id_, article, stands, told)
            changed.append(id_)
    if gone:
        stories.withdraw(db, gone)
        db.conn.executemany("DELETE FROM articles WHERE id = ?", [(id_,) for id_ in gone])
    if changed:
        stories.place(db, changed)
    return len(gone), len(changed)


def _is_told(db: Database, article_id: int) -> bool:
    return bool(db.execute("SELECT 1 FROM appearances WHERE article_id = ?", (article_id,)).fetchone())


def _kept(db: Database, filed: Sequence[Filed]) -> tuple[Kept, ...]:
    rows = db.execute(
        "SELECT id, story_id, title, source FROM articles JOIN texts ON texts.article_id = articles.id"
        " WHERE articles.id IN (SELECT value FROM json_each(?))",
        (json.dumps([one.article_id for one in filed]),),
    )
    by_id = {row["id"]: row for row in rows}
    return tuple(
        Kept(
            article_id=one.article_id,
            story_id=by_id[one.article_id]["story_id"],
            title=by_id[one.article_id]["title"],
            source=by_id[one.article_id]["source"],
            outcome=one.outcome,
        )
        for one in filed
    )
