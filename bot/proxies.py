"""Proxies: which one a request must take, as the environment says.

Reads HTTP_PROXY, HTTPS_PROXY, ALL_PROXY and NO_PROXY, in capitals or not, as other programs do, and the
system's settings where there are any. Only finds the proxy; using it is the transport's work.
"""

from urllib.request import getproxies, proxy_bypass

from yarl import URL

SOCKS = frozenset({"socks4", "socks4a", "socks5", "socks5h"})


def proxy_for(url: URL) -> URL | None:
    """The proxy for an address, http, https or one of SOCKS; None where the way is direct.

    ValueError where the environment names a proxy that can't be understood; the text shows no password.
    """
    if url.host is None or proxy_bypass(f"{url.host}:{url.port}"):
        return None
    proxies = getproxies()
    named = proxies.get(url.scheme) or proxies.get("all")
    if not named:
        return None
    try:
        proxy = URL(named if "://" in named else f"http://{named}")
        known = bool(proxy.host) and proxy.scheme in SOCKS | {"http", "https"}
    except ValueError:
        known = False
    if not known:
        raise ValueError(
            f"the proxy for {url.scheme} in the environment is not like http://host:port or socks5://host:port"
        )
    return proxy
