"""Ends: what came of one try to send, told apart, and what happens next. One pure table.

Telegram has no idempotency key. So a try that may have gone out without an answer is in doubt and is made
once more after a while: at least once, by choice. Tries that certainly did not arrive double nothing.
"""

import re
from datetime import datetime, timedelta
from enum import Enum, auto

from telegram.error import BadRequest, ChatMigrated, Conflict, Forbidden, InvalidToken, RetryAfter

from bot.transport import answer_lost
from storage.outbox import Delivery, End, State

FIRST_WAIT = timedelta(seconds=2)
LONGEST_WAIT = timedelta(minutes=5)
# A line that loses every answer must not send one text to a person all day.
MOST_DOUBTS = 6
# For a delivery without an age limit.
MOST_ATTEMPTS = 30

# How Telegram words a 400 that is about the chat and not about our text.
_NO_CHAT = re.compile(
    r"chat not found|user not found|peer_id_invalid|chat_id is empty|group chat was deactivated|"
    r"bot (was|is) (kicked|blocked|not a member)|user is deactivated|can't access the chat|"
    r"not enough rights|have no rights|need administrator rights|chat_write_forbidden|"
    r"chat_(restricted|admin_required|send_plain_forbidden)|channel_private|topic_closed",
    re.IGNORECASE,
)
_NO_TOPIC = re.compile(r"message thread not found|topic_(deleted|id_invalid)", re.IGNORECASE)
# A message beyond the free rate that can't be paid for is no fault of its text; it is free again when its
# turn comes later.
_NO_STARS = re.compile(r"balance_too_low|not enough (telegram )?stars", re.IGNORECASE)


class Fate(Enum):
    """What an error means for a delivery."""

    SENT = auto()
    HELD = auto()  # 429: Telegram says when
    AGAIN = auto()  # it certainly did not arrive
    DOUBT = auto()  # it may have arrived
    GONE = auto()  # the chat can't be written to
    CLOSED = auto()  # the forum's topic is not there any more
    MOVED = auto()  # the chat has a new id
    WRONG = auto()  # our text was refused


def fate(error: Exception | None) -> Fate:
    """What the error of a try means; None for a try that was answered well."""
    match error:
        case None:
            return Fate.SENT
        case RetryAfter():
            return Fate.HELD
        case ChatMigrated():
            return Fate.MOVED
        case Forbidden():
            return Fate.GONE
        case BadRequest():
            if _NO_TOPIC.search(error.message):
                return Fate.CLOSED
            if _NO_STARS.search(error.message):
                return Fate.AGAIN
            return Fate.GONE if _NO_CHAT.search(error.message) else Fate.WRONG
        case InvalidToken() | Conflict():
            return Fate.AGAIN
    return Fate.DOUBT if answer_lost(error) else Fate.AGAIN


def backoff(tries: int, chance: float) -> timedelta:
    """How long to wait after so many tries: doubled each time, shortened by up to half by chance, 0 to 1."""
    doublings: int = 2 ** min(max(tries, 1) - 1, 20)
    longest = min(LONGEST_WAIT, FIRST_WAIT * doublings)
    return longest * (1.0 - chance / 2)


def end(
    delivery: Delivery,
    error: Exception | None,
    now: datetime,
    chance: float,
    *,
    message_id: int | None = None,
    wait: timedelta = timedelta(0),
) -> End:
    """How a try is recorded.

    error: of the last try, None where it was sent, as message_id. chance: 0 to 1, for the jitter.
    wait: what a 429 asked for. A text that was refused is at its end here: it had been sent plain before.
    """
    reason = None if error is None else _reason(error)
    match fate(error):
        case Fate.SENT:
            return End(delivery.id, State.SENT, message_id=message_id)
        case Fate.HELD:
            return End(delivery.id, State.WAITING, now + wait, reason=reason, untried=True)
        case Fate.MOVED:
            return End(delivery.id, State.WAITING, now, reason=reason, untried=True)
        case Fate.GONE | Fate.CLOSED:
            return End(delivery.id, State.GONE, reason=reason)
        case Fate.WRONG:
            return End(delivery.id, State.FAILED, reason=reason)
        case Fate.DOUBT:
            return doubt(delivery, now, chance, reason)
        case Fate.AGAIN:
            again_at = now + backoff(delivery.attempts, chance)
            if _in_time(delivery, again_at):
                return End(delivery.id, State.WAITING, again_at, reason=reason)
            return End(delivery.id, State.TOO_OLD, reason=reason)


def doubt(delivery: Delivery, now: datetime, chance: float, reason: str | None) -> End:
    """How a try is recorded that may have arrived: it goes out once more, unless too many were lost."""
    again_at = now + backoff(delivery.attempts, chance)
    more = delivery.doubts + 1 < MOST_DOUBTS and _in_time(delivery, again_at)
    return End(delivery.id, State.IN_DOUBT, again_at if more else None, reason=reason)


def _in_time(delivery: Delivery, again_at: datetime) -> bool:
    if delivery.expires_at is None:
        return delivery.attempts < MOST_ATTEMPTS
    return again_at < delivery.expires_at


def _reason(error: Exception) -> str:
    return f"{type(error).__name__}: {error}"[:200]
