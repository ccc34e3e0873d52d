"""Thumbs move what is like the stories they were given to, a little, in that chat's briefings only."""

from dataclasses import replace
from datetime import UTC, datetime, time, timedelta

from hypothesis import given
from hypothesis import strategies as st

from storage import follows, prospects, shelf, subscriptions, tastes, thumbs
from storage.briefings import Pool, Reader, Rules, choose, reasons
from storage.database import Database
from storage.models import Story
from storage.rounds import Rounds
from storage.tastes import FADES, MOST, Field, Thumb
from tests.storage import newsroom
from tests.storage.newsroom import story
from tests.storage.test_rounds import Plainly

NOW = datetime(2026, 8, 4, 5, 30, tzinfo=UTC)
HOUR = timedelta(hours=1)
CHAT, OTHER = 7, 8


def _thumb(of: Story, *, up: bool, at: datetime = NOW) -> Thumb:
    return Thumb(of.id, up, of.title, tastes.words_of(of), "Some Wire", at)


def _order(stories: list[Story], *given: Thumb) -> list[int]:
    pool = Pool(tuple(stories), NOW)
    return [pick.story.id for pick in choose(pool, Reader(nudges=pool.nudges(given, NOW))).picks]


def _stories() -> list[Story]:
    """Of five events; each is an hour older than the one before."""
    return [story(number, NOW - number * HOUR) for number in range(1, 6)]


def test_a_thumb_moves_what_is_like_its_story_and_nothing_else() -> None:
    stories = _stories()
    alike = replace(stories[3], id=99)
    assert _order(stories) == [1, 2, 3, 4, 5]
    assert _order(stories, _thumb(alike, up=True)) == [4, 1, 2, 3, 5]
    assert _order(stories, _thumb(replace(stories[0], id=99), up=False)) == [2, 3, 4, 5, 1]
    assert _order(stories, _thumb(story(77, NOW), up=True)) == [1, 2, 3, 4, 5]


def test_up_and_down_on_the_same_take_each_other_back() -> None:
    stories = _stories()
    assert _order(stories, _thumb(stories[3], up=True), _thumb(stories[3], up=False)) == [1, 2, 3, 4, 5]


def test_a_thumb_fades() -> None:
    stories = _stories()
    pool = Field(stories)
    fresh = pool.nudges([_thumb(stories[3], up=True)], NOW)[4].shift
    older = pool.nudges([_thumb(stories[3], up=True, at=NOW - FADES)], NOW)[4].shift
    assert fresh > older > 0
    assert older < 0.6 * fresh


@given(st.lists(st.tuples(st.integers(1, 8), st.booleans()), max_size=40))
def test_many_thumbs_move_no_further_than_the_bound(held: list[tuple[int, bool]]) -> None:
    given = [_thumb(story(number, NOW), up=up) for number, up in held]
    moved = Field(_stories()).nudges(given, NOW)
    assert all(-MOST <= nudge.shift <= MOST and nudge.titles for nudge in moved.values())


def test_a_source_that_is_liked_counts_a_little() -> None:
    stories = _stories()
    of_paper = replace(_thumb(story(77, NOW), up=True), source="Paper 1")
    shifts = {nudge.shift for nudge in Field(stories).nudges([of_paper], NOW).values()}
    assert len(shifts) == 1
    assert 0 < shifts.pop() < MOST / 5


def test_what_is_followed_still_comes_first() -> None:
    stories = _stories()
    pool = Pool(tuple(stories), NOW)
    nudges = pool.nudges([_thumb(stories[0], up=True)], NOW)
    choice = choose(pool, Reader(follows={"chess": frozenset({5})}, nudges=nudges))
    assert [pick.story.id for pick in choice.picks][:2] == [5, 1]


def test_the_explanation_says_by_how_much_and_by_which_thumbs() -> None:
    stories = _stories()
    pool = Pool(tuple(stories), NOW)
    liked = _thumb(replace(stories[3], id=99), up=True)
    first = choose(pool, Reader(nudges=pool.nudges([liked], NOW))).picks[0]
    assert f"by thumbs given to: {stories[3].title}." in " ".join(reasons(first))
    assert "Moved by +" in " ".join(reasons(first))


def test_the_next_briefing_of_the_chat_and_of_no_other_is_in_another_order(db: Database) -> None:
    for chat in (CHAT, OTHER):
        subscriptions.subscribe(
            db, chat, None, NOW - 9 * HOUR, language="en", zone="UTC", hours=[time(5, 30)]
        )
    for event in (3, 2, 1):
        newsroom.push_events(db, NOW - event * HOUR, event)
    before = _titles(db, CHAT)
    assert before == [newsroom.title(event) for event in (1, 2, 3)]
    old = shelf.latest(db, 5).stories[-1]
    assert thumbs.give(db, CHAT, None, old, NOW, up=True) is True
    assert _titles(db, CHAT) == [newsroom.title(event) for event in (3, 1, 2)]
    assert _titles(db, OTHER) == before
    composer = Plainly()
    assert Rounds(Rules(), composer).make(db, NOW).briefings == 2
    assert composer.composed == 2  # no longer the same for both


def _titles(db: Database, chat: int) -> list[str]:
    found = prospects.everything(db, chat, None, NOW, Rules())
    return [pick.story.title for pick in found.choice.picks]


def test_a_thumb_is_given_turned_and_taken_back(db: Database) -> None:
    one = story(1, NOW)
    assert thumbs.give(db, CHAT, None, one, NOW, up=True) is True
    assert thumbs.give(db, CHAT, None, one, NOW, up=False) is False
    assert thumbs.given(db, CHAT, None, [1, 2]) == {1: False}
    assert thumbs.given(db, CHAT, 5, [1]) == thumbs.given(db, OTHER, None, [1]) == {}
    assert thumbs.give(db, CHAT, None, one, NOW, up=False) is None
    assert thumbs.of_chat(db, CHAT, None) == ()


def test_the_newest_thumbs_are_kept_and_none_for_ever(db: Database) -> None:
    for number in range(thumbs.MOST + 5):
        thumbs.give(db, CHAT, None, story(number, NOW), NOW + number * HOUR, up=True)
    kept = thumbs.of_chat(db, CHAT, None)
    assert len(kept) == thumbs.MOST
    assert kept[0].story_id == thumbs.MOST + 4
    thumbs.prune(db, NOW + 1000 * HOUR)
    assert thumbs.of_chat(db, CHAT, None) == ()


def test_a_chat_that_moves_takes_its_thumbs_and_bells_along(db: Database) -> None:
    thumbs.give(db, CHAT, None, story(1, NOW), NOW, up=True)
    follows.ring(db, CHAT, None, "chess", NOW, bell=True)
    subscriptions.move(db, CHAT, OTHER, NOW)
    assert thumbs.given(db, OTHER, None, [1]) == {1: True}
    assert [one.bell for one in follows.follows(db, OTHER, None)] == [True]
    assert thumbs.of_chat(db, CHAT, None) == ()
