"""Addresses: which links may be fetched, and which numbers of the internet lie outside. Pure.

A link is refused by its form here, before any name is looked up; what its name leads to is checked
again by fetching.py, number by number, with is_public().
"""

import re
from collections.abc import Collection
from ipaddress import IPv4Address, IPv6Address, IPv6Network, ip_address

from yarl import URL

from storage.errors import NewsbriefError

PORTS = frozenset({80, 443})
LONGEST = 2048
"""Characters of an address; browsers and servers take no longer ones everywhere."""


class FetchError(NewsbriefError):
    """A link that can't be fetched; the sentence says why and what to do."""


class AddressError(FetchError):
    """A link that is not even tried."""


def parse(text: str, ports: Collection[int] = PORTS) -> URL:
    """A link as an address that may be asked for: normalised, in ASCII, without its fragment.

    ports: those that a server may be asked on. Raises AddressError.
    """
    text = text.strip()
    if len(text) > LONGEST or _NEVER.search(text):
        raise AddressError("This is no link that I can open: copy it again from the browser.")
    try:
        url = URL(text).with_fragment(None)
        host, port = url.raw_host, url.port
    except (ValueError, UnicodeError) as error:
        raise AddressError("This is no link that I can open: copy it again from the browser.") from error
    if url.scheme not in ("http", "https") or not host:
        raise AddressError("Only links that begin with http:// or https:// can be opened.")
    if url.user is not None or url.password is not None or "@" in url.raw_authority:
        raise AddressError("A link with a name or a password in front of its site is not opened.")
    if port not in ports:
        raise AddressError(f"Port {port} is not opened: links may use {_listed(ports)} only.")
    return url.with_host(_outside(host))


def is_outside(link: str) -> bool:
    """Whether a link may be fetched by its form, on the usual ports."""
    try:
        parse(link)
    except AddressError:
        return False
    return True


def is_public(number: str) -> bool:
    """Whether an address of the internet protocol, as a number, lies outside of all private networks.

    An IPv4 address inside of an IPv6 one (mapped, 6to4, Teredo, NAT64) counts by itself.
    """
    try:
        address = ip_address(number)
    except ValueError:
        return False
    if isinstance(address, IPv4Address):
        return address.is_global and not address.is_multicast and not address.is_reserved
    if address.scope_id is not None:
        return False
    inside = _inside(address)
    if inside:
        return all(is_public(str(one)) for one in inside)
    # What the registries have given out; the rest is for special uses or nobody's.
    return address in _GIVEN_OUT and address.is_global and not address.is_multicast


def links(text: str) -> tuple[str, ...]:
    """The links of a text that has nothing but links, each once; none where it has other words."""
    found: dict[str, None] = {}
    for word in text.split():
        bare = word.strip("<>,;|")
        if _LINK.match(bare):
            found[bare] = None
        elif _BULLET.fullmatch(word) is None:
            return ()
    return tuple(found)


def _outside(host: str) -> str:
    """The host without a dot at its end. AddressError where its form says that it lies inside."""
    host = host.lower().removesuffix(".")
    try:
        ip_address(host)
    except ValueError:
        labels = host.split(".")
        if "%" in host or ":" in host or not all(labels):
            raise AddressError("This is no link that I can open: copy it again from the browser.") from None
        if _NUMBER.fullmatch(labels[-1]):
            raise AddressError("A site written as a number is not opened: use the site's name.") from None
        if len(labels) == 1 or labels[-1] in _INNER or host.endswith(".home.arpa"):
            raise AddressError(_INSIDE) from None
        return host
    if not is_public(host):
        raise AddressError(_INSIDE)
    return host


def _inside(address: IPv6Address) -> tuple[IPv4Address, ...]:
    if address.ipv4_mapped is not None:
        return (address.ipv4_mapped,)
    if address.sixtofour is not None:
        return (address.sixtofour,)
    if address.teredo is not None:
        return address.teredo
    if address in _NAT64:
        return (IPv4Address(int(address) & 0xFFFFFFFF),)
    return ()


def _listed(ports: Collection[int]) -> str:
    return " and ".join(str(port) for port in sorted(ports))


_INSIDE = "This address lies inside a private network and is not opened: use a link to a public site."
_NAT64 = IPv6Network("64:ff9b::/96")
_GIVEN_OUT = IPv6Network("2000::/3")
# Names that never lead outside (RFC 6761, 6762, ICANN's for private use).
_INNER = frozenset({"localhost", "local", "internal", "localdomain"})
_NEVER = re.compile(r"[\x00-\x20\x7f\\\u2028\u2029\ufffd]")
# A last label by which the standard of URLs takes the whole host for an IPv4 address.
_NUMBER = re.compile(r"[0-9]+|0[xX][0-9a-fA-F]*")
_LINK = re.compile(r"[a-zA-Z][a-zA-Z0-9+.-]*://\S")
_BULLET = re.compile(r"[-–—•*·]|\d{1,3}[.)]")
