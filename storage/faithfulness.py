"""Faithfulness: whether two lines that a model wrote about some articles may be shown.

Pure. A summary is dropped for the first fault found, since the extractive one is always at hand: better
ten good summaries lost than one with a number or a name that no article has. Method: every number and
every name of the summary must stand in the articles, as in the entity checks of summarisation research
(Nan et al. 2021, "Entity-level factual consistency of abstractive text summarization").
"""

import re
import unicodedata
from collections.abc import Iterable, Sequence
from enum import StrEnum

LONGEST = 400
SHORTEST = 20
_PREFIX = 5
_LEAST_SHARED = 0.5


class Fault(StrEnum):
    """Why a summary is dropped."""

    EMPTY = "empty"
    LONG = "too long"
    MARKUP = "markup or an address"
    TALK = "talks to the reader"
    NUMBER = "a number that no article has"
    NAME = "a name that no article has"
    OFF = "not about the articles"


_MARKUP = re.compile(
    r"https?:|www\.|\w@\w|@\w{4}|[<>{}\[\]|`*#]|\b\w+\.(?:com|org|net|io|ru|de|info|xyz)\b", re.I
)
_TALK = re.compile(
    r"\b(?:you|your|yours|i|i'm|i’m|me|my|we|our|us|please|click|subscribe|sure|certainly|okay|here is|"
    r"here's|as an ai|language model|assistant|instructions?|prompt|summary|du|dein\w*|dich|dir|ich|wir|"
    r"bitte|zusammenfassung|vous|votre|vos|je|nous|tu|résumé|usted\w*|tú|tu|yo|nosotros|resumen|вы|вас|вам|ваш\w*|ты|"
    r"тебя|я|мы|ви|вам|вас|ваш\w*|ти|тебе|ми|пожалуйста|будь ласка)\b|"
    r"أنت|أنا|من فضلك|您|你|我们|请|当然|以下是",
    re.I,
)
_US = re.compile(r"\bUS\b|\bU\.S\.")
_QUOTED = re.compile(r"[\"“„«](?:[^\"“”„«»]{0,300})[\"”“»]")
_NUMBER = re.compile(r"\d+(?:[.,'’\u00a0\u202f٬٫:]\d+)*")
_WORD = re.compile(r"[^\W\d_]+(?:[-'’][^\W\d_]+)*")
_SENTENCE_END = re.compile(r"[.!?…。！？؟:]\s*[\"”»']?\s*$|^\s*$")
_COUNTS = {
    word: str(number)
    for number, words in {
        2: "two zwei deux dos два две два дві",
        3: "three drei trois tres три",
        4: "four vier quatre cuatro четыре чотири",
        5: "five fünf cinq cinco пять п'ять",
        6: "six sechs seis шесть шість",
        7: "seven sieben sept siete семь сім",
        8: "eight acht huit ocho восемь вісім",
        9: "nine neun neuf nueve девять дев'ять",
        10: "ten zehn dix diez десять",
        11: "eleven elf onze once одиннадцать",
        12: "twelve zwölf douze doce двенадцать",
        20: "twenty zwanzig vingt veinte двадцать",
        30: "thirty dreißig trente treinta тридцать",
        40: "forty vierzig quarante cuarenta сорок",
        50: "fifty fünfzig cinquante cincuenta пятьдесят",
        100: "hundred hundert cent cien ciento сто",
        1000: "thousand tausend mille mil тысяча",
    }.items()
    for word in words.split()
}
_LATIN = str.maketrans(
    "абвгґдеєжзиіїйклмнопрстуфхцчшщыэюяαβγδεζηθικλμνξοπρστυφχψω",
    "abvggdeezziiiiklmnoprstufkccssieuaavgdezitiklmnxoprstifkpo",
)
_SOUNDS = str.maketrans(
    {"c": "k", "q": "k", "w": "v", "z": "s", "y": "", "j": "", "h": "", "x": "k", "g": "k"}
)
_VOWELS = re.compile(r"[aeiou]")
_TWICE = re.compile(r"(.)\1+")


def fault(summary: str, articles: Sequence[str], *, translated_into: str | None = None) -> Fault | None:
    """The first fault of a summary, None where it may be shown.

    articles: titles and bodies. translated_into: the summary's language where it is not the articles';
    names are then compared by their sound, and other words not at all.
    """
    text = " ".join(summary.split())
    if len(text) < SHORTEST or not _WORD.search(text):
        return Fault.EMPTY
    if len(text) > LONGEST:
        return Fault.LONG
    if _MARKUP.search(text):
        return Fault.MARKUP
    if _TALK.search(_QUOTED.sub(" ", _US.sub(" ", text))):
        return Fault.TALK
    whole = "\n".join(articles)
    if not _numbers(text) <= _numbers(whole):
        return Fault.NUMBER
    if translated_into is None:
        known = frozenset(_stem(word) for word in _WORD.findall(whole))
        words = [word for word in _WORD.findall(text) if len(word) > 3]
        shared = sum(_stem(word) in known for word in words)
        if _has_case(text) and words and shared < _LEAST_SHARED * len(words):
            return Fault.OFF
        return Fault.NAME if any(_stem(name) not in known for name in _names(text)) else None
    sounds = frozenset(_sound(word) for word in _WORD.findall(whole))
    nouns_have_capitals = translated_into == "de"
    for run in _runs(text):
        sure = run[1:] if nouns_have_capitals else run
        if any(not _heard(name, sounds) for name in sure):
            return Fault.NAME
    return None


def _numbers(text: str) -> frozenset[str]:
    """The numbers of a text without their separators; small ones written as words too."""
    digits = {
        "".join(str(unicodedata.digit(sign)) for sign in number if sign.isdigit())
        for number in _NUMBER.findall(text)
    }
    words = {_COUNTS[word] for word in _WORD.findall(text.casefold()) if word in _COUNTS}
    return frozenset(number.lstrip("0") or "0" for number in digits | words)


def _names(text: str) -> Iterable[str]:
    """The capitalised words of a text, those that open a sentence too."""
    return (word for word in _WORD.findall(text) if word[0].isupper())


def _runs(text: str) -> Iterable[list[str]]:
    """The capitalised words that stand together, without those that open a sentence."""
    run: list[str] = []
    end = 0
    for match in _WORD.finditer(text):
        if run and text[end : match.start()] != " ":
            yield run
            run = []
        if match.group()[0].isupper() and not _SENTENCE_END.search(text[: match.start()]):
            run.append(match.group())
        elif run:
            yield run
            run = []
        end = match.end()
    if run:
        yield run


def _has_case(text: str) -> bool:
    """Whether its script has capitals and puts blanks between words."""
    return text.lower() != text.upper()


def _stem(word: str) -> str:
    return word.casefold().replace("’", "'").removesuffix("'s")[:_PREFIX]


def _sound(word: str) -> str:
    """The consonants of a word as they sound, whatever its script: Moskau, Москва and Moscow are near."""
    latin = word.casefold().translate(_LATIN)
    plain = "".join(sign for sign in unicodedata.normalize("NFKD", latin) if not unicodedata.combining(sign))
    return _TWICE.sub(r"\1", _VOWELS.sub("", plain.translate(_SOUNDS)))


def _heard(name: str, sounds: frozenset[str]) -> bool:
    sound = _sound(name)
    if len(sound) < 2:
        return True
    return any(
        sound.startswith(other[:3]) or other.startswith(sound[:3]) for other in sounds if len(other) > 1
    )
