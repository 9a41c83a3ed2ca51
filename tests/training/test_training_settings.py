import random
import re

import pytest
from hypothesis import given
from hypothesis import strategies as st
from planted import ROLES, plant

from training.settings import capital_leads, rebuild, reset, single_marks

MARKED = (
    "Bridge closed.\n\n"
    "{content:“We knew,”} {source:Ms Ana Lind} {cue:said}. {content:“All along.”}\n\n"
    "{source2:Baghdad} {cue2:denied} {content2:that it had been told}, and it isn’t over.\n\n"
    "{content3:“Nobody told us, and nobody’s asking,”} {source3:he} {cue3:added}.\n\n"
    "{source4:Tom Ek} {cue4:called} it {content4:a “violation”} at noon."
)


def planted_article():
    text, planted = plant(MARKED)
    attributions = [
        {"id": str(n), **{role: [list(s) for s in one[role]] for role in ROLES}} for n, one in enumerate(planted)
    ]
    return {"id": "a", "text": text, "attributions": attributions, "inner": []}


def letters(text):
    return re.sub(r"[\W_]", "", text).casefold()


def words_of(article, attribution, role):
    return " ".join(article["text"][s:e] for s, e in attribution[role])


@given(st.integers(0, 2**32 - 1))
def test_content_keeps_its_words_and_every_attribution_stays(seed):
    article = planted_article()
    changed = reset(article, random.Random(seed))
    before = {a["id"]: a for a in article["attributions"]}
    assert {a["id"] for a in changed["attributions"]} == before.keys()
    for attribution in changed["attributions"]:
        was = before[attribution["id"]]
        assert letters(words_of(changed, attribution, "content")) == letters(words_of(article, was, "content"))
        for role in ROLES:
            for start, end in attribution[role]:
                words = changed["text"][start:end]
                assert words
                assert words == words.strip()


def rebuilt_as(pattern):
    """The first rebuilding whose text matches ``pattern``."""
    for seed in range(400):
        changed = rebuild(planted_article(), random.Random(seed))
        if re.search(pattern, changed["text"]):
            return changed
    raise AssertionError(f"nothing was rebuilt as {pattern}")


@pytest.mark.parametrize(
    ("pattern", "source", "cue", "content"),
    [
        ("LIND: We", "LIND", ":", "We knew. All along."),
        ("Ms Ana Lind: “We", "Ms Ana Lind", ":", "“We knew. All along.”"),
        ("Ms Ana Lind on Facebook:", "Ms Ana Lind", "on Facebook:", None),
        ("Ms Ana Lind tweeted:", "Ms Ana Lind", "tweeted:", None),
        ("All along.” — Ms Ana Lind", "Ms Ana Lind", "—", "“We knew. All along.”"),
        ("said: “We knew.\n\n“All along.”", "Ms Ana Lind", "said:", "“We knew. “All along.”"),
    ],
)
def test_a_quotation_is_set_anew(pattern, source, cue, content):
    article = rebuilt_as(pattern)
    first = next(a for a in article["attributions"] if a["id"] == "0")
    assert (words_of(article, first, "source"), words_of(article, first, "cue")) == (source, cue)
    if content is not None:
        assert words_of(article, first, "content") == content


def test_a_pronoun_gets_a_name_where_a_label_needs_one():
    article = rebuilt_as(r"(?m)^[A-Z]+: Nobody")
    third = next(a for a in article["attributions"] if a["id"] == "2")
    assert words_of(article, third, "source") in {"LIND", "BAGHDAD", "EK"}


def test_single_marks_leave_apostrophes_alone():
    assert single_marks("“It isn’t ours,” he said of the 'thing'.") == "‘It isn’t ours,’ he said of the 'thing'."


def test_capitals_keep_the_length():
    text = "Straße eins\n\nzwei drei vier fünf sechs sieben acht neun zehn"
    changed = capital_leads(text, random.Random(1))
    assert len(changed) == len(text)
    assert changed != text
    assert changed.casefold().replace("ss", "ß") == text.casefold().replace("ss", "ß")
