"""How pages are put together: templates in which every word is escaped and made visible."""

from __future__ import annotations

from collections.abc import Sequence
from functools import cache
from urllib.parse import quote, urlsplit

from jinja2 import Environment, PackageLoader, StrictUndefined
from markupsafe import Markup

from walkback.finding.explain import SAYS
from walkback.finding.record import Finding, FindingKind, Rewritten, Spoken, Strength
from walkback.model import SpeakerKind
from walkback.shown.report_table import captured
from walkback.shown.words import DAY_HOW, counted, short, shown_words
from walkback.store.finding_list import FindingOrder
from walkback.store.verdicts import verdict_of
from walkback.text.visible import visible
from walkback.web import assets, wording
from walkback.web.asked import Asked
from walkback.web.side_marks import SideMarks
from walkback.web.view import Page
from walkback.web.voice import voice_of

MOST_WORDS = 2_000  # code points of one statement in a list; its own page has more
MOST_OF_ONE = 30_000


def render(page: Page, asked: Asked, *, ledger_name: str, token: str, read_only: bool) -> str:
    """Return a page as HTML."""
    return (
        _environment()
        .get_template(page.template)
        .render(
            **page.context,
            title=page.title,
            asked=asked,
            ledger_name=ledger_name,
            token=token,
            read_only=read_only,
            marks=SideMarks(),
        )
    )


def render_feed(entries: Sequence[tuple[Finding, str]], *, base: str, updated: str) -> str:
    """Return findings, each with its time as RFC 3339, as an Atom feed."""
    return _environment().get_template("findings.atom").render(entries=entries, base=base, updated=updated)


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
        clip=_clip,
        clock=wording.clock_words,
        counted=counted,
        day=wording.day_words,
        kind=wording.kind_words,
        plain=wording.plain,
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


def _clip(text: str, most: int = MOST_WORDS) -> str:
    """Return the text, or its beginning with a note of how much is left out."""
    if len(text) <= most:
        return text
    return f"{text[:most]} … [{len(text) - most:,} more characters]"


def _web_address(url: str) -> str | None:
    """Return an address that may be followed: a script's is none."""
    try:
        return url if urlsplit(url).scheme in ("http", "https") else None
    except ValueError:
        return None
