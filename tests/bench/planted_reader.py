"""A reader for tests of the benchmarks: it finds “...” NAME said, and nothing else."""

import re

from walkback.model import Attribution, Manner
from walkback.text.span import Span

SAID = re.compile(r"(?P<content>“[^”]*”) (?P<source>[A-Z]\w+(?: [A-Z]\w+)*) (?P<cue>said)")


class PlantedReader:
    name = "planted"

    def read_many(self, documents):
        return [tuple(self._read(text, spans)) for text, spans in documents]

    def _read(self, text, spans):
        for start, end in spans:
            for match in SAID.finditer(text, start, end):
                source, cue, content = ((Span(*match.span(role)),) for role in ("source", "cue", "content"))
                yield Attribution(source, cue, content, Manner.DIRECT, 0.9)
