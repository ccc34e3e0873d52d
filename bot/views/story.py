"""Story: one story with its articles, one a source, as pages of one message."""

from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from datetime import datetime
from urllib.parse import urlencode

from bot import callbacks
from bot.texts import Texts
from bot.views.message import Button, Message
from bot.views.stories import SOURCE_UNITS, headline
from bot.views.text import (
    MESSAGE_UNITS,
    Html,
    bold,
    chunks,
    italic,
    join,
    line,
    link,
    linkable,
    seen,
    shorten,
    visible,
)
from storage.models import Article, Story
from storage.summaries import summary

LONGEST = 100_000
"""Characters of an article that are shown; news is shorter, and nobody turns more pages."""
_SOURCES_UNITS = 300
_TITLE_UNITS = 300
_SPARE = 16


@dataclass(frozen=True, slots=True)
class _Page:
    article: Article
    text: str


def page(
    texts: Texts,
    story: Story,
    articles: Sequence[Article],
    now: datetime,
    *,
    number: int = 0,
    full: bool,
    share: Button | None = None,
) -> Message:
    """A page of a story, counted from 0; one that is out of range is the nearest there is.

    full: whole texts may be shown; otherwise each article is its summary, source and link. share: passes
    the story on.
    """
    pages = list(_pages(texts, story, articles, now, full=full))
    number = min(max(0, number), len(pages) - 1)
    shown = pages[number]
    head = _head(texts, shown.article, now)
    text = join("\n\n", (head, shown.text, _sources(texts, story) if number == 0 else ""))
    preview = shown.article.url if shown.article.url is not None and linkable(shown.article.url) else None
    tunable = bool(story.sources) or any(article.hashtags for article in articles)
    return Message(text, _buttons(texts, story, number, len(pages), share, tunable=tunable), preview)


def sharing(texts: Texts, story: Story, bot: str, *, inline: bool) -> Button:
    """The button that passes a story on: in the inline mode where the bot has it, else by its deep link.

    bot: its @name, without @.
    """
    label = texts.plain("button-share")
    if inline:
        return Button(label, query=f"story_{story.id}")
    passed = {"url": deep_link(bot, story), "text": shorten(headline(texts, story.title), _TITLE_UNITS)}
    return Button(label, url=f"https://t.me/share/url?{urlencode(passed)}")


def deep_link(bot: str, story: Story) -> str:
    """The address that opens a story in the private chat with the bot."""
    return f"https://t.me/{bot}?start=story_{story.id}"


def one_a_source(story: Story, articles: Sequence[Article]) -> tuple[Article, ...]:
    """The newest article of each source, the one that tells the story first; those of unknown source all."""
    newest: dict[object, Article] = {}
    for article in articles:
        key: object = article.source if article.source is not None else article.id
        other = newest.get(key)
        if other is None or _rank(article, story) > _rank(other, story):
            newest[key] = article
    return tuple(sorted(newest.values(), key=lambda article: article.title != story.title))


def _rank(article: Article, story: Story) -> tuple[bool, datetime]:
    return article.title == story.title, article.ordered_at


def _pages(
    texts: Texts, story: Story, articles: Sequence[Article], now: datetime, *, full: bool
) -> Iterator[_Page]:
    for article in one_a_source(story, articles):
        room = MESSAGE_UNITS - visible(_head(texts, article, now)) - _SOURCES_UNITS - _SPARE
        if full:
            pieces = chunks(article.body[:LONGEST], room) if seen(article.body) else ()
        else:
            short = summary(article.body[:LONGEST], article.language)
            pieces = (shorten(short, room),) if seen(short) else ()
        for piece in pieces or ("",):
            yield _Page(article, piece)


def _head(texts: Texts, article: Article, now: datetime) -> Html:
    title = bold(link(shorten(headline(texts, article.title), _TITLE_UNITS), article.url))
    parts = []
    if article.source is not None and seen(article.source):
        parts.append(texts.apart(shorten(line(article.source), SOURCE_UNITS)))
    if article.published_at is not None:
        parts.append(texts.ago(article.published_at, now))
    return join("\n", (title, italic(" · ".join(parts)) if parts else ""))


def _sources(texts: Texts, story: Story) -> Html:
    if len(story.sources) < 2:
        return Html()
    names = [shorten(line(source), SOURCE_UNITS) for source in story.sources if seen(source)]
    for count in range(len(names), 0, -1):
        shown = texts.several(names[:count])
        told = texts("story-sources", count=len(story.sources), names=shown)
        if count < len(names):
            told = texts("story-sources-more", count=len(story.sources), names=shown, more=len(names) - count)
        if visible(told) <= _SOURCES_UNITS:
            return italic(told)
    return Html()


def _buttons(
    texts: Texts, story: Story, number: int, count: int, share: Button | None, *, tunable: bool
) -> tuple[tuple[Button, ...], ...]:
    turn = []
    if count > 1:
        if number > 0:
            turn.append(Button("‹", callbacks.data("story", story.id, number - 1)))
        turn.append(Button(f"{texts.number(number + 1)}/{texts.number(count)}", callbacks.data("state")))
        if number < count - 1:
            turn.append(Button("›", callbacks.data("story", story.id, number + 1)))
    related = [Button(texts.plain("button-related"), callbacks.data("related", story.id))]
    if tunable:
        related.append(Button(texts.plain("button-tune"), callbacks.data("tune", story.id)))
    if share is not None:
        related.append(share)
    return (tuple(turn), tuple(related)) if turn else (tuple(related),)
