"""Web archive: pages that Safari saves (.webarchive), a property list around the page."""

from datetime import datetime
from typing import Any

from storage.dumps import html
from storage.models import Reading

NAME = "webarchive"

_BINARY = b"bplist00"
_XML = b"<?xml"
_MOST_BYTES = 20 * 1024 * 1024
_DAMAGED = "This web archive is damaged: save the page again, or copy its text and paste that."


def read(data: bytes, reference: datetime) -> Reading | None:
    """The articles of a web archive; None where the bytes are none.

    reference: aware; when the page was taken. Entities in the list are refused by plistlib. Raises
    nothing.
    """
    head = data[:512].lstrip()
    if not (head.startswith(_BINARY) or (head.startswith(_XML) and b"<plist" in data[:2048])):
        return None
    import plistlib  # takes a while, and most dumps are no files

    try:
        archive: Any = plistlib.loads(data) if len(data) <= _MOST_BYTES else None
        main = archive["WebMainResource"]
        page, charset, address = (
            main["WebResourceData"],
            main.get("WebResourceTextEncodingName"),
            main.get("WebResourceURL"),
        )
    except Exception:  # noqa: BLE001 - whatever a broken list makes the library stumble on, it is refused
        return Reading(NAME, (), reference, _DAMAGED)
    if not isinstance(page, bytes):
        return Reading(NAME, (), reference, _DAMAGED)
    reading = html.read(
        page,
        reference,
        charset if isinstance(charset, str) else None,
        address if isinstance(address, str) else None,
    )
    return reading or Reading(NAME, (), reference, _DAMAGED)
