"""Menus: the lists of commands, by scope and language, and the bot's descriptions."""

import re

from bot.demo.calls import Call
from bot.demo.methods import method
from bot.demo.models import DECIDING, Chat, Json, Kind, User
from bot.demo.refusals import bad_request
from bot.demo.world import Event, World

MOST_COMMANDS = 100
_COMMAND = re.compile(r"[a-z0-9_]{1,32}")
_LANGUAGE = re.compile(r"([a-z]{2})?")
_SCOPES = {
    "default": (),
    "all_private_chats": (),
    "all_group_chats": (),
    "all_chat_administrators": (),
    "chat": ("chat_id",),
    "chat_administrators": ("chat_id",),
    "chat_member": ("chat_id", "user_id"),
}


def _key(world: World, call: Call) -> tuple[str, str]:
    scope = call.mapping("scope", "BotCommandScope") or {"type": "default"}
    kind = scope.get("type")
    if kind not in _SCOPES:
        raise bad_request("can't parse BotCommandScope: Unsupported type specified")
    parts = [str(kind)]
    for name in _SCOPES[str(kind)]:
        value = str(scope.get(name, ""))
        parts.append(str(world.chat(value).id) if name == "chat_id" else value)
    language = call.text("language_code")
    if not _LANGUAGE.fullmatch(language):
        raise bad_request("invalid language code specified")
    return ":".join(parts), language


@method("setMyCommands", "commands! scope language_code")
def _set_my_commands(world: World, call: Call) -> bool:
    listed = call.list("commands", "commands") or []
    if len(listed) > MOST_COMMANDS:
        raise bad_request("BOT_COMMANDS_TOO_MUCH")
    commands: list[Json] = []
    for each in listed:
        if not isinstance(each, dict):
            raise bad_request("can't parse BotCommand: expected an Object")
        command, description = (
            str(each.get("command", "")).removeprefix("/"),
            str(each.get("description", "")),
        )
        if not _COMMAND.fullmatch(command):
            raise bad_request("BOT_COMMAND_INVALID")
        if not 1 <= len(description) <= 256:
            raise bad_request("BOT_COMMAND_DESCRIPTION_INVALID")
        commands.append({"command": command, "description": description})
    world.menus[_key(world, call)] = commands
    world.tell(Event("menu"))
    return True


@method("getMyCommands", "scope language_code")
def _get_my_commands(world: World, call: Call) -> list[Json]:
    return world.menus.get(_key(world, call), [])


@method("deleteMyCommands", "scope language_code")
def _delete_my_commands(world: World, call: Call) -> bool:
    world.menus.pop(_key(world, call), None)
    world.tell(Event("menu"))
    return True


def menu(world: World, chat: Chat, user: User) -> list[Json]:
    """The commands that a person sees in a chat: the narrowest scope that has any, their language first."""
    deciding = chat.status(user.id) in DECIDING
    if chat.kind is Kind.PRIVATE:
        scopes = [f"chat:{chat.id}", "all_private_chats"]
    else:
        scopes = [f"chat_member:{chat.id}:{user.id}"]
        scopes += [f"chat_administrators:{chat.id}"] if deciding else []
        scopes += [f"chat:{chat.id}"]
        scopes += ["all_chat_administrators"] if deciding else []
        scopes += ["all_group_chats"]
    for scope in [*scopes, "default"]:
        for language in (user.language[:2], ""):
            if found := world.menus.get((scope, language)):
                return found
    return []


def _profile(name: str, field: str, most: int, error: str) -> None:
    """The methods that set and get one text of the bot's profile."""

    def set_text(world: World, call: Call) -> bool:
        if len(call.text(field)) > most:
            raise bad_request(error)
        world.profile[field, call.text("language_code")] = call.text(field)
        return True

    def get_text(world: World, call: Call) -> Json:
        known = world.profile
        return {field: known.get((field, call.text("language_code")), known.get((field, ""), ""))}

    method(f"setMy{name}", f"{field} language_code")(set_text)
    method(f"getMy{name}", "language_code")(get_text)


_profile("Name", "name", 64, "BOT_TITLE_INVALID")
_profile("Description", "description", 512, "BOT_DESCRIPTION_INVALID")
_profile("ShortDescription", "short_description", 120, "BOT_SHORT_DESCRIPTION_INVALID")


@method("setChatMenuButton", "chat_id menu_button")
@method("setMyDefaultAdministratorRights", "rights for_channels")
def _accepted(_world: World, call: Call) -> bool:
    for name in ("menu_button", "rights"):
        call.mapping(name, name)
    return True
