"""Saved pages: files of HTML and the files around them give the articles that they hold."""

import plistlib
from datetime import UTC, datetime
from email.message import EmailMessage

import pytest

from storage.dumps import parse_file
from storage.models import ParsedArticle, Reading, Role

REFERENCE = datetime(2024, 6, 1, 12, tzinfo=UTC)

HEADLINE = "Skerry lighthouse shines again"
PARAGRAPHS = (
    "The old lighthouse at Skerry Point was lit again on Friday night, for the first time in thirty years.",
    "Volunteers repaired the lamp and the stairs with money from a raffle in the village.",
    "“It is the same light that I saw as a child,” said Ada Moor, who pressed the switch at nine o'clock.",
    "From July on, visitors may climb the tower at weekends; children under twelve get in for nothing.",
)
JSON_LD = """{"@context": "https://schema.org", "@graph": [
 {"@type": "Organization", "name": "Skerry Post"},
 {"@type": "NewsArticle", "headline": "Skerry lighthouse shines again", "inLanguage": "en-GB",
  "datePublished": "2024-05-31T23:10:00+02:00",
  "publisher": {"@type": "Organization", "name": "Skerry Post"}}]}"""


def page(
    *,
    head: str = "",
    paragraphs: tuple[str, ...] = PARAGRAPHS,
    heading: str = "Skerry lighthouse shines again",
) -> str:
    body = "".join(f"<p>{paragraph}</p>" for paragraph in paragraphs)
    menu = "".join(f'<li><a href="/{name}">{name}</a></li>' for name in ("News", "Sport", "Weather", "Shop"))
    teasers = "".join(f'<li><a href="/{at}">Teaser number {at}</a></li>' for at in range(6))
    return (
        f'<!DOCTYPE html><html lang="en"><head><title>{HEADLINE} | Skerry Post</title>{head}'
        f"</head><body><nav><ul>{menu}</ul></nav><main><article><h1>{heading}</h1>{body}</article></main>"
        f"<aside><h2>Most read</h2><ul>{teasers}</ul></aside>"
        "<footer><p>© 2024 Skerry Post. All rights reserved.</p></footer></body></html>"
    )


def read(data: bytes) -> Reading:
    return parse_file("page.html", data, REFERENCE)


def only(reading: Reading) -> ParsedArticle:
    assert reading.refusal is None
    (article,) = reading.articles
    return article


def test_a_saved_page_gives_its_article_without_what_stands_around_it() -> None:
    article = only(read(page().encode()))
    assert article.role is Role.MAIN
    assert article.title == "Skerry lighthouse shines again"
    assert article.body == "\n\n".join(PARAGRAPHS)


def test_what_the_page_says_of_itself_is_taken() -> None:
    head = (
        f'<script type="application/ld+json">{JSON_LD}</script>'
        '<link rel="canonical" href="https://news.example/skerry">'
    )
    article = only(read(page(head=head).encode()))
    assert article.source == "Skerry Post"
    assert article.published_at == datetime(2024, 5, 31, 21, 10, tzinfo=UTC)
    assert not article.time_clamped
    assert article.url == "https://news.example/skerry"
    assert article.language == "en"


def test_opengraph_is_taken_where_there_is_no_json() -> None:
    head = (
        '<meta property="og:type" content="article"><meta property="og:site_name" content="The Skerry Post">'
        '<meta property="og:url" content="https://news.example/og">'
        '<meta property="article:published_time" content="2024-05-31T08:00:00Z">'
    )
    article = only(read(page(head=head).encode()))
    assert (article.source, article.url) == ("The Skerry Post", "https://news.example/og")
    assert article.published_at == datetime(2024, 5, 31, 8, tzinfo=UTC)


def test_a_time_after_the_reference_becomes_it_and_is_flagged() -> None:
    head = '<meta property="article:published_time" content="2024-06-02T08:00:00Z">'
    article = only(read(page(head=head).encode()))
    assert (article.published_at, article.time_clamped) == (REFERENCE, True)


