"""Hostile pages: files made to take memory, time or files from the machine end in one sentence."""

import plistlib
from collections.abc import Callable
from datetime import UTC, datetime

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from storage.dumps import html, html_tree, parse_file

REFERENCE = datetime(2024, 6, 1, 12, tzinfo=UTC)
HEAD = b"<!DOCTYPE html><html><head><title>Page</title></head><body>"
ENTITIES = b'<!DOCTYPE x [<!ENTITY a "%b"><!ENTITY b "&a;&a;&a;&a;"><!ENTITY f SYSTEM "file:///etc/passwd">]>'

REFUSED: dict[str, Callable[[], bytes]] = {
    "a hundred thousand nested tags": lambda: HEAD + b"<div>" * 100_000,
    "nested and closed": lambda: HEAD + b"<div>" * 100_000 + b"x" + b"</div>" * 100_000,
    "nested lists": lambda: HEAD + b"<ul><li>" * 50_000,
    "20 MB of markup": lambda: HEAD + b"<p>Some words of a sentence.</p>" * 650_000,
    "more elements than a page has": lambda: HEAD + b"<b>x</b>" * 200_000,
    "a tag of many attributes": lambda: (
        HEAD + b"<p " + b" ".join(b"a%d=1" % at for at in range(100_000)) + b">"
    ),
    "nothing but a head": lambda: b"<html>",
    "cut off in a tag": lambda: b'<html><body><p>text <a href="x',
    "only comments": lambda: HEAD + b"<!--" * 50_000,
    "deep JSON": lambda: HEAD + b'<script type="application/ld+json">' + b"[" * 100_000 + b"</script>",
    "a cut off archive": lambda: b"bplist00\xd1\x01",
    "an archive without a page": lambda: plistlib.dumps({"WebMainResource": {"WebResourceData": 3}}),
    "an archive of entities": lambda: (
        b'<?xml version="1.0"?>' + ENTITIES + b"<plist><string>&b;</string></plist>"
    ),
    "an e-mail without parts": lambda: (
        b"MIME-Version: 1.0\r\nContent-Type: multipart/mixed; boundary=x\r\n\r\n"
    ),
    "an e-mail of broken headers": lambda: b"Content-Type: text/html; charset=\xff\r\nDate: never\r\n\r\n",
}


@pytest.mark.parametrize("make", REFUSED.values(), ids=REFUSED)
def test_what_is_no_page_is_refused_in_a_sentence(make: Callable[[], bytes]) -> None:
    reading = parse_file("file", make(), REFERENCE)
    assert reading.articles == ()
    assert reading.refusal


def test_entities_are_never_resolved() -> None:
    body = b"<p>" + b"The words of a paragraph. " * 20 + b"&b;&f;</p>"
    reading = html.read(ENTITIES + b"<html><body>" + body + b"</body></html>", REFERENCE)
    assert reading is not None
    assert "root:" not in "".join(article.body for article in reading.articles)


def test_a_line_of_megabytes_is_read() -> None:
    reading = parse_file("page.html", HEAD + b"<p>" + b"Some words here. " * 100_000 + b"</p>", REFERENCE)
    assert len(reading.articles) == 1


def test_pictures_inside_a_page_do_not_count() -> None:
    picture = b'<img src="data:image/png;base64,' + b"A" * 10_000_000 + b'">'
    text = b"<h1>The headline of the page</h1>" + b"".join(
        b"<p>Paragraph %d of an article that has a picture inside.</p>" % at for at in range(9)
    )
    reading = parse_file("page.html", HEAD + picture + text + b"</body></html>", REFERENCE)
    assert [article.title for article in reading.articles] == ["The headline of the page"]


def test_each_limit_is_named_in_its_sentence() -> None:
    reading = html.read(HEAD + b"<div>" * 1000, REFERENCE)
    assert reading is not None
    assert str(html_tree.MOST_DEPTH) in (reading.refusal or "")


TAGS = st.sampled_from(
    [
        "<p>",
        "</p>",
        "<div>",
        "</div>",
        "<h1>",
        "</h1>",
        "<article>",
        "</article>",
        "<script>",
        "<!--",
        "-->",
        "<br>",
        "<time datetime='2024-13-99'>",
        "&#0;",
        "&#x110000;",
        "<a href='http://[::1'>",
        "<![CDATA[",
        "<table><tr>",
    ]
)


@settings(max_examples=60, deadline=None)
@given(st.lists(st.one_of(TAGS, st.text(max_size=30)), max_size=40))
def test_any_markup_is_read_or_refused(parts: list[str]) -> None:
    data = "".join(("<html>", *parts)).encode("utf-8", "surrogatepass")
    reading = parse_file("page.html", data, REFERENCE)
    assert bool(reading.articles) != bool(reading.refusal)


@settings(max_examples=60, deadline=None)
@given(
    st.sampled_from([b"<html>", b"bplist00", b"MIME-Version: 1.0\r\n", b"%PDF-", b"<?xml <plist"]),
    st.binary(),
)
def test_any_bytes_are_read_or_refused(start: bytes, rest: bytes) -> None:
    reading = parse_file("file", start + rest, REFERENCE)
    assert bool(reading.articles) != bool(reading.refusal)
