"""Whoever asks gets the briefing of this moment, and nothing is changed by it."""

from datetime import UTC, datetime, time, timedelta

from storage import follows, prospects, subscriptions
from storage.briefings import Rules
from storage.database import Database
from storage.models import ParsedArticle, Role
from storage.prospects import Prospect
from storage.rounds import Rounds
from tests.storage import newsroom
from tests.storage.test_rounds import Plainly

NOW = datetime(2026, 8, 4, 5, 30, tzinfo=UTC)
HOUR = timedelta(hours=1)
RULES = Rules()
CHAT = 7


def _titles(found: Prospect) -> list[str]:
    return [pick.story.title for pick in found.choice.picks]


def _everything(db: Database, now: datetime = NOW, usual: int = 5) -> Prospect:
    return prospects.everything(db, CHAT, None, now, RULES, usual=usual)


def test_without_a_subscription_it_is_what_came_in_the_last_36_hours(db: Database) -> None:
    newsroom.push_events(db, NOW - 40 * HOUR, 1)
    newsroom.push_events(db, NOW - 30 * HOUR, 2, 3)
    newsroom.push_events(db, NOW - HOUR, 4, 5)
    found = _everything(db, usual=3)
    assert _titles(found) == [newsroom.title(event) for event in (5, 4, 3)]
    assert (found.subscription, found.since, found.choice.other_count) == (None, None, 1)


def test_with_one_it_is_what_the_next_briefing_would_be(db: Database) -> None:
    newsroom.push_events(db, NOW - HOUR, 1, 2)
    subscriptions.subscribe(db, CHAT, None, NOW - HOUR, language="en", zone="UTC", hours=[time(5, 30)])
    rounds = Rounds(RULES, Plainly())
    rounds.make(db, NOW)
    assert _titles(_everything(db, NOW + HOUR)) == []
    assert _everything(db, NOW + HOUR).since == NOW
    newsroom.push_events(db, NOW + HOUR, 3)
    for _ in range(2):
        assert _titles(_everything(db, NOW + 2 * HOUR)) == [newsroom.title(3)]
    assert rounds.make(db, NOW + 24 * HOUR).briefings == 1


def test_topics_are_followed_in_the_language_of_the_subscription(db: Database) -> None:
    sweden = ParsedArticle(
        role=Role.RELATED,
        title="Sweden opens a bridge",
        body="The bridge in Sweden is open.",
        source="Coast Herald",
        published_at=NOW - 5 * HOUR,
    )
    newsroom.push(db, NOW - HOUR, sweden)
    newsroom.push_events(db, NOW - HOUR, 1, 2)
    subscriptions.subscribe(db, CHAT, None, NOW - HOUR, language="fi", zone="UTC", hours=[time(5, 30)])
    follows.follow(db, CHAT, None, "Ruotsi", NOW)
    first, *_ = _everything(db).choice.picks
    assert (first.story.title, first.follow) == (sweden.title, "Ruotsi")


def test_a_topic_is_told_whether_or_not_the_daily_briefing_told_of_it(db: Database) -> None:
    newsroom.push_events(db, NOW - HOUR, 1, 2)
    subscriptions.subscribe(db, CHAT, None, NOW - HOUR, language="en", zone="UTC", hours=[time(5, 30)])
    Rounds(RULES, Plainly()).make(db, NOW)
    word = newsroom.title(1).split()[0]
    assert _titles(prospects.on_topic(db, word, NOW, RULES)) == [newsroom.title(1)]
    late = NOW + 40 * HOUR
    assert _titles(prospects.on_topic(db, word, late, RULES)) == []
    assert _titles(prospects.before(db, late, RULES, words=word)) == [newsroom.title(1)]


def test_before_is_the_best_of_the_last_days_or_else_the_newest_there_is(db: Database) -> None:
    assert _titles(prospects.before(db, NOW, RULES)) == []
    newsroom.push_events(db, NOW - 200 * HOUR, 1)
    assert _titles(prospects.before(db, NOW, RULES)) == [newsroom.title(1)]
    newsroom.push_events(db, NOW - 60 * HOUR, 2)
    assert _titles(prospects.before(db, NOW, RULES)) == [newsroom.title(2)]
