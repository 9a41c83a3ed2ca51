"""What pages are made of: marks of sides, texts in pieces, days in words, what an address asks for, who says it."""

from datetime import UTC, date, datetime, timedelta
from enum import StrEnum

import pytest
from hypothesis import given
from hypothesis import strategies as st

from walkback.errors import UsageError
from walkback.finding.record import FindingKind
from walkback.model import (
    ArticleDay,
    AttestedHow,
    Block,
    BlockKind,
    CueClass,
    DayHow,
    Extractor,
    Manner,
    MentionHow,
    Modality,
    Polarity,
    Role,
    Side,
    SideHow,
    SpeakerKind,
    Statement,
    StatementSpeaker,
    Version,
    Window,
    WindowHow,
)
from walkback.moment import Moment
from walkback.text.segment import Mark
from walkback.text.span import Span
from walkback.web import wording
from walkback.web.asked import MOST_PAGES, Asked
from walkback.web.form import Form
from walkback.web.paging import paged
from walkback.web.pieces import cut_pieces
from walkback.web.side_marks import NO_SIDE, SideMark, SideMarks
from walkback.web.visits import visit_at
from walkback.web.voice import voice_of
from walkback.web.wording import clock_words, day_words, kind_words, plain, said_words, window_words

DAY = date(2031, 3, 4)


# Marks of sides.


def test_the_same_side_has_the_same_mark():
    marks = SideMarks()
    first = [marks.of(name) for name in ("Estonia", "Finland", "Estonia", None, "Finland")]
    assert first[0] == first[2] and first[1] == first[4]
    assert first[0] != first[1]
    assert first[3] == SideMark(0, NO_SIDE)
    assert SideMarks().of("Finland") == first[0]  # in the order of naming, page by page


def test_36_sides_have_marks_of_their_own_and_neighbours_differ_in_both():
    marks = SideMarks()
    found = [marks.of(f"side {n}") for n in range(40)]
    assert len(set(found[:36])) == 36
    assert {mark.colour for mark in found} == set(range(1, 7))
    for start in range(0, 36, 6):
        six = found[start : start + 6]
        assert len({mark.colour for mark in six}) == len({mark.shape for mark in six}) == 6
    assert NO_SIDE not in {mark.shape for mark in found}


# Texts in pieces.


def version_of(*blocks, kinds=None):
    """A version of blocks with a line between them."""
    placed, at = [], 0
    for number, text in enumerate(blocks):
        kind = (kinds or {}).get(number, BlockKind.PARAGRAPH)
        placed.append(Block(kind, Span(at, at + len(text))))
        at += len(text) + 2
    return Version("\n\n".join(blocks), tuple(placed), Extractor("text", "1"))


def text_of(pieces, version):
    return ["".join(segment.span.of(version.text) for segment in piece.segments) for piece in pieces.pieces]


spans = st.tuples(st.integers(0, 60), st.integers(1, 25)).map(lambda pair: Span(pair[0], pair[0] + pair[1]))


@given(
    st.lists(st.text("ab ", min_size=1, max_size=20), min_size=1, max_size=4),
    st.lists(st.tuples(spans, st.sampled_from(Role)), max_size=6),
    st.integers(1, 90),
)
def test_pieces_cover_the_text_without_gaps(blocks, marked, budget):
    version = version_of(*blocks)
    marks = [Mark(span, (number, role)) for number, (span, role) in enumerate(marked, 1)]
    start, seen, pages = 0, [], 0
    while True:
        found = cut_pieces(version, marks, start=start, budget=budget)
        shown = 0
        for piece in found.pieces:
            begin = max(start, piece.block.span.start)
            for segment in piece.segments:
                assert segment.span.start == begin < segment.span.end
                begin = segment.span.end
                over = {
                    mark
                    for mark in marks
                    if mark.span.start <= segment.span.start and segment.span.end <= mark.span.end
                }
                assert set(segment.marks) == over
                # Whatever is marked in part is cut at its edge.
                assert all(mark in over for mark in marks if mark.span.overlaps(segment.span))
            assert piece.is_cut == ((max(start, piece.block.span.start), begin) != tuple(piece.block.span))
            shown += begin - max(start, piece.block.span.start)
            seen.append(version.text[max(start, piece.block.span.start) : begin])
        assert 0 < shown <= budget
        pages += 1
        if found.after is None:
            break
        assert found.after > start and pages < 200
        start = found.after
    assert "".join(seen) == "".join(blocks)


