"""World: everything the local Telegram holds in memory, and the rules of who may reach whom.

The methods of the Bot API and the people of the tests both act on it; each change is told to whoever
listens, which is how a conversation waits for an answer without looking again and again.
"""

import asyncio
import itertools
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from dataclasses import dataclass, field
from datetime import datetime

from bot.demo import refusals
from bot.demo.entities import Formatted
from bot.demo.models import PRESENT, Chat, File, Json, Kind, Message, Status, User
from bot.demo.updates import Updates
from bot.demo.webhook import Webhook

Clock = Callable[[], datetime]
# The account through which administrators of a group write without their name.
ANONYMOUS = User(1087968824, "Group", "GroupAnonymousBot", is_bot=True)


@dataclass(frozen=True, slots=True)
class Event:
    """One change. what: message, edited, deleted, toast, action, menu, reaction, member or closed."""

    what: str
    chat: Chat | None = None
    message: Message | None = None
    user: User | None = None
    detail: Json = field(default_factory=dict)


@dataclass(slots=True)
class Query:
    """A press or an inline query that the bot has not answered yet."""

    id: str
    user: User
    asked_at: datetime
    answer: "asyncio.Future[Json]"
    chat: Chat | None = None


class World:
    """The state of one local Telegram with one bot."""

    def __init__(self, bot: User, clock: Clock) -> None:
        self.bot = bot
        self.clock = clock
        self.users: dict[int, User] = {bot.id: bot}
        self.chats: dict[int, Chat] = {}
        self.files: dict[str, File] = {}
        self.queries: dict[str, Query] = {}
        self.inline_results: dict[tuple[str, str], Json] = {}
        self.inline_messages: dict[str, Message] = {}
        self.menus: dict[tuple[str, str], list[Json]] = {}
        self.profile: dict[tuple[str, str], str] = {}
        self.updates = Updates()
        self.webhook: Webhook | None = None
        self.reads_all_groups = False
        self._listeners: list[asyncio.Queue[Event]] = []
        self._message_ids = itertools.count(1)
        self._serial = itertools.count(1)

    def now(self) -> int:
        """The present second, as messages carry it."""
        return int(self.clock().timestamp())

    def serial(self) -> int:
        """A number that was not given out before."""
        return next(self._serial)

    # Chats

    def chat(self, address: str) -> Chat:
        """The chat with an id or an @name; the refusal where there is none that the bot has met."""
        if not address:
            raise refusals.bad_request("chat_id is empty")
        if address.startswith("@"):
            for chat in self.chats.values():
                if chat.username.lower() == address[1:].lower() and chat.kind is not Kind.PRIVATE:
                    return chat
            raise refusals.chat_not_found()
        try:
            found = self.chats.get(int(address))
        except ValueError:
            raise refusals.chat_not_found() from None
        if found is None or (found.kind is Kind.PRIVATE and not found.met and not found.heard_of):
            raise refusals.chat_not_found()
        if found.kind is Kind.PRIVATE and not found.met:
            raise refusals.not_started()
        return found

    def writable(self, chat: Chat) -> Chat:
        """The chat again, where the bot may write there; the refusal where it may not."""
        if chat.moved_to is not None:
            raise refusals.migrated(chat.moved_to)
        status = chat.status(self.bot.id)
        if chat.user is not None:
            if chat.user.gone:
                raise refusals.forbidden("user is deactivated")
            if status is Status.KICKED:
                raise refusals.blocked()
            return chat
        name = "group" if chat.kind is Kind.GROUP else str(chat.kind)
        if status is Status.KICKED:
            raise refusals.forbidden(f"bot was kicked from the {name} chat")
        if status not in PRESENT:
            raise refusals.forbidden(f"bot is not a member of the {name} chat")
        if chat.kind is Kind.CHANNEL and status is Status.MEMBER:
            raise refusals.bad_request("need administrator rights in the channel chat")
        if chat.muzzled and status is Status.MEMBER:
            raise refusals.bad_request("not enough rights to send text messages to the chat")
        return chat

    def next_id(self, chat: Chat) -> int:
        """The next message id: supergroups and channels count by themselves, all others together."""
        if chat.kind in (Kind.SUPERGROUP, Kind.CHANNEL):
            chat.last_id += 1
        else:
            chat.last_id = next(self._message_ids)
        return chat.last_id

    # Messages

    def post(self, chat: Chat, author: User | None, body: Formatted) -> Message:
        """A new message that is not yet shown: fill in the rest, then publish it."""
        message = Message(chat, self.next_id(chat), self.now(), author, body, author)
        if chat.kind is Kind.CHANNEL:
            message.sender, message.sender_chat = None, chat
        return message

    def publish(self, message: Message) -> Message:
        """Put a message where everybody in the chat sees it."""
        message.chat.messages[message.id] = message
        if self._listeners:
            self.tell(Event("message", message.chat, message))
        return message

    def delete(self, message: Message) -> None:
        """Take a message away for everybody."""
        message.deleted = True
        message.chat.messages.pop(message.id, None)
        self.tell(Event("deleted", message.chat, message))

    def tell(self, event: Event) -> None:
        """Tell all listeners of a change."""
        for listener in self._listeners:
            listener.put_nowait(event)

    @contextmanager
    def listening(self) -> Iterator[asyncio.Queue[Event]]:
        """A queue of all changes from now on."""
        queue: asyncio.Queue[Event] = asyncio.Queue()
        self._listeners.append(queue)
        try:
            yield queue
        finally:
            self._listeners.remove(queue)

    # Files

    def keep_file(self, name: str, mime: str, data: bytes, folder: str) -> File:
        """Keep a file under ids of its own."""
        number = self.serial()
        ending = name.rpartition(".")[2] if "." in name else "bin"
        file = File(
            f"BQAC{number:020d}", f"AgAD{number:08d}", name, mime, data, f"{folder}/file_{number}.{ending}"
        )
        self.files[file.id] = file
        return file
