"""Figures: how the bot is doing, for admins, as a picture and in words."""

import asyncio

from telegram import InputFile, InputMediaPhoto, Message, Update
from telegram.constants import ParseMode
from telegram.error import BadRequest

from bot.chart import chart
from bot.commands import button, command
from bot.context import Context, reply, toast
from bot.posting import markup
from bot.views import figures as views
from bot.views.message import Message as Words
from bot.views.text import CAPTION_UNITS, visible
from storage import figures

_FILE = "newsbrief.png"


@command("stats", admins=True, place=83)
async def stats(update: Update, context: Context) -> None:
    """/stats: readers, briefings, articles and sources in numbers."""
    await _send(update, context)


@button("stats", admins=True)
async def stats_pressed(update: Update, context: Context) -> None:
    """The figures as they are now, in place of those shown."""
    query = update.callback_query
    shown = query.message if query is not None else None
    if not isinstance(shown, Message) or not shown.photo:
        await _send(update, context)
        return
    words, picture = await _figures(context)
    if visible(words.text) > CAPTION_UNITS:
        await _send(update, context)
        return
    media = InputMediaPhoto(InputFile(picture, _FILE, attach=True), words.text, ParseMode.HTML)
    try:
        await asyncio.gather(
            toast(update, context),
            context.bot.edit_message_media(
                media, context.chat_id, shown.message_id, reply_markup=markup(words.buttons)
            ),
        )
    except BadRequest as error:
        if "message is not modified" not in str(error).lower():
            raise


async def _send(update: Update, context: Context) -> None:
    """The picture with the words under it; the words by themselves where they don't fit there."""
    words, picture = await _figures(context)
    fits = visible(words.text) <= CAPTION_UNITS
    await toast(update, context)
    await context.bot.send_photo(
        context.chat_id,
        InputFile(picture, _FILE),
        words.text if fits else None,
        parse_mode=ParseMode.HTML,
        reply_markup=markup(words.buttons) if fits else None,
        message_thread_id=context.thread_id,
    )
    if not fits:
        await reply(update, context, words)


async def _figures(context: Context) -> tuple[Words, bytes]:
    told = await context.archive.read(figures.figures, context.now)
    picture = await asyncio.to_thread(chart, told, context.now)
    return views.figures(context.texts, told), picture
