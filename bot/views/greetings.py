"""Help: the greeting and what can be asked."""

from collections.abc import Sequence

from bot import callbacks
from bot.texts import Texts
from bot.views.message import Button, Message
from bot.views.text import Html, join


def greeting(texts: Texts, *, subscribed: bool = False) -> Message:
    """The first words, with three ways on. subscribed: a daily briefing comes here already."""
    daily = Button(texts.plain("button-daily"), callbacks.data("ask", "subscribe"))
    if subscribed:
        daily = Button(texts.plain("button-settings"), callbacks.data("ask", "settings"))
    return Message(
        texts("greeting"),
        (
            (Button(texts.plain("button-latest"), callbacks.data("latest")),),
            (daily,),
            (Button(texts.plain("button-help"), callbacks.data("help")),),
        ),
    )


def group(texts: Texts, *, forum: bool) -> Message:
    """The first words in a group: what anyone may ask, what administrators can do. forum: it has topics."""
    return Message(
        join("\n\n", (texts("greeting-group"), texts("greeting-forum") if forum else "")),
        (
            (Button(texts.plain("button-daily"), callbacks.data("ask", "subscribe")),),
            (
                Button(texts.plain("button-latest"), callbacks.data("latest")),
                Button(texts.plain("button-settings"), callbacks.data("ask", "settings")),
            ),
        ),
    )


def overview(texts: Texts, commands: Sequence[str], *, admin: bool) -> Message:
    """Every command of the menu with its line, and a few words on how to ask."""
    lines = join(
        "\n", (texts("help-command", name=f"/{name}", line=texts(f"command-{name}")) for name in commands)
    )
    parts: list[Html] = [texts("help"), lines, texts("help-text")]
    if admin:
        parts.append(texts("help-admin"))
    return Message(
        join("\n\n", parts),
        ((Button(texts.plain("button-latest"), callbacks.data("latest")),),),
    )
