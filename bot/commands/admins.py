"""Admins: who they are, one added by a one-time link, one removed. Only in a private chat with an admin."""

import asyncio

from telegram import Update
from telegram.error import TelegramError

from bot import admins, menus
from bot.commands import button, command, link, registry
from bot.context import Context, edit, reply, toast
from bot.views import admins as views
from bot.views import errors, problems
from storage.admins import LINK_HOLDS, LastAdminError, Outcome


@command("admins", admins=True, place=89)
async def listing(update: Update, context: Context) -> None:
    """/admins: who they are."""
    if not context.private:
        await reply(update, context, errors.said(context.texts, "admins-private"))
        return
    await reply(update, context, views.listing(context.texts, await _names(context), context.admins.fixed))


@button(views.NAME, admins=True)
async def pressed(update: Update, context: Context) -> None:
    """The list, a link for another one, the removal of one."""
    if not context.private:
        await toast(update, context, context.texts.plain("admins-private"), alert=True)
        return
    press = context.press
    what = press.arguments[0] if press is not None and press.arguments else ""
    person = press.number(1) if press is not None else None
    if what == views.ADD:
        await _add(update, context)
    elif what == views.REMOVE and person is not None and person in context.admins:
        await edit(update, context, views.ask_removal(context.texts, person, await _name(context, person)))
    elif what == views.SURE and person is not None:
        await _remove(update, context, person)
    else:
        await _list(update, context)


@link(admins.PREFIX)
async def opened(update: Update, context: Context) -> None:
    """/start admin_TOKEN: the one who opens it becomes an admin."""
    if not context.private or context.person_id is None:
        await reply(update, context, errors.said(context.texts, "admins-private"))
        return
    outcome = await context.admins.accept(context.archive, context.words, context.person_id, context.now)
    if outcome is Outcome.ADDED:
        await menus.show_admin(context.bot, registry(), context.person_id)
        await reply(update, context, views.welcome(context.texts))
        person = update.effective_user
        name = person.full_name if person is not None else str(context.person_id)
        slot = f"admin {context.person_id} {context.now.isoformat()}"
        await context.notices.tell(slot, problems.new_admin(name), but=context.person_id)
    else:
        await reply(update, context, errors.said(context.texts, f"admin-link-{outcome}"))


async def _add(update: Update, context: Context) -> None:
    address = await admins.new_link(context.archive, context.bot.username, context.now)
    minutes = int(LINK_HOLDS.total_seconds() // 60)
    await edit(update, context, views.invitation(context.texts, address, minutes))


async def _remove(update: Update, context: Context, person: int) -> None:
    if person in context.admins.fixed:
        await toast(update, context, context.texts.plain("admin-stays-toast"), alert=True)
        return
    try:
        removed = await context.admins.remove(context.archive, person)
    except LastAdminError:
        await toast(update, context, context.texts.plain("admin-last-toast"), alert=True)
        return
    if removed:
        await menus.show_reader(context.bot, person)
        await toast(update, context, context.texts.plain("admin-removed-toast"))
    if person == context.person_id:
        await edit(update, context, errors.said(context.texts, "admin-no-more"))
    else:
        await _list(update, context)


async def _list(update: Update, context: Context) -> None:
    await edit(update, context, views.listing(context.texts, await _names(context), context.admins.fixed))


async def _names(context: Context) -> dict[int, str]:
    people = list(context.admins)
    names = await asyncio.gather(*(_name(context, person) for person in people))
    return dict(zip(people, names, strict=True))


async def _name(context: Context, person: int) -> str:
    """What Telegram calls somebody: no name is kept here. The number of somebody who is not to be had."""
    try:
        return (await context.bot.get_chat(person)).effective_name or str(person)
    except TelegramError:
        return str(person)
