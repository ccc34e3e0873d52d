"""Feeding: the feeds that are read by themselves: the list, adding one, removing one."""

from telegram import InputFile, Update

from bot import arguments
from bot.addresses import FetchError
from bot.commands import button, command, event
from bot.context import Context, edit, reply, toast
from bot.offers import channel_of
from bot.views import errors
from bot.views import feeds as views
from bot.views.message import Message
from bot.workshop import WorkError
from storage import feeds as archive
from storage import opml
from storage.dumps import channel
from storage.dumps.feed import FeedError
from storage.errors import NotFoundError
from storage.feeds import Feed, TooManyFeedsError


@command("feeds", admins=True, place=83)
async def feeds(update: Update, context: Context) -> None:
    """/feeds: the feeds and how they are doing."""
    every = await context.archive.read(archive.every)
    await reply(update, context, views.listing(context.texts, every, context.now))


@button("feeds", admins=True)
async def feeds_pressed(update: Update, context: Context) -> None:
    """The feeds: afresh, or another page of them."""
    offset = context.press.number(0) if context.press is not None else None
    every = await context.archive.read(archive.every)
    shown = views.listing(context.texts, every, context.now, max(offset or 0, 0))
    await (reply if offset is None else edit)(update, context, shown)


@button("exportfeeds", admins=True)
async def export_pressed(update: Update, context: Context) -> None:
    """The feeds as a file that other readers take, and this one."""
    every = await context.archive.read(archive.every)
    await toast(update, context)
    await context.bot.send_document(
        context.chat_id,
        InputFile(opml.written(every), filename="newsbrief-feeds.opml"),
        message_thread_id=context.thread_id,
    )


@command("addfeed", admins=True, place=84)
async def addfeed(update: Update, context: Context) -> None:
    """/addfeed LINK: read the feed there, the one that the page there names, or a public channel."""
    answered = update.message.reply_to_message if update.message is not None else None
    forwarded = channel_of(answered) if answered is not None else None
    if len(context.args) != 1 and (context.args or forwarded is None):
        await reply(update, context, errors.said(context.texts, "addfeed-how"))
        return
    await reply(update, context, await _added(context, context.args[0] if context.args else f"@{forwarded}"))


@button("addchannel", admins=True)
async def addchannel_pressed(update: Update, context: Context) -> None:
    """Read from now on, under the report of a forwarded post."""
    name = context.press.arguments[0] if context.press is not None and context.press.arguments else ""
    if channel.page(f"@{name}") is None:
        await toast(update, context, context.texts.plain("too-old"), alert=True)
        return
    await toast(update, context)
    await reply(update, context, await _added(context, f"@{name}"))


@button("fulltext", admins=True)
async def fulltext_pressed(update: Update, context: Context) -> None:
    """Whether the items of a feed are fetched in full."""
    press = context.press
    feed_id, wanted, offset = ((press.number(place) if press is not None else None) for place in range(3))
    try:
        await context.archive.write(archive.set_full_text, feed_id or 0, bool(wanted))
    except NotFoundError:
        await toast(update, context, context.texts.plain("feed-not-there"), alert=True)
        return
    every = await context.archive.read(archive.every)
    await edit(update, context, views.listing(context.texts, every, context.now, offset or 0))


@event("channel_post")
async def posted(update: Update, context: Context) -> None:
    """A post of a channel that the bot is a member of."""
    if update.channel_post is not None:
        await context.feeds.posted(update.channel_post)


async def _added(context: Context, link: str) -> Message:
    if (preview := channel.page(link)) is not None:
        link = preview
    elif "://" not in link:
        link = f"https://{link}"
    try:
        added = await context.feeds.add(link, context.chat_id)
    except (FetchError, FeedError, TooManyFeedsError, WorkError) as error:
        return views.refused(context.texts, str(error))
    return views.added(context.texts, added.feed, added.report, new=added.new)


@command("removefeed", admins=True, place=85)
async def removefeed(update: Update, context: Context) -> None:
    """/removefeed N or LINK: read a feed no more; without a number, the list with its buttons."""
    if not context.words:
        await feeds(update, context)
        return
    feed_id = arguments.number(context.words)
    if feed_id is None:
        every = await context.archive.read(archive.every)
        feed_id = next((feed.id for feed in every if feed.url == context.words), 0)
    gone = await _removed(context, feed_id)
    if gone is None:
        await reply(update, context, errors.said(context.texts, "feed-not-there"))
        return
    await reply(update, context, views.removed(context.texts, gone))


@button("removefeed", admins=True)
async def removefeed_pressed(update: Update, context: Context) -> None:
    """Remove under a list or a feed's trouble."""
    gone = await _removed(context, (context.press.number(0) if context.press is not None else None) or 0)
    if gone is None:
        await reply(update, context, errors.said(context.texts, "feed-not-there"))
        return
    await edit(update, context, views.removed(context.texts, gone))


async def _removed(context: Context, feed_id: int) -> Feed | None:
    try:
        return await context.archive.write(archive.remove, feed_id)
    except NotFoundError:
        return None
