import gzip
import json
from pathlib import Path

import pytest

from bench import coreference, speakers
from walkback.model import Block, BlockKind, Extractor, Version
from walkback.text.span import Span

CASES = Path("bench/cases")
GUM = """# newdoc id = made_up
# meta::genre = news
# newpar
# text = Ada Lind didn't sing.
1\tAda\tAda\tPROPN\tNNP\t_\t0\troot\t_\tEntity=(1-person-new-x-cf1-1,2-coref
2\tLind\tLind\tPROPN\tNNP\t_\t1\tflat\t_\tEntity=1)
3-4\tdidn't\t_\t_\t_\t_\t_\t_\t_\t_
3\tdid\tdo\tAUX\tVBD\t_\t5\taux\t_\t_
4\tn't\tnot\tPART\tRB\t_\t5\tadvmod\t_\t_
5\tsing\tsing\tVERB\tVB\t_\t0\troot\t_\tSpaceAfter=No
6\t.\t.\tPUNCT\t.\t_\t5\tpunct\t_\t_

# newpar
# newpar_block = p (1 s)
# text = She slept.
1\tShe\tshe\tPRON\tPRP\t_\t2\tnsubj\t_\tEntity=(1-person-giv-x-cf1-1-ana)
2\tslept\tsleep\tVERB\tVBD\t_\t0\troot\t_\tSpaceAfter=No
3\t.\t.\tPUNCT\t.\t_\t2\tpunct\t_\t_

"""


def row(number: int, text: str, pronoun: str, a: str, b: str, which: str) -> dict[str, object]:
    return {
        "id": f"r{number}",
        "text": text,
        "pronoun": pronoun,
        "p_off": text.index(f" {pronoun} ") + 1,
        "a": a,
        "a_off": text.index(a),
        "a_coref": which == "a",
        "b": b,
        "b_off": text.index(b),
        "b_coref": which == "b",
    }


ROWS = [
    row(0, "Maria Berg met Anna Holm. Then Carl Ek called, and he slept well.", "he", "Maria Berg", "Carl Ek", "b"),
    row(1, "Maria Berg met Carl Ek. Later on she slept well.", "she", "Maria Berg", "Carl Ek", "a"),
]


@pytest.fixture
def gap(tmp_path):
    path = tmp_path / "gap.jsonl.gz"
    path.write_bytes(gzip.compress("\n".join(map(json.dumps, ROWS)).encode()))
    return path


@pytest.fixture
def gum(tmp_path):
    path = tmp_path / "gum.conllu.gz"
    path.write_bytes(gzip.compress(GUM.encode()))
    return path


def test_names_in_a_case_without_the_reader() -> None:
    outcome = speakers.measure_speakers(CASES / "boarding-notice", None, errors=True)
    assert outcome.figures["statements_gold"] > 40
    assert outcome.figures["name_accuracy_gold"] > 85
    assert "names right" in outcome.text and "should be" in outcome.text
    assert "name_accuracy_reader" not in outcome.figures


def version_of(text: str) -> Version:
    return Version(text, (Block(BlockKind.PARAGRAPH, Span(0, len(text))),), Extractor("text", "1"))


def statement(source: str, cue: str, *content: str) -> dict[str, object]:
    return {"source": [source] if source else [], "cue": [cue], "content": list(content), "manner": "indirect"}


def test_statements_are_planted_where_their_words_stand() -> None:
    text = "He left. “It rained,”\nhe said, “all day.” He said it was cold."
    version = version_of(text)
    (_, first), (_, second) = speakers.plant_statements(
        version, [statement("he", "said", "“It rained,”", "“all day.”"), statement("He", "said", "it was cold")]
    )
    assert [s.of(text) for s in (*first.source, *first.cue, *first.content)] == [
        "he",
        "said",
        "“It rained,”",
        "“all day.”",
    ]
    assert second.source[0].start == text.rindex("He")
    assert (first.nested_in, second.nested_in) == (None, None)


def test_a_statement_inside_anothers_content_is_nested() -> None:
    version = version_of("Bo said that Ada said it rained.")
    planted = speakers.plant_statements(
        version, [statement("Bo", "said", "Ada said it rained"), statement("Ada", "said", "it rained")]
    )
    assert [a.nested_in for _, a in planted] == [None, 0]


def test_statements_whose_words_are_not_in_the_text_are_left_out() -> None:
    assert speakers.plant_statements(version_of("Nothing here."), [statement("Bo", "said", "it rained")]) == []


def test_chains_of_gum(gum) -> None:
    (document,) = coreference.read_gum(gum)
    assert document.text.split("\n\n") == ["Ada Lind didn't sing.", "She slept. "]
    assert document.genre == "news"
    assert [(whole.of(document.text), chain) for whole, _, chain in document.mentions] == [
        ("Ada Lind", "1"),
        ("She", "1"),
    ]


def test_scores_of_gum(gum) -> None:
    outcome = speakers.measure_gum(gum, None)
    assert outcome.figures["gum_documents"] == 1
    assert outcome.figures["gum_person_shipped"] == outcome.figures["gum_person_nearest"] == 100.0


def test_scores_of_gap(gap) -> None:
    figures = speakers.measure_gap(gap, None).figures
    assert figures["gap_rows"] == 2
    assert figures["gap_f1_shipped_all"] == figures["gap_f1_nearest_all"] == 100.0


def test_gap_f1_counts_each_name() -> None:
    score = coreference.score_gap(ROWS, {"r0": (True, False), "r1": (True, False)})
    assert score["all"] == pytest.approx(2 * 1 / (2 + 1 + 1))
    assert (score["masculine"], score["feminine"]) == (0.0, 1.0)
    assert coreference.score_gap(ROWS, {"r0": (False, False), "r1": (False, False)})["all"] == 0.0
