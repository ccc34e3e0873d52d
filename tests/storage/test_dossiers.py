"""A dossier holds the same whether a chat is looked up alone or in a batch."""

from datetime import UTC, datetime, time, timedelta

from storage import alerted, dossiers, follows, outbox, preferences, shelf, subscriptions, thumbs
from storage.briefings import Pick, Rules
from storage.database import Database
from storage.outbox import End, Entry, State
from storage.preferences import Layout
from storage.rounds import Rounds
from tests.storage import newsroom
from tests.storage.test_rounds import Plainly

NOW = datetime(2026, 8, 4, 5, 30, tzinfo=UTC)
HOUR = timedelta(hours=1)
PLAIN, LIKING, FOLLOWING, THUMBING, ALERTED, NEW = range(1, 7)


def test_a_batch_knows_of_each_chat_what_is_known_of_it_alone(db: Database) -> None:
    newsroom.push_events(db, NOW - HOUR, 1)
    for chat in range(1, NEW):
        for topic in (None, 4):
            subscriptions.subscribe(
                db, chat, topic, NOW - HOUR, language="en", zone="UTC", hours=[time(5, 30)]
            )
    rounds = Rounds(Rules(), Plainly())
    rounds.make(db, NOW)
    batch = outbox.exchange(db, (), NOW, 3).deliveries
    outbox.exchange(db, [End(one.id, State.GONE) for one in batch], NOW, 0)
    newsroom.push_events(db, NOW + HOUR, 2)
    rounds.make(db, NOW + 24 * HOUR)
    told = shelf.latest(db, 1).stories[0]
    preferences.choose_layout(db, LIKING, None, Layout.SHORT)
    follows.follow(db, FOLLOWING, 4, "harbours", NOW)
    thumbs.give(db, THUMBING, None, told, NOW, up=True)
    alert = outbox.add(db, Entry(ALERTED, "alert", NOW, kind="alert", payload="told"), NOW)
    assert alert is not None
    alerted.record(db, ALERTED, None, [Pick(told, 0.0, 0.0)], alert, NOW + HOUR)
    subscriptions.subscribe(db, NEW, None, NOW, language="en", zone="UTC", hours=[time(5, 30)])
    later = NOW + 48 * HOUR
    due = subscriptions.due(db, later, 100)
    assert len(due) == 11
    known = dossiers.of_all(db, due, later)
    for one in due:
        assert known[one.id] == dossiers.of_chat(db, one.chat_id, one.thread_id, later)
    by_chat = {(one.chat_id, one.thread_id): known[one.id] for one in due}
    assert [telling.lost for telling in by_chat[PLAIN, None].tellings] == [False, True]
    assert by_chat[LIKING, None].liked.layout is Layout.SHORT
    assert [one.topic for one in by_chat[FOLLOWING, 4].follows] == ["harbours"]
    assert [thumb.story_id for thumb in by_chat[THUMBING, None].thumbs] == [told.id]
    assert set(by_chat[ALERTED, None].alerts) == set(told.articles)
    assert by_chat[NEW, None] == dossiers.Dossier()
