"""Trending: the stories that more sources than usual take up just now.

    score = (x - e) / sqrt(e + 1)

x is the number of independent sources that told the story in the last day, each counted when it did so
first and decayed by half every HALF_LIFE; an outlet that repeats another one's text word for word counts
as COPY of one. e is what is usual: the story's own number of sources a day in the week before, so that
what has been told every day for a week is not rising, but at least the mean of the day's stories. This is
the distance of a Poisson count from its expectation in units of its deviation, as in S. Hendrickson et
al., "Trend Detection in Social Data" (Gnip, 2015), with one added so that a first count is no
infinity. The decay is that of a half-life, as news age on the front pages of aggregators.
"""

import json
import math
from collections import defaultdict
from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from datetime import datetime, timedelta
from heapq import nlargest
from typing import NamedTuple

from storage import shelf
from storage.database import Database
from storage.models import StoryPage
from storage.times import to_micros

WINDOW = timedelta(days=1)
BEFORE = timedelta(days=6)
HALF_LIFE = timedelta(hours=8)
COPY = 0.5
MOST_LOOKED_AT = 5_000
MOST_WEIGHED = 500
MOST_ARTICLES = 40
"""The newest of a story that are looked at, for its score and its bar."""
FEWEST_SOURCES = 2
BARS = 12


class Telling(NamedTuple):
    """An article of a story. age: microseconds; digest: equal for equal texts."""

    source: str | None
    age: int
    digest: int


@dataclass(frozen=True, slots=True)
class Rise:
    """What is told of a story that is trending. counts: articles in each of BARS equal parts of WINDOW,
    oldest first."""

    counts: tuple[int, ...]


def trending(db: Database, now: datetime, count: int, *, offset: int = 0) -> StoryPage:
    """The stories that are rising most, of those that several sources told in the last day."""
    rows = db.execute(
        "SELECT id, json_array_length(sources) AS sources FROM stories"
        " WHERE ordered_at > ? AND ordered_at <= ? ORDER BY ordered_at DESC LIMIT ?",
        (to_micros(now - WINDOW), to_micros(now), MOST_LOOKED_AT),
    ).fetchall()
    sources: dict[int, int] = {row["id"]: row["sources"] for row in rows}
    usual = sum(sources.values()) / max(1, len(sources))
    told = nlargest(
        MOST_WEIGHED,
        (story for story in sources if sources[story] >= FEWEST_SOURCES),
        key=lambda story: (sources[story], story),
    )
    scored = {story: score(tellings, usual) for story, tellings in _tellings(db, told, now).items()}
    rising = {story: height for story, height in scored.items() if height is not None}
    # Stable: of equal ones the newest, as they came, stays first.
    ranked = sorted((story for story in sources if story in rising), key=rising.__getitem__, reverse=True)
    return shelf.page(db, ranked, count, offset)


def score(tellings: Iterable[Telling], usual: float) -> float | None:
    """How far a story rises above what is usual; None where fewer than two sources told it in the day."""
    day = _micros(WINDOW)
    sources: set[str] = set()
    before: set[tuple[str, int]] = set()
    texts: set[int] = set()
    now = 0.0
    for telling in sorted(tellings, key=lambda one: -one.age):
        if telling.source is None:
            continue
        if telling.age >= day:
            before.add((telling.source, telling.age // day))
            texts.add(telling.digest)
        elif telling.source not in sources:
            worth = COPY if telling.digest in texts else 1.0
            now += worth * 0.5 ** (telling.age / _micros(HALF_LIFE))
            sources.add(telling.source)
            texts.add(telling.digest)
    if len(sources) < FEWEST_SOURCES:
        return None
    expected = max(usual, len(before) / BEFORE.days)
    return (now - expected) / math.sqrt(expected + 1)


def rises(db: Database, stories: Sequence[int], now: datetime) -> dict[int, Rise]:
    """What a view needs for the bar of each story."""
    part = _micros(WINDOW) // BARS
    found = {}
    for story, tellings in _tellings(db, stories, now).items():
        counts = [0] * BARS
        for telling in tellings:
            if telling.age < BARS * part:
                counts[-1 - telling.age // part] += 1
        found[story] = Rise(tuple(counts))
    return found


def _tellings(db: Database, stories: Sequence[int], now: datetime) -> dict[int, list[Telling]]:
    """The articles of stories, of the last week."""
    moment = to_micros(now)
    rows = db.execute(
        "SELECT articles.story_id, articles.source, articles.ordered_at, articles.digest"
        " FROM json_each(?) AS wanted CROSS JOIN articles ON articles.id = wanted.value"
        " WHERE articles.ordered_at > ? AND articles.ordered_at <= ?",
        (json.dumps(_articles(db, stories)), moment - _micros(WINDOW + BEFORE), moment),
    )
    found: defaultdict[int, list[Telling]] = defaultdict(list)
    for row in rows:
        found[row["story_id"]].append(
            Telling(row["source"], max(0, moment - row["ordered_at"]), row["digest"])
        )
    return found


def _articles(db: Database, stories: Sequence[int]) -> list[int]:
    """The last articles that came to each of some stories."""
    rows = db.execute(
        "SELECT articles FROM stories WHERE id IN (SELECT value FROM json_each(?))",
        (json.dumps(list(stories)),),
    )
    return [id_ for row in rows for id_ in sorted(json.loads(row["articles"]))[-MOST_ARTICLES:]]


def _micros(span: timedelta) -> int:
    return span // timedelta(microseconds=1)
