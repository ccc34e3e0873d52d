"""Hostile files end in articles or a sentence, within the time and memory of the process that reads them."""

from datetime import UTC, datetime

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from bot.workshop import Workshop
from storage import dumps, parcels
from storage.dumps.envelopes import Envelope
from storage.parcels import Page, Piece, Refused, Rows
from tests.dumps.hostile import FILES

NOW = datetime(2025, 7, 1, 9, tzinfo=UTC)
BEGINNINGS = [
    *(b"", b"%PDF-1.4\n", b"MIME-Version: 1.0\n", b"Content-Type: multipart/related; boundary=x\n\n--x\n"),
    *(b"bplist00", b"<?xml version='1.0'?><plist>", b"<!doctype html><html>", b"<rss><channel><item>"),
    *(b'{"version": "https://jsonfeed.org/version/1", "items": [', b'{"title": "', b"title,body\n"),
    *(b"PK\x03\x04", b"PK\x05\x06", b"\x1f\x8b\x08", b"\xff\xfe", b"\xfe\xff", b"\x1b$B", b"Rar!\x1a\x07"),
    *(b"logo\n\n", b"Coast Herald\nan hour ago\n- Coast Herald\n", b"as of yesterday\n"),
]


def _sentences(pieces: list[Piece]) -> list[str]:
    """What is said of what could not be read; fails where a piece says neither articles nor why not."""
    said = []
    for piece in pieces:
        if isinstance(piece, Refused):
            said.append(piece.why)
        elif isinstance(piece, Rows):
            assert all((row.article is None) == (row.refusal is not None) for row in piece.rows)
            said += [row.refusal for row in piece.rows if row.refusal is not None]
        elif isinstance(piece, Page):
            assert bool(piece.reading.articles) != bool(piece.reading.refusal)
            said += [piece.reading.refusal] if piece.reading.refusal else []
    return said


async def test_every_hostile_file_ends_in_articles_or_a_sentence() -> None:
    workshop = Workshop()  # with the bot's own limits: what passes them raises here
    try:
        for name, made in FILES.items():
            pieces = [piece async for piece in workshop.each(parcels.opened, name, made(), NOW, Envelope())]
            for sentence in _sentences(pieces):
                assert sentence.strip(), name
                assert "Traceback" not in sentence, name
                assert "passwd" not in sentence, name
            assert "root:" not in repr(pieces), name
    finally:
        await workshop.close()


@pytest.mark.parametrize(
    ("name", "sentence"),
    [
        ("empty", "no text in it"),
        ("a picture", "no text file"),
        ("a program", "no text file"),
        ("a bomb of entities", "declares entities"),
        ("an outside entity in a feed", "declares entities"),
        ("100,000 nested tags", "nests more than"),
        ("a bomb in a zip", "larger than 20 MB"),
        ("a bomb in a gz", "larger than 20 MB"),
        ("a zip in a zip", "inside the archive"),
        ("a zip that is cut off", "cut off"),
        ("a web archive of entities", "damaged"),
    ],
)
def test_what_is_said_of_it(name: str, sentence: str) -> None:
    assert any(
        sentence in one for one in _sentences(list(parcels.opened(name, FILES[name](), NOW, Envelope())))
    )


@settings(deadline=None)
@given(st.sampled_from(BEGINNINGS), st.binary(max_size=400))
def test_parse_of_any_bytes_never_raises(beginning: bytes, rest: bytes) -> None:
    reading = dumps.parse_file("f", beginning + rest, NOW)
    assert bool(reading.articles) != bool(reading.refusal)
    _sentences(
        list(parcels.opened("f", beginning + rest, NOW, Envelope("as of yesterday", "http://a.example/")))
    )


@settings(deadline=None)
@given(st.text(max_size=400), st.sampled_from(["utf-8", "utf-16", "cp1251", "gb18030"]), st.text(max_size=60))
def test_parse_of_any_text_in_any_encoding_never_raises(text: str, encoding: str, caption: str) -> None:
    data = text.encode(encoding, "replace")
    reading = dumps.opened("f", data, NOW, Envelope(caption, charset=encoding))
    assert bool(reading.articles) != bool(reading.refusal)


def test_a_feed_that_was_saved_as_a_file_is_read() -> None:
    items = "".join(
        f"<item><title>Lamp {n}</title><description>It burns in {n}.</description></item>" for n in "ab"
    )
    reading = dumps.parse_file(
        "f.xml", f"<rss><channel><title>Post</title>{items}</channel></rss>".encode(), NOW
    )
    assert [(one.title, one.source) for one in reading.articles] == [("Lamp a", "Post"), ("Lamp b", "Post")]
