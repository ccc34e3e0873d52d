"""Forms: what a call of the Bot API carries in its body, for calls that are made over and over.

A Form stands where python-telegram-bot's RequestData is expected. It is encoded once, and what differs
from chat to chat is put before it, so that a text for thousands is quoted once.
"""

from collections.abc import Mapping
from typing import cast
from urllib.parse import urlencode

from telegram.request import RequestData


class Form:
    """Parameters as the Bot API takes them: text, or JSON for what is not text."""

    __slots__ = ("_fixed", "_fixed_body", "_varying")
    contains_files = False
    multipart_data: Mapping[str, object] = {}

    def __init__(self, fixed: Mapping[str, str]) -> None:
        self._fixed = fixed
        self._fixed_body = urlencode(fixed).encode()
        self._varying: Mapping[str, str] = {}

    def with_fields(self, varying: Mapping[str, str]) -> RequestData:
        """The same form with further fields, for the request object."""
        form = Form.__new__(Form)
        form._fixed, form._fixed_body, form._varying = self._fixed, self._fixed_body, varying
        # A RequestData can't be made from what is encoded already, nor be inherited from; this is used alike.
        return cast(RequestData, form)

    @property
    def json_parameters(self) -> dict[str, str]:
        """All fields, for a transport that encodes them itself."""
        return {**self._varying, **self._fixed}

    @property
    def body(self) -> bytes:
        """All fields as application/x-www-form-urlencoded."""
        return urlencode(self._varying).encode() + b"&" + self._fixed_body


def encoded(data: RequestData) -> bytes:
    """The body of a call without files, as application/x-www-form-urlencoded."""
    form = cast(object, data)
    return form.body if isinstance(form, Form) else urlencode(data.json_parameters).encode()
