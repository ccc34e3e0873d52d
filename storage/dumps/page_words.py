"""Page words: what kinds of furniture a line of a news page speaks of, in many languages.

Looks the words of a line up in a table ("share", "комментарии", "関連記事"): how much of the line they
make up, by kind. Whether the line is furniture is decided elsewhere, with its neighbours.
"""

import re
from collections.abc import Sequence
from functools import cache
from pathlib import Path

# In the order in which strengths() gives them.
KINDS = (
    *("share", "comments", "related", "subscribe", "ad", "legal"),
    *("menu", "picture", "author", "date", "more", "tags"),
)
NONE = (0.0,) * len(KINDS)

_TABLE = Path(__file__).parent.parent / "tables" / "page_words.tsv"
# Furniture speaks early in its line.
_LOOKED_AT_WORDS = 25
_LOOKED_AT_CHARACTERS = 120


# A vowel sign or an accent of its own is a part of its word, which \w does not say.
_TOKEN = re.compile(
    r"[\w\u0300-\u036f\u0591-\u05c7\u0610-\u061a\u064b-\u065f\u0900-\u0963\u0966-\u0dff\u0e00-\u0eff\u1000-\u109f\u1780-\u17d3]+"
)


def tokens(line: str) -> list[str]:
    """The words of a line, as they stand there; a stretch without spaces is one."""
    return _TOKEN.findall(line)


def strengths(line: str, words: Sequence[str], spaceless: bool) -> tuple[float, ...]:
    """How much of a line each kind of furniture's words make up, 0 to 1, one for each of KINDS.

    line: in small letters. words: its tokens(). spaceless: it has characters of a script without spaces
    between words, or of Korean, which glues endings to them.
    """
    found: dict[int, float] = {}
    phrases, inside = _table()
    head = words[:_LOOKED_AT_WORDS]
    count = len(head)
    for start, token in enumerate(head):
        if token not in phrases:
            continue
        for length, kinds in phrases[token]:
            end = start + len(length)
            if end <= count and (not length[1:] or tuple(head[start:end]) == length):
                for kind in kinds:
                    found[kind] = max(found.get(kind, 0.0), len(length) / count)
    if spaceless:
        part = line[:_LOOKED_AT_CHARACTERS]
        for piece, kind in inside:
            if piece in part:
                found[kind] = max(found.get(kind, 0.0), min(1.0, len(piece) / len(part)))
    if not found:
        return NONE
    return tuple(found.get(kind, 0.0) for kind in range(len(KINDS)))


_Phrases = dict[str, list[tuple[tuple[str, ...], tuple[int, ...]]]]


@cache
def _table() -> tuple[_Phrases, list[tuple[str, int]]]:
    """Phrases by their first word, with their kinds; and words looked for inside lines."""
    kinds: dict[tuple[str, ...], list[int]] = {}
    inside: list[tuple[str, int]] = []
    for row in _TABLE.read_text(encoding="utf-8").splitlines():
        if row.startswith("#"):
            continue
        name, _, entries = row.partition("\t")
        kind = KINDS.index(name.lstrip("*"))
        for word in entries.split("|"):
            if name.startswith("*"):
                inside.append((word, kind))
            else:
                kinds.setdefault(tuple(tokens(word)), []).append(kind)
    phrases: _Phrases = {}
    for phrase, of in kinds.items():
        phrases.setdefault(phrase[0], []).append((phrase, tuple(of)))
    return phrases, inside
