"""Two days of the bot's life on a clock that runs ahead, over a change to daylight saving."""

from datetime import UTC, datetime
from pathlib import Path

from tests.soak.life import Life


async def test_every_slot_of_two_days_has_its_end(tmp_path: Path) -> None:
    life = Life(tmp_path, chats=30, seed=1, begun=datetime(2025, 3, 29, 12, tzinfo=UTC), restart=1)
    year = await life.live(2)
    print(year.told())
    assert year.made == year.due > 50
    assert year.arrived == year.ends["sent"] > 50
    assert set(year.ends) <= {"sent", "nothing new"}
    assert year.restarts == 1
    assert year.articles > 2 * 24 * 8
