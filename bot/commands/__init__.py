"""Commands: what a chat can ask, one module per group, found by themselves.

A new command is a function in a module of this folder with @command("name") on it, and a view. Its
line in the menu is the text "command-name". Buttons and deep links are registered alike.
"""

import importlib
import pkgutil
from collections.abc import Awaitable, Callable
from dataclasses import dataclass
from typing import TypeVar

from telegram import Update

from bot.context import Context

TEXT = "plain text"
THING = "no text"
INLINE = "inline query"
"""The commands for what is no command, in a private chat or after the bot's name in any chat; with a blank,
so nobody can type them."""

Handler = Callable[[Update, Context], Awaitable[None]]
H = TypeVar("H", bound=Handler)


@dataclass(frozen=True, slots=True)
class Entry:
    """Something a chat can ask for. admins: only they may. place: in the menu, None: not listed there."""

    name: str
    run: Handler
    admins: bool = False
    place: int | None = None


@dataclass(frozen=True, slots=True)
class Registry:
    """All commands, buttons and deep links by name; events: functions by the kind of update."""

    commands: dict[str, Entry]
    buttons: dict[str, Entry]
    links: dict[str, Entry]
    events: dict[str, list[Handler]]

    def menu(self, *, admins: bool) -> tuple[str, ...]:
        """The names of the commands in the menu, in order: everybody's, then those that are for admins."""
        listed = [entry for entry in self.commands.values() if entry.place is not None]
        listed.sort(key=lambda entry: (entry.admins, entry.place, entry.name))
        return tuple(entry.name for entry in listed if admins or not entry.admins)

    def kinds(self) -> tuple[str, ...]:
        """The kinds of updates to ask Telegram for."""
        return tuple(dict.fromkeys((*_ALWAYS, *self.events)))


_ALWAYS = ("message", "edited_message", "channel_post", "callback_query", "inline_query")
_registry = Registry({}, {}, {}, {})


def command(name: str, *, admins: bool = False, place: int | None = 50) -> Callable[[H], H]:
    """Registers a function for /name. context.words is what stood after it, context.args its words."""
    return _into(_registry.commands, name, admins=admins, place=place)


def button(name: str, *, admins: bool = False) -> Callable[[H], H]:
    """Registers a function for presses of buttons whose data was made by callbacks.data(name, ...).

    context.press has the arguments. The press is answered silently if the function did not toast().
    """
    return _into(_registry.buttons, name, admins=admins, place=None)


def link(prefix: str) -> Callable[[H], H]:
    """Registers a function for the deep link /start prefix_REST; context.words is REST."""
    return _into(_registry.links, prefix, admins=False, place=None)


def event(kind: str) -> Callable[[H], H]:
    """Registers a function that sees every update of a kind as Telegram names it ("my_chat_member").

    It runs before the command, if the update also asks something. Several may listen to one kind.
    """

    def register(function: H) -> H:
        listening = _registry.events.setdefault(kind, [])
        if function not in listening:
            listening.append(function)
        return function

    return register


def registry() -> Registry:
    """The registry, after every module of this folder has been imported."""
    for module in pkgutil.iter_modules(__path__, f"{__name__}."):
        importlib.import_module(module.name)
    return _registry


def _into(entries: dict[str, Entry], name: str, *, admins: bool, place: int | None) -> Callable[[H], H]:
    def register(function: H) -> H:
        entry = entries.setdefault(name, Entry(name, function, admins, place))
        if entry.run is not function:
            raise ValueError(f"{name} is registered twice: {entry.run.__module__} and {function.__module__}")
        return function

    return register
