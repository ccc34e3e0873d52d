"""Presence: whether the bot can reach a chat, as updates tell: added, blocked, back, moved to a new id."""

from telegram import ChatMember, ChatMemberRestricted, Update
from telegram.constants import ChatType

from bot import texts
from bot.commands import event
from bot.commands.channels import introduce
from bot.context import Context, reply
from bot.views import greetings
from storage import absences, channels, preferences, subscriptions
from storage.database import Database, transaction
from storage.preferences import Preferences


@event("my_chat_member")
async def membership(update: Update, context: Context) -> None:
    """The bot was blocked or removed: the chat's briefings pause. It is added, or back: it says so once."""
    change = update.my_chat_member
    if change is None:
        return
    context.administrators.changed(context.chat_id)
    if _out(change.new_chat_member):
        reason = "blocked" if context.private else "removed"
        await context.archive.write(absences.leave, context.chat_id, reason, context.now)
        return
    await context.archive.write(absences.back, context.chat_id, context.now)
    if change.chat.type == ChatType.CHANNEL:
        if ChatMember.ADMINISTRATOR == change.new_chat_member.status != change.old_chat_member.status:
            await _into_channel(update, context)
    elif not context.private and _out(change.old_chat_member):
        await _into_group(update, context, forum=bool(change.chat.is_forum))


@event("chat_member")
async def others(_: Update, context: Context) -> None:
    """Somebody has become another one in a chat where the bot is administrator."""
    context.administrators.changed(context.chat_id)


@event("message")
@event("channel_post")
@event("callback_query")
async def heard(update: Update, context: Context) -> None:
    """Somebody writes or presses: a paused chat goes on. A group says that it has a new id: it moves."""
    message = update.message
    if message is not None and message.migrate_to_chat_id is not None:
        await _move(context, context.chat_id, message.migrate_to_chat_id)
        return
    if message is not None and message.migrate_from_chat_id is not None:
        await _move(context, message.migrate_from_chat_id, context.chat_id)
    if await context.archive.read(absences.away, context.chat_id):
        await context.archive.write(absences.back, context.chat_id, context.now)


async def _into_group(update: Update, context: Context, *, forum: bool) -> None:
    """One greeting, in the language of the one who added the bot. Where briefings go on, they say enough."""
    if await context.archive.read(subscriptions.of_chat, context.chat_id):
        return
    await reply(update, context, greetings.group(context.texts, forum=forum))


async def _into_channel(update: Update, context: Context) -> None:
    """The one who added it is told, in private, how to set it up. The channel speaks their language."""
    change = update.my_chat_member
    if change is None or change.from_user.is_bot:
        return
    channel = await context.archive.write(
        channels.add, change.from_user.id, context.chat_id, change.chat.title or "", context.now
    )
    await context.archive.write(_speak, context.chat_id, context.texts.language)
    await introduce(context, channel)


def _speak(db: Database, chat_id: int, language: str) -> None:
    """Nobody of a channel's writers is known, so that its language has to be set."""
    with transaction(db):
        if preferences.preferences(db, chat_id, None) == Preferences() and language != texts.FALLBACK:
            preferences.choose_language(db, chat_id, None, language, spoken=language)


async def _move(context: Context, old: int, new: int) -> None:
    context.administrators.changed(old)
    await context.archive.write(subscriptions.move, old, new, context.now)


def _out(member: ChatMember) -> bool:
    if isinstance(member, ChatMemberRestricted):
        return not member.is_member
    return member.status in (ChatMember.BANNED, ChatMember.LEFT)
