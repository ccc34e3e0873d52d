"""Year: what came of months of the bot's life, and what must hold of it."""

import statistics
from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field

WINDOW_DAYS = 7
"""Answers are measured in the second week and in the last, memory and files from the end of the second on."""
SLOWER = 1.5
GROWTH_MEGABYTES = 40.0
CACHES_MEGABYTES = 16.0 + 3 * 8.0
"""Of the connections: they fill up once the database is larger."""
MORE_FILES = 4
PER_ARTICLE_BYTES = 8_000
"""What an article may need in the database at most: its text, terms and postings, its place in indexes."""
PER_RECORD_BYTES = 1_500
EMPTY_BYTES = 2_000_000


@dataclass(frozen=True, slots=True)
class Day:
    """What is measured at the end of a day. answers: milliseconds of processor time of each."""

    megabytes: float
    files: int
    database: int
    answers: Sequence[float] = field(repr=False)


@dataclass(frozen=True, slots=True)
class Year:
    """What came of it. due: slots by the plans of chats; made: records of them; ends: of all deliveries."""

    days: Sequence[Day]
    due: int
    made: int
    ends: Mapping[str, int]
    arrived: int
    articles: int
    records: int
    restarts: int
    seconds: float

    @property
    def wrong(self) -> list[str]:
        """What must not be, in words; empty for a good year."""
        found = []
        first, last = self._settled, self.days[-1]
        if self.due != self.made:
            found.append(f"{self.due} slots were due, {self.made} have a record")
        if odd := set(self.ends) - {"sent", "nothing new"}:
            found.append(f"deliveries ended as {', '.join(sorted(odd))}")
        if self.arrived != self.ends.get("sent", 0):
            found.append(f"{self.arrived} arrived of {self.ends.get('sent', 0)}")
        if last.megabytes > first.megabytes + GROWTH_MEGABYTES + CACHES_MEGABYTES:
            found.append(f"memory grew from {first.megabytes:.0f} to {last.megabytes:.0f} MB")
        if last.files > first.files + MORE_FILES:
            found.append(f"open files grew from {first.files} to {last.files}")
        if last.database > self.explained:
            found.append(f"the database has {last.database} bytes, explained are {self.explained}")
        start, end = self.answers
        if end > SLOWER * start:
            found.append(f"answers took {start:.1f} ms and take {end:.1f}")
        return found

    @property
    def explained(self) -> int:
        """Bytes that the database may have for what it holds."""
        return EMPTY_BYTES + self.articles * PER_ARTICLE_BYTES + self.records * PER_RECORD_BYTES

    @property
    def answers(self) -> tuple[float, float]:
        """Milliseconds of processor time of an answer, the median at the start and at the end."""
        window = self._window
        start = [one for day in self.days[window : 2 * window] or self.days for one in day.answers]
        end = [one for day in self.days[-window:] for one in day.answers]
        return statistics.median(start), statistics.median(end)

    def told(self) -> str:
        """The figures in a few lines."""
        first, last = self._settled, self.days[-1]
        start, end = self.answers
        ends = ", ".join(f"{count} {end}" for end, count in sorted(self.ends.items()))
        return "\n".join(
            (
                f"year: {len(self.days)} days in {self.seconds:.0f} s, {self.restarts} restarts",
                f"  slots: {self.due} due, {self.made} with a record",
                f"  deliveries: {ends}; {self.arrived} arrived",
                f"  memory {first.megabytes:.0f} -> {last.megabytes:.0f} MB,"
                f" open files {first.files} -> {last.files}",
                f"  database {last.database / 1e6:.1f} MB for {self.articles} articles and {self.records}"
                f" records, {(last.database - EMPTY_BYTES) / max(1, self.articles):.0f} bytes an article",
                f"  answers {start:.1f} -> {end:.1f} ms of processor time (median)",
                f"  {'; '.join(self.wrong) or 'good'}",
            )
        )

    @property
    def _window(self) -> int:
        return max(1, min(WINDOW_DAYS, len(self.days) // 4))

    @property
    def _settled(self) -> Day:
        return self.days[min(2 * self._window, len(self.days)) - 1]
