"""Years of slots in many zones: every subscribed slot ends in exactly one record, at the right instant."""

from collections import Counter
from collections.abc import Iterator
from contextlib import contextmanager
from datetime import UTC, date, datetime, time, timedelta
from pathlib import Path
from tempfile import TemporaryDirectory

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from storage import database, deliveries, outbox, slots, subscriptions, zones
from storage.briefings import Rules
from storage.database import Database
from storage.outbox import End, State
from storage.rounds import Rounds
from storage.slots import DAILY, Plan
from storage.subscriptions import slot_name
from tests.storage import newsroom
from tests.storage.test_rounds import Plainly

CHAT = 7
RULES = Rules()
FRIDAY_TO_SUNDAY = 0b1110000  # when clocks are changed
MINUTE = timedelta(minutes=1)

# With changes of the clock in both directions, at midnight and by half an hour, none at all, quarters of
# an hour, the ends of the date line, a day that never was, and rules that changed at short notice.
YEARS = (
    ("Europe/Berlin", 2026),
    ("America/New_York", 2026),
    ("America/Santiago", 2026),
    ("America/Havana", 2026),
    ("Australia/Lord_Howe", 2026),
    ("Africa/Casablanca", 2026),
    ("Asia/Kolkata", 2026),
    ("Asia/Kathmandu", 2026),
    ("Pacific/Chatham", 2026),
    ("Pacific/Kiritimati", 2026),
    ("Pacific/Apia", 2011),
    ("Asia/Pyongyang", 2015),
    ("Europe/Istanbul", 2016),
    ("UTC-09:30", 2026),
)


@contextmanager
def _database() -> Iterator[Database]:
    """A database of its own for each example, without waiting for the disk."""
    with TemporaryDirectory() as folder:
        db = database.connect(Path(folder, "news.db"))
        db.execute("PRAGMA synchronous=OFF")
        try:
            yield db
        finally:
            db.close()


def _subscribe(db: Database, plan: Plan, now: datetime) -> None:
    subscriptions.subscribe(
        db, CHAT, None, now, language="en", zone=plan.zone, hours=plan.hours, days=plan.days
    )


def _next_due(db: Database) -> datetime:
    one = subscriptions.subscription(db, CHAT)
    assert one is not None
    return one.next_due_at


@pytest.mark.parametrize(("zone", "year"), YEARS)
def test_a_bot_that_always_runs_handles_each_slot_in_its_minute(zone: str, year: int) -> None:
    plan = Plan(zone, (time(0), time(2, 15), time(2, 45)), FRIDAY_TO_SUNDAY)
    start = datetime(year, 1, 1, 12, tzinfo=UTC)
    end = start + timedelta(days=365)
    with _database() as db:
        _subscribe(db, plan, start)
        rounds = Rounds(RULES, Plainly())
        while (due_at := _next_due(db)) < end:
            rounds.make(db, due_at)
        records = deliveries.of_chat(db, CHAT, 10_000)
    briefings = [record for record in records if record.kind == subscriptions.BRIEFING]
    wall = zones.load(zone)
    first, last = (moment.astimezone(wall).date() for moment in (start, end))
    inner = [record for record in briefings if str(first) < record.slot[:10] < str(last)]
    wanted = {
        f"{datetime.combine(first + timedelta(days=day), hour).isoformat(timespec='minutes')}[{zone}]"
        for day in range(1, (last - first).days)
        if (first + timedelta(days=day)).weekday() >= 4
        for hour in plan.hours
    }
    assert Counter(record.slot for record in inner) == dict.fromkeys(wanted, 1)
    for record in briefings:
        local = datetime.fromisoformat(record.slot.partition("[")[0])
        shown = record.due_at.astimezone(wall).replace(tzinfo=None)
        before = (record.due_at - MINUTE).astimezone(wall).replace(tzinfo=None)
        # On the wall exactly then, or skipped by it just then; and of two such times the first.
        assert shown == local or before < local < shown, record
        assert record.due_at.astimezone(wall).fold == 0
        # Two slots in one gap fall on one moment: one briefing stands for both.
        assert record.state is State.NOTHING_NEW or record.reason is not None


plans = st.builds(
    Plan,
    st.sampled_from([zone for zone, _ in YEARS]),
    st.lists(st.integers(0, 24 * 60 - 1), min_size=1, max_size=3, unique=True).map(
        lambda minutes: tuple(sorted(time(*divmod(minute, 60)) for minute in minutes))
    ),
    st.integers(1, DAILY),
)
gaps = st.one_of(
    st.just(MINUTE),
    st.timedeltas(MINUTE, timedelta(hours=13)),
    st.timedeltas(MINUTE, timedelta(days=12)),
).map(lambda gap: gap - timedelta(microseconds=gap.microseconds))
actions = st.sampled_from(["tick", "tick", "tick", "on time", "on time", "news", "send", "pause", "resume"])


@given(
    plans,
    st.dates(date(2011, 6, 1), date(2030, 1, 1)),
    st.lists(st.tuples(gaps, actions), max_size=60),
)
@settings(max_examples=25, deadline=None)
def test_whatever_happens_each_slot_has_one_record_that_tells_the_truth(
    plan: Plan, day: date, steps: list[tuple[timedelta, str]]
) -> None:
    start = now = datetime.combine(day, time(6), UTC)
    paused: list[tuple[datetime, datetime | None]] = []
    ticks: list[datetime] = []
    event = 0
    with _database() as db:
        _subscribe(db, plan, start)
        rounds = Rounds(RULES, Plainly())
        for gap, action in [*steps, (MINUTE, "tick")]:
            now += gap
            if action == "news":
                event += 1
                newsroom.push_events(db, now, event)
            elif action == "send":
                batch = outbox.exchange(db, [], now, 100)
                outbox.exchange(db, [End(one.id, State.SENT) for one in batch.deliveries], now, 0)
            elif action == "pause" and subscriptions.pause(db, CHAT, "blocked", now):
                paused.append((now, None))
            elif action == "resume" and subscriptions.resume(db, CHAT, now):
                paused[-1] = (paused[-1][0], now)
            elif action in ("tick", "on time"):
                now = max(now, _next_due(db)) if action == "on time" else now
                rounds.make(db, now)
                ticks.append(now)
        records = [
            record
            for record in deliveries.of_chat(db, CHAT, 100_000)
            if record.kind == subscriptions.BRIEFING
        ]
    expected = slots.due(plan, start + timedelta(microseconds=1), now)
    assert sorted((record.due_at, record.slot) for record in records) == sorted(
        (slot.due_at, slot_name(plan, slot)) for slot in expected
    )
    handled = sorted([*ticks, *(until for _, until in paused if until is not None)])
    told_at = Counter(
        next(moment for moment in handled if moment >= record.due_at)
        for record in records
        if record.state in (State.WAITING, State.SENT) or record.reason is None
    )
    assert not [moment for moment, count in told_at.items() if count > 1], "two briefings in one tick"
    for record in records:
        at = next(moment for moment in handled if moment >= record.due_at)
        if record.reason == "the bot was not running":
            assert at - record.due_at > RULES.catch_up
        elif record.state in (State.WAITING, State.SENT, State.NOTHING_NEW):
            assert at - record.due_at <= RULES.catch_up
        if record.state is State.PAUSED:
            assert paused, "also what was still queued at the pause"
