"""Lines of a terminal: a sign before wrapped words, or two columns of them, however wide their letters are."""

from __future__ import annotations

from itertools import zip_longest
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from rich.console import Console
    from rich.text import Text

BETWEEN = " │ "
LEAST = 8  # cells of words in a line, below which a line is longer than the terminal rather than a ladder of letters
READABLE = 100  # cells in a line of running text; longer ones are hard to follow


def print_hanging(console: Console, sign: str, words: Text, *, indent: int = 0, style: str = "") -> None:
    """Print wrapped words behind a sign; further lines stand under the first one's words."""
    for line in _hanging(console, sign, words, min(console.width, READABLE) - indent, style):
        _print(console, line, indent)


def print_columns(console: Console, left: tuple[str, Text], right: tuple[str, Text], style: tuple[str, str]) -> None:
    """Print two cells beside each other, each a sign with words, both wrapped."""
    from rich.text import Text

    width = column_width(console)
    cells = [
        _hanging(console, sign, words, width, how) for (sign, words), how in zip((left, right), style, strict=True)
    ]
    for a, b in zip_longest(*cells, fillvalue=Text()):
        line = Text().append_text(a).append(" " * max(0, width - a.cell_len)).append(BETWEEN, style="dim")
        _print(console, line.append_text(b), 0)


def column_width(console: Console) -> int:
    """Return the cells of one of two columns."""
    return max(LEAST + 2, (min(console.width, 2 * READABLE + len(BETWEEN)) - len(BETWEEN)) // 2)


def _hanging(console: Console, sign: str, words: Text, width: int, style: str) -> list[Text]:
    from rich.cells import cell_len
    from rich.text import Text

    edge = cell_len(sign)
    room = max(LEAST, width - edge)
    if words.cell_len == 0:
        return [Text().append(sign, style=style)] if sign.strip() else []
    lines = []
    for number, line in enumerate(words.wrap(console, room, overflow="fold")):
        line.rstrip()
        lines.append(Text().append(sign if number == 0 else " " * edge, style=style).append_text(line))
    return lines


def _print(console: Console, line: Text, indent: int) -> None:
    from rich.text import Text

    whole = Text(" " * indent).append_text(line)
    whole.rstrip()
    console.print(whole, no_wrap=True, overflow="ignore", crop=False)
