"""Budget: how much one person may ask at once, a token bucket. Pure; the time is handed in."""

from dataclasses import dataclass
from datetime import datetime
from enum import StrEnum

BURST = 20
PER_SECOND = 1.0
REMEMBERED = 10_000


class Verdict(StrEnum):
    """What to do with a request."""

    ALLOW = "allow"
    TELL = "tell"
    DROP = "drop"


@dataclass(frozen=True, slots=True)
class Bucket:
    """What a person has left. told: was already told that it is too much."""

    tokens: float
    at: datetime
    told: bool = False


def spend(bucket: Bucket | None, now: datetime) -> tuple[Bucket, Verdict]:
    """One request: the bucket afterwards and the verdict. A person who is new starts with a full bucket."""
    if bucket is None:
        bucket = Bucket(BURST, now)
    elapsed = max(0.0, (now - bucket.at).total_seconds())
    tokens = min(float(BURST), bucket.tokens + elapsed * PER_SECOND)
    if tokens >= 1:
        return Bucket(tokens - 1, now), Verdict.ALLOW
    return Bucket(tokens, now, told=True), Verdict.DROP if bucket.told else Verdict.TELL


class Budgets:
    """The buckets of those who asked lately."""

    def __init__(self) -> None:
        self._buckets: dict[int, Bucket] = {}

    def spend(self, person_id: int, now: datetime) -> Verdict:
        """One request of a person."""
        bucket, verdict = spend(self._buckets.pop(person_id, None), now)
        self._buckets[person_id] = bucket  # last in the order of the dictionary: asked last
        if len(self._buckets) > REMEMBERED:
            del self._buckets[next(iter(self._buckets))]
        return verdict
