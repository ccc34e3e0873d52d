"""Privacy: what is kept of a chat: said, handed out as a file, forgotten."""

import json

from telegram import InputFile, Update

from bot.commands import button, command
from bot.context import Context, edit, reply, toast
from bot.rights import may_change
from bot.views import errors
from bot.views import privacy as views
from storage import privacy

_FILE = "newsbrief-data.json"


@command("privacy", place=80)
async def what(update: Update, context: Context) -> None:
    """/privacy: what is kept of this chat."""
    await reply(update, context, views.what(context.texts))


@command("export", place=81)
async def export(update: Update, context: Context) -> None:
    """/export: all that is kept of this chat, as a file."""
    if not await _may(update, context):
        return
    kept = await context.archive.read(privacy.export, context.chat_id, context.now)
    data = json.dumps(kept, ensure_ascii=False, indent=2).encode("utf-8", "replace")
    await toast(update, context)
    await context.bot.send_document(
        context.chat_id,
        InputFile(data, filename=_FILE),
        caption=context.texts.plain("export"),
        message_thread_id=context.thread_id,
    )


@command("forget", place=82)
async def forget(update: Update, context: Context) -> None:
    """/forget: asks whether all that is kept of this chat shall be removed."""
    if await _may(update, context):
        await reply(update, context, views.ask(context.texts, admin=context.private and context.admin))


@button(views.NAME)
async def forget_pressed(update: Update, context: Context) -> None:
    """Yes or no."""
    if not await _may(update, context):
        return
    if context.press is None or views.SURE not in context.press.arguments:
        await edit(update, context, views.kept(context.texts))
        return
    await context.intake.settle(context.chat_id)
    await context.archive.write(privacy.forget, context.chat_id)
    await edit(update, context, views.forgotten(context.texts))


async def _may(update: Update, context: Context) -> bool:
    """Whether the one who asks decides about this chat; they are told if not."""
    if await may_change(update, context):
        return True
    if update.callback_query is not None:
        await toast(update, context, context.texts.plain("privacy-group-admins"), alert=True)
    else:
        await reply(update, context, errors.said(context.texts, "privacy-group-admins"))
    return False
