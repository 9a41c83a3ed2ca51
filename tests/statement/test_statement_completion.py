from dataclasses import replace

import pytest
from planted import plant

from walkback.model import Attribution, CompletedBy, Completion, Manner
from walkback.statement.completion import find_completions
from walkback.statement.cue import judge_cue
from walkback.statement.manner import find_quoted, judge_manner
from walkback.text.span import Span

STATEMENT, CLAUSE, NONE = CompletedBy.STATEMENT, CompletedBy.CLAUSE, CompletedBy.NONE


def attributed(marked: str) -> tuple[str, list[Attribution]]:
    """The text and its attributions, with cues judged."""
    text, planted = plant(marked)
    quoted = find_quoted(text)
    attributions = []
    for roles in planted:
        cue, source, content = (" ".join(s.of(text) for s in roles[r]) for r in ("cue", "source", "content"))
        manner = judge_manner(text, roles["content"], quoted)
        kind, polarity = judge_cue(cue, source, content, quoted=manner is not Manner.INDIRECT)
        attributions.append(Attribution(roles["source"], roles["cue"], roles["content"], manner, 1.0, kind, polarity))
    return text, attributions


def last_of(marked: str) -> tuple[str, Completion | None]:
    """The text, and what the last content was completed to."""
    text, attributions = attributed(marked)
    return text, find_completions(text, attributions)[-1]


VERBS = [
    # the same helper
    (
        "{content:The ministry had warned the owner before the fire}, {source:officials} {cue:said}, "
        "{cue2:claiming} {content2:that it had}.",
        STATEMENT,
        "warned the owner before the fire",
        "that it had warned the owner before the fire",
    ),
    (
        "The ministry had warned the owner on Monday. {source:Ek} {cue:said} {content:that it had not}.",
        CLAUSE,
        "warned the owner on Monday",
        "that it had not warned the owner on Monday",
    ),
    (
        "{source:The ministry} {cue:clarified} {content:that it did not warn the owner}, despite earlier "
        "{cue2:claiming} {content2:that it had}.",
        STATEMENT,
        "warn the owner",
        "that it had warned the owner",
    ),
    (
        "Asked whether the crew had been told, {source:Lind} {cue:said} {content:it had}.",
        CLAUSE,
        "been told",
        "it had been told",
    ),
    (
        "The owner was not told. {content:“He was,”} {source:Ek} {cue:said}.",
        CLAUSE,
        "told",
        "He was told",
    ),
    (
        "The bill will be paid in May, the mayor thinks. {source:Ek} {cue:doubts} {content:that it will}.",
        CLAUSE,
        "be paid in May",
        "that it will be paid in May",
    ),
    (
        "The team can win the cup, and {source:Ek} {cue:believes} {content:it can}.",
        CLAUSE,
        "win the cup",
        "it can win the cup",
    ),
    # another form of the verb
    (
        "The crew left the ship at noon. {source:Ek} {cue:said} {content:the captain did not}.",
        CLAUSE,
        "left the ship at noon",
        "the captain did not leave the ship at noon",
    ),
    (
        "The company promised to pay the fishermen. {source:Ek} {cue:said} {content:it would}.",
        CLAUSE,
        "pay the fishermen",
        "it would pay the fishermen",
    ),
    (
        "The owner hid the letter. {source:Ek} {cue:claims} {content:the mayor had too}.",
        CLAUSE,
        "hid the letter",
        "the mayor had hidden the letter too",
    ),
    (
        "The mayor went to Oslo. {source:Ek} {cue:said} {content:he never did}.",
        CLAUSE,
        "went to Oslo",
        "he never did go to Oslo",
    ),
    (
        "They had no permit. {source:Ek} {cue:insisted} {content:that they did}.",
        CLAUSE,
        "had no permit",
        "that they did have a permit",
    ),
    # doing so
    (
        "The mayor resigned on Monday. {source:Ek} {cue:said} {content:he did so under pressure}.",
        CLAUSE,
        "resigned on Monday",
        "he resigned on Monday under pressure",
    ),
    (
        "Lind wants to sell the port. {source:Ek} {cue:said} {content:that he had no plans to}.",
        CLAUSE,
        "sell the port",
        "that he had no plans to sell the port",
    ),
    (
        "The bank paid the mayor. {source:The bank} {cue:denied} {content:doing so}.",
        CLAUSE,
        "paid the mayor",
        "paying the mayor",
    ),
    # a question
    (
        "Was the owner told? {content:“He was not,”} {source:Ek} {cue:said}.",
        CLAUSE,
        "told",
        "He was not told",
    ),
    (
        "Did the ministry warn the owner? {content:“It did,”} {source:Ek} {cue:said}.",
        CLAUSE,
        "warn the owner",
        "It did warn the owner",
    ),
    # what a speaker said counts, but not that it was said
    (
        "{source:Ek} {cue:said} {content:the mayor had lied}. {source2:Lind} "
        "{cue2:replied} {content2:that he had not}.",
        STATEMENT,
        "lied",
        "that he had not lied",
    ),
    (
        "The dam broke. {source:Ek} {cue:wept and said} {content:the other dam would}.",
        NONE,
        None,
        None,
    ),
]

