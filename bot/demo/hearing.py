"""Hearing: which messages of people reach the bot, and as which update."""

from bot.demo.models import DECIDING, PRESENT, Kind, Message
from bot.demo.world import World


def hear(world: World, message: Message) -> None:
    """Queue the update for a new or edited message, where the bot may hear it."""
    chat = message.chat
    if chat.status(world.bot.id) not in PRESENT:
        return
    if chat.kind in (Kind.GROUP, Kind.SUPERGROUP) and not _concerns(world, message):
        return
    kind = "channel_post" if chat.kind is Kind.CHANNEL else "message"
    world.updates.put(f"edited_{kind}" if message.edited else kind, message.as_json())


def _concerns(world: World, message: Message) -> bool:
    """Group privacy: commands, answers to the bot, mentions of it; everything where it is administrator."""
    if world.reads_all_groups or message.chat.status(world.bot.id) in DECIDING or not message.text:
        return True
    if message.reply_to is not None and message.reply_to.author is world.bot:
        return True
    name = f"@{world.bot.username}".lower()
    for entity in message.body.entities:
        here = _stretch(message.text, entity.offset, entity.length)
        if entity.kind == "bot_command" and ("@" not in here or here.lower().endswith(name)):
            return True
        if entity.kind == "mention" and here.lower() == name:
            return True
    return False


def _stretch(text: str, offset: int, length: int) -> str:
    raw = text.encode("utf-16-le", "surrogatepass")
    return raw[2 * offset : 2 * (offset + length)].decode("utf-16-le", "replace")
