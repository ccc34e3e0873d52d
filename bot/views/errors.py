"""Errors: sentences for what did not work, each with what to do. Never a cause or a path."""

from bot import callbacks
from bot.texts import Texts
from bot.views.message import Button, Message
from storage.errors import StorageBusyError, StorageError, StorageFullError


def sentence(error: Exception) -> str:
    """The name of the text that a person is told about an error."""
    if isinstance(error, StorageBusyError):
        return "error-busy"
    if isinstance(error, StorageFullError):
        return "error-full"
    if isinstance(error, StorageError):
        return "error-storage"
    return "error"


def said(texts: Texts, text: str) -> Message:
    """A text by its name as a message of its own."""
    return Message(texts(text))


def unknown_command(texts: Texts, near: str | None) -> Message:
    """There is no such command; near: the name of one that is like it."""
    text = texts("unknown-command") if near is None else texts("unknown-command-near", near=f"/{near}")
    return Message(text, ((Button(texts.plain("button-help"), callbacks.data("help")),),))
