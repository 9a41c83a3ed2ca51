"""Coreference data: GUM's chains and GAP's pronouns, and how they are scored."""

from __future__ import annotations

import gzip
import json
import re
from collections import Counter, defaultdict
from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field
from pathlib import Path
from typing import Any

from walkback.speaker.discourse import Chooses, Discourse, choose_likeliest
from walkback.speaker.entity import Entity
from walkback.speaker.passage import read_passage
from walkback.speaker.phrase import Form, Kind, Phrase
from walkback.speaker.ranking import Features
from walkback.text.span import Span

_MENTION = re.compile(r"\((?P<whole>[^()]+)\)|\((?P<opened>[^()]+)|(?P<closed>[^()]+)\)")
Row = Mapping[str, Any]


@dataclass
class Chained:
    """A text with its mentions: where the whole stands, where its noun does, and the chain it belongs to."""

    id: str
    text: str = ""
    genre: str = ""
    mentions: list[tuple[Span, Span, str]] = field(default_factory=list)


def read_gum(path: Path) -> list[Chained]:
    """The documents of a gzipped CoNLL-U file with GUM's ``Entity`` annotation, in order."""
    documents: list[Chained] = []
    lines: list[str] = []
    with gzip.open(path, "rt", encoding="utf-8") as file:
        for line in file:
            if line.startswith("# newdoc") and lines:
                documents.append(_read_document(lines))
                lines = []
            lines.append(line.rstrip("\n"))
    return [*documents, *([_read_document(lines)] if lines else [])]


def _read_document(lines: Sequence[str]) -> Chained:
    document = Chained("")
    tokens: list[Span] = []
    open_: dict[str, list[tuple[int, list[int]]]] = defaultdict(list)
    new_paragraph = False
    joined_until = joined_at = 0  # the last number of a word written as one with others, and where its rest begins
    for line in lines:
        if line.startswith("# newdoc"):
            document.id = line.split(" = ")[1]
        elif line.startswith("# meta::genre"):
            document.genre = line.split(" = ")[1]
        elif re.match(r"# newpar(?!_)", line):
            new_paragraph = True
        if line.startswith("#") or not line:
            continue
        number, form, *_, misc = line.split("\t")
        if "." in number:
            continue
        if new_paragraph:
            document.text = document.text.rstrip() + ("\n\n" if document.text else "")
            new_paragraph = False
        written = form + ("" if "SpaceAfter=No" in misc else " ")
        if "-" in number:
            joined_until, joined_at = int(number.split("-")[1]), len(document.text)
            document.text += written
            continue
        if int(number) <= joined_until:
            at = document.text.find(form, joined_at)
            start = at if at >= 0 else joined_at
            joined_at = start + len(form)
        else:
            joined_until = 0
            start = len(document.text)
            document.text += written
        if int(number) == joined_until:
            joined_until = 0
        tokens.append(Span(start, start + len(form)))
        entity = next((f.removeprefix("Entity=") for f in misc.split("|") if f.startswith("Entity=")), "")
        _read_mentions(document, entity, tokens, open_)
    return document


def _read_mentions(
    document: Chained, entity: str, tokens: Sequence[Span], open_: dict[str, list[tuple[int, list[int]]]]
) -> None:
    last = len(tokens) - 1
    for match in _MENTION.finditer(entity):
        if match["whole"]:
            document.mentions.append((tokens[last], tokens[last], match["whole"].split("-")[0]))
        elif match["opened"]:
            parts = match["opened"].split("-")
            least = [int(n) for n in parts[5].split(",") if n.isdigit()] if len(parts) > 5 else []
            open_[parts[0]].append((last, least or [1]))
        elif open_[match["closed"].split("-")[0]]:
            chain = match["closed"].split("-")[0]
            first, least = open_[chain].pop()
            core = [tokens[first + n - 1] for n in least if first + n - 1 <= last] or [tokens[last]]
            whole = Span(tokens[first].start, tokens[last].end)
            document.mentions.append((whole, Span(core[0].start, core[-1].end), chain))


class ChainOracle:
    """Tells which candidates are right by the chains of a document."""

    def __init__(self, document: Chained) -> None:
        self.document = document
        self.passage = read_passage(document.text)
        self._by_noun: dict[int, list[tuple[int, str]]] = defaultdict(list)
        for whole, core, chain in document.mentions:
            for at in range(core.start, core.end):
                self._by_noun[at].append((whole.end - whole.start, chain))

    def chain(self, phrase: Phrase) -> str | None:
        """The chain of the mention that has the phrase's noun and is nearest to it in length."""
        noun = phrase.first if phrase.form is Form.PRONOUN else phrase.name_last - 1
        listed = self._by_noun.get(self.passage.start[noun])
        if not listed:
            return None
        length = self.passage.end[phrase.last - 1] - self.passage.start[phrase.first]
        return min(listed, key=lambda one: (abs(one[0] - length), one[1]))[1]

    def right(self, phrase: Phrase, candidates: Sequence[Entity | None]) -> list[bool] | None:
        """Which candidates are right; that of a new entity if no other is. None if nothing is annotated there."""
        chain = self.chain(phrase)
        if chain is None:
            return None
        found = [c is not None and self._chain_of(c) == chain for c in candidates]
        return found if any(found) else [c is None for c in candidates]

    def _chain_of(self, entity: Entity) -> str | None:
        chains = Counter(c for p in entity.phrases if (c := self.chain(p)) is not None)
        return chains.most_common(1)[0][0] if chains else None


