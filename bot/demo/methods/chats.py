"""Chats: what a bot can ask about a chat and its members."""

from bot.demo.calls import Call
from bot.demo.membership import change, member
from bot.demo.methods import method
from bot.demo.models import DECIDING, PRESENT, Chat, Json, Kind, Status
from bot.demo.refusals import bad_request
from bot.demo.world import World


def _present(world: World, call: Call) -> Chat:
    """The chat of a call, where the bot is in it."""
    return world.writable(world.chat(call.text("chat_id")))


@method("getChat", "chat_id!")
def _get_chat(world: World, call: Call) -> Json:
    chat = _present(world, call)
    types = {"unlimited_gifts": False, "limited_gifts": False, "unique_gifts": False}
    types |= {"premium_subscription": False, "gifts_from_channels": False}
    found = chat.as_json() | {"accent_color_id": 0, "max_reaction_count": 11, "accepted_gift_types": types}
    if chat.linked is not None:
        found["linked_chat_id"] = chat.linked.id
    return found


@method("getChatAdministrators", "chat_id! return_bots")
def _get_chat_administrators(world: World, call: Call) -> list[Json]:
    chat = _present(world, call)
    if chat.kind is Kind.PRIVATE:
        raise bad_request("there are no administrators in the private chat")
    deciding = [world.users[number] for number, status in chat.members.items() if status in DECIDING]
    others = [user for user in deciding if not user.is_bot or user is world.bot or call.flag("return_bots")]
    return [member(chat, user) for user in others]


@method("getChatMember", "chat_id! user_id!")
def _get_chat_member(world: World, call: Call) -> Json:
    chat = _present(world, call)
    user = world.users.get(call.integer("user_id"))
    if user is None:
        raise bad_request("PARTICIPANT_ID_INVALID")
    return member(chat, user)


@method("getChatMemberCount", "chat_id!")
def _get_chat_member_count(world: World, call: Call) -> int:
    chat = _present(world, call)
    return 2 if chat.user is not None else sum(status in PRESENT for status in chat.members.values())


@method("leaveChat", "chat_id!")
def _leave_chat(world: World, call: Call) -> bool:
    chat = _present(world, call)
    if chat.user is not None:
        raise bad_request("chat member status can't be changed in private chats")
    change(world, chat, world.bot, Status.LEFT, by=world.bot)
    return True
