import json
import subprocess
import sys

import numpy as np
import pytest

from walkback.errors import ReaderError
from walkback.question.pair_model import AGREE, NEITHER, OPPOSE, WEIGHTS, PairModel, shipped_pair_model
from walkback.question.wording import statement_words

TOLD = statement_words("the harbour master had been told of the exercise", speaker="the navy", cue="said")
TEXTS = [
    TOLD,
    "Was the harbour master told of the exercise?",
    "nobody had told the harbour master of the exercise",
    "the exercise cost four million euros",
    "",
    " ".join(["a very long statement about the harbour"] * 60),
]


@pytest.fixture(scope="module")
def model():
    return shipped_pair_model()


def test_importing_loads_no_weights():
    code = "import walkback.question.pair_model as m, sys; sys.exit(m.shipped_pair_model.cache_info().currsize)"
    assert subprocess.run([sys.executable, "-c", code], check=False).returncode == 0


def test_vectors_are_units_and_as_many_as_texts(model):
    vectors = model.embed(TEXTS)
    assert vectors.dtype == np.float32
    assert vectors.shape == (len(TEXTS), model.embed(["x"]).shape[1])
    assert np.allclose(np.linalg.norm(vectors, axis=1), 1, atol=1e-4)


def test_stances_are_probabilities_that_sum_to_one(model):
    found = model.compare([(a, b) for a in TEXTS for b in TEXTS])
    assert found.same.shape == (len(TEXTS) ** 2,)
    assert found.stance.shape == (len(TEXTS) ** 2, 3)
    assert np.allclose(found.stance.sum(1), 1, atol=1e-4)
    assert ((found.same >= 0) & (found.same <= 1)).all()


def test_nothing_in_nothing_out(model):
    assert model.embed([]).shape == (0, model.embed(["x"]).shape[1])
    assert model.judge([]).shape == (0, 3)
    assert model.relevance("Was it so?", []).shape == (0,)


def test_what_is_found_does_not_depend_on_what_it_is_found_with(model):
    pairs = [(a, b) for a in TEXTS for b in TEXTS]
    together = model.compare(pairs)
    for n, pair in enumerate(pairs):
        alone = model.compare([pair])
        assert np.array_equal(alone.stance[0], together.stance[n])
        assert alone.same[0] == together.same[n]
    assert np.array_equal(model.embed(TEXTS)[2], model.embed([TEXTS[2]])[0])


def test_threads_change_nothing():
    one, two = PairModel.load(threads=1), PairModel.load(threads=2)
    pairs = [(TOLD, other) for other in TEXTS]
    assert one.name == two.name
    assert np.array_equal(one.judge(pairs), two.judge(pairs))


def test_judge_and_relevance_are_the_columns_of_compare(model):
    found = model.compare([(TEXTS[1], text) for text in TEXTS])
    assert np.array_equal(model.judge([(TEXTS[1], text) for text in TEXTS]), found.stance)
    assert np.array_equal(model.relevance(TEXTS[1], TEXTS), found.same)


CLAIM = "the company had checked the brakes before the accident"
STANCES = [
    ("the brakes had been examined by the company", AGREE),
    ("the company did not check the brakes", OPPOSE),
    ("nobody had checked the brakes before the accident", OPPOSE),
    ("there was no check of the brakes before the accident", OPPOSE),
    ("it is not true that the company checked the brakes", OPPOSE),
    ("the company would check the brakes if it were asked to", NEITHER),
    ("the company should check the brakes", NEITHER),
    ("it is not clear whether the company checked the brakes", NEITHER),
    ("the company sells bicycles and tents", NEITHER),
    ("the driver was taken to a hospital in Graz", NEITHER),
]


@pytest.mark.parametrize(("other", "stance"), STANCES)
def test_stance_of_clear_answers_and_of_what_is_none(model, other, stance):
    assert model.judge([(CLAIM, other)])[0].argmax() == stance


def test_denying_a_claim_is_not_saying_it(model):
    said = statement_words(CLAIM, speaker="a spokeswoman", cue="said")
    denied = statement_words(CLAIM, speaker="a spokeswoman", cue="denied that")
    agrees, opposes = model.judge([(CLAIM, said), (CLAIM, denied)])
    assert agrees[AGREE] > agrees[OPPOSE]
    assert opposes[OPPOSE] > opposes[AGREE]


def test_what_answers_a_question_is_above_what_does_not(model):
    answers = ["the brakes had been checked by the company", "no, nobody ever checked the brakes of that bus"]
    others = [
        "the driver was taken to a hospital in Graz",
        "the company thanked the fire brigade",
        "the tyres were new",
        "ministers will meet in Vienna on Tuesday",
        "the road is closed until further notice",
    ]
    found = model.relevance("Did the company check the brakes?", answers + others)
    assert found[: len(answers)].min() > found[len(answers) :].max()


def test_missing_weights_are_named(tmp_path):
    with pytest.raises(ReaderError, match="pair model"):
        PairModel.load(tmp_path)


def test_weights_for_other_word_vectors_are_refused(tmp_path):
    card = json.loads((WEIGHTS / "pair.json").read_text(encoding="utf-8"))
    card["words"]["sha256"] = "0" * 64
    (tmp_path / "pair.json").write_text(json.dumps(card), encoding="utf-8")
    with pytest.raises(ReaderError, match="word vectors of reader-000000000000"):
        PairModel.load(tmp_path)
