from dataclasses import replace
from datetime import date

import pytest
from ferry_texts import BACKGROUND, BODY, FOLLOW_UP, LEAD, RELEASE, text_of
from hypothesis import given, settings
from hypothesis import strategies as st

from walkback.lineage.judge import judge_kin, weigh
from walkback.lineage.record import KinKind, Rendition

FIRST = Rendition("a", text_of(*BODY))


def kind_of(text, other=FIRST, **known):
    return judge_kin(other, Rendition("b", text, **known)).kind


def placed(rendition, **known):
    return replace(rendition, **known)


VERSIONS = {
    "the same": text_of(*BODY),
    "other spacing": "\n".join(BODY).replace(" ", "  "),
    "one line": " ".join(BODY),
    "other quotation marks": text_of(*BODY).replace("“", '"').replace("”", '"'),
    "all capitals": text_of(*BODY).upper(),
    "two paragraphs added": text_of(*BODY, *FOLLOW_UP[3:]),
    "shortened": text_of(*BODY[:4]),
    "the end rewritten": text_of(*BODY[:5], *FOLLOW_UP[2:4]),
    "another number": text_of(*BODY).replace("nine of them", "seven of them"),
    "a softer word": text_of(*BODY).replace("said that the swell", "suggested that the swell"),
    "another order": text_of(BODY[0], *reversed(BODY[1:])),
    "a new lead": text_of("At least nine people are missing after a ship went down off Wick Island.", *BODY[1:]),
    "captions between": text_of(BODY[0], "The wreck of the ferry – video", *BODY[1:]),
}


@pytest.mark.parametrize("text", VERSIONS.values(), ids=VERSIONS)
def test_versions_without_address_outlet_or_day(text):
    assert kind_of(text) is KinKind.VERSION


OTHERS = {
    "nothing": "",
    "no words": "— … —",
    "the headline alone": "Ferry sinks in strait",
    "the lead alone quoted": text_of(f"“{LEAD}”", *FOLLOW_UP),
    "a follow-up with background": text_of(*FOLLOW_UP, *BACKGROUND),
    "a follow-up without": text_of(*FOLLOW_UP),
    "the same statement quoted": text_of(FOLLOW_UP[0], RELEASE, *FOLLOW_UP[1:]),
    "names alone": "The Halcyon, Port Ansel, Wick Island, Ilse Bremner, Otto Vance and Marrow Lines were in the news.",
}


@pytest.mark.parametrize("text", OTHERS.values(), ids=OTHERS)
def test_other_texts_are_no_kin(text):
    assert kind_of(text) is KinKind.NONE


def test_a_shared_headline_is_not_enough():
    first = placed(FIRST, headline="Ferry: what we know")
    assert kind_of(text_of(*FOLLOW_UP), first, headline="Ferry: what we know") is KinKind.NONE


def test_a_shared_statement_is_not_enough():
    first = Rendition("a", text_of(LEAD, RELEASE, BODY[3]))
    assert kind_of(text_of(FOLLOW_UP[0], RELEASE, FOLLOW_UP[1]), first) is KinKind.NONE


def test_small_print_is_not_enough():
    print_ = (
        "Copyright 2031 Northern Wire. All rights reserved. This material may not be published, broadcast or rewritten."
    )
    tips = "Anyone with information is asked to call the harbour police on the number below or to send a message."
    first = Rendition("a", text_of("A man was robbed at the quay on Monday.", tips, print_))
    assert kind_of(text_of("Two boats were stolen from the east basin.", tips, print_), first) is KinKind.NONE


def test_empty_addresses_and_outlets_are_unknown():
    first = placed(FIRST, address="", outlet="", headline="")
    assert kind_of(text_of(*FOLLOW_UP), first, address="", outlet="", headline="") is KinKind.NONE


def test_a_front_page_is_no_address_of_a_report():
    first = placed(FIRST, address="https://ledger.example/")
    assert kind_of(text_of(*FOLLOW_UP), first, address="https://ledger.example/") is KinKind.NONE


