import pytest

from walkback.timex.pattern import compile_pattern, define_class, first_codes
from walkback.timex.words import code_of, read_words

define_class("FRUIT", ["apple", "pear"])


def matched(pattern, text):
    """The words that the pattern matches from the start of the text."""
    found = compile_pattern(pattern)
    words = read_words(text)
    match = found.match(words.codes)
    return words.low[: match.end()] if match else None


@pytest.mark.parametrize(
    ("pattern", "text", "words"),
    [
        ("one FRUIT", "one Apple a day", ["one", "apple"]),
        ("one FRUIT", "one plum", None),
        ("one FRUIT", "one", None),
        ("one big? FRUIT", "ONE PEAR", ["one", "pear"]),
        ("one (big | small)* FRUIT", "one big small big pear", ["one", "big", "small", "big", "pear"]),
        ("name:FRUIT DASH name2:FRUIT", "apple–pear", ["apple", "-", "pear"]),
        ("one ahead:(FRUIT)", "one pear", ["one"]),
        ("one ahead:(FRUIT)", "one plum", None),
        ("YEAR", "1989 plums", ["1989"]),
        ("YEAR", "1,989 plums", None),
        ("DAYNUM", "32", None),
        ("DECIMAL", "6.5.", ["6.5"]),
        ("apple 's", "apple’s", ["apple", "'s"]),
    ],
)
def test_patterns(pattern, text, words):
    compile_pattern("one big? small plum")  # the words are known
    assert matched(pattern, text) == words


def test_marks_are_not_the_words_that_name_them():
    assert matched("OPEN", "open") is None
    assert matched("open", "(") is None
    assert matched("DASH", "dash") is None


@pytest.mark.parametrize(
    ("pattern", "firsts"),
    [
        ("one FRUIT", "one"),
        ("one? FRUIT", "one apple pear"),
        ("(one | big) FRUIT", "one big"),
        ("(one? | big*) small", "one big small"),
        ("(one big?)+ small", "one"),
        ("name:(one | FRUIT)? big", "one apple pear big"),
    ],
)
def test_what_a_match_can_begin_with(pattern, firsts):
    assert first_codes(compile_pattern(pattern)) == {code_of(word) for word in firsts.split()}
