"""The newsbrief command: what it prints, as text and as JSON, its exit statuses, and no traceback ever."""

import json
import os
import pty
import subprocess
import sys
from collections.abc import Callable
from datetime import UTC, datetime, timedelta
from pathlib import Path
from typing import Any

import pytest

from bot import cli
from tests.end_to_end.pages import page, paragraphs, related

RECEIVED = "2025-07-01T09:00:00Z"
PAGE = page(
    "Russia says a bridge near Luhansk is open again",
    [
        "Trucks crossed the bridge near Luhansk on Monday for the first time since spring, Moscow said.",
        "Engineers had worked on it for eleven weeks, and tested it twice with sand.",
    ],
    related(
        "Harbour Post",
        "3 hours ago",
        "Harbour town opens new ferry line",
        "The first boat of the new ferry line left Sandhaven at noon with two hundred people on board.",
    ),
    related(
        "Bay Courier",
        "a day ago",
        "New ferry line of the harbour town opens",
        "Two hundred people were on board when the first boat of the new ferry line left Sandhaven.",
    ),
)

Said = tuple[int, str, str]


@pytest.fixture
def command(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> Callable[..., Said]:
    """Runs a command line in an empty folder; gives its status and what it wrote to both outputs."""
    for name in tuple(os.environ):
        if name.startswith(("NEWSBRIEF_", "TELEGRAM_")):
            monkeypatch.delenv(name)
    monkeypatch.chdir(tmp_path)
    (tmp_path / "page.txt").write_text(PAGE, encoding="utf-8")

    def run(*arguments: str) -> Said:
        capsys.readouterr()
        status = cli.run(arguments)
        said = capsys.readouterr()
        return status, said.out, said.err

    return run


@pytest.fixture
def filled(command: Callable[..., Said]) -> Callable[..., Said]:
    """The same, with a page kept."""
    assert command("ingest", "--received", RECEIVED, "page.txt")[0] == 0
    return command


def rows(said: Said) -> list[dict[str, Any]]:
    return [json.loads(line) for line in said[1].splitlines()]


def test_parse_prints_the_articles_of_each_file_and_keeps_nothing(
    command: Callable[..., Said], tmp_path: Path
) -> None:
    said = command("parse", "--json", "--received", RECEIVED, "page.txt", "page.txt")
    assert said[0] == 0
    first, second = rows(said)
    assert first == second
    assert first["dump"] == "page.txt"
    main, post, courier = first["articles"]
    assert set(main) == {
        *("role", "title", "title_made", "source", "published_at"),
        *("time_clamped", "language", "body", "hashtags"),
    }
    assert (main["role"], main["source"], main["published_at"]) == ("main", None, None)
    assert main["body"].count("\n\n") == 1
    assert (post["role"], post["source"], post["published_at"]) == (
        "related",
        "Harbour Post",
        "2025-07-01T06:00:00Z",
    )
    assert courier["published_at"] == "2025-06-30T09:00:00Z"
    assert list(tmp_path.glob("*.db")) == []


def test_parse_explains_every_line(command: Callable[..., Said]) -> None:
    status, out, _ = command("parse", "--explain", "--json", "page.txt")
    found = [json.loads(line) for line in out.splitlines()]
    assert status == 0
    kinds = [one["kind"] for one in found if one["kind"] != "blank"]
    assert kinds[:3] == ["headline", "paragraph", "paragraph"]
    assert kinds.count("source and age") + kinds.count("age") == 2
    assert len(found) == len(PAGE.splitlines())


def test_ingest_says_what_was_new_and_then_known(command: Callable[..., Said]) -> None:
    status, out, _ = command("ingest", "--json", "page.txt")
    assert status == 0
    assert {name: json.loads(out)[name] for name in ("new", "updated", "known", "refused")} == {
        "new": 3,
        "updated": 0,
        "known": 0,
        "refused": 0,
    }
    again = command("ingest", "--json", "page.txt")
    assert (rows(again)[0]["new"], rows(again)[0]["known"]) == (0, 3)


def test_a_file_that_nothing_can_be_read_from_is_status_1_and_one_line(
    command: Callable[..., Said], tmp_path: Path
) -> None:
    (tmp_path / "empty.txt").write_text("")
    for verb in ("parse", "ingest"):
        status, _, err = command(verb, "empty.txt")
        assert status == 1
        assert err.startswith("newsbrief: empty.txt: ")
        assert err.count("\n") == 1


def test_stories_are_printed_with_all_that_others_rely_on(filled: Callable[..., Said]) -> None:
    found = rows(filled("latest", "--json"))
    assert {tuple(sorted(one)) for one in found} == {
        ("articles", "id", "published_at", "source", "sources", "summary", "title", "url")
    }
    ferry = next(one for one in found if "ferry" in one["title"])
    assert sorted(ferry["sources"]) == ["Bay Courier", "Harbour Post"]
    assert len(ferry["articles"]) == 2
    assert len(rows(filled("latest", "--json", "-n", "1"))) == 1


def test_topic_search_and_related_find_and_say_when_they_do_not(filled: Callable[..., Said]) -> None:
    russia = rows(filled("topic", "russia", "--json"))
    assert ["Luhansk" in one["title"] for one in russia] == [True]
    assert rows(filled("search", "ferry", "-bridge", "--json"))
    assert [one["query"] for one in rows(filled("related", "--json", "1", "2"))] == [1, 2]
    by_words = rows(filled("related", "--json", "new", "ferry", "at", "Sandhaven"))
    assert by_words[0]["query"] == "new ferry at Sandhaven"
    assert by_words[0]["related"]
    assert [one["query"] for one in rows(filled("related", "--json", "--article", "2", "3"))] == [2, 3]
    for words in (("topic", "zanzibar"), ("search", "zeppelin"), ("related", "quantum", "chromodynamics")):
        status, _, err = filled(*words)
        assert status == 1
        assert err.startswith("newsbrief: ")


def test_a_story_is_told_in_full_and_explained(filled: Callable[..., Said]) -> None:
    ferry = next(one for one in rows(filled("latest", "--json")) if len(one["articles"]) == 2)
    status, out, _ = filled("story", str(ferry["id"]))
    assert status == 0
    assert "two hundred people" in out
    explained = filled("story", str(ferry["id"]), "--explain")[1]
    assert len(explained) > len(out)
    assert "ferry" in explained
    status, _, err = filled("story", "999")
    assert (status, err.count("\n")) == (1, 1)


def test_what_is_exported_is_read_back_the_same(filled: Callable[..., Said], tmp_path: Path) -> None:
    exported = filled("export")[1]
    assert {"id", "story_id", "url", "title", "body", "source", "published_at"} <= set(
        json.loads(exported.splitlines()[0])
    )
    (tmp_path / "all.jsonl").write_text(exported, encoding="utf-8")
    (tmp_path / "newsbrief.db").rename(tmp_path / "old.db")
    assert filled("ingest", "--json", "all.jsonl")[0] == 0

    def told(lines: str) -> set[tuple[object, ...]]:
        articles = [json.loads(line) for line in lines.splitlines()]
        stories: dict[int, set[str]] = {}
        for one in articles:
            stories.setdefault(one["story_id"], set()).add(one["title"])
        return {
            (
                one["title"],
                one["body"],
                one["source"],
                one["published_at"],
                frozenset(stories[one["story_id"]]),
            )
            for one in articles
        }

    assert told(filled("export")[1]) == told(exported)


@pytest.mark.parametrize(
    ("line", "status"),
    [
        (["latest"], 1),
        (["export"], 1),
        (["nonsense"], 2),
        (["latest", "-n", "0"], 2),
        (["parse"], 2),
        (["parse", "missing.txt"], 2),
        (["ingest", "--received", "yesterday-ish", "page.txt"], 2),
        (["story", "one"], 2),
        (["related", "--article", "words"], 2),
        (["run"], 3),
    ],
)
def test_every_failure_has_its_status_and_one_line(
    command: Callable[..., Said], line: list[str], status: int
) -> None:
    ended, out, err = command(*line)
    assert (ended, out) == (status, "")
    assert err.startswith("newsbrief: ")
    assert err.count("\n") == 1


def test_a_database_that_can_not_be_used_is_status_3(
    command: Callable[..., Said], tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    (tmp_path / "other.db").write_text("this is no database at all, " * 200)
    monkeypatch.setenv("NEWSBRIEF_DATABASE", "other.db")
    for line in (["latest"], ["ingest", "page.txt"]):
        status, _, err = command(*line)
        assert status == 3
        assert "not a Newsbrief database" in err
        assert err.count("\n") == 1


def test_every_command_has_a_help_text(command: Callable[..., Said]) -> None:
    for name in cli.newsbrief.commands:
        status, out, _ = command(name, "--help")
        assert status == 0
        assert len(out.splitlines()[2].strip()) > 10


def test_a_reader_that_goes_away_is_no_failure(filled: Callable[..., Said], tmp_path: Path) -> None:
    articles = [
        json.dumps({"title": f"Town {number} builds", "body": " ".join(paragraphs(str(number), 6))})
        for number in range(60)
    ]
    (tmp_path / "many.jsonl").write_text("\n".join(articles))
    assert filled("ingest", "many.jsonl")[0] == 0
    code = f"{sys.executable} -c 'from bot.cli import main; main()' export | head -n 1"
    ended = subprocess.run(
        ["bash", "-o", "pipefail", "-c", code],
        env=os.environ | {"PYTHONPATH": str(Path(__file__).parents[2])},
        capture_output=True,
        text=True,
        check=False,
    )
    assert (ended.returncode, ended.stderr) == (0, "")
    assert ended.stdout.count("\n") == 1


def test_brief_says_why_each_story_is_in_it_and_changes_nothing(
    command: Callable[..., Said], tmp_path: Path
) -> None:
    assert command("brief", "--chat", "7")[0] == 1
    now = datetime.now(UTC)
    rows_of = [
        {"title": f"{name} opens", "body": f"The {name} is open.", "source": paper, "published_at": at}
        for name, papers, at in (
            ("Harbour", ("Harbour Post", "Bay Courier"), (now - timedelta(hours=6)).isoformat()),
            ("Observatory", ("Hill Times",), (now - timedelta(hours=6)).isoformat()),
            ("Museum", ("Old Press",), (now - timedelta(hours=90)).isoformat()),
        )
        for paper in papers
    ]
    (tmp_path / "new.jsonl").write_text("\n".join(map(json.dumps, rows_of)), encoding="utf-8")
    assert command("ingest", "new.jsonl")[0] == 0
    status, out, _ = command("brief", "--chat", "7", "--explain")
    assert status == 0
    assert out.index("Harbour opens") < out.index("Observatory opens")
    assert "Museum" not in out
    assert "Weight +0.50: 2 sources (+1.00), newest article 6 h old (-0.50)." in out
    first, second = rows(command("brief", "--chat", "7", "--explain", "--json"))
    assert (first["title"], first["sources"]) == ("Harbour opens", ["Harbour Post", "Bay Courier"])
    assert second["why"] == ["Weight -0.50: 1 source (+0.00), newest article 6 h old (-0.50)."]


@pytest.mark.usefixtures("command")
def test_a_terminal_sees_a_progress_bar(tmp_path: Path) -> None:
    articles = [json.dumps({"title": f"Town {n} builds", "body": f"It is {n}."}) for n in range(30)]
    (tmp_path / "many.jsonl").write_text("\n".join(articles))
    terminal, end = pty.openpty()
    try:
        ended = subprocess.run(
            [sys.executable, "-c", "from bot.cli import main; main()", "ingest", "many.jsonl"],
            env=os.environ | {"PYTHONPATH": str(Path(__file__).parents[2]), "TERM": "xterm"},
            stdout=subprocess.PIPE,
            stderr=end,
            check=False,
        )
        assert ended.returncode == 0
        assert b"100%" in os.read(terminal, 1 << 16)
    finally:
        os.close(end)
        os.close(terminal)
