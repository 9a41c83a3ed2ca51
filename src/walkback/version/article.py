"""Which lines of a page are the report."""

from __future__ import annotations

import re
from collections.abc import Sequence
from functools import lru_cache
from itertools import pairwise

from walkback.model import BlockKind
from walkback.version.furniture import (
    count_words,
    ends_sentence,
    is_byline,
    is_error_page,
    is_note,
    is_note_heading,
    is_time_line,
    judge_line,
)
from walkback.version.roles import Line, assign_roles, is_solid
from walkback.version.tree import Page, TextLine
from walkback.version.wordset import word_set

ROOT_SHARE = 0.8  # of the running words that the element called the article's root must hold
PROTECTED_SHARE = 0.5  # of the running words; an element that holds so many is no furniture, whatever its class says
LINKED_SHARE = 0.75  # of a line's characters in links, above which a line without a final stop leads elsewhere
TEASER_WORDS = 45  # words a linked headline of an index page may have under it on average
TEASERS = 5  # linked headlines that make a page without an article an index
BODY_LOOKS = 0.4  # of the running words that share a class, which is then the class of the report's paragraphs
NAMED_WORDS = 120  # running words of an element, above which its name is no caption's or byline's
ASIDE_WORDS = 40  # running words with few links, above which an <aside> within the article is a box of its own

_STRONG = word_set(
    "nav navbar navigation navlist menu submenu breadcrumb breadcrumbs crumb crumbs sidebar sidenav footer "
    "masthead related relatedlinks rel recirc recirculation recommended recommendation recommendations "
    "trending popular mostpopular mostread newsletter newsletters signup subscribe subscription subscriptions "
    "paywall gate regwall piano cookie cookies consent gdpr cmp onetrust share sharing sharebar sharetools "
    "social socials promo promos promobox promoted promotion sponsor sponsored sponsorship advert adverts "
    "advertisement ads ad adslot advertising commercial outbrain taboola comments comment commenting disqus "
    "livefyre viafoura respond copyright legal ticker pagination pager pagenav modal popup overlay lightbox "
    "donate donation membership login signin register skip skiplink toolbar tags taglist topics readmore "
    "mostviewed upnext morefrom morestories seealso followus appstore apps teaser teasers onward bio "
    "authorbio jobs classifieds puzzles crossword"
)
_WEAK = word_set(
    "header banner alert box foot more links meta widget tools extra extras aside secondary rail info mast "
    "nav top bottom read watch listen video vid player gallery slideshow carousel print kicker label section "
    "category channel edition weather search account utility notice next prev previous story-list feed topic "
    "tag flag badge status intro-links boilerplate disclaimer cta button btn"
)
_PAIRS = word_set(
    "read-more more-stories more-from also-read read-also most-read most-popular most-viewed up-next sign-up "
    "log-in sign-in call-to-action see-also in-article-ad site-header page-header global-header site-nav top- "
    "bar you-may you-might email-signup story-list link-list latest-news top-stories author-bio about-author "
    "hot-topics editors-picks further-reading whats-next what-next rel-links article-tags"
)
# Of the strong names those that also stand around parts of a report (what is free to read of a paid one, an
# opinion piece, a post): running text in them that the other extractor kept is the report's.
_SOFT = word_set(
    "teaser teasers gate paywall regwall piano subscribe subscription subscriptions comment social rel bio "
    "onward commercial sponsor sponsored sponsorship legal apps"
)
_OFFER = word_set("offer offers prompt message cta banner barrier overlay form box upsell plan plans card wall")
_SOFT_REASONS = frozenset(f'in "{name}"' for name in _SOFT)
_EMBED = word_set("embed embedded oembed tweet twitter")
_CAPTION = word_set(
    "caption figcaption cap captions credit photocredit imagecaption copyright-holder imagecredit attribution"
)
_BYLINE = word_set(
    "byline bylines author authors contributor contributors dateline timestamp pubdate date datetime "
    "published publisheddate updated modified time place posted writer reporter credits byl day"
)
_STANDFIRST = word_set(
    "standfirst dek deck subtitle subheadline subheading subhead subtitle intro introduction lead lede leadin "
    "summary strapline description abstract tagline sub"
)
_SURE_STANDFIRST = word_set("standfirst dek deck subtitle subheadline strapline")
_NOTE = word_set("correction corrections clarification clarifications erratum amendment retraction")
_NOTE_PAIRS = word_set("editors-note editor-note update-note article-note correction-note amended-note")
_MEDIA = word_set("video vid player gallery slideshow carousel audio podcast")
_ELSEWHERE = "link to another page"
_TWICE = "paragraph that stands twice"
_UNDER_LINK = "under a link to another story"
_WORDS = re.compile(r"\w+")
RUN = 4  # words in a row that are looked up together
_WORD = re.compile(r"[A-Z]?[a-z]+|[A-Z]+(?![a-z])")
_STRONG_ROLES = word_set(
    "navigation banner contentinfo complementary search dialog alertdialog menu menubar tablist form"
)
_STRONG_TAGS = word_set("nav footer form button menu dialog fieldset search amp-sidebar amp-ad")
_LEAF_TAGS = frozenset(("p", "span", "li", "td", "blockquote"))
_ARTICLE_TAGS = frozenset(("article", "main"))
_BODY_PROPS = frozenset(("articleBody", "reviewBody", "text"))
_BODY_NAMES = re.compile(
    r"(?:article|story|entry|post|news|content)[-_]{0,2}(?:body|content|text|copy|paragraphs?)\b|"
    r"\b(?:articleBody|storyBody|body-?copy|story-?text)\b",
    re.IGNORECASE,
)


