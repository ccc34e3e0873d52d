"""Words: what counts as a word, for the index, for a query and for comparing texts.

The index (FTS5: unicode61 without diacritics, porter) parts words at everything that is not a letter,
a mark or a digit. That leaves scripts without spaces, and Korean with its particles, as endless
tokens; runs of them are cut into overlapping pairs of characters here, by one rule for the index,
for queries and for comparing. Nothing here touches the database.
"""

import re
import unicodedata
from functools import lru_cache
from threading import Lock
from typing import Any

import snowballstemmer

# Han, kana, hangul, bopomofo, Thai, Lao, Myanmar, Khmer: letters that no space parts into words.
_UNSPACED = (
    "\u0e00-\u0e3e\u0e40-\u0e4f\u0e80-\u0ecf\u0edc-\u0edf\u1000-\u103f\u104c-\u108f\u109a-\u109f"
    "\u1100-\u11ff\u1780-\u17d3\u17dd\u3005-\u3007\u3021-\u3029\u3031-\u3035\u3040-\u309f\u30a1-\u30fa"
    "\u30fc-\u30ff\u3100-\u318f\u31a0-\u31bf\u31f0-\u31ff\u3400-\u4dbf\u4e00-\u9fff\ua960-\ua97f"
    "\uaa60-\uaa7f\uac00-\ud7ff\uf900-\ufaff\uff66-\uffdc\U00020000-\U0003ffff"
)
# Marks inside words; \w has letters and digits only.
_MARKS = (
    "\u0300-\u036f\u0483-\u0487\u0591-\u05c7\u0610-\u061a\u064b-\u065f\u0670\u06d6-\u06ed\u0900-\u0903"
    "\u093a-\u0dff\u0e31-\u0e3a\u0e47-\u0e4e\u0eb1-\u0ebc\u0ec8-\u0ecd\u0f71-\u0f84\u102b-\u103e\u1056-\u1059"
    "\u17b4-\u17d3"
)
_RUN = re.compile(f"[{_UNSPACED}]+")
_WORD = re.compile(rf"[\w{_MARKS}]+")
_WIDE = re.compile("[\uff00-\uffef]")
_ARABIC = re.compile("[\u0600-\u06ff]")
_ACCENT = re.compile("[\u0300-\u036f]+")
_JOIN = "\u241f"
# Letters that people write in one way or another: Lucene's normalisation of Arabic and Persian, and ё.
_ALIKE = str.maketrans("أإآٱىةیک", "اااايهيك", "\u0640\u064b\u064c\u064d\u064e\u064f\u0650\u0651\u0652\u0670")
_one_at_a_time = Lock()  # a stemmer keeps the word that it works on; reading threads share it


def index_text(text: str) -> str | None:
    """The text as the index shall read it, None where that is the text itself (the usual case, and cheap).

    A run of a script without spaces becomes its overlapping pairs of characters, and its last
    character alone: "北京市" gives "北京 京市 市", so that a pair is found anywhere and a single character
    as the beginning of a token.
    """
    if text.isascii():
        return None
    told = _RUN.sub(_pairs_and_last, fold(text))
    return None if told == text else told


def query_words(text: str) -> list[str]:
    """The words of a query, as the index has them: a run without spaces gives its pairs, parted by blanks.

    "러시아 Nachrichten" gives ["러시 시아", "Nachrichten"]: several tokens in one item are a phrase. A run of
    a single character stays one, to be searched as a beginning of a token.
    """
    parted = _RUN.sub(lambda run: f" {_JOIN.join(_pairs(run[0]))} ", fold(clean(text)))
    return [word.replace(_JOIN, " ") for word in parted.split() if _WORD.search(word.replace("_", " "))]


def phrase(text: str) -> str | None:
    """A text as a phrase of an FTS5 query: its words one after another; None where it has none.

    A last single character of a script without spaces is the beginning of a pair in the index.
    """
    parts = query_words(text)
    if not parts:
        return None
    begins = len(parts[-1]) == 1 and _RUN.fullmatch(parts[-1])
    return '"' + " ".join(parts).replace('"', " ") + '"' + ("*" if begins else "")


def tokens(text: str) -> list[str]:
    """The tokens of a text in order, lower case, without diacritics, not stemmed; pairs for unspaced runs.

    Close to what the index makes of it before porter; a stem is stem(token).
    """
    plain = text
    if not text.isascii():
        plain = _RUN.sub(lambda run: f" {' '.join(_pairs(run[0]))} ", strip_marks(fold(text)))
    return _WORD.findall(plain.lower().replace("_", " "))


@lru_cache(maxsize=50_000)
def stem(token: str) -> str:
    """The porter stem of a token of tokens(), as the index has it; only English-like words change."""
    if not token.isascii() or len(token) < 3 or not token.isalpha():
        return token
    return stem_by("porter", token)


def stem_by(rules: str, token: str) -> str:
    """The stem of a token by the rules of a language, or of Porter, as snowballstemmer calls them."""
    with _one_at_a_time:
        return str(_stemmer(rules).stemWord(token))


@lru_cache(maxsize=64)
def _stemmer(rules: str) -> Any:
    stemmer = snowballstemmer.stemmer(rules)
    stemmer.maxCacheSize = 0  # PyStemmer's own cache costs more than its stems
    return stemmer


def fold(text: str) -> str:
    """Spellings that look alike become one: composed characters, full-width forms, Arabic letters, ё."""
    if text.isascii():
        return text
    if _WIDE.search(text):
        text = unicodedata.normalize("NFKC", text)
    elif not unicodedata.is_normalized("NFC", text):
        text = unicodedata.normalize("NFC", text)
    if _ARABIC.search(text):
        text = text.translate(_ALIKE)
    return text.replace("ё", "е").replace("Ё", "Е")


def strip_marks(text: str) -> str:
    """Latin, Greek and Cyrillic letters without their accents; other scripts as they are."""
    if text.isascii():
        return text
    return unicodedata.normalize("NFC", _ACCENT.sub("", unicodedata.normalize("NFD", text)))


def clean(text: str) -> str:
    """The text as SQLite and its readers take it: without NULs, whole_characters only."""
    if not text.isascii():
        text = whole_characters(text)
    return text.replace("\0", "") if "\0" in text else text


def whole_characters(text: str) -> str:
    """The text with lone surrogates, which no encoding takes, made replacement characters."""
    try:
        text.encode()
    except UnicodeEncodeError:
        return text.encode("utf-16-le", "surrogatepass").decode("utf-16-le", "replace")
    return text


def _pairs(run: str) -> list[str]:
    return [run[start : start + 2] for start in range(max(1, len(run) - 1))]


def _pairs_and_last(run: re.Match[str]) -> str:
    text = run[0]
    return " " + " ".join(text[start : start + 2] for start in range(len(text))) + " "
