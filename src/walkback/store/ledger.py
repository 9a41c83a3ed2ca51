"""The ledger as a program uses it."""

from __future__ import annotations

import hashlib
import re
import sqlite3
from collections.abc import Callable, Iterable, Iterator, Sequence
from contextlib import closing, contextmanager, nullcontext
from dataclasses import replace
from datetime import UTC, date, datetime
from pathlib import Path
from types import TracebackType
from typing import TYPE_CHECKING, Any, Self

from walkback.errors import InputError, UnknownRecord, UsageError
from walkback.finding.record import Finding, FindingKind, Strength
from walkback.model import (
    Act,
    AddSummary,
    Attribution,
    Capture,
    CueClass,
    FigureKind,
    InputOutcome,
    KnownSpeaker,
    Manner,
    Modality,
    Origin,
    Reading,
    Report,
    ReportedFigure,
    SpeakerKind,
    Statement,
    Version,
)
from walkback.moment import Moment
from walkback.question.decision import ON_FINDINGS, Decision, DecisionKind
from walkback.speaker.identity.record import Judgement, JudgementKind
from walkback.store.acts import load_act
from walkback.store.affair import settle_sides
from walkback.store.beside import (
    AskedCount,
    AskedQuestion,
    Copy,
    LedgerSize,
    count_records,
    load_asked,
    load_clocks,
    load_copies,
    load_count_questions,
    load_outlets,
    load_paragraphs,
    load_turned_figures,
)
from walkback.store.chain import order_weight
from walkback.store.conditions import NEWEST_ORDER, SAYING_ORDER, Conditions, first_day, last_day, member, outlet_test
from walkback.store.connection import open_connection, open_empty, transaction, translated
from walkback.store.decisions import (
    judge_answer,
    judge_finding,
    judge_side,
    judge_speaker,
    judge_together,
    judge_wording,
    load_decisions,
    undo_decision,
)
from walkback.store.doubtful import (
    DoubtfulMerge,
    InferredSide,
    load_doubtful_merges,
    load_inferred_sides,
    statements_of,
)
from walkback.store.examples import load_examples
from walkback.store.export import export_records
from walkback.store.figures import load_figures
from walkback.store.finding_list import FindingFilter, FindingOrder, ListedFinding
from walkback.store.findings import (
    FindingPage,
    JudgedFindings,
    KnownQuestion,
    list_wanted,
    load_finding,
    load_findings,
    load_judged,
    load_listed,
    load_questions,
)
from walkback.store.identities import group_waiting, load_identities, load_identity
from walkback.store.judgements import load_judgements, undo_judgement, write_judgement
from walkback.store.location import default_path
from walkback.store.parties import load_toml, write_parties
from walkback.store.query import find_query
from walkback.store.reading import (
    find_id,
    find_report_id,
    load_attributions,
    load_bytes,
    load_captures,
    load_inputs,
    load_reports,
    load_statements,
    load_version,
)
from walkback.store.resolved import load_reading
from walkback.store.speaker_list import ListedSide, ListedSpeaker, list_sides, list_speaker, list_speakers, side_levels

if TYPE_CHECKING:
    from walkback.pipeline import Comparison, ReadsStatements
    from walkback.question.score import JudgesPairs
    from walkback.report.inputs import Input, Rejected
    from walkback.side.parties import Parties
    from walkback.store.adding import Arrival
    from walkback.store.vectors import VectorCache

__all__ = ["Ledger", "default_path"]

When = str | date | datetime | Moment
_HALF_PAIR = re.compile("[\ud800-\udfff]")