class Kept:
    """What another extractor kept of the page, to be asked line by line."""

    def __init__(self, text: str) -> None:
        self._lines = {_letters(line) for line in text.split("\n")}
        words = _WORDS.findall(text.casefold())
        self._runs = {tuple(words[i : i + RUN]) for i in range(len(words) - RUN + 1)}

    def holds(self, text: str) -> bool:
        """Whether the line, or nearly all its runs of words, stands in what was kept."""
        if _letters(text) in self._lines:
            return True
        words = _WORDS.findall(text.casefold())
        count = len(words) - RUN + 1
        return count > 0 and sum(tuple(words[i : i + RUN]) in self._runs for i in range(count)) >= 0.9 * count


def find_article(
    page: Page, *, kept: Kept, titles: Sequence[str] = (), outlets: tuple[str, ...] = (), whole_page: bool = True
) -> list[Line]:
    """Give every line of the page its kind.

    Structure (element names, classes, roles, links), another extractor's choice (``kept``) and the
    lines' own words decide together: names mark furniture unless the element holds most of the
    running text; the smallest element that holds nearly all running text is the article, and what
    stands outside is furniture unless it is the headline, a note, a byline, or running text that the
    other extractor kept. Notes of a correction are found everywhere but in comments and links.

    ``titles`` are headlines that the page declares, best first; ``whole_page`` is false for a
    fragment, which has no page around the report.
    """
    found = [
        Line(
            line.text,
            heading=_heading_of(page, line),
            listed=_within(page, line, ("li", "dd", "dt")),
            quoted=_is_quoted(page, line),
        )
        for line in page.lines
    ]
    judge = _Judge(page, found, kept, whole_page)
    judge.settle_by_structure()
    if whole_page:
        judge.settle_teasers()
    headline = _find_headline(page, found, titles, outlets, judge)
    if headline is not None:
        found[headline].settle(BlockKind.HEADLINE)
    judge.settle_by_place(headline)
    judge.settle_standfirst(headline)
    judge.settle_headings_over_links()
    if whole_page:
        _drop_doubles(found)
    assign_roles(found, from_page=whole_page or headline is not None, outlets=outlets)
    return found


def holds_report(page: Page, lines: Sequence[Line]) -> str:
    """Return "" if the lines hold a report, else what the page is instead."""
    if (
        any(is_error_page(line.text) and count_words(line.text) <= 40 for line in lines[:60])
        and _running_words(lines) < 60
    ):
        return "an error or check page"
    body = [line for line in lines if line.kind in (BlockKind.PARAGRAPH, BlockKind.STANDFIRST)]
    if not any(ends_sentence(line.text) or count_words(line.text) >= 12 for line in body):
        return "a page without running text"
    teasers = _count_teasers(page, lines)
    if teasers >= TEASERS:
        running = [count_words(line.text) for line in body if ends_sentence(line.text) and not line.heading]
        if len(running) <= 1.5 * teasers and sum(running) <= TEASER_WORDS * teasers and max(running, default=0) < 90:
            return "an index of other stories"
    return ""


def _running_words(lines: Sequence[Line]) -> int:
    return sum(count_words(line.text) for line in lines if line.kind is BlockKind.PARAGRAPH and is_solid(line))


