"""Application: puts the parts together; the one place that knows them all.

Archive, Telegram, intake and what else runs beside them are started and stopped here, for `run`, `demo` and
the tests alike. Signals, locks and exit statuses are in run.py.
"""

import asyncio
import contextlib
import logging
import time
from collections.abc import Sequence
from datetime import UTC, datetime, timedelta
from typing import Any, Protocol

from telegram import Update
from telegram.ext import Application, ContextTypes, ExtBot, TypeHandler

from bot import delivery, logs, menus, webhook
from bot.administrators import Administrators
from bot.admins import Admins
from bot.archive import Archive
from bot.broadcasting import Broadcasts
from bot.budget import Verdict
from bot.clock import Clock
from bot.commands import registry
from bot.composing import Composing
from bot.delivery import Chats, Deliveries
from bot.dispatch import Already, Dispatch, kind
from bot.feeds import Feeds
from bot.fetching import Fetcher, Manners
from bot.intake import QUIET_SECONDS, Intake, Timers, loop_timers
from bot.listening import Server
from bot.metrics import Metrics
from bot.nights import Kept
from bot.notices import Notices
from bot.order import ChatOrder
from bot.pacer import Pacer
from bot.polling import Polling
from bot.pulse import Pulse
from bot.pushes import Pushes
from bot.rich import Rich
from bot.schedule import Schedule
from bot.settings import Settings
from bot.transport import request
from bot.watch import Watch
from bot.webhook import Webhook
from bot.wording import Wording
from bot.workshop import Workshop
from storage import received, subscriptions
from storage.alerting import Alerting
from storage.errors import StorageError
from storage.rounds import Rounds

STOP_SECONDS = 5.0
"""How long answers under way may take at a stop."""
WHOLE_STOP_SECONDS = 8.0
LEAST_PATIENCE_SECONDS = 0.5
"""How long a stop may take in all, and what of it is left to the database in any case; what is still being
written then is taken back."""
CONNECTIONS = 64
POOL_SECONDS = 30.0
"""How long an answer waits for a connection when very many people ask at once."""

Data = dict[Any, Any]
Telegram = Application[ExtBot[None], ContextTypes.DEFAULT_TYPE, Data, Data, Data, None]

_log = logging.getLogger(__name__)


class Service(Protocol):
    """Something that runs beside the commands, from when Telegram is reached until the archive closes."""

    async def start(self) -> None:
        """Begin."""

    async def stop(self) -> None:
        """End cleanly within a few seconds; called only after start."""


