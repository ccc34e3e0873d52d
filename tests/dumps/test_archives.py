"""Archives: every file of a good one, the good ones of a bad one, named limits for all else."""

import contextlib
import gzip
import io
import random
import struct
import tarfile
import warnings
import zipfile
from typing import Literal

import pytest
from hypothesis import given
from hypothesis import strategies as st

from storage.dumps import archives
from storage.dumps.archives import ArchiveError, Member

FILES = {f"news/page-{number}.txt": f"Page {number} of the harbour\n".encode() * 40 for number in range(5)}


def _zip(files: dict[str, bytes], **kinds: int) -> bytes:
    held = io.BytesIO()
    with (
        warnings.catch_warnings(),
        zipfile.ZipFile(held, "w", kinds.get("packing", zipfile.ZIP_DEFLATED)) as into,
    ):
        warnings.simplefilter("ignore")
        for name, data in files.items():
            into.writestr(name, data)
    return held.getvalue()


def _tar(files: dict[str, bytes], mode: Literal["w:gz", "w:"] = "w:gz") -> bytes:
    held = io.BytesIO()
    with tarfile.open(fileobj=held, mode=mode) as into:
        for name, data in files.items():
            info = tarfile.TarInfo(name)
            info.size = len(data)
            into.addfile(info, io.BytesIO(data))
    return held.getvalue()


def _read(data: bytes, name: str = "news.zip") -> tuple[dict[str, bytes], dict[str, str]]:
    """The files that were read, and the reasons of the others."""
    found = list(archives.members(name, data))
    read = {one.name: one.data for one in found if one.data is not None}
    return read, {one.name: one.refusal or "" for one in found if one.data is None}


@pytest.mark.parametrize(
    "data",
    [_zip(FILES), _zip(FILES, packing=zipfile.ZIP_STORED), _tar(FILES), _tar(FILES, "w:")],
)
def test_the_files_of_an_archive_in_their_order(data: bytes) -> None:
    assert archives.is_archive(data)
    assert list(archives.members("", data)) == [Member(name, held, None, 5) for name, held in FILES.items()]


def test_a_single_file_that_was_packed() -> None:
    assert _read(gzip.compress(b"Harbour news"), "page.txt.gz") == ({"page.txt": b"Harbour news"}, {})


def test_what_systems_leave_behind_is_passed_over() -> None:
    junk = {"__MACOSX/news/._page": b"x", "news/.DS_Store": b"x", "Thumbs.db": b"x"}
    for data in (_zip(junk | FILES), _tar(junk | FILES)):
        assert _read(data) == (FILES, {})


def test_paths_that_lead_out_are_not_read_and_the_others_are() -> None:
    outside = {"../../etc/passwd": b"x", "/etc/shadow": b"x", "C:\\boot.ini": b"x", "a\\..\\..\\b": b"x"}
    for data in (_zip(outside | FILES), _tar(outside | FILES)):
        read, refused = _read(data)
        assert read == FILES
        assert len(refused) == 4
        assert all("leads out" in reason for reason in refused.values())


def test_links_and_devices_in_a_tar_are_not_followed() -> None:
    held = io.BytesIO()
    with tarfile.open(fileobj=held, mode="w:gz") as into:
        for kind in (tarfile.SYMTYPE, tarfile.LNKTYPE, tarfile.CHRTYPE, tarfile.FIFOTYPE):
            info = tarfile.TarInfo(f"kind-{kind!r}")
            info.type, info.linkname = kind, "/etc/passwd"
            into.addfile(info)
    read, refused = _read(held.getvalue())
    assert not read
    assert len(refused) == 4


def test_an_archive_in_an_archive_is_not_opened() -> None:
    inner = _zip({"deep.txt": b"deep"})
    for outer in (_zip({"inner.zip": inner} | FILES), _tar({"inner.tgz": _tar(FILES)} | FILES)):
        read, refused = _read(outer)
        assert read == FILES
        assert "inside the archive" in next(iter(refused.values()))


def test_encrypted_files_are_told() -> None:
    data = bytearray(_zip(FILES))
    at = data.find(b"PK\x01\x02")
    data[at + 8] |= 1  # in the directory
    data[6] |= 1
    read, refused = _read(bytes(data))
    assert len(read) == 4
    assert "encrypted" in refused["news/page-0.txt"]


def test_a_bomb_is_told_before_it_is_unpacked() -> None:
    bomb = _zip({"bomb.txt": bytes(archives.LARGEST_MEMBER + 1)} | FILES)
    assert _read(bomb) == (FILES, {"bomb.txt": "it is larger than 20 MB."})


