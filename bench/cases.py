"""How much of a careful reader's record of an affair comes out of the whole system."""

from __future__ import annotations

import argparse
import json
import tempfile
import time
from collections import Counter
from collections.abc import Iterable, Iterator, Mapping, Sequence
from contextlib import contextmanager
from dataclasses import replace
from itertools import combinations
from pathlib import Path
from typing import Any

from bench import case_score
from bench.finding_reasons import CaseFindings, Told, Wanted, compare_findings
from bench.finding_tables import finding_figures, finding_lines
from bench.frozen import FROZEN, Flips, Frozen, check_frozen, freeze
from bench.outcome import Outcome, peak_memory_mb, percent
from walkback.finding import relate
from walkback.finding.explain import explain
from walkback.finding.record import Rewritten, Spoken
from walkback.model import Attestation, InputOutcome, Statement, StatementSpeaker
from walkback.pipeline import ReadsStatements
from walkback.question.score import JudgesPairs
from walkback.store.ledger import Ledger
from walkback.when.said import said_on

NAME = "cases"
HELP = "put cases through the whole system and score the ledger"

# All that a user would know of a capture; nothing else of a case is handed on.
MANIFEST_FIELDS = {"url": "url", "outlet": "outlet", "captured_at": "captured_at", "published_on": "published_at"}


# A case's files with what became of each.
Files = list[tuple[str, InputOutcome]]


def add_arguments(parser: argparse.ArgumentParser) -> None:
    """Add the command's own arguments."""
    parser.add_argument("cases", type=Path, nargs="+", metavar="DIR", help="a folder of cases, or one case")
    parser.add_argument("--write-predictions", type=Path, metavar="OUT", help="keep what was found as OUT/<case>.json")
    parser.add_argument(
        "--errors",
        action="store_true",
        help="list what was missed, where each finding was lost, and what is wrong with its reasons",
    )
    parser.add_argument("--freeze", action="store_true", help="keep what was found of each case in bench/frozen")
    parser.add_argument("--check-frozen", action="store_true", help="fail if a finding differs from bench/frozen")
    parser.add_argument("--frozen", type=Path, default=FROZEN, metavar="DIR", help="by default, bench/frozen")


def run(args: argparse.Namespace) -> Outcome:
    """Predict and score every case."""
    return measure_cases(
        args.cases,
        write_predictions=args.write_predictions,
        errors=args.errors,
        freeze_in=args.frozen if args.freeze else None,
        check_in=args.frozen if args.check_frozen else None,
    )


