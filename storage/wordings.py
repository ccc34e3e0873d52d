"""Wordings: the two lines of a story as a model wrote them, once for each story and language.

Kept and counted here; who writes them is bot/wording.py's, whether they may be shown faithfulness.py's.
"""

import json
from collections.abc import Sequence
from dataclasses import dataclass, replace
from datetime import datetime, timedelta

from storage import articles, shelf
from storage.database import Database, transaction
from storage.faithfulness import fault
from storage.models import Story
from storage.times import to_micros

TRIES = 2
_MOST_ARTICLES = 4
_LONGEST_ARTICLE = 3_000
_HOUR = timedelta(hours=1)
_DAY = timedelta(days=1)


@dataclass(frozen=True, slots=True)
class Wanted:
    """A story that lacks its two lines in a language. texts: title and body of its first articles, cut."""

    story: Story
    language: str
    texts: tuple[str, ...]


@dataclass(frozen=True, slots=True)
class Spent:
    """What was used of the budget: requests in the last hour, tokens in the last day."""

    requests: int
    tokens: int


def worded(db: Database, stories: Sequence[Story], language: str) -> tuple[Story, ...]:
    """The stories with a model's two lines in a language where these are at hand.

    Lines count only while every article that they were made from is still in the story.
    """
    wanted = json.dumps([story.id for story in stories])
    rows = db.execute(
        "SELECT story_id, text, articles FROM wordings WHERE language = ? AND text IS NOT NULL"
        " AND story_id IN (SELECT value FROM json_each(?))",
        (language, wanted),
    )
    found = {row["story_id"]: (row["text"], frozenset(json.loads(row["articles"]))) for row in rows}

    def one(story: Story) -> Story:
        text, made_from = found.get(story.id, ("", frozenset()))
        return replace(story, summary=text) if text and made_from <= frozenset(story.articles) else story

    return tuple(one(story) for story in stories) if found else tuple(stories)


def languages(db: Database) -> tuple[str, ...]:
    """The languages in which briefings are read here."""
    rows = db.execute("SELECT DISTINCT language FROM subscriptions WHERE paused_at IS NULL ORDER BY language")
    return tuple(row["language"] for row in rows)


def wanted(db: Database, languages: Sequence[str], since: datetime, count: int) -> tuple[Wanted, ...]:
    """Stories that lack lines in one of the languages, the newest first. since: of their newest article."""
    rows = db.execute(
        """
        SELECT stories.id AS story_id, languages.value AS language
        FROM stories INDEXED BY stories_by_time, json_each(?) AS languages
        LEFT JOIN wordings ON wordings.story_id = stories.id AND wordings.language = languages.value
        WHERE stories.ordered_at >= ? AND wordings.text IS NULL AND coalesce(wordings.tries, 0) < ?
        ORDER BY stories.ordered_at DESC LIMIT ?
        """,
        (json.dumps(list(languages)), to_micros(since), TRIES, count),
    ).fetchall()
    told = {story.id: story for story in shelf.many(db, [row["story_id"] for row in rows])}
    return tuple(
        Wanted(told[row["story_id"]], row["language"], _texts(db, row["story_id"]))
        for row in rows
        if row["story_id"] in told
    )


def keep(db: Database, asked: Wanted, text: str, tokens: int, now: datetime) -> str | None:
    """Keep what a model wrote, or why it may not be shown; the reason, None where it may."""
    translated = asked.language if asked.story.language not in (None, asked.language) else None
    reason = fault(text, asked.texts, translated_into=translated)
    _record(db, asked, None if reason else " ".join(text.split()), reason, tokens, now)
    return reason


def failed(db: Database, asked: Wanted, reason: str, now: datetime) -> None:
    """Record that no answer came; after a second time it is not asked for again."""
    _record(db, asked, None, reason, 0, now)


def spent(db: Database, now: datetime) -> Spent:
    """What was used of the budget up to now."""
    row = db.execute(
        "SELECT coalesce(sum(asked_at > ?), 0) AS requests, coalesce(sum(tokens), 0) AS tokens"
        " FROM wording_requests WHERE asked_at > ?",
        (to_micros(now - _HOUR), to_micros(now - _DAY)),
    ).fetchone()
    return Spent(row["requests"], row["tokens"])


def ends(db: Database) -> dict[str, int]:
    """How many summaries were kept, and dropped for which reason, for the figures of admins."""
    rows = db.execute("SELECT coalesce(reason, 'kept') AS end, count(*) AS number FROM wordings GROUP BY end")
    return {row["end"]: row["number"] for row in rows}


def prune(db: Database, before: datetime) -> None:
    """Forget the requests of before, and the lines of stories that are gone."""
    with transaction(db):
        db.execute("DELETE FROM wording_requests WHERE asked_at < ?", (to_micros(before),))
        db.execute("DELETE FROM wordings WHERE made_at < ? AND reason IS NOT NULL", (to_micros(before),))
        db.execute("DELETE FROM wordings WHERE story_id NOT IN (SELECT id FROM stories)")


def _texts(db: Database, story_id: int) -> tuple[str, ...]:
    inside = articles.of_story(db, story_id)[:_MOST_ARTICLES]
    return tuple(f"{article.title}\n{article.body}"[:_LONGEST_ARTICLE] for article in inside)


def _record(
    db: Database, asked: Wanted, text: str | None, reason: str | None, tokens: int, now: datetime
) -> None:
    made_from = json.dumps(sorted(asked.story.articles))
    with transaction(db):
        db.execute("INSERT INTO wording_requests (asked_at, tokens) VALUES (?, ?)", (to_micros(now), tokens))
        db.execute(
            """
            INSERT INTO wordings (story_id, language, text, reason, articles, tries, made_at)
            VALUES (?, ?, ?, ?, ?, 1, ?)
            ON CONFLICT (story_id, language) DO UPDATE SET text = excluded.text, reason = excluded.reason,
                articles = excluded.articles, tries = tries + 1, made_at = excluded.made_at
            """,
            (asked.story.id, asked.language, text, reason, made_from, to_micros(now)),
        )
