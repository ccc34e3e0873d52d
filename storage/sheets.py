"""Sheets: tables of articles in a file: .csv, .jsonl, .json, with columns of the usual names.

Which file is a sheet is seen in its bytes: the names of its columns, or the fields of its first row. What a
row's fields mean once they have our names is rows.py's.
"""

import csv
import json
import re
from collections.abc import Iterable, Iterator, Mapping
from datetime import UTC, datetime
from email.utils import parsedate_to_datetime
from html import unescape
from itertools import islice
from typing import Any

from storage import rows
from storage.bulk import Row
from storage.dumps import ages, encodings, feed
from storage.errors import NewsbriefError

LARGEST_FIELD = 10_000_000
"""Characters of one field of a .csv."""
MOST_ROWS = 200_000
_HEAD = 8192
_DELIMITERS = ",;\t|"
_NAMES = {
    "title": ("title", "headline", "heading", "subject", "articletitle"),
    "body": (
        "body",
        "text",
        "content",
        "articlebody",
        "articletext",
        "fulltext",
        "maintext",
        "article",
        "story",
    ),
    "source": ("source", "publisher", "publication", "outlet", "newspaper", "sitename", "site", "sourcename"),
    "published_at": (
        *("publishedat", "published", "publishedtime", "datepublished", "publishdate", "publicationdate"),
        *("pubdate", "datetime", "date", "timestamp", "time", "createdat", "created"),
    ),
    "url": ("url", "link", "articleurl", "canonicalurl", "permalink", "uri"),
    "language": ("language", "lang"),
    "hashtags": ("hashtags", "tags", "keywords"),
}
_OURS = {name: (place, ours) for ours, names in _NAMES.items() for place, name in enumerate(names)}
_SUMMARIES = ("description", "summary", "abstract", "excerpt", "lead")
_PLAIN = re.compile(r"[^a-z]")
_LISTS = ("articles", "items", "results", "data", "rows", "news")
_TAG = re.compile(r"<(?:p|br|div|span|a|b|i|em|strong|ul|ol|li|h[1-6]|img|figure)[\s>/]", re.IGNORECASE)
_ENTITY = re.compile(r"&(?:#\d+|#x[\da-f]+|[a-z]+\d*);", re.IGNORECASE)
_MILLISECONDS = 100_000_000_000


class SheetError(NewsbriefError):
    """A table that can't be read any further; the sentence says why."""


def is_sheet(data: bytes) -> bool:
    """Whether bytes are a table of articles, by their beginning."""
    head = data[:_HEAD].lstrip(b"\xef\xbb\xbf \t\r\n")
    if head.startswith((b"{", b"[")):
        return _is_json(head)
    first = _first_line(data)
    return first is not None and _columns(first) is not None


def read(data: bytes, reference: datetime) -> Iterator[Row]:
    """The rows of a table, wrong ones with the reason.

    reference: aware; a later time becomes it. Raises SheetError, also in between.
    """
    head = data[:_HEAD].lstrip(b"\xef\xbb\xbf \t\r\n")
    if not head.startswith((b"{", b"[")):
        found = _csv(data, reference)
    elif head.startswith(b"{") and not _is_whole(head, data):
        found = _lines(data, reference)
    else:
        found = _json(data, reference)
    yield from islice(found, MOST_ROWS)
    if next(found, None) is not None:
        raise SheetError(
            f"It has more than {MOST_ROWS:,} rows: the first ones are kept, send the rest by itself."
        )


def _is_json(head: bytes) -> bool:
    """Whether JSON at the beginning of a file is about articles."""
    keys = {_plain(key.decode("utf-8", "replace")) for key in re.findall(rb'"([\w -]{1,40})"\s*:', head)}
    said = {_OURS[key][1] for key in keys if key in _OURS}
    return bool(said & {"title", "body"}) and b"jsonfeed.org" not in head


def _is_whole(head: bytes, data: bytes) -> bool:
    """Whether a file that begins with an object is one object with a list in it, and not one a line."""
    first = data.lstrip(b"\xef\xbb\xbf \t\r\n").split(b"\n", 1)[0]
    try:
        return _listed(json.loads(first)) is not None
    except (ValueError, RecursionError):
        return head.count(b"{") > 1 or b"\n" in head


def _lines(data: bytes, reference: datetime) -> Iterator[Row]:
    try:
        data.decode()
    except UnicodeDecodeError:
        data = _decoded(data).encode()
    yield from lines(data.splitlines(keepends=True), reference)


def lines(data: Iterable[bytes], reference: datetime) -> Iterator[Row]:
    """The rows of a .jsonl file of any size, one a line in UTF-8; blank lines are none."""
    for number, line in enumerate(data, 1):
        if number == 1:
            line = line.removeprefix(b"\xef\xbb\xbf")
        if line.strip():
            yield _line(number, line, reference)


def _line(number: int, line: bytes, reference: datetime) -> Row:
    try:
        fields = json.loads(line)
    except (ValueError, RecursionError):
        return Row(number, line, None, refusal="the line is not JSON in UTF-8.")
    return _row(number, line, fields, reference)


def _json(data: bytes, reference: datetime) -> Iterator[Row]:
    try:
        told = _listed(json.loads(_decoded(data)))
    except (ValueError, RecursionError) as error:
        raise SheetError("This JSON is damaged: send it whole, or as one object a line (.jsonl).") from error
    if told is None:
        raise SheetError("There is no list of articles in this JSON: send one object a line (.jsonl).")
    for number, fields in enumerate(told, 1):
        yield _row(number, json.dumps(fields).encode(), fields, reference)


