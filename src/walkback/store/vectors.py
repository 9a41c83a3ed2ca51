"""The vectors of all statements, kept in memory as long as the ledger stays as it is."""

from __future__ import annotations

import sqlite3
from dataclasses import dataclass

import numpy as np
from numpy.typing import NDArray

DIGITS = 4  # to which likenesses are compared, so that they are the same whichever statements stood beside


@dataclass(frozen=True, slots=True)
class Vectors:
    """Ids of statements in order, and ``matrix[i]``, the unit vector of the statement ``keys[i]``.

    ``reach[i]`` is the likeness from which another statement takes a place among its nearest.
    """

    keys: tuple[str, ...]
    matrix: NDArray[np.float32]
    reach: NDArray[np.float32]


class VectorCache:
    """Loads the vectors anew only if the connection, or another, has written to the ledger since.

    100,000 statements take 150 MB and a third of a second to load.
    """

    def __init__(self) -> None:
        self._state: tuple[int, int, int] | None = None
        self._vectors = Vectors((), np.zeros((0, 0), np.float32), np.zeros(0, np.float32))

    def load(self, connection: sqlite3.Connection) -> Vectors:
        """The vectors as the connection sees them, within a transaction."""
        (foreign,) = connection.execute("PRAGMA data_version").fetchone()
        state = (id(connection), foreign, connection.total_changes)
        if state != self._state:
            self._vectors = load_vectors(connection)
            self._state = state
        return self._vectors


def load_vectors(connection: sqlite3.Connection) -> Vectors:
    """Read all vectors."""
    rows = connection.execute("SELECT statement, vector, reach FROM vectors ORDER BY statement").fetchall()
    matrix = np.frombuffer(b"".join(row[1] for row in rows), "<f2").astype(np.float32)
    reach = np.array([row[2] for row in rows], np.float32)
    return Vectors(tuple(row[0] for row in rows), matrix.reshape(len(rows), -1 if rows else 0), reach)


def highest(likeness: NDArray[np.float32], count: int) -> list[int]:
    """The places of the highest values, the highest first; of equals, to four digits, the lesser place."""
    rounded = np.round(likeness, DIGITS)
    if len(rounded) > count:
        least = np.partition(rounded, -count)[-count]
        places = np.flatnonzero(rounded >= least)
    else:
        places = np.arange(len(rounded))
    order: list[int] = sorted(places.tolist(), key=lambda place: (-rounded[place], place))
    return order[:count]
