"""Chats: the tables of what chats push, get and choose, and of the feeds that are read by themselves."""

from sqlite_utils import Database

from storage.migrations.steps import steps


@steps()
def m003_intake(db: Database) -> None:
    """What admins push, message by message; words that a button has no room for."""
    for statement in (
        """
        CREATE TABLE pushes (
            id INTEGER PRIMARY KEY AUTOINCREMENT,
            chat_id INTEGER NOT NULL,
            thread_id INTEGER,
            pushed_by INTEGER NOT NULL,
            language TEXT,                   -- of the report
            revision INTEGER NOT NULL,       -- counts what was added and edited
            read_revision INTEGER NOT NULL DEFAULT 0,
            told_revision INTEGER NOT NULL DEFAULT 0,
            dump_id INTEGER,                 -- once read
            report_id INTEGER,               -- the bot's message about it
            changed_at INTEGER NOT NULL
        )
        """,
        "CREATE INDEX pushes_unfinished ON pushes (id) WHERE told_revision < revision",
        "CREATE INDEX pushes_by_change ON pushes (changed_at)",
        """
        CREATE TABLE parts (
            chat_id INTEGER NOT NULL,
            message_id INTEGER NOT NULL,
            push_id INTEGER NOT NULL REFERENCES pushes (id) ON DELETE CASCADE,
            text TEXT NOT NULL,              -- a document's caption
            file_id TEXT,
            file_name TEXT,
            file_size INTEGER,
            reference_at INTEGER NOT NULL,   -- when it was sent, or first posted
            forwarded INTEGER NOT NULL,
            PRIMARY KEY (chat_id, message_id)
        )
        """,
        "CREATE INDEX parts_by_push ON parts (push_id)",
        """
        CREATE TABLE shortcuts (
            key TEXT PRIMARY KEY,
            words TEXT NOT NULL,
            chat_id INTEGER NOT NULL,        -- where they were written
            used_at INTEGER NOT NULL
        )
        """,
        "CREATE INDEX shortcuts_by_use ON shortcuts (used_at)",
    ):
        db.execute(statement)


@steps()
def m004_subscriptions(db: Database) -> None:
    """Who gets briefings when, what each chat was told, and a few marks to remember."""
    for statement in (
        """
        CREATE TABLE subscriptions (
            id INTEGER PRIMARY KEY,
            chat_id INTEGER NOT NULL,
            thread_id INTEGER NOT NULL,      -- a forum's topic, 0 outside of any
            zone TEXT NOT NULL,
            hours TEXT NOT NULL,             -- on the zone's wall: "07:30 19:00"
            days INTEGER NOT NULL,           -- bits, Monday is 1
            size INTEGER NOT NULL,           -- stories in a briefing
            language TEXT NOT NULL,
            handled_at INTEGER NOT NULL,     -- slots due up to then have their record
            next_due_at INTEGER NOT NULL,    -- of the first slot after handled_at
            cut_article INTEGER,             -- articles up to this id were looked at, NULL for none yet
            cut_at INTEGER,
            silent INTEGER NOT NULL,         -- briefings in a row that had nothing new
            paused_at INTEGER,
            pause_reason TEXT
        )
        """,
        "CREATE UNIQUE INDEX subscriptions_by_chat ON subscriptions (chat_id, thread_id)",
        "CREATE INDEX subscriptions_by_due ON subscriptions (next_due_at)",
        """
        CREATE TABLE briefings (             -- one for all chats that were told the same
            id INTEGER PRIMARY KEY AUTOINCREMENT,
            made_at INTEGER NOT NULL,
            told TEXT NOT NULL,              -- JSON: [[article ids, sources then], ...] of its stories
            others TEXT NOT NULL             -- a JSON list of the stories there was no room for
        )
        """,
        """
        CREATE TABLE told (
            chat_id INTEGER NOT NULL,
            thread_id INTEGER NOT NULL,
            due_at INTEGER NOT NULL,
            briefing_id INTEGER NOT NULL REFERENCES briefings (id) ON DELETE CASCADE,
            outbox_id INTEGER NOT NULL,
            from_article INTEGER,            -- the cut before it
            from_at INTEGER,
            PRIMARY KEY (chat_id, thread_id, due_at)
        ) WITHOUT ROWID
        """,
        "CREATE INDEX told_by_briefing ON told (briefing_id)",
        "CREATE INDEX told_by_due ON told (due_at)",
        "CREATE TABLE marks (name TEXT PRIMARY KEY, value TEXT NOT NULL) WITHOUT ROWID",
    ):
        db.execute(statement)


