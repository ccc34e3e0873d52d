"""Inline: stories as they are passed on into any chat, where nobody's language is known.

So nothing here is said in a language of ours: the story's own words, its sources and its day. That also
lets Telegram show one person's results to another for as long as they are kept.
"""

from dataclasses import dataclass

from bot.texts import FALLBACK, texts
from bot.views.message import Button, Message
from bot.views.stories import SOURCE_UNITS, headline
from bot.views.story import deep_link
from bot.views.text import Html, bold, brief, italic, join, line, link, seen, shorten
from storage.models import Story

TITLE_UNITS = 120
DESCRIPTION_UNITS = 160
_SUMMARY_UNITS = 600
_NAMES = 2


@dataclass(frozen=True, slots=True)
class Result:
    """One article among the results: what is shown in the list, and what is sent. id: 1 to 64 bytes."""

    id: str
    title: str
    description: str
    message: Message


def result(story: Story, username: str, name: str) -> Result:
    """A story to be passed on. username: the bot's, without @; name: as it is called."""
    title = headline(texts(FALLBACK), story.title)
    summary = brief(line(story.summary), _SUMMARY_UNITS) if seen(story.summary) else ""
    origin = _origin(story)
    text = join(
        "\n", (bold(link(shorten(title, 300), story.url)), summary, italic(origin) if origin else Html())
    )
    on = Button(f"{name} ›", url=deep_link(username, story))
    return Result(
        f"story_{story.id}",
        shorten(title, TITLE_UNITS),
        shorten(" · ".join(filter(None, (origin, summary))), DESCRIPTION_UNITS),
        Message(text, ((on,),), story.url),
    )


def _origin(story: Story) -> str:
    """The first sources by name, the others counted, and the day."""
    known = [shorten(line(name), SOURCE_UNITS) for name in story.sources if seen(name)]
    more = len(known) - _NAMES
    names = ", ".join(known[:_NAMES]) + (f" +{more}" if more > 0 else "")
    day = story.published_at.date().isoformat() if story.published_at is not None else ""
    return " · ".join(filter(None, (names, day)))
