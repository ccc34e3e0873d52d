"""The outbox: one record for each slot, claimed and ended in whole turns, nothing lost by a crash."""

from collections.abc import Iterator
from datetime import UTC, datetime, timedelta
from pathlib import Path
from typing import Any

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from storage import deliveries, outbox
from storage.database import Database, connect, transaction
from storage.deliveries import Record
from storage.outbox import Batch, End, Entry, State

NOW = datetime(2026, 3, 29, 5, 30, tzinfo=UTC)
SECOND = timedelta(seconds=1)
HOUR = timedelta(hours=1)


@pytest.fixture
def db(tmp_path: Path) -> Iterator[Database]:
    opened = connect(tmp_path / "news.db")
    yield opened
    opened.conn.close()


def entry(chat_id: int, *, slot: str = "07:30", due_at: datetime = NOW, **more: Any) -> Entry:
    options: dict[str, Any] = {"payload": "text", "expires_at": due_at + 12 * HOUR, **more}
    return Entry(chat_id, slot, due_at, **options)


def claim(db: Database, now: datetime = NOW, count: int = 100) -> Batch:
    return outbox.exchange(db, (), now, count)


def finish(db: Database, *ends: End, now: datetime = NOW) -> None:
    outbox.exchange(db, ends, now, 0)


def chats(batch: Batch) -> list[int]:
    return [delivery.chat_id for delivery in batch.deliveries]


def only(db: Database, chat_id: int) -> Record:
    (record,) = deliveries.of_chat(db, chat_id)
    return record


def test_a_slot_has_one_record_however_often_it_is_added(db: Database) -> None:
    assert outbox.add(db, entry(1), NOW) is not None
    assert outbox.add(db, entry(1, payload="another"), NOW) is None
    assert outbox.add(db, entry(1, state=State.NOTHING_NEW, payload=None), NOW) is None
    assert len(claim(db).deliveries) == 1


def test_other_chats_topics_kinds_and_slots_have_their_own(db: Database) -> None:
    for one in (
        entry(1),
        entry(1, thread_id=7),
        entry(1, kind="alert"),
        entry(1, slot="19:30"),
        entry(2),
    ):
        assert outbox.add(db, one, NOW) is not None
    assert [delivery.thread_id for delivery in claim(db).deliveries] == [None, 7, None, None, None]


def test_an_entry_goes_away_with_its_transaction(db: Database) -> None:
    def failing() -> None:
        with transaction(db):
            outbox.add(db, entry(1), NOW)
            raise RuntimeError

    with pytest.raises(RuntimeError):
        failing()
    assert claim(db).deliveries == ()


def test_an_entry_at_its_end_is_a_record_and_nothing_more(db: Database) -> None:
    outbox.add(db, entry(1, state=State.NOTHING_NEW, payload=None, reason="no news"), NOW)
    assert claim(db).deliveries == ()
    assert (only(db, 1).state, only(db, 1).ended_at, only(db, 1).reason) == (
        State.NOTHING_NEW,
        NOW,
        "no news",
    )


def test_an_entry_that_waits_needs_a_payload(db: Database) -> None:
    with pytest.raises(ValueError, match="payload"):
        outbox.add(db, entry(1, payload=None), NOW)


def test_oldest_due_time_goes_first(db: Database) -> None:
    for chat_id, age in ((1, 5), (2, 20), (3, 10), (4, 20)):
        outbox.add(db, entry(chat_id, due_at=NOW - age * SECOND), NOW)
    assert chats(claim(db, count=3)) == [2, 4, 3]
    assert chats(claim(db)) == [1]


def test_what_is_due_later_is_claimed_later(db: Database) -> None:
    outbox.add(db, entry(1, due_at=NOW + HOUR), NOW)
    assert chats(claim(db)) == []
    assert outbox.next_at(db) == NOW + HOUR
    assert chats(claim(db, NOW + HOUR)) == [1]
    assert outbox.next_at(db) is None


def test_equal_payloads_are_kept_once(db: Database) -> None:
    for chat_id in range(1, 6):
        outbox.add(db, entry(chat_id, payload="ü" if chat_id % 2 else "other"), NOW)
    batch = claim(db)
    assert [batch.payloads[delivery.payload_id] for delivery in batch.deliveries] == [
        "ü",
        "other",
        "ü",
        "other",
        "ü",
    ]
    assert len(batch.payloads) == 2


def test_what_is_sent_is_done(db: Database) -> None:
    outbox.add(db, entry(1), NOW)
    (delivery,) = claim(db).deliveries
    assert (delivery.attempts, delivery.doubts) == (1, 0)
    finish(db, End(delivery.id, State.SENT, message_id=77), now=NOW + SECOND)
    assert only(db, 1).state is State.SENT
    assert (only(db, 1).message_id, only(db, 1).ended_at) == (77, NOW + SECOND)
    assert claim(db, NOW + 100 * HOUR).deliveries == ()


