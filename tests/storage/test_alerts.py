"""What is told at once, when, and that nothing is told twice: the decision, and what is kept of it."""

from datetime import UTC, datetime, time, timedelta

import pytest

from storage import alerted, alerts, follows, outbox, preferences, prospects, subscriptions
from storage.alerted import Voice, Wishes
from storage.alerting import ALERT, Alert, Alerting, Looked
from storage.alerts import APART, APART_AFTER_REFUSAL, MOST_TOLD, Last, Night, Terms
from storage.briefings import Pick, Rules
from storage.database import Database
from storage.outbox import End, State
from storage.rounds import Rounds
from tests.storage import newsroom
from tests.storage.newsroom import story
from tests.storage.test_rounds import Plainly

NOW = datetime(2026, 8, 4, 9, 0, tzinfo=UTC)  # 11:00 in Berlin
HOUR = timedelta(hours=1)
MINUTE = timedelta(minutes=1)
CHAT = 7
VOICE = Voice("en", "Europe/Berlin")


class Herald:
    """Tells alerts as the topics and titles in them."""

    def alert(self, alert: Alert, language: str, *, quiet: bool) -> str:
        told = [f"{pick.follow}: {pick.story.title}" for pick in alert.picks]
        return f"{language} {'quiet' if quiet else 'loud'} +{alert.more} {' | '.join(told)}"


def _found(*numbers: int) -> list[tuple[Pick, str]]:
    return [(Pick(story(number, NOW, sources=2), 1.0, 0.0), f"topic {number}") for number in numbers]


def test_stories_are_gathered_into_one_alert_with_their_topics() -> None:
    verdict = alerts.decide(_found(1, 2), Terms(), "UTC", None, NOW)
    assert [(pick.story.id, pick.follow) for pick in verdict.picks] == [(1, "topic 1"), (2, "topic 2")]
    assert (verdict.more, verdict.wait_until) == (0, None)


def test_what_one_alert_has_no_room_for_waits_an_hour() -> None:
    verdict = alerts.decide(_found(*range(1, MOST_TOLD + 3)), Terms(), "UTC", None, NOW)
    assert len(verdict.picks) == MOST_TOLD
    assert (verdict.more, verdict.wait_until) == (2, NOW + APART)


@pytest.mark.parametrize(
    ("last", "waits"),
    [
        (None, None),
        (Last(NOW - 59 * MINUTE), NOW + MINUTE),
        (Last(NOW - HOUR), None),
        (Last(NOW - HOUR, lost=True), NOW - HOUR + APART_AFTER_REFUSAL),
    ],
)
def test_at_most_one_an_hour(last: Last | None, waits: datetime | None) -> None:
    verdict = alerts.decide(_found(1), Terms(), "UTC", last, NOW)
    assert verdict.wait_until == waits
    assert bool(verdict.picks) is (waits is None)


@pytest.mark.parametrize(
    ("night", "zone", "at", "ends"),
    [
        ("22-7", "Europe/Berlin", "2026-08-04T19:59", None),
        ("22-7", "Europe/Berlin", "2026-08-04T20:00", "2026-08-05T05:00"),
        ("22-7", "Europe/Berlin", "2026-08-05T04:59", "2026-08-05T05:00"),
        ("22-7", "Europe/Berlin", "2026-08-05T05:00", None),
        ("0-6", "UTC", "2026-08-05T03:00", "2026-08-05T06:00"),
        ("0-6", "UTC", "2026-08-05T06:00", None),
        ("22-7", "Asia/Kolkata", "2026-08-04T16:30", "2026-08-05T01:30"),
        ("22-7", "Europe/Berlin", "2026-10-24T23:30", "2026-10-25T06:00"),  # clocks go back in that night
        ("", "Europe/Berlin", "2026-08-04T23:00", None),
        ("7-7", "Europe/Berlin", "2026-08-04T23:00", None),
    ],
)
def test_the_night_is_the_chats_own(night: str, zone: str, at: str, ends: str | None) -> None:
    moment = datetime.fromisoformat(at).replace(tzinfo=UTC)
    expected = None if ends is None else datetime.fromisoformat(ends).replace(tzinfo=UTC)
    assert alerts.day_comes_at(alerts.night(night), zone, moment) == expected


@pytest.mark.parametrize("written", ["22", "a-b", "22-25", "-", "22-7-3"])
def test_what_is_no_night(written: str) -> None:
    with pytest.raises(ValueError, match=r"night|hour|invalid"):
        alerts.night(written)