def measure_cases(
    folders: Path | Sequence[Path],
    reader: ReadsStatements | None = None,
    *,
    write_predictions: Path | None = None,
    errors: bool = False,
    freeze_in: Path | None = None,
    check_in: Path | None = None,
) -> Outcome:
    """Score cases with `bench.case_score`, each in a ledger of its own.

    Args:
        folders: one case, or folders of them.
        reader: what reads the texts; the shipped reader if None.
        write_predictions: a folder for what was found, one file for each case.
        errors: list what was missed and what was wrong, each with its reason.
        freeze_in: a folder in which to keep the findings of each case; see `bench.frozen`.
        check_in: the same folder, to hold the findings against; the outcome has failed if they differ.

    Raises:
        case_score.InputError: there is no case, or one cannot be read.
    """
    chosen = [one for folder in ([folders] if isinstance(folders, Path) else folders) for one in case_folders(folder)]
    counts: dict[str, Counter[Any]] = {}
    found: dict[str, CaseFindings] = {}
    listed: list[str] = []
    failures: list[str] = []
    acts: Counter[str] = Counter()
    captures = 0
    seconds = 0.0
    for one in chosen:
        gold = case_score.read_gold(one)
        started = time.perf_counter()
        prediction, outcomes = predict(one, gold["captures"], reader, unsure=errors)
        seconds += time.perf_counter() - started
        captures += len(gold["captures"])
        failures += [f"{one.name}: {o.where}: {o.outcome} {o.reason} {o.message}" for o in outcomes if o.reason]
        if write_predictions is not None:
            write_predictions.mkdir(parents=True, exist_ok=True)
            text = json.dumps(prediction, ensure_ascii=False, indent=1)
            (write_predictions / f"{one.name}.json").write_text(text + "\n", encoding="utf-8")
        counts[one.name], wrong = case_score.score(gold, prediction)
        found[one.name] = compare_findings(gold, prediction)
        acts.update(_score_acts(gold, prediction))
        if errors:
            leaked = [line for line in wrong if line.startswith("boilerplate ")]
            lines = [*_statement_errors(gold, prediction), *leaked, *_finding_errors(found[one.name])]
            listed += ["", one.name, *(f"  {line}" for line in lines)]
    total: Counter[Any] = sum(counts.values(), Counter())
    report = case_score.figures(total)
    figures = _flat(report, total) | finding_figures(list(found.values()))
    figures |= {
        "acts_precision": percent(acts["hit"] / acts["found"]) if acts["found"] else None,
        "acts_recall": percent(acts["hit"] / acts["gold"]) if acts["gold"] else None,
        "cases": len(chosen),
        "captures": captures,
        "captures_failed": len(failures),
        "seconds": round(seconds, 3),
        "peak_memory_mb": peak_memory_mb(),
    }
    lines = [*_table(counts), "", case_score.show(report), "", *finding_lines(list(found.values()), reasons=errors)]
    lines += ["", f"{captures} captures in {seconds:.1f} s"]
    lines.append(
        f"one act of saying in versions and copies: {acts['gold']} pairs, found {acts['found']}, right {acts['hit']}"
    )
    lines += [f"not added: {failure}" for failure in failures]
    frozen = {name: Frozen(findings, counts[name]) for name, findings in found.items()}
    notes: list[str] = []
    if freeze_in is not None:
        freeze(frozen, freeze_in)
        lines.append(f"{len(frozen)} cases are kept in {freeze_in}")
    failed = False
    if check_in is not None:
        flips = check_frozen(frozen, check_in)
        figures |= {"frozen_flips": len(flips.lines), "frozen_flips_beyond": flips.beyond}
        failed = flips.beyond > 0
        notes = _flip_lines(flips, folders)
    return Outcome("\n".join(lines + listed + notes), figures, failed=failed, notes=tuple(notes))


def case_folders(folder: Path) -> list[Path]:
    """The case in ``folder``, or all those beside one another in it, by name."""
    found = [folder] if (folder / "case.json").exists() else sorted(p.parent for p in folder.glob("*/case.json"))
    if not found:
        raise case_score.InputError(f"no case in {folder}; a case is a folder with a case.json")
    return found


@contextmanager
def filled_ledger(
    cases: Sequence[tuple[Path, Sequence[Mapping[str, Any]]]],
    reader: ReadsStatements | None = None,
    pairs: JudgesPairs | None = None,
) -> Iterator[tuple[Ledger, list[Files]]]:
    """A ledger of the captures of cases, given with their folders, and the files of each case with their fate.

    Only what a user would know of a capture is handed on: file, address, outlet, clock and day.
    """
    with tempfile.TemporaryDirectory(prefix="walkback-bench-") as scratch:
        manifest = Path(scratch) / "captures.jsonl"
        with manifest.open("w", encoding="utf-8") as rows:
            for case, captures in cases:
                for capture in captures:
                    row = {"file": str((case / capture["file"]).resolve())}
                    row |= {ours: capture[theirs] for theirs, ours in MANIFEST_FIELDS.items()}
                    rows.write(json.dumps(row, ensure_ascii=False) + "\n")
        with Ledger(Path(scratch) / "ledger.db", reader=reader, pairs=pairs) as ledger:
            # A report may have been found to be one with another since its outcome was told.
            outcomes = iter(
                [
                    replace(o, report=ledger.report(o.report).id) if o.report else o
                    for o in ledger.add(manifest=manifest).outcomes
                ]
            )
            yield ledger, [[(capture["file"], next(outcomes)) for capture in captures] for _, captures in cases]


