"""Lock: one run at a time on a database."""

from pathlib import Path

import pytest

from bot import lock
from storage.errors import StorageError


def test_a_second_is_refused_until_the_first_ends(tmp_path: Path) -> None:
    path = tmp_path / "news.db"
    with lock.held(path), pytest.raises(StorageError, match="Another newsbrief run"), lock.held(path):
        pass
    with lock.held(path), lock.held(tmp_path / "other.db"):
        pass


def test_a_folder_that_is_not_there_is_said(tmp_path: Path) -> None:
    with pytest.raises(StorageError, match="check the folder"), lock.held(tmp_path / "none" / "news.db"):
        pass
