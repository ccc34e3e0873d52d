"""Privacy: what is kept, and how to take it along or have it forgotten."""

from bot import callbacks
from bot.texts import Texts
from bot.views.message import Button, Message
from bot.views.text import join

NAME = "forget"
SURE = "yes"


def what(texts: Texts) -> Message:
    """What is kept of a chat, in plain words."""
    return Message(
        texts("privacy"),
        (
            (Button(texts.plain("button-export"), callbacks.data("ask", "export")),),
            (Button(texts.plain("button-forget"), callbacks.data("ask", "forget")),),
        ),
    )


def ask(texts: Texts, *, admin: bool) -> Message:
    """Asks whether everything is to be forgotten. admin: of the bot, who stays one."""
    return Message(
        join("\n\n", (texts("forget"), texts("forget-admin") if admin else "")),
        (
            (Button(texts.plain("button-forget-sure"), callbacks.data(NAME, SURE)),),
            (Button(texts.plain("button-keep"), callbacks.data(NAME)),),
        ),
    )


def forgotten(texts: Texts) -> Message:
    """Everything is forgotten; the ways to begin anew."""
    return Message(texts("forgotten"), _ways(texts))


def kept(texts: Texts) -> Message:
    """Nothing was forgotten."""
    return Message(texts("forget-not"), _ways(texts))


def _ways(texts: Texts) -> tuple[tuple[Button, ...], ...]:
    return (
        (
            Button(texts.plain("button-latest"), callbacks.data("latest")),
            Button(texts.plain("button-help"), callbacks.data("help")),
        ),
    )