def _count_teasers(page: Page, lines: Sequence[Line]) -> int:
    """Headlines of other stories that stand directly over a line of running text."""
    count = 0
    for (here, line), (_, after) in pairwise(zip(page.lines, lines, strict=True)):
        linked = here.link_share > LINKED_SHARE and count_words(here.text) >= 3 and not ends_sentence(here.text)
        teased = after.kind is BlockKind.PARAGRAPH or after.reason in (_UNDER_LINK, _TWICE)
        count += linked and teased and line.kind is not BlockKind.HEADLINE
    return count


@lru_cache(maxsize=8192)
def _letters(text: str) -> str:
    return "".join(filter(str.isalnum, text)).casefold()


@lru_cache(maxsize=8192)
def _tokens(names: str) -> tuple[frozenset[str], frozenset[str]]:
    """Words of class names and ids, and neighbouring pairs of them ("read-more")."""
    words: set[str] = set()
    pairs: set[str] = set()
    for name in names.split():
        parts = [part.lower() for part in _WORD.findall(name) if len(part) > 2 or name.islower()]
        words.update(parts)
        words.add("".join(parts))
        pairs.update(f"{a}-{b}" for a, b in pairwise(parts))
    return frozenset(words), frozenset(pairs)


def _heading_of(page: Page, line: TextLine) -> int:
    for element in page.around(line, 3):
        tag = element.tag
        if len(tag) == 2 and tag[0] == "h" and tag[1].isdigit():
            return int(tag[1])
    return 0


def _within(page: Page, line: TextLine, tags: Sequence[str]) -> bool:
    return any(element.tag in tags for element in page.around(line, 4))


def _is_quoted(page: Page, line: TextLine) -> bool:
    return any(element.tag == "blockquote" for element in page.around(line, 5))