def predict(
    case: Path, captures: Sequence[Mapping[str, Any]], reader: ReadsStatements | None = None, *, unsure: bool = False
) -> tuple[dict[str, Any], tuple[InputOutcome, ...]]:
    """Put a case's captures through the library; return the record in the shape of case.json, and each input's fate.

    With ``unsure`` the record has, apart from the findings, those between statements that the rules make and that are
    not sure enough to be shown.
    """
    with _findings_of_any_certainty(unsure) as least, filled_ledger([(case, captures)], reader) as (ledger, (files,)):
        statements = list(statements_of(ledger, files))
        figures = list(_figures(ledger, files))
        questions = list(_questions(ledger, statements))
        spoken = list(_between_statements(ledger, statements))
        edits = list(edits_of(ledger, files))
    record = {
        "statements": statements,
        "figures": figures,
        "questions": questions,
        "findings": [*(one for one in spoken if one["certainty"] >= least), *edits],
    }
    if unsure:
        record["unsure"] = [one for one in spoken if one["certainty"] < least]
    return {"id": case.name, **record}, tuple(outcome for _, outcome in files)


@contextmanager
def _findings_of_any_certainty(wanted: bool) -> Iterator[float]:
    """Let ledgers keep every finding that the rules make; gives the certainty from which one is shown."""
    least = relate.LEAST
    relate.LEAST = 0.0 if wanted else least
    try:
        yield least
    finally:
        relate.LEAST = least


def statements_of(ledger: Ledger, files: Files) -> Iterator[dict[str, Any]]:
    """One prediction for each attestation in each file's version, in the order of the text."""
    said = ledger.statements()
    first: dict[str, str] = {}  # a ledger's statement, and the first prediction that attests it
    for file, outcome in files:
        if outcome.version is None:
            continue
        here: list[tuple[Attestation, Statement]] = [
            (attestation, statement)
            for statement in said
            for attestation in statement.attestations
            if attestation.version == outcome.version and attestation.report == outcome.report
        ]
        for attestation, statement in sorted(here, key=lambda pair: pair[0].content[0].span):
            key = f"s{len(first) + 1}" if statement.id not in first else f"{first[statement.id]}@{file}"
            yield {
                "id": key,
                "file": file,
                "source": [evidence.exact for evidence in attestation.source],
                "cue": [evidence.exact for evidence in attestation.cue],
                "content": [evidence.exact for evidence in attestation.content],
                "speaker": _speaker(statement.speaker),
                "manner": statement.manner.value,
                "said_on": said_on(statement.said_at),
                "same_as": first.get(statement.id),
                "act": ledger.act(statement.id).id,
                "statement": statement.id,
            }
            first.setdefault(statement.id, key)


def _score_acts(gold: dict[str, Any], prediction: dict[str, Any]) -> Counter[str]:
    """Pairs of statements in two versions, or copies, of a report that are one act of saying: gold, found and right."""
    report = {c["file"]: c["report"] for c in gold["captures"]}
    home = {c["file"]: report[c["copy_of"]] if c["copy_of"] else c["report"] for c in gold["captures"]}
    act_of = case_score.Answers(gold).of
    read = case_score.read_prediction(prediction, gold)
    matched = [
        (prediction["statements"][p], act_of[gold["statements"][g]["id"]])
        for p, g in case_score.match_statements(gold["statements"], read["statements"]).items()
    ]
    counts: Counter[str] = Counter()
    for (one, act), (other, other_act) in combinations(matched, 2):
        if one["file"] != other["file"] and home[one["file"]] == home[other["file"]]:
            found = one["act"] == other["act"]
            counts.update(gold=act == other_act, found=found, hit=found and act == other_act)
    return counts


def _speaker(speaker: StatementSpeaker | None) -> dict[str, str | None] | None:
    if speaker is None:
        return None
    return {"name": speaker.called, "side": speaker.side.name if speaker.side else None}


def _figures(ledger: Ledger, files: Files) -> Iterator[dict[str, Any]]:
    """One prediction for each place in each file's version."""
    found = ledger.figures()
    for file, outcome in files:
        for figure in found:
            for place in figure.attestations:
                if place.version == outcome.version and figure.report == outcome.report:
                    yield {
                        "file": file,
                        "text": place.figure.exact,
                        "low": figure.low,
                        "high": figure.high,
                        "by": {"name": figure.speaker.called} if figure.speaker else None,
                    }


def _questions(ledger: Ledger, statements: Sequence[Mapping[str, Any]]) -> Iterator[dict[str, Any]]:
    """One prediction for each question; a statement that attests the act of an answer answers it too."""
    of_act: dict[str, list[str]] = {}
    for one in statements:
        of_act.setdefault(one["act"], []).append(one["id"])
    act_of = {one["statement"]: one["act"] for one in statements}
    for question in ledger.questions():
        positions = {key: a.position for a in question.answers for key in of_act.get(act_of[a.statement.id], [])}
        yield {"id": question.id, "ask": question.ask, "positions": positions}


