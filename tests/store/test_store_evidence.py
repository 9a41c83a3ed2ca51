"""Every span in the ledger slices to its words, whatever the text is made of."""

import sqlite3
import tempfile
from pathlib import Path

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st
from pattern_reader import PatternReader

from walkback import Ledger
from walkback.errors import EvidenceError
from walkback.model import Attribution, Manner
from walkback.text.span import Span

PIECES = (
    *("ship", "Marsh", "said", "“", "”", '"', "‘", "’", "«", "»", "''", "—", "…", ".", ",", "&amp;"),
    *(" ", "  ", "\t", "\u00a0", "\u200b", "\u00ad", "\u2009"),
    *("🚢", "👩‍👩‍👧", "🇫🇮", "e\u0301", "\u0308", "İ", "ß", "ﬁ"),
    *("שלום", "مرحبا", "\u200f", "\u202b", "\u202c"),
)
paragraphs = st.lists(st.sampled_from(PIECES), min_size=3, max_size=25).map("".join)


class AnyReader(PatternReader):
    """Takes stretches of each block for source, cue and content."""

    def __init__(self, cuts):
        self.cuts = cuts

    def read(self, text, spans):
        found = []
        for start, end in spans:
            size = end - start
            a, b, c, d = sorted(start + cut % (size + 1) for cut in self.cuts)
            source = (Span(a, b),) if a < b else ()
            content = tuple(span for span in (Span(start, a), Span(c, d)) if span.start < span.end)
            if content:
                found.append(Attribution(source, (Span(b, c),) if b < c else (), content, Manner.INDIRECT, 0.5))
        return tuple(found)


@settings(max_examples=60, deadline=None, suppress_health_check=[HealthCheck.too_slow])
@given(st.lists(paragraphs, min_size=1, max_size=4), st.tuples(*[st.integers(0, 200)] * 4))
def test_every_span_slices_to_its_words(parts, cuts):
    text = "Ferry sinks off the cape\n\nThe search goes on into the night.\n\n" + "\n\n".join(parts)
    with tempfile.TemporaryDirectory() as folder, Ledger(Path(folder) / "l.db", reader=AnyReader(cuts)) as ledger:
        ledger.add_text(text)
        checked = 0
        for statement in ledger.statements():
            for attestation in statement.attestations:
                whole = ledger.version(attestation.version).text
                for evidence in attestation.source + attestation.cue + attestation.content:
                    evidence.check(whole)
                    at = evidence.span.start
                    assert whole[:at].endswith(evidence.prefix)
                    assert whole[evidence.span.end :].startswith(evidence.suffix)
                    checked += 1
            assert statement.content == " ".join(e.exact for e in statement.attestations[0].content)
        for report in ledger.reports():
            for placed in report.versions:
                version = ledger.version(placed.version)
                for attribution in ledger.attributions(placed.version):
                    spans = attribution.source + attribution.cue + attribution.content
                    assert all(any(b.span.holds(s) for b in version.blocks) for s in spans)
        ledger.close()
        with sqlite3.connect(ledger.path) as connection:  # and so does any other program
            rows = connection.execute(
                "SELECT substr(v.text, p.span_start + 1, p.span_end - p.span_start), p.exact "
                "FROM attribution_spans AS p "
                "JOIN attributions AS a ON a.id = p.attribution JOIN versions AS v ON v.id = a.version"
            ).fetchall()
        assert all(sliced == exact for sliced, exact in rows)
        assert len(rows) == checked


def test_evidence_that_was_tampered_with_is_not_shown(ledger):
    ledger.add_text("Ferry sinks\n\n“The ship was old,” Elena Marsh said to the press on the third of May.")
    ledger.close()
    with sqlite3.connect(ledger.path) as connection:
        connection.execute("UPDATE attribution_spans SET exact = '“The ship was new,”' WHERE role = 'content'")
    with pytest.raises(EvidenceError, match=r"should read .*new.* but reads .*old"):
        ledger.statements()
