"""Telling: the row that a story has in its table, told by its best article."""

import json
from collections.abc import Iterable, Sequence
from dataclasses import dataclass

from storage import summaries
from storage.database import Database

COMPLETE = 400
"""Characters of a body that tells the whole; more make no better article."""
RECENT = 6 * 3_600_000_000
"""Microseconds within which two articles are equally recent."""


@dataclass(frozen=True, slots=True)
class Told:
    """What a story's row needs of one article. Times are microseconds."""

    id: int
    title: str
    title_made: bool
    body: str
    source: str | None
    published_at: int | None
    ordered_at: int
    stored_at: int
    language: str | None
    url: str | None


def best(articles: Sequence[Told]) -> Told:
    """The article that tells a story: with a title of its own, complete, recent; else the first that came."""
    newest = max(article.ordered_at for article in articles)

    def rank(article: Told) -> tuple[bool, int, int, int]:
        told = min(len(article.body), COMPLETE) // 100
        return (article.title_made, -told, (newest - article.ordered_at) // RECENT, article.id)

    return min(articles, key=rank)


def read(db: Database, article_ids: Iterable[int]) -> dict[int, Told]:
    """What these articles tell, by id."""
    rows = db.conn.execute(
        "SELECT id, title, title_made, body, source, published_at, ordered_at, stored_at, language, url"
        " FROM articles JOIN texts ON texts.article_id = articles.id"
        " WHERE id IN (SELECT value FROM json_each(?)) ORDER BY id",
        (json.dumps(list(article_ids)),),
    )
    return {row["id"]: Told(*row) for row in rows}


def write(db: Database, story_id: int, articles: Sequence[Told]) -> None:
    """The row of a story of these articles; in place of the one it may have."""
    teller = best(articles)
    in_order = sorted(articles, key=lambda article: (article is not teller, article.ordered_at, article.id))
    sources = list(dict.fromkeys(article.source for article in in_order if article.source))
    db.conn.execute(
        "INSERT INTO stories (id, title, summary, url, source, published_at, language, sources,"
        " articles, ordered_at, arrived_at) VALUES (?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?)"
        " ON CONFLICT (id) DO UPDATE SET title = excluded.title, summary = excluded.summary,"
        " url = excluded.url, source = excluded.source, published_at = excluded.published_at,"
        " language = excluded.language, sources = excluded.sources, articles = excluded.articles,"
        " ordered_at = excluded.ordered_at, arrived_at = excluded.arrived_at",
        (
            story_id,
            teller.title,
            summaries.summary(teller.body, teller.language),
            teller.url,
            teller.source,
            teller.published_at,
            teller.language,
            json.dumps(sources, ensure_ascii=False),
            json.dumps(sorted(article.id for article in articles)),
            max(article.ordered_at for article in articles),
            max(article.stored_at for article in articles),
        ),
    )
