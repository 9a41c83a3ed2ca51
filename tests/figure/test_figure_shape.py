from bench.figures_score import count
from walkback.figure.find import find_figures
from walkback.figure.shape import as_scored, list_figures


def test_the_shape_says_what_is_known_and_no_more():
    text = "At least 16 people were killed."
    (figure,) = find_figures(text)
    assert as_scored(text, figure) == {
        "start": 0,
        "end": len("At least 16"),
        "lo": 16,
        "hi": None,
        "approx": False,
        "open": False,
        "kind": "killed",
        "unit": "people",
        "what": ["people"],
    }


def test_a_change_has_its_direction():
    text = "Shares fell by 8 per cent."
    (figure,) = find_figures(text)
    assert as_scored(text, figure)["dir"] == "down"


def test_the_shape_is_what_the_scorer_reads():
    text = "More than 16 people were killed and about 20 hurt."
    shapes = [as_scored(text, f) for f in find_figures(text)]
    counts, _ = count(shapes, shapes)
    assert counts["gold"] == counts["value+bound"] == counts["all"] == 2


def test_a_toll_that_is_told_again_is_listed_once_with_its_places():
    text = "The flood killed 16 people and cost 16 dollars. Of the 16 killed, three were children. It cost 16 dollars."
    listed = list_figures(text, find_figures(text))
    sixteen = [one for one in listed if one["lo"] == 16]
    assert [(one["kind"], len(one["again"])) for one in sixteen] == [("killed", 1), ("money", 0), ("money", 0)]
    (again,) = sixteen[0]["again"]
    assert text[again["start"] : again["end"]] == "16"
    assert all(one["text"] == text[one["start"] : one["end"]] for one in listed)
