"""Reports that are added from a page: read one after the other in the background, while the page tells how far."""

from __future__ import annotations

import logging
import secrets
import threading
from collections import Counter, OrderedDict
from collections.abc import Sequence
from concurrent.futures import ThreadPoolExecutor
from dataclasses import dataclass, field
from enum import StrEnum
from pathlib import Path

from walkback.errors import UnknownRecord, WalkbackError
from walkback.model import InputOutcome, Outcome
from walkback.store.ledger import Ledger

MOST_JOBS = 50  # that are remembered; what was added is in the ledger
_log = logging.getLogger(__name__)


class Stage(StrEnum):
    """How far a job is."""

    WAITING = "waiting"
    READING = "reading"
    DONE = "done"
    STOPPED = "stopped"  # by an error that is none of an input


@dataclass(frozen=True, slots=True)
class Wanted:
    """What is to be added: files as name and bytes, texts, and addresses; and what is said about all of them."""

    files: tuple[tuple[str, bytes], ...] = ()
    text: str = ""
    text_url: str | None = None
    addresses: tuple[str, ...] = ()
    outlet: str | None = None
    captured_at: str | None = None
    published_at: str | None = None

    @property
    def count(self) -> int:
        """How many inputs it is."""
        return len(self.files) + bool(self.text) + len(self.addresses)


@dataclass(slots=True)
class Job:
    """An add: its stage, and what became of each input so far, in their order."""

    id: str
    count: int
    stage: Stage = Stage.WAITING
    outcomes: list[InputOutcome] = field(default_factory=list)
    error: str = ""

    @property
    def is_over(self) -> bool:
        """Whether nothing more will come."""
        return self.stage in (Stage.DONE, Stage.STOPPED)

    @property
    def counts(self) -> list[tuple[Outcome, int]]:
        """How many inputs became what, all kinds in their order."""
        counted = Counter(one.outcome for one in self.outcomes)
        return [(kind, counted[kind]) for kind in Outcome]


class _Stopped(Exception):
    """The reading room is being closed."""


class Adder:
    """Adds to the ledger at ``path``, one job after the other."""

    def __init__(self, path: Path) -> None:
        self._path = path
        self._worker = ThreadPoolExecutor(1, "walkback-adder")
        self._jobs: OrderedDict[str, Job] = OrderedDict()
        self._lock = threading.Lock()
        self._closing = threading.Event()

    def submit(self, wanted: Wanted) -> Job:
        """Put a job behind those that wait."""
        job = Job(secrets.token_hex(8), wanted.count)
        with self._lock:
            self._jobs[job.id] = job
            for old in [key for key, one in self._jobs.items() if one.is_over][: max(0, len(self._jobs) - MOST_JOBS)]:
                del self._jobs[old]
        self._worker.submit(self._run, job, wanted)
        return job

    def job(self, key: str) -> Job:
        """Return a job.

        Raises:
            UnknownRecord: there is none of that name, or it is long over.
        """
        with self._lock:
            found = self._jobs.get(key)
        if found is None:
            raise UnknownRecord(
                "nothing is being added under this address any more; what was added before is under reports"
            )
        return found

    def close(self) -> None:
        """Finish the input that is being written, and let the rest be; each input is one transaction."""
        self._closing.set()
        self._worker.shutdown(cancel_futures=True)

    def _run(self, job: Job, wanted: Wanted) -> None:
        job.stage = Stage.READING
        try:
            with Ledger(self._path) as ledger:
                self._add(ledger, wanted, job)
        except _Stopped:
            job.error, job.stage = "the reading room was closed before all was read", Stage.STOPPED
        except WalkbackError as error:
            job.error, job.stage = str(error), Stage.STOPPED
        except Exception:  # noqa: BLE001
            # Whatever it is: the page must say so, and the window that the room was started from tells where.
            _log.exception("adding stopped")
            job.error, job.stage = "Walkback itself went wrong; the window it was started from says how", Stage.STOPPED
        else:
            job.stage = Stage.DONE

    def _add(self, ledger: Ledger, wanted: Wanted, job: Job) -> None:
        def keep(outcome: InputOutcome) -> None:
            job.outcomes.append(outcome)
            if self._closing.is_set():
                raise _Stopped

        told = {"outlet": wanted.outlet, "captured_at": wanted.captured_at, "published_at": wanted.published_at}
        if wanted.files:
            ledger.add_files(wanted.files, **told, progress=keep)
        if wanted.text:
            keep(ledger.add_text(wanted.text, url=wanted.text_url, **told).outcomes[0])
        if wanted.addresses:
            ledger.add(*wanted.addresses, outlet=wanted.outlet, progress=keep)


def base_name(typed: str) -> str:
    """Return the last part of a file's name, whichever system it comes from; it is shown and never opened."""
    return typed.replace("\\", "/").rsplit("/", 1)[-1] or "unnamed"


def addresses_in(lines: str) -> Sequence[str]:
    """Return the addresses of a box, one a line."""
    return tuple(line.strip() for line in lines.splitlines() if line.strip())
