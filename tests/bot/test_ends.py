"""What came of a try: the table, row by row, and how long the next one waits."""

from datetime import UTC, datetime, timedelta
from typing import Any

import httpx
import pytest
from telegram.error import (
    BadRequest,
    ChatMigrated,
    Conflict,
    Forbidden,
    InvalidToken,
    NetworkError,
    RetryAfter,
    TelegramError,
    TimedOut,
)

from bot.ends import FIRST_WAIT, LONGEST_WAIT, MOST_DOUBTS, Fate, backoff, end, fate
from bot.transport import LostError, NotSentError, NotSentInTimeError
from storage.outbox import Delivery, End, State

NOW = datetime(2026, 3, 29, 5, 30, tzinfo=UTC)


def caused(error: Exception, cause: Exception) -> Exception:
    """An error as the default transport raises it, with httpx's as its cause."""
    error.__cause__ = cause
    return error


TABLE: list[tuple[Exception | None, Fate]] = [
    (None, Fate.SENT),
    (RetryAfter(3), Fate.HELD),
    (ChatMigrated(-1001), Fate.MOVED),
    (Forbidden("Forbidden: bot was blocked by the user"), Fate.GONE),
    (Forbidden("Forbidden: user is deactivated"), Fate.GONE),
    (Forbidden("Forbidden: bot was kicked from the supergroup chat"), Fate.GONE),
    (Forbidden("Forbidden: bot can't initiate conversation with a user"), Fate.GONE),
    (BadRequest("Bad Request: chat not found"), Fate.GONE),
    (BadRequest("Bad Request: PEER_ID_INVALID"), Fate.GONE),
    (BadRequest("Bad Request: not enough rights to send text messages to the chat"), Fate.GONE),
    (BadRequest("Bad Request: need administrator rights in the channel chat"), Fate.GONE),
    (BadRequest("Bad Request: CHAT_WRITE_FORBIDDEN"), Fate.GONE),
    (BadRequest("Bad Request: group chat was deactivated"), Fate.GONE),
    (BadRequest("Bad Request: TOPIC_CLOSED"), Fate.GONE),
    (BadRequest("Bad Request: message thread not found"), Fate.CLOSED),
    (BadRequest("Bad Request: TOPIC_DELETED"), Fate.CLOSED),
    (BadRequest("Bad Request: can't parse entities: unsupported start tag"), Fate.WRONG),
    (BadRequest("Bad Request: message is too long"), Fate.WRONG),
    (BadRequest("Bad Request: BUTTON_URL_INVALID"), Fate.WRONG),
    (BadRequest("Bad Request: BALANCE_TOO_LOW"), Fate.AGAIN),
    (InvalidToken("Unauthorized"), Fate.AGAIN),
    (Conflict("Conflict"), Fate.AGAIN),
    (NetworkError("Internal Server Error (500)"), Fate.AGAIN),
    (caused(NetworkError("Bad Gateway (502)"), TelegramError("Invalid server response")), Fate.AGAIN),
    (NotSentError("refused"), Fate.AGAIN),
    (NotSentInTimeError("connect"), Fate.AGAIN),
    (caused(NetworkError("httpx.ConnectError"), httpx.ConnectError("refused")), Fate.AGAIN),
    (caused(TimedOut(), httpx.ConnectTimeout("")), Fate.AGAIN),
    (caused(TimedOut(), httpx.PoolTimeout("")), Fate.AGAIN),
    (LostError("reset"), Fate.DOUBT),
    (TimedOut(), Fate.DOUBT),
    (caused(TimedOut(), httpx.ReadTimeout("")), Fate.DOUBT),
    (caused(NetworkError("httpx.ReadError"), httpx.ReadError("")), Fate.DOUBT),
    (caused(NetworkError("Unknown error in HTTP implementation"), RuntimeError()), Fate.DOUBT),
    (TelegramError("Invalid server response"), Fate.DOUBT),
    (KeyError("result"), Fate.DOUBT),
]


