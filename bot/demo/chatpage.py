"""Chat page: what the page in the browser sees and does, as JSON and server-sent events.

Serves the files of page/ and, under /app/, the people's side of the local Telegram. It decides nothing: each
request is one call on a Conversation. Also the way in for tests that run in another process.
"""

import asyncio
import contextlib
import json
from collections.abc import Awaitable, Callable, Mapping
from dataclasses import dataclass
from functools import partial
from importlib import resources
from typing import Final

from aiohttp import web

from bot import texts
from bot.demo import drawing, inline
from bot.demo.conversation import Conversation, Toast
from bot.demo.cutting import cut
from bot.demo.methods.menus import menu
from bot.demo.models import PRESENT, Chat, Json, Message
from bot.demo.people import Person, Place
from bot.demo.server import LocalTelegram
from bot.demo.world import Event, World

_TYPES: Final = {
    "html": "text/html",
    "css": "text/css",
    "js": "text/javascript",
    "svg": "image/svg+xml",
}
_HEADERS: Final = {
    "Content-Security-Policy": (
        "default-src 'none'; script-src 'self'; style-src 'self'; img-src 'self' blob:; "
        "connect-src 'self'; base-uri 'none'; form-action 'none'; frame-ancestors 'none'"
    ),
    "X-Content-Type-Options": "nosniff",
    "Referrer-Policy": "no-referrer",
    "Cross-Origin-Opener-Policy": "same-origin",
    "Cross-Origin-Resource-Policy": "same-origin",
    "Cache-Control": "no-cache",
}
_HEARTBEAT: Final = 15.0
_PRESS_SECONDS: Final = 30.0

Body = Mapping[str, object]
Action = Callable[[Conversation, Body], Awaitable[Json]]


@dataclass(frozen=True, slots=True)
class Cast:
    """Whom the page lets one be, in order, each with a word on who they are.

    places: the groups and channels it shows. sample: a page to try pushing with.
    """

    people: tuple[tuple[Person, str], ...]
    places: tuple[Place, ...] = ()
    sample: str = ""


class ChatPage:
    """The page for one local Telegram and its cast; hand `attach` to LocalTelegram.serve."""

    def __init__(self, cast: Cast) -> None:
        self._cast = cast
        self._people = {person.id: person for person, _ in cast.people}

    def attach(self, app: web.Application, telegram: LocalTelegram) -> None:
        """Add the page's routes."""
        world = telegram.world
        app.router.add_get("/", _index)
        app.router.add_get("/page/{name}", _static)
        app.router.add_get("/app/events", partial(self._events, world))
        app.router.add_get("/app/file/{id}", partial(_stored, world))
        app.router.add_post("/app/document", self._document)
        for name, action in _ACTIONS.items():
            app.router.add_post(f"/app/{name}", partial(self._act, action))

    async def _act(self, action: Action, request: web.Request) -> web.Response:
        if request.content_type != "application/json":
            raise web.HTTPUnsupportedMediaType(text="JSON is needed.")
        body = await request.json()
        try:
            answer = await action(self._conversation(body), body)
        except (LookupError, TypeError, ValueError) as error:
            raise web.HTTPBadRequest(text=f"That can't be done: {error}") from error
        return web.json_response(answer)

    async def _document(self, request: web.Request) -> web.Response:
        name = request.query["name"].replace("/", "_") or "file"
        conversation = self._conversation(request.query)
        caption = request.query.get("caption", "")
        data = await request.read()
        await conversation.send_document(name, data, caption, mime=request.content_type)
        return web.json_response({})

    def _conversation(self, body: Mapping[str, object]) -> Conversation:
        person = self._people[_number(body, "person")]
        number = _number(body, "chat")
        if number in (0, person.id):
            return person.chat
        place = next((place for place in self._cast.places if place.id == number), None)
        if place is None or place.chat.status(person.id) not in PRESENT:
            raise LookupError("no such chat")
        return person.within(place, topic=_number(body, "topic") or None)

    async def _events(self, world: World, request: web.Request) -> web.StreamResponse:
        """All that one person sees: first the whole state, then each change."""
        person = self._people.get(_number(request.query, "person"), self._cast.people[0][0])
        response = web.StreamResponse(
            headers={"Content-Type": "text/event-stream", "Cache-Control": "no-store"}
        )
        with world.listening() as events:
            await response.prepare(request)
            with contextlib.suppress(ConnectionResetError):  # the page was closed
                await _write(response, "state", self._state(world, person))
                await self._pass_on(response, events, world, person)
        return response

    async def _pass_on(
        self, response: web.StreamResponse, events: asyncio.Queue[Event], world: World, person: Person
    ) -> None:
        """Each change as it comes, until the server closes; a sign of life where none comes for long."""
        while True:
            try:
                async with asyncio.timeout(_HEARTBEAT):
                    event = await events.get()
            except TimeoutError:
                await response.write(b":\n\n")
                continue
            if event.what == "closed":
                return
            if event.what in ("menu", "member"):
                menus = {str(chat.id): menu(world, chat, person.user) for chat in self._chats(person)}
                await _write(response, "menus", {"menus": menus})
            elif (change := drawing.change(event, person.user)) is not None:
                await _write(response, event.what, change)

    def _chats(self, person: Person) -> list[Chat]:
        places = [place.chat for place in self._cast.places]
        return [person.chat.chat, *(chat for chat in places if chat.status(person.id) in PRESENT)]

    def _state(self, world: World, person: Person) -> Json:
        return {
            "bot": {"id": world.bot.id, "name": world.bot.name, "username": world.bot.username},
            "about": drawing.profile(world, "description", person.user),
            "people": [
                {"id": each.id, "name": each.user.name, "role": role, "language": each.user.language}
                for each, role in self._cast.people
            ],
            "person": person.id,
            "chats": [drawing.chat(chat, person.user, world) for chat in self._chats(person)],
            "sample": self._cast.sample,
            "languages": texts.languages(),
        }


