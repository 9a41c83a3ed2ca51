from oracle import load_tokenizer, perfect_scores
from planted import plant

from training.labels import IGNORED, label_pieces, label_window
from walkback.statement.decode import TAGS, Scored, decode
from walkback.statement.window import cut_pieces, cut_windows
from walkback.text.span import paragraphs_of

TOKENIZER = load_tokenizer()
MARKED = (
    "{content:“We knew,”} {cue:said} {source:Ms Lind}. {content:“All along.”} Nobody answered.\n\n"
    "{source2:Baghdad} {cue2:denied} {content2:that it had been told}, but {content3:it was late}."
)


def labelled():
    text, planted = plant(MARKED)
    article = {"text": text, "attributions": [{k: [list(s) for s in v] for k, v in p.items()} for p in planted]}
    pieces = cut_pieces(text, paragraphs_of(text), TOKENIZER)
    return text, planted, pieces, label_pieces(text, article["attributions"], pieces)


def test_every_span_begins_with_b_and_goes_on_with_i():
    _, planted, pieces, (tags, _, _) = labelled()
    for attribution in planted:
        for role, spans in attribution.items():
            for span in spans:
                inside = [TAGS[t] for t, s in zip(tags, pieces.starts, strict=True) if span.start <= s < span.end]
                assert inside == [f"B-{role}"] + [f"I-{role}"] * (len(inside) - 1)
    spans = [s for p in planted for parts in p.values() for s in parts]
    outside = [t for t, at in zip(tags, pieces.starts, strict=True) if not any(s.start <= at < s.end for s in spans)]
    assert set(outside) == {0}


def test_pointers_lead_to_the_first_piece_of_cue_and_source():
    text, _, pieces, (_, cues, sources) = labelled()

    def at(words: str) -> int:
        return pieces.starts.tolist().index(text.index(words))

    assert (cues[at("“We knew")], sources[at("“We knew")]) == (at("said"), at("Ms Lind"))
    assert (cues[at("“All along")], sources[at("“All along")]) == (at("said"), at("Ms Lind"))
    assert (cues[at("that it had")], sources[at("that it had")]) == (at("denied"), at("Baghdad"))
    assert (cues[at("it was late")], sources[at("it was late")]) == (-1, -1)  # names neither
    assert cues[at("Nobody")] == -2  # is no content


def test_a_window_points_to_its_own_rows_and_to_row_0_for_none():
    text, _, pieces, labels = labelled()
    (window,) = cut_windows(pieces)
    example = label_window(window, [labels, labels])
    row = {int(piece): r for r, piece in enumerate(window.rows) if piece >= 0}
    late = row[pieces.starts.tolist().index(text.index("it was late"))]
    assert example["cue0"][late] == 0
    said = row[pieces.starts.tolist().index(text.index("said"))]
    knew = row[pieces.starts.tolist().index(text.index("“We knew"))]
    assert example["cue0"][knew] == said
    assert example["tags0"][0] == example["tags0"][-1] == IGNORED


def test_what_is_labelled_is_what_is_decoded():
    text, planted, pieces, _ = labelled()
    windows = cut_windows(pieces)
    (found,) = decode([Scored(text, pieces, windows, perfect_scores(pieces, windows, planted))])
    assert [d.content for d in found] == [p["content"] for p in planted]
