"""A briefing fits one message whatever its stories are, and begins with the first headline."""

from dataclasses import replace
from datetime import UTC, datetime, timedelta

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from bot.texts import languages, texts
from bot.views import alerts, briefings, rating
from bot.views.text import MESSAGE_UNITS, plain, units, visible
from storage.alerting import Alert
from storage.briefings import Choice, Pick
from storage.models import Story
from storage.preferences import Layout
from tests.storage.newsroom import story

NOW = datetime(2026, 8, 4, 5, 30, tzinfo=UTC)
EN = texts("en")

words = st.text(max_size=400) | st.text("ab <&>\"'🇩🇪👩‍👩‍👧.\n", max_size=5_000)
stories = st.builds(
    Story,
    id=st.integers(1, 2**62),
    title=words,
    summary=words,
    url=st.none() | st.just("https://news.example/a?b=1&c=2") | words,
    source=words,
    published_at=st.none() | st.datetimes(datetime(2025, 1, 1), datetime(2027, 1, 1), timezones=st.just(UTC)),
    language=st.none() | st.sampled_from(["en", "ar"]),
    sources=st.lists(words, max_size=8).map(tuple),
    articles=st.just((1,)),
    ordered_at=st.just(NOW),
    arrived_at=st.just(NOW),
)
picks = st.builds(
    Pick, stories, st.just(0.0), st.just(0.0), follow=st.none() | words, update=st.booleans(), rest=words
)


def _choice(*chosen: Pick, others: int = 0) -> Choice:
    return Choice(chosen, tuple(story(number, NOW) for number in range(others)), others, ())


def _pick(title: str, summary: str, *sources: str, hours: float = 2, update: bool = False) -> Pick:
    told = story(1, NOW - timedelta(hours=hours), title=title, summary=summary)
    changed = Story(
        **{name: getattr(told, name) for name in Story.__slots__} | {"sources": sources, "source": None}
    )
    return Pick(changed, 0.0, 0.0, update=update)


@pytest.mark.parametrize("language", languages())
@given(st.lists(picks, min_size=1, max_size=10), st.integers(0, 10_000))
@settings(max_examples=30, deadline=None)
def test_any_briefing_fits_one_message(language: str, chosen: list[Pick], others: int) -> None:
    choice = Choice(tuple(chosen), (), others, ())
    message = briefings.briefing(texts(language), choice, NOW, more=None)
    assert 0 < visible(message.text) <= MESSAGE_UNITS
    assert sum(len(row) for row in message.buttons) == len(chosen) + 1
    assert message.buttons[-1] == (rating.BUTTON,)
    assert plain(message.text).startswith("1. ") or language == "ar"


def test_a_story_is_headline_two_lines_sources_and_age() -> None:
    pick = _pick("Ferry <line> opens", "It crosses the bay & more.", "Coast Herald", "City Post", "A", "B")
    message = briefings.briefing(EN, _choice(pick), NOW)
    assert message.text == (
        "<b>1. Ferry &lt;line&gt; opens</b>\nIt crosses the bay &amp; more.\n"
        "<i>Coast Herald, City Post +2 · 2 hours ago</i>"
    )


def test_an_update_says_so_and_what_is_unknown_is_left_out() -> None:
    update = briefings.briefing(EN, _choice(_pick("A", "B.", "Coast Herald", update=True)), NOW)
    assert update.text.endswith("<i>Update · Coast Herald · 2 hours ago</i>")
    bare = _pick("Only a title", "")
    bare = Pick(
        Story(**{name: getattr(bare.story, name) for name in Story.__slots__} | {"published_at": None}), 0, 0
    )
    assert briefings.briefing(EN, _choice(bare), NOW).text == "<b>1. Only a title</b>"


def test_a_long_summary_ends_with_a_sentence() -> None:
    summary = "The first sentence has some words. " * 40
    message = briefings.briefing(EN, _choice(_pick("A", summary, "B")), NOW)
    shown = message.text.split("\n")[1]
    assert units(shown) <= briefings.SUMMARY_UNITS
    assert shown.endswith("some words.")
    assert briefings.briefing(EN, _choice(_pick("A", "word " * 200)), NOW).text.split("\n")[1].endswith("…")


def test_the_rest_is_counted_and_has_a_button() -> None:
    message = briefings.briefing(EN, _choice(_pick("A", "B."), others=1), NOW, more="1:brief:more:3")
    assert message.text.endswith("And 1 more new story.")
    assert message.buttons[-1][0].label == "1 more"
    assert message.buttons[-1][0].data == "1:brief:more:3"
    none = briefings.briefing(EN, _choice(_pick("A", "B.")), NOW, more="x").buttons
    assert none == (message.buttons[0], message.buttons[-1][1:])


def test_what_the_text_says_after_the_two_lines_unfolds_below_them() -> None:
    pick = replace(_pick("A", "It opened.", "Coast Herald"), rest="Ships < boats. All came.")
    message = briefings.briefing(EN, _choice(pick), NOW)
    assert message.text.splitlines()[1:] == [
        "It opened.",
        "<blockquote expandable>Ships &lt; boats. All came.</blockquote>",
        "<i>Coast Herald · 2 hours ago</i>",
    ]
    assert "blockquote" not in briefings.briefing(EN, _choice(pick), NOW, layout=Layout.SHORT).text


def test_an_alert_of_one_story_begins_with_it_and_of_several_with_their_number() -> None:
    one, two = (replace(_pick(title, "It opened."), follow="ferries") for title in ("Ferry <1>", "Bridge"))
    alone = alerts.alert(EN, Alert((one,), 0, NOW))
    assert plain(alone.text).startswith("🔔 Ferry <1>\nIt opened.\nYou follow ferries · ")
    assert [button.data for button in alone.buttons[0]] == ["1:story:1", "1:set:bells"]
    both = alerts.alert(EN, Alert((one, two), 3, NOW))
    assert plain(both.text).startswith("🔔 2 stories on what you follow\n\n1. Ferry <1>")
    assert both.text.endswith("And 3 more new stories.")


@given(st.lists(picks, min_size=1, max_size=5), st.integers(0, 99))
@settings(max_examples=20, deadline=None)
def test_any_alert_fits_one_message(told: list[Pick], more: int) -> None:
    assert visible(alerts.alert(EN, Alert(tuple(told), more, NOW)).text) <= MESSAGE_UNITS
