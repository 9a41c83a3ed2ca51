"""A page of somebody else's is shown as text: nothing in it runs, turns the line, or makes a page too long to read."""

import html
import json
import re
import xml.etree.ElementTree as ElementTree
from urllib.parse import unquote_plus

import pytest
from pattern_reader import PatternReader
from rooms import BASE, STARTS, Walk, opened, unsafe_in
from selectolax.lexbor import LexborHTMLParser
from starlette.testclient import TestClient

from walkback.model import Attribution
from walkback.statement.manner import find_quoted, judge_manner
from walkback.store.ledger import Ledger
from walkback.text.span import Span

pytestmark = pytest.mark.slow

BAD = '<script>alert(1)</script>"><img src=x onerror=alert(2)>'
TURNING = "\u202a\u202b\u202c\u202d\u202e\u2066\u2067\u2068\u2069"
BIDI = "\u202eback\u2066wards\u2069\u202c"
CONTROLS = "\x01\x07\b\x1b[31m\x7f\x9b"
QUOTED = "</q></blockquote><script>alert(3)</script>"
MOST_BYTES = 150_000
MOST_SECONDS = 3
ANY = re.compile(r"(?P<content>“[^”]+”) (?P<source>[^“”.\n]{1,200}?) (?P<cue>said)\b")
FILLING = "The search for the missing went on through the night in the harbour of the town. " * 6


class AnyReader:
    """Reads “...” X said, whatever X is."""

    name = "any-1"

    def read_many(self, documents):
        return [self.read(text, spans) for text, spans in documents]

    def read(self, text, spans):
        found = []
        for span in spans:
            for match in ANY.finditer(text, span.start, span.end):
                source, cue, content = ((Span(*match.span(role)),) for role in ("source", "cue", "content"))
                manner = judge_manner(text, content, find_quoted(text))
                found.append(Attribution(source, cue, content, manner, 0.9))
        return tuple(found)


def hostile_page(number):
    """A page with scripts and handlers wherever text can stand; each version has another number."""
    declared = {
        "@context": "https://schema.org",
        "@type": "NewsArticle",
        "headline": f"Flood {BAD}{BIDI}",
        "datePublished": "0001-01-01T00:00:00+14:00",
        "author": {"@type": "Person", "name": BAD},
        "publisher": {"@type": "Organization", "name": f"Wire {BAD}{BIDI}"},
        "url": "javascript:alert(4)",
        "mainEntityOfPage": "javascript:alert(5)",
    }
    told = (
        f"“The port of Velmar was {'never ' if number else ''}warned {QUOTED} before the {BIDI} storm flood,” Elena "
        f"Marsh {BAD}, a {BAD} of Estonia, said on Monday."
    )
    bad, title, words = (html.escape(text) for text in (BAD, f"Flood {BAD}{BIDI}", told))
    return f"""<!doctype html><html><head><title>{title}</title><meta name="author" content="{bad}">
<meta property="og:site_name" content="Wire {bad}"><link rel="canonical" href="javascript:alert(6)">
<script type="application/ld+json">{json.dumps(declared).replace("<", chr(92) + "u003c")}</script></head>
<body><article><h1>{title}</h1><p class="byline">By {bad}</p>
<p>The flood {bad} killed {number + 16} people, the city said. {CONTROLS} steer.</p><p>{words}</p>
<p><a href="javascript:alert(7)">A link</a> <a href="data:text/html,<script>1</script>">and another one</a>
{FILLING}</p>
</article></body></html>"""


@pytest.fixture(scope="module")
def hostile_path(tmp_path_factory):
    folder = tmp_path_factory.mktemp("web")
    path = folder / "hostile.db"
    with Ledger(path, reader=AnyReader()) as ledger:
        for number in (0, 3):
            file = folder / f"{BAD.replace('/', '')[:40]}{number}.html"
            file.write_text(hostile_page(number), encoding="utf-8")
            ledger.add(file, url="https://wire.example/a-story", captured_at=f"2031-03-0{number + 1}T10:00:00Z")
        for number, url in enumerate(
            ("javascript:alert(8)", f"https://post.example/{BAD}", f"https://e.example/a?b={BAD}{BIDI}")
        ):
            ledger.add_text(
                f"Head {BAD}{BIDI}\n\n“The port of Velmar was never warned before the storm flood,” {BAD} number "
                f"{number} said on Tuesday.\n\n{CONTROLS} \ud800 half {FILLING}{number}\n",
                url=url, outlet=f'"><img src=x onerror=alert(9)>{BIDI}\ud800', published_at="2031-03-05",
            )  # fmt: skip
        ledger.add_text(
            f"{'W' * 3_000}\n\n“{'x' * 300_000}” Ann {'y' * 150} said.\n\nHe saw {'z' * 3_000}\n",
            url=f"https://word.example/{'u' * 3_000}", outlet="Word",
        )  # fmt: skip
        found, said, asked = ledger.findings(), ledger.statements(), ledger.questions()
        ledger.judge_finding(found[0].id, "confirm", by=BAD + BIDI, note=BAD)
        ledger.judge_finding(found[-1].id, "reject", by=BAD, note=QUOTED + CONTROLS)
        ledger.judge_wording(asked[0].id, f"Was it {BAD}{BIDI}?", by=BAD)
        known = [one for one in said if one.speaker]
        ledger.judge_side(known[0].id, f"{BAD}{BIDI}", f"AC/{BAD}", by=BAD)
        ledger.judge_speaker(known[1].id, f"{BAD}{BIDI}", by=BAD)
    return path