class Ledger:
    """The record of who said what, in one SQLite file.

    The file is made by the first add. Looking into a ledger that does not exist yet finds nothing and leaves
    nothing behind. Ids may be given as the first digits, at least four, if no other id begins so.

    Args:
        path: the file; by default the one that WALKBACK_LEDGER names, else one in the user's data folder.
        reader: reads statements; by default the one that ships, loaded when something is first added.
        pairs: judges pairs of statements; by default the model that ships, loaded when statements are new.

    Every method may raise a LedgerError: the file is no ledger (or a newer Walkback's), it is held by another
    process for too long, the disk is full.
    """

    def __init__(
        self,
        path: str | Path | None = None,
        *,
        reader: ReadsStatements | None = None,
        pairs: JudgesPairs | None = None,
    ) -> None:
        self.path = Path(path).expanduser() if path is not None else default_path()
        self._reader = reader
        self._pairs = pairs
        self._vectors: VectorCache | None = None
        self._connection: sqlite3.Connection | None = None

    def add(
        self,
        *locations: str | Path,
        manifest: str | Path | Sequence[str | Path] | None = None,
        url: str | None = None,
        outlet: str | None = None,
        captured_at: When | None = None,
        published_at: When | None = None,
        allow_private: bool = False,
        progress: Callable[[InputOutcome], None] | None = None,
    ) -> AddSummary:
        """Add reports: files, folders, "-" for standard input, http and https addresses, and rows of manifests.

        Each input is kept in a transaction of its own, in order, before the next. What cannot be used is
        recorded with its reason and counted, and never stops the rest. Adding a capture again changes nothing,
        unless the extractor or the reader is another than the one that it was analysed by.

        Args:
            locations: what to add.
            manifest: JSONL or CSV files with a row for each capture: file or url, outlet, captured_at, published_at.
            url: the address of the one file that is added.
            outlet: who published what is added.
            captured_at: when it was retrieved.
            published_at: when it was published; relative dates count from that day.
            allow_private: let pages be fetched from private networks and this machine.
            progress: called with each outcome once it is kept.

        Raises:
            UsageError: there is nothing to add, or ``url`` is given for several files.
            BadDate: ``captured_at`` or ``published_at`` is no date.
        """
        from walkback.report.inputs import Given, find_inputs

        manifests = [manifest] if isinstance(manifest, str | Path) else list(manifest or ())
        if not locations and not manifests:
            raise UsageError("nothing to add: name a file, a folder, an address or a manifest")
        given = Given(url, outlet, _moment(captured_at, "captured_at"), _moment(published_at, "published_at"))
        inputs = find_inputs(locations, manifests=manifests, given=given)
        return self._add(_retrieve_all(inputs, allow_private=allow_private), progress)

    def add_text(
        self,
        text: str,
        *,
        url: str | None = None,
        outlet: str | None = None,
        captured_at: When | None = None,
        published_at: When | None = None,
    ) -> AddSummary:
        """Add one report as a text that the program has at hand.

        Raises:
            BadDate: ``captured_at`` or ``published_at`` is no date.
        """
        from walkback.store.adding import Arrival

        data = _HALF_PAIR.sub("\ufffd", text).encode("utf-8")
        capture = Capture(
            hashlib.sha256(data).hexdigest(), len(data), url, outlet, _moment(captured_at, "captured_at"),
            _moment(published_at, "published_at"), "text/plain", "utf-8", (), Origin.TEXT, "",
        )  # fmt: skip
        return self._add([Arrival(url or "text", (capture, data))], None)

    def add_files(
        self,
        files: Iterable[tuple[str, bytes]],
        *,
        outlet: str | None = None,
        captured_at: When | None = None,
        published_at: When | None = None,
        progress: Callable[[InputOutcome], None] | None = None,
    ) -> AddSummary:
        """Add files that the program has at hand, each as `add` adds one from the disk.

        Args:
            files: the name and the bytes of each; the ending of the name tells whether it is a page or a text.
            outlet, captured_at, published_at, progress: as for `add`.

        Raises:
            BadDate: ``captured_at`` or ``published_at`` is no date.
        """
        from walkback.report.file import read_bytes
        from walkback.report.item import Given
        from walkback.store.adding import Arrival

        given = Given(None, outlet, _moment(captured_at, "captured_at"), _moment(published_at, "published_at"))

        def arrivals() -> Iterator[Arrival]:
            for name, data in files:
                try:
                    yield Arrival(name, read_bytes(data, name, given))
                except InputError as error:
                    yield Arrival(name, error)

        return self._add(arrivals(), progress)

    def statements(
        self,
        *,
        by: str | None = None,
        outlet: str | None = None,
        since: str | date | None = None,
        until: str | date | None = None,
        search: str | None = None,
        report: str | None = None,
        manner: Manner | str | None = None,
        cue_class: CueClass | str | None = None,
        modality: Modality | str | None = None,
        nested: bool | None = None,
        side: str | None = None,
        about: str | date | None = None,
        limit: int | None = None,
        offset: int = 0,
    ) -> list[Statement]:
        """Return statements in order: article day (unknown ones last), report, place in the text.

        Args:
            by: words of the source, or of the names and offices of who it was found to be; whole, in any case and
                order. An id of a speaker does as well.
            outlet: words of the outlet's name, or its host.
            since: first article day, or month or year.
            until: last article day, or month or year; it counts in.
            search: words of source, cue or content; "words together" in quotation marks, beginnings as minist*.
            report: a report's id or address.
            manner: direct, mixed or indirect.
            cue_class: what the source does: say, deny, confirm, claim, warn, promise, accuse, demand, ask, think,
                document.
            modality: how the source stands to the content: asserted, negated, hedged, conditional, forecast, demand,
                question, opinion.
            nested: only those inside another's words (True), or none of them (False).
            side: words of a level of the side that the speaker speaks for ("Iraq", "State Department").
            about: a day, month or year that the content is about, as far as its words tell.
            limit: how many at most.
            offset: how many are passed over.

        Raises:
            UsageError: a filter makes no sense.
            UnknownRecord: there is no such report.
        """
        _check_page(limit, offset)
        with self._reading() as connection:
            asked = Conditions(connection)
            asked.is_said_by(by)
            asked.has_words(search)
            asked.is_dated(since, until)
            asked.is_member("manner", Manner, manner)
            asked.is_member("cue_class", CueClass, cue_class)
            asked.is_member("modality", Modality, modality)
            asked.is_nested(nested)
            asked.is_for_side(side)
            asked.is_about(about)
            asked.is_from(outlet, report)
            return asked.load(limit=limit, offset=offset)

    def timeline(
        self,
        *,
        by: str | None = None,
        side: str | None = None,
        since: str | date | None = None,
        until: str | date | None = None,
        about: str | date | None = None,
        search: str | None = None,
        outlet: str | None = None,
        report: str | None = None,
        party: str | None = None,
        newest: bool = False,
        limit: int | None = None,
        offset: int = 0,
    ) -> list[Statement]:
        """Return statements in the order in which they were made: the first day of `said_at`, unknown ones last.

        Args:
            by, side, about, search, outlet, report, limit, offset: as for `statements`.
            since: made on this day or later, as far as can be told.
            until: made on this day or earlier.
            party: the widest level of the side, as it is named.
            newest: the last ones first; unknown days stay last.

        Raises:
            UsageError: a filter makes no sense.
            UnknownRecord: there is no such report.
        """
        _check_page(limit, offset)
        with self._reading() as connection:
            asked = Conditions(connection)
            asked.is_said_by(by)
            asked.has_words(search)
            asked.is_made(since, until)
            asked.is_for_side(side)
            asked.is_about(about)
            asked.is_from(outlet, report)
            asked.is_for_party(party)
            return asked.load(limit=limit, offset=offset, order=NEWEST_ORDER if newest else SAYING_ORDER)

    def figures(
        self,
        *,
        kind: FigureKind | str | None = None,
        by: str | None = None,
        side: str | None = None,
        since: str | date | None = None,
        until: str | date | None = None,
        search: str | None = None,
        outlet: str | None = None,
        report: str | None = None,
        newest: int | None = None,
    ) -> list[ReportedFigure]:
        """Return figures by article day (unknown ones last), report and place in the text.

        A figure that several versions of a report carry is one. `walkback.figure.series` puts comparable ones
        side by side.

        Args:
            kind: what happened to what is counted: killed, injured, money, share, ...
            by: words of the source that gives it, or of the names and offices of who that is.
            side: words of a level of the side of who gives it.
            since: in reports of this day or later.
            until: in reports of this day or earlier.
            search: words that stand in the figure, in what it counts or in what it tells happened.
            outlet: words of the outlet's name, or its host.
            report: a report's id or address.
            newest: of these so many at most, those of the last article days.

        Raises:
            UsageError: a filter makes no sense.
            UnknownRecord: there is no such report.
        """
        _check_page(newest, 0)
        with self._reading() as connection:
            return load_figures(
                connection, kind=kind, by=by, side=side, since=since, until=until, search=search, outlet=outlet,
                report=report, newest=newest,
            )  # fmt: skip

    def count_questions(self, *, limit: int = 20, offset: int = 0) -> list[AskedCount]:
        """Return the questions for a figure, those with the most answers first, without the answers."""
        _check_page(limit, offset)
        with self._reading() as connection:
            return load_count_questions(connection, limit=limit, offset=offset)

    def turned_figures(self, statements: Iterable[str]) -> dict[str, tuple[str, str]]:
        """Return, by whole ids of statements, the later one with another figure by the same side, and the finding."""
        with self._reading() as connection:
            return load_turned_figures(connection, statements)

    def findings(
        self,
        *,
        kind: FindingKind | str | None = None,
        min_strength: Strength | str = Strength.WEAK,
        rejected: bool = False,
    ) -> list[Finding]:
        """Return what stands between statements, and between versions of reports, the surest first.

        What a person judged is a `JudgedSpoken` or `JudgedRewritten` of `walkback.store.verdicts`. A finding that was
        confirmed is there even where the analysis finds it no longer.

        Args:
            kind: walk_back, denial, contradiction, changed_figure, disputed_figure, confirmation, quiet_edit,
                disclosed_correction.
            min_strength: strong, medium or weak; weaker ones are left out.
            rejected: also those that a person rejected.

        Raises:
            UsageError: a filter makes no sense.
        """
        with self._reading() as connection:
            return load_findings(
                connection,
                kind=None if kind is None else FindingKind(member(FindingKind, kind, "kind")),
                min_strength=Strength(member(Strength, min_strength, "strength")),
                rejected=rejected,
            )

    def finding_page(
        self,
        wanted: FindingFilter,
        *,
        order: FindingOrder = FindingOrder.SUREST,
        limit: int | None = None,
        offset: int = 0,
    ) -> FindingPage:
        """Return some of what `findings` returns, narrowed by a filter, and how many there are in all.

        Raises:
            UsageError: a date of the filter is none.
        """
        _check_page(limit, offset)
        listed = self.list_findings(wanted, order=order)
        shown = listed[offset:] if limit is None else listed[offset : offset + limit]
        with self._reading() as connection:
            return FindingPage(load_listed(connection, shown), len(listed))

    def list_findings(
        self, wanted: FindingFilter, *, order: FindingOrder = FindingOrder.SUREST
    ) -> tuple[ListedFinding, ...]:
        """Return what the findings that a filter lets through are looked up by, in order.

        Raises:
            UsageError: a date of the filter is none.
        """
        decided = self.judged_findings()
        with self._reading() as connection:
            return list_wanted(connection, wanted, decided, order=order)

    def judged_findings(self) -> JudgedFindings:
        """Return which findings people have judged."""
        with self._reading() as connection:
            return load_judged(connection)

    def finding(self, id: str) -> Finding:  # noqa: A002
        """Return one finding with its steps; the first digits of its id are enough.

        Raises:
            UnknownRecord: there is none, or the prefix fits more than one.
        """
        with self._reading() as connection:
            return load_finding(connection, id)

    def questions(self) -> list[KnownQuestion]:
        """Return the questions that two and more statements answer, those with the most answers first."""
        with self._reading() as connection:
            return load_questions(connection)

    def question(self, id: str) -> KnownQuestion:  # noqa: A002
        """Return one question with every answer to it.

        Raises:
            UnknownRecord: there is none, or the prefix fits more than one.
        """
        with self._reading() as connection:
            return load_questions(connection, [find_id(connection, "questions", id)])[0]

    def ask(self, question: str, *, limit: int = 3) -> list[KnownQuestion]:
        """Return the questions on record that a typed one means, with all answers to them; the best first.

        The list is empty if nothing on record answers it.

        Args:
            question: in one's own words.
            limit: how many at most.
        """
        from walkback.store.asking import ask_ledger
        from walkback.store.vectors import VectorCache

        self._vectors = self._vectors or VectorCache()
        with self._reading() as connection:
            return ask_ledger(connection, question, self._get_pairs(), limit, self._vectors.load(connection))

    def speakers(
        self,
        *,
        by: str | None = None,
        side: str | None = None,
        kind: SpeakerKind | str | None = None,
        outlet: str | None = None,
        report: str | None = None,
        limit: int | None = None,
        offset: int = 0,
    ) -> list[KnownSpeaker]:
        """Return those who speak, each once for all reports, by name.

        Args:
            by: words of a name or office, whole, in any case and order; or an id.
            side: words of a level of a side that they speak for.
            kind: person, organisation, group, unnamed, document, outlet.
            outlet: in reports of this outlet.
            report: in one report: its id or address.
            limit: how many at most.
            offset: how many are passed over.

        Raises:
            UsageError: a filter makes no sense.
            UnknownRecord: there is no such report.
        """
        _check_page(limit, offset)
        with self._reading() as connection:
            return load_identities(
                connection, by=by, side=side, kind=kind, outlet=outlet, report=report, limit=limit, offset=offset
            )

    def speaker(self, id: str) -> KnownSpeaker:  # noqa: A002
        """Return one of those who speak.

        Raises:
            UnknownRecord: there is none, or the prefix fits more than one.
        """
        with self._reading() as connection:
            return load_identity(connection, find_id(connection, "identities", id))

    def list_speakers(
        self,
        *,
        by: str | None = None,
        kind: SpeakerKind | str | None = None,
        party: str | None = None,
        report: str | None = None,
        limit: int | None = None,
        offset: int = 0,
    ) -> list[ListedSpeaker]:
        """Return those who speak, by name, as a list shows them: quicker than `speakers`, without what tells each.

        Args:
            by: words of a name or office, whole, in any case and order.
            kind: person, organisation, group, unnamed, document, outlet.
            party: the widest level of a side that they speak for, as it is named.
            report: a report's id or address.
            limit: how many at most.
            offset: how many are passed over.

        Raises:
            UsageError: a filter makes no sense.
            UnknownRecord: there is no such report.
        """
        _check_page(limit, offset)
        with self._reading() as connection:
            return list_speakers(
                connection, by=by, kind=None if kind is None else SpeakerKind(member(SpeakerKind, kind, "kind")),
                party=party, report=None if report is None else find_report_id(connection, report), limit=limit,
                offset=offset,
            )  # fmt: skip

    def list_speaker(self, id: str) -> ListedSpeaker:  # noqa: A002
        """Return one of those who speak, as `list_speakers` lists it.

        Raises:
            UnknownRecord: there is none, or the prefix fits more than one.
        """
        with self._reading() as connection:
            return list_speaker(connection, find_id(connection, "identities", id))

    def sides(self) -> list[ListedSide]:
        """Return the parties that somebody speaks for, those in the most reports first."""
        with self._reading() as connection:
            return list_sides(connection)

    def side_levels(self, party: str) -> tuple[tuple[str, ...], ...]:
        """Return the sides whose widest level a party is, each from narrow to wide; none if there is no such side."""
        with self._reading() as connection:
            return side_levels(connection, party)

    def judge(
        self,
        kind: JudgementKind | str,
        first: str,
        second: str,
        *,
        by: str,
        note: str = "",
        at: When | None = None,
    ) -> Judgement:
        """Decide that two speakers are the same, or that they are not; the decision goes before what was worked out.

        It is anchored to the names by which reports call the two, and holds when texts are read again.

        Args:
            kind: merge (one and the same) or split (not the same).
            first: a speaker's id, or "REPORT NAME": a report's id or address, a blank, and a name as it calls them.
            second: the other one's. To part an appearance from the rest, name both as "REPORT NAME".
            by: who decides.
            note: why.
            at: when; now by default.

        Raises:
            UnknownRecord: there is no such speaker.
            UsageError: both are the same appearance.
        """
        with self._writing() as connection:
            return write_judgement(
                connection, member(JudgementKind, kind, "kind"), first, second, by=by, note=note,
                at=_moment(at, "at") or _now(),
            )  # fmt: skip

    def judge_finding(
        self, finding: str, verdict: DecisionKind | str, *, by: str, note: str = "", at: When | None = None
    ) -> Decision:
        """Decide that a finding is right, or that it is not: a rejected one is listed no more unless asked for.

        Like every judgement below it is anchored to the words of statements, and holds when texts are read again.

        Args:
            finding: its id.
            verdict: confirm or reject.
            by: who decides.
            note: why.
            at: when; now by default.

        Raises:
            UnknownRecord: there is no such finding.
            UsageError: the verdict is none.
        """
        kind = DecisionKind(member(DecisionKind, verdict, "verdict"))
        if kind not in ON_FINDINGS:
            raise UsageError(f'verdict: expected {", ".join(ON_FINDINGS)}, got "{verdict}"')
        with self._writing() as connection:
            found = load_finding(connection, finding)
            return judge_finding(connection, kind, found, by=by, note=note, at=_moment(at, "at") or _now())

    def judge_same(self, first: str, second: str, *, by: str, note: str = "", at: When | None = None) -> Decision:
        """Decide that two statements answer one question; what else answers either's question comes along.

        Args:
            first: id of a statement, or of a question.
            second: the other one's.
            by, note, at: as for `judge_finding`.

        Raises:
            UnknownRecord: there is no such statement or question.
            UsageError: both are one act of saying.
        """
        with self._writing() as connection:
            return judge_together(
                connection, DecisionKind.SAME, first, second, by=by, note=note, at=_moment(at, "at") or _now()
            )

    def judge_apart(self, first: str, second: str, *, by: str, note: str = "", at: When | None = None) -> Decision:
        """Decide that two statements answer two questions, or that a statement does not belong to a question.

        Args:
            first: id of a statement, or of a question.
            second: the other one's; a question stands for all its other answers.
            by, note, at: as for `judge_finding`.

        Raises:
            UnknownRecord: there is no such statement or question.
            UsageError: both are one act of saying.
        """
        with self._writing() as connection:
            return judge_together(
                connection, DecisionKind.APART, first, second, by=by, note=note, at=_moment(at, "at") or _now()
            )

    def judge_answer(
        self, question: str, statement: str, answer: str, *, by: str, note: str = "", at: When | None = None
    ) -> Decision:
        """Decide what a statement answers to a question as it is worded; it may be one that was none of its answers.

        Args:
            question: its id.
            statement: its id.
            answer: yes, no or unclear.
            by, note, at: as for `judge_finding`.

        Raises:
            UnknownRecord: there is no such question or statement.
            UsageError: the question is for a figure, or is worded from that very statement.
        """
        with self._writing() as connection:
            return judge_answer(
                connection, question, statement, answer, by=by, note=note, at=_moment(at, "at") or _now()
            )

    def judge_wording(
        self, question: str, wording: str, *, by: str, note: str = "", at: When | None = None
    ) -> Decision:
        """Decide how a question is worded. Who says yes to it as it is worded now says yes to the new wording too.

        Args:
            question: its id.
            wording: the question in full.
            by, note, at: as for `judge_finding`.

        Raises:
            UnknownRecord: there is no such question.
            UsageError: the wording is empty.
        """
        with self._writing() as connection:
            return judge_wording(connection, question, wording, by=by, note=note, at=_moment(at, "at") or _now())

    def judge_speaker(self, statement: str, name: str, *, by: str, note: str = "", at: When | None = None) -> Decision:
        """Decide who made a statement, in all copies of it.

        Args:
            statement: its id.
            name: as the report calls them, or any other name, with an office if need be.
            by, note, at: as for `judge_finding`.

        Raises:
            UnknownRecord: there is no such statement.
            UsageError: the name is empty.
        """
        with self._writing() as connection:
            return judge_speaker(connection, statement, name, by=by, note=note, at=_moment(at, "at") or _now())

    def judge_side(self, statement: str, *levels: str, by: str, note: str = "", at: When | None = None) -> Decision:
        """Decide for which side a statement was made, in all copies of it.

        Args:
            statement: its id.
            levels: the side, and if need be the wider ones that it is part of. A side that the ledger knows brings
                them along.
            by, note, at: as for `judge_finding`.

        Raises:
            UnknownRecord: there is no such statement.
            UsageError: there is no side, or it is not known who made the statement.
        """
        with self._writing() as connection:
            return judge_side(connection, statement, levels, by=by, note=note, at=_moment(at, "at") or _now())

    def undo(self, judgement: int, *, by: str, at: When | None = None) -> Judgement | Decision:
        """Take a judgement back; it stays on record as undone.

        Raises:
            UnknownRecord: there is no such judgement, or it is undone already.
        """
        with self._writing() as connection:
            moment = _moment(at, "at") or _now()
            return undo_decision(connection, judgement, by=by, at=moment) or undo_judgement(
                connection, judgement, by=by, at=moment
            )

    def judgements(self) -> list[Judgement | Decision]:
        """Return all judgements in the order in which they were made, also those that were undone."""
        with self._reading() as connection:
            found: list[Judgement | Decision] = [*load_judgements(connection), *load_decisions(connection)]
        return sorted(found, key=lambda one: one.number or 0)

    def judged_examples(self) -> list[dict[str, Any]]:
        """Return the judgements that hold as JSON values with the words that they are on, to train or test with.

        `docs/judgements.md` tells what each kind holds.
        """
        with self._reading() as connection:
            return list(load_examples(connection))

    def doubtful_merges(self, *, limit: int = 20, offset: int = 0) -> list[DoubtfulMerge]:
        """Return the speakers of two reports that were taken for one, those with the least reason first.

        Those on whom a person has decided are left out.
        """
        _check_page(limit, offset)
        with self._reading() as connection:
            return load_doubtful_merges(connection, limit=limit, offset=offset)

    def inferred_sides(self, *, limit: int = 20, offset: int = 0) -> list[InferredSide]:
        """Return the speakers of reports whose side was worked out from the context, those who say the most first.

        Those on whom a person has decided are left out.
        """
        _check_page(limit, offset)
        with self._reading() as connection:
            return load_inferred_sides(connection, limit=limit, offset=offset)

    def judge_sides(
        self, appearance: str, *levels: str, by: str, note: str = "", at: When | None = None
    ) -> list[Decision]:
        """Decide for which side all statements of a report's speaker were made, as `judge_side` does for one.

        Args:
            appearance: id of the speaker as the report tells it.
            levels, by, note, at: as for `judge_side`.

        Raises:
            UnknownRecord: nobody of that id says anything.
            UsageError: there is no side.
        """
        moment = _moment(at, "at") or _now()
        with self._writing() as connection:
            statements = statements_of(connection, appearance)
            if not statements:
                raise UnknownRecord(f"no speaker of a report has the id {appearance} and says something")
            return [judge_side(connection, one, levels, by=by, note=note, at=moment) for one in statements]

    def use_parties(self, path: str | Path | None) -> Parties:
        """Let sides be told by the user's ``parties.toml``, or by none again; every report's sides are worked out anew.

        Raises:
            BadParties: the file cannot be read, or has something in it that is no party.
        """
        with self._writing() as connection:
            return write_parties(connection, None if path is None else Path(path).expanduser())

    def parties(self) -> str:
        """Return the user's parties that the ledger uses, as TOML; "" if it uses none."""
        with self._reading() as connection:
            return load_toml(connection)

    def statement(self, id: str) -> Statement:  # noqa: A002 - the noun's own word
        """Return the statement with that id, also one that no version that counts carries any more.

        Raises:
            UnknownRecord: there is none, or the prefix fits more than one.
        """
        with self._reading() as connection:
            return load_statements(connection, "s.id = ?", [find_id(connection, "statements", id)])[0]

    def act(self, statement: str) -> Act:
        """Return the act of saying that a statement attests, with the statements of versions and copies that do so too.

        A statement that nothing else attests is the only one of its act. Where the words inside quotation marks differ
        from the earliest, it says so with both.

        Raises:
            UnknownRecord: there is no such statement, or the prefix fits more than one.
        """
        with self._reading() as connection:
            return load_act(connection, find_id(connection, "statements", statement))

    def copies(self, statements: Iterable[str]) -> dict[str, tuple[Copy, ...]]:
        """Return, by whole ids of statements, the others that attest the same act of saying, the earliest first."""
        with self._reading() as connection:
            return load_copies(connection, statements)

    def asked(self, statements: Iterable[str]) -> dict[str, tuple[AskedQuestion, ...]]:
        """Return, by whole ids of statements, the questions that they answer."""
        with self._reading() as connection:
            return load_asked(connection, statements)

    def clocks(self, versions: Iterable[str]) -> dict[tuple[str, str], Moment]:
        """Return, by report and version, when each was first seen, as far as there are clocks."""
        with self._reading() as connection:
            return load_clocks(connection, versions)

    def paragraphs(self, places: Iterable[tuple[str, int]]) -> dict[tuple[str, int], tuple[int, str]]:
        """Return, by version and offset, where the paragraph that holds the offset begins, and its text."""
        with self._reading() as connection:
            return load_paragraphs(connection, places)

    def outlets(self) -> list[str]:
        """Return the names of the outlets."""
        with self._reading() as connection:
            return load_outlets(connection)

    def size(self) -> LedgerSize:
        """Return how many reports, statements, speakers, questions and findings there are."""
        with self._reading() as connection:
            return count_records(connection)

    def reports(
        self,
        *,
        outlet: str | None = None,
        search: str | None = None,
        since: str | date | None = None,
        until: str | date | None = None,
        newest: bool = False,
        limit: int | None = None,
        offset: int = 0,
    ) -> list[Report]:
        """Return reports by their first article day (unknown ones last).

        Args:
            outlet: words of the outlet's name, or its host.
            search: words in the text of any version, typed as for `statements`.
            since: a version has this article day or a later one.
            until: a version has this article day or an earlier one.
            newest: the last day first.
            limit: how many at most.
            offset: how many are passed over.

        Raises:
            UsageError: a date is none.
        """
        _check_page(limit, offset)
        where, values = ["1"], []
        if search is not None and search.strip():
            query = find_query(search)
            if query is None:
                return []
            where.append(
                "r.id IN (SELECT p.report FROM report_versions AS p JOIN versions AS v ON v.id = p.version "
                "WHERE v.number IN (SELECT rowid FROM versions_fts WHERE versions_fts MATCH ?))"
            )
            values.append(query)
        first = first_day(since, "since") if since is not None else date.min
        last = last_day(until, "until") if until is not None else date.max
        if since is not None or until is not None:
            where.append("r.id IN (SELECT report FROM report_versions WHERE article_day BETWEEN ? AND ?)")
            values += [first.isoformat(), last.isoformat()]
        with self._reading() as connection:
            if outlet is not None and outlet.strip():
                where.append("is_outlet(r.outlet, r.address)")
                connection.create_function("is_outlet", 2, outlet_test(outlet), deterministic=True)
            return load_reports(connection, " AND ".join(where), values, newest=newest, limit=limit, offset=offset)

    def report(self, id_or_url: str) -> Report:
        """Return one report by its id or by an address that it was seen at.

        Raises:
            UnknownRecord: there is none, or more than one.
        """
        with self._reading() as connection:
            found = load_reports(connection, "r.id = ?", [find_report_id(connection, id_or_url)])
        if not found:
            raise UnknownRecord(f"report {id_or_url} has no version any more: its captures were derived anew")
        return found[0]

    def version(self, id: str) -> Version:  # noqa: A002
        """Return one version with its text, blocks and links.

        Raises:
            UnknownRecord: there is none, or the prefix fits more than one.
        """
        with self._reading() as connection:
            return load_version(connection, find_id(connection, "versions", id))

    def attributions(self, version_id: str) -> tuple[Attribution, ...]:
        """Return what the reader found in a version, in the order of the text.

        Raises:
            UnknownRecord: there is no such version.
        """
        with self._reading() as connection:
            return load_attributions(connection, find_id(connection, "versions", version_id))[1]

    def reading(self, report: str, version: str | None = None) -> Reading:
        """Return a version of a report with its attributions, speakers, times and figures.

        Args:
            report: its id or address.
            version: the version's id; the latest if None.

        Raises:
            UnknownRecord: there is no such report, or the version is none of its.
        """
        with self._reading() as connection:
            key = find_report_id(connection, report)
            if version is None:
                chain = load_reports(connection, "r.id = ?", [key])
                found = load_reading(connection, key, chain[0].latest.version) if chain else None
            else:
                found = load_reading(connection, key, find_id(connection, "versions", version))
        if found is None:
            raise UnknownRecord(f"report {report} has no version {version or 'any more'} that counts")
        return found

    def compare(self, report: str, first: int | None = None, second: int | None = None) -> Comparison:
        """Compare two versions of a report, by default the last one with what it took the place of.

        Versions are counted as they stand in the report's ``chain``, where one to which the report went back has a
        number of its own.

        Args:
            report: its id or address.
            first: number of the older version, 1 for the first; what ``second`` took the place of if None.
            second: number of the newer version; the latest if None.

        Raises:
            UnknownRecord: there is no such report, or it has no such version.
            UsageError: the report has one version only, or ``first`` is not before ``second``.
        """
        from walkback.pipeline import compare_told
        from walkback.revision.substance import Told

        found = self.report(report)
        count = len(found.chain)
        if count < 2:
            raise UsageError(f"report {found.id[:8]} has one version only; there is nothing to compare it with")
        newer = count if second is None else second
        if not 1 <= newer <= count or (first is not None and not 1 <= first <= count):
            named = f"{newer}" if first is None else f"{first} and {newer}"
            raise UnknownRecord(f"report {found.id[:8]} has versions 1 to {count}, not {named}")
        older = first if first is not None else found.chain[newer - 1].revises or newer - 1
        if older < 1:
            raise UsageError(f"version 1 of report {found.id[:8]} took the place of none; name a later one")
        if older >= newer:
            raise UsageError(f"version {older} is not before version {newer}; name the older one first")
        ends = [found.chain[number - 1] for number in (older, newer)]
        compared = compare_told(*(Told(self.version(one.version), self.reading(found.id, one.version)) for one in ends))
        return replace(compared, order_weight=order_weight(found, older, newer), reverts_to=ends[1].reverts_to)

    def captures(self, report: str | None = None) -> list[Capture]:
        """Return captures by their clock, those without one last; all of them, or those of one report.

        Captures that hold no report are among all of them.

        Raises:
            UnknownRecord: there is no such report.
        """
        with self._reading() as connection:
            if report is None:
                return load_captures(connection, "1", ())
            return load_captures(
                connection,
                "c.id IN (SELECT capture FROM derivations WHERE report = ? AND is_current = 1)",
                [find_report_id(connection, report)],
            )

    def capture(self, id: str) -> Capture:  # noqa: A002
        """Return one capture, without its bytes.

        Raises:
            UnknownRecord: there is none, or the prefix fits more than one.
        """
        with self._reading() as connection:
            return load_captures(connection, "c.id = ?", [find_id(connection, "captures", id)])[0]

    def bytes_of(self, capture_id: str) -> bytes:
        """Return the bytes of a capture as they were retrieved, checked against their digest.

        Raises:
            UnknownRecord: there is no such capture.
        """
        with self._reading() as connection:
            return load_bytes(connection, find_id(connection, "captures", capture_id))

    def inputs(self) -> list[InputOutcome]:
        """Return every input of every add, with the reason where it was skipped or failed."""
        with self._reading() as connection:
            return load_inputs(connection)

    def export(self) -> Iterator[dict[str, Any]]:
        """Yield the whole content as JSON values, sorted by kind (capture, report, statement, version) and id.

        Ledgers to which the same things were added, in whatever order and however often, give the same.
        """
        with translated(self.path):
            connection = open_connection(self.path, create=False) if self.path.exists() else open_empty()
            with closing(connection), transaction(connection, write=False):
                yield from export_records(connection)

    def close(self) -> None:
        """Close the file. The ledger may be used again; it is then opened anew."""
        if self._connection is not None:
            with translated(self.path):
                self._connection.close()
            self._connection = None

    def __enter__(self) -> Self:
        return self

    def __exit__(
        self, kind: type[BaseException] | None, error: BaseException | None, trace: TracebackType | None
    ) -> None:
        self.close()

    def __repr__(self) -> str:
        return f"Ledger({str(self.path)!r})"

    def _add(self, arrivals: Iterable[Arrival], progress: Callable[[InputOutcome], None] | None) -> AddSummary:
        from walkback.store.adding import add_arrivals

        with translated(self.path):
            return add_arrivals(self._open(create=True), arrivals, self._get_reader, self._get_pairs, progress)

    def _get_reader(self) -> ReadsStatements:
        if self._reader is None:
            from walkback.statement.reader import shipped_reader

            self._reader = shipped_reader()
        return self._reader

    def _get_pairs(self) -> JudgesPairs:
        if self._pairs is None:
            from walkback.question import pair_model

            self._pairs = pair_model.shipped_pair_model()
        return self._pairs

    def _open(self, *, create: bool) -> sqlite3.Connection:
        if self._connection is None:
            self._connection = open_connection(self.path, create=create)
        return self._connection

    @contextmanager
    def _writing(self) -> Iterator[sqlite3.Connection]:
        """Hold the ledger for the block: all of it is kept or nothing."""
        from walkback.store.edits import settle_edits
        from walkback.store.questions import settle_questions

        with translated(self.path):
            connection = self._open(create=False)
            with transaction(connection, write=True):
                yield connection
                group_waiting(connection, lambda _: nullcontext())
                settle_sides(connection, nullcontext)
                settle_questions(connection, self._get_pairs, nullcontext)
                settle_edits(connection, nullcontext)

    @contextmanager
    def _reading(self) -> Iterator[sqlite3.Connection]:
        """Hold one state of the ledger for the block, whatever other processes add."""
        with translated(self.path):
            if self._connection is None and not self.path.exists():
                with closing(open_empty()) as connection:
                    yield connection
                return
            connection = self._open(create=False)
            with transaction(connection, write=False):
                yield connection


def _retrieve_all(inputs: Iterable[Input | Rejected], *, allow_private: bool) -> Iterator[Arrival]:
    from walkback.report.inputs import Rejected
    from walkback.report.retrieve import retrieve
    from walkback.store.adding import Arrival

    for item in inputs:
        if isinstance(item, Rejected):
            yield Arrival(item.where, item.error)
            continue
        try:
            yield Arrival(item.where, retrieve(item, allow_private=allow_private))
        except InputError as error:
            yield Arrival(item.where, error)


def _check_page(limit: int | None, offset: int) -> None:
    for name, number in (("limit", limit), ("offset", offset)):
        if number is not None and number < 0:
            raise UsageError(f"{name} must not be below 0, got {number}")


def _now() -> Moment:
    return Moment.parse(datetime.now(UTC))


def _moment(value: When | None, name: str) -> Moment | None:
    return value if value is None or isinstance(value, Moment) else Moment.parse(value, where=name)
