"""Followed topics come first in the briefing of the chat that follows them, muted ones are left out."""

from datetime import UTC, datetime, time, timedelta

import pytest

from storage import follows, outbox, prospects, subscriptions
from storage.briefings import Pool, Rules, Why
from storage.database import Database
from storage.errors import NotFoundError
from storage.follows import MOST, TooManyFollowsError
from storage.rounds import Rounds
from tests.storage import newsroom
from tests.storage.newsroom import story
from tests.storage.test_rounds import Plainly

NOW = datetime(2026, 8, 4, 5, 30, tzinfo=UTC)
HOUR = timedelta(hours=1)
RULES = Rules()
CHAT = 7


def _name(event: int) -> str:
    return newsroom.title(event).split()[0]


def _told(db: Database, chat_id: int = CHAT) -> prospects.Prospect:
    return prospects.everything(db, chat_id, None, NOW, RULES)


def _titles(found: prospects.Prospect) -> list[str]:
    return [pick.story.title for pick in found.choice.picks]


@pytest.mark.parametrize(
    ("one", "other"),
    [
        ("Hong Kong", "  #hong   kong "),
        ("Élysée", "elysee"),
        ("source:NHK World", "Source:  nhk world"),
        ("Россия", "россия"),
        ("ferry, #Harbour", "FERRY,harbour"),
    ],
)
def test_ways_to_write_the_same_topic(one: str, other: str) -> None:
    assert follows.key(one) == follows.key(other) != ""


@pytest.mark.parametrize("nothing", ["", "#", " , ", "source:", "source: —", "\0", "…"])
def test_what_is_no_topic(db: Database, nothing: str) -> None:
    assert follows.key(nothing) == ""
    with pytest.raises(NotFoundError):
        follows.follow(db, CHAT, None, nothing, NOW)


def test_following_muting_and_neither_say_what_was_before(db: Database) -> None:
    first = follows.follow(db, CHAT, None, "Chess", NOW)
    assert (first.before, first.after and first.after.muted) == (None, False)
    again = follows.follow(db, CHAT, None, "#chess", NOW)
    assert again.before == again.after == first.after
    muted = follows.follow(db, CHAT, None, "chess", NOW, muted=True)
    assert (muted.before, muted.after and muted.after.muted, muted.topic) == (first.after, True, "Chess")
    gone = follows.unfollow(db, CHAT, None, "CHESS")
    assert (gone.before, gone.after) == (muted.after, None)
    assert follows.unfollow(db, CHAT, None, "chess").before is None
    assert follows.follows(db, CHAT, None) == ()


def test_each_chat_and_topic_has_its_own(db: Database) -> None:
    mine = follows.follow(db, CHAT, 3, "chess", NOW).after
    assert mine is not None
    assert follows.find(db, CHAT, None, "chess") is None
    assert follows.drop(db, 8, 3, mine.id) is None
    assert follows.drop(db, CHAT, 3, mine.id) is not None


def test_there_is_a_most(db: Database) -> None:
    for number in range(MOST):
        follows.follow(db, CHAT, None, f"topic{number}", NOW)
    with pytest.raises(TooManyFollowsError):
        follows.follow(db, CHAT, None, "one more", NOW)
    assert follows.follow(db, CHAT, None, "topic0", NOW, muted=True).after is not None


def test_what_is_followed_comes_first_and_what_is_muted_is_counted(db: Database) -> None:
    newsroom.push_events(db, NOW - 30 * HOUR, 1)
    newsroom.push_events(db, NOW - 2 * HOUR, 2, 3, 4)
    follows.follow(db, CHAT, None, _name(1), NOW)
    follows.follow(db, CHAT, None, _name(3), NOW, muted=True)
    found = _told(db)
    assert _titles(found)[0] == newsroom.title(1)
    assert found.choice.picks[0].follow == _name(1)
    assert newsroom.title(3) not in _titles(found)
    assert (found.choice.muted, found.choice.other_count) == (1, 0)
    assert [why for _, why in found.choice.left_out] == [Why.MUTED]
    assert _told(db, 8).choice.muted == 0


def test_a_topic_that_is_only_mentioned_is_followed_and_not_muted(db: Database) -> None:
    newsroom.push_events(db, NOW - HOUR, 1)
    mentioned = newsroom.report(1, "", None).body.split()[3]
    assert mentioned not in newsroom.title(1).lower()
    follows.follow(db, CHAT, None, mentioned, NOW, muted=True)
    assert _told(db).choice.muted == 0
    follows.follow(db, CHAT, None, mentioned, NOW)
    assert _told(db).choice.picks[0].follow == mentioned


def test_a_muted_source_hides_what_no_other_tells(db: Database) -> None:
    newsroom.push(db, NOW - HOUR, newsroom.report(1, "Coast Herald", NOW - HOUR))
    newsroom.push_events(db, NOW - HOUR, 2)
    newsroom.push(
        db,
        NOW - HOUR,
        newsroom.report(3, "Coast Herald", NOW - HOUR),
        newsroom.report(3, "City Post", NOW - HOUR, told=1),
    )
    follows.follow(db, CHAT, None, "source:coast herald", NOW, muted=True)
    found = _told(db)
    assert newsroom.title(1) not in _titles(found)
    assert len(_titles(found)) == 2
    follows.follow(db, CHAT, None, "source:coast", NOW)
    follows.unfollow(db, CHAT, None, "source:coast herald")
    assert {pick.follow for pick in _told(db).choice.picks[:2]} == {"source:coast"}


def test_muted_wins_over_followed(db: Database) -> None:
    newsroom.push_events(db, NOW - HOUR, 1)
    follows.follow(db, CHAT, None, "source:Paper 1", NOW)
    follows.follow(db, CHAT, None, _name(1), NOW, muted=True)
    assert _told(db).choice.muted == 1
    assert _titles(_told(db)) == []


def test_chats_whose_follows_make_no_difference_share_their_briefing(db: Database) -> None:
    newsroom.push_events(db, NOW - HOUR, 1, 2, 3)
    for chat in range(1, 21):
        subscriptions.subscribe(db, chat, None, NOW - HOUR, language="en", zone="UTC", hours=[time(5, 30)])
        if chat % 2:
            follows.follow(db, chat, None, f"nothing on {chat}", NOW)
    follows.follow(db, 4, None, _name(1), NOW)
    follows.follow(db, 6, None, _name(1).upper(), NOW)
    composer = Plainly()
    assert Rounds(RULES, composer).make(db, NOW).briefings == 20
    assert composer.composed == 3
    assert outbox.next_at(db) is not None


def test_follows_move_with_the_group(db: Database) -> None:
    follows.follow(db, -7, None, "chess", NOW)
    subscriptions.move(db, -7, -1_007, NOW)
    assert [one.topic for one in follows.follows(db, -1_007, None)] == ["chess"]


def test_an_empty_pool_has_nothing_on_a_topic(db: Database) -> None:
    one = follows.follow(db, CHAT, None, "chess", NOW).after
    assert one is not None
    assert follows.on(db, one, Pool((), NOW), "en") == frozenset()
    assert follows.on(db, one, Pool((story(1, NOW),), NOW), "en") == frozenset()
