"""Archives and tables on the command line: each file a dump, one number for all, every refusal said."""

import json
from pathlib import Path
from typing import Any

import pytest

from bot import cli
from tests.storage.test_batches import PAGES, packed

ROWS = '{"title": "Tower clock", "body": "It ran backwards."}\n{"title": 7}\n'


@pytest.fixture
def folder(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    monkeypatch.chdir(tmp_path)
    monkeypatch.setenv("NEWSBRIEF_DATABASE", "news.db")
    (tmp_path / "news.zip").write_bytes(packed(PAGES | {"empty.txt": " ", "rows.jsonl": ROWS}))
    (tmp_path / "rows.csv").write_text("Headline;Text\nTower clock;It ran backwards.\n", encoding="utf-8")
    return tmp_path


def _lines(said: str) -> list[dict[str, Any]]:
    return [json.loads(line) for line in said.splitlines()]


@pytest.mark.usefixtures("folder")
def test_parse_prints_each_file_of_an_archive(capsys: pytest.CaptureFixture[str]) -> None:
    assert cli.run(["parse", "--json", "news.zip"]) == cli.DONE
    said = capsys.readouterr()
    found = {str(line["dump"]): line for line in _lines(said.out)}
    assert list(found) == [
        *(f"news.zip/{name}" for name in PAGES),
        "news.zip/empty.txt",
        "news.zip/rows.jsonl:2",
        "news.zip/rows.jsonl",
    ]
    assert len(found["news.zip/rows.jsonl"]["articles"]) == 1
    assert "news.zip/empty.txt: There is no text in it" in said.err
    assert not Path("news.db").exists()


@pytest.mark.usefixtures("folder")
def test_ingest_keeps_an_archive_and_knows_it_again(capsys: pytest.CaptureFixture[str]) -> None:
    assert cli.run(["ingest", "--json", "news.zip"]) == cli.DONE
    (told,) = _lines(capsys.readouterr().out)
    assert (told["new"], told["files"], told["refused"]) == (4, 4, 2)
    assert cli.run(["ingest", "news.zip"]) == cli.DONE
    assert "news.zip: 0 new, 0 updated, 4 known" in capsys.readouterr().out
    assert cli.run(["ingest", "rows.csv"]) == cli.DONE
    assert "rows.csv: 0 new, 0 updated, 1 known, 1 file" in capsys.readouterr().out


def test_an_archive_of_nothing_is_status_1(folder: Path, capsys: pytest.CaptureFixture[str]) -> None:
    (folder / "bad.zip").write_bytes(packed({"../../out.txt": "x"}))
    for command in ("parse", "ingest"):
        assert cli.run([command, "bad.zip"]) == cli.NOTHING
        assert "Its path leads out of the archive." in capsys.readouterr().err
