from dataclasses import astuple
from itertools import pairwise

import numpy as np
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st
from oracle import load_tokenizer, perfect_scores
from planted import plant

from walkback.statement.decode import TAGS, Decoded, Scored, Scores, decode
from walkback.statement.window import Window, cut_pieces, cut_windows
from walkback.text.span import paragraphs_of

TOKENIZER = load_tokenizer()


def decode_planted(marked: str, size: int = 320) -> tuple[str, list[Decoded], list]:
    text, planted = plant(marked)
    pieces = cut_pieces(text, paragraphs_of(text), TOKENIZER, size=size)
    windows = cut_windows(pieces, size=size)
    return text, decode([Scored(text, pieces, windows, perfect_scores(pieces, windows, planted))])[0], planted


@pytest.mark.parametrize(
    "marked",
    [
        "{content:“There was no warning,”} {source:deputy spokesman Tom Ek} {cue:told} reporters.",
        "{source:Baghdad} {cue:denied} {content:that it had been told}.",
        "{content:“That is false.”}",
        "{cue:According to} {source:the ministry}, {content:at least 16 people died}.",
        "{source:She} {cue:called} it {content:a “violation of sovereignty”}.",
        "{source:Ek}{cue::} {content:no plan to quit}",
        # a quotation resumed after its cue is one attribution with two parts
        "{content:“We knew,”} {cue:said} {source:Ek}. {content:“We knew it all along.”}",
        # and so is one that goes on in the next paragraph
        "{content:“We knew,”} {source:Ek} {cue:said}.\n\n{content:“We knew it all along.”}",
        "{source:He} {cue:said} {content:A} and {cue2:added} {content2:B}.",
        "{content:''We knew,''} {source:Ek} {cue:said}.",
        "{content:‘We knew it,’} {cue:said} {source:the workers’ leader}.",
        "{content:„Wir wussten es“}, {cue:said} {source:Ek}.",
        "{source:Zoë Žižek 🙂} {cue:said} {content:naïve cafés 👩‍👩‍👧 were “fine”}.",
        "{source:قال الوزير} {cue:said} {content:לא היה}.",
    ],
)
def test_planted_spans_come_back(marked: str) -> None:
    text, found, planted = decode_planted(marked)
    expected = {"".join(c.of(text) for c in p["content"]): p for p in planted if p["content"]}
    for one in found:
        want = expected.pop("".join(c.of(text) for c in one.content))
        if want["cue"]:
            assert (one.source[:1], one.cue, one.content) == (want["source"][:1], want["cue"], want["content"])
    assert not expected


@pytest.mark.parametrize(
    ("given", "content"),
    [
        # the network leaves the marks out; they belong to the content
        ("“{content:We knew,}” {source:Ek} {cue:said}.", "“We knew,”"),
        ("{source:Ek} {cue:said} “{content:we knew}”.", "“we knew”"),
        # the sentence's full stop does not
        ("{source:Ek} {cue:said} {content:they knew.} More.", "they knew"),
        ("{source:Ek} {cue:said} {content:, they knew,} on Monday.", "they knew"),
        # a mark that its partner does not follow is nobody's
        ("He “never” {cue:said} {content:they knew} and “left”.", "they knew"),
    ],
)
def test_marks_and_stops_at_the_ends(given: str, content: str) -> None:
    text, found, _ = decode_planted(given)
    assert [c.of(text) for d in found for c in d.content] == [content]


@pytest.mark.parametrize(
    ("head", "is_kept"),
    [
        ("VELMAR, March 4, 2031 - ", False),
        ("VELMAR, Norland, 4 March 2031 — ", False),
        ("NEW VELMAR, Mar. 4 (Wire) -- ", False),
        ("VELMAR (Wire) – ", False),
        ("NATO - long in doubt - ", True),
        ("By March 4 - in Velmar - ", True),
        ("VELMAR, of all places, ", True),
    ],
)
def test_a_dateline_is_said_by_nobody(head: str, is_kept: bool) -> None:
    given = f"Title\n\n{{content:{head}the port was warned}}, {{source:the ministry}} {{cue:said}}."
    text, found, _ = decode_planted(given)
    assert [c.of(text) for d in found for c in d.content] == [f"{head if is_kept else ''}the port was warned"]


