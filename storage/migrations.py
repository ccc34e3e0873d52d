"""Migrations: the named steps that make the tables, in order, each applied once and whole.

A step that has landed is never edited; a change is a new step. A database with a step that this
program does not know was made by a newer one and is refused.
"""

from pathlib import Path

from sqlite_utils import Database, Migrations

from storage.errors import StorageError

steps = Migrations("newsbrief")


def refuse_foreign(db: Database, path: Path) -> None:
    """StorageError where the database is another program's, or was made by a newer Newsbrief."""
    known = {step.name for step in steps._migrations}
    applied = [step.name for step in steps.applied(db)]
    newer = [name for name in applied if name not in known]
    if newer:
        raise StorageError(
            f"{path} was made by a newer Newsbrief (it has the step {newer[-1]}); upgrade this one."
        )
    if not applied and db.execute("SELECT 1 FROM sqlite_master LIMIT 1").fetchone():
        raise StorageError(f"{path} is a database of another program; choose another NEWSBRIEF_DATABASE.")


def bring_up_to_date(db: Database) -> None:
    """Apply the steps that are missing, all or none, also where several programs open it at once."""
    if not steps.pending(db):
        return
    db.execute("BEGIN IMMEDIATE")
    try:
        steps.apply(db)  # looks again at what is missing; its own transactions are savepoints of this one
        db.execute("COMMIT")
    except BaseException:
        db.rollback()
        raise


@steps()
def m001_articles(db: Database) -> None:
    """Dumps, articles, their texts, what each dump brought, and the index of words.

    articles is narrow, so that lists, filters and groupings touch few pages; the words stand in
    texts. Times are microseconds since 1970, UTC.
    """
    for statement in (
        """
        CREATE TABLE dumps (
            id INTEGER PRIMARY KEY AUTOINCREMENT,
            name TEXT NOT NULL,
            reader TEXT NOT NULL,
            refusal TEXT,                    -- why it gave no article, for a person
            reference_at INTEGER NOT NULL,   -- when the page was taken
            received_at INTEGER NOT NULL,
            pushed_by INTEGER,               -- a Telegram id; NULL from the shell, or once forgotten
            undone_at INTEGER,
            articles INTEGER NOT NULL DEFAULT 0,
            added INTEGER NOT NULL DEFAULT 0,    -- of these were new
            digest BLOB NOT NULL,            -- of raw or of the rows: the same dump again
            raw BLOB                         -- as it came, TEXT or BLOB; NULL for rows
        )
        """,
        "CREATE INDEX dumps_by_digest ON dumps (digest)",
        """
        CREATE TABLE articles (
            id INTEGER PRIMARY KEY AUTOINCREMENT,
            story_id INTEGER,                -- stories.id; NULL only inside the transaction that keeps it
            ordered_at INTEGER NOT NULL,     -- published_at, or else its dump's reference
            published_at INTEGER,
            precision INTEGER,               -- of published_at, in seconds; 0 is exact; NULL if unknown
            time_clamped INTEGER NOT NULL,
            stored_at INTEGER NOT NULL,      -- when this version was stored
            role TEXT NOT NULL,
            language TEXT,
            source TEXT,
            title_made INTEGER NOT NULL,
            hashtags TEXT NOT NULL,          -- a JSON list
            url TEXT,
            digest INTEGER NOT NULL          -- of the text, equal but for case, spaces and signs
        )
        """,
        "CREATE INDEX articles_by_story ON articles (story_id) WHERE story_id IS NOT NULL",
        "CREATE INDEX articles_by_time ON articles (ordered_at)",
        "CREATE INDEX articles_by_source ON articles (source, ordered_at)",
        """
        CREATE TABLE texts (
            article_id INTEGER PRIMARY KEY REFERENCES articles (id) ON DELETE CASCADE,
            title TEXT NOT NULL,
            body TEXT NOT NULL,              -- paragraphs parted by one blank line
            title_words TEXT,                -- words.index_text of title and body,
            body_words TEXT                  -- NULL where that is the text itself
        )
        """,
        """
        CREATE TABLE appearances (
            dump_id INTEGER NOT NULL REFERENCES dumps (id),
            position INTEGER NOT NULL,       -- in the dump, from 0
            article_id INTEGER NOT NULL REFERENCES articles (id),
            outcome TEXT NOT NULL,           -- new, updated, known
            brought TEXT,                    -- as this dump told it, JSON; NULL: as the article stands now
            PRIMARY KEY (dump_id, position)
        ) WITHOUT ROWID
        """,
        "CREATE INDEX appearances_by_article ON appearances (article_id)",
        """
        CREATE TABLE sketches (
            key INTEGER NOT NULL,            -- hash of the title or of a clause of a text told of the article
            article_id INTEGER NOT NULL,
            PRIMARY KEY (key, article_id)
        ) WITHOUT ROWID
        """,
    ):
        db.execute(statement)
    index_words(db)


