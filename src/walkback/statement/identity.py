"""What makes two reported sayings the same statement: their words, however they are set."""

from __future__ import annotations

import re
import unicodedata
from collections.abc import Sequence

from walkback.model import Polarity, content_id

# Set but not seen: soft hyphen, zero-width space, word joiner, byte order mark, marks of writing direction. The joiners
# U+200C and U+200D stay, since they part words in some scripts and join emoji.
_UNSEEN = re.compile("[\u00ad\u200b\u2060\ufeff\u200e\u200f\u202a-\u202e\u2066-\u2069]")
_APOSTROPHE = re.compile(r"(?<=\w)['’‘‛ʼ＇`´](?=\w)")
_MARK = re.compile("[\"“”„‟«»‹›＂'‘’‚‛`´＇]")
_KEPT_APOSTROPHE = "\ue000"  # stands for an apostrophe while the marks go
_DASH = re.compile("[‐‑‒–−]")
_LONG_DASH = re.compile(r"[—―]|(?:(?<=\s)|^)-+(?=\s|$)")
_STOP = re.compile(r"[.,;:!…]+(?=\s|$)")
_BLANKS = re.compile(r"\s+")


def statement_words(parts: Sequence[str]) -> str:
    """Return the words of ``parts``, joined, in the form in which two wordings are compared.

    Set aside are: case, spacing (also no-break and zero-width blanks), quotation marks of every kind,
    stops before a blank or at the end, dashes between words, and how a letter with an accent is
    composed. A mark within a word or number stays: "we're" is not "were", "1.5" is not "15", and
    "10²" is not "102". So does a question mark. A quotation that is split around its cue has the same words
    as one that is not. Parts that hold nothing but punctuation are compared as they are written.
    """
    written = unicodedata.normalize("NFC", " ".join(parts))
    words = _APOSTROPHE.sub(_KEPT_APOSTROPHE, _UNSEEN.sub("", written))
    words = _MARK.sub("", words).replace(_KEPT_APOSTROPHE, "'")
    words, before = _DASH.sub("-", words), ""
    while words != before:  # what goes can leave another dash or stop beside a blank
        before = words
        words = _BLANKS.sub(" ", _STOP.sub("", _LONG_DASH.sub(" ", words))).strip()
    # Folding case can take a letter apart, hence composed again.
    return unicodedata.normalize("NFC", words.casefold()) or _BLANKS.sub(" ", written).strip()


def statement_id(
    report: str, source: Sequence[str], content: Sequence[str], polarity: Polarity = Polarity.AFFIRMS
) -> str:
    """Return the id of the statement that ``source`` is reported to have made in ``report``.

    To deny something is not the statement of having said it.

    Args:
        report: the report's id.
        source: words of the source, part by part; empty where the text names none.
        content: words of the content, part by part.
        polarity: what the cue does with it.
    """
    turned = {} if polarity is Polarity.AFFIRMS else {"polarity": polarity.value}
    return content_id(report=report, source=statement_words(source), content=statement_words(content), **turned)
