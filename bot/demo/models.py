"""Models of the local Telegram: users, chats, messages and files, and how the Bot API writes them."""

from collections.abc import Iterator
from dataclasses import dataclass, field
from enum import StrEnum

from bot.demo.entities import Formatted

Json = dict[str, object]


class Kind(StrEnum):
    """The four kinds of chats."""

    PRIVATE = "private"
    GROUP = "group"
    SUPERGROUP = "supergroup"
    CHANNEL = "channel"


class Status(StrEnum):
    """What somebody is in a chat."""

    CREATOR = "creator"
    ADMINISTRATOR = "administrator"
    MEMBER = "member"
    LEFT = "left"
    KICKED = "kicked"


PRESENT = frozenset({Status.CREATOR, Status.ADMINISTRATOR, Status.MEMBER})
DECIDING = frozenset({Status.CREATOR, Status.ADMINISTRATOR})


@dataclass(slots=True, eq=False)
class User:
    """A person or the bot. gone: the account was deleted."""

    id: int
    name: str
    username: str = ""
    language: str = "en"
    is_bot: bool = False
    gone: bool = False

    def as_json(self) -> Json:
        """The User of the Bot API."""
        found: Json = {"id": self.id, "is_bot": self.is_bot, "first_name": self.name}
        if self.username:
            found["username"] = self.username
        if self.language and not self.is_bot:
            found["language_code"] = self.language
        return found


@dataclass(slots=True, eq=False)
class Chat:
    """A chat with its messages by id, deleted ones left out.

    members: what each user is there, by id; the bot's own status too.
    met: the bot may write here, since the person has written first or it was added. heard_of: the person
    stood in an update, in a group for instance.
    moved_to: the id of the supergroup that a group has become. muzzled: members may not write.
    topics: names by thread id, where the chat is a forum.
    """

    id: int
    kind: Kind
    title: str
    user: User | None = None
    username: str = ""
    members: dict[int, Status] = field(default_factory=dict)
    messages: "dict[int, Message]" = field(default_factory=dict)
    topics: dict[int, str] = field(default_factory=dict)
    is_forum: bool = False
    met: bool = False
    heard_of: bool = False
    muzzled: bool = False
    moved_to: int | None = None
    linked: "Chat | None" = None
    last_id: int = 0

    def as_json(self) -> Json:
        """The Chat of the Bot API."""
        found: Json = {"id": self.id, "type": str(self.kind)}
        if self.user is not None:
            found["first_name"] = self.user.name
            if self.user.username:
                found["username"] = self.user.username
            return found
        found["title"] = self.title
        if self.username:
            found["username"] = self.username
        if self.is_forum:
            found["is_forum"] = True
        return found

    def status(self, user_id: int) -> Status:
        """What a user is here; LEFT for strangers."""
        return self.members.get(user_id, Status.LEFT)


@dataclass(slots=True, eq=False)
class File:
    """A file that was sent. path: where it is downloaded from."""

    id: str
    unique_id: str
    name: str
    mime: str
    data: bytes
    path: str


@dataclass(slots=True, eq=False)
class Message:
    """A message as it stands now, edits included.

    body: the text, or the caption where there is media. media: the document or photo in the Bot API's
    form. markup: its keyboard. thread: the forum topic. more: what is rarer (forward_origin, quote, ...).
    author: who wrote it; sender, which others see, is None in a channel.
    """

    chat: Chat
    id: int
    date: int
    sender: User | None
    body: Formatted
    author: User | None = None
    sender_chat: Chat | None = None
    media: Json | None = None
    markup: Json | None = None
    reply_to: "Message | None" = None
    thread: int | None = None
    edited: int | None = None
    deleted: bool = False
    inline_id: str | None = None
    more: Json = field(default_factory=dict)

    @property
    def text(self) -> str:
        """The plain text or caption."""
        return self.body.text

    @property
    def from_bot(self) -> bool:
        """Whether the bot sent it."""
        return self.author is not None and self.author.is_bot

    @property
    def buttons(self) -> list[list[str]]:
        """The labels of the inline keyboard, row by row."""
        return [[str(button["text"]) for button in row] for row in self._rows()]

    @property
    def data(self) -> list[str]:
        """The callback data of all its buttons, in order."""
        return [str(b["callback_data"]) for row in self._rows() for b in row if "callback_data" in b]

    def button(self, wanted: str) -> Json | None:
        """The button with this label or callback data; else the first whose label contains it."""
        buttons = [button for row in self._rows() for button in row]
        for button in buttons:
            if wanted in (button["text"], button.get("callback_data")):
                return button
        return next((button for button in buttons if wanted in str(button["text"])), None)

    def _rows(self) -> Iterator[list[Json]]:
        rows = (self.markup or {}).get("inline_keyboard", [])
        if isinstance(rows, list):
            yield from rows

    def as_json(self, *, nested: bool = False) -> Json:
        """The Message of the Bot API. nested: as reply_to_message, without one of its own."""
        found: Json = {"message_id": self.id}
        if self.sender is not None:
            found["from"] = self.sender.as_json()
        if self.sender_chat is not None:
            found["sender_chat"] = self.sender_chat.as_json()
        found["chat"] = self.chat.as_json()
        found["date"] = self.date
        if self.edited is not None:
            found["edit_date"] = self.edited
        if self.thread is not None:
            found["message_thread_id"] = self.thread
            found["is_topic_message"] = True
        if self.media is not None:
            found |= self.media
            text, entities = "caption", "caption_entities"
        else:
            text, entities = "text", "entities"
        if self.body.text and "rich_message" not in self.more:
            found[text] = self.body.text
        if self.body.entities:
            found[entities] = [entity.as_json() for entity in self.body.entities]
        if self.reply_to is not None and not nested and not self.reply_to.deleted:
            found["reply_to_message"] = self.reply_to.as_json(nested=True)
        if self.markup is not None and "inline_keyboard" in self.markup:
            found["reply_markup"] = self.markup
        return found | self.more if self.more else found
