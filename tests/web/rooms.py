"""What tests of the reading room have in common: where it is, the links of a page, and a walk along all of them."""

import re
from collections import deque
from urllib.parse import urldefrag

from selectolax.lexbor import LexborHTMLParser
from starlette.routing import compile_path

from walkback.web.app import VIEWS

BASE = "http://localhost"
MOST_PAGES = 300
MOST_DATA = 240
ENDINGS = (".json", ".csv", ".atom")
# What no link leads to, but the box at the top of each page.
TYPED = ("/search?q=Tallinn", "/search?q=Was+Tallinn+notified+before+the+boarding%3F", "/findings?order=newest&kind=denial")


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

    def __init__(self, client, *, start=("/", *(one for one in VIEWS if "{" not in one), *TYPED)):
        self.answers = {}
        pages, data = deque(start), deque()
        seen = set(start)
        while pages and len(self.pages) < MOST_PAGES:
            address = pages.popleft()
            answer = self.answers[address] = client.get(address)
            for link in page_links(answer.text):
                if link not in seen:
                    seen.add(link)
                    (data if is_data(link) else pages).append(link)
        self.left = len(pages)
        for address in sorted(data, key=lambda one: (one.count("?"), one))[:MOST_DATA]:
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
