"""Context: what a command has at hand, and how it answers: reply, edit, toast.

Made anew for every update by dispatch.py. A command takes what it needs from here, makes one storage
call, and hands a view's message to reply or edit.
"""

import asyncio
import logging
from dataclasses import dataclass, field
from datetime import datetime

from telegram import CallbackQuery, ReplyParameters, Update
from telegram import Message as TelegramMessage
from telegram.constants import ChatType
from telegram.error import BadRequest, EndPointNotFound
from telegram.ext import ExtBot

from bot.administrators import Administrators
from bot.admins import Admins
from bot.archive import Archive
from bot.behalf import Behalf, carried
from bot.broadcasting import Broadcasts
from bot.callbacks import Press
from bot.clock import Clock
from bot.feeds import Feeds
from bot.intake import Intake
from bot.notices import Notices
from bot.posting import markup, put, send
from bot.rich import METHOD, Rich, refusal, rich_message
from bot.settings import Settings
from bot.texts import Texts
from bot.views.message import Message
from bot.views.text import TOAST_UNITS, shorten

log = logging.getLogger(__name__)


@dataclass(slots=True)
class Context:
    """One update's surroundings.

    chat_id, thread_id: where the answer goes; thread_id only in a forum's topic.
    person_id: who asks, None for a channel's post. admin: that person is an admin of the bot.
    private: the chat is with one person. words, args: what stood after the command, as a text and as words.
    press: the button that was pressed. behalf: the channel that is changed from the private chat with one of
    its administrators; then chat_id is the channel's, and answers go to that private chat. now: when the
    update came in, aware UTC. language: the person's, as Telegram gives it.
    """

    bot: ExtBot[None]
    archive: Archive
    settings: Settings
    clock: Clock
    texts: Texts
    chat_id: int
    thread_id: int | None
    person_id: int | None
    admin: bool
    private: bool
    now: datetime
    language: str | None
    intake: Intake
    feeds: Feeds
    rich: Rich
    admins: Admins
    administrators: Administrators
    broadcasts: Broadcasts
    notices: Notices
    words: str = ""
    press: Press | None = None
    behalf: Behalf | None = None
    answered: bool = field(default=False, init=False)

    @property
    def args(self) -> tuple[str, ...]:
        return tuple(self.words.split())

    @property
    def full_text(self) -> bool:
        """Whether whole articles may be shown in this chat."""
        allowed = self.settings.full_text
        return allowed == "all" or (allowed == "private" and self.private)


async def reply(
    update: Update, context: Context, message: Message, *, quote: bool | None = None
) -> TelegramMessage:
    """Send a view's message to the chat, in its topic; in groups as an answer to the one who asked.

    quote: say for sure whether to answer the message itself. A press is answered at the same time, so that
    it does not wait for the chat's pace; what is said by toast() must be said before.
    """
    asked = update.effective_message
    if quote is None:
        quote = (
            asked is not None
            and asked.chat.type in (ChatType.GROUP, ChatType.SUPERGROUP)
            and update.callback_query is None
        )
    parameters = None
    if quote and asked is not None:
        parameters = ReplyParameters(asked.message_id, allow_sending_without_reply=True)
    if context.behalf is not None:
        sending = send(context.bot, context.behalf.chat_id, carried(message, context.behalf))
    else:
        sending = _sent(context, message, parameters)
    sent, _ = await asyncio.gather(sending, toast(update, context))
    return sent


async def _sent(context: Context, message: Message, parameters: ReplyParameters | None) -> TelegramMessage:
    """Send it as a rich message where it is one and the server takes them, else in the standard layout."""
    if message.rich is not None and not context.rich.refused:
        try:
            return await _send_rich(context, message, parameters)
        except (EndPointNotFound, BadRequest) as error:
            if not (isinstance(error, EndPointNotFound) or refusal(error)):
                raise
            await context.rich.refuse(error)
    return await send(context.bot, context.chat_id, message, context.thread_id, parameters)


async def _send_rich(
    context: Context, message: Message, parameters: ReplyParameters | None
) -> TelegramMessage:
    given = {
        "chat_id": context.chat_id,
        "rich_message": rich_message(message),
        "reply_markup": markup(message.buttons),
        "message_thread_id": context.thread_id,
        "reply_parameters": parameters,
    }
    kept = {name: value for name, value in given.items() if value is not None}
    sent = await context.bot.do_api_request(METHOD, api_kwargs=kept, return_type=TelegramMessage)
    assert isinstance(sent, TelegramMessage)
    return sent


async def edit(update: Update, context: Context, message: Message) -> None:
    """Put a view's message in the place of the one that was pressed; sent anew where that can't be.

    The press is answered at the same time, as by reply().
    """
    query = update.callback_query
    shown = query.message if query is not None else None
    if shown is None or not shown.is_accessible:
        await reply(update, context, message)
        return
    placed = message if context.behalf is None else carried(message, context.behalf)
    putting = put(context.bot, shown.chat.id, shown.message_id, placed)
    try:
        await asyncio.gather(putting, toast(update, context))
    except BadRequest as error:
        if not _out_of_reach(error):
            raise
        await reply(update, context, message)


async def toast(update: Update, context: Context, text: str = "", *, alert: bool = False) -> None:
    """Answer a press: with a short text at the top of the chat, or silently. Only the first answer counts."""
    query: CallbackQuery | None = update.callback_query
    if query is None or context.answered:
        return
    context.answered = True
    try:
        await query.answer(shorten(text, TOAST_UNITS) or None, show_alert=alert)
    except BadRequest as error:
        log.debug("A press was answered too late: %s", error)


def _out_of_reach(error: BadRequest) -> bool:
    """Whether a message can't be edited any more: it was deleted, or is too old."""
    said = str(error).lower()
    return "message to edit not found" in said or "can't be edited" in said
