from __future__ import annotations

import random

import pytest
from hypothesis import given
from hypothesis import strategies as st

from walkback.errors import NoArticle, UnsupportedInput
from walkback.model import BlockKind, Capture
from walkback.version.derive import Derived, derive_version

SAID = "The harbour office said on Monday that the ferry had been inspected in May."


def derive(data: bytes | str, **capture: str) -> Derived:
    raw = data.encode() if isinstance(data, str) else data
    return derive_version(Capture("0" * 64, len(raw), origin_name="reports/x", **capture), raw)


def read(data: bytes | str, **capture: str) -> list[str]:
    version = derive(data, **capture).version
    return [block.span.of(version.text) for block in version.blocks if block.kind.is_read]


@pytest.mark.parametrize("data", [b"", b" \r\n\t\n", b"\0\0\0", b"\xef\xbb\xbf \n"])
def test_empty_is_no_article(data: bytes) -> None:
    with pytest.raises(NoArticle, match="reports/x"):
        derive(data)


@pytest.mark.parametrize(
    ("data", "names"),
    [
        (b"%PDF-1.7 \x01\x02", "PDF"),
        (b"PK\x03\x04rest", "ZIP"),
        (random.Random(7).randbytes(3000), "no text"),
        (b'{"file": "a.txt"}\n{"file": "b.txt"}\n', "--manifest"),
        (b'[{"id": 1}]', "JSON"),
        (b'<?xml version="1.0"?><rss><channel><item/></channel></rss>', "<rss>"),
    ],
)
def test_what_is_no_report_says_what_it_is(data: bytes, names: str) -> None:
    with pytest.raises(UnsupportedInput, match="reports/x") as raised:
        derive(data)
    assert names in str(raised.value)


@pytest.mark.parametrize(
    "body",
    [
        "<div><p>We use cookies to improve your visit. By clicking accept you agree to our use of "
        "cookies.</p><button>OK</button></div>",
        "<h1>Sign in</h1><form><p>Please log in to continue reading.</p></form>",
        "<h1>Page not found</h1><p>The page you are looking for does not exist.</p>",
        "<p>Please enable JavaScript to view this page.</p>",
        "<nav><a href='/'>Home</a></nav><ul><li><a href='/a'>Sport</a></li></ul>",
        "<h1>Isle Post</h1>"
        + "".join(
            f"<article><h2><a href='/{n}'>Council closes bridge number {n}</a></h2><p>{SAID}</p></article>"
            for n in range(9)
        ),
        "",
    ],
)
def test_a_page_without_a_report(body: str) -> None:
    with pytest.raises(NoArticle, match="reports/x"):
        derive(f"<html><head><title>Isle Post</title></head><body>{body}</body></html>")


def test_short_reports_are_reports() -> None:
    assert read("That is false.") == ["That is false."]
    assert read("<html><body><article><h1>Mayor answers</h1><p>That is false.</p></article></body></html>") == [
        "Mayor answers",
        "That is false.",
    ]


def test_a_fragment_with_inline_tags_alone() -> None:
    data = (
        f'{SAID} “She was <i>dry</i>,” <a href="https://a.example/m" target="_blank">Gunn Marwick </a>told reporters. '
        + SAID * 6
        + " <i>Ola Brandt contributed to this report from Scalla</i>"
    )
    version = derive(data).version
    assert version.extractor.name == "fragment"
    assert [block.kind for block in version.blocks] == [BlockKind.PARAGRAPH, BlockKind.BYLINE]
    assert "“She was dry,” Gunn Marwick told reporters." in version.text
    [link] = version.links
    assert (link.span.of(version.text), link.url) == ("Gunn Marwick", "https://a.example/m")


def test_a_fragment_without_block_tags_keeps_its_blank_lines() -> None:
    assert read(f"{SAID}\n\nThe pilot <b>denied</b> it,\nhe said.") == [SAID, "The pilot denied it, he said."]


def test_text_with_a_stray_tag_is_text() -> None:
    assert derive(f"{SAID}\n\n<tweet 123>\n\nThe pilot denied it.").version.extractor.name == "text"


def test_line_breaks_part_paragraphs() -> None:
    page = (
        f"<html><body><h1>Ferry was dry</h1><div>{SAID}<br><br>The pilot<br>denied it.<br>Nobody else was "
        "asked.</div></body></html>"
    )
    assert read(page)[1:] == [SAID, "The pilot denied it.", "Nobody else was asked."]


