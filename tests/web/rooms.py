"""What tests of the reading room have in common: where it is, the links of a page, and a walk along all of them."""

import re
from collections import deque
from contextlib import contextmanager
from hashlib import sha256
from urllib.parse import urldefrag

from selectolax.lexbor import LexborHTMLParser
from starlette.routing import compile_path
from starlette.testclient import TestClient

from walkback.web.app import VIEWS, make_app

BASE = "http://localhost"
TOLD = "Harbour\n\n“The port of Velmar was warned before the storm flood,” Elena Marsh said on Monday.\n"
MOST_PAGES = 300
MOST_DATA = 130
STARTS = ("/", *(one for one in VIEWS if "{" not in one))
NO_LINKS = {"/judgements/{key:int}": "/judgements/1"}  # a form is sent there
ENDINGS = (".json", ".csv", ".atom")
# What no link leads to, but the box at the top of each page.
TYPED = (
    "/search?q=Tallinn",
    "/search?q=Was+Tallinn+notified+before+the+boarding%3F",
    "/findings?order=newest&kind=denial",
)


@contextmanager
def opened(path, **options):
    """A reading room with its threads, until the block ends."""
    app = make_app(path, **options)
    with TestClient(app, base_url=BASE):
        yield app


def page_links(html):
    """The addresses of this server that a page links to, in order, without fragments."""
    found = [a.attributes.get("href") or "" for a in LexborHTMLParser(html).css("a[href], link[href]")]
    return list(dict.fromkeys(urldefrag(one).url for one in found if re.match(r"/(?!/)", one)))


def is_data(address):
    """Whether it is JSON, CSV, a feed, a style sheet or archived bytes."""
    path = address.split("?")[0]
    return path.endswith(ENDINGS) or path.startswith("/static/") or path.endswith("/bytes")


class Walk:
    """Goes along links from the first page; no form is sent. ``answers`` are the answers by address."""

    def __init__(self, client, *, start=(*STARTS, *TYPED), most=MOST_PAGES, most_data=MOST_DATA):
        self.answers = {}
        pages, data = deque(start), deque()
        seen = set(start)
        while pages and len(self.answers) < most:
            address = pages.popleft()
            answer = self.answers[address] = client.get(address)
            for link in page_links(answer.text):
                if link not in seen:
                    seen.add(link)
                    (data if is_data(link) else pages).append(link)
        self.left = len(pages)
        # All archived bytes and assets, and of the rest some of each kind.
        chosen = sorted(
            data, key=lambda one: (one.split("?")[0].endswith(ENDINGS), "?" in one, sha256(one.encode()).digest())
        )
        for address in chosen[:most_data]:
            self.answers[address] = client.get(address)

    @property
    def pages(self):
        """The answers that are pages."""
        return {key: one for key, one in self.answers.items() if not is_data(key)}

    def first(self, route):
        """The first address that leads to a view, without a query; None if none does."""
        pattern = compile_path(route)[0]
        paths = (one.split("?")[0] for one in self.answers if not is_data(one))
        return next((one for one in paths if pattern.match(one)), None)


def unsafe_in(html):
    """What a page must not have."""
    page = LexborHTMLParser(html)
    found = []
    for node in page.css("*"):
        given = node.attributes
        found += [f"{node.tag} {name}" for name in given if name == "style" or re.match(r"on|hx-on|data-hx-on", name)]
        for name in ("src", "srcset", "action", "formaction", "poster", "data", "background", "ping", "manifest"):
            value = given.get(name)
            if value and not re.match(r"/(?![/\\])", value):
                found.append(f"{node.tag} {name}={value}")
        for name, value in given.items():
            if name.startswith("hx-") and value and re.search(r"^\s*(?:js|javascript):|^(?:https?:)?//", value):
                found.append(f"{node.tag} {name}={value}")
        if re.match(r"\s*(?:javascript|data|vbscript)\s*:", given.get("href") or "", re.IGNORECASE):
            found.append(f"{node.tag} href={given['href']}")
        if node.tag in ("style", "iframe", "frame", "object", "embed", "base", "applet", "portal", "audio", "video"):
            found.append(node.tag)
        if node.tag == "script" and (not given.get("src") or node.text(strip=True)):
            found.append("a script within")
        if node.tag == "link" and not re.match(r"/(?!/)", given.get("href") or ""):
            found.append(f"link {given.get('href')}")
        if node.tag == "meta" and "http-equiv" in given:
            found.append("meta http-equiv")
        if node.tag == "a" and not re.match(r"[/#](?!/)", given.get("href") or "/"):
            rel = set((given.get("rel") or "").split())
            if not re.match(r"https?://", given["href"]) or not {"noreferrer", "noopener"} <= rel:
                found.append(f"a {given['href']} {rel}")
    return found
