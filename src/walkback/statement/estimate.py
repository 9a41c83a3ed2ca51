"""Find who is reported to put a quantity at a number: "The union put the true number at more than 70,000"."""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import replace

from walkback.statement.decode import Decoded, Signs
from walkback.text.sentences import find_sentences
from walkback.text.span import Span

# Of six such clauses in the annotated articles of PolNeAR five are attributions; the sixth has "who" for its subject.
SIGNS = Signs(0.8, 0.8, 0.8, 0.8)

_NUMBER = (
    r"(?:(?:more|fewer|less) than |at least |at most |up to |about |around |nearly |almost |roughly |some |between |"
    r"over )?(?:[£€$¥]?\d|(?:one|two|three|four|five|six|seven|eight|nine|ten|eleven|twelve|twenty|thirty|forty|fifty|"
    r"sixty|seventy|eighty|ninety|a|half|dozens|hundreds|thousands|millions)\b)"
)
_TRIGGER = re.compile(r"\b(?:puts?|estimate[sd]?) [^.;:!?\n]{2,90}? at ")
_ESTIMATE = re.compile(
    r"(?P<source>[^.,;:!?()“”\"\n]{2,70}?) "
    r"(?P<cue>(?:(?:has|have|had|now|later|also|yesterday) )*(?:puts?|estimates?|estimated)) "
    rf"(?P<content>(?:(?!\b(?:puts?|estimates?)\b)[^.;:!?“”\"\n]){{2,90}}? at {_NUMBER}[^;:!?“”\"\n]*)"
)
# A subject that ends so is the object of something before it, or no speaker.
_NO_SPEAKER = re.compile(
    r"(?:\b(?:who|that|which|to|and|or|not|never|would|could|will|can|must|should|may|it|the|an|its|their|his|her)|['’]s?)\Z",
    re.IGNORECASE,
)


def add_estimates(text: str, found: Sequence[Decoded], read: Sequence[Span]) -> list[Decoded]:
    """Return ``found`` with the estimates that it lacks, each in its place.

    An estimate is a clause at the beginning of a sentence with "put" or "estimate" for its verb and a number behind
    "at". The reader saw few of them when it was trained; where it has found anything in the sentence, that stays.

    Args:
        text: what the spans are offsets into.
        found: what the reader found, in the order of the content.
        read: the lines that were read, in order.
    """
    taken = sorted(span for one in found for span in (*one.source, *one.cue, *one.content))
    new: list[Decoded] = []
    at = 0
    for trigger in _TRIGGER.finditer(text):
        while at < len(read) and read[at].end <= trigger.start():
            at += 1
        if at == len(read) or trigger.start() < read[at].start:
            continue
        sentences = find_sentences(text, read[at].start, read[at].end)
        sentence = next((s for s in sentences if s.start <= trigger.start() < s.end), None)
        match = sentence and _ESTIMATE.match(text, sentence.start, sentence.end)
        if not sentence or not match or _NO_SPEAKER.search(match["source"]):
            continue
        end = match.start("content") + len(match["content"].rstrip(" .,"))
        if any(span.start < end and sentence.start < span.end for span in taken):
            continue
        source, cue, content = Span(*match.span("source")), Span(*match.span("cue")), Span(match.start("content"), end)
        new.append(Decoded((source,), (cue,), (content,), SIGNS))
        taken.append(content)
    if not new:
        return list(found)
    ordered = sorted([*enumerate(found), *((None, one) for one in new)], key=lambda pair: pair[1].content)
    place = {number: at for at, (number, _) in enumerate(ordered) if number is not None}
    return [one if one.nested_in is None else replace(one, nested_in=place[one.nested_in]) for _, one in ordered]
