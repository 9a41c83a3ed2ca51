"""Sets that grow by merging, and that some judgements keep apart."""

from __future__ import annotations

from collections.abc import Iterable


class Union:
    """Disjoint sets of keys with constraints: what is kept apart is never merged, by whatever way.

    Each set is named by its smallest key, so that the order of merging leaves no trace.
    """

    def __init__(self, keys: Iterable[str]) -> None:
        self._parent = {key: key for key in keys}
        self._members = {key: [key] for key in self._parent}
        self._apart: dict[str, set[str]] = {}

    def find(self, key: str) -> str:
        """The name of the set that ``key`` is in."""
        root = key
        while self._parent[root] != root:
            root = self._parent[root]
        while self._parent[key] != root:
            self._parent[key], key = root, self._parent[key]
        return root

    def members(self, key: str) -> list[str]:
        """All that is in the set of ``key``, in no order."""
        return self._members[self.find(key)]

    def are_apart(self, left: str, right: str) -> bool:
        """Whether the sets of two keys are kept apart."""
        return self.find(right) in self._apart.get(self.find(left), ())

    def keep_apart(self, left: str, right: str) -> bool:
        """Keep the sets of two keys apart; False if they are one already."""
        a, b = self.find(left), self.find(right)
        if a == b:
            return False
        self._apart.setdefault(a, set()).add(b)
        self._apart.setdefault(b, set()).add(a)
        return True

    def merge(self, left: str, right: str) -> bool:
        """Make one set of those of two keys; False if they are one already or kept apart."""
        a, b = sorted((self.find(left), self.find(right)))
        if a == b or self.are_apart(a, b):
            return False
        self._parent[b] = a
        self._members[a] += self._members.pop(b)
        for other in self._apart.pop(b, set()):
            self._apart[other].discard(b)
            self._apart[other].add(a)
            self._apart.setdefault(a, set()).add(other)
        return True
