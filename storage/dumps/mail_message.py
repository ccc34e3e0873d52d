"""Mail message: a saved page (.mhtml) or an e-mail (.eml) read into articles, once it is known to be one.

Takes out the page or the text and hands it to their readers. A page's archive says where it was and
when; an e-mail says when it was sent and by whom. Loads email; import it only where a message is read.
"""

import email
import email.header
import email.policy
from collections.abc import Callable, Iterator
from dataclasses import replace
from datetime import UTC, datetime
from email.message import Message
from email.utils import parseaddr, parsedate_to_datetime

from storage.dumps import encodings, html
from storage.dumps.page_dates import clamped
from storage.models import ParsedArticle, Reading

NAME = "mail"
# Reads a text that is no page of HTML.
Texts = Callable[[str, datetime], Reading]

_MOST_PARTS = 500
_LONGEST_HEADER = 2000


def read(data: bytes, reference: datetime, texts: Texts) -> Reading:
    """The articles of a message, or a refusal; see mail.read."""
    try:
        message = email.message_from_bytes(data, policy=email.policy.compat32)
        parts = _parts(message)
    except Exception:  # noqa: BLE001 - whatever a broken file makes the parser stumble on, it is refused
        return Reading(NAME, (), reference, "This e-mail is damaged: copy its text and paste that.")
    sent = _date(message)
    page = next((part for part in parts if _type(part) in ("text/html", "application/xhtml+xml")), None)
    plain = next((part for part in parts if _type(part) == "text/plain"), None)
    is_archive = any(name in message for name in ("Snapshot-Content-Location", "MIME-Version")) and (
        _type(message) == "multipart/related" and message.get("To") is None
    )
    # A page was taken when its archive was written, an e-mail is read when it arrives.
    taken = sent if is_archive and sent and sent <= reference else reference
    reading: Reading | None = None
    if page is not None:
        address = _header(page, "Content-Location") or _header(message, "Snapshot-Content-Location")
        reading = html.read(_payload(page), taken, page.get_content_charset(), address)
    if (reading is None or not reading.articles) and plain is not None:
        reading = texts(_text(plain), taken)
    if reading is None:
        return Reading(
            NAME, (), reference, "There is no text in this e-mail: copy it from where you read it."
        )
    if is_archive:
        return reading
    return replace(reading, articles=tuple(_sent(one, message, sent, taken) for one in reading.articles))


def _sent(
    article: ParsedArticle, message: Message, sent: datetime | None, reference: datetime
) -> ParsedArticle:
    """An article with what the e-mail around it says, where it does not say so itself."""
    moment, late = clamped(sent, reference)
    sender = parseaddr(_header(message, "From") or "")[0].strip() or None
    subject = _header(message, "Subject")
    made = article.title_made and subject is not None
    return replace(
        article,
        title=subject if made and subject else article.title,
        title_made=article.title_made and not made,
        source=article.source or sender,
        published_at=article.published_at or moment,
        time_clamped=article.time_clamped or (article.published_at is None and late),
    )


def _parts(message: Message) -> list[Message]:
    return list(_leaves(message))


def _leaves(message: Message) -> Iterator[Message]:
    """The parts that hold something, in order; no recursion."""
    stack, left = [message], _MOST_PARTS
    while stack and left:
        part = stack.pop()
        left -= 1
        payload = part.get_payload()
        if isinstance(payload, list):
            stack.extend(one for one in reversed(payload) if isinstance(one, Message))
        elif "attachment" not in str(part.get("Content-Disposition", "")).lower():
            yield part


def _payload(part: Message) -> bytes:
    payload = part.get_payload(decode=True)
    return payload if isinstance(payload, bytes) else b""


def _text(part: Message) -> str:
    data = _payload(part)
    try:
        return data.decode(part.get_content_charset() or "utf-8")
    except (LookupError, UnicodeDecodeError):
        pass
    try:
        return encodings.decode(data)
    except encodings.UndecodableError:
        return ""


def _type(part: Message) -> str:
    return part.get_content_type().lower()


def _date(message: Message) -> datetime | None:
    try:
        moment = parsedate_to_datetime(_header(message, "Date") or "")
        return moment.replace(tzinfo=moment.tzinfo or UTC).astimezone(UTC)
    except (ValueError, TypeError, OverflowError, IndexError):
        return None


def _header(message: Message, name: str) -> str | None:
    """A header on one line with its encoded words decoded."""
    value = message.get(name)
    if value is None:
        return None
    try:
        words = email.header.decode_header(str(value)[:_LONGEST_HEADER])
        text = str(email.header.make_header(words))
    except (LookupError, UnicodeError, ValueError):
        text = str(value)[:_LONGEST_HEADER]
    return " ".join(text.split()) or None
