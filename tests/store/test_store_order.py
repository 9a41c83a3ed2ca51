"""Order of arrival, and adding again, change nothing."""

import tempfile
from pathlib import Path

from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st
from invented import facts_of
from pattern_reader import PatternReader

from walkback import Ledger
from walkback.model import Outcome

PEOPLE = ("Elena Marsh", "Jonas Weil", "The operator")
CLAIMS = ("The ship had been inspected,", "nobody knew,", "It sank at noon,", "The ship  had been inspected")
sentences = st.one_of(
    st.builds("“{}” {} said on Monday.".format, st.sampled_from(CLAIMS), st.sampled_from(PEOPLE)),
    st.builds("{} denied that {}.".format, st.sampled_from(PEOPLE), st.sampled_from(("it was old", "it was new"))),
    st.just("Rescue work went on into the night, and the wind turned to the west."),
)
reports = st.fixed_dictionaries(
    {
        "text": st.lists(sentences, min_size=1, max_size=3).map(
            lambda parts: "Ferry sinks off the cape\n\n" + "\n\n".join(parts) + "\n\nThe search goes on."
        ),
        "url": st.sampled_from(
            [None, "https://wire.example/ferry", "http://wire.example/ferry/", "https://b.example/f?id=1"]
        ),
        "outlet": st.sampled_from([None, "Wire", "Gazette"]),
        "captured_at": st.sampled_from(
            [None, "2031-03", "2031-03-04", "2031-03-04T10:00:00Z", "2031-03-05T01:00:00+09:00"]
        ),
        "published_at": st.sampled_from([None, "2031-03-03", "2031-03-04T10:00"]),
    }
)


@settings(max_examples=40, deadline=None, suppress_health_check=[HealthCheck.too_slow])
@given(st.lists(reports, min_size=1, max_size=5), st.data())
def test_order_and_repetition_play_no_part(given_reports, data):
    again = data.draw(st.lists(st.sampled_from(given_reports), max_size=3))
    other_order = data.draw(st.permutations(given_reports + again))
    with tempfile.TemporaryDirectory() as folder:
        found = []
        for name, order in (("one", given_reports), ("two", other_order)):
            with Ledger(Path(folder) / name, reader=PatternReader()) as ledger:
                for report in order:
                    ledger.add_text(**report)
                found.append((facts_of(ledger), ledger.statements(), ledger.reports(), ledger.captures()))
                assert ledger.add_text(**order[0]).count(Outcome.UNCHANGED) == 1
                assert facts_of(ledger) == found[-1][0]
        assert found[0] == found[1]


def test_versions_stand_in_the_order_of_their_clocks(ledger):
    url = "https://wire.example/ferry"
    texts = {
        n: f"Ferry sinks off the cape\n\nText number {n} says that the search goes on all night." for n in range(4)
    }
    ledger.add_text(texts[2], url=url, captured_at="2031-03-04T12:00:00Z", published_at="2031-03-01")
    ledger.add_text(texts[3], url=url)
    ledger.add_text(texts[1], url=url, captured_at="2031-03-04T12:30:00+09:00", published_at="2031-03-04")
    ledger.add_text(texts[0], url=url, published_at="2031-03-03")  # no capture clock: the day that it was published
    (report,) = ledger.reports()
    assert [ledger.version(v.version).text for v in report.versions] == list(texts.values())
