"""What people write after /subscribe is understood, or handed back."""

from datetime import time
from itertools import permutations

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from storage import wishes
from storage.slots import DAILY, WEEKEND, WORKDAYS

HALF_PAST_SEVEN = (time(7, 30),)
SUNDAY = 64


@pytest.mark.parametrize(
    ("words", "hours"),
    [
        ("7am", [time(7)]),
        ("7 am", [time(7)]),
        ("7 A.M.", [time(7)]),
        ("19.30", [time(19, 30)]),
        ("7:30 pm", [time(19, 30)]),
        ("7:30pm", [time(19, 30)]),
        ("07:30", [time(7, 30)]),
        ("0730", [time(7, 30)]),
        ("1930", [time(19, 30)]),
        ("7", [time(7)]),
        ("7h30", [time(7, 30)]),
        ("19h", [time(19)]),
        ("8 o'clock", [time(8)]),
        ("um 7 Uhr", [time(7)]),
        ("noon", [time(12)]),
        ("midnight", [time(0)]),
        ("12am 12pm", [time(0), time(12)]),
        ("24:00", [time(0)]),
        ("7:00 19:00", [time(7), time(19)]),
        ("19:00, 7:00 and 19:00", [time(7), time(19)]),
        ("٧:٣٠", [time(7, 30)]),
        ("７：３０", [time(7, 30)]),
    ],
)
def test_hours(words: str, hours: list[time]) -> None:
    assert wishes.read(words) == wishes.Wish(hours=tuple(hours))


@pytest.mark.parametrize(
    ("words", "days", "language"),
    [
        ("mon-fri", WORKDAYS, "en"),
        ("Mon – Fri", WORKDAYS, "en"),
        ("monday to friday", WORKDAYS, "en"),
        ("weekdays", WORKDAYS, "en"),
        ("weekends", WEEKEND, "en"),
        ("sat,sun", WEEKEND, "en"),
        ("Saturdays and Sundays", WEEKEND, "en"),
        ("fri-mon", 0b1110001, "en"),
        ("tues thurs", 0b0001010, "en"),
        ("daily", DAILY, "en"),
        ("every day", DAILY, "en"),
        ("mo-fr", WORKDAYS, "de"),
        ("samedi, dimanche", WEEKEND, "fr"),
        ("пн-пт", WORKDAYS, "ru"),
        ("周日", SUNDAY, "zh"),
        ("mon/wed/fri", 0b0010101, "en"),
        ("mon-wed/fri", 0b0010111, "en"),
        ("montags bis freitags", WORKDAYS, "de"),
        ("am Wochenende", WEEKEND, "de"),
        ("du lundi au vendredi", WORKDAYS, "fr"),
        ("tous les jours", DAILY, "fr"),
        ("lunes a viernes", WORKDAYS, "es"),
        ("los sábados y domingos", WEEKEND, "es"),
        ("с понедельника по пятницу", WORKDAYS, "ru"),
        ("по выходным", WEEKEND, "ru"),
        ("з понеділка по пʼятницю", WORKDAYS, "uk"),
        ("щодня", DAILY, "uk"),
        ("من الاثنين إلى الجمعة", WORKDAYS, "ar"),
        ("周一至周五", WORKDAYS, "zh"),
        ("每天", DAILY, "zh"),
    ],
)
def test_days(words: str, days: int, language: str) -> None:
    assert wishes.read(words, language) == wishes.Wish(days=days)


@pytest.mark.parametrize(
    ("words", "language", "hour"),
    [
        ("8 in the evening", "en", time(20)),
        ("at 7 in the morning", "en", time(7)),
        ("12 in the morning", "en", time(0)),
        ("11 at night", "en", time(23)),
        ("19 in the evening", "en", time(19)),
        ("um 8 Uhr abends", "de", time(20)),
        ("um 12 am Montag", "de", time(12)),
        ("à 8 heures du soir", "fr", time(20)),
        ("a las 7 de la mañana", "es", time(7)),
        ("в 9 вечера", "ru", time(21)),
        ("о 8 ранку", "uk", time(8)),
        ("الساعة 7 مساء", "ar", time(19)),
        ("下午7点半", "zh", time(19, 30)),
        ("7点30分", "zh", time(7, 30)),
        ("早上7:30", "zh", time(7, 30)),
    ],
)
def test_a_part_of_the_day_says_which_half_an_hour_is_in(words: str, language: str, hour: time) -> None:
    wish = wishes.read(words, language)
    assert (wish.hours, wish.unknown) == ((hour,), ())


