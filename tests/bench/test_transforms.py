import re

import pytest
from hypothesis import given
from hypothesis import strategies as st
from planted import plant

from bench.transforms import STYLES, TRANSFORMS, replace, set_quotes
from walkback.text.quotes import canonical_quotes
from walkback.text.span import Span

WORDS = re.compile(r"[^\W_]+")
MARK_STYLES = [f"quotes_{name}" for name in STYLES]


def words_of(text):
    return [word.casefold() for word in WORDS.findall(text)]


# ---------------------------------------------------------------- what each transform does


@pytest.mark.parametrize(
    ("name", "text"),
    [
        ("straight", 'It\'s "late," Ann\'s aide said. "We can\'t go."'),
        ("curly", "It's “late,” Ann's aide said. “We can't go.”"),
        ("british", "It's ‘late,’ Ann's aide said. ‘We can't go.’"),
        ("single", "It's 'late,' Ann's aide said. 'We can't go.'"),
        ("apostrophes", "It's ''late,'' Ann's aide said. ''We can't go.''"),
        ("backticks", "It's ``late,'' Ann's aide said. ``We can't go.''"),
        ("low_high", "It's „late,“ Ann's aide said. „We can't go.“"),
        ("guillemets", "It's «late,» Ann's aide said. «We can't go.»"),
    ],
)
@pytest.mark.parametrize("source", ["“late,” “We can't go.”", '"late," "We can\'t go."', "''late,'' ''We can't go.''"])
def test_quotation_marks_change_and_apostrophes_do_not(name, text, source):
    late, go = re.findall(r"\S*late,\S*|\S*We can't go\.\S*", source)
    plain = f"It's {late} Ann's aide said. {go}"
    assert set_quotes(plain, STYLES[name]).text == text


@pytest.mark.parametrize(
    ("name", "plain", "text"),
    [
        ("british", "“She said, ‘We can’t,’ and left.”", "‘She said, “We can’t,” and left.’"),
        ("single", "\"She said, 'We can't,' and left.\"", "'She said, \"We can't,\" and left.'"),
        ("straight", "‘She said, “We can’t,” and left,’ he said.", "\"She said, 'We can’t,' and left,\" he said."),
        ("straight", "“She said, ‘We can’t,’ and left.”", '"She said, ‘We can’t,’ and left."'),
    ],
)
def test_marks_within_a_quotation_turn_round_only_where_they_would_be_taken_for_outer_ones(name, plain, text):
    assert set_quotes(plain, STYLES[name]).text == text


def test_a_quotation_of_several_paragraphs_and_an_inch_mark():
    plain = "“One two.\n\n“Three,” she said of the 5” nail."
    assert set_quotes(plain, STYLES["guillemets"]).text == "«One two.\n\n«Three,» she said of the 5” nail."


ARTICLE = "Ferry late again.\n\nThe  boat — an old one -- was late, ßara Lee of the FBI said.\n\n“No.”\n"


@pytest.mark.parametrize(
    ("name", "text"),
    [
        ("joined_lines", "Ferry late again. The  boat — an old one -- was late, ßara Lee of the FBI said. “No.” "),
        ("single_newlines", ARTICLE.replace("\n\n", "\n")),
        ("doubled_blanks", ARTICLE.replace(" ", "  ")),
        ("lead_capitals", ARTICLE.replace("The  boat — an old one", "THE  BOAT — AN OLD ONE")),
        ("headline_capitals", ARTICLE.replace("Ferry late again", "FERRY LATE AGAIN")),
        ("headline_title_case", ARTICLE.replace("Ferry late again", "Ferry Late Again")),
        ("small_letters", ARTICLE.lower()),
        ("dashes_typed", ARTICLE.replace("—", "--")),
        ("dashes_set", ARTICLE.replace("--", "—")),
    ],
)
def test_setting(name, text):
    assert TRANSFORMS[name](ARTICLE).text == text


def test_the_lead_is_the_first_line_below_the_headline_that_is_long_enough():
    text = "Ferry late again, and the bus too\n\nBy Ann Lee\n\nThe boat was late on Monday, she said.\n"
    assert TRANSFORMS["lead_capitals"](text).text == text.replace(
        "The boat was late on Monday", "THE BOAT WAS LATE ON MONDAY"
    )
    assert TRANSFORMS["lead_capitals"]("The boat was late on Monday, she said.").old == ()


def test_letters_without_one_capital_stay():
    assert TRANSFORMS["headline_capitals"]("ß ﬁx ı’s late\n\nNo").text == "ß ﬁX ı’S LATE\n\nNo"
    assert TRANSFORMS["headline_title_case"]("it’s o’clock, well-known\n\nNo").text == "It’s O’clock, Well-Known\n\nNo"


def test_a_single_line_is_no_headline():
    for name in ("headline_capitals", "headline_title_case"):
        assert TRANSFORMS[name]("the ferry was late").text == "the ferry was late"


def test_some_blanks_become_no_break_spaces_on_both_sides_of_a_word():
    text = " ".join(f"word{number}" for number in range(100))
    found = TRANSFORMS["no_break_spaces"](text).text
    assert found.replace("\u00a0", " ") == text
    assert 20 < found.count("\u00a0") < 70
    assert re.search(r" \S+\u00a0\S+\u00a0\S+ ", found)
    assert "\u00a0" not in TRANSFORMS["no_break_spaces"](text.replace(" ", "\n")).text


