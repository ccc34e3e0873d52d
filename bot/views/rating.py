"""Rating: thumbs for the stories of a briefing, as buttons that unfold under it and fold up again."""

from collections.abc import Iterable, Mapping, Sequence
from itertools import chain

from bot import callbacks
from bot.texts import Texts
from bot.views.message import Button
from bot.views.stories import IN_A_ROW
from bot.views.subscriptions import marked

NAME = "rate"
UP, DOWN = "👍", "👎"
BUTTON = Button(f"{UP} {DOWN}", callbacks.data(NAME))
"""Under a briefing: unfolds the thumbs."""

Rows = tuple[tuple[Button, ...], ...]


def stories(rows: Iterable[Sequence[Button]]) -> dict[int, Button]:
    """The stories that a briefing's buttons open, by their ids, in their order."""
    found = {}
    for button in chain.from_iterable(rows):
        press = callbacks.parse(button.data)
        if press is not None and press.name == "story" and len(press.arguments) == 1:
            number = press.number(0)
            if number is not None:
                found[number] = button
    return found


def unfolded(texts: Texts, rows: Sequence[Sequence[Button]], given: Mapping[int, bool]) -> Rows:
    """A row for each story: its number and two thumbs, the given one marked; then what leads elsewhere."""
    thumbs = tuple(
        (
            opener,
            Button(marked(UP, given.get(number) is True), callbacks.data(NAME, "up", number)),
            Button(marked(DOWN, given.get(number) is False), callbacks.data(NAME, "down", number)),
        )
        for number, opener in stories(rows).items()
    )
    done = Button(texts.plain("button-done"), callbacks.data(NAME, "done"))
    return (*thumbs, (*_elsewhere(rows), done))


def folded(rows: Sequence[Sequence[Button]]) -> Rows:
    """As the briefing came: the numbers in rows, then what leads elsewhere."""
    openers = tuple(stories(rows).values())
    numbers = tuple(openers[start : start + IN_A_ROW] for start in range(0, len(openers), IN_A_ROW))
    return (*numbers, (*_elsewhere(rows), BUTTON))


def _elsewhere(rows: Iterable[Sequence[Button]]) -> list[Button]:
    presses = ((button, callbacks.parse(button.data)) for button in chain.from_iterable(rows))
    return [button for button, press in presses if press is None or press.name not in (NAME, "story")]
