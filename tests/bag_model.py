"""A pair model of shared words, for tests of what stands round the network."""

import numpy as np

from walkback.question.lexicon import NEGATION
from walkback.question.terms import shared_terms, terms_of

WIDTH = 64


class Compared:
    """As the network tells it."""

    def __init__(self, rows):
        self.same = np.array([same for same, _ in rows], np.float32)
        self.stance = np.array([stance for _, stance in rows], np.float32).reshape(-1, 3)


class BagModel:
    """Texts that share telling words are on one question; they are opposed if one of them has a negation."""

    name = "bag-1"

    def embed(self, texts):
        vectors = np.zeros((len(texts), WIDTH), np.float32)
        for row, text in zip(vectors, texts, strict=True):
            row[0] = 0.1
            for term, weight in terms_of(text).items():
                row[sum(map(ord, term)) % (WIDTH - 1) + 1] += weight
            row /= np.linalg.norm(row)
        return vectors

    def compare(self, pairs):
        rows = []
        for a, b in pairs:
            same = shared_terms(terms_of(a), terms_of(b))
            turned = bool(NEGATION.search(a)) != bool(NEGATION.search(b))
            rows.append((same, (0.1, 0.8, 0.1) if turned else (0.8, 0.1, 0.1)))
        return Compared(rows)
