"""Ledger: every message that a bot's call put into a chat, for counting afterwards.

It is the truth of a fault run: what arrived, how often, and whether the bot could know.
"""

from collections import Counter
from dataclasses import dataclass


@dataclass(slots=True)
class Sent:
    """One message that arrived. at: seconds since 1970 of the server's clock.

    answered: the answer went out whole; False where it was cut off or the bot had hung up.
    """

    chat_id: int
    message_id: int
    method: str
    text: str
    at: int
    answered: bool = True


class Ledger:
    """All messages in the order in which they arrived, and the answers by method and status."""

    def __init__(self) -> None:
        self.sent: list[Sent] = []
        self.answers: Counter[tuple[str, int]] = Counter()

    def to(self, chat_id: int) -> list[Sent]:
        """What arrived in one chat."""
        return [sent for sent in self.sent if sent.chat_id == chat_id]

    def counts(self) -> Counter[int]:
        """How many messages arrived, by chat."""
        return Counter(sent.chat_id for sent in self.sent)

    def refused(self, status: int) -> int:
        """How many calls were answered with a status, over all methods."""
        return sum(count for (_, each), count in self.answers.items() if each == status)

    def doubled(self) -> dict[tuple[int, str], int]:
        """How often too often a chat got the same text, where it did."""
        times = Counter((sent.chat_id, sent.text) for sent in self.sent)
        return {key: count - 1 for key, count in times.items() if count > 1}

    def clear(self) -> None:
        """Begin to count anew."""
        self.sent.clear()
        self.answers.clear()
