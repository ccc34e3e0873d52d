"""Keyboards: the buttons of a message, checked as Telegram checks them."""

from collections.abc import Mapping
from functools import lru_cache
from typing import Final
from urllib.parse import urlsplit

from bot.demo.calls import Call
from bot.demo.entities import units
from bot.demo.refusals import bad_request

_ACTIONS: Final = (
    "callback_data",
    "url",
    "switch_inline_query",
    "switch_inline_query_current_chat",
    "switch_inline_query_chosen_chat",
    "copy_text",
    "web_app",
    "login_url",
    "pay",
    "callback_game",
)
_OPTIONAL: Final = ("icon_custom_emoji_id", "style")
_STYLES: Final = ("danger", "success", "primary")
MOST_BUTTONS: Final = 100
MOST_IN_A_ROW: Final = 8
MOST_DATA: Final = 64

Markup = dict[str, object]


def markup(call: Call) -> Markup | None:
    """The reply markup of a call as the message will carry it; None for none or an empty keyboard."""
    given = call.values.get("reply_markup")
    return (
        _written(given) if isinstance(given, str) else _checked(call.mapping("reply_markup", "reply markup"))
    )


@lru_cache(maxsize=512)
def _written(given: str) -> Markup | None:
    """A markup written as text; kept, because a run of briefings sends the same again and again."""
    return _checked(Call("", {"reply_markup": given}).mapping("reply_markup", "reply markup"))


def _checked(found: Mapping[str, object] | None) -> Markup | None:
    if not found:
        return None
    if "inline_keyboard" in found:
        return inline_keyboard(found)
    if "keyboard" in found or "remove_keyboard" in found or "force_reply" in found:
        return dict(found)
    return None


def inline_keyboard(found: Mapping[str, object]) -> Markup | None:
    """An inline keyboard, each button with one action, within Telegram's limits."""
    rows = found["inline_keyboard"]
    if not isinstance(rows, list):
        raise bad_request('field "inline_keyboard" of the InlineKeyboardMarkup must be an Array of Arrays')
    checked = []
    for row in rows:
        if not isinstance(row, list):
            raise bad_request(
                'field "inline_keyboard" of the InlineKeyboardMarkup must be an Array of Arrays'
            )
        if row:
            checked.append([_button(button) for button in row])
    if sum(map(len, checked)) > MOST_BUTTONS or any(len(row) > MOST_IN_A_ROW for row in checked):
        raise bad_request("reply markup is too long")
    return {"inline_keyboard": checked} if checked else None


def _button(found: object) -> dict[str, object]:
    where = "can't parse inline keyboard button: "
    if not isinstance(found, dict):
        raise bad_request(where + "InlineKeyboardButton must be an Object")
    text = found.get("text")
    if not isinstance(text, str) or not text.strip():
        raise bad_request(where + 'Field "text" must be a non-empty String')
    actions = [name for name in _ACTIONS if found.get(name) is not None]
    if not actions:
        raise bad_request(where + "Text buttons are unallowed in the inline keyboard")
    strange = found.keys() - {"text", *_ACTIONS, *_OPTIONAL}
    if len(actions) > 1 or strange:
        raise bad_request(where + f"one action is needed, got {sorted([*actions, *strange])}")
    if found.get("style") not in (None, *_STYLES):
        raise bad_request(where + "invalid button style specified")
    value = found[actions[0]]
    if actions[0] == "callback_data":
        if not isinstance(value, str) or not 1 <= len(value.encode()) <= MOST_DATA:
            raise bad_request("BUTTON_DATA_INVALID")
    elif actions[0] == "url":
        _check_address(value)
    elif actions[0] == "copy_text":
        copied = value.get("text") if isinstance(value, dict) else None
        if not isinstance(copied, str) or not 1 <= units(copied) <= 256:
            raise bad_request("BUTTON_COPY_TEXT_INVALID")
    return dict(found)


def _check_address(value: object) -> None:
    if not isinstance(value, str):
        raise bad_request('can\'t parse inline keyboard button: Field "url" must be of type String')
    try:
        parts = urlsplit(value)
        good = bool(
            parts.scheme in ("tg", "ton") or (parts.hostname and parts.scheme in ("http", "https", ""))
        )
    except ValueError:
        good = False
    if not good or any(character.isspace() for character in value):
        raise bad_request(f"inline keyboard button URL '{value}' is invalid: Wrong HTTP URL")
