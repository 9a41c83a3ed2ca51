"""``/search``: one box for words and for questions in the reader's own words."""

from __future__ import annotations

import re

from walkback.model import Statement
from walkback.record import as_record
from walkback.shown.statement_table import HEADER, row_of
from walkback.store.findings import KnownQuestion
from walkback.store.ledger import Ledger
from walkback.web.asked import Asked
from walkback.web.paging import CARDS, DATA_ROWS, paged
from walkback.web.view import Data, Page, Table, View
from walkback.web.views.question import lines_of

QUESTIONS = 3
BESIDE = 8  # reports and speakers that are named beside the statements
LEAST_WORDS = 2  # one word is searched for, and asks nothing


def _asks(asked: Asked) -> bool:
    """Whether what was typed may be a question; it is told on the first page only."""
    return asked.page == 1 and len(re.findall(r"\w+", asked.words("q") or "")) >= LEAST_WORDS


def _asked(ledger: Ledger, asked: Asked) -> list[KnownQuestion]:
    return ledger.ask(asked.words("q") or "", limit=QUESTIONS) if _asks(asked) else []


def _found(ledger: Ledger, asked: Asked, size: int) -> list[Statement]:
    typed = asked.words("q")
    if typed is None:
        return []
    return ledger.statements(
        search=typed,
        by=asked.words("by"),
        side=asked.words("side"),
        outlet=asked.words("outlet"),
        since=asked.day("since"),
        until=asked.day("until"),
        limit=size + 1,
        offset=(asked.page - 1) * size,
    )


def _page(ledger: Ledger, asked: Asked) -> Page:
    typed = asked.words("q")
    first = typed is not None and asked.page == 1
    questions = _asked(ledger, asked) if first else []
    recorded = ledger.asked(one.statement.id for question in questions for one in question.answers)
    known = {entry.id for entries in recorded.values() for entry in entries}
    return Page(
        "search.html",
        f"Search: {typed}" if typed else "Search",
        {
            "q": typed or "",
            "questions": [(one, lines_of(one), one.id in known) for one in questions],
            "found": paged(asked, _found(ledger, asked, CARDS), CARDS),
            "reports": ledger.reports(search=typed, newest=True, limit=BESIDE) if first else [],
            "speakers": ledger.list_speakers(by=typed, limit=BESIDE) if first else [],
            "outlets": ledger.outlets(),
            "is_filtered": any(asked.words(name) for name in ("by", "side", "outlet", "since", "until")),
        },
    )


def _data(ledger: Ledger, asked: Asked) -> Data:
    found = _found(ledger, asked, DATA_ROWS)
    return Data(
        {
            "asked": [as_record(one) for one in _asked(ledger, asked)] if asked.page == 1 else [],
            "statements": [as_record(one) for one in found[:DATA_ROWS]],
        },
        len(found) > DATA_ROWS,
    )


def _table(ledger: Ledger, asked: Asked) -> Table:
    found = _found(ledger, asked, DATA_ROWS)
    return Table(HEADER, map(row_of, found[:DATA_ROWS]), len(found) > DATA_ROWS)


VIEW = View(_page, _data, _table, asks=_asks)
