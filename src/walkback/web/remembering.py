"""Lists of a whole ledger that are the same for every reader, remembered until the ledger changes."""

from __future__ import annotations

import threading
import time
from collections import OrderedDict
from collections.abc import Callable, Hashable
from pathlib import Path
from typing import Any, TypeVar

from walkback.model import ReportedFigure
from walkback.store.beside import AskedCount, LedgerSize
from walkback.store.doubtful import DoubtfulMerge, InferredSide
from walkback.store.finding_list import FindingFilter, FindingOrder, ListedFinding
from walkback.store.findings import JudgedFindings
from walkback.store.ledger import Ledger
from walkback.store.speaker_list import ListedSide

MOST = 64  # lists that are remembered; one of 100,000 findings takes some 20 MB
FIRST = 500  # of what is in doubt, as many as somebody may go through
# Seconds after which a list is made anew in any case: a change that is written while the files are being looked at may
# leave their times as they were.
LONGEST = 600.0
T = TypeVar("T")


class Memory:
    """What was read from the ledger at ``path``; shared by all threads."""

    def __init__(self, path: Path) -> None:
        self._files = (path, path.with_name(path.name + "-wal"))
        self._held: OrderedDict[Hashable, tuple[Hashable, float, Any]] = OrderedDict()
        self._making: dict[Hashable, threading.RLock] = {}
        self._lock = threading.Lock()

    def get(self, key: Hashable, make: Callable[[], T]) -> T:
        """Return what is remembered under a key, or make it."""
        with self._lock:
            making = self._making.setdefault(key, threading.RLock())
        with making:  # who comes while a list is being made waits for it
            stamp, now = self._stamp(), time.monotonic()
            with self._lock:
                held = self._held.get(key)
                if held is not None and held[0] == stamp and now - held[1] < LONGEST:
                    self._held.move_to_end(key)
                    found: T = held[2]
                    return found
            made = make()
            with self._lock:
                self._held[key] = (stamp, now, made)
                self._held.move_to_end(key)
                while len(self._held) > MOST:
                    self._making.pop(self._held.popitem(last=False)[0], None)
        return made

    def _stamp(self) -> Hashable:
        """What changes with every change of the ledger: times and sizes of its files."""
        stamps: list[tuple[int, int] | None] = []
        for file in self._files:
            try:
                found = file.stat()
                stamps.append((found.st_mtime_ns, found.st_size))
            except OSError:
                stamps.append(None)
        return tuple(stamps)


class RememberingLedger(Ledger):
    """A ledger whose long lists are remembered."""

    def __init__(self, path: Path, memory: Memory) -> None:
        super().__init__(path)
        self._memory = memory

    def list_findings(
        self, wanted: FindingFilter, *, order: FindingOrder = FindingOrder.SUREST
    ) -> tuple[ListedFinding, ...]:
        """Return what `Ledger.list_findings` does."""
        if wanted.is_of_one:
            return super().list_findings(wanted, order=order)
        make = super().list_findings
        return self._memory.get(("findings", wanted, order), lambda: make(wanted, order=order))

    def judged_findings(self) -> JudgedFindings:
        """Return what `Ledger.judged_findings` does."""
        return self._memory.get("judged", super().judged_findings)

    def sides(self) -> list[ListedSide]:
        """Return what `Ledger.sides` does."""
        return self._memory.get("sides", super().sides)

    def outlets(self) -> list[str]:
        """Return what `Ledger.outlets` does."""
        return self._memory.get("outlets", super().outlets)

    def size(self) -> LedgerSize:
        """Return what `Ledger.size` does."""
        return self._memory.get("size", super().size)

    def count_questions(self, *, limit: int = 20, offset: int = 0) -> list[AskedCount]:
        """Return what `Ledger.count_questions` does."""
        make = super().count_questions
        return self._memory.get(("counts", limit, offset), lambda: make(limit=limit, offset=offset))

    def doubtful_merges(self, *, limit: int = 20, offset: int = 0) -> list[DoubtfulMerge]:
        """Return what `Ledger.doubtful_merges` does; the first pages come from one list."""
        make = super().doubtful_merges
        if limit + offset > FIRST:
            return make(limit=limit, offset=offset)
        return self._memory.get("merges", lambda: make(limit=FIRST))[offset : offset + limit]

    def inferred_sides(self, *, limit: int = 20, offset: int = 0) -> list[InferredSide]:
        """Return what `Ledger.inferred_sides` does; the first pages come from one list."""
        make = super().inferred_sides
        if limit + offset > FIRST:
            return make(limit=limit, offset=offset)
        return self._memory.get("inferred", lambda: make(limit=FIRST))[offset : offset + limit]

    def figures(self, *, newest: int | None = None, **filters: Any) -> list[ReportedFigure]:  # noqa: ANN401
        """Return what `Ledger.figures` does; the newest ones of all are remembered."""
        make = super().figures
        if newest is None or any(filters.values()):
            return make(newest=newest, **filters)
        return self._memory.get(("figures", newest), lambda: make(newest=newest))
