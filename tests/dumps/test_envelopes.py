"""Envelopes: what a caption says, and the encoding and the address that came with a page."""

from datetime import UTC, datetime

import pytest

from storage import dumps
from storage.dumps import envelopes
from storage.dumps.envelopes import Envelope, Said
from storage.models import Role
from tests.end_to_end.pages import FERRY

NOW = datetime(2025, 7, 1, 9, tzinfo=UTC)
JUNE = datetime(2025, 6, 20, 12, tzinfo=UTC)
HARBOUR = (
    "Паром снова ходит через залив\n"
    "Первый паром вышел в понедельник в полдень, на борту было двести человек, сообщили в порту."
)


@pytest.mark.parametrize(
    ("caption", "said"),
    [
        ("", Said(NOW)),
        ("as of 2025-06-20 12:00", Said(JUNE)),
        (
            "AS OF: Jun 20, 2025 12:00\n\nCoast Herald\n#Ferry #sea",
            Said(JUNE, "Coast Herald", ("Ferry", "sea")),
        ),
        ("Coast Herald #ferry", Said(NOW, "Coast Herald", ("ferry",))),
        ("source: the wire", Said(NOW, "the wire")),
        ("NHK", Said(NOW, "NHK")),
        ("Коммерсантъ", Said(NOW, "Коммерсантъ")),
        ("毎日新聞", Said(NOW, "毎日新聞")),
        ("#новости #海", Said(NOW, None, ("новости", "海"))),
        ("have a look at this!", Said(NOW)),
        ("please read", Said(NOW)),
        ("What is this?", Said(NOW)),
        ("https://coast.example/a", Said(NOW)),
        ("The first boat left at noon on Monday with two hundred people on board", Said(NOW)),
        ("a#b", Said(NOW)),
    ],
)
def test_what_a_caption_says(caption: str, said: Said) -> None:
    assert envelopes.said(caption, NOW) == said


def test_a_caption_speaks_of_the_main_article_where_it_says_nothing_itself() -> None:
    reading = dumps.opened("f.txt", FERRY.encode(), NOW, Envelope("City Post #boats"))
    main, *related = reading.articles
    assert (main.source, main.hashtags[-1]) == ("City Post", "boats")
    assert all(one.role is Role.RELATED and "boats" not in one.hashtags for one in related)
    assert {one.source for one in related} == {"Coast Herald", "City Post"}
    page = (
        b"<html><head><meta property='og:site_name' content='Bay Courier'></head><body><h1>Ferry opens</h1>"
    )
    page += b"<p>The first boat left at noon on Monday with two hundred people on board, it was said.</p>" * 9
    (own,) = dumps.opened("f.html", page, NOW, Envelope("City Post")).articles
    assert own.source == "Bay Courier"


def test_an_envelope_is_kept_as_it_was() -> None:
    for envelope in (Envelope(), Envelope("as of yesterday", "http://a.example/", "cp1251")):
        assert envelopes.opened(envelope.written()) == envelope


@pytest.mark.parametrize("encoding", ["cp1251", "koi8-r", "cp866", "utf-8"])
def test_the_encoding_that_a_site_declares_counts(encoding: str) -> None:
    envelope = Envelope("", "http://a.example/", encoding)
    (article,) = dumps.opened("", HARBOUR.encode(encoding), NOW, envelope).articles
    assert (article.title, article.url) == (HARBOUR.split("\n", 1)[0], "http://a.example/")
    page = f"<html><body><h1>{HARBOUR.replace(chr(10), '</h1><p>')}</p></body></html>".encode(encoding)
    (article,) = dumps.opened("", page, NOW, envelope).articles
    assert article.title == HARBOUR.split("\n", 1)[0]


def test_whole_utf8_is_that_whatever_a_site_declares() -> None:
    for charset in ("iso-8859-1", "windows-1251", "no-such-code", "rot13"):
        (article,) = dumps.opened("", HARBOUR.encode(), NOW, Envelope("", None, charset)).articles
        assert article.title == HARBOUR.split("\n", 1)[0]


def test_letters_of_a_page_that_can_not_be_made_out_are_said() -> None:
    body = "<p>Первый паром вышел в понедельник в полдень, на борту было двести человек.</p>" * 30
    page = f"<html><meta charset='utf-8'><body><h1>Паром снова ходит</h1>{body}</body></html>".encode()
    broken = page.replace("понедельник".encode(), b"\xff\xfe", 1)
    reading = dumps.parse_file("a.html", broken, NOW)
    assert reading.articles
    assert reading.note == "2 characters could not be made out and stand as \ufffd."
    assert dumps.parse_file("a.html", page, NOW).note is None
    refused = dumps.parse_file("a.txt", HARBOUR.encode() * 9 + b"\xff" + HARBOUR.encode(), NOW)
    assert "byte 0xff" in (refused.refusal or "")
