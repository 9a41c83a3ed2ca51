from __future__ import annotations

from datetime import date
from pathlib import Path

import pytest

from walkback.errors import BadParties, InputError
from walkback.model import Mention, MentionHow, SideHow, Speaker, SpeakerKind
from walkback.side.parties import Parties, load_parties, parse_parties
from walkback.text.span import Span

TOML = """
[[party]]
name = "Government of Norland"
aliases = ["Norvik", { name = "the regency", until = 2030-12-31 }]
members = ["Elena Marsh", { name = "Bo Lind", from = 2031-01-01, until = 2031-06-30 }]
offices = ["interior ministry", "coast guard"]
within = "Northern Alliance"

[[party]]
name = "Marsh Shipping"
members = ["Ada Quist"]
"""


def speaker(name: str, kind: SpeakerKind = SpeakerKind.PERSON, office: str | None = None) -> tuple[str, Speaker]:
    text = f"It was true, {name} said."
    start = text.index(name)
    return text, Speaker(name, kind, (Mention(Span(start, start + len(name)), MentionHow.NAME),), office=office)


def levels(parties: Parties, *args, **kwargs) -> tuple[str, ...] | None:
    text, one = speaker(*args, **kwargs)
    side = parties.side_of(one, text)
    assert side is None or side.how is SideHow.PARTIES
    return side.levels if side else None


NORLAND = ("Government of Norland", "Northern Alliance")


@pytest.mark.parametrize(
    ("name", "kind", "office", "expected"),
    [
        ("Elena Marsh", SpeakerKind.PERSON, None, NORLAND),
        ("Ms Marsh", SpeakerKind.PERSON, None, NORLAND),
        ("Marsh", SpeakerKind.PERSON, None, NORLAND),
        ("Norvik", SpeakerKind.ORGANISATION, None, NORLAND),
        ("the Government of Norland", SpeakerKind.ORGANISATION, None, NORLAND),
        ("the regency", SpeakerKind.ORGANISATION, None, NORLAND),
        ("Ove Berg", SpeakerKind.PERSON, "spokesman for the interior ministry", NORLAND),
        ("a coast guard official", SpeakerKind.UNNAMED, None, NORLAND),
        ("Ada Quist", SpeakerKind.PERSON, None, ("Marsh Shipping",)),
        ("Marsh Shipping", SpeakerKind.ORGANISATION, None, ("Marsh Shipping",)),
        ("Eva Marsh", SpeakerKind.PERSON, None, None),
        ("Norvik Lund", SpeakerKind.PERSON, None, None),
        ("Norvik FC", SpeakerKind.ORGANISATION, None, None),
        ("a guard", SpeakerKind.UNNAMED, None, None),
        ("", SpeakerKind.UNNAMED, None, None),
    ],
)
def test_who_belongs_to_a_party(name, kind, office, expected) -> None:
    assert levels(parse_parties(TOML), name, kind, office) == expected


def test_the_family_name_alone_is_not_enough_for_two() -> None:
    parties = parse_parties('[[party]]\nname = "A"\nmembers = ["Eva Marsh", "Elena Marsh"]\n')
    assert levels(parties, "Marsh") is None


def test_members_and_aliases_hold_on_their_days() -> None:
    parties = parse_parties(TOML)
    assert levels(parties.on(date(2031, 3, 4)), "Bo Lind") == NORLAND
    assert levels(parties.on(date(2031, 7, 1)), "Bo Lind") is None
    assert levels(parties.on(date(2030, 12, 31)), "the regency", SpeakerKind.ORGANISATION) == NORLAND
    assert levels(parties.on(date(2031, 1, 1)), "the regency", SpeakerKind.ORGANISATION) is None


def test_the_users_parties_go_before_all_else(sides) -> None:
    parties = parse_parties('[[party]]\nname = "The regency"\nmembers = ["Aino Kallas"]\n')
    found = sides("Finnish interior minister [x: Aino Kallas] said so.", parties=parties)
    assert found["x"] == ("The regency",)


def test_a_file_is_read_and_its_text_kept(tmp_path: Path) -> None:
    path = tmp_path / "parties.toml"
    path.write_text(TOML, encoding="utf-8")
    parties = load_parties(path)
    assert parties == parse_parties(parties.text)
    assert [p.name for p in parties.all] == ["Government of Norland", "Marsh Shipping"]
    assert parse_parties("") == Parties()


@pytest.mark.parametrize(
    ("toml", "message"),
    [
        ("[[party]", "no TOML"),
        ('[[party]]\nmembers = ["A"]', "needs a name"),
        ('[[party]]\nname = " "', "needs a name"),
        ('[[party]]\nname = "A"\ncolour = "red"', 'unknown key "colour"'),
        ('[parties]\nname = "A"', 'unknown key "parties"'),
        ('party = "A"', "each under [[party]]"),
        ('[[party]]\nname = "A"\nmembers = "B"', "expected a list"),
        ('[[party]]\nname = "A"\nmembers = [3]', "expected a name"),
        ('[[party]]\nname = "A"\nmembers = [{ name = "B", since = 2031-01-01 }]', 'unknown key "since"'),
        ('[[party]]\nname = "A"\nfrom = "Monday"', "expected a date"),
        ('[[party]]\nname = "A"\nfrom = 7', "expected a date"),
        ('[[party]]\nname = "A"\nfrom = 2031-02-01\nuntil = 2031-01-01', "is after until"),
        ('[[party]]\nname = "A"\nwithin = 3', "at within"),
        ('[[party]]\nname = "A"\nwithin = "B"\n[[party]]\nname = "B"\nwithin = "A"', "within itself"),
        ('[[party]]\nname = "A"\nwithin = "A"', "within itself"),
        ('[[party]]\nname = "A"\n[[party]]\nname = "A"', "two parties"),
    ],
)
def test_a_bad_file_names_its_fault(toml: str, message: str) -> None:
    with pytest.raises(BadParties, match=r"parties\.toml") as raised:
        parse_parties(toml)
    assert message in str(raised.value)
    assert isinstance(raised.value, InputError)


def test_a_file_that_cannot_be_read(tmp_path: Path) -> None:
    with pytest.raises(BadParties, match="cannot be read"):
        load_parties(tmp_path / "none.toml")
    path = tmp_path / "parties.toml"
    path.write_bytes(b'[[party]]\nname = "\xff"')
    with pytest.raises(BadParties, match="UTF-8"):
        load_parties(path)


def test_the_example_of_the_docs_can_be_read() -> None:
    text = (Path(__file__).parents[2] / "docs" / "sides.md").read_text(encoding="utf-8")
    parties = parse_parties(text.split("```toml\n")[1].split("```")[0])
    assert levels(parties.on(date(2031, 1, 1)), "Ada Quist") == ("Norland Liberals", "Government of Norland")
    assert levels(parties.on(date(2032, 1, 1)), "Ada Quist") is None
