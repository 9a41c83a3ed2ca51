"""Planted texts put through the speaker stage: who is found to say each thing."""

from __future__ import annotations

import re

from planted import plant

from walkback.model import Attribution, Manner, Speaker, SpeakerLink
from walkback.speaker.link import link_speakers
from walkback.text.span import Span


def attribute(marked: str) -> tuple[str, list[Attribution]]:
    """The text of a planted one and its attributions. A single line break in it is a blank."""
    text, planted = plant(re.sub(r"(?<!\n)\n[ ]*(?!\s)", " ", re.sub(r"\n\s*\n\s*", "\n\n", marked)))
    attributions = []
    for roles in planted:
        quoted = all(text[s.start] in "“\"'" for s in roles["content"])
        manner = Manner.DIRECT if quoted else Manner.INDIRECT
        attributions.append(Attribution(roles["source"], roles["cue"], roles["content"], manner, 1.0))
    return text, attributions


def link(marked: str, **told: object) -> tuple[tuple[Speaker, ...], tuple[SpeakerLink | None, ...]]:
    """Speakers and links of a planted text."""
    text, attributions = attribute(marked)
    return link_speakers(text, attributions, **told)


def names(marked: str, **told: object) -> list[str | None]:
    """The name of each attribution's speaker, in the order of their numbers."""
    speakers, links = link(marked, **told)
    return [speakers[one.speaker].name if one is not None else None for one in links]


def only(marked: str, **told: object) -> Speaker:
    """The one speaker of a planted text."""
    speakers, _ = link(marked, **told)
    assert len(speakers) == 1, speakers
    return speakers[0]


def shifted(attribution: Attribution, by: int) -> Attribution:
    """The attribution with each span moved."""

    def move(spans: tuple[Span, ...]) -> tuple[Span, ...]:
        return tuple(Span(s.start + by, s.end + by) for s in spans)

    return Attribution(
        move(attribution.source),
        move(attribution.cue),
        move(attribution.content),
        attribution.manner,
        attribution.confidence,
        nested_in=attribution.nested_in,
    )
