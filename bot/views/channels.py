"""Channels: those that a person sets up from the private chat."""

from collections.abc import Iterable
from datetime import datetime

from bot import callbacks
from bot.texts import Texts
from bot.views import beginning
from bot.views.message import Button, Message
from bot.views.subscriptions import plan
from bot.views.text import BUTTON_UNITS, join, line, shorten
from storage.channels import Channel
from storage.subscriptions import Subscription

NAME = "channels"


def listing(texts: Texts, channels: Iterable[Channel]) -> Message:
    """A person's channels, a button for each."""
    rows = tuple(
        (Button(shorten(line(one.title), BUTTON_UNITS), callbacks.data("at", one.id)),) for one in channels
    )
    return Message(texts("channels" if rows else "channels-none"), rows)


def overview(texts: Texts, one: Subscription | None, zone: str, now: datetime) -> Message:
    """What comes to a channel, and the ways to change it. The title and the channel come in by behalf.py.

    zone: in which hours are offered where nothing comes yet.
    """
    if one is None:
        asked = beginning.choice(texts, zone, now)
        state, first = join("\n\n", (texts("channel-new"), asked.text)), asked.buttons
    else:
        state = texts("subscription", plan=plan(texts, one.plan))
        first = ((Button(texts.plain("button-settings"), callbacks.data("set")),),)
    topics = (
        Button(texts.plain("button-topics"), callbacks.data("ask", "topics")),
        Button(texts.plain("button-mine"), callbacks.data("mine")),
    )
    every = Button(texts.plain("button-channels"), callbacks.data(NAME))
    return Message(join("\n\n", (state, texts("channel-words"))), (*first, topics, (every,)))
