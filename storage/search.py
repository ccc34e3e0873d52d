"""Search: the stories whose articles have the words of a query, or lack them, from a source or a time.

Fresh stories and those with the words in a headline come first. What a query may touch is bounded: of
words that stand in very many articles only the newest ones are looked at, so that an answer takes about
as long in a large archive as in a small one (FTS5 walks its lists from the newest backwards).
"""

import heapq
import json
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass
from datetime import datetime

from storage import queries, shelf
from storage.database import Database
from storage.models import StoryPage
from storage.queries import Hint, Query
from storage.times import to_micros

NEWEST = 300
"""Articles with the words, and as many with them in the headline, that an answer is made of."""
ENOUGH = 60
"""So many found in the first rounds are not added to."""
# What is looked through in one round after the other:
FILED = (200, 400, 800, 1600, 3200)  # articles of the sources and the time
RARE = (200, 800)  # articles with the rarer words
SPAN = (10_000, 40_000)  # articles, where all words are such as stand in nearly every text
MOST_SOURCES = 50
HALF_LIFE = 60 * 86_400 * 1_000_000  # microseconds in which the freshness of an article halves


@dataclass(frozen=True, slots=True)
class SearchPage:
    """An answer. hint: what to do where it is empty."""

    page: StoryPage
    hint: Hint | None = None


def search(db: Database, query: str, now: datetime, count: int, *, offset: int = 0) -> SearchPage:
    """The stories for a query as people type it, best first; any query has an answer."""
    asked = queries.read(query)
    sources = _sources(db, asked.sources)
    hint = asked.hint or (Hint.NO_SOURCE if asked.sources and not sources else None)
    if hint is not None:
        return SearchPage(StoryPage((), offset, more=False), hint)
    found = _Look(db, asked, sources).articles()
    ranked = _ranked(db, found, to_micros(now))
    return SearchPage(shelf.page(db, ranked, count, offset), None if ranked else Hint.NOTHING)


