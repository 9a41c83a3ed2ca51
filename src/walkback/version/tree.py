"""A page's markup as lines of text with what stands around each of them."""

from __future__ import annotations

import re
from dataclasses import dataclass, field, replace
from functools import lru_cache
from urllib.parse import urljoin, urlsplit

from selectolax.lexbor import LexborHTMLParser, LexborNode

from walkback.text.clean import clean_text
from walkback.version.furniture import ends_sentence
from walkback.version.wordset import word_set

# Never read: code, drawings, players, form fields, other documents.
UNREAD_TAGS = word_set(
    "script style template noscript svg iframe object embed canvas audio video map select option optgroup "
    "datalist input textarea head math frameset frame noframes applet progress meter param source track area "
    "base link meta title img amp-iframe amp-video amp-audio amp-youtube amp-analytics"
)
BLOCK_TAGS = word_set(
    "address article aside blockquote body center caption dd details dialog dir div dl dt fieldset figcaption "
    "figure footer form h1 h2 h3 h4 h5 h6 header hgroup hr html legend li main menu nav ol p pre search "
    "section summary table tbody td tfoot th thead tr ul button amp-list amp-accordion amp-carousel amp- "
    "sidebar amp-ad"
)
CELL_TAGS = frozenset(("td", "th"))
CELL_WORDS = 12  # a row whose cells are all at most so long is one line, else every cell is lines of its own
LONGEST_TEXT = 100_000  # characters of a line; what is longer is no text that a person reads

_SPACES = re.compile(r"[ \n]+")
_HIDDEN_STYLE = re.compile(r"display\s*:\s*none|visibility\s*:\s*hidden", re.IGNORECASE)
_UNSEEN_CLASS = re.compile(
    r"(?:^|[\s_-])(?:sr-only|screen-reader(?:-text|-only)?|visually-?hidden|visuallyHidden|off-?screen|"
    r"assistive-text|a11y-hidden|u-hidden-visually)(?:$|[\s_])",
    re.IGNORECASE,
)
_CELL, _BR = "\x1e", "\x1f"  # marks between parts of a line; no page text holds them after cleaning


@dataclass(slots=True)
class Element:
    """A block element: where it stands and what its name, class, id and roles say."""

    tag: str
    parent: int  # index in Page.elements, -1 for the root
    names: str = ""  # class, id and test names, one string
    role: str = ""
    itemprop: str = ""
    hidden: bool = False


@dataclass(slots=True)
class TextLine:
    """One line of the page in document order, blanks collapsed.

    ``links`` are (start, end, address) in ``text``; ``element`` indexes `Page.elements`. ``inline`` holds
    the names of the inline elements that cover the whole line; ``bold`` tells that it is bold throughout.
    """

    text: str
    links: list[tuple[int, int, str]]
    element: int
    inline: str = ""
    bold: bool = False
    link_share: float = 0.0  # of characters


@dataclass(slots=True)
class Time:
    """A <time> element or one with a datetime attribute: its value, words and the number of lines before it."""

    value: str
    words: str
    line: int
    itemprop: str
    element: int
    names: str


@dataclass(slots=True)
class Page:
    """What was read of a page."""

    elements: list[Element] = field(default_factory=list)
    lines: list[TextLine] = field(default_factory=list)
    times: list[Time] = field(default_factory=list)

    def around(self, line: TextLine, count: int) -> list[Element]:
        """The line's element and those that hold it, innermost first, ``count`` at most."""
        chain: list[Element] = []
        element = line.element
        while element >= 0 and len(chain) < count:
            chain.append(self.elements[element])
            element = self.elements[element].parent
        return chain

    def below(self, root: int) -> list[bool]:
        """For every element whether it is ``root`` or lies in it; all false for a root of -1."""
        inside: list[bool] = []
        for e, element in enumerate(self.elements):
            inside.append(e == root or (element.parent >= 0 and inside[element.parent]))
        return inside


_TAG = re.compile(
    r"<(script|style|textarea|title)\b.*?</\1\s*>|<!--.*?-->|<(?P<close>/?)(?P<tag>[a-zA-Z][a-zA-Z0-9-]*)\b[^<>]*>",
    re.DOTALL | re.IGNORECASE,
)
_NEVER_CLOSED = word_set(
    "br img hr input meta link area base col embed source track wbr param p li td tr th dt dd option"
)
DEEPEST = 2000  # elements within one another; browsers stop at 512
MANY_TAGS = 10_000  # a page with fewer is parsed quickly however deep it is


def limit_depth(html: str) -> str:
    """Return the page without the tags that nest far deeper than any browser follows.

    Parsers take time that grows with the square of the depth, so a page of a few hundred kilobytes
    that does nothing but open elements would hold everything up.
    """
    if html.count("<") < MANY_TAGS:
        return html
    depth = dropped = 0
    parts: list[str] = []
    at = 0
    for match in _TAG.finditer(html):
        if match["tag"] is None or match["tag"].lower() in _NEVER_CLOSED:
            continue
        if match["close"]:
            if dropped:
                dropped -= 1
                parts.append(html[at : match.start()])
                at = match.end()
            else:
                depth = max(0, depth - 1)
        elif depth >= DEEPEST:
            dropped += 1
            parts.append(html[at : match.start()])
            at = match.end()
        else:
            depth += 1
    parts.append(html[at:])
    return " ".join(parts)


