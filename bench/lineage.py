"""How well versions of one report, and copies of it at other outlets, are told from other texts."""

from __future__ import annotations

import argparse
import gzip
import json
import tempfile
import time
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import replace
from datetime import date
from itertools import combinations
from pathlib import Path
from typing import Any

from bench import case_score
from bench.cases import case_folders
from bench.outcome import Outcome, percent
from walkback.lineage.group import group_renditions
from walkback.lineage.record import Groups, Rendition
from walkback.model import Attribution, BlockKind, Capture
from walkback.store.ledger import Ledger
from walkback.text.span import Span
from walkback.version.derive import derive_version

NAME = "lineage"
HELP = "score versions and copies, with the addresses withheld"

Pair = tuple[str, str]  # keys in order
_LEFT_OUT = (BlockKind.FURNITURE, BlockKind.CAPTION)


def add_arguments(parser: argparse.ArgumentParser) -> None:
    """Add the command's own arguments."""
    parser.add_argument("cases", type=Path, metavar="CASES", help="a folder of cases, or one case")
    parser.add_argument("--wiki", type=Path, metavar="FILE.jsonl.gz", help="also versions of encyclopaedia articles")
    parser.add_argument(
        "--articles", type=Path, metavar="FILE.jsonl.gz", help="also list what is kin among these articles"
    )
    parser.add_argument("--errors", action="store_true", help="list the pairs that were missed or wrong")


def run(args: argparse.Namespace) -> Outcome:
    """Measure on cases, and on what else was given."""
    return measure_lineage(args.cases, wiki=args.wiki, articles=args.articles, errors=args.errors)


def measure_lineage(
    folder: Path, *, wiki: Path | None = None, articles: Path | None = None, errors: bool = False
) -> Outcome:
    """Score pairs of texts of all cases together, without addresses; then without outlets and days as well.

    Args:
        folder: one case, or a folder of them.
        wiki: articles with their versions (``title``, ``versions``), one a line; their pairs are scored the same way.
        articles: articles (``id``, ``publisher``, ``date``, ``title``, ``text``), one a line, without gold: every
            pair that is taken for kin is listed, to be read.
        errors: list the pairs that were missed or wrong.

    Raises:
        case_score.InputError: there is no case, or one cannot be read.
    """
    renditions, versions, copies, origins = read_cases(case_folders(folder))
    figures: dict[str, float | None] = {"texts": len(renditions)}
    lines: list[str] = []
    groups = group_renditions(renditions)
    found_versions, found_copies = version_pairs(groups), copy_pairs(groups)
    for name, found, gold in (("versions", found_versions, versions), ("copies", found_copies, copies)):
        _add(name, found, gold, figures, lines, errors)
    right = sum(home_of(groups, s.origin) in {home_of(groups, o) for o in origins} for s in groups.lineages)
    figures["origins"] = percent(right / len(groups.lineages)) if groups.lineages else None
    bare = group_renditions(replace(r, outlet=None, day=None, headline=None) for r in renditions)
    _add("kin_by_text_alone", version_pairs(bare) | copy_pairs(bare), versions | copies, figures, lines, errors)
    for name, with_addresses in (("ledger", True), ("ledger_without_addresses", False)):
        found = ledger_pairs(case_folders(folder), with_addresses=with_addresses)
        for kind, pairs, wanted in (("versions", found[0], versions), ("copies", found[1], copies)):
            _add(f"{name}_{kind}", pairs, wanted, figures, lines, errors)
        both, wanted = found[0] | found[1], versions | copies
        hits = len(both & wanted)
        figures[f"{name}_f1"] = percent(2 * hits / (len(both) + len(wanted))) if wanted else None
    if wiki is not None:
        texts, gold = read_versions(wiki)
        started = time.perf_counter()
        groups = group_renditions(texts)
        figures["wiki_seconds"] = round(time.perf_counter() - started, 1)
        _add("wiki", version_pairs(groups), gold, figures, lines, errors=False)
        _add_others(version_pairs(groups) - gold, lines)
    if articles is not None:
        texts = read_articles(articles)
        groups = group_renditions(texts)
        pairs = version_pairs(groups) | copy_pairs(groups)
        figures |= {"articles": len(texts), "articles_kin": len(pairs)}
        lines.append(f"articles: {len(texts)}, pairs taken for kin: {len(pairs)}")
        _add_others(pairs, lines)
    if figures["origins"] is not None:
        lines.append(f"origin of copies right: {figures['origins']} %")
    return Outcome("\n".join(lines), figures)


def read_cases(folders: Iterable[Path]) -> tuple[list[Rendition], set[Pair], set[Pair], set[str]]:
    """The texts of cases without addresses, the pairs of versions, the pairs of copies, and the keys copied from."""
    renditions: list[Rendition] = []
    versions: set[Pair] = set()
    copies: set[Pair] = set()
    origins: set[str] = set()
    for folder in folders:
        captures: Sequence[Mapping[str, Any]] = case_score.read_gold(folder)["captures"]
        keys = {c["file"]: f"{folder.name}/{c['file']}" for c in captures}
        renditions += [_rendition(folder, c, keys[c["file"]]) for c in captures]
        report = {c["file"]: c["report"] for c in captures}
        copied = {(c["report"], report[c["copy_of"]]) for c in captures if c["copy_of"]}
        origins |= {keys[c["copy_of"]] for c in captures if c["copy_of"]}
        for a, b in combinations(captures, 2):
            pair = _pair(keys[a["file"]], keys[b["file"]])
            if a["report"] == b["report"]:
                versions.add(pair)
            elif {(a["report"], b["report"]), (b["report"], a["report"])} & copied:
                copies.add(pair)
    return renditions, versions, copies, origins


