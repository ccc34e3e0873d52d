"""Related: the stories nearest in content to stories, articles or free words. Never the asked ones themselves."""

import json
from collections.abc import Iterable, Sequence
from datetime import datetime

from storage import neighbours, shelf, vectors
from storage.database import Database
from storage.models import StoryPage

LINE = 0.05
"""The least nearness that is worth showing; below it nothing near is the honest answer."""


def to_stories(
    db: Database, story_ids: Sequence[int], now: datetime, count: int, *, offset: int = 0
) -> StoryPage:
    """The stories nearest to one or several stories, nearest first."""
    asked = shelf.many(db, story_ids)
    articles = [article for story in asked for article in story.articles]
    return _near(db, articles, {story.id for story in asked}, count, offset)


def to_articles(
    db: Database, article_ids: Sequence[int], now: datetime, count: int, *, offset: int = 0
) -> StoryPage:
    """The stories nearest to one or several articles, without the articles' own."""
    own = {
        row["story_id"]
        for row in db.execute(
            "SELECT story_id FROM articles WHERE id IN (SELECT value FROM json_each(?))",
            (json.dumps(list(article_ids)),),
        )
    }
    return _near(db, article_ids, own, count, offset)


def to_words(db: Database, words: str, now: datetime, count: int, *, offset: int = 0) -> StoryPage:
    """The stories nearest to free words, in any language; an empty page where nothing is near."""
    counts = neighbours.Counts(db)
    draft = vectors.draft("", words, None)
    vector = vectors.settle(draft, counts.rarity([draft]))
    if not len(vector):
        return StoryPage((), offset, False)
    near = neighbours.nearest(db, counts, vector, least=LINE)
    return shelf.page(db, _stories(db, [neighbour.article_id for neighbour in near], set()), count, offset)


def _near(db: Database, articles: Iterable[int], own: set[int], count: int, offset: int) -> StoryPage:
    best: dict[int, float] = {}
    asked = neighbours.load(db, articles)
    counts = neighbours.Counts(db)
    for vector in asked.values():
        for neighbour in neighbours.nearest(db, counts, vector, besides=asked, least=LINE):
            best[neighbour.article_id] = max(best.get(neighbour.article_id, 0.0), neighbour.nearness)
    ranked = sorted(best, key=lambda article: (-best[article], -article))
    return shelf.page(db, _stories(db, ranked, own), count, offset)


def _stories(db: Database, articles: Sequence[int], own: set[int]) -> list[int]:
    """The stories of articles in their order, each once, without the asked ones."""
    rows = db.execute(
        "SELECT id, story_id FROM articles WHERE id IN (SELECT value FROM json_each(?))",
        (json.dumps(list(articles)),),
    )
    story_of = {row["id"]: row["story_id"] for row in rows}
    ordered = dict.fromkeys(story_of[article] for article in articles if article in story_of)
    return [story for story in ordered if story not in own]
