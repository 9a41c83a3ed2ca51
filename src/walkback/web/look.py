"""How pages are put together: templates in which every word is escaped and made visible."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import UTC
from functools import cache
from urllib.parse import quote, urlsplit

from jinja2 import Environment, PackageLoader, StrictUndefined
from markupsafe import Markup

from walkback.finding.explain import SAYS
from walkback.finding.record import FindingKind, Rewritten, Spoken, Strength
from walkback.model import SpeakerKind
from walkback.moment import Moment
from walkback.shown.positions import number_words, position_words, range_words
from walkback.shown.report_table import captured
from walkback.shown.words import DAY_HOW, counted, short, shown_words
from walkback.store.finding_list import FindingOrder
from walkback.store.verdicts import verdict_of
from walkback.text.visible import visible
from walkback.web import assets, wording
from walkback.web.asked import Asked
from walkback.web.feed import Feed
from walkback.web.side_marks import SideMarks
from walkback.web.sides import side_address
from walkback.web.view import Page
from walkback.web.voice import voice_of

MOST_WORDS = 2_000  # code points of one statement in a list; its own page has more
MOST_OF_ONE = 30_000
LONGEST_ADDRESS = 2_000
LONGEST_NAME = 160  # of an outlet


@dataclass(frozen=True, slots=True)
class Visitor:
    """Who looks at a page: the token that their forms carry, the name they decided under last, what they may do."""

    token: str
    by: str
    may_change: bool


def render(page: Page, asked: Asked, visitor: Visitor, *, ledger_name: str) -> str:
    """Return a page as HTML."""
    return (
        _environment()
        .get_template(page.template)
        .render(
            **page.context,
            title=page.title,
            asked=asked,
            ledger_name=ledger_name,
            visitor=visitor,
            token=visitor.token,
            read_only=not visitor.may_change,
            marks=SideMarks(),
        )
    )


def render_feed(feed: Feed, *, base: str, path: str) -> str:
    """Return an Atom feed.

    Args:
        feed: what it tells.
        base: the address of the reading room, with a slash at its end.
        path: the path of the feed itself.
    """
    return _environment().get_template("feed.atom").render(feed=feed, base=base.rstrip("/"), path=path)


@cache
def _environment() -> Environment:
    environment = Environment(
        loader=PackageLoader("walkback.web"),
        autoescape=True,
        undefined=StrictUndefined,
        trim_blocks=True,
        lstrip_blocks=True,
        finalize=_shown,
    )
    environment.filters.update(
        capitalize_first=lambda text: text[:1].upper() + text[1:],
        clip=_clip,
        clock=wording.clock_words,
        clock_of=lambda at: wording.clock_words(Moment.parse(at)),
        iso=lambda at: at.astimezone(UTC).strftime("%Y-%m-%dT%H:%M:%SZ"),
        counted=counted,
        day=wording.day_words,
        kind=wording.kind_words,
        number=number_words,
        outlet=_outlet,
        plain=wording.plain,
        side_address=side_address,
        position=position_words,
        range=range_words,
        said=wording.said_words,
        segment=lambda text: quote(text, safe=""),
        short=short,
        voice=voice_of,
        web_address=_web_address,
        window=wording.window_words,
        words=shown_words,
    )
    environment.tests.update(
        spoken=lambda one: isinstance(one, Spoken),
        rewritten=lambda one: isinstance(one, Rewritten),
    )
    environment.globals.update(
        captured=captured,
        assets=assets,
        wording=wording,
        verdict_of=verdict_of,
        SAYS=SAYS,
        DAY_HOW=DAY_HOW,
        FindingKind=FindingKind,
        FindingOrder=FindingOrder,
        SpeakerKind=SpeakerKind,
        Strength=Strength,
        MOST_OF_ONE=MOST_OF_ONE,
    )
    return environment


def _shown(value: object) -> object:
    """What a template writes: characters that could turn or hide the rest of a line are visible marks."""
    if isinstance(value, str) and not isinstance(value, Markup):
        return visible(value, keep_lines=True)
    return value


def _outlet(name: str | None) -> str:
    return "outlet unknown" if not name else _clip(name, LONGEST_NAME)


def _clip(text: str, most: int = MOST_WORDS) -> str:
    """Return the text, or its beginning with a note of how much is left out."""
    if len(text) <= most:
        return text
    return f"{text[:most]} … [{len(text) - most:,} more characters]"


def _web_address(url: str) -> str | None:
    """Return an address that may be followed: a script's is none, nor one that is longer than any server takes."""
    if len(url) > LONGEST_ADDRESS:
        return None
    try:
        return url if urlsplit(url).scheme in ("http", "https") else None
    except ValueError:
        return None
