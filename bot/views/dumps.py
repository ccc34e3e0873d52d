"""Dumps: what an admin is told of what was pushed: being read, the report, the list, taken back."""

from collections import Counter
from datetime import datetime

from bot import callbacks
from bot.texts import Texts
from bot.views.message import Button, Message
from bot.views.stories import SOURCE_UNITS, headline
from bot.views.text import BUTTON_UNITS, MESSAGE_UNITS, Html, bold, escape, join, line, seen, shorten, visible
from storage.dumps.spans import Account, Span
from storage.keeping import DumpPage, Undone
from storage.models import Dump, Kept, Outcome, Report

STORIES = 8
"""Story buttons under a report."""
ON_A_PAGE = 5
_NAMED = 12
_TITLE_UNITS = 120
_REFUSAL_UNITS = 600
_PROBLEMS = 6
_LINK_UNITS = 100
_WHY_UNITS = 200
_READ, _READ_UNITS = 15, 80
_SPANS = 12


def reading(texts: Texts) -> Message:
    """A push is being read."""
    return Message(texts("reading"))


def progress(texts: Texts, files: int, of: int | None) -> Message:
    """So many files of a push have been read."""
    return Message(
        texts("reading-files", files=files) if of is None else texts("reading-of", files=files, of=of)
    )


def report(
    texts: Texts,
    told: Report,
    problems: tuple[tuple[str, str], ...] = (),
    files: int | None = None,
    channel: str | None = None,
) -> Message:
    """What came of a push: how many articles, what of them was new, from whom; the stories; Undo.

    problems: links or files that gave nothing, each with the sentence why. files: how many gave something,
    where it was several. channel: that a forwarded post is of, which can be read from now on.
    """
    undo = Button(texts.plain("button-undo"), callbacks.data("undo", told.dump_id))
    every = Button(texts.plain("button-dumps"), callbacks.data("dumps"))
    if not told.kept:
        reason = escape(shorten(line(told.refusal or ""), _REFUSAL_UNITS))
        head = texts("report-refused", dump=number(told.dump_id))
        return Message(
            join("\n", (head, reason, _problems(texts, problems, files=files is not None))), ((every,),)
        )
    if told.known:
        text = texts("report-known", dump=number(told.dump_id))
    else:
        head = texts("report", dump=number(told.dump_id), count=len(told.kept))
        if files is not None:
            head = join(" · ", (head, texts("report-files", count=files)))
        text = join("\n", (head, outcomes(texts, told.kept)))
    note = escape(shorten(line(told.note or ""), _REFUSAL_UNITS))
    text = join(
        "\n", (text, _sources(texts, told.kept), note, _problems(texts, problems, files=files is not None))
    )
    reads: tuple[tuple[Button, ...], ...] = ()
    if channel is not None:
        label = texts.plain("button-addchannel", channel=f"@{channel}")
        reads = ((Button(shorten(label, BUTTON_UNITS), callbacks.data("addchannel", channel)),),)
    return Message(text, (*_openers(told.kept, texts), *reads, (undo, every)))


def outcomes(texts: Texts, kept: tuple[Kept, ...]) -> Html:
    """How many articles were new, updated, known: only what there was."""
    counts = Counter(one.outcome for one in kept)
    had = [outcome for outcome in Outcome if counts[outcome]]
    return join(" · ", (texts(f"outcome-{outcome.value}", count=counts[outcome]) for outcome in had))


def listing(texts: Texts, page: DumpPage, now: datetime) -> Message:
    """The last dumps and what came of them, a button for each."""
    if not page.dumps and page.offset == 0:
        return Message(texts("no-dumps"))
    entries = [_entry(texts, dump, now) for dump in page.dumps]
    openers = tuple(Button(number(dump.id), callbacks.data("dump", dump.id)) for dump in page.dumps)
    turn = []
    if page.offset > 0:
        turn.append(Button("‹", callbacks.data("dumps", max(0, page.offset - ON_A_PAGE))))
    if page.more:
        turn.append(Button("›", callbacks.data("dumps", page.offset + ON_A_PAGE)))
    rows = [row for row in (openers, tuple(turn)) if row]
    return Message(join("\n\n", (texts("dumps"), *entries)), tuple(rows))


def dump(
    texts: Texts, shown: Dump, kept: tuple[Kept, ...], account: Account | None, now: datetime
) -> Message:
    """One dump: what was read from which of its lines, what was refused and why, and how to take it back.

    account: None where there are no lines to name.
    """
    lines = [_entry(texts, shown, now)]
    if shown.refusal is not None:
        lines.append(texts("dump-why", why=shorten(line(shown.refusal), _REFUSAL_UNITS)))
    if account is not None:
        lines.append(_read(texts, account))
        lines.append(_left_out(texts, account))
    text = join("\n\n", (*lines, _sources(texts, kept)))
    every = Button(texts.plain("button-dumps"), callbacks.data("dumps"))
    last = (every,) if shown.undone_at is not None else (_undo(texts, shown.id), every)
    return Message(text, (*(() if shown.undone_at is not None else _openers(kept, texts)), last))


