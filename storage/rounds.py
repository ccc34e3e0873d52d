"""Rounds: the briefings that are due at one moment, made in batches and put into the outbox.

For each subscription that is due, one transaction writes the outbox's record of every slot it missed,
what the chat is told, up to where news was looked at, and when it is due next. How a briefing reads in
a chat is the work of whoever hands in a Composer; when rounds are run is the schedule's.
"""

import logging
from collections import OrderedDict
from collections.abc import Callable, Iterable, Mapping, Sequence
from dataclasses import dataclass, replace
from datetime import datetime, timedelta
from typing import Generic, Protocol, TypeVar

from storage import (
    briefings,
    dossiers,
    extracts,
    follows,
    history,
    marks,
    news,
    outbox,
    preferences,
    shelf,
    subscriptions,
    wordings,
)
from storage.briefings import Choice, Pool, Reader, Rules
from storage.database import Database, transaction
from storage.dossiers import Dossier
from storage.errors import StorageError
from storage.follows import Follow, Likes
from storage.models import Story
from storage.news import Window
from storage.outbox import Entry, State
from storage.preferences import Layout
from storage.slots import Slot
from storage.subscriptions import BRIEFING, Subscription
from storage.tastes import Nudge
from storage.zones import UnknownZoneError

K = TypeVar("K")
V = TypeVar("V")

NOTICE = "notice"
SILENT_BEFORE_NOTICE = 3

_log = logging.getLogger(__name__)
_DROUGHT = "drought told"
_DROUGHT_LASTS = timedelta(hours=20)
_TRY_AGAIN = timedelta(minutes=10)
_MOST_POOLS = 32  # of up to news.MOST_STORIES stories, some 2 MB each
_MOST_COMPOSED = 256
_MOST_MATCHES = 2_000


@dataclass(frozen=True, slots=True)
class Briefing:
    """What a chat is told. number: for its button to the other stories; None where it is not kept.

    made_at: ages count from then.
    """

    choice: Choice
    made_at: datetime
    number: int | None = None


class Composer(Protocol):
    """Turns what is to be told into payloads for the outbox, in a language. Called inside a transaction."""

    def briefing(self, briefing: Briefing, language: str, layout: Layout) -> str: ...

    def silence(self, language: str) -> str:
        """For a reader whose last briefings had nothing new."""

    def drought(self, language: str) -> str:
        """For an admin: no briefing has found anything new."""


@dataclass(frozen=True, slots=True)
class Made:
    """What a batch came to. due: subscriptions looked at; the others count slots by their end."""

    due: int = 0
    briefings: int = 0
    nothing_new: int = 0
    too_old: int = 0
    paused: int = 0

    def __add__(self, other: "Made") -> "Made":
        return Made(
            self.due + other.due,
            self.briefings + other.briefings,
            self.nothing_new + other.nothing_new,
            self.too_old + other.too_old,
            self.paused + other.paused,
        )