def test_what_failed_for_now_comes_again_at_its_time_before_what_is_due_later(db: Database) -> None:
    outbox.add(db, entry(1), NOW)
    outbox.add(db, entry(2, due_at=NOW + SECOND), NOW)
    (delivery,) = claim(db, count=1).deliveries
    finish(db, End(delivery.id, State.WAITING, NOW + 2 * SECOND))
    assert outbox.next_at(db) == NOW + SECOND
    assert chats(claim(db, NOW + 2 * SECOND)) == [1, 2]
    assert only(db, 1).attempts == 2


def test_a_try_that_was_put_back_does_not_count(db: Database) -> None:
    outbox.add(db, entry(1), NOW)
    (delivery,) = claim(db).deliveries
    finish(db, End(delivery.id, State.WAITING, NOW, untried=True))
    assert claim(db).deliveries[0].attempts == 1


def test_what_is_too_old_ends_unsent(db: Database) -> None:
    outbox.add(db, entry(1), NOW)
    assert claim(db, NOW + 12 * HOUR).deliveries == ()
    assert (only(db, 1).state, only(db, 1).ended_at) == (State.TOO_OLD, NOW + 12 * HOUR)


def test_a_doubt_stays_named_after_the_second_try(db: Database) -> None:
    outbox.add(db, entry(1), NOW)
    (delivery,) = claim(db).deliveries
    finish(db, End(delivery.id, State.IN_DOUBT, NOW + SECOND, reason="timed out"))
    assert (only(db, 1).state, only(db, 1).doubts) == (State.IN_DOUBT, 1)
    (delivery,) = claim(db, NOW + SECOND).deliveries
    assert (delivery.attempts, delivery.doubts) == (2, 1)
    finish(db, End(delivery.id, State.SENT, message_id=2))
    assert [(record.chat_id, record.state, record.doubts) for record in deliveries.doubtful(db)] == [
        (1, State.SENT, 1)
    ]


@pytest.mark.parametrize("how", ["age limit", "told to end"])
def test_what_was_in_doubt_never_ends_as_unsent(db: Database, how: str) -> None:
    outbox.add(db, entry(1), NOW)
    (delivery,) = claim(db).deliveries
    finish(db, End(delivery.id, State.IN_DOUBT, NOW + SECOND))
    if how == "age limit":
        assert claim(db, NOW + 12 * HOUR).deliveries == ()
    else:
        (delivery,) = claim(db, NOW + SECOND).deliveries
        finish(db, End(delivery.id, State.TOO_OLD))
    assert (only(db, 1).state, only(db, 1).doubts) == (State.IN_DOUBT, 1)
    assert outbox.next_at(db) is None


def test_a_crash_leaves_what_was_under_way_in_doubt_and_nothing_else(db: Database, tmp_path: Path) -> None:
    for chat_id in range(1, 7):
        outbox.add(db, entry(chat_id), NOW)
    first, second, _third = claim(db, count=3).deliveries
    finish(db, End(first.id, State.SENT), End(second.id, State.GONE))
    after = connect(tmp_path / "news.db")
    assert outbox.recover(after, NOW + SECOND, NOW + 3 * SECOND) == 1
    assert outbox.recover(after, NOW + SECOND, NOW + 3 * SECOND) == 0
    assert (only(after, 3).state, only(after, 3).doubts) == (State.IN_DOUBT, 1)
    assert chats(claim(after, NOW + 3 * SECOND)) == [3, 4, 5, 6]


def test_an_end_that_is_recorded_twice_counts_once(db: Database) -> None:
    outbox.add(db, entry(1), NOW)
    (delivery,) = claim(db).deliveries
    finish(db, End(delivery.id, State.SENT, message_id=1))
    finish(db, End(delivery.id, State.IN_DOUBT, NOW))
    assert (only(db, 1).state, only(db, 1).doubts) == (State.SENT, 0)


def test_cancelling_ends_what_is_queued_and_leaves_what_is_under_way(db: Database) -> None:
    outbox.add(db, entry(1), NOW)
    (delivery,) = claim(db).deliveries
    for slot in ("a", "b"):
        outbox.add(db, entry(1, slot=slot, thread_id=7), NOW)
    outbox.add(db, entry(1, slot="c"), NOW)
    outbox.add(db, entry(2), NOW)
    assert outbox.cancel(db, 1, NOW, thread_id=7, every_thread=False, reason="unsubscribed") == 2
    assert outbox.cancel(db, 1, NOW, state=State.GONE) == 1
    assert chats(claim(db)) == [2]
    finish(db, End(delivery.id, State.SENT))
    assert sorted(record.state for record in deliveries.of_chat(db, 1)) == [
        State.CANCELLED,
        State.CANCELLED,
        State.GONE,
        State.SENT,
    ]