@steps()
def m005_outbox(db: Database) -> None:
    """What is to reach chats by itself, what came of it, and the texts that equal messages share."""
    for statement in (
        """
        CREATE TABLE payloads (              -- opaque: only the sender reads them
            id INTEGER PRIMARY KEY,
            digest BLOB NOT NULL UNIQUE,
            text TEXT NOT NULL
        )
        """,
        """
        CREATE TABLE outbox (
            id INTEGER PRIMARY KEY,
            chat_id INTEGER NOT NULL,
            thread_id INTEGER NOT NULL,      -- 0 outside of a forum's topics
            kind TEXT NOT NULL,
            slot TEXT NOT NULL,
            due_at INTEGER NOT NULL,
            expires_at INTEGER,
            payload_id INTEGER,
            state TEXT NOT NULL,
            ready_at INTEGER,                -- 0: may be claimed; later: only then; NULL: under way or ended
            attempts INTEGER NOT NULL DEFAULT 0,
            doubts INTEGER NOT NULL DEFAULT 0,  -- sends of which no answer came
            doubted_at INTEGER,
            ended_at INTEGER,
            message_id INTEGER,
            reason TEXT
        )
        """,
        "CREATE UNIQUE INDEX outbox_by_slot ON outbox (chat_id, thread_id, kind, slot)",
        "CREATE INDEX outbox_by_due ON outbox (due_at)",
        "CREATE INDEX outbox_by_payload ON outbox (payload_id)",
        "CREATE INDEX outbox_ready ON outbox (due_at, id) WHERE ready_at = 0",
        "CREATE INDEX outbox_later ON outbox (ready_at) WHERE ready_at > 0",
        "CREATE INDEX outbox_expiring ON outbox (expires_at) WHERE ready_at IS NOT NULL",
        "CREATE INDEX outbox_sending ON outbox (id) WHERE state = 'sending'",
        "CREATE INDEX outbox_doubtful ON outbox (id) WHERE doubts > 0",
    ):
        db.execute(statement)


@steps()
def m006_wordings(db: Database) -> None:
    """The two lines of stories as a model wrote them, and what was asked of it, for the budget."""
    for statement in (
        """
        CREATE TABLE wordings (
            story_id INTEGER NOT NULL,
            language TEXT NOT NULL,
            text TEXT,                       -- NULL where it could not be shown or did not come
            reason TEXT,                     -- why not
            articles TEXT NOT NULL,          -- a JSON list: what it was made from
            tries INTEGER NOT NULL,
            made_at INTEGER NOT NULL,
            PRIMARY KEY (story_id, language)
        ) WITHOUT ROWID
        """,
        "CREATE TABLE wording_requests (asked_at INTEGER NOT NULL, tokens INTEGER NOT NULL)",
        "CREATE INDEX wording_requests_by_time ON wording_requests (asked_at, tokens)",
    ):
        db.execute(statement)