PROPOSITIONS = [
    (
        "{source:Ek} {cue:said} {content:the ministry lied}. {source2:The minister} {cue2:denied} {content2:it}.",
        STATEMENT,
        "the ministry lied",
        "the ministry lied",
    ),
    # past the speaker's own statement
    (
        "{source:Ek} {cue:said} {content:the ministry lied}. {source2:Lind} {cue2:said} {content2:it was late}. "
        "{source3:Lind} {cue3:denied} {content3:that}.",
        STATEMENT,
        "the ministry lied",
        "the ministry lied",
    ),
    (
        "{source:Ek} {cue:accused} {content:the mayor of lying to parliament}. {source2:The mayor} {cue2:rejected} "
        "{content2:the accusation}.",
        STATEMENT,
        "the mayor of lying to parliament",
        "lying to parliament",
    ),
    # a chain
    (
        "{source:Ek} {cue:said} {content:the dam was safe}. {source2:Lind} {cue2:denied} {content2:it}. "
        "{source3:Moe} also {cue3:disputed} {content3:that}.",
        STATEMENT,
        "the dam was safe",
        "the dam was safe",
    ),
    # the narrative
    (
        "Rumours that the bank was insolvent spread on Friday. {source:The bank} {cue:denied} {content:the rumours}.",
        CLAUSE,
        "the bank was insolvent",
        "the bank was insolvent",
    ),
    (
        "The paper carried claims that the mayor had been paid. {source:The mayor} "
        "{cue:dismissed} {content:those claims}.",
        CLAUSE,
        "the mayor had been paid",
        "the mayor had been paid",
    ),
    (
        "The harbour is closed, although {source:the ministry} {cue:disputes} {content:this}.",
        CLAUSE,
        "The harbour is closed",
        "The harbour is closed",
    ),
    (
        "The pumps were switched off on Sunday. {source:The owner} {cue:knew} {content:this}.",
        CLAUSE,
        "The pumps were switched off on Sunday",
        "The pumps were switched off on Sunday",
    ),
    (
        "Asked whether he had been paid, {source:Ek} {cue:denied} {content:it}.",
        CLAUSE,
        "he had been paid",
        "he had been paid",
    ),
    (
        "{source:Ek} {cue:said} {content:the talks had failed}. {source2:Two diplomats} "
        "{cue2:said} {content2:as much}.",
        STATEMENT,
        "the talks had failed",
        "the talks had failed",
    ),
    (
        "{source:Lind} {cue:thinks} {content:the vote was fair}. {source2:Ek} {cue2:does not think} {content2:so}.",
        STATEMENT,
        "the vote was fair",
        "the vote was fair",
    ),
    # the speaker's own words
    (
        "{source:Ek} {cue:said} {content:the dam was safe}. On Friday {source2:Ek} "
        "{cue2:walked back} {content2:his remarks}.",
        STATEMENT,
        "the dam was safe",
        "the dam was safe",
    ),
    # nothing before it, or too far away
    ("{source:Ek} {cue:denied} {content:it}.", NONE, None, None),
    ("After a long night. {source:Ek} {cue:denied} {content:the claim}.", NONE, None, None),
]