def test_nested_and_overlapping_marks_are_cut_at_their_edges():
    text = "He said that she had told him so."
    version = version_of(text)
    outer, inner, across = (
        Mark(Span(text.index(words), text.index(words) + len(words)), label)
        for words, label in (
            ("that she had told him so", (1, Role.CONTENT)),
            ("she", (2, Role.SOURCE)),
            ("said that she", (3, Role.CUE)),
        )
    )
    (piece,) = cut_pieces(version, [inner, across, outer]).pieces
    assert [(segment.span.of(text), [mark.label[0] for mark in segment.marks]) for segment in piece.segments] == [
        ("He ", []),
        ("said ", [3]),
        ("that ", [3, 1]),
        ("she", [3, 1, 2]),
        (" had told him so", [1]),
        (".", []),
    ]


def test_furniture_is_left_out_and_a_page_ends_within_its_budget():
    version = version_of("Head", "Read more: ten ferries", "a" * 50, "b" * 50, kinds={1: BlockKind.FURNITURE})
    found = cut_pieces(version, [], budget=60)
    assert text_of(found, version) == ["Head", "a" * 50, "b" * 6]
    assert [piece.is_cut for piece in found.pieces] == [False, False, True]
    rest = cut_pieces(version, [], start=found.after, budget=60)
    assert (text_of(rest, version), rest.after) == (["b" * 44], None)
    exactly = cut_pieces(version, [], budget=54)
    assert text_of(exactly, version) == ["Head", "a" * 50]
    assert exactly.after == version.blocks[3].span.start
    assert cut_pieces(version, [], start=10_000).pieces == ()


# Days in words.


def window(first, last, moment=None):
    days = (date.fromisoformat(day) if day else None for day in (first, last))
    return Window(*days, WindowHow.CLAUSE, moment=Moment.parse(moment) if moment else None)


@pytest.mark.parametrize(
    ("first", "last", "words"),
    [
        ("2031-03-04", "2031-03-04", "4 March 2031"),
        ("2031-03-01", "2031-03-31", "March 2031"),
        ("2028-02-01", "2028-02-29", "February 2028"),
        ("2031-02-01", "2031-02-28", "February 2031"),
        ("2028-02-01", "2028-02-28", "1 to 28 February 2028"),
        ("2031-12-01", "2031-12-31", "December 2031"),
        ("2031-01-01", "2031-12-31", "2031"),
        ("2031-01-01", "2032-12-31", "1 January 2031 to 31 December 2032"),
        ("2031-01-01", "2031-01-31", "January 2031"),
        ("2031-03-01", "2031-04-30", "1 March to 30 April 2031"),
        ("2031-03-04", "2031-03-10", "4 to 10 March 2031"),
        ("2031-03-04", "2031-04-02", "4 March to 2 April 2031"),
        ("2030-12-30", "2031-01-02", "30 December 2030 to 2 January 2031"),
        ("2031-03-04", None, "on or after 4 March 2031"),
        (None, "2031-03-04", "on or before 4 March 2031"),
        (None, None, "day unknown"),
        ("9999-12-01", "9999-12-31", "1 to 31 December 9999"),
        ("0001-01-01", "0001-01-01", "1 January 1"),
    ],
)
def test_windows_in_words(first, last, words):
    assert window_words(window(first, last)) == words


def test_a_window_that_is_a_moment_and_none_at_all():
    assert window_words(window("2031-03-04", "2031-03-04", "2031-03-04T10:15:00Z")) == "4 March 2031, 10:15 UTC"
    assert window_words(None) == "day unknown"


@pytest.mark.parametrize(
    ("given", "words"),
    [
        ("2031", "2031"),
        ("2031-03", "March 2031"),
        ("2031-03-04", "4 March 2031"),
        ("2031-03-04T10:15", "4 March 2031, 10:15 (zone unknown)"),
        ("2031-03-04T10:15Z", "4 March 2031, 10:15 UTC"),
        ("2031-03-04T10:15:59Z", "4 March 2031, 10:15 UTC"),
        ("2031-03-04T23:30:00-08:00", "5 March 2031, 07:30 UTC"),
        ("2031-01-01T00:30:00+02:00", "31 December 2030, 22:30 UTC"),
    ],
)
def test_clocks_in_words(given, words):
    assert clock_words(Moment.parse(given)) == words


def test_no_clock():
    assert clock_words(None) == "no clock"


@pytest.mark.parametrize("given", ["0001-01-01T00:00:00+14:00", "9999-12-31T23:59:59-12:00"])
def test_the_first_and_last_clocks_in_words(given):
    assert clock_words(Moment.parse(given))


