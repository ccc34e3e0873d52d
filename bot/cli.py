"""The newsbrief command: what an operator can do from a terminal, from cron and in scripts.

Each command opens what it needs, asks storage once and prints; how things look in a terminal or as
JSON is in printing.py. Exit status: 0 done, 1 nothing read or found, 2 wrong usage, 3 could not.
What a command needs is imported in it, so that `newsbrief --help` and `newsbrief latest` start at once.
"""

import logging
import sys
from collections.abc import Callable, Iterator, Sequence
from contextlib import contextmanager
from datetime import UTC, datetime
from pathlib import Path
from typing import TYPE_CHECKING, Any

import click

from bot import operating, printing
from storage.errors import NewsbriefError, NotFoundError

if TYPE_CHECKING:
    from storage.database import Database

log = logging.getLogger(__name__)

DONE, NOTHING, USAGE, FAILED = 0, 1, 2, 3
MOST_STORIES = 200
LARGEST_FILE = 256 * 1024 * 1024


def main() -> None:
    """The entry point: every end is a status and, where something failed, one line on standard error."""
    sys.exit(run(sys.argv[1:]))


def run(arguments: Sequence[str]) -> int:
    """Run one command line; returns its exit status."""
    try:
        status = newsbrief.main(args=list(arguments), prog_name="newsbrief", standalone_mode=False)
    except click.exceptions.NoArgsIsHelpError as error:
        click.echo(error.format_message())
        return USAGE
    except click.UsageError as error:
        hint = f" Try '{error.ctx.command_path} --help'." if error.ctx else ""
        return _fail(USAGE, error.format_message() + hint)
    except click.ClickException as error:
        return _fail(FAILED, error.format_message())
    except (click.Abort, KeyboardInterrupt):
        return 128 + 2
    except NotFoundError as error:
        return _fail(NOTHING, str(error))
    except NewsbriefError as error:
        return _fail(FAILED, str(error))
    except SystemExit:
        return DONE  # the reader of a pipe went away (head, for instance): click ends the program then
    except OSError as error:
        return _fail(FAILED, f"{error.strerror or error}: {error.filename}" if error.filename else str(error))
    except Exception as error:
        log.debug("The command failed.", exc_info=True)
        return _fail(FAILED, f"this should not happen, {type(error).__name__}: {error}")
    return status if isinstance(status, int) else DONE


def _fail(status: int, sentence: str) -> int:
    click.echo("newsbrief: " + " ".join(sentence.split()), err=True)
    return status


class _Moment(click.ParamType[datetime]):
    """An ISO 8601 time; without a zone it is UTC."""

    name = "TIME"

    def convert(self, value: Any, param: click.Parameter | None, ctx: click.Context | None) -> datetime:
        if isinstance(value, datetime):
            return value
        try:
            moment = datetime.fromisoformat(str(value))
        except ValueError:
            self.fail(f"{value!r} is not a time; write 2025-07-01T09:00Z for instance.", param, ctx)
        return moment.replace(tzinfo=UTC) if moment.tzinfo is None else moment.astimezone(UTC)


_files = click.argument(
    "files", nargs=-1, required=True, type=click.Path(exists=True, dir_okay=False, allow_dash=True)
)
_json = click.option("--json", "as_json", is_flag=True, help="One JSON object a line, times in UTC.")
_received = click.option(
    "--received",
    type=_Moment(),
    metavar="TIME",
    help="When the pages were taken, ISO 8601; ages count back from it. Default: now.",
)
_count = click.option(
    "-n",
    "count",
    type=click.IntRange(1, MOST_STORIES),
    default=10,
    show_default=True,
    help="How many stories.",
)


@click.group(context_settings={"help_option_names": ["-h", "--help"], "max_content_width": 100})
@click.version_option(package_name="newsbrief", message="newsbrief %(version)s")
def newsbrief() -> None:
    """A self-hosted Telegram bot that delivers news briefings."""


@newsbrief.command()
@click.option("--port", type=click.IntRange(0, 65535), default=None, help="Default: 8080, or a free one.")
@click.option("--no-browser", is_flag=True, help="Only print the address.")
def demo(port: int | None, no_browser: bool) -> int:
    """Try it: a chat page in the browser, with sample news; no token needed."""
    import asyncio

    from bot.demo import run_demo

    asyncio.run(run_demo(port, open_browser=not no_browser))
    return DONE


@newsbrief.command(name="run")
def run_bot() -> int:
    """The bot, until SIGTERM or SIGINT."""
    from bot import settings
    from bot.run import run as run_the_bot

    run_the_bot(settings.load())
    return DONE


