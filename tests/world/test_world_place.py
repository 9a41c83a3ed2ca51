from __future__ import annotations

import time

import pytest
from hypothesis import given
from hypothesis import strategies as st

from walkback.text.span import Span
from walkback.world import EntityKind, PlaceKind, country_of, entity_by_code, find_places, senses_of
from walkback.world.gazetteer import gazetteer


def names(text: str) -> list[tuple[str, str, str]]:
    return [(p.span.of(text), p.entity.name, p.kind.value) for p in find_places(text)]


@pytest.mark.parametrize(
    ("words", "country", "kind"),
    [
        ("Helsinki", "Finland", PlaceKind.CAPITAL),
        ("Finland", "Finland", PlaceKind.COUNTRY),
        ("Finnish", "Finland", PlaceKind.DEMONYM),
        ("Finns", "Finland", PlaceKind.DEMONYM),
        ("Spaniards", "Spain", PlaceKind.DEMONYM),
        ("U.S.", "United States", PlaceKind.COUNTRY),
        ("America", "United States", PlaceKind.COUNTRY),
        ("Britain", "United Kingdom", PlaceKind.COUNTRY),
        ("Holland", "Netherlands", PlaceKind.COUNTRY),
        ("Burma", "Myanmar", PlaceKind.COUNTRY),
        ("Cote d'Ivoire", "Ivory Coast", PlaceKind.COUNTRY),
        ("The Hague", "Netherlands", PlaceKind.CAPITAL),
        ("White House", "United States", PlaceKind.SEAT),
        ("Kremlin", "Russia", PlaceKind.SEAT),
        ("Downing Street", "United Kingdom", PlaceKind.SEAT),
        ("Élysée", "France", PlaceKind.SEAT),
        ("Quai d’Orsay", "France", PlaceKind.SEAT),
        ("Foggy Bottom", "United States", PlaceKind.SEAT),
        ("Brussels", "European Union", PlaceKind.BODY),
        ("NATO", "NATO", PlaceKind.BODY),
        ("African Union", "African Union", PlaceKind.BODY),
        ("WHO", "World Health Organization", PlaceKind.BODY),
        ("MI5", "United Kingdom", PlaceKind.AGENCY),
        ("IDF", "Israel", PlaceKind.AGENCY),
        ("Knesset", "Israel", PlaceKind.INSTITUTION),
        ("Duma", "Russia", PlaceKind.INSTITUTION),
        ("Bavarian", "Bavaria", PlaceKind.DEMONYM),
        ("Edinburgh", "Scotland", PlaceKind.CAPITAL),
        ("Milan", "Lombardy", PlaceKind.CITY),
        ("Zurich", "Switzerland", PlaceKind.CITY),
        ("Ho Chi Minh City", "Vietnam", PlaceKind.CITY),
        ("Soviet", "Soviet Union", PlaceKind.DEMONYM),
        ("Palestinian", "Palestine", PlaceKind.DEMONYM),
    ],
)
def test_words_name_a_country_region_or_body(words: str, country: str, kind: PlaceKind) -> None:
    sense = senses_of(words)[0]
    assert (sense.entity.name, sense.kind) == (country, kind)
    entity = country_of(words)
    assert entity is not None
    assert entity.name == country


def test_places_are_found_in_running_text_in_order() -> None:
    text = "HELSINKI, Nov 29 - South Korea's foreign minister told the Finnish government that Seoul asked the U.S."
    assert names(text) == [
        ("HELSINKI", "Finland", "capital"),
        ("South Korea", "South Korea", "country"),
        ("Finnish", "Finland", "demonym"),
        ("Seoul", "South Korea", "capital"),
        ("U.S.", "United States", "country"),
    ]


@pytest.mark.parametrize(
    "text",
    [
        "He told us who it is and gave us a turkey.",
        "Michael Jordan and Chad Smith met Paris Lund.",
        "South American and Latin American leaders met.",
        "The Gulf of Finland froze; the Bank of England did not.",
        "The apple fell on the finnish line.",
        "",
        "\u202e\u0000 ’ ' . ...",
    ],
)
def test_other_words_are_no_places(text: str) -> None:
    found = [n for n in names(text) if n[2] in ("country", "capital", "demonym")]
    assert found == []


def test_a_place_that_is_also_a_name_counts_alone() -> None:
    assert names("In Jordan, Mr Jordan met Georgia's president.") == [
        ("Jordan", "Jordan", "country"),
        ("Georgia", "Georgia", "country"),
    ]


def test_the_report_tells_which_victoria_is_meant() -> None:
    assert names("Victoria said that Ottawa had offered troops.")[0][1] == "British Columbia"
    assert names("Victoria said that Canberra had offered troops.")[0][1] == "Victoria"


def test_a_stretch_of_the_text_can_be_looked_at() -> None:
    text = "Oslo wrote to Tallinn."
    start = text.index("Tallinn")
    found = find_places(text, Span(start, len(text)))
    assert [p.span.of(text) for p in found] == ["Tallinn"]


@pytest.mark.parametrize(
    ("code", "government", "opposition"),
    [
        ("FI", "Government of Finland", "Finnish opposition"),
        ("NL", "Government of the Netherlands", "Dutch opposition"),
        ("US", "Government of the United States", "US opposition"),
        ("CA-BC", "Government of British Columbia", "British Columbian opposition"),
        ("EU", "European Union", "opposition of European Union"),
    ],
)
def test_each_has_one_name_for_its_government(code: str, government: str, opposition: str) -> None:
    entity = entity_by_code(code)
    assert entity is not None
    assert (entity.government, entity.opposition) == (government, opposition)


def test_every_country_has_one_name_and_most_an_adjective() -> None:
    countries = [e for e in gazetteer().entities.values() if e.kind is EntityKind.COUNTRY]
    assert len({e.government for e in countries}) == len(countries) > 190
    assert sum(bool(e.adjective) for e in countries) > 185
    assert not [e.name for e in countries if e.name.isupper() or "," in e.name]


@given(st.text(max_size=200))
def test_spans_are_ordered_disjoint_and_within(text: str) -> None:
    at = 0
    for place in find_places(text):
        assert at <= place.span.start < place.span.end <= len(text)
        at = place.span.end


@given(st.text(alphabet="ab .\n", max_size=40))
def test_a_prefix_shifts_every_span_equally(prefix: str) -> None:
    text = "Tallinn told the Finnish navy."
    plain = [(p.span.start, p.entity.code) for p in find_places(text)]
    moved = [(p.span.start - len(prefix) - 1, p.entity.code) for p in find_places(f"{prefix}\n{text}")]
    assert moved == plain


def test_a_long_text_takes_linear_time() -> None:
    sentence = "The Finnish government said in Helsinki on Monday that Mr Smith of Acme was wrong. "
    started = time.perf_counter()
    assert len(find_places(sentence * 5000)) == 10_000
    assert time.perf_counter() - started < 3
