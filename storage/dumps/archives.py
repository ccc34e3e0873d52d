"""Archives: the files in a .zip, .tar.gz, .tar or .gz, one after another, never more than one in memory.

Bytes in, nothing is written under a name from the archive. What could fill a disk or the memory is refused by
a named limit before it is unpacked; a member that is not good does not take the others with it. Archives in
archives are not opened. A .zip that was cut off is read from its front.
"""

import re
import struct
import tarfile
import tempfile
import unicodedata
import zipfile
import zlib
from collections.abc import Iterator
from io import BytesIO, RawIOBase
from typing import IO, NamedTuple

from storage.errors import NewsbriefError

MOST_MEMBERS = 2000
"""Files of an archive, without folders and what the systems leave behind."""
MOST_ENTRIES = 5000
LARGEST_MEMBER = 20 * 1024 * 1024
"""Bytes, unpacked."""
MOST_UNPACKED = 200 * 1024 * 1024
"""Bytes of all members together."""
_CHUNK, _PIECE = 1 << 16, 1 << 20
_DIRECTORY_BYTES = 400
"""Of a .zip's directory for an entry, on average at most."""

_ZIP, _GZIP = b"PK\x03\x04", b"\x1f\x8b"
_OTHERS = {
    b"Rar!\x1a\x07": "RAR",
    b"7z\xbc\xaf\x27\x1c": "7z",
    b"BZh": "bzip2",
    b"\xfd7zXZ\x00": "xz",
    b"\x28\xb5\x2f\xfd": "Zstandard",
}
_END = struct.Struct("<4s4H2LH")
_LOCAL = struct.Struct("<4s5H3L2H")
_ENCRYPTED, _LATER, _UTF8 = 0x1, 0x8, 0x800
_JUNK = re.compile(r"(?:^|/)(?:__MACOSX/|\.(?!\.)|thumbs\.db$|desktop\.ini$)", re.IGNORECASE)
_OUTSIDE = re.compile(r"^(?:[/\\]|[A-Za-z]:)|(?:^|[/\\])\.\.(?:[/\\]|$)")
_OFFICE = frozenset({"[Content_Types].xml", "mimetype", "META-INF/MANIFEST.MF"})
_DAMAGES = (zipfile.BadZipFile, zlib.error, EOFError, ValueError, OSError, struct.error, RuntimeError)
_TAR_DAMAGES = (tarfile.TarError, EOFError, ValueError, OSError, OverflowError, RecursionError, IndexError)
_TOO_MANY = f"It has more than {MOST_MEMBERS:,} files: send it in parts."
_NESTED = "an archive inside the archive is not opened: unpack it first."
_OUTSIDE_TOLD = "its path leads out of the archive."
_ENCRYPTED_TOLD = "it is encrypted: send it without a password."
_DAMAGED = "it is damaged."
_ALL_DAMAGED = "This archive is damaged, nothing in it can be read: pack it again."
_TOO_LARGE = f"it is larger than {LARGEST_MEMBER >> 20} MB."
_TOO_MUCH = f"the archive holds more than {MOST_UNPACKED >> 20} MB in all: send it in parts."


class ArchiveError(NewsbriefError):
    """An archive that is not read at all; the sentence says why and what to do."""


class Member(NamedTuple):
    """A file of an archive. data: None where it is not read, for the reason in refusal.

    of: how many files the archive has, as far as that is known.
    """

    name: str
    data: bytes | None
    refusal: str | None = None
    of: int | None = None


class _FullError(Exception):
    """More bytes than there may be in all."""


def is_archive(data: bytes) -> bool:
    """Whether bytes are an archive, also of a kind that is refused."""
    return data.startswith((_ZIP, b"PK\x05\x06", _GZIP, *_OTHERS)) or _is_tar(data)


def members(name: str, data: bytes) -> Iterator[Member]:
    """The files of an archive in its order. name: of the archive. Raises ArchiveError, also in between."""
    for mark, kind in _OTHERS.items():
        if data.startswith(mark):
            raise ArchiveError(f"Archives of the kind {kind} are not opened: pack it as .zip or .tar.gz.")
    if data.startswith((_ZIP, b"PK\x05\x06")):
        found = _zipped(data)
    elif data.startswith(_GZIP):
        found = _gzipped(name, data)
    else:
        found = _tarred(BytesIO(data))
    for member in found:
        if not _JUNK.search(member.name):
            yield _looked_at(member)


def _looked_at(member: Member) -> Member:
    """A member under a name that can be shown, refused where it is an archive itself."""
    name = "".join(one for one in member.name if unicodedata.category(one)[0] != "C")[-200:] or "?"
    if member.data is not None and is_archive(member.data):
        return Member(name, None, _NESTED, member.of)
    return member._replace(name=name)


