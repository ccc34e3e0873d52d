"""Views: every message fits Telegram's limits and is sound HTML, whatever stands in the archive."""

import re
from datetime import UTC, datetime, timedelta
from html.parser import HTMLParser
from typing import Any

from hypothesis import given, settings
from hypothesis import strategies as st

from bot import callbacks
from bot.texts import texts
from bot.views import dumps, stories, story
from bot.views.message import Message
from bot.views.text import MESSAGE_UNITS, Html, linkable, visible
from storage.dumps.spans import Account, Span
from storage.keeping import DumpPage
from storage.models import Article, Dump, Kept, Outcome, ParsedArticle, Report, Role, Story, StoryPage

NOW = datetime(2025, 7, 1, 9, tzinfo=UTC)
EN = texts("en")

_PIECES = (
    *(
        "👨‍👩‍👧‍👦",
        "e\u0301\u0323",
        "שלום",
        "مرحبا",
        "日本語",
        "<b>",
        "&amp;",
        "\u202e",
        "\u200b",
        "\x00",
        '"',
        "a. B",
    ),
    *(
        "\ud800",
        "\ufdfd" * 9,
        "e" + "\u0301" * 90,
        "harbour",
        "x" * 200,
        "\n\n",
        "🇩🇪🇫🇷",
        "'",
        ">",
        "…",
        "\u2029",
        "?",
    ),
)
_text = st.lists(st.sampled_from(_PIECES), max_size=12).map(" ".join)
_long = st.builds(lambda text, times: text * times, _text, st.sampled_from([1, 1, 9, 90]))
_name = st.one_of(st.none(), _text)
_url = st.one_of(
    st.none(), _text, st.just("https://example.org/a?b=1&c=<2>"), st.just("https://example.org/" + "a" * 900)
)
_time = st.one_of(st.none(), st.timedeltas(timedelta(-9), timedelta(4000)).map(lambda age: NOW - age))
_id = st.integers(1, 2**63 - 1)

_story = st.builds(
    Story,
    id=_id,
    title=_long,
    summary=_long,
    url=_url,
    source=_name,
    published_at=_time,
    language=st.none(),
    sources=st.lists(_text, max_size=40).map(tuple),
    articles=st.just((1,)),
    ordered_at=st.just(NOW),
    arrived_at=st.just(NOW),
)
_article = st.builds(
    Article,
    id=_id,
    story_id=_id,
    role=st.just(Role.MAIN),
    title=_long,
    title_made=st.booleans(),
    body=_long,
    source=_name,
    published_at=_time,
    time_clamped=st.booleans(),
    ordered_at=st.just(NOW),
    stored_at=st.just(NOW),
    language=st.none(),
    hashtags=st.just(()),
    url=_url,
)
_kept = st.builds(Kept, _id, _id, _long, _name, st.sampled_from(Outcome))
_dump = st.builds(
    Dump,
    id=_id,
    name=_text,
    reference=st.just(NOW),
    received_at=st.just(NOW),
    pushed_by=st.none(),
    articles=st.integers(0, 9),
    added=st.integers(0, 9),
    title=_name,
    refusal=_name,
    undone_at=st.one_of(st.none(), st.just(NOW)),
)


class _Checker(HTMLParser):
    """Only Telegram's tags, each closed in turn."""

    def __init__(self) -> None:
        super().__init__(convert_charrefs=True)
        self.open: list[str] = []

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        assert tag in {"b", "i", "a", "code", "blockquote"}
        assert [name for name, _ in attrs] == (["href"] if tag == "a" else [])
        self.open.append(tag)

    def handle_endtag(self, tag: str) -> None:
        assert self.open.pop() == tag


def _sound(message: Message) -> None:
    assert 1 <= visible(message.text) <= MESSAGE_UNITS
    assert re.sub(r"<[^>]*>", "", message.text).strip()
    assert "\x00" not in message.text
    checker = _Checker()
    checker.feed(message.text)
    checker.close()
    assert checker.open == []
    assert message.preview is None or linkable(message.preview)
    for row in message.buttons:
        assert 1 <= len(row) <= 8
        for button in row:
            assert button.label.strip()
            assert button.data is not None
            assert callbacks.parse(button.data) is not None


