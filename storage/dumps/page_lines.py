"""Page lines: the lines of a news page's text, each measured by itself.

Counts and looks at forms, in any script: how long a line is, how its sentences end, what kinds of
furniture it speaks of. Nothing here knows where in the page a line stands; no line is judged.
"""

import re
from collections import Counter
from collections.abc import Sequence
from dataclasses import dataclass

from storage.dumps import page_words
from storage.dumps.lines import Lines

# The measures of a line by itself, in the order of PageLine.measures.
MEASURES = (
    *("words", "characters", "sentences", "ends_sentence", "ends_dots", "ends_colon", "quote"),
    *("upper", "capitals", "digits", "signs", "commas", "repeats", "date", "address", "money", "bullet"),
    *("copyright", "bar", "prose"),
)

# A line is looked at up to here: what it is shows in its beginning.
_LOOKED_AT = 1500
_MOST_TERMS = 300
# From so many words on a line is prose even without the end of a sentence.
_LONG = 28
_LEAST_PROSE = 9


@dataclass(frozen=True, slots=True)
class PageLine:
    """One line that is not blank.

    gap: how many blank lines stand before it. words: how many it has, two characters count as one in
    scripts without spaces. tokens: its words in small letters. terms: stems to compare lines by.
    measures: one for each of MEASURES. kinds: one for each of page_words.KINDS.
    """

    text: str
    gap: int
    words: float
    tokens: Sequence[str]
    terms: Sequence[str]
    measures: tuple[float, ...]
    kinds: tuple[float, ...]

    @property
    def is_prose(self) -> bool:
        """Whether the line reads as text: long, with the end of a sentence in it."""
        return self.measures[-1] > 0

    @property
    def is_dated(self) -> bool:
        """Whether a short line tells a date or a time."""
        return self.words <= 16 and self.measures[_DATE_MEASURE] >= 2

    @property
    def repeats(self) -> float:
        """How often the line stands on the page."""
        return self.measures[_REPEATS_MEASURE]


def measured(lines: Lines) -> list[PageLine]:
    """The lines of a page, each with its measures; linear in the length of the page."""
    repeats = Counter(text.lower() for text in lines.texts)
    return [
        _measured(text, lines.gap(index), repeats[text.lower()]) for index, text in enumerate(lines.texts)
    ]


def is_wide(term: str) -> bool:
    """Whether a term is of a script that is written without spaces."""
    return SPACELESS.search(term) is not None


def _measured(text: str, gap: int, repeats: int) -> PageLine:
    text = text[:_LOOKED_AT]
    low = text.lower()
    tokens = page_words.tokens(low)
    spaceless = len(SPACELESS.findall(text)) if not text.isascii() else 0
    words = float(len(tokens))
    if spaceless:
        words = sum(1 for token in tokens if not is_wide(token)) + spaceless / 2
    asian = spaceless > 0 or (not text.isascii() and _HANGUL.search(text) is not None)
    kinds = page_words.strengths(low, tokens, asian)
    sentences = len(_SENTENCE_END.findall(text + " "))
    bare = text.rstrip(_CLOSING)
    dots = text.endswith(("...", "..", "…"))
    ends = bool(bare) and bare[-1] in _STOPS and not dots
    size = len(text)
    figures = sum(map(str.isdigit, text))
    letters = sum(map(str.isalpha, text))
    spaces = text.count(" ")
    measures = (
        words,
        float(size),
        float(sentences),
        float(ends),
        float(dots),
        float(text.endswith((":", "："))),
        float(text[0] in "\"'“«„「‘"),
        _upper(text),
        sum(map(str.isupper, text)) / max(1, letters),
        figures / size,
        (size - figures - letters - spaces) / size,
        sum(map(text.count, ",،、，;；")) / max(1.0, words),
        float(repeats),
        float(_dates(text) + (kinds[_DATE_KIND] > 0)),
        float(_ADDRESS.search(text) is not None),
        float(_MONEY.search(text) is not None),
        float(_BULLET.match(text) is not None),
        float("©" in text or "(c)" in low),
        float(any(sign in text for sign in "|»›")),
        float((words >= _LEAST_PROSE and (sentences > 0 or ends)) or words >= _LONG),
    )
    return PageLine(text, gap, words, tokens, _terms(tokens), measures, kinds)


def _terms(tokens: Sequence[str]) -> list[str]:
    """Stems that need no language: the beginnings of words, pairs of characters where there are no words."""
    terms: list[str] = []
    for token in tokens:
        if token.isascii():
            terms.append(token[:7])
        elif is_wide(token):
            terms.extend(token[at : at + 2] for at in range(len(token) - 1))
        elif "\uac00" <= token[0] <= "\ud7af":
            terms.append(token[:2])
        else:
            terms.append(token[:7])
        if len(terms) > _MOST_TERMS:
            return terms[:_MOST_TERMS]
    return terms


def _upper(text: str) -> float:
    """The share of words after the first that begin with a capital; 0.5 where that can't be said."""
    words = [word.lstrip("\"'“‘(") for word in text.split()]
    words = [word for word in words if word[:1].isalpha()][1:]
    return sum(word[0].isupper() for word in words) / len(words) if words else 0.5


def _dates(text: str) -> int:
    return sum(pattern.search(text) is not None for pattern in (_YEAR, _CLOCK, _DATE))


_DATE_KIND = page_words.KINDS.index("date")
_DATE_MEASURE = MEASURES.index("date")
_REPEATS_MEASURE = MEASURES.index("repeats")
SPACELESS = re.compile("[\u0e00-\u0eff\u1000-\u109f\u1780-\u17ff\u3040-\u30ff\u3400-\u9fff\uf900-\ufaff]")
_HANGUL = re.compile("[\uac00-\ud7af]")
_STOPS = ".!?。！？؟।۔։"
_CLOSING = "\"'”’»)]）」』›"
_SENTENCE_END = re.compile(r"[.!?…؟।۔][”\"’»)\]]*\s|[。！？]")
_YEAR = re.compile(r"(?<!\d)(?:19|20)\d\d(?!\d)")
_CLOCK = re.compile(r"(?<!\d)\d{1,2}[:.h]\d{2}(?!\d)")
_DATE = re.compile(r"\d{1,4}\s?[./\-年월月]\s?\d{1,2}\s?[./\-月일日]\s?(?:\d{2,4})?")
_ADDRESS = re.compile(r"https?://|www\.|@\w+|\w\.(?:com|org|net|co|ru|de|jp|kr|cn|fr|br)\b|#\w")
_MONEY = re.compile(r"[$€£¥₹₽]\s?\d|\d\s?[€%₽]")
_BULLET = re.compile(r"[-–—•·*▪►▶●○■□◆»>|]|\d{1,3}[.)]?(?:\s|$)")
