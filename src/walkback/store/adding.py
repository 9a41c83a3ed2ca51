"""Take inputs into the ledger one by one, so that whatever stops the run, what came before it stays."""

from __future__ import annotations

import sqlite3
from collections.abc import Callable, Iterable, Sequence
from contextlib import suppress
from dataclasses import dataclass, replace
from datetime import UTC, datetime

from walkback import __version__, pipeline
from walkback.errors import EvidenceError, InputError, NoArticle, UnsupportedInput
from walkback.model import AddSummary, Capture, InputOutcome, Origin, Outcome
from walkback.pipeline import Analysis, ReadsStatements
from walkback.question.score import JudgesPairs
from walkback.store.affair import settle_sides
from walkback.store.connection import transaction
from walkback.store.edits import settle_edits
from walkback.store.extractors import running_extractors
from walkback.store.identities import group_waiting
from walkback.store.kin import place_waiting
from walkback.store.questions import settle_questions
from walkback.store.reading import load_captures
from walkback.store.retrieval import find_retrieval
from walkback.store.storable import storable
from walkback.store.writing import (
    Standing,
    begin_add,
    end_add,
    find_outdated,
    find_standing,
    write_analysis,
    write_capture,
    write_no_article,
    write_outcome,
    write_retrieval,
)

BATCH_INPUTS = 16  # inputs that are read together; the reader is quicker on several texts than on one
BATCH_BYTES = 1 << 20  # and no more bytes than that, so that memory stays small

# Without a report in it, which is no fault of whoever added it; every other InputError is a failure.
SKIPPED = (NoArticle, UnsupportedInput)


@dataclass(frozen=True, slots=True)
class Arrival:
    """An input whose bytes were retrieved, or the reason why they could not be."""

    where: str
    captured: tuple[Capture, bytes] | InputError


def add_arrivals(
    connection: sqlite3.Connection,
    arrivals: Iterable[Arrival],
    reader: Callable[[], ReadsStatements],
    pairs: Callable[[], JudgesPairs],
    progress: Callable[[InputOutcome], None] | None = None,
) -> AddSummary:
    """Derive, read and keep each arrival; one transaction each, in order.

    Args:
        connection: the ledger.
        arrivals: taken as they are needed, a small batch at a time.
        reader: gives the reader; called only if there is something to read.
        pairs: gives the pair model; called only if a statement is new or told otherwise.
        progress: called after each input is kept.

    Whatever is raised on the way, also by a person who stops the run, the inputs before it are kept and nothing
    of the one that was being written. Who is who across reports is worked out at the end, for all of them together;
    what a process that was killed left of that, the next run takes up.
    """
    with transaction(connection, write=True):
        number = begin_add(connection, __version__, _now())
    outcomes: list[InputOutcome] = []
    waiting: list[Arrival] = []
    try:
        for arrival in arrivals:
            waiting.append(arrival)
            if _is_full(waiting):
                _take_in(connection, number, outcomes, waiting, reader, progress)
                waiting = []
        _take_in(connection, number, outcomes, waiting, reader, progress)
    except BaseException as error:
        ending = "interrupted" if isinstance(error, KeyboardInterrupt) else f"{type(error).__name__}: {error}"
        # A full disk may refuse this too; the run then stays without an ending, as after a crash, and the error tells.
        with suppress(sqlite3.Error):
            with transaction(connection, write=True):
                end_add(connection, number, storable(ending), _now())
            _put_together(connection, pairs)
        raise
    _put_together(connection, pairs)
    with transaction(connection, write=True):
        end_add(connection, number, "done", _now())
    return AddSummary(tuple(outcomes))


def _put_together(connection: sqlite3.Connection, pairs: Callable[[], JudgesPairs]) -> None:
    """Work out which texts are kin where that was not done yet, who is who, for whom, and what statements answer."""
    place_waiting(connection, lambda: transaction(connection, write=True))
    group_waiting(connection, lambda write: transaction(connection, write=write))
    settle_sides(connection, lambda: transaction(connection, write=True))
    settle_questions(connection, pairs, lambda: transaction(connection, write=True))
    settle_edits(connection, lambda: transaction(connection, write=True))


def _now() -> str:
    return datetime.now(UTC).isoformat(timespec="seconds").replace("+00:00", "Z")


def _is_full(waiting: Sequence[Arrival]) -> bool:
    """Whether to go on with what there is. A page that took long to fetch is kept at once."""
    captured = [a.captured for a in waiting if not isinstance(a.captured, InputError)]
    return (
        len(waiting) >= BATCH_INPUTS
        or sum(capture.size for capture, _ in captured) >= BATCH_BYTES
        or any(capture.origin is Origin.FETCH for capture, _ in captured)
    )


