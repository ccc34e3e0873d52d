"""Listening: the one small HTTP server of the bot: its health, its figures, and Telegram's webhook.

What is answered is decided elsewhere; here are the address, the bounds and the form.
"""

import logging
from collections.abc import Awaitable, Callable
from datetime import datetime
from pathlib import Path

from aiohttp import web

from bot.archive import Archive
from bot.clock import Clock
from bot.metrics import Metrics
from bot.pulse import Pulse
from storage import condition
from storage.errors import NewsbriefError, StorageError

LARGEST_BODY = 1024 * 1024
"""Bytes of one update; Telegram's largest are far below."""
STOP_SECONDS = 2.0

Handler = Callable[[web.Request], Awaitable[web.StreamResponse]]

_log = logging.getLogger(__name__)


class ListenError(NewsbriefError):
    """The address can't be listened on."""


class Server:
    """Serves from start() to stop(). webhook: Telegram's path and what answers there; it must be served.

    port: the one that is listened on; 0 before and after.
    """

    def __init__(
        self,
        address: tuple[str, int] | None,
        archive: Archive,
        database: Path,
        pulse: Pulse,
        metrics: Metrics,
        clock: Clock,
        webhook: tuple[str, Handler] | None = None,
    ) -> None:
        self._address = address
        self._archive = archive
        self._database = database
        self._pulse = pulse
        self._metrics = metrics
        self._clock = clock
        self._webhook = webhook
        self._runner: web.AppRunner | None = None
        self._last_dump: int | None = None
        self.port = 0

    async def start(self) -> None:
        """Begin. ListenError where a webhook is to be served and the address can't be had; only a warning
        where it is for health and figures alone."""
        if self._address is None:
            return
        host, port = self._address
        try:
            self._last_dump = (await self._archive.read(condition.arrived, None)).last
            await self._listen(host, port)
        except OSError as error:
            await self.stop()
            said = f"{host}:{port} can't be listened on ({error.strerror}); choose another NEWSBRIEF_LISTEN"
            if self._webhook is not None:
                raise ListenError(f"{said}.") from error
            _log.warning("%s, or none. There is no health check until then.", said)

    async def stop(self) -> None:
        """End; what is being answered is."""
        runner, self._runner, self.port = self._runner, None, 0
        if runner is not None:
            await runner.cleanup()

    async def _listen(self, host: str, port: int) -> None:
        app = web.Application(client_max_size=LARGEST_BODY)
        app.router.add_get("/healthz", self._health)
        app.router.add_get("/metrics", self._figures)
        if self._webhook is not None:
            path, handler = self._webhook
            app.router.add_post(path, handler)
        self._runner = web.AppRunner(app, access_log=None, shutdown_timeout=STOP_SECONDS)
        await self._runner.setup()
        await web.TCPSite(self._runner, host, port).start()
        self.port = self._runner.addresses[0][1]

    async def _health(self, _: web.Request) -> web.Response:
        found = self._pulse.problems()
        reasons = [{"name": one.name, "reason": one.sentence} for one in found]
        return web.json_response({"well": not found, "reasons": reasons}, status=503 if found else 200)

    async def _figures(self, _: web.Request) -> web.Response:
        now: datetime = self._clock()
        try:
            found = await self._archive.read(condition.condition, self._database)
            arrived = await self._archive.read(condition.arrived, self._last_dump)
        except StorageError as error:
            return web.Response(status=503, text=f"{error}\n")
        self._last_dump = arrived.last
        body = self._metrics.look(now, found, arrived, self._pulse.lag, well=not self._pulse.problems())
        return web.Response(body=body, headers={"Content-Type": "text/plain; version=0.0.4; charset=utf-8"})
