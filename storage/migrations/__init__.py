"""Migrations: the named steps that make the tables, in order, each applied once and whole.

A step that has landed is never edited; a change is a new step, in the module of its subject. A database
with a step that this program does not know was made by a newer one and is refused. Before a database with
something in it is migrated, a copy of it is kept beside it.
"""

import sqlite3
from contextlib import closing
from pathlib import Path

from sqlite_utils import Database

from storage import copies
from storage.errors import StorageError
from storage.migrations import admins, archive, chats, files, operations, readers
from storage.migrations.archive import index_words
from storage.migrations.steps import steps

__all__ = [
    "admins",
    "archive",
    "bring_up_to_date",
    "chats",
    "files",
    "index_words",
    "operations",
    "readers",
    "refuse_foreign",
    "steps",
]


def refuse_foreign(db: Database, path: Path) -> None:
    """StorageError where the database is another program's, or was made by a newer Newsbrief."""
    applied = [step.name for step in steps.applied(db)]
    newer = _unknown(db)
    if newer:
        way_back = _way_back(path)
        raise StorageError(
            f"{path} was made by a newer Newsbrief (it has the step {newer[-1]}); upgrade this one"
            + (f", or go back to how it was before, with: newsbrief restore {way_back}" if way_back else ".")
        )
    # Litestream may see a new database before its first step does, and leaves marks of its own.
    others = "SELECT 1 FROM sqlite_master WHERE tbl_name NOT LIKE '\\_litestream\\_%' ESCAPE '\\' LIMIT 1"
    if not applied and db.execute(others).fetchone():
        raise StorageError(f"{path} is a database of another program; choose another NEWSBRIEF_DATABASE.")


def bring_up_to_date(db: Database, path: Path) -> None:
    """Apply the steps that are missing, all or none, also where several programs open it at once.

    Where some were applied before, the database is kept as it was: storage/copies.py.
    """
    if not steps.pending(db):
        return
    db.execute("BEGIN IMMEDIATE")
    try:
        if steps.applied(db) and (missing := steps.pending(db)):
            _keep(path, missing[0].name)
        steps.apply(db)  # looks again at what is missing; its own transactions are savepoints of this one
        db.execute("COMMIT")
    except BaseException:
        db.rollback()
        raise


def _keep(path: Path, step: str) -> None:
    try:
        copies.before_upgrade(path, step)
    except OSError as error:
        raise StorageError(
            f"{path} is not brought up to date, as no copy of it can be kept before ({error.strerror})."
        ) from error


def _unknown(db: Database) -> list[str]:
    known = {step.name for step in steps._migrations}
    return [step.name for step in steps.applied(db) if step.name not in known]


def _way_back(path: Path) -> Path | None:
    """The newest copy from before a migration that this program can open."""
    for copy in copies.kept_before_upgrades(path):
        try:
            with closing(sqlite3.connect(f"{copy.absolute().as_uri()}?mode=ro", uri=True)) as connection:
                if not _unknown(Database(connection)):
                    return copy
        except sqlite3.Error:
            continue  # not one to go back to
    return None