def _take_in(
    connection: sqlite3.Connection,
    number: int,
    outcomes: list[InputOutcome],
    waiting: Sequence[Arrival],
    get_reader: Callable[[], ReadsStatements],
    progress: Callable[[InputOutcome], None] | None,
) -> None:
    fit = [
        Arrival(storable(a.where), a.captured if isinstance(a.captured, InputError) else storable(a.captured))
        for a in waiting
    ]
    analyses = _analyse_new(connection, fit, get_reader)
    for arrival in fit:
        try:
            with transaction(connection, write=True):
                outcome = _keep(connection, arrival, analyses, get_reader)
                write_outcome(connection, number, len(outcomes), outcome)
        except EvidenceError as error:
            with transaction(connection, write=True):
                outcome = _refuse(arrival, error)
                write_outcome(connection, number, len(outcomes), outcome)
        outcomes.append(outcome)
        if progress is not None:
            progress(outcome)


_Analysed = dict[Capture, Analysis | InputError | EvidenceError]


def _analyse_new(
    connection: sqlite3.Connection, waiting: Sequence[Arrival], get_reader: Callable[[], ReadsStatements]
) -> _Analysed:
    """Analyse the captures that the ledger does not have, each once, by the retrieval that counts."""
    new: dict[Capture, bytes] = {}
    for arrival in waiting:
        if not isinstance(arrival.captured, InputError):
            capture = find_retrieval(connection, arrival.captured[0])
            if find_standing(connection, capture, reader=get_reader().name, extractors=running_extractors()) is None:
                new[capture] = arrival.captured[1]
    if not new:
        return {}
    batch = list(new.items())
    try:
        results: Sequence[Analysis | InputError | EvidenceError] = pipeline.analyse(batch, get_reader())
    except EvidenceError:
        # One of them brings out a fault of ours. The others are not to suffer from it.
        results = [_analyse_alone(capture, data, get_reader()) for capture, data in batch]
    return {
        capture: storable(result) if isinstance(result, Analysis) else result
        for capture, result in zip(new, results, strict=True)
    }


def _analyse_alone(capture: Capture, data: bytes, reader: ReadsStatements) -> Analysis | InputError | EvidenceError:
    try:
        return storable(pipeline.analyse([(capture, data)], reader)[0])
    except EvidenceError as error:
        return error


def _keep(
    connection: sqlite3.Connection, arrival: Arrival, analyses: _Analysed, get_reader: Callable[[], ReadsStatements]
) -> InputOutcome:
    if isinstance(arrival.captured, InputError):
        return _refuse(arrival, arrival.captured)
    given, data = arrival.captured
    capture = find_retrieval(connection, given)
    standing = find_standing(connection, capture, reader=get_reader().name, extractors=running_extractors())
    if standing is not None:
        write_retrieval(connection, given)
        return _outcome(arrival, Outcome.UNCHANGED, capture, standing)
    # Another process may have changed what counts in between; then it is analysed now.
    analysis = analyses.get(capture) or _analyse_alone(capture, data, get_reader())
    if isinstance(analysis, EvidenceError):
        raise analysis
    if isinstance(analysis, NoArticle):
        write_capture(connection, given, data)
        write_no_article(connection, capture)
        return replace(_refuse(arrival, analysis), capture=capture.id)
    if isinstance(analysis, InputError):
        return _refuse(arrival, analysis)
    write_capture(connection, given, data)
    standing = write_analysis(connection, analysis)
    for id_ in find_outdated(connection, capture, running_extractors()):
        (other,) = load_captures(connection, "c.id = ?", [id_])
        again = _analyse_alone(other, data, get_reader())
        if isinstance(again, Analysis):
            write_analysis(connection, again)
    return _outcome(arrival, Outcome.ADDED, capture, standing)


def _outcome(arrival: Arrival, outcome: Outcome, capture: Capture, standing: Standing) -> InputOutcome:
    return InputOutcome(arrival.where, outcome, capture.id, standing.report, standing.version, standing.statements)


def _refuse(arrival: Arrival, error: InputError | EvidenceError) -> InputOutcome:
    if isinstance(error, EvidenceError):
        message = f"{error}. This is a fault of Walkback; please report it"
        return InputOutcome(arrival.where, Outcome.FAILED, reason="evidence", message=storable(message))
    outcome = Outcome.SKIPPED if isinstance(error, SKIPPED) else Outcome.FAILED
    return InputOutcome(arrival.where, outcome, reason=error.reason, message=storable(error.message))
