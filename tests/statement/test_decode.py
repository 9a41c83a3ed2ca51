from itertools import pairwise

import numpy as np
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st
from oracle import load_tokenizer, perfect_scores
from planted import plant

from walkback.statement.decode import TAGS, Decoded, Scores, decode
from walkback.statement.window import cut_pieces, cut_windows
from walkback.text.span import paragraphs_of

TOKENIZER = load_tokenizer()


def decode_planted(marked: str, size: int = 320) -> tuple[str, list[Decoded], list]:
    text, planted = plant(marked)
    pieces = cut_pieces(text, paragraphs_of(text), TOKENIZER, size=size)
    windows = cut_windows(pieces, size=size)
    return text, decode(text, pieces, windows, perfect_scores(pieces, windows, planted)), planted


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
    assert decode("", pieces, cut_windows(pieces), []) == []


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

    scores = [Scores(noise(len(w.ids), len(TAGS)), *(noise(len(w.ids), 8) for _ in range(4))) for w in windows]
    found = decode(text, pieces, windows, scores)
    seen: list[tuple[int, int]] = []
    for one in found:
        assert one.content
        assert 0.0 <= one.probability <= 1.0 + 1e-6
        for spans in (one.source, one.cue, one.content):
            assert list(spans) == sorted(spans)
            for span in spans:
                words = text[span.start : span.end]
                assert 0 <= span.start < span.end <= len(text)
                assert words == words.strip()
                assert "\n" not in words
            assert all(a.end <= b.start for a, b in pairwise(spans))
        seen += one.content
        for cue in one.cue:
            assert not any(cue.overlaps(c) for c in one.content)
        for source in one.source:
            assert not any(source.overlaps(c) for c in one.content)
    seen.sort()
    assert all(a[1] <= b[0] for a, b in pairwise(seen)), "contents of two attributions cross"
