"""Stories: lists of stories, as every command that finds some shows them."""

from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass, field
from datetime import datetime

from bot import callbacks
from bot.texts import Texts, language_name
from bot.views.message import Button, Message
from bot.views.text import (
    MESSAGE_UNITS,
    Html,
    bold,
    brief,
    italic,
    join,
    line,
    link,
    seen,
    shorten,
    units,
    visible,
)
from storage.dumps.forms import width
from storage.models import Story, StoryPage

TITLE_UNITS = 180
SUMMARY_COLUMNS = 220
"""Two lines on a wide screen; a Chinese character takes two columns."""
SOURCE_UNITS = 40
IN_A_ROW = 5
BLOCKS = "▁▂▃▄▅▆▇█"
_SPARE = 96
"""Units kept free for the separators and the header's own."""
_LEAST_SUMMARY = 60

Turn = Callable[[int], str]
"""The callback data of the same list from an offset on."""


@dataclass(frozen=True, slots=True)
class Listing:
    """A list of stories to be shown. header: what it is. size: stories on a page. turn: for its arrows.

    notes: what stands before the origin of a story, by its id.
    """

    header: Html
    page: StoryPage
    size: int
    turn: Turn
    extra: tuple[tuple[Button, ...], ...] = ()
    notes: Mapping[int, str] = field(default_factory=dict)


def listing(texts: Texts, shown: Listing, now: datetime) -> Message:
    """The page of a list: numbered stories, a button for each, arrows. Fits one message, always."""
    stories, offset = shown.page.stories, shown.page.offset
    header = Html(shown.header)
    room = (MESSAGE_UNITS - visible(header) - _SPARE) // max(1, len(stories))
    entries = [
        entry(texts, story, now, number=offset + place, room=room, note=shown.notes.get(story.id, ""))
        for place, story in enumerate(stories, 1)
    ]
    return Message(
        join("\n\n", (header, *entries)), (*openers(texts, stories, offset), *arrows(shown), *shown.extra)
    )


def entry(texts: Texts, story: Story, now: datetime, *, number: int, room: int, note: str = "") -> Html:
    """A story in a list, within so many units: title, note, source and age, two lines."""
    title = shorten(headline(texts, story.title), min(TITLE_UNITS, room // 2))
    head = join(" ", (bold(f"{number}."), bold(link(title, story.url))))
    meta = shorten(origin(texts, story, now), max(20, min(120, room // 3)))
    left = room - visible(head) - units(note) - units(meta) - 5
    summary = ""
    if seen(story.summary) and left >= _LEAST_SUMMARY:
        text = line(story.summary)
        columns = SUMMARY_COLUMNS * len(text) // width(text)
        summary = brief(text, min(columns, left))
    return join("\n", (head, join(" ", (note, italic(meta) if meta else "")), summary))


def bar(counts: Sequence[int]) -> str:
    """Counts as a row of blocks, each as high as its share of the highest: "▁▁▂█". The oldest is left in
    every language (Unicode's left-to-right isolate)."""
    top = max(counts, default=0)
    if not top:
        return ""
    blocks = (BLOCKS[0] if not count else BLOCKS[max(1, -(-count * 7 // top))] for count in counts)
    return "\u2066" + "".join(blocks) + "\u2069"


def headline(texts: Texts, title: str) -> str:
    """A title on one line; a word for it where nothing of it can be seen."""
    return line(title) if seen(title) else texts.plain("untitled")


def short_title(texts: Texts, story: Story) -> str:
    """A story's title for a header."""
    return shorten(headline(texts, story.title), TITLE_UNITS)


def origin(texts: Texts, story: Story, now: datetime) -> str:
    """Where a story is from and how old it is, as plain text: "Coast Herald · 3 hours ago · 4 sources"."""
    parts = []
    if story.source is not None and seen(story.source):
        parts.append(texts.apart(shorten(line(story.source), SOURCE_UNITS)))
    if story.published_at is not None:
        parts.append(texts.ago(story.published_at, now))
    if len(story.sources) > 1:
        parts.append(texts.plain("sources", count=len(story.sources)))
    return " · ".join(parts)


def openers(texts: Texts, stories: Sequence[Story], offset: int) -> tuple[tuple[Button, ...], ...]:
    """A button with its number for each story."""
    buttons = [
        Button(texts.number(offset + place), callbacks.data("story", story.id))
        for place, story in enumerate(stories, 1)
    ]
    return tuple(tuple(buttons[start : start + IN_A_ROW]) for start in range(0, len(buttons), IN_A_ROW))


def arrows(shown: Listing) -> tuple[tuple[Button, ...], ...]:
    """The arrows that lead on, if any does."""
    offset = shown.page.offset
    row = []
    if offset > 0:
        row.append(Button("‹", shown.turn(max(0, offset - shown.size))))
    if shown.page.more:
        row.append(Button("›", shown.turn(offset + shown.size)))
    return (tuple(row),) if row else ()


def nothing(texts: Texts, text: Html, *, suggestion: Button | None = None) -> Message:
    """A list without stories: what there was not, and where to go from here."""
    ways = (
        Button(texts.plain("button-latest"), callbacks.data("latest")),
        Button(texts.plain("button-help"), callbacks.data("help")),
    )
    return Message(text, ((suggestion,), ways) if suggestion is not None else (ways,))


def none_in(texts: Texts, languages: Sequence[str]) -> Message:
    """There is no news in the languages that a chat wants."""
    names = texts.several(map(language_name, languages))
    change = Button(texts.plain("button-news"), callbacks.data("set", "news"))
    return Message(texts("nothing-in-languages", languages=names), ((change,),))


def empty_archive(texts: Texts, *, admin: bool) -> Message:
    """There is no news at all yet."""
    return Message(
        texts("empty-archive-admin" if admin else "empty-archive"),
        ((Button(texts.plain("button-help"), callbacks.data("help")),),),
    )
