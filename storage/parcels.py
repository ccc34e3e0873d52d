"""Parcels: files that hold more than one dump: archives of files, and tables, whose rows are articles.

Gives what a parcel holds piece by piece, read already, so that its size is nobody's trouble. Pure; what a
piece becomes is batches.py's.
"""

import re
from collections.abc import Iterator
from dataclasses import dataclass
from datetime import datetime
from pathlib import PurePosixPath

from storage import dumps, sheets
from storage.bulk import Row
from storage.dumps import archives
from storage.dumps.archives import ArchiveError
from storage.dumps.envelopes import Envelope
from storage.models import Reading
from storage.sheets import SheetError

ROWS_AT_ONCE = 100
"""Of a table in one piece, so that other writers get in between."""
# What a saved page has beside it, by the endings of names: no news is lost without it.
_BESIDE = re.compile(
    r"\.(?:css|m?js|map|png|jpe?g|gif|webp|avif|svg|ico|bmp|woff2?|ttf|otf|eot|mp[34]|webm|wav|ogg|avi|mov"
    r"|db|exe|dll|so|class|pyc)",
    re.IGNORECASE,
)


@dataclass(frozen=True, slots=True)
class Page:
    """A dump: a file of an archive, read."""

    name: str
    raw: bytes
    reading: Reading


@dataclass(frozen=True, slots=True)
class Rows:
    """The next rows of a table."""

    name: str
    rows: tuple[Row, ...]


@dataclass(frozen=True, slots=True)
class Refused:
    """A file that is not read, or the rest of a parcel, and the sentence why."""

    name: str
    why: str


@dataclass(frozen=True, slots=True)
class Step:
    """So many files have been looked at. of: how many there are, as far as that is known."""

    files: int
    of: int | None


Piece = Page | Rows | Refused | Step


def is_parcel(data: bytes) -> bool:
    """Whether a file holds several dumps; looks at its beginning only."""
    return archives.is_archive(data) or sheets.is_sheet(data)


def opened(
    name: str, data: bytes, reference: datetime, envelope: Envelope, begin: int = 0
) -> Iterator[Piece]:
    """What a file holds; a file that is no parcel is one page. A Step comes after each file.

    name: of the file. reference: aware; when its pages were taken. begin: so many files of an archive are
    passed over. Raises nothing: what can't be read is a Refused.
    """
    if not archives.is_archive(data):
        yield from _file(name, data, reference, envelope)
        yield Step(1, 1)
        return
    number = 0
    try:
        for member in archives.members(name, data):
            number += 1
            if number > begin and member.data is None:
                yield Refused(member.name, _sentence(member.refusal or ""))
            elif number > begin and member.data is not None and not _is_beside(member.name):
                yield from _file(member.name, member.data, reference, envelope)
            yield Step(number, member.of)
    except ArchiveError as error:
        yield Refused(name, str(error))


def _file(name: str, data: bytes, reference: datetime, envelope: Envelope) -> Iterator[Piece]:
    if not sheets.is_sheet(data):
        yield Page(name, data, dumps.opened(name, data, reference, envelope))
        return
    chunk: list[Row] = []
    try:
        for row in sheets.read(data, reference):
            chunk.append(row)
            if len(chunk) == ROWS_AT_ONCE:
                yield Rows(name, tuple(chunk))
                chunk = []
        yield Rows(name, tuple(chunk))
    except SheetError as error:
        yield Rows(name, tuple(chunk))
        yield Refused(name, str(error))


def _is_beside(name: str) -> bool:
    return _BESIDE.fullmatch(PurePosixPath(name).suffix) is not None


def _sentence(reason: str) -> str:
    return reason[:1].upper() + reason[1:]
