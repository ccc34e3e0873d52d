"""Limits: Telegram's pace, kept as strictly as one can measure it from outside.

Not more than so many messages in any second over all chats, one a second for one chat with a small burst,
twenty a minute for one group. A bot that keeps its own pace never meets them.
"""

from collections import defaultdict, deque
from dataclasses import dataclass, field

from bot.demo.refusals import Refusal, too_many_requests


@dataclass(slots=True)
class _Window:
    """At most count events in any stretch of so many seconds."""

    count: int
    seconds: float
    times: deque[float] = field(default_factory=deque)

    def wait(self, now: float) -> float:
        """Seconds until one more is allowed; 0 for now."""
        while self.times and self.times[0] <= now - self.seconds:
            self.times.popleft()
        if len(self.times) < self.count:
            return 0.0
        return self.times[0] + self.seconds - now


class Limits:
    """The paces of one bot.

    overall: messages a second in all; paid: the same for paid broadcasts. burst: how many a single chat
    takes at once, one a second in the long run. group: messages a minute for one group or channel.
    slack: how much shorter the second and minute are taken, in shares, for the jitter on the way.
    """

    def __init__(
        self, *, overall: int = 30, paid: int = 1000, burst: int = 4, group: int = 20, slack: float = 0.05
    ) -> None:
        share = 1.0 - slack
        self._overall = _Window(overall, share)
        self._paid = _Window(paid, share)
        self._chats: defaultdict[int, _Window] = defaultdict(lambda: _Window(burst, burst * share))
        self._groups: defaultdict[int, _Window] = defaultdict(lambda: _Window(group, 60 * share))

    def refusal(self, chat_id: int, now: float, *, paid: bool = False) -> Refusal | None:
        """The 429 for one more message to a chat, or None, and it is counted. now: a clock's seconds."""
        windows = [self._paid if paid else self._overall, self._chats[chat_id]]
        if chat_id < 0:
            windows.append(self._groups[chat_id])
        longest = max(window.wait(now) for window in windows)
        if longest > 0:
            return too_many_requests(max(1, -int(-longest // 1)))
        for window in windows:
            window.times.append(now)
        return None