class _Judge:
    def __init__(self, page: Page, lines: list[Line], kept: Kept, whole_page: bool) -> None:
        self.page, self.lines, self.kept, self.whole_page = page, lines, kept, whole_page
        texts = page.lines
        self.held = [kept.holds(line.text) for line in texts]
        self.solid = [
            is_solid(line) and text.link_share < LINKED_SHARE for line, text in zip(lines, texts, strict=True)
        ]
        words = [count_words(line.text) if self.solid[i] else 0 for i, line in enumerate(lines)]
        trusted = [n if self.held[i] else 0 for i, n in enumerate(words)]
        if sum(trusted) < 0.25 * sum(words) and sum(trusted) < 80:
            trusted = words  # the other extractor found nothing to speak of
        self.trusted = trusted
        self.mass = self._sum_up(trusted)
        self.total = sum(trusted)
        self.lines_in = self._sum_up([int(solid) for solid in self.solid])
        self.in_article: list[str] = []  # innermost of article and main that holds the element
        self.in_figure: list[str] = []  # figure or figcaption that holds it, "" where another structure lies between
        for e, element in enumerate(page.elements):
            up = element.parent
            self.in_article.append(
                element.tag if element.tag in _ARTICLE_TAGS else self.in_article[up] if up >= 0 else ""
            )
            figure = self.in_figure[up] if up >= 0 else ""
            if element.tag == "figcaption":
                figure = "figcaption"
            elif element.tag == "figure" and figure != "figcaption":
                figure = "" if self._is_protected(e) else "figure"
            elif element.tag in ("table", "pre", "article", "section", "blockquote") and figure == "figure":
                figure = ""
            self.in_figure.append(figure)
        self.flags = [self._flag(e) for e in range(len(page.elements))]
        self.inherited = self._inherit()
        self.body_looks = self._find_body_looks()
        candidates = [n if not self._is_flagged(i) else 0 for i, n in enumerate(self._weigh(words))]
        self.root = self._find_root(candidates)
        self.below = page.below(self.root)

    def _is_protected(self, e: int) -> bool:
        return bool(self.total) and self.mass[e] >= PROTECTED_SHARE * self.total

    def _weigh(self, words: list[int]) -> list[int]:
        return [n * 2 if self.trusted[i] else n for i, n in enumerate(words)]

    def _sum_up(self, words: list[int]) -> list[int]:
        mass = [0] * len(self.page.elements)
        for line, n in zip(self.page.lines, words, strict=True):
            if line.element >= 0:
                mass[line.element] += n
        for e in range(len(mass) - 1, 0, -1):  # parents come before what they hold
            parent = self.page.elements[e].parent
            if parent >= 0:
                mass[parent] += mass[e]
        return mass

    def _flag(self, e: int) -> tuple[str, str]:
        """(strong reason, weak reason) of one element itself."""
        element = self.page.elements[e]
        if self._is_protected(e):
            return "", ""
        words, pairs = _tokens(element.names) if element.names else (frozenset(), frozenset())
        if element.hidden:
            return "hidden on the page", ""
        if words & _NOTE or pairs & _NOTE_PAIRS:
            return "", ""
        if element.tag in _STRONG_TAGS:
            return f"in <{element.tag}>", ""
        if element.role in _STRONG_ROLES:
            return f'in role "{element.role}"', ""
        strong = words & _STRONG or pairs & _PAIRS
        # The class tells a kind of article ("content--comment", "has-ads") where it sits on the article itself.
        holds_all = element.tag in ("html", "body") or element.tag in _ARTICLE_TAGS
        if strong and not words & _EMBED and not holds_all:
            # "paywall-offer" is an offer where "paywall" may be the report behind it.
            hard = strong - _SOFT or (strong | words & _OFFER if words & _OFFER else frozenset())
            return f'in "{min(hard - _SOFT or hard or strong)}"', ""
        if element.tag == "aside":
            if self.mass[e] >= ASIDE_WORDS and self.in_article[e] == "article":
                return "", "in <aside>"
            return "in <aside>", ""
        if element.tag == "header" and not self.in_article[e]:
            return ("in the page's header", "") if self.whole_page else ("", "in <header>")
        weak = words & _WEAK
        return "", f'in "{min(weak)}"' if weak else ""

    def _inherit(self) -> list[tuple[str, str]]:
        out: list[tuple[str, str]] = []
        for e, (strong, weak) in enumerate(self.flags):
            parent = self.page.elements[e].parent
            up_strong, up_weak = out[parent] if parent >= 0 else ("", "")
            out.append((up_strong or strong, weak or up_weak))
        return out

    def _flags_of(self, i: int) -> tuple[str, str]:
        element = self.page.lines[i].element
        strong, weak = self.inherited[element] if element >= 0 else ("", "")
        if self.page.lines[i].inline:
            words, pairs = _tokens(self.page.lines[i].inline)
            named = words & _STRONG or pairs & _PAIRS
            if named and not strong:
                strong = f'in "{min(named - _SOFT or named)}"'
        if strong in _SOFT_REASONS and self.solid[i] and judge_line(self.lines[i].text) is None:
            looks = self._looks_of(i)
            if self.held[i] or (looks and looks in self.body_looks):
                return "", strong
        return strong, weak

    def _is_flagged(self, i: int) -> bool:
        return bool(self._flags_of(i)[0])

    def _looks_of(self, i: int) -> str:
        """Tag and class of the line's own element, "" if it has no class."""
        e = self.page.lines[i].element
        element = self.page.elements[e] if e >= 0 else None
        return f"{element.tag}.{element.names}" if element is not None and element.names else ""

    def _find_body_looks(self) -> frozenset[str]:
        """Looks that a good part of the running text has: what shares them is set as the report is."""
        words: dict[str, int] = {}
        for i, n in enumerate(self.trusted):
            looks = self._looks_of(i) if n else ""
            if looks and self.inherited[self.page.lines[i].element][0] == "":
                words[looks] = words.get(looks, 0) + n
        return frozenset(looks for looks, n in words.items() if n >= BODY_LOOKS * self.total)

    def _find_root(self, words: list[int]) -> int:
        """The smallest element with nearly all running words, -1 where there are none."""
        total = sum(words)
        if not total:
            return -1
        mass = self._sum_up(words)
        named = [
            e
            for e, element in enumerate(self.page.elements)
            if mass[e] >= PROTECTED_SHARE * total
            and (
                element.itemprop in _BODY_PROPS
                or element.tag == "article"
                or (element.names and _BODY_NAMES.search(element.names))
            )
        ]
        if named:
            full = [e for e in named if mass[e] >= ROOT_SHARE * total]
            return full[-1] if full else max(named, key=lambda e: (mass[e], e))
        root = -1
        for e, words_in in enumerate(mass):
            if words_in >= ROOT_SHARE * total:
                root = e  # later elements that qualify lie inside earlier ones
        # A paragraph of its own is no article: its parent is.
        while root > 0 and self.page.elements[root].tag in _LEAF_TAGS and self.lines_in[root] < 2:
            root = self.page.elements[root].parent
        return root

    def settle_by_structure(self) -> None:
        """Settle captions, bylines, notes and lines in elements that are named as furniture."""
        for i, line in enumerate(self.lines):
            strong, weak = self._flags_of(i)
            words, pairs = self._near_names(i)
            text = line.text
            if is_note(text) and not _is_comment(strong) and self.page.lines[i].link_share < LINKED_SHARE:
                line.settle(BlockKind.NOTE, "tells of a change to the report")
            elif (words & _NOTE or pairs & _NOTE_PAIRS) and count_words(text) >= 4 and not strong:
                line.settle(BlockKind.NOTE, "named a note on the page")
            elif strong:
                if line.heading == 1 and strong in ("in the page's header", 'in role "banner"'):
                    continue
                line.settle(BlockKind.FURNITURE, strong)
            elif self._in_figure(i):
                line.settle(BlockKind.CAPTION, "in <figure>")
            elif words & _CAPTION and "drop" not in words and not line.heading and not line.quoted:
                line.settle(BlockKind.CAPTION, "named a caption on the page")
            elif (
                words & _BYLINE
                and not line.heading
                and count_words(text) <= 30
                and not is_solid(line)
                and not line.quoted
            ):
                line.settle(BlockKind.BYLINE, "named a byline or date on the page")
            elif is_time_line(text) or is_byline(text):
                line.settle(BlockKind.BYLINE, "date line" if is_time_line(text) else "byline or credits")
            elif words & _MEDIA and not is_solid(line) and not line.heading:
                line.settle(BlockKind.FURNITURE, weak or "in a player")
            elif line.heading != 1 and not line.quoted:
                if self._leads_elsewhere(i):
                    line.settle(BlockKind.FURNITURE, _ELSEWHERE)
                elif weak and not is_solid(line) and not self.held[i] and not line.heading:
                    line.settle(BlockKind.FURNITURE, weak)

    def settle_teasers(self) -> None:
        """Running text right under another story's linked headline, in one box with it, belongs to that story."""
        for i, line in enumerate(self.lines):
            if line.kind is not None or not self.solid[i] or self.held[i] or line.quoted:
                continue
            j = i - 1
            while j >= 0 and self.lines[j].kind in (BlockKind.BYLINE, BlockKind.CAPTION):
                j -= 1
            if j >= 0 and self.lines[j].reason in (_ELSEWHERE, _UNDER_LINK) and self._box_of(i) & self._box_of(j):
                line.settle(BlockKind.FURNITURE, _UNDER_LINK)

    def _box_of(self, i: int) -> set[int]:
        """The line's element and the few around it that do not hold much of the report."""
        box: set[int] = set()
        e = self.page.lines[i].element
        while e >= 0 and len(box) < 4 and not self._is_protected(e) and self.mass[e] <= NAMED_WORDS and e != self.root:
            box.add(e)
            e = self.page.elements[e].parent
        return box

    def settle_by_place(self, headline: int | None) -> None:
        """Settle what stands outside the article."""
        if self.root < 0 or not self.whole_page:
            return
        first = next(
            (i for i, line in enumerate(self.lines) if line.kind is None and self.solid[i] and self.is_inside(i)), None
        )
        for i, line in enumerate(self.lines):
            dated = line.kind is BlockKind.BYLINE and line.reason != "byline or credits"
            if (line.kind is not None and not dated) or self.is_inside(i):
                continue
            words, _ = self._near_names(i)
            between = first is not None and (headline if headline is not None else -1) < i < first
            if dated:
                if not between:
                    line.settle(BlockKind.FURNITURE, "outside the article")
                continue
            if between and (words & _STANDFIRST or (self.solid[i] and not self._flags_of(i)[1])):
                continue
            if self.solid[i] and self.held[i] and not self._flags_of(i)[1]:
                continue
            if judge_line(line.text) is None or not between:
                line.settle(BlockKind.FURNITURE, "outside the article")

    def settle_standfirst(self, headline: int | None) -> None:
        """What is named a standfirst between the headline and the first paragraph is one."""
        if headline is None:
            return
        for i in range(headline + 1, len(self.lines)):
            line = self.lines[i]
            if line.kind is not None:
                continue
            words, _ = self._near_names(i)
            if words & _SURE_STANDFIRST or (words & _STANDFIRST and not self.solid[i]):
                line.settle(BlockKind.STANDFIRST)
            elif self.solid[i]:
                return

    def settle_headings_over_links(self) -> None:
        """A heading with nothing under it but links to other pages goes with them."""
        links_under = over_end = False
        for i in range(len(self.lines) - 1, -1, -1):
            line = self.lines[i]
            if line.kind is BlockKind.FURNITURE:
                links_under = links_under or line.reason in (_ELSEWHERE, _UNDER_LINK)
            elif line.kind in (BlockKind.BYLINE, BlockKind.CAPTION):
                continue
            else:
                if line.kind is None and line.heading > 1 and links_under and over_end:
                    line.settle(BlockKind.FURNITURE, "heading over links")
                    continue
                links_under, over_end = False, line.heading > 0
        # ``over_end`` tells that the next line of the report, further down, is a heading of its own.

    def is_inside(self, i: int) -> bool:
        element = self.page.lines[i].element
        return element >= 0 and self.below[element]

    def _near_names(self, i: int) -> tuple[frozenset[str], frozenset[str]]:
        """Names of the line's element and of the two around it, where they do not hold the article."""
        words: frozenset[str] = frozenset()
        pairs: frozenset[str] = frozenset()
        if self.page.lines[i].inline:
            words, pairs = _tokens(self.page.lines[i].inline)
        e = self.page.lines[i].element
        for _ in range(3):
            if e < 0 or self._is_protected(e) or self.mass[e] > NAMED_WORDS:
                break
            element = self.page.elements[e]
            e = element.parent
            more, more_pairs = _tokens(
                f"{element.names} {element.itemprop} {element.tag if element.tag == 'address' else ''}"
            )
            words |= more
            pairs |= more_pairs
        return words, pairs

    def _in_figure(self, i: int) -> bool:
        element = self.page.lines[i].element
        return element >= 0 and bool(self.in_figure[element])

    def _leads_elsewhere(self, i: int) -> bool:
        line, text = self.lines[i], self.page.lines[i].text
        if (
            self.page.lines[i].link_share <= LINKED_SHARE
            or is_note_heading(text)
            or (line.heading == 2 and self.held[i])
        ):
            return False
        # A title may be a question; a linked sentence or quotation is the report's.
        return not ends_sentence(text) or (not self.held[i] and text.endswith(("?", "!", "…", "...")))


