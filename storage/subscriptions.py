"""Subscriptions: which chat gets a briefing when, and what pauses, moves and ends it.

A chat, or each topic of a forum, has one subscription with any number of hours. Which slots that
makes is slots.py's; what becomes of a slot that is due is rounds.py's.
"""

import sqlite3
from collections.abc import Iterable
from dataclasses import dataclass
from datetime import datetime, time, timedelta

from storage import chats, marks, outbox, slots, zones
from storage.briefings import LARGEST, SMALLEST, USUAL
from storage.database import Database, guarded, transaction
from storage.errors import NewsbriefError, NotFoundError
from storage.outbox import Entry, State
from storage.slots import DAILY, Plan, Slot
from storage.times import from_micros, to_micros

BRIEFING = "briefing"
MOST_HOURS = 6

_TZ_MARK = "tz database"
_MOMENT = timedelta(microseconds=1)
_NOT_MOVED = frozenset({"outbox", "pushes", "parts"})
"""The outbox moves by itself. Messages have other numbers in the new chat: a push is read where it began."""


class WrongPlanError(NewsbriefError):
    """A subscription that can't be: no hour, no day, a size out of bounds."""


class TooManyHoursError(WrongPlanError):
    """More than MOST_HOURS briefings a day."""


class LastHourError(WrongPlanError):
    """The only hour was to be taken out."""


@dataclass(frozen=True, slots=True)
class Subscription:
    """One chat's wish for briefings.

    thread_id: a forum's topic, None outside of any. language: of its texts.
    handled_at: slots due up to then have their record in the outbox. next_due_at: of the first after that.
    cut_article, cut_at: news up to this article was looked at, at that time; None for none yet.
    silent: briefings in a row that had nothing new. paused_at: since when nothing is sent, and why.
    """

    id: int
    chat_id: int
    thread_id: int | None
    plan: Plan
    size: int
    language: str
    handled_at: datetime
    next_due_at: datetime
    cut_article: int | None
    cut_at: datetime | None
    silent: int
    paused_at: datetime | None
    pause_reason: str | None


@dataclass(frozen=True, slots=True)
class Change:
    """What subscribing did. before: None where it is new; equal to after's plan where nothing changed."""

    before: Subscription | None
    after: Subscription


def subscription(db: Database, chat_id: int, thread_id: int | None = None) -> Subscription | None:
    """The subscription of this chat and topic, None where it has none."""
    with guarded():
        row = db.conn.execute(
            "SELECT * FROM subscriptions WHERE chat_id = ? AND thread_id = ?", (chat_id, thread_id or 0)
        ).fetchone()
    return None if row is None else _subscription(row)


def of_chat(db: Database, chat_id: int) -> tuple[Subscription, ...]:
    """All subscriptions of a chat, those of its topics included."""
    with guarded():
        rows = db.conn.execute(
            "SELECT * FROM subscriptions WHERE chat_id = ? ORDER BY thread_id", (chat_id,)
        ).fetchall()
    return tuple(_subscription(row) for row in rows)


def due(db: Database, now: datetime, count: int) -> tuple[Subscription, ...]:
    """Up to count subscriptions with a slot that is due, the longest waiting first."""
    with guarded():
        rows = db.conn.execute(
            "SELECT * FROM subscriptions WHERE next_due_at <= ? ORDER BY next_due_at, id LIMIT ?",
            (to_micros(now), count),
        ).fetchall()
    return tuple(_subscription(row) for row in rows)


def subscribe(
    db: Database,
    chat_id: int,
    thread_id: int | None,
    now: datetime,
    *,
    language: str,
    zone: str,
    hours: Iterable[time] = (),
    days: int | None = None,
    size: int | None = None,
    usual: int = USUAL,
) -> Change:
    """Subscribe a chat or topic, or change what it has; a paused one runs again.

    zone: for a new one, and the new zone of an old one. hours, days, size: kept where they are not
    given; every day, and the usual size, in a new one. Raises WrongPlanError, UnknownZoneError.
    """
    with transaction(db):
        before = subscription(db, chat_id, thread_id)
        kept_hours, kept_days = (before.plan.hours, before.plan.days) if before else ((), DAILY)
        kept_size = before.size if before else usual
        plan = Plan(zone, tuple(sorted(set(hours))) or kept_hours, kept_days if days is None else days)
        _check(plan, kept_size if size is None else size)
        handled_at = now if before is None else _handled_after_change(db, before, plan, now)
        _write(db, chat_id, thread_id, plan, kept_size if size is None else size, language, handled_at)
        after = subscription(db, chat_id, thread_id)
    assert after is not None
    return Change(before, after)


def switch_hour(db: Database, chat_id: int, thread_id: int | None, hour: time, now: datetime) -> Change:
    """Add an hour to a subscription, or take it out. LastHourError, TooManyHoursError, NotFoundError."""
    with transaction(db):
        before = subscription(db, chat_id, thread_id)
        if before is None:
            raise NotFoundError("There is no subscription here; /subscribe makes one.")
        hours = set(before.plan.hours) ^ {hour}
        if not hours:
            raise LastHourError("A subscription needs at least one hour; /unsubscribe ends it.")
        zone = before.plan.zone
        return subscribe(db, chat_id, thread_id, now, language=before.language, zone=zone, hours=hours)


