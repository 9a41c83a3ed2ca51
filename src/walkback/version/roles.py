"""What part each line of a report plays, from its words and from the lines around it."""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import dataclass

from walkback.model import BlockKind
from walkback.text.sentences import find_sentences
from walkback.version.furniture import (
    Verdict,
    count_words,
    ends_sentence,
    is_note_heading,
    is_personal,
    is_wire_slug,
    judge_edge,
    judge_label,
    judge_line,
    reports_speech,
    speaks_to_reader,
)

TITLE_WORDS = 25  # a longer line without a final stop is a paragraph all the same
CUT_OFF_WORDS = 14  # words of a last line with reported speech that a pay wall cut off rather than a title
PERSONAL_LINES = 2  # lines in the first or second person that make the whole text one that speaks so
SOLID_WORDS = 8  # words of a line that, closed as a sentence, is surely running text
NEAR_SAME = 0.75  # shared words to all words of two video titles that are taken for one
NEAR_LINES = 3  # lines between two such titles, at most
TITLE_LEAST_WORDS = 4  # shorter lines may well stand twice in a report


@dataclass(slots=True)
class Line:
    """One line of collapsed text on its way to a block. ``kind`` is None while nothing speaks about it.

    ``heading`` is the level that the page gives it, 0 for none; ``listed`` marks a list item and
    ``quoted`` a line of a quotation or an embedded post.
    """

    text: str
    kind: BlockKind | None = None
    reason: str = ""
    heading: int = 0
    listed: bool = False
    quoted: bool = False

    def settle(self, kind: BlockKind, reason: str = "") -> None:
        """Give the line its kind."""
        self.kind, self.reason = kind, reason


_TURN = re.compile(
    r"(?:(?P<q>Q|A|Question|Answer)\b[^:]{0,40}|(?P<label>(?:\b[A-Z][A-Za-z]{0,4}\.|[^:.!?\"“]){1,49})):\s?\S",
    re.IGNORECASE,
)
_BULLET = re.compile(r"(?:[-–—*•·‣▪◦>]|\d{1,2}[.)]|\(?[a-z]\))\s+\S")


def assign_roles(lines: Sequence[Line], *, from_page: bool, outlets: tuple[str, ...] = ()) -> None:
    """Give every line of one report, in order, its kind.

    Lines that have a kind keep it. ``from_page`` tells that the lines come from a page, where whoever
    laid it out marks paragraphs: there a line without a final stop before the headline or after the
    last paragraph is furniture. In plain text only a line's own words and a double of it speak
    against it.
    """
    turns = _find_turns(lines)
    for at, line in enumerate(lines):
        if line.kind is None and at not in turns:
            _settle_alone(line, from_page=from_page)
    if not from_page:
        _find_headline(lines, turns)
    _find_notes_under_headings(lines)
    _find_video_lines(lines, turns)
    _find_lists_of_stories(lines, turns)
    if from_page:
        _clear_head(lines)
    _clear_tail(lines, turns, from_page=from_page, outlets=outlets)
    _find_standfirst(lines, turns)
    for line in lines:
        if line.kind is None:
            line.settle(BlockKind.PARAGRAPH)


def is_title_like(line: Line) -> bool:
    """Whether the line could be a title: short, in one piece, without a final stop."""
    return (
        count_words(line.text) <= TITLE_WORDS
        and not ends_sentence(line.text)
        and not _BULLET.match(line.text)
        and len(find_sentences(line.text)) == 1
    )


def is_solid(line: Line) -> bool:
    """Whether the line is surely running text."""
    return count_words(line.text) >= SOLID_WORDS and ends_sentence(line.text)


def _settle_alone(line: Line, *, from_page: bool) -> None:
    if line.quoted:
        return
    verdict = judge_line(line.text)
    if verdict is None and from_page and not line.heading and not line.listed:
        verdict = judge_label(line.text)
    if verdict is None and is_wire_slug(line.text) and not from_page:
        verdict = Verdict(BlockKind.FURNITURE, "keywords of the wire desk")
    if verdict is not None:
        line.settle(*verdict)