def raw_name(shown: Dump, raw: str | bytes) -> str:
    """The name of the file with a dump as it came."""
    if isinstance(raw, str) or "." not in shown.name:
        return f"dump-{shown.id}.txt"
    return shorten(line(shown.name), _TITLE_UNITS)


def ask_undo(texts: Texts, shown: Dump | None, now: datetime) -> Message:
    """The last dump that can be taken back, and a button to do so."""
    if shown is None:
        return Message(texts("nothing-to-undo"))
    return Message(
        join("\n\n", (texts("undo-this"), _entry(texts, shown, now))), ((_undo(texts, shown.id),),)
    )


def undone(texts: Texts, done: Undone) -> Message:
    """A dump was taken back."""
    every = (Button(texts.plain("button-dumps"), callbacks.data("dumps")),)
    return Message(undone_text(texts, done), (every,))


def undone_text(texts: Texts, done: Undone) -> Html:
    """What taking a dump back did, in one or two sentences."""
    if done.already:
        return texts("undone-already", dump=number(done.dump_id))
    told = texts("undone", dump=number(done.dump_id), removed=done.removed)
    return join(" ", (told, texts("undone-reverted", count=done.reverted) if done.reverted else ""))


def number(id_: int) -> str:
    """A number as people type it back: without separators."""
    return str(id_)


def _read(texts: Texts, account: Account) -> Html:
    """Each article with its lines."""
    if not account.articles:
        return Html()
    told = [
        join(
            " ",
            (bold(_span(span)) if span is not None else "", shorten(headline(texts, one.title), _READ_UNITS)),
        )
        for one, span in account.articles[:_READ]
    ]
    if len(account.articles) > _READ:
        told.append(texts("dump-more", count=len(account.articles) - _READ))
    return join("\n", (texts("dump-lines", total=texts.number(account.total)), *told))


def _left_out(texts: Texts, account: Account) -> Html:
    if not account.left_out:
        return Html()
    named = [_span(span) for span in account.left_out[:_SPANS]]
    more = "…" if len(account.left_out) > _SPANS else ""
    reason = "dump-left-out" if account.articles else "dump-nothing-read"
    return texts(reason, lines=f"{', '.join(named)}{more}")


def _span(span: Span) -> str:
    """Lines as people write them: 7, or 3–20."""
    if span.first == span.last:
        return number(span.first)
    return f"{number(span.first)}–{number(span.last)}"


def _undo(texts: Texts, dump_id: int) -> Button:
    return Button(texts.plain("button-undo-number", dump=number(dump_id)), callbacks.data("undo", dump_id))


def _entry(texts: Texts, dump: Dump, now: datetime) -> Html:
    title = shorten(headline(texts, dump.title), _TITLE_UNITS) if dump.title is not None else ""
    if dump.undone_at is not None:
        came = texts("dump-undone")
    elif not dump.articles:
        came = texts("dump-refused")
    else:
        came = texts("dump-gave", count=dump.articles, added=dump.added)
    name = "" if dump.name == "chat" else shorten(line(dump.name), _TITLE_UNITS)
    meta = join(" · ", (bold(number(dump.id)), texts.ago(dump.received_at, now), came))
    return join("\n", (meta, name, title))


def _problems(texts: Texts, problems: tuple[tuple[str, str], ...], *, files: bool) -> Html:
    lines = [
        texts(
            "report-link",
            link=shorten(line(link), _LINK_UNITS),
            why=shorten(line(why), _WHY_UNITS),
        )
        for link, why in problems[:_PROBLEMS]
    ]
    if len(problems) > _PROBLEMS:
        lines.append(
            texts("report-files-more" if files else "report-links-more", count=len(problems) - _PROBLEMS)
        )
    return join("\n", lines)


def _openers(kept: tuple[Kept, ...], texts: Texts) -> tuple[tuple[Button, ...], ...]:
    titles: dict[int, str] = {}
    for one in kept:
        titles.setdefault(one.story_id, one.title)
    return tuple(
        (Button(shorten(headline(texts, title), BUTTON_UNITS), callbacks.data("story", story_id)),)
        for story_id, title in list(titles.items())[:STORIES]
    )


def _sources(texts: Texts, kept: tuple[Kept, ...]) -> Html:
    sources = [one.source for one in kept if one.source is not None and seen(one.source)]
    counts = Counter(shorten(line(source), SOURCE_UNITS) for source in sources)
    unnamed = len(kept) - len(sources)
    named = [name for name, _ in counts.most_common(_NAMED)]
    parts: list[str] = []
    if named:
        rest = len(counts) - len(named)
        names = texts.several(named)
        told = texts("report-sources-more", names=names, more=rest)
        parts.append(told if rest else texts("report-sources", names=names))
    if unnamed:
        parts.append(texts("report-no-source", count=unnamed))
    told = join("\n", parts)
    return told if visible(told) <= MESSAGE_UNITS // 2 else Html()
