"""Broadcasting: a message of an admin to everybody who is subscribed: shown, asked about, sent, stopped."""

import re

from telegram import Update
from telegram.error import BadRequest

from bot import payloads
from bot.commands import button, command
from bot.context import Context, edit, reply, toast
from bot.views import broadcasts as views
from bot.views import errors
from bot.views.message import Message
from bot.views.text import Html, escape
from storage import broadcasts
from storage.broadcasts import Progress

_COMMAND = re.compile(r"/broadcast(?:@\w+)?\s+", re.IGNORECASE)


@command("broadcast", admins=True, place=90)
async def broadcast(update: Update, context: Context) -> None:
    """/broadcast TEXT: shows it as it would arrive, and asks."""
    if not context.words:
        await reply(update, context, errors.said(context.texts, "broadcast-how"))
        return
    message = Message(_formatted(update, context))
    try:
        await reply(update, context, message, quote=False)
    except BadRequest:  # a form that a bot may not send
        message = Message(escape(context.words))
        await reply(update, context, message, quote=False)
    drafted = await context.archive.write(
        broadcasts.draft, context.chat_id, context.texts.language, payloads.payload(message), context.now
    )
    await reply(update, context, views.ask(context.texts, drafted, context.broadcasts.rate), quote=False)


@button(views.NAME, admins=True)
async def pressed(update: Update, context: Context) -> None:
    """Yes, no, stop."""
    query, press = update.callback_query, context.press
    what = press.arguments[0] if press is not None and press.arguments else ""
    number = press.number(1) if press is not None else None
    shown = query.message if query is not None else None
    if what == views.SEND and number is not None and shown is not None:
        begun = await context.archive.write(broadcasts.begin, number, context.chat_id, shown.message_id)
        if begun is not None:
            await edit(update, context, views.progress(context.texts, begun, Progress(0, 0, begun.chats)))
            context.broadcasts.changed()
            return
    elif what == views.STOP and number is not None:
        draft = await context.archive.read(broadcasts.is_draft, number)
        if await context.archive.write(broadcasts.stop, number, context.chat_id, context.now):
            context.broadcasts.changed()
            if draft:
                await edit(update, context, views.dropped(context.texts))
            else:
                await toast(update, context, context.texts.plain("broadcast-stop-toast"))
            return
    await toast(update, context, context.texts.plain("too-old"), alert=True)


def _formatted(update: Update, context: Context) -> Html:
    """The words after the command, formatted as the admin wrote them."""
    message = update.effective_message
    written = message.text_html if message is not None and message.text else ""
    command = _COMMAND.match(written)
    return escape(context.words) if command is None else Html(written[command.end() :].strip())
