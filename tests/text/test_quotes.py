import pytest
from hypothesis import given
from hypothesis import strategies as st

from walkback.text.quotes import canonical_quotes


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ('"We knew," she said.', "“We knew,” she said."),
        ("''We knew,'' she said.", "“ We knew,”  she said."),
        ("``We knew,'' she said.", "“ We knew,”  she said."),
        ("‘We knew,’ she said.", "“We knew,” she said."),
        ("'We knew,' she said.", "“We knew,” she said."),
        ("„Wir wussten es“, sagte sie.", "“Wir wussten es”, sagte sie."),
        ("«On savait», dit-elle.", "“On savait”, dit-elle."),
        ("“She said ‘no’ twice,” he said.", "“She said ‘no’ twice,” he said."),
        ("It wasn't the workers' fault.", "It wasn't the workers' fault."),
        ("the ’90s and rock ’n’ roll", "the ’90s and rock ’n’ roll"),
        ('a 6" pipe and a 4" pipe', 'a 6" pipe and a 4" pipe'),
        ('"One." "Two."', "“One.” “Two.”"),
        ('"Not closed here\n"Second paragraph," he said.', "“Not closed here\n“Second paragraph,” he said."),
        ("‘We knew the workers’ leader,’ she said.", "“We knew the workers’ leader,” she said."),
    ],
)
def test_marks_become_one_kind(text: str, expected: str) -> None:
    assert canonical_quotes(text) == expected


@given(st.text(alphabet="ab '\"“”‘’„«»`\n.,1"))
def test_nothing_moves(text: str) -> None:
    canonical = canonical_quotes(text)
    assert len(canonical) == len(text)
    marks = set("'\"“”‘’„«»`")
    assert all(a == b or a in marks for a, b in zip(text, canonical, strict=True))


@given(st.text(alphabet="ab '\"“”‘’\n.,"))
def test_double_marks_alternate_within_a_line(text: str) -> None:
    """However a text is marked, an opening mark never follows another without one that closes or a line break."""
    once = canonical_quotes(text)
    assert len(canonical_quotes(once)) == len(once)
