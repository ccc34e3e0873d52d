"""Text: a title and paragraphs and nothing else, read as one main article.

The last of the readers: it takes what has no page around it, and must tell an article from a sentence
that somebody typed into the chat.
"""

import unicodedata
from datetime import datetime

from storage.dumps import forms, furniture, grammar, sweep
from storage.dumps.lines import Lines, clean, explained
from storage.dumps.sweep import Labels
from storage.models import Line, Reading

NAME = "text"

# A line is a paragraph from so many columns or words on, and with a full stop at its end from fewer.
_PARAGRAPH_WIDTH = 80
_PARAGRAPH_WORDS = 12
_SENTENCE_WORDS = 3
_TITLE_WORDS = 3
# A text without a title is an article, and not a message, from this many columns on.
_UNTITLED_WIDTH = 200
_LOOKED_AT = 2000


def read(text: str, reference: datetime) -> Reading | None:
    """The article that a plain text is; None where it does not read as one.

    reference: aware; only handed on.
    """
    lines = clean(text)
    if not _is_article(lines):
        return None
    return Reading(NAME, grammar.articles(lines.texts, _label(lines), reference), reference)


def explain(text: str) -> tuple[Line, ...] | None:
    """Each line with its kind, as read() sees it; None where the text is not of this format."""
    lines = clean(text)
    return explained(lines, _label(lines).kinds) if _is_article(lines) else None


def _label(lines: Lines) -> Labels:
    return sweep.labelled(lines, furniture.names(lines.texts), [])


def _is_article(lines: Lines) -> bool:
    """Whether a text reads as an article: a title with a paragraph, or several sentences at length."""
    texts = lines.texts
    if (
        not texts
        or texts[0][0] in "{<"
        or not _is_language("".join(text[:_LOOKED_AT] for text in texts[:20]))
    ):
        return False
    if len(texts) == 1 or not sweep.opens_with_headline(texts[:2]):
        return forms.width(texts[0]) >= _UNTITLED_WIDTH and forms.sentences(texts[0]) > 1
    paragraphs = [text for text in texts[1:] if not forms.same(text, texts[0])]
    if any(
        forms.width(text) >= _PARAGRAPH_WIDTH or forms.words(text) >= _PARAGRAPH_WORDS for text in paragraphs
    ):
        return True
    return forms.words(texts[0]) >= _TITLE_WORDS and any(
        forms.ends_sentence(text) and forms.words(text) >= _SENTENCE_WORDS for text in paragraphs
    )


def _is_language(sample: str) -> bool:
    """Whether most characters are letters, as in no code, table or noise."""
    dense = "".join(sample[:_LOOKED_AT].split())
    return sum(unicodedata.category(character)[0] in "LM" for character in dense) > 0.6 * len(dense)
