"""Related: the stories nearest in content to stories, articles or free words; never the asked ones.


The question is what the asked articles say together, and what the two articles nearest to it add
(pseudo relevance feedback, after Rocchio 1971): two bounded look-ups, however large the archive is.
"""

import json
from collections.abc import Iterable, Sequence
from datetime import datetime
from typing import TypeVar

import numpy as np

from storage import neighbours, postings, shelf, vectors
from storage.database import Database
from storage.models import StoryPage
from storage.neighbours import Counts
from storage.times import to_micros
from storage.vectors import TERM, Vector
from storage.words import query_words

LINE = 0.08
"""The least nearness that is worth showing; below it nothing near is the honest answer."""
FEEDBACK = 2
SURE = 0.2
"""The least nearness of an article whose words are added to the question."""
MOST_ASKED = 8
FRESH_DAYS = 90.0
FRESHNESS = 0.1
"""What an old story loses against a fresh one that is as near."""
WITH_WORDS = 100
COVERED = 0.5
"""The least part of what free words tell that an article must have."""

DULL = 0.25
"""The rarity, as a part of the greatest, that one of free words must have: nothing is about "the"."""

Key = TypeVar("Key")


def to_stories(
    db: Database, story_ids: Sequence[int], now: datetime, count: int, *, offset: int = 0
) -> StoryPage:
    """The stories nearest to one or several stories, nearest first."""
    asked = shelf.many(db, story_ids)
    articles = [article for story in asked for article in story.articles[:MOST_ASKED]]
    return _near(db, articles, [], {story.id for story in asked}, now, count, offset)


def to_articles(
    db: Database, article_ids: Sequence[int], now: datetime, count: int, *, offset: int = 0
) -> StoryPage:
    """The stories nearest to one or several articles, without the articles' own.

    The other articles of their stories help the question along, with half the weight.
    """
    rows = db.conn.execute(
        "SELECT DISTINCT story_id FROM articles WHERE id IN (SELECT value FROM json_each(?))",
        (json.dumps(list(article_ids)),),
    )
    own = {row[0] for row in rows if row[0] is not None}
    told = [article for story in shelf.many(db, own) for article in story.articles]
    company = [article for article in told if article not in article_ids][:MOST_ASKED]
    return _near(db, list(article_ids)[:MOST_ASKED], company, own, now, count, offset)


def to_words(db: Database, words: str, now: datetime, count: int, *, offset: int = 0) -> StoryPage:
    """The stories nearest to free words, in any language; an empty page where nothing is near."""
    counts = Counts(db)
    draft = vectors.draft("", words, None)
    asked = vectors.settle(draft, counts.rarity([draft]))
    asked = asked[~vectors.is_pair(asked)]
    rarity = counts.rarity([asked])
    if not len(asked) or rarity.of_new(asked["id"]).max() < DULL * rarity.greatest:
        return StoryPage((), offset, more=False)
    heaviest = neighbours.heaviest(asked, rarity, neighbours.ASKED_TERMS)
    found = dict.fromkeys(postings.candidates(db, heaviest, WITH_WORDS))
    found.update(dict.fromkeys(_with_words(db, words)))
    kept = neighbours.load(db, found)
    covered = _covered(asked, kept, counts)
    ranked = {article: part for article, part in covered.items() if part >= COVERED}
    return _page(db, ranked, set(), now, count, offset)


def _near(
    db: Database,
    articles: Sequence[int],
    company: Sequence[int],
    own: set[int],
    now: datetime,
    count: int,
    offset: int,
) -> StoryPage:
    counts = Counts(db)
    kept = neighbours.load(db, [*articles, *company])
    if not kept:
        return StoryPage((), offset, more=False)
    question = joined([(kept[article], 1.0 if article in articles else 0.5) for article in kept], counts)
    first = neighbours.nearest(db, counts, question, besides=kept, least=LINE)
    sure = [one.article_id for one in first[:FEEDBACK] if one.nearness >= SURE]
    if sure:
        added = neighbours.load(db, sure)
        question = joined([(question, 1.0), *((vector, 1.0 / FEEDBACK) for vector in added.values())], counts)
        again = neighbours.nearest(db, counts, question, besides=kept, least=LINE)
    else:
        again = first
    return _page(db, {one.article_id: one.nearness for one in again}, own, now, count, offset)


