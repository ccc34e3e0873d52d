"""Offers: whether a message may be a push or a part of one, by its form alone. Pure.

Whether its sender may push, and which paste it belongs to, is decided in intake.py.
"""

import re
from dataclasses import dataclass

from telegram import Message, MessageOriginChannel, Update
from telegram.constants import ChatType

from bot import addresses
from bot.views.text import clean, units
from storage import dumps
from storage.inbox import Part

LONG_TEXT = 300
_PUSH = re.compile(r"/push(?:@(?P<bot>\w+))?(?:\s+(?P<text>.*))?", re.DOTALL | re.IGNORECASE)


@dataclass(frozen=True, slots=True)
class Offer:
    """A message as a part. sure: a push of its own; otherwise only if it continues one. edit: an earlier
    message as it reads now."""

    part: Part
    sender_id: int
    sure: bool
    edit: bool


def offer(update: Update, username: str) -> Offer | None:
    """The message of an update as a part of a push; None where it can't be one."""
    message = update.message or update.edited_message
    if message is None or message.from_user is None or message.is_automatic_forward:
        return None
    edit = update.edited_message is not None
    sender = message.from_user.id
    private = message.chat.type == ChatType.PRIVATE
    text = message.text or message.caption or ""
    if text.startswith("/"):
        command = _PUSH.fullmatch(text)
        if command is None or (command["bot"] or username).lower() != username.lower():
            return None
        words = command["text"] or ""
        if words.strip() or message.document is not None:
            return Offer(part_of(message, words), sender, sure=True, edit=edit)
        answered = message.reply_to_message
        if answered is None or edit or not (answered.text or answered.caption or answered.document):
            return None
        return Offer(part_of(answered), sender, sure=True, edit=False)
    if message.document is not None:
        return Offer(part_of(message), sender, sure=private, edit=edit)
    if not text.strip():
        return None
    sure = private and (
        message.forward_origin is not None
        or units(text) > LONG_TEXT
        or dumps.looks_like_dump(text)
        or bool(addresses.links(text))
    )
    return Offer(part_of(message), sender, sure=sure, edit=edit)


def channel_of(message: Message) -> str | None:
    """The @name, without the @, of the public channel that a message was forwarded from."""
    origin = message.forward_origin
    return origin.chat.username if isinstance(origin, MessageOriginChannel) else None


def part_of(message: Message, text: str | None = None) -> Part:
    """A message as a part of a push; text: what counts of it, all by default."""
    origin = message.forward_origin
    document = message.document
    return Part(
        chat_id=message.chat.id,
        message_id=message.message_id,
        text=clean((message.text or message.caption or "") if text is None else text),
        reference=message.date if origin is None else origin.date,
        forwarded=origin is not None,
        file_id=None if document is None else document.file_id,
        file_name=None if document is None else clean(document.file_name or "document"),
        file_size=None if document is None else document.file_size,
        album=message.media_group_id,
        channel=channel_of(message),
    )