VERDICTS = [
    (
        "{source:Ek} {cue:said} {content:the owner was warned}. {content2:“That is false,”} {source2:she} {cue2:said}.",
        STATEMENT,
        "the owner was warned",
        "it is false that the owner was warned",
    ),
    (
        "{source:Ek} {cue:said} {content:The owner was warned}. {source2:Lind} "
        "{cue2:said} {content2:that was not true}.",
        STATEMENT,
        "The owner was warned",
        "it was not true that the owner was warned",
    ),
    (
        "{content:“Mr. Berg was warned,”} {source:Ek} {cue:said}. {content2:“It’s a complete lie.”}",
        STATEMENT,
        "Mr. Berg was warned",
        "it is a complete lie that Mr. Berg was warned",
    ),
    (
        "{source:Ek} {cue:said} {content:the owner was warned}. {source2:Lind} {cue2:said} "
        "{content2:“That’s not true. I was at home.”}",
        STATEMENT,
        "the owner was warned",
        "it is not true that the owner was warned. I was at home",
    ),
    (
        "{source:Ek} {cue:said} {content:the owner was warned}. {source2:Lind} {cue2:said} "
        "{content2:the claim was completely untrue and absurd}.",
        STATEMENT,
        "the owner was warned",
        "it was completely untrue and absurd that the owner was warned",
    ),
    (
        "{source:Ek} {cue:accused} {content:the mayor of fraud}. {content2:“Not true,”} "
        "{source2:the mayor} {cue2:said}.",
        STATEMENT,
        "the mayor of fraud",
        "fraud: that is not true",
    ),
    (
        "Asked whether he had been told, {source:Lind} {cue:said}: {content:“No.”}",
        CLAUSE,
        "he had been told",
        "it is not true that he had been told",
    ),
    (
        "Asked if the port, now closed, will open, {source:Lind} {cue:said} {content:yes}.",
        CLAUSE,
        "the port",
        "it is true that the port",
    ),
    (
        "{content:“Did you know?”} {source:a reporter} {cue:asked}. {content2:“No,”} {source2:Ek} {cue2:said}.",
        STATEMENT,
        "Did you know",
        "Did you know? No",
    ),
    (
        "{source:Ek} {cue:said} {content:the dam was safe}. {source2:Lind} {cue2:believes} {content2:otherwise}.",
        STATEMENT,
        "the dam was safe",
        "it is not true that the dam was safe",
    ),
    (
        "{source:Ek} {cue:said} {content:the dam was safe}. {source2:Lind} {cue2:said} {content2:that was wrong}.",
        STATEMENT,
        "the dam was safe",
        "it was wrong that the dam was safe",
    ),
    (
        "{source:Ek} {cue:said} {content:the dam was safe}. {source2:Lind} {cue2:said} "
        "{content2:the claim was absurd}.",
        STATEMENT,
        "the dam was safe",
        "it was absurd that the dam was safe",
    ),
    # it is about something else, which the sentence names
    (
        "{source:Ek} {cue:said} {content:the dam was safe}. {content2:“Absolutely not,”} {source2:Lind} {cue2:said} "
        "when asked about a new tax.",
        NONE,
        None,
        None,
    ),
    (
        "{source:Ek} {cue:said} {content:the dam was safe}. {content2:“Never,”} {source2:Lind} {cue2:said} "
        "when asked whether he would resign.",
        CLAUSE,
        "he would resign",
        "it is not true that he would resign",
    ),
]


@pytest.mark.parametrize(("marked", "by", "words", "reading"), VERBS + PROPOSITIONS + VERDICTS)
def test_completions(marked: str, by: CompletedBy, words: str | None, reading: str | None) -> None:
    text, completion = last_of(marked)
    assert completion is not None
    found = completion.points_to.of(text) if completion.points_to else None
    assert (completion.by, found, completion.reading) == (by, words, reading)


BEFORE = "The owner was warned on Monday. {source:Lind} {cue:said} {content:the dam was safe}. "


