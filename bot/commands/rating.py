"""Rating: thumbs up and down for the stories of a briefing, kept for the chat that gives them."""

from dataclasses import replace

from telegram import InlineKeyboardMarkup, Update
from telegram.error import BadRequest

from bot.commands import button
from bot.context import Context, toast
from bot.posting import markup
from bot.rights import may_change
from bot.views import rating as views
from bot.views.message import Button
from storage import shelf, thumbs
from storage.database import Database
from storage.errors import NotFoundError


@button(views.NAME)
async def pressed(update: Update, context: Context) -> None:
    """Unfold the thumbs under a briefing, give one or take it back, fold them up again."""
    rows = _shown(update)
    press = context.press
    what = press.arguments[0] if press is not None and press.arguments else ""
    number = press.number(1) if press is not None else None
    if not views.stories(rows) or what not in ("", "up", "down", "done"):
        await toast(update, context, context.texts.plain("too-old"), alert=True)
        return
    if what != "done" and not await may_change(update, context):
        await toast(update, context, context.texts.plain("subscribe-group-admins"), alert=True)
        return
    if what in ("up", "down"):
        if number is None or number not in views.stories(rows):
            await toast(update, context, context.texts.plain("too-old"), alert=True)
            return
        try:
            held = await context.archive.write(_give, context, number, up=what == "up")
        except NotFoundError:
            await toast(update, context, context.texts.plain("no-story", story=str(number)), alert=True)
            return
        said = {True: "rate-up-toast", False: "rate-down-toast", None: "rate-back-toast"}[held]
        await toast(update, context, context.texts.plain(said))
    await _put(update, await _rows(context, rows, done=what == "done"))


async def _rows(context: Context, rows: views.Rows, *, done: bool) -> views.Rows:
    if done:
        return views.folded(rows)
    where = context.chat_id, context.thread_id
    given = await context.archive.read(thumbs.given, *where, views.stories(rows))
    return views.unfolded(context.texts, rows, given)


def _give(db: Database, context: Context, number: int, *, up: bool) -> bool | None:
    story = replace(shelf.story(db, number), id=number)  # it may have joined another one since
    return thumbs.give(db, context.chat_id, context.thread_id, story, context.now, up=up)


def _shown(update: Update) -> views.Rows:
    """The buttons under the message that was pressed; none where it is out of reach."""
    query = update.callback_query
    message = query.message if query is not None else None
    keyboard = getattr(message, "reply_markup", None)
    if not isinstance(keyboard, InlineKeyboardMarkup):
        return ()
    return tuple(
        tuple(
            Button(
                one.text,
                one.callback_data if isinstance(one.callback_data, str) else None,
                one.url,
                one.switch_inline_query,
            )
            for one in row
        )
        for row in keyboard.inline_keyboard
    )


async def _put(update: Update, rows: views.Rows) -> None:
    """Change the buttons and leave the text as it is; no change is no error."""
    query = update.callback_query
    if query is None:
        return
    try:
        await query.edit_message_reply_markup(markup(rows))
    except BadRequest as error:
        if "message is not modified" not in str(error).lower():
            raise
