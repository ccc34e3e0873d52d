"""Conversation: a chat as one person has it open, to write in it, press buttons and wait for answers."""

import asyncio
from collections.abc import Callable
from dataclasses import dataclass
from datetime import datetime
from urllib.parse import parse_qs, urlsplit

from bot.demo import inline
from bot.demo.cutting import LIMIT, cut
from bot.demo.detection import detected
from bot.demo.entities import Formatted, trimmed, units
from bot.demo.hearing import hear
from bot.demo.methods.menus import menu
from bot.demo.models import Chat, Json, Kind, Message, User
from bot.demo.world import ANONYMOUS, Event, Query, World

_WAIT = 10.0


@dataclass(frozen=True, slots=True)
class Toast:
    """The bot's answer to a press: text may be empty; alert: as a window; url: opened."""

    text: str = ""
    alert: bool = False
    url: str = ""


class Conversation:
    """What one person sees and does in one chat.

    topic: the thread of a forum. anonymous: writes as the group itself.
    """

    def __init__(
        self, world: World, user: User, chat: Chat, *, topic: int | None = None, anonymous: bool = False
    ) -> None:
        self.world = world
        self.user = user
        self.chat = chat
        self.topic = topic
        self.toasts: list[Toast] = []
        self._anonymous = anonymous
        self._read = 0

    # What there is

    @property
    def messages(self) -> list[Message]:
        """All messages as they stand, oldest first."""
        found = self.chat.messages.values()
        return [message for message in found if self.topic is None or message.thread == self.topic]

    @property
    def answers(self) -> list[Message]:
        """The bot's messages as they stand, oldest first."""
        return [message for message in self.messages if message.author is self.world.bot]

    @property
    def menu(self) -> list[str]:
        """The commands in this person's menu here."""
        return [str(command["command"]) for command in menu(self.world, self.chat, self.user)]

    # Writing

    async def say(self, text: str, *, reply_to: Message | None = None, quote: str = "") -> Message:
        """Write a message of at most 4,096 UTF-16 units."""
        body = detected(trimmed(Formatted(text)))
        if not 1 <= units(body.text) <= LIMIT:
            raise ValueError("a client sends 1 to 4096 UTF-16 units; say_long cuts")
        message = self._new(body)
        message.reply_to = reply_to
        if quote and reply_to is not None:
            place = units(reply_to.text[: max(reply_to.text.find(quote), 0)])
            message.more["quote"] = {"text": quote, "position": place, "is_manual": True}
        return self._send(message)

    async def say_long(self, text: str, client: str = "desktop") -> list[Message]:
        """Paste a text of any length: cut as that client cuts ("desktop" or "phone"), sent at once."""
        return [await self.say(part) for part in cut(text, client)]

    async def send_document(
        self,
        name: str,
        data: bytes,
        caption: str = "",
        *,
        mime: str = "text/plain",
        reply_to: Message | None = None,
        album: str = "",
    ) -> Message:
        """Send a file; those of one album share its name."""
        file = self.world.keep_file(name, mime, data, "documents")
        message = self._new(detected(trimmed(Formatted(caption))))
        message.reply_to = reply_to
        document = {"file_id": file.id, "file_unique_id": file.unique_id, "file_size": len(data)}
        message.media = {"document": document | {"file_name": name, "mime_type": mime}}
        if album:
            message.more["media_group_id"] = album
        return self._send(message)

    async def forward(
        self, text: str, date: datetime, source: str = "Harbour Wire", username: str = ""
    ) -> Message:
        """Forward a channel's post that was first sent at a date. username: of a public channel."""
        message = self._new(detected(trimmed(Formatted(text))))
        channel: Json = {"id": -1_001_999_000_001, "type": "channel", "title": source}
        if username:
            channel["username"] = username
        at = int(date.timestamp())
        message.more["forward_origin"] = {"type": "channel", "date": at, "chat": channel, "message_id": 7}
        return self._send(message)

    async def edit(self, message: Message, text: str) -> Message:
        """Change one's own message."""
        message.body = detected(trimmed(Formatted(text)))
        message.edited = self.world.now()
        self.world.tell(Event("edited", self.chat, message))
        hear(self.world, message)
        return message

    def service(self, more: Json) -> Message:
        """A message that Telegram itself writes: somebody was added, the group moved, ..."""
        message = self._new(Formatted(""))
        message.more |= more
        return self._send(message)

    # The bot's inline mode

    async def inline(self, words: str, *, offset: str = "", timeout: float = _WAIT) -> Json:
        """Type @bot and words here: the answer with its results, as it was given."""
        return await inline.ask(self.world, self.user, self.chat, words, offset, timeout)

    async def choose(self, query: object, result: object) -> Message:
        """Send one of the results of a query that was answered, by its id."""
        body, more, markup = inline.chosen(self.world, query, result)
        message = self._new(body)
        message.more, message.markup = more, markup
        return self._send(inline.keep(self.world, message))

    # Pressing

    async def press(
        self, message: Message, wanted: str, *, forged: bool = False, timeout: float = _WAIT
    ) -> Toast:
        """Press a button by its label, a part of it, or its data; wait for the bot's answer to the press.

        forged: send that data though the message has no such button, as a hostile client could. A button with
        a deep link to the bot sends its /start, one with another address gives it back in the toast.
        """
        answer = self.tap(message, wanted, forged=forged)
        if isinstance(answer, Toast):
            return answer
        try:
            async with asyncio.timeout(timeout):
                given = await answer
        except TimeoutError:
            raise TimeoutError(f"the press of {wanted!r} was not answered; {self._seen()}") from None
        toast = Toast(str(given["text"]), bool(given["alert"]), str(given["url"]))
        self.toasts.append(toast)
        return toast

    def tap(self, message: Message, wanted: str, *, forged: bool = False) -> "asyncio.Future[Json] | Toast":
        """Press a button without waiting: the answer to come, or a Toast where the client acts by itself."""
        button = message.button(wanted)
        if button is None:
            if not forged:
                raise LookupError(f"no button {wanted!r} among {message.buttons}")
            button = {"text": wanted, "callback_data": wanted}
        if url := str(button.get("url", "")):
            return self._follow(url)
        if "switch_inline_query" in button:
            return Toast()  # the client asks for a chat and puts the words there
        number = str(self.world.serial() + 4_000_000_000)
        answer: asyncio.Future[Json] = asyncio.get_running_loop().create_future()
        self.world.queries[number] = Query(number, self.user, self.world.clock(), answer, self.chat)
        body: Json = {"id": number, "from": self.user.as_json(), "chat_instance": str(self.chat.id)}
        if message.inline_id is not None:
            body["inline_message_id"] = message.inline_id
        elif message.deleted:
            gone = {"chat": self.chat.as_json(), "message_id": message.id, "date": 0}
            body["message"] = gone
        else:
            body["message"] = message.as_json()
        self.world.updates.put("callback_query", body | {"data": str(button.get("callback_data", ""))})
        return answer

    def _follow(self, url: str) -> Toast:
        parts = urlsplit(url)
        payload = parse_qs(parts.query).get("start", [""])[0]
        if (
            parts.netloc == "t.me"
            and parts.path == f"/{self.world.bot.username}"
            and self.chat.kind is Kind.PRIVATE
        ):
            self._send(self._new(detected(Formatted(f"/start {payload}".strip()))))
        return Toast(url=url)

    # Waiting

    async def ask(self, text: str, *, reply_to: Message | None = None, timeout: float = _WAIT) -> Message:
        """Write, and wait for the bot's next message; answers to earlier messages are passed over."""
        self.catch_up()
        await self.say(text, reply_to=reply_to)
        return await self.next_message(timeout)

    def catch_up(self) -> None:
        """Take everything that is there as read."""
        self._read = max(self.chat.messages, default=self._read)

    async def next_message(self, timeout: float = _WAIT) -> Message:
        """The bot's first message that next_message has not given yet."""
        found = await self.wait_for(lambda message: message.id > self._read, timeout)
        self._read = found.id
        return found

    async def wait_for(self, wanted: Callable[[Message], bool], timeout: float = _WAIT) -> Message:
        """The bot's first message, as it stands or comes to stand, of which wanted is true."""
        with self.world.listening() as events:
            for message in self.answers:
                if wanted(message):
                    return message
            try:
                async with asyncio.timeout(timeout):
                    while True:
                        found = (await events.get()).message
                        if found is not None and self._shows(found) and wanted(found):
                            return found
            except TimeoutError:
                raise TimeoutError(f"nothing that was waited for came; {self._seen()}") from None

    def _shows(self, message: Message) -> bool:
        in_topic = self.topic is None or message.thread == self.topic
        ours = message.chat is self.chat and message.author is self.world.bot
        return ours and in_topic and not message.deleted

    def _seen(self) -> str:
        return "the bot's last messages: " + repr([message.text[:200] for message in self.answers[-3:]])

    def _new(self, body: Formatted) -> Message:
        message = self.world.post(self.chat, self.user, body)
        if self._anonymous:
            message.sender, message.sender_chat = ANONYMOUS, self.chat
        message.thread = self.topic
        return message

    def _send(self, message: Message) -> Message:
        if self.chat.kind is Kind.PRIVATE:
            self.chat.met = True
        self.world.publish(message)
        hear(self.world, message)
        if self.chat.linked is not None and self.chat.kind is Kind.CHANNEL:
            self._carry_over(message, self.chat.linked)
        return message

    def _carry_over(self, message: Message, group: Chat) -> None:
        """The automatic forward of a channel's post into its discussion group."""
        copy = self.world.post(group, None, message.body)
        copy.sender_chat, copy.media = self.chat, message.media
        copy.more["is_automatic_forward"] = True
        self.world.publish(copy)
        hear(self.world, copy)
