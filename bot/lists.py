"""Lists: a list of stories as a chat gets it, in a model's words where the operator wants these."""

from dataclasses import replace

from bot.context import Context
from bot.views import stories
from bot.views.message import Message
from bot.views.stories import Listing
from storage import wordings


async def listed(context: Context, shown: Listing) -> Message:
    """The message of a list of stories."""
    if context.settings.summaries_url:
        told = await context.archive.read(wordings.worded, shown.page.stories, context.texts.language)
        shown = replace(shown, page=replace(shown.page, stories=told))
    return stories.listing(context.texts, shown, context.now)