def read_tree(parser: LexborHTMLParser, base_url: str | None = None, *, break_at_blank_lines: bool = False) -> Page:
    """Walk the parsed page once and return its lines, block by block.

    Works without recursion, so depth is no limit, and in time linear in the page. A row of short table
    cells is one line with bars between the cells; two <br> part lines, and one does where a sentence
    ends before it. ``break_at_blank_lines`` parts lines at blank lines in the source too, as content
    systems do whose fields hold no paragraph tags.
    """
    return _Walk(base_url, break_at_blank_lines).run(parser)


@dataclass(slots=True)
class _Part:
    text: str
    href: str
    link: int  # number of the <a>, 0 outside one
    bold: bool
    inline: str
    element: int


class _Walk:
    def __init__(self, base_url: str | None, break_at_blank_lines: bool) -> None:
        self.base_url = base_url
        self.break_at_blank_lines = break_at_blank_lines
        self.page = Page()
        self.parts: list[_Part] = []
        self.element = -1
        self.href, self.link, self.link_count = "", 0, 0
        self.bold = self.pre = 0
        self.inline: list[str] = []
        self.skips_inline = 0
        self.row_is_whole = True  # no block has parted the table row that is being read

    def run(self, parser: LexborHTMLParser) -> Page:
        root = parser.root
        if root is None:
            return self.page
        # Each entry undoes what entering an element did: (node, state before).
        stack: list[tuple[LexborNode, tuple[int, str, int, int, int, str]]] = []
        node: LexborNode | None = root
        while node is not None:
            child = None
            tag = node.tag or ""
            if tag == "-text":
                self._take_text(node.text_content or "")
            elif tag and tag[0] not in "-!" and tag not in UNREAD_TAGS:
                before = self._enter(node, tag)
                child = node.child
                if child is not None:
                    stack.append((node, before))
                else:
                    self._leave(tag, before)
            if child is not None:
                node = child
                continue
            following = node.next
            while following is None and stack:
                node, before = stack.pop()
                self._leave(node.tag or "", before)
                following = node.next
            node = following
        self._flush()
        return self.page

    def _enter(self, node: LexborNode, tag: str) -> tuple[int, str, int, int, int, str]:
        before = (self.element, self.href, self.link, self.bold, len(self.inline), "")
        if tag == "br":
            self._mark(_BR)
            return before
        attributes = node.attributes
        names = _names_of(attributes)
        if tag in BLOCK_TAGS:
            if tag in CELL_TAGS:
                self._mark(_CELL)
            else:
                self._flush()
                self.row_is_whole = tag == "tr"
            hidden = _is_hidden(attributes) or bool(names and _UNSEEN_CLASS.search(names))
            self.pre += tag == "pre"
            self.page.elements.append(
                Element(
                    tag, self.element, names, attributes.get("role") or "", attributes.get("itemprop") or "", hidden
                )
            )
            self.element = len(self.page.elements) - 1
        elif tag == "a":
            href = (attributes.get("href") or "").strip()
            self.link_count += 1
            self.href, self.link = href, self.link_count
        elif tag in ("b", "strong"):
            self.bold += 1
        if tag == "time" or attributes.get("datetime"):
            value = attributes.get("datetime") or ""
            self.page.times.append(
                Time(
                    value,
                    node.text(deep=True)[:200],
                    len(self.page.lines),
                    attributes.get("itemprop") or "",
                    self.element,
                    names,
                )
            )
        if tag not in BLOCK_TAGS:
            named = (names, tag if tag == "time" else "", attributes.get("itemprop"), attributes.get("rel"))
            label = " ".join(filter(None, named))
            if (names and _UNSEEN_CLASS.search(names)) or _is_hidden(attributes):
                self.skips_inline += 1
                return (*before[:5], "unseen")
            self.inline.append(label)
        return before

    def _leave(self, tag: str, before: tuple[int, str, int, int, int, str]) -> None:
        element, href, link, bold, depth, unseen = before
        if unseen:
            self.skips_inline -= 1
        if tag in BLOCK_TAGS:
            if tag not in CELL_TAGS:
                self._flush(row=tag == "tr" and self.row_is_whole)
                self.row_is_whole = False
            self.pre -= tag == "pre"
            self.element = element
        self.href, self.link, self.bold = href, link, bold
        del self.inline[depth:]

    def _take_text(self, text: str) -> None:
        if not text or self.skips_inline:
            return
        if len(text) > LONGEST_TEXT and " " not in text[:LONGEST_TEXT]:
            return
        if (self.break_at_blank_lines or self.pre) and "\n" in text:
            cleaned = clean_text(text)
            pieces = re.split(r"\n[ ]*\n\s*", cleaned)
        else:
            pieces = [clean_text(text)]
        for n, piece in enumerate(pieces):
            if n:
                self._flush()
            if piece:
                inline = " ".join(filter(None, self.inline))
                self.parts.append(_Part(piece, self.href, self.link, self.bold > 0, inline, self.element))

    def _mark(self, mark: str) -> None:
        self.parts.append(_Part(mark, "", 0, False, "", -1))

    def _flush(self, *, row: bool = False) -> None:
        parts, self.parts = self.parts, []
        if not parts:
            return
        for group in _split_parts(parts, row=row):
            line = self._join(group)
            if line is not None:
                self.page.lines.append(line)

    def _join(self, parts: list[_Part]) -> TextLine | None:
        pieces: list[str] = []
        links: list[list[int | str]] = []
        length = linked = 0
        open_link = 0
        bold = True
        inline: str | None = None
        elements = {part.element for part in parts if part.element >= 0 and part.text.strip()}
        ends_blank = True
        for part in parts:
            text = " | " if part.text == _CELL else _SPACES.sub(" ", " " if part.text == _BR else part.text)
            if ends_blank and text.startswith(" "):
                text = text[1:]
            if not text:
                continue
            ends_blank = text.endswith(" ")
            worded = text.strip()
            if worded:
                bold = bold and part.bold
                if part.text not in (_CELL, _BR):
                    inline = part.inline if inline is None else (inline if inline == part.inline else "")
            if part.link and worded:
                lead = len(text) - len(text.lstrip(" "))
                start, end = length + lead, length + len(text.rstrip(" "))
                linked += end - start
                if part.link == open_link and links:
                    links[-1][1] = end
                else:
                    links.append([start, end, part.href])
                    open_link = part.link
            pieces.append(text)
            length += len(text)
        text = "".join(pieces).rstrip(" ")
        if not text:
            return None
        placed = [
            (int(s), int(e), url)
            for s, e, href in links
            if (url := _absolute(str(href), self.base_url)) and int(s) < int(e) <= len(text)
        ]
        share = linked / len(text)
        element = elements.pop() if len(elements) == 1 else self.element
        return TextLine(text, placed, element, inline or "", bold, share)


