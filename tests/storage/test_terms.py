"""Terms: how a text is cut into what articles are compared by, in many scripts and many threads."""

from concurrent.futures import ThreadPoolExecutor

from hypothesis import given
from hypothesis import strategies as st

from storage import vectors
from storage.terms import NAME, NUMBER, Token, spellings, tokens


def _stems(text: str, language: str | None = None) -> list[str]:
    return [token.stem for token in tokens(text, language)]


def test_names_are_words_with_a_capital_inside_a_sentence() -> None:
    found = {
        token.stem: token.kind for token in tokens("Big crowds met Hanne Brandvik. Later it rained.", "en")
    }
    assert found["hann"] == found["brandvik"] == NAME
    assert found["big"] != NAME
    assert found["later"] != NAME


def test_numbers_keep_their_value_and_lose_their_commas() -> None:
    assert Token("2500", NUMBER) in tokens("It cost 2,500 crowns", "en")
    assert Token("5.6", NUMBER) in tokens("magnitude 5.6, they said", "en")


def test_forms_of_a_word_are_one_stem_by_the_rules_of_its_language() -> None:
    assert _stems("burning burned burns", "en") == ["burn"] * 3
    assert len(set(_stems("Москва Москвы Москве", "ru"))) == 1
    assert _stems("Ostmar's Ostmar’s Ostmar", "en") == ["ostmar"] * 3


def test_scripts_without_spaces_are_cut_into_pairs() -> None:
    assert _stems("北京会谈") == ["北京", "京会", "会谈"]


def test_addresses_and_markup_are_no_words() -> None:
    assert _stems('<a href="https://example.org/x">ferry</a> www.example.org') == ["ferri"]


def test_threads_that_stem_at_once_get_the_same_stems() -> None:
    words = [
        f"{begin}{middle}ational" for begin in "bcdfglmnprstvw" for middle in ("er", "in", "ol", "ust", "abr")
    ]
    with ThreadPoolExecutor(4) as pool:
        found = list(pool.map(lambda _: _stems(" ".join(words), "fr"), range(8)))
    assert all(stems == found[0] for stems in found)


def test_each_stem_has_a_spelling() -> None:
    assert dict(spellings("Burning ferries", "en")) == {"burn": "Burning", "ferri": "ferries"}


@given(st.text(max_size=200), st.sampled_from(["en", "ru", "zh", None, "??"]))
def test_any_text_has_a_vector_that_survives_its_table(text: str, language: str | None) -> None:
    draft = vectors.draft(text, text, language)
    settled = vectors.settle(draft, vectors.Rarity(draft["id"], draft["weight"] * 0 + 1, 10))
    again = vectors.unpack(vectors.pack(settled))
    assert again.tolist() == settled.tolist()
    assert (settled["weight"] >= 0).all()
