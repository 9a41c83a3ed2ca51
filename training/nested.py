"""Find reported speech inside reported speech, which PolNeAR leaves unlabelled.

    python -m training.nested --articles FILE [FILE ...] --out FILE

A reader that knows one layer reads every content by itself, as if it were the text. What it finds
there becomes the article's field ``inner``, in the form of ``attributions``; a reader of two layers
is taught with it.
"""

from __future__ import annotations

import argparse
import gzip
import json
import sys
from pathlib import Path
from typing import Any

from training.labels import read_articles
from walkback.model import Attribution, CueClass, Role
from walkback.statement.cue import classify_cue
from walkback.statement.reader import Reader
from walkback.text.quotes import canonical_quotes
from walkback.text.span import Span, paragraphs_of

MIN_CONFIDENCE = 0.4  # of a reading; lower ones are mostly a content repeated
OWN_VOICE = frozenset("i we you me my our your it its this that".split())
MIN_WORDS = 5  # in a content that can hold another attribution


def find_inner(article: dict[str, Any], reader: Reader) -> list[dict[str, Any]]:
    """Read each content of the article by itself; offsets are into the article's text."""
    canonical = canonical_quotes(article["text"])
    parts = []
    for attribution in article["attributions"]:
        for start, end in attribution["content"]:
            while start < end and canonical[start] in "“ ":
                start += 1
            while end > start and canonical[end - 1] in "” ":
                end -= 1
            if len(article["text"][start:end].split()) >= MIN_WORDS:
                parts.append(Span(start, end))
    texts = [article["text"][p.start : p.end] for p in parts]
    found = []
    for part, text, readings in zip(
        parts, texts, reader.read_many([(t, paragraphs_of(t)) for t in texts]), strict=True
    ):
        found += [
            {
                role.value: [[s.start + part.start, s.end + part.start] for s in getattr(one, role.value)]
                for role in Role
            }
            for one in readings
            if one.confidence >= MIN_CONFIDENCE and _is_inner(text, one)
        ]
    return found


def _is_inner(text: str, one: Attribution) -> bool:
    """Whether a reading is somebody else's speech, and less than all of the content it was found in.

    "I think" in a speaker's own words is no second voice, and beliefs are too often found by chance.
    """
    said = sum(s.end - s.start for s in one.content)
    cue = " ".join(s.of(text) for s in one.cue)
    source = " ".join(s.of(text) for s in one.source).lower()
    if said >= len(text) - 3 or source in OWN_VOICE or classify_cue(cue) in (None, CueClass.THINK):
        return False
    return bool(source) or "according" in cue.lower()


def main() -> int:
    """Run the command."""
    parser = argparse.ArgumentParser(description=__doc__.split("\n\n")[0])
    parser.add_argument("--articles", nargs="+", required=True)
    parser.add_argument("--weights", type=Path, help="folder of the reader's weights; the package's own if left out")
    parser.add_argument("--out", type=Path, required=True)
    args = parser.parse_args()
    reader = Reader.load(args.weights)
    count = 0
    with gzip.open(args.out, "wt", encoding="utf-8") as out:
        for path in args.articles:
            for article in read_articles(path):
                article["inner"] = find_inner(article, reader)
                count += len(article["inner"])
                out.write(json.dumps(article, ensure_ascii=False) + "\n")
    print(f"{count} inner attributions")
    return 0


if __name__ == "__main__":
    sys.exit(main())
