"""What one version's text alone tells of its place among the others."""

from __future__ import annotations

import json
import math
import re
from collections import Counter
from dataclasses import dataclass
from functools import cache
from importlib.resources import files

from walkback.revision import order_lexicon as lexicon

TOKEN = re.compile(r"\w+|[^\w\s]")
_YEAR = re.compile(r"(?<![\d.,-])(?:1[6-9]\d\d|20\d\d)(?![\d]|[.,]\d)")
_URL = re.compile(r"https?://|www\.", re.IGNORECASE)
_SENTENCE_END = re.compile(r"[.!?…][\"”’')\]]*(?=\s|\Z)|\n\s*\n")
_MONTH_DAY = re.compile(
    r"\b(?:january|february|march|april|june|july|august|september|october|november|december)\b", re.IGNORECASE
)

# Another glyph for the same mark is no edit.
_PLAIN_MARKS = dict.fromkeys(map(ord, "“”„«»"), '"') | dict.fromkeys(map(ord, "‘’‚"), "'")

# Marks that editing brings in or takes out, by what a writer would call them.
_MARKS = {
    "quotation marks": re.compile(r'["“”«»]'),
    "brackets": re.compile(r"[(]"),
    "commas": re.compile(r","),
    "semicolons": re.compile(r";"),
    "dashes": re.compile(r"[–—]"),
    "double hyphens": re.compile(r"--"),
    "leftover markup": re.compile(r"\[\[|\]\]|\{\{|\}\}|'''?|\||<[a-z/]|&[a-z]+;|=="),
    "spaces before marks": re.compile(r"\w +[,.;:!?](?=\s)"),
    "missing spaces": re.compile(r"[a-z]{2}[,;.!?][A-Za-z][a-z]+\s"),
    "bullets": re.compile(r"(?m)^[ \t]*[*•:#-]"),
    "colons": re.compile(r":"),
    "exclamations": re.compile(r"!"),
    "questions": re.compile(r"\?"),
    "letters beyond English": re.compile(r"[^\W\d_a-zA-Z]"),
    "ellipses": re.compile(r"\.\.\.|…"),
    "double spaces": re.compile(r"(?<=\S)  +(?=\S)"),
    "blank lines": re.compile(r"\n\s*\n"),
    "month names": _MONTH_DAY,
}
_WORDS = {
    "since": lexicon.SINCE,
    "ahead": lexicon.AHEAD,
    "now": lexicon.NOW,
    "past": lexicon.PAST,
    "present": lexicon.PRESENT,
    "hedges": lexicon.HEDGES,
    "settled": lexicon.SETTLED,
    "sources": lexicon.SOURCES,
    "notes": lexicon.NOTES,
    "references": lexicon.REFERENCES,
    "connectives": lexicon.CONNECTIVES,
}
_GROUPS = {name: frozenset(words.split()) for name, words in _WORDS.items()}


@cache
def known_words() -> frozenset[str]:
    """Common English words in small letters: those that the reader's tokenizer knows whole."""
    path = files("walkback.statement") / "weights" / "tokenizer.json"
    vocabulary = json.loads(path.read_text(encoding="utf-8"))["model"]["vocab"]
    return frozenset(w for w in vocabulary if w.isalpha() and len(w) > 1)


@dataclass(frozen=True, slots=True)
class Traits:
    """A version's tokens in small letters, and what was counted in it.

    ``values`` by name are ``log(1 + count)``, but for "word length", in letters, and "strange words", a share of
    the words.
    """

    tokens: tuple[str, ...]
    counts: Counter[str]
    years: tuple[int, ...]
    values: dict[str, float]


def read_traits(text: str) -> Traits:
    """Count what tells an early text from a late one."""
    tokens = tuple(TOKEN.findall(text.translate(_PLAIN_MARKS).casefold()))
    words = [t for t in tokens if t[0].isalnum()]
    counts = Counter(tokens)
    size = len(words) + 5.0
    years = tuple(sorted({int(y) for y in _YEAR.findall(text)}))
    known = known_words()
    strange = sum(1 for w in words if w.isalpha() and w.isascii() and len(w) > 3 and w not in known)
    values = {
        "words": math.log1p(len(words)),
        "characters": math.log1p(len(text)),
        "distinct words": math.log1p(len(counts)),
        "sentences": math.log1p(len(_SENTENCE_END.findall(text))),
        "lines": math.log1p(text.count("\n")),
        "numbers": math.log1p(sum(1 for w in words if w[0].isdigit())),
        "years": math.log1p(len(years)),
        "addresses": math.log1p(len(_URL.findall(text))),
        "word length": sum(map(len, words)) / size,
        "strange words": strange / size,
        "words of a sentence": math.log1p(size / (1 + len(_SENTENCE_END.findall(text)))),
    }
    for name, pattern in _MARKS.items():
        values[name] = math.log1p(len(pattern.findall(text)))
    for name, group in _GROUPS.items():
        values[name] = math.log1p(sum(counts[w] for w in group))
    return Traits(tokens, counts, years, values)
