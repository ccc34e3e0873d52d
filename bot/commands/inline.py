"""Inline: stories for whoever types the bot's name and some words in any chat."""

import logging
import re

from telegram import (
    InlineQueryResultArticle,
    InlineQueryResultsButton,
    InputTextMessageContent,
    Update,
)
from telegram.constants import ParseMode
from telegram.error import BadRequest

from bot import arguments
from bot.commands import INLINE, command
from bot.context import Context
from bot.posting import markup, preview
from bot.views import inline as views
from bot.views.inline import Result
from storage import preferences, search, shelf
from storage.database import Database
from storage.errors import NotFoundError
from storage.models import StoryPage

ON_A_PAGE = 10
"""Results in one answer; Telegram takes 50."""
MOST = 200
"""Results of one query, page after page."""
CACHE_SECONDS = 30
"""How long Telegram may show the same answer again."""
START = "inline"
"""The payload of the deep link under an empty answer."""

_STORY = re.compile(r"story_([0-9]{1,18})")
_log = logging.getLogger(__name__)


@command(INLINE, place=None)
async def typed(update: Update, context: Context) -> None:
    """@bot [WORDS]: stories with these words, the newest without any; story_ID: that one."""
    query = update.inline_query
    if query is None:
        return
    offset = arguments.number(query.offset) or 0
    page, personal = await context.archive.read(
        _found, context, arguments.words(context.words), min(offset, MOST)
    )
    username, name = context.bot.username, context.bot.first_name
    nothing = None
    if not page.stories and not offset:
        nothing = InlineQueryResultsButton(context.texts.plain("inline-nothing"), start_parameter=START)
    further = offset + ON_A_PAGE
    try:
        await query.answer(
            [_article(views.result(story, username, name)) for story in page.stories],
            cache_time=CACHE_SECONDS,
            is_personal=personal or nothing is not None,  # the button speaks the asker's language
            next_offset=str(further) if page.more and further < MOST else "",
            button=nothing,
        )
    except BadRequest as error:
        if "query is too old" not in str(error).lower():
            raise
        _log.debug("An inline query was answered too late: %s", error)


def _found(db: Database, context: Context, words: str, offset: int) -> tuple[StoryPage, bool]:
    """A page of results, and whether they are meant for this person only."""
    if match := _STORY.fullmatch(words):
        try:
            return StoryPage((shelf.story(db, int(match[1])),) if not offset else (), 0, more=False), False
        except NotFoundError:
            return StoryPage((), 0, more=False), False
    if words:
        return search.search(db, words, context.now, ON_A_PAGE, offset=offset).page, False
    spoken = preferences.preferences(db, context.chat_id, None).news
    return shelf.latest(db, ON_A_PAGE, offset=offset, languages=spoken), bool(spoken)


def _article(result: Result) -> InlineQueryResultArticle:
    return InlineQueryResultArticle(
        result.id,
        result.title,
        InputTextMessageContent(
            result.message.text, ParseMode.HTML, link_preview_options=preview(result.message)
        ),
        reply_markup=markup(result.message.buttons),
        description=result.description or None,
    )
