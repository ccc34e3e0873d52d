"""Posting: a view's message into a chat, new or in the place of another, as Telegram takes it.

For whoever has a bot and a chat's number; a command answers through context.py, which knows who asked.
"""

from telegram import InlineKeyboardButton, InlineKeyboardMarkup, LinkPreviewOptions, ReplyParameters
from telegram import Message as TelegramMessage
from telegram.constants import ParseMode
from telegram.error import BadRequest, ChatMigrated
from telegram.ext import ExtBot

from bot.views.message import Button, Message


async def send(
    bot: ExtBot[None],
    chat_id: int,
    message: Message,
    thread_id: int | None = None,
    reply_parameters: ReplyParameters | None = None,
) -> TelegramMessage:
    """Send a view's message to a chat, or to the supergroup that it has become."""
    try:
        return await bot.send_message(
            chat_id,
            message.text,
            parse_mode=ParseMode.HTML,
            reply_markup=markup(message.buttons),
            link_preview_options=preview(message),
            message_thread_id=thread_id,
            reply_parameters=reply_parameters,
        )
    except ChatMigrated as moved:
        return await send(bot, moved.new_chat_id, message)


async def put(bot: ExtBot[None], chat_id: int, message_id: int, message: Message) -> None:
    """Put a view's message in the place of one of the bot's; no change is no error."""
    try:
        await bot.edit_message_text(
            message.text,
            chat_id=chat_id,
            message_id=message_id,
            parse_mode=ParseMode.HTML,
            reply_markup=markup(message.buttons),
            link_preview_options=preview(message),
        )
    except BadRequest as error:
        if "message is not modified" not in str(error).lower():
            raise


def markup(rows: tuple[tuple[Button, ...], ...]) -> InlineKeyboardMarkup | None:
    """Rows of buttons as Telegram takes them; None without any."""
    if not rows:
        return None
    return InlineKeyboardMarkup(
        [
            [
                InlineKeyboardButton(
                    button.label,
                    callback_data=button.data,
                    url=button.url,
                    switch_inline_query=button.query,
                )
                for button in row
            ]
            for row in rows
        ]
    )


def preview(message: Message) -> LinkPreviewOptions:
    """No preview, except of the one link that the message names."""
    if message.preview is None:
        return LinkPreviewOptions(is_disabled=True)
    return LinkPreviewOptions(url=message.preview, prefer_small_media=True)