@pytest.fixture(scope="module")
def hostile_walk(hostile_path):
    with opened(hostile_path) as app:
        client = TestClient(app, base_url=BASE, raise_server_exceptions=False)
        asked = f"/search?q=was+velmar+{QUOTED}warned+{BIDI}", f"/search?q=velmar&by={BAD}&outlet={BIDI}"
        yield Walk(client, start=(*STARTS, *asked, "/findings?rejected=1", f"/reports?search={BAD}"), most=55)


def shown_characters(page):
    """All that a browser makes out of a page: its text and the values of attributes."""
    tree = LexborHTMLParser(page)
    return "".join([tree.root.text(), *(value or "" for node in tree.css("*") for value in node.attributes.values())])


def clean(text):
    """Whether nothing in it turns the line or controls what shows it."""
    return not set(text) & ({chr(n) for n in (*range(32), *range(127, 160))} - set("\n\t\r") | set(TURNING))


def test_the_test_reaches_what_is_hostile(hostile_walk):
    """Each of the hostile texts is there to be seen, as text."""
    seen = "".join(map(html.unescape, (answer.text for answer in hostile_walk.pages.values())))
    for text in (BAD, QUOTED, f"Flood {BAD}", f"Wire {BAD}", f"Was it {BAD}", '"><img src=x onerror=alert(9)>', "WWWW"):
        assert text in seen, text
    for route in ("/findings/{key}", "/questions/{key}", "/statements/{key}", "/reports/{key}", "/speakers/{key}"):
        assert hostile_walk.first(route), route
    assert hostile_walk.first("/reports/{key}/revision") and hostile_walk.first("/sides/{key:path}")


def test_every_page_and_all_data_answer(hostile_walk):
    assert {key[:200]: one.status_code for key, one in hostile_walk.answers.items() if one.status_code != 200} == {}


def test_nothing_of_it_runs(hostile_walk):
    for address, answer in hostile_walk.pages.items():
        assert unsafe_in(answer.text) == [], address
        page = LexborHTMLParser(answer.text)
        assert not page.css("img"), address
        for node in page.css("[href]"):
            assert re.match(r"(https?://|/(?!/)|#)", node.attributes["href"]), address


def test_nothing_of_it_turns_or_controls_the_page(hostile_walk):
    for address, answer in hostile_walk.pages.items():
        assert clean(answer.text), address
        assert clean(shown_characters(answer.text)), address


def test_pages_stay_short_and_quick(hostile_walk):
    for address, answer in hostile_walk.pages.items():
        assert len(answer.content) < MOST_BYTES, address[:200]
    for address, answer in hostile_walk.answers.items():
        assert answer.elapsed.total_seconds() < MOST_SECONDS, address[:200]


def test_addresses_within_stay_addresses(hostile_walk):
    for address in hostile_walk.answers:
        assert address.isascii() or "search" in address, address
        assert clean(address) or "search" in address
        assert not re.search(r"[<>\"\s]", address.partition("?")[0])


def test_data_stay_what_they_are(hostile_walk):
    kinds = set()
    for address, answer in hostile_walk.answers.items():
        kind = answer.headers["content-type"].split(";")[0]
        kinds.add(kind)
        if kind == "application/json":
            json.loads(answer.content)
            assert clean(re.sub(f"[{TURNING}\x7f-\x9f]", "", answer.text)), address  # JSON escapes control characters
        elif kind == "application/atom+xml":
            assert ElementTree.fromstring(answer.content).tag.endswith("feed")
            assert clean(answer.text), address
        elif kind == "text/csv":
            answer.content.decode("utf-8")
    assert {"application/json", "application/atom+xml", "text/csv", "text/html"} <= kinds


def test_feeds_have_its_words_as_text(hostile_walk):
    feeds = [answer for address, answer in hostile_walk.answers.items() if address.endswith(".atom")]
    told = "".join(text for feed in feeds for text in ElementTree.fromstring(feed.content).itertext())
    assert "<script>" in told
    for feed in feeds:
        assert b"<script" not in feed.content
        assert len(feed.content) < MOST_BYTES


