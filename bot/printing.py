"""Printing: what the newsbrief command shows, for people in a terminal or as JSON lines for programs.

Pure output: everything is handed in. The fields of the JSON are a promise to scripts.
"""

import json
from collections.abc import Callable, Iterable, Mapping, Sequence
from dataclasses import asdict, is_dataclass
from datetime import datetime
from typing import TYPE_CHECKING, Any

import click

from storage.briefings import Choice, reasons
from storage.models import Article, Line, ParsedArticle, Reading, Report, Story
from storage.times import iso

if TYPE_CHECKING:  # they come with all readers of dumps
    from storage.batches import BatchReport
    from storage.rereading import Reread

_WIDTH = 100
_INDENT = "     "


def json_line(value: Mapping[str, Any]) -> None:
    """One JSON object on one line; times become ISO 8601 in UTC."""
    click.echo(json.dumps(value, ensure_ascii=False, default=_plain).encode("utf-8", "replace"))


def lines(file: str, found: Iterable[Line], as_json: bool) -> None:
    """Each line of a dump with the kind it was read as."""
    for line in found:
        if as_json:
            json_line({"dump": file, "line": line.number, "kind": line.kind, "text": line.text})
        else:
            click.echo(f"{line.number:5}  {line.kind:<14} {line.text[:_WIDTH]}")


def reading(file: str, read: Reading, detect: Callable[[str, str], str | None], as_json: bool) -> None:
    """What a reader made of a file; detect names the language of a title and a body."""
    if as_json:
        articles = [_parsed(article, detect(article.title, article.body)) for article in read.articles]
        refusal = {"refusal": read.refusal} if read.refusal else {}
        json_line({"dump": file, "articles": articles, **refusal})
        return
    click.echo(f"{file}: {_counted(len(read.articles), 'article')} ({read.reader})")
    for article in read.articles:
        made = " (made from the first sentence)" if article.title_made else ""
        click.echo(f"{_INDENT}{article.role.value:<8}{article.title}{made}")
        click.echo(f"{_INDENT}        {_line(article.source, article.published_at, len(article.body))}")


def report(file: str, kept: Report, as_json: bool) -> None:
    """What storing one dump brought."""
    outcomes = [article.outcome.value for article in kept.kept]
    counts = {name: outcomes.count(name) for name in ("new", "updated", "known")}
    if as_json:
        json_line(
            {
                "dump": file,
                "dump_id": kept.dump_id,
                **counts,
                "refused": int(kept.refusal is not None),
                "refusal": kept.refusal,
                "articles": [article.article_id for article in kept.kept],
            }
        )
        return
    _counts(file, counts, f", dump {kept.dump_id}" + (", known already" if kept.known else ""))


def batch_report(file: str, batch: "BatchReport", as_json: bool) -> None:
    """What storing an archive or a table brought, with what could not be read of it."""
    outcomes = [article.outcome.value for article in batch.report.kept]
    counts = {name: outcomes.count(name) for name in ("new", "updated", "known")}
    if as_json:
        json_line(
            {
                "dump": file,
                "dump_id": batch.report.dump_id,
                **counts,
                "files": batch.files,
                "refused": len(batch.refused),
                "refusals": [{"file": name, "reason": reason} for name, reason in batch.refused],
                "articles": [article.article_id for article in batch.report.kept],
            }
        )
        return
    refused = f", {len(batch.refused)} refused" if batch.refused else ""
    _counts(file, counts, f", {_counted(batch.files, 'file')}{refused}, dump {batch.report.dump_id}")
    for name, reason in batch.refused:
        click.echo(f"newsbrief: {file}, {name}: {reason}", err=True)


def reread(found: "Reread", as_json: bool, *, applied: bool) -> None:
    """How a dump would read today, where that differs from what it gave."""
    if as_json:
        json_line(
            {
                "dump_id": found.dump_id,
                "dump": found.name,
                "before": found.before,
                "after": found.after,
                "diff": list(found.diff),
                "applied": applied,
            }
        )
        return
    counts = f"{_counted(found.before, 'article')} before, {found.after} today"
    click.echo(click.style(f"dump {found.dump_id} ({found.name}): {counts}", bold=True))
    for line in found.diff:
        colour = {"+": "green", "-": "red", "@": "cyan"}.get(line[:1])
        click.echo(click.style(line, fg=colour))
    click.echo()


def reread_total(count: int, changed: int, *, applied: bool) -> None:
    """What reading all again came to."""
    verb = "changed" if applied else "would change; --apply keeps them so"
    click.echo(f"{_counted(count, 'dump')} read again, {changed} {verb if changed else 'differ'}")


