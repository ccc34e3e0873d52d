"""Admins: the tables of who may decide about the bot, and of the links that make somebody so."""

from sqlite_utils import Database

from storage.migrations.steps import steps


@steps()
def m013_admins(db: Database) -> None:
    """The admins that others added, and the one-time links by which they become so."""
    for statement in (
        """
        CREATE TABLE admins (
            person_id INTEGER PRIMARY KEY,   -- stays when the person is forgotten as a reader
            added_at INTEGER NOT NULL
        )
        """,
        """
        CREATE TABLE admin_links (
            digest BLOB PRIMARY KEY,         -- of what the link carries, which is kept nowhere
            first INTEGER NOT NULL,          -- holds only as long as there is no admin at all
            expires_at INTEGER NOT NULL
        ) WITHOUT ROWID
        """,
    ):
        db.execute(statement)
