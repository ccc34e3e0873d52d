"""Encodings: the usual code pages of news in many languages, and bytes that are no text."""

import codecs

import pytest

from storage.dumps import encodings, parse_file
from storage.dumps.encodings import UndecodableError
from tests.dumps.generator import NEWS, REFERENCE

_POLISH = (
    "Portowe miasto otwiera nową linię promową. Pierwszy prom odpłynął w poniedziałek w południe, "
    "na pokładzie było dwieście osób, poinformował urząd. Następny odpłynie jutro o świcie."
)
_FRENCH = (
    "Le premier bateau est parti à midi. « Nous avons attendu dix ans », a dit Hélène Lefèvre – très émue…"
)
_TURKISH = "Liman şehri yeni feribot hattını açtı. İlk gemi pazartesi öğlen iki yüz yolcuyla yola çıktı."


def _news(language: str) -> str:
    news = NEWS[language]
    return "\n".join([news["titles"][0], *news["sentences"]])


@pytest.mark.parametrize(
    ("text", "encoding"),
    [
        (_news("en"), "ascii"),
        (_news("ru"), "utf-8"),
        (_news("ja"), "utf-8-sig"),
        (_news("en"), "utf-16"),
        (_news("ru"), "utf-16-le"),
        (_news("ko"), "utf-16-be"),
        (_news("zh"), "utf-32"),
        (_news("ru"), "cp1251"),
        (_news("ru"), "koi8-r"),
        (_news("ru"), "cp866"),
        (_news("ru"), "iso8859-5"),
        (_news("ja"), "cp932"),
        (_news("ja"), "euc_jp"),
        (_news("ja"), "iso2022_jp"),
        (_news("zh"), "gb18030"),
        (_news("zh"), "gbk"),
        (_news("ko"), "cp949"),
        (_news("ar"), "cp1256"),
        (_news("es"), "cp1252"),
        (_FRENCH, "cp1252"),
        (_POLISH, "cp1250"),
        (_POLISH, "iso8859-2"),
        (_TURKISH, "cp1254"),
        (
            "港口城市開通新的渡輪航線。市政府表示，第一班船於星期一中午出發，船上載有二百人。沒有人受傷。",
            "big5",
        ),
    ],
)
def test_a_text_is_decoded_from(text: str, encoding: str) -> None:
    data = text.encode(encoding, "ignore")
    assert encodings.decode(data) == data.decode(encoding)


@pytest.mark.parametrize("mark", [b"", codecs.BOM_UTF8])
def test_a_file_cut_within_a_character_is_read_up_to_it(mark: bytes) -> None:
    assert encodings.decode(mark + _news("ru").encode()[:-1]) == _news("ru")[:-1]


@pytest.mark.parametrize(
    "data",
    [
        b"\x89PNG\r\n\x1a\n\x00\x00\x00\rIHDR",
        b"PK\x03\x04" + bytes(range(256)) * 4,
        bytes(range(128, 256)) * 5,
        _news("ru").encode() + b"\xff" + _news("ru").encode(),
        codecs.BOM_UTF16_LE + "a".encode("utf-16-le") + b"\x00\xd8a\x00",
    ],
)
def test_bytes_that_are_no_text_are_said(data: bytes) -> None:
    with pytest.raises(UndecodableError):
        encodings.decode(data)
    reading = parse_file("page.txt", data, REFERENCE)
    assert reading.articles == ()
    assert reading.refusal is not None
    assert reading.refusal.startswith("page.txt: ")


def test_the_broken_byte_is_named() -> None:
    with pytest.raises(UndecodableError, match="0xff at 20 is not UTF-8"):
        encodings.decode("паром идёт ".encode() + b"\xff" + " паром".encode() * 20)


def test_a_document_in_a_code_page_is_read_as_a_dump() -> None:
    reading = parse_file("page.txt", _news("ru").encode("cp1251"), REFERENCE)
    assert [article.title for article in reading.articles] == [NEWS["ru"]["titles"][0]]
