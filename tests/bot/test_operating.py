"""The operator's commands: backup and restore from a terminal, beside a bot that runs or not."""

import shutil
from pathlib import Path

import pytest

from bot import cli, lock
from storage import backups, database

ROW = '{"title": "Ferry opens", "body": "The boat left.", "source": "Coast Herald"}\n'


@pytest.fixture
def path(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    path = tmp_path / "news.db"
    monkeypatch.setenv("NEWSBRIEF_DATABASE", str(path))
    monkeypatch.chdir(tmp_path)
    (tmp_path / "rows.jsonl").write_text(ROW)
    assert cli.run(["ingest", "rows.jsonl"]) == 0
    return path


def test_a_backup_is_taken_beside_the_bot_and_restored_without_it(
    path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    with lock.held(path):
        assert cli.run(["backup", "copy.db"]) == 0
        assert cli.run(["backup", "copy.db"]) == 3
        assert "is there already" in capsys.readouterr().err
        assert cli.run(["restore", "copy.db"]) == 3
        assert "The bot is running" in capsys.readouterr().err
    path.unlink()
    assert cli.run(["restore", "copy.db"]) == 0
    assert "is restored" in capsys.readouterr().out
    assert cli.run(["latest"]) == 0
    assert "Ferry opens" in capsys.readouterr().out
    backups.check(path)


def test_what_can_not_be_restored_is_one_line(path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    before = path.read_bytes()
    for source, status, said in (
        ("none.db", 1, "There is no file"),
        ("rows.jsonl", 3, "not a Newsbrief database"),
        (".", 3, "itestream"),
    ):
        assert cli.run(["restore", source]) == status
        err = capsys.readouterr().err
        assert said in err
        assert err.count("\n") == 1
    assert path.read_bytes() == before
    assert sorted(file.name for file in path.parent.iterdir()) == ["news.db", "news.db.lock", "rows.jsonl"]


@pytest.mark.skipif(shutil.which("sh") is None, reason="stands in for Litestream with a shell script")
def test_a_replica_that_litestream_can_not_restore_is_told_in_its_words(
    path: Path, tmp_path: Path, monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> None:
    program = tmp_path / "bin" / "litestream"
    program.parent.mkdir()
    program.write_text("#!/bin/sh\necho no matching backups >&2\nexit 1\n")
    program.chmod(0o700)
    monkeypatch.setenv("PATH", str(program.parent), prepend=":")
    assert cli.run(["restore", "s3://bucket/news"]) == 3
    assert "could not restore s3://bucket/news: no matching backups" in capsys.readouterr().err
    database.connect(path).close()