def _listed(told: Any) -> list[Any] | None:
    if isinstance(told, list):
        return told
    if not isinstance(told, dict):
        return None
    return next((told[name] for name in _LISTS if isinstance(told.get(name), list)), None)


def _csv(data: bytes, reference: datetime) -> Iterator[Row]:
    text = _decoded(data)
    columns = _columns(text.lstrip().split("\n", 1)[0])
    if columns is None:
        raise SheetError("The first line does not name the columns: title, body, source, published_at, url.")
    delimiter, names = columns
    csv.field_size_limit(LARGEST_FIELD)
    table = csv.reader(_kept_ends(text.lstrip()), delimiter=delimiter)
    next(table)
    while True:
        number = table.line_num + 1
        try:
            values = next(table, None)
        except csv.Error as error:
            yield Row(number, b"", None, refusal=f"the row is damaged ({error}).")
            continue
        if values is None:
            return
        if any(value.strip() for value in values):
            fields = dict(zip(names, values, strict=False))
            yield _row(number, "\x1f".join(values).encode("utf-8", "replace"), fields, reference)


def _kept_ends(text: str) -> Iterable[str]:
    """Lines for csv, which looks for their ends itself; a NUL is an error to it before Python 3.13."""
    return (line for line in text.replace("\0", "").splitlines(keepends=True))


def _row(number: int, raw: bytes, told: Any, reference: datetime) -> Row:
    if not isinstance(told, dict):
        return Row(number, raw, None, refusal='it is no object such as {"title": "...", "body": "..."}.')
    if "story_id" in told and "id" in told:  # of an export, which has every field under its own name
        return rows.of_fields(number, raw, told, reference)
    return rows.of_fields(number, raw, _ours(told, reference), reference)


def _ours(told: Mapping[Any, Any], reference: datetime) -> dict[str, Any]:
    """The fields of a row under our names; of two for the same, the one with the surer name."""
    best: dict[str, tuple[int, Any]] = {}
    plain = {_plain(str(name)): value for name, value in told.items() if value not in (None, "")}
    for name, value in plain.items():
        if name in _OURS:
            place, ours = _OURS[name]
            if ours not in best or place < best[ours][0]:
                best[ours] = (place, value)
    fields = {ours: value for ours, (_, value) in best.items()}
    if "body" not in fields:
        fields["body"] = next((plain[name] for name in _SUMMARIES if name in plain), None)
    if isinstance(fields.get("source"), dict):  # {"id": null, "name": "Coast Herald"}
        fields["source"] = fields["source"].get("name")
    for name in ("title", "body"):
        fields[name] = _words(fields.get(name))
    fields["published_at"] = _time(fields.get("published_at"), reference)
    fields["hashtags"] = _hashtags(fields.get("hashtags"))
    return fields


def _words(value: Any) -> Any:
    """A text without its markup, where it has some."""
    if isinstance(value, str) and _TAG.search(value):
        return feed.text_of(value)
    return unescape(value) if isinstance(value, str) and _ENTITY.search(value) else value


def _time(value: Any, reference: datetime) -> Any:
    """A time in a form that rows.py knows, where it is one of the other usual ones."""
    if isinstance(value, str):
        text = value.strip()
        if re.fullmatch(r"\d{9,13}(?:\.\d+)?", text):
            value = float(text)
        else:
            try:
                datetime.fromisoformat(text)
            except ValueError:
                return _said(text, reference) or text
            return text
    if isinstance(value, (int, float)) and value > _MILLISECONDS:
        return value / 1000
    return value


def _said(text: str, reference: datetime) -> str | None:
    try:
        moment: datetime | None = parsedate_to_datetime(text)
    except (ValueError, TypeError, IndexError, OverflowError):
        moment = ages.stated(text[:100], reference)
    if moment is None:
        return None
    return moment.replace(tzinfo=moment.tzinfo or UTC).isoformat()


def _hashtags(value: Any) -> Any:
    if isinstance(value, str):
        return [
            tag
            for part in re.split(r"[,;|\s]+" if "#" in value else r"[,;|]", value)
            if (tag := part.strip())
        ]
    return value


def _columns(line: str) -> tuple[str, list[str]] | None:
    """What parts the columns and their names, where a line names columns of articles."""
    for delimiter in _DELIMITERS:
        if delimiter not in line:
            continue
        try:
            (names,) = csv.reader([line.strip("\r\n")], delimiter=delimiter)
        except (csv.Error, ValueError):
            continue
        known = [_OURS[_plain(name)][1] for name in names if _plain(name) in _OURS]
        few = all(len(name) <= 40 for name in names)
        if few and len(known) >= 2 and {"title", "body"} & set(known):
            return delimiter, names
    return None


def _first_line(data: bytes) -> str | None:
    head = data[:_HEAD]
    try:
        text = encodings.decode(head[: head.rfind(b"\n") + 1] or head)
    except encodings.UndecodableError:
        return None
    return text.lstrip().split("\n", 1)[0]


def _decoded(data: bytes) -> str:
    try:
        return encodings.decode(data)
    except encodings.UndecodableError as error:
        raise SheetError(f"The letters of this table can't be made out: {error}") from error


def _plain(name: str) -> str:
    return _PLAIN.sub("", name.lower())
