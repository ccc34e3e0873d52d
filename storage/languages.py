"""Languages: which language a text is in, from its first few hundred characters.

Three looks, the cheap ones first, since every article that is kept passes here: a script that only one
language uses; the commonest little words of a few large languages; py3langid's classifier over the
languages that news come in. Says nothing where the text is too short or the classifier is unsure.
"""

import re
from collections import Counter
from collections.abc import Iterable
from functools import lru_cache
from typing import Any

SAMPLE = 200  # characters; more does not change the answer for news
FEWEST_LETTERS = 12
UNSURE = 0.45  # of the classifier's normalised probability

_LETTERS = re.compile(r"[^\W\d_]")
_SCRIPTS: tuple[tuple[str, str], ...] = (  # kana before Han: Japanese uses both
    ("ja", "\u3040-\u30ff\uff66-\uff9f"),
    ("ko", "\u1100-\u11ff\u3130-\u318f\uac00-\ud7ff"),
    ("zh", "\u3400-\u9fff\uf900-\ufaff\U00020000-\U0003ffff"),
    ("th", "\u0e00-\u0e7f"),
    ("lo", "\u0e80-\u0eff"),
    ("km", "\u1780-\u17ff"),
    ("my", "\u1000-\u109f"),
    ("el", "\u0370-\u03ff\u1f00-\u1fff"),
    ("he", "\u0590-\u05ff"),
    ("ka", "\u10a0-\u10ff"),
    ("hy", "\u0530-\u058f"),
    ("ta", "\u0b80-\u0bff"),
    ("te", "\u0c00-\u0c7f"),
    ("kn", "\u0c80-\u0cff"),
    ("ml", "\u0d00-\u0d7f"),
    ("gu", "\u0a80-\u0aff"),
    ("pa", "\u0a00-\u0a7f"),
    ("si", "\u0d80-\u0dff"),
    ("am", "\u1200-\u139f"),
)
_BY_SCRIPT = tuple((language, re.compile(f"[{letters}]")) for language, letters in _SCRIPTS)
_ABOVE_LATIN = re.compile("[\u0370-\uffff\U00010000-\U0003ffff]")

# Words that are frequent in one of these languages and rare as words of the others.
_LITTLE_WORDS = {
    word: language
    for language, little in {
        "en": "the of and with that was from has they said after its but will who his are were which about to"
        " for by at as on into where than had been he she her would could this when over against new",
        "de": "der die das und ist nicht mit von dem den ein eine auf für sich auch wird im zum zur",
        "fr": "les des et est dans une pour qui sur pas plus avec aux du cette par sont été",
        "es": "el los las del y una por con para su más como pero este al",
        "it": "il di che della per una gli nel sono alla dei è ha delle anche più",
        "pt": "não uma os dos das em pelo pela ao são foi mais também à",
        "nl": "het een van en niet met voor zijn aan er wordt bij ook naar",
        "pl": "się nie na że jest do przez dla oraz po które jak",
        "tr": "ve bir bu için ile olarak daha olan çok gibi",
        "id": "yang dan di dengan untuk dari pada ini itu dalam akan tidak",
        # Of the Nordic languages, which the classifier knows apart; they use some of the English words.
        "": "og på av af til ikke fra ett och att är som det har med",
        "ru": "и в не на что по это как из его для от был все",
    }.items()
    for word in little.split()
}
_SHORT = "a as be de di do e en i in is it la le me no of or s se so un we you"
_EITHER = frozenset(_LITTLE_WORDS) | frozenset(_SHORT.split())
_FEWEST_WORDS = {"en": 2}  # its little words look like no one else's
_FEWEST_WORDS_ELSE = 3
_COMPANY = 20
_ALIKE = 0.98
_UNLIKE_ASCII = frozenset(language for language, _ in _SCRIPTS) | {"ru"}
# What the classifier may answer: it knows many more, which short texts are easily taken for.
_NEWS = """
    af am ar az be bg bn bs ca cs da de el en es et eu fa fi fr ga gl gu he hi hr hu hy id is it ja ka kk
    km kn ko lt lv mk ml mr ms my ne nl no pa pl ps pt ro ru si sk sl so sq sr sv sw ta te th tl tr uk ur
    uz vi zh zu
"""


def detect(title: str, body: str = "") -> str | None:
    """The ISO 639-1 code of the language of a title and its text; None where that can't be told."""
    sample = _sample(title, body)
    return _seen(sample) or _classified(sample)


class Company:
    """Languages of texts that came together: a doubtful one is taken to be in the language of the others.

    Only where there are enough others and they are as good as all in one language; it spares a large
    file of one language the classifier.
    """

    def __init__(self) -> None:
        self._seen: Counter[str] = Counter()

    def detect(self, texts: Iterable[tuple[str, str]]) -> list[str | None]:
        """The languages of some more titles and bodies."""
        samples = [_sample(title, body) for title, body in texts]
        found = [_seen(sample) for sample in samples]
        self._seen.update([language for language in found if language])
        usual = self._usual()
        for number, sample in enumerate(samples):
            if found[number] is None:
                doubtful = usual is None or not sample.isascii() or not _long_enough(sample)
                found[number] = _classified(sample) if doubtful else usual
        return found

    def _usual(self) -> str | None:
        for language, times in self._seen.most_common(1):
            if times >= _COMPANY and times >= _ALIKE * self._seen.total() and language not in _UNLIKE_ASCII:
                return language
        return None


def is_little(word: str) -> bool:
    """Whether a word, in lower case, is one of those that stand in nearly every text of some language."""
    return word in _EITHER


def _sample(title: str, body: str) -> str:
    return f"{title}\n{body[:SAMPLE]}"[:SAMPLE]


def _seen(sample: str) -> str | None:
    """The language that can be seen at once."""
    if not sample.isascii() and _ABOVE_LATIN.search(sample):
        language = _of_script(sample)
        if language is not None:
            return language
    return _of_little_words(sample)


def _long_enough(sample: str) -> bool:
    return len(_LETTERS.findall(sample)) >= FEWEST_LETTERS


def _of_script(sample: str) -> str | None:
    letters = len(_LETTERS.findall(sample))
    for language, script in _BY_SCRIPT:
        found = len(script.findall(sample))
        if language == "ja" and found:
            found += len(_BY_SCRIPT[2][1].findall(sample))
        # A syllable or a word a character: far fewer are enough than of an alphabet.
        if found >= 4 and found * 2 > letters:
            return language
    return None


def _of_little_words(sample: str) -> str | None:
    languages = [_LITTLE_WORDS[word] for word in _LITTLE_WORDS.keys() & sample.lower().split()]
    if len(languages) < min(_FEWEST_WORDS.values()):
        return None
    language = max(languages, key=languages.count)
    votes = languages.count(language)
    # Three times as many as of all others; anything less is left to the classifier.
    clear = votes >= _FEWEST_WORDS.get(language, _FEWEST_WORDS_ELSE) and votes * 4 >= len(languages) * 3
    return language if language and clear else None


def _classified(sample: str) -> str | None:
    if not _long_enough(sample):
        return None
    language, probability = _classifier().classify(sample)
    return str(language) if probability >= UNSURE else None


@lru_cache(maxsize=1)
def _classifier() -> Any:
    """Loaded when first needed: half a second and 100 MB."""
    from py3langid.langid import MODEL_FILE, LanguageIdentifier

    classifier = LanguageIdentifier.from_model_file(MODEL_FILE, norm_probs=True)
    classifier.set_languages(_NEWS.split())
    return classifier
