"""The list of what is followed fits a message whatever it holds; a change says itself and its way back."""

from dataclasses import replace
from datetime import UTC, datetime

from hypothesis import given
from hypothesis import strategies as st

from bot import callbacks
from bot.texts import texts
from bot.views import follows as views
from bot.views.follows import FOLLOW, HUSH, IN_PLACE, LEAVE, MUTE, RING, Offered
from bot.views.text import BUTTON_UNITS, MESSAGE_UNITS, plain, units, visible
from storage.follows import LONGEST, MOST, Change, Follow

NOW = datetime(2026, 8, 4, 5, 0, tzinfo=UTC)
EN = texts("en")

topics = st.text(min_size=1, max_size=LONGEST)


def _follow(topic: str, *, muted: bool = False, number: int = 1) -> Follow:
    return Follow(number, topic, topic, muted, NOW)


def _carry(wish: int, topic: str) -> str:
    return f"{wish} {topic}"


@given(st.lists(st.tuples(topics, st.booleans()), max_size=MOST))
def test_the_list_fits(held: list[tuple[str, bool]]) -> None:
    some = [_follow(topic, muted=muted, number=number) for number, (topic, muted) in enumerate(held)]
    message = views.mine(EN, some)
    assert visible(message.text) <= MESSAGE_UNITS
    buttons = [button for row in message.buttons for button in row]
    assert len(buttons) == (len(held) or 0) + 2
    assert all(units(button.label) <= BUTTON_UNITS for button in buttons)
    assert all(callbacks.parse(button.data) for button in buttons)


def test_each_change_says_itself_and_leads_back() -> None:
    followed, muted = _follow("chess"), _follow("chess", muted=True)
    rung = replace(followed, bell=True)
    for change, said, back in (
        (Change("chess", None, followed), "chess is followed here", LEAVE),
        (Change("chess", followed, muted), "chess is muted here", FOLLOW),
        (Change("chess", muted, followed), "chess is followed here", MUTE),
        (Change("chess", None, rung), "As soon as there is news on chess", LEAVE),
        (Change("chess", followed, rung), "As soon as there is news on chess", HUSH),
        (Change("chess", rung, followed), "No more alerts on chess", RING),
        (Change("chess", rung, muted), "chess is muted here", RING),
        (Change("chess", muted, rung), "As soon as there is news on chess", MUTE),
        (Change("chess", muted, None), "neither followed nor muted here any more", MUTE),
    ):
        message = views.changed(EN, change, _carry)
        assert said in plain(message.text)
        assert message.buttons[-1][0].data == f"{IN_PLACE + back} chess"
    nothing = views.changed(EN, Change("chess", None, None), _carry)
    assert "is neither followed nor muted here." in plain(nothing.text)
    assert [button.data for row in nothing.buttons for button in row] == ["1:mine"]


def test_names_are_shown_safely_and_sources_by_their_name() -> None:
    message = views.mine(EN, [_follow("source:<b>Coast"), _follow("a & b", muted=True)])
    assert "First: &lt;b&gt;Coast" in message.text
    assert "Left out: a &amp; b" in message.text


def test_what_holds_is_marked_and_its_button_leaves_it() -> None:
    offered = [Offered("chess", _follow("chess")), Offered("source:Coast Herald", None)]
    first, second = views.offers(EN, offered, _carry)
    assert [(button.label, button.data) for button in first] == [
        ("✓ Follow chess", f"{LEAVE} chess"),
        ("Mute chess", f"{MUTE} chess"),
    ]
    assert [button.label for button in second] == ["Follow Coast Herald", "Mute Coast Herald"]
