"""A chat's language and layout hold for its topic alone, for its briefings too, and move with the chat."""

from datetime import UTC, datetime, time

from storage import preferences, subscriptions
from storage.database import Database
from storage.preferences import Layout, Preferences

NOW = datetime(2026, 8, 4, 5, 30, tzinfo=UTC)


def test_without_a_choice_it_is_what_most_like(db: Database) -> None:
    assert preferences.preferences(db, 7, None) == Preferences(None, Layout.STANDARD)


def test_a_choice_keeps_the_other_and_says_what_was_before(db: Database) -> None:
    assert preferences.choose_layout(db, 7, 3, Layout.SHORT) == Preferences()
    before = preferences.choose_language(db, 7, 3, "en", spoken="en")
    assert before == Preferences(None, Layout.SHORT)
    assert preferences.preferences(db, 7, 3) == Preferences("en", Layout.SHORT)
    assert preferences.preferences(db, 7, None) == Preferences()


def test_briefings_come_in_the_language_that_was_chosen(db: Database) -> None:
    subscriptions.subscribe(db, 7, None, NOW, language="en", zone="UTC", hours=[time(7)])
    preferences.choose_language(db, 7, None, "de", spoken="de")
    one = subscriptions.subscription(db, 7)
    assert one is not None
    assert one.language == "de"


def test_a_group_that_gets_a_new_id_keeps_them(db: Database) -> None:
    preferences.choose_layout(db, -7, None, Layout.SHORT)
    subscriptions.move(db, -7, -1_007, NOW)
    assert preferences.preferences(db, -1_007, None).layout is Layout.SHORT
