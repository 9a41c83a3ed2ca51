from planted import plant

from walkback.model import CompletedBy, CueClass, Manner, Modality, Polarity
from walkback.statement.decode import Decoded, Signs
from walkback.statement.describe import describe

SURE = Signs(0.99, 0.9, 0.99, 0.99)
DOUBTFUL = Signs(0.4, 0.2, 0.5, 0.3)
WEIGHTS = {"bias": -1.0, "content": 0.5, "edge": 0.0, "cue": 0.2, "source": 0.3}


def described(marked, signs=SURE):
    text, planted = plant(marked)
    found = [Decoded(p["source"], p["cue"], p["content"], signs) for p in planted]
    return text, describe(text, found, WEIGHTS)


def test_each_is_told_what_kind_it_is():
    _, (said, denied, asked) = described(
        "{source:Ms Lind} {cue:said} {content:“the bridge was safe”}. {source2:The ministry} {cue2:denied} "
        "{content2:that it had been warned}. {source3:Ek} {cue3:urged} {content3:the council to close it}."
    )
    assert (said.manner, said.cue_class, said.polarity, said.modality) == (
        Manner.DIRECT,
        CueClass.SAY,
        Polarity.AFFIRMS,
        Modality.ASSERTED,
    )
    assert (denied.cue_class, denied.polarity, denied.modality) == (CueClass.DENY, Polarity.DENIES, Modality.NEGATED)
    assert (asked.cue_class, asked.modality) == (CueClass.DEMAND, Modality.DEMAND)


def test_a_denial_of_it_points_to_what_was_claimed():
    text, (claim, denial) = described(
        "{source:Ms Lind} {cue:said} {content:the ministry had been warned}. "
        "{source2:The ministry} {cue2:denied} {content2:it}."
    )
    assert claim.completion is None
    assert denial.completion is not None
    assert denial.completion.by is CompletedBy.STATEMENT
    assert denial.completion.points_to is not None
    assert denial.completion.points_to.of(text) == "the ministry had been warned"


def test_confidence_follows_the_signs():
    marked = "{source:Ms Lind} {cue:said} {content:it was safe}."
    _, (sure,) = described(marked)
    _, (doubtful,) = described(marked, DOUBTFUL)
    assert 0 < doubtful.confidence < 0.5 < sure.confidence < 1


def test_nothing_found_is_nothing():
    assert describe("Nobody spoke.", [], WEIGHTS) == ()