def _between_statements(ledger: Ledger, statements: Sequence[Mapping[str, Any]]) -> Iterator[dict[str, Any]]:
    """One prediction for each finding between two statements, each named by where it is attested first."""
    first: dict[str, str] = {}
    for one in statements:
        first.setdefault(one["statement"], one["id"])
    for finding in ledger.findings():
        if isinstance(finding, Spoken):
            yield {
                "kind": finding.kind.value,
                "earlier": first[finding.earlier.id],
                "later": first[finding.later.id],
                "question": finding.question,
                "strength": finding.strength.value,
                "certainty": finding.certainty,
                "why": list(explain(finding)),
            }


def edits_of(ledger: Ledger, files: Files) -> Iterator[dict[str, Any]]:
    """One prediction for each change with an effect from a version to the one that took its place."""
    file_of = {(outcome.report, outcome.version): file for file, outcome in files}
    for finding in ledger.findings():
        if isinstance(finding, Rewritten):
            yield {
                "kind": finding.kind.value,
                "file_from": file_of[finding.report, finding.old_version],
                "file_to": file_of[finding.report, finding.new_version],
                "before": finding.before,
                "after": finding.after,
                "effect": finding.effect.value,
                "strength": finding.strength.value,
                "certainty": finding.certainty,
                "why": list(explain(finding)),
            }


# ---------------------------------------------------------------- figures


def _flat(report: Mapping[str, Any], total: Counter[Any]) -> dict[str, float | None]:
    figures: dict[str, float | None] = {}

    def rate(name: str, part: Mapping[str, Any]) -> None:
        figures[f"{name}_precision"] = percent(part["P"])
        figures[f"{name}_recall"] = percent(part["R"])
        figures[f"{name}_f1"] = percent(part["F1"])

    rate("statements", report["statements"])
    figures["statements_gold"] = report["statements"]["gold"]
    figures["statements_predicted"] = report["statements"]["pred"]
    for name, part in report["on matched statements"].items():
        figures[f"{name}_accuracy"] = percent(part["share"])
    rate("figures_value", report["figures"]["value"])
    rate("figures_bound", report["figures"]["value+bound"])
    figures["figures_by_accuracy"] = percent(report["figures"]["by"]["share"])
    rate("grouping_pairs", report["grouping"]["pairs"])
    rate("grouping_b_cubed", report["grouping"]["b-cubed"])
    for kind, part in report["findings"].items():
        rate("findings" if kind == "all" else f"findings_{kind}", part)
    for strength, part in report["recall by strength"].items():
        figures[f"findings_recall_{strength}"] = percent(part["share"])
    rate("edits_place", report["edits"]["place"])
    figures["edits_effect_accuracy"] = percent(report["edits"]["effect"]["share"])
    figures["false_alarms"] = total["false alarms", "raised"]
    figures["false_alarms_share"] = percent(report["false alarms"]["share"])
    figures["boilerplate_leaked"] = total["boilerplate", "leaked"]
    figures["boilerplate_strings"] = total["boilerplate", "n"]
    return figures


_COLUMNS = ("stmt P", "stmt R", "stmt F1", "manner", "name", "side", "said_on", "fig F1", "fig by", "find F1")


def _table(counts: Mapping[str, Counter[Any]]) -> list[str]:
    lines = [f"{'case':<24}{''.join(f'{name:>9}' for name in _COLUMNS)}{'leaked':>8}"]
    for name, count in counts.items():
        report = case_score.figures(count)
        matched = report["on matched statements"]
        cells = [
            *(percent(report["statements"][key]) for key in ("P", "R", "F1")),
            *(percent(matched[key]["share"]) for key in ("manner", "name", "side", "said_on")),
            percent(report["figures"]["value"]["F1"]),
            percent(report["figures"]["by"]["share"]),
            percent(report["findings"]["all"]["F1"]),
        ]
        row = "".join(f"{'-' if cell is None else format(cell, '.1f'):>9}" for cell in cells)
        lines.append(f"{name:<24}{row}{count['boilerplate', 'leaked']:>8}")
    return lines


