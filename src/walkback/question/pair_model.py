"""Judge two short texts together, and turn one into a vector that lies near those of texts on the same question."""

from __future__ import annotations

import gzip
import json
from collections.abc import Sequence
from concurrent.futures import ThreadPoolExecutor
from dataclasses import dataclass
from functools import cache
from pathlib import Path

import numpy as np
import onnxruntime
from numpy.typing import NDArray

from walkback.errors import ReaderError
from walkback.statement.network import SLOW_FUSIONS, usable_processors
from walkback.statement.reader import WEIGHTS as READER_WEIGHTS
from walkback.text.wordpiece import EncodedPair, WordPieces

WEIGHTS = Path(__file__).parent / "weights"
AGREE, OPPOSE, NEITHER = range(3)  # columns of a stance

Floats = NDArray[np.float32]
Pair = tuple[str, str]


@dataclass(frozen=True, slots=True)
class Compared:
    """What pairs of texts are to one another, from one pass.

    Attributes:
        same: ``same[i]`` is the probability (0 to 1) that both texts of pair i answer one question, or that the
            second answers the question that the first asks.
        stance: ``stance[i]`` holds the probabilities that the second text agrees with the first, that both cannot
            hold, and that it does neither; see `AGREE`, `OPPOSE` and `NEITHER`. They sum to 1.
    """

    same: Floats
    stance: Floats


class PairModel:
    """Two small encoders, one that reads two texts at once and one for a text alone; made with `PairModel.load`.

    A statement is best given as `walkback.question.wording.statement_words` words it, a question as it was typed. Every
    pair and every text is scored by itself, so that what it is given with changes nothing.

    ``name`` tells which weights it has ("pair-1a2b3c4d5e6f"); what it finds depends on them and on nothing else.
    """

    def __init__(
        self,
        pairs: onnxruntime.InferenceSession,
        vectors: onnxruntime.InferenceSession,
        tokenizer: WordPieces,
        words: WordVectors,
        *,
        name: str,
        longest: int,
        threads: int,
    ) -> None:
        self.name = name
        self._pairs = pairs
        self._vectors = vectors
        self._tokenizer = tokenizer
        self._words = words
        self._longest = longest
        self._pool = ThreadPoolExecutor(threads, thread_name_prefix="pair") if threads > 1 else None

    @classmethod
    def load(cls, path: Path | None = None, *, reader: Path = READER_WEIGHTS, threads: int | None = None) -> PairModel:
        """Load weights from a folder, by default those that the package ships.

        Args:
            path: folder of ``pairs.onnx.gz``, ``vectors.onnx.gz`` and ``pair.json``.
            reader: folder of the reader's weights; its word vectors and its tokenizer serve here as well.
            threads: pairs or texts at a time; one for each processor of the process if None.

        Raises:
            ReaderError: the folders hold no weights that fit.
        """
        folder = path or WEIGHTS
        try:
            card = json.loads((folder / "pair.json").read_text(encoding="utf-8"))
            read_with = json.loads((reader / "reader.json").read_text(encoding="utf-8"))["sha256"]
            if read_with != card["words"]["sha256"]:
                raise ReaderError(
                    f"{folder}: the pair model was made for the word vectors of reader-{card['words']['sha256'][:12]}, "
                    f"not reader-{read_with[:12]}; run training.pair_export again"
                )
            pairs, vectors = (_open_network(folder / f"{name}.onnx.gz") for name in ("pairs", "vectors"))
            tokenizer = WordPieces.load(reader / "tokenizer.json")
            words = WordVectors(reader / "reader.onnx", **card["words"]["at"])
        except ReaderError:
            raise
        except Exception as error:
            raise ReaderError(
                f"{folder}: the pair model's weights cannot be loaded ({error}); reinstall walkback"
            ) from error
        return cls(
            pairs,
            vectors,
            tokenizer,
            words,
            name=f"{card['name']}-{card['sha256'][:12]}",
            longest=card["longest"],
            threads=threads or usable_processors(),
        )

    def embed(self, texts: Sequence[str]) -> Floats:
        """Unit vectors of shape (texts, width); the product of two is how near their questions lie, -1 to 1."""
        if not texts:
            return np.zeros((0, self._words.width), np.float32)
        return np.concatenate([vector for (vector,) in self._score(self._vectors, texts, ["vector"])])

    def compare(self, pairs: Sequence[Pair]) -> Compared:
        """Judge pairs of texts, in order; the first of a pair may be a question."""
        if not pairs:
            return Compared(np.zeros(0, np.float32), np.zeros((0, 3), np.float32))
        scored = self._score(self._pairs, pairs, ["same", "stance"])
        return Compared(np.concatenate([same for same, _ in scored]), np.concatenate([stance for _, stance in scored]))

    def judge(self, pairs: Sequence[Pair]) -> Floats:
        """``[i]``: probabilities that text b of pair i agrees with text a, contradicts it, does neither."""
        return self.compare(pairs).stance

    def relevance(self, question: str, statements: Sequence[str]) -> Floats:
        """``[i]``: the probability that statement i answers a question that a person typed."""
        return self.compare([(question, statement) for statement in statements]).same

    def _score(
        self, network: onnxruntime.InferenceSession, texts: Sequence[str] | Sequence[Pair], outputs: list[str]
    ) -> list[list[Floats]]:
        """A network's outputs for each text or pair; activations are quantised over a run, so each has its own."""

        def run(pieces: EncodedPair) -> list[Floats]:
            inputs = {
                "words": self._words.of(pieces.ids)[None],
                "second": np.array([pieces.type_ids], np.int32),
            }
            found: list[Floats] = network.run(outputs, inputs)
            return found

        pieces = []
        for text in texts:
            first, second = (text, None) if isinstance(text, str) else text
            pieces.append(self._tokenizer.encode_marked(first, second, self._longest))
        return list(map(run, pieces) if self._pool is None else self._pool.map(run, pieces))


class WordVectors:
    """The vectors of word pieces as they lie, one byte a number, in the file of the reader's network.

    Args:
        path: the reader's ONNX file.
        vectors: where in the file the first vector begins, in bytes.
        scales: where the first vector's scale begins; 4 bytes for each.
        count: number of vectors.
        width: numbers in a vector.
    """

    def __init__(self, path: Path, *, vectors: int, scales: int, count: int, width: int) -> None:
        self.width = width
        self._vectors = np.memmap(path, np.int8, "r", vectors, (count, width))
        self._scales = np.array(np.memmap(path, np.uint8, "r", scales, (4 * count,))).view("<f4")

    def of(self, ids: Sequence[int]) -> Floats:
        """Vectors of shape (ids, width)."""
        found: Floats = self._vectors[ids].astype(np.float32) * self._scales[ids, None]
        return found


def _open_network(path: Path) -> onnxruntime.InferenceSession:
    options = onnxruntime.SessionOptions()
    options.intra_op_num_threads = 1
    options.inter_op_num_threads = 1
    options.log_severity_level = 3
    return onnxruntime.InferenceSession(
        gzip.decompress(path.read_bytes()),
        options,
        providers=["CPUExecutionProvider"],
        disabled_optimizers=list(SLOW_FUSIONS),
    )


@cache
def shipped_pair_model() -> PairModel:
    """The pair model with the package's own weights, loaded once for the process."""
    return PairModel.load()
