import pytest
from test_redesigns import OLD, PARAGRAPHS

from bench import reextraction
from bench.reextraction import derive_all, measure_reextraction
from walkback.errors import InputError
from walkback.model import Extractor
from walkback.report.file import read_file

CAPTIONED = OLD.replace(
    f"<p>{PARAGRAPHS[2]}</p>",
    f"<figure><img src='x.jpg'><figcaption>The quay of Velmar on Monday.</figcaption></figure><p>{PARAGRAPHS[2]}</p>",
)
LINKED = CAPTIONED.replace(
    "two of its three cranes", '<a href="https://velmar.example/c?a=1&b=2">two of its cranes</a>'
)


@pytest.fixture
def write(tmp_path):
    def write(name, text):
        path = tmp_path / name
        path.write_text(text, encoding="utf-8")
        return path

    return write


@pytest.fixture
def versions(write):
    return dict(derive_all(*read_file(write("a.html", LINKED))))


def test_each_set_of_options_names_itself(versions):
    assert next(iter(versions)) == "page"
    assert len({version.extractor for version in versions.values()}) == len(versions) > 10


def test_what_the_sets_change(versions):
    page = versions["page"]
    assert len(page.links) > len(versions["page, links off"].links) == 0
    assert "The quay of Velmar" in page.text
    assert "The quay of Velmar" not in versions["page, captions off"].text
    kept = [link.span.of(versions["page, captions off"].text) for link in versions["page, captions off"].links]
    assert "two of its cranes" in kept
    handed_over = versions["fragment of it"]
    assert [link.url for link in handed_over.links if "velmar" in link.url] == ["https://velmar.example/c?a=1&b=2"]


def test_no_quiet_edit_between_versions_of_one_page(write, reader):
    figures = measure_reextraction([write("a.html", LINKED)], reader).figures
    assert figures["captures"] == 1
    assert figures["unlike_pairs"] == figures["pairs"] == figures["versions"] * (figures["versions"] - 1) / 2
    assert figures["sentence_changes"] > 0
    assert (figures["quiet_edits"], figures["unrepeatable"]) == (0, 0)


def test_a_set_that_passes_for_another_is_found_out(write, reader, monkeypatch):
    """The figure can fail: a text that lacks a paragraph and does not say who made it is taken for an edit."""
    whole, shorter = "\n\n".join(PARAGRAPHS), "\n\n".join([PARAGRAPHS[0], *PARAGRAPHS[2:]])

    def derive_two(capture, data):
        for name, text in (("one", whole), ("other", shorter)):
            yield name, reextraction._option(reextraction.derive_text(text), "same", "for both")

    monkeypatch.setattr(reextraction, "derive_all", derive_two)
    outcome = measure_reextraction([write("a.txt", whole)], reader, errors=True)
    assert outcome.figures["quiet_edits"] == 1
    assert outcome.figures["unlike_pairs"] == 0
    assert "one / other" in outcome.text


def test_folders_are_searched_for_pages_and_texts(write, tmp_path, reader):
    write("a.txt", "\n\n".join(PARAGRAPHS))
    write("b.htm", OLD)
    write("README.txt", "How these came here.")
    write("c.json", "{}")
    write("d.html", "<html><body><nav><a href='/'>Home</a></nav></body></html>")
    figures = measure_reextraction([tmp_path], reader).figures
    assert (figures["captures"], figures["without_report"]) == (2, 1)


def test_texts_have_sets_too(write):
    versions = dict(derive_all(*read_file(write("a.txt", "\n\n".join(PARAGRAPHS)))))
    assert next(iter(versions)) == "text"
    assert versions["text"].extractor == Extractor("text", "1")
    assert all(PARAGRAPHS[3] in version.text for version in versions.values())


def test_what_holds_no_report_has_none(write):
    with pytest.raises(InputError):
        list(derive_all(*read_file(write("a.txt", " \n"))))
