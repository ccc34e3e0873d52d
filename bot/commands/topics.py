"""Topics: those that are most in the news, as buttons."""

from telegram import Update

from bot import arguments, callbacks
from bot.commands import command
from bot.context import Context, reply
from bot.views import topics as views
from storage import topics

_MOST = 12


@command("topics", place=29)
async def frequent(update: Update, context: Context) -> None:
    """/topics: what the news of this week is about."""
    found = await context.archive.read(topics.frequent, context.now, _MOST)
    carried = {
        topic: callbacks.data("topic", 0, await arguments.portable(context, "topic", topic))
        for topic in found
    }
    await reply(update, context, views.choice(context.texts, carried))