def test_a_bomb_that_lies_about_its_size_is_stopped() -> None:
    data = bytearray(_zip({"bomb.txt": bytes(archives.LARGEST_MEMBER + 1)} | FILES))
    at = data.find(b"PK\x01\x02")
    data[at + 24 : at + 28] = struct.pack("<I", 100)
    data[22:26] = struct.pack("<I", 100)
    read, refused = _read(bytes(data))
    assert read == FILES
    assert "bomb.txt" in refused


def test_many_files_that_are_too_much_together_are_stopped(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(archives, "MOST_UNPACKED", 2_000_000)
    many = {f"{number}.txt": bytes(190_000) for number in range(12)}
    for data in (_zip(many), _tar(many)):
        found = 0
        for member in archives.members("", data):
            found += len(member.data or b"")
            last = member
        assert 0 < found <= archives.MOST_UNPACKED
        assert "200 MB in all" in (last.refusal or "")


def test_a_hundred_thousand_files_are_refused() -> None:
    held = io.BytesIO()
    with tarfile.open(fileobj=held, mode="w:gz", compresslevel=1) as into:
        for number in range(archives.MOST_ENTRIES + 1):
            into.addfile(tarfile.TarInfo(str(number)))
    data = bytearray(_zip({str(number): b"" for number in range(archives.MOST_MEMBERS + 1)}))
    with pytest.raises(ArchiveError, match="2,000 files"):
        list(archives.members("", bytes(data)))
    at = data.rfind(b"PK\x05\x06")
    data[at + 8 : at + 12] = struct.pack("<2H", 0xFFFF, 0xFFFF)
    for many in (bytes(data), held.getvalue()):
        with pytest.raises(ArchiveError, match="2,000 files"):
            list(archives.members("", many))


def test_a_header_of_a_tar_that_claims_to_be_huge_takes_no_memory() -> None:
    header = bytearray(tarfile.TarInfo("page.txt").tobuf(tarfile.USTAR_FORMAT))
    header[156:157] = b"x"  # a header of pax, of 8 GB
    header[124:136] = b"77777777777\0"
    header[148:156] = b" " * 8
    header[148:156] = f"{sum(header):06o}\0 ".encode()
    held = io.BytesIO()
    with gzip.GzipFile(fileobj=held, mode="wb", compresslevel=1) as into:
        into.write(bytes(header))
        into.write(bytes(archives.LARGEST_MEMBER * 2))
    read, refused = _read(held.getvalue())
    assert not read
    assert "header" in next(iter(refused.values()))


@pytest.mark.parametrize("left", [0.5, 0.9])
def test_the_good_files_of_an_archive_that_was_cut_off(left: float) -> None:
    noise = {name: random.Random(name).randbytes(40_000) for name in FILES}
    for data in (_zip(noise), _zip(noise, packing=zipfile.ZIP_STORED), _tar(noise)):
        read, refused = _read(data[: int(len(data) * left)])
        assert 0 < len(read) <= 5
        assert all(noise[name] == held for name, held in read.items())
        assert refused


def test_the_good_files_of_an_archive_with_a_broken_one() -> None:
    data = bytearray(_zip(FILES))
    data[60] ^= 0xFF
    read, refused = _read(bytes(data))
    assert len(read) == 4
    assert refused == {"news/page-0.txt": "it is damaged."}


@pytest.mark.parametrize(
    ("data", "reason"),
    [
        (b"Rar!\x1a\x07\x00" + b"x" * 40, "RAR"),
        (b"7z\xbc\xaf\x27\x1c" + b"x" * 40, "7z"),
        (b"PK\x03\x04" + b"x" * 9, "damaged"),
        (_zip({"[Content_Types].xml": b"<x/>", "word/document.xml": b"<x/>"}), "office"),
    ],
)
def test_other_archives_are_refused_with_what_to_do(data: bytes, reason: str) -> None:
    with pytest.raises(ArchiveError, match=reason):
        list(archives.members("", data))


@given(st.sampled_from([_zip(FILES), _tar(FILES), _tar(FILES, "w:"), gzip.compress(b"x" * 99)]), st.data())
def test_whatever_is_broken_ends_in_a_sentence(data: bytes, draw: st.DataObject) -> None:
    broken = bytearray(data)
    for _ in range(draw.draw(st.integers(1, 5))):
        broken[draw.draw(st.integers(0, len(data) - 1))] = draw.draw(st.integers(0, 255))
    cut = bytes(broken[: draw.draw(st.integers(0, len(data)))])
    if archives.is_archive(cut):
        with contextlib.suppress(ArchiveError):
            for member in archives.members("a", cut):
                assert (member.data is None) == bool(member.refusal)
