"""The bundled sample affair: six invented outlets report the boarding of a ship, one of them in two versions."""

from __future__ import annotations

from pathlib import Path


def sample_manifest() -> Path:
    """Return the path of the sample's manifest; the reports lie beside it."""
    return Path(__file__).with_name("captures.jsonl")
