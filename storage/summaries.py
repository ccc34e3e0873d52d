"""Summaries: two lines that tell what a text tells, in its own sentences. Pure and without a model.

The beginning of a news text tells the news (the lead, as the field's lead-3 baseline uses it); what
stands before and between it and is not the news is skipped: captions with their credits, datelines,
bylines, copyright notices, "read more". Only whole sentences that can stand alone are taken.
"""

import re
from collections.abc import Iterator

from storage.dumps.forms import sentence_ends, width

MOST_COLUMNS = 280
"""Of two lines on a wide screen; a Chinese, Japanese or Korean character takes two columns."""
_ENOUGH = 150
_LEAST = 25
_LOOKED_AT = 4_000
_PARAGRAPH = 1_500
_MOST_SENTENCES = 12
_CAPTION_REACH = 700


def summary(body: str, language: str | None) -> str:
    """The first sentences of a text that tell something; empty where there is none.

    body: paragraphs parted by blank lines. language: ISO 639-1 or None; no rule needs it, scripts tell.
    At most MOST_COLUMNS columns; an ellipsis only where not even one sentence fits.
    """
    del language
    paragraphs = [" ".join(part.split()) for part in body[:_LOOKED_AT].split("\n") if part.strip()]
    told, spare = "", ""
    for sentence in _sentences(paragraphs):
        if not told:
            if _opens(sentence):
                spare = spare or sentence
                told = sentence if width(sentence) <= MOST_COLUMNS else ""
            continue
        joined = told + ("" if _SPACELESS_END.search(told) else " ") + sentence
        if width(told) >= _ENOUGH or width(joined) > MOST_COLUMNS or _APART.search(sentence):
            break
        told = joined
    return told or _cut(spare or " ".join(paragraphs))


def _sentences(paragraphs: list[str]) -> Iterator[str]:
    """The sentences that tell the news, from the top; a cut last one is none."""
    count = 0
    for place, paragraph in enumerate(paragraphs):
        last = place + 1 == len(paragraphs)
        if place < 3 and not last and width(paragraph) < MOST_COLUMNS and _is_caption(paragraph):
            continue
        text = (_without_head(paragraph) if place < 3 else paragraph)[:_PARAGRAPH]
        if not text or _FURNITURE.match(text) or (len(paragraphs) > 1 and _is_label(text)):
            continue
        for sentence in _split(text):
            if _is_furniture(sentence) or not _ENDS.search(sentence):
                continue
            if width(sentence) < _LEAST and count == 0:
                continue
            yield sentence
            count += 1
            if count == _MOST_SENTENCES:
                return


def _split(text: str) -> Iterator[str]:
    """The sentences of a paragraph; what stands in quotes stays together with who said it."""
    start = 0
    for end in (*sentence_ends(text), len(text)):
        piece = text[start:end].strip()
        opened, closed = len(_OPENING.findall(piece)), len(_CLOSING.findall(piece))
        straight = piece.count('"')
        if end < len(text) and (opened > closed or straight % 2) and end - start < 2 * MOST_COLUMNS:
            continue
        if piece:
            yield piece
        start = end


def _without_head(paragraph: str) -> str:
    """A paragraph without the caption, byline and dateline that it begins with, as often as they come."""
    text = paragraph
    for _ in range(4):
        shorter = _without_caption(text)
        for pattern in (_BYLINE, _AGENCY, _DATELINE, _CAPITALS):
            match = pattern.match(shorter)
            if match and match.end() < len(shorter):
                shorter = shorter[match.end() :].lstrip(" .—–-")
        if shorter == text or len(shorter) < _LEAST:
            break
        text = shorter
    if len(shorter) < _LEAST and _credits(text):
        return shorter
    return text


def _without_caption(text: str) -> str:
    """What follows the credit of a picture near the beginning, or a caption that ends in its date."""
    pictures = _credits(text)
    if pictures and len(text) - pictures[-1].end() >= _LEAST:
        return text[pictures[-1].end() :].lstrip(" .|—–-")
    if _may_be_caption(text[:_CAPTION_REACH]):
        end = next(iter(sentence_ends(text[:_CAPTION_REACH])), 0)
        if end and _CAPTION.search(text[:end]) and len(text) - end >= _LEAST:
            return text[end:].lstrip()
    return text


def _is_caption(text: str) -> bool:
    """Whether a paragraph is nothing but a caption, with its credit or in a caption's words."""
    pictures = _credits(text)
    if pictures:
        return len(text) - pictures[0].end() < _LEAST
    if not _may_be_caption(text) or not _CAPTION.search(text):
        return False
    return len(sentence_ends(text[:_CAPTION_REACH])) < 2


# Each of these patterns costs more than all else that is done to a text. A plain look for words that every
# match has comes first.


def _credits(text: str) -> list[re.Match[str]]:
    """The credits of pictures near the beginning."""
    begin = text[:_CAPTION_REACH]
    if not any(sign in begin for sign in "(:：") and not _any(_AGENCIES, begin):
        return []
    return list(_CREDIT.finditer(text, 0, _CAPTION_REACH))


