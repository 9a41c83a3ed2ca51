from hypothesis import given, settings
from hypothesis import strategies as st

from walkback.text.letters import ALNUM, DIGIT, SPACE, UPPER, find_kinds


@settings(deadline=None)  # the table is made at first use
@given(st.text(max_size=200))
def test_kinds_are_those_of_str(text: str) -> None:
    kinds = find_kinds(text)
    assert len(kinds) == len(text)
    for char, kind in zip(text, kinds, strict=True):
        assert bool(kind & ALNUM) == char.isalnum()
        assert bool(kind & DIGIT) == char.isdigit()
        assert bool(kind & UPPER) == char.isupper()
        assert bool(kind & SPACE) == char.isspace()


def test_beyond_the_first_plane() -> None:
    assert [int(k) for k in find_kinds("𝐀🙂𝟙")] == [ALNUM | UPPER, 0, ALNUM | DIGIT]
