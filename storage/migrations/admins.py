"""Admins: the tables of who decides about the bot and about channels, and of what admins are told."""

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


@steps()
def m014_places(db: Database) -> None:
    """Chats that the bot was removed from, and the channels that people set up from their private chats."""
    for statement in (
        """
        CREATE TABLE absences (
            chat_id INTEGER PRIMARY KEY,
            since_at INTEGER NOT NULL
        )
        """,
        "CREATE INDEX absences_by_time ON absences (since_at)",
        """
        CREATE TABLE channels (
            id INTEGER PRIMARY KEY AUTOINCREMENT,  -- in buttons: never another one's later
            chat_id INTEGER NOT NULL,        -- the private chat of the one who added the bot
            channel_id INTEGER NOT NULL,
            title TEXT NOT NULL,
            added_at INTEGER NOT NULL,
            told INTEGER NOT NULL DEFAULT 0, -- how to set it up; 0 while the person has not started the bot
            UNIQUE (chat_id, channel_id)
        )
        """,
        "CREATE INDEX channels_by_channel ON channels (channel_id)",
    ):
        db.execute(statement)


@steps()
def m015_news_for_all(db: Database) -> None:
    """Messages of admins to everybody who is subscribed; problems that admins were told of."""
    for statement in (
        """
        CREATE TABLE broadcasts (
            id INTEGER PRIMARY KEY AUTOINCREMENT,  -- in buttons and slots: never another one's later
            chat_id INTEGER NOT NULL,        -- the admin's, where it is told how it goes
            message_id INTEGER,              -- the bot's message there that tells it
            language TEXT NOT NULL,          -- of that message
            payload TEXT NOT NULL,           -- opaque: only the sender reads it
            state TEXT NOT NULL,             -- draft, running, stopping, ended
            chats INTEGER NOT NULL,          -- how many it is for
            passed INTEGER NOT NULL DEFAULT 0,  -- subscriptions up to this id have their entry
            made_at INTEGER NOT NULL
        )
        """,
        "CREATE INDEX broadcasts_open ON broadcasts (id) WHERE state IN ('running', 'stopping')",
        "CREATE INDEX outbox_broadcasts ON outbox (slot, state, ready_at) WHERE kind = 'broadcast'",
        """
        CREATE TABLE problems (
            name TEXT PRIMARY KEY,
            since_at INTEGER NOT NULL
        ) WITHOUT ROWID
        """,
    ):
        db.execute(statement)
