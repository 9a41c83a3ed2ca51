import pytest
from planted import plant

from bench.calibration import BINS, Judged, expected_calibration_error, judge_attributions, reliability, show


def judged(confidence, right, wrong):
    return [Judged(confidence, True)] * right + [Judged(confidence, False)] * wrong


def error(*groups):
    return expected_calibration_error(reliability([one for group in groups for one in group]))


def test_confidence_that_says_what_it_holds_has_no_error():
    assert error(judged(0.8, 8, 2), judged(0.5, 3, 3)) == pytest.approx(0.0)


def test_the_error_is_the_gap_weighted_by_count():
    assert error(judged(1.0, 3, 1)) == pytest.approx(0.25)
    assert error(judged(1.0, 3, 1), judged(0.1, 4, 0)) == pytest.approx((4 * 0.25 + 4 * 0.9) / 8)


def test_gaps_within_a_bin_cancel_and_between_bins_do_not():
    assert error(judged(0.61, 2, 0), judged(0.66, 0, 1)) == pytest.approx(abs((0.61 * 2 + 0.66) / 3 - 2 / 3))
    assert error(judged(0.5, 1, 0), judged(0.7, 0, 1)) == pytest.approx((0.5 + 0.7) / 2)


def test_bins_have_equal_width_and_hold_their_upper_edge():
    bins = reliability([Judged(c, True) for c in (0.0, 0.01, 1 / 15, 0.2, 0.21, 1.0)])
    assert len(bins) == BINS == 15
    assert {n: one.count for n, one in enumerate(bins) if one.count} == {0: 3, 2: 1, 3: 1, 14: 1}
    assert (bins[3].low, bins[3].high) == pytest.approx((3 / 15, 4 / 15))
    assert bins[1].confidence is None and bins[1].gap == 0.0


def test_nothing_predicted_is_no_figure():
    assert error([]) is None
    assert "nothing was predicted" in show(reliability([]))


def test_the_table_shows_the_bins_that_hold_something():
    lines = show(reliability(judged(0.9, 3, 1) + judged(0.3, 0, 2))).splitlines()
    assert [line.split() for line in lines[2:4]] == [
        ["0.267-0.333", "2", "0.300", "0.000"],
        ["0.867-0.933", "4", "0.900", "0.750"],
    ]
    assert lines[4].endswith("error 0.200")


def article(marked, *confidences):
    text, planted = plant(marked)
    attributions = [{r: [list(s) for s in a[r]] for r in a} for a in planted]
    for attribution, confidence in zip(attributions, confidences, strict=bool(confidences)):
        attribution["confidence"] = confidence
    return {"id": "a", "text": text, "attributions": attributions}


GOLD = "{source:Bo} {cue:said} {content:they had lost the game}. {source2:Ann} {cue2:saw} {content2:it}."


@pytest.mark.parametrize(
    ("predicted", "right"),
    [
        (GOLD, [True, True]),
        ("{source:Bo} said they {content:had lost the game}. Ann saw it.", [True]),  # four words of five
        ("{source:Bo} said they had lost {content:the game}. Ann saw it.", [False]),  # two of five
        ("Bo said {content:they had lost the game}. {source:Ann} saw it.", [False]),  # another source
        ("Bo said {content:they had lost the game}. Ann saw it.", [False]),  # none
        ("{source:Bo} said {content:they had lost} the game. Ann saw {content2:it}.", [True, False]),
    ],
)
def test_right_is_what_the_headline_measure_calls_right(predicted, right):
    found = article(predicted, *[0.5] * len(right))
    assert [one.right for one in judge_attributions({"a": article(GOLD)}, {"a": found})] == right


def test_only_one_of_two_predictions_can_be_right_and_each_keeps_its_confidence():
    found = article("{source:Bo} said {content:they had} {content2:lost the game}. Ann saw it.", 0.2, 0.7)
    found["attributions"][1]["source"] = found["attributions"][0]["source"]
    assert judge_attributions({"a": article(GOLD)}, {"a": found}) == [Judged(0.2, False), Judged(0.7, True)]


def test_content_without_a_word_is_left_out_and_so_is_an_article_without_predictions():
    found = article("{source:Bo} said they had lost the game{content:.} {source2:Ann} saw {content2:it}.", 0.2, 0.7)
    gold = article(GOLD)
    assert judge_attributions({"b": gold, "a": gold}, {"a": found}) == [Judged(0.7, True)]
