"""A piece of HTML without a page around it, such as the body field of a content system."""

from __future__ import annotations

from selectolax.lexbor import LexborHTMLParser

from walkback.errors import NoArticle
from walkback.model import BlockKind, Declared, Extractor
from walkback.text.span import Span
from walkback.version.article import Kept, find_article
from walkback.version.assemble import assemble
from walkback.version.language import guess_language
from walkback.version.page import PageVersion, times_of_report
from walkback.version.paragraphs import part_long_line
from walkback.version.tree import BLOCK_TAGS, TextLine, read_tree

EXTRACTOR = Extractor("fragment", "1")


def derive_fragment(html: str, url: str | None = None, outlet: str | None = None) -> PageVersion:
    """Turn an HTML fragment into a version: inline tags alone, or block tags but no <html> or <body>.

    Without block tags, blank lines part paragraphs as they do in plain text, and a text set in one
    line is one paragraph but for the credits at its end. All of a fragment is the report unless its
    names or words speak against it.

    Raises:
        NoArticle: nothing but furniture.
    """
    parser = LexborHTMLParser(html)
    body = parser.body
    has_blocks = body is not None and any(node.tag in BLOCK_TAGS or node.tag == "br" for node in body.iter())
    page = read_tree(parser, url, break_at_blank_lines=not has_blocks)
    page.lines = [part for line in page.lines for part in _part(line)]
    lines = find_article(page, kept=Kept(""), outlets=(outlet,) if outlet else (), whole_page=False)
    if not any(line.kind is not None and line.kind.is_read for line in lines):
        raise NoArticle("the fragment holds no report, nothing but page furniture")
    language = guess_language("\n".join(line.text for line in lines if line.kind is not BlockKind.FURNITURE))
    version = assemble(lines, [line.links for line in page.lines], EXTRACTOR, language)
    return PageVersion(version, Declared(headline=version.headline), times_of_report(page, lines))


def _part(line: TextLine) -> list[TextLine]:
    spans = part_long_line(line.text, Span(0, len(line.text)))
    if len(spans) == 1:
        return [line]
    return [_cut(line, span) for span in spans]


def _cut(line: TextLine, span: Span) -> TextLine:
    links = [
        (max(start, span.start) - span.start, min(end, span.end) - span.start, url)
        for start, end, url in line.links
        if start < span.end and span.start < end
    ]
    return TextLine(span.of(line.text), links, line.element, line.inline, line.bold, line.link_share)
