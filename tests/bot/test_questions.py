"""Questions: what an update asks, by its form."""

from typing import Any

import pytest
from telegram import Update

from bot.questions import NOTHING, Kind, Question, asked

BOT = "newsbrief_test_bot"


def _update(text: str, kind: str = "private", **more: Any) -> Update:
    message = {
        "message_id": 1,
        "date": 1751360400,
        "chat": {"id": 5, "type": kind, "title": "x"},
        "from": {"id": 7, "is_bot": False, "first_name": "Rea"},
        "text": text,
    }
    field = "channel_post" if kind == "channel" else "message"
    found = Update.de_json({"update_id": 1, field: message | more})
    assert found is not None
    return found


@pytest.mark.parametrize(
    ("text", "kind", "expected"),
    [
        ("/latest", "private", Question(Kind.COMMAND, "latest")),
        ("/Latest 5", "private", Question(Kind.COMMAND, "latest", "5")),
        ("/topic  hong\nkong ", "group", Question(Kind.COMMAND, "topic", "hong\nkong", addressed=False)),
        (f"/latest@{BOT.upper()} 5", "supergroup", Question(Kind.COMMAND, "latest", "5")),
        ("/latest@other_bot", "group", NOTHING),
        ("/latest@other_bot", "private", NOTHING),
        ("/latest", "channel", Question(Kind.COMMAND, "latest", addressed=False)),
        ("hong kong", "private", Question(Kind.TEXT, words="hong kong")),
        ("hong kong", "group", NOTHING),
        ("/ what", "private", Question(Kind.TEXT, words="/ what")),
        ("\ud800 \x00", "private", NOTHING),
    ],
)
def test_commands_and_words_are_told_apart(text: str, kind: str, expected: Question) -> None:
    assert asked(_update(text, kind), BOT) == expected


def test_what_nobody_wrote_to_the_bot_is_nothing() -> None:
    assert asked(_update("/latest", "supergroup", is_automatic_forward=True), BOT) == NOTHING
    robot = {"id": 9, "is_bot": True, "first_name": "Robot"}
    assert asked(_update("/latest", "group", **{"from": robot}), BOT) == NOTHING
    ours = {"id": 3, "is_bot": True, "first_name": "Newsbrief", "username": BOT}
    assert asked(_update("/latest", via_bot=ours), BOT) == NOTHING
    assert asked(_update("", new_chat_title="x"), BOT) == NOTHING


def test_anonymous_administrators_may_ask() -> None:
    anonymous = {"id": 1087968824, "is_bot": True, "first_name": "Group"}
    found = asked(_update("/latest", "supergroup", **{"from": anonymous}), BOT)
    assert found == Question(Kind.COMMAND, "latest", addressed=False)


def test_a_picture_is_a_thing_and_its_caption_a_text() -> None:
    photo = [{"file_id": "x", "file_unique_id": "y", "width": 1, "height": 1}]
    assert asked(_update("", photo=photo), BOT).kind is Kind.THING
    assert asked(_update("", photo=photo, caption="ferry"), BOT) == Question(Kind.TEXT, words="ferry")


def test_edits_ask_nothing() -> None:
    message = _update("/latest").message
    assert message is not None
    assert asked(Update(1, edited_message=message), BOT) == NOTHING
