"""HTML: saved pages. Recognises one and hands it to its reader; bytes in, no address is ever fetched."""

import re
from datetime import datetime

from storage.models import Reading

_HEAD = 4096
# A whole page says so somewhere near its top; a part of one begins with a tag.
_PAGE = re.compile(rb"<(?:!doctype\s+html|html|head|body)[\s>/]", re.IGNORECASE)
_PART = re.compile(
    rb"(?:\xef\xbb\xbf|\xff\xfe|\xfe\xff)?\s*<(?:article|main|section|div|h1|p|title|meta)[\s>/]",
    re.IGNORECASE,
)


def read(
    data: bytes, reference: datetime, charset: str | None = None, address: str | None = None
) -> Reading | None:
    """The articles of a saved page; None where the bytes are none.

    reference: aware; when the page was taken. charset, address: what the file around it says of the
    page's encoding and where it was. Raises nothing: what can't be read is refused in one sentence.
    """
    head = data[:_HEAD].replace(b"\x00", b"")  # as UTF-16 has them
    if _PAGE.search(head) is None and _PART.match(head) is None:
        return None
    from storage.dumps import html_page  # lxml takes a tenth of a second, and most dumps are no files

    return html_page.read(data, reference, charset, address)
