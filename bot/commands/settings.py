"""Settings: everything that can be set of a chat's briefings, in one message that is edited in place."""

import re
from datetime import timedelta

from telegram import Update

from bot import texts
from bot.commands import button, command
from bot.commands.following import voice
from bot.context import Context, edit, reply, toast
from bot.rights import may_change
from bot.views import bells, clocks, errors
from bot.views import follows as follow_views
from bot.views import settings as views
from bot.views.message import Message
from bot.views.settings import TELEGRAM, Item, Shown
from bot.views.text import plain
from storage import alerted, follows, news, preferences, subscriptions
from storage.alerted import Wishes
from storage.database import Database, transaction
from storage.errors import NotFoundError
from storage.follows import Change
from storage.preferences import Layout
from storage.subscriptions import (
    MOST_HOURS,
    LastHourError,
    Subscription,
    TooManyHoursError,
    WrongPlanError,
)
from storage.zones import UnknownZoneError


class ForgedError(ValueError):
    """A button that is none of ours."""


class LastDayError(WrongPlanError):
    """The only day was to be taken out."""


@command("settings", place=17)
async def settings(update: Update, context: Context) -> None:
    """/settings: what is set here, with buttons to change it."""
    if not await may_change(update, context):
        await reply(update, context, errors.said(context.texts, "subscribe-group-admins"))
        return
    shown = await context.archive.read(_shown, context)
    await reply(update, context, views.overview(context.texts, shown))


@button(views.NAME)
async def pressed(update: Update, context: Context) -> None:
    """The pages of the settings, and what is set on them."""
    if not await may_change(update, context):
        await toast(update, context, context.texts.plain("subscribe-group-admins"), alert=True)
        return
    arguments = context.press.arguments if context.press is not None else ()
    try:
        message, said = await _pressed(context, arguments)
    except (LastHourError, LastDayError):
        await toast(update, context, context.texts.plain("settings-last"), alert=True)
    except TooManyHoursError:
        await toast(update, context, context.texts.plain("subscribe-too-many", most=MOST_HOURS), alert=True)
    except NotFoundError:  # it was ended since
        await _again(update, context)
    except (ForgedError, WrongPlanError, UnknownZoneError):
        await toast(update, context, context.texts.plain("too-old"), alert=True)
    else:
        await toast(update, context, said)
        await edit(update, context, message)


async def _again(update: Update, context: Context) -> None:
    """What is set here, in place of a page that no longer fits."""
    await toast(update, context, context.texts.plain("settings-no-briefing"))
    await edit(update, context, views.overview(context.texts, await context.archive.read(_shown, context)))


async def _pressed(context: Context, arguments: tuple[str, ...]) -> tuple[Message, str]:
    """The page to show, and what to say of a change."""
    if not arguments:
        return views.overview(context.texts, await context.archive.read(_shown, context)), ""
    item = _SINGLE.get(arguments[0]) or next((one for one in Item if one == arguments[0]), None)
    if item is None or len(arguments) > (3 if arguments[0] == views.BELL else 2):
        raise ForgedError
    if len(arguments) == 1:
        shown = await context.archive.read(_shown, context)
        return views.page(context.texts, item, shown, context.now), ""
    before, after = await context.archive.write(_change, context, arguments[0], *arguments[1:])
    words = context.texts
    if item is Item.LANGUAGE:
        chosen = after.preferences.language
        words = texts.texts(chosen) if chosen is not None else texts.best(context.language)
    change = plain(views.changed(words, item, before, after))
    if item is Item.BELLS:
        change = _rung(context, before, after)
    return views.page(words, item, after, context.now, before), change


_SINGLE = {"hour": Item.HOURS, "day": Item.DAYS, views.BELL: Item.BELLS}
"""Buttons that switch one of several."""


def _rung(context: Context, before: Shown, after: Shown) -> str:
    """What was done to a bell, in a sentence; empty where nothing was."""
    held = {one.id: one for one in before.followed}
    for one in after.followed:
        if one.id in held and one.bell is not held[one.id].bell:
            return plain(follow_views.sentence(context.texts, Change(one.topic, held[one.id], one)))
    return ""