@pytest.mark.parametrize(
    "marked",
    [
        "{source2:Ek} {cue2:said} {content2:that it had no weapons}.",
        "{source2:Ek} {cue2:said} {content2:he did his job}.",
        "{source2:Ek} {cue2:said} {content2:it was raining}.",
        "{source2:Ek} {cue2:said} {content2:so far the plan works}.",
        "{source2:Ek} {cue2:said} {content2:it was so cold that the pipes burst}.",
        "{source2:Ek} {cue2:said} {content2:he has had enough}.",
        "{source2:Ek} {cue2:said} {content2:they did so much harm}.",
        "{source2:Ek} {cue2:said} {content2:that he had the letter}.",
        "{source2:Ek} {cue2:said} {content2:that man was there}.",
        "{source2:Ek} {cue2:said} {content2:this is the house}.",
        "{source2:Ek} {cue2:said} {content2:it is not true that the dam broke}.",
        "{source2:Ek} {cue2:said} {content2:that the claim that the dam broke is false}.",
        "{source2:Ek} {cue2:said} {content2:“That is false hope,”}",
        "{source2:Ek} {cue2:said} {content2:it was wrong}.",
        "{source2:Ek} {cue2:said} {content2:“This is outrageous.”}",
        "{source2:Ek} {cue2:said} {content2:“That’s right. We sold it in May.”}",
        "{source2:Ek} {cue2:said} {content2:“No money was paid,”}",
        "{source2:Ek} {cue2:said} {content2:“No, the dam broke in May,”}",
        "{source2:Ek} {cue2:said} {content2:we did all that we could}.",
        "{source2:Ek} {cue2:said} {content2:she would do what she had to, and she did}.",
        "{source2:Ek} {cue2:explained} {content2:who they were}.",
        "{source2:Ek} {cue2:explained} {content2:what he has}.",
        "{source2:Ek} {cue2:spoke of} {content2:the choices Finns have}.",
        "{source2:Ek} {cue2:spoke of} {content2:everything we have}.",
        "{source2:Ek} {cue2:denied} {content2:the claim that he lied}.",
        "{source2:Ek} {cue2:denied} {content2:reports of a deal}.",
        "{source2:Ek} {cue2:denied} {content2:any claim to the land}.",
        "{source2:Ek} {cue2:denied} {content2:having known}.",
        "{source2:Ek} {cue2:supports} {content2:it}.",
        "{source2:Ek} {cue2:criticised} {content2:it}.",
        "{source2:Ek} {cue2:published} {content2:the report}.",
        "{source2:Ek} {cue2:will vote} {content2:no}.",
        "{content2:It} {cue2:was announced} on Tuesday.",
        "Lind made a claim {content2:that} {source2:Ek} {cue2:disputes}.",
    ],
)
def test_content_that_is_complete(marked: str) -> None:
    assert last_of(BEFORE + marked)[1] is None


def test_what_is_pointed_to_is_not_too_far_away() -> None:
    far = "{source:Lind} {cue:said} {content:the dam was safe}.\n\nIt rained.\n\nIt snowed.\n\n"
    near = "{source:Lind} {cue:said} {content:the dam was safe}.\n\nOn Monday.\n\n"
    tail = "{source2:Ek} {cue2:denied} {content2:it}."
    text, completion = last_of(near + tail)
    assert completion
    assert completion.points_to
    assert completion.points_to.of(text) == "the dam was safe"
    text, completion = last_of(far + tail)
    assert completion
    assert completion.points_to
    assert completion.points_to.of(text) == "It snowed"


def test_every_content_gets_an_answer_in_the_order_given() -> None:
    text, attributions = attributed(VERDICTS[0][0])
    found = find_completions(text, attributions)
    assert found[0] is None
    assert found[1] is not None
    assert find_completions(text, attributions[::-1]) == found[::-1]
    assert find_completions(text, []) == []


# Where nothing was found, more text may give what was missing.
@pytest.mark.parametrize("marked", [row[0] for row in VERBS + PROPOSITIONS + VERDICTS if row[1] is not NONE])
@pytest.mark.parametrize("prefix", ["A fair was held in the town of Mora.\n\n", "Ünder “no” flag.\n\nOn Sunday.\n\n"])
def test_text_before_it_shifts_every_span(marked: str, prefix: str) -> None:
    text, attributions = attributed(marked)

    def shift(spans: tuple[Span, ...]) -> tuple[Span, ...]:
        return tuple(Span(s.start + len(prefix), s.end + len(prefix)) for s in spans)

    shifted = [replace(a, source=shift(a.source), cue=shift(a.cue), content=shift(a.content)) for a in attributions]
    expected = [
        replace(c, points_to=shift((c.points_to,))[0]) if c and c.points_to else c
        for c in find_completions(text, attributions)
    ]
    assert find_completions(prefix + text, shifted) == expected


def test_a_completion_at_either_end_of_the_text() -> None:
    text, completion = last_of(
        "{content:It rained}, {source:Ek} {cue:said}; {source2:Lind} {cue2:denied} {content2:it}"
    )
    assert completion == Completion(STATEMENT, Span(0, 9), "It rained")
    assert text[0:9] == "It rained"


def test_content_without_spans_is_passed_over() -> None:
    assert find_completions("", [Attribution((), (), (), Manner.INDIRECT, 1.0)]) == [None]
