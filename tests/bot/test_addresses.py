"""Which links may be fetched, by their form and by the numbers that they lead to."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from bot import addresses
from bot.addresses import AddressError

INNER = [
    "http://127.0.0.1/",
    "http://127.1/",
    "http://2130706433/",
    "http://0177.0.0.1/",
    "http://017700000001/",
    "http://0x7f.1/",
    "http://0x7f000001/",
    "http://127.0.0.1./",
    "http://１２７.0.0.1/",
    "http://127。0。0。1/",
    "http://localhost/",
    "http://localhost./",
    "http://LOCALHOST/",
    "http://news.localhost/",
    "http://router/",
    "http://router.local/",
    "http://metadata.google.internal/",
    "http://nas.home.arpa/",
    "http://0.0.0.0/",
    "http://10.0.0.1/",
    "http://100.64.0.1/",
    "http://169.254.169.254/latest/meta-data/",
    "http://172.16.0.1/",
    "http://192.168.1.1/",
    "http://224.0.0.1/",
    "http://255.255.255.255/",
    "http://[::1]/",
    "http://[::]/",
    "http://[::127.0.0.1]/",
    "http://[::ffff:169.254.169.254]/",
    "http://[::ffff:7f00:1]/",
    "http://[64:ff9b::7f00:1]/",
    "http://[64:ff9b:1::1]/",
    "http://[2002:7f00:1::]/",
    "http://[2001:0:7f00:1::1]/",
    "http://[fe80::1]/",
    "http://[fe80::1%25eth0]/",
    "http://[fc00::1]/",
    "http://[fec0::1]/",
    "http://[ff02::1]/",
    "http://user@news.example/",
    "http://user:secret@news.example/",
    "http://news.example@127.0.0.1/",
    "http://news.example:8080/",
    "http://news.example:22/",
    "http://news.example:99999/",
    "https://news.example\\@127.0.0.1/",
    "http://news..example/",
    "http:///path",
    "http://",
    "ftp://news.example/",
    "file:///etc/passwd",
    "gopher://news.example/",
    "javascript://news.example/",
    "http://news.example/\r\nHost: inside",
    "http://news.example/" + "a" * 3000,
    "news.example",
    "",
]


@pytest.mark.parametrize("link", INNER)
def test_a_link_that_could_lead_inside_is_refused_in_one_sentence(link: str) -> None:
    with pytest.raises(AddressError) as refused:
        addresses.parse(link)
    assert str(refused.value).endswith(".")
    assert "\n" not in str(refused.value)


@pytest.mark.parametrize(
    ("link", "asked"),
    [
        ("https://news.example/a?b=c#d", "https://news.example/a?b=c"),
        ("HTTP://News.Example./a", "http://news.example/a"),
        ("https://bücher.example/straße", "https://xn--bcher-kva.example/stra%C3%9Fe"),
        ("http://news.example:80/", "http://news.example/"),
        ("http://news.example:443/", "http://news.example:443/"),
        ("http://93.184.216.34/", "http://93.184.216.34/"),
        ("http://[2606:4700::1111]/", "http://[2606:4700::1111]/"),
    ],
)
def test_a_link_outside_is_made_one_form(link: str, asked: str) -> None:
    assert str(addresses.parse(link)) == asked


def test_other_ports_only_where_they_are_allowed() -> None:
    assert addresses.parse("http://news.example:8080/", {80, 443, 8080}).port == 8080
    with pytest.raises(AddressError, match="443"):
        addresses.parse("http://news.example/", {443})


@given(st.text() | st.text(alphabet="htps:/.@[]%0123456789abcxlocalhost\\?#").map("http://".__add__))
def test_any_text_is_an_address_or_refused(text: str) -> None:
    try:
        url = addresses.parse(text)
    except AddressError:
        return
    assert url.scheme in ("http", "https")
    assert addresses.parse(str(url)) == url


@given(st.ip_addresses())
def test_numbers_in_other_clothes_are_judged_alike(number: object) -> None:
    text = str(number)
    if ":" not in text:
        assert addresses.is_public(f"::ffff:{text}") == addresses.is_public(text)


@pytest.mark.parametrize(
    ("text", "found"),
    [
        ("https://a.example/1", ["https://a.example/1"]),
        ("  https://a.example/1,\n- https://b.example/2\n", ["https://a.example/1", "https://b.example/2"]),
        ("1. <https://a.example/1>\n2. https://a.example/1", ["https://a.example/1"]),
        ("file:///etc/passwd", ["file:///etc/passwd"]),
        ("read https://a.example/1", []),
        ("ferry strike", []),
        ("- -", []),
        ("", []),
    ],
)
def test_links_are_found_where_there_is_nothing_else(text: str, found: list[str]) -> None:
    assert list(addresses.links(text)) == found
