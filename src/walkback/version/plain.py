"""Readable text: its paragraphs and what part each plays."""

from __future__ import annotations

import html
import re

from walkback.model import Block, BlockKind, Extractor, Version
from walkback.text.clean import clean_text, collapse
from walkback.version.assemble import assemble
from walkback.version.paragraphs import find_paragraphs
from walkback.version.roles import Line, assign_roles

EXTRACTOR = Extractor("text", "1")

_ENTITY = re.compile(r"&(?:[a-zA-Z][a-zA-Z0-9]{1,31}|#\d{1,7}|#[xX][0-9a-fA-F]{1,6});")


def derive_text(text: str, language: str | None = None) -> Version:
    """Turn an already readable text into a version: paragraphs joined and parted by blank lines, words kept.

    Entities that were left in ("&rsquo;") are decoded once. What `clean_text` calls invisible is gone.
    """
    cleaned = clean_text(decode_entities(text))
    lines = [Line(collapse(span.of(cleaned))) for span in find_paragraphs(cleaned)]
    assign_roles(lines, from_page=False)
    return assemble(lines, [()] * len(lines), EXTRACTOR, language)


def find_blocks(text: str) -> tuple[Block, ...]:
    """Return the typed blocks of a readable text: spans of exactly ``text``, in order, disjoint, trimmed.

    Every word lies in a block. A paragraph that is wrapped hard is one block with its line breaks inside.
    """
    spans = find_paragraphs(text)
    lines = [Line(collapse(span.of(text))) for span in spans]
    assign_roles(lines, from_page=False)
    return tuple(
        Block(line.kind or BlockKind.PARAGRAPH, span, line.reason) for line, span in zip(lines, spans, strict=True)
    )


def decode_entities(text: str) -> str:
    """Decode HTML entities once, those that end in a semicolon and have a name or number that exists."""
    if "&" not in text:
        return text
    return _ENTITY.sub(lambda match: html.unescape(match.group()), text)
