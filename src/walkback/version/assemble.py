"""Lines with their kinds become a version's text, blocks and links."""

from __future__ import annotations

from collections.abc import Sequence

from walkback.model import Block, BlockKind, Extractor, Link, Version
from walkback.text.span import Span
from walkback.version.roles import Line

LineLinks = Sequence[tuple[int, int, str]]  # start and end in the line, address


def assemble(lines: Sequence[Line], links: Sequence[LineLinks], extractor: Extractor, language: str | None) -> Version:
    """Set ``lines`` one under the other, parted by blank lines, and count offsets.

    ``links[i]`` are the links of ``lines[i]``. Neighbouring lines of furniture with one reason are one
    block, a line each, so that a menu is one block and not fifty.
    """
    parts: list[str] = []
    blocks: list[Block] = []
    placed: list[Link] = []
    at = 0
    for line, line_links in zip(lines, links, strict=True):
        kind = line.kind or BlockKind.PARAGRAPH
        last = blocks[-1] if blocks else None
        joins = last is not None and kind is BlockKind.FURNITURE and last.kind is kind and last.reason == line.reason
        if parts:
            separator = "\n" if joins else "\n\n"
            parts.append(separator)
            at += len(separator)
        start = last.span.start if joins and last is not None else at
        block = Block(kind, Span(start, at + len(line.text)), line.reason)
        if joins:
            blocks[-1] = block
        else:
            blocks.append(block)
        placed.extend(Link(Span(at + s, at + e), url) for s, e, url in line_links)
        parts.append(line.text)
        at += len(line.text)
    return Version("".join(parts), tuple(blocks), extractor, tuple(placed), language)