def _zip(data: bytes) -> zipfile.ZipFile:
    """A .zip, whose directory was looked at before it takes memory."""
    end = data.rfind(b"PK\x05\x06", max(0, len(data) - (1 << 16) - _END.size))
    if end < 0 or len(data) - end < _END.size:
        raise zipfile.BadZipFile
    _, _, _, _, entries, size, _, _ = _END.unpack_from(data, end)
    if entries > MOST_ENTRIES or size > MOST_ENTRIES * _DIRECTORY_BYTES:
        raise ArchiveError(_TOO_MANY)
    return zipfile.ZipFile(BytesIO(data))


def _zipped(data: bytes) -> Iterator[Member]:
    try:
        opened = _zip(data)
    except _DAMAGES:
        yield from _from_front(data)
        return
    left = MOST_UNPACKED
    with opened:
        entries = [one for one in opened.infolist() if not one.is_dir() and not _JUNK.search(one.filename)]
        if any(one.filename in _OFFICE for one in entries):
            raise ArchiveError(
                "This is a document of an office program or a book: copy its text and paste that."
            )
        if len(entries) > MOST_MEMBERS:
            raise ArchiveError(_TOO_MANY)
        of = len(entries)
        for info in entries:
            refusal = _zip_refusal(info)
            unpacked = None
            if refusal is None:
                try:
                    with opened.open(info) as stream:
                        unpacked = stream.read(min(LARGEST_MEMBER, left) + 1)
                except _DAMAGES:
                    refusal = _DAMAGED
            if unpacked is not None:
                left -= len(unpacked)
                if len(unpacked) > LARGEST_MEMBER or left < 0:
                    unpacked, refusal = None, _TOO_LARGE if left >= 0 else _TOO_MUCH
            yield Member(info.filename, unpacked, refusal, of)
            if left < 0:
                return


def _zip_refusal(info: zipfile.ZipInfo) -> str | None:
    if _OUTSIDE.search(info.filename) or _OUTSIDE.search(getattr(info, "orig_filename", "")):
        return _OUTSIDE_TOLD
    if info.flag_bits & _ENCRYPTED:
        return _ENCRYPTED_TOLD
    if info.external_attr >> 16 & 0o170000 == 0o120000:
        return "it is only a link to another file."
    if info.compress_type not in (zipfile.ZIP_STORED, zipfile.ZIP_DEFLATED):
        return "it is packed in a way that is not read: pack it as an ordinary .zip."
    return _TOO_LARGE if info.file_size > LARGEST_MEMBER else None


def _from_front(data: bytes) -> Iterator[Member]:
    """The members of a .zip whose directory at its end is missing: those that are whole, then the cut."""
    at, left, number = 0, MOST_UNPACKED, 0
    while data.startswith(_ZIP, at) and len(data) - at >= _LOCAL.size:
        number += 1
        if number > MOST_MEMBERS:
            raise ArchiveError(_TOO_MANY)
        _, _, flags, method, _, _, crc, packed, size, name_size, extra = _LOCAL.unpack_from(data, at)
        named = at + _LOCAL.size
        body = named + name_size + extra
        name = data[named : named + name_size].decode("utf-8" if flags & _UTF8 else "cp437", "replace")
        most = min(LARGEST_MEMBER, left)
        if flags & _ENCRYPTED or method not in (0, 8) or (method == 0 and flags & _LATER):
            yield Member(name, None, _ENCRYPTED_TOLD if flags & _ENCRYPTED else _DAMAGED)
            return
        if method:
            unpacked, end = _inflated(data, body, most)
        else:
            unpacked, end = data[body : body + packed], body + packed
        if unpacked is None or end > len(data) or len(unpacked) > most:
            yield Member(name, None, "it is cut off or damaged." if unpacked is None else _TOO_LARGE)
            return
        left -= len(unpacked)
        at = end
        if flags & _LATER:
            at += 16 if data.startswith(b"PK\x07\x08", at) else 12
        elif zlib.crc32(unpacked) != crc or len(unpacked) != size:
            yield Member(name, None, _DAMAGED)
            continue
        if _OUTSIDE.search(name):
            yield Member(name, None, _OUTSIDE_TOLD)
        elif not name.endswith("/"):
            yield Member(name, unpacked)
    if not number:
        raise ArchiveError(_ALL_DAMAGED)
    yield Member("…", None, "the archive is cut off here.")


