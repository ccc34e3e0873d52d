"""A round gives every due slot one record: a briefing, nothing new, too old, paused."""

import json
from collections import Counter
from datetime import UTC, datetime, time, timedelta

import pytest

from storage import deliveries, history, outbox, preferences, subscriptions
from storage.briefings import Rules
from storage.database import Database
from storage.outbox import End, State
from storage.preferences import Layout
from storage.rounds import NOTICE, Briefing, Made, Rounds
from storage.subscriptions import BRIEFING
from tests.storage import newsroom

NOW = datetime(2026, 8, 4, 5, 30, tzinfo=UTC)  # Tuesday, 07:30 in Berlin
DAY = timedelta(days=1)
HOUR = timedelta(hours=1)
CHAT = 7


class Plainly:
    """Composes payloads that tests can read; counts the briefings it composed."""

    rules = Rules()

    def __init__(self) -> None:
        self.composed = 0
        self.broken_for: str | None = None

    def briefing(self, briefing: Briefing, language: str, layout: Layout) -> str:
        if language == self.broken_for:
            raise RuntimeError("this language is broken")
        self.composed += 1
        titles = [("* " if pick.update else "") + pick.story.title for pick in briefing.choice.picks]
        return json.dumps(
            {"titles": titles, "others": briefing.choice.other_count, "language": language, "layout": layout}
        )

    def silence(self, language: str) -> str:
        return f"silence in {language}"

    def drought(self, language: str) -> str:
        return f"drought in {language}"


@pytest.fixture
def composer() -> Plainly:
    return Plainly()


@pytest.fixture
def rounds(composer: Plainly) -> Rounds:
    return Rounds(Rules(), composer)


def _subscribe(
    db: Database,
    at: datetime = NOW - HOUR,
    *,
    chat: int = CHAT,
    hours: tuple[int, ...] = (7,),
    minute: int = 30,
    days: int = 0b1111111,
    size: int = 5,
    language: str = "en",
) -> None:
    subscriptions.subscribe(
        db,
        chat,
        None,
        at,
        language=language,
        zone="Europe/Berlin",
        hours=[time(hour, minute) for hour in hours],
        days=days,
        size=size,
    )


def _sent(db: Database, now: datetime) -> list[tuple[int, list[str]]]:
    """Send what is queued, all of it with success: the chats and the headlines they got."""
    batch = outbox.exchange(db, [], now, 1_000)
    outbox.exchange(db, [End(one.id, State.SENT) for one in batch.deliveries], now, 0)
    return [
        (one.chat_id, json.loads(batch.payloads[one.payload_id])["titles"])
        for one in batch.deliveries
        if one.kind == BRIEFING
    ]


def _titles(*events: int) -> list[str]:
    return [newsroom.title(event) for event in events]


def _states(db: Database, chat: int = CHAT) -> list[tuple[datetime, State]]:
    records = deliveries.of_chat(db, chat, 10_000)
    return [(record.due_at, record.state) for record in reversed(records) if record.kind == BRIEFING]


def test_a_due_chat_gets_what_is_new_and_is_due_again_tomorrow(db: Database, rounds: Rounds) -> None:
    newsroom.push_events(db, NOW - 2 * HOUR, 1)
    newsroom.push_events(db, NOW - HOUR, 2)
    _subscribe(db)
    assert rounds.make(db, NOW - timedelta(minutes=1)) == Made()
    assert rounds.make(db, NOW) == Made(due=1, briefings=1)
    assert rounds.make(db, NOW) == Made()
    assert _sent(db, NOW) == [(CHAT, _titles(2, 1))]
    one = subscriptions.subscription(db, CHAT)
    assert one is not None
    assert (one.next_due_at, one.cut_article, one.cut_at) == (NOW + DAY, 2, NOW)


def test_the_next_briefing_has_only_what_arrived_since(db: Database, rounds: Rounds) -> None:
    newsroom.push_events(db, NOW - HOUR, 1)
    _subscribe(db)
    rounds.make(db, NOW)
    _sent(db, NOW)
    newsroom.push_events(db, NOW + HOUR, 2)
    rounds.make(db, NOW + DAY)
    assert _sent(db, NOW + DAY) == [(CHAT, _titles(2))]


