"""Alerting: who has a bell on is told of what is news to them, put into the outbox in the same transaction.

What is told, and when, is decided in alerts.py. Looks only where something may have changed: news has
come, somebody's bell or terms are others, or a time has come that a chat had to wait for.
"""

import logging
from collections.abc import Container, Iterator
from dataclasses import dataclass, replace
from datetime import datetime
from typing import Protocol

from storage import (
    alerted,
    alerts,
    extracts,
    follows,
    history,
    marks,
    news,
    outbox,
    preferences,
    subscriptions,
    wordings,
)
from storage.alerted import Voice
from storage.alerts import Terms, Verdict
from storage.briefings import Pick, Pool, Rules
from storage.database import Database, transaction
from storage.errors import StorageError
from storage.follows import Follow
from storage.news import Window
from storage.outbox import Entry

ALERT = "alert"
NOBODY = (-(2**63), 0)
"""Before all chats there are."""

_log = logging.getLogger(__name__)


@dataclass(frozen=True, slots=True)
class Alert:
    """What a chat is told at once. picks: best first, each with its topic. more: others that wait."""

    picks: tuple[Pick, ...]
    more: int
    made_at: datetime


class Herald(Protocol):
    """Turns an alert into a payload for the outbox. Called inside a transaction."""

    def alert(self, alert: Alert, language: str, *, quiet: bool) -> str: ...


@dataclass(frozen=True, slots=True)
class Looked:
    """What a batch came to: chats looked at, alerts made, whether there are more chats to look at."""

    chats: int = 0
    alerts: int = 0
    more: bool = False


class Alerting:
    """Makes alerts. For one thread, the archive's writer. rules: the operator's, usual: likewise."""

    def __init__(self, rules: Rules, usual: Terms, herald: Herald) -> None:
        self._rules = rules
        self._usual = usual
        self._herald = herald
        self._after = NOBODY
        self._state: tuple[int, str | None] | None = None
        self._again_at: datetime | None = None
        self._waits: list[datetime] = []

    def look(self, db: Database, now: datetime, count: int = 250) -> Looked:
        """Look at the next so many chats with a bell on; call again while there are more."""
        with transaction(db):
            state = news.newest_article(db), marks.get(db, alerted.CHANGED)
            waited = self._again_at is not None and self._again_at <= now
            if self._after == NOBODY and state == self._state and not waited:
                return Looked()
            chats = alerted.ringing(db, self._after, count)
            window = Window(0, now - self._rules.look_back)
            stories = news.stories(db, window, now, self._rules) if chats else ()
            shared = _Shared(Pool(stories, now))
            told = sum(self._isolated(db, shared, chat, now) for chat in chats)
        if more := len(chats) == count:
            self._after = chats[-1]
        else:
            self._after, self._state = NOBODY, state
            self._again_at, self._waits = min(self._waits, default=None), []
        return Looked(len(chats), told, more)

    def _isolated(self, db: Database, shared: "_Shared", chat: tuple[int, int], now: datetime) -> bool:
        """One chat by itself: what breaks one must not keep the others waiting."""
        try:
            with transaction(db):
                return self._one(db, shared, chat[0], chat[1] or None, now)
        except StorageError:
            raise
        except Exception:  # noqa: BLE001 - whatever it is, the other chats are told
            _log.exception("Chat %s could not be told at once", chat[0])
            return False

    def _one(
        self, db: Database, shared: "_Shared", chat_id: int, thread_id: int | None, now: datetime
    ) -> bool:
        one = subscriptions.subscription(db, chat_id, thread_id)
        chosen, voice = alerted.known(db, chat_id, thread_id)
        if one is not None and one.paused_at is not None:
            return False
        if one is not None:
            voice = Voice(one.language, one.plan.zone)
        if voice is None:
            return False
        terms = chosen.terms(self._usual)
        since = now - history.REMEMBERED
        by_alerts, last = alerted.told(db, chat_id, thread_id, since)
        tellings = history.of_chat(db, chat_id, thread_id, since)
        by_briefings = history.told(db, [one.briefing_id for one in tellings if not one.lost])
        some = follows.follows(db, chat_id, thread_id)
        found = shared.worth_telling(db, some, terms, by_alerts | by_briefings, voice.language)
        spoken = preferences.preferences(db, chat_id, thread_id).news
        if spoken:
            found = ((pick, topic) for pick, topic in found if pick.story.language in (None, *spoken))
        verdict = alerts.decide(found, terms, voice.zone, last, now)
        if verdict.wait_until is not None:
            self._waits.append(verdict.wait_until)
        return self._tell(db, chat_id, thread_id, verdict, voice.language, now, quiet=terms.quiet)

    def _tell(
        self,
        db: Database,
        chat_id: int,
        thread_id: int | None,
        verdict: Verdict,
        language: str,
        now: datetime,
        *,
        quiet: bool,
    ) -> bool:
        if not verdict.picks:
            return False
        told = wordings.worded(db, [pick.story for pick in verdict.picks], language)
        picks = tuple(replace(pick, story=story) for pick, story in zip(verdict.picks, told, strict=True))
        entry = Entry(
            chat_id,
            f"alert {now.isoformat()}",
            now,
            kind=ALERT,
            thread_id=thread_id,
            payload=self._herald.alert(
                Alert(extracts.extended(db, picks), verdict.more, now), language, quiet=quiet
            ),
            expires_at=now + self._rules.catch_up,
        )
        outbox_id = outbox.add(db, entry, now)
        if outbox_id is not None:
            alerted.record(db, chat_id, thread_id, verdict.picks, outbox_id, now)
        return outbox_id is not None


class _Shared:
    """What the chats of one batch share: the stories, and which of them are on which topic."""

    def __init__(self, pool: Pool) -> None:
        self._pool = pool
        self._on: dict[tuple[str, bool, str], frozenset[int]] = {}

    def worth_telling(
        self, db: Database, some: tuple[Follow, ...], terms: Terms, told: Container[int], language: str
    ) -> Iterator[tuple[Pick, str]]:
        """The stories that a chat with these follows is to be told, best first, each with its topic."""

        def matching(one: Follow) -> frozenset[int]:
            which = one.key, one.muted, language
            if which not in self._on:
                self._on[which] = follows.on(db, one, self._pool, language)
            return self._on[which]

        wanted = follows.likes([one for one in some if one.bell or one.muted], matching)
        after = {one.topic: one.bell_article for one in some if one.bell}
        for pick in self._pool.ranked:
            for topic, ids in wanted.follows:
                if pick.story.id in ids and alerts.worth_telling(pick.story, terms, after[topic], told):
                    yield pick, topic
                    break