def read_gap(path: Path) -> list[dict[str, Any]]:
    """The rows of a gzipped GAP file: a text, a pronoun, and two names with whether it means them."""
    with gzip.open(path, "rt", encoding="utf-8") as lines:
        return [json.loads(line) for line in lines]


def holds_name(starts: Sequence[int], ends: Sequence[int], row: Row, entity: Entity | None, name: str) -> bool:
    """Whether ``entity`` has name "a" or "b" of a GAP row among its phrases; ``starts``, ``ends`` are of the words."""
    if entity is None:
        return False
    span = Span(row[f"{name}_off"], row[f"{name}_off"] + len(row[name]))
    named = (p for p in entity.phrases if p.form is Form.NAME)
    return any(starts[p.first] < span.end and span.start < ends[p.last - 1] for p in named)


def answer_gap(row: Row, attributions: Sequence[Any], choose: Chooses = choose_likeliest) -> tuple[bool, bool]:
    """What a chooser says of a GAP row: whether its pronoun means A, and B."""
    passage = read_passage(row["text"])
    chosen: list[Entity | None] = []

    def watch(
        group: str, phrase: Phrase, candidates: Sequence[Entity | None], features: Sequence[Features]
    ) -> tuple[Entity | None, float]:
        entity, chance = choose(group, phrase, candidates, features)
        if passage.start[phrase.first] == row["p_off"]:
            chosen.append(entity)
        return entity, chance

    Discourse(passage, attributions, watch)
    entity = chosen[-1] if chosen else None
    return (
        holds_name(passage.start, passage.end, row, entity, "a"),
        holds_name(passage.start, passage.end, row, entity, "b"),
    )


def choose_nearest(
    group: str, phrase: Phrase, candidates: Sequence[Entity | None], features: Sequence[Features]
) -> tuple[Entity | None, float]:
    """The baseline: the nearest name of a person whose gender does not speak against it."""
    if group == "description":
        return None, 1.0
    for entity, told in zip(candidates, features, strict=True):
        if entity is not None and entity.names and entity.kind is not Kind.BODY and "gender_clash" not in told:
            return entity, 1.0
    return next((c for c in candidates if c is not None), None), 1.0


def score_gap(rows: Sequence[Row], answers: Mapping[str, tuple[bool, bool]]) -> dict[str, float]:
    """F1 as GAP defines it (Webster et al., TACL 2018), over all rows and by gender, and the genders' ratio, "bias"."""
    counts: dict[str, Counter[str]] = {group: Counter() for group in ("all", "masculine", "feminine")}
    for row in rows:
        gender = "feminine" if row["pronoun"].lower() in ("she", "her", "hers") else "masculine"
        for name, said in zip("ab", answers[row["id"]], strict=True):
            kind = ("t" if said == row[f"{name}_coref"] else "f") + ("p" if said else "n")
            counts[gender][kind] += 1
            counts["all"][kind] += 1
    figures = {group: _f1(c["tp"], c["fp"], c["fn"]) for group, c in counts.items()}
    return figures | {"bias": figures["feminine"] / figures["masculine"] if figures["masculine"] else 0.0}


def _f1(right: int, spurious: int, missed: int) -> float:
    return 2 * right / (2 * right + spurious + missed) if right else 0.0


def score_gum(
    documents: Sequence[Chained], attributions: Sequence[Sequence[Any]], choose: Chooses = choose_likeliest
) -> dict[str, tuple[int, int]]:
    """Right choices and all, by group of phrases; what went before is as the chains tell it."""
    counts: dict[str, list[int]] = defaultdict(lambda: [0, 0])
    for document, found in zip(documents, attributions, strict=True):
        oracle = ChainOracle(document)

        def judge(
            group: str,
            phrase: Phrase,
            candidates: Sequence[Entity | None],
            features: Sequence[Features],
            oracle: ChainOracle = oracle,
        ) -> tuple[Entity | None, float]:
            right = oracle.right(phrase, candidates)
            if right is None:
                return None, 1.0
            entity, _ = choose(group, phrase, candidates, features)
            counts[group][0] += right[list(candidates).index(entity)]
            counts[group][1] += 1
            return candidates[right.index(True)], 1.0

        Discourse(oracle.passage, found, judge)
    return {group: (right, all_) for group, (right, all_) in sorted(counts.items())}
