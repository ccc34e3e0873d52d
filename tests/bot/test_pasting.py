"""Pasting: what a client cut comes together again; what it did not stays apart."""

from datetime import UTC, datetime, timedelta
from itertools import pairwise
from typing import Any

import pytest

from bot import pasting
from bot.demo.cutting import cut
from storage import dumps
from storage.inbox import Part
from tests.dumps import generator
from tests.end_to_end.pages import FERRY, LONG, page, paragraphs, related, sentences

NOW = datetime(2025, 7, 1, 9, tzinfo=UTC)


def _logo(title: str, source: str, age: str, body: str) -> str:
    return f"{title}\n{title}\n\n{source}\n\ntime{age}\n\n  • Sport\n  • {source}\n\n{title}\n\n{body}\n"


LOGO = (
    "logo\nTower clock goes backwards\n\nTower clock goes backwards\n\nCity Post13 hours ago\n"
    + "\n".join(paragraphs("clock", 20))
    + "\nOrange background\n\nHashtags\n\nTry Our AI Features\n\nExplore what Daily8 AI can do for you:\n\n"
    "Comments\n\nNo comments yet...\n\nRelated Articles\n\n"
    + _logo("Runner wins the bay race", "Coast Herald", "16 minutes ago", " ".join(sentences("race", 40)))
    + "\n"
    + _logo("Rowers lose their oars", "City Post", "a day ago", " ".join(sentences("oars", 45)))
)
BLANKS = "Old bridge is painted green\n\n" + "\n\n".join(paragraphs("bridge", 40))
MANY = page(
    "Old bridge is painted green",
    paragraphs("bridge", 2),
    *(
        related("City Post", f"{at} hours ago", f"Lamp {at} is lit", " ".join(sentences(f"l{at}", 8)))
        for at in range(2, 40)
    ),
)


def _joins(before: str, after: str, *, late: bool = False) -> bool:
    return pasting.continues(before, after, whole=before, late=late)


@pytest.mark.parametrize("client", ["desktop", "phone"])
@pytest.mark.parametrize("text", [LONG, LOGO, BLANKS, MANY], ids=["long", "logo", "blanks", "many"])
@pytest.mark.parametrize("more", range(6))
def test_a_page_cut_anywhere_is_read_as_the_whole_page(text: str, client: str, more: int) -> None:
    """more: sentences in the first paragraph, so that the cuts fall elsewhere."""
    text = text.replace(". ", f". {' '.join(sentences('more', more))} ", 1) if more else text
    parts = cut(text, client)
    whole = parts[0]
    for before, after in pairwise(parts):
        assert pasting.continues(before, after, whole=whole, late=False)
        whole += pasting.seam(before, after, whole) + after
    assert whole == pasting.joined(parts)
    assert _read(whole, NOW) == _read(text, NOW)
    related_bodies = [one.body for one in dumps.parse(text, NOW).articles[1:]]
    assert [one.body for one in dumps.parse(whole, NOW).articles[1:]] == related_bodies


@pytest.mark.parametrize("client", ["desktop", "phone"])
def test_nearly_all_generated_dumps_survive_being_pasted(client: str) -> None:
    """Those of two pages may be cut right between them, where two pastes look the same."""
    pasted = same = 0
    for rendering in generator.RENDERINGS:
        for seed in range(30):
            sample = generator.sample(rendering, seed)
            parts = cut(sample.text, client)
            if len(parts) > 1:
                pasted += 1
                same += _read(pasting.joined(parts), sample.reference) == _read(sample.text, sample.reference)
    assert pasted > 50
    assert same >= 0.97 * pasted


def _read(text: str, reference: datetime) -> list[object]:
    """What a reading comes to, but for the white space in bodies."""
    return [
        (one.role, one.title, one.source, one.published_at, one.body.split())
        for one in dumps.parse(text, reference).articles
    ]


def test_a_short_message_was_not_cut() -> None:
    assert not _joins(FERRY, LONG[:3000])
    assert not pasting.could_be_cut(FERRY)


def test_two_messages_that_would_have_fitted_into_one_are_two() -> None:
    assert not _joins(BLANKS[:2500].rsplit(". ", 1)[0] + ".", "russia")
    assert not _joins(BLANKS[:2500], "Some more words that begin a text of their own.")


def test_a_new_page_after_a_whole_one_is_no_part_of_it() -> None:
    body = " ".join(sentences("strike", 22))
    first = page(
        "Old bridge is painted green",
        paragraphs("bridge", 3),
        related("City Post", "an hour ago", "Lamp", body),
    )
    assert 2100 < len(first) < 4096
    assert not _joins(first, LONG[:4000].strip())
    assert not _joins(first, LOGO[:4000].strip())
    assert not _joins(BLANKS[:3000].rsplit("\n\n", 1)[0], "Lamp makers strike for light\n\n" + body)


def test_what_comes_late_must_read_as_the_continuation() -> None:
    parts = cut(LONG)
    assert _joins(parts[0], parts[1], late=True)
    ended = parts[0].rsplit(". ", 1)[0] + "."
    assert not _joins(ended, "hong kong", late=True)
    assert not _joins(ended, "What happened in Old Mill?", late=True)
    assert not _joins("x" * 3000, "hong kong", late=True)


def test_long_runs_without_white_space_are_joined_without_any() -> None:
    text = "".join(chr(0x4E00 + at % 500) for at in range(9000))
    assert pasting.joined(cut(text)) == text
    assert pasting.joined(cut(text, "phone")) == text


def _part(message_id: int, text: str, **more: Any) -> Part:
    values: dict[str, Any] = {"chat_id": 1, "message_id": message_id, "text": text, "reference": NOW}
    return Part(**(values | more))


def test_a_part_is_placed_by_its_message_id() -> None:
    parts = cut(LONG)
    first, second, third = (_part(10 + at, text) for at, text in enumerate(parts[:3]))
    assert pasting.belongs([first, third], second, late=False)
    assert pasting.belongs([second, third], first, late=False)


def test_documents_and_forwards_of_other_moments_are_no_parts() -> None:
    one, other = cut(LONG)[:2]
    assert not pasting.belongs([_part(1, one)], _part(2, other, file_id="x"), late=False)
    assert not pasting.belongs([_part(1, one)], _part(2, other, forwarded=True), late=False)
    posted = {"forwarded": True, "reference": NOW - timedelta(days=1)}
    assert pasting.belongs([_part(1, one, **posted)], _part(2, other, **posted), late=False)
    assert not pasting.belongs([_part(1, one, forwarded=True)], _part(2, other, **posted), late=False)
