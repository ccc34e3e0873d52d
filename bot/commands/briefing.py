"""Briefing: a briefing now, what else was new, and the news of before."""

from dataclasses import replace
from datetime import datetime

from telegram import Update

from bot import arguments, callbacks
from bot.commands import button, command
from bot.context import Context, edit, reply
from bot.views import briefings as views
from bot.views import errors
from bot.views import subscriptions as subscription_views
from bot.views.message import Message
from storage import extracts, history, preferences, prospects, stories
from storage.briefings import Choice
from storage.database import Database
from storage.models import StoryPage
from storage.preferences import Preferences
from storage.prospects import Prospect

NAME = "brief"
ON_TOPIC = "briefon"


@command("brief", place=12)
async def brief(update: Update, context: Context) -> None:
    """/brief [WORDS]: a briefing now; it changes nothing of the daily one."""
    await reply(update, context, await _now(context, arguments.words(context.words)))


@button(NAME)
async def pressed(update: Update, context: Context) -> None:
    """A briefing now; the others of a daily one (more) or of one that was asked for (rest); before."""
    press = context.press
    what = press.arguments[0] if press is not None and press.arguments else ""
    first, second = (press.number(1), press.number(2)) if press is not None else (None, None)
    if what == "more" and first is not None:
        message = await _more(context, first, second or 0)
        await (reply if second is None else edit)(update, context, message)
    elif what == "rest":
        message = await _rest(context, first or 0)
        await (reply if first is None else edit)(update, context, message)
    elif what == "before":
        await reply(update, context, await _before(context, ""))
    else:
        await reply(update, context, await _now(context, ""))


@button(ON_TOPIC)
async def pressed_on_topic(update: Update, context: Context) -> None:
    """The news of before on a topic."""
    press = context.press
    carried = press.arguments[1] if press is not None and len(press.arguments) > 1 else ""
    asked = await arguments.unpacked(context, carried)
    if not asked:
        await reply(update, context, errors.said(context.texts, "too-old"))
        return
    await reply(update, context, await _before(context, asked))


async def sample(context: Context) -> Message:
    """A briefing to show what one is like: of what is new, or else of before."""
    found = await _everything(context)
    if not found.choice.picks:
        return await _before(context, "")
    return await _now(context, "")


async def _now(context: Context, asked: str) -> Message:
    if asked:
        found = await _on_topic(context, asked)
        before = callbacks.data(ON_TOPIC, 0, await arguments.portable(context, ON_TOPIC, asked))
    else:
        found = await _everything(context)
        before = callbacks.data(NAME, "before")
    if not found.choice.picks:
        return views.nothing_new(context.texts, _since(context, found), found.topic, before)
    more = None if asked else callbacks.data(NAME, "rest")
    return await _told(context, found.choice, more)


async def _before(context: Context, asked: str) -> Message:
    found = await context.archive.read(
        prospects.before,
        context.now,
        context.settings.rules,
        words=asked,
        size=context.settings.stories,
        language=context.language or context.texts.language,
        languages=(await _liked(context)).news,
    )
    if not found.choice.picks:
        return views.nothing_before(context.texts, found.topic)
    return await _told(context, found.choice, None)


async def _more(context: Context, number: int, offset: int) -> Message:
    page = await context.archive.read(_others, number, context.chat_id, offset)
    if page is None:
        return errors.said(context.texts, "too-old")
    return views.others(context.texts, page, context.now, callbacks.data(NAME, "more", number))


async def _rest(context: Context, offset: int) -> Message:
    found = await _everything(context)
    page = _page(found.choice, offset)
    if not page.stories:
        return views.nothing_new(context.texts, _since(context, found), None, callbacks.data(NAME, "before"))
    return views.others(context.texts, page, context.now, callbacks.data(NAME, "rest"))


async def _everything(context: Context) -> Prospect:
    return await context.archive.read(
        prospects.everything,
        context.chat_id,
        context.thread_id,
        context.now,
        context.settings.rules,
        usual=context.settings.stories,
        language=context.texts.language,
    )


async def _on_topic(context: Context, asked: str) -> Prospect:
    return await context.archive.read(
        prospects.on_topic,
        asked,
        context.now,
        context.settings.rules,
        size=context.settings.stories,
        language=context.language or context.texts.language,
    )


async def _told(context: Context, choice: Choice, more: str | None) -> Message:
    """A briefing as this chat likes it. more: leads to the other stories."""
    picks = await context.archive.read(extracts.extended, choice.picks)
    layout = (await _liked(context)).layout
    told = replace(choice, picks=picks)
    return views.briefing(context.texts, told, context.now, more=more, layout=layout)


async def _liked(context: Context) -> Preferences:
    return await context.archive.read(preferences.preferences, context.chat_id, context.thread_id)


def _others(db: Database, number: int, chat_id: int, offset: int) -> StoryPage | None:
    """A page of what a chat's briefing had no room for; None where it is forgotten, or not this chat's."""
    ids = history.others(db, number, chat_id)
    if not ids:
        return None
    found = stories.many(db, ids[offset : offset + views.ON_A_PAGE])
    return StoryPage(found, offset, len(ids) > offset + views.ON_A_PAGE)


def _page(choice: Choice, offset: int) -> StoryPage:
    found = choice.others[offset : offset + views.ON_A_PAGE]
    return StoryPage(found, offset, len(choice.others) > offset + views.ON_A_PAGE)


def _since(context: Context, found: Prospect) -> str | None:
    """When news was last looked for here, as its people read it."""
    one, since = found.subscription, found.since
    if one is None or since is None:
        return None
    return subscription_views.moment(context.texts, _minute(since), one.plan.zone)


def _minute(moment: datetime) -> datetime:
    return moment.replace(second=0, microsecond=0)