@newsbrief.command(name="admin-link")
def admin_link() -> int:
    """A one-time link that makes whoever opens it admin; only while there is no admin."""
    import asyncio

    from bot import admins, settings

    chosen = settings.load()
    with _database(writable=True) as db:
        admins.refuse_second(db, chosen.admins)
        name = asyncio.run(admins.username(chosen))
        click.echo(admins.first_link(db, name, datetime.now(UTC)))
    return DONE


@newsbrief.command()
@_received
@_json
@click.option("--explain", is_flag=True, help="Print each line with the kind it was read as.")
@_files
def parse(files: tuple[str, ...], received: datetime | None, as_json: bool, explain: bool) -> int:
    """Read dumps and print what was found, of archives and tables as well; nothing is stored."""
    from bot import ingesting
    from storage import dumps, languages
    from storage.dumps import encodings

    reference = received or datetime.now(UTC)
    found = False
    for file in files:
        data = _bytes_of(file)
        if explain:
            lines = dumps.explain(encodings.decode(data), reference)
            printing.lines(file, lines, as_json)
            found = found or bool(lines)
            continue
        for name, reading in ingesting.readings(file, data, reference):
            printing.reading(name, reading, languages.detect, as_json)
            if reading.refusal:
                _fail(NOTHING, f"{name}: {reading.refusal}")
            found = found or bool(reading.articles)
    return DONE if found else NOTHING


@newsbrief.command()
@_received
@_json
@_files
def ingest(files: tuple[str, ...], received: datetime | None, as_json: bool) -> int:
    """Store dumps, archives of them, and tables of title, body, source, published_at, url."""
    from bot import ingesting
    from storage import dumps, keeping, parcels, sheets, upkeep

    found = False
    with _database(writable=True) as db:
        for file in files:
            now = datetime.now(UTC)
            reference = received or now
            if file.endswith(".jsonl"):
                with click.open_file(file, "rb") as stream, _progress(file) as step:
                    found_rows = sheets.lines(stream, reference)
                    bulk = keeping.keep_rows(db, Path(file).name, found_rows, reference, now, step)
                upkeep.after_many(db, bulk.new)
                printing.bulk_report(file, bulk, as_json)
                found = found or bulk.new + bulk.updated + bulk.known > 0
                continue
            data = _bytes_of(file)
            if parcels.is_parcel(data):
                with _progress(file) as step:
                    batch = ingesting.keep(db, Path(file).name, data, reference, now, step)
                printing.batch_report(file, batch, as_json)
                found = found or bool(batch.report.kept)
                continue
            reading = dumps.parse_file(file, data, reference)
            raw = keeping.RawDump(name=Path(file).name, raw=data, received_at=now)
            report = keeping.keep(db, raw, reading, now)
            printing.report(file, report, as_json)
            if report.refusal:
                _fail(NOTHING, f"{file}: {report.refusal}")
            found = found or bool(report.kept)
    return DONE if found else NOTHING


@newsbrief.command()
@click.option("--since", type=_Moment(), metavar="TIME", help="Only dumps that came from then on, ISO 8601.")
@click.option("--apply", "applying", is_flag=True, help="Keep the dumps as they read today.")
@_json
def reread(since: datetime | None, applying: bool, as_json: bool) -> int:
    """Read the kept raw dumps again with today's readers and show what would change."""
    from storage import ledger, rereading

    with _database(writable=applying) as db:
        numbers = ledger.readable(db, since)
        changed = 0
        for number in numbers:
            found = rereading.reread(db, number)
            if found.diff:
                changed += 1
                if applying:
                    rereading.apply(db, found, datetime.now(UTC))
                printing.reread(found, as_json, applied=applying)
    if not numbers:
        return _fail(NOTHING, "No raw dumps are kept from that time.")
    if not as_json:
        printing.reread_total(len(numbers), changed, applied=applying)
    return DONE


@newsbrief.command()
@_count
@_json
def latest(count: int, as_json: bool) -> int:
    """The newest stories."""
    from storage import stories

    return _stories(as_json, lambda db: stories.latest(db, count).stories)


@newsbrief.command()
@_count
@_json
@click.argument("words", nargs=-1, required=True)
def topic(words: tuple[str, ...], count: int, as_json: bool) -> int:
    """Stories on a topic; a country also by its capital, people and adjective."""
    from storage import topics

    with _database() as db:
        answer = topics.topic(db, " ".join(words), datetime.now(UTC), count)
    printing.stories(answer.page.stories, as_json)
    if not answer.page.stories:
        hint = f" Did you mean {answer.suggestion}?" if answer.suggestion else ""
        return _fail(NOTHING, f"Nothing on {' '.join(words)}.{hint}")
    return DONE