def _find_turns(lines: Sequence[Line]) -> set[int]:
    """Indices of transcript turns and of questions and answers: lines whose label opens others too."""
    labels: dict[str, list[int]] = {}
    for at, line in enumerate(lines):
        match = _TURN.match(line.text)
        if match and line.kind is None:
            label = "q" if match["q"] else match["label"].casefold()
            labels.setdefault(label, []).append(at)
    speakers = {label for label, places in labels.items() if len(places) > 1 and _is_speaker(lines[places[0]].text)}
    return {at for label in speakers for at in labels[label]}


def _is_speaker(text: str) -> bool:
    return judge_line(text) is None


def _find_headline(lines: Sequence[Line], turns: set[int]) -> None:
    """In plain text the first line is the headline if it looks like one and running text follows.

    A release opens with who issues it and the day; the title below them is then the headline.
    """
    running = [at for at, line in enumerate(lines) if at in turns or is_solid(line)]
    last = running[-1] if running else -1
    for at, line in enumerate(lines):
        if line.kind is BlockKind.FURNITURE and line.reason in ("keywords of the wire desk", "no words"):
            continue
        # What reads as another story's label at the end of a report ("Video: ...") is a headline here.
        labelled = at == 0 and line.reason in ("label of another story", "related-video line")
        if not (line.kind is None or labelled) or at in turns or at >= last or not is_title_like(line):
            return
        below = at + 1
        while below < last and lines[below].kind is BlockKind.BYLINE:
            below += 1
        title = lines[below]
        if (
            below > at + 1
            and below < last
            and _ISSUER.search(line.text)
            and title.kind is None
            and is_title_like(title)
        ):
            line.settle(BlockKind.BYLINE, "who issues the release")
            title.settle(BlockKind.HEADLINE)
        else:
            line.settle(BlockKind.HEADLINE)
        return


_ISSUER = re.compile(
    r"\b(?:government|ministry|department|office|committee|commission|council|authority|agency|constabulary|police|"
    r"university|(?:press|news|media) release|for immediate release)\b",
    re.IGNORECASE,
)


def _find_notes_under_headings(lines: Sequence[Line]) -> None:
    for at, line in enumerate(lines):
        if line.kind in (None, BlockKind.FURNITURE, BlockKind.NOTE) and is_note_heading(line.text):
            below = next((later for later in lines[at + 1 : at + 2] if later.kind in (None, BlockKind.NOTE)), None)
            if below is not None or line.kind is None:
                line.settle(BlockKind.NOTE, "heading of a note")
            if below is not None and below.kind is None:
                below.settle(BlockKind.NOTE, "under a note's heading")


def _find_video_lines(lines: Sequence[Line], turns: set[int]) -> None:
    """Find titles of related videos by their doubles, and titles printed twice.

    A player leaves its title twice in the text, once with "– video" and once without, or twice alike:
    word for word anywhere, or nearly so within a few lines.
    """
    first: dict[tuple[str, ...], int] = {}
    near: list[int] = []
    for at, line in enumerate(lines):
        if at in turns or line.listed or line.quoted or not is_title_like(line):
            continue
        if line.kind not in (None, BlockKind.HEADLINE) and line.reason != "related-video line":
            continue
        words = _title_words(line.text)
        if len(words) < TITLE_LEAST_WORDS:
            continue
        near = [other for other in near if at - other <= NEAR_LINES]
        double = first.setdefault(tuple(words), at)
        if double == at:
            double = next((other for other in near if _alike(_title_words(lines[other].text), words)), at)
        near.append(at)
        if double != at:
            for one in (lines[double], line):
                if one.kind is None and not one.heading:
                    one.settle(BlockKind.FURNITURE, "title that stands twice")


def _alike(a: list[str], b: list[str]) -> bool:
    """Whether two titles share nearly all words, the numbers among them without exception."""
    shared = len(set(a) & set(b))
    numbers = {word for word in a if word.isdigit()} == {word for word in b if word.isdigit()}
    return numbers and shared >= NEAR_SAME * len(set(a) | set(b))


