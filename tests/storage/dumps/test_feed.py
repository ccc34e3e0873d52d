"""RSS, Atom, RDF and JSON feeds are read; what could do harm in them is not."""

import json
from datetime import UTC, datetime

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from storage.dumps import feed
from storage.dumps.feed import Feed, FeedError

NOW = datetime(2025, 7, 1, 9, 0, tzinfo=UTC)
ADDRESS = "https://coast.example/feed.xml"

RSS = """<?xml version="1.0" encoding="UTF-8"?>
<rss version="2.0" xmlns:content="http://purl.org/rss/1.0/modules/content/"><channel>
<title>Coast Herald</title><link>https://coast.example/</link>
<item><title>Ferry &amp; harbour</title><link>/ferry</link><guid isPermaLink="false">17</guid>
<pubDate>Tue, 01 Jul 2025 10:30:00 +0200</pubDate><description>Short.</description>
<content:encoded><![CDATA[<p>The boat left.</p>
<script>alert(1)</script><p>It came &lt;back&gt;.</p>]]></content:encoded>
</item>
<item><title>Bridge</title><link>javascript:alert(1)</link><description>A storm came.</description>
<pubDate>Wed, 02 Jul 2025 08:00:00 GMT</pubDate></item>
<item><description>No title has this one, only a sentence or two. That is enough.</description></item>
<item/>
</channel></rss>"""

ATOM = """<feed xmlns="http://www.w3.org/2005/Atom"><title>City Post</title>
<entry><id>urn:1</id><title type="html">Lamps &lt;b&gt;found&lt;/b&gt;</title>
<link rel="alternate" href="https://post.example/lamps"/><updated>2025-07-01T08:00:00Z</updated>
<summary>In a bakery.</summary></entry></feed>"""

RDF = """<rdf:RDF xmlns:rdf="http://www.w3.org/1999/02/22-rdf-syntax-ns#" xmlns="http://purl.org/rss/1.0/"
 xmlns:dc="http://purl.org/dc/elements/1.1/"><channel><title>Hill News</title></channel>
<item rdf:about="https://hill.example/1"><title>Snow in July</title><link>https://hill.example/1</link>
<dc:date>2025-07-01T07:00:00Z</dc:date><description>It snowed.</description></item></rdf:RDF>"""

JSON = json.dumps(
    {
        "version": "https://jsonfeed.org/version/1.1",
        "title": "Lake Times",
        "items": [
            {
                "id": 5,
                "url": "https://lake.example/5",
                "title": "Swans return",
                "content_html": "<p>They are <i>back</i>.</p><p>All nine.</p>",
                "date_published": "2025-07-01T08:00:00+02:00",
            },
            {"id": "6", "content_text": "Nothing else happened at the lake on Monday."},
        ],
    }
)


def _read(text: str | bytes) -> Feed:
    found = feed.read(text.encode() if isinstance(text, str) else text, ADDRESS, NOW)
    assert found is not None
    return found


def test_rss_with_whole_texts() -> None:
    found = _read(RSS)
    assert found.title == "Coast Herald"
    ferry, bridge, untitled = (entry.article for entry in found.entries)
    assert found.entries[0].key == "17"
    assert (ferry.title, ferry.url) == ("Ferry & harbour", "https://coast.example/ferry")
    assert ferry.body == "The boat left.\n\nIt came <back>."
    assert ferry.published_at == datetime(2025, 7, 1, 8, 30, tzinfo=UTC)
    assert ferry.source == "Coast Herald"
    assert (bridge.url, bridge.published_at, bridge.time_clamped) == (None, NOW, True)
    assert untitled.title_made
    assert untitled.title


@pytest.mark.parametrize(
    ("text", "title", "headline", "url"),
    [
        (ATOM, "City Post", "Lamps found", "https://post.example/lamps"),
        (RDF, "Hill News", "Snow in July", "https://hill.example/1"),
        (JSON, "Lake Times", "Swans return", "https://lake.example/5"),
        (ATOM.encode("utf-16"), "City Post", "Lamps found", "https://post.example/lamps"),
    ],
)
def test_other_kinds(text: str | bytes, title: str, headline: str, url: str) -> None:
    if isinstance(text, bytes):
        text = text.decode("utf-16").encode("utf-8-sig")
    found = _read(text)
    article = found.entries[0].article
    assert (found.title, article.title, article.url) == (title, headline, url)
    assert article.body
    assert article.published_at is not None


def test_json_paragraphs_and_keys() -> None:
    swans, monday = _read(JSON).entries
    assert (swans.key, swans.article.body) == ("5", "They are back.\n\nAll nine.")
    assert monday.article.title_made


@pytest.mark.parametrize("data", [b"", b"<html><body>no</body></html>", b"{}", b"{", b"plain", b"\x00\xff"])
def test_other_things_are_no_feeds(data: bytes) -> None:
    assert feed.read(data, ADDRESS, NOW) is None


@pytest.mark.parametrize(
    "declared",
    [
        '<!ENTITY a "aaaa"><!ENTITY b "&a;&a;&a;&a;">',
        '<!ENTITY a SYSTEM "file:///etc/passwd">',
        '<!ENTITY % a SYSTEM "http://127.0.0.1/">',
    ],
)
@pytest.mark.parametrize("encoding", ["utf-8", "utf-16"])
def test_entities_are_never_resolved(declared: str, encoding: str) -> None:
    bomb = f'<?xml version="1.0"?><!DOCTYPE rss [{declared}]><rss version="2.0"><channel>&b;</channel></rss>'
    with pytest.raises(FeedError, match="entities"):
        feed.read(bomb.encode(encoding), ADDRESS, NOW)


@pytest.mark.parametrize(
    "text",
    [
        RSS[: len(RSS) // 2],
        '<rss version="2.0">' + "<item>" * 20_000,
        '{"version": "https://jsonfeed.org/version/1", "items": [1, 2]}',
        '{"version": "https://jsonfeed.org/version/1", "items": ' + "[" * 50_000,
        '<rss version="2.0"><item><title>x</title><pubDate>31 Feb 99999</pubDate></item></rss>',
    ],
)
def test_damaged_feeds_give_what_is_whole_or_a_reason(text: str) -> None:
    try:
        found = feed.read(text.encode(), ADDRESS, NOW)
    except FeedError:
        return
    assert found is not None


@settings(max_examples=40, deadline=None)
@given(st.binary(max_size=300), st.integers(0, len(RSS)))
def test_any_bytes_are_read_or_refused(junk: bytes, at: int) -> None:
    data = RSS.encode()
    for text in (junk, data[:at] + junk + data[at:]):
        try:
            feed.read(text, ADDRESS, NOW)
        except FeedError:
            continue
