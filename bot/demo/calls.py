"""Calls: one request to a method of the Bot API, and how its parameters are read.

Parameters come as JSON, as a form or as multipart; numbers and objects may then be text. A method asks
for each by type; what can't be read is refused as Telegram refuses it.
"""

import json
from collections.abc import Iterator, Mapping
from dataclasses import dataclass, field
from functools import lru_cache
from urllib.parse import unquote_plus

from aiohttp import web

from bot.demo.refusals import Refusal, bad_request

_TRUE = frozenset({"true", "yes", "1"})


@dataclass(frozen=True, slots=True)
class Upload:
    """A file that came with a request."""

    name: str
    mime: str
    data: bytes


@dataclass(slots=True)
class Call:
    """A method with its parameters, as sent. files: parts of a multipart request, by field name."""

    method: str
    values: Mapping[str, object]
    files: Mapping[str, Upload] = field(default_factory=dict)

    def has(self, name: str) -> bool:
        """Whether the parameter was given and is not empty."""
        return self.values.get(name) not in (None, "") or name in self.files

    def text(self, name: str) -> str:
        """A text; empty where it is missing."""
        value = self.values.get(name)
        if isinstance(value, str):
            return value
        return "" if value is None else str(value)

    def integer(self, name: str, default: int = 0) -> int:
        """A whole number, also written as text."""
        value = self.values.get(name)
        if value in (None, ""):
            return default
        try:
            return int(str(value))
        except ValueError:
            raise bad_request(f"invalid {name} specified") from None

    def flag(self, name: str) -> bool:
        """True for true, yes and 1; false for all else, missing included."""
        return str(self.values.get(name, "")).lower() in _TRUE

    def json(self, name: str, what: str) -> object:
        """A JSON value, also written as text; None where it is missing. what: its name in the refusal."""
        value = self.values.get(name)
        if not isinstance(value, str):
            return value
        if not value:
            return None
        try:
            parsed: object = json.loads(value)
        except ValueError:
            raise bad_request(f"can't parse {what} JSON object") from None
        return parsed

    def mapping(self, name: str, what: str) -> Mapping[str, object] | None:
        """A JSON object, None where it is missing."""
        value = self.json(name, what)
        if value is None:
            return None
        if not isinstance(value, dict):
            raise bad_request(f"object expected as {what}")
        return value

    def list(self, name: str, what: str) -> list[object] | None:
        """A JSON array, None where it is missing."""
        value = self.json(name, what)
        if value is None:
            return None
        if not isinstance(value, list):
            raise bad_request(f"can't parse {what} JSON object")
        return value


async def read(request: web.Request, method: str) -> Call:
    """The call that a request makes; 413 where it is larger than the server takes."""
    values: dict[str, object] = dict(request.query) if request.query_string else {}
    files: dict[str, Upload] = {}
    if request.method == "POST":
        try:
            if request.content_type == "application/json":
                values.update(_json_body(await request.read()))
            elif request.content_type == "multipart/form-data":
                await _multipart(request, values, files)
            elif body := await request.read():
                values.update(_form(body.decode()))
        except web.HTTPRequestEntityTooLarge:
            raise Refusal(413, "Request Entity Too Large") from None
        except UnicodeDecodeError:
            raise bad_request("strings must be encoded in UTF-8") from None
    return Call(method, values, files)


def _form(body: str) -> Iterator[tuple[str, str]]:
    """The fields of a form, blank ones too."""
    for each in body.split("&"):
        name, _, value = each.partition("=")
        yield _plain(name), _plain(value)


@lru_cache(maxsize=1024)
def _plain(value: str) -> str:
    """A value of a form decoded; kept, because a run of briefings sends the same texts again and again."""
    return unquote_plus(value, errors="strict")


def _json_body(body: bytes) -> dict[str, object]:
    if not body:
        return {}
    try:
        parsed = json.loads(body)
    except ValueError:
        raise bad_request("can't parse request body as JSON object") from None
    if not isinstance(parsed, dict):
        raise bad_request("can't parse request body as JSON object")
    return parsed


async def _multipart(request: web.Request, values: dict[str, object], files: dict[str, Upload]) -> None:
    for name, part in (await request.post()).items():
        if isinstance(part, web.FileField):
            files[name] = Upload(part.filename, part.content_type, part.file.read())
        else:
            values[name] = part
