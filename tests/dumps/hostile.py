"""Hostile files, made by code: whatever somebody may send to fill the memory, the disk or the time."""

import gzip
import io
import json
import zipfile
from collections.abc import Callable

MEGABYTE = 1 << 20
_SENTENCE = "The first boat of the new ferry line left Sandhaven at noon with two hundred people. "
_BOMB = "".join(
    f'<!ENTITY l{level} "{f"&l{level - 1};" * 10}">' if level else '<!ENTITY l0 "lol">' for level in range(10)
)
_OUTSIDE = '<!DOCTYPE r [<!ENTITY x SYSTEM "file:///etc/passwd">]>'


def _zip(name: str, data: bytes) -> bytes:
    held = io.BytesIO()
    with zipfile.ZipFile(held, "w", zipfile.ZIP_DEFLATED) as into:
        into.writestr(name, data)
    return held.getvalue()


def _lines(size: int) -> bytes:
    return b"\n".join(b"Line %d of the harbour news, which goes on." % number for number in range(size // 45))


FILES: dict[str, Callable[[], bytes]] = {
    "empty": lambda: b"",
    "blank": lambda: b" \n\t\r\n" * 1000,
    "6 MB of lines": lambda: _lines(6 * MEGABYTE),
    "20 MB of one letter": lambda: b"a" * (20 * MEGABYTE),
    "20 MB of noise": lambda: bytes(range(256)) * (20 * 4096),
    "a line of 5 MB": lambda: b"Ferry opens\n" + _SENTENCE.encode() * (5 * MEGABYTE // len(_SENTENCE)),
    "a word of 5 MB": lambda: b"Ferry opens\n" + b"ferry" * MEGABYTE,
    "5 MB of full stops": lambda: b"Ferry opens\n" + b". " * (5 * MEGABYTE // 2),
    "5 MB of ages": lambda: b"City Post\nan hour ago\n- City Post\n" * (5 * MEGABYTE // 34),
    "5 MB of wide letters": lambda: ("\U0001f300" * 100 + "\n").encode() * (5 * MEGABYTE // 401),
    "NULs": lambda: b"\0" * 100_000,
    "NULs in a text": lambda: f"Ferry opens\n{_SENTENCE * 5}".replace(" ", "\0 ").encode(),
    "bidi controls": lambda: ("\u202e" + _SENTENCE + "\u202d\u2066\u2069").encode() * 2000,
    "zero width": lambda: ("\u200b" * 200 + "\n").encode() * 5000,
    "combining marks": lambda: ("e" + "\u0301" * 5000 + "\n").encode() * 100,
    "100,000 nested tags": lambda: b"<html><body>" + b"<div>" * 100_000,
    "100,000 nested tags of a kind": lambda: b"<html><body>" + b"<x1>" * 100_000,
    "a million open brackets": lambda: b"<html>" + b"<" * MEGABYTE,
    "100,000 attributes": lambda: b"<html><p " + b" ".join(b'a%d="x"' % n for n in range(100_000)) + b">",
    "an attribute of 10 MB": lambda: b'<html><p title="' + b"x" * (10 * MEGABYTE) + b'">',
    "a comment of 10 MB": lambda: b"<html><!--" + b"-" * (10 * MEGABYTE),
    "a bomb of entities": lambda: f"<!DOCTYPE r [{_BOMB}]><rss><channel>&l9;</channel></rss>".encode(),
    "a bomb in a page": lambda: f"<!DOCTYPE html [{_BOMB}]><html><p>&l9;</p></html>".encode(),
    "an outside entity": lambda: f"{_OUTSIDE}<html><body><p>&x;</p></body></html>".encode(),
    "an outside entity in a feed": lambda: (
        f"{_OUTSIDE}<rss><channel><title>&x;</title></channel></rss>".encode()
    ),
    "a web archive of entities": lambda: f'<?xml version="1.0"?>{_OUTSIDE}<plist>&x;</plist>'.encode(),
    "a binary list of loops": lambda: (
        b"bplist00" + b"\xa1\x00" * 1000 + bytes(26) + b"\x01\x01" + bytes(22) + b"\x08"
    ),
    "JSON-LD that nests": lambda: (
        b'<html><script type="application/ld+json">' + b"[" * 200_000 + b"</script>"
    ),
    "JSON that nests": lambda: b'{"title": ' + b"[" * 1_000_000,
    "JSON lines that nest": lambda: b'{"title": "x", "body": ' + b"[" * 100_000 + b"\n{}\n" * 1000,
    "a table of one field": lambda: b'title,body\n"' + b"x" * (10 * MEGABYTE),
    "a table of many columns": lambda: (
        b"title,body," + b",".join(b"c%d" % n for n in range(100_000)) + b"\n1,2"
    ),
    "mail in mail": lambda: b"MIME-Version: 1.0\nContent-Type: message/rfc822\n\n" * 20_000,
    "mail of many parts": lambda: (
        b"MIME-Version: 1.0\nContent-Type: multipart/mixed; boundary=b\n\n" + b"--b\n\nx\n" * 30_000
    ),
    "a header of 10 MB": lambda: b"MIME-Version: 1.0\nSubject: " + b"=?utf-8?q?x?= " * (10 * MEGABYTE // 14),
    "a bomb in a zip": lambda: _zip("page.txt", bytes(100 * MEGABYTE)),
    "a bomb in a gz": lambda: gzip.compress(bytes(100 * MEGABYTE), 1),
    "a zip in a zip": lambda: _zip("inner.zip", _zip("page.txt", b"x")),
    "a zip that is cut off": lambda: _zip("page.txt", _lines(100_000))[:5000],
    "a zip named as a page": lambda: _zip("a.html", b"<html>" + b"<div>" * 100_000),
    "a picture": lambda: b"\x89PNG\r\n\x1a\n" + bytes(range(256)) * 1000,
    "a program": lambda: b"\x7fELF\x02\x01\x01" + bytes(range(256)) * 1000,
    "half of UTF-16": lambda: ("\ufeff" + _SENTENCE * 50).encode("utf-16-le")[:-1],
    "UTF-8 with one wrong byte": lambda: (_SENTENCE * 40).encode() + b"\xff" + (_SENTENCE * 40).encode(),
    "lone surrogates": lambda: json.dumps({"title": "\ud800", "body": "\udfff " * 50}).encode(),
    "a long feed": lambda: (
        b"<rss><channel>" + b"<item><title>x</title></item>" * 100_000 + b"</channel></rss>"
    ),
}
