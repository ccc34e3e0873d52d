"""Rich messages at the local Telegram: what it takes, what it refuses, and that briefings are within that."""

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from bot.demo import rich
from bot.demo.refusals import Refusal
from bot.texts import languages, texts
from bot.views import briefings
from storage.briefings import LARGEST, Choice, Pick
from storage.preferences import Layout
from tests.bot.test_briefing_views import NOW, picks


def test_details_with_their_summary_become_a_tree() -> None:
    blocks, text = rich.parse("<details open><summary><b>A &amp; B</b></summary><p>C</p></details>")
    summary = {"tag": "summary", "children": [{"tag": "b", "children": ["A & B"]}]}
    assert blocks == [{"tag": "details", "children": [summary, {"tag": "p", "children": ["C"]}], "open": ""}]
    assert text == "A & B\nC"


@pytest.mark.parametrize(
    ("html", "words"),
    [
        ("<script>x</script>", "Unsupported start tag"),
        ("<p onclick='x'>x</p>", "Unsupported attribute"),
        ("<p><summary>x</summary></p>", 'must be in "details"'),
        ("<p>x", "Can't find end tag"),
        ("<p>x</b></p>", "Unexpected end tag"),
        ("<p> </p>", "non-empty"),
        ("x" * (rich.MOST_TEXT + 1), "TOO_LONG"),
        ("<p>x</p>" * (rich.MOST_BLOCKS + 1), "TOO_MANY_BLOCKS"),
        ("<b>" * 17 + "x" + "</b>" * 17, "TOO_DEEP"),
    ],
)
def test_what_is_refused(html: str, words: str) -> None:
    with pytest.raises(Refusal, match=words):
        rich.parse(html)


@pytest.mark.parametrize("language", languages())
@given(st.lists(picks, min_size=1, max_size=LARGEST), st.integers(0, 10_000))
@settings(max_examples=15, deadline=None)
def test_any_unfolding_briefing_is_taken(language: str, chosen: list[Pick], others: int) -> None:
    choice = Choice(tuple(chosen), (), others, ())
    message = briefings.briefing(texts(language), choice, NOW, layout=Layout.UNFOLDING)
    assert message.rich is not None
    blocks, _ = rich.parse(message.rich)
    assert sum(isinstance(block, dict) and block["tag"] == "details" for block in blocks) == len(chosen)
    assert message.rtl is (language == "ar")