def test_a_cue_without_content_reports_nothing() -> None:
    assert decode_planted("{source:Ek} {cue:declined} to comment.")[1] == []


def test_content_without_a_cue_stays() -> None:
    text, found, _ = decode_planted("{content:“We knew.”}\n\nNobody else spoke.")
    assert [(d.source, d.cue, d.content[0].of(text)) for d in found] == [((), (), "“We knew.”")]


def test_a_text_longer_than_many_windows() -> None:
    """What is said far down in a long text is found as if it stood alone."""
    filler = " ".join(["The square was empty at noon."] * 30)
    one = "{content%d:“We knew it,”} {source%d:Ms Lind} {cue%d:said}."
    marked = "\n\n".join(f"{filler}\n\n{one % (n, n, n)}" for n in range(1, 6))
    text, found, planted = decode_planted(marked, size=96)
    assert [(d.source, d.cue, d.content) for d in found] == [(p["source"], p["cue"], p["content"]) for p in planted]
    assert {d.source[0].of(text) for d in found} == {"Ms Lind"}


def test_one_paragraph_longer_than_a_window() -> None:
    sentence = "{content%d:The pump was checked in %d,} {source%d:Ms Lind} {cue%d:said}."
    marked = " ".join(sentence % (n, 1900 + n, n, n) for n in range(1, 60))
    _, found, planted = decode_planted(marked, size=96)
    assert len(found) == len(planted)


def test_nothing_in_nothing_out() -> None:
    pieces = cut_pieces("", [], TOKENIZER)
    assert decode([Scored("", pieces, cut_windows(pieces), [])]) == [[]]


WORDS = st.sampled_from(
    [
        "We",
        "knew",
        "said",
        "Ms",
        "Lind",
        ",",
        ".",
        "“",
        "”",
        '"',
        "''",
        "‘",
        "’",
        "(",
        ")",
        "\n\n",
        "\n",
        "  ",
        " ",
        "-",
        "naïve",
        "e\u0301te\u0301",
        "👩‍👩‍👧",
        "قال",
        "שלום",
        "\u200f",
        "16",
        "don’t",
        "…",
        "\u00a0",
        "«",
        "»",
        "x" * 130,
    ]
)