@newsbrief.command(context_settings={"ignore_unknown_options": True})
@_count
@_json
@click.argument("words", nargs=-1, required=True, type=click.UNPROCESSED)
def search(words: tuple[str, ...], count: int, as_json: bool) -> int:
    """Stories with these words; also "phrases", -without, source:nhk, after:2025-06-30, before:…"""
    from storage import search as searching

    query = " ".join(f'"{word}"' if " " in word and ":" not in word else word for word in words)
    with _database() as db:
        answer = searching.search(db, query, datetime.now(UTC), count)
    printing.stories(answer.page.stories, as_json)
    if not answer.page.stories:
        return _fail(NOTHING, answer.hint or f"Nothing with {query}.")
    return DONE


@newsbrief.command()
@click.option("-n", "count", type=click.IntRange(1, MOST_STORIES), default=5, show_default=True)
@click.option("--article", "by_article", is_flag=True, help="The ids are of articles, not stories.")
@_json
@click.argument("what", metavar="ID_OR_WORDS...", nargs=-1, required=True)
def related(what: tuple[str, ...], count: int, by_article: bool, as_json: bool) -> int:
    """Stories near a story, an article or words; several ids are each answered."""
    from storage import related as relating

    now = datetime.now(UTC)
    numbers = all(word.isascii() and word.isdigit() for word in what)
    if by_article and not numbers:
        raise click.BadParameter("ids of articles are numbers.", param_hint="--article")
    found = False
    with _database() as db:
        if not numbers:
            words = " ".join(what)
            page = relating.to_words(db, words, now, count)
            printing.related(words, page.stories, as_json)
            found = bool(page.stories)
        for id_ in map(int, what) if numbers else ():
            ask = relating.to_articles if by_article else relating.to_stories
            page = ask(db, [id_], now, count)
            printing.related(id_, page.stories, as_json)
            found = found or bool(page.stories)
    return DONE if found else _fail(NOTHING, f"Nothing near {' '.join(what)}.")


@newsbrief.command()
@click.option("--explain", is_flag=True, help="Say why each article is in it.")
@_json
@click.argument("story_id", metavar="ID", type=click.IntRange(1))
def story(story_id: int, explain: bool, as_json: bool) -> int:
    """One story with its articles in full."""
    from storage import articles, stories

    with _database() as db:
        found = stories.story(db, story_id)
        inside = articles.of_story(db, found.id)
        printing.story(found, inside, stories.explain(db, found.id) if explain else None, as_json)
    return DONE


@newsbrief.command()
@click.option("--chat", "chat_id", type=int, required=True, help="The chat's Telegram id.")
@click.option("--explain", is_flag=True, help="Say why each story is in it.")
@_json
def brief(chat_id: int, explain: bool, as_json: bool) -> int:
    """The briefing that a chat would get now; changes nothing."""
    from bot import settings
    from storage import prospects

    chosen = settings.load()
    with _database() as db:
        found = prospects.everything(db, chat_id, None, datetime.now(UTC), chosen.rules, usual=chosen.stories)
    printing.briefing(found.choice, explain, as_json)
    return DONE if found.choice.picks else _fail(NOTHING, "There is nothing new for this chat.")


@newsbrief.command()
def export() -> int:
    """Every article as a JSON line; `newsbrief ingest FILE.jsonl` reads it back."""
    from storage import rows

    found = False
    with _database() as db:
        for row in rows.export(db):
            printing.json_line(row)
            found = True
    return DONE if found else NOTHING


for command in operating.COMMANDS:
    newsbrief.add_command(command)


@contextmanager
def _database(*, writable: bool = False) -> "Iterator[Database]":
    from bot import settings
    from storage import database

    path = settings.load().database
    if not writable and not path.exists():
        raise NotFoundError(f"Nothing is kept yet at {path}; read a dump with: newsbrief ingest FILE.")
    with database.guarded(path):
        db = database.connect(path, writable=writable)
        try:
            yield db
        finally:
            db.close()


def _stories(as_json: bool, ask: "Callable[[Database], Sequence[Any]]") -> int:
    with _database() as db:
        found = ask(db)
    printing.stories(found, as_json)
    return DONE if found else _fail(NOTHING, "Nothing yet; read a dump with: newsbrief ingest FILE.")


def _bytes_of(file: str) -> bytes:
    with click.open_file(file, "rb") as stream:
        data = stream.read(LARGEST_FILE + 1)
    if len(data) > LARGEST_FILE:
        raise click.ClickException(f"{file} is over {LARGEST_FILE >> 20} MiB; split it first.")
    return bytes(data)


@contextmanager
def _progress(file: str) -> Iterator[Callable[[int], None]]:
    """A progress bar over the bytes of a file on a terminal; nothing where nobody looks."""
    if not sys.stderr.isatty() or file == "-":
        yield lambda _position: None
        return
    size = Path(file).stat().st_size
    with click.progressbar(length=size, label=Path(file).name, file=sys.stderr) as bar:
        yield lambda position: bar.update(position - bar.pos)
