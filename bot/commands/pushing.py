"""Pushing: how admins push, the list of dumps, and taking one back. The pushes themselves are intake's."""

from telegram import InputFile, ReplyParameters, Update
from telegram import Message as TelegramMessage

from bot import arguments
from bot.commands import button, command
from bot.context import Context, edit, reply, toast
from bot.offers import part_of
from bot.views import dumps as views
from bot.views import errors
from bot.views.message import Message
from storage import accounts, keeping, ledger
from storage.database import Database
from storage.dumps.spans import Account
from storage.errors import NotFoundError
from storage.models import Dump, Kept

_LOOKED_BACK = 50


@command("push", admins=True, place=80)
async def push(update: Update, context: Context) -> None:
    """/push without a text: how to push. With one, intake has it."""
    await reply(update, context, errors.said(context.texts, "push-how"))


@command("dumps", admins=True, place=81)
async def dumps(update: Update, context: Context) -> None:
    """/dumps: the last dumps."""
    await reply(update, context, await _dumps(context, 0))


@button("dumps", admins=True)
async def dumps_pressed(update: Update, context: Context) -> None:
    """The dumps: afresh, or another page of them."""
    offset = context.press.number(0) if context.press is not None else None
    if offset is None:
        await reply(update, context, await _dumps(context, 0))
    else:
        await edit(update, context, await _dumps(context, offset))


@button("dump", admins=True)
async def dump_pressed(update: Update, context: Context) -> None:
    """A dump from the list."""
    dump_id = context.press.number(0) if context.press is not None else None
    try:
        shown, kept, account = await context.archive.read(_with_articles, dump_id or 0)
    except NotFoundError:
        await reply(update, context, _no_dump(context, dump_id))
        return
    sent = await reply(update, context, views.dump(context.texts, shown, kept, account, context.now))
    try:
        raw = await context.archive.read(ledger.raw, shown.id)
    except NotFoundError:
        return
    await _send_file(context, sent, views.raw_name(shown, raw), raw)


@command("undo", admins=True, place=82)
async def undo(update: Update, context: Context) -> None:
    """/undo [DUMP]: takes a dump back; without a number it shows the last one and asks."""
    if not context.words:
        last = await context.archive.read(_last)
        await reply(update, context, views.ask_undo(context.texts, last, context.now))
        return
    dump_id = arguments.number(context.words)
    if dump_id is None:
        await reply(update, context, errors.said(context.texts, "undo-wrong"))
        return
    try:
        done = await context.archive.write(keeping.undo, dump_id, context.now)
    except NotFoundError:
        await reply(update, context, _no_dump(context, dump_id))
        return
    await reply(update, context, views.undone(context.texts, done))


@button("undo", admins=True)
async def undo_pressed(update: Update, context: Context) -> None:
    """Undo under a report, a dump or the question of /undo."""
    dump_id = context.press.number(0) if context.press is not None else None
    try:
        done = await context.archive.write(keeping.undo, dump_id or 0, context.now)
    except NotFoundError:
        await reply(update, context, _no_dump(context, dump_id))
        return
    await toast(update, context, context.texts.plain("undone-toast"))
    await edit(update, context, views.undone(context.texts, done))


@button("read", admins=True)
async def read_pressed(update: Update, context: Context) -> None:
    """Read as a dump: the text that was searched for, which the bot's message answers."""
    query = update.callback_query
    shown = query.message if query is not None else None
    asked = shown.reply_to_message if isinstance(shown, TelegramMessage) else None
    if asked is None or not asked.text or context.person_id is None:
        await toast(update, context, context.texts.plain("too-old"), alert=True)
        return
    await context.intake.read_as_dump(part_of(asked), context.person_id, context.thread_id, context.language)


async def _dumps(context: Context, offset: int) -> Message:
    page = await context.archive.read(keeping.recent, views.ON_A_PAGE, offset=offset)
    return views.listing(context.texts, page, context.now)


def _no_dump(context: Context, dump_id: int | None) -> Message:
    return Message(context.texts("no-dump", dump=str(dump_id or 0)))


def _last(db: Database) -> Dump | None:
    """The newest dump that gave something and was not taken back."""
    dumps_ = keeping.recent(db, _LOOKED_BACK).dumps
    return next((dump for dump in dumps_ if dump.undone_at is None and dump.articles), None)


def _with_articles(db: Database, dump_id: int) -> tuple[Dump, tuple[Kept, ...], Account | None]:
    return keeping.dump(db, dump_id), keeping.dump_articles(db, dump_id), accounts.account(db, dump_id)


async def _send_file(context: Context, about: TelegramMessage, name: str, raw: str | bytes) -> None:
    """A dump as it came, as an answer to the message about it."""
    data = raw.encode("utf-8", "replace") if isinstance(raw, str) else raw
    await context.bot.send_document(
        context.chat_id,
        InputFile(data, filename=name),
        disable_content_type_detection=True,
        message_thread_id=context.thread_id,
        reply_parameters=ReplyParameters(about.message_id, allow_sending_without_reply=True),
    )
