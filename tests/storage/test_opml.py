"""Lists of feeds are read from what other readers write, and written so that they can be read back."""

from datetime import datetime

import pytest

from storage import feeds, opml
from storage.database import Database
from storage.opml import OpmlError, Outline

LIST = b"""<?xml version="1.0" encoding="UTF-8"?>
<opml version="1.0"><head><title>Mine</title></head><body>
<outline text="Coast"><outline type="rss" text="Coast  Herald" xmlUrl="https://coast.example/rss"/></outline>
<outline text="City Post" title="Post" xmlUrl="https://post.example/atom"/>
<outline text="again" xmlUrl="https://post.example/atom"/><outline xmlUrl=" https://hill.example/rss "/>
</body></opml>"""


def test_feeds_in_folders_and_outside_of_them() -> None:
    assert opml.is_opml(LIST)
    assert opml.read(LIST) == (
        Outline("https://coast.example/rss", "Coast Herald"),
        Outline("https://post.example/atom", "Post"),
        Outline("https://hill.example/rss", None),
    )


def test_what_is_written_is_read_back(db: Database, now: datetime) -> None:
    title = 'Coast & "Herald" <b>'
    found = [("https://coast.example/rss?a=1&b=2", f"{title}\x01"), ("https://post.example/", None)]
    assert feeds.add_all(db, found, chat_id=1, now=now) == 2
    assert feeds.add_all(db, found, chat_id=1, now=now) == 0
    read = opml.read(opml.written(feeds.every(db)))
    assert [one.url for one in read] == [url for url, _ in found]
    assert [one.title for one in read] == [title, "https://post.example/"]


@pytest.mark.parametrize(
    "data",
    [
        b"",
        b"<opml><body/></opml>",
        LIST[:200],
        b'<!DOCTYPE opml [<!ENTITY a "b">]><opml><body><outline xmlUrl="&a;"/></body></opml>',
        '<!DOCTYPE opml [<!ENTITY a SYSTEM "file:///etc/passwd">]><opml>&a;</opml>'.encode("utf-16"),
        b"<opml>" + b'<outline xmlUrl="http://a.example/"/>' * 70_000 + b"</opml>",
        b"<opml>" + b"".join(b'<outline xmlUrl="a%d"/>' % number for number in range(501)) + b"</opml>",
    ],
)
def test_what_can_do_harm_or_is_none_is_refused(data: bytes) -> None:
    with pytest.raises(OpmlError):
        opml.read(data)
