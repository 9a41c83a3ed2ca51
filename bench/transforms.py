"""The same article set anew: other quotation marks, blanks, lines, capitals and dashes.

Every house sets its texts in its own way, and what was said does not change with that. Each transform
takes a text and gives a `Transformed`: the new text, and for each span the place of the same words, in
both directions. A transform has no randomness and touches no word but for its capitals.
"""

from __future__ import annotations

import re
import zlib
from bisect import bisect_left, bisect_right
from collections.abc import Callable, Iterable, Iterator, Mapping
from dataclasses import dataclass
from functools import partial

from walkback.text.quotes import canonical_quotes
from walkback.text.span import Span

Replacement = tuple[Span, str]  # a stretch of the old text and what stands in its place, neither of them empty


@dataclass(frozen=True, slots=True)
class Transformed:
    """A text set anew, with the stretches that were replaced: ``old[i]`` became ``new[i]``, in order.

    Everything between them only moved. Within a stretch whose length stayed the same the characters stand
    for one another; where it changed, a span that begins or ends inside takes the whole of it.
    """

    text: str
    old: tuple[Span, ...]
    new: tuple[Span, ...]

    def move(self, span: Span) -> Span:
        """The place in the new text of what ``span`` covers in the old one."""
        return _moved(span, self.old, self.new)

    def move_back(self, span: Span) -> Span:
        """The place in the old text of what ``span`` covers in the new one."""
        return _moved(span, self.new, self.old)


Transform = Callable[[str], Transformed]


def _moved(span: Span, here: tuple[Span, ...], there: tuple[Span, ...]) -> Span:
    start, end = span
    first = bisect_right(here, start, key=lambda one: one.start) - 1  # the last stretch that begins by then
    last = bisect_left(here, end, key=lambda one: one.end)  # the first stretch that ends then or later
    if first >= 0 and start < here[first].end:
        start = _moved_inside(start, here[first], there[first], there[first].start)
    else:
        start += there[first].end - here[first].end if first >= 0 else 0
    if last < len(here) and here[last].start < end:
        end = _moved_inside(end, here[last], there[last], there[last].end)
    else:
        end += there[last - 1].end - here[last - 1].end if last else 0
    return Span(start, end)


def _moved_inside(at: int, here: Span, there: Span, outward: int) -> int:
    same_length = here.end - here.start == there.end - there.start
    return at - here.start + there.start if same_length else outward


def replace(text: str, replacements: Iterable[Replacement]) -> Transformed:
    """Make the replacements, which are disjoint and in order; those that change nothing are left out."""
    parts: list[str] = []
    old: list[Span] = []
    new: list[Span] = []
    done = length = 0
    for span, words in replacements:
        if span.of(text) == words:
            continue
        kept = text[done : span.start]
        old.append(span)
        new.append(Span(length + len(kept), length + len(kept) + len(words)))
        parts += (kept, words)
        done, length = span.end, new[-1].end
    parts.append(text[done:])
    return Transformed("".join(parts), tuple(old), tuple(new))


# ---------------------------------------------------------------- quotation marks


@dataclass(frozen=True, slots=True)
class Style:
    """How a house sets quotation marks, and those within a quotation."""

    opening: str
    closing: str
    inner_opening: str
    inner_closing: str

    @property
    def is_single(self) -> bool:
        """Whether the outer marks are single ones."""
        return self.opening in _SINGLES


STYLES: Mapping[str, Style] = {
    "straight": Style('"', '"', "'", "'"),
    "curly": Style("“", "”", "‘", "’"),
    "british": Style("‘", "’", "“", "”"),
    "single": Style("'", "'", '"', '"'),
    "apostrophes": Style("''", "''", "'", "'"),
    "backticks": Style("``", "''", "`", "'"),
    "low_high": Style("„", "“", "‚", "‘"),
    "guillemets": Style("«", "»", "‘", "’"),
}
_SINGLES = frozenset("‘’'‚‛`")
_TWO_CHARACTERS = ("''", "``", "’’", "‘‘")  # what `canonical_quotes` takes for one mark


def set_quotes(text: str, style: Style) -> Transformed:
    """Set the outer quotation marks in another style; apostrophes stay.

    Marks are those that `canonical_quotes` finds. Marks within a quotation stay too, unless they are single
    as the style's outer ones are, or double like them: no house sets both alike.
    """
    return replace(text, sorted(_restyled(text, style)))


def _restyled(text: str, style: Style) -> Iterator[Replacement]:
    opened = -1  # where the quotation that is open begins, -1 outside one
    for span, opens in _outer_marks(text):
        yield span, style.opening if opens else style.closing
        if not opens and opened >= 0:
            yield from _inner_restyled(text, Span(opened, span.start), style)
        opened = span.end if opens else -1


def _inner_restyled(text: str, quotation: Span, style: Style) -> Iterator[Replacement]:
    for inner, opens in _outer_marks(quotation.of(text)):
        mark = Span(quotation.start + inner.start, quotation.start + inner.end)
        if (mark.of(text) in _SINGLES) == style.is_single:
            yield mark, style.inner_opening if opens else style.inner_closing


