import pytest

from walkback.model import CueClass, Modality, Polarity
from walkback.statement.clause import find_verb_group, words_of
from walkback.statement.cue import judge_cue
from walkback.statement.modality import is_past_cue, judge_modality
from walkback.text.span import Span

A, N, H, C = Modality.ASSERTED, Modality.NEGATED, Modality.HEDGED, Modality.CONDITIONAL
F, D, Q, P = Modality.FORECAST, Modality.DEMAND, Modality.QUESTION, Modality.OPINION


def modality_of(cue: str, *parts: str, between: str = " he said. ") -> Modality:
    """The modality of contents after a cue, judged as the reader would."""
    text = f"Ek {cue} "
    spans = []
    for part in parts:
        text += between if spans else ""
        spans.append(Span(len(text), len(text) + len(part)))
        text += part
    quoted = any(mark in part for part in parts for mark in '“"‘')
    kind, polarity = judge_cue(cue, "Ek", " ".join(parts), quoted)
    return judge_modality(text, spans, kind, polarity, cue)


def check(modality: Modality, cue: str, contents: str) -> None:
    """All contents, one a line, have that modality after the cue."""
    listed = [line.strip() for line in contents.strip().splitlines()]
    assert {c: modality_of(cue, c) for c in listed} == dict.fromkeys(listed, modality)


def test_plain_statements_are_asserted() -> None:
    check(
        A,
        "said",
        """the bridge was closed on Monday
        he left because they would not pay
        the crew, who may have slept, was late
        the man who would be king is dead
        the people killed in the crash were tourists
        the note that could ruin him was found
        officials denied they were told
        he had met the woman he will marry
        the ship that was not inspected sank
        “We knew about it all along,”
        they had to leave the island
        he asked if they knew
        he explained why they would not come
        how it happened is known
        “The doors were open. If you had looked you would have seen it.”
        it was the largest fire in years
        the minister of defence said nobody had been told
        he wants to know who will pay
        she has a plan that might work
        the goal is to win
        the driver is to blame""",
    )


def test_names_months_and_nouns_are_no_modals() -> None:
    check(
        A,
        "said",
        """Mrs May was told in May
        May was at home
        the deal was signed in May 2031
        Will Ek was at home
        the will of the people was clear
        it was done against his will
        there was a political will to act
        she opened a can of beans
        Mustard was sold there
        the might of the army was shown""",
    )


def test_words_that_only_look_negative() -> None:
    check(
        A,
        "said",
        """No 10 was told
        no fewer than 30 people were hurt
        no doubt they were told
        it was not only late but broken
        they told nothing but the truth
        the crew not only knew but told the owner
        a no-show was recorded
        the knot was tied
        nobles were invited""",
    )


def test_negations() -> None:
    check(
        N,
        "said",
        """there was no notice
        there wasn't any notice
        there’s no notice
        the ship had not been inspected
        they had no weapons
        no siren sounded
        nobody was told
        none of the crew was told
        neither of them was told
        they saw nothing
        he found no evidence
        they never told us
        he no longer works there
        he cannot swim
        he could not see the road
        the owner, who was ill, was not told
        “No.”
        “No, we were at home,”
        “We did not know. We were at home.”
        “Well, we did not know,”
        “That is false.”
        the report was untrue
        it was not true
        it was a lie
        it was all lies
        the claim was completely baseless
        “false”
        no sign of life
        he had none
        “I am not a crook,”
        it had never, in fact, been paid""",
    )