def test_code_is_never_read() -> None:
    page = (
        f"<html><body><article><h1>Ferry was dry</h1><p>{SAID}</p><script>var a = 'The script said so.';</script>"
        "<style>p{}</style><template><p>The template said so.</p></template><noscript><p>The noscript said "
        "so.</p></noscript>"
        "<svg><text>The drawing said so.</text></svg><iframe>The frame said so.</iframe></article></body></html>"
    )
    assert "said so" not in derive(page).version.text


def test_hidden_text_is_not_read() -> None:
    page = (
        f'<html><body><article><h1>Ferry was dry</h1><p>{SAID}<span class="visually-hidden"> (opens in a new '
        "tab)</span></p>"
        f'<div style="display: none"><p>The pilot said that nobody had told him.</p></div></article></body></html>'
    )
    assert read(page) == ["Ferry was dry", SAID]


def test_broken_markup() -> None:
    page = (
        f"<html><body><div><h1>Ferry was dry<p>{SAID}<p>The pilot <b>denied <i>it,</b> he</i> said.</table>"
        "</td><p>“No,” <a href='x'>she said."
    )
    assert read(page)[-3:] == [SAID, "The pilot denied it, he said.", "“No,” she said."]


def test_depth_is_no_limit() -> None:
    page = (
        "<html><body>"
        + "<div>" * 30_000
        + f"<p>{SAID}</p><p>The pilot denied it on Tuesday, he said.</p></body></html>"
    )
    assert read(page) == [SAID, "The pilot denied it on Tuesday, he said."]


def test_a_page_is_told_by_its_bytes_not_its_name() -> None:
    page = f"<!DOCTYPE html><html><body><h1>Ferry was dry</h1><p>{SAID}</p></body></html>"
    assert derive(page, media_type="text/plain").version.extractor.name == "page"


def test_windows_1252_declared_as_utf8() -> None:
    page = (
        f'<html><head><meta charset="utf-8"></head><body><h1>Ferry was dry</h1><p>{SAID}</p><p>“No,” José '
        "said.</p></body></html>"
    )
    assert read(page.encode("cp1252"))[-1] == "“No,” José said."


def test_furniture_is_kept_with_its_reason() -> None:
    page = (
        "<html><body><nav><ul><li>Home</li><li>News</li></ul></nav><article><h1>Ferry was dry</h1>"
        f"<p>{SAID}</p></article></body></html>"
    )
    version = derive(page).version
    first = version.blocks[0]
    assert (first.kind, first.span.of(version.text), first.reason) == (BlockKind.FURNITURE, "Home\nNews", "in <nav>")


def test_links_are_absolute_and_lie_over_their_words() -> None:
    page = (
        f'<html><body><article><h1>Ferry was dry</h1><p>{SAID}</p><p>The <a href="../pilot?a=1"> harbour  '
        "pilot</a> said no.</p></article></body></html>"
    )
    version = derive(page, url="https://a.example/2031/ferry").version
    [link] = version.links
    assert (link.span.of(version.text), link.url) == ("harbour pilot", "https://a.example/pilot?a=1")


def test_a_paragraph_for_narrow_and_wide_screens_is_read_once() -> None:
    page = (
        f"<html><body><article><h1>Ferry was dry</h1><p>{SAID}</p><div><p>{SAID}</p></div><p>The pilot said "
        "no, twice.</p></article></body></html>"
    )
    assert read(page).count(SAID) == 1


words = st.text(alphabet=st.sampled_from("abcé\u0301 Z.,“”👩\u200d🚒שלום \u00a0–"), min_size=1, max_size=40)
shapes = st.sampled_from(
    [
        "<p>{}</p>",
        "<div>{}</div>",
        "{}<br><br>",
        "<li>{}</li>",
        '<a href="/x">{}</a>',
        "<b>{}",
        "<td>{}</td>",
        "<blockquote>{}</blockquote>",
    ]
)


@given(st.lists(st.tuples(shapes, words), max_size=12))
def test_spans_of_any_page_hold(parts: list[tuple[str, str]]) -> None:
    body = "".join(shape.format(word) for shape, word in parts)
    data = f"<html><body><article><h1>Ferry was dry</h1><p>{SAID}</p>{body}</article></body></html>"
    version = derive(data).version
    assert version.id == derive(data).version.id
    for block in version.blocks:
        text = block.span.of(version.text)
        assert text == text.strip()
        assert "  " not in text
    for link in version.links:
        assert link.span.of(version.text).strip()