def test_every_value_has_a_word():
    for kind, table in (
        (FindingKind, wording.KINDS),
        (SpeakerKind, wording.SPEAKER_KINDS),
        (WindowHow, wording.SAID_HOW),
        (MentionHow, wording.NAMED_HOW),
        (SideHow, wording.SIDE_HOW),
        (Manner, wording.MANNERS),
    ):
        assert set(table) == set(kind)
        assert len(set(table.values())) >= len(table) - 1  # a person says so of names and of sides
    assert set(wording.COPY_HOW) == set(AttestedHow)
    assert kind_words(FindingKind.WALK_BACK) == "Walk-back"
    assert plain("quiet_edit") == "quiet edit"
    assert day_words(DAY) == "4 March 2031"


# Who says it, and when.


def statement(speaker=None, source="Ms Lind", said_at=None, article_day=DAY):
    day = ArticleDay(article_day, DayHow.MANIFEST, "given") if article_day else None
    return Statement(
        "a" * 32, "b" * 32, "Wire", None, source, "said", "“No.”", Manner.DIRECT, 0.9, CueClass.SAY, Polarity.AFFIRMS,
        Modality.ASSERTED, None, None, speaker, said_at, None, day, (),
    )  # fmt: skip


def speaker(name="Eva Lind", office=None, side=None):
    return StatementSpeaker(
        "c" * 32, name, "Ms Lind", SpeakerKind.PERSON, office, None, side, MentionHow.NAME, 0.9
    )  # fmt: skip


def test_the_words_of_the_report_where_nobody_was_found():
    voice = voice_of(statement())
    assert (voice.name, voice.speaker, voice.party, voice.is_known) == ("Ms Lind", None, None, True)
    nobody = voice_of(statement(source=""))
    assert (nobody.name, nobody.is_known, nobody.is_inferred) == ("speaker unknown", False, False)


@pytest.mark.parametrize(
    ("given", "office", "party", "speaks_for", "inferred"),
    [
        ({}, None, None, None, False),
        ({"office": "interior minister"}, "interior minister", None, None, False),
        ({"name": "Interior Ministry", "office": "Interior Ministry"}, None, None, None, False),
        ({"side": Side(("Border Guard", "Estonia"), SideHow.OFFICE)}, None, "Estonia", "Estonia", False),
        ({"side": Side(("Estonia",), SideHow.CONTEXT)}, None, "Estonia", "Estonia", True),
        ({"side": Side(("Eva Lind",), SideHow.SELF)}, None, "Eva Lind", None, False),
        ({"name": "ESTONIA", "side": Side(("Estonia",), SideHow.NAME)}, None, "Estonia", None, False),
    ],
)
def test_voices(given, office, party, speaks_for, inferred):
    voice = voice_of(statement(speaker(**given)))
    assert (voice.office, voice.party, voice.speaks_for, voice.is_inferred) == (office, party, speaks_for, inferred)
    assert (voice.speaker, voice.is_known) == ("c" * 32, True)


def test_when_it_was_said_or_only_reported():
    assert said_words(statement(said_at=window("2031-03-03", "2031-03-03"))) == "3 March 2031"
    assert said_words(statement()) == "reported 4 March 2031"
    assert said_words(statement(article_day=None)) == "day unknown"


# What an address asks for.


class Colour(StrEnum):
    RED = "red"
    BLUE = "blue"


def asked(**query):
    return Asked("/sides/A b/é", "A b/é", query)


@pytest.mark.parametrize(
    ("query", "changed", "ending", "address"),
    [
        ({}, {}, "", "/sides/A%20b%2F%C3%A9"),
        ({"q": "a b&c=d#e"}, {}, "", "/sides/A%20b%2F%C3%A9?q=a+b%26c%3Dd%23e"),
        ({"page": "2"}, {"page": 3}, "", "/sides/A%20b%2F%C3%A9?page=3"),
        ({"page": "2", "q": "x"}, {"page": None}, "", "/sides/A%20b%2F%C3%A9?q=x"),
        ({"q": ""}, {"r": ""}, "", "/sides/A%20b%2F%C3%A9"),
        ({"q": "x"}, {}, ".json", "/sides/A%20b%2F%C3%A9.json?q=x"),
        ({"é": "“"}, {}, ".csv", "/sides/A%20b%2F%C3%A9.csv?%C3%A9=%E2%80%9C"),
    ],
)
def test_addresses(query, changed, ending, address):
    assert asked(**query).address(changed, ending=ending) == address


