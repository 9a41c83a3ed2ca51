import json

from bench.said_when import measure_said_when

TEXT = (
    "“The ferry was late,” Ann Lee said on Monday.\n\nThe harbour burned on Tuesday, Bo Lind claimed.\n\n"
    "“It will sail,” Cy Ek said.\n"
)


def write_sayings(folder):
    """A text of 5 March 2031 with three days of saying, one link that gives none, and an event of no saying."""
    words = {"Monday": "2031-03-03", "Tuesday": "2031-03-04"}
    timexes = [
        {"start": TEXT.index(w), "end": TEXT.index(w) + len(w), "text": w, "type": "DATE", "value": v}
        for w, v in words.items()
    ]
    texts, said = folder / "texts.jsonl", folder / "said.jsonl"
    texts.write_text(json.dumps({"doc": "d", "dct": "2031-03-05", "text": TEXT, "timexes": timexes}) + "\n")
    rows = [
        ("said", TEXT.index("said"), "REPORTING", "IS_INCLUDED", "2031-03-03"),
        ("claimed", TEXT.index("claimed"), "REPORTING", "SIMULTANEOUS", "2031-03-05"),
        ("said", TEXT.rindex("said"), "REPORTING", "IS_INCLUDED", "2031-03-04"),
        ("said", TEXT.rindex("said"), "REPORTING", "BEFORE", "2031-03-05"),
        ("burned", TEXT.index("burned"), "OCCURRENCE", "IS_INCLUDED", "2031-03-04"),
    ]
    said.write_text(
        "".join(
            json.dumps(
                {
                    "doc": "d",
                    "start": start,
                    "end": start + len(word),
                    "text": word,
                    "class": kind,
                    "links": [{"rel": rel, "to": "timex", "value": value}],
                }
            )
            + "\n"
            for word, start, kind, rel, value in rows
        )
    )
    return said, [texts]


def test_sayings(tmp_path, reader):
    said, texts = write_sayings(tmp_path)
    outcome = measure_said_when(said, texts, reader, errors=True)
    figures = outcome.figures
    assert (figures["sayings"], figures["right_day_gold_n"]) == (3, 3)
    # Right: by its clause, and by the report's day. Wrong: the third, of which nothing is told.
    assert (figures["right_day_gold"], figures["right_day_gold_clause"], figures["right_day_gold_article"]) == (
        66.67,
        100.0,
        50.0,
    )
    assert (figures["right_day_article"], figures["right_day_nearest"]) == (33.33, 33.33)
    assert "got 2031-03-05 want 2031-03-04" in outcome.text


def test_a_bare_cue_is_enough(tmp_path, reader):
    said, texts = write_sayings(tmp_path)
    assert measure_said_when(said, texts, reader, bare=True).figures["right_day_gold"] == 66.67


def test_cases(tmp_path, reader, case):
    said, texts = write_sayings(tmp_path)
    content = json.loads((case / "ferry" / "case.json").read_text())
    for statement in content["statements"]:
        if statement["source"] == ["Ann Lee"]:
            statement["said_on"] = "2031-03-03"
    (case / "ferry" / "case.json").write_text(json.dumps(content))
    figures = measure_said_when(said, texts, reader, cases=case).figures
    assert (figures["said_on_annotated"], figures["said_on_annotated_n"]) == (100.0, 5)
    assert (figures["said_on_read"], figures["said_on_read_n"]) == (100.0, 3)


def test_a_statement_with_another_day_is_wrong(tmp_path, reader, case):
    said, texts = write_sayings(tmp_path)
    figures = measure_said_when(said, texts, reader, cases=case).figures
    assert figures["said_on_annotated"] == 60.0  # the case says of none when; two are told to be of Monday
