"""Whether one person or body comes out as one identity across reports, and two as two.

Three measures. Pairs: hand-written pairs of appearances by tier and category (`tests/cases/identity.toml`), each
grouped by itself with what stands around it. Cases: the appearances that a careful reader would make of each file of
a case, with the names that stand in that file; do those of one speaker come together? Scale: invented appearances in
great number. Besides, documents whose entities are linked to an encyclopedia can be scored.
"""

from __future__ import annotations

import argparse
import gzip
import json
import random
import re
import time
import tomllib
from collections import Counter, defaultdict
from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass, replace
from datetime import date, timedelta
from pathlib import Path
from typing import Any

from bench import check_cases
from bench.outcome import Outcome, peak_memory_mb, percent
from walkback.model import SpeakerKind
from walkback.speaker.identity.group import blocks_of, group_appearances
from walkback.speaker.identity.record import Appearance, Identity

NAME = "identity"
HELP = "group appearances of speakers into identities and score the groups"

ROOT = Path(__file__).resolve().parents[1]
PAIRS = ROOT / "tests" / "cases" / "identity.toml"
CASES = ROOT / "bench" / "cases"
TIERS = ("STRONG", "MEDIUM", "WEAK")
# What is known of an appearance beside its names, from all that a case tells to nothing.
SETTINGS = ("office and side", "side", "names only")


def add_arguments(parser: argparse.ArgumentParser) -> None:
    """Add the command's own arguments."""
    parser.add_argument("--pairs", type=Path, default=PAIRS, metavar="FILE.toml", help="hand-written pairs")
    parser.add_argument("--cases", type=Path, default=CASES, metavar="DIR", help="a folder of cases")
    parser.add_argument(
        "--linked", type=Path, nargs="+", metavar="FILE.conllu.gz", help="documents of GUM, whose entities are linked"
    )
    parser.add_argument("--scale", type=int, metavar="N", help="also group N invented appearances, and add to them")
    parser.add_argument("--errors", action="store_true", help="list what came out otherwise than it should")


def run(args: argparse.Namespace) -> Outcome:
    """Measure pairs, cases and, where asked for, scale."""
    outcomes = [measure_pairs(args.pairs, errors=args.errors), measure_cases(args.cases, errors=args.errors)]
    if args.linked:
        outcomes.append(measure_linked(args.linked, errors=args.errors))
    if args.scale:
        outcomes.append(measure_scale(args.scale))
    figures = {name: value for outcome in outcomes for name, value in outcome.figures.items()}
    return Outcome("\n\n".join(o.text for o in outcomes), figures, any(o.failed for o in outcomes))


# --- Pairs ------------------------------------------------------------------------------------------------------


@dataclass(frozen=True, slots=True)
class Pair:
    """Two appearances, with others that are on record beside them, and whether the two are one identity."""

    tier: str
    category: str
    origin: str
    same: bool
    left: Appearance
    right: Appearance
    also: tuple[Appearance, ...] = ()


def read_pairs(path: Path) -> tuple[Pair, ...]:
    """Read hand-written pairs; a side may be given by its name alone."""
    rows = tomllib.loads(path.read_text(encoding="utf-8"))["pair"]
    return tuple(
        Pair(
            row["tier"],
            row["category"],
            row["origin"],
            row["same"],
            _appearance(row["left"], row, "left"),
            _appearance(row["right"], row, "right"),
            tuple(_appearance(other, row, f"also{n}") for n, other in enumerate(row.get("also", ()))),
        )
        for row in rows
    )


def _appearance(given: str | Mapping[str, Any], row: Mapping[str, Any], key: str) -> Appearance:
    told: Mapping[str, Any] = {"name": given} if isinstance(given, str) else given
    return Appearance(
        key=key,
        report=told.get("report", key),
        outlet=told.get("outlet"),
        day=told.get("day", row.get("day")),
        name=told["name"],
        kind=SpeakerKind(told.get("kind", row.get("kind", "person"))),
        honorific=told.get("honorific"),
        office=told.get("office"),
        organisation=told.get("organisation"),
        names=(told["name"], *told.get("names", ())),
        side=tuple(told.get("side", row.get("side", ()))),
    )


