"""Settings: how a chat gets its briefings, as one message with a page for each thing that can be set."""

from dataclasses import dataclass, field
from datetime import datetime, time
from enum import StrEnum

from babel.dates import get_day_names

from bot import callbacks
from bot.texts import Texts, language_name, languages
from bot.views import clocks
from bot.views.bells import BELL_OFF, BELL_ON, alert_choices, packed, terms
from bot.views.follows import name
from bot.views.message import Button, Message
from bot.views.subscriptions import ZONES, days, marked, plan, rows
from bot.views.text import BUTTON_UNITS, ELLIPSIS, Html, join, shorten
from storage import cities, zones
from storage.alerts import Terms
from storage.briefings import LARGEST, SMALLEST
from storage.follows import Follow
from storage.preferences import MOST_LANGUAGES, Layout, Preferences
from storage.slots import DAILY, WEEKEND, WORKDAYS
from storage.subscriptions import Subscription

NAME = "set"
TELEGRAM = "telegram"
"""In place of a language: the one of the person's Telegram."""

_IN_A_ROW = 4
_MOST_NAMED = 12


class Item(StrEnum):
    """What can be set. The first four are of the daily briefing, and only where there is one."""

    HOURS = "hours"
    DAYS = "days"
    ZONE = "zone"
    SIZE = "size"
    LAYOUT = "layout"
    LANGUAGE = "language"
    NEWS = "news"
    BELLS = "bells"
    ALERTS = "alerts"


OF_BRIEFING = (Item.HOURS, Item.DAYS, Item.ZONE, Item.SIZE)
_WITH_HINT = (Item.HOURS, Item.ZONE, Item.LAYOUT, Item.NEWS, Item.BELLS, Item.ALERTS)
BELL = "bell"
"""Of the buttons that put one topic's bell on or off."""
ALL = "-"
"""In place of languages of news: all."""


@dataclass(frozen=True, slots=True)
class Shown:
    """What holds in a chat. one: its daily briefing, None without.

    terms: of its alerts. topics: all that it follows and mutes. spoken: languages that news comes in.
    """

    one: Subscription | None
    preferences: Preferences
    terms: Terms = field(default_factory=Terms)
    topics: tuple[Follow, ...] = ()
    spoken: tuple[str, ...] = ()

    @property
    def followed(self) -> tuple[Follow, ...]:
        """The topics that may have a bell."""
        return tuple(one for one in self.topics if not one.muted)


def overview(texts: Texts, shown: Shown) -> Message:
    """All that is set, with a button for each thing."""
    one = shown.one
    lines = [
        texts("settings-no-briefing") if one is None else texts("subscription", plan=plan(texts, one.plan)),
        "" if one is None else texts("settings-size-is", size=value(texts, Item.SIZE, shown)),
        texts("settings-layout-is", layout=value(texts, Item.LAYOUT, shown)),
        texts("settings-language-is", language=value(texts, Item.LANGUAGE, shown)),
        texts("settings-news-is", languages=value(texts, Item.NEWS, shown)),
        texts("settings-bells-is", topics=value(texts, Item.BELLS, shown)) if shown.followed else "",
        texts("settings-alerts-is", alerts=value(texts, Item.ALERTS, shown)) if shown.followed else "",
    ]
    items = [item for item in Item if one is not None or item not in OF_BRIEFING]
    buttons = [Button(texts.plain(f"button-{item}"), callbacks.data(NAME, item)) for item in items]
    below = (
        []
        if one is not None
        else [(Button(texts.plain("button-daily"), callbacks.data("ask", "subscribe")),)]
    )
    return Message(join("\n\n", (texts("settings"), join("\n", lines))), (*below, *rows(buttons, 2)))


def page(texts: Texts, item: Item, shown: Shown, now: datetime, before: Shown | None = None) -> Message:
    """What one thing can be set to, what holds marked. before: what held until just now, to go back to."""
    if shown.one is None and item in OF_BRIEFING:
        return overview(texts, shown)
    text = join("\n\n", (texts(f"settings-{item}", value=value(texts, item, shown)), _hint(texts, item)))
    last = [Button(texts.plain("button-back"), callbacks.data(NAME))]
    if item is Item.BELLS:
        last.append(Button(texts.plain("button-mine"), callbacks.data("mine")))
    elif before is not None and (change := changed(texts, item, before, shown)):
        text = join("\n\n", (change, text))
        last.append(Button(texts.plain("button-undo"), callbacks.data(NAME, item, carried(item, before))))
    return Message(text, (*_choices(texts, item, shown, now), tuple(last)))


def changed(texts: Texts, item: Item, before: Shown, after: Shown) -> Html:
    """What was changed, in a sentence; empty where nothing was."""
    if carried(item, before) == carried(item, after):
        return Html()
    return texts("settings-changed", after=value(texts, item, after), before=value(texts, item, before))


def value(texts: Texts, item: Item, shown: Shown) -> Html:
    """What holds, in words."""
    chosen = shown.preferences
    if item is Item.LAYOUT:
        return texts(f"layout-{chosen.layout}")
    if item is Item.LANGUAGE:
        return texts("language-telegram") if chosen.language is None else Html(language_name(chosen.language))
    if item is Item.NEWS:
        return texts.several(map(language_name, chosen.news)) if chosen.news else texts("news-all")
    if item is Item.BELLS:
        return bells(texts, shown)
    if item is Item.ALERTS:
        return terms(texts, shown.terms)
    if shown.one is None:
        return texts("settings-no-briefing")
    wanted = shown.one.plan
    if item is Item.HOURS:
        return texts.several(clocks.hour(texts, hour) for hour in wanted.hours)
    if item is Item.DAYS:
        return days(texts, wanted.days)
    if item is Item.ZONE:
        return texts("settings-zone-name", place=cities.title(wanted.zone, texts.language), zone=wanted.zone)
    return texts("stories", count=shown.one.size)


