"""Subscribing: a daily briefing in this chat or topic: begun, changed, ended."""

from telegram import Update

from bot import arguments
from bot.commands import button, command
from bot.context import Context, edit, reply, toast
from bot.rights import may_change
from bot.views import errors
from bot.views import subscriptions as views
from bot.views.message import Message
from bot.views.subscriptions import Draft
from storage import subscriptions, wishes, zones
from storage.errors import NotFoundError
from storage.subscriptions import (
    MOST_HOURS,
    LastHourError,
    Subscription,
    TooManyHoursError,
    WrongPlanError,
)
from storage.zones import UnknownZoneError


@command("subscribe", place=15)
async def subscribe(update: Update, context: Context) -> None:
    """/subscribe [HH:MM] [ZONE] [DAYS]: begins or changes it; without words it shows what there is."""
    if not await may_change(update, context):
        await reply(update, context, errors.said(context.texts, "subscribe-group-admins"))
        return
    await reply(update, context, await _asked(context))


@command("unsubscribe", place=16)
async def unsubscribe(update: Update, context: Context) -> None:
    """/unsubscribe: ends it."""
    if not await may_change(update, context):
        await reply(update, context, errors.said(context.texts, "subscribe-group-admins"))
        return
    await reply(update, context, await _end(context))


@button(views.NAME)
async def pressed(update: Update, context: Context) -> None:
    """The buttons that subscribing offers: set, hour, zones, offer, end."""
    if not await may_change(update, context):
        await toast(update, context, context.texts.plain("subscribe-group-admins"), alert=True)
        return
    what, *rest = context.press.arguments if context.press is not None and context.press.arguments else [""]
    try:
        message = await _pressed(context, what, rest)
    except LastHourError:
        await toast(update, context, context.texts.plain("subscribe-last-hour"), alert=True)
        return
    except TooManyHoursError:
        await toast(update, context, context.texts.plain("subscribe-too-many", most=MOST_HOURS), alert=True)
        return
    except (WrongPlanError, UnknownZoneError):
        message = None
    if message is None:
        await toast(update, context, context.texts.plain("too-old"), alert=True)
        return
    await edit(update, context, message)


async def _asked(context: Context) -> Message:
    one = await _present(context)
    if not context.words:
        return views.state(context.texts, one, context.now) if one is not None else _offer(context, Draft())
    words = arguments.words(context.words)
    wish = wishes.read(words, context.language or context.texts.language)
    if len(wish.hours) > MOST_HOURS:
        return Message(context.texts("subscribe-too-many", most=MOST_HOURS))
    zone = wish.places[0].zone if len(wish.places) == 1 else None
    draft = Draft(wish.hours, wish.days, zone)
    if wish.unknown:
        return views.not_understood(context.texts, wish.unknown, draft, wish.similar, context.now)
    if len(wish.places) > 1:
        return views.which_place(context.texts, draft, wish.places, context.now)
    return await _do(context, draft)


async def _pressed(context: Context, what: str, rest: list[str]) -> Message | None:
    """What a button leads to; None where it is forged or of a time before this one."""
    one = await _present(context)
    days = int(rest[0]) if rest and rest[0] in _MASKS else None
    if what == "set":
        draft = views.carried(rest)
        return None if draft is None else await _do(context, draft)
    if what == "hour":
        hour = views.hour_of(rest[0]) if rest else None
        if hour is None:
            return None
        try:
            change = await context.archive.write(
                subscriptions.switch_hour, context.chat_id, context.thread_id, hour, context.now
            )
        except NotFoundError:
            return _offer(context, Draft())
        return views.changed(context.texts, change, context.now)
    if what == "zones":
        return views.zone_list(context.texts, days, context.now, subscribed=one is not None)
    if what == "offer" and len(rest) == 2:
        return _offer(context, Draft(days=days, zone=rest[1]))
    return await _end(context) if what == "end" else None


async def _do(context: Context, draft: Draft) -> Message:
    """Subscribe as drafted, or ask for the hour where there is none yet."""
    one = await _present(context)
    if one is None and not draft.hours:
        return _offer(context, draft)
    zone = draft.zone or (one.plan.zone if one is not None else _usual_zone(context))
    change = await context.archive.write(
        subscriptions.subscribe,
        context.chat_id,
        context.thread_id,
        context.now,
        language=context.texts.language,
        zone=zone,
        hours=draft.hours,
        days=draft.days,
        usual=context.settings.stories,
    )
    return views.changed(context.texts, change, context.now)


async def _end(context: Context) -> Message:
    one = await context.archive.write(
        subscriptions.unsubscribe, context.chat_id, context.thread_id, context.now
    )
    return views.ended(context.texts, one)


async def _present(context: Context) -> Subscription | None:
    return await context.archive.read(subscriptions.subscription, context.chat_id, context.thread_id)


def _offer(context: Context, draft: Draft) -> Message:
    return views.offer(context.texts, draft, draft.zone or _usual_zone(context), context.now)


def _usual_zone(context: Context) -> str:
    return zones.canonical(context.settings.timezone.key)


_MASKS = frozenset(map(str, range(1, 128)))