def bulk_report(file: str, bulk: Any, as_json: bool) -> None:
    """What storing a file of rows brought, with the rows that were refused."""
    counts = {"new": bulk.new, "updated": bulk.updated, "known": bulk.known}
    refused = [{"line": number, "reason": reason} for number, reason in bulk.refusals]
    if as_json:
        json_line(
            {"dump": file, "dump_id": bulk.dump_id, **counts, "refused": bulk.refused, "refusals": refused}
        )
        return
    _counts(file, counts, f", {bulk.refused} refused" if bulk.refused else "")
    for refusal in refused:
        click.echo(f"newsbrief: {file}, line {refusal['line']}: {refusal['reason']}", err=True)


def stories(found: Sequence[Story], as_json: bool) -> None:
    """A list of stories."""
    for each in found:
        if as_json:
            json_line(_story(each))
            continue
        click.echo(f"{each.id:>4} {click.style(each.title, bold=True)}")
        click.echo(f"{_INDENT}{_line(_sources(each.sources), each.published_at, None)}")
        if each.summary:
            click.echo(click.wrap_text(each.summary, _WIDTH, _INDENT, _INDENT))


def related(query: int | str, found: Sequence[Story], as_json: bool) -> None:
    """The stories near what was asked for."""
    if as_json:
        json_line({"query": query, "related": [_story(each) for each in found]})
    else:
        stories(found, as_json=False)


def story(told: Story, inside: Sequence[Article], why: Any, as_json: bool) -> None:
    """A story with its articles in full; why: the reasons of the grouping, or None."""
    if as_json:
        explained = {"why": _plain(why)} if why is not None else {}
        json_line({**_story(told), "texts": [_article(article) for article in inside], **explained})
        return
    click.echo(f"{told.id:>4} {click.style(told.title, bold=True)}\n")
    for article in inside:
        click.echo(click.style(article.title, bold=True))
        click.echo(_line(article.source, article.published_at, None, article.url) + "\n")
        click.echo(article.body + "\n")
    if why is not None:
        for sentence in why.sentences():
            click.echo(sentence)


def briefing(choice: Choice, explain: bool, as_json: bool) -> None:
    """A briefing as a chat would get it; explain: why each story is in it, and why others are not."""
    for pick in choice.picks:
        if as_json:
            why = {"why": list(reasons(pick))} if explain else {}
            json_line({**_story(pick.story), **why})
            continue
        stories([pick.story], as_json=False)
        for sentence in reasons(pick) if explain else ():
            click.echo(_INDENT + sentence)
    if explain and not as_json:
        for left, why_not in choice.left_out:
            click.echo(f"{left.id:>4} {left.title}: {why_not}")


def _story(each: Story) -> dict[str, Any]:
    return {
        "id": each.id,
        "title": each.title,
        "url": each.url,
        "source": each.source,
        "published_at": iso(each.published_at),
        "summary": each.summary,
        "sources": list(each.sources),
        "articles": list(each.articles),
    }


def _parsed(article: ParsedArticle, language: str | None) -> dict[str, Any]:
    return {
        "role": article.role.value,
        "title": article.title,
        "title_made": article.title_made,
        "source": article.source,
        "published_at": iso(article.published_at),
        "time_clamped": article.time_clamped,
        "language": article.language or language,
        "body": article.body,
        "hashtags": list(article.hashtags),
        **({"url": article.url} if article.url else {}),
    }


def _article(article: Article) -> dict[str, Any]:
    return {
        "id": article.id,
        "title": article.title,
        "source": article.source,
        "published_at": iso(article.published_at),
        "url": article.url,
        "body": article.body,
    }


def _counts(file: str, counts: Mapping[str, int], more: str) -> None:
    click.echo(f"{file}: " + ", ".join(f"{count} {name}" for name, count in counts.items()) + more)


def _line(
    source: str | None, published_at: datetime | None, length: int | None, url: str | None = None
) -> str:
    when = published_at.strftime("%Y-%m-%d %H:%M UTC") if published_at else None
    size = _counted(length, "character") if length is not None else None
    return " · ".join(part for part in (source, when, size, url) if part)


def _sources(names: Sequence[str]) -> str:
    return ", ".join(names)


def _counted(count: int, noun: str) -> str:
    return f"{count} {noun}" + ("" if count == 1 else "s")


def _plain(value: Any) -> Any:
    if isinstance(value, datetime):
        return iso(value)
    if is_dataclass(value) and not isinstance(value, type):
        return asdict(value)
    if isinstance(value, (set, frozenset)):
        return sorted(value)
    raise TypeError(f"{type(value).__name__} has no form in JSON")
