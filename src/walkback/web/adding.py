"""Reports that are added from a page: read one after the other in the background, while the page tells how far."""

from __future__ import annotations

import logging
import secrets
import threading
from collections import Counter, OrderedDict
from collections.abc import Callable, Sequence
from concurrent.futures import ThreadPoolExecutor
from dataclasses import dataclass, field
from enum import StrEnum
from pathlib import Path
from typing import TypeVar

from walkback.errors import UnknownRecord, WalkbackError
from walkback.model import InputOutcome, Outcome
from walkback.report.place import without_credentials
from walkback.store.ledger import Ledger
from walkback.store.storable import storable

MOST_JOBS = 50  # that are remembered; what was added is in the ledger
_log = logging.getLogger(__name__)
T = TypeVar("T")


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
    def names(self) -> tuple[str, ...]:
        """What each input is called, in the order in which they are read."""
        files = tuple(name for name, _ in self.files)
        text = ("text",) if self.text else ()
        return files + text + tuple(without_credentials(one) for one in self.addresses)


@dataclass(slots=True)
class Job:
    """An add: its stage, what its inputs are called, and what became of each so far, in their order."""

    id: str
    names: tuple[str, ...]
    stage: Stage = Stage.WAITING
    outcomes: list[InputOutcome] = field(default_factory=list)
    error: str = ""

    @property
    def count(self) -> int:
        """How many inputs it has."""
        return len(self.names)

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
        job = Job(secrets.token_hex(8), wanted.names)
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

        def add_files(files: Sequence[tuple[str, bytes]]) -> None:
            ledger.add_files(files, **told, progress=keep)

        def add_text(texts: Sequence[str]) -> None:
            keep(ledger.add_text(texts[0], url=wanted.text_url, **told).outcomes[0])

        def add_addresses(addresses: Sequence[str]) -> None:
            # What is fetched now was captured now, whatever is said of the files beside it.
            ledger.add(*addresses, outlet=wanted.outlet, published_at=wanted.published_at, progress=keep)

        if wanted.files:
            _add_each(wanted.files, add_files, job, keep)
        if wanted.text:
            _add_each([wanted.text], add_text, job, keep)
        if wanted.addresses:
            _add_each(wanted.addresses, add_addresses, job, keep)


def _add_each(
    inputs: Sequence[T], add: Callable[[Sequence[T]], None], job: Job, keep: Callable[[InputOutcome], None]
) -> None:
    """Add inputs together; if Walkback goes wrong in one of them, those that are left alone, so that only it fails."""
    left = inputs
    if len(inputs) > 1:
        before = len(job.outcomes)
        try:
            add(inputs)
        except (WalkbackError, _Stopped):
            raise
        except Exception:
            left = inputs[len(job.outcomes) - before :]
            if not left:  # it is in what is worked out of all of them
                raise
            _log.exception("adding together went wrong; the rest is added one by one")
        else:
            return
    for one in left:
        done = len(job.outcomes)
        try:
            add([one])
        except (WalkbackError, _Stopped):
            raise
        except Exception as error:
            if len(job.outcomes) > done:
                raise
            _log.exception("adding one input went wrong")
            # A text may have been kept all the same, if it went wrong in what is worked out afterwards.
            message = (
                f"Walkback itself went wrong here ({type(error).__name__}: {error}); the window it was started from "
                "says where. Please report it. The others do not suffer from it; this one can be added again, "
                "which changes nothing if it was kept"
            )
            keep(InputOutcome(storable(job.names[done]), Outcome.FAILED, reason="fault", message=storable(message)))


def base_name(typed: str) -> str:
    """Return the last part of a file's name, whichever system it comes from; it is shown and never opened."""
    return typed.replace("\\", "/").rsplit("/", 1)[-1] or "unnamed"


def addresses_in(lines: str) -> Sequence[str]:
    """Return the addresses of a box, one a line."""
    return tuple(line.strip() for line in lines.splitlines() if line.strip())
