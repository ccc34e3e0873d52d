"""Feeds: the list of those that are read by themselves, what came of adding one, and their troubles."""

from collections.abc import Sequence
from datetime import datetime

from bot import callbacks
from bot.texts import Texts
from bot.views.message import Button, Message
from bot.views.text import BUTTON_UNITS, Html, bold, join, line, shorten
from storage.dumps import channel
from storage.feeds import Feed
from storage.keeping import BulkReport

ON_A_PAGE = 8
_NAME_UNITS = 80
_LINK_UNITS = 120
_WHY_UNITS = 200


def listing(texts: Texts, every: Sequence[Feed], now: datetime, offset: int = 0) -> Message:
    """The feeds, how each is doing, and a button to remove each."""
    if not every:
        return Message(texts("feeds-none"))
    shown = every[offset : offset + ON_A_PAGE] or every[:ON_A_PAGE]
    entries = [_entry(texts, feed, now) for feed in shown]
    removing = [_choices(texts, feed, offset) for feed in shown]
    turn = []
    if offset > 0:
        turn.append(Button("‹", callbacks.data("feeds", max(0, offset - ON_A_PAGE))))
    if offset + ON_A_PAGE < len(every):
        turn.append(Button("›", callbacks.data("feeds", offset + ON_A_PAGE)))
    turn.append(Button(texts.plain("button-exportfeeds"), callbacks.data("exportfeeds")))
    rows = [*removing, tuple(turn)]
    return Message(join("\n\n", (texts("feeds", count=len(every)), *entries)), tuple(rows))


def _choices(texts: Texts, feed: Feed, offset: int) -> tuple[Button, ...]:
    """What can be done with a feed: remove it, and whether its teasers are fetched in full."""
    remove = Button(_removes(texts, feed), callbacks.data("removefeed", feed.id))
    if feed.ended_at is not None or channel.is_page(feed.url):
        return (remove,)
    mark = "✓ " if feed.full_text else ""
    wanted = callbacks.data("fulltext", feed.id, int(not feed.full_text), offset)
    return (remove, Button(mark + texts.plain("button-fulltext"), wanted))


def added(texts: Texts, feed: Feed, report: BulkReport | None, *, new: bool) -> Message:
    """A feed is read from now on; what it had, and the button that takes that back."""
    head = texts("feed-added" if new else "feed-known", feed=name(feed))
    every = Button(texts.plain("button-feeds"), callbacks.data("feeds"))
    if report is None:
        return Message(head, ((every,),))
    came = texts("feed-came", count=report.new + report.updated + report.known, added=report.new)
    undo = texts.plain("button-undo-number", dump=str(report.dump_id))
    return Message(join("\n", (head, came)), ((Button(undo, callbacks.data("undo", report.dump_id)), every),))


def listed(texts: Texts, count: int, new: int, refused: int) -> Message:
    """A list of feeds was taken up."""
    every = Button(texts.plain("button-feeds"), callbacks.data("feeds"))
    head = texts("feeds-listed", count=count, added=new)
    return Message(
        join("\n", (head, texts("feeds-listed-refused", count=refused) if refused else "")), ((every,),)
    )


def removed(texts: Texts, feed: Feed) -> Message:
    """A feed is not read any more."""
    every = Button(texts.plain("button-feeds"), callbacks.data("feeds"))
    return Message(texts("feed-removed", feed=name(feed)), ((every,),))


def refused(texts: Texts, why: str) -> Message:
    """A feed could not be added."""
    return Message(texts("feed-refused", why=shorten(line(why), _WHY_UNITS)))


def failing(texts: Texts, feed: Feed, why: str) -> Message:
    """A feed has not been readable for a day."""
    text = texts("feed-failing", feed=name(feed), why=shorten(line(why), _WHY_UNITS))
    return Message(text, ((Button(_removes(texts, feed), callbacks.data("removefeed", feed.id)),),))


def ended(texts: Texts, feed: Feed, why: str) -> Message:
    """A feed is gone for good."""
    text = texts("feed-ended", feed=name(feed), why=shorten(line(why), _WHY_UNITS))
    return Message(text, ((Button(_removes(texts, feed), callbacks.data("removefeed", feed.id)),),))


def name(feed: Feed) -> str:
    """What a feed is called."""
    return shorten(line(feed.title or feed.url), _NAME_UNITS)


def _removes(texts: Texts, feed: Feed) -> str:
    return shorten(texts.plain("button-removefeed", feed=name(feed)), BUTTON_UNITS)


def _entry(texts: Texts, feed: Feed, now: datetime) -> Html:
    if feed.ended_at is not None:
        state = texts("feed-state-ended", why=shorten(line(feed.problem or ""), _WHY_UNITS))
    elif feed.problem is not None and feed.failing_since is not None:
        why = shorten(line(feed.problem), _WHY_UNITS)
        state = texts("feed-state-failing", ago=texts.ago(feed.failing_since, now), why=why)
    else:
        state = texts("feed-state", minutes=round(feed.interval.total_seconds() / 60))
    head = join(" · ", (bold(str(feed.id)), name(feed)))
    return join("\n", (head, shorten(line(feed.url), _LINK_UNITS), state))
