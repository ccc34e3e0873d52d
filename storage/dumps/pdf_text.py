"""PDF text: the article of a PDF, by where its letters stand and how large they are.

A PDF has no paragraphs and no headline: pdfminer puts letters together to boxes; the text is in the size that
most letters of long boxes have, in the column where these stand, and the headline is the largest before its
middle. Loads pdfminer; import it only where a PDF is read.
"""

import logging
import re
import zlib
from collections import Counter
from collections.abc import Iterator, Sequence
from datetime import datetime
from io import BytesIO
from itertools import islice
from typing import Any, NamedTuple

from pdfminer.converter import PDFPageAggregator
from pdfminer.layout import LAParams, LTChar, LTPage, LTTextContainer, LTTextLine
from pdfminer.pdfdocument import PDFDocument
from pdfminer.pdfinterp import PDFPageInterpreter, PDFResourceManager
from pdfminer.pdfpage import PDFPage
from pdfminer.pdfparser import PDFParser

from storage.dumps import forms
from storage.models import ParsedArticle, Reading, Role

NAME = "pdf"

MOST_PAGES = 30
MOST_LETTERS = 40_000
"""On a page."""
MOST_UNPACKED = 60 * 1024 * 1024
"""Bytes of what is packed in it."""
_MOST_BOXES = 400
_LONG = 80
_LEAST = 200
_REFUSAL = "{} Open it, select the article's text, copy it and paste it here."
_NOTE = "A PDF does not say what is text and what is not: see whether it was read right."

_STREAM = re.compile(rb"(?<!end)stream\r?\n")
_CHAINED = re.compile(rb"/Filter\s*\[[^\]]*(?:Flate|LZW|RunLength)[^\]]*(?:Flate|LZW|RunLength)|/LZWDecode")

logging.getLogger("pdfminer").setLevel(logging.CRITICAL)


class Box(NamedTuple):
    """A paragraph or a line by itself. size: of its letters. left, right: where it stands, in points."""

    text: str
    size: float
    left: float
    right: float


class _TooMuchError(Exception):
    """More than there may be; str() is a sentence."""


def read(data: bytes, reference: datetime) -> Reading:
    """The article of a PDF, or a refusal; see pdf.read."""
    try:
        _check(data)
        document = PDFDocument(PDFParser(BytesIO(data)))
        boxes = [box for page in _pages(document) for box in _boxes(page)]
    except _TooMuchError as error:
        return _refused(str(error), reference)
    except Exception:  # noqa: BLE001 - whatever a broken file makes the library stumble on, it is refused
        return _refused("This PDF is damaged, encrypted or of a kind that is not read.", reference)
    title, paragraphs = article(boxes)
    body = "\n\n".join(paragraphs)
    if len(body) < _LEAST:
        return _refused("No article was found in this PDF; it may be a picture.", reference)
    found = ParsedArticle(
        role=Role.MAIN,
        title=title or forms.made_headline(body),
        body=body,
        title_made=title is None,
    )
    return Reading(NAME, (found,), reference, note=_NOTE)


def article(boxes: Sequence[Box]) -> tuple[str | None, list[str]]:
    """The headline, if there is one, and the paragraphs. Pure."""
    letters: Counter[float] = Counter()
    for box in boxes:
        if forms.width(box.text) >= _LONG:
            letters[round(box.size, 1)] += len(box.text)
    if not letters:
        return None, []
    size = letters.most_common(1)[0][0]
    prose = [
        at
        for at, box in enumerate(boxes)
        if forms.width(box.text) >= _LONG and abs(box.size - size) < 0.05 * size
    ]
    left, right = min(boxes[at].left for at in prose), max(boxes[at].right for at in prose)
    middle = prose[len(prose) // 2]
    heads = [
        (round(box.size), -at)
        for at, box in enumerate(boxes[: middle + 1])
        if box.size > 1.2 * size
        and 3 <= forms.words(box.text) <= 30
        and not box.text.endswith(":")
        and box.left < right
        and box.right > left - 5
    ]
    headline = -max(heads)[1] if heads else None
    begin = headline + 1 if headline is not None and headline <= prose[0] + 2 else 0
    paragraphs: list[str] = []
    for at in range(begin, prose[-1] + 1):
        box = boxes[at]
        if at == headline or not left - 8 <= box.left <= left + 40:
            continue
        same = abs(box.size - size) < 0.06 * size
        subheading = size < box.size < 1.6 * size and bool(paragraphs) and forms.words(box.text) <= 15
        if (same and (forms.width(box.text) >= 30 or forms.ends_sentence(box.text))) or subheading:
            paragraphs.append(box.text)
    return None if headline is None else boxes[headline].text, paragraphs


def _check(data: bytes) -> None:
    """Refuses what would unpack to too much, before the library unpacks it."""
    if _CHAINED.search(data):
        raise _TooMuchError("This PDF is packed in a way that is not read.")
    left = MOST_UNPACKED
    for match in _STREAM.finditer(data):
        head = data[max(0, match.start() - 1000) : match.start()]
        if b"/Image" in head[head.rfind(b" obj") + 1 :]:
            continue  # is never unpacked
        end = data.find(b"endstream", match.end())
        try:
            packed = data[match.end() : end if end >= 0 else len(data)]
            left -= len(zlib.decompressobj().decompress(packed, left + 1))
        except zlib.error:
            continue  # a stream of another kind
        if left < 0:
            raise _TooMuchError("This PDF holds too much to be a news page.")


def _pages(document: PDFDocument) -> Iterator[LTPage]:
    resources = PDFResourceManager(caching=False)
    device = PDFPageAggregator(resources)
    interpreter = PDFPageInterpreter(resources, device)
    for page in islice(PDFPage.create_pages(document), MOST_PAGES):
        interpreter.process_page(page)
        yield device.get_result()


def _boxes(page: LTPage) -> Iterator[Box]:
    letters = [item for item in page if isinstance(item, LTChar)]
    if len(letters) > MOST_LETTERS:
        raise _TooMuchError("A page of this PDF has too many letters to be a news page.")
    lines = {round(letter.y0) for letter in letters}
    # To put boxes into columns takes the square of their number.
    flow = 0.5 if len(lines) < _MOST_BOXES else None
    page.analyze(LAParams(boxes_flow=flow))
    for element in page:
        if not isinstance(element, LTTextContainer):
            continue
        sizes = Counter(round(letter.size, 1) for letter in _letters(element))
        text = " ".join(element.get_text().split())
        if text and sizes:
            yield Box(text, sizes.most_common(1)[0][0], element.x0, element.x1)


def _letters(element: LTTextContainer[Any]) -> Iterator[LTChar]:
    for line in element:
        if isinstance(line, LTTextLine):
            yield from (letter for letter in line if isinstance(letter, LTChar))


def _refused(sentence: str, reference: datetime) -> Reading:
    return Reading(NAME, (), reference, _REFUSAL.format(sentence))
