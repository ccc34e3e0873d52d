"""Pages: each dump in tests/dumps/pages is read as the .json beside it says."""

import json
from datetime import UTC, datetime
from pathlib import Path
from typing import Any

import pytest

from storage.dumps import parse_file
from storage.models import Reading
from storage.times import iso
from tests import dumps

_PAGES = sorted(Path(dumps.__file__).with_name("pages").glob("*.txt"))
_RECEIVED = datetime(2025, 7, 1, 9, 0, tzinfo=UTC)


@pytest.mark.parametrize("page", _PAGES, ids=lambda page: page.stem)
def test_a_page_is_read_as_written_beside_it(page: Path) -> None:
    reading = parse_file(page.name, page.read_bytes(), _RECEIVED)
    assert as_json(reading) == json.loads(page.with_suffix(".json").read_text("utf-8"))


def as_json(reading: Reading) -> dict[str, Any]:
    """A reading in the form of the .json files."""
    return {
        "reader": reading.reader,
        "reference": iso(reading.reference),
        "refusal": reading.refusal,
        "articles": [
            {
                "role": str(article.role),
                "title": article.title,
                "title_made": article.title_made,
                "source": article.source,
                "published_at": iso(article.published_at),
                "time_clamped": article.time_clamped,
                "body": article.body,
                "hashtags": list(article.hashtags),
            }
            for article in reading.articles
        ],
    }