@settings(max_examples=120, deadline=None)
@given(st.lists(WORDS, max_size=60).map(" ".join), st.integers(0, 2**32 - 1), st.sampled_from([16, 48, 320]))
def test_whatever_the_network_says_the_spans_are_sound(text: str, seed: int, size: int) -> None:
    pieces = cut_pieces(text, paragraphs_of(text), TOKENIZER, size=size)
    windows = cut_windows(pieces, size=size, overlap=min(96, size // 3))
    rng = np.random.default_rng(seed)

    def noise(rows: int, columns: int) -> np.ndarray:
        return rng.normal(0, 3, (rows, columns)).astype(np.float32)

    def scores_of(window: Window) -> Scores:
        rows = len(window.ids)
        return Scores(noise(rows, len(TAGS)), *(noise(rows, 8) for _ in range(4)))

    scores = [(scores_of(w), scores_of(w)) for w in windows]
    found = decode([Scored(text, pieces, windows, scores)])[0]
    seen: list[tuple[int, int]] = []
    for one in found:
        assert one.content
        assert all(0.0 <= sign <= 1.0 + 1e-6 for sign in astuple(one.signs))
        for spans in (one.source, one.cue, one.content):
            assert list(spans) == sorted(spans)
            for span in spans:
                words = text[span.start : span.end]
                assert 0 <= span.start < span.end <= len(text)
                assert words == words.strip()
                assert "\n" not in words
            assert all(a.end <= b.start for a, b in pairwise(spans))
        if one.nested_in is None:
            seen += one.content
        else:
            holder = found[one.nested_in]
            assert holder.nested_in is None
            for span in (*one.source, *one.cue, *one.content):
                assert any(part.holds(span) for part in holder.content)
        for cue in one.cue:
            assert not any(cue.overlaps(c) for c in one.content)
        for source in one.source:
            assert not any(source.overlaps(c) for c in one.content)
    seen.sort()
    assert all(a[1] <= b[0] for a, b in pairwise(seen)), "contents of two attributions cross"


def decode_nested(outer: str, inner: str) -> tuple[str, list[Decoded]]:
    """Decode what a perfect network says about the same words, marked once for each layer."""
    text, planted = plant(outer)
    same, deeper = plant(inner)
    assert same == text
    pieces = cut_pieces(text, paragraphs_of(text), TOKENIZER)
    windows = cut_windows(pieces)
    return text, decode([Scored(text, pieces, windows, perfect_scores(pieces, windows, planted, deeper))])[0]


def test_speech_inside_speech_is_found_too_and_the_outer_stays_whole() -> None:
    text, (outer, inner, last) = decode_nested(
        "{source:Rasool} {cue:said} {content:Washington was claiming that it had asked}. "
        "{source2:Ek} {cue2:said} {content2:no}.",
        "Rasool said {source:Washington} was {cue:claiming} {content:that it had asked}. Ek said no.",
    )
    assert [s.of(text) for s in outer.content] == ["Washington was claiming that it had asked"]
    assert (outer.nested_in, inner.nested_in, last.nested_in) == (None, 0, None)
    assert [s.of(text) for s in (*inner.source, *inner.cue, *inner.content)] == [
        "Washington",
        "claiming",
        "that it had asked",
    ]


@pytest.mark.parametrize(
    "inner",
    [
        "{source:Rasool} {cue:said} {content:Washington was claiming that it had asked}.",  # the outer one again
        "Rasool said Washington was claiming {content:that it had asked}.",  # nobody says it
        "{source:Rasool} said Washington was {cue:claiming} {content:that it had asked}.",  # reaches outside
    ],
)
def test_what_is_no_speech_inside_speech_is_left_out(inner: str) -> None:
    outer = "{source:Rasool} {cue:said} {content:Washington was claiming that it had asked}."
    _, found = decode_nested(outer, inner)
    assert [d.nested_in for d in found] == [None]


def test_a_signed_quotation_has_its_own_name() -> None:
    """What the network says of dashes in a row is often one off."""
    text, planted = plant(
        "{content:“We waited for hours.”} {cue:―} {source:Ann Lind} {content2:“Nobody came.”} ― Bo Ek "
        "{content3:“Never again.”} ― Cara Moe"
    )
    for later in planted[1:]:  # both lead to the first dash and the first name
        later["cue"], later["source"] = planted[0]["cue"], planted[0]["source"]
    pieces = cut_pieces(text, paragraphs_of(text), TOKENIZER)
    windows = cut_windows(pieces)
    (found,) = decode([Scored(text, pieces, windows, perfect_scores(pieces, windows, planted))])
    assert [(d.source[0].of(text), d.cue[0].of(text), d.content[0].of(text)) for d in found] == [
        ("Ann Lind", "―", "“We waited for hours.”"),
        ("Bo Ek", "―", "“Nobody came.”"),
        ("Cara Moe", "―", "“Never again.”"),
    ]


@pytest.mark.parametrize(
    "marked",
    [
        "{source:He} {cue:said} {content:“no”} — Lind was gone by then.",
        "{source:He} {cue:said} {content:“no”} — a word that nobody forgot",
        "{source:He} {cue:said} {content:“no”} — Lind {cue2:said} {content2:“yes”}.",
    ],
)
def test_a_dash_after_a_quotation_need_not_sign_it(marked: str) -> None:
    text, found, _ = decode_planted(marked)
    assert [s.of(text) for s in found[0].source] == ["He"]
