"""`newsbrief run` as a process: its start, its stop, its crash, and what it says."""

import asyncio
import os
import signal
import sys
from asyncio.subprocess import PIPE, Process
from collections.abc import AsyncIterator
from contextlib import asynccontextmanager, suppress
from dataclasses import dataclass
from pathlib import Path

import pytest

from bot.demo import faults
from bot.demo.cutting import cut
from bot.demo.people import Person
from bot.demo.server import LocalTelegram
from tests.end_to_end.conftest import ADMIN, READER
from tests.end_to_end.pages import FERRY, LONG

SEED = Path(__file__).parents[2].parent / "shared" / "data" / "seed-dump.txt"


@dataclass
class Scene:
    """A local Telegram and the environment of the processes that talk to it."""

    telegram: LocalTelegram
    admin: Person
    reader: Person
    environment: dict[str, str]

    async def start(self, **more: str) -> Process:
        """`newsbrief run`, its standard error at hand."""
        return await asyncio.create_subprocess_exec(
            sys.executable,
            "-c",
            "from bot.cli import main; main()",
            "run",
            stderr=PIPE,
            env=self.environment | more,
        )

    @asynccontextmanager
    async def running(self, **more: str) -> AsyncIterator[Process]:
        """The process, killed at the end if it still runs."""
        process = await self.start(**more)
        try:
            yield process
        finally:
            with suppress(ProcessLookupError):
                process.kill()
            await process.communicate()


@pytest.fixture
async def scene(tmp_path: Path) -> AsyncIterator[Scene]:
    """Nothing runs yet. The working folder of the processes has no .env."""
    async with LocalTelegram() as telegram:
        admin = telegram.person(ADMIN, "Ada", started=True)
        reader = telegram.person(READER, "Rea", started=True)
        environment = {
            name: value
            for name, value in os.environ.items()
            if not name.startswith(("NEWSBRIEF_", "TELEGRAM_"))
        } | {
            "TELEGRAM_BOT_TOKEN": telegram.token,
            "TELEGRAM_API_URL": telegram.url,
            "NEWSBRIEF_ADMINS": str(ADMIN),
            "NEWSBRIEF_DATABASE": str(tmp_path / "news.db"),
            "NEWSBRIEF_RATE": "0",
        }
        yield Scene(telegram, admin, reader, environment)


async def _end(process: Process) -> tuple[int | None, list[str]]:
    """Its exit status and what it said."""
    async with asyncio.timeout(30):
        _, said = await process.communicate()
    return process.returncode, said.decode().splitlines()


async def _said(process: Process, words: str) -> str:
    """The first line from now on with these words."""
    assert process.stderr is not None
    async with asyncio.timeout(30):
        while line := (await process.stderr.readline()).decode():
            if words in line:
                return line
    raise AssertionError(f"{words!r} was never said")


async def test_ctrl_c_ends_it_cleanly(scene: Scene) -> None:
    async with scene.running() as process:
        await scene.reader.chat.ask("/help", timeout=30)
        process.send_signal(signal.SIGINT)
        status, said = await _end(process)
    assert status == 0
    assert said[-1].endswith("Newsbrief has stopped.")
    assert not any("Traceback" in line or scene.telegram.token in line for line in said)
    assert scene.telegram.world.updates.pending == 0


async def test_a_stop_reads_what_waits(scene: Scene) -> None:
    async with scene.running() as process:
        await scene.reader.chat.ask("/help", timeout=30)
        for part in cut(LONG)[:-1]:
            await scene.admin.chat.say(part)
        await scene.admin.chat.wait_for(lambda message: "Reading" in message.text)
        await scene.reader.chat.ask("/help")
        process.terminate()
        await scene.admin.chat.wait_for(lambda message: "Dump 1 · 3 articles" in message.text)
        assert (await _end(process))[0] == 0


