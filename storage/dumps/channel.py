"""Channel: the posts of a public Telegram channel, from the preview page that Telegram has of it.

Bytes in, nothing is fetched. The page has the last twenty posts or so; those without words are left out.
"""

import re
from datetime import UTC, datetime

from storage.dumps import feed
from storage.dumps.feed import Entry, Feed

_PAGE = re.compile(r"https://t\.me/s/[A-Za-z0-9_]+/?")
_LINK = re.compile(
    r"(?:@|(?:https?://)?(?:www\.)?(?:t|telegram)\.me/(?:s/)?)(?P<name>[A-Za-z][A-Za-z0-9_]{3,31})(?:/\d+)?/?",
    re.IGNORECASE,
)


def page(text: str) -> str | None:
    """The address of the preview of a channel: of its @name, its link or a post's; None for other texts."""
    found = _LINK.fullmatch(text.strip())
    return None if found is None else f"https://t.me/s/{found['name']}"


def is_page(address: str) -> bool:
    """Whether an address is that of a channel's preview."""
    return _PAGE.fullmatch(address) is not None


def read(data: bytes, address: str, reference: datetime) -> Feed | None:
    """The posts of a preview page; None where it is none, or has no posts.

    address: where it was. reference: aware. Raises nothing.
    """
    return posts(data, address, reference) if is_page(address) else None


def posts(data: bytes, address: str, reference: datetime) -> Feed | None:
    """As read, wherever the page was."""
    from storage.dumps import html_text, html_tree  # lxml takes a tenth of a second

    try:
        root = html_tree.parsed(data, "utf-8")
    except html_tree.HtmlError:
        return None
    titles = [
        element.get("content") for element in root.iter("meta") if element.get("property") == "og:title"
    ]
    title = " ".join((titles[0] or "").split()) if titles else ""
    entries: dict[str, Entry] = {}
    for message in root.iter("div"):
        post = message.get("data-post")
        if not post or not re.fullmatch(r"[A-Za-z0-9_]+/\d+", post):
            continue
        # An answer quotes the post that it is to in an element of another class.
        texts = [one for one in message.iter("div") if "js-message_text" in (one.get("class") or "").split()]
        if not texts:
            continue
        times = [_moment(one.get("datetime")) for one in message.iter("time")]
        link = f"https://t.me/{post}"
        found = feed.entry(
            key=post,
            title=None,
            body=html_text.rendered(texts[-1]),
            link=link,
            source=title or None,
            published=next((moment for moment in reversed(times) if moment is not None), None),
            address=address,
            reference=reference,
        )
        if found is not None:
            entries[post] = found
    return Feed(title or None, tuple(entries.values())) if entries else None


def _moment(said: str | None) -> datetime | None:
    try:
        moment = datetime.fromisoformat(said or "")
        return moment.astimezone(UTC) if moment.tzinfo is not None else None
    except (ValueError, OverflowError):
        return None
