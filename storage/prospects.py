"""Prospects: the briefing that a chat would get now, for whoever asks for one. Reads and changes nothing."""

from dataclasses import dataclass
from datetime import datetime

from storage import (
    briefings,
    dossiers,
    follows,
    history,
    news,
    shelf,
    subscriptions,
    topics,
)
from storage.briefings import USUAL, Choice, Pool, Reader, Rules
from storage.database import Database
from storage.models import Story
from storage.subscriptions import Subscription

_MOST_ON_TOPIC = 300
_MOST_BEFORE = 50


@dataclass(frozen=True, slots=True)
class Prospect:
    """What a chat would be told.

    choice: its picks are empty where there is nothing new. since: when it was last looked for news for
    this chat, None for never. subscription: the chat's, None without one. topic: as it is shown.
    """

    choice: Choice
    since: datetime | None = None
    subscription: Subscription | None = None
    topic: str | None = None


def everything(
    db: Database,
    chat_id: int,
    thread_id: int | None,
    now: datetime,
    rules: Rules,
    *,
    usual: int = USUAL,
    language: str = "en",
) -> Prospect:
    """The chat's next briefing as it is now: what is new since its last one, none of it told before.

    usual: stories for a chat without a subscription; such a chat is told what came in rules.look_back.
    language: of the names of what it follows, for a chat without one.
    """
    one = subscriptions.subscription(db, chat_id, thread_id)
    language = one.language if one is not None else language
    known = dossiers.of_chat(db, chat_id, thread_id, now)
    wanted_in = known.liked.news
    window = news.first_window(now, rules, wanted_in)
    if one is not None:
        window = news.window_of(one, known.tellings, one.next_due_at, now, rules, wanted_in)
    pool = Pool(news.stories(db, window, now, rules), now)
    told = history.told(db, [telling.briefing_id for telling in known.tellings if not telling.lost])
    told |= {article: max(sources, told.get(article, 0)) for article, sources in known.alerts.items()}
    wanted = follows.likes(known.follows, lambda follow: follows.on(db, follow, pool, language))
    nudges = pool.nudges(known.thumbs, now)
    reader = Reader(one.size if one else usual, told, dict(wanted.follows), wanted.muted, nudges)
    choice = briefings.choose(pool, reader)
    return Prospect(choice, one.cut_at if one else None, one)


def on_topic(
    db: Database, words: str, now: datetime, rules: Rules, *, size: int = USUAL, language: str = "en"
) -> Prospect:
    """A briefing on a topic: what came on it in rules.look_back, also where a daily briefing told of it."""
    found, name = _topic(db, words, now, language)
    fresh = [
        story
        for story in found
        if story.arrived_at >= now - rules.look_back and story.ordered_at >= now - rules.most_age
    ]
    return Prospect(briefings.choose(Pool(tuple(fresh), now), Reader(size=size)), topic=name)


def before(
    db: Database,
    now: datetime,
    rules: Rules,
    *,
    words: str = "",
    size: int = USUAL,
    language: str = "en",
    languages: tuple[str, ...] = (),
) -> Prospect:
    """Where there is nothing new: the best of the last days, or else the newest there is, told or not.

    words: only on this topic. languages: that news is wanted in, empty for all.
    """
    name = None
    if words:
        found, name = _topic(db, words, now, language)
    else:
        found = news.stories(db, news.Window(0, now - rules.most_age, languages), now, rules)
        found = found or shelf.latest(db, _MOST_BEFORE, languages=languages).stories
    return Prospect(briefings.choose(Pool(found, now), Reader(size=size)), topic=name)


def _topic(db: Database, words: str, now: datetime, language: str) -> tuple[tuple[Story, ...], str]:
    found = topics.topic(db, words, now, _MOST_ON_TOPIC, language=language)
    return found.page.stories, found.name
