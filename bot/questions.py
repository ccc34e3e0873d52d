"""Questions: what an update asks for, decided by its form alone. Pure; who may is decided in dispatch.py."""

import re
from dataclasses import dataclass
from enum import StrEnum

from telegram import Message, Update
from telegram.constants import ChatType

from bot.views.text import clean

_COMMAND = re.compile(r"/(?P<name>[A-Za-z0-9_]{1,64})(?:@(?P<bot>\w{1,64}))?(?:\s+(?P<words>.*))?", re.DOTALL)
_ANONYMOUS = frozenset({1087968824, 136817688, 777000})
"""Telegram's own accounts for anonymous administrators, channels as members, and service messages."""


class Kind(StrEnum):
    """The kinds of requests."""

    COMMAND = "command"
    TEXT = "text"
    THING = "thing"
    PRESS = "press"
    INLINE = "inline"
    NOTHING = "nothing"


@dataclass(frozen=True, slots=True)
class Question:
    """What is asked. name: of a command, in lower case. words: what stands after it, or the plain text.

    addressed: it must be answered, known or not: the chat is private, or the bot's @name was used.
    """

    kind: Kind
    name: str = ""
    words: str = ""
    addressed: bool = True


NOTHING = Question(Kind.NOTHING)


def asked(update: Update, username: str) -> Question:
    """What an update asks of the bot with this @name (without @)."""
    if update.callback_query is not None:
        return Question(Kind.PRESS)
    if update.inline_query is not None:
        return Question(Kind.INLINE, words=clean(update.inline_query.query).strip())
    message = update.message or update.channel_post
    if message is None or not _from_somebody(message, username):
        return NOTHING
    private = message.chat.type == ChatType.PRIVATE
    text = clean(message.text or message.caption or "").strip()
    if match := _COMMAND.fullmatch(text):
        to = match["bot"]
        if to is not None and to.lower() != username.lower():
            return NOTHING
        return Question(
            Kind.COMMAND, match["name"].lower(), (match["words"] or "").strip(), private or to is not None
        )
    if not private and not (text and _answers(message, username)):
        return NOTHING
    if text:
        return Question(Kind.TEXT, words=text)
    return Question(Kind.THING) if message.effective_attachment is not None else NOTHING


def _answers(message: Message, username: str) -> bool:
    """Whether it is a reply to a message of ours."""
    answered = message.reply_to_message
    author = answered.from_user if answered is not None else None
    return author is not None and author.is_bot and (author.username or "").lower() == username.lower()


def _from_somebody(message: Message, username: str) -> bool:
    """Whether a person or a channel wrote it: no automatic forward, no other bot, nothing inline of ours."""
    if message.is_automatic_forward:
        return False
    if message.via_bot is not None and (message.via_bot.username or "").lower() == username.lower():
        return False
    sender = message.from_user
    return sender is None or not sender.is_bot or sender.id in _ANONYMOUS