def _title_words(text: str) -> list[str]:
    return re.findall(r"\w+", re.sub(r"\s[–—|-]\s\w+$", "", text).casefold())


def _find_lists_of_stories(lines: Sequence[Line], turns: set[int]) -> None:
    """Titles right under "Related stories", "Most read" and the like belong to it, up to the next running text."""
    under = ""
    for at, line in enumerate(lines):
        if line.kind is BlockKind.FURNITURE and count_words(line.text) <= 8 and line.reason in (
            "speaks to the page's visitor", "label of another story",
        ) and _OPENS_LIST.search(line.text):  # fmt: skip
            under = line.text
        elif line.kind is None and under and at not in turns and not ends_sentence(line.text) and is_title_like(line):
            line.settle(BlockKind.FURNITURE, f'under "{under}"')
        elif line.kind is not BlockKind.FURNITURE:
            under = ""


_OPENS_LIST = re.compile(
    r"related|most (?:read|popular|viewed|shared|watched)|trending|top stories|latest news|more (?:stories|"
    r"news|from|on|in|about|like|to)|"
    r"recommended|picks|read next|up next|around the web|from the web|see also|read (?:more|also)|"
    r"further reading|topics|tags|share", re.IGNORECASE,
)  # fmt: skip


def _clear_head(lines: Sequence[Line]) -> None:
    headline = next((at for at, line in enumerate(lines) if line.kind is BlockKind.HEADLINE), None)
    if headline is None:
        return
    for line in lines[:headline]:
        if line.kind is None:
            line.settle(BlockKind.FURNITURE, "before the headline")


def _clear_tail(lines: Sequence[Line], turns: set[int], *, from_page: bool, outlets: tuple[str, ...]) -> None:
    """Judge what follows the last paragraph, from the end backwards, until something stays."""
    body = any(line.kind is None and is_solid(line) and not line.text.isupper() for line in lines)
    # Columns, letters and notices speak so throughout; there it sets nothing apart.
    personal = sum(line.kind is None and is_solid(line) and is_personal(line.text) for line in lines) >= PERSONAL_LINES
    for at in range(len(lines) - 1, -1, -1):
        line = lines[at]
        if line.kind is not None:
            if line.kind is BlockKind.HEADLINE:
                return
            continue
        verdict = None if at in turns or line.quoted else judge_edge(line.text, outlets)
        if verdict is None and at not in turns and body and line.text.isupper() and count_words(line.text) > 3:
            verdict = Verdict(BlockKind.FURNITURE, "letterhead in capitals")
        if verdict is None and from_page and body and not personal and at not in turns and speaks_to_reader(line.text):
            verdict = Verdict(BlockKind.FURNITURE, "speaks to the reader after the last paragraph")
        if verdict is None and from_page and body and at not in turns and not line.quoted and is_title_like(line):
            cut_off = count_words(line.text) >= CUT_OFF_WORDS and reports_speech(line.text)
            if not cut_off and not (line.listed and _is_open_list(lines, at)):
                verdict = Verdict(BlockKind.FURNITURE, "title after the last paragraph")
        if verdict is None:
            return
        line.settle(*verdict)


def _is_open_list(lines: Sequence[Line], at: int) -> bool:
    """Whether the list item belongs to a list that a paragraph ending in a colon opens."""
    for line in reversed(lines[:at]):
        if line.listed:
            continue
        return line.kind is None and line.text.endswith(":")
    return False


def _find_standfirst(lines: Sequence[Line], turns: set[int]) -> None:
    seen = False
    for at, line in enumerate(lines):
        if line.kind is BlockKind.HEADLINE:
            seen = True
        elif line.kind is None:
            if (
                seen
                and at not in turns
                and not line.heading
                and is_title_like(line)
                and not line.listed
                and not line.quoted
            ):
                followed = any(later.kind is None for later in lines[at + 1 :])
                if followed:
                    line.settle(BlockKind.STANDFIRST)
            return
