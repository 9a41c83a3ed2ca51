from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from walkback.model import BlockKind
from walkback.text.clean import collapse
from walkback.version.plain import derive_text, find_blocks

REPORT = """Ferry was dry, says owner

By Rhona Tulloch

SCALLA, Isles, June 19 (Isle Press) - The owner of the Norna said on Monday that she had been dry in May.

“She was dry as a biscuit,” Gunn Marwick told reporters.

Norna leaves harbour for the last time – video

Norna leaves harbour for the last time

Photo: The Norna alongside at Scalla

Pumps at work

Are the pumps still running? The union says they are.

Related: What the divers saw

Correction: An earlier version of this story gave the year as 2027. It was 2026.

Additional reporting by Ola Brandt; editing by Mona Lind"""


def kinds(text: str) -> list[tuple[str, str]]:
    return [(block.kind.value, collapse(block.span.of(text))[:28]) for block in find_blocks(text)]


def test_parts_of_a_report() -> None:
    assert kinds(REPORT) == [
        ("headline", "Ferry was dry, says owner"),
        ("byline", "By Rhona Tulloch"),
        ("paragraph", "SCALLA, Isles, June 19 (Isle"),
        ("paragraph", "“She was dry as a biscuit,” "),
        ("furniture", "Norna leaves harbour for the"),
        ("furniture", "Norna leaves harbour for the"),
        ("caption", "Photo: The Norna alongside a"),
        ("paragraph", "Pumps at work"),
        ("paragraph", "Are the pumps still running?"),
        ("furniture", "Related: What the divers saw"),
        ("note", "Correction: An earlier versi"),
        ("byline", "Additional reporting by Ola "),
    ]


def test_related_titles_without_a_mark_are_told_by_their_double() -> None:
    text = (
        "The mayor said no.\n\nDivers enter the hull of the Norna\n\nDivers enter hull of the Norna\n\nThe "
        "union said yes."
    )
    assert [kind for kind, _ in kinds(text)] == ["paragraph", "furniture", "furniture", "paragraph"]


@pytest.mark.parametrize(
    "line",
    [
        "Q: Was it closed?",
        "MS. ARDEN: No.",
        "MR ADLER: I have answered that.",
        "- a debate before the recess",
        "Correctional facilities were not mentioned by the minister.",
        "By Tuesday the water had reached the second step of the church.",
        "“Sign up now,” the officer told the recruits.",
        "Update on the bridge was promised for Friday, the council said.",
        "Subscribers to the pension fund, the union said, had not been asked.",
        "Just saw the harbour. Nobody there. Nobody!! #norna",
        "— Island Water (@islandwater) 3 November 2029",
        "Photographs of the hull were shown to the court, which believed them.",
        "What did she know?",
        "No.",
    ],
)
def test_parts_of_a_report_are_never_furniture(line: str) -> None:
    text = f"The harbour was open, the office said on Monday.\n\n{line}\n\nThe pilot said it was closed.\n\n{line}"
    assert all(block.kind.is_read for block in find_blocks(text)), kinds(text)


@pytest.mark.parametrize(
    "line",
    [
        "Sign up for our morning newsletter",
        "Read more: What the divers saw",
        "Follow us on Mastodon for updates.",
        "© Island Post 2031. All rights reserved.",
        "Share this article",
        "Advertisement",
        "Image: The hull (Island Post/Getty Images)",
        "A diver comes up from the hull. (AP Photo/Jan Low)",
        "Subscribe now for unlimited access",
        "We use cookies to make the site work.",
        "(MORE)",
        "* * *",
    ],
)
def test_furniture_is_kept_apart(line: str) -> None:
    text = f"The harbour was open, the office said on Monday.\n\n{line}\n\nThe pilot said it was closed."
    [block] = [block for block in find_blocks(text) if block.span.of(text) == line]
    assert not block.kind.is_read
    assert block.reason


