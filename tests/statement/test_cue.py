import pytest

from walkback.model import CueClass, Polarity
from walkback.statement.cue import classify_cue, cue_word, judge_cue

SAY, DENY, CONFIRM, CLAIM = CueClass.SAY, CueClass.DENY, CueClass.CONFIRM, CueClass.CLAIM
WARN, PROMISE, ACCUSE, DEMAND = CueClass.WARN, CueClass.PROMISE, CueClass.ACCUSE, CueClass.DEMAND
ASK, THINK, DOCUMENT = CueClass.ASK, CueClass.THINK, CueClass.DOCUMENT
AFFIRMS, DENIES, WITHHOLDS = Polarity.AFFIRMS, Polarity.DENIES, Polarity.WITHHOLDS


@pytest.mark.parametrize(
    ("kind", "cues"),
    [
        (
            SAY,
            "said; says; has said; would say; went on to say; was quoted as saying; is said; told reporters; "
            "added; wrote on Sunday; according to; tweeted; read; posted; made clear; made it clear; "
            "let it be known; let slip; spelled out; pointed out; put it; shot back; retorted; weighed in on; "
            "expressed concern about; voiced hope; in a statement; gave an interview; responded; "
            "when asked, said; praised; endorsed",
        ),
        (
            DENY,
            "denied; denies; has repeatedly denied; issued a denial; issued a statement denying; rejected; "
            "dismissed; disputed; refuted; contradicted; pushed back against; pushed back on; walked back; "
            "brushed off; ruled out; played down; cast doubt on; distanced himself from; pleaded not guilty; "
            "disowned; his denial; disagrees with",
        ),
        (
            CONFIRM,
            "confirmed; acknowledged; admitted; conceded; stood by; owned up to; came clean about; "
            "pleaded guilty; claimed responsibility for; agreed that; an admission; declined to confirm; "
            "neither confirmed nor denied",
        ),
        (
            CLAIM,
            "claimed; alleged; argued; insisted; maintains; suggested; continued to insist; "
            "appeared to suggest; made the case; doubled down on; repeated his claim; was adamant; "
            "never claimed",
        ),
        (WARN, "warned; cautioned; threatened; issued a warning; sounded the alarm about; served notice"),
        (
            PROMISE,
            "promised; made a promise; gave an assurance; vowed; pledged; assured; gave his word; swore; "
            "renewed a pledge",
        ),
        (
            ACCUSE,
            "accused; blamed; criticised; criticizes; hit back at; hit out at; lashed out at; took aim at; "
            "used the interview to attack; slammed; levelled an accusation; went after; criticism of; "
            "was critical of",
        ),
        (
            DEMAND,
            "demanded; called for; called on; urged; ordered; pushed for; issued a call for; recommended; "
            "lodged an appeal; held a rally to demand; asked for; insisted on",
        ),
        (ASK, "asked; wondered; asked about; wanted to know; raised questions about; questioned; inquired"),
        (
            THINK,
            "believes; thinks; hopes; fears; wants; plans to; intends; decided; refused; knows; is confident; "
            "was surprised; is not convinced; expects; plans to announce; hopes to say; supports; is against; "
            "looks forward to; sees; was alarmed; had no idea; is unaware",
        ),
        (DOCUMENT, "shows; showed; documents; demonstrates"),
    ],
)
def test_the_class_of_a_cue(kind: CueClass, cues: str) -> None:
    assert {cue: classify_cue(cue.strip()) for cue in cues.split(";")} == dict.fromkeys(cues.split(";"), kind)


@pytest.mark.parametrize("cue", ["", ":", "—", "in", "resigned", "flew to Oslo", "his own", "for the state"])
def test_cues_without_a_known_word_have_no_class(cue: str) -> None:
    assert classify_cue(cue) is None


@pytest.mark.parametrize(
    ("cue", "word"),
    [
        ("has repeatedly denied", "deny"),
        ("pushed back against", "push_back"),
        ("issued a denial", "denial"),
        ("continued to insist", "insist"),
        ("declined to confirm", "confirm"),
        ("responded by calling", "call"),
        ("flew to Oslo", ""),
    ],
)
def test_the_word_that_tells(cue: str, word: str) -> None:
    assert cue_word(cue) == word