async def test_a_wrong_token_is_one_line_and_status_3(scene: Scene) -> None:
    wrong = "123456789:AAwrongwrongwrongwrongwrongwrongwrongw"
    async with scene.running(TELEGRAM_BOT_TOKEN=wrong) as process:
        status, said = await _end(process)
    assert status == 3
    assert said[-1] == "newsbrief: Telegram does not accept TELEGRAM_BOT_TOKEN; copy it anew from @BotFather."
    assert not any(wrong in line for line in said)
    async with scene.running(TELEGRAM_BOT_TOKEN="") as process:
        status, said = await _end(process)
    assert status == 3
    assert len(said) == 1
    assert "TELEGRAM_BOT_TOKEN is not set" in said[0]


async def test_a_database_that_can_not_be_used_is_one_line_and_status_3(scene: Scene, tmp_path: Path) -> None:
    async with scene.running(NEWSBRIEF_DATABASE=str(tmp_path / "none" / "news.db")) as process:
        status, said = await _end(process)
    assert status == 3
    assert len(said) == 1
    assert "can't be opened" in said[0]


async def test_a_second_run_on_one_database_is_refused(scene: Scene) -> None:
    async with scene.running() as first:
        await scene.reader.chat.ask("/help", timeout=30)
        async with scene.running() as second:
            status, said = await _end(second)
        assert status == 3
        assert len(said) == 1
        assert "Another newsbrief run" in said[0]
        assert "What you can ask" in (await scene.reader.chat.ask("/help")).text
        first.terminate()
        assert (await _end(first))[0] == 0


async def test_without_a_network_it_waits_says_so_once_and_goes_on(scene: Scene) -> None:
    await scene.telegram.stop()
    async with scene.running() as process:
        await _said(process, "can't be reached")
        await scene.telegram.start()
        await _said(process, "reached again")
        await scene.reader.chat.ask("/help", timeout=30)
        await scene.telegram.stop()
        await _said(process, "can't be reached")
        await scene.telegram.start()
        await _said(process, "reached again")
        assert "What you can ask" in (await scene.reader.chat.ask("/help", timeout=30)).text
        process.terminate()
        assert (await _end(process))[0] == 0


async def test_another_poller_at_the_start_is_borne(scene: Scene) -> None:
    scene.telegram.faults.add(faults.conflict(), methods={"getUpdates"}, times=3)
    async with scene.running() as process:
        await _said(process, "Another program is getting this bot's updates")
        await _said(process, "reached again")
        assert "What you can ask" in (await scene.reader.chat.ask("/help", timeout=30)).text


async def test_everything_is_there_again_after_a_kill(scene: Scene) -> None:
    text = SEED.read_text(encoding="utf-8") if SEED.exists() else FERRY
    async with scene.running() as process:
        await scene.reader.chat.ask("/help", timeout=30)
        await scene.admin.chat.say_long(text)
        await scene.admin.chat.wait_for(lambda message: "Dump 1 " in message.text)
        before = await scene.reader.chat.ask("/latest")
        process.kill()
        await process.wait()
    async with scene.running():
        after = await scene.reader.chat.ask("/latest", timeout=30)
    assert after.text.splitlines()[0] == before.text.splitlines()[0]
    assert after.buttons == before.buttons


async def test_a_kill_in_the_middle_of_a_paste_loses_no_part(scene: Scene) -> None:
    parts = cut(LONG)
    async with scene.running() as process:
        await scene.reader.chat.ask("/help", timeout=30)
        for part in parts[:3]:
            await scene.admin.chat.say(part)
        await scene.admin.chat.wait_for(lambda message: "Reading" in message.text)
        process.kill()
        await process.wait()
    for part in parts[3:]:
        await scene.admin.chat.say(part)
    async with scene.running():
        report = await scene.admin.chat.wait_for(
            lambda message: "Dump 1 · 3 articles" in message.text, timeout=30
        )
        story = await scene.reader.chat.ask("/story 1")
    assert "Mountain railway" in story.text
    assert report.button("Undo") is not None
