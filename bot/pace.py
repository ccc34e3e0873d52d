"""Pace: when a call may go out, so that Telegram never has to ask for patience, and what to do when it does.

Pure: times are seconds of a clock that is handed in. Telegram allows some 30 messages a second in all, one a
second for one chat with short bursts, and 20 a minute for one group; a 429 says how long to wait
(https://core.telegram.org/bots/faq#my-bot-is-hitting-limits-how-do-i-avoid-this). The waiting is in pacer.py.
"""

from collections import deque
from collections.abc import Hashable
from dataclasses import dataclass, field

from bot.arrivals import Arrivals

# At most so many in any stretch of so many seconds. Both stretches together are one a second with bursts
# of three; each is a little longer than Telegram's, for what is hastened on the way.
CHAT = ((3, 2.05), (4, 4.1))
GROUP = (*CHAT, (20, 61.0))
FREE_RATE = 30
# Calls are spread evenly over a second, a little closer than would do, and one that is late may be caught up
# with: how many may arrive in a second is counted apart, in arrivals.py.
_SHARE = 0.985
_LATE_SECONDS = 0.015
_FREE_SECONDS = 1.25
# So many chats are told to wait, one after the other and nobody is served in between: then it is for all.
_CHATS_MEAN_ALL = 3
_FORGET_FROM = 1_024


@dataclass(frozen=True, slots=True)
class Turn:
    """A call that may go out. paid: it goes beyond what is free, so that Telegram wants it paid for."""

    number: int
    paid: bool


@dataclass(slots=True)
class _Chat:
    limits: tuple[tuple[int, float], ...]
    times: deque[float] = field(default_factory=deque)
    refused_until: float = 0.0

    def ready_at(self) -> float:
        ready = self.refused_until
        for count, seconds in self.limits:
            if len(self.times) >= count:
                ready = max(ready, self.times[-count] + seconds)
        return ready

    def idle(self, now: float) -> bool:
        return self.refused_until <= now and (not self.times or self.times[-1] + self.limits[-1][1] <= now)


class Pace:
    """The pace of one bot. rate: calls a second in all, 0 for no pace of our own; a 429 holds either way.

    A chat is its id, or its name as text; a negative id or a name is a group's or a channel's. None stands
    for a call that is no message to a chat: it counts only in all. Memory is bounded by the chats of the
    last minute.
    """

    def __init__(self, rate: int) -> None:
        self.rate = rate
        self._spacing = 1.0 / (rate * _SHARE) if rate else 0.0
        self._next = 0.0  # when the next call is due at an even spread
        self._arrivals = Arrivals(rate)
        self._last: deque[float] = deque(maxlen=FREE_RATE)
        self.all_refused_until = 0.0
        self._refused: set[Hashable] = set()
        self._chats: dict[int | str, _Chat] = {}
        self._forget_from = _FORGET_FROM

    def ready_at(self, chat: int | str | None) -> float:
        """When this chat may be written to, as far as the chat goes; a time that has passed for now."""
        known = None if chat is None else self._chats.get(chat)
        return 0.0 if known is None else known.ready_at()

    def all_ready_at(self, now: float) -> float:
        """When the next call may go out, whoever it is for; a time that has passed for now."""
        ready = max(self._next, self.all_refused_until)
        return max(ready, self._arrivals.free_at(now)) if self.rate else ready

    def take(self, chat: int | str | None, now: float) -> Turn:
        """Count a call that goes out now; to be ended by over(). Only when both ready times have passed."""
        if not self.rate:
            return Turn(0, paid=False)
        self._next = max(now - _LATE_SECONDS, self._next) + self._spacing
        beyond = len(self._last) == FREE_RATE and now - self._last[0] < _FREE_SECONDS
        self._last.append(now)
        if chat is not None:
            self._chat(chat, now).times.append(now)
        return Turn(self._arrivals.begin(now), paid=beyond and self.rate > FREE_RATE)

    def over(self, turn: Turn, now: float) -> None:
        """A call was answered at now, or failed."""
        self._arrivals.end(turn.number, now)

    def refused(self, chat: int | str | None, retry_after: float, now: float) -> None:
        """A call was answered with 429 at now: this chat waits for so many seconds, or all do.

        Telegram does not say whom it means. It means all where several chats are told so one after
        another and nobody is served in between.
        """
        if chat is not None:
            known = self._chat(chat, now)
            known.refused_until = max(known.refused_until, now + retry_after)
        self._refused.add(object() if chat is None else chat)
        if len(self._refused) >= _CHATS_MEAN_ALL:
            self.all_refused_until = max(self.all_refused_until, now + retry_after)
            self._refused.clear()

    def served(self) -> None:
        """A call was answered otherwise: whatever was refused before was a chat's own matter."""
        self._refused.clear()

    def _chat(self, chat: int | str, now: float) -> _Chat:
        known = self._chats.get(chat)
        if known is None:
            if len(self._chats) >= self._forget_from:
                self._forget(now)
            private = isinstance(chat, int) and chat > 0
            limits = CHAT if private else GROUP
            known = self._chats[chat] = _Chat(limits, deque(maxlen=limits[-1][0]))
        return known

    def _forget(self, now: float) -> None:
        self._chats = {chat: known for chat, known in self._chats.items() if not known.idle(now)}
        self._forget_from = max(_FORGET_FROM, 2 * len(self._chats))