def test_worth_telling_is_what_enough_sources_have_since_the_bell_and_nobody_told() -> None:
    two = story(3, NOW, sources=2, articles=(10, 11))
    assert alerts.worth_telling(two, Terms(), 10, ())
    assert not alerts.worth_telling(two, Terms(), 11, ())
    assert not alerts.worth_telling(two, Terms(), 0, {10})
    assert not alerts.worth_telling(story(3, NOW), Terms(), 0, ())
    assert alerts.worth_telling(story(3, NOW), Terms(sources=1), 0, ())


# In a database


def _name(event: int) -> str:
    return newsroom.title(event).split()[0]


def _ring(db: Database, topic: str, *, chat: int = CHAT, at: datetime = NOW) -> None:
    follows.ring(db, chat, None, topic, at, bell=True)
    alerted.touch(db, chat, None, VOICE, at)


def _alerting(usual: Terms | None = None) -> Alerting:
    return Alerting(Rules(), usual or Terms(), Herald())


def _sent(db: Database, now: datetime, state: State = State.SENT) -> list[tuple[int, str]]:
    """What the outbox holds for sending, sent or otherwise ended."""
    batch = outbox.exchange(db, [], now, 100)
    outbox.exchange(db, [End(one.id, state) for one in batch.deliveries], now, 0)
    return [(one.chat_id, batch.payloads[one.payload_id]) for one in batch.deliveries if one.kind == ALERT]


def test_a_story_is_told_once_two_sources_have_it(db: Database) -> None:
    alerting = _alerting()
    _ring(db, _name(1))
    newsroom.push_events(db, NOW, 1)
    assert alerting.look(db, NOW) == Looked(chats=1)
    newsroom.push(db, NOW + MINUTE, newsroom.report(1, "Paper 2", NOW, told=2))
    assert alerting.look(db, NOW + MINUTE).alerts == 1
    assert _sent(db, NOW + MINUTE) == [(CHAT, f"en loud +0 {_name(1)}: {newsroom.title(1)}")]
    newsroom.push(db, NOW + 2 * HOUR, newsroom.report(1, "Paper 3", NOW, told=3))
    assert alerting.look(db, NOW + 2 * HOUR).alerts == 0


def test_at_once_is_a_choice_of_the_chat(db: Database) -> None:
    alerting = _alerting()
    _ring(db, _name(1))
    newsroom.push_events(db, NOW, 1)
    assert alerting.look(db, NOW).alerts == 0
    alerted.choose(db, CHAT, None, Wishes(sources=1, quiet=True), VOICE, NOW + MINUTE)
    assert alerting.look(db, NOW + MINUTE).alerts == 1
    assert _sent(db, NOW + MINUTE)[0][1].startswith("en quiet")


def test_what_stood_in_the_news_before_the_bell_is_not_told(db: Database) -> None:
    newsroom.push_events(db, NOW - HOUR, 1, sources=3)
    _ring(db, _name(1))
    assert _alerting().look(db, NOW).alerts == 0


def test_what_comes_at_night_waits_for_the_morning_in_one(db: Database) -> None:
    alerting = _alerting()
    night, morning = NOW.replace(hour=21), NOW.replace(hour=5) + timedelta(days=1)
    for event in (1, 2):
        _ring(db, _name(event), at=night)
    newsroom.push_events(db, night, 1, sources=2)
    assert alerting.look(db, night).alerts == 0
    newsroom.push_events(db, night + HOUR, 2, sources=2)
    assert alerting.look(db, night + HOUR).alerts == 0
    assert alerting.look(db, morning - MINUTE) == Looked()
    assert alerting.look(db, morning).alerts == 1
    [(_, told)] = _sent(db, morning)
    assert _name(1) in told
    assert _name(2) in told


def test_within_the_hour_it_waits_though_nothing_else_comes(db: Database) -> None:
    alerting = _alerting()
    for event in (1, 2):
        _ring(db, _name(event))
    newsroom.push_events(db, NOW, 1, sources=2)
    assert alerting.look(db, NOW).alerts == 1
    newsroom.push_events(db, NOW + MINUTE, 2, sources=2)
    assert alerting.look(db, NOW + MINUTE).alerts == 0
    assert alerting.look(db, NOW + 59 * MINUTE) == Looked()
    assert alerting.look(db, NOW + HOUR).alerts == 1


