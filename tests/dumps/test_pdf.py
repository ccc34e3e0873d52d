"""PDF: the headline and the paragraphs by their letters' size and place, or a refusal with what to do."""

import textwrap
import zlib
from datetime import UTC, datetime

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from storage import dumps
from storage.dumps import pdf_text
from storage.models import Reading
from tests.end_to_end.pages import sentences

NOW = datetime(2025, 7, 1, 9, tzinfo=UTC)
TITLE = "Harbour town opens the new ferry line that it had waited for since the storm of the spring"
BODY = [" ".join(sentences(f"ferry{number}", 5)) for number in range(6)]

Line = tuple[float, float, float, str]
"""Size, from the left, from below, words."""


def pdf(pages: list[list[Line]], *, extra: bytes = b"", packed: bool = True) -> bytes:
    """A PDF of lines of Helvetica, as small as one can be."""
    objects = [b"<< /Type /Font /Subtype /Type1 /BaseFont /Helvetica >>"]
    kids = []
    for lines in pages:
        shown = "\n".join(f"BT /F {size} Tf {x} {y} Td ({words}) Tj ET" for size, x, y, words in lines)
        data = zlib.compress(shown.encode("latin-1")) if packed else shown.encode("latin-1")
        about = f"<< /Length {len(data)} {'/Filter /FlateDecode ' if packed else ''}>>".encode()
        objects.append(about + b"\nstream\n" + data + b"\nendstream")
        kids.append(len(objects) + 1)
        objects.append(
            f"<< /Type /Page /Parent 1000 0 R /MediaBox [0 0 595 842] /Contents {len(objects)} 0 R"
            " /Resources << /Font << /F 1 0 R >> >> >>".encode()
        )
    objects.append(
        f"<< /Type /Pages /Count {len(kids)} /Kids [{' '.join(f'{kid} 0 R' for kid in kids)}] >>".encode()
    )
    tree = len(objects)
    objects = [one.replace(b"/Parent 1000 0", b"/Parent %d 0" % tree) for one in objects]
    objects.append(f"<< /Type /Catalog /Pages {tree} 0 R >>".encode())
    held = b"%PDF-1.4\n" + extra
    places = []
    for number, one in enumerate(objects, 1):
        places.append(len(held))
        held += b"%d 0 obj\n%s\nendobj\n" % (number, one)
    table = b"".join(b"%010d 00000 n \n" % place for place in places)
    end = len(held)
    head = b"xref\n0 %d\n0000000000 65535 f \n" % (len(objects) + 1)
    return (
        held
        + head
        + table
        + b"trailer\n<< /Size %d /Root %d 0 R >>\nstartxref\n%d\n%%%%EOF"
        % (
            len(objects) + 1,
            len(objects),
            end,
        )
    )


def article() -> bytes:
    """A page with a menu, a headline on two lines, paragraphs over two pages, and a column beside them."""
    first: list[Line] = [(8, 60, 810, "Coast Herald   Home   Sport   Weather")]
    y = 760.0
    for words in textwrap.wrap(TITLE, 44):
        first.append((20, 60, y, words))
        y -= 24
    first.append((8, 60, y - 10, "By Jane Roe, 1 July 2025"))
    y -= 50
    second: list[Line] = []
    for number, paragraph in enumerate(BODY):
        page = first if number < 3 else second
        if number == 3:
            y = 780
        for words in textwrap.wrap(paragraph, 70):
            page.append((11, 60, y, words))
            y -= 14
        y -= 16
    first += [(8, 480, 600 - 12 * n, f"Also read: lamp {n}") for n in range(9)]
    second.append((8, 60, 40, "Copyright Coast Herald"))
    return pdf([first, second])


def _read(data: bytes) -> Reading:
    return dumps.parse_file("page.pdf", data, NOW)


def test_the_article_of_a_pdf() -> None:
    reading = _read(article())
    (found,) = reading.articles
    assert found.title == TITLE
    assert found.body == "\n\n".join(BODY)
    assert reading.note is not None


def test_a_pdf_without_text_is_refused_with_what_to_do() -> None:
    for data in (pdf([[]]), pdf([[(9, 60, 700, "Only a line.")]])):
        assert "copy it and paste it here" in (_read(data).refusal or "")


@pytest.mark.parametrize("left", [0.2, 0.5, 0.9])
def test_a_pdf_that_is_cut_off_ends_in_an_article_or_a_sentence(left: float) -> None:
    data = article()
    reading = _read(data[: int(len(data) * left)])
    assert bool(reading.articles) != bool(reading.refusal)


def test_a_bomb_in_a_pdf_is_not_unpacked() -> None:
    bomb = zlib.compress(bytes(pdf_text.MOST_UNPACKED + 1), 9)
    data = pdf(
        [[]], extra=b"99 0 obj\n<< /Filter /FlateDecode >>\nstream\n" + bomb + b"\nendstream\nendobj\n"
    )
    assert "too much" in (_read(data).refusal or "")
    twice = pdf(
        [[]], extra=b"99 0 obj\n<< /Filter [/FlateDecode /FlateDecode] >>\nstream\nx\nendstream\nendobj\n"
    )
    assert "packed in a way" in (_read(twice).refusal or "")


def test_a_page_of_too_many_letters_is_refused() -> None:
    many = [(4.0, 10.0, 800.0 - n, "x" * 110) for n in range(400)]
    assert "too many letters" in (_read(pdf([many])).refusal or "")


@settings(deadline=None, max_examples=60)
@given(st.integers(0, 2**32), st.binary(min_size=1, max_size=20))
def test_whatever_is_broken_in_a_pdf_ends_in_a_sentence(place: int, junk: bytes) -> None:
    data = bytearray(pdf([[(11, 60, 700, "One line of words."), (11, 60, 680, "Another.")]], packed=False))
    at = place % len(data)
    data[at : at + len(junk)] = junk
    reading = _read(bytes(data))
    assert bool(reading.articles) != bool(reading.refusal)
