"""Figures: how the bot is doing, for admins."""

from telegram import Update

from bot.commands import button, command
from bot.context import Context, edit, reply
from bot.views import figures as views
from bot.views.message import Message
from storage import figures


@command("stats", admins=True, place=83)
async def stats(update: Update, context: Context) -> None:
    """/stats: readers, briefings, articles and sources in numbers."""
    await reply(update, context, await _figures(context))


@button("stats", admins=True)
async def stats_pressed(update: Update, context: Context) -> None:
    """The figures as they are now, in place of those shown."""
    await edit(update, context, await _figures(context))


async def _figures(context: Context) -> Message:
    return views.figures(context.texts, await context.archive.read(figures.figures, context.now))
