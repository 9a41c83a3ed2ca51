"""Find reported speech in a text: source, cue and content of every attribution."""

from __future__ import annotations

import json
from collections.abc import Sequence
from functools import cache
from pathlib import Path

from tokenizers import Tokenizer

from walkback.errors import ReaderError
from walkback.model import Attribution
from walkback.statement.decode import decode
from walkback.statement.manner import find_quoted, judge_manner
from walkback.statement.network import Network
from walkback.statement.window import Window, cut_pieces, cut_windows
from walkback.text.span import Span

WEIGHTS = Path(__file__).parent / "weights"
GROUP_PIECES = 32768  # word pieces that are scored together; bounds the memory for scores


class Reader:
    """Reads attributions with the trained network; made with `Reader.load`.

    ``name`` tells which weights it reads with ("reader-1a2b3c4d5e6f"); what it finds depends on them and
    on nothing else.
    """

    def __init__(self, network: Network, tokenizer: Tokenizer, *, name: str, window_size: int) -> None:
        self.name = name
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
            tokenizer = Tokenizer.from_file(str(folder / "tokenizer.json"))
        except Exception as error:  # tokenizers raises plain Exception
            raise ReaderError(
                f"{folder}: the reader's weights cannot be loaded ({error}); reinstall walkback"
            ) from error
        tokenizer.no_padding()
        tokenizer.no_truncation()
        return cls(
            Network(folder / "reader.onnx", threads=threads),
            tokenizer,
            name=f"{card['name']}-{card['sha256'][:12]}",
            window_size=card["window_size"],
        )

    def read(self, text: str, spans: Sequence[Span]) -> tuple[Attribution, ...]:
        """Read the attributions in ``spans`` of ``text`` (its paragraphs, disjoint and in order).

        All offsets are into ``text``; attributions come in the order of their content.
        """
        return self.read_many([(text, spans)])[0]

    def read_many(self, documents: Sequence[tuple[str, Sequence[Span]]]) -> list[tuple[Attribution, ...]]:
        """Read many texts; faster than one by one, and with the same result."""
        found: list[tuple[Attribution, ...]] = []
        group: list[int] = []
        cut = []
        pieces_in_group = 0
        for index, (text, spans) in enumerate(documents):
            pieces = cut_pieces(text, _lines(text, spans), self._tokenizer, size=self._window_size)
            cut.append((pieces, cut_windows(pieces, size=self._window_size)))
            group.append(index)
            pieces_in_group += len(pieces.ids)
            if pieces_in_group >= GROUP_PIECES or index == len(documents) - 1:
                windows: list[Window] = [w for _, ws in cut for w in ws]
                scores = iter(self._network.score(windows))
                for i, (pieces, ws) in zip(group, cut, strict=True):
                    decoded = decode(documents[i][0], pieces, ws, [next(scores) for _ in ws])
                    quoted = find_quoted(documents[i][0])
                    found.append(
                        tuple(
                            Attribution(
                                d.source,
                                d.cue,
                                d.content,
                                judge_manner(documents[i][0], d.content, quoted),
                                round(min(1.0, max(0.0, d.probability)), 4),
                            )
                            for d in decoded
                        )
                    )
                group, cut, pieces_in_group = [], [], 0
        return found


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
