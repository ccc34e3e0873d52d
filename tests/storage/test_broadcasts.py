"""Messages to all: once for each chat, a few at a time."""

from datetime import UTC, datetime, time

from storage import broadcasts, outbox, subscriptions
from storage.broadcasts import Progress, State
from storage.database import Database
from storage.outbox import End
from storage.outbox import State as OutboxState

NOW = datetime(2026, 8, 4, 5, 30, tzinfo=UTC)
ADMIN = 5


def _subscribe(db: Database, chat: int, thread: int | None = None) -> None:
    subscriptions.subscribe(db, chat, thread, NOW, language="en", zone="UTC", hours=[time(7)])


def _begun(db: Database) -> int:
    drafted = broadcasts.draft(db, ADMIN, "en", "a payload", NOW)
    begun = broadcasts.begin(db, drafted.id, ADMIN, 77)
    assert begun is not None
    assert (begun.state, begun.message_id) == (State.RUNNING, 77)
    return drafted.id


def _deliver(db: Database, count: int, state: OutboxState = OutboxState.SENT) -> list[tuple[int, int | None]]:
    """Bring what waits to its end; to whom it went."""
    batch = outbox.exchange(db, (), NOW, count)
    outbox.exchange(db, [End(one.id, state) for one in batch.deliveries], NOW, 0)
    return [(one.chat_id, one.thread_id) for one in batch.deliveries]


def test_each_chat_gets_it_once_where_its_first_subscription_is(db: Database) -> None:
    for chat, thread in ((1, None), (-2, 8), (-2, 9), (3, None), (4, None)):
        _subscribe(db, chat, thread)
    subscriptions.pause(db, 3, "blocked", NOW)
    assert broadcasts.draft(db, ADMIN, "en", "a payload", NOW).chats == 3
    id_ = _begun(db)
    assert broadcasts.advance(db, id_, 2, NOW)
    assert _deliver(db, 9) == [(1, None), (-2, 8)]
    subscriptions.unsubscribe(db, -2, 8, NOW)
    later = []
    while broadcasts.advance(db, id_, 2, NOW):
        later += _deliver(db, 9)
    assert later + _deliver(db, 9) == [(4, None)]
    assert broadcasts.progress(db, id_) == Progress(3, 0, 0)


def test_no_more_are_queued_than_are_wanted(db: Database) -> None:
    for chat in range(1, 8):
        _subscribe(db, chat)
    id_ = _begun(db)
    for _ in range(3):
        assert broadcasts.advance(db, id_, 3, NOW)
    assert broadcasts.progress(db, id_) == Progress(0, 0, 3)
    assert len(_deliver(db, 2, OutboxState.FAILED)) == 2
    assert broadcasts.advance(db, id_, 3, NOW)
    assert broadcasts.progress(db, id_) == Progress(0, 2, 3)


def test_what_is_stopped_leaves_the_queue_and_adds_nothing(db: Database) -> None:
    for chat in range(1, 8):
        _subscribe(db, chat)
    id_ = _begun(db)
    other = _begun(db)
    broadcasts.advance(db, id_, 3, NOW)
    broadcasts.advance(db, other, 1, NOW)
    assert not broadcasts.stop(db, id_, ADMIN + 1, NOW)
    assert broadcasts.stop(db, id_, ADMIN, NOW)
    assert not broadcasts.advance(db, id_, 3, NOW)
    assert broadcasts.progress(db, id_) == Progress(0, 3, 0)
    assert broadcasts.progress(db, other) == Progress(0, 0, 1)
    assert [one.state for one in broadcasts.open_(db)] == [State.STOPPING, State.RUNNING]


def test_a_draft_is_begun_once_and_by_its_own_chat(db: Database) -> None:
    drafted = broadcasts.draft(db, ADMIN, "en", "a payload", NOW)
    assert broadcasts.begin(db, drafted.id, ADMIN + 1, 7) is None
    assert broadcasts.begin(db, drafted.id, ADMIN, 7) is not None
    assert broadcasts.begin(db, drafted.id, ADMIN, 7) is None
    dropped = broadcasts.draft(db, ADMIN, "en", "a payload", NOW)
    assert broadcasts.stop(db, dropped.id, ADMIN, NOW)
    assert broadcasts.begin(db, dropped.id, ADMIN, 7) is None
