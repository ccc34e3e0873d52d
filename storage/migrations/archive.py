"""Archive: the tables of dumps, articles and stories, and the index of their words."""

from sqlite_utils import Database

from storage.migrations.steps import steps


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
            terms BLOB NOT NULL,             -- storage/vectors.py packs and unpacks it
            length REAL NOT NULL             -- of the vector, as rare as its terms were when it came
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


@steps()
def m020_fresh_postings(db: Database) -> None:
    """Where postings stand before they settle among the others: storage/postings.py."""
    db.execute(
        """
        CREATE TABLE fresh_postings (
            term_id INTEGER NOT NULL,
            article_id INTEGER NOT NULL,
            weight INTEGER NOT NULL,
            PRIMARY KEY (term_id, article_id)
        ) WITHOUT ROWID
        """
    )


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
