"""Set an article anew, as other outlets would set the same words: what the reader is made robust with.

PolNeAR is running text of seven US outlets. News elsewhere has single quotation marks, transcripts,
posts, capitals, and paragraphs run together; each of these is made from labelled articles here, with the
labels moved along.
"""

from __future__ import annotations

import random
import re
from collections.abc import Callable
from typing import Any

from walkback.text.quotes import canonical_quotes
from walkback.text.span import paragraphs_of

Article = dict[str, Any]

# Shares of articles; each is drawn by itself.
JOINED = 0.25  # all in one line, as content systems often hand it over
LOWER = 0.05  # no capitals, as in posts
CAPITAL_LEAD = 0.08  # the first words of a paragraph or all of the headline in capitals
SINGLE_MARKS = 0.12  # British
NO_BREAK = 0.1  # some blanks are no-break spaces
REBUILT = 0.15  # quoted paragraphs as transcripts, posts, dashes
REBUILT_PARAGRAPHS = 0.6  # of those that can be, in an article where some are

LAYERS = ("attributions", "inner")
ROLES = ("source", "cue", "content")
_PRONOUNS = frozenset("he she they it we i you who which that this".split())
_NAME = re.compile(r"(?!(?:The|An|And|Of|His|Her|Their|One|Some)\b)[A-Z][\w’-]*[a-z][\w’-]*")


def reset(article: Article, rng: random.Random) -> Article:
    """A copy of the article in a setting drawn with ``rng``; often it is as it was."""
    if rng.random() < REBUILT:
        article = rebuild(article, rng)
    text = article["text"]
    if rng.random() < SINGLE_MARKS:
        text = single_marks(text)
    if rng.random() < LOWER:
        text = _same_length(text, str.lower)
    if rng.random() < CAPITAL_LEAD:
        text = capital_leads(text, rng)
    if rng.random() < NO_BREAK:
        text = re.sub(" ", lambda _: "\u00a0" if rng.random() < 0.1 else " ", text)
    if rng.random() < JOINED:
        text = text.replace("\n", " ")
    return {**article, "text": text}


def single_marks(text: str) -> str:
    """Outer quotation marks as single ones; double marks of two characters stay."""
    canonical = canonical_quotes(text)
    out = list(text)
    for at, char in enumerate(canonical):
        if char in "“”" and text[at] in '"“”':
            out[at] = "‘" if char == "“" else "’"
    return "".join(out)


def capital_leads(text: str, rng: random.Random) -> str:
    """Put the first words of some paragraphs in capitals, or the whole headline."""
    out = list(text)
    paragraphs = paragraphs_of(text)
    for number, paragraph in enumerate(paragraphs):
        words = list(re.finditer(r"\S+", text[paragraph.start : paragraph.end]))
        count = len(words) if number == 0 and rng.random() < 0.5 else rng.randint(2, 8)
        if not words or (number > 2 and rng.random() < 0.85):
            continue
        end = paragraph.start + words[min(count, len(words)) - 1].end()
        out[paragraph.start : end] = _same_length(text[paragraph.start : end], str.upper)
    return "".join(out)


def _same_length(text: str, change: Callable[[str], str]) -> str:
    return "".join(new if len(new := change(char)) == 1 else char for char in text)


def rebuild(article: Article, rng: random.Random) -> Article:
    """Write paragraphs that are one direct quotation as a transcript, a post or a quotation with a dash.

    The new paragraph has the same words in the content and the same source, or a name from the
    article where the source was a pronoun; the colon or dash is the cue.
    """
    text = article["text"]
    canonical = canonical_quotes(text)
    names = [n for a in article["attributions"] for s, e in a["source"] if (n := _name(text[s:e]))]
    if not names:
        return article
    style = rng.choice(("transcript", "transcript", "post", "dash", "colon", "series"))
    new_text: list[str] = []
    layers: dict[str, list[dict[str, Any]]] = {layer: [] for layer in LAYERS}
    length = 0  # of the new text so far
    done = 0  # of the old text
    moves: list[tuple[int, int, int]] = []  # old start, old end, distance
    for paragraph in paragraphs_of(text):
        new_text.append(text[done : paragraph.start])
        length += paragraph.start - done
        done = paragraph.end
        inside = [
            a
            for a in article["attributions"]
            if any(paragraph.start <= s < paragraph.end for role in ROLES for s, _ in a[role])
        ]
        quoted = _only_quotation(canonical, paragraph.start, paragraph.end, inside)
        said = [words for s, e in quoted if (words := _bare(text[s:e]))]
        if said and rng.random() < REBUILT_PARAGRAPHS:
            source = text[slice(*inside[0]["source"][0])] if inside[0]["source"] else ""
            name = _name(source) or rng.choice(names)
            written, spans = _write(style, source, name, said, rng)
            shifted = {role: [[s + length, e + length] for s, e in spans[role]] for role in ROLES}
            layers["attributions"].append({"id": inside[0].get("id"), **shifted})
            new_text.append(written)
            length += len(written)
        else:
            moves.append((paragraph.start, paragraph.end, length - paragraph.start))
            new_text.append(text[paragraph.start : paragraph.end])
            length += paragraph.end - paragraph.start
    new_text.append(text[done:])
    for layer in LAYERS:
        for attribution in article.get(layer, []):
            moved = _move(attribution, moves)
            if moved:
                layers[layer].append(moved)
    return {**article, "text": "".join(new_text), **layers}


