"""HTML and MarkdownV2: what Telegram makes of them, and how it says that it can't."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from bot.demo.detection import detected
from bot.demo.entities import Formatted, parse_html, trimmed, units
from bot.demo.markdown import parse_markdown
from bot.demo.refusals import Refusal

Found = list[tuple[str, int, int, str]]


def listed(formatted: Formatted) -> Found:
    return [(e.kind, e.offset, e.length, e.detail) for e in formatted.entities]


@pytest.mark.parametrize(
    ("source", "text", "entities"),
    [
        (
            "a &lt;b&gt; &amp;amp; &quot; &#39; &#x1F5DE; &nbsp; & <b>x</b>",
            "a <b> &amp; \" ' 🗞 &nbsp; & x",
            [("bold", 28, 1, "")],
        ),
        ("<b>🗞<i>x</i></b>", "🗞x", [("bold", 0, 3, ""), ("italic", 2, 1, "")]),
        ("<i><b>x</b></i>", "x", [("bold", 0, 1, ""), ("italic", 0, 1, "")]),
        (
            '<a href="https://a.example/?x=1&amp;y=2">x</a>',
            "x",
            [("text_link", 0, 1, "https://a.example/?x=1&y=2")],
        ),
        ('<a href="a.example">x</a>', "x", [("text_link", 0, 1, "http://a.example")]),
        ("<a>a.example</a>", "a.example", [("text_link", 0, 9, "http://a.example")]),
        ('<a href="no">x</a>', "x", []),
        ('<pre><code class="language-py">x</code></pre>', "x", [("pre", 0, 1, "py")]),
        ("<blockquote expandable>x</blockquote>", "x", [("expandable_blockquote", 0, 1, "")]),
        ('<span class="tg-spoiler">x</span><b></b>', "x", [("spoiler", 0, 1, "")]),
        ("<U>x</u >", "x", [("underline", 0, 1, "")]),
    ],
)
def test_html_is_read_as_telegram_reads_it(source: str, text: str, entities: Found) -> None:
    found = parse_html(source)
    assert found.text == text
    assert sorted(listed(found)) == sorted(entities)


@pytest.mark.parametrize(
    ("source", "refusal"),
    [
        ("é<p>x</p>", 'Unsupported start tag "p" at byte offset 2'),
        ("<b>x", 'Can\'t find end tag corresponding to start tag "b"'),
        ("<b><i>x</b></i>", 'Unmatched end tag at byte offset 7, expected "</i>", found "</b>"'),
        ("x</b>", "Unexpected end tag at byte offset 1"),
        ("a < b", 'Unsupported start tag "" at byte offset 2'),
        ("1<2", "Unclosed start tag at byte offset 1"),
        ('<a href="x>y</a>', "Unclosed start tag at byte offset 0"),
        ("<a href", 'Unclosed start tag "a" at byte offset 0'),
        ("<a =x>y</a>", 'Empty attribute name in the tag "a" at byte offset 0'),
        ("<a href=x/y>z</a>", "Unexpected end of name token at byte offset 8"),
        ("<span>x</span>", 'Tag "span" must have class "tg-spoiler" at byte offset 0'),
        ("<b>x</b", "Unclosed end tag at byte offset 4"),
    ],
)
def test_broken_html_is_refused_in_telegrams_words(source: str, refusal: str) -> None:
    with pytest.raises(Refusal) as error:
        parse_html(source)
    assert error.value.description == f"Bad Request: can't parse entities: {refusal}"


@given(st.text(st.sampled_from('<>&;/"=ab🗞 \n'), max_size=40))
def test_any_html_is_read_or_refused_and_entities_lie_in_the_text(source: str) -> None:
    try:
        found = parse_html(source)
    except Refusal:
        return
    total = units(found.text)
    assert all(e.offset >= 0 and e.length > 0 and e.offset + e.length <= total for e in found.entities)
    short = trimmed(found)
    assert short.text == short.text.strip()
    assert all(e.offset + e.length <= units(short.text) for e in short.entities)


def test_trimming_moves_entities_along_and_drops_what_telegram_drops() -> None:
    found = trimmed(parse_html(" \n a\u202ab<b>c\r</b>\t\u2068d\u2069 "))
    assert found.text == "abc \u2068d\u2069"
    assert listed(found) == [("bold", 2, 1, "")]


@pytest.mark.parametrize(
    ("source", "text", "entities"),
    [
        ("*b* _i_ __u__ ~s~ ||p||", "b i u s p", ["bold", "italic", "underline", "strikethrough", "spoiler"]),
        (r"1\.5 \*x\*", "1.5 *x*", []),
        ("[x](https://a.example/b)", "x", ["text_link"]),
        ("`a_b` ```py\nx=1```", "a_b x=1", ["code", "pre"]),
        (">quoted\n>more\nafter", "quoted\nmore\nafter", ["blockquote"]),
    ],
)
def test_markdown_is_read(source: str, text: str, entities: list[str]) -> None:
    found = parse_markdown(source)
    assert (found.text, [entity.kind for entity in found.entities]) == (text, entities)


@pytest.mark.parametrize(
    ("source", "refusal"),
    [
        ("1.5", "Character '.' is reserved and must be escaped with the preceding '\\'"),
        ("a *b", "Can't find end of the Bold entity starting at byte offset 2"),
    ],
)
def test_broken_markdown_is_refused(source: str, refusal: str) -> None:
    with pytest.raises(Refusal) as error:
        parse_markdown(source)
    assert error.value.description == f"Bad Request: can't parse entities: {refusal}"


def test_commands_mentions_hashtags_and_addresses_are_found() -> None:
    text = "🗞 /latest@some_bot 5, see https://a.example/b. #Ferry @ada or a/b and 1/2, mail x@y.example"
    assert [(e.kind, e.offset, e.length) for e in detected(Formatted(text)).entities] == [
        ("bot_command", 3, 16),
        ("url", 27, 19),
        ("hashtag", 48, 6),
        ("mention", 55, 4),
        ("email", 81, 11),
    ]
