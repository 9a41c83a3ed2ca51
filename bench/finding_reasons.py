"""Where each finding of a case was lost, and what each wrong one is to the annotators."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from enum import StrEnum
from typing import Any

from bench import case_score
from bench.check_cases import EDIT_KINDS, PAIR_KINDS, classes_of

FIGURES = ("changed_figure", "disputed_figure")
SHOWN_WORDS = 7  # of a statement that no annotator has


class Stage(StrEnum):
    """The first stage of the pipeline that lost a finding."""

    STATEMENT = "statement not found"
    ACT = "both taken for one act of saying"
    QUESTION = "not in one question"
    POSITIONS = "wrong positions"
    KIND = "told as another kind"
    PAIR = "told of another pair"
    UNSURE = "certainty too low"
    RULE = "no finding by rule"
    CHANGE = "change not found"


class Nature(StrEnum):
    """What a wrong finding is to the annotators."""

    MUST_NOT = "must not be one"
    OTHER_KIND = "another kind"
    REVERSED = "the other way round"
    OTHER_PAIR = "between others"
    SAME_QUESTION = "one question, no finding"
    OTHER_QUESTIONS = "no question in common"
    UNKNOWN = "not annotated"


@dataclass(frozen=True, slots=True)
class Wanted:
    """A finding that the annotators have; ``stage`` and ``detail`` tell where it was lost, None and "" if it was not.

    ``label`` names it by the ids of case.json.
    """

    kind: str
    strength: str
    label: str
    stage: Stage | None = None
    detail: str = ""

    @property
    def is_found(self) -> bool:
        """Whether the ledger has it."""
        return self.stage is None


@dataclass(frozen=True, slots=True)
class Told:
    """A finding that the ledger has.

    Attributes:
        kind: of the finding.
        label: both ends, by the annotators' ids as far as they have them.
        strength: as told, "" where it is too unsure to be shown.
        certainty: 0 to 1; None where the prediction has none.
        right: None if it only repeats another, which counts as neither.
        nature: what it is to the annotators if it is wrong.
        detail: more on that.
        why: the lines that explain it.
    """

    kind: str
    label: str
    strength: str
    certainty: float | None
    right: bool | None
    nature: Nature | None = None
    detail: str = ""
    why: tuple[str, ...] = ()

    @property
    def is_edit(self) -> bool:
        """Whether it stands between two versions of a report."""
        return self.kind in EDIT_KINDS


@dataclass(frozen=True, slots=True)
class CaseFindings:
    """The findings of a case: those wanted in the order of case.json, those told in that of the prediction.

    ``unsure`` are those that the rules make and nobody is shown, as far as the prediction has them.
    """

    wanted: tuple[Wanted, ...]
    told: tuple[Told, ...]
    unsure: tuple[Told, ...] = ()


def compare_findings(gold: dict[str, Any], prediction: dict[str, Any]) -> CaseFindings:
    """Tell of each finding whether it was found, and if not why; of each that was told whether it is right.

    What is right, wrong and a repeat is as `bench.case_score` counts it. The prediction's ``findings`` may have a
    ``certainty`` and ``why``; its ``unsure``, if there, has those between statements that are not sure enough to show.
    """
    between = _Between(gold, prediction)
    edits, wanted_edits = _compare_edits(gold, prediction)
    pairs = iter(between.wanted())
    changes = iter(wanted_edits)
    wanted = tuple(next(changes if f["kind"] in EDIT_KINDS else pairs) for f in gold["findings"])
    spoken, rewritten = iter(between.told()), iter(edits)
    told = tuple(next(rewritten if f["kind"] in EDIT_KINDS else spoken) for f in prediction.get("findings", ()))
    return CaseFindings(wanted, told, tuple(between.unsure()))


class _Between:
    """The findings between statements of a case, gold and predicted."""

    def __init__(self, gold: dict[str, Any], prediction: dict[str, Any]) -> None:
        self.gold, self.prediction = gold, prediction
        read = case_score.read_prediction(prediction, gold)
        match = case_score.match_statements(gold["statements"], read["statements"])
        self.sure = case_score.pair_findings(gold, read, match)
        both = {**prediction, "findings": [*prediction.get("findings", ()), *prediction.get("unsure", ())]}
        self.all = case_score.pair_findings(gold, case_score.read_prediction(both, gold), match)
        self.pairs = [f for f in both["findings"] if f["kind"] in PAIR_KINDS]
        self.count = len(self.sure.ends)
        self.answers = case_score.Answers(gold)
        self.statements = {one["id"]: one for one in prediction.get("statements", ())}
        self.class_of = classes_of(gold["statements"])
        self.found: dict[str, list[str]] = {}  # the predictions of each class of annotated statements
        self.called: dict[str, str] = {}  # the annotators' id of a prediction
        for p, g in sorted(match.items()):
            key = gold["statements"][g]["id"]
            predicted = prediction["statements"][p]["id"]
            self.found.setdefault(self.class_of[key], []).append(predicted)
            self.called[predicted] = key
        self.positions: dict[str, dict[str, str]] = {}  # by class, question: the gold position of one of its statements
        for question in gold["questions"]:
            for key, position in question["positions"].items():
                self.positions.setdefault(self.class_of[key], {}).setdefault(question["id"], position)

    # ------------------------------------------------------------ what was missed

    def wanted(self) -> Iterator[Wanted]:
        found = set(self.sure.hits.values())
        for g, finding in enumerate(self.sure.golds):
            stage, detail = (None, "") if g in found else self._lost(g, finding)
            yield Wanted(finding["kind"], finding["strength"], _label(finding), stage, detail)

    def _lost(self, g: int, finding: Mapping[str, Any]) -> tuple[Stage, str]:
        ends = self.sure.gold_ends[g]
        names = finding["earlier"], finding["later"]
        absent = [name for name, end in zip(names, ends, strict=True) if end not in self.found]
        if absent:
            return Stage.STATEMENT, ", ".join(absent)
        earlier, later = (self.found[end] for end in ends)
        acts = [{self._act(key) for key in keys} for keys in (earlier, later)]
        if acts[0] & acts[1]:
            return Stage.ACT, ""
        shared = [q for q in self.prediction.get("questions", ()) if _in(q, earlier) and _in(q, later)]
        if not shared:
            return Stage.QUESTION, "; ".join(
                f"{name} in {self._homes(keys)}" for name, keys in zip(names, (earlier, later), strict=True)
            )
        told = [(q["positions"][a], q["positions"][b]) for q in shared for a in _in(q, earlier) for b in _in(q, later)]
        if not any(_suits(finding["kind"], pair) for pair in told):
            question = finding.get("question", "")
            wanted = " > ".join(self.positions.get(end, {}).get(question, "-") for end in ends)
            return Stage.POSITIONS, f"{' > '.join(told[0])} for {wanted}{self._sides(ends, earlier, later)}"
        stage, detail = self._told_otherwise(g, finding, {q["id"] for q in shared}, earlier, later)
        return stage, detail + self._sides(ends, earlier, later)

    def _told_otherwise(
        self, g: int, finding: Mapping[str, Any], questions: set[str], earlier: list[str], later: list[str]
    ) -> tuple[Stage, str]:
        """What the rules made of two right positions."""
        kind, ends = finding["kind"], self.sure.gold_ends[g]
        here = [p for p in range(len(self.pairs)) if case_score.same_pair(self.all.ends[p], ends, True)]
        others = [p for p in here if p < self.count]
        if others:
            told = self.pairs[others[0]]["kind"]
            return Stage.KIND, "the other way round" if told == kind else told
        parties = {self._party(keys[0]) for keys in (earlier, later)}
        there = [
            p
            for p, f in enumerate(self.pairs)
            if f["kind"] == kind
            and f.get("question") in questions
            and {self._party(f["earlier"]), self._party(f["later"])} == parties
        ]
        exact = [p for p in here if self.pairs[p]["kind"] == kind]
        if exact:
            return Stage.UNSURE, _sure(self.pairs[exact[0]])
        if there and there[0] < self.count:
            return Stage.PAIR, self._label(there[0])
        if there:
            return Stage.UNSURE, f"{_sure(self.pairs[there[0]])}, {self._label(there[0])}"
        if here:
            return Stage.KIND, f"{self.pairs[here[0]]['kind']}, {_sure(self.pairs[here[0]])}"
        return Stage.RULE, ""

    def _act(self, key: str) -> str:
        act: str = self.statements[key].get("act") or key
        return act

    def _homes(self, keys: list[str]) -> str:
        asks = [q.get("ask", q.get("id", "?")) for q in self.prediction.get("questions", ()) if _in(q, keys)]
        return " and ".join(f"“{ask}”" for ask in asks) or "none"

    def _party(self, key: str) -> str:
        name, side = case_score.speaker_of(
            self.statements[key].get("speaker"), {s["id"]: s for s in self.prediction.get("speakers", ())}
        )
        return str(side or name or key)

    def _sides(self, ends: tuple[str, str], earlier: list[str], later: list[str]) -> str:
        """What was taken for one side, or for two, that is not."""
        one = self.answers.side[ends[0]] == self.answers.side[ends[1]]
        told = [self._party(keys[0]) for keys in (earlier, later)]
        if one == (told[0] == told[1]):
            return ""
        return f"; one side told as two: {told[0]}, {told[1]}" if one else f"; two sides told as one: {told[0]}"

    # ------------------------------------------------------------ what was told

    def told(self) -> Iterator[Told]:
        for p in range(self.count):
            right = None if p in self.sure.repeats else p in self.sure.hits
            yield self._told(p, right)

    def unsure(self) -> Iterator[Told]:
        for p in range(self.count, len(self.pairs)):
            right = None if p in self.all.repeats else p in self.all.hits
            yield self._told(p, right)

    def _told(self, p: int, right: bool | None) -> Told:
        one = self.pairs[p]
        nature, detail = self._nature(p) if right is False else (None, "")
        strength = one.get("strength", "") if p < self.count else ""
        return Told(
            one["kind"], self._label(p), strength, one.get("certainty"), right, nature, detail,
            tuple(one.get("why", ())),
        )  # fmt: skip

    def _nature(self, p: int) -> tuple[Nature, str]:
        ends, kind = self.all.ends[p], self.pairs[p]["kind"]
        nots = sorted({n for a in ends[0] for b in ends[1] for n in self.all.nots.get(frozenset((a, b)), ())})
        if nots:
            return Nature.MUST_NOT, "; ".join(self.gold["not_findings"][n]["why"] for n in nots)
        here = [g for g, there in enumerate(self.all.gold_ends) if case_score.same_pair(ends, there, True)]
        if here:
            kinds = sorted({self.all.golds[g]["kind"] for g in here})
            return (Nature.REVERSED, "") if kind in kinds else (Nature.OTHER_KIND, ", ".join(kinds))
        if not ends[0] or not ends[1]:
            return Nature.UNKNOWN, ""
        between = [(a, b, q) for a in ends[0] for b in ends[1] for q in self._questions(a) if q in self._questions(b)]
        for a, b, q in between:
            sides = {self.answers.side[a], self.answers.side[b]}
            for g, finding in enumerate(self.all.golds):
                if finding["kind"] == kind and finding.get("question") == q and self._gold_sides(g) == sides:
                    return Nature.OTHER_PAIR, _label(finding)
        if between:
            a, b, q = between[0]
            return Nature.SAME_QUESTION, f"{q}: {self._questions(a)[q]} > {self._questions(b)[q]}"
        return Nature.OTHER_QUESTIONS, ""

    def _questions(self, end: str) -> dict[str, str]:
        return self.positions.get(end, {})

    def _gold_sides(self, g: int) -> set[str]:
        return {self.answers.side[end] for end in self.all.gold_ends[g]}

    def _label(self, p: int) -> str:
        one = self.pairs[p]
        return f"{self._name(one['earlier'])} > {self._name(one['later'])}"

    def _name(self, key: str) -> str:
        """The annotators' id; else where it stands and how it begins, which other statements do not change."""
        if key in self.called:
            return self.called[key]
        one = self.statements[key]
        words = " ".join(" … ".join(map(str, one.get("content") or ())).split()[:SHOWN_WORDS])
        return f"{one['file'].rsplit('/', 1)[-1]} [{words}]"


