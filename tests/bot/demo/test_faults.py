"""Faults and limits: they strike what they should, and the ledger tells what arrived."""

import aiohttp
import pytest

from bot.demo import faults
from bot.demo.limits import Limits
from bot.demo.people import Person
from bot.demo.server import LocalTelegram
from tests.bot.demo.api import Api


@pytest.mark.parametrize(
    ("blow", "status", "parameters"),
    [
        (faults.server_error(500), 500, None),
        (faults.too_many(7), 429, {"retry_after": 7}),
        (faults.blocked(), 403, None),
        (faults.chat_not_found(), 400, None),
        (faults.migrated(-1009), 400, {"migrate_to_chat_id": -1009}),
        (faults.conflict(), 409, None),
    ],
)
@pytest.mark.usefixtures("ada")
async def test_a_refusal_is_answered_as_often_as_asked_for(
    api: Api, blow: faults.Blow, status: int, parameters: dict[str, int] | None
) -> None:
    api.telegram.faults.add(blow, methods={"sendMessage"}, chats={7}, times=1)
    refused = await api("sendMessage", chat_id=7, text="x")
    assert refused.refusal[0] == status
    assert refused.body.get("parameters") == parameters
    assert (await api("sendMessage", chat_id=7, text="x")).status == 200
    assert api.telegram.ledger.refused(status) == 1
    assert len(api.telegram.ledger.sent) == 1


async def test_a_reset_before_leaves_nothing_and_one_after_leaves_a_message_in_doubt(
    api: Api, ada: Person
) -> None:
    for blow in (faults.reset_before(), faults.reset_after()):
        api.telegram.faults.clear()
        api.telegram.faults.add(blow)
        with pytest.raises(aiohttp.ClientConnectionError):
            await api("sendMessage", chat_id=7, text=blow.cut.value if blow.cut else "")
    assert [message.text for message in ada.chat.answers] == ["after"]
    assert [(sent.text, sent.answered) for sent in api.telegram.ledger.sent] == [("after", False)]


@pytest.mark.usefixtures("ada")
async def test_an_answer_that_comes_too_late_is_known_to_be_lost(api: Api, telegram: LocalTelegram) -> None:
    telegram.faults.add(faults.slow(after=0.2))
    with pytest.raises(TimeoutError):
        await api.post(
            "sendMessage", json={"chat_id": 7, "text": "x"}, timeout=aiohttp.ClientTimeout(total=0.05)
        )
    await telegram.stop()
    assert [sent.answered for sent in telegram.ledger.sent] == [False]


@pytest.mark.usefixtures("ada")
async def test_a_plan_in_code_and_a_page_of_a_proxy(api: Api) -> None:
    api.telegram.faults.plan = lambda call: faults.bad_gateway() if call.text("text") == "bad" else None
    url = f"{api.telegram.url}/bot{api.telegram.token}/sendMessage"
    async with api.session.post(url, json={"chat_id": 7, "text": "bad"}) as response:
        assert (response.status, response.content_type) == (502, "text/html")
    assert (await api("sendMessage", chat_id=7, text="good")).status == 200


@pytest.mark.usefixtures("ada")
async def test_chance_is_the_same_in_every_run() -> None:
    outcomes = []
    for _ in range(2):
        async with LocalTelegram(seed=5) as telegram, aiohttp.ClientSession() as session:
            telegram.person(7, "Ada", started=True)
            telegram.faults.add(faults.server_error(), probability=0.5)
            api = Api(session, telegram)
            outcomes.append([(await api("sendMessage", chat_id=7, text="x")).status for _ in range(20)])
    assert outcomes[0] == outcomes[1]
    assert set(outcomes[0]) == {200, 500}


@pytest.mark.parametrize(
    ("chats", "allowed"),
    [
        ([7] * 5, 4),  # one chat: a burst, then one a second
        (list(range(100, 140)), 30),  # many chats: thirty a second
    ],
)
def test_limits_refuse_what_is_too_fast(chats: list[int], allowed: int) -> None:
    limits = Limits()
    refusals = [limits.refusal(chat, 0.0) for chat in chats]
    assert [refusal is None for refusal in refusals] == [place < allowed for place in range(len(chats))]
    first = refusals[allowed]
    assert first is not None
    assert limits.refusal(chats[0], first.parameters["retry_after"]) is None


def test_a_group_takes_twenty_a_minute() -> None:
    limits = Limits()
    times = [second for second in range(60) if limits.refusal(-5, float(second)) is None]
    assert times == [*range(20), *range(57, 60)]  # 5 % of slack


async def test_a_bot_that_sends_too_fast_gets_429(api: Api, ada: Person, telegram: LocalTelegram) -> None:
    telegram.limits = Limits()
    answers = [await api("sendMessage", chat_id=ada.id, text="x") for _ in range(5)]
    assert [answer.status for answer in answers] == [200] * 4 + [429]
    assert answers[-1].body["parameters"]["retry_after"] >= 1
