"""Membership: who is what in a chat, and what the bot hears when that changes."""

from bot.demo.models import Chat, Json, Kind, Status, User
from bot.demo.world import Event, World

_RIGHTS = [
    "can_manage_chat",
    "can_delete_messages",
    "can_manage_video_chats",
    "can_restrict_members",
    "can_promote_members",
    "can_change_info",
    "can_invite_users",
    "can_post_stories",
    "can_edit_stories",
    "can_delete_stories",
]


def member(chat: Chat, user: User, status: Status | None = None) -> Json:
    """The ChatMember of the Bot API. status: another one than the present."""
    status = chat.status(user.id) if status is None else status
    found: Json = {"user": user.as_json(), "status": str(status)}
    if status is Status.CREATOR:
        found["is_anonymous"] = False
    elif status is Status.ADMINISTRATOR:
        found |= {"can_be_edited": False, "is_anonymous": False} | dict.fromkeys(_RIGHTS, True)
        if chat.kind is Kind.CHANNEL:
            found |= {"can_post_messages": True, "can_edit_messages": True}
        else:
            found |= {"can_pin_messages": True, "can_manage_topics": chat.is_forum}
    elif status is Status.KICKED:
        found["until_date"] = 0
    return found


def change(world: World, chat: Chat, user: User, status: Status, by: User) -> None:
    """Make somebody something else in a chat, and tell the bot as far as it may hear of it."""
    before = member(chat, user)
    chat.members[user.id] = status
    body: Json = {
        "chat": chat.as_json(),
        "from": by.as_json(),
        "date": world.now(),
        "old_chat_member": before,
        "new_chat_member": member(chat, user),
    }
    if (private := world.chats.get(by.id)) is not None:
        private.heard_of = True
    if user is world.bot:
        world.updates.put("my_chat_member", body)
    elif chat.status(world.bot.id) is Status.ADMINISTRATOR:
        world.updates.put("chat_member", body)
    world.tell(Event("member", chat, user=user))