def test_the_date_beside_the_headline_is_read_where_no_program_is_told() -> None:
    text = page().replace("</h1>", "</h1><div>By Jo Reed | May 30, 2024, 6:15 pm CEST</div>")
    assert only(read(text.encode())).published_at == datetime(2024, 5, 30, 16, 15, tzinfo=UTC)


def test_the_visible_headline_wins_over_the_one_for_search_engines() -> None:
    head = '<meta property="og:title" content="Lighthouse: Skerry lighthouse shines after years">'
    assert only(read(page(head=head).encode())).title == "Skerry lighthouse shines again"


def test_a_sites_name_as_the_first_heading_is_not_the_headline() -> None:
    text = page().replace("<nav>", "<h1>Skerry Post</h1><nav>")
    assert only(read(text.encode())).title == "Skerry lighthouse shines again"


def test_a_page_that_marks_up_several_articles_gives_all() -> None:
    articles = "".join(
        f'<article><h2><a href="/a/{at}">Story number {at} of the day</a></h2>'
        f'<time datetime="2024-05-{10 + at}T09:00:00+00:00">then</time>'
        + "".join(f"<p>{paragraph} ({at})</p>" for paragraph in PARAGRAPHS)
        + "</article>"
        for at in range(3)
    )
    text = (
        '<!DOCTYPE html><html lang="de"><head><title>All news</title><link rel="canonical" '
        f'href="https://news.example/"></head><body>{articles}</body></html>'
    )
    reading = read(text.encode())
    assert [article.title for article in reading.articles] == [
        f"Story number {at} of the day" for at in range(3)
    ]
    first = reading.articles[0]
    assert first.body == "\n\n".join(f"{paragraph} (0)" for paragraph in PARAGRAPHS)
    assert first.url == "https://news.example/a/0"
    assert first.published_at == datetime(2024, 5, 10, 9, tzinfo=UTC)
    assert first.language == "de"


def test_teasers_marked_as_articles_beside_one_article_are_not_articles() -> None:
    teaser = "<article><h3>Elsewhere</h3><p>A short teaser of one line.</p></article>"
    reading = read(page().replace("<aside>", "<aside>" + 4 * teaser).encode())
    assert [article.title for article in reading.articles] == ["Skerry lighthouse shines again"]


def test_a_page_of_the_aggregator_gives_main_and_related_articles() -> None:
    blocks = (
        "<div>Coast Herald</div><div>an hour ago</div><div>- Coast Herald</div>"
        f"<div>Storm closes the bridge</div><div>{' '.join(PARAGRAPHS)}</div>"
    )
    text = (
        "<!DOCTYPE html><html><body><h1>Harbour town opens new ferry line</h1>"
        + "".join(f"<p>{paragraph}</p>" for paragraph in PARAGRAPHS)
        + "<div>Hashtags</div><div>#Ferry</div><div>Try Our AI Features</div>"
        "<div>Explore what Daily8 AI can do for you:</div><div>Comments</div><div>No comments yet...</div>"
        f"<div>Related Articles</div>{blocks}</body></html>"
    )
    main, related = read(text.encode()).articles
    assert (main.role, main.title) == (Role.MAIN, "Harbour town opens new ferry line")
    assert main.hashtags == ("Ferry",)
    assert (related.role, related.title, related.source) == (
        Role.RELATED,
        "Storm closes the bridge",
        "Coast Herald",
    )


