"""The two lines of sample news, judged by eye; in English, German, Russian and scripts without spaces."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from storage.dumps.forms import width
from storage.summaries import MOST_COLUMNS, summary
from tests.storage.sample_news import PIECES, Piece

LEAD = "The harbour town of Velmar opened its first tidal ferry line on Monday after three years of work."
SECOND = "Two boats will cross the bay every hour until the end of September."
DEUTSCH = "Die Hafenstadt Velmar hat am Montag nach drei Jahren Bauzeit ihre erste Gezeitenfähre eröffnet."
ZWEITER = "Zwei Boote fahren bis Ende September stündlich über die Bucht."
RUSSIAN = "Портовый город Вельмар открыл в понедельник первую приливную паромную линию после трёх лет работ."
ВТОРОЕ = "До конца сентября два судна будут пересекать залив каждый час."

KEPT = [f"{LEAD} {SECOND}", f"{DEUTSCH} {ZWEITER}", f"{RUSSIAN} {ВТОРОЕ}"]


@pytest.mark.parametrize(
    "before",
    [
        "",
        "VELMAR (AP) — ",
        "VELMAR, Norway (Reuters) - ",
        "Velmar (dpa) – ",
        "JANE ROE ",
        "MARY-ANN O’DELL ",
        "By Jane Roe, Staff Writer\n\n",
        "By JANE ROE and JOHN DOE ",
        "The mayor waves from a ferry in Velmar, Norway, Monday, June 30, 2025. (AP Photo/Jane Roe) ",
        "A ferry crosses the bay. (Jane Roe, Coast Herald, Pool Photo via AP) By JANE ROE ",
        "The ferry is seen at the pier in this file photo.\n\n",
        "The ferry at its pier. Photo: Jane Roe/Coast Herald. ",
        "The ferry at its pier on Monday. Getty Images. ",
        "Advertisement\n\n",
        "READ MORE: Storm closes the bridge at Kessavoe\n\n",
        "Jane Roe\n\nJune 30, 2025\n\n",
        "Copyright 2025 Coast Herald. All rights reserved.\n\n",
        "He said so himself.\n\n",
    ],
)
def test_the_lead_is_told_whatever_stands_before_it(before: str) -> None:
    assert summary(f"{before}{LEAD} {SECOND}\n\nMore to come.", "en") == KEPT[0]


@pytest.mark.parametrize("piece", PIECES, ids=lambda piece: piece.summary[:30])
def test_thirty_pieces_of_news_are_told_as_judged(piece: Piece) -> None:
    assert summary(piece.body, piece.language) == piece.summary
    assert width(piece.summary) <= MOST_COLUMNS


@pytest.mark.parametrize(
    "before", ["", "VELMAR (dpa) – ", "Von Jana Roth\n\n", "Foto: Jana Roth/Küstenbote. "]
)
def test_german_news(before: str) -> None:
    assert summary(f"{before}{DEUTSCH} {ZWEITER}", "de") == KEPT[1]


@pytest.mark.parametrize(
    "before", ["", "ВЕЛЬМАР, 30 июня /ТАСС/. ", "ВЕЛЬМАР (АП) — ", "Читайте также: о мостах\n\n"]
)
def test_russian_news(before: str) -> None:
    assert summary(f"{before}{RUSSIAN} {ВТОРОЕ}", "ru") == KEPT[2]


@pytest.mark.parametrize(
    ("body", "expected"),
    [
        (
            "【港町共同】港町は月曜日、潮の流れで動く連絡船の運航を始めた。船は毎時二便で、九月末まで湾を渡る。",
            "港町は月曜日、潮の流れで動く連絡船の運航を始めた。船は毎時二便で、九月末まで湾を渡る。",
        ),
        (
            "新华社云港7月1日电 云港市周一开通首条潮汐轮渡航线。两艘船每小时往返海湾一次。",
            "云港市周一开通首条潮汐轮渡航线。两艘船每小时往返海湾一次。",
        ),
        (
            "(벨마르=연합뉴스) 김하나 기자 = 항구 도시 벨마르가 월요일 첫 조력 여객선 노선을 열었다. "
            "배 두 척이 구월 말까지 매시간 만을 건넌다.",
            "항구 도시 벨마르가 월요일 첫 조력 여객선 노선을 열었다. "
            "배 두 척이 구월 말까지 매시간 만을 건넌다.",
        ),
        (
            "فلمار (أ ف ب) - افتتحت مدينة فلمار الساحلية يوم الاثنين أول خط عبارات يعمل بقوة المد.",
            "افتتحت مدينة فلمار الساحلية يوم الاثنين أول خط عبارات يعمل بقوة المد.",
        ),
    ],
)
def test_other_scripts(body: str, expected: str) -> None:
    assert summary(body, None) == expected


def test_what_is_said_stays_with_who_said_it() -> None:
    body = '"We waited long. It was worth it," said Mayor Ingrid Dahl as the ferry left. ' + SECOND
    assert summary(body, "en") == body


def test_abbreviations_end_no_sentence() -> None:
    body = (
        "Dr. Ann Lee of St. Orin met the U.S. envoy J. P. Marsh at 3 p.m. to speak about the ferry. " + SECOND
    )
    assert summary(body, "en") == body


def test_a_cut_last_sentence_is_left_out() -> None:
    assert summary(f"{LEAD} Two boats will cross the", "en") == LEAD


def test_only_whole_sentences_are_added() -> None:
    long = LEAD + " " + "The boats, which were built at the old yard " * 6 + "run well."
    assert summary(long, "en") == LEAD


def test_a_text_without_any_sentence_is_shortened_at_a_word() -> None:
    told = summary("ferry " * 200, "en")
    assert told.endswith("ferry…")
    assert width(told) <= MOST_COLUMNS


def test_nothing_gives_nothing() -> None:
    assert summary("", "en") == ""
    assert summary(" \n\n ", None) == ""


@given(st.text(max_size=3000))
def test_any_text_has_a_summary_within_its_place(body: str) -> None:
    assert width(summary(body, None)) <= MOST_COLUMNS + 1