def test_a_story_that_was_stored_late_but_published_before_the_cut_is_told(
    db: Database, rounds: Rounds
) -> None:
    newsroom.push_events(db, NOW - HOUR, 1)
    _subscribe(db)
    rounds.make(db, NOW)
    _sent(db, NOW)
    late = newsroom.report(2, "Paper 1", NOW - 10 * HOUR)
    newsroom.push(db, NOW - timedelta(seconds=5), late)  # its transaction began before and came after
    rounds.make(db, NOW + DAY)
    assert _sent(db, NOW + DAY) == [(CHAT, _titles(2))]


def test_what_is_old_news_is_left_out(db: Database, rounds: Rounds) -> None:
    newsroom.push(
        db,
        NOW - HOUR,
        newsroom.report(1, "Paper 1", NOW - timedelta(hours=73)),
        newsroom.report(2, "Paper 1", NOW - timedelta(hours=71)),
    )
    _subscribe(db)
    rounds.make(db, NOW)
    assert _sent(db, NOW) == [(CHAT, _titles(2))]


def test_the_first_briefing_looks_back_36_hours(db: Database, rounds: Rounds) -> None:
    newsroom.push_events(db, NOW - timedelta(hours=37), 1)
    newsroom.push_events(db, NOW - timedelta(hours=35), 2)
    _subscribe(db)
    rounds.make(db, NOW)
    assert _sent(db, NOW) == [(CHAT, _titles(2))]


def test_a_briefing_after_a_long_pause_looks_back_36_hours(db: Database, rounds: Rounds) -> None:
    newsroom.push_events(db, NOW - HOUR, 1)
    _subscribe(db)
    rounds.make(db, NOW)
    _sent(db, NOW)
    subscriptions.pause(db, CHAT, "blocked", NOW + HOUR)
    newsroom.push_events(db, NOW + 2 * HOUR, 2)
    rounds.make(db, NOW + DAY)
    rounds.make(db, NOW + 2 * DAY)
    subscriptions.resume(db, CHAT, NOW + 2 * DAY + HOUR)
    newsroom.push_events(db, NOW + 2 * DAY + 2 * HOUR, 3)
    rounds.make(db, NOW + 3 * DAY)
    assert _sent(db, NOW + 3 * DAY) == [(CHAT, _titles(3))]


def test_a_weekend_without_briefings_is_no_long_pause(db: Database, rounds: Rounds) -> None:
    friday = NOW + 3 * DAY
    newsroom.push_events(db, friday - HOUR, 1)
    _subscribe(db, friday - HOUR, days=0b0011111)
    rounds.make(db, friday)
    _sent(db, friday)
    newsroom.push_events(db, friday + 2 * HOUR, 2)
    rounds.make(db, friday + 3 * DAY)
    assert _sent(db, friday + 3 * DAY) == [(CHAT, _titles(2))]


def test_a_story_that_grew_a_lot_is_told_again_as_an_update_and_then_no_more(
    db: Database, rounds: Rounds
) -> None:
    newsroom.push_events(db, NOW - HOUR, 1)
    _subscribe(db)
    rounds.make(db, NOW)
    _sent(db, NOW)
    newsroom.push_events(db, NOW + HOUR, 1, sources=5)
    rounds.make(db, NOW + DAY)
    assert _sent(db, NOW + DAY) == [(CHAT, [f"* {newsroom.title(1)}"])]
    newsroom.push(db, NOW + DAY + HOUR, newsroom.report(1, "Paper 6", NOW + DAY, told=6))
    rounds.make(db, NOW + 2 * DAY)
    assert [state for _, state in _states(db)] == [State.SENT, State.SENT, State.NOTHING_NEW]


def test_a_briefing_that_never_arrived_is_made_up_for(db: Database, rounds: Rounds) -> None:
    """Telegram could not be reached for longer than the age limit: its news is told by the next one."""
    newsroom.push_events(db, NOW - HOUR, 1)
    _subscribe(db)
    rounds.make(db, NOW)
    outbox.exchange(db, [], NOW + 13 * HOUR, 10)
    newsroom.push_events(db, NOW + 14 * HOUR, 2)
    rounds.make(db, NOW + DAY)
    assert _sent(db, NOW + DAY) == [(CHAT, _titles(2, 1))]
    assert [state for _, state in _states(db)] == [State.TOO_OLD, State.SENT]


