from planted import plant

from walkback.figure.find import find_figures
from walkback.figure.giver import link_givers
from walkback.model import Attribution, CueClass, Manner, Polarity


def givers(marked: str, **changes):
    """Who gives each figure: the number of its attribution, None for the reporter; ``a2={...}`` changes the second."""
    text, planted = plant(marked)
    attributions = [
        Attribution(p["source"], p["cue"], p["content"], Manner.INDIRECT, 1.0, **changes.get(f"a{number}", {}))
        for number, p in enumerate(planted, start=1)
    ]
    return [f.by for f in link_givers(text, find_figures(text), attributions)]


def test_the_source_of_the_content_gives_what_is_in_it():
    assert givers("{source:Ms Lind} {cue:said} {content:40 boats had sunk}. There are 90.") == [0, None]


def test_the_innermost_source_gives_it():
    marked = "{source:Ms Lind} {cue:said} {content:the navy had told her 40 boats had sunk}."
    text, (outer,) = plant(marked)
    inner = {"content": (outer["content"][0]._replace(start=text.index("40 boats")),)}
    attributions = [
        Attribution(outer["source"], outer["cue"], outer["content"], Manner.INDIRECT, 1.0),
        Attribution((), (), inner["content"], Manner.INDIRECT, 1.0, nested_in=0),
    ]
    assert [f.by for f in link_givers(text, find_figures(text), attributions)] == [1]


def test_who_asks_or_denies_gives_no_figure():
    marked = "{source:She} {cue:asked} {content:whether 40 boats had sunk}."
    assert givers(marked, a1={"cue_class": CueClass.ASK}) == [None]
    marked = "{source:She} {cue:denied} {content:that 40 boats had sunk}."
    assert givers(marked, a1={"cue_class": CueClass.DENY, "polarity": Polarity.DENIES}) == [None]
    marked = "{source:She} {cue:would not say} {content:that 40 boats had sunk}."
    assert givers(marked, a1={"polarity": Polarity.WITHHOLDS}) == [None]


def test_who_demands_gives_it_unless_somebody_tells_of_the_demand():
    marked = "{source:The union} {cue:demanded} {content:40 more boats}."
    assert givers(marked, a1={"cue_class": CueClass.DEMAND}) == [0]
    text = "The union demanded 40 more boats, Ms Lind said."
    whole = plant("{content:The union demanded 40 more boats}, {source:Ms Lind} {cue:said}.")[1][0]
    part = plant("The union demanded {content:40 more boats}, Ms Lind said.")[1][0]
    attributions = [
        Attribution((), (), part["content"], Manner.INDIRECT, 1.0, CueClass.DEMAND),
        Attribution(whole["source"], whole["cue"], whole["content"], Manner.INDIRECT, 1.0),
    ]
    assert [f.by for f in link_givers(text, find_figures(text), attributions)] == [1]


def test_what_carries_a_sentence_on_behind_its_source_is_theirs_too():
    assert givers("{content:A tenth body was found}, {source:the navy} {cue:said}, leaving two people missing.") == [0]
    assert givers("{content:The list stood at 90}, {source:Mr Ek} {cue:said}, against 120 in May.") == [0, 0]


def test_what_follows_in_another_clause_is_not():
    assert givers("{content:A tenth body was found}, {source:the navy} {cue:said}. Two people are missing.") == [None]
    assert givers("{content:A tenth body was found}, {source:the navy} {cue:said}; two people are missing.") == [None]


def test_who_puts_a_number_gives_it():
    known = "{content:It was late}, {source:the harbour board} {cue:said}. "
    assert givers(known + "The board put the number of boats at 11.") == [0]
    assert givers(known + "It gave the cost as 3 million euros.") == [0]
    assert givers(known + "It put the number of boats at 11, among them three ferries.") == [0, 0]


def test_who_is_not_known_or_only_does_something_gives_nothing():
    known = "{content:It was late}, {source:the harbour board} {cue:said}. "
    assert givers(known + "The union put the number of boats at 11.") == [None]
    assert givers(known + "The board has 11 boats.") == [None]
    assert givers(known + "The board put to sea with 11 boats.") == [None]


def test_nothing_is_linked_without_figures_or_attributions():
    assert givers("{source:Ms Lind} {cue:said} {content:nothing}.") == []
    assert link_givers("40 boats", find_figures("40 boats"), [])[0].by is None


def test_a_line_of_a_transcript_is_its_speakers():
    assert givers("{source:MS LIND}: We sold 40 boats. {content:I do not know why.} Then 12 more.\n9 came.") == [
        0,
        0,
        None,
    ]
    assert givers("Q7 {source:Mr Ek}: {content:No.} It was 58 per cent.") == [0]
    assert givers("It had {source:Mr Ek}: {content:No.} It was 58 per cent.") == [None]


def test_an_offer_is_given_by_who_tells_of_it():
    text = "The port has offered 40 berths, a letter says."
    whole = plant("{content:The port has offered 40 berths}, {source:a letter} {cue:says}.")[1][0]
    part = plant("{source:The port} {cue:has offered} {content:40 berths}, a letter says.")[1][0]
    attributions = [Attribution(p["source"], p["cue"], p["content"], Manner.INDIRECT, 1.0) for p in (part, whole)]
    assert [f.by for f in link_givers(text, find_figures(text), attributions)] == [1]
    assert [f.by for f in link_givers(text, find_figures(text), attributions[:1])] == [0]
