"""Articles: the kept ones, asked for by their number, by their story, or all for an export."""

import json
import sqlite3
from collections.abc import Iterator

from storage.database import Database, fits
from storage.errors import NotFoundError
from storage.models import Article, Role
from storage.times import from_micros

_ARTICLES = """
    SELECT articles.*, texts.title, texts.body FROM articles JOIN texts ON texts.article_id = articles.id
"""


def article(db: Database, article_id: int) -> Article:
    """The article of this number; NotFoundError."""
    row = None
    if fits(article_id):
        row = db.execute(f"{_ARTICLES} WHERE articles.id = ?", (article_id,)).fetchone()
    if row is None:
        raise NotFoundError(f"There is no article {article_id}; export lists them all.")
    return _article(row)


def of_story(db: Database, story_id: int) -> tuple[Article, ...]:
    """The articles of a story by its own number, newest first; none where there is no such story."""
    if not fits(story_id):
        return ()
    rows = db.execute(
        f"{_ARTICLES} WHERE articles.story_id = ? ORDER BY articles.ordered_at DESC, articles.id", (story_id,)
    )
    return tuple(map(_article, rows))


def every(db: Database) -> Iterator[Article]:
    """Every article, the articles of one story one after another; memory does not grow with their number.

    What is kept meanwhile by others does not show.
    """
    return map(
        _article,
        db.execute(
            f"{_ARTICLES} WHERE articles.story_id IS NOT NULL ORDER BY articles.story_id, articles.id"
        ),
    )


def _article(row: sqlite3.Row) -> Article:
    published_at = row["published_at"]
    return Article(
        id=row["id"],
        story_id=row["story_id"],
        role=Role(row["role"]),
        title=row["title"],
        title_made=bool(row["title_made"]),
        body=row["body"],
        source=row["source"],
        published_at=None if published_at is None else from_micros(published_at),
        time_clamped=bool(row["time_clamped"]),
        ordered_at=from_micros(row["ordered_at"]),
        stored_at=from_micros(row["stored_at"]),
        language=row["language"],
        hashtags=tuple(json.loads(row["hashtags"])),
        url=row["url"],
    )