def unsubscribe(db: Database, chat_id: int, thread_id: int | None, now: datetime) -> Subscription | None:
    """End a subscription with what is queued for it; the one that ended, None where there was none.

    What the chat was told is remembered for a while, so that it is not told again by the next one.
    """
    with transaction(db):
        before = subscription(db, chat_id, thread_id)
        if before is not None:
            record(db, before, missed(before, now), State.CANCELLED, "unsubscribed", now)
            outbox.cancel(db, chat_id, now, thread_id=thread_id, every_thread=False, reason="unsubscribed")
            db.conn.execute("DELETE FROM subscriptions WHERE id = ?", (before.id,))
    return before


def pause(db: Database, chat_id: int, reason: str, now: datetime) -> int:
    """Send nothing to a chat from now on: it can't be reached. How many subscriptions that stopped.

    Its slots go on and are recorded as paused. What is queued for the chat is recorded so as well.
    """
    with transaction(db):
        paused = db.conn.execute(
            """
            UPDATE subscriptions SET paused_at = ?, pause_reason = ? WHERE chat_id = ? AND paused_at IS NULL
            """,
            (to_micros(now), reason, chat_id),
        ).rowcount
        outbox.cancel(db, chat_id, now, state=State.PAUSED, reason=reason)
    return paused


def paused(db: Database, chat_id: int) -> bool:
    """Whether a chat has a subscription that is paused: cheap enough to ask for every update."""
    with guarded():
        row = db.conn.execute(
            "SELECT 1 FROM subscriptions WHERE chat_id = ? AND paused_at IS NOT NULL LIMIT 1", (chat_id,)
        ).fetchone()
    return row is not None


def resume(db: Database, chat_id: int, now: datetime) -> int:
    """Send to a chat again: it has written, or the bot is back in it. How many subscriptions that woke.

    Slots of the pause that no tick has recorded yet stay paused: waking brings no briefing of before.
    """
    with transaction(db):
        woken = [one for one in of_chat(db, chat_id) if one.paused_at is not None]
        for one in woken:
            record(db, one, missed(one, now), State.PAUSED, one.pause_reason, now)
            _write(db, chat_id, one.thread_id, one.plan, one.size, one.language, now)
    return len(woken)


def move(db: Database, old_chat_id: int, new_chat_id: int, now: datetime) -> None:
    """A group has become a supergroup with a new id: everything of the chat goes along.

    Where the new chat has a subscription of its own already, that one stays.
    """
    with transaction(db):
        for table in chats.tables(db):
            if table not in _NOT_MOVED:
                db.conn.execute(
                    f'UPDATE OR IGNORE "{table}" SET chat_id = ? WHERE chat_id = ?',
                    (new_chat_id, old_chat_id),
                )
                db.conn.execute(f'DELETE FROM "{table}" WHERE chat_id = ?', (old_chat_id,))
        outbox.move(db, old_chat_id, new_chat_id)
        resume(db, new_chat_id, now)


def forget(db: Database, chat_id: int) -> None:
    """Remove the chat's subscriptions and what it was told, without a trace."""
    with transaction(db):
        db.conn.execute("DELETE FROM subscriptions WHERE chat_id = ?", (chat_id,))
        db.conn.execute("DELETE FROM told WHERE chat_id = ?", (chat_id,))
        outbox.forget(db, chat_id)


def refresh(db: Database) -> int:
    """Compute every next slot anew if the tz database is not the one of the last time; how many moved.

    For the start of the bot. A slot of today that the new rules put into the past is due at once; one
    that has its record already is not sent again.
    """
    state = zones.fingerprint()
    with transaction(db):
        if marks.get(db, _TZ_MARK) == state:
            return 0
        moved = 0
        for row in db.conn.execute("SELECT * FROM subscriptions").fetchall():
            moved += _set_next(db, row)
        marks.put(db, _TZ_MARK, state)
    return moved


def missed(one: Subscription, now: datetime) -> tuple[Slot, ...]:
    """The slots that are due and have no record yet, in order."""
    return slots.due(one.plan, one.handled_at + _MOMENT, now)


def handled(db: Database, one: Subscription, now: datetime, *, cut_article: int | None, silent: int) -> None:
    """Set down that every slot due up to now has its record.

    cut_article: up to which article news was looked at just now; None where it was not looked at.
    """
    db.conn.execute(
        """
        UPDATE subscriptions SET handled_at = :now, next_due_at = :next_due_at, silent = :silent,
                                 cut_article = coalesce(:cut_article, cut_article),
                                 cut_at = iif(:cut_article IS NULL, cut_at, :now)
        WHERE id = :id
        """,
        {
            "id": one.id,
            "now": to_micros(now),
            "next_due_at": to_micros(slots.next_after(one.plan, now).due_at),
            "silent": silent,
            "cut_article": cut_article,
        },
    )


