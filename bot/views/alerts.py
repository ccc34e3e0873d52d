"""Alerts: what a chat is told at once of the topics that it has a bell on."""

from bot import callbacks
from bot.texts import Texts
from bot.views.bells import BELL_ON
from bot.views.briefings import entry
from bot.views.message import Button, Message
from bot.views.stories import openers
from bot.views.text import MESSAGE_UNITS, Html, join, visible
from storage.alerting import Alert
from storage.preferences import Layout

_SPARE = 8


def alert(texts: Texts, told: Alert) -> Message:
    """One story, or several under a line that counts them; the first thing seen is what happened."""
    stories = [pick.story for pick in told.picks]
    head = texts("alert-several", count=len(stories)) if len(stories) > 1 else Html()
    foot = texts("briefing-more", count=told.more) if told.more else Html()
    room = (MESSAGE_UNITS - visible(head) - visible(foot)) // len(stories) - _SPARE
    entries = [
        entry(texts, pick, told.made_at, number if head else None, room, Layout.STANDARD)
        for number, pick in enumerate(told.picks, 1)
    ]
    text = Html(f"{BELL_ON} {join(chr(10) * 2, (head, *entries, foot))}")
    bells = Button(texts.plain("button-bells"), callbacks.data("set", "bells"))
    if head:
        return Message(text, (*openers(texts, stories, 0), (bells,)))
    story = Button(texts.plain("button-story"), callbacks.data("story", stories[0].id))
    return Message(text, ((story, bells),))
