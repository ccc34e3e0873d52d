"""Privacy: all that is kept of a chat, to be handed out or forgotten.

What is kept of a chat stands in rows with its chat_id, whatever the table: a table that comes later is
neither left out of an export nor forgotten to be forgotten. Dumps are the archive's: they stay, without
who pushed them.
"""

from datetime import datetime
from typing import Any

from storage import chats, outbox
from storage.database import Database, clear_log, guarded, transaction
from storage.times import from_micros

Row = dict[str, Any]


def export(db: Database, chat_id: int, now: datetime) -> dict[str, Any]:
    """All that is kept of a chat, as JSON can say it: rows by their table, times in ISO 8601."""
    kept: dict[str, Any] = {"chat_id": chat_id, "exported_at": now.isoformat()}
    with guarded():
        for table in chats.tables(db):
            rows = db.conn.execute(f'SELECT * FROM "{table}" WHERE chat_id = ?', (chat_id,)).fetchall()
            kept[table] = [_plain(dict(row)) for row in rows]
        for name, query in _MORE.items():
            kept[name] = [_plain(dict(row)) for row in db.conn.execute(query, (chat_id,)).fetchall()]
    return kept


def forget(db: Database, chat_id: int) -> None:
    """Remove all that is kept of a chat, from the file and its log as well.

    Of a private chat, whose id is the person's, also that they pushed dumps.
    """
    erase(db, chat_id)
    clear_log(db)


def erase(db: Database, chat_id: int) -> None:
    """The same, but what the log still has of it stays there until it is cleared."""
    with transaction(db):
        briefings = db.conn.execute("SELECT briefing_id FROM told WHERE chat_id = ?", (chat_id,)).fetchall()
        outbox.forget(db, chat_id)  # with the texts that only this chat was sent
        # What is read by itself is the archive's, like the dumps.
        db.conn.execute("UPDATE feeds SET chat_id = 0 WHERE chat_id = ?", (chat_id,))
        for table in chats.tables(db):
            db.conn.execute(f'DELETE FROM "{table}" WHERE chat_id = ?', (chat_id,))
        db.conn.executemany(
            "DELETE FROM briefings WHERE id = ? AND id NOT IN (SELECT briefing_id FROM told)",
            [(row[0],) for row in briefings],
        )
        db.conn.execute("UPDATE dumps SET pushed_by = NULL WHERE pushed_by = ?", (chat_id,))
        db.conn.execute("DELETE FROM pushes WHERE pushed_by = ?", (chat_id,))
        db.conn.execute("DELETE FROM channels WHERE channel_id = ?", (chat_id,))


_MORE = {
    "briefings": """
        SELECT DISTINCT briefings.* FROM briefings JOIN told ON told.briefing_id = briefings.id
        WHERE told.chat_id = ?
    """,
    "messages": """
        SELECT outbox.id AS outbox_id, payloads.text FROM outbox
        JOIN payloads ON payloads.id = outbox.payload_id WHERE outbox.chat_id = ?
    """,
    "dumps": "SELECT id, name, received_at, articles FROM dumps WHERE pushed_by = ?",
}
"""What belongs to rows of the chat and has no chat_id itself."""


def _plain(row: Row) -> Row:
    return {
        name: from_micros(value).isoformat() if name.endswith("_at") and isinstance(value, int) else value
        for name, value in row.items()
    }
