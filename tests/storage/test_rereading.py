"""Rereading: raw dumps are read with today's readers, what would change is shown, and applied when asked."""

import json
from dataclasses import replace
from datetime import datetime, timedelta
from pathlib import Path

import pytest

from bot import cli
from storage import articles, database, dumps, keeping, ledger, rereading
from storage.database import Database
from storage.dumps import bundles
from storage.dumps.bundles import Bundled
from storage.dumps.envelopes import Envelope
from storage.ledger import RawDump
from storage.models import Reading
from tests.end_to_end.pages import FERRY as FERRY_PAGE
from tests.storage.conftest import NOW
from tests.storage.test_batches import PAGES, ingest, packed

FERRY = PAGES["ferry.txt"]


def _keep(db: Database, raw: RawDump, reference: datetime = NOW) -> int:
    reading = dumps.opened(raw.name, raw.raw, reference, raw.envelope)
    return keeping.keep(db, raw, reading, NOW).dump_id


def _worse(reading: Reading) -> Reading:
    """What an older reader made of a dump: half a body, and no source."""
    (first, *rest) = reading.articles
    return replace(reading, articles=(replace(first, body=first.body[:30], source="Menu"), *rest))


_AT = "http://a.example/"
_CYRILLIC = f"{FERRY} Щука".encode("cp1251")
_BUNDLE = bundles.written([Bundled(f"{_AT}{number}", "cp1251", _CYRILLIC) for number in (1, 2)])
_CAPTION = Envelope("as of 2025-06-20 12:00\nCity Post #sea")


@pytest.mark.parametrize(
    ("raw", "taken"),
    [
        (RawDump("chat", FERRY_PAGE, NOW), NOW),
        (RawDump("chat", f"as of yesterday\n{FERRY_PAGE}", NOW), NOW),
        (RawDump("a.txt", FERRY.encode("cp1252"), NOW, 7, _CAPTION), NOW),
        (RawDump("a.txt", FERRY_PAGE.encode(), NOW), NOW - timedelta(days=9)),
        (RawDump(_AT, FERRY.encode(), NOW, 7, Envelope("", _AT, "utf-8")), NOW),
        (RawDump("empty.txt", b" ", NOW), NOW),
        (RawDump(f"{_AT} (+1)", _BUNDLE, NOW), NOW),
    ],
)
def test_a_dump_that_reads_as_it_did_does_not_change(db: Database, raw: RawDump, taken: datetime) -> None:
    found = rereading.reread(db, _keep(db, raw, taken))
    assert found.diff == ()
    assert found.before == found.after


def test_what_would_change_is_shown_and_applied(db: Database) -> None:
    raw = RawDump("chat", FERRY_PAGE, NOW, 7)
    report = keeping.keep(db, raw, _worse(dumps.parse(FERRY_PAGE, NOW)), NOW)
    found = rereading.reread(db, report.dump_id)
    assert "-source: Menu" in found.diff
    assert any(line.startswith("+  The first boat") for line in found.diff)
    rereading.apply(db, found, NOW)
    assert rereading.reread(db, report.dump_id).diff == ()
    assert {one.source for one in articles.every(db)} == {None, "Coast Herald", "City Post"}
    assert ledger.dump(db, report.dump_id).pushed_by == 7


def test_parts_are_read_again_and_dumps_taken_back_are_not(db: Database) -> None:
    whole = ingest(db, ("news.zip", packed(PAGES))).report.dump_id
    part = ledger.parts(db, whole)[0]
    raw, _ = ledger.kept_raw(db, part)
    keeping.replace(db, part, raw, Reading("none", (), NOW, "It was not understood."), NOW)
    found = rereading.reread(db, part)
    assert "-refused: It was not understood." in found.diff
    rereading.apply(db, found, NOW)
    assert ledger.dump(db, whole).articles == 3
    assert ledger.readable(db, None) == ledger.parts(db, whole)
    assert ledger.readable(db, NOW + timedelta(seconds=1)) == ()
    keeping.undo(db, whole, NOW)
    assert ledger.readable(db, None) == ()


def test_the_command_shows_a_diff_and_applies_it(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> None:
    path = tmp_path / "news.db"
    monkeypatch.setenv("NEWSBRIEF_DATABASE", str(path))
    monkeypatch.chdir(tmp_path)
    with database.guarded(path):
        db = database.connect(path)
    keeping.keep(db, RawDump("chat", FERRY_PAGE, NOW), _worse(dumps.parse(FERRY_PAGE, NOW)), NOW)
    db.close()
    assert cli.run(["reread"]) == cli.DONE
    said = capsys.readouterr().out
    assert "-source: Menu" in said
    assert "1 dump read again, 1 would change" in said
    assert cli.run(["reread", "--apply", "--json"]) == cli.DONE
    told = json.loads(capsys.readouterr().out)
    assert (told["dump_id"], told["before"], told["after"], told["applied"]) == (1, 3, 3, True)
    assert cli.run(["reread"]) == cli.DONE
    assert "1 dump read again, 0 differ" in capsys.readouterr().out
    assert cli.run(["reread", "--since", "2030-01-01"]) == cli.NOTHING
