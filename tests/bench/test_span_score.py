import pytest
from planted import plant

from bench.span_score import figures_of, score_spans, show, tagged_spans
from walkback.model import Role


def article(marked):
    text, planted = plant(marked)
    return {"id": "a", "text": text, "attributions": [{r: [list(s) for s in a[r]] for r in a} for a in planted]}


def counts(gold, predicted, words=False):
    wanted, found = article(gold), article(predicted)
    assert wanted["text"] == found["text"]
    score = score_spans({"a": wanted}, {"a": found})
    return {str(role): (c.right, c.predicted, c.gold) for role, c in (score.words if words else score.tokens).items()}


def spans(marked):
    one = article(marked)
    return {str(role): [one["text"][s:e] for s, e in found] for role, found in tagged_spans(one).items()}


GOLD = "{content:“No,”} {source:Ms. Lind} {cue:said}. {source2:Bo} {cue2:denied} {content2:it}."


def test_gold_against_itself_is_all_right():
    assert counts(GOLD, GOLD) == {"source": (2, 2, 2), "cue": (2, 2, 2), "content": (2, 2, 2)}
    assert counts(GOLD, GOLD, words=True) == counts(GOLD, GOLD)


@pytest.mark.parametrize(
    ("predicted", "tokens", "words"),
    [
        ("“{content:No},” Ms. Lind said. Bo denied it.", 0, 1),  # the quotation mark is a token
        ("{content:“No},” Ms. Lind said. Bo denied it.", 0, 1),  # so is the comma
        ("“No,” Ms. Lind said. Bo {content:denied it}.", 0, 0),  # one word more
        ("“No,” Ms. Lind said. Bo denied {content:it}.", 1, 1),
        ("“No,” Ms. Lind said. Bo denied {content:it.}", 0, 1),
    ],
)
def test_a_mark_at_the_edge_counts_and_in_words_only_it_does_not(predicted, tokens, words):
    assert counts(GOLD, predicted)["content"] == (tokens, 1, 2)
    assert counts(GOLD, predicted, words=True)["content"] == (words, 1, 2)


def test_the_right_words_elsewhere_or_in_another_role_are_wrong():
    assert counts("{source:Bo} saw Bo. No {cue:word}", "Bo saw {source:Bo}. No {cue:word}")["source"] == (0, 1, 1)
    assert counts("{source:Bo} {cue:spoke}", "{cue:Bo} {source:spoke}") == {
        "source": (0, 1, 1), "cue": (0, 1, 1), "content": (0, 0, 0),
    }  # fmt: skip


def test_each_part_is_a_span_and_neighbours_stay_two():
    assert spans("{content:We lost,} {source:she} {cue:said}, {content:and badly}")["content"] == [
        "We lost,", "and badly",
    ]  # fmt: skip
    assert spans("{content:We lost} {content2:and badly}")["content"] == ["We lost", "and badly"]
    assert counts("{content:We lost} {content2:and badly}", "{content:We lost and badly}")["content"] == (0, 1, 2)


def test_a_source_that_two_attributions_share_is_one_span():
    one = article("{source:Bo} {cue:said} {content:yes} and {cue2:meant} {content2:no}")
    one["attributions"][1]["source"] = one["attributions"][0]["source"]
    assert len(tagged_spans(one)[Role.SOURCE]) == 1
    score = score_spans({"a": one}, {"a": one}).tokens[Role.SOURCE]
    assert (score.right, score.predicted, score.gold) == (1, 1, 1)


def test_speech_within_content_counts_for_nothing():
    outer = "{source:Bo} {cue:said} {content:Ann denied that it was so}."
    inner = article("Bo said {source:Ann} {cue:denied} {content:that it was so}.")
    both = article(outer)
    both["attributions"] = inner["attributions"] + both["attributions"]
    assert tagged_spans(both) == tagged_spans(article(outer))


def test_a_span_over_paragraphs_is_one_in_each():
    assert spans("{content:“We lost.\n\n“And badly,”} he said")["content"] == ["“We lost.", "“And badly,”"]
    assert counts("{content:We lost}\n{content:badly}", "{content:We lost\nbadly}")["content"] == (2, 2, 2)


def test_a_span_covers_the_tokens_that_it_touches():
    assert counts("{source:Obama}’s plan", "{source:Obama’s} plan")["source"] == (0, 1, 1)  # "’s" is one
    assert counts("{content:two-thirds} of", "two-{content:thirds} of")["content"] == (1, 1, 1)
    assert counts("a {content:5.5 per cent}", "a 5.{content:5 per cent}")["content"] == (1, 1, 1)
    assert counts("{cue:isn’t saying} so", "isn{cue:’t saying} so")["cue"] == (1, 1, 1)
    assert counts("in the {content:U.S}.", "in the {content:U.S.}")["content"] == (1, 1, 1)
    assert counts("''{content:No}''", "''{content:No'}'")["content"] == (0, 1, 1)


def test_a_cue_that_is_a_colon_counts_among_tokens_only():
    marked = "{source:POLL}{cue::} {content:They trail}"
    assert counts(marked, marked)["cue"] == (1, 1, 1)
    assert counts(marked, marked, words=True)["cue"] == (0, 0, 0)


def test_figures_are_taken_over_all_articles():
    gold, half = article(GOLD), article("{content:“No,”} {source:Ms. Lind said}. Bo denied it.")
    score = score_spans({"a": gold, "b": gold}, {"a": half})
    figures = figures_of(score)
    assert (figures["exact_content_precision"], figures["exact_content_recall"]) == (100.0, 25.0)
    assert figures["exact_content_f1"] == figures["exact_words_content_f1"] == 40.0
    assert (figures["exact_source_precision"], figures["exact_source_f1"]) == (0.0, 0.0)
    assert (figures["exact_cue_precision"], figures["exact_cue_recall"], figures["exact_cue_f1"]) == (None, 0.0, 0.0)
    table = show(score).splitlines()
    assert table[-1].split() == ["content", "4", "1", *("100.0", "25.0", "40.0") * 2]
    assert table[-2].split()[3:6] == ["-", "0.0", "0.0"]


def test_nothing_to_find_and_nothing_found_is_no_figure():
    empty = {"a": {"id": "a", "text": "Rain.", "attributions": []}}
    assert set(figures_of(score_spans(empty, empty)).values()) == {None}
