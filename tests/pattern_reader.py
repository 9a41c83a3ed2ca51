"""A reader of three patterns, for tests of what stands round the network."""

import re

from walkback.model import Attribution
from walkback.statement.manner import find_quoted, judge_manner
from walkback.text.span import Span

SAID = re.compile(r"(?P<content>“[^”]+”) (?P<source>[A-Z][\w' ]*?) (?P<cue>said)\b")
SAID_BY_SOMEBODY_OF = re.compile(r"(?P<content>“[^”]+”) (?P<source>[A-Z][\w ]*, a[\w ]*), (?P<cue>told)\b")
SAYS_THAT = re.compile(r"(?P<source>[A-Z][\w' ]*?) (?P<cue>told reporters that|denied that) (?P<content>[^.]+)\.")


class PatternReader:
    """Reads “...” X said; “...” X, a Y, told; X denied that ..."""

    name = "pattern-1"

    def read_many(self, documents):
        return [self.read(text, spans) for text, spans in documents]

    def read(self, text, spans):
        found = []
        for span in spans:
            for pattern in (SAID, SAID_BY_SOMEBODY_OF, SAYS_THAT):
                for match in pattern.finditer(text, span.start, span.end):
                    content = (Span(*match.span("content")),)
                    manner = judge_manner(text, content, find_quoted(text))
                    found.append(
                        Attribution((Span(*match.span("source")),), (Span(*match.span("cue")),), content, manner, 0.9)
                    )
        return tuple(sorted(found, key=lambda a: a.content))
