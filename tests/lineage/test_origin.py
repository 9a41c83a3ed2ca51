from datetime import date

import pytest

from walkback.lineage.origin import Claim, find_origin

DAY = date(2031, 3, 4)


def claim(key, outlet, day=DAY, length=900, agency=None, edges=("A ferry sank.", "Divers go down.")):
    return Claim(key, outlet, day, length, agency, edges)


def origin(*claims):
    return find_origin([[one] for one in claims]).report


@pytest.mark.parametrize(
    ("other", "expected"),
    [
        (claim("a", "Mail", edges=("A ferry sank, the Northern Wire reports.", "")), "z"),
        (claim("a", "Mail", agency="Northern Wire"), "z"),
        (claim("a", "Mail", length=1200), "z"),  # an agency's text is cut and added to
        (claim("a", "Harbour Newswire"), "a"),  # nothing tells the two agencies apart
    ],
    ids=["named", "credited", "longer", "two agencies"],
)
def test_an_agency_and_others(other, expected):
    assert origin(claim("z", "Northern Wire"), other) == expected


def test_the_earlier_and_the_longer_one_where_nobody_is_credited():
    assert origin(claim("z", "Courier"), claim("a", "Mail", day=date(2031, 3, 5))) == "z"
    assert origin(claim("z", "Courier"), claim("a", "Mail", length=400)) == "z"
    assert origin(claim("z", "Courier"), claim("a", "Mail")) == "a"


def test_to_be_named_in_passing_in_the_own_paper_is_no_credit():
    found = find_origin([[claim("a", "The Mail", edges=("Mail readers know.", "")), claim("b", "Mail")]])
    assert "credited" not in {step.name for step in found.why}


def test_a_short_name_is_a_word_like_others():
    assert origin(claim("z", "Sun"), claim("a", "Mail", edges=("The Sun was up when the ferry sank.", ""))) == "a"


def test_the_agency_that_most_credit_is_told():
    reports = [claim("a", "Mail", agency="Reuters"), claim("b", "Post", agency="Reuters"), claim("c", "X", agency="AP")]
    assert find_origin([[one] for one in reports]).agency == "Reuters"
