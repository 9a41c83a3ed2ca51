"""Pages in the styles of many news sites, each with the blocks that a careful reader would keep."""

from __future__ import annotations

from pathlib import Path

import pytest

from walkback.model import BlockKind, Capture
from walkback.version.derive import Derived, derive_version

PAGES = Path(__file__).parent / "pages"


def derive(name: str) -> Derived:
    data = (PAGES / f"{name}.html").read_bytes()
    return derive_version(Capture("0" * 64, len(data), origin_name=name), data)


@pytest.mark.parametrize("name", sorted(path.stem for path in PAGES.glob("*.html")))
def test_blocks_of_the_report(name: str) -> None:
    version = derive(name).version
    found = [
        f"{block.kind}: {block.span.of(version.text)}"
        for block in version.blocks
        if block.kind is not BlockKind.FURNITURE
    ]
    assert found == (PAGES / f"{name}.expected").read_text("utf-8").splitlines()
