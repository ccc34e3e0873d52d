"""Topics: what a reader names in a word or two, found by all the names it has in the news.

A topic may be a country, a hashtag, a person or any words (subjects.py); the stories most about it come
first: those with it in the title before those that only speak of it, those that several articles tell
before single ones, fresh ones before old ones.
"""

import math
from collections import defaultdict
from collections.abc import Iterable
from dataclasses import dataclass
from datetime import datetime

from storage import mentions, nearest, shelf, subjects
from storage.database import Database
from storage.headlines import frequent
from storage.mentions import Mention
from storage.models import StoryPage
from storage.subjects import Subject
from storage.times import to_micros

__all__ = ["TopicPage", "frequent", "topic"]

HALF_LIFE = 60 * 86_400 * 1_000_000  # microseconds in which the freshness of a story halves
_MOST_BONUS = 0.5  # what many articles add to a story, as a share


@dataclass(frozen=True, slots=True)
class TopicPage:
    """What there is on a topic. name: as it is shown; suggestion: the nearest topic that has news, where
    this one has none; choices: what the word may mean, where several of them have news (the page has
    the stories of all)."""

    page: StoryPage
    name: str
    suggestion: str | None = None
    choices: tuple[str, ...] = ()


def topic(
    db: Database, words_: str, now: datetime, count: int, *, offset: int = 0, language: str = "en"
) -> TopicPage:
    """The stories on a topic, or on any of several parted by commas, those most about it first."""
    names = subjects.parts(words_)
    shown: list[str] = []
    choices: list[str] = []
    found: list[Mention] = []
    for name in names:
        read = subjects.read(name, language)
        mentioned = [(subject, *mentions.of(db, subject)) for subject in read]
        meant = [subject for subject, _, surely in mentioned if surely]
        if len(meant) > 1:
            choices += [subject.name for subject in meant]
        if len(read) > 1 and len(meant) == 1:
            shown.append(meant[0].name)
            found += next(several for subject, several, _ in mentioned if subject is meant[0])
        else:
            shown.append(read[0].name if len(read) == 1 else name)
            found += [mention for _, several, _ in mentioned for mention in several]
    title = ", ".join(shown) or words_.strip()
    if not found:
        return TopicPage(StoryPage((), offset, False), title, _suggestion(db, names, now, language))
    page = shelf.page(db, _ranked(found, to_micros(now)), count, offset)
    return TopicPage(page, title, choices=tuple(choices))


def _ranked(found: Iterable[Mention], now: int) -> list[int]:
    most: dict[int, Mention] = {}
    for mention in found:
        known = most.get(mention.article_id)
        if known is None or mention.about > known.about:
            most[mention.article_id] = mention
    by_story: defaultdict[int, list[Mention]] = defaultdict(list)
    for mention in most.values():
        by_story[mention.story_id].append(mention)
    rank = {}
    for story, several in by_story.items():
        about, newest, bonus = several[0].about, several[0].ordered_at, 0.0
        if len(several) > 1:
            about = max(mention.about for mention in several)
            newest = max(mention.ordered_at for mention in several)
            telling = sum(mention.about > mentions.FAR for mention in several)
            bonus = min(_MOST_BONUS, math.log2(max(1, telling)) / 4)
        fresh = 0.5 ** (max(0, now - newest) / HALF_LIFE)
        rank[story] = (about * (1 + bonus) * (1 + fresh), newest, story)
    return sorted(rank, key=rank.__getitem__, reverse=True)


def _suggestion(db: Database, names: Iterable[str], now: datetime, language: str) -> str | None:
    """The first of the nearest names that has news."""
    for name in names:
        for near in nearest.names(db, name, now, language):
            if any(_has_news(db, subject) for subject in subjects.read(near, language)):
                return near
    return None


def _has_news(db: Database, subject: Subject) -> bool:
    return bool(mentions.of(db, subject)[0])