def _move(attribution: dict[str, Any], moves: list[tuple[int, int, int]]) -> dict[str, Any] | None:
    """Shift an attribution with the paragraphs that its spans lie in; None if one was rebuilt."""
    out: dict[str, Any] = {"id": attribution.get("id")}
    for role in ROLES:
        out[role] = []
        for start, end in attribution[role]:
            by = next((d for s, e, d in moves if s <= start < e), None)
            if by is None:
                return None
            out[role].append([start + by, end + by])
    return out


def _name(source: str) -> str:
    """The last capitalised word of a source before its first comma, or nothing for a pronoun."""
    if source.lower() in _PRONOUNS:
        return ""
    found = _NAME.findall(source.split(",")[0])
    return found[-1].removesuffix("’s") if found else ""


def _only_quotation(canonical: str, start: int, end: int, inside: list[dict[str, Any]]) -> list[list[int]]:
    """The content spans of a paragraph's only attribution, if all of them are quoted and in the paragraph."""
    if len(inside) != 1:
        return []
    content = inside[0]["content"]
    if not all(start <= s and e <= end for role in ROLES for s, e in inside[0][role]):
        return []
    if any(canonical[s] != "“" or "”" not in canonical[e - 1 : e + 1] for s, e in content):
        return []
    covered = sum(e - s for role in ROLES for s, e in inside[0][role])
    return content if covered > 0.7 * (end - start) else []


def _bare(quotation: str) -> str:
    return quotation.strip("\"“”„‟«»'`‘’ ").rstrip(",").strip()


def _sentences(said: list[str]) -> str:
    """The parts of a quotation as whole sentences."""
    return " ".join(part if part[-1] in ".!?…" else part + "." for part in said)


def _write(
    style: str, source: str, name: str, said: list[str], rng: random.Random
) -> tuple[str, dict[str, list[list[int]]]]:
    """A paragraph in ``style`` and the spans of its roles."""
    words = _sentences(said)
    label = name.upper() if rng.random() < 0.6 else name
    opening, closing = rng.choice(("“”", '""', "‘’")) if style == "dash" else "“”"
    known = source if source and source.lower() not in _PRONOUNS else name
    parts: list[tuple[str, str]]
    if style == "transcript":
        parts = [("source", label), ("cue", ":"), ("", " "), ("content", words)]
    elif style == "post":
        place = rng.choice(("X", "Twitter", "Facebook", "Instagram", "Truth Social", "Telegram"))
        form = rng.choice((f" on {place}:", f", on {place}:", f" wrote on {place}:", " posted:", " tweeted:"))
        handle = f" (@{name.lower()})" if rng.random() < 0.3 else ""
        quoted = rng.random() < 0.5
        parts = [
            ("source", known),
            ("", handle),
            ("cue", form) if not form.startswith(",") else ("", form[:-1]),
            *([("cue", ":")] if form.startswith(",") else []),
            ("", " "),
            ("content", f"“{words}”" if quoted else words),
        ]
    elif style == "dash":
        mark = rng.choice(("—", "–", "-", "--"))
        parts = [("content", opening + words + closing), ("", " "), ("cue", mark), ("", " "), ("source", known)]
    elif style == "colon":
        parts = [("source", known[:1].upper() + known[1:]), ("cue", ":"), ("", " "), ("content", f"“{words}”")]
    else:
        return _series(known, said, rng)
    return _place(parts)


def _series(source: str, said: list[str], rng: random.Random) -> tuple[str, dict[str, list[list[int]]]]:
    """A quotation of several paragraphs of which only the last is closed."""
    words = _sentences(said)
    sentences = re.split(r"(?<=[.!?])\s+", words)
    cue = rng.choice(("said:", "said,", "wrote:"))
    parts = [("source", source[:1].upper() + source[1:]), ("", " "), ("cue", cue), ("", " ")]
    for number, sentence in enumerate(sentences):
        last = number == len(sentences) - 1
        parts.append(("content", "“" + sentence + ("”" if last else "")))
        if not last:
            parts.append(("", "\n\n"))
    return _place(parts)


def _place(parts: list[tuple[str, str]]) -> tuple[str, dict[str, list[list[int]]]]:
    spans: dict[str, list[list[int]]] = {role: [] for role in ROLES}
    at = 0
    for role, words in parts:
        if role:
            lead = len(words) - len(words.lstrip())
            spans[role].append([at + lead, at + len(words)])
        at += len(words)
    return "".join(words for _, words in parts), spans
