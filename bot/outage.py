"""Outage: whether Telegram can be reached at all, so that a run does not spend its tries on a dead line.

Pure: moments are seconds of a clock that is handed in. After several failures in a row nothing is sent
for a while, then one delivery tries the line; the first answer of any kind ends it.
"""

FAILURES = 10
FIRST_HOLD_SECONDS = 1.0
LONGEST_HOLD_SECONDS = 30.0


class Outage:
    """What the last tries say of the line."""

    def __init__(self) -> None:
        self._failures = 0
        self._hold = FIRST_HOLD_SECONDS
        self._hold_until = 0.0

    @property
    def lasting(self) -> bool:
        """Whether the line counts as down."""
        return self._failures >= FAILURES

    def failed(self, now: float) -> bool:
        """A try got no answer, or one that Telegram itself is down. True where the outage begins with it."""
        was = self.lasting
        self._failures += 1
        if self.lasting and now >= self._hold_until:
            self._hold_until = now + self._hold
            self._hold = min(LONGEST_HOLD_SECONDS, 2 * self._hold)
        return self.lasting and not was

    def answered(self) -> bool:
        """A try was answered. True where an outage ends with it."""
        was = self.lasting
        self._failures = 0
        self._hold = FIRST_HOLD_SECONDS
        return was

    def most(self, now: float, wanted: int, under_way: int) -> int:
        """How many of the wanted tries may be begun."""
        if not self.lasting:
            return wanted
        return 0 if under_way or now < self._hold_until else min(1, wanted)