@pytest.mark.parametrize(
    ("cue", "content", "modality"),
    [
        ("denied", "that there was notice", N),
        ("denied", "that there was no notice", A),
        ("denied", "having known", N),
        ("denied", "the allegations", N),
        ("denied", "any wrongdoing", N),
        ("denied", "he would resign", N),
        ("denied", "it was a disgrace", N),
        ("rejected", "the claim that nobody was told", N),
        ("dismissed", "the report as nonsense", N),
        ("called", "the report false", N),
        ("called", "the figures “a lie”", N),
        ("does not think", "the port was closed", N),
        ("no longer believes", "that the port was closed", N),
        ("refused", "to sign", N),
        ("has no plans", "to resign", N),
        ("doubts", "that the boat sank", N),
        ("does not support", "the plan", P),
        ("opposes", "the plan", P),
        # what is left open is judged as it stands
        ("did not deny", "that there was notice", A),
        ("would not confirm", "that nobody was told", N),
        ("would not say", "whether he knew", Q),
        ("did not say", "how many were hurt", Q),
        ("does not know", "if he will come", Q),
        ("declined", "to comment", A),
        ("was not aware", "of the letter", H),
    ],
)
def test_denials_and_refusals(cue: str, content: str, modality: Modality) -> None:
    assert modality_of(cue, content) is modality


def test_hedges() -> None:
    check(
        H,
        "said",
        """it may rain
        he might have left
        the bridge could collapse
        it could have been an accident
        they may not have known
        the man was apparently drunk
        perhaps the door was open
        the door, presumably, was open
        turnout was likely to be low
        rain is very likely
        he appeared to be asleep
        it seems that he left
        the dead man is believed to be a tourist
        he was reported to have fled
        it is possible that he left
        there was a chance that it was arson
        he was not aware of any letter
        he was not sure who paid
        to my knowledge nobody was told
        it was unclear who paid
        they could not rule out arson
        he did not know whether she was there
        they must have known
        the evidence suggests the fire was set
        “I suspect he lied.”
        “I guess they knew,”
        “We think the door was open,”
        it was not necessarily an accident""",
    )


def test_what_looks_like_a_hedge() -> None:
    check(
        A,
        "said",
        """he could see the road from there
        she could hear the children
        likely voters were asked
        he appeared in court on Monday
        she appeared on television
        he is considered a friend
        the alleged thief was arrested
        the man that may be in Spain was seen in Oslo""",
    )


def test_conditions() -> None:
    check(
        C,
        "said",
        """he would resign if convicted
        if convicted, he would appeal
        if it rains the match will be put off
        they will strike unless they are paid
        the bridge could fall if it is not repaired
        it would have been cheaper
        should the talks fail, troops would leave
        “If she knew, she should go,”
        “I would not do that,”
        “That would cost us the harbour,”
        the fund will pay provided that the work is done
        “We are finished if they leave,”""",
    )


def test_what_looks_like_a_condition() -> None:
    check(F, "said", "even if it rains, the match will go on")
    check(A, "said", "he asked if the train was late")
    check(A, "said", "it looked as if the door was open")
    check(A, "said", "few if any knew of it")
    check(F, "said", "he would see if he can help")
    check(Q, "asked", "if it rains in May")
    check(F, "said", "the law that would ban it if passed will be dropped")


def test_forecasts() -> None:
    check(
        F,
        "said",
        """he will resign
        he won't resign
        he’ll resign
        he would resign
        the plan would cost jobs
        the president is to visit Oslo
        they are going to sell it
        the company plans to cut jobs
        it is set to open in May
        work is due to begin
        prices are expected to rise
        the owner intends to appeal
        he was about to leave
        the team is leaving next week
        they are on track to finish by May
        “We shall fight on,”
        the Mays will be there""",
    )


def test_what_looks_like_a_forecast() -> None:
    check(A, "said", "he was going to the market")
    check(A, "said", "the aim is to win")
    check(A, "said", "the man who will pay for it was there")
    check(C, "says", "“I would resign”")
    check(C, "says", "the plan would cost jobs")


def test_demands() -> None:
    check(
        D,
        "said",
        """the minister should go
        the law must be changed
        they ought to tell us
        we need to act
        the law needs to change
        he has to resign
        “Leave us alone,”
        “Let's go home,”
        “Please wait,”
        “Don't blame the crew,”
        “We need more doctors,”
        “I urge them to stop,”
        “It's time to act,”""",
    )