def test_a_bot_that_was_down_makes_one_briefing_for_all_that_was_missed(db: Database, rounds: Rounds) -> None:
    newsroom.push_events(db, NOW - HOUR, 1)
    _subscribe(db, hours=(7, 12, 19))
    back = NOW + DAY + 6 * HOUR
    newsroom.push_events(db, back - HOUR, 2)
    assert rounds.make(db, back) == Made(due=1, briefings=1, too_old=4)
    assert _sent(db, back) == [(CHAT, _titles(2, 1))]
    # 07:30, 12:30, 19:30; then 07:30 and 12:30, which are not too old and become one.
    assert [state for _, state in _states(db)] == [State.TOO_OLD] * 4 + [State.SENT]
    reasons = [record.reason for record in reversed(deliveries.of_chat(db, CHAT))]
    assert reasons[:3] == ["the bot was not running"] * 3
    assert reasons[3] == "in one with 2026-08-05T12:30[Europe/Berlin]"


def test_after_more_than_twelve_hours_nothing_old_is_sent(db: Database, rounds: Rounds) -> None:
    newsroom.push_events(db, NOW - HOUR, 1)
    _subscribe(db)
    assert rounds.make(db, NOW + 12 * HOUR + timedelta(minutes=1)) == Made(due=1, too_old=1)
    newsroom.push_events(db, NOW + 13 * HOUR, 2)
    rounds.make(db, NOW + DAY)
    assert _sent(db, NOW + DAY) == [(CHAT, _titles(2, 1))]


def test_a_paused_chat_gets_records_and_nothing_else(db: Database, rounds: Rounds) -> None:
    newsroom.push_events(db, NOW - HOUR, 1)
    _subscribe(db)
    subscriptions.pause(db, CHAT, "blocked", NOW - HOUR)
    assert rounds.make(db, NOW) == Made(due=1, paused=1)
    assert _states(db) == [(NOW, State.PAUSED)]
    assert _sent(db, NOW) == []


def test_equal_briefings_are_composed_once_per_language(
    db: Database, rounds: Rounds, composer: Plainly
) -> None:
    newsroom.push_events(db, NOW - HOUR, 1, 2, 3, 4, 5, 6)
    for chat in range(1, 101):
        _subscribe(db, chat=chat, language="en" if chat % 2 else "de")
    _subscribe(db, chat=200, size=3)
    assert rounds.make(db, NOW, 40) == Made(due=40, briefings=40)
    assert rounds.make(db, NOW, 70) == Made(due=61, briefings=61)
    assert composer.composed == 3
    sent = _sent(db, NOW)
    assert len(sent) == 101
    assert {tuple(titles) for chat, titles in sent if chat <= 100} == {tuple(_titles(6, 5, 4, 3, 2))}
    assert dict(sent)[200] == _titles(6, 5, 4)


def test_each_stretch_of_news_is_loaded_once_in_a_round(db: Database, rounds: Rounds) -> None:
    newsroom.push_events(db, NOW - HOUR, 1, 2, 3)
    languages = ("de", "fr", "es", "ru", "uk", "ar", "zh", "it")
    for chat in range(1, 41):
        _subscribe(db, chat=chat)
        preferences.choose_news(db, chat, None, ["en", languages[chat % 8]])
    asked: list[str] = []
    db.conn.set_trace_callback(asked.append)
    assert rounds.make(db, NOW, 20).briefings == 20
    assert rounds.make(db, NOW, 20).briefings == 20
    db.conn.set_trace_callback(None)
    assert sum("FROM stories WHERE arrived_at" in statement for statement in asked) == 8
    read_again_to_see_whether_it_still_holds = 1
    assert (
        sum("story_numbers.id AS number, stories.*" in statement for statement in asked)
        == 1 + read_again_to_see_whether_it_still_holds
    )


def test_each_chat_gets_its_own_layout(db: Database, rounds: Rounds, composer: Plainly) -> None:
    newsroom.push_events(db, NOW - HOUR, 1)
    for chat in range(1, 9):
        _subscribe(db, chat=chat)
    preferences.choose_layout(db, 3, None, Layout.SHORT)
    rounds.make(db, NOW)
    assert composer.composed == 2


