"""Accounts: what today's readers find in a kept dump, line by line."""

from storage import dumps, ledger
from storage.database import Database
from storage.dumps import encodings, spans
from storage.dumps.spans import Account
from storage.errors import NotFoundError

_BY_LINES = frozenset({"aggregator", "page", "text", "none"})
"""The readers of plain text; in a file of another format there are no lines to name."""
MOST_CHARACTERS = 500_000


def account(db: Database, dump_id: int) -> Account | None:
    """What became of the lines of a dump; None where it has none, or none any more."""
    try:
        dump, reference = ledger.kept_raw(db, dump_id)
    except NotFoundError:
        return None
    reader = db.execute("SELECT reader FROM dumps WHERE id = ?", (dump_id,)).fetchone()["reader"]
    if reader not in _BY_LINES or len(dump.raw) > MOST_CHARACTERS:
        return None
    try:
        text = dump.raw if isinstance(dump.raw, str) else encodings.decode(dump.raw, dump.envelope.charset)
    except encodings.UndecodableError:
        return None
    reading = dumps.parse(text, reference)
    return spans.account(reading.articles, dumps.explain(text, reference))