@pytest.mark.parametrize(
    ("charset", "text"),
    [
        ("windows-1251", "Маяк на мысе снова светит, его починили жители посёлка. "),
        ("shift_jis", "岬の灯台が三十年ぶりに点灯し、住民が集まって喜んだ。"),
        ("gb2312", "岬角上的灯塔三十年来第一次亮起，村民们都来观看。"),
        ("iso-8859-1", "Der Leuchtturm überstrahlt das „Meer“ — wie früher, sagen die Leute. "),
        ("euc-kr", "등대가 삼십 년 만에 다시 켜졌고 주민들이 모여 기뻐했다. "),
    ],
)
def test_a_page_in_the_code_page_that_it_declares_is_read_right(charset: str, text: str) -> None:
    codec = {"iso-8859-1": "cp1252"}.get(charset, charset)
    markup = page(head=f'<meta charset="{charset}">', paragraphs=(text * 3, text * 2), heading=text)
    article = only(read(markup.replace("©", "").encode(codec, "xmlcharrefreplace")))
    assert text.strip() in article.body


def test_a_page_in_an_mhtml_file_knows_its_address_and_time() -> None:
    message = EmailMessage()
    message["From"] = "<Saved by a browser>"
    message["Snapshot-Content-Location"] = "https://news.example/saved"
    message["Date"] = "Fri, 31 May 2024 10:00:00 -0000"
    message.set_content(page(), subtype="html", cte="quoted-printable")
    message.replace_header("Content-Type", 'text/html; charset="utf-8"')
    message["Content-Location"] = "https://news.example/saved"
    message.make_related()
    article = only(parse_file("page.mhtml", message.as_bytes(), REFERENCE))
    assert article.body == "\n\n".join(PARAGRAPHS)
    assert article.url == "https://news.example/saved"


@pytest.mark.parametrize("form", [plistlib.FMT_BINARY, plistlib.FMT_XML])
def test_a_web_archive_is_read(form: plistlib.PlistFormat) -> None:
    main = {
        "WebResourceData": page().encode("utf-16"),
        "WebResourceTextEncodingName": "UTF-16",
        "WebResourceURL": "https://news.example/archived",
        "WebResourceMIMEType": "text/html",
    }
    data = plistlib.dumps({"WebMainResource": main}, fmt=form)
    article = only(parse_file("page.webarchive", data, REFERENCE))
    assert article.title == "Skerry lighthouse shines again"
    assert article.url == "https://news.example/archived"


def test_an_email_gives_its_text_its_sender_and_its_time() -> None:
    message = EmailMessage()
    message["From"] = "Skerry Council <press@council.example>"
    message["To"] = "editor@post.example"
    message["Subject"] = "Lighthouse lit again"
    message["Date"] = "Fri, 31 May 2024 12:00:00 +0200"
    message.set_content("\n\n".join(["Skerry lighthouse shines again", *PARAGRAPHS]))
    article = only(parse_file("press.eml", message.as_bytes(), REFERENCE))
    assert article.title == "Skerry lighthouse shines again"
    assert article.source == "Skerry Council"
    assert article.published_at == datetime(2024, 5, 31, 10, tzinfo=UTC)


def test_an_email_with_a_page_gives_the_page() -> None:
    message = EmailMessage()
    message["From"] = "Skerry Post <mail@post.example>"
    message["To"] = "reader@home.example"
    message["Subject"] = "Today's news"
    message.set_content("See the page.")
    message.add_alternative(page(), subtype="html")
    article = only(parse_file("letter.eml", message.as_bytes(), REFERENCE))
    assert article.body == "\n\n".join(PARAGRAPHS)
    assert article.source == "Skerry Post"


def test_a_pdf_is_refused_with_what_to_do() -> None:
    reading = parse_file("paper.pdf", b"%PDF-1.7\n%\xe2\xe3\xcf\xd3\n", REFERENCE)
    assert reading.articles == ()
    assert reading.refusal is not None
    assert "paste" in reading.refusal


def test_a_text_that_speaks_of_tags_is_no_page() -> None:
    text = (
        "How to write a page\n" + "\n".join(PARAGRAPHS) + "\nUse <p> for a paragraph and <h1> for a headline."
    )
    assert only(parse_file("text.txt", text.encode(), REFERENCE)).title == "How to write a page"
