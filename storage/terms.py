"""Terms: a text cut into the units by which articles are compared, each with its kind.

Pure. Unlike the words of the search index these keep whether a word was written as a name or is a
number, and are stemmed by the rules of the text's own language. Folding and the scripts without spaces
are words.py's.
"""

import re
import zlib
from collections.abc import Iterator
from functools import lru_cache
from typing import NamedTuple

from storage import words

# What is known of a term in an article, as bits; a plain one is a word of the body.
PLAIN = 0
TITLE = 1
NAME = 2
NUMBER = 4
PAIR = 8
LEAD = 16


class Token(NamedTuple):
    """One unit of a text: its stem, and NAME or NUMBER where it is one."""

    stem: str
    kind: int


def tokens(text: str, language: str | None) -> list[Token]:
    """The terms of a text in their order, without those of addresses and markup.

    A word is a name where it has a capital inside a sentence. (German writes all nouns so; there the
    kind says little and does no harm: all weigh alike.)
    """
    found: list[Token] = []
    starts = True
    code = (language or "en")[:2]
    for unit in _units(text):
        if unit in _ENDS:
            starts = True
            continue
        found += [Token(stem, PLAIN if starts else kind) for stem, kind in _read(unit, code)]
        starts = False
    return found


def numbers(text: str, language: str | None) -> list[int]:
    """The terms of a text in their order, as tokens(), but as numbers: term_id + kind * 2**KIND_BITS."""
    found: list[int] = []
    starts = True
    code = (language or "en")[:2]
    if sum(map(len, _known.values())) > MOST_KNOWN:
        _known.clear()
    known = _known.setdefault(code, {})
    for unit in _units(text):
        numbered = known.get(unit)
        if numbered is None:
            numbered = known[unit] = _numbered(unit, code)
        if not starts:
            if numbered is _END:
                starts = True
            else:
                found += numbered
        elif numbered is not _END:
            found += [number & _TERM for number in numbered]
            starts = False
    return found


@lru_cache(maxsize=50_000)
def term_id(stem: str) -> int:
    """The number of 32 bits by which a stem is known; never 0, which counts the articles."""
    return zlib.crc32(stem.encode("utf-8", "surrogatepass")) or 1


def spellings(text: str, language: str | None) -> Iterator[tuple[str, str]]:
    """Each stem of a text with the word or number that it was made from, in their order."""
    code = (language or "en")[:2]
    for unit in _UNIT.findall(words.fold(text)):
        if unit not in _ENDS:
            read = _read(unit, code)
            for stem, _ in read:
                yield stem, unit if len(read) == 1 else stem


KIND_BITS = 32
MOST_KNOWN = 150_000  # words, of all languages
_TERM = (1 << KIND_BITS) - 1
_ADDRESS = re.compile(r"</?[a-zA-Z][^<>]{0,300}>|(?:https?://|www\.)\S+")
_NUMBER = r"\d+(?:[.,:]\d+)*(?![^\W_])"
_MARKS = "\u0300-\u036f\u0900-\u0dff"
_UNIT = re.compile(rf"{_NUMBER}|[^\W_]+(?:['’{_MARKS}]+[^\W_]+|[{_MARKS}]+)*|[.!?:…。！？؟।\n]")
_ENDS = frozenset(".!?:…。！？؟।\n")
_LANGUAGES = dict(
    pair.split(":")
    for pair in (
        "ar:arabic ca:catalan da:danish de:german el:greek es:spanish eu:basque fi:finnish fr:french"
        " ga:irish hi:hindi hu:hungarian hy:armenian id:indonesian it:italian lt:lithuanian ne:nepali"
        " nl:dutch no:norwegian pt:portuguese ro:romanian ru:russian sr:serbian sv:swedish ta:tamil"
        " tr:turkish yi:yiddish"
    ).split()
)


def _units(text: str) -> list[str]:
    text = words.fold(text)
    if "<" in text or "://" in text or "www." in text:
        text = _ADDRESS.sub(" ", text)
    found: list[str] = _UNIT.findall(text)
    return found


# A dictionary that is emptied when it is full: twice as fast as lru_cache, which moves what it is asked for.
_known: dict[str, dict[str, tuple[int, ...]]] = {}
_END = (-1,)


def _numbered(unit: str, language: str) -> tuple[int, ...]:
    if unit in _ENDS:
        return _END
    return tuple(term_id(stem) | kind << KIND_BITS for stem, kind in _read(unit, language))


@lru_cache(maxsize=20_000)
def _read(unit: str, language: str) -> tuple[tuple[str, int], ...]:
    if unit[0].isdigit() and unit.replace(",", "").replace(".", "").replace(":", "").isdigit():
        return ((unit.replace(",", ""), NUMBER),)
    kind = NAME if unit[0].isupper() else PLAIN
    return tuple((_stem(token, language), kind) for token in words.tokens(_without_genitive(unit)))


def _without_genitive(unit: str) -> str:
    for ending in ("'s", "’s", "'", "’"):
        unit = unit.removesuffix(ending)
    return unit


def _stem(token: str, language: str) -> str:
    if language not in _LANGUAGES:
        return words.stem(token)
    return words.stem_by(_LANGUAGES[language], token)