def test_what_a_briefing_told_is_not_told_again_nor_the_other_way_round(db: Database) -> None:
    subscriptions.subscribe(db, CHAT, None, NOW - HOUR, language="de", zone="Europe/Berlin", hours=[time(11)])
    for event in (1, 2):
        _ring(db, _name(event), at=NOW - HOUR)
    newsroom.push_events(db, NOW - MINUTE, 1, sources=2)
    assert Rounds(Rules(), Plainly()).make(db, NOW).briefings == 1
    newsroom.push_events(db, NOW + MINUTE, 2, sources=2)
    assert _alerting().look(db, NOW + MINUTE).alerts == 1
    assert [told for _, told in _sent(db, NOW + MINUTE)] == [f"de loud +0 {_name(2)}: {newsroom.title(2)}"]
    assert prospects.everything(db, CHAT, None, NOW + HOUR, Rules()).choice.picks == ()


def test_an_alert_that_never_arrived_has_told_nothing(db: Database) -> None:
    alerting = _alerting()
    _ring(db, _name(1))
    newsroom.push_events(db, NOW, 1, sources=2)
    assert alerting.look(db, NOW).alerts == 1
    assert _sent(db, NOW, State.GONE)
    picks = prospects.everything(db, CHAT, None, NOW + MINUTE, Rules()).choice.picks
    assert [pick.story.title for pick in picks] == [newsroom.title(1)]
    newsroom.push_events(db, NOW + HOUR, 5)
    assert alerting.look(db, NOW + 2 * HOUR).alerts == 0
    newsroom.push_events(db, NOW + 24 * HOUR, 6)
    assert alerting.look(db, NOW + 24 * HOUR).alerts == 1


def test_a_restart_tells_nothing_twice(db: Database) -> None:
    _ring(db, _name(1))
    newsroom.push_events(db, NOW, 1, sources=2)
    assert _alerting().look(db, NOW).alerts == 1
    assert _alerting().look(db, NOW + 2 * HOUR).alerts == 0


def test_many_chats_are_told_in_batches(db: Database) -> None:
    alerting = _alerting()
    for chat in range(1, 6):
        _ring(db, _name(1), chat=chat)
    newsroom.push_events(db, NOW, 1, sources=2)
    assert [alerting.look(db, NOW, 2) for _ in range(4)] == [
        Looked(2, 2, more=True),
        Looked(2, 2, more=True),
        Looked(1, 1),
        Looked(),
    ]
    assert sorted(chat for chat, _ in _sent(db, NOW)) == [1, 2, 3, 4, 5]


def test_muted_topics_and_other_languages_are_not_told(db: Database) -> None:
    alerting = _alerting()
    _ring(db, f"{_name(1)}, {_name(2)}")
    follows.follow(db, CHAT, None, _name(1), NOW, muted=True)
    newsroom.push_events(db, NOW, 1, sources=2)
    assert alerting.look(db, NOW).alerts == 0
    newsroom.push_events(db, NOW + MINUTE, 2, sources=2)
    db.execute("UPDATE stories SET language = 'fi'")
    preferences.choose_news(db, CHAT, None, ["de"])
    assert alerting.look(db, NOW + MINUTE).alerts == 0
    preferences.choose_news(db, CHAT, None, ["fi"])
    newsroom.push_events(db, NOW + 2 * MINUTE, 9)
    assert alerting.look(db, NOW + 2 * MINUTE).alerts == 1


def test_a_paused_chat_is_not_told(db: Database) -> None:
    subscriptions.subscribe(db, CHAT, None, NOW, language="en", zone="UTC", hours=[time(7)])
    _ring(db, _name(1))
    subscriptions.pause(db, CHAT, "blocked", NOW)
    newsroom.push_events(db, NOW, 1, sources=2)
    assert _alerting().look(db, NOW).alerts == 0


def test_the_bell_follows_and_leaves_with_the_topic(db: Database) -> None:
    rung = follows.ring(db, CHAT, None, "chess", NOW, bell=True)
    assert rung.before is None
    assert rung.after is not None
    assert rung.after.bell
    hushed = follows.ring(db, CHAT, None, "Chess", NOW, bell=False)
    assert hushed.after is not None
    assert (hushed.after.muted, hushed.after.bell) == (False, False)
    follows.ring(db, CHAT, None, "chess", NOW, bell=True)
    muted = follows.follow(db, CHAT, None, "chess", NOW, muted=True)
    assert muted.after is not None
    assert (muted.after.muted, muted.after.bell) == (True, False)
    assert follows.ring(db, CHAT, None, "unknown", NOW, bell=False).after is None


def test_what_a_chat_chose_holds_before_what_the_operator_set(db: Database) -> None:
    usual = Terms(1, Night(time(23), time(5)))
    assert alerted.wishes(db, CHAT, None).terms(usual) == usual
    alerted.choose(db, CHAT, None, Wishes(3, "", quiet=True), VOICE, NOW)
    assert alerted.wishes(db, CHAT, None).terms(usual) == Terms(3, None, quiet=True)