def test_hard_wrapped_paragraphs_are_joined() -> None:
    text = (
        "The harbour office said on Monday that the ferry had been\n"
        "inspected in May and that nothing had been found that would\n"
        "have kept her in port.\n\n"
        "“She was dry,” Gunn Marwick, who runs the line, told reporters\n"
        "on the quay, and he would say no more than that to anybody who\n"
        "asked him."
    )
    version = derive_text(text)
    assert version.text == "\n\n".join(part.replace("\n", " ") for part in text.split("\n\n"))
    assert [block.span.of(text) for block in find_blocks(text)] == text.split("\n\n")


def test_a_paragraph_a_line() -> None:
    text = "The office said that the harbour was open.\nThe pilot said it was closed.\nNobody else was asked about it."
    assert [block.span.of(text) for block in find_blocks(text)] == text.split("\n")


def test_a_text_in_one_line_is_one_paragraph_but_for_its_credits() -> None:
    body = "The office said that the harbour was open. " * 20
    credit = "Ola Brandt contributed to this report from Scalla"
    version = derive_text(body + credit)
    assert [(block.kind, block.span.of(version.text)) for block in version.blocks] == [
        (BlockKind.PARAGRAPH, body.strip()),
        (BlockKind.BYLINE, credit),
    ]


def test_a_note_under_a_heading_of_its_own() -> None:
    text = "The office said that the harbour was open.\n\nCorrection\n\nThe harbour is in Scalla, not in Skail."
    assert [kind for kind, _ in kinds(text)] == ["paragraph", "note", "note"]


def test_a_headline_may_carry_a_label() -> None:
    text = (
        "Video: patrol car turns across cyclist\n\nFilm from a shop camera has cast doubt on the account, "
        "the mayor said."
    )
    assert kinds(text)[0][0] == "headline"


def test_a_release_has_its_title_below_who_issues_it() -> None:
    text = (
        "Island Council, Harbour Office\nPress release, 4 March 2031\n\nStatement on the Norna of 2 March\n\n"
        "The harbour office said that the ferry had been inspected in May."
    )
    assert [kind for kind, _ in kinds(text)] == ["byline", "byline", "headline", "paragraph"]


def test_entities_left_in_text_are_decoded_once() -> None:
    version = derive_text("The minister&rsquo;s office said &amp;lt; and AT&T and &nosuch; and R&D; stay.")
    assert version.text == "The minister’s office said &lt; and AT&T and &nosuch; and R&D; stay."


texts = st.text(
    alphabet=st.sampled_from("ab Z.,:“”\"'–é\u0301👩\u200d🚒שם \u00a0\u200b\u00ad\n\n\r\t&;©0"), max_size=300
) | st.lists(st.sampled_from(REPORT.split("\n\n")), max_size=8).map("\n\n".join)


@given(texts)
def test_blocks_lie_in_order_trimmed_and_cover_all_words(text: str) -> None:
    at = 0
    for block in find_blocks(text):
        start, end = block.span
        assert not collapse(text[at:start])
        assert start < end
        assert not text[start].isspace()
        assert not text[end - 1].isspace()
        at = end
    assert not collapse(text[at:])


@given(texts)
def test_a_version_holds_the_same_words_and_is_always_the_same(text: str) -> None:
    version = derive_text(text)
    assert version.id == derive_text(text).id
    assert version.text == "".join(
        ("\n\n" if i else "") + block.span.of(version.text) for i, block in enumerate(version.blocks)
    ).replace("\n\n\n\n", "\n\n")
    again = derive_text(version.text)
    assert collapse(again.text) == collapse(version.text)


@given(st.lists(st.sampled_from(REPORT.split("\n\n")[3:]), min_size=1, max_size=6).map("\n\n".join))
def test_a_paragraph_put_in_front_shifts_every_span_equally(text: str) -> None:
    front = "The harbour office had said on Sunday that nobody was to blame for it.\n\n"
    shifted = [(b.span.start - len(front), b.span.end - len(front)) for b in find_blocks(front + text)][1:]
    assert shifted == [tuple(b.span) for b in find_blocks(text)]
