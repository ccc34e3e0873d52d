"""Arrivals: how many calls may reach Telegram in one second, however uneven the way is.

Pure: times are seconds of a clock that is handed in. A call that went out at g and was answered after r
seconds arrived between g and g + r. The quickest answers say what the way takes at least; what a call took
beyond that, it may have been late by, and a call not yet answered may be late by anything up to a bound. So
a call counts until a second after the latest moment at which it can have arrived: at the other end no
second sees more than are counted here, even where a busy machine or line lets calls arrive in a heap.
"""

import heapq
import math
from dataclasses import dataclass

SECOND = 1.01
LATEST_SECONDS = 0.5
"""How late a call may be, compared with others, at most."""
# The quickest of at least so many answers, and of those of two seconds, says what the way takes; after as
# many more it is forgotten.
_ANSWERS = 50


@dataclass(slots=True)
class _Call:
    begun: float
    latest: float  # by when it has arrived for sure


class Arrivals:
    """The calls of which one can't be sure that they arrived more than a second ago.

    most: how many of them there may be. Memory is bounded by it.
    """

    def __init__(self, most: int) -> None:
        self._most = most
        self._number = 0
        self._calls: dict[int, _Call] = {}
        self._order: list[tuple[float, int]] = []  # by latest; what is not as in _calls is out of date
        self._answers = 0
        self._enough = max(_ANSWERS, 2 * most)
        self._quickest = math.inf  # of the answers that are being counted
        self._quickest_before = 0.0  # of the last that were enough; at first nothing is known

    def begin(self, now: float) -> int:
        """A call goes out now; its number, for end()."""
        self._number += 1
        self._calls[self._number] = _Call(now, now + LATEST_SECONDS)
        heapq.heappush(self._order, (now + LATEST_SECONDS, self._number))
        return self._number

    def end(self, number: int, now: float) -> None:
        """The call was answered at now, or is known to be over."""
        call = self._calls.get(number)
        if call is None:
            return
        took = now - call.begun
        self._learn(took)
        late = took - min(self._quickest, self._quickest_before)
        if late < LATEST_SECONDS:
            call.latest = call.begun + late
            heapq.heappush(self._order, (call.latest, number))

    def free_at(self, now: float) -> float:
        """When one more may go out; a time that has passed for now."""
        while self._order:
            latest, number = self._order[0]
            call = self._calls.get(number)
            if call is not None and call.latest == latest:
                if latest + SECOND > now:
                    break
                del self._calls[number]
            heapq.heappop(self._order)
        return self._order[0][0] + SECOND if len(self._calls) >= self._most else 0.0

    def _learn(self, took: float) -> None:
        self._quickest = min(self._quickest, took)
        self._answers += 1
        if self._answers == self._enough:
            self._quickest_before, self._quickest, self._answers = self._quickest, math.inf, 0
