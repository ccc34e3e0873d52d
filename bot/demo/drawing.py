"""Drawing: chats and messages as the chat page needs them to draw, as JSON."""

from bot.demo.methods.menus import menu
from bot.demo.models import DECIDING, PRESENT, Chat, Json, Kind, Message, User
from bot.demo.world import Event, World

_RARE = (
    "forward_origin",
    "via_bot",
    "rich_message",
    "link_preview_options",
    "new_chat_members",
    "forum_topic_created",
)


def chat(shown: Chat, user: User, world: World) -> Json:
    """A chat with its messages and the menu that this person has in it."""
    return {
        "id": shown.id,
        "kind": str(shown.kind),
        "title": world.bot.name if shown.kind is Kind.PRIVATE else shown.title,
        "topics": [{"id": number, "name": name} for number, name in shown.topics.items()],
        "members": sum(status in PRESENT for status in shown.members.values()),
        "writes": shown.kind is not Kind.CHANNEL or shown.status(user.id) in DECIDING,
        "menu": menu(world, shown, user),
        "messages": [message(each) for each in shown.messages.values()],
    }


def message(shown: Message) -> Json:
    """A message as it stands."""
    author = shown.sender or shown.author
    found: Json = {
        "id": shown.id,
        "chat": shown.chat.id,
        "topic": shown.thread,
        "author": author.id if author else 0,
        "name": shown.sender_chat.title if shown.sender_chat else author.name if author else "",
        "bot": shown.from_bot,
        "date": shown.date,
        "edited": shown.edited is not None,
        "text": shown.text,
        "entities": [entity.as_json() for entity in shown.body.entities],
    }
    if shown.markup is not None and "inline_keyboard" in shown.markup:
        found["buttons"] = shown.markup["inline_keyboard"]
    if shown.reply_to is not None:
        quote = shown.more.get("quote")
        found["reply"] = {
            "id": shown.reply_to.id,
            "name": shown.reply_to.author.name if shown.reply_to.author else "",
            "text": quote["text"] if isinstance(quote, dict) else shown.reply_to.text[:200],
        }
    media = shown.media or {}
    if "document" in media:
        found["file"] = media["document"]
    if isinstance(sizes := media.get("photo"), list):
        found["photo"] = sizes[-1]
    return found | {name: shown.more[name] for name in _RARE if name in shown.more}


def change(event: Event, user: User) -> Json | None:
    """A change in a chat as this person's page hears of it; None where it does not concern them."""
    where = event.chat
    if where is None or where.status(user.id) not in PRESENT:
        return None
    if event.what in ("message", "edited") and event.message is not None:
        return message(event.message)
    if event.what == "deleted" and event.message is not None:
        return {"id": event.message.id, "chat": where.id}
    if event.what == "action":
        return {"chat": where.id, **event.detail}
    return None


def profile(world: World, name: str, user: User) -> str:
    """One text of the bot's profile in the person's language."""
    return world.profile.get((name, user.language), world.profile.get((name, ""), ""))
