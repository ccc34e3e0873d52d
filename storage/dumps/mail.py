"""Mail: files in the form of an e-mail, saved pages (.mhtml) and e-mails (.eml). Recognises them."""

import re
from datetime import datetime
from typing import TYPE_CHECKING

from storage.models import Reading

if TYPE_CHECKING:
    from storage.dumps.mail_message import Texts

_HEAD = 8192
_HEADER = re.compile(rb"[A-Za-z][A-Za-z0-9-]{1,60}:[ \t]?[^\r\n]*\r?\n")
_KNOWN = re.compile(
    rb"^(?:mime-version|content-type|received|message-id|snapshot-content-location|return-path):",
    re.IGNORECASE | re.MULTILINE,
)


def read(data: bytes, reference: datetime, texts: "Texts") -> Reading | None:
    """The articles of a saved page or an e-mail; None where the bytes are neither.

    reference: aware; when it was taken, unless the file says so itself. texts: reads what is plain text.
    Raises nothing: what can't be read is refused in one sentence.
    """
    head = data[:_HEAD].lstrip()
    if not _HEADER.match(head) or _KNOWN.search(head) is None:
        return None
    from storage.dumps import mail_message  # email takes a while, and most dumps are no files

    return mail_message.read(data, reference, texts)