def test_what_is_typed_is_read():
    given = asked(day="2031-03", at="2031-03-04T10:00Z", number=" 12 ", colour="blue", blank="  ", words=" two words ")
    assert given.words("words") == "two words"
    assert given.words("blank") is given.words("none") is None
    assert given.day("day") == "2031-03"
    assert given.moment("at") == datetime(2031, 3, 4, 10, tzinfo=UTC)
    assert given.number("number") == 12
    assert given.choice("colour", Colour) is Colour.BLUE
    assert given.day("blank") is given.moment("blank") is given.number("blank") is given.choice("blank", Colour) is None
    assert (given.page, asked(page="7").page) == (1, 7)


@pytest.mark.parametrize(
    "typed", ["Monday", "2031-13", "2031-02-30", "4.3.2031", "31", "2031-03-04T25:00", "\0", "²⁰³¹"]
)
def test_no_day(typed):
    for read in (asked(since=typed).day, asked(since=typed).moment):
        with pytest.raises(UsageError, match=r"^since: expected a date"):
            read("since")


@pytest.mark.parametrize("typed", ["0", "-1", "+1", "1.5", "1e3", "x", "٢", "²", "1_0", "100001", "9" * 30, "0x10"])
def test_no_number(typed):
    with pytest.raises(UsageError, match=rf"^page: expected a number from 1 to {MOST_PAGES}, got"):
        asked(page=typed).page  # noqa: B018


def test_none_of_the_choices():
    with pytest.raises(UsageError, match=r'^colour: expected red, blue, got "green"$'):
        asked(colour="green").choice("colour", Colour)
    with pytest.raises(UsageError, match="expected red, blue"):
        asked(colour="RED").choice("colour", Colour)


def test_what_a_form_sends_is_read():
    form = Form({"by": " ek ", "verdict": "red", "long": "x" * 2_001, "note": ""})
    assert (form.by, form.note, form.choice("verdict", Colour)) == ("ek", "", Colour.RED)
    for wrong, told in (
        (lambda: form.words("long"), "2,001 characters are too many"),
        (lambda: form.needed("side", "the side"), "the side is missing; go back"),
        (lambda: Form({"by": " "}).by, "the name of who decides is missing"),
        (lambda: form.choice("note", Colour), "note: expected red, blue"),
    ):
        with pytest.raises(UsageError, match=told):
            wrong()


# A page at a time.


@pytest.mark.parametrize(
    ("page", "found", "total", "shown", "first", "before", "after"),
    [
        (1, 3, 3, 3, 1, None, None),
        (1, 6, None, 5, 1, None, "/l?page=2"),
        (1, 5, None, 5, 1, None, None),
        (1, 5, 11, 5, 1, None, "/l?page=2"),
        (2, 5, 11, 5, 6, "/l", "/l?page=3"),
        (3, 1, 11, 1, 11, "/l?page=2", None),
        (2, 5, 10, 5, 6, "/l", None),
        (4, 0, 11, 0, 16, "/l?page=3", None),
    ],
)
def test_pages_of_five(page, found, total, shown, first, before, after):
    here = paged(Asked("/l", "", {"page": str(page)} if page > 1 else {}), range(found), 5, total=total)
    assert (len(here.items), here.first, here.before, here.after) == (shown, first, before, after)
    assert here.last == first + shown - 1


# Who was here before.


NOON = datetime(2031, 3, 4, 12, tzinfo=UTC)


def seconds(**ago):
    return str(int((NOON - timedelta(**ago)).timestamp()))


def test_a_visit_begins_after_half_an_hour():
    first = visit_at(NOON, None)
    assert first.since is None
    later = visit_at(NOON, f".{seconds(minutes=29)}")
    assert later.since is None
    again = visit_at(NOON, f"{seconds(days=3)}.{seconds(minutes=31)}")
    assert again.since is not None and again.remembered == f"{seconds(minutes=31)}.{seconds()}"
    same = visit_at(NOON, f"{seconds(days=3)}.{seconds(minutes=29)}")
    assert same.remembered == f"{seconds(days=3)}.{seconds()}"


@pytest.mark.parametrize(
    "remembered", ["", ".", "x.y", "1", "1.2.3", "-1.-1", "99999999999.99999999999", "٣.٣", "1e9.1e9"]
)
def test_what_is_no_visit_counts_as_none(remembered):
    assert visit_at(NOON, remembered).since is None