def _outer_marks(text: str) -> Iterator[tuple[Span, bool]]:
    """The outer quotation marks in order, each with whether it opens.

    A closing mark that closes nothing and stands after a digit is an inch mark.
    """
    canonical = canonical_quotes(text)
    is_open = False
    for at, mark in enumerate(canonical):
        if mark == "\n":
            is_open = False
        elif mark == "“":
            is_open = True
        elif mark != "”" or (not is_open and at > 0 and text[at - 1].isdigit()):
            continue
        else:
            is_open = False
        if mark != "\n":
            two = text[at : at + 2] in _TWO_CHARACTERS and canonical[at + 1] == " "
            yield Span(at, at + 1 + two), mark == "“"


# ---------------------------------------------------------------- blanks and lines

_LINE_BREAKS = re.compile(r"[^\S\n]*\n\s*")  # one or more, with the blanks around them
_BLANK_LINES = re.compile(r"\n(?:[^\S\n]*\n)+")
_WORD_IN_BLANKS = re.compile(r"\S+")
ONE_WORD_IN = 4  # one word in so many has no-break spaces around it


def set_no_break_spaces(text: str) -> Transformed:
    """Put no-break spaces before and after one word in four, as content systems do after titles and numbers.

    Which words those are depends on their letters alone (CRC-32), so it is always the same ones.
    """
    chosen = (
        word.span()
        for word in _WORD_IN_BLANKS.finditer(text)
        if zlib.crc32(word.group().casefold().encode("utf-8", "surrogatepass")) % ONE_WORD_IN == 0
    )
    around = {at for start, end in chosen for at in (start - 1, end) if 0 <= at < len(text) and text[at] == " "}
    return replace(text, ((Span(at, at + 1), "\u00a0") for at in sorted(around)))


def replace_all(text: str, pattern: re.Pattern[str], words: str) -> Transformed:
    """Put ``words`` in place of every match."""
    return replace(text, ((Span(*match.span()), words) for match in pattern.finditer(text)))


# ---------------------------------------------------------------- capitals

LEAD_WORDS = 6  # as many as papers set in capitals
_FIRST_LETTER = re.compile(r"(?<![\w'’])[^\W\d_]")


def set_lead_in_capitals(text: str) -> Transformed:
    """Set the first six words below the headline in capitals; lines too short to be a paragraph are passed over."""
    for line in _lines(text)[1:]:
        words = list(_WORD_IN_BLANKS.finditer(text, *line))
        if len(words) >= LEAD_WORDS:
            return _recase(text, Span(line.start, words[LEAD_WORDS - 1].end()), str.upper)
    return replace(text, ())


def set_headline_in_capitals(text: str) -> Transformed:
    """Set the headline in capitals: the first line, if others follow."""
    headline = _headline(text)
    return _recase(text, headline, str.upper) if headline else replace(text, ())


def set_headline_in_title_case(text: str) -> Transformed:
    """Begin every word of the headline with a capital: the first line, if others follow."""
    headline = _headline(text)
    if not headline:
        return replace(text, ())
    letters = (Span(*match.span()) for match in _FIRST_LETTER.finditer(text, *headline))
    return replace(text, ((at, _recased(at.of(text), str.upper)) for at in letters))


def set_in_small_letters(text: str) -> Transformed:
    """Set everything in small letters."""
    return _recase(text, Span(0, len(text)), str.lower)


def _recase(text: str, span: Span, case: Callable[[str], str]) -> Transformed:
    return replace(text, [(span, "".join(_recased(char, case) for char in span.of(text)))] if text else ())


def _recased(char: str, case: Callable[[str], str]) -> str:
    """The letter in the other case, unless it would become another letter or two ("ß", "ı")."""
    changed = case(char)
    return changed if len(changed) == 1 and changed.casefold() == char.casefold() else char


def _lines(text: str) -> list[Span]:
    return [Span(*line.span()) for line in re.finditer(r"\S[^\n]*", text)]


def _headline(text: str) -> Span | None:
    lines = _lines(text)
    return lines[0] if len(lines) > 1 else None


# ---------------------------------------------------------------- the table

TRANSFORMS: Mapping[str, Transform] = {
    **{f"quotes_{name}": partial(set_quotes, style=style) for name, style in STYLES.items()},
    "no_break_spaces": set_no_break_spaces,
    "joined_lines": partial(replace_all, pattern=_LINE_BREAKS, words=" "),
    "single_newlines": partial(replace_all, pattern=_BLANK_LINES, words="\n"),
    "doubled_blanks": partial(replace_all, pattern=re.compile(" "), words="  "),
    "lead_capitals": set_lead_in_capitals,
    "headline_capitals": set_headline_in_capitals,
    "headline_title_case": set_headline_in_title_case,
    "small_letters": set_in_small_letters,
    "dashes_typed": partial(replace_all, pattern=re.compile("—"), words="--"),
    "dashes_set": partial(replace_all, pattern=re.compile("(?<!-)--(?!-)"), words="—"),
}
