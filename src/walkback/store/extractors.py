"""Which extractors this Walkback derives versions with."""

from __future__ import annotations

from functools import cache

from walkback.model import Extractor


@cache
def running_extractors() -> frozenset[Extractor]:
    """Return the extractors that are running; a version by any other is derived again when its capture comes in."""
    from walkback.version import fragment, page, plain  # loads what reads pages

    return frozenset((plain.EXTRACTOR, fragment.EXTRACTOR, page.extractor_of_pages()))