def _shown(db: Database, context: Context) -> Shown:
    where = context.chat_id, context.thread_id
    return Shown(
        subscriptions.subscription(db, *where),
        preferences.preferences(db, *where),
        alerted.wishes(db, *where).terms(context.settings.terms),
        follows.follows(db, *where),
        news.languages(db, context.now - _SPOKEN_SINCE, preferences.MOST_LANGUAGES),
    )


def _change(
    db: Database, context: Context, what: str, to: str, state: str | None = None
) -> tuple[Shown, Shown]:
    """Set one thing: what held before, what holds now."""
    with transaction(db):
        before = _shown(db, context)
        where = context.chat_id, context.thread_id
        if what == views.BELL:
            _ring(db, context, before, to, state)
            return before, _shown(db, context)
        if what == Item.ALERTS:
            terms = bells.unpacked(to)
            if terms is None:
                raise ForgedError
            chosen = Wishes(terms.sources, str(terms.night or ""), terms.quiet)
            alerted.choose(db, *where, chosen, voice(db, context), context.now)
            return before, _shown(db, context)
        if what == Item.NEWS:
            codes = () if to == views.ALL else tuple(to.split("."))
            if len(codes) > preferences.MOST_LANGUAGES or not all(map(_CODE.fullmatch, codes)):
                raise ForgedError
            preferences.choose_news(db, *where, codes)
            return before, _shown(db, context)
        if what == Item.LAYOUT:
            if to not in list(Layout):
                raise ForgedError
            preferences.choose_layout(db, *where, Layout(to))
        elif what == Item.LANGUAGE:
            if to not in (TELEGRAM, *texts.languages()):
                raise ForgedError
            tag = None if to == TELEGRAM else to
            spoken = tag or texts.best(context.language).language
            preferences.choose_language(db, *where, tag, spoken=spoken)
        else:
            if before.one is None:
                raise NotFoundError("There is no subscription here; /subscribe makes one.")
            _change_briefing(db, context, before.one, what, to)
        return before, _shown(db, context)


def _ring(db: Database, context: Context, held: Shown, carried: str, state: str | None) -> None:
    """Put the bell on one of the chat's topics, or take it off; nothing where it is followed no more."""
    number = _number(carried, None)
    one = next((topic for topic in held.followed if topic.id == number), None)
    if state not in ("0", "1"):
        raise ForgedError
    if one is None:
        return
    follows.ring(db, context.chat_id, context.thread_id, one.topic, context.now, bell=state == "1")
    alerted.touch(db, context.chat_id, context.thread_id, voice(db, context), context.now)


def _change_briefing(db: Database, context: Context, one: Subscription, what: str, to: str) -> None:
    hours = clocks.unpacked(to) if what in ("hour", Item.HOURS) else ()
    if hours is None or (what in ("hour", Item.HOURS) and not hours) or len(hours) > MOST_HOURS:
        raise ForgedError
    if what == "hour":
        if len(hours) > 1:
            raise ForgedError
        subscriptions.switch_hour(db, context.chat_id, context.thread_id, hours[0], context.now)
        return
    days = _number(to, 127) if what == Item.DAYS else None
    if what == "day":
        days = one.plan.days ^ 1 << _number(to, 6)
        if days == 0:
            raise LastDayError("A subscription needs at least one day of the week.")
    zone = to if what == Item.ZONE else one.plan.zone
    if len(zone) > _LONGEST_ZONE:
        raise ForgedError
    subscriptions.subscribe(
        db,
        context.chat_id,
        context.thread_id,
        context.now,
        language=one.language,
        zone=zone,
        hours=hours,
        days=days,
        size=_number(to, 99) if what == Item.SIZE else None,
    )


_LONGEST_ZONE = 40
_SPOKEN_SINCE = timedelta(days=30)
_CODE = re.compile("[a-z]{2,3}")


def _number(text: str, most: int | None) -> int:
    """A number as a button carries it. most: None for any that fits into 63 bits."""
    if not (text.isascii() and text.isdecimal() and len(text) <= 18):
        raise ForgedError
    if most is not None and int(text) > most:
        raise ForgedError
    return int(text)
