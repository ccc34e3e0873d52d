"""Text: lengths, shortening and escaping hold for any Unicode."""

from hypothesis import given
from hypothesis import strategies as st

from bot.views.text import Html, brief, chunks, clean, escape, link, plain, seen, shorten, units, visible

ODD = "👨‍👩‍👧‍👦 e\u0301\u0323 שלום مرحبا 日本語 🇩🇪🇫🇷 \u202e\ufeff <b>&amp;\u0300"
anything = st.text(st.one_of(st.characters(), st.sampled_from(ODD)), max_size=300)


def test_units_are_those_of_utf_16() -> None:
    assert units("aé") == 2
    assert units("😀") == 2
    assert visible('<b>a</b> &lt;&amp; <a href="https://example.org">b</a>') == len("a <& b")


@given(anything, st.integers(1, 80))
def test_a_shortened_text_fits_and_begins_like_the_text(text: str, most: int) -> None:
    short = shorten(text, most)
    assert units(short) <= most
    assert short == text or short.endswith("…")
    assert text.startswith(short.removesuffix("…")) or short == text


def test_shortening_cuts_between_words_and_never_inside_a_character() -> None:
    assert shorten("one two three", 9) == "one two…"
    family = "👨‍👩‍👧‍👦"
    assert shorten(family * 3, units(family) * 2) == family + "…"
    assert units(shorten("e" + "\u0301" * 500, 20)) <= 20


@given(anything, st.integers(10, 60))
def test_chunks_fit_and_lose_nothing_but_white_space(text: str, most: int) -> None:
    pieces = chunks(text, most)
    assert all(0 < units(piece) <= most for piece in pieces)
    assert "".join("".join(pieces).split()) == "".join(text.split())


@given(anything, st.integers(1, 80))
def test_a_brief_text_fits(text: str, most: int) -> None:
    assert units(brief(text, most)) <= most


def test_a_brief_text_ends_with_a_sentence_if_that_says_enough() -> None:
    assert brief("The boat left. It was noon, and the sun", 25) == "The boat left."
    assert brief("No. The boat left at noon with two hundred", 25) == "No. The boat left at…"


def test_chunks_end_with_sentences_where_they_can() -> None:
    assert chunks("One two. Three four. Five six seven. Eight", 22) == (
        "One two. Three four.",
        "Five six seven. Eight",
    )
    assert chunks("A paragraph here.\n\nAnother one there.", 30) == (
        "A paragraph here.",
        "Another one there.",
    )


@given(anything)
def test_escaped_text_shows_the_text(text: str) -> None:
    assert plain(escape(text)) == clean(text)
    assert escape(escape(text)) == escape(text)


def test_links_are_made_only_of_addresses_that_telegram_follows() -> None:
    assert link("a <b>", 'https://example.org/?a=1&b="') == "a &lt;b&gt;"
    assert link("a", "https://example.org/?a=1&b=2") == '<a href="https://example.org/?a=1&amp;b=2">a</a>'
    assert link("a", "javascript:alert(1)") == "a"
    assert isinstance(link("a", None), Html)


def test_what_nobody_sees_is_not_seen() -> None:
    assert not seen("\u200b \u2060\ufeff")
    assert not seen(None)
    assert seen("。")


def test_a_brief_text_never_ends_in_a_title() -> None:
    text = "The capsule landed at sunrise with dust aboard. Mission scientist Dr. Ann Lee said it was old."
    assert brief(text, 75) == "The capsule landed at sunrise with dust aboard."
