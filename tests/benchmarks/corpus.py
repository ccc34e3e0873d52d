"""Corpus: the labelled and the unrelated articles of ../shared/data, where they are at hand."""

import json
from dataclasses import dataclass
from pathlib import Path

FOLDER = Path(__file__).resolve().parents[3] / "shared" / "data" / "related-dev"


@dataclass(frozen=True, slots=True)
class Sample:
    """One article of the corpus; topic and event are None for the unrelated ones."""

    title: str
    body: str
    topic: str | None
    event: str | None


def present() -> bool:
    """Whether the corpus is on this machine; a clone of the project has none."""
    return (FOLDER / "articles.jsonl").exists()


def labelled() -> list[Sample]:
    """Articles of known events."""
    return [Sample(row["title"], row["body"], row["topic"], row["event"]) for row in _rows("articles.jsonl")]


def unrelated() -> list[Sample]:
    """Short articles that have nothing to do with the labelled events."""
    return [Sample(row["title"], row["body"], None, None) for row in _rows("unrelated.jsonl")]


def _rows(name: str) -> list[dict[str, str]]:
    with (FOLDER / name).open(encoding="utf-8") as lines:
        return [json.loads(line) for line in lines]
