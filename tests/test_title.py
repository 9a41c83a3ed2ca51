"""What a report is known by: its headline, else how its text begins."""

from walkback.model import OPENING_LENGTH, Block, BlockKind, Extractor, Report, Version
from walkback.text.span import Span


def version_of(*parts: tuple[BlockKind, str]) -> Version:
    text, blocks = "", []
    for kind, words in parts:
        start = len(text) + (2 if text else 0)
        text = f"{text}\n\n{words}" if text else words
        blocks.append(Block(kind, Span(start, start + len(words))))
    return Version(text, tuple(blocks), Extractor("text", "1"))


def test_the_opening_leaves_furniture_out_and_ends_between_words():
    words = "The harbour was not told that the ferry would be late on Tuesday, its master said."
    opening = version_of((BlockKind.FURNITURE, "Home | News"), (BlockKind.PARAGRAPH, words)).opening
    assert words.startswith(opening + " ")
    assert len(opening) <= OPENING_LENGTH


def test_a_short_text_is_its_own_opening_and_one_long_word_is_cut():
    assert version_of((BlockKind.PARAGRAPH, "It was\nlate.")).opening == "It was late."
    assert version_of((BlockKind.PARAGRAPH, "x" * 200)).opening == "x" * OPENING_LENGTH
    assert version_of((BlockKind.CAPTION, "The quay")).opening == ""


def test_the_headline_goes_before_the_opening():
    assert Report("r", None, "Ferry late", (), (), "The harbour").title == "Ferry late"
    assert Report("r", None, None, (), (), "The harbour").title == "The harbour …"
    assert Report("r", None, None, (), ()).title == "(no headline)"
