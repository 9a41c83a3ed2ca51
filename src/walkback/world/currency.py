"""Names of money -> ISO 4217 codes."""

from __future__ import annotations

from functools import cache

from babel import Locale
from babel.numbers import get_currency_name, get_territory_currencies

from walkback.world.entity import Entity, EntityKind
from walkback.world.gazetteer import fold, gazetteer

# What a bare noun means where nothing tells of a country whose money has that name.
_BARE = {
    "dollar": "USD", "pound": "GBP", "franc": "CHF", "yen": "JPY", "yuan": "CNY", "rupee": "INR", "rouble": "RUB",
    "ruble": "RUB", "peso": "MXN", "krona": "SEK", "krone": "NOK", "rand": "ZAR", "real": "BRL", "won": "KRW",
    "lira": "TRY", "euro": "EUR", "renminbi": "CNY", "sterling": "GBP", "shekel": "ILS", "zloty": "PLN",
}  # fmt: skip


def currency_used_in(entity: Entity) -> str | None:
    """The ISO 4217 code of the money of a country, or of a region's country; None where nothing is known."""
    code = entity.within or entity.code
    if entity.kind is EntityKind.BODY or len(code) != 2:
        return "EUR" if entity.code == "EU" else None
    return next(iter(get_territory_currencies(code)), None)


def currency_of(words: str, country: Entity | None = None) -> str | None:
    """The ISO 4217 code that ``words`` name: "US dollars", "Zambian kwacha", "euros"; None where they name no money.

    A bare noun ("pounds") is the money of ``country``, if that has the name, else of the country that is meant most.
    """
    name = fold(words).removeprefix("the ")
    known = _names().get(name)
    if known is not None:
        return known
    bare = name.removesuffix("s")
    own = currency_used_in(country) if country is not None else None
    if own is not None and fold(get_currency_name(own, locale="en")).endswith(f" {bare}"):
        return own
    return _BARE.get(bare, _BARE.get(name))


@cache
def _names() -> dict[str, str]:
    """Full names in the singular and the plural, of the money that countries use now."""
    used = {currency_used_in(e) for e in gazetteer().entities.values() if e.kind is EntityKind.COUNTRY}
    names: dict[str, str] = {}
    for code, name in sorted(Locale("en").currencies.items()):
        if code in used:
            plural = get_currency_name(code, count=2, locale="en")
            names |= dict.fromkeys((fold(name), fold(plural)), code)
    return names
