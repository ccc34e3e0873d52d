"""Multipart: fields and files as one body of multipart/form-data, in chunks, with its length known before.

Made for uploads to the Bot API: names of parts are its own, file names are people's.
"""

import io
import secrets
from collections.abc import Iterator, Mapping
from typing import IO

CHUNK = 1 << 16

File = tuple[str, bytes | str | IO[bytes], str]


class Multipart:
    """A body that can be read several times. length: in bytes. content_type: with the boundary.

    Of an open file everything is taken, from its beginning, wherever it stands.
    """

    def __init__(self, fields: Mapping[str, str], files: Mapping[str, File]) -> None:
        boundary = secrets.token_hex(16)
        self.content_type = f"multipart/form-data; boundary={boundary}"
        self._parts: list[bytes | IO[bytes]] = []
        for name, value in fields.items():
            self._parts.append(
                f'--{boundary}\r\nContent-Disposition: form-data; name="{name}"\r\n\r\n'.encode()
            )
            self._parts.append(value.encode())
            self._parts.append(b"\r\n")
        for name, (file_name, content, mime_type) in files.items():
            self._parts.append(
                f'--{boundary}\r\nContent-Disposition: form-data; name="{name}"; '
                f'filename="{_quoted(file_name)}"\r\nContent-Type: {mime_type}\r\n\r\n'.encode()
            )
            self._parts.append(content.encode() if isinstance(content, str) else content)
            self._parts.append(b"\r\n")
        self._parts.append(f"--{boundary}--\r\n".encode())
        self.length = sum(_length(part) for part in self._parts)

    def chunks(self) -> Iterator[bytes]:
        """The body in pieces of at most 64 KiB."""
        for part in self._parts:
            stream = io.BytesIO(part) if isinstance(part, bytes) else part
            stream.seek(0)
            while chunk := stream.read(CHUNK):
                yield chunk


def _quoted(file_name: str) -> str:
    """A file name inside quotes, escaped as the WHATWG's form encoding says."""
    return file_name.replace('"', "%22").replace("\r", "%0D").replace("\n", "%0A")


def _length(part: bytes | IO[bytes]) -> int:
    return len(part) if isinstance(part, bytes) else part.seek(0, io.SEEK_END)
