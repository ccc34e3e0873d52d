"""Channels: set up from the private chat with the one who made the bot an administrator there."""

import logging
from dataclasses import replace

from telegram import Update
from telegram.error import BadRequest, Forbidden

from bot import behalf
from bot.behalf import Behalf, carried
from bot.commands import button, command, registry
from bot.commands.beginning import likely_zone
from bot.context import Context, edit, reply, toast
from bot.posting import send
from bot.views import channels as views
from bot.views import errors
from bot.views.message import Message
from storage import channels, subscriptions
from storage.channels import Channel

log = logging.getLogger(__name__)


@command("channels", place=18)
async def listing(update: Update, context: Context) -> None:
    """/channels: the channels that this person can set up."""
    if not context.private:
        await reply(update, context, errors.said(context.texts, "admins-private"))
        return
    await reply(update, context, views.listing(context.texts, await _channels(context)))


@button(views.NAME)
async def listing_pressed(update: Update, context: Context) -> None:
    """Another channel."""
    await edit(update, context, views.listing(context.texts, await _channels(context)))


@button(behalf.NAME)
async def pressed(update: Update, context: Context) -> None:
    """A page about a channel, and what is changed on it, for one of its administrators."""
    press = context.press
    number = press.number(0) if press is not None else None
    channel = None
    if context.private and number is not None:
        channel = await context.archive.read(channels.find, context.chat_id, number)
    if (
        press is None
        or channel is None
        or context.person_id not in await context.administrators.of(channel.channel_id, context.now)
    ):
        await toast(update, context, context.texts.plain("channel-not-yours"), alert=True)
        return
    there = _within(context, channel)
    there.press = behalf.inner(press)
    try:
        if there.press is None:
            await edit(update, there, await _overview(there))
        else:
            await registry().buttons[there.press.name].run(update, there)
    finally:
        context.answered = there.answered


async def introduce(context: Context, channel: Channel) -> None:
    """Tell the one who added the bot to a channel what can be done; later, where they have not started it."""
    there = _within(context, channel)
    assert there.behalf is not None
    try:
        await send(context.bot, channel.chat_id, carried(await _overview(there), there.behalf))
    except (BadRequest, Forbidden) as error:
        log.info("The chat %s takes no messages yet: %s", channel.chat_id, error)
    else:
        await context.archive.write(channels.told, channel)


async def introduce_all(context: Context) -> None:
    """Tell of the channels that this person knows nothing of yet."""
    for channel in await context.archive.read(channels.of_person, context.chat_id, untold=True):
        await introduce(context, channel)


async def _channels(context: Context) -> tuple[Channel, ...]:
    """The person's channels in which they decide."""
    found = await context.archive.read(channels.of_person, context.chat_id)
    return tuple(
        [
            one
            for one in found
            if context.person_id in await context.administrators.of(one.channel_id, context.now)
        ]
    )


async def _overview(there: Context) -> Message:
    one = await there.archive.read(subscriptions.subscription, there.chat_id, None)
    return views.overview(there.texts, one, likely_zone(there), there.now)


def _within(context: Context, channel: Channel) -> Context:
    """The same surroundings, for the channel."""
    return replace(
        context,
        chat_id=channel.channel_id,
        thread_id=None,
        private=False,
        behalf=Behalf(channel.id, channel.title, channel.chat_id),
    )
