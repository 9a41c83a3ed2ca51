"""What is told as changed when nothing did: one capture, its text made by every set of options.

An extractor that keeps another line or drops the links makes no edit. Each capture is derived as it ships and in every
other way that the library, or trafilatura under it, can make a text of it; each of these versions names its own
options, and they are compared pair by pair.
"""

from __future__ import annotations

import argparse
from collections import Counter
from collections.abc import Callable, Iterator, Sequence
from dataclasses import replace
from functools import partial
from html import escape
from itertools import combinations
from pathlib import Path

from selectolax.lexbor import LexborHTMLParser

from bench.outcome import Outcome
from bench.told import count_quiet_edits, tell_versions
from walkback.errors import InputError, NoArticle
from walkback.model import BlockKind, Capture, Extractor, Version
from walkback.pipeline import ReadsStatements, compare_told
from walkback.report.file import read_file
from walkback.text.span import Span
from walkback.version.article import Kept, find_article
from walkback.version.assemble import assemble
from walkback.version.charset import decode
from walkback.version.declared import outlet_in_title, read_declared
from walkback.version.derive import derive_version
from walkback.version.fragment import derive_fragment
from walkback.version.page import extractor_of_pages
from walkback.version.plain import derive_text, find_blocks
from walkback.version.roles import Line
from walkback.version.tree import limit_depth, read_tree

NAME = "reextraction"
HELP = "derive the same captures with every set of options and compare what comes out"

SUFFIXES = (".html", ".htm", ".txt")
SHIPPED_SETTING = "fast"  # of trafilatura, whose second opinion the page reader asks
ALL_LINES = "text of all lines"  # with the menus around it, as from a browser's "select all"
SETTINGS = (SHIPPED_SETTING, "full", "precision", "recall")


def add_arguments(parser: argparse.ArgumentParser) -> None:
    """Add the command's own arguments."""
    parser.add_argument("pages", type=Path, nargs="+", metavar="PAGE|DIR", help="pages and texts, or folders of them")
    parser.add_argument("--errors", action="store_true", help="list the pairs that differ, by capture")


def run(args: argparse.Namespace) -> Outcome:
    """Compare the versions of each capture with the reader that ships."""
    from walkback.statement.reader import shipped_reader

    return measure_reextraction(args.pages, shipped_reader(), errors=args.errors)


def measure_reextraction(paths: Sequence[Path], reader: ReadsStatements, *, errors: bool = False) -> Outcome:
    """Compare all versions that can be derived of each capture, and each with itself derived again.

    ``sentence_changes`` are changes between versions of one capture, ``of_substance`` those that would be told as such
    if the versions did not tell that other options made them, ``own_of_substance`` those among them between two ways
    of the library's own to read the report, and ``quiet_edits`` the findings. ``unrepeatable`` counts sets of options
    that gave another version the second time.

    Raises:
        OSError: a file cannot be read.
    """
    counts: Counter[str] = Counter()
    seen: Counter[str] = Counter()
    lines: list[str] = []
    for path in _files(paths):
        try:
            capture, data = read_file(path)
            versions = dict(derive_all(capture, data))
        except InputError:
            counts["without_report"] += 1
            continue
        counts["captures"] += 1
        counts["versions"] += len(versions)
        seen.update(versions.keys())
        again = dict(derive_all(capture, data))
        counts["unrepeatable"] += sum(again[name].id != version.id for name, version in versions.items())
        told = dict(zip(versions, tell_versions(versions.values(), reader), strict=True))
        for one, other in combinations(told, 2):
            compared = compare_told(told[one], told[other])
            substantive = sum(change.effect is not None for change in compared.changes)
            counts["pairs"] += 1
            counts["unlike_pairs"] += not compared.like_with_like
            counts["differing_pairs"] += bool(compared.changes)
            counts["sentence_changes"] += len(compared.changes)
            counts["of_substance"] += substantive
            counts["own_of_substance"] += substantive if _is_own(one) and _is_own(other) else 0
            counts["quiet_edits"] += count_quiet_edits(compared)
            if errors and compared.changes:
                lines.append(
                    f"{path.name}: {one} / {other}: {len(compared.changes)} changes, {substantive} of substance"
                )
    names = (
        "captures", "without_report", "versions", "unrepeatable", "pairs", "unlike_pairs", "differing_pairs",
        "sentence_changes", "of_substance", "own_of_substance", "quiet_edits",
    )  # fmt: skip
    head = [
        f"{counts['captures']} captures, {counts['versions']} versions, {counts['pairs']} pairs",
        *(f"  {count:4} {name}" for name, count in seen.items()),
        f"{counts['differing_pairs']} pairs differ, in {counts['sentence_changes']} places, of which "
        f"{counts['of_substance']} would be of substance between captures, {counts['own_of_substance']} between two "
        f"ways of the library's own; {counts['quiet_edits']} quiet edits",
    ]
    return Outcome("\n".join(head + lines), {name: counts[name] for name in names})


def _files(paths: Sequence[Path]) -> Iterator[Path]:
    for path in paths:
        if path.is_dir():
            yield from sorted(p for p in path.rglob("*") if p.suffix in SUFFIXES and not p.name.startswith("README"))
        else:
            yield path


