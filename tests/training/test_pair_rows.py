import gzip
import json
import random

import pytest

from training.affair_pairs import AGREE, NEITHER, OPPOSE
from training.pair_rows import entailment_rows, is_held, nearest_passage, page_rows, shared_words, stance_rows


@pytest.fixture
def data(tmp_path):
    def write(name, rows):
        path = tmp_path / name
        path.parent.mkdir(exist_ok=True)
        with gzip.open(path, "wt", encoding="utf-8") as file:
            file.writelines(json.dumps(row) + "\n" for row in rows)

    labels = ("entailment", "contradiction", "neutral")
    write(
        "vitaminc/train.jsonl.gz",
        [
            {"premise": f"evidence {n} of page {n % 5}", "hypothesis": f"claim {'abcdefghij'[n]} was {n}",
             "label": labels[n % 3], "page": f"page {n % 5}", "case": str(n)}
            for n in range(10)
        ],
    )  # fmt: skip
    write(
        "negation_nli/train.jsonl.gz",
        [{"premise": "it rained", "hypothesis": "it was dry", "label": "not_entailment", "group": "g"}],
    )
    write("fnc1/train_bodies.jsonl.gz", [{"body_id": n, "text": f"body {n} says much " * 40} for n in range(3)])
    write(
        "fnc1/train_stances.jsonl.gz",
        [{"headline": f"Headline {n}", "body_id": n % 3, "label": "disagree"} for n in range(6)],
    )
    return tmp_path


def test_labels_become_stances(data):
    stances = [row.stance for row in entailment_rows(data, "vitaminc")]
    assert stances[:3] == [AGREE, OPPOSE, NEITHER]


def test_evidence_that_decides_a_claim_answers_its_question_and_other_evidence_is_not_told(data):
    for row in entailment_rows(data, "vitaminc"):
        assert row.same is (None if row.stance == NEITHER else True)


def test_not_entailed_is_no_stance(data):
    (row,) = entailment_rows(data, "negation_nli")
    assert row.not_agree
    assert row.stance is None


def test_other_evidence_of_a_page_stays_in_its_group(data):
    rows = page_rows(data, random.Random(1))
    assert {row.same for row in rows} <= {False}
    groups = {row.group for row in entailment_rows(data, "vitaminc")}
    assert {row.group for row in rows} <= groups


def test_headlines_to_leave_out_are_left_out(data):
    rows = stance_rows(data, random.Random(1), without=frozenset({"headline 2", "headline 5"}))
    assert {row.first for row in rows} == {"Headline 0", "Headline 1", "Headline 3", "Headline 4"}


def test_a_group_is_held_or_not_whoever_asks():
    held = [is_held(f"page {n}") for n in range(4000)]
    assert held == [is_held(f"page {n}") for n in range(4000)]
    assert 1 / 10 < sum(held) / len(held) < 1 / 6


def test_the_nearest_passage_holds_the_shared_words():
    filler = "nothing of note was said here " * 40
    passage = nearest_passage("Mayor denies bribe over stadium", f"{filler}The mayor denies any bribe. {filler}")
    assert "mayor denies any bribe" in passage
    assert len(passage.split()) <= 70


@pytest.mark.parametrize(("a", "b", "share"), [("a b", "a b c", 1.0), ("a b", "c d", 0.0), ("A x", "a y", 0.5)])
def test_shared_words(a, b, share):
    assert shared_words(a, b) == share
