"""Process: the real `newsbrief run` as a child, started, told to stop, and killed."""

import asyncio
import os
import signal
import sys
import time
from collections.abc import Sequence
from pathlib import Path

from tests.soak.waiting import until

_COMMAND = (sys.executable, "-c", "from bot.cli import main; main()", "run")

_START_SECONDS = 60.0


class BotProcess:
    """One bot at a time on one database. starts: how often it was started. megabytes: its largest memory.

    longest_stop: seconds from SIGTERM to its end; wrong_ends: exit statuses that a stop should not give.
    more: settings.
    """

    def __init__(
        self,
        folder: Path,
        token: str,
        api_url: str,
        rate: int,
        command: Sequence[str] = _COMMAND,
        **more: str,
    ) -> None:
        self._command = command
        self._log = folder / "bot.log"
        self._folder = folder
        self._environment = {
            **{name: value for name, value in os.environ.items() if not name.startswith("NEWSBRIEF_")},
            "PYTHONPATH": str(Path(__file__).parents[2]),
            "TELEGRAM_BOT_TOKEN": token,
            "TELEGRAM_API_URL": api_url,
            "NEWSBRIEF_DATABASE": str(folder / "news.db"),
            "NEWSBRIEF_RATE": str(rate),
            "NEWSBRIEF_LISTEN": "",
            **more,
        }
        self._process: asyncio.subprocess.Process | None = None
        self.starts = 0
        self.megabytes = 0.0
        self.longest_stop = 0.0
        self.wrong_ends: list[int] = []

    async def start(self) -> None:
        """Start it, and wait until it says that it runs. AssertionError with its log where it doesn't."""
        greetings = self._greetings()
        with self._log.open("ab") as log:
            self._process = await asyncio.create_subprocess_exec(
                *self._command, cwd=self._folder, env=self._environment, stdout=log, stderr=log
            )
        process = self._process

        def runs() -> bool:
            assert process.returncode is None, self.log[-3000:]
            return self._greetings() > greetings

        await until(runs, _START_SECONDS)
        self.starts += 1

    async def terminate(self) -> None:
        """SIGTERM, and wait for the end."""
        begun = time.monotonic()
        status = await self._end(signal.SIGTERM)
        self.longest_stop = max(self.longest_stop, time.monotonic() - begun)
        if status != 0:
            self.wrong_ends.append(status)

    async def kill(self) -> None:
        """kill -9."""
        await self._end(signal.SIGKILL)

    @property
    def log(self) -> str:
        """All that it has logged."""
        return self._log.read_text(errors="replace")

    def _greetings(self) -> int:
        return self.log.count("Newsbrief runs as") if self._log.exists() else 0

    async def _end(self, how: signal.Signals) -> int:
        process = self._process
        assert process is not None
        self._note_memory(process.pid)
        if process.returncode is None:
            process.send_signal(how)
        return await process.wait()

    def _note_memory(self, pid: int) -> None:
        """Linux tells the high-water mark; elsewhere it stays unknown."""
        try:
            status = Path(f"/proc/{pid}/status").read_text()
        except OSError:
            return
        for line in status.splitlines():
            if line.startswith("VmHWM:"):
                self.megabytes = max(self.megabytes, int(line.split()[1]) / 1024)
