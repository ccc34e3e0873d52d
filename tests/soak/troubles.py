"""Troubles: what befalls the sends of a fault run, by chance from a seed."""

import random
from collections import Counter
from collections.abc import Collection

from bot.demo import faults
from bot.demo.calls import Call
from bot.demo.faults import Blow

# Of a thousand sends so many. Those of LOSING lose an answer, so that nobody can know whether it arrived.
HARMLESS = {"500": 20, "502 page": 10, "429": 10, "slow before": 10, "slow after": 15}
LOSING = {"reset before": 20, "reset after": 20, "too slow": 1}
_TOO_SLOW_SECONDS = 25.0


class Troubles:
    """A plan of faults for LocalTelegram. which: names with their shares in a thousand; spared: chats.

    counts: how often each struck. calm: set to let nothing more happen.
    """

    def __init__(self, seed: int, which: dict[str, int], spared: Collection[int] = ()) -> None:
        self._chance = random.Random(seed)
        self._names = tuple(which)
        self._shares = tuple(which.values())
        self._spared = frozenset(spared)
        self.counts: Counter[str] = Counter()
        self.calm = False

    def __call__(self, call: Call) -> Blow | None:
        if self.calm or call.method != "sendMessage" or call.integer("chat_id") in self._spared:
            return None
        if self._chance.random() * 1000 >= sum(self._shares):
            return None
        (name,) = self._chance.choices(self._names, self._shares)
        self.counts[name] += 1
        return self._blow(name)

    def _blow(self, name: str) -> Blow:
        match name:
            case "500":
                return faults.server_error()
            case "502 page":
                return faults.bad_gateway()
            case "429":
                return faults.too_many(self._chance.randint(1, 3))
            case "reset before":
                return faults.reset_before()
            case "reset after":
                return faults.reset_after()
            case "slow before":
                return faults.slow(before=self._chance.uniform(0.1, 2.0))
            case "slow after":
                return faults.slow(after=self._chance.uniform(0.1, 2.0))
            case "too slow":
                return faults.slow(after=_TOO_SLOW_SECONDS)
        raise ValueError(name)