@pytest.mark.parametrize(
    ("cue", "source", "content", "quoted", "kind"),
    [
        # a text speaks
        ("says", "The court filing", "he owned two boats", False, DOCUMENT),
        ("found", "a study by three universities", "the ice had thinned", False, DOCUMENT),
        ("according to", "records seen by this paper", "he left at noon", False, DOCUMENT),
        ("suggests", "A poll published on Monday", "support is falling", False, DOCUMENT),
        ("in", "the ministry's letter", "the plan was dropped", False, DOCUMENT),
        ("show", "Figures from the harbour office", "traffic doubled", False, DOCUMENT),
        # but not a person who has to do with one, a paper or a namesake
        ("said", "a spokesman for the poll", "it was fair", False, SAY),
        ("said", "report author Mia Holm", "it was fair", False, SAY),
        ("said", "the Evening Post", "he had left", False, SAY),
        ("said", "Ann Law", "he had left", False, SAY),
        ("found", "Police", "the boat was empty", False, THINK),
        ("showed", "he", "no interest in it", False, SAY),
        # nor does a text that denies or accuses cease to
        ("denies", "The letter", "that he was paid", False, DENY),
        ("accuses", "The lawsuit", "the bank of fraud", False, ACCUSE),
        # requests and questions
        ("asked", "Ek", "him to resign", False, DEMAND),
        ("asked", "Ek", "the mayor of Narva, who was ill, to step aside", False, DEMAND),
        ("asked", "Ek", "for more time", False, DEMAND),
        ("asked", "Ek", "that the vote be held again", False, DEMAND),
        ("asked", "Ek", "if he knew", False, ASK),
        ("asked", "Ek", "how to win back the voters", False, ASK),
        ("asked", "Ek", "about the plan to sell the port", False, ASK),
        ("asked", "Ek", "“Who is going to pay?”", True, ASK),
        ("asked", "Ek", "Does the mayor want to go?", False, ASK),
        ("told", "Ek", "them to leave", False, DEMAND),
        ("told", "Ek", "to leave at once", False, DEMAND),
        ("told", "Ek", "the crew wanted to leave", False, SAY),
        ("called", "Ek", "for an inquiry", False, DEMAND),
        ("called", "Ek", "the chairman to explain himself", False, DEMAND),
        ("called", "Ek", "the chairman a coward", False, SAY),
        ("wanted", "Ek", "to know why", False, ASK),
        ("wanted", "Ek", "to leave", False, THINK),
        ("agreed", "Ek", "to pay the fine", False, PROMISE),
        ("agreed", "Ek", "that the fine was too high", False, CONFIRM),
        ("offered", "Ek", "to pay the fine", False, PROMISE),
        ("declined", "Ek", "to comment", False, SAY),
        ("declined", "Ek", "to sign the treaty", False, THINK),
        # without words
        ("", "Ek", "We knew", False, SAY),
        (":", "Ek", "We knew", False, SAY),
        ("—", "Ek", "“We knew”", True, SAY),
        ("on", "Ek", "the sale", False, SAY),
        ("deadpanned with a wink", "Ek", "“We knew”", True, SAY),
        ("rowed about", "Ek", "“We knew”", True, SAY),
        ("resigned over", "Ek", "the sale", False, THINK),
    ],
)
def test_source_and_content_tell_the_class(cue: str, source: str, content: str, quoted: bool, kind: CueClass) -> None:
    assert judge_cue(cue, source, content, quoted)[0] is kind


