"""Sending: sendMessage, files, forwards and copies, and what they have in common."""

from collections.abc import Mapping
from functools import lru_cache

from bot.demo import rich
from bot.demo.calls import Call
from bot.demo.detection import detected
from bot.demo.entities import Entity, Formatted, ordered, parse_html, trimmed, units
from bot.demo.keyboards import markup
from bot.demo.markdown import parse_markdown
from bot.demo.methods import method
from bot.demo.models import Chat, Json, Message
from bot.demo.refusals import bad_request
from bot.demo.world import Event, World

MOST_TEXT = 4096
MOST_CAPTION = 1024
_COMMON = (
    "business_connection_id chat_id! message_thread_id direct_messages_topic_id disable_notification "
    "protect_content allow_paid_broadcast message_effect_id suggested_post_parameters reply_parameters "
    "reply_markup "
)
_CAPTION = "caption parse_mode caption_entities "
_ACTIONS = frozenset(
    [
        "typing",
        "upload_photo",
        "record_video",
        "upload_video",
        "record_voice",
        "upload_voice",
        "upload_document",
        "choose_sticker",
        "find_location",
        "record_video_note",
        "upload_video_note",
    ]
)


def formatted(call: Call, name: str, entities: str, most: int) -> Formatted:
    """The text of a call, parsed by its parse_mode, trimmed and measured as Telegram does."""
    source, mode = call.text(name), call.text("parse_mode").lower()
    listed = None if mode else call.list(entities, "entities")
    if listed:
        found = detected(trimmed(Formatted(source, ordered([entity(each) for each in listed]))))
    else:
        found = _parsed(source, mode)
    if found.units > most:
        raise bad_request("message is too long" if name == "text" else "message caption is too long")
    return found


@lru_cache(maxsize=512)
def _parsed(source: str, mode: str) -> Formatted:
    """A text as it will stand; kept, because a run of briefings sends the same texts again and again."""
    if mode == "html":
        parsed = parse_html(source)
    elif mode == "markdownv2":
        parsed = parse_markdown(source)
    elif mode:
        raise bad_request("unsupported parse_mode")
    else:
        parsed = Formatted(source)
    return detected(trimmed(parsed))


def entity(found: object) -> Entity:
    """One MessageEntity of a call."""
    if not isinstance(found, Mapping) or not found.keys() >= {"type", "offset", "length"}:
        raise bad_request("can't parse MessageEntity")
    user = found.get("user")
    detail = (
        found.get("url") or found.get("language") or (user.get("id") if isinstance(user, Mapping) else "")
    )
    return Entity(str(found["type"]), int(found["offset"]), int(found["length"]), str(detail or ""))


def text(call: Call) -> Formatted:
    """The text of a message, which may not be empty."""
    if not call.has("text"):
        raise bad_request("message text is empty")
    found = formatted(call, "text", "entities", MOST_TEXT)
    if not found.text:
        raise bad_request("text must be non-empty")
    return found


def target(world: World, call: Call) -> Chat:
    """The chat that a call wants to write to, where it may."""
    return world.writable(world.chat(call.text("chat_id")))


def send(
    world: World,
    call: Call,
    chat: Chat,
    body: Formatted,
    media: Json | None = None,
    more: Json | None = None,
) -> Message:
    """Put a new message of the bot into a chat, with what all kinds of messages can have."""
    keyboard = markup(call)
    thread = call.integer("message_thread_id") or None
    if thread is not None and thread not in chat.topics:
        raise bad_request("message thread not found")
    answered = _answered(call, chat) if call.has("reply_parameters") else (None, None)
    message = world.post(chat, world.bot, body)
    message.media, message.markup, message.thread = media, keyboard, thread
    message.reply_to, quote = answered
    if message.reply_to is not None and thread is None:
        message.thread = message.reply_to.thread
    if quote is not None:
        message.more["quote"] = quote
    options = call.mapping("link_preview_options", "link preview options")
    if options:
        message.more["link_preview_options"] = dict(options)
    message.more |= more or {}
    if call.flag("protect_content"):
        message.more["has_protected_content"] = True
    return world.publish(message)


def _answered(call: Call, chat: Chat) -> tuple[Message | None, Json | None]:
    """The message that is replied to, and the quotation."""
    wanted = call.mapping("reply_parameters", "reply parameters") or {}
    known = {
        "message_id",
        "chat_id",
        "allow_sending_without_reply",
        "quote",
        "quote_parse_mode",
        "quote_entities",
        "quote_position",
        "checklist_task_id",
        "poll_option_id",
    }
    if wanted.keys() - known or not str(wanted.get("message_id", "")).isdigit():
        raise bad_request("can't parse reply parameters")
    found = chat.messages.get(int(str(wanted["message_id"])))
    if found is None:
        if wanted.get("allow_sending_without_reply"):
            return None, None
        raise bad_request("message to be replied not found")
    quote = wanted.get("quote")
    if not quote:
        return found, None
    place = found.text.find(str(quote))
    if place < 0:
        raise bad_request("quote not found in the message")
    return found, {"text": str(quote), "position": units(found.text[:place])}


