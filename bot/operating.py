"""Operating: the commands of whoever keeps the bot: backup, restore, status.

Entered into the newsbrief command by cli.py, which also turns errors into one line and an exit status.
What a command needs is imported in it, as there.
"""

from contextlib import nullcontext
from datetime import UTC, datetime
from pathlib import Path

import click

from bot import lock, printing
from storage.errors import StorageBusyError, StorageError

WELL, UNWELL = 0, 3


@click.command()
@click.argument("file", type=click.Path(path_type=Path))
def backup(file: Path) -> None:
    """A whole, checked copy of the database, safe while the bot runs."""
    from bot import reporting, settings
    from storage import backups

    size = backups.backup(settings.load().database, file)
    click.echo(f"{file}: {reporting.megabytes(size)}, checked.")


@click.command()
@click.argument("source", metavar="FILE_OR_REPLICA")
def restore(source: str) -> None:
    """Put a backup in the database's place once it is checked; the old one is kept beside it.

    A replica is the folder or the address to which Litestream replicates.
    """
    from bot import replicas, settings
    from storage import backups

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


@click.command()
@click.option("--json", "as_json", is_flag=True, help="One JSON object, times in UTC.")
def status(as_json: bool) -> int:
    """How the bot and its database are: status 0 well, 3 not."""
    from bot import health, reporting, settings
    from bot.health import Signs
    from bot.reporting import Standing
    from storage import beats, condition, database
    from storage.beats import Beat

    chosen = settings.load()
    now = datetime.now(UTC)
    if not chosen.database.exists():
        raise StorageError(f"There is no database {chosen.database} yet; start the bot with: newsbrief run.")
    with database.guarded(chosen.database):
        db = database.connect(chosen.database, writable=False)
        try:
            last, found = beats.last(db), condition.condition(db, chosen.database)
        finally:
            db.close()
    started_at = last.get(Beat.STARTED, now) if lock.is_held(chosen.database) else None
    problems = health.problems(Signs(started_at, last, listening=not chosen.webhook_url), now)
    standing = Standing(chosen.database, started_at, last, found, problems, now)
    if as_json:
        printing.json_line(reporting.as_json(standing))
    else:
        for line in reporting.as_text(standing):
            click.echo(line)
    return UNWELL if problems else WELL


COMMANDS = (backup, restore, status)