def bells(texts: Texts, shown: Shown) -> Html:
    """What is followed, those with a bell marked."""
    some = [f"{BELL_ON} {name(one.topic)}" if one.bell else name(one.topic) for one in shown.followed]
    if not some:
        return texts("settings-bells-none")
    return texts.several((*some[:_MOST_NAMED], *([ELLIPSIS] if len(some) > _MOST_NAMED else ())))


def carried(item: Item, shown: Shown) -> str:
    """What holds, as a button carries it to set it."""
    chosen, one = shown.preferences, shown.one
    if item is Item.LAYOUT:
        return chosen.layout
    if item is Item.LANGUAGE:
        return chosen.language or TELEGRAM
    if item is Item.NEWS:
        return ".".join(chosen.news) or ALL
    if item is Item.BELLS:
        return ".".join(str(topic.id) for topic in shown.followed if topic.bell)
    if item is Item.ALERTS:
        return packed(shown.terms)
    if one is None:
        return ""
    if item is Item.HOURS:
        return clocks.packed(one.plan.hours)
    if item is Item.DAYS:
        return str(one.plan.days)
    return one.plan.zone if item is Item.ZONE else str(one.size)


def _hint(texts: Texts, item: Item) -> Html:
    hint = texts(f"settings-{item}-hint") if item in _WITH_HINT else Html()
    return join("\n\n", (hint, texts("settings-layout-old"))) if item is Item.LAYOUT else hint


def _choices(texts: Texts, item: Item, shown: Shown, now: datetime) -> tuple[tuple[Button, ...], ...]:
    one, chosen = shown.one, shown.preferences
    if item is Item.LAYOUT:
        return rows([_choice(item, layout, texts.plain(f"layout-{layout}"), shown) for layout in Layout], 2)
    if item is Item.LANGUAGE:
        known = [_choice(item, tag, language_name(tag), shown) for tag in languages()]
        telegram = _choice(item, TELEGRAM, texts.plain("language-telegram"), shown)
        return (*rows(known, 2), (telegram,))
    if item is Item.NEWS:
        return _spoken(texts, shown)
    if item is Item.BELLS:
        return _bells(texts, shown)
    if item is Item.ALERTS:
        return alert_choices(texts, shown.terms)
    assert one is not None, chosen
    if item is Item.HOURS:
        hours = sorted({*map(time, range(24)), *one.plan.hours})
        return rows(
            [
                Button(
                    marked(clocks.hour(texts, hour), hour in one.plan.hours),
                    callbacks.data(NAME, "hour", clocks.packed((hour,))),
                )
                for hour in hours
            ],
            _IN_A_ROW,
        )
    if item is Item.DAYS:
        return (*_days(texts, one.plan.days), _spans(texts, shown))
    if item is Item.ZONE:
        offered = ZONES if one.plan.zone in ZONES else (one.plan.zone, *ZONES)
        names = [
            (zone, f"{cities.title(zone, texts.language)} · {clocks.clock(texts, now, zones.load(zone))}")
            for zone in offered
        ]
        return rows([_choice(item, zone, name, shown) for zone, name in names], 2)
    sizes = range(SMALLEST, LARGEST + 1)
    return rows([_choice(item, str(size), texts.number(size), shown) for size in sizes], _IN_A_ROW)


def _choice(item: Item, to: str, label: str, shown: Shown) -> Button:
    return Button(marked(label, carried(item, shown) == to), callbacks.data(NAME, item, to))


def _days(texts: Texts, bits: int) -> tuple[tuple[Button, ...], ...]:
    names = get_day_names("abbreviated", "stand-alone", texts.locale)
    return rows(
        [
            Button(marked(names[day], bool(bits >> day & 1)), callbacks.data(NAME, "day", day))
            for day in range(7)
        ],
        _IN_A_ROW,
    )


def _spans(texts: Texts, shown: Shown) -> tuple[Button, ...]:
    spans = (("every-day", DAILY), ("workdays", WORKDAYS), ("weekend", WEEKEND))
    return tuple(_choice(Item.DAYS, str(bits), texts.plain(f"button-{name}"), shown) for name, bits in spans)


def _spoken(texts: Texts, shown: Shown) -> tuple[tuple[Button, ...], ...]:
    """Each language adds itself to those that are chosen, or leaves them."""
    chosen = shown.preferences.news
    offered = tuple(dict.fromkeys((*chosen, *shown.spoken)))[:MOST_LANGUAGES]
    buttons = [
        Button(
            marked(language_name(tag), tag in chosen),
            callbacks.data(NAME, Item.NEWS, ".".join(sorted({*chosen} ^ {tag})) or ALL),
        )
        for tag in offered
    ]
    every = Button(marked(texts.plain("news-all"), not chosen), callbacks.data(NAME, Item.NEWS, ALL))
    return (*rows(buttons, 2), (every,))


def _bells(texts: Texts, shown: Shown) -> tuple[tuple[Button, ...], ...]:
    """Each followed topic with its bell; the way to topics where there is none."""
    if not shown.followed:
        return ((Button(texts.plain("button-topics"), callbacks.data("ask", "topics")),),)
    return rows(
        [
            Button(
                shorten(f"{BELL_ON if one.bell else BELL_OFF} {name(one.topic)}", BUTTON_UNITS),
                callbacks.data(NAME, BELL, one.id, int(not one.bell)),
            )
            for one in shown.followed
        ],
        2,
    )