class Rounds:
    """Makes the briefings that are due.

    What a round has loaded and composed serves all its batches, and its cut with it: what arrives
    meanwhile is new to all of them the next time. For one thread, the archive's writer.
    rules: the operator's; composer: how a briefing reads.
    """

    def __init__(self, rules: Rules, composer: Composer) -> None:
        self._rules = rules
        self._composer = composer
        self._shared = _Shared()

    def make(self, db: Database, now: datetime, count: int = 250) -> Made:
        """Make up to count due briefings, the longest due first; fewer were due where made.due < count.

        now: the same for all batches of a round.
        """
        try:
            with transaction(db):
                due = subscriptions.due(db, now, count)
                if not due:
                    return Made()
                if self._shared.now != now or self._shared.outdated(db):
                    self._shared = _Shared(now, news.newest_article(db))
                try:
                    with transaction(db):
                        return self._batch(db, due, now)
                except StorageError:
                    raise
                except Exception:  # noqa: BLE001 - said below, for the chat that it concerns
                    self._shared = _Shared(now, news.newest_article(db))  # for the same reason as below
                return sum((self._isolated(db, one, now) for one in due), Made())
        except StorageError:
            self._shared = _Shared()  # what was kept in the transaction is not there any more
            raise

    def _batch(self, db: Database, due: Sequence[Subscription], now: datetime) -> Made:
        known = dossiers.of_all(db, due, now)
        # Those that share a stretch of news one after another, so that it is loaded once.
        order = sorted(due, key=lambda one: (known[one.id].liked.news, one.cut_article or 0))
        return sum((self._one(db, one, known[one.id], now) for one in order), Made())

    def _isolated(self, db: Database, one: Subscription, now: datetime) -> Made:
        """One subscription by itself: what breaks one must not keep the others waiting."""
        try:
            with transaction(db):
                return self._batch(db, (one,), now)
        except StorageError:
            raise
        except UnknownZoneError as error:
            _log.error("The briefing of chat %s waits: %s", one.chat_id, error)
        except Exception:  # noqa: BLE001 - whatever it is, the other chats get their briefings
            _log.exception("The briefing of chat %s could not be made; it is tried again", one.chat_id)
        self._shared = _Shared(now, news.newest_article(db))  # for the same reason as in make
        subscriptions.postpone(db, one, now + _TRY_AGAIN)
        return Made(due=1)

    def _one(self, db: Database, one: Subscription, known: Dossier, now: datetime) -> Made:
        missed = subscriptions.missed(one, now)
        if one.paused_at is not None:
            subscriptions.record(db, one, missed, State.PAUSED, one.pause_reason, now)
            subscriptions.handled(db, one, now, cut_article=None, silent=one.silent)
            return Made(due=1, paused=len(missed))
        fresh = [slot for slot in missed if now - slot.due_at <= self._rules.catch_up]
        old = missed[: len(missed) - len(fresh)]
        subscriptions.record(db, one, old, State.TOO_OLD, "the bot was not running", now)
        if not fresh:
            subscriptions.handled(db, one, now, cut_article=None, silent=one.silent)
            return Made(due=1, too_old=len(old))
        *earlier, slot = fresh
        subscriptions.record(
            db, one, earlier, State.TOO_OLD, f"in one with {subscriptions.slot_name(one.plan, slot)}", now
        )
        too_old = len(old) + len(earlier)
        end = self._tell(db, one, known, slot, now)
        if end is None:
            subscriptions.handled(db, one, now, cut_article=None, silent=one.silent)
            return Made(due=1, too_old=too_old)
        told = end is State.WAITING
        silent = 0 if told else one.silent + 1
        if silent == SILENT_BEFORE_NOTICE:
            self._add_notice(db, one, slot, now)
        subscriptions.handled(db, one, now, cut_article=self._shared.newest_article, silent=silent)
        return Made(due=1, briefings=int(told), nothing_new=int(not told), too_old=too_old)

    def _tell(
        self, db: Database, one: Subscription, known: Dossier, slot: Slot, now: datetime
    ) -> State | None:
        """Put the slot's briefing into the outbox: WAITING, or NOTHING_NEW; None where it had its record.

        It has one already if the rules of the zone have changed since and bring the same day's time again.
        """
        window = news.window_of(one, known.tellings, slot.due_at, now, self._rules, known.liked.news)
        made = self._shared.made(db, one, known, window, self._rules)
        if made is None or made.number is None:
            added = subscriptions.record(db, one, [slot], State.NOTHING_NEW, None, now)
            return State.NOTHING_NEW if added else None
        layout = known.liked.layout
        payload = self._shared.payloads.get(
            (made.number, one.language, layout),
            lambda: self._composer.briefing(_worded(db, made, one.language), one.language, layout),
        )
        entry = Entry(
            one.chat_id,
            subscriptions.slot_name(one.plan, slot),
            slot.due_at,
            kind=BRIEFING,
            thread_id=one.thread_id,
            payload=payload,
            expires_at=slot.due_at + self._rules.catch_up,
        )
        outbox_id = outbox.add(db, entry, now)
        if outbox_id is None:
            return None
        history.tell(db, one, slot.due_at, made.number, outbox_id)
        return State.WAITING

    def _add_notice(self, db: Database, one: Subscription, slot: Slot, now: datetime) -> None:
        entry = Entry(
            one.chat_id,
            subscriptions.slot_name(one.plan, slot),
            slot.due_at,
            kind=NOTICE,
            thread_id=one.thread_id,
            payload=self._composer.silence(one.language),
            expires_at=slot.due_at + self._rules.catch_up,
        )
        outbox.add(db, entry, now)

    def drought(self, db: Database, now: datetime, made: Made, admins: Iterable[int]) -> bool:
        """After the batches of a round: tell the admins once if briefings were due and none had news.

        made: the sum of the round. Whether they are told now: it needs a round that found nothing, none
        that found anything in the last 20 hours, and is not said again before one has.
        """
        if made.briefings:
            if marks.get(db, _DROUGHT) is not None:
                marks.put(db, _DROUGHT, None)
            return False
        if not made.nothing_new or marks.get(db, _DROUGHT) is not None:
            return False
        if history.any_since(db, now - _DROUGHT_LASTS):
            return False
        with transaction(db):
            marks.put(db, _DROUGHT, now.isoformat())
            for admin in admins:
                here = subscriptions.subscription(db, admin)
                spoken = here.language if here else preferences.preferences(db, admin, None).language
                payload = self._composer.drought(spoken or "en")
                entry = Entry(admin, f"drought {now.isoformat()}", now, kind=NOTICE, payload=payload)
                outbox.add(db, entry, now)
        return True