def is_one(pair: Pair) -> bool:
    """Whether grouping makes one identity of the two."""
    found = group_appearances((pair.left, pair.right, *pair.also))
    return any({"left", "right"} <= set(identity.appearances) for identity in found)


def measure_pairs(path: Path, *, errors: bool = False) -> Outcome:
    """Score the pairs by tier and by category; it fails where a STRONG pair comes out wrong."""
    pairs = read_pairs(path)
    counts: dict[tuple[str, str], Counter[str]] = defaultdict(Counter)
    wrong: list[str] = []
    failed = False
    for pair in pairs:
        found = is_one(pair)
        outcome = ("tp" if found else "fn") if pair.same else ("fp" if found else "tn")
        for group in (("tier", pair.tier), ("category", pair.category), ("tier", "all")):
            counts[group][outcome] += 1
        if found != pair.same:
            failed = failed or pair.tier == "STRONG"
            wrong.append(f"  {pair.tier:6} {outcome} {pair.category}: {pair.left.name} / {pair.right.name}")
    lines = [f"Pairs: {len(pairs)}, {sum(p.same for p in pairs)} of them one identity"]
    figures: dict[str, float | None] = {}
    for (kind, name), count in sorted(counts.items(), key=lambda item: (item[0][0] != "tier", item[0][1])):
        precision, recall = _share(count["tp"], count["fp"]), _share(count["tp"], count["fn"])
        right = _share(count["tp"] + count["tn"], count["fp"] + count["fn"])
        lines.append(
            f"  {name:28} {sum(count.values()):4} right {_shown(right)} precision {_shown(precision)}"
            f" recall {_shown(recall)}"
        )
        if kind == "tier":
            figures[f"identity_pairs_{name.lower()}_precision"] = percent(precision)
            figures[f"identity_pairs_{name.lower()}_recall"] = percent(recall)
            figures[f"identity_pairs_{name.lower()}_right"] = percent(right)
    return Outcome("\n".join(lines + (["Wrong:", *wrong] if errors and wrong else [])), figures, failed)


def _share(good: int, bad: int) -> float | None:
    return good / (good + bad) if good + bad else None


def _shown(share: float | None) -> str:
    return "    –" if share is None else f"{100 * share:5.1f}"


# --- Cases ------------------------------------------------------------------------------------------------------


def appearances_of_case(folder: Path, setting: str) -> tuple[tuple[Appearance, ...], dict[str, str]]:
    """The appearances of a case's speakers, one for each file that each speaks in, and the speaker of each key.

    The names are the words of the speaker's sources, with those names of the speaker that stand in them, and the full
    name where it stands in the file. Who is not named there is no appearance that could be found again, and is left
    out.
    """
    case = json.loads((folder / "case.json").read_text(encoding="utf-8"))
    speakers = {s["id"]: s for s in case["speakers"]}
    captures = {c["file"]: c for c in case["captures"]}
    spoken: dict[tuple[str, str], list[str]] = defaultdict(list)
    for statement in case["statements"]:
        spoken[statement["file"], statement["speaker"]] += statement["source"]
    found: list[Appearance] = []
    gold: dict[str, str] = {}
    for (file, speaker_id), sources in sorted(spoken.items()):
        speaker, capture = speakers[speaker_id], captures[file]
        kind = SpeakerKind(speaker["kind"])
        if kind not in (SpeakerKind.PERSON, SpeakerKind.ORGANISATION):
            continue
        text = check_cases.read_report(folder / file)
        said = " | ".join(sources)
        names = [n for n in (speaker["name"], *speaker["aliases"]) if n in said or (n == speaker["name"] and n in text)]
        names = [n for n in (*names, *sources) if n == speaker["name"] or _is_name(n, kind)]
        if not names:
            continue
        key = f"{file}:{speaker_id}"
        day = capture.get("published_on")
        full = setting == SETTINGS[0]
        found.append(
            Appearance(
                key=key,
                report=capture["report"],
                outlet=capture["outlet"],
                day=date.fromisoformat(day) if day else None,
                name=max(names, key=lambda n: (n == speaker["name"], len(n))),
                kind=kind,
                office=speaker["office"] if full and kind is SpeakerKind.PERSON else None,
                names=tuple(dict.fromkeys(names)),
                side=() if setting == SETTINGS[2] or speaker["side"] is None else (speaker["side"],),
            )
        )
        gold[key] = speaker_id
    names_in: dict[str, set[str]] = defaultdict(set)
    for appearance in found:
        names_in[appearance.key.split(":")[0]].add(appearance.name)
    return tuple(
        replace(a, beside=tuple(sorted(n for n in names_in[a.key.split(":")[0]] if " " in n and n != a.name)))
        for a in found
    ), gold