class _Look:
    """One look through the articles; all numbers of articles are newest first."""

    def __init__(self, db: Database, query: Query, sources: Sequence[str]) -> None:
        self._db = db
        self._query = query
        self._sources = sources
        self._time = (
            -(2**63) if query.since is None else query.since,
            2**63 - 1 if query.until is None else query.until,
        )
        self._last = db.execute("SELECT coalesce(max(id), 0) FROM articles").fetchone()[0]

    def articles(self) -> dict[int, bool]:
        """The articles for the query, with whether the words stand in the headline."""
        query = self._query
        if not query.wanted:
            found = self._filed(NEWEST)
            unwanted = self._among(_any(query.unwanted), found) if query.unwanted else ()
            return dict.fromkeys(set(found).difference(unwanted), False)
        found, whole = self._newest(title=False)
        if self._sources or query.since is not None or query.until is not None:
            found = self._of_filters(found) if whole else self._filtered()
        elif not query.little:
            headlines, _ = self._newest(title=True)
            return dict.fromkeys(found, False) | dict.fromkeys(headlines, True)
        headlines = self._among(self._expression(query.wanted, title=True), found)
        return dict.fromkeys(found, False) | dict.fromkeys(headlines, True)

    def _newest(self, *, title: bool) -> tuple[list[int], bool]:
        """The newest articles with the words, and whether these are all.

        A list of a word that is in nearly every text is walked only as far back as the rarer words reach.
        """
        query = self._query
        expression = self._expression(query.wanted, title=title)
        if not query.little:
            found = self._match(expression, 0, self._last, NEWEST)
            return found, len(found) < NEWEST
        found = []
        high = self._last
        for size, span in zip(RARE, SPAN, strict=True):
            low = high - span
            if query.rare:
                near = self._match(self._expression(query.rare, title=title), 0, high, size)
                low = near[-1] if len(near) == size else 0
            found += self._match(expression, low, high, NEWEST - len(found))
            high = low - 1
            if len(found) >= ENOUGH or high <= 0:
                break
        return found, high <= 0 and len(found) < NEWEST

    def _of_filters(self, articles: Sequence[int]) -> list[int]:
        """Those of some articles that are of the sources and the time."""
        rows = self._db.execute(
            "SELECT id FROM articles WHERE id IN (SELECT value FROM json_each(?))"
            " AND ordered_at >= ? AND ordered_at < ?"
            " AND (? OR source IN (SELECT value FROM json_each(?)))",
            (json.dumps(articles), *self._time, not self._sources, json.dumps(self._sources)),
        )
        return [row[0] for row in rows]

    def _filtered(self) -> list[int]:
        """The newest articles of the sources and the time that have the words, which very many have."""
        expression = self._expression(self._query.wanted)
        found: list[int] = []
        looked_at: set[int] = set()
        for size in FILED:
            filed = self._filed(size)
            found += self._among(expression, [id_ for id_ in filed if id_ not in looked_at])
            if len(filed) < size or len(found) >= ENOUGH:
                break
            looked_at.update(filed)
        return found

    def _filed(self, count: int) -> list[int]:
        """The newest articles of the sources and the time, whatever their words."""
        if not self._sources:
            rows = self._db.execute(
                "SELECT id FROM articles WHERE ordered_at >= ? AND ordered_at < ?"
                " ORDER BY ordered_at DESC LIMIT ?",
                (*self._time, count),
            )
            return [row[0] for row in rows]
        each = min(count, 4 * count // len(self._sources))  # one may have most of the newest, not all
        newest: list[tuple[int, int]] = []
        for source in self._sources:
            rows = self._db.execute(
                "SELECT ordered_at, id FROM articles"
                " WHERE source = ? AND ordered_at >= ? AND ordered_at < ? ORDER BY ordered_at DESC LIMIT ?",
                (source, *self._time, each),
            )
            newest += map(tuple, rows)
        return [id_ for _, id_ in heapq.nlargest(count, newest)]

    def _among(self, expression: str, articles: Sequence[int]) -> list[int]:
        """Those of some articles that match, in their order."""
        if not articles:
            return []
        # The plus keeps SQLite from asking the index once for each article.
        rows = self._db.execute(
            "SELECT rowid FROM articles_fts WHERE articles_fts MATCH ? AND rowid BETWEEN ? AND ?"
            " AND +rowid IN (SELECT value FROM json_each(?))",
            (expression, min(articles), max(articles), json.dumps(articles)),
        )
        matching = {row[0] for row in rows}
        return [id_ for id_ in articles if id_ in matching]

    def _match(self, expression: str, low: int, high: int, count: int) -> list[int]:
        rows = self._db.execute(
            "SELECT rowid FROM articles_fts WHERE articles_fts MATCH ? AND rowid BETWEEN ? AND ?"
            " ORDER BY rowid DESC LIMIT ?",
            (expression, low, high, count),
        )
        return [row[0] for row in rows]

    def _expression(self, phrases: Iterable[str], *, title: bool = False) -> str:
        wanted = " AND ".join(phrases)
        wanted = f"({{title}} : ({wanted}))" if title else f"({wanted})"
        return f"{wanted} NOT {_any(self._query.unwanted)}" if self._query.unwanted else wanted


def _any(phrases: Iterable[str]) -> str:
    return "(" + " OR ".join(phrases) + ")"


def _sources(db: Database, asked: Sequence[str]) -> list[str]:
    """The names of the sources that were asked for, from one to the next by their index."""
    if not asked:
        return []
    rows = db.execute(
        """
        WITH RECURSIVE sources (name) AS (
            SELECT min(source) FROM articles
            UNION ALL
            SELECT (SELECT min(source) FROM articles WHERE source > name) FROM sources WHERE name IS NOT NULL
        )
        SELECT name FROM sources WHERE name IS NOT NULL
        """
    )
    found = [row["name"] for row in rows if any(queries.names(row["name"], one) for one in asked)]
    return found[:MOST_SOURCES]


def _ranked(db: Database, found: Mapping[int, bool], now: int) -> list[int]:
    """The stories of articles, best first: headline before text, and fresh before old."""
    best: dict[int, tuple[float, int]] = {}
    for row in db.execute(
        "SELECT id, story_id, ordered_at FROM articles WHERE id IN (SELECT value FROM json_each(?))"
        " AND story_id IS NOT NULL",
        (json.dumps(list(found)),),
    ):
        fresh = 0.5 ** (max(0, now - row["ordered_at"]) / HALF_LIFE)
        score = (1 + found[row["id"]]) * (1 + fresh), row["ordered_at"]
        best[row["story_id"]] = max(score, best.get(row["story_id"], score))
    return sorted(best, key=lambda story: (best[story], story), reverse=True)
