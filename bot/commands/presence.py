"""Presence: whether the bot can reach a chat, as updates tell: blocked, back, moved to a new id."""

from telegram import ChatMember, Update

from bot.commands import event
from bot.context import Context
from storage import subscriptions

_OUT = (ChatMember.BANNED, ChatMember.LEFT)


@event("my_chat_member")
async def membership(update: Update, context: Context) -> None:
    """The bot was blocked or removed: the chat's briefings pause. It is back: they go on."""
    change = update.my_chat_member
    if change is None:
        return
    if change.new_chat_member.status in _OUT:
        reason = "blocked" if context.private else "removed"
        await context.archive.write(subscriptions.pause, context.chat_id, reason, context.now)
    else:
        await _back(context)


@event("message")
@event("channel_post")
@event("callback_query")
async def heard(update: Update, context: Context) -> None:
    """Somebody writes or presses: a paused chat goes on. A group says that it has a new id: it moves."""
    message = update.message
    if message is not None and message.migrate_to_chat_id is not None:
        await context.archive.write(
            subscriptions.move, context.chat_id, message.migrate_to_chat_id, context.now
        )
        return
    await _back(context)


async def _back(context: Context) -> None:
    if await context.archive.read(subscriptions.paused, context.chat_id):
        await context.archive.write(subscriptions.resume, context.chat_id, context.now)