def _worded(db: Database, made: Briefing, language: str) -> Briefing:
    """The briefing with a model's two lines, where there are some, and what the texts say after them."""
    told = wordings.worded(db, [pick.story for pick in made.choice.picks], language)
    picks = tuple(replace(pick, story=story) for pick, story in zip(made.choice.picks, told, strict=True))
    return replace(made, choice=replace(made.choice, picks=extracts.extended(db, picks)))


class _Kept(Generic[K, V]):
    """The last so many values that were made, by key."""

    def __init__(self, most: int) -> None:
        self._most = most
        self._values: OrderedDict[K, V] = OrderedDict()

    def get(self, key: K, make: Callable[[], V]) -> V:
        if key in self._values:
            self._values.move_to_end(key)
            return self._values[key]
        value = self._values[key] = make()
        if len(self._values) > self._most:
            self._values.popitem(last=False)
        return value


class _Shared:
    """What the chats of one round share: pools of stories by window, choices, payloads."""

    def __init__(self, now: datetime | None = None, newest_article: int = 0) -> None:
        self.now = now
        self.newest_article = newest_article
        self.payloads: _Kept[tuple[int, str, Layout], str] = _Kept(_MOST_COMPOSED)
        self._pools: _Kept[Window, Pool] = _Kept(_MOST_POOLS)
        self._made: _Kept[
            tuple[Window, int, frozenset[tuple[int, int]], Likes, frozenset[tuple[int, Nudge]]],
            Briefing | None,
        ]
        self._made = _Kept(_MOST_COMPOSED)
        self._matches: _Kept[tuple[Window, str, bool, str], frozenset[int]] = _Kept(_MOST_MATCHES)
        self._heard: _Kept[tuple[Window, tuple[int, ...]], frozenset[tuple[int, int]]]
        self._heard = _Kept(_MOST_MATCHES)
        self._told: dict[int, dict[int, int]] = {}
        self._read: dict[int, Story] = {}
        self._picked: dict[int, Story] = {}

    def outdated(self, db: Database) -> bool:
        """Whether a story that was chosen has changed or gone since: an undo must hold from then on."""
        return shelf.many(db, self._picked) != tuple(self._picked.values())

    def made(
        self, db: Database, one: Subscription, known: Dossier, window: Window, rules: Rules
    ) -> Briefing | None:
        """The briefing of a subscription, composed once for all that share window, size, what was told,
        and what of their follows and thumbs makes a difference."""
        now = self.now
        assert now is not None
        pool = self._pools.get(window, lambda: Pool(news.stories(db, window, now, rules, self._read), now))
        told = self._told_of(db, pool, window, known)
        wanted = self._likes_of(db, one, known, window, pool)
        nudges = pool.nudges(known.thumbs, now) if known.thumbs else {}

        def make() -> Briefing | None:
            reader = Reader(one.size, dict(told), dict(wanted.follows), wanted.muted, nudges)
            choice = briefings.choose(pool, reader)
            self._picked |= {pick.story.id: pick.story for pick in choice.picks}
            return Briefing(choice, now, history.keep(db, choice, now)) if choice.picks else None

        return self._made.get((window, one.size, told, wanted, frozenset(nudges.items())), make)

    def _likes_of(self, db: Database, one: Subscription, known: Dossier, window: Window, pool: Pool) -> Likes:
        """What the chat follows and mutes, looked up once for all that follow the same."""
        if not known.follows:
            return follows.NONE

        def matching(wanted: Follow) -> frozenset[int]:
            which = window, wanted.key, wanted.muted, one.language
            return self._matches.get(which, lambda: follows.on(db, wanted, pool, one.language))

        return follows.likes(known.follows, matching)

    def _told_of(
        self, db: Database, pool: Pool, window: Window, known: Dossier
    ) -> frozenset[tuple[int, int]]:
        """The articles of the pool that a chat was told, with how many sources their stories had then.

        Those of other stories make no difference.
        """
        arrived = tuple(telling.briefing_id for telling in known.tellings if not telling.lost)
        by_briefings = self._heard.get((window, arrived), lambda: self._of_pool(db, pool, arrived))
        return _of_pool(pool, dict(by_briefings), known.alerts) if known.alerts else by_briefings

    def _of_pool(self, db: Database, pool: Pool, arrived: tuple[int, ...]) -> frozenset[tuple[int, int]]:
        unknown = [number for number in arrived if number not in self._told]
        if unknown:
            self._told.update(history.articles(db, unknown))
        return _of_pool(pool, *(self._told.get(number, {}) for number in arrived))


def _of_pool(pool: Pool, *heard: Mapping[int, int]) -> frozenset[tuple[int, int]]:
    told: dict[int, int] = {}
    for known in heard:
        for article, sources in known.items():
            if article in pool.by_article:
                told[article] = max(sources, told.get(article, 0))
    return frozenset(told.items())
