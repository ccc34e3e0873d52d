"""Which language a text is in, of headlines, texts and many together; silence where it can't be told."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from storage import languages
from storage.languages import Company
from tests.storage.texts import BRIDGE, FERRY, FERRY_JA, FERRY_RU, FERRY_TH, LIBRARY, MINISTER_KO, TALKS_ZH

_HEADLINES = {
    "en": "Ministers meet in Geneva over fishing rights",
    "de": "Bundestag beschließt neues Gesetz zum Klimaschutz",
    "fr": "Le président annonce une réforme des retraites",
    "es": "El presidente anuncia una reforma de las pensiones",
    "pt": "Presidente anuncia reforma da previdência em Brasília",
    "it": "Il presidente annuncia la riforma delle pensioni",
    "nl": "Minister van Buitenlandse Zaken arriveert in Den Haag",
    "ru": "Министр иностранных дел прибыл в Москву",
    "uk": "Міністр закордонних справ прибув до Києва на переговори",
    "ar": "وزير الخارجية يصل إلى القاهرة لإجراء محادثات",
    "fa": "وزیر خارجه برای گفتگو وارد تهران شد",
    "hi": "विदेश मंत्री वार्ता के लिए दिल्ली पहुंचे",
    "ja": "外務大臣が東京で会談",
    "zh": "外交部长抵达北京举行会谈",
    "ko": "외무장관 서울 도착",
    "th": "รัฐมนตรีต่างประเทศเดินทางถึงกรุงเทพ",
    "tr": "Dışişleri Bakanı görüşmeler için Ankara'ya geldi",
    "pl": "Minister spraw zagranicznych przybył do Warszawy",
    "sv": "Utrikesministern anlände till Stockholm för samtal",
    "vi": "Bộ trưởng Ngoại giao đến Hà Nội để hội đàm",
    "el": "Ο υπουργός Εξωτερικών έφτασε στην Αθήνα",
    "he": "שר החוץ הגיע לירושלים לשיחות",
}


@pytest.mark.parametrize(("language", "headline"), _HEADLINES.items())
def test_a_headline_alone_is_enough(language: str, headline: str) -> None:
    assert languages.detect(headline) == language


@pytest.mark.parametrize(
    ("language", "body"),
    [
        ("en", FERRY),
        ("en", BRIDGE),
        ("en", LIBRARY),
        ("ja", FERRY_JA),
        ("ko", MINISTER_KO),
        ("zh", TALKS_ZH),
        ("th", FERRY_TH),
        ("ru", FERRY_RU),
    ],
)
def test_the_text_counts_beside_a_headline_of_names(language: str, body: str) -> None:
    assert languages.detect("NHK Ostmar 2025", body) == language


@pytest.mark.parametrize("text", ["", "Paris", "12345 678 910 11 12 13", "OK", "北京", "– … ☃", "\ud800"])
def test_too_short_a_text_is_in_no_language(text: str) -> None:
    assert languages.detect(text) is None


def test_texts_of_another_script_with_a_foreign_name_keep_their_language() -> None:
    assert languages.detect("ソニー、PlayStation Network の障害について謝罪") == "ja"
    assert languages.detect("Компания Microsoft и Apple объявили о слиянии") == "ru"


def test_a_doubtful_text_is_taken_to_be_in_the_language_of_the_others() -> None:
    others = [("Ferry opens", FERRY), ("Bridge closed", BRIDGE)] * 15
    company = Company()
    assert company.detect(others) == ["en"] * 30
    assert company.detect([("Ostmar Velm Karsk Brandt", "")]) == ["en"]
    clear = [("OK", ""), (_HEADLINES["fr"], ""), (_HEADLINES["ja"], "")]
    assert company.detect(clear) == [None, "fr", "ja"]


@given(st.text(st.characters(codec=None), max_size=300), st.text(st.characters(codec=None), max_size=300))
def test_any_text_has_a_code_or_none(title: str, body: str) -> None:
    language = languages.detect(title, body)
    assert language is None or (language.isascii() and language.islower() and len(language) == 2)
