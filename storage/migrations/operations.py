"""Operations: how the running bot says how it is, and what keeps updates until they are answered."""

from sqlite_utils import Database

from storage.migrations.steps import steps


@steps()
def m018_beats(db: Database) -> None:
    """When the running bot last did what it must do again and again."""
    db.execute(
        """
        CREATE TABLE beats (
            name TEXT PRIMARY KEY,           -- of what was done: storage/beats.py
            beaten_at INTEGER NOT NULL
        ) WITHOUT ROWID
        """
    )


@steps()
def m019_updates(db: Database) -> None:
    """What Telegram pushed to the bot: kept until it is dealt with, known for a while after."""
    for statement in (
        """
        CREATE TABLE updates (
            id INTEGER PRIMARY KEY,          -- Telegram's
            chat_id INTEGER,
            body TEXT,                       -- as it came, JSON; NULL once it is dealt with
            received_at INTEGER NOT NULL,
            tries INTEGER NOT NULL DEFAULT 0 -- starts that took it up
        )
        """,
        "CREATE INDEX updates_waiting ON updates (id) WHERE body IS NOT NULL",
        "CREATE INDEX updates_by_time ON updates (received_at)",
    ):
        db.execute(statement)
