"""Finding: stories by what is asked: topic, search, and plain text in a private chat."""

import base64
import binascii

from telegram import Update

from bot import arguments, callbacks
from bot.commands import TEXT, button, command, link
from bot.commands.following import carrying
from bot.context import Context, edit, reply
from bot.lists import listed
from bot.offers import LONG_TEXT
from bot.views import errors, stories
from bot.views import follows as follow_views
from bot.views.follows import Offered
from bot.views.message import Button, Message
from bot.views.text import BUTTON_UNITS, shorten, units
from storage import follows, topics
from storage import search as archive
from storage import stories as shelf
from storage.database import Database
from storage.queries import Hint
from storage.search import SearchPage
from storage.topics import TopicPage

ON_A_PAGE = 5
MOST_CHOICES = 6


@command("topic", place=30)
async def topic(update: Update, context: Context) -> None:
    """/topic WORDS: stories on a topic."""
    asked = arguments.words(context.words)
    if not asked:
        await reply(update, context, errors.said(context.texts, "topic-wrong"))
        return
    await reply(update, context, await _topic(context, asked, 0))


@link("topic")
async def linked(update: Update, context: Context) -> None:
    """The deep link topic_WORDS, in base64url without padding."""
    code = context.words
    try:
        context.words = base64.urlsafe_b64decode(code + "=" * (-len(code) % 4)).decode()
    except (binascii.Error, UnicodeDecodeError):
        context.words = ""
    await topic(update, context)


@button("topic")
async def topic_pressed(update: Update, context: Context) -> None:
    """Another page of a topic, or another topic."""
    asked, offset = await _carried(context)
    if not asked:
        await reply(update, context, errors.said(context.texts, "too-old"))
        return
    await edit(update, context, await _topic(context, asked, offset))


@command("search", place=40)
async def search(update: Update, context: Context) -> None:
    """/search WORDS: stories with these words."""
    asked = arguments.words(context.words)
    if not asked:
        await reply(update, context, errors.said(context.texts, "search-wrong"))
        return
    await reply(update, context, await _search(context, asked, 0))


@command(TEXT, place=None)
async def text(update: Update, context: Context) -> None:
    """Plain text in a private chat, or in reply to the bot, is a search; an admin can have it read."""
    asked = arguments.words(context.words)
    found = await _search(context, asked, 0)
    may_be_dump = context.admin and context.private and units(context.words) <= LONG_TEXT
    if may_be_dump:
        read = Button(context.texts.plain("button-read"), callbacks.data("read"))
        found = Message(found.text, (*found.buttons, (read,)), found.preview)
    await reply(
        update, context, found, quote=may_be_dump or None
    )  # the button finds its text in the quoted message


@button("search")
async def search_pressed(update: Update, context: Context) -> None:
    """Another page of a search."""
    asked, offset = await _carried(context)
    if not asked:
        await reply(update, context, errors.said(context.texts, "too-old"))
        return
    await edit(update, context, await _search(context, asked, offset))


async def _topic(context: Context, asked: str, offset: int) -> Message:
    found, empty = await context.archive.read(_on_topic, asked, context, offset)
    if empty:
        return stories.empty_archive(context.texts, admin=context.admin)
    if not found.page.stories:
        suggestion = None
        if found.suggestion is not None:
            suggestion = await _topic_button(context, found.suggestion)
        asks = "nothing-on-topic-nearest" if found.suggestion is not None else "nothing-on-topic"
        text = context.texts(asks, topic=found.name, nearest=found.suggestion or "")
        return stories.nothing(context.texts, text, suggestion=suggestion)
    carried = await arguments.portable(context, "topic", asked) if found.page.more or offset else ""
    shown_as = found.name if follows.key(found.name) == follows.key(asked) else asked
    own = await _follow_buttons(context, shown_as)
    choices = [await _topic_button(context, choice) for choice in found.choices[:MOST_CHOICES]]
    shown = stories.Listing(
        header=context.texts("topic-of-several" if choices else "topic", topic=found.name),
        page=found.page,
        size=ON_A_PAGE,
        turn=lambda to: callbacks.data("topic", to, carried),
        extra=(*((choice,) for choice in choices), *own),
    )
    return await listed(context, shown)


async def _topic_button(context: Context, name: str) -> Button:
    return Button(
        shorten(name, BUTTON_UNITS),
        callbacks.data("topic", 0, await arguments.portable(context, "topic", name)),
    )


async def _search(context: Context, asked: str, offset: int) -> Message:
    found, empty = await context.archive.read(_with_words, asked, context, offset)
    if empty:
        return stories.empty_archive(context.texts, admin=context.admin)
    if not found.page.stories:
        hint = found.hint or Hint.NOTHING
        name = f"hint-{hint.name.lower().replace('_', '-')}"
        return stories.nothing(context.texts, context.texts(name, words=asked))
    carried = await arguments.portable(context, "search", asked) if found.page.more or offset else ""
    shown = stories.Listing(
        header=context.texts("found", words=asked),
        page=found.page,
        size=ON_A_PAGE,
        turn=lambda to: callbacks.data("search", to, carried),
    )
    return await listed(context, shown)


async def _carried(context: Context) -> tuple[str | None, int]:
    """The words and the offset of the pressed button."""
    press = context.press
    if press is None or len(press.arguments) < 2:
        return None, 0
    return await arguments.unpacked(context, press.arguments[1]), press.number(0) or 0


def _on_topic(db: Database, asked: str, context: Context, offset: int) -> tuple[TopicPage, bool]:
    """The page, and whether the archive has no story at all."""
    language = context.texts.language
    found = topics.topic(db, asked, context.now, ON_A_PAGE, offset=offset, language=language)
    return found, not found.page.stories and not shelf.latest(db, 1).stories


async def _follow_buttons(context: Context, asked: str) -> tuple[tuple[Button, ...], ...]:
    """To follow or mute a topic; none for what is too long to be one."""
    if len(asked) > follows.LONGEST or not follows.key(asked):
        return ()
    present = await context.archive.read(follows.find, context.chat_id, context.thread_id, asked)
    carry = await carrying(context, [asked])
    offered = Offered(asked, present)
    return (
        *follow_views.offers(context.texts, [offered], carry),
        (follow_views.bell(context.texts, offered, carry),),
    )


def _with_words(db: Database, asked: str, context: Context, offset: int) -> tuple[SearchPage, bool]:
    found = archive.search(db, asked, context.now, ON_A_PAGE, offset=offset)
    return found, not found.page.stories and not shelf.latest(db, 1).stories