@steps()
def m007_follows(db: Database) -> None:
    """What a chat likes: topics and sources that it follows or mutes, its language and layout."""
    for statement in (
        """
        CREATE TABLE follows (
            id INTEGER PRIMARY KEY AUTOINCREMENT,  -- in buttons: never another one's later
            chat_id INTEGER NOT NULL,
            thread_id INTEGER NOT NULL,      -- a forum's topic, 0 outside of any
            topic TEXT NOT NULL,             -- as it was written
            key TEXT NOT NULL,               -- the same for every way to write it
            muted INTEGER NOT NULL,
            added_at INTEGER NOT NULL
        )
        """,
        "CREATE UNIQUE INDEX follows_by_chat ON follows (chat_id, thread_id, key)",
        """
        CREATE TABLE preferences (
            chat_id INTEGER NOT NULL,
            thread_id INTEGER NOT NULL,
            language TEXT,                   -- of the texts; NULL: as the person's Telegram has it
            layout TEXT NOT NULL,            -- of briefings
            PRIMARY KEY (chat_id, thread_id)
        ) WITHOUT ROWID
        """,
    ):
        db.execute(statement)


@steps()
def m008_tags(db: Database) -> None:
    """Hashtags by themselves, so that a topic finds them; kept in step with the articles by triggers."""
    fill = (
        "INSERT OR IGNORE INTO tags (tag, article_id)"
        " SELECT lower(value), {0}.id FROM json_each({0}.hashtags)"
    )
    for statement in (
        """
        CREATE TABLE tags (
            tag TEXT NOT NULL,               -- without #; letters of ASCII in lower case
            article_id INTEGER NOT NULL,
            PRIMARY KEY (tag, article_id)
        ) WITHOUT ROWID
        """,
        f"""
        CREATE TRIGGER articles_tagged AFTER INSERT ON articles WHEN new.hashtags <> '[]' BEGIN
            {fill.format("new")};
        END
        """,
        f"""
        CREATE TRIGGER articles_tagged_anew AFTER UPDATE OF hashtags ON articles
        WHEN new.hashtags <> old.hashtags BEGIN
            DELETE FROM tags WHERE article_id = old.id
                AND tag IN (SELECT lower(value) FROM json_each(old.hashtags));
            {fill.format("new")};
        END
        """,
        """
        CREATE TRIGGER articles_untagged AFTER DELETE ON articles WHEN old.hashtags <> '[]' BEGIN
            DELETE FROM tags WHERE article_id = old.id
                AND tag IN (SELECT lower(value) FROM json_each(old.hashtags));
        END
        """,
        "INSERT OR IGNORE INTO tags (tag, article_id) SELECT lower(value), articles.id"
        " FROM articles, json_each(articles.hashtags) WHERE articles.hashtags <> '[]'",
    ):
        db.execute(statement)


@steps()
def m009_feeds(db: Database) -> None:
    """The feeds that are read by themselves, and the entries of each that are known."""
    for statement in (
        """
        CREATE TABLE feeds (
            id INTEGER PRIMARY KEY AUTOINCREMENT,  -- in buttons: never another one's later
            url TEXT NOT NULL UNIQUE,
            title TEXT,
            chat_id INTEGER NOT NULL,        -- where its troubles are told
            added_at INTEGER NOT NULL,
            etag TEXT,
            modified TEXT,                   -- as the site wrote it
            interval REAL NOT NULL,          -- seconds
            due_at INTEGER NOT NULL,
            failing_since INTEGER,
            failures INTEGER NOT NULL DEFAULT 0,  -- in a row
            problem TEXT,
            told INTEGER NOT NULL DEFAULT 0, -- of this failing
            ended_at INTEGER
        )
        """,
        "CREATE INDEX feeds_due ON feeds (due_at) WHERE ended_at IS NULL",
        """
        CREATE TABLE feed_entries (
            feed_id INTEGER NOT NULL REFERENCES feeds (id) ON DELETE CASCADE,
            key BLOB NOT NULL,               -- a hash of what the feed knows it by
            said BLOB NOT NULL,              -- a hash of its words
            seen_at INTEGER NOT NULL,
            PRIMARY KEY (feed_id, key)
        ) WITHOUT ROWID
        """,
    ):
        db.execute(statement)
