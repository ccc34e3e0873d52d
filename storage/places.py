"""Places: the names by which the news speaks of a country."""

import unicodedata
from functools import lru_cache

from babel import Locale

_OTHER_NAMES = {
    "RU": ("Russian", "Moscow", "Kremlin", "Putin"),
    "UA": ("Ukrainian", "Kyiv", "Kiev", "Zelenskyy", "Zelensky"),
    "US": ("United States", "American", "Washington", "White House", "U.S."),
    "GB": ("British", "Britain", "London", "UK", "U.K.", "Downing Street"),
    "KP": ("North Korean", "Pyongyang", "DPRK", "Kim Jong Un"),
    "KR": ("South Korean", "Seoul"),
    "CN": ("Chinese", "Beijing", "Xi Jinping"),
    "HK": ("Hong Kong",),
    "DE": ("German", "Berlin"),
    "FR": ("French", "Paris", "Élysée"),
    "JP": ("Japanese", "Tokyo"),
    "EU": ("European Union", "Brussels"),
}


@lru_cache(maxsize=512)
def forms(name: str, language: str) -> tuple[str, ...]:
    """All names of the country that is called so, in English and the reader's language; empty if none is."""
    wanted = _plain(name)
    for code, others in _OTHER_NAMES.items():
        official = [
            str(Locale(lang).territories.get(code, "")) for lang in dict.fromkeys((language[:2], "en"))
        ]
        known = [*official, *others]
        if wanted in {_plain(form) for form in [*known, code]}:
            return tuple(form for form in known if form)
    return ()


def _plain(text: str) -> str:
    return unicodedata.normalize("NFKC", text).casefold().replace(".", "").strip()
