"""Files: dumps that came together in one file or one push, and what came around a dump's text."""

from sqlite_utils import Database

from storage.migrations.steps import steps


@steps()
def m016_files(db: Database) -> None:
    """Dumps that are parts of another one; what came around a dump's text; files that came together."""
    for statement in (
        # The dump that stands for the whole; it has no articles of its own.
        "ALTER TABLE dumps ADD COLUMN part_of INTEGER REFERENCES dumps (id)",
        "CREATE INDEX dumps_by_whole ON dumps (part_of, id) WHERE part_of IS NOT NULL",
        # JSON: caption, address and charset as they came with raw; NULL for none of them.
        "ALTER TABLE dumps ADD COLUMN envelope TEXT",
        "ALTER TABLE parts ADD COLUMN album TEXT",
    ):
        db.execute(statement)


@steps()
def m017_whole_texts(db: Database) -> None:
    """Whether the full texts of a feed's items are fetched; which channel a forwarded post is of."""
    for statement in (
        "ALTER TABLE feeds ADD COLUMN full_text INTEGER NOT NULL DEFAULT 1",
        "ALTER TABLE parts ADD COLUMN channel TEXT",  # its @name without the @, where it is public
    ):
        db.execute(statement)
