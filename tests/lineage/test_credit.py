import pytest

from walkback.lineage.credit import agency_name, find_agency

CREDITED = [
    ("LISBON (Reuters) - The ferry sank.", "Reuters"),
    ("LISBON, Portugal, March 4 (AP) — The ferry sank.", "Associated Press"),
    ("PORT ANSEL, March 4 (Harbour Newswire) - The ferry sank.", "Harbour Newswire"),
    ("AP - The ferry sank.", "Associated Press"),
    ("Ferry sinks\n\nBy Ilse Bremner, \n\nThe Associated Press\n\nThe ferry sank.", "Associated Press"),
    ("Ferry sinks\n\nby Reuters staff\n\nThe ferry sank.", "Reuters"),
    ("The ferry sank. Nine are missing. — AFP", "Agence France-Presse"),
    ("The ferry sank.\n\nSource: Baltic News Agency", "Baltic News Agency"),
    ("The ferry sank.\n\nCopyright 2031 The Associated Press. All rights reserved.", "Associated Press"),
    ("The ferry sank.\n\n© 2031 Thomson Reuters", "Reuters"),
]
NOT_CREDITED = [
    "",
    "The minister told Reuters that the ferry was safe.",
    "A reporter for the Associated Press was on board.",
    "The shares of Thomson Reuters fell.",
    "The ferry (Halcyon) sank.",
    "He pulled the wire and the light went out.",
    "The pa of the boy was on board.",
    "“AP - that is all he wrote,” she said.",
    "The Wire, a series, was shown on board.",
    "x" * 700 + " (Reuters) " + "x" * 700,
]


@pytest.mark.parametrize(("text", "agency"), CREDITED)
def test_credits_are_found(text, agency):
    assert find_agency(text) == agency


@pytest.mark.parametrize("text", NOT_CREDITED)
def test_other_names_are_no_credits(text):
    assert find_agency(text) is None


@pytest.mark.parametrize(
    ("name", "agency"),
    [("AP", "Associated Press"), ("Baltic News Agency", "Baltic News Agency"), ("Thornley Mail", None), ("Wire", None)],
)
def test_agencies_are_known_by_name(name, agency):
    assert agency_name(name) == agency
