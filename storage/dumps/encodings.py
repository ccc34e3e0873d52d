"""Encodings: the bytes of a text file as text.

Unicode is recognised by its marks and its form; older code pages are guessed by charset-normalizer,
whose candidates are weighed again, since a news text in the wrong code page has oddities that it
does not count. Bytes that fit nothing are an error that says so, never a replacement character.
"""

import codecs
import re
from collections.abc import Iterator

from charset_normalizer import from_bytes

from storage.errors import NewsbriefError

# A guess is made from the beginning; the whole must then decode.
_SAMPLE = 1 << 16
_WEIGHED = 4000

# Oddities in a thousand characters from which on a text is not in the code page that was tried.
_TOO_ODD = 25


class UndecodableError(NewsbriefError):
    """Bytes that are no text in any encoding known here."""


def decode(data: bytes, declared: str | None = None) -> str:
    """The text of a file's bytes, without a byte order mark; UndecodableError where it is no text.

    declared: the encoding that a site or an envelope says it is in; what is no name of one, or does not fit,
    counts for nothing, nor does it for whole UTF-8.
    """
    for mark, encoding in _MARKS:
        if data.startswith(mark):
            return _strict(data.removeprefix(mark), encoding, "it is marked as")
    wide = _wide(data)
    if wide is not None:
        return wide
    controls = len(data[:_SAMPLE]) - len(data[:_SAMPLE].translate(None, _NOT_IN_TEXT))
    # Mail in Japanese and Korean shifts between its alphabets by controls.
    if controls > len(data[:_SAMPLE]) // 100 or (controls and b"\x1b" not in data[:_SAMPLE]):
        raise UndecodableError("this is no text file: send the page as text, .txt for instance.")
    if _JAPANESE_MAIL.search(data):
        try:
            return data.decode("iso2022_jp")
        except UnicodeDecodeError:
            pass
    try:
        return data.decode()
    except UnicodeDecodeError as error:
        if error.reason == "unexpected end of data" and len(data) - error.start < 4:
            return data[: error.start].decode()  # cut within a character
        if _is_nearly_utf8(data[:_SAMPLE]):
            raise _undecodable(error, "UTF-8, which the rest is in") from error
    if declared is not None:
        try:
            return data.decode(declared)
        except (LookupError, ValueError):
            pass
    for encoding in _guesses(data):
        try:
            return data.decode(encoding)
        except UnicodeDecodeError:
            continue
    raise UndecodableError("its encoding is not known: save it as UTF-8 and send it again.")


def _guesses(data: bytes) -> Iterator[str]:
    """Code pages that the bytes may be in, the likeliest first."""
    sample = data[:_SAMPLE]
    if len(data) > _SAMPLE:
        sample = sample[: sample.rfind(b"\n") + 1] or sample
    matches: dict[str, tuple[float, float, int]] = {}
    for rank, match in enumerate(from_bytes(sample, cp_isolation=_CODE_PAGES)):
        for encoding in [match.encoding, *match.could_be_from_charset]:
            matches.setdefault(encoding, (round(match.chaos, 1), -match.coherence, rank))
    unmatched = (1.0, 0.0, len(matches))
    weighed = []
    for order, encoding in enumerate(_CODE_PAGES):
        try:
            text = sample.decode(encoding)
        except UnicodeDecodeError as error:
            if error.start < len(sample) - 4 or len(data) <= _SAMPLE:
                continue
            text = sample[: error.start].decode(encoding)
        odd = _oddities(text[:_WEIGHED])
        if odd < _TOO_ODD:
            weighed.append((odd, *matches.get(encoding, unmatched), order, encoding))
    weighed.sort()
    for *_, encoding in weighed:
        yield encoding


def _oddities(text: str) -> float:
    """How often in a thousand characters a text has what news does not: a code page that is wrong."""
    count = 0.0
    for pattern, weight in _ODD:
        count += weight * len(pattern.findall(text))
    foreign = [letter for letter in text.lower() if "\x7f" < letter < "\u0250" and letter.isalpha()]
    count += min(sum(letter not in alphabet for letter in foreign) for alphabet in _ALPHABETS)
    return round(1000 * count / max(1, len(text)), 1)