def _split_parts(parts: list[_Part], *, row: bool) -> list[list[_Part]]:
    """Part what stands between two block ends at table cells and line breaks, where they part lines."""
    groups: list[list[_Part]] = [[]]
    cells: list[list[_Part]] = [[]]
    for part in parts:
        if part.text == _CELL:
            cells.append([])
        else:
            cells[-1].append(part)
    cells = [cell for cell in cells if any(p.text not in (_BR,) and p.text.strip() for p in cell)]
    if row and len(cells) > 1 and all(_is_short_cell(cell) for cell in cells):
        joined: list[_Part] = []
        for n, cell in enumerate(cells):
            if n:
                joined.append(_Part(_CELL, "", 0, False, "", -1))
            joined.extend(_strip_blanks(cell))
        return [joined]
    groups = []
    for cell in cells:
        groups.append([])
        pending = 0
        for part in cell:
            if part.text == _BR:
                pending += 1
                continue
            if not part.text.strip():
                if not pending:
                    groups[-1].append(part)
                continue
            if pending:
                before = "".join(p.text for p in groups[-1][-4:]).rstrip()
                after = part.text.lstrip()
                if pending > 1 or (ends_sentence(before) and not after[:1].islower()):
                    groups.append([])
                else:
                    groups[-1].append(_Part(_BR, "", 0, False, "", -1))
                pending = 0
            groups[-1].append(part)
    return groups


def _is_short_cell(cell: list[_Part]) -> bool:
    breaks = sum(part.text == _BR for part in cell)
    return breaks < 2 and len("".join(part.text for part in cell).split()) <= CELL_WORDS


def _strip_blanks(cell: list[_Part]) -> list[_Part]:
    kept = list(cell)
    while kept and (kept[0].text == _BR or not kept[0].text.strip()):
        kept.pop(0)
    while kept and (kept[-1].text == _BR or not kept[-1].text.strip()):
        kept.pop()
    if kept:
        first = kept[0]
        kept[0] = replace(first, text=first.text.lstrip())
        kept[-1] = replace(kept[-1], text=kept[-1].text.rstrip())
    return kept


def _names_of(attributes: dict[str, str | None]) -> str:
    found = [attributes.get(name) for name in ("class", "id", "data-testid", "data-component", "data-qa", "data-type")]
    return " ".join(name for name in found if name)[:400]


def _is_hidden(attributes: dict[str, str | None]) -> bool:
    return "hidden" in attributes or bool(_HIDDEN_STYLE.search(attributes.get("style") or ""))


@lru_cache(maxsize=4096)
def _absolute(href: str, base_url: str | None) -> str:
    """The address of a link, "" for one that leads nowhere on the web."""
    if not href or href.startswith(("#", "javascript:", "data:")):
        return ""
    try:
        joined = urljoin(base_url, href) if base_url else href
        urlsplit(joined)
    except ValueError:
        return ""
    return joined
