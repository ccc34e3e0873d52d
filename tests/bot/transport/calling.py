"""Calling: one call that must fail, and a look at all that its error shows."""

from collections.abc import Iterator

import pytest
from telegram.error import TelegramError
from telegram.request import BaseRequest

TOKEN = "123456789:AAbbCCddEEffGGhhIIjjKKllMMnnOOppQQr"
OK = b'{"ok":true,"result":true}'
GOOD = b"HTTP/1.1 200 OK\r\nContent-Type: application/json\r\nContent-Length: %d\r\n\r\n%s" % (len(OK), OK)


async def failure(request: BaseRequest, url: str, **timeouts: float) -> TelegramError:
    with pytest.raises(TelegramError) as caught:
        await request.post(f"{url}/sendMessage", None, **timeouts)
    assert TOKEN not in "".join(everything_of(caught.value))
    return caught.value


def everything_of(error: BaseException) -> Iterator[str]:
    """What a log with traceback would show of an error."""
    shown: BaseException | None = error
    while shown is not None:
        yield f"{shown!r} {shown}"
        shown = shown.__cause__ or (None if shown.__suppress_context__ else shown.__context__)
