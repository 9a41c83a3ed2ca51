"""What a page says about itself: headline, byline, outlet, address, language, dates."""

from __future__ import annotations

import json
import re
from collections.abc import Iterator
from dataclasses import dataclass
from html import unescape
from typing import Any
from urllib.parse import urljoin, urlsplit

from selectolax.lexbor import LexborHTMLParser

from walkback.model import Declared
from walkback.moment import Moment
from walkback.text.clean import collapse
from walkback.version.moments import read_moment

LONGEST_DATA = 2_000_000  # characters of one JSON-LD script
DEEPEST_DATA = 12  # levels of JSON-LD that are looked into

_ARTICLE_TYPE = re.compile(
    r"(?:^|[/#:])(?:\w*Article|\w*BlogPosting|Report|LiveBlogPosting|NewsArticle|Review|AnalysisNewsArticle|"
    r"SocialMediaPosting)$"
)
_PAGE_TYPE = re.compile(r"(?:^|[/#:])(?:WebPage|ItemPage)$")

_TITLE_JOINT = r"\s+[|»›·•]\s+|\s+[-–—]+\s+"  # between a headline, a section and the outlet's name in a <title>

# Names of <meta> whose content is the day of publication or of change, surest first.
_PUBLISHED_META = (
    "article:published_time", "og:article:published_time", "og:published_time", "datepublished",
    "article:published", "originalpublicationdate", "dc.date.issued", "dcterms.issued", "dcterms.created",
    "dc.date.created", "dc.date", "dcterms.date", "dcsext.articlefirstpublished", "parsely-pub-date",
    "sailthru.date", "cxenseparse:recs:publishtime", "article.published", "published-date", "published_time",
    "publication_date", "publicationdate", "publish-date", "publish_date", "publishdate", "pubdate", "pub_date",
    "article_date_original", "originalpubdate", "bt:pubdate", "rbpubdate", "prism.publicationdate",
    "citation_publication_date", "displaydate", "ptime", "pdate", "date", "timestamp",
)  # fmt: skip
_MODIFIED_META = (
    "article:modified_time", "og:article:modified_time", "og:updated_time", "datemodified", "dcterms.modified",
    "dc.date.modified", "cxenseparse:recs:modifiedtime", "article.updated", "last-modified", "lastmod",
    "updated_time", "utime", "dateupdated", "revised",
)  # fmt: skip


@dataclass(frozen=True, slots=True)
class PageData:
    """What a page declares, with what else its data say that helps to read it."""

    declared: Declared
    titles: tuple[str, ...] = ()  # headlines and titles, best first, the outlet's name cut off
    is_index: bool = False  # the page calls itself a list or a section


def read_declared(parser: LexborHTMLParser, url: str | None = None) -> PageData:
    """Read JSON-LD, <meta>, OpenGraph and links of the head, in this order of trust.

    Only what is declared for the article itself counts: of several articles in the data the one with
    the page's address or title, none if that cannot be told. Dates that cannot be read are left out.
    """
    metas = _read_metas(parser)
    title = _first_text(parser, "title")
    og_title = metas.get("og:title") or metas.get("twitter:title")
    canonical = _canonical(parser, metas, url)
    nodes = list(_find_nodes(parser))
    article = _choose_article(nodes, canonical, url, (title, og_title))
    page_node = next((node for node in nodes if _has_type(node, _PAGE_TYPE)), None)
    outlet = _text_of(_name_of(article.get("publisher"))) if article else None
    outlet = outlet or metas.get("og:site_name") or metas.get("application-name") or metas.get("dc.publisher")
    cut = _cut_outlet(title, outlet)
    headline = _text_of(article.get("headline") or article.get("name")) if article else None
    og_cut = _cut_outlet(og_title, outlet)
    published, published_from = _date_of(article, page_node, metas, ("datePublished", "dateCreated"), _PUBLISHED_META)
    modified, modified_from = _date_of(article, page_node, metas, ("dateModified",), _MODIFIED_META)
    parts = [part for part in re.split(_TITLE_JOINT, title or "") if len(part.split()) > 2]
    titles = tuple(dict.fromkeys(t for t in (headline, og_cut, cut, og_title, title, *reversed(parts)) if t))
    declared = Declared(
        headline=headline or og_cut or cut,
        byline=_byline_of(article) or _byline_in(metas),
        outlet=outlet,
        canonical_url=canonical,
        language=_language_of(parser, article, metas),
        published_at=published,
        published_from=published_from,
        modified_at=modified,
        modified_from=modified_from,
    )
    is_index = (
        any(_has_type(node, re.compile(r"(?:CollectionPage|SearchResultsPage|ItemList)$")) for node in nodes)
        and article is None
    )
    return PageData(
        declared,
        titles,
        is_index
        or (metas.get("og:type", "").lower() in ("website", "profile") and article is None and published is None),
    )