def _may_be_caption(text: str) -> bool:
    return _any(_CAPTION_WORDS, text)


def _is_furniture(sentence: str) -> bool:
    if _FURNITURE.match(sentence):
        return True
    return _any(_RIGHTS, sentence) and _FURNITURE.search(sentence) is not None


def _any(words: tuple[str, ...], text: str) -> bool:
    folded = text.casefold()
    return any(word in folded for word in words)


def _is_label(text: str) -> bool:
    """A short line that is no sentence: a name, a heading, a byline between paragraphs."""
    return width(text) < 80 and not _ENDS.search(text)


def _opens(sentence: str) -> bool:
    """Whether a sentence can stand at the beginning: it does not lean on one before it."""
    return not _DANGLING.match(sentence)


def _cut(text: str) -> str:
    if width(text) <= MOST_COLUMNS:
        return text
    room = MOST_COLUMNS * len(text) // width(text) - 1
    cut = text[:room]
    at_word = cut.rfind(" ", room // 2)
    return (cut[:at_word] if at_word > 0 else cut).rstrip(" ,;:-–—、，") + "…"


_NAME = r"[^\W\d_a-z][\w’'.-]+"
_MONTH = (
    r"(?:jan|feb|mar|apr|may|jun|jul|aug|sep|oct|nov|dec|mai|okt|dez|янв|фев|мар|апр|ма[йя]|июн|июл|"
    r"авг|сен|"
    r"окт|ноя|дек)[\w.]*"
)
_CREDIT = re.compile(
    r"\((?:[^()]{0,120}(?:photo|foto|picture|image|getty|фото|صورة|写真|撮影)[^()]{0,80}|"
    r"(?:ap|afp|reuters|pa|epa|tass|xinhua|dpa|ansa)/[^()]{1,60}|"
    r"(?-i:[A-ZÀ-Þ][\w.’'-]+(?: [A-ZÀ-Þ][\w.’'-]+){1,3})/[^()/]{2,40})\)|"
    r"\b(?:photo(?:graph)?s?(?: by| credit)?|foto|bild|crédit photo|фото|credit)\s?[:：]\s?(?:[^\s.,;|"
    r"]+[ .|/]?){1,5}?"
    r"(?=[.|]|\s(?:[A-Z][a-z]|[А-Я][а-я]))[.|]?|"
    r"\b(?:getty images|afp via getty images|reuters/[A-Z][\w.-]+ [A-Z][\w.-]+|shutterstock|alamy)\b[.|]?",
    re.I,
)
_AGENCIES = ("getty", "reuters", "shutterstock", "alamy")
_CAPTION = re.compile(
    rf"\b(?:is|are) (?:seen|pictured|shown)\b(?! as)\b|\bin this (?:file |undated |handout )?(?:photo|"
    rf"image|picture)|"
    rf"\bfile photo\b|\bposes? (?:for|with)\b|day, {_MONTH} \d{{1,2}}, (?:19|20)\d\d\.?$|"
    r"\b(?:auf diesem (?:bild|foto)|archivbild|archivfoto|на (?:этом )?(?:фото|снимке|фотографии)|"
    r"архивное фото)\b",
    re.I,
)
_CAPTION_WORDS = (
    "seen",
    "pictured",
    "shown",
    "photo",
    "image",
    "picture",
    "pose",
    "day, ",
    "bild",
    "foto",
    "фото",
    "снимке",
)
_BYLINE = re.compile(
    r"(?-i:By(?: (?:[A-ZÀ-Þ][A-ZÀ-Þ.’'-]+|and|AND|,))+)(?:,? (?:AP|AFP|Associated Press|"
    r"Reuters))?\s+(?-i:(?=[A-Z](?: |[a-z])))|"
    rf"(?:by|von|par|por|автор:?|текст:)\s+{_NAME}(?:\s+(?:{_NAME}|and|und|et|y|и)){{1,5}}"
    r"(?:,?\s+(?:staff|senior|special|political|science|sports|chief)?\s?"
    r"(?:writer|reporter|correspondent|editor|associated press|reuters|ap|afp))*\s*(?=[.|—–-]|$)|"
    rf"by\s+{_NAME}\s+{_NAME}\s+(?=[A-Z][a-z]+\s)|"
    r"[（(【][^）)】]{0,30}(?:記者|记者|기자|電|电|特派員)[^）)】]{0,30}[）)】]|[가-힣]{2,4}\s?기자\s?=",
    re.I,
)
_AGENCY = re.compile(
    r"[（(【\[][^）)】\]]{0,24}(?:=|共同|時事|新华社|新華社|연합뉴스|뉴스1|ロイター|"
    r"AFP)[^）)】\]]{0,24}[）)】\]]\s*(?:[가-힣]{2,4}\s?기자\s?=)?\s*|"
    r"(?:新华社|新華社|中新社|中央社)[^，。]{0,20}?\d{1,2}月\d{1,2}日[电電]\s*|"
    r"(?:ap|reuters|afp|dpa|tass|тасс|риа новости|интерфакс)\s?[—–-]\s+",
    re.I,
)
_PLACE = r"[A-ZÀ-ÞА-ЯЁІЇЄ][A-ZÀ-ÞА-ЯЁІЇЄ.’'-]+(?:[ /][A-ZÀ-ÞА-ЯЁІЇЄ][A-ZÀ-ÞА-ЯЁІЇЄ.’'-]+){0,4}"
_MIXED_PLACE = r"[^\W\d_a-zа-яё][\w’'.-]+(?:[ /][^\W\d_a-zа-яё][\w’'.-]+){0,2}"
_DATELINE = re.compile(
    rf"(?:{_PLACE}(?:, [^—–:()]{{2,40}}?)?\s*(?:\([^()]{{2,40}}\))?\s?(?:—|–|--|-\s|/[^/]{{2,20}}/\.?|"
    rf":)\s*|"
    rf"{_MIXED_PLACE}(?:, [^—–:()]{{2,30}}?)?\s*\((?:[A-Za-z./ ]{{2,30}}|[А-Яа-я ]{{2,30}}|"
    rf"[\u0600-\u06ff .]{{2,30}})\)"
    r"\s?(?:—|–|--|-|:|\.)?\s*|"
    r"[A-ZÀ-Þ][a-zà-ÿ]{2,20} [—–-] (?=[A-ZÀ-Þ])|"
    r"[\u0600-\u06ff ]{2,30}\s*(?:\([\u0600-\u06ff. ]{2,20}\)\s*)?[-–—]\s+)"
)
_CAPITALS = re.compile(
    r"(?=[^a-z]*[A-ZÀ-Þ]{4})(?:[A-ZÀ-Þ][A-ZÀ-Þ’'-]{2,}|[A-ZÀ-Þ]\.)(?:\s(?:[A-ZÀ-Þ][A-ZÀ-Þ’'-]{2,}|"
    r"[A-ZÀ-Þ]\.)){1,3}"
    r"(?:,? (?:AP|AFP|Associated Press|Reuters|Staff Writer)[^ ]*)?\s+(?=[A-ZÀ-Þ][a-zà-ÿ]|[A-ZÀ-Þ] [a-z])"
)
_FURNITURE = re.compile(
    r"^\W*(?:read (?:more|also|next)|also read|more on|go further|advertisement|"
    r"related(?: articles?)?:|click here|"
    r"sign up|subscribe|follow us|share this|watch:|listen:|editor.s note|this article (?:was|is|first)|"
    r"this story (?:was|has been)|reporting by|\(reporting by|editing by|additional reporting|copyright|©|"
    r"all rights reserved|photo:|image:|picture:|lesen sie (?:auch|mehr)|mehr zum thema|anzeige|lire aussi|"
    r"publicité|leer también|lea también|publicidad|читайте также|реклама|фото:|اقرأ أيضا|إعلان|关连报道|"
    r"関連記事|広告|"
    r"相关阅读|广告|관련기사|광고)\b|all rights reserved|©\s?\d{4}|copyright \d{4}|^\s*https?://\S+$|"
    r"무단\s?전재|無断転載|版权所有|alle rechte vorbehalten|tous droits réservés|все права защищены",
    re.I,
)
_RIGHTS = (  # what _FURNITURE may have elsewhere than at the beginning
    "all rights reserved",
    "©",
    "copyright",
    "전재",
    "無断転載",
    "版权所有",
    "alle rechte vorbehalten",
    "tous droits réservés",
    "все права защищены",
)
_DANGLING = re.compile(
    r"(?:he|she|they|it|that|this|these|those|but|and|however|meanwhile|instead|also|then|so|his|her|"
    r"their|its|"
    r"er|sie|es|aber|und|doch|dies|dabei|il|elle|ils|elles|mais|et|él|ella|ellos|pero|y|он|она|они|"
    r"оно|но|и|это|об этом|по (?:его|её|ее|их) словам|"
    r"він|вона|вони|але|це|وقال|وأضاف|وأضافت|لكن|وهو|وهي|他|她|他们|但|また|しかし|彼|그는|그녀는|하지만)\b"
    r"(?!['’]s\b)|(?-i:[a-zа-я])|[,;:)…]|[\"“”»«][^\"”»]{0,200}[\"”»],? (?:he|she|they) ",
    re.I,
)
_APART = re.compile(r"^(?:[-•*]|\d+[.)]\s)")
_ENDS = re.compile(r"[.!?。．！？।۔؟።][\"'”’»›)\]}」』】）]*$")
_SPACELESS_END = re.compile(r"[。．！？」』】）]$")
_OPENING = re.compile("[“«„「『]")
_CLOSING = re.compile("[”»」』]")