@method("sendMessage", _COMMON + "text! parse_mode entities link_preview_options", sends=True)
def _send_message(world: World, call: Call) -> Json:
    chat = target(world, call)
    return send(world, call, chat, text(call)).as_json()


@method("sendRichMessage", _COMMON + "rich_message!", sends=True)
def _send_rich_message(world: World, call: Call) -> Json:
    chat = target(world, call)
    given = call.mapping("rich_message", "rich message") or {}
    if strange := given.keys() - {"html", "is_rtl", "skip_entity_detection"}:
        raise bad_request(
            f"the local server knows rich messages in HTML only, not {', '.join(sorted(strange))}"
        )
    blocks, plain = rich.parse(str(given.get("html") or ""))
    shown: Json = {"blocks": blocks, "is_rtl": bool(given.get("is_rtl"))}
    return send(world, call, chat, Formatted(plain), more={"rich_message": shown}).as_json()


@method("sendDocument", _COMMON + _CAPTION + "document! thumbnail disable_content_type_detection", sends=True)
def _send_document(world: World, call: Call) -> Json:
    return _send_file(world, call, "document", "documents")


@method("sendPhoto", _COMMON + _CAPTION + "photo! show_caption_above_media has_spoiler", sends=True)
def _send_photo(world: World, call: Call) -> Json:
    return _send_file(world, call, "photo", "photos")


def _send_file(world: World, call: Call, name: str, folder: str) -> Json:
    chat = target(world, call)
    body = formatted(call, "caption", "caption_entities", MOST_CAPTION)
    return send(world, call, chat, body, uploaded(world, call, name, call.text(name), folder)).as_json()


def uploaded(world: World, call: Call, name: str, given: str, folder: str) -> Json:
    """The document or photo of a call: a file that came with it, or one that is known."""
    upload = call.files.get(given.removeprefix("attach://") if given.startswith("attach://") else name)
    if upload is not None:
        if not upload.data:
            raise bad_request("file must be non-empty")
        file = world.keep_file(upload.name, upload.mime, upload.data, folder)
    elif given in world.files:
        file = world.files[given]
    else:
        raise bad_request("wrong remote file identifier specified: Wrong string length")
    about: Json = {"file_id": file.id, "file_unique_id": file.unique_id, "file_size": len(file.data)}
    if name == "photo":
        width, height = _picture_size(file.data)
        return {"photo": [about | {"width": width, "height": height}]}
    return {"document": about | {"file_name": file.name, "mime_type": file.mime}}


def _picture_size(data: bytes) -> tuple[int, int]:
    """Width and height of a PNG, from its header; other pictures are taken for 640 by 480."""
    if data.startswith(b"\x89PNG") and len(data) >= 24:
        return int.from_bytes(data[16:20], "big"), int.from_bytes(data[20:24], "big")
    if not data.startswith((b"\xff\xd8", b"RIFF", b"GIF8")):
        raise bad_request("IMAGE_PROCESS_FAILED")
    return 640, 480


def _source(world: World, call: Call, what: str) -> Message:
    found = world.chat(call.text("from_chat_id")).messages.get(call.integer("message_id"))
    if found is None:
        raise bad_request(f"message to {what} not found")
    return found


@method("copyMessage", _COMMON + _CAPTION + "from_chat_id! message_id! show_caption_above_media", sends=True)
def _copy_message(world: World, call: Call) -> Json:
    source, chat = _source(world, call, "copy"), target(world, call)
    return {"message_id": send(world, call, chat, source.body, source.media).id}


@method("forwardMessage", _COMMON + "from_chat_id! message_id!", sends=True)
def _forward_message(world: World, call: Call) -> Json:
    source, chat = _source(world, call, "forward"), target(world, call)
    message = send(world, call, chat, source.body, source.media)
    message.more["forward_origin"] = origin(source)
    return message.as_json()


def origin(source: Message) -> Json:
    """Where a forwarded message was first, as the Bot API tells it."""
    known = source.more.get("forward_origin")
    if isinstance(known, dict):
        return known
    if source.sender is None and source.sender_chat is not None:
        place = {"chat": source.sender_chat.as_json(), "message_id": source.id}
        return {"type": "channel", "date": source.date, **place}
    assert source.sender is not None
    return {"type": "user", "date": source.date, "sender_user": source.sender.as_json()}


@method("sendChatAction", "business_connection_id chat_id! message_thread_id action!")
def _send_chat_action(world: World, call: Call) -> bool:
    chat = target(world, call)
    if call.text("action") not in _ACTIONS:
        raise bad_request("wrong parameter action in request")
    world.tell(Event("action", chat, detail={"action": call.text("action")}))
    return True