def test_a_moved_chat_takes_its_entries_along(db: Database) -> None:
    outbox.add(db, entry(-1), NOW)
    (delivery,) = claim(db).deliveries
    outbox.add(db, entry(-1, slot="next"), NOW)
    finish(db, End(delivery.id, State.WAITING, NOW, untried=True))
    outbox.move(db, -1, -1001)
    assert chats(claim(db)) == [-1001, -1001]
    assert deliveries.of_chat(db, -1) == ()


def test_a_slot_that_the_new_chat_has_is_not_sent_twice(db: Database) -> None:
    outbox.add(db, entry(-1), NOW)
    outbox.add(db, entry(-1001), NOW)
    outbox.move(db, -1, -1001)
    assert chats(claim(db)) == [-1001]


def test_nothing_of_a_forgotten_chat_stays(db: Database) -> None:
    outbox.add(db, entry(1, payload="secret"), NOW)
    outbox.add(db, entry(2, payload="open"), NOW)
    assert outbox.forget(db, 1) == 1
    assert deliveries.of_chat(db, 1) == ()
    assert [row["text"] for row in db.conn.execute("SELECT text FROM payloads")] == ["open"]


def test_old_ends_are_pruned_and_what_waits_stays(db: Database) -> None:
    outbox.add(db, entry(1, payload="old"), NOW)
    finish(db, End(claim(db).deliveries[0].id, State.SENT))
    outbox.add(db, entry(2, payload="waits"), NOW)
    assert outbox.prune(db, NOW + HOUR) == 1
    assert [row["text"] for row in db.conn.execute("SELECT text FROM payloads")] == ["waits"]
    assert chats(claim(db)) == [2]


def test_figures_tell_states_doubts_and_the_lag(db: Database) -> None:
    for chat_id in (1, 2, 3):
        outbox.add(db, entry(chat_id, due_at=NOW - chat_id * SECOND), NOW)
    outbox.add(db, entry(4, due_at=NOW - 100 * HOUR, expires_at=None), NOW)
    _four, three, two = claim(db, count=3).deliveries
    finish(db, End(three.id, State.SENT), End(two.id, State.IN_DOUBT, NOW + HOUR), now=NOW + 6 * SECOND)
    figures = deliveries.figures(db, NOW - HOUR)
    assert figures.counts == {State.SENT: 1, State.IN_DOUBT: 1, State.WAITING: 1}
    assert (figures.in_doubt, figures.longest_lag) == (1, 9 * SECOND)
    assert figures.oldest_due_at == NOW - 2 * SECOND


ENDS = st.sampled_from(
    [State.SENT, State.WAITING, State.IN_DOUBT, State.GONE, State.FAILED, State.TOO_OLD, None]
)


@settings(max_examples=40, deadline=None, suppress_health_check=[HealthCheck.function_scoped_fixture])
@given(turns=st.lists(st.tuples(st.integers(0, 3), st.lists(ENDS, max_size=8), st.booleans()), max_size=12))
def test_whatever_happens_each_entry_is_queued_under_way_or_ended(
    db: Database, turns: list[tuple[int, list[State | None], bool]]
) -> None:
    """Turns of adding, claiming, ending in any way or not at all, and crashes in between."""
    db.conn.execute("DELETE FROM outbox")
    now, added, under_way = NOW, 0, list[int]()
    for adding, ends, crash in turns:
        for _ in range(adding):
            added += 1
            outbox.add(db, entry(added, due_at=now), now)
        recorded = [
            End(id_, state, now + SECOND if state in {State.WAITING, State.IN_DOUBT} else None)
            for id_, state in zip(under_way, ends, strict=False)
            if state is not None
        ]
        batch = outbox.exchange(db, recorded, now, 3)
        done = {end.id for end in recorded}
        under_way = [id_ for id_ in under_way if id_ not in done] + [one.id for one in batch.deliveries]
        if crash:
            assert outbox.recover(db, now, now + SECOND) == len(under_way)
            under_way = []
        states = db.conn.execute("SELECT state, ready_at, ended_at, doubts FROM outbox").fetchall()
        assert len(states) == added
        assert sum(row["state"] == "sending" for row in states) == len(under_way)
        for row in states:
            queued, ended = row["ready_at"] is not None, row["ended_at"] is not None
            assert queued + ended + (row["state"] == "sending") == 1
            assert (row["state"] != "in doubt") or row["doubts"] > 0
        now += SECOND
