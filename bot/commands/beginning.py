"""Beginning: how somebody new comes to a first briefing, in two presses."""

from datetime import time

from telegram import Update

from bot.commands import button
from bot.commands.briefing import sample
from bot.context import Context, edit, reply, toast
from bot.rights import may_change
from bot.views import beginning as views
from bot.views import clocks
from bot.views.message import Message
from storage import subscriptions, whereabouts, zones
from storage.zones import UnknownZoneError

_LONGEST_ZONE = 40


def welcome(context: Context) -> Message:
    """The first message to somebody new."""
    return views.hours(context.texts, likely_zone(context), context.now)


def likely_zone(context: Context) -> str:
    """Where this person is likely to live, to be confirmed."""
    return whereabouts.likely(context.language) or zones.canonical(context.settings.timezone.key)


@button(views.NAME)
async def pressed(update: Update, context: Context) -> None:
    """An hour, another zone, done."""
    if not await may_change(update, context):
        await toast(update, context, context.texts.plain("subscribe-group-admins"), alert=True)
        return
    what, packed, zone = (*(context.press.arguments if context.press is not None else ()), "", "", "")[:3]
    hour = clocks.unpacked(packed)
    try:
        zones.load(zone[:_LONGEST_ZONE] or "UTC")
    except UnknownZoneError:
        hour = None
    if hour is None or len(hour) > 1 or (what in ("hour", "done") and not (hour and zone)):
        what = ""
    if what == "hour" and hour:
        await edit(update, context, views.confirm(context.texts, hour[0], zone, context.now))
    elif what == "hours" and zone:
        page = views.hours if context.behalf is None else views.choice
        await edit(update, context, page(context.texts, zone, context.now))
    elif what == "zones":
        await edit(update, context, views.zone_list(context.texts, packed, context.now))
    elif what == "done" and hour:
        await _begin(update, context, hour[0], zone)
    else:
        await toast(update, context, context.texts.plain("too-old"), alert=True)


async def _begin(update: Update, context: Context, hour: time, zone: str) -> None:
    """Subscribe, and show what a briefing is like."""
    change = await context.archive.write(
        subscriptions.subscribe,
        context.chat_id,
        context.thread_id,
        context.now,
        language=context.texts.language,
        zone=zone,
        hours=[hour],
        usual=context.settings.stories,
    )
    await edit(update, context, views.done(context.texts, change, context.now))
    await reply(update, context, await sample(context))