def test_one_page_is_one_report_whatever_its_words():
    first = placed(FIRST, address="https://ledger.example/news/world-61234567")
    second = Rendition("b", text_of(*FOLLOW_UP), address="https://m.ledger.example/news/uk-61234567?utm_source=x")
    kin = judge_kin(first, second)
    assert kin.kind is KinKind.VERSION
    assert "same page" in [step.name for step in kin.evidence]


def test_a_form_filled_in_again_is_no_version():
    form = (
        "The office of {0} sold {1} licences in {2}, which brought {3} crowns into the purse of the county, said "
        "{4}. Those who wish to fish in the lakes of {0} can get a licence at the window of the town hall, or from "
        "any warden. A licence must be carried at all times, and shown to a warden who asks for it, said {4}."
    )
    first = Rendition("a", form.format("Ansel", "412", "May", "8,240", "Clerk Rosa Tamm"))
    assert kind_of(form.format("Brack", "97", "June", "1,940", "Warden Ole Winge"), first) is KinKind.NONE
    assert kind_of(form.format("Ansel", "415", "May", "8,300", "Clerk Rosa Tamm"), first) is KinKind.VERSION


def test_outlets_tell_copies_from_versions():
    first = placed(FIRST, outlet="Northern Wire")
    trimmed = text_of(
        *BODY[:5], "Two of the missing come from Thornley, where the town hall flew its flag at half mast."
    )
    assert kind_of(trimmed, first, outlet="Thornley Mail") is KinKind.COPY
    assert kind_of(trimmed, first, outlet="The Northern Wire") is KinKind.VERSION
    assert kind_of(trimmed, first) is KinKind.VERSION


def test_hosts_tell_copies_from_versions():
    first = placed(FIRST, address="https://wire.example/a/ferry")
    assert kind_of(text_of(*BODY[:6]), first, address="https://mail.example/b/ferry") is KinKind.COPY
    assert kind_of(text_of(*BODY[:6]), first, address="https://www.wire.example/b/ferry") is KinKind.VERSION


def test_a_follow_up_has_a_page_and_a_day_of_its_own():
    text = text_of(FOLLOW_UP[0], FOLLOW_UP[1], *BODY[3:6], BODY[6])
    first = placed(FIRST, outlet="Ledger", address="https://ledger.example/ferry", day=date(2031, 3, 4))
    known = {"outlet": "Ledger", "address": "https://ledger.example/owner", "day": date(2031, 3, 7)}
    assert kind_of(text, first, **known) is KinKind.NONE


@pytest.mark.parametrize(
    ("lead_of_later", "kind"), [(FOLLOW_UP[0] + " " + FOLLOW_UP[1], KinKind.NONE), (LEAD, KinKind.VERSION)]
)
def test_of_two_pages_the_later_lead_tells(lead_of_later, kind):
    first = placed(FIRST, outlet="Ledger", address="https://ledger.example/ferry", day=date(2031, 3, 4))
    later = text_of(lead_of_later, LEAD, *BODY[1:5], *FOLLOW_UP[2:4])
    known = {"outlet": "Ledger", "address": "https://ledger.example/owner", "day": date(2031, 3, 5)}
    assert kind_of(later, first, **known) is kind


def test_evidence_adds_up():
    kin = judge_kin(FIRST, Rendition("b", VERSIONS["shortened"]))
    assert weigh(kin) == pytest.approx(sum(step.weight for step in kin.evidence))
    assert kin.share == 1.0
    assert {"shared words", "shared lead", "longest run"} <= {step.name for step in kin.evidence}


@settings(max_examples=30, deadline=None)
@given(st.lists(st.sampled_from(BODY + FOLLOW_UP), max_size=8), st.lists(st.sampled_from(BODY + FOLLOW_UP), max_size=8))
def test_either_may_come_first(left, right):
    a, b = Rendition("a", text_of(*left)), Rendition("b", text_of(*right))
    assert judge_kin(a, b) == judge_kin(b, a)


@settings(max_examples=50, deadline=None)
@given(st.text(max_size=200), st.text(max_size=200))
def test_any_text_can_be_judged(left, right):
    kin = judge_kin(Rendition("a", left), Rendition("b", right))
    assert 0 <= kin.share <= 1
    assert (kin.kind is KinKind.NONE) == (weigh(kin) <= 0)
