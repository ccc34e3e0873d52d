"""Server: a local Telegram on loopback, which bots talk to as to api.telegram.org.

Bot API over HTTP, in memory, for the demo and the tests: as strict as Telegram where it matters, with
people to play (`person`, `group`, `channel`), faults to ask for, limits to switch on, and a ledger of
what arrived. Browsers are let in only from its own page: foreign Host and Origin headers are refused.
"""

import asyncio
import json
from collections.abc import Awaitable, Callable, Iterable
from datetime import UTC, datetime
from types import TracebackType
from typing import Self
from urllib.parse import urlsplit

from aiohttp import web

from bot.demo import calls
from bot.demo.calls import Call
from bot.demo.faults import Blow, Cut, Faults
from bot.demo.ledger import Ledger, Sent
from bot.demo.limits import Limits
from bot.demo.methods import METHODS, Method
from bot.demo.models import Chat, Kind, Status, User
from bot.demo.people import Person, Place
from bot.demo.refusals import Refusal, bad_request
from bot.demo.world import Clock, Event, World

TOKEN = "7000000001:local-telegram-for-demo-and-tests-0"
_LARGEST = 50 * 1024 * 1024
_NAMES = frozenset({"127.0.0.1", "localhost", "[::1]", "::1"})


class _Hush(Exception):  # noqa: N818 - not an error: the connection is reset on purpose
    """No answer at all."""


class LocalTelegram:
    """A Bot API server with one bot and the people around it; an async context manager.

    token, username, name: the bot's. strict: unknown parameters are refused, which Telegram would ignore.
    limits: Telegram's pace, None for none. clock: what messages are dated by. seed: of the faults' chance.
    """

    def __init__(
        self,
        *,
        token: str = TOKEN,
        username: str = "newsbrief_demo_bot",
        name: str = "Newsbrief",
        strict: bool = True,
        limits: Limits | None = None,
        clock: Clock = lambda: datetime.now(UTC),
        seed: int = 1,
    ) -> None:
        self.token = token
        self.strict = strict
        self.limits = limits
        self.faults = Faults(seed)
        self.ledger = Ledger()
        self.world = World(User(int(token.partition(":")[0]), name, username, is_bot=True), clock)
        self.port = 0
        self.unknown: set[str] = set()
        """Methods, in lower case, that it does not know, as an older Bot API server would not."""
        self._runner: web.AppRunner | None = None
        self._pages: list[Callable[[web.Application, LocalTelegram], None]] = []

    # The server

    @property
    def url(self) -> str:
        """Its address, which takes the place of https://api.telegram.org."""
        return f"http://127.0.0.1:{self.port}"

    def serve(self, page: "Callable[[web.Application, LocalTelegram], None]") -> None:
        """Let something else be served on the same port, the chat page for instance; before start()."""
        self._pages.append(page)

    async def start(self, port: int = 0) -> None:
        """Listen on loopback; port 0 for a free one, or again the one it had. OSError where it is taken."""
        app = web.Application(middlewares=[_only_from_here], client_max_size=_LARGEST)
        app.router.add_route("*", "/bot{token}/{method}", self._call)
        app.router.add_get("/file/bot{token}/{path:.+}", self._download)
        for page in self._pages:
            page(app, self)
        self._runner = web.AppRunner(app, access_log=None, handle_signals=False, shutdown_timeout=1.0)
        await self._runner.setup()
        site = web.TCPSite(self._runner, "127.0.0.1", port or self.port)
        try:
            await site.start()
        except OSError:
            await self.stop()
            raise
        self.port = self._runner.addresses[0][1]

    async def stop(self) -> None:
        """Close the port and all connections; what is in memory stays, start() goes on with it."""
        self.world.updates.close()
        self.world.tell(Event("closed"))
        if self.world.webhook is not None:
            self.world.webhook.stop()
        if self._runner is not None:
            await self._runner.cleanup()
            self._runner = None

    async def __aenter__(self) -> Self:
        await self.start()
        return self

    async def __aexit__(
        self, kind: type[BaseException] | None, error: BaseException | None, trace: TracebackType | None
    ) -> None:
        await self.stop()

    # People and places

    def person(
        self, number: int, name: str, *, language: str = "en", username: str = "", started: bool = False
    ) -> Person:
        """Somebody with a Telegram account and a private chat with the bot. started: has written before."""
        user = User(number, name, username, language)
        chat = Chat(number, Kind.PRIVATE, name, user, username, met=started)
        chat.members = {number: Status.MEMBER, self.world.bot.id: Status.MEMBER}
        self.world.users[number] = user
        self.world.chats[number] = chat
        return Person(self.world, user, chat)

    def crowd(self, numbers: Iterable[int]) -> None:
        """Many people who have all written before, for runs in which nobody looks at their chats."""
        for number in numbers:
            self.person(number, f"Reader {number}", started=True)

    def group(
        self, title: str, creator: Person, *members: Person, supergroup: bool = False, forum: bool = False
    ) -> Place:
        """A group with its creator and members, the bot not yet among them. forum: with topics."""
        kind = Kind.SUPERGROUP if supergroup or forum else Kind.GROUP
        return Place.founded(self.world, kind, title, creator, members, forum=forum)

    def channel(self, title: str, creator: Person, *members: Person, username: str = "") -> Place:
        """A channel with its creator and subscribers, the bot not yet its administrator."""
        place = Place.founded(self.world, Kind.CHANNEL, title, creator, members)
        place.chat.username = username
        return place

    # Requests

    async def _call(self, request: web.Request) -> web.StreamResponse:
        try:
            result = await self._handle(request)
            return web.Response(body=_ok(result), content_type="application/json")
        except Refusal as refusal:
            return _refused(refusal)
        except _Hush:
            if request.transport is not None:
                request.transport.abort()
            return web.Response()

    async def _handle(self, request: web.Request) -> object:
        token, name = request.match_info["token"], request.match_info["method"]
        if token != self.token:
            raise Refusal(401, "Unauthorized") if _looks_like_token(token) else Refusal(404, "Not Found")
        method = METHODS.get(name.lower())
        if method is None or name.lower() in self.unknown:
            raise Refusal(404, "Not Found: method not found")
        call = await calls.read(request, method.name)
        blow = self.faults.strike(call)
        sent: Sent | None = None
        try:
            if blow is not None:
                await _before(blow)
            result = self._run(method, call)
            if isinstance(result, Awaitable):
                result = await result
            if method.sends:
                sent = self._enter(call, result)
        except Refusal as refusal:
            self.ledger.answers[method.name, refusal.status] += 1
            raise
        if blow is not None and blow.wait_after:
            await asyncio.sleep(blow.wait_after)
        cut = blow is not None and blow.cut is Cut.AFTER
        if sent is not None and (cut or request.transport is None or request.transport.is_closing()):
            sent.answered = False
        if cut:
            raise _Hush
        self.ledger.answers[method.name, 200] += 1
        return result

    def _run(self, method: Method, call: Call) -> object:
        for name in method.required:
            if not call.has(name):
                raise _missing(name)
        if self.strict and not call.values.keys() <= method.known:
            strange = sorted(call.values.keys() - method.known)
            raise bad_request(f"{method.name} has no parameter {', '.join(strange)} (strict local server)")
        if self.limits is not None and (
            method.sends or (call.method.startswith("edit") and call.integer("chat_id") < 0)
        ):
            now = asyncio.get_running_loop().time()
            paid = call.flag("allow_paid_broadcast")
            if refusal := self.limits.refusal(call.integer("chat_id"), now, paid=paid):
                raise refusal
        return method.function(self.world, call)

    def _enter(self, call: Call, result: object) -> Sent:
        number = result["message_id"] if isinstance(result, dict) else 0
        chat = self.world.chat(call.text("chat_id"))
        text = chat.messages[number].text
        sent = Sent(chat.id, number, call.method, text, self.world.now())
        self.ledger.sent.append(sent)
        return sent

    async def _download(self, request: web.Request) -> web.StreamResponse:
        if request.match_info["token"] != self.token:
            return _refused(Refusal(401, "Unauthorized"))
        wanted = request.match_info["path"]
        file = next((file for file in self.world.files.values() if file.path == wanted), None)
        if file is None:
            return _refused(Refusal(404, "Not Found"))
        return web.Response(body=file.data, content_type="application/octet-stream")


