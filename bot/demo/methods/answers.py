"""Answers: to presses of buttons and to inline queries."""

from collections.abc import Mapping

from bot.demo.calls import Call
from bot.demo.entities import units
from bot.demo.keyboards import inline_keyboard
from bot.demo.methods import method
from bot.demo.methods.sending import text
from bot.demo.models import Json
from bot.demo.refusals import bad_request, query_too_old
from bot.demo.world import Event, Query, World

MOST_TOAST = 200
MOST_RESULTS = 50
PRESS_SECONDS = 30
"""How long a press or an inline query waits for its answer."""


def _asked(world: World, number: str) -> Query:
    query = world.queries.pop(number, None)
    if query is None or query.answer.done():
        raise query_too_old()
    if (world.clock() - query.asked_at).total_seconds() > PRESS_SECONDS:
        query.answer.cancel()
        raise query_too_old()
    return query


@method("answerCallbackQuery", "callback_query_id! text show_alert url cache_time")
def _answer_callback_query(world: World, call: Call) -> bool:
    said = call.text("text")
    if units(said) > MOST_TOAST:
        raise bad_request("MESSAGE_TOO_LONG")
    query = _asked(world, call.text("callback_query_id"))
    toast: Json = {"text": said, "alert": call.flag("show_alert"), "url": call.text("url")}
    query.answer.set_result(toast)
    world.tell(Event("toast", query.chat, user=query.user, detail=toast))
    return True


@method("answerInlineQuery", "inline_query_id! results! cache_time is_personal next_offset button")
def _answer_inline_query(world: World, call: Call) -> bool:
    results = call.list("results", "inline query results") or []
    if len(results) > MOST_RESULTS:
        raise bad_request("RESULTS_TOO_MUCH")
    if len(call.text("next_offset").encode()) > 64:
        raise bad_request("NEXT_OFFSET_INVALID")
    checked = [_result(result) for result in results]
    if len({str(result["id"]) for result in checked}) < len(checked):
        raise bad_request("RESULT_ID_DUPLICATE")
    button = call.mapping("button", "inline query results button")
    if button is not None and not _start_parameter(button.get("start_parameter")):
        raise bad_request("START_PARAM_INVALID")
    answer: Json = {
        "results": checked,
        "next_offset": call.text("next_offset"),
        "cache_time": call.integer("cache_time", 300),
        "is_personal": call.flag("is_personal"),
        "button": button,
    }
    query = _asked(world, call.text("inline_query_id"))
    for result in checked:
        world.inline_results[query.id, str(result["id"])] = result
    query.answer.set_result(answer)
    return True


def _start_parameter(value: object) -> bool:
    return (
        isinstance(value, str) and 1 <= len(value) <= 64 and value.replace("-", "").replace("_", "").isalnum()
    )


def _result(found: object) -> Json:
    """An article among inline results, its message parsed as if it were sent. Other kinds are not known."""
    if not isinstance(found, dict) or found.get("type") != "article":
        raise bad_request("can't parse inline query result: an article is needed here")
    if not 1 <= len(str(found.get("id", "")).encode()) <= 64:
        raise bad_request("RESULT_ID_INVALID")
    if not found.get("title"):
        raise bad_request("can't parse inline query result: Can't find field \"title\"")
    content = found.get("input_message_content")
    if not isinstance(content, Mapping) or "message_text" not in content:
        raise bad_request("can't parse inline query result: Can't find field \"message_text\"")
    renamed = {"text" if name == "message_text" else str(name): value for name, value in content.items()}
    keyboard = found.get("reply_markup")
    checked = inline_keyboard(keyboard) if isinstance(keyboard, Mapping) else None
    return dict(found) | {"message": text(Call("sendMessage", renamed)), "reply_markup": checked}