def _is_comment(strong: str) -> bool:
    return strong in ('in "comments"', 'in "comment"', 'in "commenting"', 'in "disqus"', 'in "related"', 'in "respond"')


def _find_headline(
    page: Page, lines: Sequence[Line], titles: Sequence[str], outlets: tuple[str, ...], judge: _Judge
) -> int | None:
    """The line that is the headline: an <h1>, or a line before the first paragraph that the page declares as title."""
    wanted = [letters for title in titles if (letters := _letters(title))]
    names = {_letters(outlet) for outlet in outlets}
    first = next(
        (i for i, line in enumerate(lines) if line.kind is None and is_solid(line) and judge.is_inside(i)), None
    )
    if first is None:
        first = next((i for i, line in enumerate(lines) if line.kind is None and is_solid(line)), len(lines))
    tops = [
        i
        for i, line in enumerate(lines)
        if line.heading == 1 and _letters(line.text) not in names and _may_be_title(line)
    ]
    for i in tops:
        own = _letters(lines[i].text)
        if any(
            own == letters or (len(own) > 12 and (letters.startswith(own) or own.startswith(letters)))
            for letters in wanted
        ):
            return i
    before = [i for i in tops if i <= first and lines[i].kind is None] or [i for i in tops if lines[i].kind is None]
    inside = [i for i in before if judge.is_inside(i)]
    if before:
        return (inside or before)[-1] if before[0] <= first else before[0]
    for i in range(first):
        if _may_be_title(lines[i]) and lines[i].kind is None and _letters(lines[i].text) in wanted:
            return i
    for i in range(first - 1, max(-1, first - 12), -1):
        line = lines[i]
        if (
            line.kind is None
            and _may_be_title(line)
            and (line.heading or page.lines[i].bold)
            and count_words(line.text) >= 3
        ):
            # Of several headings in a row the topmost is the headline.
            while i > 0 and lines[i - 1].kind is None and (0 < lines[i - 1].heading < (line.heading or 7)):
                i -= 1
            return i
    return None


def _may_be_title(line: Line) -> bool:
    return 1 <= count_words(line.text) <= 45 and not line.listed


def _drop_doubles(lines: Sequence[Line]) -> None:
    """A paragraph that the page carries twice (for narrow and wide screens) is read once."""
    seen: set[str] = set()
    for line in lines:
        if line.kind is not None or not is_solid(line):
            continue
        letters = _letters(line.text)
        if letters in seen:
            line.settle(BlockKind.FURNITURE, _TWICE)
        seen.add(letters)
