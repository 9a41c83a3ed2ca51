"""Blocks of answers are read, refused where they are faulty, and made into pairs with the right labels."""

import random
from pathlib import Path

import pytest

from training.affair_pairs import AGREE, NEITHER, OPPOSE
from training.answers import FOLDER, AnswersError, make_answer_pairs, read_answers

BLOCK = """@ A ferry was late.
? Was the ferry late? | Was the ferry on time? [no]
+ a sailor, said: it came at nine
+ , headline: Ferry hours late
+ the harbour, told: the quay was empty at six
+ she, said: I missed the last bus
- the line, said: it kept to the minute
- the line, denied: that it was late
- he, said: my soup was still warm
-(2+) a pilot, said: I brought her in at six and saw the flag
~ the minister, said: times were being looked at
? Was the flag up?
+ a boy, said: it flew all day
+ the mayor, said: I hoisted it
+ , headline: Flag flew
- a girl, said: the pole was bare
- the mayor, denied: it << the flag was up
- he, said: I saw a stick
- the line, said: there was no flag
o the mayor, said: the sea was high
"""


def read(tmp_path, text):
    path = tmp_path / "t.txt"
    path.write_text(text, encoding="utf-8")
    return list(read_answers(path))


def test_a_block_is_read(tmp_path):
    (block,) = read(tmp_path, BLOCK)
    assert block.about == "A ferry was late."
    assert [question.wordings for question in block.questions] == [("Was the ferry late?",), ("Was the flag up?",)]
    assert block.questions[0].opposite == ("Was the ferry on time?",)
    headline = next(reply for reply in block.replies if reply.content == "Ferry hours late")
    assert (headline.source, headline.cue) == ("", "")
    pilot = next(reply for reply in block.replies if reply.source == "a pilot")
    assert dict(pilot.answers) == {1: "no", 2: "yes"}


@pytest.mark.parametrize(
    ("old", "new"),
    [
        ("+ a sailor, said: it came at nine\n", ""),
        ("o the mayor", "x the mayor"),
        ("- he, said: my soup", "- he said my soup"),
    ],
)
def test_what_does_not_keep_to_the_format_is_refused(tmp_path, old, new):
    with pytest.raises(AnswersError):
        read(tmp_path, BLOCK.replace(old, new))


def test_pairs_have_the_labels_that_follow(tmp_path):
    (block,) = read(tmp_path, BLOCK)
    pairs = make_answer_pairs(block, random.Random(1))

    def label(first, second):
        found = [p for p in pairs if {first, second} == {w for w in (first, second) if w in p.first or w in p.second}]
        return {(p.same, p.stance) for p in found if (first in p.first) != (first in p.second)}

    assert label("it came at nine", "I missed the last bus") == {(True, AGREE)}
    assert label("it came at nine", "it kept to the minute") == {(True, OPPOSE)}
    assert label("it came at nine", "times were being looked at") == {(True, NEITHER)}
    assert label("it came at nine", "it flew all day") == {(False, NEITHER)}
    assert label("the sea was high", "the quay was empty at six") == {(False, NEITHER)}


def test_every_file_of_the_project_keeps_to_the_format():
    files = sorted(FOLDER.glob("*.txt"))
    assert files
    assert sum(1 for path in files for _ in read_answers(Path(path))) >= 40
