"""Unfolding: a briefing as a rich message, in which each story unfolds under its headline."""

from collections.abc import Sequence

from bot.texts import Texts
from bot.views.text import Html, bold, chunks, escape, italic, line, link, linkable, seen, shorten
from storage.briefings import Pick

TEXT_UNITS = 32_768
"""Of a rich message; it takes 500 blocks besides, of which a story needs four."""
TITLE_UNITS = 200
BODY_UNITS = 1_600
_SPARE = 400


def briefing(
    texts: Texts, picks: Sequence[Pick], titles: Sequence[str], origins: Sequence[Html], footer: Html
) -> str:
    """The stories, the first one open. titles, origins: of each as the standard layout has them."""
    room = min(BODY_UNITS, (TEXT_UNITS - _SPARE) // max(1, len(picks)) - TITLE_UNITS - _SPARE)
    stories = [
        _story(texts, number, pick, title, origin, room)
        for number, (pick, title, origin) in enumerate(zip(picks, titles, origins, strict=True), 1)
    ]
    last = f"<footer>{_lines(footer)}</footer>" if footer else ""
    return f"<h3>{texts('briefing-heading')}</h3>{''.join(stories)}{last}"


def _story(texts: Texts, number: int, pick: Pick, title: str, origin: Html, room: int) -> str:
    told = " ".join(line(part) for part in (pick.story.summary, pick.rest) if seen(part))
    text = texts.apart(chunks(told, room)[0]) if told else ""
    head = bold(f"{texts.number(number)}. {texts.apart(shorten(title, TITLE_UNITS))}")
    url = pick.story.url
    source = link("↗", url) if url is not None and linkable(url) else ""
    below = " ".join(part for part in (italic(origin) if origin else "", source) if part)
    return (
        f"<details{' open' if number == 1 else ''}><summary>{head}</summary>"
        f"{f'<p>{escape(text)}</p>' if text else ''}{f'<p>{below}</p>' if below else ''}</details>"
    )


def _lines(text: Html) -> Html:
    return Html(text.replace("\n", "<br>"))
