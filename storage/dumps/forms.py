"""Forms: what a line looks like by itself: how long it reads, whether it is a headline or prose.

Judges single lines and makes a headline from a text; which line is what is decided from the
neighbours, elsewhere. Lines may be of any length: only their beginning and end are looked at.
"""

import re

# In columns: headlines rarely pass the first, and none passes the second.
HEADLINE_WIDTH = 170
LONGEST_HEADLINE = 300

# Two sentences that are longer are prose, also where the second was cut.
_TWO_SENTENCES = 100

_MADE_WIDTH = 140
_LEAST_MADE = 12
_LOOKED_AT = 600


def width(line: str) -> int:
    """How much a line says, in columns: a Chinese, Japanese or Korean character counts two."""
    if len(line) > _LOOKED_AT or line.isascii():
        return len(line)
    return len(line) + len(_WIDE.findall(line))


def ends_sentence(line: str) -> bool:
    """Whether a line ends as a sentence of prose does; a question, a call or dots also end headlines."""
    tail = line[-12:]
    return _SENTENCE_END.search(tail) is not None and _ABBREVIATED.search(tail) is None


def sentences(line: str) -> int:
    """How many sentences end in the beginning of a line, the last one also without its full stop."""
    head = line[:_LOOKED_AT]
    ends = sentence_ends(head)
    return len(ends) + (1 if not ends or ends[-1] < len(head) else 0)


def is_prose(line: str) -> bool:
    """Whether a line reads as a body: it is long, or it is several sentences."""
    columns = width(line)
    if columns > HEADLINE_WIDTH:
        return True
    count = sentences(line)
    if count != 2:
        return count > 2
    if columns > _TWO_SENTENCES or ends_sentence(line):
        return True
    # "Will it rain? Of course!" is a headline, "It rained. Of course!" is not.
    return _CALL.search(line[-12:]) is not None and _FULL_STOP.search(line) is not None


def is_headline(line: str) -> bool:
    """Whether a line could be a headline: short, not several sentences, no full stop at its end."""
    return not is_prose(line) and not ends_sentence(line)


def words(line: str) -> int:
    """How many words a line has; two characters count as a word in scripts without spaces."""
    head = line[:_LOOKED_AT]
    spaceless = len(_SPACELESS.findall(head))
    return len(_SPACELESS.sub(" ", head).split()) + (spaceless + 1) // 2


def same(one: str, other: str) -> bool:
    """Whether two lines say the same: case, quotes and a cut at the end do not count."""
    if one == other:
        return True
    if abs(len(one) - len(other)) > 3:
        return _cut(one, other) or _cut(other, one)
    return _folded(one) == _folded(other)


def made_headline(body: str) -> str:
    """A headline for a body without one: its first sentence, shortened where it is long.

    A first sentence of a word or two ("No.") says nothing: the next one is added.
    """
    head = body.split("\n", 1)[0][:_LOOKED_AT].strip()
    end = next((end for end in sentence_ends(head) if end >= _LEAST_MADE), len(head))
    sentence = head[:end].strip()
    if width(sentence) <= _MADE_WIDTH:
        return sentence
    room = _MADE_WIDTH * len(sentence) // width(sentence)
    cut = sentence[:room]
    at_word = cut.rfind(" ", room // 2)
    return (cut[:at_word] if at_word > 0 else cut).rstrip(" ,;:-–—、，") + "…"


def sentence_ends(text: str) -> list[int]:
    """Where sentences end: after the stop and its quotes; not after an initial, Mr, or in "12. Mai"."""
    ends = []
    for match in _STOP.finditer(text):
        if match["latin"] and match["latin"] == ".":
            word = text[max(0, match.start() - 12) : match.start()].rpartition(" ")[2].lstrip("(\"'“‘")
            if word.casefold() in _ABBREVIATIONS or (
                _INITIALS.fullmatch(word) and (len(word) > 1 or word.isupper())
            ):
                continue
            if word.isdigit() and _GERMAN_MONTH.match(text, match.end()):
                continue
        ends.append(match.end())
    return ends


def _folded(line: str) -> str:
    return line.casefold().translate(_QUOTES).replace("...", "…")


def _cut(short: str, whole: str) -> bool:
    """Whether the first is the beginning of the second, cut with an ellipsis."""
    for ellipsis in ("...", "…"):
        if short.endswith(ellipsis):
            kept = short.removesuffix(ellipsis).rstrip()
            return len(kept) > 20 and whole.startswith(kept)
    return False


_WIDE = re.compile("[\u1100-\u115f\u2e80-\ua4cf\uac00-\ud7a3\uf900-\ufaff\uff00-\uff60\U00020000-\U0003fffd]")
_SPACELESS = re.compile("[\u0e00-\u0eff\u1000-\u109f\u1780-\u17ff\u3040-\u30ff\u3400-\u9fff\uf900-\ufaff]")
_CLOSING = "\"'”’»›)\\]}」』】）"
_SENTENCE_END = re.compile(f"(?:(?<![.…])[.]|[。．।۔።])[{_CLOSING}]*$")
_FULL_STOP = re.compile(r"[.](?=\s)|[。।۔]")
_CALL = re.compile(f"[!?！？؟][{_CLOSING}]*$")
_ABBREVIATED = re.compile(r"(?:\b[^\W\d_]\.){2,}$")  # "U.S."
_STOP = re.compile(
    f"(?<![.!?…])(?P<latin>[.!?…]+)[{_CLOSING}]*(?=\\s+[^\\sa-z]|$)|[。．！？।۔؟።]+[{_CLOSING}]*"
)
_GERMAN_MONTH = re.compile(
    r"\s*(?:Januar|Jänner|Februar|März|April|Mai|Ju[nl]i|August|(?:Septem|Okto|Novem|Dezem)ber)\b"
)
_INITIALS = re.compile(r"(?:\w\.)*[^\W\d_]")
_ABBREVIATIONS = frozenset(
    [
        *(
            "mr",
            "mrs",
            "ms",
            "dr",
            "prof",
            "st",
            "sen",
            "rep",
            "gov",
            "gen",
            "col",
            "lt",
            "sgt",
            "capt",
            "cmdr",
        ),
        *(
            "adm",
            "rev",
            "hon",
            "jr",
            "sr",
            "no",
            "nos",
            "vs",
            "v",
            "fig",
            "inc",
            "ltd",
            "co",
            "corp",
            "est",
            "dept",
        ),
        *(
            "jan",
            "feb",
            "mar",
            "apr",
            "jun",
            "jul",
            "aug",
            "sep",
            "sept",
            "oct",
            "nov",
            "dec",
            "univ",
            "approx",
        ),
        *(
            "mon",
            "tue",
            "wed",
            "thu",
            "fri",
            "sat",
            "sun",
            "mt",
            "ft",
            "ave",
            "blvd",
            "rd",
            "bzw",
            "ca",
            "nr",
        ),
        *("str", "sog", "usw", "ing", "dipl", "mme", "mlle", "г", "ул", "им", "св", "т", "д", "р", "н", "э"),
    ]
)
_QUOTES = str.maketrans({"’": "'", "‘": "'", "“": '"', "”": '"', "´": "'", "`": "'", "–": "-", "—": "-"})
