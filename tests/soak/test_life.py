"""A day of the bot's life on a clock that runs ahead, over a change to daylight saving."""

from datetime import UTC, datetime
from pathlib import Path

from tests.soak.life import Life


async def test_every_slot_of_a_day_has_its_end(tmp_path: Path) -> None:
    life = Life(tmp_path, chats=30, seed=1, begun=datetime(2025, 3, 29, 18, tzinfo=UTC))
    year = await life.live(1)
    print(year.told())
    assert year.made == year.due > 25
    assert year.arrived == year.ends["sent"] > 25
    assert set(year.ends) <= {"sent", "nothing new"}
    assert year.articles > 24 * 8
