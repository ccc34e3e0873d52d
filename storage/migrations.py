"""Migrations: the named steps that make the tables, in order, each applied once and whole.

A step that has landed is never edited; a change is a new step. A database with a step that this
program does not know was made by a newer one and is refused.
"""

from sqlite_utils import Database, Migrations

from storage.errors import StorageError

steps = Migrations("newsbrief")


def bring_up_to_date(db: Database) -> None:
    """Apply what is missing; StorageError where the database is newer than this program."""
    known = {step.name for step in steps._migrations}
    newer = [step.name for step in steps.applied(db) if step.name not in known]
    if newer:
        raise StorageError(
            f"The database was made by a newer Newsbrief (it has the step {newer[-1]}); upgrade this one."
        )
    if steps.pending(db):
        steps.apply(db)


@steps()
def m001_articles(db: Database) -> None:
    """Dumps, articles, what each dump brought, and the words of the articles."""
    for statement in (
        """
        CREATE TABLE dumps (
            id INTEGER PRIMARY KEY AUTOINCREMENT,
            name TEXT NOT NULL,
            text TEXT NOT NULL,
            digest BLOB NOT NULL,            -- of text and reference: the same dump again
            reader TEXT NOT NULL,
            refusal TEXT,
            reference_at INTEGER NOT NULL,   -- all times: microseconds since 1970, UTC
            received_at INTEGER NOT NULL,
            pushed_by INTEGER,
            undone_at INTEGER
        )
        """,
        "CREATE INDEX dumps_by_digest ON dumps (digest)",
        """
        CREATE TABLE articles (
            id INTEGER PRIMARY KEY AUTOINCREMENT,
            story_id INTEGER,                -- stories.id, once grouped
            role TEXT NOT NULL,
            title TEXT NOT NULL,
            title_made INTEGER NOT NULL,
            body TEXT NOT NULL,
            source TEXT,
            published_at INTEGER,
            time_clamped INTEGER NOT NULL,
            ordered_at INTEGER NOT NULL,     -- published_at, or else the dump's reference
            stored_at INTEGER NOT NULL,
            language TEXT,
            hashtags TEXT NOT NULL,          -- a JSON list
            url TEXT
        )
        """,
        "CREATE INDEX articles_by_story ON articles (story_id)",
        "CREATE INDEX articles_by_time ON articles (ordered_at)",
    ):
        db.execute(statement)


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
            PRIMARY KEY (term_id, article_id)
        ) WITHOUT ROWID
        """,
    ):
        db.execute(statement)
