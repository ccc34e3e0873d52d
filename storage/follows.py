"""Follows: the topics and sources that a chat wants to hear of first, or not at all.

A topic is words as after /topic; "source:nhk" is a source, by its name or a part of it. What is followed
comes first in the chat's briefings, what is muted is left out of them; nothing else changes.
"""

from collections.abc import Callable, Iterable
from dataclasses import dataclass
from datetime import datetime

from storage import mentions, news, queries, subjects, words
from storage.briefings import Pool
from storage.database import Database, guarded, transaction
from storage.errors import NewsbriefError, NotFoundError
from storage.models import Story
from storage.times import from_micros, to_micros

MOST = 30
LONGEST = 64
SOURCE = "source:"


class TooManyFollowsError(NewsbriefError):
    """A chat follows and mutes MOST topics already."""


@dataclass(frozen=True, slots=True)
class Follow:
    """A topic that a chat follows or mutes. topic: as it was written; key: the same however it is written.

    bell: news on it is told at once, what comes after the article bell_article.
    """

    id: int
    topic: str
    key: str
    muted: bool
    added_at: datetime
    bell: bool = False
    bell_article: int = 0


@dataclass(frozen=True, slots=True)
class Change:
    """What was done. before, after: what the chat says of the topic, None for nothing."""

    topic: str
    before: Follow | None
    after: Follow | None


@dataclass(frozen=True, slots=True)
class Likes:
    """A chat's follows among the stories of a pool: the ids of the stories on each followed topic, the
    dearest (oldest) first, and those of the stories that are left out."""

    follows: tuple[tuple[str, frozenset[int]], ...] = ()
    muted: frozenset[int] = frozenset()


NONE = Likes()
Matching = Callable[[Follow], frozenset[int]]


def key(topic: str) -> str:
    """What makes two ways of writing a topic the same: case, accents, spaces and # don't count.

    Empty where there is no word in it.
    """
    plain = words.strip_marks(words.fold(words.clean(topic))).casefold()
    if plain.lstrip().startswith(SOURCE):
        name = " ".join(plain.lstrip().removeprefix(SOURCE).split())
        return SOURCE + name if any(map(str.isalnum, name)) else ""
    parts = [" ".join(part.lstrip("#＃").split()) for part in subjects.parts(plain)]
    return ", ".join(part for part in parts if any(map(str.isalnum, part)))


def follows(db: Database, chat_id: int, thread_id: int | None) -> tuple[Follow, ...]:
    """All that a chat, or its topic of a forum, follows and mutes, the oldest first."""
    with guarded():
        rows = db.conn.execute(
            "SELECT * FROM follows WHERE chat_id = ? AND thread_id = ? ORDER BY id", (chat_id, thread_id or 0)
        ).fetchall()
    return tuple(
        Follow(
            id=row["id"],
            topic=row["topic"],
            key=row["key"],
            muted=bool(row["muted"]),
            added_at=from_micros(row["added_at"]),
            bell=bool(row["bell"]),
            bell_article=row["bell_article"],
        )
        for row in rows
    )


def follow(
    db: Database, chat_id: int, thread_id: int | None, topic: str, now: datetime, *, muted: bool = False
) -> Change:
    """Follow a topic, or mute it; one that is muted is followed instead, and the other way round.

    topic: of at most LONGEST characters. NotFoundError where it has no word, TooManyFollowsError.
    """
    name, folded = topic.strip()[:LONGEST], key(topic[:LONGEST])
    if not folded:
        raise NotFoundError("That is no topic; write some words.")
    with transaction(db):
        present = follows(db, chat_id, thread_id)
        before = next((one for one in present if one.key == folded), None)
        if before is None and len(present) >= MOST:
            raise TooManyFollowsError(f"At most {MOST} topics can be followed or muted; remove one first.")
        if before is None:
            db.conn.execute(
                """
                INSERT INTO follows (chat_id, thread_id, topic, key, muted, added_at)
                VALUES (?, ?, ?, ?, ?, ?)
                """,
                (chat_id, thread_id or 0, name, folded, muted, to_micros(now)),
            )
        elif before.muted != muted:
            db.conn.execute("UPDATE follows SET muted = ?, bell = 0 WHERE id = ?", (muted, before.id))
        after = find(db, chat_id, thread_id, topic)
    return Change(name if before is None else before.topic, before, after)


