"""Delivery: the outbox to Telegram, in the order of due times, at the permitted pace, each end recorded.

A turn records the ends of what was sent and claims what goes next, in one transaction: an entry is on disk
as under way before it goes out, and as sent before it counts. What an end means is the table in ends.py,
how fast things go is the pacer's, and which chats get what was decided before.
"""

import asyncio
import logging
import random
import time
from collections.abc import Callable, Sequence
from dataclasses import dataclass
from datetime import datetime, timedelta

from telegram.request import BaseRequest

from bot.archive import Archive
from bot.ends import backoff, doubt
from bot.outage import Outage
from bot.pacer import Pacer
from bot.payloads import Parcel, parcel
from bot.rich import Rich
from bot.sending import Change, Clock, Closed, Gone, Moved, Outcome, Sender
from storage import outbox
from storage.database import Database, transaction
from storage.errors import StorageError
from storage.outbox import Batch, Delivery, End, State

CONNECTIONS = 208
"""How many connections the delivery needs at most."""

_log = logging.getLogger(__name__)

# A turn is taken when so many ends wait to be recorded, or one has waited for so long.
_ENDS_TO_RECORD = 64
_RECORD_AFTER_SECONDS = 0.1
_LOOK_AGAIN_SECONDS = 1.0
# A chat that must wait longer than this by itself goes back to the outbox meanwhile.
_CHAT_PATIENCE_SECONDS = 0.5
_ANSWER_SECONDS = 20.0
_STOP_SECONDS = 8.0
_TROUBLE_SECONDS = 2.0
_PARCELS_KEPT = 512


@dataclass(frozen=True, slots=True)
class Chats:
    """What is done about a chat, inside the transaction that records what was learnt of it.

    pause: it is gone, for this reason. leave: so is its topic. move: from its old id to its new one.
    """

    pause: Callable[[Database, int, str, datetime], object]
    leave: Callable[[Database, int, int | None, datetime], object]
    move: Callable[[Database, int, int, datetime], object]


