"""Ledgers for many readers at once: each thread has its own connection, since SQLite's are held to one."""

from __future__ import annotations

import asyncio
import threading
from collections.abc import Callable
from concurrent.futures import ThreadPoolExecutor
from pathlib import Path
from typing import TypeVar

from walkback.store.ledger import Ledger
from walkback.web.remembering import Memory, RememberingLedger

READERS = 8  # threads; one page that takes long keeps nobody else waiting
T = TypeVar("T")


class Ledgers:
    """Runs what reads the ledger at ``path`` in threads of its own.

    Questions in one's own words have one thread to themselves: the vectors of all statements are held in memory
    once, not once for each thread. Changes have one too, and so come one after another.
    """

    def __init__(self, path: Path) -> None:
        self.path = path
        self._memory = Memory(path)
        self._local = threading.local()
        self._readers = ThreadPoolExecutor(READERS, "walkback-reader")
        self._asker = ThreadPoolExecutor(1, "walkback-asker")
        self._writer = ThreadPoolExecutor(1, "walkback-writer")

    async def read(self, job: Callable[[Ledger], T]) -> T:
        """Run ``job`` with the ledger of a thread."""
        return await asyncio.get_running_loop().run_in_executor(self._readers, self._run, job)

    async def ask(self, job: Callable[[Ledger], T]) -> T:
        """Run a ``job`` that asks a question in one's own words."""
        return await asyncio.get_running_loop().run_in_executor(self._asker, self._run, job)

    async def change(self, job: Callable[[Ledger], T]) -> T:
        """Run a ``job`` that changes the ledger."""
        return await asyncio.get_running_loop().run_in_executor(self._writer, self._run, job)

    def close(self) -> None:
        """Wait for what runs, and let go of the threads; each takes its connection along."""
        for pool in (self._readers, self._asker, self._writer):
            pool.shutdown()

    def _run(self, job: Callable[[Ledger], T]) -> T:
        ledger = getattr(self._local, "ledger", None)
        if ledger is None:
            ledger = self._local.ledger = RememberingLedger(self.path, self._memory)
        return job(ledger)