@pytest.mark.parametrize(
    ("polarity", "cues"),
    [
        (
            AFFIRMS,
            "said; confirmed; warned; not only said; did not just claim; said, without elaborating; "
            "has no doubt; can't help but think; couldn't help saying; made no secret of; "
            "did not hesitate to say; is not shy about saying; wasted no time in accusing; "
            "never tires of saying; never failed to mention; makes no apologies for; left no doubt; "
            "if not said; no sooner said; said nothing but; agreed; hit back; stood by; countered; "
            "told them not to; pulled no punches in calling; reportedly; may have said; could not agree more; "
            "denied the report, saying; did not refuse",
        ),
        (
            DENIES,
            "denied; rejected; dismissed; disputed; refuted; pushed back on claims; issued a denial; "
            "ruled out; walked back; doubts; opposes; is against; is sceptical of; does not think; "
            "doesn't believe; no longer believes; never thought; did not want; does not expect; "
            "do not support; has no plans; has no intention of; is not convinced; refused to accept; "
            "refuses to believe; cannot accept; did not agree",
        ),
        (
            WITHHOLDS,
            "did not say; would not say; has not said; never said; never claimed; would not confirm; "
            "could not confirm; did not deny; neither confirmed nor denied; did not rule out; "
            "would not rule out; declined to comment; declined to confirm; refused to say; failed to mention; "
            "had no comment on; made no mention of; gave no indication; said nothing; does not know; "
            "was not aware; is unsure; is not sure; did not address; without naming; "
            "stopped short of calling; dodged a question about; avoided all mention of; does not dispute; "
            "has yet to say",
        ),
    ],
)
def test_what_a_cue_does_with_its_content(polarity: Polarity, cues: str) -> None:
    found = {cue: judge_cue(cue.strip(), "Ek", "that the port was closed", quoted=False)[1] for cue in cues.split(";")}
    assert found == dict.fromkeys(cues.split(";"), polarity)


@pytest.mark.parametrize(
    ("cue", "source", "content", "quoted", "polarity"),
    [
        # refusals to speak leave it open, others say no
        ("declined", "Ek", "to comment", False, WITHHOLDS),
        ("declined", "Ek", "to be named", False, WITHHOLDS),
        ("declined", "Ek", "further comment", False, WITHHOLDS),
        ("declined to", "Ek", "say who paid", False, WITHHOLDS),
        ("refused", "Ek", "to say who paid", False, WITHHOLDS),
        ("refused", "Ek", "to sign the treaty", False, DENIES),
        ("refused to", "Ek", "sign the treaty", False, DENIES),
        ("declined", "Ek", "an offer from the club", False, DENIES),
        # nobody as source
        ("said", "No one", "the port was closed", False, WITHHOLDS),
        ("believes", "Nobody in the town", "the port was closed", False, DENIES),
        ("said", "None of the crew", "the port was closed", False, WITHHOLDS),
        ("said", "No. 10", "the port was closed", False, AFFIRMS),
        ("said", "Noah Ek", "the port was closed", False, AFFIRMS),
        # nothing as content
        ("said", "Ek", "nothing about the port", False, WITHHOLDS),
        ("said", "Ek", "nothing had come to his desk", False, AFFIRMS),
        ("said", "Ek", "“Nothing”", True, AFFIRMS),
        # calling false
        ("called", "Ek", "the report false", False, DENIES),
        ("called", "Ek", "the figures “a lie”", True, DENIES),
        ("described", "Ek", "the claims as baseless", False, DENIES),
        ("branded", "Ek", "the story “fake news”", True, DENIES),
        ("called", "Ek", "it “untrue and unfair”", True, DENIES),
        ("called", "Ek", "him a liar", False, AFFIRMS),
        ("called", "Ek", "the false alarm a disgrace", False, AFFIRMS),
        ("described", "Ek", "the false teeth", False, AFFIRMS),
        ("called", "Ek", "it an accident", False, AFFIRMS),
        ("said", "Ek", "the report was false", False, AFFIRMS),
        # a denial in the speaker's own words
        ("denied", "Ek", "“We never knew.”", True, AFFIRMS),
        ("denied", "Ek", "“any wrongdoing”", True, DENIES),
        ("denied", "Ek", "having known", False, DENIES),
    ],
)
def test_source_and_content_tell_the_polarity(
    cue: str, source: str, content: str, quoted: bool, polarity: Polarity
) -> None:
    assert judge_cue(cue, source, content, quoted)[1] is polarity


def test_what_is_called_false_is_denied() -> None:
    assert judge_cue("called", "Ek", "the report false", quoted=False) == (DENY, DENIES)
    assert judge_cue("called", "Ek", "the report late", quoted=False) == (SAY, AFFIRMS)


@pytest.mark.parametrize("cue", ["didn't say", "didn’t say", "DID NOT SAY", "did\nnot say"])
def test_spacing_capitals_and_apostrophes_change_nothing(cue: str) -> None:
    assert judge_cue(cue, "Ek", "who paid", quoted=False) == (SAY, WITHHOLDS)
