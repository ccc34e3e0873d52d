"""Editing: texts, captions and keyboards of sent messages; deleting; reactions."""

from bot.demo.calls import Call
from bot.demo.entities import Formatted
from bot.demo.keyboards import markup
from bot.demo.methods import method
from bot.demo.methods.sending import MOST_CAPTION, formatted, text, uploaded
from bot.demo.models import DECIDING, Json, Message
from bot.demo.refusals import bad_request
from bot.demo.world import Event, World

_WHICH = "business_connection_id chat_id message_id inline_message_id reply_markup "
_UNCHANGED = (
    "message is not modified: specified new message content and reply markup "
    "are exactly the same as a current content and reply markup of the message"
)


def _editable(world: World, call: Call) -> Message:
    """The message that a call wants to edit: the bot's own, by chat and number or as an inline one."""
    if call.has("inline_message_id"):
        inline = world.inline_messages.get(call.text("inline_message_id"))
        if inline is None:
            raise bad_request("MESSAGE_ID_INVALID")
        return inline
    chat = world.writable(world.chat(call.text("chat_id")))
    if not call.has("message_id"):
        raise bad_request("message identifier is not specified")
    found = chat.messages.get(call.integer("message_id"))
    if found is None:
        raise bad_request("message to edit not found")
    if found.author is not world.bot:
        raise bad_request("message can't be edited")
    return found


def _edit(world: World, call: Call, message: Message, body: Formatted, more: Json) -> object:
    keyboard = markup(call)
    if message.body == body and message.markup == keyboard and message.more == more:
        raise bad_request(_UNCHANGED)
    message.body, message.markup, message.more = body, keyboard, more
    message.edited = world.now()
    world.tell(Event("edited", message.chat, message))
    return True if call.has("inline_message_id") else message.as_json()


@method("editMessageText", _WHICH + "text! parse_mode entities link_preview_options")
def _edit_text(world: World, call: Call) -> object:
    message = _editable(world, call)
    if message.media is not None or "rich_message" in message.more:
        raise bad_request("there is no text in the message to edit")
    options = call.mapping("link_preview_options", "link preview options")
    more = {name: value for name, value in message.more.items() if name != "link_preview_options"}
    if options:
        more["link_preview_options"] = dict(options)
    return _edit(world, call, message, text(call), more)


@method("editMessageCaption", _WHICH + "caption parse_mode caption_entities show_caption_above_media")
def _edit_caption(world: World, call: Call) -> object:
    message = _editable(world, call)
    if message.media is None:
        raise bad_request("there is no caption in the message to edit")
    body = formatted(call, "caption", "caption_entities", MOST_CAPTION)
    return _edit(world, call, message, body, message.more)


@method("editMessageMedia", _WHICH + "media!")
def _edit_media(world: World, call: Call) -> object:
    message = _editable(world, call)
    wanted = call.mapping("media", "media") or {}
    name = str(wanted.get("type"))
    if name not in ("photo", "document"):
        raise bad_request("can't parse InputMedia: unsupported type here")
    media = uploaded(world, call, name, str(wanted.get("media", "")), f"{name}s")
    body = formatted(Call(call.method, wanted), "caption", "caption_entities", MOST_CAPTION)
    message.media = media
    return _edit(world, call, message, body, {**message.more})


@method("editMessageReplyMarkup", _WHICH)
def _edit_reply_markup(world: World, call: Call) -> object:
    message = _editable(world, call)
    return _edit(world, call, message, message.body, message.more)


def _delete(world: World, call: Call, number: int) -> bool:
    chat = world.writable(world.chat(call.text("chat_id")))
    found = chat.messages.get(number)
    if found is None:
        return False
    age = world.now() - found.date
    own = found.author is world.bot or chat.user is not None
    if chat.status(world.bot.id) not in DECIDING and (not own or age > 48 * 3600):
        raise bad_request("message can't be deleted")
    world.delete(found)
    return True


@method("deleteMessage", "chat_id! message_id!")
def _delete_message(world: World, call: Call) -> bool:
    if not _delete(world, call, call.integer("message_id")):
        raise bad_request("message to delete not found")
    return True


@method("deleteMessages", "chat_id! message_ids!")
def _delete_messages(world: World, call: Call) -> bool:
    numbers = call.list("message_ids", "message identifiers") or []
    if not 1 <= len(numbers) <= 100:
        raise bad_request(
            "too many message identifiers specified" if numbers else "message identifiers are not specified"
        )
    for number in numbers:
        _delete(world, call, int(str(number)))
    return True


@method("setMessageReaction", "chat_id! message_id! reaction is_big")
def _set_message_reaction(world: World, call: Call) -> bool:
    chat = world.writable(world.chat(call.text("chat_id")))
    message = chat.messages.get(call.integer("message_id"))
    if message is None:
        raise bad_request("message to react not found")
    reactions = call.list("reaction", "reaction types") or []
    if len(reactions) > 1:
        raise bad_request("REACTIONS_TOO_MANY")
    world.tell(Event("reaction", chat, message, world.bot, {"reaction": reactions}))
    return True


@method("pinChatMessage", "business_connection_id chat_id! message_id! disable_notification")
def _pin(world: World, call: Call) -> bool:
    chat = world.writable(world.chat(call.text("chat_id")))
    if call.integer("message_id") not in chat.messages:
        raise bad_request("message to pin not found")
    return True


@method("unpinChatMessage", "business_connection_id chat_id! message_id")
def _unpin(world: World, call: Call) -> bool:
    world.writable(world.chat(call.text("chat_id")))
    return True
