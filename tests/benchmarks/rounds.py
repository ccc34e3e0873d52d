"""What it costs to make the briefings that are due, before any of them is sent.

    python -m tests.benchmarks.rounds [--chats 5000] [--stories 300] [--folder DIR]

Everybody is due at one minute, on several days in a row, so that all have a history. Kinds of chats: alike
(equal settings), tongues (news in one of twelve choices of languages), topics (each follows two of twenty),
thumbs (each gave a dozen thumbs of its own). Prints milliseconds of CPU time of the writer's thread for each
briefing of the last day; then what it takes to claim them and to record their ends.
"""

import argparse
import random
import tempfile
import time
from datetime import UTC, datetime, timedelta
from pathlib import Path

from bot.composing import Composing
from bot.schedule import AT_A_TIME
from storage import database, follows, outbox, preferences, shelf, subscriptions, thumbs
from storage.briefings import Rules
from storage.database import Database, transaction
from storage.outbox import End, State
from storage.rounds import Rounds
from tests.storage import newsroom

NOW = datetime(2026, 8, 4, 5, 30, tzinfo=UTC)
HOUR = timedelta(hours=1)
DAYS = 3
KINDS = ("alike", "tongues", "topics", "thumbs")
TONGUES = ("de", "fr", "es", "ru", "uk", "ar", "zh", "it", "pt", "nl", "pl", "tr")
AT_ONCE = 128


def main() -> None:
    """Print a line for each kind of chats."""
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawTextHelpFormatter)
    parser.add_argument("--chats", type=int, default=5_000)
    parser.add_argument("--stories", type=int, default=300, help="new ones a day")
    parser.add_argument("--folder", type=Path)
    chosen = parser.parse_args()
    with tempfile.TemporaryDirectory(dir=chosen.folder) as folder:
        for kind in KINDS:
            db = database.connect(Path(folder, f"{kind}.db"))
            _subscribe(db, kind, chosen.chats, chosen.stories)
            for day in range(DAYS):
                made, composing, sending = _day(db, day, chosen.stories)
            db.close()
            print(
                f"{kind}: {made:,} briefings, {1000 * composing / made:.2f} ms each to make,"
                f" {1000 * sending / made:.2f} ms to claim and to record",
                flush=True,
            )


def _subscribe(db: Database, kind: str, chats: int, stories: int) -> None:
    draw = random.Random(7)
    newsroom.push_events(db, NOW - 2 * HOUR, *range(1, 41))
    found = shelf.latest(db, 40).stories
    with transaction(db):
        for chat in range(1, chats + 1):
            subscriptions.subscribe(db, chat, None, NOW - HOUR, language="en", zone="UTC", hours=[NOW.time()])
            if kind == "tongues":
                preferences.choose_news(db, chat, None, ["en", draw.choice(TONGUES)])
            elif kind == "topics":
                for event in draw.sample(range(stories, stories + 20), 2):
                    follows.follow(db, chat, None, newsroom.title(event).split()[0], NOW - HOUR)
            elif kind == "thumbs":
                for story in draw.sample(found, 12):
                    thumbs.give(db, chat, None, story, NOW - HOUR, up=draw.random() < 0.5)


def _day(db: Database, day: int, stories: int) -> tuple[int, float, float]:
    """How many briefings one day has, and the seconds to make them and to pass them through the outbox."""
    now = NOW + timedelta(days=day)
    newsroom.push_events(db, now - HOUR, *range((day + 1) * stories, (day + 2) * stories))
    rounds, made = Rounds(Rules(), Composing()), 0
    begun = time.thread_time()
    while (batch := rounds.make(db, now, AT_A_TIME)).due:
        made += batch.briefings
    composed = time.thread_time()
    claimed = outbox.exchange(db, (), now, AT_ONCE)
    while claimed.deliveries:
        ends = [End(one.id, State.SENT, message_id=1) for one in claimed.deliveries]
        claimed = outbox.exchange(db, ends, now, AT_ONCE)
    return made, composed - begun, time.thread_time() - composed


if __name__ == "__main__":
    main()