@settings(max_examples=30, deadline=None)
@given(st.lists(_story, max_size=20), st.integers(0, 10**6), st.booleans())
def test_a_list_of_anything_fits(found: list[Story], offset: int, more: bool) -> None:
    shown = stories.Listing(
        header=EN("topic", topic="<Hong & Kong>"),
        page=StoryPage(tuple(found), offset, more),
        size=5,
        turn=lambda to: callbacks.data("latest", to),
    )
    _sound(stories.listing(EN, shown, NOW))


@settings(max_examples=30, deadline=None)
@given(_story, st.lists(_article, min_size=1, max_size=6), st.integers(0, 40), st.booleans())
def test_a_story_of_anything_fits(found: Story, told: list[Article], number: int, full: bool) -> None:
    _sound(story.page(EN, found, told, NOW, number=number, full=full))


@settings(max_examples=30, deadline=None)
@given(st.lists(_kept, max_size=40), _name, st.booleans())
def test_a_report_of_anything_fits(kept: list[Kept], refusal: str | None, known: bool) -> None:
    _sound(dumps.report(EN, Report(2**63 - 1, known, tuple(kept), refusal)))


@settings(max_examples=30, deadline=None)
@given(st.lists(_dump, max_size=5), st.lists(_kept, max_size=40), st.integers(0, 100))
def test_dumps_of_anything_fit(found: list[Dump], kept: list[Kept], offset: int) -> None:
    _sound(dumps.listing(EN, DumpPage(tuple(found), offset, True), NOW))
    for shown in found:
        _sound(dumps.dump(EN, shown, tuple(kept), None, NOW))
        articles = tuple(
            (ParsedArticle(Role.MAIN, one.title, ""), Span(at, at + 1)) for at, one in enumerate(kept)
        )
        _sound(dumps.dump(EN, shown, tuple(kept), Account(articles, (Span(1, 9),) * 40, 10**6), NOW))
        _sound(dumps.ask_undo(EN, shown, NOW))


def _plain_story(**other: Any) -> Story:
    values: dict[str, Any] = {
        "id": 7,
        "title": "Harbour town opens new ferry line",
        "summary": "The first boat left at noon.",
        "url": "https://example.org/ferry",
        "source": "Coast Herald",
        "published_at": NOW - timedelta(hours=3, minutes=50),
        "language": "en",
        "sources": ("Coast Herald", "City Post"),
        "articles": (1, 2),
        "ordered_at": NOW,
        "arrived_at": NOW,
    }
    return Story(**(values | other))


def test_an_entry_says_title_source_age_sources_and_two_lines() -> None:
    entry = stories.entry(EN, _plain_story(), NOW, number=1, room=800)
    assert entry == (
        '<b>1.</b> <b><a href="https://example.org/ferry">Harbour town opens new ferry line</a></b>\n'
        "<i>Coast Herald · 3 hours ago · 2 sources</i>\n"
        "The first boat left at noon."
    )


def test_what_is_unknown_is_not_shown() -> None:
    bare = _plain_story(source=None, published_at=None, url=None, sources=(), summary="")
    assert stories.entry(EN, bare, NOW, number=1, room=800) == (
        "<b>1.</b> <b>Harbour town opens new ferry line</b>"
    )
    assert "Without a title" in stories.entry(EN, _plain_story(title=" \u200b"), NOW, number=1, room=800)


def test_a_source_that_runs_the_other_way_is_set_apart() -> None:
    entry = stories.entry(EN, _plain_story(source="قناة"), NOW, number=1, room=800)
    assert "\u2068قناة\u2069 · 3 hours ago" in entry


def test_a_report_says_what_was_new_from_whom() -> None:
    kept = (
        Kept(1, 1, "Ferry", "Coast Herald", Outcome.NEW),
        Kept(2, 1, "Ferry again", "City Post", Outcome.KNOWN),
        Kept(3, 2, "Lamp", None, Outcome.UPDATED),
    )
    message = dumps.report(EN, Report(12, False, kept))
    assert message.text == (
        "<b>Dump 12</b> · 3 articles\n1 new · 1 updated · 1 known\nFrom Coast Herald and City Post\n"
        "1 without a source"
    )
    assert [row[0].label for row in message.buttons[:2]] == ["Ferry", "Lamp"]


def test_html_is_not_escaped_twice() -> None:
    assert EN("topic", topic=Html("<i>x</i>")) == "News on <b><i>x</i></b>"
    assert EN("topic", topic="<i>") == "News on <b>&lt;i&gt;</b>"
