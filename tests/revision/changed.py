"""Compare planted sentences: between two others that stay, read as planted and resolved as a report is."""

from datetime import date

from planted import plant

from walkback import pipeline
from walkback.model import Attribution, Block, BlockKind, Extractor, Manner, Reading, Version
from walkback.revision.told import Told
from walkback.text.span import Span

DAY = date(2031, 3, 5)
BEFORE = "The ferry Norna left the harbour of Velmar at noon with all its passengers on board.\n\n"
AFTER = "\n\nThe harbour of Velmar will be open again on Friday, and buses run until then."


def told(marked, *, kind=BlockKind.PARAGRAPH):
    text, planted = plant(BEFORE + marked + AFTER)
    attributions = tuple(
        Attribution(
            p.get("source", ()), p.get("cue", ()), p["content"],
            Manner.DIRECT if text[p["content"][0].start] == "“" else Manner.INDIRECT, 0.9,
        )
        for p in planted
    )  # fmt: skip
    blocks, at = [], 0
    for number, part in enumerate(text.split("\n\n")):
        if part:
            blocks.append(Block(kind if number == 1 else BlockKind.PARAGRAPH, Span(at, at + len(part))))
        at += len(part) + 2
    version = Version(text, tuple(blocks), Extractor("text", "1"))
    known = pipeline.resolve(text, blocks, attributions, published_on=DAY)
    reading = Reading(
        text, known.attributions, "planted", DAY, version.id, known.timexes, known.figures, known.speakers
    )
    return Told(version, reading)


def changes(old, new, **options):
    return pipeline.compare_told(told(old, **options), told(new, **options)).changes


def effects(old, new, **options):
    return [change.effect for change in changes(old, new, **options) if change.effect]
