"""Find reported speech in a text: source, cue and content of every attribution."""

from __future__ import annotations

import json
from collections.abc import Iterable, Iterator, Mapping, Sequence
from functools import cache
from pathlib import Path

import numpy as np

from walkback.errors import ReaderError
from walkback.model import Attribution
from walkback.statement.decode import NO_BIAS, TAGS, Decoded, Scored, Scores, decode, find_tagged
from walkback.statement.describe import describe
from walkback.statement.estimate import add_estimates
from walkback.statement.network import Network
from walkback.statement.transcript import join_turns
from walkback.statement.window import Pieces, Window, cut_pieces, cut_windows
from walkback.text.span import Span
from walkback.text.wordpiece import WordPieces

WEIGHTS = Path(__file__).parent / "weights"
UNCALIBRATED = {
    "bias": 0.0,
    "content": 0.0,
    "edge": 0.0,
    "cue": 0.5,
    "source": 0.5,
}  # before training.calibrate has run
Cut = tuple[str, Pieces, list[Window]]  # a text with its pieces and windows
Group = tuple[list[Cut], Iterator[tuple[Scores, ...]]]  # texts with the scores of their windows, in order
GROUP_PIECES = 6144  # word pieces that are scored together; bounds the memory for scores


class Reader:
    """Reads attributions with the trained network; made with `Reader.load`.

    ``name`` tells which weights it reads with ("reader-1a2b3c4d5e6f"); what it finds depends on them and
    on nothing else.
    """

    def __init__(
        self,
        network: Network,
        tokenizer: WordPieces,
        *,
        name: str,
        window_size: int,
        calibration: Mapping[str, float] = UNCALIBRATED,
        tag_biases: Sequence[float] = (),
    ) -> None:
        self.name = name
        self._biases = np.array(tag_biases, np.float32) if tag_biases else NO_BIAS
        self._calibration = calibration
        self._network = network
        self._tokenizer = tokenizer
        self._window_size = window_size

    @classmethod
    def load(cls, path: Path | None = None, *, threads: int | None = None) -> Reader:
        """Load weights from a folder, by default those that the package ships.

        Raises:
            ReaderError: the folder holds no weights that fit.
        """
        folder = path or WEIGHTS
        try:
            card = json.loads((folder / "reader.json").read_text(encoding="utf-8"))
            tokenizer = WordPieces.load(folder / "tokenizer.json")
        except (OSError, ValueError, KeyError) as error:
            raise ReaderError(
                f"{folder}: the reader's weights cannot be loaded ({error}); reinstall walkback"
            ) from error
        return cls(
            Network(folder / "reader.onnx", threads=threads),
            tokenizer,
            name=f"{card['name']}-{card['sha256'][:12]}",
            window_size=card["window_size"],
            calibration=card.get("calibration", UNCALIBRATED),
            tag_biases=[card["tag_biases"][tag] for tag in TAGS] if "tag_biases" in card else (),
        )

    def read(self, text: str, spans: Sequence[Span]) -> tuple[Attribution, ...]:
        """Read the attributions in ``spans`` of ``text`` (its paragraphs, disjoint and in order).

        All offsets are into ``text``; attributions come in the order of their content.
        """
        return self.read_many([(text, spans)])[0]

    def read_many(self, documents: Iterable[tuple[str, Sequence[Span]]]) -> list[tuple[Attribution, ...]]:
        """Read many texts; faster than one by one, and with the same result."""
        return [
            describe(document.text, found, self._calibration)
            for group in self.score_groups(documents)
            for document, found in zip(group, self._decode(group), strict=True)
        ]

    def decode_many(self, documents: Iterable[tuple[str, Sequence[Span]]]) -> list[list[Decoded]]:
        """Read many texts and return the bare spans with what the network says for them."""
        return [found for group in self.score_groups(documents) for found in self._decode(group)]

    def _decode(self, group: Sequence[Scored]) -> list[list[Decoded]]:
        """Decode what the network scored, and add what rules know better."""
        decoded = []
        for document, found in zip(group, decode(group, self._biases), strict=True):
            lines = document.pieces.lines
            decoded.append(join_turns(document.text, add_estimates(document.text, found, lines), lines))
        return decoded

    def tag_many(self, documents: Iterable[tuple[str, Sequence[Span]]]) -> list[dict[str, list[Span]]]:
        """The spans of source, cue and content as the network tags them, linked to nothing; for measuring it."""
        return [found for group in self.score_groups(documents) for found in find_tagged(group, self._biases)]

    def score_groups(self, documents: Iterable[tuple[str, Sequence[Span]]]) -> Iterator[list[Scored]]:
        """Score the texts, in order, as many at a time as memory for their scores is meant to hold.

        While the caller is at work on one group, the network is on the next.
        """
        before: Group | None = None
        for group in self._cut_groups(documents):
            now = group, self._network.score([window for _, _, windows in group for window in windows])
            if before is not None:
                yield _scored(*before)
            before = now
        if before is not None:
            yield _scored(*before)

    def _cut_groups(self, documents: Iterable[tuple[str, Sequence[Span]]]) -> Iterator[list[Cut]]:
        group: list[Cut] = []
        pieces_in_group = 0
        for text, spans in documents:
            pieces = cut_pieces(text, _lines(text, spans), self._tokenizer, size=self._window_size)
            group.append((text, pieces, cut_windows(pieces, size=self._window_size)))
            pieces_in_group += len(pieces.ids)
            if pieces_in_group >= GROUP_PIECES:
                yield group
                group, pieces_in_group = [], 0
        if group:
            yield group


def _scored(group: Sequence[Cut], scores: Iterator[tuple[Scores, ...]]) -> list[Scored]:
    return [Scored(text, pieces, windows, [next(scores) for _ in windows]) for text, pieces, windows in group]


def _lines(text: str, spans: Sequence[Span]) -> list[Span]:
    """Cut spans at line breaks, which always part paragraphs for the network."""
    lines: list[Span] = []
    for span in spans:
        start = span.start
        for line in text[span.start : span.end].split("\n"):
            end = start + len(line)
            if line.strip():
                lines.append(Span(start, end))
            start = end + 1
    return lines


@cache
def shipped_reader() -> Reader:
    """The reader with the package's own weights, loaded once for the process."""
    return Reader.load()
