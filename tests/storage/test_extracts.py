"""What a text says after the two lines by which its story is told."""

import pytest

from storage.dumps.forms import width
from storage.extracts import MOST_COLUMNS, following

BODY = (
    "The line opened at noon. Two hundred came.\n\nFishermen had feared for their moorings. They got a quay."
)


@pytest.mark.parametrize(
    ("told", "rest"),
    [
        (
            "The line opened at noon.",
            "Two hundred came. Fishermen had feared for their moorings. They got a quay.",
        ),
        (
            "The line opened at noon. Two hundred came.",
            "Fishermen had feared for their moorings. They got a quay.",
        ),
        ("Words of a model, which the text does not have.", " ".join(BODY.split())),
        ("They got a quay.", ""),
        ("", " ".join(BODY.split())),
    ],
)
def test_it_goes_on_after_the_summary(told: str, rest: str) -> None:
    assert following(BODY, told) == rest


def test_only_whole_sentences_and_not_too_many() -> None:
    body = "A sentence of some words in it. " * 60 + "And an unfinished one"
    rest = following(body, "A sentence of some words in it.")
    assert rest.endswith("it.")
    assert width(rest) <= MOST_COLUMNS
    assert following("No sentence at all", "") == ""
    assert following("", "Told.") == ""