def derive_all(capture: Capture, data: bytes) -> Iterator[tuple[str, Version]]:
    """The versions of a capture under each set of options by name, the one that ships first.

    Those that hold no report are left out.

    Raises:
        InputError: the one that ships holds none.
    """
    shipped = derive_version(capture, data).version
    name = shipped.extractor.name
    yield name, shipped
    ways: dict[str, Callable[[], Version]] = {
        f"{name}, links off": lambda: _option(replace(shipped, links=()), "links", "off"),
        f"{name}, captions off": lambda: _option(_rebuild(shipped, BlockKind.CAPTION), "captions", "off"),
        "text of it": lambda: _option(derive_text(_words(shipped), shipped.language), "of", name),
        "text of it, as it stands": lambda: _in_place(_words(shipped), shipped),
        "fragment of it": lambda: _option(derive_fragment(_html(shipped)).version, "of", name),
    }
    if name == "page":
        html = limit_depth(decode(data, capture.charset).text)
        ways["page, structure alone"] = lambda: _page(html, capture, "none", "")
        ways[ALL_LINES] = lambda: _option(derive_text(shipped.text, shipped.language), "of", "all lines")
        for setting in SETTINGS:
            ways[f"trafilatura {setting}"] = partial(_trafilatura, html, setting, shipped)
            if setting != SHIPPED_SETTING:
                ways[f"page, with trafilatura {setting}"] = partial(_page_with, html, capture, setting)
    for way, derive in ways.items():
        try:
            version = derive()
        except NoArticle:
            continue
        if version.read_spans:
            yield way, version


def _is_own(way: str) -> bool:
    return way != ALL_LINES and not way.startswith("trafilatura")


def _option(version: Version, name: str, value: str) -> Version:
    extractor = version.extractor
    return replace(version, extractor=replace(extractor, options=(*extractor.options, (name, value))))


def _rebuild(version: Version, dropped: BlockKind) -> Version:
    """A version without the blocks of one kind."""
    kept = [block for block in version.blocks if block.kind is not dropped]
    lines = [Line(block.span.of(version.text), kind=block.kind, reason=block.reason) for block in kept]
    links = [
        [
            (link.span.start - block.span.start, link.span.end - block.span.start, link.url)
            for link in version.links
            if block.span.holds(link.span)
        ]
        for block in kept
    ]
    return assemble(lines, links, version.extractor, version.language)


def _words(version: Version) -> str:
    """What a reader would copy: the report's blocks, parted by blank lines."""
    return "\n\n".join(b.span.of(version.text) for b in version.blocks if b.kind is not BlockKind.FURNITURE)


def _in_place(text: str, like: Version) -> Version:
    return Version(text, find_blocks(text), Extractor("text", "1", (("in", "place"),)), language=like.language)


def _html(version: Version) -> str:
    """The report's blocks as a content system would hand them over."""
    found = []
    for block in version.blocks:
        if block.kind is not BlockKind.FURNITURE:
            tag = "h1" if block.kind is BlockKind.HEADLINE else "p"
            found.append(f"<{tag}>{_linked(version, block.span)}</{tag}>")
    return "\n".join(found)


def _linked(version: Version, span: Span) -> str:
    parts, at = [], span.start
    for link in version.links:
        if span.holds(link.span) and link.span.start >= at:
            parts.append(escape(version.text[at : link.span.start]))
            parts.append(f'<a href="{escape(link.url)}">{escape(link.span.of(version.text))}</a>')
            at = link.span.end
    return "".join((*parts, escape(version.text[at : span.end])))


def _page(html: str, capture: Capture, setting: str, kept: str) -> Version:
    """The page reader with another second opinion."""
    parser = LexborHTMLParser(html)
    data = read_declared(parser, capture.url)
    page = read_tree(parser, data.declared.canonical_url or capture.url)
    title = parser.css_first("title")
    named = (capture.outlet, data.declared.outlet, outlet_in_title(title.text() if title is not None else None))
    lines = find_article(page, kept=Kept(kept), titles=data.titles, outlets=tuple(n for n in named if n))
    version = assemble(lines, [line.links for line in page.lines], extractor_of_pages(), data.declared.language)
    return _option(version, "setting", setting)


def _page_with(html: str, capture: Capture, setting: str) -> Version:
    return _page(html, capture, setting, _extract(html, setting))


def _extract(html: str, setting: str) -> str:
    import trafilatura  # takes a good part of a second, which only this command has to pay

    found: str | None = trafilatura.extract(
        html,
        fast=setting == "fast",
        favor_precision=setting == "precision",
        favor_recall=setting == "recall",
        include_comments=False,
        include_tables=True,
    )
    return found or ""


def _trafilatura(html: str, setting: str, like: Version) -> Version:
    """What trafilatura alone makes of a page."""
    version = derive_text(_extract(html, setting), like.language)
    (release,) = (value for name, value in extractor_of_pages().options if name == "trafilatura")
    return replace(version, extractor=Extractor("trafilatura", release, (("setting", setting),)))
