"""Addresses of sides: a side has a name and no id, and the name may be one that an address cannot end in."""

from __future__ import annotations

from urllib.parse import quote, urlencode

from walkback.web.asked import Asked

BY_QUERY = "-"  # stands for a name that is told in the query
_ENDINGS = (".json", ".csv", ".atom")


def side_address(party: str) -> str:
    """Return the address of the page about a side."""
    # A browser takes dots out of an address, and an ending asks for data; such names stand in the query.
    if party in (".", "..", BY_QUERY) or party.endswith(_ENDINGS):
        return f"/sides/{BY_QUERY}?{urlencode({'name': party})}"
    return f"/sides/{quote(party, safe='')}"


def side_in(asked: Asked) -> str:
    """Return the name of the side that an address asks for."""
    return asked.query.get("name", "") if asked.key == BY_QUERY else asked.key
