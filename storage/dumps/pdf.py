"""PDF: recognised, and handed to its reader; what can't be read is refused with what works better."""

from datetime import datetime

from storage.models import Reading

_MARK = b"%PDF-"


def read(data: bytes, reference: datetime) -> Reading | None:
    """The article of a PDF; None where the bytes are none.

    reference: aware; when the page was taken. Raises nothing: what can't be read is refused in one sentence.
    """
    if _MARK not in data[:1024]:
        return None
    from storage.dumps import pdf_text  # pdfminer takes a while, and most dumps are no files

    return pdf_text.read(data, reference)