class _ReadsNothing:
    """Stands for the reader where nothing hangs on statements."""

    name = "nothing"

    def read_many(self, documents: Iterable[tuple[str, Sequence[Span]]]) -> list[tuple[Attribution, ...]]:
        return [() for _ in documents]


def ledger_pairs(folders: Iterable[Path], *, with_addresses: bool) -> tuple[set[Pair], set[Pair]]:
    """Pairs of versions and pairs of copies as one ledger has them to which all captures were added."""
    with tempfile.TemporaryDirectory(prefix="walkback-bench-") as scratch:
        manifest = Path(scratch) / "captures.jsonl"
        keys = []
        with manifest.open("w", encoding="utf-8") as rows:
            for folder in folders:
                for capture in case_score.read_gold(folder)["captures"]:
                    keys.append(f"{folder.name}/{capture['file']}")
                    row = {"file": str((folder / capture["file"]).resolve()), "outlet": capture["outlet"]}
                    row |= {"captured_at": capture["captured_at"], "published_at": capture["published_on"]}
                    row |= {"url": capture["url"]} if with_addresses else {}
                    rows.write(json.dumps(row, ensure_ascii=False) + "\n")
        with Ledger(Path(scratch) / "ledger.db", reader=_ReadsNothing()) as ledger:
            outcomes = ledger.add(manifest=manifest).outcomes
            reports = ledger.reports()
    home = {capture: report for report in reports for version in report.versions for capture in version.captures}
    placed = {key: home[o.capture] for key, o in zip(keys, outcomes, strict=True) if o.capture in home}
    versions, copies = set(), set()
    for a, b in combinations(sorted(placed), 2):
        left, right = placed[a], placed[b]
        if left.id == right.id:
            versions.add((a, b))
        elif left.lineage is not None and right.id in left.lineage.reports:
            copies.add((a, b))
    return versions, copies


def read_versions(path: Path) -> tuple[list[Rendition], set[Pair]]:
    """The versions of articles, and which pairs of them are of one article."""
    renditions: list[Rendition] = []
    gold: set[Pair] = set()
    for article in _lines(path):
        keys = [f"{article['title']}#{number:03}" for number in range(len(article["versions"]))]
        renditions += [Rendition(key, text) for key, text in zip(keys, article["versions"], strict=True)]
        gold |= {_pair(a, b) for a, b in combinations(keys, 2)}
    return renditions, gold


def read_articles(path: Path) -> list[Rendition]:
    """Articles of several outlets, without addresses."""
    return [
        Rendition(a["id"], a["text"], a.get("title"), a.get("publisher"), None, date.fromisoformat(a["date"]))
        for a in _lines(path)
    ]


def version_pairs(groups: Groups) -> set[Pair]:
    """Every pair of texts that are in one report."""
    return {pair for report in groups.reports for pair in combinations(report.keys, 2)}


def copy_pairs(groups: Groups) -> set[Pair]:
    """Every pair of texts of two reports that are in one lineage."""
    keys = {report.keys[0]: report.keys for report in groups.reports}
    return {
        _pair(a, b)
        for lineage in groups.lineages
        for left, right in combinations(lineage.reports, 2)
        for a in keys[left]
        for b in keys[right]
    }


def home_of(groups: Groups, key: str) -> str:
    """The first key of the report that a text is in."""
    return next(report.keys[0] for report in groups.reports if key in report.keys)


def _rendition(folder: Path, capture: Mapping[str, Any], key: str) -> Rendition:
    data = (folder / capture["file"]).read_bytes()
    version = derive_version(Capture("", len(data), origin_name=capture["file"]), data).version
    text = "\n\n".join(b.span.of(version.text) for b in version.blocks if b.kind not in _LEFT_OUT)
    day = date.fromisoformat(capture["published_on"]) if capture["published_on"] else None
    return Rendition(key, text, version.headline, capture["outlet"], None, day)


def _lines(path: Path) -> list[Any]:
    with gzip.open(path, "rt", encoding="utf-8") as file:
        return [json.loads(line) for line in file]


def _pair(a: str, b: str) -> Pair:
    return (a, b) if a < b else (b, a)


def _add(
    name: str, found: set[Pair], gold: set[Pair], figures: dict[str, float | None], lines: list[str], errors: bool
) -> None:
    hits = len(found & gold)
    figures[f"{name}_precision"] = percent(hits / len(found)) if found else None
    figures[f"{name}_recall"] = percent(hits / len(gold)) if gold else None
    lines.append(
        f"{name}: {len(gold)} pairs, found {len(found)}, right {hits};"
        f" precision {figures[f'{name}_precision']}, recall {figures[f'{name}_recall']}"
    )
    if errors:
        lines.extend(f"  missed {a} {b}" for a, b in sorted(gold - found))
        lines.extend(f"  wrong  {a} {b}" for a, b in sorted(found - gold))


def _add_others(pairs: set[Pair], lines: list[str]) -> None:
    lines.extend(f"  {a} = {b}" for a, b in sorted(pairs))
