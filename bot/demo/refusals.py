"""Refusals: how Telegram says no, in its own words.

Each function gives the exception that the server turns into an error answer. The sentences are those
of the Bot API server, because programs (and python-telegram-bot) tell errors apart by them.
"""


class Refusal(Exception):  # noqa: N818 - an answer of the server, not a failure of the program
    """An error answer: the HTTP status, Telegram's description and its parameters."""

    def __init__(self, status: int, description: str, **parameters: int) -> None:
        super().__init__(description)
        self.status = status
        self.description = description
        self.parameters = parameters

    def answer(self) -> dict[str, object]:
        """The body of the answer, as Telegram writes it."""
        body: dict[str, object] = {
            "ok": False,
            "error_code": self.status,
            "description": self.description,
        }
        if self.parameters:
            body["parameters"] = self.parameters
        return body


def bad_request(description: str) -> Refusal:
    """400: the request is wrong."""
    return Refusal(400, f"Bad Request: {description}")


def forbidden(description: str) -> Refusal:
    """403: the bot may not reach this chat."""
    return Refusal(403, f"Forbidden: {description}")


def blocked() -> Refusal:
    """403: the person stopped the bot."""
    return forbidden("bot was blocked by the user")


def not_started() -> Refusal:
    """403: the bot knows of the person, who has never written to it."""
    return forbidden("bot can't initiate conversation with a user")


def chat_not_found() -> Refusal:
    """400: no chat with that id that the bot has ever met."""
    return bad_request("chat not found")


def too_many_requests(retry_after: int) -> Refusal:
    """429: come back after so many seconds."""
    return Refusal(429, f"Too Many Requests: retry after {retry_after}", retry_after=retry_after)


def migrated(new_id: int) -> Refusal:
    """400: the group has become a supergroup, with a new id."""
    description = "Bad Request: group chat was upgraded to a supergroup chat"
    return Refusal(400, description, migrate_to_chat_id=new_id)


def other_poller() -> Refusal:
    """409: somebody else began to ask for updates with the same token."""
    return Refusal(
        409,
        "Conflict: terminated by other getUpdates request; make sure that only one bot instance is running",
    )


def webhook_is_set() -> Refusal:
    """409: updates go to a webhook, they can't be asked for."""
    return Refusal(
        409,
        "Conflict: can't use getUpdates method while webhook is active; "
        "use deleteWebhook to delete the webhook first",
    )


def query_too_old() -> Refusal:
    """400: the press or inline query was answered already, or too late."""
    return bad_request("query is too old and response timeout expired or query ID is invalid")
