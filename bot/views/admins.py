"""Admins: who may decide about the bot, and how one comes and goes."""

from collections.abc import Collection, Mapping

from bot import callbacks
from bot.texts import Texts
from bot.views.message import Button, Message
from bot.views.text import Html, bold, join, line, shorten

NAME = "admins"
ADD, REMOVE, SURE = "add", "remove", "sure"

_NAME_UNITS = 30
_LISTED = 50


def listing(texts: Texts, names: Mapping[int, str], fixed: Collection[int]) -> Message:
    """All admins by their ids and names. fixed: those of the settings, who can't be removed here."""
    shown = list(names)[:_LISTED]
    lines = [
        texts("admin-fixed", name=_named(person, names)) if person in fixed else _named(person, names)
        for person in shown
    ]
    removable = [person for person in shown if person not in fixed] if len(names) > 1 else []
    rows = [
        (
            Button(
                texts.plain("button-remove-admin", name=_short(names[person])),
                callbacks.data(NAME, REMOVE, person),
            ),
        )
        for person in removable
    ]
    add = (Button(texts.plain("button-add-admin"), callbacks.data(NAME, ADD)),)
    return Message(join("\n\n", (texts("admins"), join("\n", lines))), (*rows, add))


def invitation(texts: Texts, address: str, minutes: int) -> Message:
    """The link that makes an admin, to be sent to one person."""
    return Message(texts("admin-link", link=Html(f"<code>{address}</code>"), minutes=minutes), _back(texts))


def ask_removal(texts: Texts, person: int, name: str) -> Message:
    """Asks whether somebody is to be an admin no longer."""
    sure = Button(texts.plain("button-remove-admin", name=_short(name)), callbacks.data(NAME, SURE, person))
    return Message(texts("admin-remove", name=_named(person, {person: name})), ((sure,), *_back(texts)))


def welcome(texts: Texts) -> Message:
    """Somebody is an admin from now on."""
    ways = Button(texts.plain("button-help"), callbacks.data("help"))
    return Message(join("\n\n", (texts("admin-welcome"), texts("help-admin"))), ((ways,),))


def _back(texts: Texts) -> tuple[tuple[Button, ...], ...]:
    return ((Button(texts.plain("button-admins"), callbacks.data(NAME)),),)


def _named(person: int, names: Mapping[int, str]) -> Html:
    return join(" ", (bold(_short(names[person])), Html(f"<code>{person}</code>")))


def _short(name: str) -> str:
    return shorten(line(name), _NAME_UNITS)
