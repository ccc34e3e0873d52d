"""Menus: the commands as Telegram lists them beside the text field, in each language, longer for admins.

A menu is set only where Telegram shows another one.
"""

import contextlib
import logging
from collections.abc import Iterable, Iterator

from telegram import BotCommand, BotCommandScope, BotCommandScopeChat, BotCommandScopeDefault
from telegram.error import BadRequest, Forbidden, TelegramError
from telegram.ext import ExtBot

from bot import texts
from bot.commands import Registry

log = logging.getLogger(__name__)


async def show(bot: ExtBot[None], registry: Registry, admins: Iterable[int]) -> None:
    """Set the menu of everybody, then that of each admin. A menu is not worth a failure."""
    with _borne():
        await _set(bot, registry, BotCommandScopeDefault(), admins=False)
    for admin in admins:
        await show_admin(bot, registry, admin)


async def show_admin(bot: ExtBot[None], registry: Registry, person_id: int) -> None:
    """Set the menu of an admin, where they have written to the bot."""
    with _borne():
        await _set(bot, registry, BotCommandScopeChat(person_id), admins=True)


async def show_reader(bot: ExtBot[None], person_id: int) -> None:
    """Take the menu of admins away from somebody."""
    with _borne():
        for language in _languages():
            await bot.delete_my_commands(BotCommandScopeChat(person_id), language)


@contextlib.contextmanager
def _borne() -> Iterator[None]:
    """Says what failed; that somebody has not written to the bot yet is usual."""
    try:
        yield
    except (BadRequest, Forbidden) as error:
        log.debug("A menu of commands could not be set: %s", error)
    except TelegramError as error:
        log.warning("The menu of commands could not be set: %s", error)


async def _set(bot: ExtBot[None], registry: Registry, scope: BotCommandScope, *, admins: bool) -> None:
    for language in _languages():
        words = texts.texts(language or texts.FALLBACK)
        wanted = tuple(
            BotCommand(name, words.plain(f"command-{name}")) for name in registry.menu(admins=admins)
        )
        if await bot.get_my_commands(scope, language) != wanted:
            await bot.set_my_commands(wanted, scope, language)


def _languages() -> tuple[str | None, ...]:
    """None: for whoever has a language that the bot does not speak."""
    return (None, *texts.languages())