def joined(several: Sequence[tuple[Vector, float]], counts: Counts) -> Vector:
    """The sum of vectors, each of unit length times its share, as one vector."""
    flat = np.concatenate([vector for vector, _ in several])
    told = np.concatenate([np.square(counts.told(vector)) for vector, _ in several])
    starts = np.cumsum([0, *(len(vector) for vector, _ in several[:-1])])
    lengths = np.sqrt(np.maximum(np.add.reduceat(told, starts), 1e-9))
    shares = np.array([share for _, share in several]) / lengths
    weights = flat["weight"] * np.repeat(shares, [len(vector) for vector, _ in several])
    ids, first, columns = np.unique(flat["id"], return_index=True, return_inverse=True)
    rows = np.empty(len(ids), dtype=TERM)
    rows["id"], rows["kinds"] = ids, flat["kinds"][first]
    rows["weight"] = np.bincount(columns, weights)
    return rows


def _covered(asked: Vector, kept: dict[int, Vector], counts: Counts) -> dict[int, float]:
    """How much of what the words tell each article has, and a little for how much else it tells."""
    if not kept:
        return {}
    told = np.square(counts.told(asked))
    cosines = neighbours.near(asked, list(kept.values()), counts)
    return {
        article: float(told[np.isin(asked["id"], vector["id"])].sum() / max(told.sum(), 1e-9)) + 0.1 * cosine
        for (article, vector), cosine in zip(kept.items(), cosines.tolist(), strict=True)
    }


def _with_words(db: Database, text: str) -> list[int]:
    """The newest articles that have all the words somewhere."""
    phrases = [f'"{word}"' for word in (part.replace('"', "") for part in query_words(text)) if word]
    if not phrases:
        return []
    rows = db.conn.execute(
        "SELECT rowid FROM articles_fts WHERE articles_fts MATCH ? ORDER BY rowid DESC LIMIT ?",
        (" AND ".join(phrases), WITH_WORDS),
    )
    return [row[0] for row in rows]


def _page(
    db: Database, nearness: dict[int, float], own: set[int], now: datetime, count: int, offset: int
) -> StoryPage:
    """The stories of articles, by their nearest one and how fresh they are; each, and each headline, once."""
    rows = db.conn.execute(
        "SELECT articles.id, stories.id, stories.title, stories.ordered_at FROM articles"
        " JOIN stories ON stories.id = articles.story_id"
        " WHERE articles.id IN (SELECT value FROM json_each(?))",
        (json.dumps(list(nearness)),),
    ).fetchall()
    today = to_micros(now)
    scores: dict[int, float] = {}
    titles: dict[int, str] = {}
    for article, story, title, ordered_at in rows:
        if story in own:
            continue
        days = max(0, today - ordered_at) / 86_400_000_000
        fresh = 1.0 - FRESHNESS * (1.0 - float(np.exp(-days / FRESH_DAYS)))
        scores[story] = max(scores.get(story, 0.0), nearness[article] * fresh)
        titles[story] = title.casefold()
    ranked = sorted(scores, key=lambda story: (-scores[story], -story))
    once = _first_of((titles[story], story) for story in ranked)
    return shelf.page(db, once, count, offset)


def _first_of(pairs: Iterable[tuple[Key, int]]) -> list[int]:
    """The first of each key, in order."""
    first: dict[Key, int] = {}
    for key, value in pairs:
        first.setdefault(key, value)
    return list(first.values())
