"""Annotated articles, and what a reader finds in them, in the scorer's format and with types."""

from __future__ import annotations

from collections.abc import Iterable, Mapping, Sequence
from pathlib import Path
from typing import Any, Protocol, runtime_checkable

from bench import attribution_score
from walkback.model import Reading, Role
from walkback.pipeline import ReadsStatements, read_texts
from walkback.text.span import Span
from walkback.version.plain import find_blocks

Article = dict[str, Any]  # one line of the scorer's format, see `bench.attribution_score`
Articles = dict[str, Article]  # by the article's id, in the file's order

_SCORER: Any = attribution_score  # it is adopted as it is, without types


def read_gold(path: Path, *, limit: int | None = None) -> Articles:
    """The annotated articles of a file, the first ``limit`` of them.

    Raises:
        attribution_score.InputError: an article occurs twice.
        OSError: the file cannot be read.
    """
    return dict(list(_SCORER.read_articles(path).items())[:limit])


def texts_of(articles: Mapping[str, Article]) -> dict[str, str]:
    """The articles' texts by id."""
    return {key: article["text"] for key, article in articles.items()}


def count_words(texts: Iterable[str]) -> int:
    """Number of words, which is what stands between blanks."""
    return sum(len(text.split()) for text in texts)


def read_articles(texts: Mapping[str, str], reader: ReadsStatements) -> Articles:
    """What ``reader`` finds in each text, in the scorer's format."""
    return as_articles(texts, read_texts(list(texts.values()), reader))


@runtime_checkable
class Tags(Protocol):
    """A reader with a network that tags words; `walkback.statement.reader.Reader` is one."""

    def tag_many(self, documents: Sequence[tuple[str, Sequence[Span]]]) -> list[dict[str, list[Span]]]:
        """The spans of source, cue and content in each text, linked to nothing."""
        ...


def tag_articles(texts: Mapping[str, str], reader: Tags) -> Articles:
    """What the reader's network tags in each text, all as one attribution of the scorer's format."""
    documents = [(text, [b.span for b in find_blocks(text) if b.kind.is_read]) for text in texts.values()]
    return {
        key: {"id": key, "text": text, "attributions": [{role: [list(s) for s in spans[role]] for role in spans}]}
        for (key, text), spans in zip(texts.items(), reader.tag_many(documents), strict=True)
    }


def as_articles(keys: Iterable[str], readings: Iterable[Reading]) -> Articles:
    """Readings in the scorer's format, by the ids of their articles."""
    return {key: as_article(key, reading) for key, reading in zip(keys, readings, strict=True)}


def as_article(key: str, reading: Reading) -> Article:
    """One line of the scorer's format, with the reader's ``confidence`` (0 to 1) in each attribution.

    Speech inside speech is left out: PolNeAR annotates the outermost attribution only.
    """
    return {
        "id": key,
        "text": reading.text,
        "attributions": [
            {
                "id": f"a{number}",
                **{role.value: [list(span) for span in one.spans(role)] for role in Role},
                "confidence": one.confidence,
            }
            for number, one in enumerate(reading.attributions, 1)
            if one.nested_in is None
        ],
    }


def score(gold: Articles, predicted: Articles) -> dict[str, Any]:
    """The report of `bench.attribution_score`.

    Raises:
        attribution_score.InputError: the two cannot be compared.
    """
    report: dict[str, Any] = _SCORER.score(gold, predicted)
    return report


def show(report: dict[str, Any]) -> str:
    """The report of `score` as tables."""
    return str(_SCORER.show(report))