def _inflated(data: bytes, at: int, most: int) -> tuple[bytes | None, int]:
    """What is packed from a place on, and where it ends; None where it is cut off, more than most at most."""
    inflating = zlib.decompressobj(-zlib.MAX_WBITS)
    unpacked = bytearray()
    try:
        while not inflating.eof and at < len(data) and len(unpacked) <= most:
            # In pieces: what is left over of one is copied.
            chunk = inflating.unconsumed_tail or data[at : at + _CHUNK]
            at += 0 if inflating.unconsumed_tail else len(chunk)
            unpacked += inflating.decompress(chunk, most + 1 - len(unpacked))
    except zlib.error:
        return None, at
    if not inflating.eof and len(unpacked) <= most:
        return None, at
    return bytes(unpacked), at - len(inflating.unused_data)


def _gzipped(name: str, data: bytes) -> Iterator[Member]:
    """A .tar.gz, or a single file that was packed."""
    with tempfile.TemporaryFile() as unpacked:
        cut = _unpack(data, unpacked)
        unpacked.seek(0)
        head = unpacked.read(1024)
        unpacked.seek(0)
        if _is_tar(head):
            yield from _tarred(unpacked)
        else:
            inner = name.removesuffix(".gz") or "file"
            held = unpacked.read(LARGEST_MEMBER + 1)
            if len(held) > LARGEST_MEMBER:
                yield Member(inner, None, _TOO_LARGE)
            elif held:
                yield Member(inner, held)
            elif cut is None:
                cut = "it is empty."
    if cut is not None:
        yield Member("…", None, cut)


def _unpack(data: bytes, into: IO[bytes]) -> str | None:
    """Unpack to a file, never more than MOST_UNPACKED; why it ended early."""
    at = size = 0
    inflating = zlib.decompressobj(16 + zlib.MAX_WBITS)
    try:
        unpacked = b""
        while at < len(data) or inflating.unconsumed_tail or len(unpacked) == _PIECE:
            chunk = inflating.unconsumed_tail or data[at : at + _CHUNK]
            at += 0 if inflating.unconsumed_tail else len(chunk)
            unpacked = inflating.decompress(chunk, _PIECE)
            size += len(unpacked)
            if size > MOST_UNPACKED:
                return _TOO_MUCH
            into.write(unpacked)
            if inflating.eof:  # a further one may follow
                at -= len(inflating.unused_data)
                if not data.startswith(_GZIP, at):
                    return None
                inflating = zlib.decompressobj(16 + zlib.MAX_WBITS)
    except zlib.error:
        pass
    return "the archive is cut off or damaged here."


def _tarred(stream: IO[bytes]) -> Iterator[Member]:
    left = MOST_UNPACKED
    try:
        of = sum(not info.isdir() and not _JUNK.search(info.name) for info in _entries(stream))
        if of > MOST_MEMBERS:
            raise ArchiveError(_TOO_MANY)
        for info in _entries(stream):
            if info.isdir() or _JUNK.search(info.name):
                continue
            refusal = _tar_refusal(info)
            held = None
            if refusal is None:
                left -= info.size
                stream.seek(info.offset_data)
                held = stream.read(info.size) if left >= 0 else b""
                if left < 0 or len(held) < info.size:
                    held, refusal = None, _TOO_MUCH if left < 0 else "it is cut off."
            yield Member(info.name, held, refusal, of)
            if left < 0:
                return
    except _FullError:
        yield Member("…", None, "the archive has a header that is too large, and is not read further.")
    except _TAR_DAMAGES:
        raise ArchiveError(_ALL_DAMAGED) from None


def _entries(stream: IO[bytes]) -> Iterator[tarfile.TarInfo]:
    """What the headers of a .tar say, also of one that is damaged later on."""
    stream.seek(0)
    number = 0
    try:
        for info in tarfile.TarFile(fileobj=_Bounded(stream), mode="r", errorlevel=0):
            number += 1
            if number > MOST_ENTRIES:
                raise ArchiveError(_TOO_MANY)
            yield info
    except _TAR_DAMAGES:
        if not number:
            raise


def _tar_refusal(info: tarfile.TarInfo) -> str | None:
    if _OUTSIDE.search(info.name):
        return _OUTSIDE_TOLD
    if info.issym() or info.islnk():
        return "it is only a link to another file."
    if not info.isreg() or info.issparse():
        return "it is no ordinary file."
    return _TOO_LARGE if info.size > LARGEST_MEMBER else None


def _is_tar(data: bytes) -> bool:
    return data[257:262] == b"ustar"


class _Bounded(RawIOBase):
    """A file of which no more is read at once than the largest member: a header may claim to be longer."""

    def __init__(self, inner: IO[bytes]) -> None:
        self._inner = inner

    def read(self, size: int = -1) -> bytes:
        if not 0 <= size <= LARGEST_MEMBER:
            raise _FullError
        return self._inner.read(size)

    def seek(self, offset: int, whence: int = 0) -> int:
        return self._inner.seek(offset, whence)

    def tell(self) -> int:
        return self._inner.tell()

    def readable(self) -> bool:
        return True

    def seekable(self) -> bool:
        return True
