from __future__ import annotations

import pytest

from walkback.model import BlockKind
from walkback.version.furniture import is_byline, is_note, is_time_line, judge_edge, judge_line


@pytest.mark.parametrize(
    "line",
    [
        "Correction: the mayor is 61, not 16.",
        "Correction, 10 February: the number was given as 62,400.",
        "CLARIFICATION (4 May): The council has asked us to say that it was not asked.",
        "This article was amended on 3 September 2030. It gave the wrong year.",
        "An earlier version of this story misspelled the pilot's name.",
        "Editor’s note: The headline was changed after publication.",
        "UPDATE: The ferry has sailed.",
        "Updated 9 October 2029: the number of customers has been corrected.",
        "Because of an editing error, the year was given as 2027.",
        "(Corrects spelling of name in paragraph 4)",
    ],
)
def test_notes(line: str) -> None:
    assert is_note(line)


@pytest.mark.parametrize(
    "line",
    [
        "Correctional facilities will be visited next week.",
        "Update your address with the council, the mayor said.",
        "Updated: 4 March 2031, 10:15 GMT",
        "The correction of the course took ten minutes, the pilot said.",
        "The earlier version of the bill was milder.",
        "Corrections officers said the gate had been open.",
    ],
)
def test_no_notes(line: str) -> None:
    assert not is_note(line)


@pytest.mark.parametrize(
    "line",
    [
        "Thursday, 2 May 2030",
        "Scalla, 2 June 2031",
        "Published 12:30 BST, 4 March",
        "Last updated at 10.15 GMT",
        "2031-03-04",
        "3 hours ago",
    ],
)
def test_date_lines(line: str) -> None:
    assert is_time_line(line)


@pytest.mark.parametrize(
    "line", ["Vote on 29 November", "The ferry sank on 4 May 2030.", "Ferry fares rise 3 May", "Twelve people came"]
)
def test_no_date_lines(line: str) -> None:
    assert not is_time_line(line)


@pytest.mark.parametrize(
    "line",
    [
        "By Rhona Tulloch",
        "By Rhona Tulloch and Ola Brandt in Scalla",
        "By RHONA TULLOCH, Harbour Correspondent",
        "Reporting by Ola Brandt; editing by Mona Lind",
        "(Additional reporting by Ola Brandt in Scalla)",
        "Ola Brandt contributed to this report.",
        "Tulloch reported from Scalla.",
    ],
)
def test_bylines(line: str) -> None:
    assert is_byline(line)


@pytest.mark.parametrize(
    "line",
    [
        "By Monday the water had gone.",
        "By then, Marwick said, it was too late.",
        "Rain contributed to the flood.",
        "By the harbour wall",
    ],
)
def test_no_bylines(line: str) -> None:
    assert not is_byline(line)


def test_a_newsroom_speaks_about_itself_only_at_the_edges() -> None:
    line = "The Post is an independent publication and is read on six islands."
    assert judge_line(line) is None
    verdict = judge_edge(line, ("The Isle Post",))
    assert verdict is not None
    assert verdict.kind is BlockKind.FURNITURE
    assert judge_edge("The ferry is an independent undertaking.", ("The Isle Post",)) is None


def test_a_company_s_own_account_of_itself_stays() -> None:
    assert judge_edge("Marwick Lines, founded in 1904, has 1,200 registered members.", ("Marwick Lines",)) is None