def _read_metas(parser: LexborHTMLParser) -> dict[str, str]:
    """Contents of <meta> by name, property, itemprop or http-equiv in small letters; the first of a name counts."""
    metas: dict[str, str] = {}
    for node in parser.css("meta"):
        attributes = node.attributes
        content = attributes.get("content")
        if not content:
            continue
        for key in ("property", "name", "itemprop", "http-equiv"):
            name = attributes.get(key)
            if name:
                metas.setdefault(name.strip().lower(), collapse(content))
    return metas


def _first_text(parser: LexborHTMLParser, tag: str) -> str | None:
    node = parser.css_first(tag)
    return collapse(node.text(deep=True)) or None if node is not None else None


def _canonical(parser: LexborHTMLParser, metas: dict[str, str], url: str | None) -> str | None:
    node = parser.css_first('link[rel~="canonical" i]')
    href = (node.attributes.get("href") if node is not None else None) or metas.get("og:url")
    if not href:
        return None
    try:
        joined = urljoin(url, href.strip()) if url else href.strip()
        parts = urlsplit(joined)
    except ValueError:
        return None
    return joined if parts.scheme in ("http", "https") and parts.netloc else None


def _find_nodes(parser: LexborHTMLParser) -> Iterator[dict[str, Any]]:
    """Every object of the page's JSON-LD that has a type, in order; scripts that are no JSON are passed over."""
    for script in parser.css('script[type="application/ld+json" i]'):
        text = (script.text(deep=True) or "").strip().removeprefix("<!--").removesuffix("-->").strip()
        text = text.removeprefix("//<![CDATA[").removesuffix("//]]>").strip().rstrip(";")
        if not text or len(text) > LONGEST_DATA:
            continue
        try:
            data = json.loads(text, strict=False)
        except (ValueError, RecursionError):
            continue
        waiting: list[tuple[Any, int]] = [(data, 0)]
        while waiting:
            node, depth = waiting.pop()
            if isinstance(node, list):
                waiting.extend((item, depth) for item in reversed(node))
            elif isinstance(node, dict):
                if "@type" in node:
                    yield node
                if depth < DEEPEST_DATA:
                    inner = [
                        node[key]
                        for key in ("@graph", "mainEntity", "mainEntityOfPage", "hasPart", "itemListElement", "item")
                        if key in node
                    ]
                    waiting.extend((item, depth + 1) for item in reversed(inner))


def _has_type(node: dict[str, Any], pattern: re.Pattern[str]) -> bool:
    types = node.get("@type")
    return any(isinstance(t, str) and pattern.search(t) for t in (types if isinstance(types, list) else [types]))


def _choose_article(
    nodes: list[dict[str, Any]], canonical: str | None, url: str | None, titles: tuple[str | None, ...]
) -> dict[str, Any] | None:
    articles = [node for node in nodes if _has_type(node, _ARTICLE_TYPE)]
    if len(articles) <= 1:
        return articles[0] if articles else None
    own = {_bare(address) for address in (canonical, url) if address}
    for node in articles:
        if own & {_bare(address) for address in _addresses_of(node)}:
            return node
    wanted = [_letters(title) for title in titles if title]
    for node in articles:
        letters = _letters(_text_of(node.get("headline")) or "")
        if len(letters) > 8 and any(letters in title or title in letters for title in wanted if title):
            return node
    return None


def _addresses_of(node: dict[str, Any]) -> list[str]:
    found: list[str] = []
    for key in ("url", "@id", "mainEntityOfPage"):
        value = node.get(key)
        if isinstance(value, dict):
            value = value.get("@id") or value.get("url")
        if isinstance(value, str) and value:
            found.append(value)
    return found