def _wide(data: bytes) -> str | None:
    """The text of UTF-16 without its mark, or None: every second byte of its blanks and line ends is 0."""
    sample = data[:_SAMPLE]
    if b"\0" not in sample or len(data) < 4:
        return None
    even, odd = sample[::2].count(0), sample[1::2].count(0)
    encoding = "utf-16-le" if odd > even else "utf-16-be"
    try:
        text = data[: len(data) // 2 * 2].decode(encoding)
    except UnicodeDecodeError:
        return None
    return None if "\0" in text or _oddities(text[:_WEIGHED]) > _TOO_ODD else text


def _is_nearly_utf8(sample: bytes) -> bool:
    """Whether bytes are UTF-8 but for a few: far more whole characters than broken ones."""
    text = sample.decode(errors="replace")
    broken = text.count("\ufffd")
    whole = sum(character > "\x7f" for character in text) - broken
    return whole > 10 * broken


def _strict(data: bytes, encoding: str, claim: str) -> str:
    try:
        return data.decode(encoding)
    except UnicodeDecodeError as error:
        if error.reason in ("unexpected end of data", "truncated data") and len(data) - error.start < 4:
            return data[: error.start].decode(encoding)
        raise _undecodable(error, f"{encoding.upper()}, which {claim}") from error


def _undecodable(error: UnicodeDecodeError, encoding: str) -> UndecodableError:
    byte = f"0x{error.object[error.start]:02x} at {error.start}"
    return UndecodableError(f"byte {byte} is not {encoding}: save it as UTF-8 and send it again.")


_MARKS = (
    (codecs.BOM_UTF8, "utf-8"),
    (codecs.BOM_UTF32_LE, "utf-32-le"),
    (codecs.BOM_UTF32_BE, "utf-32-be"),
    (codecs.BOM_UTF16_LE, "utf-16-le"),
    (codecs.BOM_UTF16_BE, "utf-16-be"),
)
_NOT_IN_TEXT = bytes([*range(7), *range(0x0E, 0x1A), 0x1C, 0x1D, 0x1E, 0x1F])
_JAPANESE_MAIL = re.compile(rb"\x1b\$[@B]")
# The commonest first: between two that fit equally well, it counts.
_CODE_PAGES = [
    *(
        "cp1252",
        "cp1251",
        "cp1250",
        "cp1256",
        "cp932",
        "gb18030",
        "big5",
        "cp949",
        "euc_jp",
        "cp1254",
        "cp1253",
    ),
    *(
        "cp1255",
        "cp1257",
        "cp874",
        "koi8_r",
        "koi8_u",
        "cp866",
        "iso8859_2",
        "iso8859_5",
        "iso8859_6",
        "iso8859_7",
    ),
    *("iso8859_8", "iso8859_9", "iso8859_15", "mac_cyrillic", "big5hkscs"),
]
_LETTER = r"[^\W\d_]"
_SYMBOL = (
    "[\u00a4\u00a6-\u00a8\u00ac\u00ad\u00af\u00b1-\u00b4\u00b6\u00b8-\u00ba\u00bc-\u00be\u00d7\u00f7"
    "\u02d8-\u02dd\u2500-\u25ff]"
)
_ODD = (
    (re.compile(r"[\x80-\x9f\ufffd]|[\ue000-\uf8ff]"), 20.0),  # controls and private characters
    (re.compile(rf"(?<={_LETTER}){_SYMBOL}|{_SYMBOL}(?={_LETTER})"), 4.0),  # "now¹"
    (re.compile(r"[\u2500-\u25ff]"), 2.0),  # frames
    (re.compile(r"[a-zß-öø-ÿа-яёα-ω][A-ZÀ-ÖØ-ÞА-ЯЁΑ-Ω]"), 3.0),  # "пОРТ"
    (re.compile(r"(?<![^\W_])[a-zà-öø-ÿ][À-ÖØ-Þ]|[A-Za-z][\u0370-\u0fff]|[\u0370-\u0fff][A-Za-z]"), 3.0),
    (re.compile(r"[¿¡](?!\s*[\w\"'«“¿¡])|\w[¿¡]\w"), 3.0),
    (re.compile("[\uff61-\uff9f]"), 2.0),  # half-width kana, which wrong double bytes give
    (re.compile(r"[ЅѕЏџЂЃѓЌќЎўЋђћ]"), 0.5),
)
# The letters beyond a to z of languages written in Latin: a text has those of one of them.
_ALPHABETS = (
    "áéíóúüñºª",
    "àâæçèéêëîïôœùûüÿ",
    "äöüßé",
    "ãáàâçéêíóôõúü",
    "àèéìíîòóùú",
    "åäöæøéü",
    "ąćęłńóśźż",
    "áčďéěíňóřšťúůýžäôĺľŕ",
    "áéíóöőúüű",
    "ăâîșşțţ",
    "čćđšž",
    "çğıöşüâîûi̇",
    "āčēģīķļņšūž",
    "ąčęėįšųūž",
    "äöõüšž",
    "áðéíóúýþæö",
    "àáâãèéêìíòóôõùúýăđĩũơư",
)