def test_what_looks_like_a_demand() -> None:
    check(P, "said", "they should have told us")
    check(A, "said", "“Stop signs were stolen,”")
    check(A, "said", "he had to leave early")
    check(A, "said", "the money needed to pay them was there")
    check(A, "said", "a shoulder was broken")
    check(H, "said", "“He must think we are blind,”")
    check(N, "said", "they do not need to pay")
    check(A, "said", "they have yet to pay")


def test_questions() -> None:
    check(Q, "said", "“Who knew?”")
    check(Q, "wondered", "whether they knew")
    check(Q, "asked", "about the sale")
    check(Q, "said", "“And how would they pay for it?”")
    check(Q, "decided", "whether to pay")


def test_what_looks_like_a_question() -> None:
    check(A, "said", "he told the driver the same thing twice that day: “Are we there?”")
    check(A, "explained", "why they left")
    check(A, "said", "“Whether he liked it or not, the door was closed,”")
    check(D, "asked", "them to leave")


def test_opinions() -> None:
    check(
        P,
        "said",
        """it was outrageous
        “It's a disaster,”
        the plan was not fair
        he was the best mayor they had
        “I am proud of the crew,”
        “We're delighted,”
        “I hope he wins,”
        “I love this town,”
        she deserved better
        the clerk deserves an apology
        the idea was completely absurd
        “a “serious mistake””""",
    )


def test_what_looks_like_an_opinion() -> None:
    check(A, "said", "the disaster began on Monday")
    check(A, "said", "the great hall was closed")
    check(A, "said", "it was the oldest house in town")
    check(A, "said", "the man behind the terrible attack was caught")
    check(A, "called", "it an accident")
    check(A, "said", "he felt a hand on his arm")
    check(N, "said", "he was no racist")
    check(F, "said", "it will be a disaster")


@pytest.mark.parametrize(
    ("cue", "content", "modality"),
    [
        ("criticised", "the decision", P),
        ("praised", "the crew", P),
        ("supports", "the plan", P),
        ("expressed", "his sorrow", P),
        ("complained", "that nobody was told", N),
        ("complained", "that the door was open", A),
        ("accused", "him of lying", A),
        ("blamed", "the captain", A),
        ("suggested", "the crew was drunk", H),
        ("suspects", "the crew was drunk", H),
        ("appeared", "to smile", H),
        ("is said", "to have fled", H),
        ("is believed", "to have fled", H),
        ("reportedly", "he fled", H),
        ("believes", "the fire was set", H),
        ("believes", "the talks are working", P),
        ("feels", "the town was cheated", P),
        ("believes", "the talks will fail", F),
        ("plans", "to resign", F),
        ("promised", "a full inquiry", F),
        ("promised", "that nobody would be hurt", F),
        ("assured", "that nobody was hurt", N),
        ("hopes", "to win", F),
        ("hopes", "for peace", F),
        ("expects", "the mirror to be finished by May", F),
        ("expects", "the talks to end if the paper leaks", C),
        ("warned", "of floods", F),
        ("warned", "that the dam was cracked", A),
        ("fears", "the boat has sunk", H),
        ("decided", "to stay", F),
        ("decided", "on a tax", A),
        ("chose", "Oslo as the venue", A),
        ("wants", "the law changed", D),
        ("wants", "to leave", F),
        ("called for", "an inquiry", D),
        ("told", "them to leave", D),
        ("claimed", "to have seen it", A),
        ("knows", "that the door was open", A),
        ("confirmed", "the sale", A),
        ("called", "it “a joke”", P),
        ("called", "him a liar", P),
        ("sees", "him as a friend", P),
        ("saw", "the boat", A),
    ],
)
def test_the_cue_decides_where_the_content_does_not(cue: str, content: str, modality: Modality) -> None:
    assert modality_of(cue, content) is modality


