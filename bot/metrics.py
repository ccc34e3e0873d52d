"""Metrics: figures of the running bot for Prometheus. No label holds a chat, a person or a word of anyone's.

Counters are counted where things happen; what stands in the database is asked for when somebody looks.
"""

from datetime import datetime, timedelta

from prometheus_client import CollectorRegistry, Counter, Gauge, Histogram, ProcessCollector, generate_latest

from storage.condition import Arrived, Condition
from storage.outbox import State

_SECONDS = (0.01, 0.025, 0.05, 0.1, 0.25, 0.5, 1.0, 2.5, 5.0, 10.0, 30.0)


class Metrics:
    """The figures of one bot; several may live in one process."""

    def __init__(self) -> None:
        self._registry = registry = CollectorRegistry()
        ProcessCollector(registry=registry)
        self._updates = Counter("newsbrief_updates", "Updates taken, by kind.", ["kind"], registry=registry)
        self._answers = Histogram(
            "newsbrief_answer_seconds",
            "From when an update was taken until it was answered.",
            buckets=_SECONDS,
            registry=registry,
        )
        self._sends = Counter("newsbrief_sends", "Deliveries tried, by end.", ["end"], registry=registry)
        self._dumps = Counter("newsbrief_dumps", "Dumps, by end.", ["end"], registry=registry)
        self._articles = Counter(
            "newsbrief_articles", "Articles in dumps, by what became of them.", ["end"], registry=registry
        )

        def gauge(name: str, about: str) -> Gauge:
            return Gauge(f"newsbrief_{name}", about, registry=registry)

        self._waiting = gauge("deliveries_waiting", "Deliveries that are queued.")
        self._late = gauge("deliveries_lag_seconds", "How long the oldest queued delivery has been due.")
        self._stories = gauge("stories", "Stories kept.")
        self._subscribed = gauge("subscriptions", "Subscriptions that are not paused.")
        self._feeds = gauge("feeds", "Feeds that are read.")
        self._failing = gauge("feeds_failing", "Feeds that could not be read the last time.")
        self._database = gauge("database_bytes", "Size of the database file.")
        self._log = gauge("database_log_bytes", "Size of its write-ahead log.")
        self._lag = gauge("loop_lag_seconds", "How late the loop turned lately.")
        self._well = gauge("well", "1 where the health check finds nothing, else 0.")

    def updated(self, kind: str) -> None:
        """An update was taken."""
        self._updates.labels(kind or "other").inc()

    def answered(self, seconds: float) -> None:
        """An update was answered."""
        self._answers.observe(seconds)

    def sent(self, state: State) -> None:
        """A try to deliver ended so."""
        self._sends.labels(state.value.replace(" ", "_")).inc()

    def look(
        self, now: datetime, condition: Condition, arrived: Arrived, lag: timedelta, *, well: bool
    ) -> bytes:
        """All figures as they are now, as Prometheus reads them."""
        for end, count in arrived.dumps.items():
            self._dumps.labels(end).inc(count)
        for end, count in arrived.articles.items():
            self._articles.labels(end).inc(count)
        late = timedelta() if condition.oldest_due_at is None else now - condition.oldest_due_at
        self._waiting.set(condition.waiting)
        self._late.set(max(0.0, late.total_seconds()))
        self._stories.set(condition.stories)
        self._subscribed.set(condition.subscribed)
        self._feeds.set(condition.feeds)
        self._failing.set(condition.failing)
        self._database.set(condition.database_bytes)
        self._log.set(condition.log_bytes)
        self._lag.set(lag.total_seconds())
        self._well.set(well)
        return generate_latest(self._registry)