def postpone(db: Database, one: Subscription, until: datetime) -> None:
    """Look at a subscription again at a time, its slots untouched: its zone can't be read just now."""
    db.conn.execute("UPDATE subscriptions SET next_due_at = ? WHERE id = ?", (to_micros(until), one.id))


def record(
    db: Database, one: Subscription, some: Iterable[Slot], state: State, reason: str | None, now: datetime
) -> int:
    """Give slots for which nothing is sent their end in the outbox; how many had none before."""
    added = 0
    for slot in some:
        entry = Entry(
            one.chat_id,
            slot_name(one.plan, slot),
            slot.due_at,
            kind=BRIEFING,
            thread_id=one.thread_id,
            state=state,
            reason=reason,
        )
        added += outbox.add(db, entry, now) is not None
    return added


def slot_name(plan: Plan, slot: Slot) -> str:
    """What makes a slot one for the outbox: "2026-08-04T07:30[Europe/Berlin]".

    The time on the wall and not in UTC, so that a change of the zone's rules never sends one day's twice.
    """
    return f"{slot.local.isoformat(timespec='minutes')}[{plan.zone}]"


def _check(plan: Plan, size: int) -> None:
    if not plan.hours:
        raise WrongPlanError("A subscription needs an hour, 07:30 for instance.")
    if len(plan.hours) > MOST_HOURS:
        raise TooManyHoursError(f"At most {MOST_HOURS} briefings a day are possible.")
    if not 0 < plan.days <= DAILY:
        raise WrongPlanError("A subscription needs at least one day of the week.")
    if not SMALLEST <= size <= LARGEST:
        raise WrongPlanError(f"A briefing has {SMALLEST} to {LARGEST} stories.")
    zones.load(plan.zone)


def _handled_after_change(db: Database, before: Subscription, plan: Plan, now: datetime) -> datetime:
    """Up to when slots count as handled once the plan is changed.

    A slot that is due and not made yet is made all the same if the new plan has it too; otherwise its
    record says that it was cancelled.
    """
    if before.paused_at is not None:
        record(db, before, missed(before, now), State.PAUSED, before.pause_reason, now)
        return now
    if plan == before.plan:
        return before.handled_at
    overdue = missed(before, now)
    kept = set(overdue) & set(slots.due(plan, before.handled_at, now))
    dropped = [slot for slot in overdue if slot not in kept]
    record(db, before, dropped, State.CANCELLED, "the hours were changed", now)
    return min(slot.due_at for slot in kept) - _MOMENT if kept else now


def _write(
    db: Database,
    chat_id: int,
    thread_id: int | None,
    plan: Plan,
    size: int,
    language: str,
    handled_at: datetime,
) -> None:
    """Insert or update; a subscription that is written runs."""
    next_due_at = slots.next_after(plan, handled_at).due_at
    db.conn.execute(
        """
        INSERT INTO subscriptions (chat_id, thread_id, zone, hours, days, size, language, handled_at,
                                   next_due_at, silent)
        VALUES (?, ?, ?, ?, ?, ?, ?, ?, ?, 0)
        ON CONFLICT (chat_id, thread_id) DO UPDATE SET
            zone = excluded.zone, hours = excluded.hours, days = excluded.days, size = excluded.size,
            language = excluded.language, handled_at = excluded.handled_at,
            next_due_at = excluded.next_due_at, paused_at = NULL, pause_reason = NULL
        """,
        (
            chat_id,
            thread_id or 0,
            plan.zone,
            " ".join(f"{hour:%H:%M}" for hour in plan.hours),
            plan.days,
            size,
            language,
            to_micros(handled_at),
            to_micros(next_due_at),
        ),
    )


def _set_next(db: Database, row: sqlite3.Row) -> bool:
    """Compute one next slot anew; whether it has moved. A zone that is not known here waits as it is."""
    try:
        next_due_at = to_micros(slots.next_after(_plan(row), from_micros(row["handled_at"])).due_at)
    except zones.UnknownZoneError:
        return False
    if next_due_at == row["next_due_at"]:
        return False
    db.conn.execute("UPDATE subscriptions SET next_due_at = ? WHERE id = ?", (next_due_at, row["id"]))
    return True


def _plan(row: sqlite3.Row) -> Plan:
    return Plan(row["zone"], tuple(time.fromisoformat(hour) for hour in row["hours"].split()), row["days"])


def _subscription(row: sqlite3.Row) -> Subscription:
    return Subscription(
        id=row["id"],
        chat_id=row["chat_id"],
        thread_id=row["thread_id"] or None,
        plan=_plan(row),
        size=row["size"],
        language=row["language"],
        handled_at=from_micros(row["handled_at"]),
        next_due_at=from_micros(row["next_due_at"]),
        cut_article=row["cut_article"],
        cut_at=None if row["cut_at"] is None else from_micros(row["cut_at"]),
        silent=row["silent"],
        paused_at=None if row["paused_at"] is None else from_micros(row["paused_at"]),
        pause_reason=row["pause_reason"],
    )
