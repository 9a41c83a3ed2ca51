"""Scores of a network that is always right, made from planted attributions."""

from __future__ import annotations

from collections.abc import Sequence

import numpy as np
from planted import ROLES, Planted

from walkback.statement.decode import TAGS, Scores
from walkback.statement.reader import WEIGHTS
from walkback.statement.window import Pieces, Window
from walkback.text.wordpiece import WordPieces

SURE = 12.0


def load_tokenizer() -> WordPieces:
    return WordPieces.load(WEIGHTS / "tokenizer.json")


def perfect_scores(
    pieces: Pieces, windows: Sequence[Window], planted: Sequence[Planted], inner: Sequence[Planted] = ()
) -> list[tuple[Scores, ...]]:
    """A pair of scores for each window: the text's speech, and the speech inside it."""
    layers = [_layer_scores(pieces, windows, planted), _layer_scores(pieces, windows, inner)]
    return list(zip(*layers, strict=True))


def _layer_scores(pieces: Pieces, windows: Sequence[Window], planted: Sequence[Planted]) -> list[Scores]:
    count = len(pieces.ids)
    tags = np.zeros(count, int)
    targets = {"cue": np.full(count, -1), "source": np.full(count, -1)}

    def inside(span: tuple[int, int]) -> np.ndarray:
        return np.flatnonzero((pieces.starts < span[1]) & (pieces.ends > span[0]))

    for attribution in planted:
        for role, name in enumerate(ROLES):
            for span in attribution[name]:
                where = inside(span)
                tags[where] = 2 + 2 * role
                tags[where[0]] = 1 + 2 * role
                if name == "content":
                    for other, target in targets.items():
                        if attribution[other]:
                            target[where] = inside(attribution[other][0])[0]
    scores = []
    for window in windows:
        rows = window.rows
        row_of = {int(piece): row for row, piece in enumerate(rows) if piece >= 0}
        logits = np.zeros((len(rows), len(TAGS)), np.float32)
        queries = {name: np.zeros((len(rows), len(rows)), np.float32) for name in targets}
        for row, piece in enumerate(rows):
            if piece < 0:
                continue
            logits[row, tags[piece]] = SURE
            for name, target in targets.items():
                queries[name][row, row_of.get(int(target[piece]), 0)] = SURE
        key = np.eye(len(rows), dtype=np.float32)
        scores.append(Scores(logits, queries["cue"], key, queries["source"], key))
    return scores