def _bare(address: str) -> str:
    try:
        parts = urlsplit(address)
    except ValueError:
        return address
    return parts.netloc.lower().removeprefix("www.") + parts.path.rstrip("/")


def _letters(text: str) -> str:
    return "".join(filter(str.isalnum, text)).casefold()


def _text_of(value: object) -> str | None:
    if isinstance(value, list):
        value = value[0] if value else None
    return collapse(unescape(value)) or None if isinstance(value, str) else None


def _name_of(value: object) -> object:
    if isinstance(value, list):
        value = value[0] if value else None
    return value.get("name") if isinstance(value, dict) else value


def _byline_of(article: dict[str, Any] | None) -> str | None:
    if article is None:
        return None
    authors = article.get("author") or article.get("creator")
    names = [_text_of(_name_of(author)) for author in (authors if isinstance(authors, list) else [authors])]
    return ", ".join(name for name in names if name and not name.startswith("http")) or None


def _byline_in(metas: dict[str, str]) -> str | None:
    for name in ("author", "byl", "dc.creator", "parsely-author", "article:author"):
        written = re.sub(r"^by\s+", "", metas.get(name, ""), flags=re.IGNORECASE)
        if written and not written.startswith("http"):
            return written
    return None


def _language_of(parser: LexborHTMLParser, article: dict[str, Any] | None, metas: dict[str, str]) -> str | None:
    root = parser.css_first("html")
    attributes = root.attributes if root is not None else {}
    candidates = (
        attributes.get("lang"), attributes.get("xml:lang"), _text_of(article.get("inLanguage")) if article else None,
        metas.get("content-language"), metas.get("og:locale"), metas.get("dc.language"), metas.get("language"),
    )  # fmt: skip
    for value in candidates:
        tag = (value or "").strip().split(",")[0].replace("_", "-")
        if re.fullmatch(r"[a-zA-Z]{2,3}(?:-[a-zA-Z0-9]{2,8})*", tag):
            first, *rest = tag.split("-")
            return "-".join([first.lower(), *(part.upper() if len(part) == 2 else part for part in rest)])
    return None


def _cut_outlet(title: str | None, outlet: str | None) -> str | None:
    """The title without the outlet's name behind (or before) a bar or dash."""
    if not title:
        return None
    parts = re.split(_TITLE_JOINT, title)
    if len(parts) < 2:
        return title
    if outlet:
        name = _letters(outlet)
        kept = list(parts)
        while len(kept) > 1 and (_letters(kept[-1]) in name or name in _letters(kept[-1])):
            kept.pop()
        while len(kept) > 1 and _letters(kept[0]) == name:
            kept.pop(0)
        if len(kept) < len(parts):
            start = title.find(kept[0])
            return title[start : title.rfind(kept[-1]) + len(kept[-1])]
    # Without a name to go by: a short last part in capitals is the outlet's ("... | Northern Wire").
    last = parts[-1]
    if (
        len(last.split()) <= 4
        and len(parts[0].split()) > len(last.split())
        and all(w[:1].isupper() or w in ("of", "and", "the") for w in last.split())
    ):
        return title[: title.rfind(last)].rstrip(" |»›·•-–—") or title
    return title


def outlet_in_title(title: str | None) -> str | None:
    """What stands behind the last bar or dash of a page's title, where outlets put their name."""
    parts = re.split(_TITLE_JOINT, title or "")
    return parts[-1].strip() if len(parts) > 1 and len(parts[-1].split()) <= 5 else None


def _date_of(
    article: dict[str, Any] | None,
    page: dict[str, Any] | None,
    metas: dict[str, str],
    keys: tuple[str, ...],
    names: tuple[str, ...],
) -> tuple[Moment | None, str | None]:
    for node in (article,):
        for key in keys:
            moment = read_moment(_text_of(node.get(key)) or "") if node else None
            if moment is not None:
                return moment, f"JSON-LD {key}"
    for name in names:
        if name in metas:
            moment = read_moment(metas[name])
            if moment is not None:
                return moment, f'meta "{name}"'
    for key in keys:
        moment = read_moment(_text_of(page.get(key)) or "") if page else None
        if moment is not None:
            return moment, f"JSON-LD WebPage {key}"
    return None, None
