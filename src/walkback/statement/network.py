"""Run the reader's network over windows of word pieces."""

from __future__ import annotations

import os
from collections.abc import Iterator, Sequence
from concurrent.futures import ThreadPoolExecutor
from pathlib import Path
from typing import Any

import onnxruntime

from walkback.errors import ReaderError
from walkback.statement.decode import Scores
from walkback.statement.window import Window

LAYERS = 2  # of speech: the text's, and that inside it
OUTPUTS = tuple(
    f"{name}{layer}"
    for layer in range(LAYERS)
    for name in ("tags", "cue_query", "cue_key", "source_query", "source_key")  # in the order of `Scores`
)
# onnxruntime's fused operator for these is some eight times slower than the parts (1.32, AVX2).
SLOW_FUSIONS = ("SkipLayerNormFusion", "BiasSkipLayerNormFusion")


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
        self.threads = threads or usable_processors()
        options = onnxruntime.SessionOptions()
        options.intra_op_num_threads = 1
        options.inter_op_num_threads = 1
        options.log_severity_level = 3
        try:
            self._session: Any = onnxruntime.InferenceSession(
                str(path), options, providers=["CPUExecutionProvider"], disabled_optimizers=list(SLOW_FUSIONS)
            )
        except Exception as error:  # onnxruntime raises classes of its own extension module
            raise ReaderError(f"{path}: the reader's weights cannot be loaded ({error}); reinstall walkback") from error
        self._pool = ThreadPoolExecutor(self.threads, thread_name_prefix="reader") if self.threads > 1 else None

    def score(self, windows: Sequence[Window]) -> Iterator[tuple[Scores, ...]]:
        """Score every window, in order: a `Scores` for each layer of speech.

        With more than one processor the work begins at once and goes on beside the caller's.
        """
        if self._pool is None:
            return map(self._run, windows)
        return self._pool.map(self._run, windows)

    def _run(self, window: Window) -> tuple[Scores, ...]:
        inputs = {"ids": window.ids[None, :], "settings": window.settings[None, :]}
        outputs = [output[0] for output in self._session.run(OUTPUTS, inputs)]
        size = len(outputs) // LAYERS
        return tuple(Scores(*outputs[layer * size : (layer + 1) * size]) for layer in range(LAYERS))


def usable_processors() -> int:
    """How many processors this process may use."""
    if hasattr(os, "sched_getaffinity"):  # what this process may use, which a container may have cut down
        return len(os.sched_getaffinity(0))
    return os.cpu_count() or 1
