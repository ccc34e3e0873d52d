"""Chats that go away, come back, or stay away for long."""

from datetime import UTC, datetime, time, timedelta

from storage import absences, channels, follows, preferences, subscriptions
from storage.database import Database
from storage.preferences import Layout

NOW = datetime(2026, 8, 4, 5, 30, tzinfo=UTC)
MOMENT = timedelta(microseconds=1)
CHAT, OTHER = -100, -200


def _subscribe(db: Database, chat: int) -> None:
    subscriptions.subscribe(db, chat, None, NOW, language="en", zone="UTC", hours=[time(7)])


def test_what_pauses_goes_on_when_the_bot_is_back(db: Database) -> None:
    _subscribe(db, CHAT)
    absences.leave(db, CHAT, "removed", NOW)
    assert absences.away(db, CHAT)
    assert not absences.away(db, OTHER)
    assert absences.back(db, CHAT, NOW) == 1
    assert not absences.away(db, CHAT)
    absences.prune(db, NOW + timedelta(days=365))
    assert subscriptions.of_chat(db, CHAT) != ()


def test_what_stays_away_for_long_is_forgotten_with_all_that_was_set(db: Database) -> None:
    for chat in (CHAT, OTHER):
        follows.follow(db, chat, None, "chess", NOW)
        preferences.choose_layout(db, chat, None, Layout.SHORT)
    channels.add(db, 5, CHAT, "Wire", NOW)
    absences.leave(db, CHAT, "removed", NOW)
    absences.leave(db, CHAT, "removed", NOW + timedelta(days=1))
    assert absences.prune(db, NOW) == 0
    assert absences.prune(db, NOW + MOMENT) == 1
    assert follows.follows(db, CHAT, None) == ()
    assert preferences.preferences(db, CHAT, None).layout is Layout.STANDARD
    assert channels.of_person(db, 5) == ()
    assert not absences.away(db, CHAT)
    assert follows.follows(db, OTHER, None) != ()


def test_a_chat_that_was_found_gone_counts_as_well(db: Database) -> None:
    _subscribe(db, CHAT)
    subscriptions.pause(db, CHAT, "Forbidden", NOW)
    assert absences.prune(db, NOW + MOMENT) == 1
    assert subscriptions.of_chat(db, CHAT) == ()
