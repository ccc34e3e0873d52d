"""What all tests start from: a database as a first start leaves it, made once and copied by each.

Making the tables takes ten times as long as copying them. Tests of the making itself, and of opening, start
from no file.
"""

import os
from collections.abc import Callable
from pathlib import Path
from shutil import copy

import pytest

from storage import database

os.environ.pop("PYTHONDONTWRITEBYTECODE", None)  # the many processes that tests start compile once, not each

NewDatabase = Callable[[Path], Path]


@pytest.fixture(scope="session")
def new_database(tmp_path_factory: pytest.TempPathFactory) -> NewDatabase:
    """Puts a new database, nothing in it yet, at a path."""
    made = tmp_path_factory.mktemp("new") / "newsbrief.db"
    database.connect(made).close()

    def new_database(path: Path) -> Path:
        return Path(copy(made, path))

    return new_database
