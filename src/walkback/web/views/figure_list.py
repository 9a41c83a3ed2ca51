"""``/figures``: each count as a range by who gave it, in the order of giving."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass

from walkback.figure.series import Range, Series, find_series
from walkback.model import FigureKind, ReportedFigure
from walkback.record import as_record
from walkback.shown.figure_table import HEADER, quantity_words, row_of
from walkback.store.ledger import Ledger
from walkback.web.asked import Asked
from walkback.web.drawing.ranges import Bar, Ranges, draw_ranges
from walkback.web.paging import CARDS, paged
from walkback.web.view import Data, Page, Table, View

FIGURES = 400  # that are put side by side
SERIES = 12  # that a page shows
MOST = 30  # figures of a series
DATA_FIGURES = 5_000  # of JSON and CSV


@dataclass(frozen=True, slots=True)
class DrawnFigure:
    """A figure with its bar; ``turned`` is the finding that tells that its side gave another figure later."""

    figure: ReportedFigure
    bar: Bar | None
    turned: str | None


@dataclass(frozen=True, slots=True)
class DrawnSeries:
    """A series as a page draws it, the range of each side first."""

    words: str
    by_side: tuple[tuple[str, Range, Bar | None], ...]
    figures: tuple[DrawnFigure, ...]
    more: int
    ranges: Ranges


def _filters(asked: Asked) -> dict[str, str | None]:
    kind = asked.choice("kind", FigureKind)
    return {
        "kind": kind.value if kind else None,
        "by": asked.words("by"),
        "side": asked.words("side"),
        "since": asked.day("since"),
        "until": asked.day("until"),
        "search": asked.words("search"),
        "outlet": asked.words("outlet"),
        "report": asked.words("report"),
    }


def draw_series(series: Series, turned: dict[str, tuple[str, str]]) -> DrawnSeries | None:
    """Return a series with its bars on one scale; None where it has no number."""
    shown = series.figures[:MOST]
    sides = series.by_side
    ends = [
        (given.least if given.low is not None else None, given.greatest if given.high is not None else None)
        for _, given in sides
    ]
    drawn = draw_ranges([*ends, *((figure.low, figure.high) for figure in shown)])
    if drawn is None:
        return None
    return DrawnSeries(
        quantity_words(series),
        tuple((side, given, bar) for (side, given), bar in zip(sides, drawn.bars, strict=False)),
        tuple(
            DrawnFigure(figure, bar, turned[figure.statement][1] if figure.statement in turned else None)
            for figure, bar in zip(shown, drawn.bars[len(sides) :], strict=True)
        ),
        len(series.figures) - len(shown),
        drawn,
    )


def _turned(ledger: Ledger, figures: Sequence[ReportedFigure]) -> dict[str, tuple[str, str]]:
    return ledger.turned_figures({one.statement for one in figures if one.statement is not None})


def _page(ledger: Ledger, asked: Asked) -> Page:
    filters = _filters(asked)
    is_filtered = any(filters.values())
    found = ledger.figures(**filters, newest=FIGURES + 1)
    everything = find_series(found[-FIGURES:])
    series = [one for one in everything if one.counts or one.kind is not FigureKind.COUNT]
    turned = _turned(ledger, found)
    drawn = [one for one in (draw_series(each, turned) for each in series[:SERIES]) if one is not None]
    counts = [] if is_filtered else ledger.count_questions(limit=CARDS + 1, offset=(asked.page - 1) * CARDS)
    report = ledger.report(filters["report"]) if filters["report"] else None
    return Page(
        "figures.html",
        f"Figures in {report.title}" if report else "Figures",
        {
            "series": drawn,
            "more_series": max(0, len(series) - SERIES),
            "uncounted": sum(len(one.figures) for one in everything) - sum(len(one.figures) for one in series),
            "is_cut": len(found) > FIGURES,
            "most": FIGURES,
            "is_filtered": is_filtered,
            "counts": paged(asked, counts, CARDS),
            "kinds": [(str(one), str(one).replace("_", " ")) for one in FigureKind],
            "outlets": ledger.outlets(),
            "of_report": report,
        },
    )


def _load(ledger: Ledger, asked: Asked) -> list[ReportedFigure]:
    return ledger.figures(**_filters(asked), newest=DATA_FIGURES)


def _data(ledger: Ledger, asked: Asked) -> Data:
    return Data([as_record(one) for one in _load(ledger, asked)])


def _table(ledger: Ledger, asked: Asked) -> Table:
    return Table(HEADER, map(row_of, _load(ledger, asked)))


VIEW = View(_page, _data, _table)
