"""Payloads: what an outbox entry carries, as text that the outbox does not read.

Composed once from a view's message, shared by every chat that gets the same, and read back just before
sending. It holds the message as Telegram takes it and the same as plain text, for where that is refused.
"""

import json
from dataclasses import dataclass
from typing import Any

from telegram.request import RequestData

from bot.forms import Form
from bot.posting import markup, preview
from bot.rich import METHOD, written
from bot.views.message import Message
from bot.views.text import plain, shorten
from storage.outbox import Delivery

LONGEST_TEXT = 4_096


def payload(message: Message, *, silent: bool = False) -> str:
    """The payload of a message, the same for equal ones. silent: it makes no sound on arrival."""
    fields = {"text": message.text, "parse_mode": "HTML", "link_preview_options": preview(message).to_json()}
    buttons = markup(message.buttons)
    if buttons is not None:
        fields["reply_markup"] = buttons.to_json()
    fallback = {"text": shorten(plain(message.text), LONGEST_TEXT)}
    if silent:
        fields["disable_notification"] = fallback["disable_notification"] = "true"
    usual: dict[str, object] = {"method": "sendMessage", "fields": fields, "plain": fallback}
    if message.rich is None:
        return json.dumps(usual, ensure_ascii=False)
    shown = {"rich_message": written(message)}
    shown |= {name: fields[name] for name in ("reply_markup", "disable_notification") if name in fields}
    rich: dict[str, object] = {"method": METHOD, "fields": shown, "plain": fallback, "instead": usual}
    return json.dumps(rich, ensure_ascii=False)


@dataclass(frozen=True, slots=True)
class Parcel:
    """A payload made ready to be sent to many. method: of the Bot API; plain: as text without anything.

    instead: of a rich message, for a server that takes none.
    """

    method: str
    form: Form
    plain: Form
    instead: "Parcel | None" = None

    def addressed(self, delivery: Delivery, *, paid: bool, plainly: bool) -> RequestData:
        """The body of the call for one chat. paid: beyond what Telegram sends for nothing."""
        fields = {"chat_id": str(delivery.chat_id)}
        if delivery.thread_id is not None:
            fields["message_thread_id"] = str(delivery.thread_id)
        if paid:
            fields["allow_paid_broadcast"] = "true"
        return (self.plain if plainly else self.form).with_fields(fields)


def _parcel(read: dict[str, Any]) -> Parcel:
    instead = _parcel(read["instead"]) if "instead" in read else None
    return Parcel(str(read["method"]), Form(read["fields"]), Form(read["plain"]), instead)


def parcel(text: str) -> Parcel:
    """A payload read back. ValueError where it is none of ours."""
    try:
        return _parcel(json.loads(text))
    except (KeyError, TypeError, ValueError) as error:
        raise ValueError("a payload of the outbox can't be read") from error
