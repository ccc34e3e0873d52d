"""How the running bot is, asked over HTTP and from a terminal."""

import asyncio
import json
import logging
from collections.abc import AsyncIterator
from pathlib import Path
from typing import Any

import aiohttp
import pytest
from prometheus_client.parser import text_string_to_metric_families

from bot import cli, lock
from bot.application import Newsbrief
from bot.demo.cutting import cut
from tests.end_to_end.conftest import House, unused_port
from tests.end_to_end.pages import FERRY, LONG


@pytest.fixture
async def served(house: House) -> AsyncIterator[Newsbrief]:
    """The bot, running, with its server on a port of its own."""
    house.listen = "127.0.0.1:0"
    async with house.running() as bot:
        yield bot


async def _get(bot: Newsbrief, path: str) -> tuple[int, str]:
    async with (
        aiohttp.ClientSession() as session,
        session.get(f"http://127.0.0.1:{bot.server.port}{path}") as answer,
    ):
        return answer.status, await answer.text()


async def _figures(bot: Newsbrief) -> dict[tuple[str, ...], float]:
    status, body = await _get(bot, "/metrics")
    assert status == 200
    return {
        (sample.name, *sample.labels.values()): sample.value
        for family in text_string_to_metric_families(body)
        for sample in family.samples
    }


async def _health(bot: Newsbrief) -> tuple[int, list[str]]:
    status, body = await _get(bot, "/healthz")
    said = json.loads(body)
    assert said["well"] == (status == 200)
    return status, [one["name"] for one in said["reasons"]]


async def test_the_health_check_tells_what_is_not_well_and_when_it_is_again(
    house: House, served: Newsbrief
) -> None:
    await house.reader.chat.ask("/help")
    await served.pulse.beat()
    await served.schedule.tick()
    assert await _health(served) == (200, [])
    house.clock.move(seconds=100)
    assert await _health(served) == (503, ["wrote", "heard"])
    house.clock.move(seconds=100)
    assert await _health(served) == (503, ["wrote", "heard", "ticked"])
    await served.pulse.beat()
    await served.schedule.tick()
    await house.reader.chat.ask("/help")
    await house.telegram.world.updates.poller()
    assert await _health(served) == (200, [])


async def test_a_full_disk_is_told_once_and_all_goes_on_once_there_is_room(
    house: House, served: Newsbrief, caplog: pytest.LogCaptureFixture
) -> None:
    caplog.set_level(logging.INFO, logger="bot")
    for part in cut(LONG)[:-1]:
        await house.admin.chat.say(part)
    await house.caught_up()
    await served.archive.write(lambda db: db.execute("PRAGMA max_page_count=1").fetchall())
    house.timers.elapse()
    await house.admin.chat.wait_for(lambda message: "disk" in message.text)
    for _ in range(3):
        await served.pulse.beat()
        await served.schedule.keep_up()
    status, body = await _get(served, "/healthz")
    assert status == 200 or "disk is full" in body
    await served.archive.write(lambda db: db.execute("PRAGMA max_page_count=1000000").fetchall())
    await served.pulse.beat()
    await house.admin.chat.wait_for(lambda message: "Dump 1 " in message.text)
    said = [(one.levelname, one.getMessage()) for one in caplog.records if one.name.startswith("bot")]
    assert [level for level, _ in said] == ["ERROR", "INFO"]
    assert "The disk is full" in said[0][1]


async def test_a_database_that_takes_no_writes_is_not_well(house: House, served: Newsbrief) -> None:
    await served.archive.write(lambda db: db.execute("PRAGMA query_only=ON"))
    await served.pulse.beat()
    house.clock.move(seconds=61)
    await house.reader.chat.ask("/help")
    status, body = await _get(served, "/healthz")
    assert status == 503
    assert "can't be opened for writing" in json.loads(body)["reasons"][0]["reason"]


async def test_figures_are_counted_and_name_nobody(house: House, served: Newsbrief) -> None:
    assert (await _get(served, "/metrics"))[0] == 200
    await house.push(FERRY)
    await house.reader.chat.ask("/subscribe 09:30 UTC")
    house.clock.move(minutes=40)
    await served.schedule.tick()
    await house.reader.chat.wait_for(lambda message: message.text.startswith("1. "))
    await house.reader.chat.ask("/search lamps of a secret kind")
    async with asyncio.timeout(20):
        while ("newsbrief_sends_total", "sent") not in (figures := await _figures(served)):
            pass  # its end is recorded a moment after it arrived
    assert figures["newsbrief_articles_total", "new"] == 3
    assert figures["newsbrief_dumps_total", "kept"] == 1
    assert figures["newsbrief_updates_total", "message"] >= 4
    assert figures["newsbrief_answer_seconds_count",] >= 4
    assert figures["newsbrief_subscriptions",] == 1
    assert figures["newsbrief_stories",] == 3
    assert figures["newsbrief_database_bytes",] + figures["newsbrief_database_log_bytes",] > 100_000
    assert figures["process_resident_memory_bytes",] > 1e6
    assert {
        "newsbrief_deliveries_waiting",
        "newsbrief_deliveries_lag_seconds",
        "newsbrief_loop_lag_seconds",
    } <= {name for name, *_ in figures}
    assert figures["newsbrief_sends_total", "sent"] == 1
    labels = {label for name, *labels in figures for label in labels if not name.endswith("_bucket")}
    assert labels <= {"message", "callback_query", "my_chat_member", "sent", "new", "kept"}


async def test_an_address_that_is_taken_costs_only_the_health_check(
    house: House, served: Newsbrief, tmp_path: Path, caplog: pytest.LogCaptureFixture
) -> None:
    taken = f"127.0.0.1:{served.server.port}"
    house.telegram.world.updates.close()
    other = Newsbrief(house.settings(listen=taken, database=tmp_path / "other.db"))
    async with other:
        await other.server.start()
        assert other.server.port == 0
    assert any("NEWSBRIEF_LISTEN" in message for message in caplog.messages)


async def test_status_tells_the_same_from_outside(
    house: House, monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str], tmp_path: Path
) -> None:
    monkeypatch.setenv("NEWSBRIEF_DATABASE", str(house.database))
    monkeypatch.chdir(tmp_path)

    def status(expected: int) -> dict[str, Any]:
        assert cli.run(["status"]) == expected
        assert ("Well." in capsys.readouterr().out) == (expected == 0)
        assert cli.run(["status", "--json"]) == expected
        said: dict[str, Any] = json.loads(capsys.readouterr().out)
        return said

    house.database.unlink()
    assert cli.run(["status"]) == 3
    assert "no database" in capsys.readouterr().err
    bot = Newsbrief(house.settings())
    async with bot, house.running():
        with lock.held(house.database):
            await house.push(FERRY)
            await bot.pulse.start()
            bot.pulse.ticked()
            await bot.pulse.beat()
            said = status(0)
            assert (said["running"], said["stories"], said["reasons"]) == (True, 3, [])
        said = status(3)
        assert said["reasons"][0]["name"] == "process"
    assert unused_port()
