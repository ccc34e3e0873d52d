"""People: the other side of the chat, for tests and for the page.

A Person writes in a Conversation, which is a chat as one person has it open: private, or in a Place (a group,
a channel, a topic). Answers are waited for by listening to the world, never by looking again and again.
"""

from collections.abc import Iterable
from typing import Self

from bot.demo import membership
from bot.demo.conversation import Conversation
from bot.demo.models import Chat, Json, Kind, Message, Status, User
from bot.demo.world import World


class Person:
    """Somebody with a Telegram account. chat: the private chat with the bot."""

    def __init__(self, world: World, user: User, chat: Chat) -> None:
        self.world = world
        self.user = user
        self.chat = Conversation(world, user, chat)

    @property
    def id(self) -> int:
        """The Telegram id, which is also the private chat's."""
        return self.user.id

    def block(self) -> None:
        """Stop the bot."""
        membership.change(self.world, self.chat.chat, self.world.bot, Status.KICKED, by=self.user)

    def unblock(self) -> None:
        """Let the bot write again."""
        membership.change(self.world, self.chat.chat, self.world.bot, Status.MEMBER, by=self.user)

    def leave_telegram(self) -> None:
        """Delete the account."""
        self.user.gone = True

    def within(self, place: "Place", *, topic: int | None = None, anonymous: bool = False) -> Conversation:
        """A group, channel or topic as this person has it open. anonymous: writes as the group itself."""
        return Conversation(self.world, self.user, place.chat, topic=topic, anonymous=anonymous)

    async def inline(self, words: str, *, offset: str = "", timeout: float = 10.0) -> Json:
        """Type @bot and words in some chat: the answer with its results, as it was given."""
        return await self.chat.inline(words, offset=offset, timeout=timeout)


class Place:
    """A group, supergroup, forum or channel."""

    def __init__(self, world: World, chat: Chat) -> None:
        self.world = world
        self.chat = chat

    @classmethod
    def founded(
        cls,
        world: World,
        kind: Kind,
        title: str,
        creator: Person,
        members: Iterable[Person],
        *,
        forum: bool = False,
    ) -> Self:
        """A new one, without the bot."""
        number = world.serial()
        chat = Chat(-number - 4_000_000 if kind is Kind.GROUP else -1_002_000_000_000 - number, kind, title)
        chat.is_forum = forum
        chat.members = {person.id: Status.MEMBER for person in members} | {creator.id: Status.CREATOR}
        world.chats[chat.id] = chat
        return cls(world, chat)

    @property
    def id(self) -> int:
        """The chat's id."""
        return self.chat.id

    def add_bot(self, by: Person, *, administrator: bool = False) -> None:
        """Somebody adds the bot, or makes it administrator (which in a channel it must be)."""
        was = self.chat.status(self.world.bot.id)
        deciding = administrator or self.chat.kind is Kind.CHANNEL
        status = Status.ADMINISTRATOR if deciding else Status.MEMBER
        membership.change(self.world, self.chat, self.world.bot, status, by=by.user)
        self.chat.met = True
        if was in (Status.LEFT, Status.KICKED) and self.chat.kind is not Kind.CHANNEL:
            self._service(by.user, {"new_chat_members": [self.world.bot.as_json()]})

    def remove_bot(self, by: Person) -> None:
        """Somebody throws the bot out."""
        membership.change(self.world, self.chat, self.world.bot, Status.KICKED, by=by.user)

    def promote(self, person: Person, by: Person) -> None:
        """Make somebody administrator."""
        membership.change(self.world, self.chat, person.user, Status.ADMINISTRATOR, by=by.user)

    def demote(self, person: Person, by: Person) -> None:
        """Make an administrator a member again."""
        membership.change(self.world, self.chat, person.user, Status.MEMBER, by=by.user)

    def join(self, person: Person) -> None:
        """Somebody comes in."""
        membership.change(self.world, self.chat, person.user, Status.MEMBER, by=person.user)

    def topic(self, name: str, by: Person) -> int:
        """A new topic in a forum: its thread id."""
        self.chat.is_forum = True
        created: Json = {"forum_topic_created": {"name": name, "icon_color": 7322096}}
        message = self._service(by.user, created)
        message.thread = message.id
        self.chat.topics[message.id] = name
        return message.id

    def muzzle(self, muzzled: bool = True) -> None:
        """Take from members, the bot too, the right to write."""
        self.chat.muzzled = muzzled

    def upgrade(self, by: Person) -> "Place":
        """Make a group a supergroup: it goes on under a new id, and says so in both."""
        new = Chat(-1_002_000_000_000 - self.world.serial(), Kind.SUPERGROUP, self.chat.title)
        new.members, new.met = dict(self.chat.members), self.chat.met
        self.world.chats[new.id] = new
        self._service(by.user, {"migrate_to_chat_id": new.id})
        self.chat.moved_to = new.id
        place = Place(self.world, new)
        place._service(by.user, {"migrate_from_chat_id": self.chat.id})
        return place

    def _service(self, by: User, more: Json) -> Message:
        return Conversation(self.world, by, self.chat).service(more)
