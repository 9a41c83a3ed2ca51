import json
import sys
from types import SimpleNamespace

import pytest
from planted_reader import PlantedReader

from bench.__main__ import main
from bench.speed import SPACY_PACKAGE, measure_speed, spacy_parse
from walkback.statement import reader as shipped

WORDS = 28  # in the two articles of `gold`


class Time:
    """A clock that only moves when somebody works."""

    def __init__(self):
        self.now = 0.0
        self.done = []

    def __call__(self):
        return self.now

    def work(self, name, seconds, texts):
        self.done.append((name, len(texts)))
        self.now += seconds


class TimedReader(PlantedReader):
    def __init__(self, time, *seconds):
        self.time, self.seconds = time, iter(seconds)

    def read_many(self, documents):
        documents = list(documents)
        self.time.work("reader", next(self.seconds), documents)
        return super().read_many(documents)


def test_the_median_round_counts_and_the_first_pass_does_not(gold):
    time = Time()
    parsing = iter((50.0, 4.0, 8.0, 4.0))
    outcome = measure_speed(
        gold,
        TimedReader(time, 100.0, 1.0, 2.0, 9.0),
        lambda texts: time.work("spacy", next(parsing), texts),
        repeat=3,
        clock=time,
    )
    assert outcome.figures == {
        "articles": 2, "words": WORDS, "rounds": 3,
        "words_per_second": 14.0, "spacy_words_per_second": 7.0, "ratio": 2.0,
    }  # fmt: skip
    assert time.done == [("reader", 1), ("spacy", 1), *[("reader", 2), ("spacy", 2)] * 3]
    assert "2.00 times as fast" in outcome.text and "pip install" not in outcome.text


def test_without_spacy_the_reader_alone_is_timed(gold):
    time = Time()
    outcome = measure_speed(gold, TimedReader(time, 1.0, 2.0), None, repeat=1, limit=None, clock=time)
    assert outcome.figures["words_per_second"] == 14.0
    assert outcome.figures["spacy_words_per_second"] is None and outcome.figures["ratio"] is None
    assert f'pip install "{SPACY_PACKAGE}"' in outcome.text
    assert not outcome.failed


@pytest.fixture
def spacy_module(monkeypatch):
    """Puts a module in the place of spaCy's pipeline; None: it is not installed."""
    return lambda module: monkeypatch.setitem(sys.modules, SPACY_PACKAGE.replace("-", "_"), module)


def test_the_parse_goes_through_all_documents(spacy_module):
    seen = []

    def pipe(texts):
        for text in texts:
            seen.append(text)
            yield text.split()

    spacy_module(SimpleNamespace(load=lambda: SimpleNamespace(pipe=pipe)))
    spacy_parse()(["a b", "c"])
    assert seen == ["a b", "c"]
    spacy_module(None)
    assert spacy_parse() is None


def test_command(gold, reader, monkeypatch, spacy_module, tmp_path, capsys):
    monkeypatch.setattr(shipped, "shipped_reader", lambda: reader)
    spacy_module(None)
    assert main(["speed", str(gold), "--repeat", "2", "--limit", "1", "--json", str(tmp_path / "f.json")]) == 0
    figures = json.loads((tmp_path / "f.json").read_text())
    assert (figures["rounds"], figures["articles"], figures["ratio"]) == (2, 1, None)
    assert figures["words_per_second"] > 0
    assert "words/s" in capsys.readouterr().out
    with pytest.raises(SystemExit) as left:
        main(["speed", str(gold), "--repeat", "0"])
    assert left.value.code == 2
