from dataclasses import replace

import pytest
from hypothesis import given
from hypothesis import strategies as st

from walkback.statement.confidence import judge_confidence, log_odds
from walkback.statement.decode import Signs

EVEN = {"bias": 0.0, "content": 1.0, "edge": 1.0, "cue": 1.0, "source": 1.0}
SHARE = st.floats(0, 1)


def test_even_signs_leave_it_open():
    assert judge_confidence(Signs(0.5, 0.5, 0.5, 0.5), EVEN) == 0.5
    assert judge_confidence(Signs(0.5, 0.5, 0.5, 0.5), {**EVEN, "bias": log_odds(0.9)}) == pytest.approx(0.9)


def test_one_sign_alone_is_its_own_probability():
    weights = dict.fromkeys(EVEN, 0.0) | {"source": 1.0}
    assert judge_confidence(Signs(0.2, 0.3, 0.4, 0.8), weights) == pytest.approx(0.8)


@given(SHARE, SHARE, SHARE, SHARE, st.sampled_from(["content", "edge", "cue", "source"]), SHARE)
def test_it_is_a_share_and_grows_with_every_sign(content, edge, cue, source, name, better):
    signs = Signs(content, edge, cue, source)
    raised = replace(signs, **{name: max(better, getattr(signs, name))})
    assert 0 <= judge_confidence(signs, EVEN) <= judge_confidence(raised, EVEN) <= 1