def unfollow(db: Database, chat_id: int, thread_id: int | None, topic: str) -> Change:
    """Neither follow nor mute a topic any more."""
    with transaction(db):
        before = find(db, chat_id, thread_id, topic)
        if before is not None:
            db.conn.execute("DELETE FROM follows WHERE id = ?", (before.id,))
    return Change(topic.strip() if before is None else before.topic, before, None)


def ring(
    db: Database, chat_id: int, thread_id: int | None, topic: str, now: datetime, *, bell: bool
) -> Change:
    """Put the bell on a topic, which is followed then, or take it off; what comes from now on is told.

    Raises as follow does.
    """
    with transaction(db):
        before = find(db, chat_id, thread_id, topic)
        if not bell and (before is None or not before.bell):
            return Change(topic.strip() if before is None else before.topic, before, before)
        done = follow(db, chat_id, thread_id, topic, now)
        if done.after is not None and done.after.bell is not bell:
            db.conn.execute(
                "UPDATE follows SET bell = ?, bell_article = ? WHERE id = ?",
                (bell, news.newest_article(db), done.after.id),
            )
        return Change(done.topic, before, find(db, chat_id, thread_id, topic))


def drop(db: Database, chat_id: int, thread_id: int | None, number: int) -> Change | None:
    """The same by the number of the follow; None where this chat has none of that number."""
    with transaction(db):
        for one in follows(db, chat_id, thread_id):
            if one.id == number:
                return unfollow(db, chat_id, thread_id, one.topic)
    return None


def find(db: Database, chat_id: int, thread_id: int | None, topic: str) -> Follow | None:
    """What the chat says of a topic, if anything."""
    folded = key(topic[:LONGEST])
    return next((one for one in follows(db, chat_id, thread_id) if one.key == folded), None)


def likes(some: Iterable[Follow], matching: Matching) -> Likes:
    """What these come to; topics on which the pool has no story make no difference. A muted story is not
    followed, whatever it is on besides."""
    found = [(one, matching(one)) for one in some]
    muted = frozenset().union(*(ids for one, ids in found if one.muted))
    wanted = ((one.topic, ids - muted) for one, ids in found if not one.muted)
    return Likes(tuple((topic, ids) for topic, ids in wanted if ids), muted)


def on(db: Database, one: Follow, pool: Pool, language: str) -> frozenset[int]:
    """The stories of a pool that a follow means.

    Followed: an article of the story names the topic in its headline or beginning, or is from the source.
    Muted: a headline of it names the topic, or no other source has it; a topic that is only mentioned does
    not hide a story.
    """
    if not pool.ranked:
        return frozenset()
    if one.key.startswith(SOURCE):
        name = one.key.removeprefix(SOURCE)
        return frozenset(pick.story.id for pick in pool.ranked if _from(pick.story, name, every=one.muted))
    least = mentions.TITLE if one.muted else mentions.NEAR
    return frozenset(
        pool.by_article[mention.article_id].id
        for name in subjects.parts(one.topic)
        for subject in subjects.read(name, language)
        for mention in mentions.of(db, subject)[0]
        if mention.about >= least and mention.article_id in pool.by_article
    )


def _from(story: Story, name: str, *, every: bool) -> bool:
    """Whether a story is told by a source of this name; every: by no other."""
    theirs = [queries.names(source, name) for source in story.sources]
    return bool(theirs) and (all(theirs) if every else any(theirs))
