"""Pacer: makes every call wait for its turn, before Telegram must ask for it, and again where it asks.

The rate limiter of python-telegram-bot for all that the bot says, and the gate that deliveries pass on their
own. The rules are in pace.py and line.py; this is the clock, the waiting and the 429s.
"""

import asyncio
import logging
import time
from collections.abc import Callable, Coroutine
from typing import Any

from telegram.error import BadRequest, ChatMigrated, Forbidden, RetryAfter
from telegram.ext import BaseRateLimiter

from bot.line import Chat, Line
from bot.pace import Pace, Turn

_log = logging.getLogger(__name__)

_TRIES = 4
_PATIENCE_SECONDS = 120.0
# Calls that put a message into a chat or change one; all others count only in all.
_MESSAGES = ("send", "edit", "copy", "forward", "stop")
_PAYABLE = ("send", "copyMessage")
_FREE = frozenset({"sendChatAction"})


class Pacer(BaseRateLimiter[None]):
    """One for a bot. rate: calls a second in all, 0 for no pace. clock: seconds, as time.monotonic gives."""

    def __init__(self, rate: int, clock: Callable[[], float] = time.monotonic) -> None:
        self.rate = rate
        self._clock = clock
        self._pace = Pace(rate)
        self._line: Line[asyncio.Future[Turn]] = Line(self._pace)
        self._timer: asyncio.TimerHandle | None = None

    async def initialize(self) -> None:
        """Nothing to prepare."""

    async def shutdown(self) -> None:
        """Let go of whoever still waits: their calls are cancelled."""
        if self._timer is not None:
            self._timer.cancel()
            self._timer = None
        line, self._line = self._line, Line(self._pace)
        for waiting in line:
            waiting.cancel()

    async def turn(self, chat: Chat, *, urgent: bool) -> Turn:
        """Wait until a call may go out, and count it; over() must follow.

        chat: whom the message is for, None for a call that is no message. urgent: an answer to a person.
        """
        now = self._clock()
        if not self._line and max(self._pace.all_ready_at(now), self._pace.ready_at(chat)) <= now:
            return self._pace.take(chat, now)
        waiting: asyncio.Future[Turn] = asyncio.get_running_loop().create_future()
        self._line.join(waiting, chat, urgent=urgent)
        self._let_go()
        return await waiting

    def over(self, turn: Turn) -> None:
        """The call was answered or failed."""
        self._pace.over(turn, self._clock())
        if self._line:
            self._let_go()

    def delay(self, chat: Chat) -> float:
        """Seconds that this chat must wait by itself, whatever the others do; 0 for none."""
        behind = 1.0 if chat in self._line else 0.0
        return max(behind, self._pace.ready_at(chat) - self._clock())

    def held(self) -> bool:
        """Whether Telegram has told all to wait."""
        return self._pace.all_refused_until > self._clock()

    def refused(self, chat: Chat, retry_after: float) -> None:
        """A call was answered with 429."""
        self._pace.refused(chat, retry_after, self._clock())

    def served(self) -> None:
        """A call was answered, and not with 429."""
        self._pace.served()

    async def process_request(
        self,
        callback: Callable[..., Coroutine[Any, Any, Any]],
        args: Any,
        kwargs: dict[str, Any],
        endpoint: str,
        data: dict[str, Any],
        rate_limit_args: None,  # noqa: ARG002  # the interface's; what the bot itself calls is all urgent
    ) -> Any:
        """Make a call in its turn; a 429 is obeyed and the call repeated, unless it asks for minutes."""
        chat = _chat(endpoint, data)
        for left in reversed(range(_TRIES)):
            turn = await self.turn(chat, urgent=True)
            if turn.paid and endpoint.startswith(_PAYABLE) and endpoint not in _FREE:
                data["allow_paid_broadcast"] = True
            try:
                result = await callback(*args, **kwargs)
            except RetryAfter as error:
                wait = seconds(error)
                self.refused(chat, wait)
                _log.warning("Telegram asks for %g s of patience for %s.", wait, endpoint)
                if not left or wait > _PATIENCE_SECONDS:
                    raise
            except (BadRequest, Forbidden, ChatMigrated):
                self.served()
                raise
            else:
                self.served()
                return result
            finally:
                self.over(turn)
            if chat is None:
                await asyncio.sleep(wait)
        raise AssertionError("the last try returns or raises")

    def _let_go(self) -> None:
        if self._timer is not None:
            self._timer.cancel()
            self._timer = None
        now = self._clock()
        for waiting, chat in self._line.go(now):
            if not waiting.done():
                waiting.set_result(self._pace.take(chat, now))
        wake_at = self._line.wake_at(now)
        if wake_at is not None:
            self._timer = asyncio.get_running_loop().call_later(max(0.0, wake_at - now), self._let_go)


def seconds(error: RetryAfter) -> float:
    """How long a 429 asks to wait."""
    wait = error.retry_after
    return float(wait) if isinstance(wait, int | float) else wait.total_seconds()


def _chat(endpoint: str, data: dict[str, Any]) -> Chat:
    """Whom a call writes to: a chat's id or name, None for a call that is no message to a chat."""
    if not endpoint.startswith(_MESSAGES) or endpoint in _FREE:
        return None
    chat = data.get("chat_id")
    if isinstance(chat, str):
        return int(chat) if chat.lstrip("-").isdecimal() else chat.lower()
    return chat if isinstance(chat, int) else None