def test_news_that_arrives_between_two_batches_is_in_the_later_ones_or_in_the_next_briefing(
    db: Database, rounds: Rounds
) -> None:
    newsroom.push_events(db, NOW - HOUR, 1)
    _subscribe(db, chat=1)
    _subscribe(db, chat=2)
    rounds.make(db, NOW, 1)
    newsroom.push_events(db, NOW, 2)
    rounds.make(db, NOW, 1)
    first = dict(_sent(db, NOW))
    rounds.make(db, NOW + DAY)
    second = dict(_sent(db, NOW + DAY))
    for chat in (1, 2):
        assert sorted(first[chat] + second.get(chat, [])) == sorted(_titles(1, 2))


def test_three_silent_briefings_are_explained_once(db: Database, rounds: Rounds) -> None:
    _subscribe(db)
    for day in range(6):
        rounds.make(db, NOW + day * DAY)
    records = deliveries.of_chat(db, CHAT)
    assert [record.due_at for record in records if record.kind == NOTICE] == [NOW + 2 * DAY]
    assert [state for _, state in _states(db)] == [State.NOTHING_NEW] * 6
    newsroom.push_events(db, NOW + 6 * DAY, 1)
    for day in range(7, 12):
        rounds.make(db, NOW + day * DAY)
    assert sum(record.kind == NOTICE for record in deliveries.of_chat(db, CHAT)) == 2


def test_admins_are_told_once_when_a_morning_found_nothing(db: Database, rounds: Rounds) -> None:
    admins = [900, 901]

    def tick(now: datetime) -> bool:
        return rounds.drought(db, now, rounds.make(db, now), admins)

    _subscribe(db)
    _subscribe(db, chat=8, hours=(8,))
    assert not tick(NOW - HOUR)
    assert tick(NOW)
    assert not tick(NOW + HOUR)
    assert not tick(NOW + DAY)
    newsroom.push_events(db, NOW + DAY + HOUR / 2, 1)
    assert not tick(NOW + DAY + HOUR)
    assert not tick(NOW + 2 * DAY)  # the chat that had it yesterday evening has nothing, others had
    _sent(db, NOW + 2 * DAY)
    assert [record.kind for record in deliveries.of_chat(db, 900)] == [NOTICE]
    for _ in range(2):
        tick(NOW + 2 * DAY + HOUR)
    assert tick(NOW + 4 * DAY)
    assert len(deliveries.of_chat(db, 901)) == 2


def test_admins_are_told_in_their_own_language(db: Database, rounds: Rounds) -> None:
    _subscribe(db)
    _subscribe(db, chat=900, hours=(9,), language="uk")
    preferences.choose_language(db, 901, None, "de", spoken="de")
    assert rounds.drought(db, NOW, rounds.make(db, NOW), [900, 901, 902])
    batch = outbox.exchange(db, (), NOW, 10)
    told = {one.chat_id: batch.payloads[one.payload_id] for one in batch.deliveries}
    assert told == {900: "drought in uk", 901: "drought in de", 902: "drought in en"}


def test_one_broken_briefing_keeps_no_other_chat_waiting(
    db: Database, rounds: Rounds, composer: Plainly, caplog: pytest.LogCaptureFixture
) -> None:
    newsroom.push_events(db, NOW - HOUR, 1)
    _subscribe(db, chat=1, language="xx")
    _subscribe(db, chat=2)
    composer.broken_for = "xx"
    assert rounds.make(db, NOW) == Made(due=2, briefings=1)
    assert "could not be made" in caplog.text
    assert [chat for chat, _ in _sent(db, NOW)] == [2]
    composer.broken_for = None
    assert rounds.make(db, NOW + timedelta(minutes=10)) == Made(due=1, briefings=1)
    assert [chat for chat, _ in _sent(db, NOW + timedelta(minutes=10))] == [1]


def test_the_other_stories_are_for_the_chat_that_was_told(db: Database, rounds: Rounds) -> None:
    newsroom.push_events(db, NOW - HOUR, *range(1, 10))
    _subscribe(db)
    rounds.make(db, NOW)
    (telling,) = history.of_chat(db, CHAT, None, NOW - DAY)
    assert len(history.others(db, telling.briefing_id, CHAT) or ()) == 4
    assert history.others(db, telling.briefing_id, CHAT + 1) is None
    history.prune(db, NOW + HOUR)
    assert history.others(db, telling.briefing_id, CHAT) is None
    assert Counter(state for _, state in _states(db)) == {State.WAITING: 1}