def test_archived_bytes_are_as_they_came(hostile_walk, hostile_path):
    with Ledger(hostile_path) as ledger:
        page = next(one for one in ledger.captures() if one.media_type == "text/html")
        answer = hostile_walk.answers[f"/captures/{page.id}/bytes"]
        assert answer.content == ledger.bytes_of(page.id)
        assert b"<script" in answer.content
        assert answer.headers["content-type"] == "application/octet-stream"


SIDES = [
    "AC/DC", "a?b#c", "50%", "a b+c&d=e", "Å", "/lead", "trail/", BAD, "{key}", "x:y", "\\", "...", ".", "..", "a/../b",
    "what.json", "-",
]  # fmt: skip


@pytest.fixture(scope="module")
def judged_room(tmp_path_factory):
    """A ledger with one statement of a known speaker, and the room over it."""
    path = tmp_path_factory.mktemp("web") / "judged.db"
    with Ledger(path, reader=PatternReader()) as ledger:
        ledger.add_text("Port\n\n“It was late,” Elena Marsh said on Monday.\n", outlet="Wire")
        with opened(path) as app:
            yield ledger, ledger.statements()[0].id, TestClient(app, base_url=BASE)


@pytest.mark.parametrize("name", SIDES)
def test_a_side_of_any_name_has_a_page(judged_room, name):
    ledger, said, client = judged_room
    ledger.judge_side(said, name, by="ek")
    page = LexborHTMLParser(client.get(f"/statements/{said}").text)
    address = page.css_first("a.side").attributes["href"]
    side = client.get(address)
    assert side.status_code == 200
    assert side.headers["content-type"].startswith("text/html")
    shown = LexborHTMLParser(side.text)
    assert shown.css_first("h1 bdi").text() == name
    assert shown.css(f'a[href="/statements/{said}"]')
    assert unquote_plus(address).endswith(name)
    data = next(a.attributes["href"] for a in shown.css("footer a") if a.text() == "JSON")
    assert [one["id"] for one in client.get(data).json()] == [said]


@pytest.fixture(scope="module")
def long_names(tmp_path_factory):
    """A page whose outlet and own address are of 300 kB."""
    folder = tmp_path_factory.mktemp("web")
    long = "o" * 300_000
    page = hostile_page(0).replace('href="javascript:alert(6)"', f'href="https://wire.example/{long}"')
    (folder / "a.html").write_text(page.replace("Wire ", long), encoding="utf-8")
    with Ledger(folder / "long.db", reader=AnyReader()) as ledger:
        ledger.add(folder / "a.html")
        (report,) = ledger.reports()
        addresses = {
            "/reports/{key}": f"/reports/{report.id}",
            "/statements/{key}": f"/statements/{ledger.statements()[0].id}",
            "/speakers/{key}": f"/speakers/{ledger.speakers()[0].id}",
        }
    with opened(folder / "long.db") as app:
        yield TestClient(app, base_url=BASE), addresses


@pytest.mark.parametrize("route", [*STARTS, "/reports/{key}", "/statements/{key}", "/speakers/{key}"])
def test_long_names_leave_pages_short(long_names, route):
    client, addresses = long_names
    assert len(client.get(addresses.get(route, route)).content) < MOST_BYTES


def long_report(path, size):
    words = "word of it "
    with Ledger(path, reader=AnyReader()) as ledger:
        ledger.add_text(
            f"Long\n\n“It is {'very ' * 20_000}late,” Ann Lind said. {words * (size // len(words))}\n", outlet="Long"
        )
        return ledger.reports()[0].id


@pytest.mark.parametrize("size", [120_000, pytest.param(10_000_000, marks=pytest.mark.slow)])
def test_a_long_paragraph_is_shown_a_stretch_at_a_time(tmp_path, size):
    report = long_report(tmp_path / "l.db", size)
    with opened(tmp_path / "l.db") as app:
        client = TestClient(app, base_url=BASE)
        address, shown, pages = f"/reports/{report}", 0, 0
        while address and pages < 6:
            answer = client.get(address)
            assert (answer.status_code, len(answer.content) < MOST_BYTES) == (200, True)
            assert answer.elapsed.total_seconds() < MOST_SECONDS
            page = LexborHTMLParser(answer.text)
            shown += sum(len(node.text()) for node in page.css("p.block"))
            onward = page.css("article.text p.onward a")
            address = onward[0].attributes["href"] if onward else None
            pages += 1
        assert pages == 6 and shown > 5 * 30_000
        for list_address in STARTS:
            answer = client.get(list_address)
            assert len(answer.content) < MOST_BYTES
            assert answer.elapsed.total_seconds() < MOST_SECONDS
        (statement,) = client.get("/search.json?q=late").json()["statements"]
        answer = client.get(f"/statements/{statement['id']}")
        assert (answer.status_code, len(answer.content) < MOST_BYTES) == (200, True)
        assert "more characters]" in answer.text
        for ending in (".json", ".csv"):
            answer = client.get(f"/reports/{report}{ending}")
            assert answer.status_code == 200
            assert answer.elapsed.total_seconds() < MOST_SECONDS
