"""Menus: the commands as Telegram lists them beside the text field, longer for admins."""

import contextlib
import logging
from collections.abc import Iterable

from telegram import BotCommand, BotCommandScopeChat
from telegram.error import BadRequest, Forbidden, TelegramError
from telegram.ext import ExtBot

from bot import texts
from bot.commands import Registry

log = logging.getLogger(__name__)


async def show(bot: ExtBot[None], registry: Registry, admins: Iterable[int]) -> None:
    """Set the menu of everybody, then that of each admin. A menu is not worth a failure."""
    try:
        await bot.set_my_commands(_commands(registry, admins=False))
        for admin in admins:
            await show_admin(bot, registry, admin)
    except TelegramError as error:
        log.warning("The menu of commands could not be set: %s", error)


async def show_admin(bot: ExtBot[None], registry: Registry, person_id: int) -> None:
    """Set the menu of an admin, where they have written to the bot."""
    with contextlib.suppress(BadRequest, Forbidden):
        await bot.set_my_commands(_commands(registry, admins=True), scope=BotCommandScopeChat(person_id))


async def show_reader(bot: ExtBot[None], person_id: int) -> None:
    """Take the menu of admins away from somebody."""
    with contextlib.suppress(BadRequest, Forbidden):
        await bot.delete_my_commands(scope=BotCommandScopeChat(person_id))


def _commands(registry: Registry, *, admins: bool) -> list[BotCommand]:
    words = texts.texts(texts.FALLBACK)
    return [BotCommand(name, words.plain(f"command-{name}")) for name in registry.menu(admins=admins)]
