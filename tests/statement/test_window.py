import numpy as np
from hypothesis import given, settings
from hypothesis import strategies as st
from oracle import load_tokenizer

from walkback.statement.window import CLS, SEP, cut_pieces, cut_windows
from walkback.text.span import Span, paragraphs_of

TOKENIZER = load_tokenizer()
PARAGRAPH = st.lists(
    st.sampled_from(["We", "knew.", "Ms", "Lind", "unquestionably", "16", "“No,”", "x" * 60]), min_size=1, max_size=80
)
TEXT = st.lists(PARAGRAPH.map(" ".join), min_size=1, max_size=12).map("\n\n".join)


@settings(max_examples=60, deadline=None)
@given(TEXT, st.integers(12, 120), st.integers(0, 60))
def test_every_piece_is_decided_about_once_and_no_window_is_too_long(text: str, size: int, overlap: int) -> None:
    pieces = cut_pieces(text, paragraphs_of(text), TOKENIZER, size=size)
    windows = cut_windows(pieces, size=size, overlap=overlap)
    decided = np.concatenate([np.arange(w.core_start, w.core_end) for w in windows])
    assert decided.tolist() == list(range(len(pieces.ids)))
    for window in windows:
        assert len(window.ids) <= size
        assert window.ids[0] == CLS
        assert window.ids[-1] == SEP
        held = window.rows[window.rows >= 0]
        assert held[0] <= window.core_start < window.core_end <= held[-1] + 1
        assert (np.diff(held) == 1).all()


def test_paragraphs_stay_whole_where_they_fit() -> None:
    text = "\n\n".join(["The square was empty at noon."] * 40)
    pieces = cut_pieces(text, paragraphs_of(text), TOKENIZER, size=64)
    for window in cut_windows(pieces, size=64, overlap=16):
        first = pieces.starts[window.rows[window.rows >= 0][0]]
        assert first == 0 or text[first - 1] == "\n"


def test_a_long_paragraph_is_cut_at_sentences() -> None:
    text = " ".join(["The square was empty at noon."] * 40)
    pieces = cut_pieces(text, paragraphs_of(text), TOKENIZER, size=64)
    assert len(pieces.units) == 40
    assert pieces.opens == (True,) + (False,) * 39


def test_a_sentence_longer_than_a_window_is_cut_between_words() -> None:
    text = "and so on " * 100
    pieces = cut_pieces(text, [Span(0, len(text))], TOKENIZER, size=32)
    assert max(last - first for first, last in pieces.units) <= 30
    assert [n for first, last in pieces.units for n in range(first, last)] == list(range(len(pieces.ids)))


def test_accents_and_joiners_belong_to_the_letter_before() -> None:
    text = "e\u0301te\u0301\u200f end"
    pieces = cut_pieces(text, [Span(0, len(text))], TOKENIZER)
    assert text[pieces.starts[0] : pieces.ends[-2]] == "e\u0301te\u0301\u200f"


def test_a_prefix_shifts_every_piece() -> None:
    text, prefix = "“We knew,” Ms Lind said.", "Noon.\n\n"
    plain = cut_pieces(text, paragraphs_of(text), TOKENIZER)
    shifted = cut_pieces(prefix + text, paragraphs_of(prefix + text)[1:], TOKENIZER)
    assert (shifted.starts - len(prefix)).tolist() == plain.starts.tolist()
    assert (shifted.ends - len(prefix)).tolist() == plain.ends.tolist()