# ---------------------------------------------------------------- spans move along


def test_offsets_in_both_directions():
    copy = replace("ab''cd -- e", [(Span(2, 4), "“"), (Span(7, 9), "---"), (Span(10, 11), "E")])
    assert copy.text == "ab“cd --- E"
    for old, new in (
        ((0, 2), (0, 2)), ((2, 4), (2, 3)), ((4, 6), (3, 5)), ((7, 9), (6, 9)), ((10, 11), (10, 11)),
        ((0, 11), (0, 11)),
    ):  # fmt: skip
        assert copy.move(Span(*old)) == new
        assert copy.move_back(Span(*new)) == old
    assert copy.move(Span(3, 5)) == (2, 4)  # half a mark: the whole of it
    assert copy.move_back(Span(7, 8)) == (7, 9)


def test_within_a_replacement_of_one_length_characters_stand_for_one_another():
    copy = TRANSFORMS["small_letters"]("THE FERRY")
    assert copy.move(Span(4, 9)) == copy.move_back(Span(4, 9)) == (4, 9)


def test_a_replacement_that_changes_nothing_is_none():
    assert replace("abc", [(Span(1, 2), "b")]) == replace("abc", [])


MARKED = [
    "{content:“No,”} {source:Ms Lind} {cue:said} -- and {source2:Bo} {cue2:agreed} — {content2:it's late}.",
    "Headline here\n\n{content:''It's ours, 'all',''} {source:the\nminister} {cue:said}, {content:''not theirs.''}",
    "{source:POLL}{cue::} {content:They trail}\n\n\n{content2:“One.\n\n“Two,”} {cue2:said}\n{source2:he}",
    "{content:‘We can’t’} {cue:says} {source:the firms’ boss, 6’2” tall}.  {content2:“Fine”}",
]


@pytest.mark.parametrize("name", TRANSFORMS)
@pytest.mark.parametrize("marked", MARKED)
def test_planted_spans_keep_their_words_and_come_back(name, marked):
    text, planted = plant(marked)
    copy = TRANSFORMS[name](text)
    assert TRANSFORMS[name](text) == copy
    for span in (span for one in planted for role in one.values() for span in role):
        moved = copy.move(span)
        assert words_of(moved.of(copy.text)) == words_of(span.of(text))
        assert copy.move_back(moved) == span


PIECES = st.sampled_from(
    [
        "“No,”", '"We can\'t', 'go."', "''It's", "late,''", "``Oh", "‘He", "said’", "«Oui»", "„Ja“", "—", "--", "---",
        "5”", "Ms", "Lind", "said", "Straße", "İzmir", "WASHINGTON", "dogs’", "’90s", "o’clock", "😀", "e\u0301",
    ]
)  # fmt: skip
GAPS = st.sampled_from([" ", " ", " ", "  ", "\u00a0", "\n", "\n\n", " \n \n", "\t"])


@st.composite
def texts_with_spans(draw):
    """A text of pieces with gaps, and spans from the start of one piece to the end of another."""
    text, edges = draw(st.sampled_from(["", "\n", " "])), []
    for piece in draw(st.lists(PIECES, min_size=1, max_size=25)):
        edges.append(Span(len(text), len(text) + len(piece)))
        text += piece + draw(GAPS)
    pairs = draw(st.lists(st.tuples(st.sampled_from(edges), st.sampled_from(edges)), min_size=1, max_size=5))
    return text, [Span(min(a, b).start, max(a, b).end) for a, b in pairs]


@pytest.mark.parametrize("name", TRANSFORMS)
@given(drawn=texts_with_spans())
def test_whatever_the_text_spans_keep_their_words_and_come_back(name, drawn):
    text, spans = drawn
    copy = TRANSFORMS[name](text)
    assert words_of(copy.text) == words_of(text)
    assert all(a.of(text) and b.of(copy.text) for a, b in zip(copy.old, copy.new, strict=True))
    for span in spans:
        moved = copy.move(span)
        assert 0 <= moved.start < moved.end <= len(copy.text)
        assert words_of(moved.of(copy.text)) == words_of(span.of(text))
        assert copy.move_back(moved) == span


@pytest.mark.parametrize("name", TRANSFORMS)
@given(drawn=texts_with_spans(), data=st.data())
def test_whatever_is_found_in_the_copy_has_a_place_in_the_plain_text(name, drawn, data):
    text, _ = drawn
    copy = TRANSFORMS[name](text)
    start = data.draw(st.integers(0, len(copy.text) - 1))
    end = data.draw(st.integers(start + 1, len(copy.text)))
    back = copy.move_back(Span(start, end))
    assert 0 <= back.start < back.end <= len(text)
    assert copy.move(back).holds(Span(start, end))


@pytest.mark.parametrize("name", MARK_STYLES)
@given(st.lists(st.sampled_from(["Ms", "Lind's", "dogs’", "o’clock", "won't", "6-2", "\n"]), max_size=20))
def test_a_text_without_quotation_marks_stays_as_it_is(name, words):
    text = " ".join(words)
    if "“" not in (canonical := canonical_quotes(text)) and "”" not in canonical:
        copy = TRANSFORMS[name](text)
        assert copy.text == text and not copy.old


@pytest.mark.parametrize("name", TRANSFORMS)
def test_nothing_in_nothing_out(name):
    assert TRANSFORMS[name]("").text == ""
