"""Briefings: what a chat is told in one message, each morning or when it asks.

The first thing in it is the first headline, for that is what a lock screen shows. It fits one message
whatever its stories are: what is long gives way, the two lines before the title.
"""

from collections.abc import Sequence
from datetime import datetime

from bot import callbacks
from bot.texts import Texts
from bot.views import rating, unfolding
from bot.views.message import Button, Message
from bot.views.stories import Listing, headline, listing, nothing, openers
from bot.views.text import (
    MESSAGE_UNITS,
    Html,
    bold,
    chunks,
    folded,
    italic,
    join,
    line,
    link,
    seen,
    shorten,
    units,
    visible,
)
from storage.briefings import Choice, Pick
from storage.dumps.forms import sentence_ends, width
from storage.follows import SOURCE
from storage.models import Story, StoryPage
from storage.preferences import Layout

ON_A_PAGE = 5
NAMES = 2
TITLE_UNITS = 200
SUMMARY_UNITS = 280
LEAD_COLUMNS = 150
"""Of a summary's sentences that stand open; the others are folded. A Chinese character takes two."""
FOLDED_UNITS = 560
SOURCE_UNITS = 40
_LEAST_TITLE = 60
_LEAST_SUMMARY = 60
_ENDS = (".", "!", "?", "…", "。", "！", "？", "؟", "।", "”", "’", '"', "»", "」")


def briefing(
    texts: Texts,
    choice: Choice,
    now: datetime,
    *,
    more: str | None = None,
    layout: Layout = Layout.STANDARD,
) -> Message:
    """A briefing: headline, two lines, sources and age of each story; what else there was; buttons.

    more: the callback data that leads to the other stories; None where there is no such way. layout: the
    two lines, and what unfolds below them, are left out in the short one; the unfolding one is a rich message
    as well.
    """
    footer = _footer(texts, choice)
    stories = [pick.story for pick in choice.picks]
    room = (MESSAGE_UNITS - visible(footer)) // max(1, len(stories)) - 2
    entries = [entry(texts, pick, now, number, room, layout) for number, pick in enumerate(choice.picks, 1)]
    last = [rating.BUTTON]
    if more is not None and choice.others:
        last.insert(0, Button(texts.plain("button-more-news", count=choice.other_count), more))
    rows = (*openers(texts, stories, 0), tuple(last))
    text = join("\n\n", (*entries, footer))
    if layout is not Layout.UNFOLDING:
        return Message(text, rows)
    titles = [headline(texts, story.title) for story in stories]
    origins = [join(" · ", _origin(texts, pick, now)) for pick in choice.picks]
    return Message(
        text, rows, rich=unfolding.briefing(texts, choice.picks, titles, origins, footer), rtl=texts.rtl
    )


def others(texts: Texts, page: StoryPage, now: datetime, turn: str) -> Message:
    """A page of the stories that a briefing had no room for. turn: its arrows' data up to the offset."""
    shown = Listing(
        header=texts("briefing-others"),
        page=page,
        size=ON_A_PAGE,
        turn=lambda offset: f"{turn}:{offset}",
    )
    return listing(texts, shown, now)


def nothing_new(texts: Texts, since: str | None, topic: str | None, before: str) -> Message:
    """The answer to somebody who asks where there is nothing new. since: day and time of the last look."""
    if topic is not None:
        text = texts("briefing-nothing-on", topic=topic)
    elif since is not None:
        text = texts("briefing-nothing-since", since=since)
    else:
        text = texts("briefing-nothing")
    return Message(text, ((Button(texts.plain("button-before"), before),),))


def nothing_before(texts: Texts, topic: str | None) -> Message:
    """There is nothing of before either."""
    return nothing(texts, texts("nothing-on-topic", topic=topic) if topic else texts("empty-archive"))


def silence(texts: Texts) -> Message:
    """For a reader whose last briefings had nothing new: said once."""
    return Message(
        texts("briefing-silence"),
        ((Button(texts.plain("button-before"), callbacks.data("brief", "before")),),),
    )


def drought(texts: Texts) -> Message:
    """For an admin: briefings were due and none found anything new."""
    return Message(texts("briefing-drought"))


def _footer(texts: Texts, choice: Choice) -> Html:
    return join(
        "\n",
        (
            texts("briefing-more", count=choice.other_count) if choice.other_count else "",
            texts("briefing-muted", count=choice.muted) if choice.muted else "",
        ),
    )


def entry(texts: Texts, pick: Pick, now: datetime, number: int | None, room: int, layout: Layout) -> Html:
    """A story within so many units. number: its place, None for a story that stands alone."""
    origin = join(" · ", _origin(texts, pick, now))
    mark = "" if number is None else f"{texts.number(number)}. "
    left = room - visible(origin) - units(mark) - 2
    title = shorten(headline(texts, pick.story.title), max(_LEAST_TITLE, min(TITLE_UNITS, left)))
    left -= units(title)
    parts: list[str] = [bold(Html(mark + link(title, pick.story.url)))]
    if layout is not Layout.SHORT and seen(pick.story.summary) and left >= _LEAST_SUMMARY:
        parts += _told(line(pick.story.summary), line(pick.rest), left)
    if origin:
        parts.append(italic(origin))
    return join("\n", parts)


def _sentences(text: str, most: int) -> str:
    """The first whole sentences that fit; cut between words where the first alone is too long."""
    if units(text) <= most:
        return text
    first = chunks(text, most)[0]
    return first if first.endswith(_ENDS) else shorten(text, most)


def _told(summary: str, rest: str, room: int) -> tuple[str, ...]:
    """The first sentences, and what follows as a quotation that is folded; all that fits, or no quotation."""
    whole = _sentences(summary, min(SUMMARY_UNITS, room))
    ends = [end for end in sentence_ends(summary) if units(summary[:end]) <= units(whole)]
    lead = next((end for end in reversed(ends) if width(summary[:end]) <= LEAD_COLUMNS), next(iter(ends), 0))
    more = " ".join(filter(None, (summary[lead:].strip(), rest)))
    folding = min(FOLDED_UNITS, room - units(summary[:lead]) - 1)
    if not lead or not more or folding < _LEAST_SUMMARY:
        return (whole,)
    first = more if units(more) <= folding else chunks(more, folding)[0]
    return (summary[:lead], folded(first)) if first.endswith(_ENDS) else (whole,)


def _origin(texts: Texts, pick: Pick, now: datetime) -> Sequence[str]:
    """What is known of where a story is from and how old it is."""
    story = pick.story
    parts: list[str] = []
    if pick.update:
        parts.append(texts("briefing-update"))
    if pick.follow is not None:
        parts.append(
            texts("briefing-followed", topic=shorten(line(pick.follow.removeprefix(SOURCE)), SOURCE_UNITS))
        )
    if names := _names(texts, story):
        parts.append(names)
    if story.published_at is not None:
        parts.append(texts.ago(story.published_at, now))
    return parts


def _names(texts: Texts, story: Story) -> str:
    """The first sources by name, the others counted: "Coast Herald, City Post +3"."""
    known = [name for name in story.sources if seen(name)]
    shown = [texts.apart(shorten(line(name), SOURCE_UNITS)) for name in known[:NAMES]]
    more = len(known) - len(shown)
    return ", ".join(shown) + (f" +{texts.number(more)}" if more else "")