@steps()
def m002_stories(db: Database) -> None:
    """Stories, the numbers they answer to, and what finding needs to know of each article's terms."""
    for statement in (
        """
        CREATE TABLE stories (               -- each row is told by its best article, for lists
            id INTEGER PRIMARY KEY,
            title TEXT NOT NULL,
            summary TEXT NOT NULL,
            url TEXT,
            source TEXT,
            published_at INTEGER,
            language TEXT,
            sources TEXT NOT NULL,           -- a JSON list of names, the best article's first
            articles TEXT NOT NULL,          -- a JSON list of ids
            ordered_at INTEGER NOT NULL,
            arrived_at INTEGER NOT NULL
        )
        """,
        "CREATE INDEX stories_by_time ON stories (ordered_at, id)",
        "CREATE INDEX stories_by_arrival ON stories (arrived_at)",
        """
        CREATE TABLE story_numbers (         -- every number ever given, also of stories that joined
            id INTEGER PRIMARY KEY AUTOINCREMENT,
            founder_id INTEGER NOT NULL,     -- the article whose company the number stands for
            story_id INTEGER NOT NULL        -- the story that answers for it now
        )
        """,
        "CREATE INDEX story_numbers_by_founder ON story_numbers (founder_id)",
        "CREATE INDEX story_numbers_by_story ON story_numbers (story_id)",
        """
        CREATE TABLE terms (                 -- id 0 counts the articles
            id INTEGER PRIMARY KEY,          -- a hash of the stem
            documents INTEGER NOT NULL
        )
        """,
        """
        CREATE TABLE article_terms (
            article_id INTEGER PRIMARY KEY REFERENCES articles (id) ON DELETE CASCADE,
            terms BLOB NOT NULL              -- storage/vectors.py packs and unpacks it
        )
        """,
        """
        CREATE TABLE postings (              -- the heaviest terms of each article only
            term_id INTEGER NOT NULL,
            article_id INTEGER NOT NULL,
            weight INTEGER NOT NULL,         -- its share of the vector's length when it came, in 255ths
            PRIMARY KEY (term_id, article_id)
        ) WITHOUT ROWID
        """,
    ):
        db.execute(statement)


def index_words(db: Database) -> None:
    """Make the index of words over texts, its triggers, and fill it: for a new or a rebuilt texts table.

    SQLite drops the triggers of a table that is rebuilt under its name, sqlite-utils' transform()
    included; a step that does so calls this afterwards. Ends with FTS5's integrity check.
    """
    for statement in (
        "DROP TABLE IF EXISTS articles_fts",
        "DROP VIEW IF EXISTS indexed_texts",
        """
        CREATE VIEW indexed_texts AS
        SELECT article_id, coalesce(title_words, title) AS title, coalesce(body_words, body) AS body
        FROM texts
        """,
        # Marks belong to the words of Hindi and others; the default categories would cut there.
        """
        CREATE VIRTUAL TABLE articles_fts USING fts5 (
            title, body, content='indexed_texts', content_rowid='article_id',
            tokenize="porter unicode61 remove_diacritics 2 categories 'L* N* Co Mn Mc'"
        )
        """,
        "DROP TRIGGER IF EXISTS texts_inserted",
        """
        CREATE TRIGGER texts_inserted AFTER INSERT ON texts BEGIN
            INSERT INTO articles_fts (rowid, title, body) VALUES (
                new.article_id, coalesce(new.title_words, new.title), coalesce(new.body_words, new.body)
            );
        END
        """,
        "DROP TRIGGER IF EXISTS texts_deleted",
        """
        CREATE TRIGGER texts_deleted AFTER DELETE ON texts BEGIN
            INSERT INTO articles_fts (articles_fts, rowid, title, body) VALUES (
                'delete',
                old.article_id, coalesce(old.title_words, old.title), coalesce(old.body_words, old.body)
            );
        END
        """,
        "DROP TRIGGER IF EXISTS texts_updated",
        """
        CREATE TRIGGER texts_updated AFTER UPDATE ON texts BEGIN
            INSERT INTO articles_fts (articles_fts, rowid, title, body) VALUES (
                'delete',
                old.article_id, coalesce(old.title_words, old.title), coalesce(old.body_words, old.body)
            );
            INSERT INTO articles_fts (rowid, title, body) VALUES (
                new.article_id, coalesce(new.title_words, new.title), coalesce(new.body_words, new.body)
            );
        END
        """,
        "INSERT INTO articles_fts (articles_fts) VALUES ('rebuild')",
        "INSERT INTO articles_fts (articles_fts, rank) VALUES ('integrity-check', 1)",
    ):
        db.execute(statement)


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
