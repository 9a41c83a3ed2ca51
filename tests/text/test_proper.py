import pytest

from walkback.text.proper import find_proper_names
from walkback.text.span import Span


def names_in(text):
    return find_proper_names(text, [Span(0, len(text))])


@pytest.mark.parametrize(
    ("text", "names"),
    [
        ("The car hit him in Quay Street on Saturday.", {"Quay Street"}),
        ("But Inspector Joan Hale’s report is late.", {"Inspector Joan Hale"}),
        ("The Bank of Norland said so.", {"Bank of Norland"}),
        ("On Monday he left. The Guard came.", set()),
        ("Mr Weil spoke.", set()),
        ("we saw quay street", set()),
        ("", set()),
        ("A B C", set()),
    ],
)
def test_names(text, names):
    assert names_in(text) == names


def test_only_what_is_read_is_looked_at():
    text = "Quay Street\n\nPort Averill"
    assert find_proper_names(text, [Span(0, 11)]) == {"Quay Street"}


def test_a_line_in_title_case_is_no_name():
    assert names_in("Ferry Sinks Off The Cape As Rescue Work Goes On Into The Night Of Monday") == set()
