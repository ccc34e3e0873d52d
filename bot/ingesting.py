"""Ingesting: files from a terminal that hold several dumps, read here and kept piece by piece.

What the chat does in the workshop, `parse` and `ingest` do in their own process, which a person can stop.
"""

from collections.abc import Callable, Iterator
from datetime import datetime

from storage import batches, ledger, parcels
from storage.batches import BatchReport
from storage.database import Database
from storage.dumps.envelopes import NOTHING
from storage.ledger import RawDump
from storage.models import ParsedArticle, Reading
from storage.parcels import Page, Refused, Rows, Step

ROWS_AT_ONCE = 5000
"""Articles of a table in one reading; a longer table gives several."""


def readings(name: str, data: bytes, reference: datetime) -> Iterator[tuple[str, Reading]]:
    """What a file holds, by name: of each file of an archive, or of a table's articles."""
    articles: list[ParsedArticle] = []
    table = ""
    for piece in parcels.opened(name, data, reference, NOTHING):
        if articles and (not isinstance(piece, Rows) or len(articles) >= ROWS_AT_ONCE):
            yield table, Reading("rows", tuple(articles), reference)
            articles = []
        if isinstance(piece, Page):
            yield _within(name, piece.name), piece.reading
        elif isinstance(piece, Rows):
            table = _within(name, piece.name)
            articles += [row.article for row in piece.rows if row.article is not None]
            for row in piece.rows:
                if row.refusal is not None:
                    yield f"{table}:{row.number}", Reading("none", (), reference, row.refusal)
        elif isinstance(piece, Refused):
            yield _within(name, piece.name), Reading("none", (), reference, piece.why)


def keep(
    db: Database,
    name: str,
    data: bytes,
    reference: datetime,
    now: datetime,
    progress: Callable[[int], None],
) -> BatchReport:
    """Keep what a file holds as one dump of many parts. progress: called with the bytes so far, about."""
    known = batches.known(db, ledger.digest(data))
    if known is not None:
        return BatchReport(known, 0, ())
    batch = batches.begin(db, RawDump(name, data, now), reference, now)
    for piece in parcels.opened(name, data, reference, NOTHING):
        if isinstance(piece, Step):
            progress(len(data) * piece.files // max(piece.of or piece.files, 1))
        else:
            batch.take(piece, now)
    return batch.end([ledger.digest(data)])


def _within(file: str, name: str) -> str:
    return file if name == file else f"{file}/{name}"
