"""Line: who of those that wait may go next, people before runs, and nobody behind a chat that must wait.

Pure: times are seconds of a clock that is handed in. What may go when is pace.py's to say; whoever waits
stands here by a ticket, in the order of coming among equals of his chat, urgent ones first.
"""

import heapq
from collections import deque
from collections.abc import Iterator
from dataclasses import dataclass, field
from typing import Generic, TypeVar

from bot.pace import Pace

T = TypeVar("T")
Chat = int | str | None


@dataclass(slots=True)
class _Queue(Generic[T]):
    """Those who wait for one chat, by the order in which they came."""

    urgent: deque[tuple[int, T]] = field(default_factory=deque)
    others: deque[tuple[int, T]] = field(default_factory=deque)

    def lane(self) -> deque[tuple[int, T]]:
        return self.urgent or self.others


class Line(Generic[T]):
    """The waiting line in front of a pace. Costs the logarithm of its length for each ticket.

    True while anybody waits; a chat is in it while anybody waits for it; iterates over the tickets.
    """

    def __init__(self, pace: Pace) -> None:
        self._pace = pace
        self._queues: dict[Chat, _Queue[T]] = {}
        self._came = 0
        # Chats by what may go first. Entries may be out of date: a chat's queue says what is so.
        self._ready: list[tuple[bool, int, Chat]] = []
        self._asleep: list[tuple[float, int, Chat]] = []

    def __bool__(self) -> bool:
        return bool(self._queues)

    def __contains__(self, chat: Chat) -> bool:
        return chat in self._queues

    def __iter__(self) -> Iterator[T]:
        for queue in self._queues.values():
            for _, ticket in (*queue.urgent, *queue.others):
                yield ticket

    def join(self, ticket: T, chat: Chat, *, urgent: bool) -> None:
        """Stand in line for a call to a chat; None for a call that is no message to one."""
        self._came += 1
        queue = self._queues.setdefault(chat, _Queue())
        first = not queue.lane() or (urgent and not queue.urgent)
        (queue.urgent if urgent else queue.others).append((self._came, ticket))
        if first:
            self._offer(chat, queue)

    def go(self, now: float) -> Iterator[tuple[T, Chat]]:
        """Those who may go now, in their order. Take each from the pace before asking for the next."""
        while self._asleep and self._asleep[0][0] <= now:
            _, _, chat = heapq.heappop(self._asleep)
            if (queue := self._queues.get(chat)) is not None:
                self._offer(chat, queue)
        while self._ready and self._pace.all_ready_at(now) <= now:
            _, came, chat = heapq.heappop(self._ready)
            queue = self._queues.get(chat)
            if queue is None or queue.lane()[0][0] != came:
                continue
            ready_at = self._pace.ready_at(chat)
            if ready_at > now:
                heapq.heappush(self._asleep, (ready_at, came, chat))
                continue
            _, ticket = queue.lane().popleft()
            if queue.lane():
                self._offer(chat, queue)
            else:
                del self._queues[chat]
            yield ticket, chat

    def wake_at(self, now: float) -> float | None:
        """When go() should be asked again; None while nobody waits."""
        times = [self._asleep[0][0]] if self._asleep else []
        if self._ready:
            times.append(self._pace.all_ready_at(now))
        return min(times, default=None)

    def _offer(self, chat: Chat, queue: _Queue[T]) -> None:
        came, _ = queue.lane()[0]
        heapq.heappush(self._ready, (not queue.urgent, came, chat))
