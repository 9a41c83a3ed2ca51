import random
import time
from itertools import combinations

import pytest
from ferry_texts import BODY, FOLLOW_UP, text_of

from walkback.lineage.candidates import CROWD, FINGERPRINT, WINDOW, bands, find_candidates, is_near, signature

WORDS = [f"{a}{b}" for a in "bdfgklmnprst" for b in ("ava", "ela", "iro", "ond", "uma", "ysk")]


def any_words(seed, count):
    return " ".join(random.Random(seed).choices(WORDS, k=count))


def meet(a, b):
    return bool(set(bands(signature(a))) & set(bands(signature(b))))


def test_a_signature_is_the_same_everywhere():
    # Kept signatures must go on meeting new ones: a change here asks for new signatures of every text.
    assert signature("Nine people are missing after a ferry sank.").hex()[:48] == (
        "7ace551949735d5f0458d033a734b7517b2c790c5e972d1d"
    )


def test_small_changes_meet():
    text = text_of(*BODY)
    assert meet(text, text.upper())
    assert meet(text, text.replace("nine", "seven").replace("said", "told us"))
    assert meet(text, text_of(*BODY[:4], *FOLLOW_UP[:2]))


@pytest.mark.parametrize("seed", range(12))
def test_a_shared_run_is_never_missed(seed):
    shared = any_words(seed, WINDOW + FINGERPRINT - 1)
    long = f"{any_words(seed + 100, 700)} {shared} {any_words(seed + 200, 700)}"
    assert meet(f"{any_words(seed + 300, 50)} {shared}", long)


def test_other_texts_do_not_meet():
    texts = {str(i): any_words(i, 120) for i in range(60)}
    assert find_candidates({k: signature(t) for k, t in texts.items()}) == []


@pytest.mark.parametrize("text", ["", "Ferry sinks", "— …"])
def test_a_text_without_a_run_meets_nothing(text):
    assert signature(text) == b""
    assert bands(b"") == ()


def test_short_texts_have_a_signature():
    assert meet("Ferry sinks off Wick Island", "Ferry sinks off Wick Island!")


def test_bands_refuse_other_bytes():
    with pytest.raises(ValueError, match="bytes"):
        bands(b"abc")


def test_pairs_are_in_order():
    text = text_of(*BODY)
    signatures = {"c": signature(text), "a": signature(text), "b": signature(text_of(*FOLLOW_UP))}
    assert find_candidates(signatures) == [("a", "c")]


@pytest.mark.parametrize("count", [2, 3, CROWD, CROWD + 1])
def test_in_a_small_crowd_each_meets_all(count):
    same = signature(text_of(*BODY))
    pairs = find_candidates(dict.fromkeys(range(count), same))
    assert pairs == list(combinations(range(count), 2))


CLOSING = (
    "The editors of this paper welcome letters of no more than two hundred words at the address that is given below."
)


@pytest.mark.parametrize(
    ("other", "is_worth_it"),
    [
        (text_of(*BODY[:3], *FOLLOW_UP), True),
        (text_of(BODY[2]), True),
        (text_of(*BODY).replace(" the ", " that "), True),
        (f"{any_words(5, 500)} {CLOSING}", False),
        (any_words(6, 500), False),
        ("", False),
    ],
    ids=["a part", "one paragraph", "touched throughout", "a closing line", "nothing", "no text"],
)
def test_what_is_worth_comparing(other, is_worth_it):
    text = signature(f"{text_of(*BODY)} {any_words(7, 300)} {CLOSING}")
    assert is_near(text, signature(other)) == is_near(signature(other), text) == is_worth_it


def test_a_crowd_is_joined_in_a_chain():
    count = 10 * CROWD
    same = signature(text_of(*BODY))
    pairs = find_candidates({f"{i:04}": same for i in range(count)})
    assert len(pairs) <= count * CROWD
    assert {(f"{i:04}", f"{i + 1:04}") for i in range(count - 1)} <= set(pairs)


def test_time_grows_with_the_number_of_texts():
    started = time.perf_counter()
    find_candidates({f"{i:05}": signature(any_words(i, 60)) for i in range(2000)})
    assert time.perf_counter() - started < 10  # 0.4 s where it was written; 2,000,000 pairs would take minutes
