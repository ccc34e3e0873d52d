"""Lines: what the eye does not see is gone, what it sees stays."""

import pytest

from storage.dumps.lines import clean, visible


@pytest.mark.parametrize(
    ("raw", "cleaned"),
    [
        ("a\r\nb\rc", ["a", "b", "c"]),
        ("\ufeffa", ["a"]),
        (" \ta \u00a0\n", ["a"]),
        ("13\u00a0hours\u202fago", ["13 hours ago"]),
        ("Hash\u200btags\u2060", ["Hashtags"]),
        ("a  b\tc", ["a b c"]),
        ("the mayor''s", ["the mayor's"]),
        ("''no''", ["'no'"]),
        ("5'11'' tall", ["5'11'' tall"]),
        ("\" he said, '' she", ["\" he said, '' she"]),
        ("''We waited.''", ["'We waited.'"]),
        ("港町　嵐", ["港町　嵐"]),
        ("क्\u200dष", ["क्\u200dष"]),
        ("fer\u200dry", ["ferry"]),
        ("👨\u200d👩\u200d👧", ["👨\u200d👩\u200d👧"]),
        ("\u2067مرحبا\u2069", ["مرحبا"]),
        ("a\x00b", ["ab"]),
        ("a\ud83d\ude00b\ud800", ["a😀b\ufffd"]),
    ],
)
def test_lines_are_cleaned(raw: str, cleaned: list[str]) -> None:
    assert clean(raw).texts == cleaned


def test_blank_lines_are_counted() -> None:
    lines = clean("\na\n\n\u00a0\nb\nc")
    assert [lines.gap(index) for index in range(3)] == [1, 2, 0]
    assert list(lines.numbers) == [2, 5, 6]


def test_plain_text_stays_as_it_is() -> None:
    text = "The ferry — “first” of its kind — costs €5.\n"
    assert visible(text) == text
