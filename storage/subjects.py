"""Subjects: what the words of a topic stand for: a country by all its names, a hashtag, a person, a phrase.

Pure: it says what is to be searched for and how a find is judged; mentions.py searches.
"""

import re
from collections import defaultdict
from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from functools import lru_cache

from storage import languages, places, words
from storage.places import Country, Form

MOST_SUBJECTS = 10
LONGEST = 300  # characters
_COMMA = re.compile("[,;،、，；]")
_QUOTES = "\"'“”„«»‘’"
_HUMP = re.compile(r"(?<=[^\W\d_A-Z])(?=[A-Z])|_")
_CYRILLIC = re.compile("[\u0400-\u04ff]+")
_SHORTEST_STEM = 4


@dataclass(frozen=True, slots=True)
class Subject:
    """One thing that is asked for.

    name: as it is shown. Phrases are FTS5's. sure: any of them is enough. exact: only where the spelling
    bears it out. shared: others are called so too. abroad: only in articles of these languages.
    loose: what to search for where the others find nothing, None for nothing more. tags: hashtags, in
    lower case. country: which it is, None for anything else. told: the stems of each sure or shared form.
    """

    name: str
    sure: tuple[str, ...]
    exact: tuple[str, ...] = ()
    shared: tuple[str, ...] = ()
    abroad: tuple[str, ...] = ()
    languages: frozenset[str] = frozenset()
    loose: str | None = None
    tags: tuple[str, ...] = ()
    country: Country | None = None
    told: tuple[tuple[str, ...], ...] = ()


def parts(text: str) -> tuple[str, ...]:
    """The topics of a text, which commas part: "russia, hong kong" are two."""
    named = (part.strip().strip(_QUOTES).strip() for part in _COMMA.split(words.clean(text[:LONGEST])))
    return tuple(dict.fromkeys(part for part in named if part))[:MOST_SUBJECTS]


@lru_cache(maxsize=1_000)
def read(name: str, language: str = "en") -> tuple[Subject, ...]:
    """What a name stands for: several where it is ambiguous, none where it has no words."""
    plain = name.lstrip("#＃").strip()
    hashtag = plain != name
    apart = _HUMP.sub(" ", plain) if hashtag else plain
    countries = places.find(apart, language) or (places.find(plain, language) if hashtag else ())
    if countries:
        return tuple(_country(country, language) for country in countries)
    phrase = words.phrase(apart)
    if phrase is None:
        return ()
    sure = tuple(dict.fromkeys(filter(None, (phrase, words.phrase(plain)))))
    return (
        Subject(
            name=name,
            sure=sure,
            loose=_loosely(apart),
            tags=_tags((plain,)),
            told=tuple(_stems(one) for one in dict.fromkeys((apart, plain))),
        ),
    )


class Names:
    """The names of a subject, made ready to be looked for in many texts."""

    def __init__(self, subject: Subject) -> None:
        country = subject.country
        self._exact, self._masked = (None, None) if country is None else _patterns(country)
        self._spellings = [form.text for form in country.forms if form.exact] if country is not None else []
        self._begun = tuple(form[0][:-1] for form in subject.told if form[0][-1] == "*")
        self._forms: defaultdict[str, list[tuple[str, ...]]] = defaultdict(list)
        for form in subject.told:
            self._forms[form[0]].append(form)
        # The beginnings of the forms; of a short one two letters, as stemming may have changed the third.
        self._starts = {form[:3] if len(form) > 3 else form[:2] for form in self._forms}

    def stand_in(self, text: str) -> bool:
        """Whether a short text has one of them."""
        if self.spelt_in(text):
            return True
        tokens = words.tokens(text)
        # Stems keep the beginning of a word, and stemming is dear: only what may be one is stemmed.
        for place, token in enumerate(tokens):
            if token[:3] in self._starts or token[:2] in self._starts:
                forms = self._forms.get(words.stem(token), ())
                if token.startswith(self._begun) or any(_goes_on(form, tokens, place) for form in forms):
                    return True
        return False

    def spelt_in(self, text: str) -> bool:
        """Whether an exact form of a country stands in a text, and not in another one's longer name."""
        if self._exact is None or not any(spelling in text for spelling in self._spellings):
            return False
        if self._masked is not None:
            text = self._masked.sub(" ", text)
        return self._exact.search(text) is not None


def expression(forms: Iterable[Form]) -> str:
    """An FTS5 expression for any of these forms; empty without any."""
    return " OR ".join(filter(None, map(_phrase, forms)))


def _country(country: Country, language: str) -> Subject:
    everywhere = places.everywhere(country, language)
    abroad, spoken = places.abroad(country, language)
    sure = [form for form in (*country.forms, *everywhere) if not form.exact and not form.shared]
    shared = [form for form in country.forms if form.shared]
    return Subject(
        name=places.title(country, language),
        sure=_phrases(sure),
        exact=_phrases(form for form in country.forms if form.exact),
        shared=_phrases(shared),
        abroad=_phrases(abroad),
        languages=spoken,
        tags=_tags(form.text for form in (*country.forms, *everywhere, *abroad) if not form.begun),
        country=country,
        told=tuple(
            (*_stems(form.text)[:-1], _stems(form.text)[-1] + "*") if form.begun else _stems(form.text)
            for form in (*sure, *shared, *abroad)
            if _stems(form.text)
        ),
    )


def _loosely(name: str) -> str | None:
    """All its words in any order; a Cyrillic one also with other endings."""
    each = []
    for word in words.query_words(name):
        quoted = '"' + word.replace('"', " ") + '"'
        stem = _russian(word.lower()) if _CYRILLIC.fullmatch(word) else ""
        each.append(f'({quoted} OR "{stem}"*)' if len(stem) >= _SHORTEST_STEM else quoted)
    telling = [
        one
        for one, word in zip(each, words.query_words(name), strict=True)
        if not languages.is_little(word.lower())
    ]
    if not telling or (len(each) == 1 and "*" not in each[0]):
        return None
    return " AND ".join(telling)


@lru_cache(maxsize=10_000)
def _russian(word: str) -> str:
    return words.stem_by("russian", word)


def _phrases(forms: Iterable[Form]) -> tuple[str, ...]:
    return tuple(dict.fromkeys(filter(None, map(_phrase, forms))))


def _phrase(form: Form) -> str | None:
    phrase = words.phrase(form.text)
    return phrase + "*" if phrase is not None and form.begun and not phrase.endswith("*") else phrase


def _stems(text: str) -> tuple[str, ...]:
    return tuple(words.stem(token) for token in words.tokens(text))


def _goes_on(form: tuple[str, ...], tokens: Sequence[str], place: int) -> bool:
    return len(form) == 1 or form == tuple(map(words.stem, tokens[place : place + len(form)]))


def _tags(names: Iterable[str]) -> tuple[str, ...]:
    """The names as hashtags, in the ways in which these may be kept: SQLite's lower() knows ASCII only."""
    squeezed = ["".join(re.findall(r"\w", name)) for name in names]
    return tuple(
        dict.fromkeys(way for tag in squeezed for way in (tag.lower(), tag, tag.title(), tag.upper()) if way)
    )


@lru_cache(maxsize=256)
def _patterns(country: Country) -> tuple[re.Pattern[str] | None, re.Pattern[str] | None]:
    exact = [form.text for form in country.forms if form.exact]
    if not exact:
        return None, None
    longer = places.longer(country)
    return (
        re.compile(rf"(?<!\w)(?:{'|'.join(map(re.escape, exact))})(?!\w)"),
        re.compile(rf"\b(?:{'|'.join(map(re.escape, longer))})\b") if longer else None,
    )
