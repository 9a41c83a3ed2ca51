from __future__ import annotations

import pytest

from walkback.world import country_of
from walkback.world.currency import currency_of, currency_used_in


@pytest.mark.parametrize(
    ("words", "country", "code"),
    [
        ("US dollars", None, "USD"),
        ("Zambian kwacha", None, "ZMW"),
        ("euros", None, "EUR"),
        ("pounds", None, "GBP"),
        ("pounds", "Egypt", "EGP"),
        ("the pound", "Zambia", "GBP"),
        ("kwacha", "Zambia", "ZMW"),
        ("kwacha", None, None),
        ("dollars", "Australia", "AUD"),
        ("pounds of beef", None, None),
        ("apples", "Finland", None),
        ("", None, None),
    ],
)
def test_names_of_money(words: str, country: str | None, code: str | None) -> None:
    assert currency_of(words, country_of(country) if country else None) == code


@pytest.mark.parametrize(
    ("place", "code"), [("Finland", "EUR"), ("Bavaria", "EUR"), ("Zambia", "ZMW"), ("NATO", None), ("Brussels", "EUR")]
)
def test_money_of_a_place(place: str, code: str | None) -> None:
    entity = country_of(place)
    assert entity is not None
    assert currency_used_in(entity) == code