def _is_name(words: str, kind: SpeakerKind) -> bool:
    """Whether words could be what an appearance is called by: for people, a name rather than a description."""
    first = words.split()[0]
    if kind is SpeakerKind.ORGANISATION:
        return first.lower() not in ("it", "they", "we", "she", "he", "its")
    return first[:1].isupper() and first.lower() not in (
        "the",
        "a",
        "an",
        "its",
        "her",
        "his",
        "he",
        "she",
        "they",
        "i",
    )


def measure_cases(folder: Path, *, errors: bool = False) -> Outcome:
    """Score the grouping of the appearances of each case in each setting, all cases together on record.

    Pairwise precision and recall count pairs of appearances; B-cubed (Bagga and Baldwin 1998) averages over
    appearances.
    """
    lines = ["Cases: appearances of people and bodies that are named, all cases in one ledger"]
    figures: dict[str, float | None] = {}
    wrong: list[str] = []
    for setting in SETTINGS:
        found: list[Appearance] = []
        gold: dict[str, str] = {}
        for case in sorted(p.parent for p in folder.glob("*/case.json")):
            some, speakers = appearances_of_case(case, setting)
            for appearance in some:
                key = f"{case.name}/{appearance.key}"
                found.append(replace(appearance, key=key, report=f"{case.name}/{appearance.report}"))
                gold[key] = f"{case.name}/{speakers[appearance.key]}"
        identities = group_appearances(found)
        score = score_groups([i.appearances for i in identities], gold)
        lines.append(f"  {setting:16} {len(found)} appearances, {len(set(gold.values()))} speakers: {score}")
        stem = "identity_cases_" + setting.replace(" ", "_")
        figures |= {f"{stem}_{name}": percent(value) for name, value in score.shares().items()}
        wrong += [f"  {setting}: {line}" for line in _wrong_groups(identities, gold, {a.key: a for a in found})]
    return Outcome("\n".join(lines + (["Wrong:", *wrong] if errors and wrong else [])), figures)


@dataclass(frozen=True, slots=True)
class GroupScore:
    """Pairwise and B-cubed precision and recall of groups, as shares of one."""

    pair_precision: float | None
    pair_recall: float | None
    b3_precision: float | None
    b3_recall: float | None

    def shares(self) -> dict[str, float | None]:
        """The figures by name."""
        return {name: getattr(self, name) for name in self.__slots__}

    def __str__(self) -> str:
        return (
            f"pairs P {_shown(self.pair_precision)} R {_shown(self.pair_recall)}, "
            f"B-cubed P {_shown(self.b3_precision)} R {_shown(self.b3_recall)}"
        )


