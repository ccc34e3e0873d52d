"""Figures: what /stats tells an admin, in a few lines."""

from datetime import timedelta

from bot import callbacks
from bot.texts import Texts
from bot.views.message import Button, Message
from bot.views.stories import SOURCE_UNITS
from bot.views.text import Html, join, line, shorten
from storage.figures import Figures
from storage.outbox import State

_NOT_SENT = (State.GONE, State.FAILED, State.TOO_OLD)
_UNDER_WAY = (State.WAITING, State.SENDING, State.IN_DOUBT)


def figures(texts: Texts, told: Figures) -> Message:
    """Readers, deliveries of the last day with their lag, articles and sources of the week."""
    day = told.last_day
    blocks: list[Html] = [
        texts("stats"),
        join(
            "\n",
            (
                texts("stats-people", readers=texts.number(told.readers), chats=texts.number(told.chats)),
                texts("stats-readers", count=told.subscribed, paused=texts.number(told.paused)),
            ),
        ),
        join(
            "\n",
            (
                texts(
                    "stats-briefings",
                    sent=texts.number(told.briefings[0]),
                    failed=texts.number(told.briefings[1]),
                ),
                texts("stats-sent", count=day.counts.get(State.SENT, 0)),
                texts(
                    "stats-ends",
                    nothing=texts.number(day.counts.get(State.NOTHING_NEW, 0)),
                    failed=texts.number(sum(day.counts.get(state, 0) for state in _NOT_SENT)),
                    waiting=texts.number(sum(day.counts.get(state, 0) for state in _UNDER_WAY)),
                    doubtful=texts.number(day.in_doubt),
                ),
                texts("stats-lag", lag=_seconds(texts, told.lag)),
            ),
        ),
        texts("stats-articles", count=sum(told.days)),
    ]
    if told.sources:
        names = [
            texts.apart(f"{number}. {texts.apart(shorten(line(source), SOURCE_UNITS))} {texts.number(count)}")
            for number, (source, count) in enumerate(told.sources, start=1)
        ]
        blocks.append(texts("stats-sources", names=Html("\n" + join("\n", names))))
    if told.wordings:
        kept = told.wordings.get("kept", 0)
        dropped = sum(told.wordings.values()) - kept
        blocks.append(texts("stats-summaries", kept=texts.number(kept), dropped=texts.number(dropped)))
    again = Button(texts.plain("button-again"), callbacks.data("stats"))
    return Message(
        join("\n\n", blocks), ((again, Button(texts.plain("button-dumps"), callbacks.data("dumps"))),)
    )


def _seconds(texts: Texts, lag: timedelta) -> str:
    return texts.number(round(lag.total_seconds(), 1))
