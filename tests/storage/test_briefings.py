"""A briefing has the stories that matter most, spread over subjects, none told before."""

from datetime import UTC, datetime, timedelta
from random import Random

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from storage.briefings import LARGEST, SMALLEST, Choice, Pool, Reader, Why, choose, reasons, source_count
from storage.models import Story
from tests.storage.newsroom import story

NOW = datetime(2026, 8, 4, 5, 30, tzinfo=UTC)


def _ago(hours: float) -> datetime:
    return NOW - timedelta(hours=hours)


def _ids(choice: Choice) -> list[int]:
    return [pick.story.id for pick in choice.picks]


def _brief(*stories: Story, reader: Reader | None = None) -> Choice:
    return choose(Pool(stories, NOW), reader or Reader())


@pytest.mark.parametrize(
    ("stories", "order"),
    [
        pytest.param([story(1, _ago(9)), story(2, _ago(1)), story(3, _ago(4))], [2, 3, 1], id="newest first"),
        pytest.param([story(1, _ago(1)), story(2, _ago(5), sources=3)], [2, 1], id="more sources first"),
        pytest.param(
            [story(1, _ago(1)), story(2, _ago(12), sources=2), story(3, _ago(14), sources=2)],
            [2, 1, 3],
            id="a second source is worth twelve hours",
        ),
        pytest.param([story(1, _ago(1)), story(2, _ago(1))], [2, 1], id="the later number of equals"),
    ],
)
def test_rank(stories: list[Story], order: list[int]) -> None:
    assert _ids(_brief(*stories)) == order


def test_no_more_than_the_size_and_the_rest_is_counted_and_at_hand() -> None:
    choice = _brief(*(story(number, _ago(number / 10)) for number in range(1, 13)))
    assert _ids(choice) == [1, 2, 3, 4, 5]
    assert choice.other_count == 7
    assert [other.id for other in choice.others] == [6, 7, 8, 9, 10, 11, 12]
    assert {why for _, why in choice.left_out} == {Why.ROOM}


def test_one_event_does_not_fill_a_briefing() -> None:
    """Twenty stories on one flood, each taken up by more sources than anything else: two of five places."""
    flood = [
        story(
            number,
            _ago(1),
            sources=8,
            title=f"Flood in Vessel Bay: {word} reached",
            summary=f"The flood in Vessel Bay has {word} the harbour, the mayor of Vessel Bay said.",
        )
        for number, word in enumerate(
            "rescued drowned closed opened blocked lifted reached emptied filled cut saved".split(),
            100,
        )
    ]
    others = [story(number, _ago(20)) for number in range(1, 5)]
    choice = _brief(*flood, *others)
    assert sum(number >= 100 for number in _ids(choice)) == 2
    assert sum(number < 100 for number in _ids(choice)) == 3
    assert choice.picks[1].like == (choice.picks[0].story.title,)
    assert (flood[0], Why.SUBJECT) in choice.left_out


def test_places_that_no_other_subject_wants_are_filled_all_the_same() -> None:
    flood = [
        story(number, _ago(number), title="Flood in Vessel Bay", summary="Vessel Bay is under water.")
        for number in range(1, 8)
    ]
    assert _ids(_brief(*flood)) == [1, 2, 3, 4, 5]


def test_followed_topics_come_first() -> None:
    stories = [story(1, _ago(1), sources=9), story(2, _ago(30)), story(3, _ago(20)), story(4, _ago(2))]
    follows = {"chess": frozenset({2, 3}), "sailing": frozenset({3})}
    choice = _brief(*stories, reader=Reader(size=3, follows=follows))
    assert _ids(choice) == [3, 2, 1]
    assert [pick.follow for pick in choice.picks] == ["chess", "chess", None]


@pytest.mark.parametrize(
    ("then", "now", "update"),
    [(1, 1, None), (1, 3, None), (1, 4, True), (2, 4, None), (2, 5, True), (4, 7, None), (4, 8, True)],
)
def test_what_was_told_comes_again_only_once_it_grew_a_lot(then: int, now: int, update: bool | None) -> None:
    grown = story(1, _ago(1), sources=now, articles=(1, 2))
    choice = _brief(grown, story(5, _ago(40)), reader=Reader(told={2: then}))
    updates = {pick.story.id: pick.update for pick in choice.picks}
    assert updates.get(1) is update
    assert updates[5] is False
    if update is None:
        assert choice.left_out == ((grown, Why.TOLD),)
        assert choice.other_count == 0


def test_a_pick_says_why_it_stands_where_it_does() -> None:
    first, second = story(1, _ago(6), sources=4), story(2, _ago(1), title="Vessel Bay", summary="Vessel Bay.")
    third = story(3, _ago(30), title="Vessel Bay", summary="Vessel Bay.", articles=(3, 4), sources=8)
    reader = Reader(told={4: 1}, follows={"chess": frozenset({2})})
    assert [reasons(pick) for pick in _brief(first, second, third, reader=reader).picks] == [
        (
            "Weight -0.08: 1 source (+0.00), newest article 1 h old (-0.08).",
            "First because chess is followed.",
        ),
        ("Weight +1.50: 4 sources (+2.00), newest article 6 h old (-0.50).",),
        (
            "Weight +0.50: 8 sources (+3.00), newest article 30 h old (-2.50).",
            "An update: told before, and grown a lot since.",
            "On one subject with: Vessel Bay.",
        ),
    ]


def test_a_story_without_a_known_source_counts_as_one() -> None:
    assert source_count(story(1, NOW, sources=0)) == 1


def test_nothing_gives_an_empty_choice() -> None:
    assert _brief() == Choice((), (), 0, ())


stories = st.lists(
    st.builds(
        lambda number, hours, sources, same: story(
            number,
            _ago(hours),
            sources=sources,
            articles=(number, number + 1_000),
            title="Vessel Bay floods" if same else None,
        ),
        st.integers(1, 400),
        st.floats(-1, 72),
        st.integers(0, 12),
        st.booleans(),
    ),
    max_size=30,
    unique_by=lambda one: one.id,
)


@given(stories, st.integers(SMALLEST, LARGEST), st.dictionaries(st.integers(1, 1_400), st.integers(1, 5)))
@settings(max_examples=60, deadline=None)
def test_every_new_story_is_told_listed_or_left_out_once(
    given_stories: list[Story], size: int, told: dict[int, int]
) -> None:
    choice = _brief(*given_stories, reader=Reader(size=size, told=told))
    stale = [one.id for one, why in choice.left_out if why is Why.TOLD]
    others = [one.id for one in choice.others]
    assert sorted([*_ids(choice), *others, *stale]) == sorted(one.id for one in given_stories)
    assert len(choice.picks) == min(size, len(given_stories) - len(stale))
    assert choice.other_count == len(others)
    assert {pick.story.id for pick in choice.picks if not pick.update}.isdisjoint(
        one.id for one in given_stories if told.keys() & set(one.articles)
    )


@given(stories, st.randoms())
@settings(max_examples=30, deadline=None)
def test_the_choice_does_not_depend_on_the_order_in_which_stories_come(
    given_stories: list[Story], chance: Random
) -> None:
    shuffled = list(given_stories)
    chance.shuffle(shuffled)
    assert _brief(*given_stories) == _brief(*shuffled)