class Deliveries:
    """Sends what the outbox holds, from start() to stop().

    request: connections of its own, so that answers to people find theirs free. url: of the bot's methods,
    as Bot.base_url. chance: 0 to 1, for the jitter of retries. answer_seconds: how long an answer may take.
    ended: is told how each try ended, once that is recorded.
    """

    def __init__(
        self,
        archive: Archive,
        request: BaseRequest,
        url: str,
        pacer: Pacer,
        chats: Chats,
        clock: Clock,
        rich: Rich | None = None,
        *,
        chance: Callable[[], float] = random.random,
        answer_seconds: float = _ANSWER_SECONDS,
        ended: Callable[[State], None] = lambda _: None,
    ) -> None:
        self._archive = archive
        self._request = request
        self._pacer = pacer
        self._chats = chats
        self._clock = clock
        self._chance = chance
        self._ended = ended
        known = rich or Rich(archive, url)
        self._sender = Sender(request, url, pacer, clock, chance, answer_seconds, known)
        # How many are claimed before their turn comes, and how many may be without an answer at a time.
        self._ahead = min(256, -(-pacer.rate // 4)) if pacer.rate else 128
        self._in_flight = asyncio.Semaphore(min(200, max(64, pacer.rate // 5)))
        self._waiting: dict[asyncio.Task[Outcome | End], Delivery] = {}
        self._sending: dict[asyncio.Task[Outcome | End], Delivery] = {}
        self._ends: list[End] = []
        self._changes: list[Change] = []
        self._parcels: dict[int, Parcel] = {}
        self._outage = Outage()
        self._more = True
        self._changed = asyncio.Event()
        self._stopping = False
        self._troubled = False
        self._loop: asyncio.Task[None] | None = None

    async def start(self) -> None:
        """Name what a crash left under way as in doubt, then begin. StorageError where that can't be."""
        await self._request.initialize()
        now = self._clock()
        found = await self._archive.write(outbox.recover, now, now + backoff(1, self._chance()))
        if found:
            _log.warning("%d deliveries were under way when the bot ended; they go out once more.", found)
        self._loop = asyncio.create_task(self._run(), name="delivery")

    def wake(self) -> None:
        """There is something new in the outbox; without this it is found within a second."""
        self._more = True
        self._changed.set()

    async def stop(self, within: float = _STOP_SECONDS) -> None:
        """Begin nothing more, let what is under way end, record it, within so many seconds.

        What has no answer by then is recorded as in doubt.
        """
        give_up_at = time.monotonic() + within
        self._stopping = True
        for task in tuple(self._waiting):
            task.cancel()
        if self._sending:
            await asyncio.wait(tuple(self._sending), timeout=0.75 * within)
        for task in tuple(self._sending):
            task.cancel()
        self._changed.set()
        if self._loop is not None:
            await asyncio.wait((self._loop,), timeout=max(0.1, give_up_at - time.monotonic()))
            self._loop.cancel()
            self._loop = None
        if self._ends:
            _log.error("%d ends could not be recorded; the next start names them in doubt.", len(self._ends))
        await self._request.shutdown()

    # The loop

    async def _run(self) -> None:
        while not (self._stopping and not self._waiting and not self._sending and not self._ends):
            try:
                await self._turn()
                await self._rest()
            except StorageError as error:
                await self._trouble(error)
            except Exception:  # noqa: BLE001  # whatever it was, the next briefing must not wait for a restart
                _log.exception("A turn of the delivery failed; it is tried again.")
                await asyncio.sleep(_TROUBLE_SECONDS)

    async def _turn(self) -> None:
        """Record what has ended and claim what goes next."""
        wanted = self._wanted()
        if not (wanted or self._ends or self._changes):
            return
        ends, self._ends = self._ends, []
        changes, self._changes = self._changes, []
        try:
            batch = await self._archive.write(_turn, ends, changes, self._chats, self._clock(), wanted)
        except BaseException:
            self._ends[:0], self._changes[:0] = ends, changes
            raise
        for end in ends:
            if not end.untried:
                self._ended(end.state)
        if self._troubled:
            self._troubled = False
            _log.info("The database can be written to again; the delivery goes on.")
        if wanted:
            self._more = len(batch.deliveries) == wanted
        self._begin(batch)

    def _wanted(self) -> int:
        """How many to claim now."""
        if self._stopping or not self._more or self._pacer.held():
            return 0
        under_way = len(self._waiting) + len(self._sending)
        return self._outage.most(time.monotonic(), max(0, self._ahead - len(self._waiting)), under_way)

    async def _rest(self) -> None:
        """Until the next turn is due."""
        while not self._ripe():
            self._changed.clear()
            patience = _RECORD_AFTER_SECONDS if self._ends else _LOOK_AGAIN_SECONDS
            try:
                async with asyncio.timeout(patience):
                    await self._changed.wait()
            except TimeoutError:
                if self._ends:
                    return
                due_at = await self._archive.read(outbox.next_at)
                self._more = due_at is not None and due_at <= self._clock()
                if self._wanted():
                    return

    def _ripe(self) -> bool:
        if self._stopping or len(self._ends) >= _ENDS_TO_RECORD:
            return bool(self._ends) or not (self._waiting or self._sending)
        return 2 * self._wanted() >= self._ahead or (self._wanted() > 0 and self._outage.lasting)

    async def _trouble(self, error: StorageError) -> None:
        """The database can't be written to: what has ended is kept in memory, nothing new begins."""
        if not self._troubled:
            self._troubled = True
            if not error.told:
                _log.error("The delivery waits: %s", error)
        await asyncio.sleep(0.1 if self._stopping else _TROUBLE_SECONDS)

    # One delivery

    def _begin(self, batch: Batch) -> None:
        parcels = {payload_id: self._parcel(payload_id, text) for payload_id, text in batch.payloads.items()}
        for delivery in batch.deliveries:
            ready = parcels[delivery.payload_id]
            if ready is None:
                self._ends.append(End(delivery.id, State.FAILED, reason="its payload can't be read"))
            elif self._stopping:
                self._ends.append(self._put_back(delivery))
            else:
                task = asyncio.create_task(self._deliver(delivery, ready))
                self._waiting[task] = delivery
                task.add_done_callback(self._over)

    def _parcel(self, payload_id: int, text: str) -> Parcel | None:
        known = self._parcels.get(payload_id)
        if known is None:
            try:
                known = parcel(text)
            except ValueError:
                _log.exception("Payload %d of the outbox can't be read.", payload_id)
                return None
            if len(self._parcels) >= _PARCELS_KEPT:
                del self._parcels[next(iter(self._parcels))]
            self._parcels[payload_id] = known
        return known

    async def _deliver(self, delivery: Delivery, ready: Parcel) -> Outcome | End:
        """Wait for the turn and make the try, or give it back where the chat must wait by itself."""
        async with self._in_flight:
            delay = self._pacer.delay(delivery.chat_id)
            if delay > _CHAT_PATIENCE_SECONDS:
                return self._put_back(delivery, delay)
            turn = await self._pacer.turn(delivery.chat_id, urgent=False)
            task = asyncio.current_task()
            assert task is not None
            self._sending[task] = self._waiting.pop(task)
            return await self._sender.send(delivery, ready, turn)

    def _over(self, task: "asyncio.Task[Outcome | End]") -> None:
        unsent, sent = self._waiting.pop(task, None), self._sending.pop(task, None)
        error = None if task.cancelled() else task.exception()
        if error is not None:
            _log.error("A delivery failed in a way that nobody foresaw.", exc_info=error)
        if task.cancelled() or error is not None:
            if sent is not None:
                reason = "the bot ended before an answer came" if error is None else repr(error)
                ended = doubt(sent, self._clock(), self._chance(), reason)
            else:
                assert unsent is not None
                ended = self._put_back(unsent, _TROUBLE_SECONDS if error else 0.0)
        else:
            outcome = task.result()
            if isinstance(outcome, Outcome):
                self._learn(outcome)
                outcome = outcome.end
            ended = outcome
        self._ends.append(ended)
        if len(self._ends) == 1 or self._ripe():
            self._changed.set()

    def _learn(self, outcome: Outcome) -> None:
        if outcome.change is not None:
            self._changes.append(outcome.change)
        if outcome.reached:
            if self._outage.answered():
                _log.info("Telegram is reached again; the delivery goes on.")
        elif self._outage.failed(time.monotonic()):
            _log.error("Telegram can't be reached (%s); the delivery waits.", outcome.end.reason)

    def _put_back(self, delivery: Delivery, delay: float = 0.0) -> End:
        return End(delivery.id, State.WAITING, self._clock() + timedelta(seconds=delay), untried=True)


def _turn(
    db: Database,
    ends: Sequence[End],
    changes: Sequence[Change],
    chats: Chats,
    now: datetime,
    count: int,
) -> Batch:
    """Record ends and what they say of chats, and claim up to count entries."""
    with transaction(db):
        outbox.exchange(db, ends, now, 0)
        for change in changes:
            try:
                with transaction(db):
                    _follow(db, change, chats, now)
            except StorageError:
                raise
            except Exception:  # noqa: BLE001  # one chat must not hold up all others
                _log.exception("What became of a chat could not be kept: %s", change)
        return outbox.exchange(db, (), now, count)


def _follow(db: Database, change: Change, chats: Chats, now: datetime) -> None:
    match change:
        case Gone(chat_id, reason):
            chats.pause(db, chat_id, reason, now)
            outbox.cancel(db, chat_id, now, state=State.GONE, reason=reason)
        case Closed(chat_id, thread_id):
            chats.leave(db, chat_id, thread_id, now)
            outbox.cancel(db, chat_id, now, thread_id=thread_id, every_thread=False, state=State.GONE)
        case Moved(old, new):
            chats.move(db, old, new, now)
            outbox.move(db, old, new)
