"""Bundles: several fetched pages kept as the raw text of one dump, each with its address (RFC 2557)."""

from collections.abc import Iterator, Sequence
from email import message_from_bytes
from email.mime.application import MIMEApplication
from email.mime.multipart import MIMEMultipart
from typing import NamedTuple

_BOUNDARY = "newsbrief-page"
_HEAD = f'Content-Type: multipart/mixed; boundary="{_BOUNDARY}"'.encode()


class Bundled(NamedTuple):
    """A page. charset: as its site declared it."""

    address: str
    charset: str | None
    data: bytes


def is_bundle(data: bytes) -> bool:
    """Whether bytes are a bundle that was written here."""
    return data.startswith(_HEAD)


def written(pages: Sequence[Bundled]) -> bytes:
    """Pages as one thing to keep."""
    mail = MIMEMultipart(boundary=_BOUNDARY)
    for page in pages:
        part = MIMEApplication(page.data)
        part["Content-Location"] = page.address
        if page.charset:
            part.set_param("charset", page.charset)
        mail.attach(part)
    return mail.as_bytes()


def read(data: bytes) -> Iterator[Bundled]:
    """The pages of a bundle."""
    for part in message_from_bytes(data).walk():
        payload = None if part.is_multipart() else part.get_payload(decode=True)
        if isinstance(payload, bytes):
            yield Bundled(str(part.get("Content-Location", "")), part.get_content_charset(), payload)
