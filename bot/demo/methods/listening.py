"""Listening: how the bot hears of updates, and who it is."""

import re
from collections.abc import Awaitable

from bot.demo.calls import Call
from bot.demo.methods import method
from bot.demo.models import Json
from bot.demo.refusals import bad_request, webhook_is_set
from bot.demo.webhook import Webhook
from bot.demo.world import World

_SECRET = re.compile(r"[A-Za-z0-9_-]{1,256}")


@method("getUpdates", "offset limit timeout allowed_updates")
def _get_updates(world: World, call: Call) -> Awaitable[list[Json]]:
    if world.webhook is not None:
        raise webhook_is_set()
    world.updates.allow(call.list("allowed_updates", "allowed updates"))
    offset, limit = call.integer("offset"), call.integer("limit", 100)
    return world.updates.poll(offset, limit, min(max(call.integer("timeout"), 0), 50))


@method("getMe")
def _get_me(world: World, _call: Call) -> Json:
    return world.bot.as_json() | {
        "can_join_groups": True,
        "can_read_all_group_messages": world.reads_all_groups,
        "supports_inline_queries": True,
        "can_connect_to_business": False,
        "has_main_web_app": False,
    }


@method("logOut")
@method("close")
def _yes(_world: World, _call: Call) -> bool:
    return True


@method(
    "setWebhook",
    "url certificate ip_address max_connections allowed_updates drop_pending_updates secret_token",
)
def _set_webhook(world: World, call: Call) -> bool:
    url, secret = call.text("url"), call.text("secret_token")
    if secret and not _SECRET.fullmatch(secret):
        raise bad_request("secret token contains unallowed characters")
    if (
        url
        and not url.startswith("https://")
        and not url.startswith(("http://127.0.0.1:", "http://localhost:"))
    ):
        raise bad_request("bad webhook: An HTTPS URL must be provided for webhook")
    world.updates.allow(call.list("allowed_updates", "allowed updates"))
    _listen(world, call, Webhook(url, secret, call.integer("max_connections", 40)) if url else None)
    return True


@method("deleteWebhook", "drop_pending_updates")
def _delete_webhook(world: World, call: Call) -> bool:
    _listen(world, call, None)
    return True


def _listen(world: World, call: Call, webhook: Webhook | None) -> None:
    if call.flag("drop_pending_updates"):
        world.updates.drop()
    if world.webhook is not None:
        world.webhook.stop()
    world.webhook = webhook
    if webhook is not None:
        webhook.start(world.updates)


@method("getWebhookInfo")
def _get_webhook_info(world: World, _call: Call) -> Json:
    found: Json = {
        "url": world.webhook.url if world.webhook else "",
        "has_custom_certificate": False,
        "pending_update_count": world.updates.pending,
    }
    if world.updates.allowed is not None:
        found["allowed_updates"] = world.updates.allowed
    if world.webhook is not None:
        found |= world.webhook.about()
    return found
