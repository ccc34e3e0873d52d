"""News: what is new to a chat, as a stretch of the archive, and the stories in it.

New is what arrived, not what was published: a cut is the number of an article, taken in the transaction
that writes the briefing, so that nothing falls between two. What of it is worth telling is the choice
of briefings.py.
"""

import json
from collections.abc import Sequence
from dataclasses import dataclass
from datetime import datetime, timedelta

from storage import shelf, slots
from storage.briefings import Rules
from storage.database import Database, guarded
from storage.history import Telling
from storage.models import Story
from storage.subscriptions import Subscription
from storage.times import to_micros

MOST_STORIES = 5_000
_KEEPING_TAKES = timedelta(hours=6)
"""The time of a story is taken before it is stored: a stretch begins so much earlier, for the index."""


@dataclass(frozen=True, slots=True)
class Window:
    """A stretch of news: stories with an article after this one, of which the newest came since a time.

    languages: only stories in these, and those whose language is not known; empty for all.
    """

    article: int
    since: datetime
    languages: tuple[str, ...] = ()


def window_of(
    one: Subscription,
    tellings: Sequence[Telling],
    due_at: datetime,
    now: datetime,
    rules: Rules,
    languages: tuple[str, ...] = (),
) -> Window:
    """Which stretch is new to a chat in a briefing that is due at a time.

    After the cut of its last briefing, or of the last before those that never arrived. The first briefing
    looks back rules.look_back, and so does one after a long pause: where a slot before was missed.
    tellings: what it was told, newest first.
    """
    article, at = one.cut_article, one.cut_at
    for telling in tellings:
        if not telling.lost:
            break
        article, at = telling.from_article, telling.from_at
    back = now - rules.look_back
    if article is None or at is None:
        return first_window(now, rules, languages)
    if at < back and at < slots.last_before(one.plan, due_at).due_at:
        return Window(article, back, languages)
    return Window(article, at - _KEEPING_TAKES, languages)


def first_window(now: datetime, rules: Rules, languages: tuple[str, ...] = ()) -> Window:
    """The stretch that is new to a chat that never had a briefing."""
    return Window(0, now - rules.look_back, languages)


def stories(
    db: Database, window: Window, now: datetime, rules: Rules, read: dict[int, Story] | None = None
) -> tuple[Story, ...]:
    """The stories of a stretch that are fresh enough to be told, newest first.

    read: those that were read before, by id, which stand as they were then; the others are added.
    """
    read = {} if read is None else read
    wanted = json.dumps(window.languages)
    with guarded():
        rows = db.conn.execute(
            """
            SELECT id FROM stories WHERE arrived_at >= ? AND ordered_at >= ?
                AND (? = '[]' OR language IS NULL OR language IN (SELECT value FROM json_each(?)))
            ORDER BY ordered_at DESC LIMIT ?
            """,
            (
                to_micros(window.since),
                to_micros(now - rules.most_age),
                wanted,
                wanted,
                MOST_STORIES,
            ),
        ).fetchall()
    ids = [row["id"] for row in rows]
    if unread := [number for number in ids if number not in read]:
        read |= {story.id: story for story in shelf.many(db, unread)}
    found = (read[number] for number in ids)
    return tuple(story for story in found if max(story.articles, default=0) > window.article)


def newest_article(db: Database) -> int:
    """The number of the newest article there ever was: an undo does not bring it back."""
    with guarded():
        row = db.conn.execute("SELECT seq FROM sqlite_sequence WHERE name = 'articles'").fetchone()
    return 0 if row is None else int(row["seq"])


def languages(db: Database, since: datetime, most: int) -> tuple[str, ...]:
    """The languages that most stories are in since a time, the most frequent first."""
    with guarded():
        rows = db.conn.execute(
            """
            SELECT language FROM stories WHERE ordered_at >= ? AND language IS NOT NULL
            GROUP BY language ORDER BY count(*) DESC, language LIMIT ?
            """,
            (to_micros(since), most),
        ).fetchall()
    return tuple(row[0] for row in rows)
