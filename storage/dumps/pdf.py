"""PDF: recognised, and refused with what works better.

A PDF says where letters stand, not which are a headline, a column or a caption. Copying from a viewer
gives the same text and lets a person choose the article.
"""

from datetime import datetime

from storage.models import Reading

NAME = "pdf"

_MARK = b"%PDF-"


def read(data: bytes, reference: datetime) -> Reading | None:
    """The refusal of a PDF; None where the bytes are none."""
    if _MARK not in data[:1024]:
        return None
    return Reading(
        NAME,
        (),
        reference,
        "PDF files are not read: open it, select the article's text, copy it and paste it here.",
    )
