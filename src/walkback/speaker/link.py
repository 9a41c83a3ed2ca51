"""Say who speaks: the speakers of a text, and for each attribution which of them its source is."""

from __future__ import annotations

from collections.abc import Sequence

from walkback.model import Attribution, Speaker, SpeakerLink
from walkback.speaker.discourse import Discourse
from walkback.speaker.elision import find_elided
from walkback.speaker.passage import read_passage
from walkback.speaker.portrait import portray
from walkback.text.span import Span


def link_speakers(
    text: str,
    attributions: Sequence[Attribution],
    *,
    spans: Sequence[Span] | None = None,
    headline: Span | None = None,
    outlet: str | None = None,
) -> tuple[tuple[Speaker, ...], tuple[SpeakerLink | None, ...]]:
    """The speakers of ``text``, and for each attribution, in order, which one its source is.

    Args:
        text: what was read.
        attributions: who is reported to say what, as the reader found it; ``nested_in`` counts among them.
        spans: the blocks of the text that are read, in order; None is all of it.
        headline: the block that is the headline, if one is.
        outlet: whose report it is, for what it says of itself.
    """
    passage = read_passage(text, spans, headline)
    discourse = Discourse(passage, attributions)
    spoken = find_elided(discourse)
    order: list[int] = []
    for meant in spoken:
        if meant is not None and meant.entity.number not in order:
            order.append(meant.entity.number)
    place = {number: at for at, number in enumerate(order)}
    speakers = tuple(portray(discourse, number, outlet) for number in order)
    links = tuple(
        SpeakerLink(place[m.entity.number], m.how, round(m.confidence, 4)) if m is not None else None for m in spoken
    )
    return speakers, links
