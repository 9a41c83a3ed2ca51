"""Signs in two versions' words, and words that look like them."""

import pytest

from walkback.revision.order_signs import MOST_READ, WEIGHTS, compare_signs, read_signs

# What is read in the earlier, in the later.
HITS = {
    "note of a change": (
        "The pier is shut.",
        "The pier is shut.\n\nThis article was amended on Tuesday to correct a name.",
    ),
    "no longer a first report": ("The pier is on fire. This is a breaking story.", "The pier is on fire."),
    "time of the update": ("Last updated 08:05\nThe pier is shut.", "Last updated 21:40\nThe pier is shut."),
    "latest day named": ("It opens on 2 May 2031.", "It opens on 12 May 2031."),
    "contributors": ("The pier is shut.", "The pier is shut. Additional reporting by Ada Moss."),
    "word of an earlier version": ("Two ships are lost.", "Two ships are lost. Officials had earlier said one."),
    "toll": ("The fire killed at least two people.", "The fire killed at least twelve people."),
    "toll has changed": ("The fire killed many.", "The death toll rose overnight after the fire."),
    "course of the law": ("A man was arrested over the fire.", "A man was charged over the fire."),
    "course of a search": ("Rescuers are searching for the crew.", "The crew were found alive by rescuers."),
    "came to pass": ("The court will publish the letters.", "The court published the letters."),
    "no longer unconfirmed": ("It was not immediately clear who had won.", "Ms Roe had won."),
}
# Nothing of the kind is in either, or as much in both.
MISSES = {
    "note of a change": ("The ministry promised an update on Friday.", "The law was amended in May."),
    "no longer a first report": ("He is breaking the rules.", "The country is developing fast."),
    "time of the update": ("The train at 08:05 was late.", "The train at 21:40 was late."),
    "latest day named": ("It opens on 31 February 2031.", "It opens on 12 May 2031."),
    "contributors": ("He contributed to the fund.", "The editing was done by a friend."),
    "word of an earlier version": ("He arrived earlier than planned.", "An early report is a good report."),
    "toll": ("The bridge toll is 4 euros.", "The bridge toll is 9 euros."),
    "toll has changed": ("The road toll is high.", "The bell tolled nine times."),
    "course of the law": ("They charged 4 euros.", "It is a trial of strength."),
    "course of a search": ("A page is absent.", "They found a way."),
    "came to pass": ("The court will publish the letters.", "The court will publish the letters and published a list."),
    "no longer unconfirmed": ("The water is clear.", "The sky is clear."),
}


def found(what, earlier, later):
    return [e for e in compare_signs(read_signs(earlier), read_signs(later)) if e.what == what]


def test_every_sign_has_its_cases():
    assert set(HITS) == set(MISSES) == set(WEIGHTS)


@pytest.mark.parametrize("what", HITS)
def test_a_sign_speaks_for_its_order_and_against_the_other(what):
    earlier, later = HITS[what]
    (there,) = found(what, earlier, later)
    (back,) = found(what, later, earlier)
    assert there.weight == WEIGHTS[what] == -back.weight
    assert there.detail


@pytest.mark.parametrize("what", MISSES)
def test_what_only_looks_like_a_sign_tells_nothing(what):
    earlier, later = MISSES[what]
    assert not found(what, earlier, later)
    assert not found(what, later, earlier)


@pytest.mark.parametrize("what", HITS)
def test_a_sign_that_both_have_tells_nothing(what):
    for text in HITS[what]:
        assert not found(what, text, text)


def test_plans_that_come_to_pass_both_ways_tell_nothing():
    a = "She will open the bridge. He painted the wall."
    b = "She opened the bridge. He will paint the wall."
    assert not found("came to pass", a, b)


@pytest.mark.parametrize(
    ("text", "minutes"),
    [
        ("Updated at 12:10 am", 10),
        ("updated 12.10 p.m.", 730),
        ("Updated Monday 9:05 pm", 1265),
        ("Updated 23:59", 1439),
    ],
)
def test_clock_times(text, minutes):
    assert read_signs(text).ranks["time of the update"][0] == minutes


@pytest.mark.parametrize(
    "text", ["5 March 2031", "March 5, 2031", "5th March, 2031", "2031-03-05", "Mar. 5, 2031", "MARCH 5, 2031"]
)
def test_days_however_they_are_written(text):
    assert found("latest day named", "on 4 March 2031", f"on {text}")
    assert not found("latest day named", "on 5 March 2031", f"on {text}")


def test_the_end_of_an_endless_text_is_not_read():
    assert not read_signs("a " * MOST_READ + "This is a breaking story.").ranks
