from __future__ import annotations

from hypothesis import given
from hypothesis import strategies as st

from walkback.text.clean import clean_text, collapse


def test_what_is_not_seen_goes() -> None:
    assert clean_text("co\u00adopera\u200btion\ufeff\0") == "cooperation"


def test_blanks_of_every_width_are_blanks() -> None:
    assert collapse(" 4\u00a0000\u202fpeople\u2009said\tso ") == "4 000 people said so"


def test_line_ends_are_one_kind() -> None:
    assert clean_text("a\r\nb\rc\u2028d\u2029e") == "a\nb\nc\nd\n\ne"


def test_joined_emoji_and_directions_stay() -> None:
    kept = "👩\u200d🚒 \u200fשלום\u200e e\u0301"
    assert clean_text(kept) == kept


@given(st.text())
def test_cleaning_twice_changes_nothing(text: str) -> None:
    assert clean_text(clean_text(text)) == clean_text(text)
    assert collapse(collapse(text)) == collapse(text)
