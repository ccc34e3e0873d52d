"""Which texts are one article, and what an article is by all that was told of it."""

from datetime import timedelta
from typing import Any

import pytest
from hypothesis import given
from hypothesis import strategies as st

from storage import identity
from storage.identity import Telling
from storage.models import Role
from storage.times import to_micros
from tests.storage.conftest import NOW, article
from tests.storage.texts import BRIDGE, FERRY, FERRY_JA

HOUR = 3_600_000_000
texts = st.text(st.characters(codec=None), max_size=60)


def told(
    title: str, body: str = "", source: str | None = "Coast Herald", *, at: float = 0, **fields: Any
) -> Telling:
    """A telling at so many hours after NOW."""
    reference = to_micros(NOW + timedelta(hours=at))
    return identity.told(article(title, body, source), reference, "en")._replace(**fields)


OPENS = told("Ferry opens", FERRY)


@pytest.mark.parametrize(
    "other",
    [
        pytest.param(told("FERRY OPENS", FERRY.replace("\n\n", " ")), id="case, spaces"),
        pytest.param(told("“Ferry” opens…", FERRY.replace(".", "…")), id="signs"),
        pytest.param(told("Ferry opens", FERRY.replace("nine", "ten")), id="a word"),
        pytest.param(told("New ferry line opens", FERRY), id="its headline"),
        pytest.param(told("Ferry opens", FERRY + "\n\nIt had been planned for years."), id="a sentence more"),
        pytest.param(told("Ferry opens", FERRY[:130]), id="cut in the middle"),
        pytest.param(told("Ferry opens", FERRY.replace("forty", "fifty")[:180]), id="changed and cut"),
        pytest.param(told("Ferry opens"), id="its headline alone"),
        pytest.param(told("Ferry opens", FERRY, None), id="source unknown"),
        pytest.param(told("Ferry opens", FERRY, "COAST  herald"), id="source written otherwise"),
    ],
)
def test_versions_of_an_article_are_the_same(other: Telling) -> None:
    assert identity.same(OPENS, other)
    assert identity.same(other, OPENS)
    assert set(_keys(OPENS)) & set(_keys(other))


def test_versions_are_the_same_without_spaces_as_well() -> None:
    one, other = told("フェリー航路", FERRY_JA), told("フェリー航路", FERRY_JA.replace("九", "十"))
    assert identity.same(one, other)
    assert set(_keys(one)) & set(_keys(other))


@pytest.mark.parametrize(
    ("one", "other"),
    [
        pytest.param(OPENS, told("Ferry opens", FERRY, "City Post"), id="another source"),
        pytest.param(OPENS, told("Bridge closed", BRIDGE), id="another event"),
        pytest.param(told("Morning news", FERRY), told("Morning news", BRIDGE), id="the same rubric"),
        pytest.param(
            OPENS._replace(published_at=0, precision=0),
            told("Ferry opens", FERRY.replace("nine", "ten").replace("forty", "six"))._replace(
                published_at=200 * HOUR, precision=0
            ),
            id="the same template a week later",
        ),
    ],
)
def test_other_articles_are_not(one: Telling, other: Telling) -> None:
    assert not identity.same(one, other)
    assert not identity.same(other, one)


def test_the_same_text_has_the_same_digest_whatever_its_case_spaces_and_signs() -> None:
    loud = identity.sketch("“FERRY”  opens", FERRY.upper().replace(" ", "\u00a0"))
    assert loud.digest == identity.sketch("Ferry opens", FERRY).digest
    assert (
        identity.sketch("Ferry opens", FERRY).digest != identity.sketch("Ferry opens", FERRY + " No.").digest
    )


@given(texts, texts)
def test_any_text_has_a_sketch_of_numbers_that_sqlite_takes(title: str, body: str) -> None:
    sketch = identity.sketch(title, body)
    assert all(-(2**63) <= number < 2**63 for number in (sketch.digest, *sketch.keys))
    assert 1 <= len(sketch.keys) <= 1 + identity.CLAUSES


def test_the_newest_text_counts_and_an_older_page_read_late_does_not() -> None:
    first, second = told("Ferry opens", FERRY), told("Ferry opens", FERRY.replace("nine", "ten"), at=2)
    assert identity.article_of([first, second]).body == second.body
    assert identity.article_of([second, first]).body == second.body


def test_a_text_told_before_does_not_come_back() -> None:
    first, second = told("Ferry opens", FERRY), told("Ferry opens", FERRY.replace("nine", "ten"), at=1)
    assert (
        identity.article_of([first, second, first._replace(reference_at=second.reference_at + HOUR)]).body
        == second.body
    )


def test_a_text_cut_in_the_middle_does_not_replace_the_whole_one() -> None:
    whole, cut = told("Ferry opens", FERRY), told("Ferry opens", FERRY[:150], at=1)
    assert identity.article_of([whole, cut]).body == FERRY
    assert identity.article_of([cut, whole]).body == FERRY


def test_a_headline_of_its_own_counts_more_than_a_made_one() -> None:
    made = told("The harbour town of Ostmar", FERRY, title_made=True)
    real = told("Ferry opens", FERRY, at=1)
    for tellings in ([made, real], [real, made._replace(reference_at=real.reference_at + HOUR)]):
        assert identity.article_of(tellings).title == "Ferry opens"
        assert not identity.article_of(tellings).title_made


def test_what_is_known_later_is_filled_in() -> None:
    plain = told("Ferry opens", FERRY, None)
    full = told(
        "Ferry opens", FERRY, at=1, url="https://coast.example/ferry", hashtags=("Ferry",), role=Role.MAIN
    )
    article = identity.article_of([plain, full])
    assert (article.source, article.url, article.hashtags) == ("Coast Herald", full.url, ("Ferry",))
    assert article.role is Role.MAIN
    assert article.reference_at == plain.reference_at


@pytest.mark.parametrize("order", [(0, 1, 2, 3), (3, 2, 1, 0), (2, 0, 3, 1)])
def test_the_most_precise_time_counts(order: tuple[int, ...]) -> None:
    tellings = [
        told("Ferry opens", FERRY),
        told("Ferry opens", FERRY, published_at=100, precision=3600, time_clamped=False),
        told("Ferry opens", FERRY, published_at=200, precision=86_400, time_clamped=False),
        told("Ferry opens", FERRY, published_at=300, precision=0, time_clamped=True),
    ]
    assert identity.article_of([tellings[number] for number in order]).published_at == 100


@pytest.mark.parametrize(
    ("ago", "precision"),
    [
        (timedelta(minutes=7), 60),
        (timedelta(hours=13), 3600),
        (timedelta(days=1), 86_400),
        (timedelta(days=4), 86_400),
        (timedelta(weeks=2), 7 * 86_400),
        (timedelta(0), 60),
        (timedelta(hours=3, seconds=11), 0),
        (timedelta(hours=9), 3600),
        (timedelta(minutes=-7), 0),
    ],
)
def test_an_age_is_as_precise_as_its_unit(ago: timedelta, precision: int) -> None:
    assert identity.precision(to_micros(NOW - ago), to_micros(NOW), ages=True) == precision


def test_a_time_that_is_no_age_is_exact_and_a_midnight_is_a_date() -> None:
    assert identity.precision(to_micros(NOW - timedelta(hours=1)), to_micros(NOW), ages=False) == 0
    assert identity.precision(to_micros(NOW - timedelta(hours=9)), to_micros(NOW), ages=False) == 86_400


def _keys(telling: Telling) -> tuple[int, ...]:
    return identity.sketch(telling.title, telling.body).keys
