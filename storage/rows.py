"""Rows: articles as JSON lines, in from any file of them and out as an export that can be read back.

A row is {"title", "body", "source", "published_at", "url"}; an export has every field. Only turns
lines into articles and articles into lines; what keeping them means is bulk.py's.
"""

import json
import re
from collections.abc import Callable, Iterable, Iterator, Mapping
from datetime import UTC, datetime
from typing import Any, NoReturn

from storage import articles, bulk
from storage.bulk import BulkReport, Row
from storage.database import Database
from storage.dumps.forms import made_headline
from storage.models import Article, ParsedArticle, Role
from storage.times import iso

_ROLES = {role.value: role for role in Role}
_LANGUAGE = re.compile("[a-z]{2,3}")
_BLANK = re.compile(r"\n[ \t]*(?:\n[ \t]*)+")


class _RefusedError(Exception):
    """Why a row is not an article."""


def ingest(
    db: Database,
    name: str,
    lines: Iterable[bytes],
    reference: datetime,
    now: datetime,
    progress: Callable[[int], None] | None = None,
) -> BulkReport:
    """Keep the rows of a file, as lines of UTF-8; progress: called with the bytes read so far."""
    return bulk.keep_rows(db, name, read(lines, reference), reference, now, progress)


def read(lines: Iterable[bytes], reference: datetime) -> Iterator[Row]:
    """The rows of a file, one a line, wrong ones with the reason; blank lines are none.

    A time after the reference becomes the reference, as in any dump.
    """
    for number, line in enumerate(lines, 1):
        if number == 1:
            line = line.removeprefix(b"\xef\xbb\xbf")
        if not line.strip():
            continue
        try:
            yield _row(number, line, reference)
        except _RefusedError as refused:
            yield Row(number, line, None, refusal=str(refused))


def of_fields(number: int, raw: bytes, fields: Mapping[str, Any], reference: datetime) -> Row:
    """A row from its fields; refused with the reason where they make no article."""
    try:
        return _article(number, raw, fields, reference)
    except _RefusedError as refused:
        return Row(number, raw, None, refusal=str(refused))


def export(db: Database) -> Iterator[dict[str, Any]]:
    """Every article as a row with all its fields, those of one story one after another."""
    return map(row, articles.every(db))


def row(article: Article) -> dict[str, Any]:
    """An article as a row of an export; times in ISO 8601, UTC."""
    return {
        "id": article.id,
        "story_id": article.story_id,
        "role": article.role.value,
        "title": article.title,
        "title_made": article.title_made,
        "body": article.body,
        "source": article.source,
        "published_at": iso(article.published_at),
        "time_clamped": article.time_clamped,
        "ordered_at": iso(article.ordered_at),
        "stored_at": iso(article.stored_at),
        "language": article.language,
        "hashtags": list(article.hashtags),
        "url": article.url,
    }


def _row(number: int, line: bytes, reference: datetime) -> Row:
    try:
        fields = json.loads(line)
    except (ValueError, RecursionError):
        _refuse("the line is not JSON in UTF-8")
    if not isinstance(fields, dict):
        _refuse('the line is not a JSON object such as {"title": "...", "body": "..."}')
    return _article(number, line, fields, reference)


def _article(number: int, line: bytes, fields: Mapping[str, Any], reference: datetime) -> Row:
    title = " ".join(_text(fields, "title").split())
    body = _body(_text(fields, "body"))
    made = fields.get("title_made") is True
    if not title:
        title, made = made_headline(body), True
    if not title:
        _refuse("the row has neither a title nor a body")
    published_at = _time(fields, "published_at")
    clamped = fields.get("time_clamped") is True
    if published_at is not None and published_at > reference:
        published_at, clamped = reference, True
    article = ParsedArticle(
        role=_ROLES.get(_text(fields, "role"), Role.MAIN),
        title=title,
        body=body,
        source=" ".join(_text(fields, "source").split()) or None,
        published_at=published_at,
        title_made=made,
        time_clamped=clamped,
        hashtags=_hashtags(fields),
        url=_text(fields, "url").strip() or None,
        language=_language(fields),
    )
    story = fields.get("story_id")
    if type(story) is not int or type(fields.get("id")) is not int:
        return Row(number, line, article)
    ordered_at = None if published_at else _time(fields, "ordered_at")
    return Row(number, line, article, story, ordered_at and min(ordered_at, reference))


def _text(fields: Mapping[str, Any], name: str) -> str:
    value = fields.get(name)
    if value is None:
        return ""
    if not isinstance(value, str):
        _refuse(f'"{name}" is not a text')
    return value


def _body(text: str) -> str:
    """Paragraphs parted by one blank line, as in every article that is kept."""
    if "\r" in text:
        text = text.replace("\r\n", "\n").replace("\r", "\n")
    text = text.strip()
    return _BLANK.sub("\n\n", text) if "\n" in text else text


def _time(fields: Mapping[str, Any], name: str) -> datetime | None:
    """ISO 8601 (without a zone it is UTC), seconds since 1970, or None."""
    value = fields.get(name)
    if value is None or value == "":
        return None
    try:
        if isinstance(value, str):
            moment = datetime.fromisoformat(value.strip())
            return moment.replace(tzinfo=UTC) if moment.tzinfo is None else moment.astimezone(UTC)
        if isinstance(value, (int, float)) and not isinstance(value, bool):
            return datetime.fromtimestamp(value, UTC)
    except (ValueError, OverflowError, OSError):
        pass
    return _refuse(f'"{name}" is neither a time in ISO 8601 nor seconds since 1970')


def _language(fields: Mapping[str, Any]) -> str | None:
    """A code such as "en"; anything else is left to be detected."""
    value = fields.get("language")
    return value if isinstance(value, str) and _LANGUAGE.fullmatch(value) else None


def _hashtags(fields: Mapping[str, Any]) -> tuple[str, ...]:
    value = fields.get("hashtags") or []
    if not isinstance(value, list) or not all(isinstance(tag, str) for tag in value):
        _refuse('"hashtags" is not a list of texts')
    return tuple(tag.removeprefix("#") for tag in value)


def _refuse(reason: str) -> NoReturn:
    raise _RefusedError(f"{reason}.")