async def _before(blow: Blow) -> None:
    if blow.wait_before:
        await asyncio.sleep(blow.wait_before)
    if blow.cut is Cut.BEFORE:
        raise _Hush
    if blow.refusal is not None:
        if blow.body is not None:
            raise _Page(blow.refusal, blow.body)
        raise blow.refusal


class _Page(Refusal):
    """A refusal whose body is no JSON."""

    def __init__(self, refusal: Refusal, body: str) -> None:
        super().__init__(refusal.status, refusal.description)
        self.body = body


def _ok(result: object) -> bytes:
    return json.dumps({"ok": True, "result": result}, separators=(",", ":")).encode()


def _refused(refusal: Refusal) -> web.Response:
    if isinstance(refusal, _Page):
        return web.Response(text=refusal.body, status=refusal.status, content_type="text/html")
    headers = {"Retry-After": str(refusal.parameters["retry_after"])} if refusal.status == 429 else None
    body = json.dumps(refusal.answer()).encode()
    return web.Response(body=body, status=refusal.status, content_type="application/json", headers=headers)


def _missing(name: str) -> Refusal:
    """What Telegram says where a parameter that it needs is not there."""
    known = {
        "text": "message text is empty",
        "chat_id": "chat_id is empty",
        "document": "there is no document in the request",
        "photo": "there is no photo in the request",
        "message_id": "message identifier is not specified",
        "file_id": "file_id not specified",
        "user_id": "invalid user_id specified",
        "action": "wrong parameter action in request",
    }
    return bad_request(known.get(name, f'parameter "{name}" is required'))


def _looks_like_token(token: str) -> bool:
    number, colon, secret = token.partition(":")
    return number.isdigit() and bool(colon) and bool(secret)


@web.middleware
async def _only_from_here(
    request: web.Request, handler: Callable[[web.Request], Awaitable[web.StreamResponse]]
) -> web.StreamResponse:
    """Refuse what a foreign page, or a foreign name for this machine, could make a browser send."""
    host = request.headers.get("Host", "")
    origin = request.headers.get("Origin")
    if host.rpartition(":")[0] not in _NAMES or (origin is not None and urlsplit(origin).netloc != host):
        return web.Response(status=403, text="This server answers only its own page on this machine.")
    return await handler(request)