def _finding_errors(case: CaseFindings) -> Iterator[str]:
    """Each missed finding with where it was lost; each wrong one with what it is and why it was told."""
    yield from (_missed(one) for one in case.wanted if not one.is_found)
    for one in case.told:
        if one.right is False:
            yield _wrong(one)
            yield from (f"    {line}" for line in one.why)


def _missed(one: Wanted) -> str:
    return f"missed {one.kind} ({one.strength}) {one.label}: {one.stage}{_more(one.detail)}"


def _wrong(one: Told) -> str:
    return f"wrong {one.kind} ({one.strength}) {one.label}: {one.nature}{_more(one.detail)}"


def _more(detail: str) -> str:
    return f" ({detail})" if detail else ""


def _flip_lines(flips: Flips, folders: Path | Sequence[Path]) -> list[str]:
    """The flips, and what to do about them."""
    where = " ".join(str(folder) for folder in ([folders] if isinstance(folders, Path) else folders))
    machine = "the same kind of processor" if flips.same_machine else "another kind of processor"
    lines = [f"{len(flips.lines)} findings differ from the frozen ones; on {machine} {flips.allowed} may"]
    lines += [f"  {line}" for line in flips.lines]
    if flips.beyond:
        lines.append(f"if that is meant: python -m bench cases {where} --freeze, and commit bench/frozen")
    return lines


def _statement_errors(gold: dict[str, Any], prediction: dict[str, Any]) -> Iterator[str]:
    """What only one of the two has, and what they tell otherwise; the scorer itself lists findings and boilerplate."""
    read = case_score.read_prediction(prediction, gold)
    found = read["statements"]
    match = case_score.match_statements(gold["statements"], found)
    speakers = {speaker["id"]: speaker for speaker in gold["speakers"]}
    sides = _paired_sides(
        (found[p]["side"], speakers[gold["statements"][g]["speaker"]]["side"]) for p, g in match.items()
    )
    for index, one in enumerate(gold["statements"]):
        if index not in match.values():
            yield f"missed statement: {_in_words(one)}"
    for index, one in enumerate(found):
        if index not in match:
            yield f"spurious statement: {_in_words(one)}"
            continue
        want = gold["statements"][match[index]]
        speaker = speakers[want["speaker"]]
        if not case_score.same_name(one["name"], speaker):
            yield f"speaker {one['name']!r} for {speaker['name']!r}: {_in_words(one)}"
        if sides.get(one["side"]) != speaker["side"]:
            yield f"side {one['side']!r} for {speaker['side']!r}: {_in_words(one)}"
        if one["said_on"] != want["said_on"]:
            yield f"said on {one['said_on']} for {want['said_on']}: {_in_words(one)}"
    yield from _figure_errors(gold, read, speakers)


def _paired_sides(pairs: Iterable[tuple[str | None, str]]) -> dict[str, str]:
    """Which of the gold sides each predicted one stands for, as the scorer pairs them off."""
    together = Counter((one, want) for one, want in pairs if one)
    words = case_score.words
    paired: dict[str, str] = case_score.pair_off(
        [((-n, -case_score.bag_f1(words(a), words(b))), a, b) for (a, b), n in together.items()]
    )
    return paired


def _figure_errors(gold: dict[str, Any], read: dict[str, Any], speakers: dict[str, Any]) -> Iterator[str]:
    """Figures that only one of the two has, by file and value, and givers that differ."""
    left = list(gold["figures"])
    for one in read["figures"]:
        values = {one["low"], one["high"]} - {None}
        same = [g for g in left if g["file"] == one["file"] and {g["low"], g["high"]} - {None} == values]
        if not same:
            yield f"spurious figure: {one['text']!r} in {one['file']}"
            continue
        left.remove(same[0])
        by = speakers.get(same[0]["by"])
        if not (case_score.same_name(one["by"], by) if by else not one["by"]):
            yield f"figure by {one['by']!r} for {by['name'] if by else None!r}: {one['text']!r} in {one['file']}"
    yield from (f"missed figure: {g['text']!r} ({g['counts']}) in {g['file']}" for g in left)


def _in_words(statement: Mapping[str, Any]) -> str:
    source, cue, content = (" … ".join(statement[role]) for role in ("source", "cue", "content"))
    return f"{statement['id']} in {statement['file']}: [{source}] [{cue}] {content}"
