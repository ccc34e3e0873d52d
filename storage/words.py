"""Words: what counts as a word, for the index, for a query and for comparing texts.

The index (FTS5: unicode61 without diacritics, porter) parts words at everything that is not a letter,
a mark or a digit. That leaves scripts without spaces, and Korean with its particles, as endless
tokens; runs of them are cut into overlapping pairs of characters here, by one rule for the index,
for queries and for comparing. Nothing here touches the database.
"""

import re
import unicodedata
from functools import lru_cache

import snowballstemmer

# Han, kana, hangul, bopomofo, Thai, Lao, Myanmar, Khmer: letters that no space parts into words.
_UNSPACED = (
    "\u0e00-\u0e3e\u0e40-\u0e4f\u0e80-\u0ecf\u0edc-\u0edf\u1000-\u103f\u104c-\u108f\u109a-\u109f"
    "\u1100-\u11ff\u1780-\u17d3\u17dd\u3005-\u3007\u3021-\u3029\u3031-\u3035\u3040-\u309f\u30a1-\u30fa"
    "\u30fc-\u30ff\u3100-\u318f\u31a0-\u31bf\u31f0-\u31ff\u3400-\u4dbf\u4e00-\u9fff\ua960-\ua97f"
    "\uaa60-\uaa7f\uac00-\ud7ff\uf900-\ufaff\uff66-\uffdc\U00020000-\U0003ffff"
)
_RUN = re.compile(f"[{_UNSPACED}]+")
_WORD = re.compile(r"[^\W_]+(?:[\u0300-\u036f\u0900-\u0dff]+[^\W_]*)*")
_LEADS = bytes([0xE0, 0xE1, *range(0xE3, 0xEE), 0xEF, 0xF0])  # UTF-8 of the scripts above, and some more
_PAIRS_KEPT = re.compile(f"[{_UNSPACED}]")
_porter = snowballstemmer.stemmer("porter")


def index_text(text: str) -> str | None:
    """The text as the index shall read it, None where that is the text itself (the usual case, and cheap).

    A run of a script without spaces becomes its overlapping pairs of characters, and its last
    character alone: "北京市" gives "北京 京市 市", so that a pair is found anywhere and a single character
    as the beginning of a token.
    """
    folded = fold(text)
    if not _has_unspaced(folded):
        return None if folded == text else folded
    return _RUN.sub(_pairs_and_last, folded)


def query_words(text: str) -> list[str]:
    """The words of a query, as the index has them: a run without spaces gives its pairs, parted by blanks.

    "러시아 Nachrichten" gives ["러시 시아", "Nachrichten"]: several tokens in one item are a phrase. A run of
    a single character stays one, to be searched as a beginning of a token.
    """
    parted = _RUN.sub(lambda run: f" {_joined(run[0])} ", fold(text))
    return [word.replace(_JOIN, " ") for word in parted.split() if _WORD.search(word)]


def phrase(text: str) -> str | None:
    """A text as a phrase of an FTS5 query: its words one after another; None where it has none.

    A last single character of a script without spaces is the beginning of a pair in the index.
    """
    parts = query_words(text)
    if not parts:
        return None
    open_end = len(parts[-1]) == 1 and _RUN.fullmatch(parts[-1])
    return '"' + " ".join(parts).replace('"', " ") + '"' + ("*" if open_end else "")


def tokens(text: str) -> list[str]:
    """The tokens of a text in order, lower case, without diacritics, not stemmed; pairs for unspaced runs.

    Close to what the index makes of it before porter; a stem is stem(token).
    """
    plain = strip_marks(fold(text)).lower()
    if _has_unspaced(plain):
        plain = _RUN.sub(_pairs, plain)
    return _WORD.findall(plain)


@lru_cache(maxsize=200_000)
def stem(token: str) -> str:
    """The porter stem of a token of tokens(), as the index has it; only English-like words change."""
    if not token.isascii() or len(token) < 3 or not token.isalpha():
        return token
    return str(_porter.stemWord(token))


def fold(text: str) -> str:
    """Composed characters (NFC), full-width forms made plain: spellings that look alike become one."""
    if text.isascii():
        return text
    if max(text) >= "\uff00" and any("\uff00" <= character <= "\uffef" for character in text):
        return unicodedata.normalize("NFKC", text)
    return text if unicodedata.is_normalized("NFC", text) else unicodedata.normalize("NFC", text)


def strip_marks(text: str) -> str:
    """Latin, Greek and Cyrillic letters without their accents; other scripts as they are."""
    if text.isascii():
        return text
    return "".join(
        unicodedata.normalize("NFD", character)[0] if "\u00c0" <= character <= "\u1fff" else character
        for character in text
    )


_JOIN = "\u241f"


def _has_unspaced(text: str) -> bool:
    return not text.isascii() and _PAIRS_KEPT.search(text) is not None


def _joined(run: str) -> str:
    return _JOIN.join(run[i : i + 2] for i in range(max(1, len(run) - 1)))


def _pairs(run: re.Match[str]) -> str:
    text = run[0]
    return " " + " ".join(text[i : i + 2] for i in range(max(1, len(text) - 1))) + " "


def _pairs_and_last(run: re.Match[str]) -> str:
    text = run[0]
    return " " + " ".join(text[i : i + 2] for i in range(len(text))) + " "