def test_languages_without_blanks_are_taken_apart_at_a_time() -> None:
    assert wishes.read("每天上午7点 上海", "zh").hours == (time(7),)
    assert wishes.read("每天上午7点 上海", "zh").days == DAILY


def test_an_article_of_the_readers_language_is_no_city() -> None:
    assert wishes.read("a las 7 de la mañana", "es").places == ()
    assert [place.zone for place in wishes.read("La Paz 7", "es").places] == ["America/La_Paz"]
    assert [place.zone for place in wishes.read("LA 7am").places] == ["America/Los_Angeles"]


@pytest.mark.parametrize(
    "parts",
    [
        ("07:30", "Europe/Berlin", "mon-fri"),
        ("7.30", "Berlin", "weekdays"),
        ("7:30 am", "Frankfurt am Main", "Mon - Fri"),
        ("0730", "Germany", "monday to friday"),
    ],
)
def test_parts_come_in_any_order(parts: tuple[str, ...]) -> None:
    for order in permutations(parts):
        wish = wishes.read(" ".join(order))
        assert (wish.hours, wish.days) == (HALF_PAST_SEVEN, WORKDAYS), order
        assert [place.zone for place in wish.places] == ["Europe/Berlin"]
        assert wish.unknown == ()


@pytest.mark.parametrize(
    ("words", "zones"),
    [
        ("New York", ["America/New_York"]),
        ("daily at 7 in New York", ["America/New_York"]),
        ("UTC +2", ["UTC+02:00"]),
        ("Portland", ["America/New_York", "America/Los_Angeles"]),
        ("Portland, Oregon", ["America/Los_Angeles"]),
        ("Birmingham, UK", ["Europe/London"]),
        ("San Jose, Costa Rica", ["America/Costa_Rica"]),
        ("Valencia Spain", ["Europe/Madrid"]),
        ("Spain, Valencia", ["Europe/Madrid"]),
        ("Berlin New York", ["Europe/Berlin", "America/New_York"]),
        ("Port of Spain", ["America/Port_of_Spain"]),
    ],
)
def test_places(words: str, zones: list[str]) -> None:
    assert [place.zone for place in wishes.read(words).places] == zones


@pytest.mark.parametrize(
    ("words", "unknown"),
    [
        ("25:00", ("25:00",)),
        ("13pm Berlin", ("13pm",)),
        ("7:60", ("7:60",)),
        ("tomorrow morning 7", ("tomorrow morning",)),
        ("soonish Berlin whenever", ("soonish", "whenever")),
        ("7-9", ("7-9",)),
    ],
)
def test_what_is_not_understood_is_handed_back(words: str, unknown: tuple[str, ...]) -> None:
    assert wishes.read(words).unknown == unknown


def test_a_misspelt_place_is_offered() -> None:
    wish = wishes.read("7:00 San Fransisco")
    assert wish.unknown == ("San Fransisco",)
    assert [place.name for place in wish.similar] == ["San Francisco"]


def test_french_and_is_no_time_zone() -> None:
    assert wishes.read("7h et 19h Paris", "fr").hours == (time(7), time(19))
    assert wishes.read("7am ET").places[0].zone == "America/New_York"


@given(st.text(max_size=60), st.sampled_from(["en", "de", "fr", "es", "ru", "uk", "ar", "zh"]))
@settings(deadline=None)
def test_any_text_is_read_without_loss(words: str, language: str) -> None:
    """Whatever is written, each word is understood, a filler, or handed back; nothing breaks."""
    wish = wishes.read(words, language)
    assert all(phrase.strip() for phrase in wish.unknown)
    assert wish.hours == tuple(sorted(set(wish.hours)))
    assert wish.days is None or 0 < wish.days <= DAILY


@given(
    st.integers(0, 23),
    st.integers(0, 59),
    st.sampled_from(
        [
            "{h:02}:{m:02}",
            "{h}:{m:02}",
            "{h}.{m:02}",
            "{h:02}{m:02}",
            "{h}h{m:02}",
            "{g}:{m:02} {a}",
            "{g}:{m:02}{a}",
        ]
    ),
)
def test_every_minute_of_the_day_can_be_written(hour: int, minute: int, form: str) -> None:
    words = form.format(h=hour, m=minute, g=(hour - 1) % 12 + 1, a="am" if hour < 12 else "pm")
    assert wishes.read(words).hours == (time(hour, minute),)
