import pytest
from planted_reader import SAID, PlantedReader

from bench.__main__ import main
from bench.articles import read_articles
from bench.robustness import measure_robustness, read_copy
from bench.transforms import TRANSFORMS
from walkback.statement import reader as shipped
from walkback.text.quotes import canonical_quotes


class KnowsMarks(PlantedReader):
    """Finds the same whatever the quotation marks look like."""

    def read_many(self, documents):
        return [tuple(self._read(canonical_quotes(text), spans)) for text, spans in documents]


def test_a_reader_that_knows_one_mark_loses_all_in_another(gold, reader):
    outcome = measure_robustness(gold, reader)
    figures = outcome.figures
    assert (figures["articles"], figures["copies"]) == (2, len(TRANSFORMS))
    assert (figures["f1_all_plain"], figures["f1_quoted_plain"]) == (80.0, 100.0)
    assert figures["f1_all_quotes_straight"] == figures["f1_quoted_quotes_straight"] == 0.0
    assert (figures["drop_all_quotes_straight"], figures["drop_quoted_quotes_straight"]) == (80.0, 100.0)
    assert (figures["drop_all_quotes_curly"], figures["drop_quoted_quotes_curly"]) == (0.0, 0.0)
    assert (figures["worst_drop_all"], figures["worst_drop_quoted"]) == (80.0, 100.0)
    assert not outcome.failed


def test_quotations_are_the_same_ones_in_every_copy(gold):
    """Marks that the scorer does not know as double ones do not change what is a quotation."""
    figures = measure_robustness(gold, KnowsMarks()).figures
    for name in TRANSFORMS:
        if name.startswith("quotes_") and name not in ("quotes_apostrophes", "quotes_backticks"):
            assert (figures[f"f1_all_{name}"], figures[f"f1_quoted_{name}"]) == (80.0, 100.0), name
    assert figures["f1_quoted_single_newlines"] == 100.0


def test_what_is_found_moves_back_to_the_same_words(gold):
    texts = {"a": "So it was\n\n''We can't go,'' said no one.\n\n“Nothing sailed,” Bo Lind said.\n"}
    plain = read_articles(texts, KnowsMarks())
    (expected,) = [a for a in plain["a"]["attributions"] if a["content"]]
    for name in ("quotes_straight", "single_newlines"):
        changed, found = read_copy(plain, TRANSFORMS[name], KnowsMarks())
        assert changed == 1
        assert found["a"]["text"] == texts["a"]
        assert found["a"]["attributions"] == [expected]
    start, end = expected["content"][0]
    assert texts["a"][start:end] == SAID.search(texts["a"])["content"]


def test_articles_that_stay_as_they_are_are_not_read_again(gold, reader):
    read = []

    class Counts(PlantedReader):
        def read_many(self, documents):
            documents = list(documents)
            read.append(len(documents))
            return super().read_many(documents)

    outcome = measure_robustness(gold, Counts(), only=["quotes_curly", "dashes_set", "headline_capitals"])
    assert sorted(read) == [0, 0, 1, 2]  # the plain ones, and the one that has a headline
    (line,) = [line for line in outcome.text.splitlines() if line.startswith("headline_capitals")]
    assert line.split()[1] == "1"


def test_only_some_copies_and_the_worst_comes_last(gold, reader):
    outcome = measure_robustness(gold, reader, only=["quotes_straight", "quotes_curly", "single_newlines"], limit=1)
    assert {name for name in outcome.figures if name.startswith("drop_all")} == {
        "drop_all_quotes_straight", "drop_all_quotes_curly", "drop_all_single_newlines",
    }  # fmt: skip
    assert outcome.figures["articles"] == 1
    names = [line.split()[0] for line in outcome.text.splitlines() if line and line[-1].isdigit()]
    assert names[0] == "plain" and names[-1] == "quotes_straight"


def test_command(gold, reader, monkeypatch, capsys):
    monkeypatch.setattr(shipped, "shipped_reader", lambda: reader)
    assert main(["robustness", str(gold), "--limit", "1", "--only", "small_letters"]) == 0
    assert "small_letters" in capsys.readouterr().out
    with pytest.raises(SystemExit) as left:
        main(["robustness", str(gold), "--only", "upside_down"])
    assert left.value.code == 2
