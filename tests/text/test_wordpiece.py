"""Our own word pieces are those of the package that is usually taken for it, to the last offset."""

from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st
from tokenizers import Tokenizer

from walkback.statement.reader import WEIGHTS
from walkback.text.wordpiece import LONGEST_WORD, WordPieces

OURS = WordPieces.load(WEIGHTS / "tokenizer.json")
THEIRS = Tokenizer.from_file(str(WEIGHTS / "tokenizer.json"))
THEIRS.no_padding()
THEIRS.no_truncation()
CASES = Path(__file__).parents[2] / "bench" / "cases"

TEXTS = [
    "The ferry hadn't been inspected, Mr O'Neil said: $12.5m, 9:40 p.m., U.S.-led.",
    "İstanbul’da ﬁne Ǆ naïve café e\u0301 x\u00ad y\u200bz 漢字かな 한국어 \x85a\x0bb\x1c c — “q” … ½ № Ω ß ŉ",
    "😀👍🏽 " + "a" * LONGEST_WORD + " " + "b" * (LONGEST_WORD + 1) + " \ufffd\x00 tab\tnew\nline",
    "",
    "   ",
]


def assert_same(text):
    theirs, ours = THEIRS.encode(text, add_special_tokens=False), OURS.encode(text)
    assert ours.ids == theirs.ids
    assert ours.offsets == theirs.offsets


@pytest.mark.parametrize("text", TEXTS)
def test_texts_of_every_kind(text):
    assert_same(text)


def test_reports_as_they_are_written():
    for path in sorted(CASES.glob("*/reports/*")):
        assert_same(path.read_text(encoding="utf-8", errors="replace"))


# What both know: a character that was added to Unicode lately is unknown to one of the two.
KNOWN = [
    chr(n)
    for first, last in ((1, 0x52F), (0x1E00, 0x206F), (0x2100, 0x2189), (0x4E00, 0x4E20))
    for n in range(first, last)
]
MARKS = ("[UNK]", "[CLS]", "[SEP]", "[PAD]", "[MASK]")
LETTERS = st.text(st.sampled_from(KNOWN), max_size=60).filter(lambda text: not any(mark in text for mark in MARKS))


@given(LETTERS)
def test_any_text(text):
    assert_same(text)


@given(st.text("abc .'é漢", max_size=40), st.none() | st.text("abc .'é漢", max_size=40), st.integers(3, 24))
def test_pairs_are_marked_and_cut_alike(first, second, longest):
    theirs = Tokenizer.from_file(str(WEIGHTS / "tokenizer.json"))
    theirs.no_padding()
    theirs.enable_truncation(longest, strategy="longest_first")
    wanted = theirs.encode(first) if second is None else theirs.encode(first, second)
    found = OURS.encode_marked(first, second, longest)
    assert len(found.ids) == len(wanted.ids) <= longest
    assert (found.ids, found.type_ids) == (wanted.ids, wanted.type_ids)


@pytest.mark.parametrize("mark", MARKS)
def test_a_mark_that_a_report_writes_is_but_text(mark):
    assert OURS.encode(mark).offsets == [(0, 1), *OURS.encode(mark).offsets[1:-1], (len(mark) - 1, len(mark))]
    assert not {OURS.unknown, OURS.begin, OURS.end}.intersection(OURS.encode(mark).ids)