def score_groups(groups: Iterable[Sequence[str]], gold: Mapping[str, str]) -> GroupScore:
    """Score groups of keys against the gold group of each key; every key is in one group."""
    gold_sizes = Counter(gold.values())
    shared = found = 0
    precision = recall = 0.0
    for group in groups:
        sizes = Counter(gold[key] for key in group)
        found += len(group) * (len(group) - 1) // 2
        shared += sum(n * (n - 1) // 2 for n in sizes.values())
        precision += sum(n * n / len(group) for n in sizes.values())
        recall += sum(n * n / gold_sizes[name] for name, n in sizes.items())
    wanted = sum(n * (n - 1) // 2 for n in gold_sizes.values())
    total = len(gold)
    return GroupScore(
        shared / found if found else None,
        shared / wanted if wanted else None,
        precision / total if total else None,
        recall / total if total else None,
    )


def _wrong_groups(
    identities: Sequence[Identity], gold: Mapping[str, str], appearances: Mapping[str, Appearance]
) -> Iterator[str]:
    parts: dict[str, list[str]] = defaultdict(list)
    for identity in identities:
        speakers = {gold[key] for key in identity.appearances}
        if len(speakers) > 1:
            yield f"one identity of {sorted(speakers)}"
        for speaker in speakers:
            names = {appearances[key].name for key in identity.appearances if gold[key] == speaker}
            parts[speaker].append(" = ".join(sorted(names)))
    for speaker, names in sorted(parts.items()):
        if len(names) > 1:
            yield f"{speaker} in {len(names)}: " + " | ".join(names)


# --- Linked documents -------------------------------------------------------------------------------------------

_ENTITY = re.compile(r"\((?P<one>[^()]+)\)|\((?P<opened>[^()]+)|(?P<closed>\d+)(?:\[[\d/]+\])?\)")
_LINK = re.compile(r"-(?:coref|sgl|ana|appos|disc|pred|cata|bridge(?::\w+)?)-(?P<page>.+)$")
_KINDS = {"person": SpeakerKind.PERSON, "organization": SpeakerKind.ORGANISATION}
# Tags of the words that a name may have; what has others is a description.
_NAME_TAGS = frozenset(("NNP", "NNPS", "DT", "POS", "IN", ",", "CD", "HYPH", "JJ", "CC", "."))
_LONGEST = 7  # words


def read_linked(path: Path) -> tuple[list[Appearance], dict[str, str]]:
    """The people and bodies that documents of GUM name and link to an encyclopedia, and the page of each key.

    Names only: nothing is told of offices and sides. Unnamed and unlinked entities are left out.
    """
    found: list[Appearance] = []
    pages: dict[str, str] = {}
    with gzip.open(path, "rt", encoding="utf-8") as lines:
        for document, day, words in _documents(lines):
            names: dict[tuple[str, str], list[str]] = defaultdict(list)
            linked: dict[tuple[str, str], str] = {}
            for start, end, told in _entities(words):
                number, kind = told.split("-")[:2]
                key = (number.split("[")[0], kind)
                tags = {tag for _, tag, _ in words[start:end]}
                if kind in _KINDS and "NNP" in tags and tags <= _NAME_TAGS and end - start <= _LONGEST:
                    name = " ".join(word for word, _, _ in words[start:end])
                    names[key].append(re.sub(r"\s+(['’]s?)$", "", name).replace(" - ", "-"))
                if page := _LINK.search(told):
                    linked[key] = page["page"]
            for (number, kind), called in names.items():
                if (number, kind) in linked:
                    key_ = f"{document}:{number}:{kind}"
                    name = max(called, key=lambda n: (len(n.split()), len(n), n))
                    found.append(
                        Appearance(key_, document, None, day, name, _KINDS[kind], names=tuple(sorted(set(called))))
                    )
                    pages[key_] = linked[number, kind]
    return found, pages


def _documents(lines: Iterable[str]) -> Iterator[tuple[str, date | None, list[tuple[str, str, str]]]]:
    """Each document's name, its day, and word, tag and entities of each token."""
    document, day, words = "", None, []
    for line in lines:
        if line.startswith("# newdoc"):
            if document:
                yield document, day, words
            document, day, words = line.split("=")[1].strip(), None, []
        elif line.startswith("# meta::dateCreated"):
            written = line.split("=")[1].strip()
            day = date.fromisoformat(written) if re.fullmatch(r"\d{4}-\d\d-\d\d", written) else None
        elif line[:1].isdigit() and line.split("\t")[0].isdigit():
            columns = line.rstrip("\n").split("\t")
            entity = re.search(r"Entity=([^|]*)", columns[9])
            words.append((columns[1], columns[4], entity.group(1) if entity else ""))
    if document:
        yield document, day, words


def _entities(words: Sequence[tuple[str, str, str]]) -> Iterator[tuple[int, int, str]]:
    """The mentions of a document: the first token, the one after the last, and what is told of the entity."""
    opened: list[tuple[int, str]] = []
    for at, (_, _, entity) in enumerate(words):
        for part in _ENTITY.finditer(entity):
            if part["one"]:
                yield at, at + 1, part["one"]
            elif part["opened"]:
                opened.append((at, part["opened"]))
            else:
                same = [n for n, (_, told) in enumerate(opened) if told.split("-")[0].split("[")[0] == part["closed"]]
                if same:
                    start, told = opened.pop(same[-1])
                    yield start, at + 1, told


def measure_linked(paths: Sequence[Path], *, errors: bool = False) -> Outcome:
    """Score the grouping of linked documents, by names only."""
    found: list[Appearance] = []
    pages: dict[str, str] = {}
    for path in paths:
        some, linked = read_linked(path)
        found += some
        pages |= linked
    identities = group_appearances(found)
    score = score_groups([i.appearances for i in identities], pages)
    text = f"Linked documents: {len(found)} appearances of {len(set(pages.values()))}, names only: {score}"
    wrong = [f"  {line}" for line in _wrong_groups(identities, pages, {a.key: a for a in found})]
    figures = {f"identity_linked_{name}": percent(value) for name, value in score.shares().items()}
    return Outcome("\n".join([text, *(["Wrong:", *wrong] if errors and wrong else [])]), figures)


# --- Scale ------------------------------------------------------------------------------------------------------

_GIVEN = """Ana Bo Carl Dina Emil Fay Gus Hana Igor Jana Kai Lena Marc Nora Olga Paul Rosa Sven Tara Udo Vera Wim
    Yara Zoe Adam Beth Cleo Drew Elsa Finn Greta Hugo Ines Jonas Kira Liam Mona Nils Opal Petra Remy Sara Tom Uma
    Viktor Wanda Xenia Yusuf Mohammed Layla Omar Amina Wei Jin Min Akira Yuki Chidi Amara Kofi Zanele"""
_STARTS = "Al Bar Cor Dan Es Fal Gor Hal Ist Jor Kal Lan Mar Nor Ost Pal Quin Ras Sol Tal Ul Var Wes Yar Zan Bren Chor"
_MIDDLES = "den ber lin mo ka ri ven to sa gra du phi ne lo ba"
_ENDS = "son sky ova man ez ini ard well ton berg ic enko aru ia quist"
_OFFICES = "spokesman|interior minister|chief executive|mayor|professor of law|head of research|resident|general"
SPEAKERS_IN_REPORT = 4
FURTHER_REPORTS = 7
_BODIES = "Ministry|Authority|Council|Institute|Shipping|Power|Hospital|University|Travel|Bank"


def invent_appearances(count: int, seed: int = 1) -> list[Appearance]:
    """Invented appearances: people and bodies as often as in a news archive, few very often, most once or twice.

    People come with full names, initials or family names, with and without offices and sides; one family name is
    shared by many, as it is in life.
    """
    rng = random.Random(seed)
    families = [a + b + c for a in _STARTS.split() for b in _MIDDLES.split() for c in _ENDS.split()]
    rng.shuffle(families)
    given, offices, bodies = _GIVEN.split(), _OFFICES.split("|"), _BODIES.split("|")
    found: list[Appearance] = []
    for number in range(0, count, SPEAKERS_IN_REPORT):
        day = date(2030, 1, 1) + timedelta(days=rng.randrange(1500))
        told = []
        for _ in range(min(SPEAKERS_IN_REPORT, count - number)):
            # The rank of who speaks: about one in r, as with names in the news.
            rank = int(max(1, count / 4) ** rng.random())
            who = random.Random(seed * 1_000_003 + rank)
            is_body = who.random() < 0.3
            family = families[int(len(families) ** who.random()) - 1]
            side = (f"Government of {families[who.randrange(40)]}land",) if rng.random() < 0.6 else ()
            full = f"{who.choice(bodies if is_body else given)}"
            if is_body:
                told.append((f"{family} {full}", SpeakerKind.ORGANISATION, None, side))
                continue
            form = rng.random()
            name = f"{full} {family}" if form < 0.8 else family if form < 0.95 else f"{full[0]}. {family}"
            told.append((name, SpeakerKind.PERSON, who.choice(offices) if rng.random() < 0.5 else None, side))
        for place, (name, kind, office, side) in enumerate(told):
            found.append(
                Appearance(
                    f"a{number + place}",
                    f"r{number}",
                    None,
                    day,
                    name,
                    kind,
                    office=office,
                    names=(name,),
                    side=side,
                    beside=tuple(other for n, (other, *_) in enumerate(told) if n != place and " " in other),
                )
            )
    return found


def measure_scale(count: int) -> Outcome:
    """Time the grouping of ``count`` invented appearances, and of what one more report touches, in CPU seconds."""
    appearances = invent_appearances(count)
    started = time.process_time()
    identities = group_appearances(appearances)
    seconds = time.process_time() - started
    started = time.process_time()
    components = connected(appearances)
    keyed = time.process_time() - started
    sizes = sorted(map(len, components), reverse=True)
    # A new report touches the components of its appearances: chosen as appearances are, so often the large ones.
    rng = random.Random(2)
    place = {a.key: n for n, component in enumerate(components) for a in component}
    times = []
    for _ in range(FURTHER_REPORTS):
        touched = {place[rng.choice(appearances).key] for _ in range(SPEAKERS_IN_REPORT)}
        started = time.process_time()
        group_appearances([a for n in touched for a in components[n]])
        times.append(time.process_time() - started)
    text = (
        f"Scale: {count} appearances into {len(identities)} identities in {seconds:.1f} CPU s; keys {keyed:.1f} s;"
        f" {len(components)} connected components, the largest of {sizes[0]}, {sizes[len(sizes) // 2]} in the middle;"
        f" a further report of {SPEAKERS_IN_REPORT} speakers {sorted(times)[FURTHER_REPORTS // 2]:.3f} s in the middle,"
        f" {max(times):.3f} s at most"
    )
    figures: dict[str, float | None] = {
        "identity_scale_seconds": round(seconds, 2),
        "identity_scale_largest_component": sizes[0],
        "identity_scale_report_seconds": round(sorted(times)[FURTHER_REPORTS // 2], 3),
        "identity_scale_report_seconds_most": round(max(times), 3),
        "identity_scale_memory_mb": peak_memory_mb(),
    }
    return Outcome(text, figures)


def connected(appearances: Iterable[Appearance]) -> list[list[Appearance]]:
    """Part appearances into sets that share no key, even by way of others."""
    parent: dict[str, str] = {}

    def find(key: str) -> str:
        parent.setdefault(key, key)
        while parent[key] != key:
            parent[key] = parent[parent[key]]
            key = parent[key]
        return key

    first: list[tuple[Appearance, str]] = []
    for appearance in appearances:
        keys = sorted(blocks_of(appearance))
        for key in keys[1:]:
            parent[find(key)] = find(keys[0])
        first.append((appearance, keys[0]))
    components: dict[str, list[Appearance]] = defaultdict(list)
    for appearance, key in first:
        components[find(key)].append(appearance)
    return list(components.values())