class Newsbrief:
    """The bot. `async with Newsbrief(settings)` opens the archive; serve() listens until it is cancelled."""

    def __init__(
        self,
        settings: Settings,
        *,
        clock: Clock = lambda: datetime.now(UTC),
        timers: Timers = loop_timers,
        quiet: float = QUIET_SECONDS,
        fetcher: Fetcher | None = None,
    ) -> None:
        self.settings = settings
        self.archive = Archive(settings.database)
        self.admins = Admins(settings.admins)
        self.pacer = Pacer(settings.rate)
        self.telegram = _telegram(settings, self.pacer)
        self.bot: ExtBot[None] = self.telegram.bot
        self.rich = Rich(self.archive, settings.api_url)
        self._registry = registry()
        self.fetcher = fetcher or Fetcher(Manners(settings.contact, settings.ports, settings.robots), clock)
        self.workshop = Workshop()
        self._pushes = Pushes(self.bot, self.archive, clock, self.fetcher, self.workshop, self._news)
        self.intake = Intake(
            self._pushes, self.archive, clock, self.admins.__contains__, timers=timers, quiet=quiet
        )
        self.notices = Notices(self.archive, self.admins, clock, lambda: self.deliveries.wake())
        self.feeds = Feeds(self.archive, self.fetcher, self.notices, clock, self.workshop, self._news)
        self.broadcasts = Broadcasts(
            self.archive, self.bot, clock, settings.rate, lambda: self.deliveries.wake()
        )
        self._dispatch = Dispatch(
            self.bot,
            self.archive,
            settings,
            clock,
            self._registry,
            self.intake,
            self.feeds,
            self.rich,
            self.admins,
            Administrators(self.bot),
            self.broadcasts,
            self.notices,
        )
        self.metrics = Metrics()
        self._polling = Polling(self.bot, self._take, clock)
        self._webhook = self._by_webhook(clock)
        self.pulse = Pulse(
            self.archive,
            clock,
            listening=self._webhook is None,
            heard_at=lambda: self._polling.heard_at,
            wrote=self._resume,
        )
        self.server = Server(
            settings.address,
            self.archive,
            settings.database,
            self.pulse,
            self.metrics,
            clock,
            None if self._webhook is None else (self._webhook.path, self._webhook.receive),
        )
        self._taken_at: dict[int, float] = {}
        self._left: set[int] = set()
        self.deliveries = Deliveries(
            self.archive,
            request(settings.transport, connections=delivery.CONNECTIONS),
            self.bot.base_url,
            self.pacer,
            Chats(subscriptions.pause, subscriptions.unsubscribe, subscriptions.move),
            clock,
            self.rich,
            ended=self.metrics.sent,
        )
        self.schedule = Schedule(
            self.archive,
            Rounds(settings.rules, Composing()),
            Alerting(settings.rules, settings.terms, Composing()),
            clock,
            self.admins,
            self.deliveries.wake,
            self.pulse.ticked,
            Kept(
                records=timedelta(days=settings.records_days),
                raw=timedelta(days=settings.keep_days) if settings.keep_days else None,
            ),
        )
        self.watch = Watch(
            self.archive,
            settings.database.absolute().parent,
            self.admins,
            clock,
            self.deliveries.wake,
            least_free=settings.disk_mb << 20,
        )
        wording = Wording(self.archive, settings, clock)
        self._services: Sequence[Service] = (
            self.deliveries,
            self.schedule,
            self.feeds,
            self.broadcasts,
            self.watch,
            wording,
        )
        self._started: list[Service] = []
        self.telegram.add_handler(TypeHandler(Update, self._handle))
        self._resuming: asyncio.Task[None] | None = None

    async def __aenter__(self) -> "Newsbrief":
        await self.archive.open()
        await self.rich.load()
        await self.admins.load(self.archive)
        return self

    async def __aexit__(self, *_: object) -> None:
        begun = time.monotonic()
        await self._stop()
        await self.archive.close(max(LEAST_PATIENCE_SECONDS, begun + WHOLE_STOP_SECONDS - time.monotonic()))

    async def serve(self, ready: asyncio.Event | None = None) -> None:
        """Answer people until cancelled. ready is set once Telegram is reached and everything runs.

        Waits as long as it takes for a network. Raises TokenError, ConflictError or ListenError.
        """
        left = await self.archive.write(received.take_up)
        await self.pulse.start()
        await self.server.start()
        await self._polling.persist(self.telegram.initialize)
        await self.telegram.start()
        await self.intake.start()
        for service in self._services:
            await service.start()
            self._started.append(service)
        showing = asyncio.create_task(menus.show(self.bot, self._registry, self.admins))
        self.pulse.ready()
        if ready is not None:
            ready.set()
        try:
            for one in left:
                await self._take_up(one)
            await (self._webhook or self._polling).run(self._registry.kinds())
        finally:
            showing.cancel()

    def _news(self) -> None:
        self.schedule.news()

    async def _take(self, update: Update) -> None:
        """What happens to an update before it is confirmed: a push is stored, anything else is queued."""
        self._taken_at[update.update_id] = asyncio.get_running_loop().time()
        self.metrics.updated(kind(update))
        with logs.about(update.update_id):
            if not await self._decide(update):
                await self._done(update)
                return
        await self.telegram.update_queue.put(update)

    async def _decide(self, update: Update) -> bool:
        """Whether it is to be answered; what is decided about it already is remembered for then."""
        decided = self._dispatch.decided
        try:
            if await self.intake.take(update, self.bot.username):
                decided[update.update_id] = Already.TAKEN
            elif (verdict := self._dispatch.admitted(update)) is Verdict.DROP:
                return False
            elif verdict is Verdict.TELL:
                decided[update.update_id] = Already.TOO_MUCH
        except Exception as error:  # noqa: BLE001  # the sender is told, polling goes on
            decided[update.update_id] = error
        return True

    async def _handle(self, update: Update, _: ContextTypes.DEFAULT_TYPE) -> None:
        with logs.about(update.update_id):
            await self._dispatch.handle(update)
            await self._done(update)

    def _resume(self) -> None:
        """What could not be kept is tried again, now that something could."""
        if self._pushes.unkept and (self._resuming is None or self._resuming.done()):
            self._pushes.unkept = False
            self._resuming = asyncio.create_task(self.intake.resume(), name="resuming")

    async def _done(self, update: Update) -> None:
        """An update is dealt with."""
        taken_at = self._taken_at.pop(update.update_id, None)
        if taken_at is not None:
            self.metrics.answered(asyncio.get_running_loop().time() - taken_at)
        if self._webhook is None and update.update_id not in self._left:
            return
        try:
            await self.archive.write(received.done, update.update_id)
        except StorageError as error:
            _log.warning("It could not be kept that an update is answered: %s", error)

    async def _take_up(self, left: received.Received) -> None:
        """An update that a webhook took before this start, and nobody answered."""
        update = webhook.read(left.body, self.bot)
        if update is None:
            await self.archive.write(received.done, left.id)
        else:
            self._left.add(left.id)
            await self._take(update)

    def _by_webhook(self, clock: Clock) -> Webhook | None:
        settings = self.settings
        if not settings.webhook_url:
            return None
        return Webhook(
            settings.webhook_url,
            settings.token.get_secret_value(),
            settings.webhook_connections,
            self.bot,
            self._polling,
            self.archive,
            self._take,
            clock,
        )

    async def _stop(self) -> None:
        """Everything at once, so that all of it is over within ten seconds."""
        services, self._started = self._started, []
        if self.telegram.running:
            await self._polling.confirm()
        await self.server.stop()
        await asyncio.gather(self._let_answers_end(), self.intake.stop(), *(one.stop() for one in services))
        await self.workshop.close()
        await self.fetcher.close()
        await self.telegram.shutdown()
        await self.bot.shutdown()  # its connections, where the start came no further
        await self.pulse.stop()

    async def _let_answers_end(self) -> None:
        if self.telegram.running:
            with contextlib.suppress(TimeoutError):
                async with asyncio.timeout(STOP_SECONDS):
                    await self.telegram.stop()


def _telegram(settings: Settings, pacer: Pacer) -> Telegram:
    return (
        Application.builder()
        .token(settings.token.get_secret_value())
        .base_url(f"{settings.api_url}/bot")
        .base_file_url(f"{settings.api_url}/file/bot")
        .request(request(settings.transport, connections=CONNECTIONS, pool_timeout=POOL_SECONDS))
        .get_updates_request(request(settings.transport, connections=2))
        .rate_limiter(pacer)
        .updater(None)
        .job_queue(None)
        .concurrent_updates(ChatOrder())
        .build()
    )
