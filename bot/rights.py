"""Rights: who may change what a chat gets. Anyone may ask; in groups and channels administrators decide."""

from telegram import Update

from bot.context import Context


async def may_change(update: Update, context: Context) -> bool:
    """Whether the one who wrote or pressed decides about this chat.

    In a private chat, the person. In a channel, whoever can post there. In a group its administrators,
    also where they write in its name; a press always comes from a person, whom Telegram is asked about.
    """
    if context.private:
        return True
    if update.callback_query is None:
        if update.channel_post is not None:
            return True
        message = update.effective_message
        if message is not None and message.sender_chat is not None:
            return message.sender_chat.id == context.chat_id
    if context.person_id is None:
        return False
    return context.person_id in await context.administrators.of(context.chat_id, context.now)
