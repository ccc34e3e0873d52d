"""Public channels of Telegram are read from their preview pages."""

from datetime import UTC, datetime

import pytest

from storage.dumps import channel

NOW = datetime(2025, 7, 1, 9, 0, tzinfo=UTC)
ADDRESS = "https://t.me/s/coastherald"


def message(number: int, text: str | None, time: str = "2025-07-01T08:00:00+00:00") -> str:
    """A post as the preview page has it."""
    words = "" if text is None else f'<div class="tgme_widget_message_text js-message_text">{text}</div>'
    return (
        f'<div class="tgme_widget_message js-widget_message" data-post="coastherald/{number}">{words}'
        f'<a class="tgme_widget_message_date"><time datetime="{time}">08:00</time></a></div>'
    )


def preview(*messages: str) -> bytes:
    """A preview page."""
    head = '<meta property="og:title" content="Coast  Herald">'
    return f"<!DOCTYPE html><html><head>{head}</head><body>{''.join(messages)}</body></html>".encode()


def test_posts_with_words_are_articles() -> None:
    found = channel.read(
        preview(
            message(1, "The ferry has left the harbour at noon.<br><br>It will be back at <b>six</b>."),
            message(2, None),
            message(3, "A bridge was closed on Monday.", "nonsense"),
        ),
        ADDRESS,
        NOW,
    )
    assert found is not None
    assert found.title == "Coast Herald"
    ferry, bridge = found.entries
    assert ferry.key == "coastherald/1"
    assert ferry.article.body == "The ferry has left the harbour at noon.\n\nIt will be back at six."
    assert (ferry.article.title_made, ferry.article.url) == (True, "https://t.me/coastherald/1")
    assert ferry.article.published_at == datetime(2025, 7, 1, 8, 0, tzinfo=UTC)
    assert ferry.article.source == "Coast Herald"
    assert bridge.article.published_at is None


@pytest.mark.parametrize("data", [b"", b"\x00\xff", b"<html><body>no posts</body></html>", preview()])
def test_a_page_without_posts_is_none(data: bytes) -> None:
    assert channel.read(data, ADDRESS, NOW) is None


def test_other_addresses_are_none() -> None:
    assert channel.read(preview(message(1, "The ferry has left.")), "https://t.example/s/coast", NOW) is None


@pytest.mark.parametrize(
    ("text", "found"),
    [
        ("@coastherald", ADDRESS),
        ("t.me/coastherald", ADDRESS),
        ("https://t.me/s/coastherald", ADDRESS),
        ("https://telegram.me/coastherald/17", ADDRESS),
        ("https://t.me/+abcdef", None),
        ("https://coast.example/t.me/coastherald", None),
        ("coastherald", None),
    ],
)
def test_the_preview_of_a_channel(text: str, found: str | None) -> None:
    assert channel.page(text) == found
