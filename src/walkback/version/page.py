"""A page of a news site: its report, told from all that stands around it."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass, replace
from functools import cache

from selectolax.lexbor import LexborHTMLParser

from walkback.errors import NoArticle
from walkback.model import BlockKind, Declared, Extractor, Version
from walkback.version.article import Kept, find_article, holds_report
from walkback.version.assemble import assemble
from walkback.version.declared import outlet_in_title, read_declared
from walkback.version.language import guess_language
from walkback.version.roles import Line
from walkback.version.tree import Page, Time, read_tree

EXTRACTOR_NAME = "page"
EXTRACTOR_VERSION = "1"
LARGEST_FOR_SECOND_OPINION = 3_000_000  # characters; a larger page is judged by its structure alone


@dataclass(frozen=True, slots=True)
class PageVersion:
    """A page's version with what it declares and the times that stand with its report."""

    version: Version
    declared: Declared
    times: tuple[Time, ...]


def derive_page(html: str, url: str | None = None, outlet: str | None = None) -> PageVersion:
    """Turn a full HTML page into a version. ``outlet`` is the name under which the capture was added.

    Raises:
        NoArticle: the page holds no report: a menu, an index, a wall, an error page.
    """
    parser = LexborHTMLParser(html)
    data = read_declared(parser, url)
    declared = data.declared
    page = read_tree(parser, declared.canonical_url or url)
    title = parser.css_first("title")
    outlets = tuple(
        dict.fromkeys(
            n for n in (outlet, declared.outlet, outlet_in_title(title.text() if title is not None else None)) if n
        )
    )
    lines = find_article(page, kept=Kept(_keep_with_trafilatura(html)), titles=data.titles, outlets=outlets)
    instead = holds_report(page, lines)
    if instead:
        raise NoArticle(f"the page holds no report ({instead}); give the address of one report")
    language = declared.language or guess_language(
        "\n".join(line.text for line in lines if line.kind is not BlockKind.FURNITURE)
    )
    version = assemble(lines, [line.links for line in page.lines], extractor_of_pages(), language)
    if version.headline and declared.headline and version.headline in declared.headline:
        declared = replace(declared, headline=version.headline)  # "Outlet | Section | Headline" in the title alone
    return PageVersion(version, declared, times_of_report(page, lines))


@cache
def extractor_of_pages() -> Extractor:
    """What reads pages: this code and the release of trafilatura that it asks."""
    from importlib.metadata import version

    return Extractor(EXTRACTOR_NAME, EXTRACTOR_VERSION, (("trafilatura", version("trafilatura")),))


def _keep_with_trafilatura(html: str) -> str:
    if len(html) > LARGEST_FOR_SECOND_OPINION:
        return ""
    # Loading it takes a good part of a second, so only pages pay for it.
    import trafilatura

    try:
        kept: str | None = trafilatura.extract(html, fast=True, include_comments=False, include_tables=True)
    except (RecursionError, ValueError):
        return ""  # nested too deep for it, or no page to it; structure decides alone
    return kept or ""


def times_of_report(page: Page, lines: Sequence[Line]) -> tuple[Time, ...]:
    """Times that stand between the headline and the first paragraph, or in a byline, and not in furniture."""
    headline = next((i for i, line in enumerate(lines) if line.kind is BlockKind.HEADLINE), 0)
    first = next((i for i, line in enumerate(lines) if i > headline and line.kind is BlockKind.PARAGRAPH), len(lines))
    found = []
    for time in page.times:
        own = lines[time.line] if time.line < len(lines) else None
        if time.itemprop in ("datePublished", "dateCreated") or (
            own is not None and headline <= time.line <= first and own.kind is not BlockKind.FURNITURE
        ):
            found.append(time)
    return tuple(found)