def _in(question: Mapping[str, Any], keys: list[str]) -> list[str]:
    return [key for key in keys if key in question["positions"]]


def _suits(kind: str, positions: tuple[str, str]) -> bool:
    """Whether a finding of the kind can stand between two predicted positions."""
    earlier, later = positions
    answers = {"yes", "no", "unclear"}
    if kind in FIGURES:
        return earlier != later and not {earlier, later} & answers
    if kind == "walk_back":
        return earlier != later and earlier != "unclear" and {earlier, later} <= answers
    if kind == "confirmation":
        return earlier == later != "unclear"
    return {earlier, later} == {"yes", "no"}


def _label(finding: Mapping[str, Any]) -> str:
    return f"{finding['earlier']} > {finding['later']}"


def _sure(finding: Mapping[str, Any]) -> str:
    certainty = finding.get("certainty")
    return "" if certainty is None else f"{certainty:.2f}"


# ---------------------------------------------------------------- edits


def _compare_edits(gold: dict[str, Any], prediction: dict[str, Any]) -> tuple[list[Told], list[Wanted]]:
    read = case_score.read_prediction(prediction, gold)
    golds, trivial, place, alarms = case_score.pair_edits(gold, read)
    predicted = [f for f in prediction.get("findings", ()) if f["kind"] in EDIT_KINDS]
    report_of = {c["file"]: (c["report"], c["version"]) for c in gold["captures"]}
    told = []
    for p, (edit, one) in enumerate(zip(read["edits"], predicted, strict=True)):
        nature, detail = None, ""
        if p in place and edit["kind"] != golds[place[p]]["kind"]:
            nature, detail = Nature.OTHER_KIND, golds[place[p]]["kind"]
        elif p in alarms:
            nature, detail = Nature.MUST_NOT, trivial[alarms[p]]["why"]
        elif p not in place:
            nature = Nature.UNKNOWN
        (report, old), (_, new) = (report_of.get(file, (file, 0)) for file in edit["files"])
        label = _edit_label({"report": report, "from": old, "to": new, **_words(edit)})
        told.append(
            Told(
                edit["kind"], label, one.get("strength", ""), one.get("certainty"), nature is None, nature, detail,
                tuple(one.get("why", ())),
            )
        )  # fmt: skip
    of_gold = {g: read["edits"][p]["kind"] for p, g in place.items()}
    wanted = []
    for g, finding in enumerate(golds):
        stage = None
        if g not in of_gold:
            stage = Stage.CHANGE
        elif of_gold[g] != finding["kind"]:
            stage = Stage.KIND
        detail = of_gold[g] if stage is Stage.KIND else ""
        wanted.append(Wanted(finding["kind"], finding["strength"], _edit_label(finding), stage, detail))
    return told, wanted


def _words(edit: Mapping[str, Any]) -> dict[str, str]:
    return {"before": edit["before"], "after": edit["after"]}


def _edit_label(edit: Mapping[str, Any]) -> str:
    """The report, its two versions, and how the words that changed begin."""
    before, after = (_short(edit[end]) for end in ("before", "after"))
    return f"{edit['report']} {edit['from']}>{edit['to']} [{before}] > [{after}]"


def _short(text: str) -> str:
    words = text.split()
    return " ".join(words[:SHOWN_WORDS]) + (" …" if len(words) > SHOWN_WORDS else "")
