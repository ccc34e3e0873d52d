"""Chats: which tables hold rows of a chat. A table that comes later is moved and forgotten as well."""

from collections.abc import Iterator

from storage.database import Database


def tables(db: Database) -> Iterator[str]:
    """The tables whose rows belong to a chat: those with its chat_id."""
    rows = db.conn.execute(
        """
        SELECT tables.name FROM sqlite_master AS tables, pragma_table_info(tables.name) AS columns
        WHERE tables.type = 'table' AND columns.name = 'chat_id' ORDER BY tables.name
        """
    ).fetchall()
    return (row[0] for row in rows)
