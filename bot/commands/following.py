"""Following: topics and sources that a chat follows or mutes, by commands and by buttons under the news."""

from collections.abc import Iterable

from telegram import Update

from bot import arguments, callbacks
from bot.commands import button, command
from bot.context import Context, edit, reply, toast
from bot.rights import may_change
from bot.views import errors, stories
from bot.views import follows as views
from bot.views.follows import FOLLOW, HUSH, IN_PLACE, LEAVE, MUTE, RING, Carry, Offered
from bot.views.message import Message
from bot.views.text import plain
from storage import alerted, articles, follows, subscriptions, whereabouts, zones
from storage import stories as archive
from storage.alerted import Voice
from storage.database import Database, transaction
from storage.errors import NotFoundError
from storage.follows import LONGEST, MOST, SOURCE, Change, TooManyFollowsError
from storage.models import Story

TUNE = "tune"
_MOST_OFFERED = 4


@command("follow", place=31)
async def follow(update: Update, context: Context) -> None:
    """/follow [WORDS]: news on this topic comes first; without words, what is followed and muted here."""
    await _asked(update, context, FOLLOW)


@command("unfollow", place=32)
async def unfollow(update: Update, context: Context) -> None:
    """/unfollow [WORDS]: no longer."""
    await _asked(update, context, LEAVE)


@command("mute", place=33)
async def mute(update: Update, context: Context) -> None:
    """/mute [WORDS]: news on this topic is left out."""
    await _asked(update, context, MUTE)


@command("unmute", place=34)
async def unmute(update: Update, context: Context) -> None:
    """/unmute [WORDS]: no longer."""
    await _asked(update, context, LEAVE)


@button(views.MINE)
async def mine_pressed(update: Update, context: Context) -> None:
    """The chat's own list, and what is removed from it."""
    press = context.press
    if press is None or not press.arguments:
        await reply(update, context, await _mine(context))
        return
    if not await _may_press(update, context):
        return
    change = await context.archive.write(
        follows.drop, context.chat_id, context.thread_id, press.number(0) or 0
    )
    if change is None:  # it was removed elsewhere
        await edit(update, context, await _mine(context))
        return
    await toast(update, context, plain(views.sentence(context.texts, change)))
    await edit(update, context, await _changed(context, change))


@button(views.NAME)
async def follow_pressed(update: Update, context: Context) -> None:
    """Follow, mute or leave a topic; from an answer to such a press, in its place."""
    press = context.press
    if not await _may_press(update, context):
        return
    number = press.number(0) if press is not None else None
    carried = press.arguments[1] if press is not None and len(press.arguments) > 1 else ""
    asked = await arguments.unpacked(context, carried)
    wish = None if number is None else number % IN_PLACE
    if number is None or wish not in (FOLLOW, MUTE, LEAVE, RING, HUSH) or not asked or not follows.key(asked):
        await toast(update, context, context.texts.plain("too-old"), alert=True)
        return
    try:
        change = await _do(context, wish, asked)
    except TooManyFollowsError:
        await toast(update, context, context.texts.plain("follow-too-many", most=MOST), alert=True)
        return
    await toast(update, context, plain(views.sentence(context.texts, change)))
    await (edit if number >= IN_PLACE else reply)(update, context, await _changed(context, change))


@button(TUNE)
async def tune_pressed(update: Update, context: Context) -> None:
    """What of a story can be followed or muted."""
    number = context.press.number(0) if context.press is not None else None
    try:
        story, offered = await context.archive.read(_of_story, context, number or 0)
    except NotFoundError:
        await reply(
            update, context, stories.nothing(context.texts, context.texts("no-story", story=str(number)))
        )
        return
    carry = await carrying(context, [one.topic for one in offered])
    title = stories.short_title(context.texts, story)
    await reply(update, context, views.of_story(context.texts, title, offered, carry))


async def carrying(context: Context, topics: Iterable[str]) -> Carry:
    """How buttons carry these topics."""
    carried = {topic: await arguments.portable(context, views.NAME, topic) for topic in topics}
    return lambda wish, topic: callbacks.data(views.NAME, wish, carried[topic])


async def _asked(update: Update, context: Context, wish: int) -> None:
    topic = arguments.words(context.words)
    if not topic:
        await reply(update, context, await _mine(context))
    elif not await may_change(update, context):
        await reply(update, context, errors.said(context.texts, "subscribe-group-admins"))
    elif len(topic) > LONGEST or not follows.key(topic):
        await reply(update, context, errors.said(context.texts, "follow-wrong"))
    else:
        try:
            change = await _do(context, wish, topic)
        except TooManyFollowsError:
            await reply(update, context, Message(context.texts("follow-too-many", most=MOST)))
            return
        await reply(update, context, await _changed(context, change))


async def _do(context: Context, wish: int, topic: str) -> Change:
    where = context.chat_id, context.thread_id
    if wish == LEAVE:
        return await context.archive.write(follows.unfollow, *where, topic)
    if wish in (RING, HUSH):
        return await context.archive.write(_ring, context, topic, bell=wish == RING)
    return await context.archive.write(follows.follow, *where, topic, context.now, muted=wish == MUTE)


def _ring(db: Database, context: Context, topic: str, *, bell: bool) -> Change:
    with transaction(db):
        change = follows.ring(db, context.chat_id, context.thread_id, topic, context.now, bell=bell)
        alerted.touch(db, context.chat_id, context.thread_id, voice(db, context), context.now)
        return change


def voice(db: Database, context: Context) -> Voice:
    """How a chat without a briefing is told at once: its language, and its likely zone."""
    one = subscriptions.subscription(db, context.chat_id, context.thread_id)
    zone = whereabouts.likely(context.language) or zones.canonical(context.settings.timezone.key)
    return Voice(context.texts.language, zone if one is None else one.plan.zone)


async def _changed(context: Context, change: Change) -> Message:
    return views.changed(context.texts, change, await carrying(context, [change.topic]))


async def _mine(context: Context) -> Message:
    some = await context.archive.read(follows.follows, context.chat_id, context.thread_id)
    return views.mine(context.texts, some)


async def _may_press(update: Update, context: Context) -> bool:
    if await may_change(update, context):
        return True
    await toast(update, context, context.texts.plain("subscribe-group-admins"), alert=True)
    return False


def _of_story(db: Database, context: Context, number: int) -> tuple[Story, tuple[Offered, ...]]:
    """A story's sources and hashtags, with what the chat says of each."""
    story = archive.story(db, number)
    tags = dict.fromkeys(tag for article in articles.of_story(db, story.id) for tag in article.hashtags)
    named = [f"{SOURCE}{source}" for source in story.sources[:_MOST_OFFERED]]
    topics = [
        topic for topic in (*[*tags][:_MOST_OFFERED], *named) if follows.key(topic) and len(topic) <= LONGEST
    ]
    found = [Offered(topic, follows.find(db, context.chat_id, context.thread_id, topic)) for topic in topics]
    return story, tuple(found)