@pytest.mark.parametrize(("error", "expected"), TABLE, ids=lambda each: str(each)[:60])
def test_every_end_is_told_apart(error: Exception | None, expected: Fate) -> None:
    assert fate(error) is expected


def delivery(*, attempts: int = 1, doubts: int = 0, hours: float | None = 12) -> Delivery:
    expires_at = None if hours is None else NOW + timedelta(hours=hours)
    return Delivery(9, 5, None, "briefing", NOW, expires_at, attempts, doubts, 1)


def after(error: Exception | None, one: Delivery, **more: Any) -> End:
    return end(one, error, NOW, 0.0, **more)


def test_what_is_sent_is_done() -> None:
    assert after(None, delivery(), message_id=3) == End(9, State.SENT, message_id=3)


def test_a_429_waits_as_long_as_it_says_and_counts_for_nothing() -> None:
    held = after(RetryAfter(7), delivery(), wait=timedelta(seconds=7))
    assert (held.state, held.again_at, held.untried) == (State.WAITING, NOW + timedelta(seconds=7), True)


def test_a_moved_chat_is_tried_at_once() -> None:
    moved = after(ChatMigrated(-1001), delivery())
    assert (moved.state, moved.again_at, moved.untried) == (State.WAITING, NOW, True)


@pytest.mark.parametrize(
    ("error", "state"),
    [
        (Forbidden("Forbidden: user is deactivated"), State.GONE),
        (BadRequest("Bad Request: TOPIC_DELETED"), State.GONE),
        (BadRequest("Bad Request: can't parse entities"), State.FAILED),
    ],
)
def test_what_is_refused_for_good_is_at_its_end_and_says_why(error: TelegramError, state: State) -> None:
    assert after(error, delivery()) == End(9, state, reason=f"{type(error).__name__}: {error.message}")


def test_what_certainly_did_not_arrive_is_tried_until_it_is_too_old() -> None:
    error = NetworkError("Internal Server Error")
    assert after(error, delivery(attempts=50)).state is State.WAITING
    assert after(error, delivery(attempts=50, hours=0.01)) == End(
        9, State.TOO_OLD, reason="NetworkError: Internal Server Error"
    )


def test_without_an_age_limit_the_tries_are_counted() -> None:
    error = NetworkError("Internal Server Error")
    assert after(error, delivery(attempts=29, hours=None)).state is State.WAITING
    assert after(error, delivery(attempts=30, hours=None)).state is State.TOO_OLD


def test_what_may_have_arrived_goes_out_once_more_for_each_answer_that_is_lost() -> None:
    for doubts in range(MOST_DOUBTS - 1):
        again = after(TimedOut(), delivery(attempts=doubts + 1, doubts=doubts))
        assert again.state is State.IN_DOUBT
        assert again.again_at is not None
    last = after(TimedOut(), delivery(attempts=MOST_DOUBTS, doubts=MOST_DOUBTS - 1))
    assert (last.state, last.again_at) == (State.IN_DOUBT, None)


def test_what_may_have_arrived_is_not_sent_when_it_is_too_old() -> None:
    late = after(TimedOut(), delivery(hours=0.0001))
    assert (late.state, late.again_at) == (State.IN_DOUBT, None)


def test_each_wait_is_twice_the_last_up_to_a_limit() -> None:
    waits = [backoff(tries, 0.0) for tries in range(1, 12)]
    assert waits[:4] == [FIRST_WAIT, 2 * FIRST_WAIT, 4 * FIRST_WAIT, 8 * FIRST_WAIT]
    assert waits[-1] == backoff(1000, 0.0) == LONGEST_WAIT
    assert waits == sorted(waits)


@pytest.mark.parametrize("chance", [0.0, 0.25, 0.999])
def test_chance_shortens_a_wait_by_at_most_half(chance: float) -> None:
    assert FIRST_WAIT / 2 < backoff(1, chance) <= FIRST_WAIT
