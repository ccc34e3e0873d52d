"""Broadcasts: what an admin sees of a message to all: the question, how it goes, what came of it."""

import math
from datetime import timedelta

from babel.dates import format_timedelta

from bot import callbacks
from bot.texts import Texts
from bot.views.message import Button, Message
from bot.views.text import Html, escape, join
from storage.broadcasts import Broadcast, Progress, State

NAME = "cast"
SEND, STOP = "send", "stop"
_BAR = 12


def ask(texts: Texts, drafted: Broadcast, rate: int) -> Message:
    """Asks whether the message above is to go out. rate: messages a second, 0 for any number."""
    if not drafted.chats:
        return Message(texts("broadcast-nobody"))
    seconds = max(1, math.ceil(drafted.chats / rate)) if rate else 1
    takes = format_timedelta(timedelta(seconds=seconds), threshold=1.0, locale=texts.locale)
    send = Button(texts.plain("button-broadcast"), callbacks.data(NAME, SEND, drafted.id))
    stop = Button(texts.plain("button-broadcast-no"), callbacks.data(NAME, STOP, drafted.id))
    return Message(texts("broadcast-ask", count=drafted.chats, takes=takes), ((send,), (stop,)))


def dropped(texts: Texts) -> Message:
    """Nothing was sent."""
    return Message(texts("broadcast-dropped"))


def progress(texts: Texts, one: Broadcast, now: Progress) -> Message:
    """How far it is, with a button to stop it."""
    done = now.sent + now.failed
    of = max(one.chats, done + now.waiting, 1)
    full = _BAR * done // of
    text = join(
        "\n",
        (
            texts("broadcast-running"),
            escape("▓" * full + "░" * (_BAR - full)),
            texts("broadcast-count", sent=texts.number(now.sent), all=texts.number(of)),
        ),
    )
    if one.state is State.STOPPING:
        return Message(text)
    return Message(
        text, ((Button(texts.plain("button-broadcast-stop"), callbacks.data(NAME, STOP, one.id)),),)
    )


def ended(texts: Texts, one: Broadcast, now: Progress) -> Message:
    """What came of it."""
    stopped = one.state is State.STOPPING
    lines: list[Html] = [texts("broadcast-stopped" if stopped else "broadcast-done", count=now.sent)]
    if stopped:
        rest = max(0, one.chats - now.sent)
        lines.append(texts("broadcast-rest", count=rest) if rest else Html())
    elif now.failed:
        lines.append(texts("broadcast-failed", count=now.failed))
    return Message(join("\n", lines))