@pytest.mark.parametrize(
    ("parts", "modality"),
    [
        (("“Well. We never knew.”",), N),
        (("“Outrageous. They never told us.”",), N),
        (("“Why? They never told us.”",), N),
        (("“Thank you all for coming. The dam is safe.”",), A),
        (("“Let me be clear. We will not sell the port.”",), F),
        (("“It has been claimed that the ship was overloaded. That is untrue.”",), N),
        (("“We want to stress that the crew was told at noon.”",), A),
        (("“We knew,”", "“all along.”"), A),
        (("“We never knew,”", "“If you ask me, it is a scandal.”"), N),
        (("“It's a disgrace. Who is going to pay for it?”",), P),
        (("“The dam is safe. It will hold. You should go home.”",), A),
    ],
)
def test_the_first_sentence_with_a_claim_decides(parts: tuple[str, ...], modality: Modality) -> None:
    assert modality_of("said", *parts) is modality


@pytest.mark.parametrize(
    ("quoted", "straight"),
    [
        ("“We’re not going,”", '"We\'re not going,"'),
        ("“Don’t go,”", "''Don't go,''"),
        ("“If so, we’ll go,”", "‘If so, we'll go,’"),
    ],
)
def test_glyphs_change_nothing(quoted: str, straight: str) -> None:
    assert modality_of("said", quoted) is modality_of("said", straight)


def test_text_around_it_changes_nothing() -> None:
    text = "Ek said “it may rain,” and left."
    start = text.index("“")
    for prefix, suffix in (("", ""), ("“Why?” she asked.\n\n", " He would go?"), ("If it is fair, ", " “No.”")):
        span = Span(len(prefix) + start, len(prefix) + start + len("“it may rain,”"))
        assert judge_modality(prefix + text + suffix, (span,), CueClass.SAY, Polarity.AFFIRMS, "said") is H


def test_turns_of_a_transcript_are_the_speakers_own_words() -> None:
    check(D, "", "Let us go home.")
    check(C, ":", "You would have to ask the owner.")
    check(F, "said", "they would have to ask the owner")


def test_the_word_before_the_content_counts() -> None:
    text = "Ek plans to resign. Lind asked if they knew."
    resign, knew = text.index("resign"), text.index("they knew")
    spans = (Span(resign, resign + 6),)
    assert judge_modality(text, spans, CueClass.THINK, Polarity.AFFIRMS, "plans") is F
    assert judge_modality(text, (Span(knew, knew + 9),), CueClass.SAY, Polarity.WITHHOLDS, "would not say") is Q


def test_headlines() -> None:
    assert modality_of("Says", "Council Will Sell the Old Harbour") is F
    assert modality_of("Says", "Harbour May Close Next Winter") is H
    assert modality_of("Says", "Harbour Closed Since May After Storm") is A


def test_nothing_to_judge() -> None:
    assert modality_of("said", "“”") is A
    assert judge_modality("", (), CueClass.SAY, Polarity.AFFIRMS, "said") is A


@pytest.mark.parametrize(
    ("cue", "past"),
    [("said", True), ("has said", True), ("according to", True), ("says", False), ("argue", False), ("", True)],
)
def test_the_tense_of_a_cue(cue: str, past: bool) -> None:
    assert is_past_cue(cue) is past


@pytest.mark.parametrize(
    ("sentence", "verb"),
    [
        ("the man who would be king is dead", "is"),
        ("the people killed in the crash were tourists", "were"),
        ("the letter he wrote was found", "was"),
        ("steps taken to ensure they are paid have failed", "have"),
        ("On Monday he left the town", "left"),
        ("officials denied they were told", "denied"),
        ("the mayor, who fled, will return", "will"),
        ("neither he nor the mayor would come", "would"),
        ("what worked for him will work again", "will"),
        ("ships of that type should stay in port", "should"),
        ("the workers want the money", "want"),
        ("the mayor’s been told", "’s"),
        ("the mayor’s house burned", "burned"),
    ],
)
def test_the_main_verb(sentence: str, verb: str) -> None:
    tokens = words_of(sentence)
    group = find_verb_group(tokens, 0, len(tokens))
    assert group is not None
    assert sentence[tokens[group.start].start : tokens[group.start].end] == verb
    assert group.is_main
