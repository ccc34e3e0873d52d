"""Topics: what the news of a week is about, to be chosen from."""

from collections.abc import Mapping

from bot import callbacks
from bot.texts import Texts
from bot.views.message import Button, Message
from bot.views.stories import nothing
from bot.views.subscriptions import rows
from bot.views.text import BUTTON_UNITS, line, shorten


def choice(texts: Texts, topics: Mapping[str, str]) -> Message:
    """A button for each topic. topics: with what its button carries."""
    if not topics:
        return nothing(texts, texts("topics-none"))
    offered = [Button(shorten(line(topic), BUTTON_UNITS), data) for topic, data in topics.items()]
    mine = Button(texts.plain("button-mine"), callbacks.data("mine"))
    return Message(texts("topics"), (*rows(offered, 2), (mine,)))
