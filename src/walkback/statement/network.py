"""Run the reader's network over windows of word pieces."""

from __future__ import annotations

import os
from collections.abc import Sequence
from concurrent.futures import ThreadPoolExecutor
from pathlib import Path
from typing import Any

import onnxruntime

from walkback.errors import ReaderError
from walkback.statement.decode import Scores
from walkback.statement.window import Window

OUTPUTS = ("tags", "cue_query", "cue_key", "source_query", "source_key")  # in the order of `Scores`


class Network:
    """The trained network, ready to run on all processors that the process may use.

    Every window is scored by itself: activations are quantised over what is scored together, so a
    window's scores would else depend on its neighbours in a batch. Processors take windows in turn.

    Args:
        path: the ONNX file that ``training.export`` writes.
        threads: windows at a time; one for each processor of the process if None.

    Raises:
        ReaderError: the file is missing or is no such network.
    """

    def __init__(self, path: Path, *, threads: int | None = None) -> None:
        self.threads = threads or _usable_processors()
        options = onnxruntime.SessionOptions()
        options.intra_op_num_threads = 1
        options.inter_op_num_threads = 1
        options.log_severity_level = 3
        try:
            self._session: Any = onnxruntime.InferenceSession(str(path), options, providers=["CPUExecutionProvider"])
        except Exception as error:  # onnxruntime raises classes of its own extension module
            raise ReaderError(f"{path}: the reader's weights cannot be loaded ({error}); reinstall walkback") from error
        self._pool = ThreadPoolExecutor(self.threads, thread_name_prefix="reader") if self.threads > 1 else None

    def score(self, windows: Sequence[Window]) -> list[Scores]:
        """Score every window, in order."""
        if self._pool is None or len(windows) < 2:
            return [self._run(window) for window in windows]
        return list(self._pool.map(self._run, windows))

    def _run(self, window: Window) -> Scores:
        return Scores(*(output[0] for output in self._session.run(OUTPUTS, {"ids": window.ids[None, :]})))


def _usable_processors() -> int:
    if hasattr(os, "sched_getaffinity"):  # what this process may use, which a container may have cut down
        return len(os.sched_getaffinity(0))
    return os.cpu_count() or 1
