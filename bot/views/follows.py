"""Follows: what a chat follows and mutes, and what was just changed of it, each with a way back."""

from collections.abc import Callable, Sequence
from dataclasses import dataclass

from bot import callbacks
from bot.texts import Texts
from bot.views.bells import BELL_ON
from bot.views.message import Button, Message
from bot.views.subscriptions import rows
from bot.views.text import BUTTON_UNITS, Html, join, line, shorten
from storage.follows import SOURCE, Change, Follow

MINE = "mine"
"""Of the buttons of a chat's own list."""
NAME = "follow"
"""Of the buttons that follow, mute or leave a topic: with a Wish and its words."""
FOLLOW, MUTE, LEAVE, RING, HUSH = 0, 1, 2, 3, 4
"""RING: follow with the bell on; HUSH: take the bell off."""
IN_PLACE = 10
"""Added to these: the answer takes the place of the message with the button."""

Carry = Callable[[int, str], str]
"""The data of a button that does one of these with a topic."""


@dataclass(frozen=True, slots=True)
class Offered:
    """A topic that can be followed or muted. present: what the chat says of it, None for nothing."""

    topic: str
    present: Follow | None


def mine(texts: Texts, some: Sequence[Follow]) -> Message:
    """All that is followed and muted, a button to remove each."""
    if not some:
        return Message(texts("follows-none"), (_topics(texts), _latest(texts)))
    followed, muted = ([_belled(one) for one in some if one.muted is wanted] for wanted in (False, True))
    text = join(
        "\n",
        (
            texts("follows-followed", topics=texts.several(followed)) if followed else "",
            texts("follows-muted", topics=texts.several(muted)) if muted else "",
        ),
    )
    removing = [
        Button(shorten(f"✕ {name(one.topic)}", BUTTON_UNITS), callbacks.data(MINE, one.id)) for one in some
    ]
    return Message(
        join("\n\n", (texts("follows"), text, texts("follows-how"))),
        (*rows(removing, 2), (*_topics(texts), _bells(texts))),
    )


def changed(texts: Texts, change: Change, carry: Carry) -> Message:
    """What was done; buttons that undo it and that lead to the whole list."""
    buttons = []
    if change.before != change.after:
        buttons.append(Button(texts.plain("button-undo"), carry(IN_PLACE + _back(change), change.topic)))
    buttons.append(Button(texts.plain("button-mine"), callbacks.data(MINE)))
    after = change.after
    if after is None or after.muted:
        return Message(sentence(texts, change), (tuple(buttons),))
    bell = Button(
        texts.plain("button-bell-on" if after.bell else "button-bell"),
        carry(IN_PLACE + (HUSH if after.bell else RING), change.topic),
    )
    return Message(sentence(texts, change), ((bell,), tuple(buttons)))


def _back(change: Change) -> int:
    """What undoes a change."""
    before, after = change.before, change.after
    if before is None:
        return LEAVE
    if before.muted:
        return MUTE
    if before.bell:
        return RING
    return HUSH if after is not None and after.bell else FOLLOW


def sentence(texts: Texts, change: Change) -> Html:
    """What was done, in a sentence."""
    if change.after is None:
        which = "follow-not" if change.before is None else "follow-ended"
    elif change.after.muted:
        which = "follow-mutes"
    elif change.after.bell:
        which = "follow-rings"
    elif change.before is not None and change.before.bell:
        which = "follow-hushed"
    else:
        which = "follow-follows"
    return texts(which, topic=name(change.topic))


def offers(texts: Texts, offered: Sequence[Offered], carry: Carry) -> tuple[tuple[Button, ...], ...]:
    """For each topic a button to follow and one to mute it; what holds is marked, and leaves it."""
    return tuple(
        tuple(
            Button(
                shorten(_label(texts, one, muted=muted), BUTTON_UNITS),
                carry(LEAVE if _holds(one, muted=muted) else MUTE if muted else FOLLOW, one.topic),
            )
            for muted in (False, True)
        )
        for one in offered
    )


def bell(texts: Texts, one: Offered, carry: Carry) -> Button:
    """Puts the bell on a topic, which is followed then, or takes it off."""
    on = one.present is not None and one.present.bell
    label = texts.plain("button-bell-on" if on else "button-bell")
    return Button(label, carry(HUSH if on else RING, one.topic))


def of_story(texts: Texts, title: str, offered: Sequence[Offered], carry: Carry) -> Message:
    """What of a story can be followed or muted: its sources and hashtags."""
    if not offered:
        return Message(texts("follow-wrong"), (_latest(texts),))
    return Message(texts("follow-story", title=title), offers(texts, offered, carry))


def name(topic: str) -> str:
    """A topic as it is shown: on one line, a source by its name."""
    shown = line(topic)
    if shown.casefold().startswith(SOURCE):
        return shown[len(SOURCE) :].strip()
    return shown


def _belled(one: Follow) -> str:
    return f"{BELL_ON} {name(one.topic)}" if one.bell else name(one.topic)


def _bells(texts: Texts) -> Button:
    return Button(texts.plain("button-bells"), callbacks.data("set", "bells"))


def _label(texts: Texts, one: Offered, *, muted: bool) -> str:
    state = "-on" if _holds(one, muted=muted) else ""
    return texts.plain(f"button-{'mute' if muted else 'follow'}{state}", topic=name(one.topic))


def _holds(one: Offered, *, muted: bool) -> bool:
    return one.present is not None and one.present.muted is muted


def _topics(texts: Texts) -> tuple[Button, ...]:
    return (Button(texts.plain("button-topics"), callbacks.data("ask", "topics")),)


def _latest(texts: Texts) -> tuple[Button, ...]:
    return (Button(texts.plain("button-latest"), callbacks.data("latest")),)
