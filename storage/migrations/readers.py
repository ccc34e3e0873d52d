"""Readers: the tables of alerts, of thumbs, and of what languages of news a chat wants."""

from sqlite_utils import Database

from storage.migrations.steps import steps


@steps()
def m010_alerts(db: Database) -> None:
    """Bells on followed topics, how a chat wants its alerts, and what they told it."""
    for statement in (
        "ALTER TABLE follows ADD COLUMN bell INTEGER NOT NULL DEFAULT 0",
        "ALTER TABLE follows ADD COLUMN bell_article INTEGER NOT NULL DEFAULT 0",  # news after it is told
        "CREATE INDEX follows_with_bell ON follows (chat_id, thread_id) WHERE bell",
        """
        CREATE TABLE alert_wishes (
            chat_id INTEGER NOT NULL,
            thread_id INTEGER NOT NULL,      -- a forum's topic, 0 outside of any
            sources INTEGER,                 -- that a story needs; NULL: as the operator set it
            night TEXT,                      -- "22-7", "" for none; NULL: as the operator set it
            quiet INTEGER NOT NULL DEFAULT 0,
            language TEXT NOT NULL,          -- of the texts, where there is no subscription
            zone TEXT NOT NULL,              -- likewise
            PRIMARY KEY (chat_id, thread_id)
        ) WITHOUT ROWID
        """,
        """
        CREATE TABLE alerts (
            chat_id INTEGER NOT NULL,
            thread_id INTEGER NOT NULL,
            made_at INTEGER NOT NULL,
            told TEXT NOT NULL,              -- JSON: [[article ids, sources then], ...] of its stories
            outbox_id INTEGER NOT NULL,
            PRIMARY KEY (chat_id, thread_id, made_at)
        ) WITHOUT ROWID
        """,
        "CREATE INDEX alerts_by_time ON alerts (made_at)",
    ):
        db.execute(statement)


@steps()
def m011_languages(db: Database) -> None:
    """The languages that a chat wants its news in."""
    db.execute("ALTER TABLE preferences ADD COLUMN news TEXT")  # "de en"; NULL: in all there are


@steps()
def m012_thumbs(db: Database) -> None:
    """The thumbs that a chat gave to stories of its briefings, with what the stories were about."""
    for statement in (
        """
        CREATE TABLE thumbs (
            chat_id INTEGER NOT NULL,
            thread_id INTEGER NOT NULL,      -- a forum's topic, 0 outside of any
            story_id INTEGER NOT NULL,
            up INTEGER NOT NULL,
            title TEXT NOT NULL,
            words TEXT NOT NULL,             -- stems of its title and summary
            source TEXT,
            given_at INTEGER NOT NULL,
            PRIMARY KEY (chat_id, thread_id, story_id)
        ) WITHOUT ROWID
        """,
        "CREATE INDEX thumbs_by_time ON thumbs (given_at)",
    ):
        db.execute(statement)
