"""What the outbox carries: composed once, read back, addressed to one chat."""

from datetime import UTC, datetime
from urllib.parse import parse_qs

import pytest

from bot.forms import encoded
from bot.payloads import LONGEST_TEXT, parcel, payload
from bot.views.message import Button, Message
from bot.views.text import units
from storage.outbox import Delivery

DELIVERY = Delivery(1, -1005, 7, "briefing", datetime(2026, 1, 1, tzinfo=UTC), None, 1, 0, 1)
MESSAGE = Message("<b>Ü &amp; 👋</b>", ((Button("Open", data="1:story:7"),),), preview="https://example.org/")


def fields(
    message: Message, *, silent: bool = False, paid: bool = False, plainly: bool = False
) -> dict[str, str]:
    """What a call for the delivery would carry."""
    form = parcel(payload(message, silent=silent)).addressed(DELIVERY, paid=paid, plainly=plainly)
    body = parse_qs(encoded(form).decode(), strict_parsing=True)
    assert {name: values[0] for name, values in body.items()} == form.json_parameters
    return form.json_parameters


def test_equal_messages_have_equal_payloads() -> None:
    assert payload(MESSAGE) == payload(Message(MESSAGE.text, MESSAGE.buttons, MESSAGE.preview))
    assert payload(MESSAGE) != payload(MESSAGE, silent=True)


def test_a_message_is_addressed_to_its_chat_and_topic() -> None:
    sent = fields(MESSAGE)
    assert (sent["chat_id"], sent["message_thread_id"]) == ("-1005", "7")
    assert (sent["text"], sent["parse_mode"]) == (MESSAGE.text, "HTML")
    assert "1:story:7" in sent["reply_markup"]
    assert "https://example.org/" in sent["link_preview_options"]
    assert sent.keys().isdisjoint({"allow_paid_broadcast", "disable_notification"})


def test_what_is_paid_for_and_what_is_silent_says_so() -> None:
    assert fields(MESSAGE, paid=True)["allow_paid_broadcast"] == "true"
    assert fields(MESSAGE, silent=True)["disable_notification"] == "true"


def test_plainly_it_is_the_text_and_nothing_that_could_be_refused() -> None:
    sent = fields(MESSAGE, silent=True, plainly=True)
    assert sent == {
        "chat_id": "-1005",
        "message_thread_id": "7",
        "text": "Ü & 👋",
        "disable_notification": "true",
    }


def test_a_plain_text_always_fits() -> None:
    assert units(fields(Message("👋" * 5000), plainly=True)["text"]) <= LONGEST_TEXT


@pytest.mark.parametrize(
    "text", ["", "{}", "[]", "null", '{"method": "sendMessage", "fields": 3, "plain": {}}']
)
def test_what_is_no_payload_is_refused(text: str) -> None:
    with pytest.raises(ValueError, match="payload"):
        parcel(text)
