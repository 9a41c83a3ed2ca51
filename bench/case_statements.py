"""The statements that a ledger finds in a case, in their context, matched with the annotated ones."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from pathlib import Path
from typing import Any

import numpy as np
from numpy.typing import NDArray

from bench import case_score
from bench.cases import edits_of, filled_ledger, statements_of
from walkback.question.pair_model import Compared
from walkback.question.record import Stated
from walkback.store.stated import load_stated


class _SetsNothingBeside:
    """Stands for the pair model where only the statements are wanted."""

    name = "nothing"

    def embed(self, texts: Sequence[str]) -> NDArray[np.float32]:
        return np.zeros((len(texts), 1), np.float32)

    def compare(self, pairs: Sequence[tuple[str, str]]) -> Compared:
        return Compared(np.zeros(len(pairs), np.float32), np.zeros((len(pairs), 3), np.float32))


@dataclass(frozen=True, slots=True)
class Matched:
    """An act of saying with the positions that the annotators have it take, by question."""

    stated: Stated
    positions: Mapping[str, str]


@dataclass(frozen=True, slots=True)
class CaseStatements:
    """A case as a ledger holds it.

    Attributes:
        name: of the case.
        gold: the case as `bench.case_score.read_gold` gives it.
        stated: every statement by id.
        predictions: statements in the shape of case.json; `statement_of` gives the ledger's id of each.
        statement_of: by the prediction's id.
        edits: predicted findings between versions.
        matched: one for each act of which an annotator has a statement.
    """

    name: str
    gold: dict[str, Any]
    stated: Mapping[str, Stated]
    predictions: list[dict[str, Any]]
    statement_of: Mapping[str, str]
    edits: list[dict[str, Any]]
    matched: tuple[Matched, ...]


def read_case_statements(case: Path) -> CaseStatements:
    """Put a case through a ledger of its own."""
    gold = case_score.read_gold(case)
    with filled_ledger([(case, gold["captures"])], pairs=_SetsNothingBeside()) as (ledger, (files,)):
        predictions = list(statements_of(ledger, files))
        edits = list(edits_of(ledger, files))
        with ledger._reading() as connection:  # its rows as they are compared have no public noun
            stated = load_stated(connection, [one["statement"] for one in predictions])
    statement_of = {one["id"]: one["statement"] for one in predictions}
    read = case_score.read_prediction({"statements": predictions}, gold)
    positions: dict[str, dict[str, str]] = {}
    first: dict[str, str] = {}
    for p, g in sorted(case_score.match_statements(gold["statements"], read["statements"]).items()):
        statement = predictions[p]["statement"]
        if statement in stated:
            act = stated[statement].act
            first.setdefault(act, statement)
            taken = positions.setdefault(act, {})
            key = gold["statements"][g]["id"]
            taken.update({q["id"]: q["positions"][key] for q in gold["questions"] if key in q["positions"]})
    matched = tuple(Matched(stated[first[act]], taken) for act, taken in positions.items())
    return CaseStatements(case.name, gold, stated, predictions, statement_of, edits, matched)
