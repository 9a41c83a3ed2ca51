"""Label word pieces with PolNeAR's attributions: a tag for each, and where its cue and source begin."""

from __future__ import annotations

import gzip
import json
import random
from typing import Any

import numpy as np

from training.settings import reset
from walkback.statement.decode import ROLES
from walkback.statement.window import Pieces, Window, cut_pieces, cut_windows
from walkback.text.span import paragraphs_of
from walkback.text.wordpiece import WordPieces

LAYERS = 2  # of speech: the text's, and that inside it
IGNORED = -100  # no label: padding, marks between paragraphs, pieces that are no content

Example = dict[str, np.ndarray]


def read_articles(path: str) -> list[dict[str, Any]]:
    """Read a gzipped JSON Lines file."""
    with gzip.open(path, "rt", encoding="utf-8") as lines:
        return [json.loads(line) for line in lines]


def label_pieces(
    text: str, attributions: list[dict[str, Any]], pieces: Pieces
) -> tuple[np.ndarray, np.ndarray, np.ndarray]:
    """Per piece: tag, piece where its cue begins, piece where its source begins.

    The last two are set on content pieces only: -1 for none, -2 everywhere else.
    """
    length = len(text) + 1
    role_at = np.zeros(length, np.int64)
    begin_at = np.zeros(length, bool)
    cue_at = np.full(length, -2)
    source_at = np.full(length, -2)
    for attribution in attributions:
        cue = min((s for s, _ in attribution["cue"]), default=-1)
        source = min((s for s, _ in attribution["source"]), default=-1)
        for role, name in enumerate(ROLES):
            for start, end in attribution[name]:
                role_at[start:end] = role + 1
                begin_at[start:end] = False
                begin_at[start] = True
                if name == "content":
                    cue_at[start:end] = cue
                    source_at[start:end] = source
    first_char = np.full(length, -1)
    for index, (start, end) in enumerate(zip(pieces.starts, pieces.ends, strict=True)):
        first_char[start:end] = index
    roles = role_at[pieces.starts]
    tags = np.where(roles > 0, roles * 2, 0)
    for start in np.flatnonzero(begin_at):
        at = start
        while at < length and first_char[at] < 0:
            at += 1
        if at < length and roles[first_char[at]] > 0:
            tags[first_char[at]] = roles[first_char[at]] * 2 - 1

    def to_pieces(at: np.ndarray) -> np.ndarray:
        starts = at[pieces.starts]
        return np.where(starts >= 0, first_char[np.maximum(starts, 0)], starts)

    return tags, to_pieces(cue_at), to_pieces(source_at)


def make_examples(
    articles: list[dict[str, Any]], tokenizer: WordPieces, size: int, rng: random.Random
) -> list[Example]:
    """Cut every article into labelled windows; settings (`training.settings`) and cuts differ between calls."""
    examples = []
    for article in articles:
        article = reset(article, rng)
        text = article["text"]
        pieces = cut_pieces(text, paragraphs_of(text), tokenizer, size=size)
        layers = [label_pieces(text, article.get(name, []), pieces) for name in ("attributions", "inner")]
        windows = cut_windows(pieces, size=size, overlap=0, first_size=rng.randint(48, size))
        examples.extend(label_window(window, layers) for window in windows)
    return examples


def label_window(window: Window, layers: list[tuple[np.ndarray, np.ndarray, np.ndarray]]) -> Example:
    """Labels of each layer of speech by row of a window; pointers are rows, 0 for none."""
    rows = window.rows
    safe = np.maximum(rows, 0)
    row_of = {int(piece): row for row, piece in enumerate(rows) if piece >= 0}

    def target(pieces: np.ndarray) -> np.ndarray:
        out = np.full(len(rows), IGNORED)
        for row, piece in enumerate(rows):
            if piece >= 0 and pieces[piece] != -2:
                out[row] = 0 if pieces[piece] == -1 else row_of.get(int(pieces[piece]), IGNORED)
        return out

    example = {"ids": window.ids, "settings": window.settings}
    for layer, (tags, cues, sources) in enumerate(layers):
        example[f"tags{layer}"] = np.where(rows >= 0, tags[safe], IGNORED)
        example[f"cue{layer}"] = target(cues)
        example[f"source{layer}"] = target(sources)
    return example


def make_unlabelled(path: str, share: float, tokenizer: WordPieces, size: int, rng: random.Random) -> list[Example]:
    """Windows of a random share of the texts in ``path`` (field ``text``), without labels."""
    examples = []
    for row in read_articles(path):
        if rng.random() >= share:
            continue
        text = row["text"]
        pieces = cut_pieces(text, paragraphs_of(text), tokenizer, size=size)
        for window in cut_windows(pieces, size=size, overlap=0, first_size=rng.randint(48, size)):
            none = np.full(len(window.ids), IGNORED)
            labels = {f"{name}{layer}": none for name in ("tags", "cue", "source") for layer in range(LAYERS)}
            examples.append({"ids": window.ids, "settings": window.settings, **labels})
    return examples