# What a person can do. Each is one call on the conversation; the answer goes back to the page.


async def _say(conversation: Conversation, body: Body) -> Json:
    reply_to = _message(conversation, body, "reply_to") if body.get("reply_to") else None
    quote = str(body.get("quote", ""))
    for part in cut(str(body["text"]), str(body.get("client", "desktop"))):
        await conversation.say(part, reply_to=reply_to, quote=quote)
        reply_to = None  # clients answer with the first part only
    return {}


async def _edit(conversation: Conversation, body: Body) -> Json:
    message = _message(conversation, body, "message")
    if message.author is not conversation.user:
        raise ValueError("it is somebody else's message")
    await conversation.edit(message, str(body["text"]))
    return {}


async def _press(conversation: Conversation, body: Body) -> Json:
    message = _message(conversation, body, "message")
    try:
        toast = await conversation.press(message, str(body["data"]), timeout=_PRESS_SECONDS)
    except TimeoutError:
        toast = Toast()  # a client then lets the button go, silently
    return {"text": toast.text, "alert": toast.alert, "url": toast.url}


async def _inline(conversation: Conversation, body: Body) -> Json:
    words, offset = str(body.get("words", "")), str(body.get("offset", ""))
    try:
        return inline.listed(await conversation.inline(words, offset=offset, timeout=_PRESS_SECONDS))
    except TimeoutError:
        return {"query": "", "results": [], "next_offset": "", "button": None}  # as a client: nothing comes


async def _choose(conversation: Conversation, body: Body) -> Json:
    await conversation.choose(body["query"], body["result"])
    return {}


async def _start(conversation: Conversation, body: Body) -> Json:
    await conversation.say(f"/start {body.get('payload', '')}".strip())
    return {}


async def _language(conversation: Conversation, body: Body) -> Json:
    conversation.user.language = str(body["language"])
    conversation.world.tell(Event("menu"))
    return {}


_ACTIONS: Final[Mapping[str, Action]] = {
    "say": _say,
    "inline": _inline,
    "choose": _choose,
    "edit": _edit,
    "press": _press,
    "start": _start,
    "language": _language,
}


def _message(conversation: Conversation, body: Body, name: str) -> Message:
    return conversation.chat.messages[_number(body, name)]


def _number(body: Body, name: str) -> int:
    return int(str(body.get(name) or 0))


# Files


async def _index(_request: web.Request) -> web.Response:
    return _page_file("index.html")


async def _static(request: web.Request) -> web.Response:
    return _page_file(request.match_info["name"])


def _page_file(name: str) -> web.Response:
    kind = _TYPES.get(name.rpartition(".")[2])
    file = resources.files("bot.demo") / "page" / name
    if kind is None or not file.is_file():
        raise web.HTTPNotFound
    return web.Response(body=file.read_bytes(), content_type=kind, charset="utf-8", headers=_HEADERS)


async def _stored(world: World, request: web.Request) -> web.Response:
    """A file of a message: pictures to be seen, all else to be saved and never to be shown as a page."""
    file = world.files.get(request.match_info["id"])
    if file is None:
        raise web.HTTPNotFound
    picture = file.path.startswith("photos/")
    return web.Response(
        body=file.data,
        content_type="image/png" if picture else "application/octet-stream",
        headers=_HEADERS | ({} if picture else {"Content-Disposition": "attachment"}),
    )


async def _write(response: web.StreamResponse, event: str, data: Json) -> None:
    await response.write(f"event: {event}\ndata: {json.dumps(data)}\n\n".encode())
