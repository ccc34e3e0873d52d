"""Operating: the commands of whoever keeps the bot: backup, restore, status.

Entered into the newsbrief command by cli.py, which also turns errors into one line and an exit status.
"""

from contextlib import nullcontext
from datetime import UTC, datetime
from pathlib import Path

import click

from bot import lock, replicas, settings
from storage import backups
from storage.errors import StorageBusyError


@click.command()
@click.argument("file", type=click.Path(path_type=Path))
def backup(file: Path) -> None:
    """A whole, checked copy of the database, safe while the bot runs."""
    size = backups.backup(settings.load().database, file)
    click.echo(f"{file}: {_megabytes(size)}, checked.")


@click.command()
@click.argument("source", metavar="FILE_OR_REPLICA")
def restore(source: str) -> None:
    """Put a backup in the database's place once it is checked; the old one is kept beside it.

    A replica is the folder or the address to which Litestream replicates.
    """
    database = settings.load().database
    try:
        with lock.held(database):
            place = (
                replicas.fetched(source, database.absolute().parent)
                if replicas.is_replica(source)
                else nullcontext(Path(source))
            )
            with place as file:
                kept = backups.restore(file, database, datetime.now(UTC))
    except lock.HeldError as error:
        raise StorageBusyError(f"The bot is running on {database}; stop it, then restore.") from error
    click.echo(f"{database} is restored from {source}.")
    if kept is not None:
        click.echo(f"The one before is kept as {kept}.")


COMMANDS = (backup, restore)


def _megabytes(size: int) -> str:
    return f"{size / 1_000_000:.1f} MB"
