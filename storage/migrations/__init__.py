"""Migrations: the named steps that make the tables, in order, each applied once and whole.

A step that has landed is never edited; a change is a new step, in the module of its subject. A database
with a step that this program does not know was made by a newer one and is refused.
"""

from pathlib import Path

from sqlite_utils import Database

from storage.errors import StorageError
from storage.migrations import archive, chats
from storage.migrations.archive import index_words
from storage.migrations.steps import steps

__all__ = ["archive", "bring_up_to_date", "chats", "index_words", "refuse_foreign", "steps"]


def refuse_foreign(db: Database, path: Path) -> None:
    """StorageError where the database is another program's, or was made by a newer Newsbrief."""
    known = {step.name for step in steps._migrations}
    applied = [step.name for step in steps.applied(db)]
    newer = [name for name in applied if name not in known]
    if newer:
        raise StorageError(
            f"{path} was made by a newer Newsbrief (it has the step {newer[-1]}); upgrade this one."
        )
    if not applied and db.execute("SELECT 1 FROM sqlite_master LIMIT 1").fetchone():
        raise StorageError(f"{path} is a database of another program; choose another NEWSBRIEF_DATABASE.")


def bring_up_to_date(db: Database) -> None:
    """Apply the steps that are missing, all or none, also where several programs open it at once."""
    if not steps.pending(db):
        return
    db.execute("BEGIN IMMEDIATE")
    try:
        steps.apply(db)  # looks again at what is missing; its own transactions are savepoints of this one
        db.execute("COMMIT")
    except BaseException:
        db.rollback()
        raise
