"""Rereading: what today's readers make of the raw dumps that are kept, and how it differs from what was kept.

One dump at a time, so that memory does not grow with the archive; nothing is changed until apply().
"""

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import datetime
from difflib import unified_diff

from storage import dumps, identity, keeping, ledger, tellings
from storage.database import Database, transaction
from storage.identity import Telling
from storage.ledger import RawDump
from storage.models import Reading
from storage.times import from_micros, iso, to_micros


@dataclass(frozen=True, slots=True)
class Reread:
    """A dump as it would be now. before, after: how many articles it gave and would give.

    diff: of what it says, as lines of a unified diff; none where nothing would change.
    """

    dump_id: int
    name: str
    before: int
    after: int
    diff: tuple[str, ...]
    raw: RawDump
    reading: Reading


def reread(db: Database, dump_id: int) -> Reread:
    """Read a dump again; changes nothing. NotFoundError where it has no raw text."""
    raw, reference = ledger.kept_raw(db, dump_id)
    reading = _read(raw, reference)
    before = _told(db, dump_id)
    reference_at = to_micros(reading.reference)
    after = [identity.told(article, reference_at, None) for article in reading.articles]
    old = _lines(before, ledger.dump(db, dump_id).refusal)
    new = _lines(after, reading.refusal)
    diff = tuple(unified_diff(old, new, "kept", "read today", n=1, lineterm=""))
    return Reread(dump_id, raw.name, len(before), len(after), diff, raw, reading)


def apply(db: Database, found: Reread, now: datetime) -> None:
    """Keep a dump as it reads today, under its number."""
    with transaction(db):
        keeping.replace(db, found.dump_id, found.raw, found.reading, now)
        if found.raw.part_of is not None:
            ledger.sum_up(db, found.raw.part_of)


def _read(raw: RawDump, reference: datetime) -> Reading:
    """The reading, as of the time that counted then: said in the dump, by its caption, or at the terminal."""
    reading = dumps.opened(raw.name, raw.raw, raw.received_at, raw.envelope)
    if reading.reference == reference:
        return reading
    return dumps.opened(raw.name, raw.raw, reference, raw.envelope)


def _told(db: Database, dump_id: int) -> list[Telling]:
    """What a dump told, in its order."""
    rows = db.execute(
        "SELECT position, article_id FROM appearances WHERE dump_id = ? ORDER BY position", (dump_id,)
    ).fetchall()
    found: dict[int, Telling] = {}
    for id_, article in tellings.standing(db, {row["article_id"] for row in rows}).items():
        for one in tellings.of_article(db, id_, article):
            if one.dump_id == dump_id:
                found[one.position] = one.telling
    return [found[row["position"]] for row in rows]


def _lines(told: Sequence[Telling], refusal: str | None) -> list[str]:
    """What can be compared of articles, line by line."""
    lines = [f"refused: {refusal}"] if refusal is not None and not told else []
    for one in told:
        when = None if one.published_at is None else iso(from_micros(one.published_at))
        lines.append(f"{one.role.value}: {one.title}{' (made)' if one.title_made else ''}")
        lines += [f"source: {one.source}"] if one.source else []
        lines += [f"time: {when}{' (clamped)' if one.time_clamped else ''}"] if when else []
        lines += [f"link: {one.url}"] if one.url else []
        lines += [f"hashtags: {', '.join(one.hashtags)}"] if one.hashtags else []
        lines += [f"  {paragraph}" for paragraph in one.body.split("\n") if paragraph]
    return lines
