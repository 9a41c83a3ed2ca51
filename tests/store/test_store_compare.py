import pytest
from invented import FERRY, FERRY_LATER, LIBRARY

from walkback.errors import UnknownRecord, UsageError
from walkback.revision.record import Effect

URL = "https://wire.example/f"


@pytest.fixture
def chain(ledger):
    for number, text in enumerate((FERRY, FERRY_LATER, FERRY_LATER.replace("inspected", "checked twice"))):
        ledger.add_text(text, url=URL, outlet="Wire", captured_at=f"2031-03-0{number + 4}T10:00:00Z")
    return ledger


def test_the_last_two_are_compared_by_default(chain):
    compared = chain.compare(URL)
    ids = [version.version for version in chain.report(URL).versions]
    assert [compared.old.version.id, compared.new.version.id] == ids[1:]
    assert compared.like_with_like
    assert any("checked twice" in change.new.of(compared.new.text) for change in compared.changes if change.new)


def test_any_two_can_be_named(chain):
    compared = chain.compare(URL, 1, 3)
    told = " ".join(change.old.of(compared.old.text) for change in compared.changes if change.old)
    assert "was old" in told and "inspected" in told
    assert {change.effect for change in compared.changes} & {Effect.SOFTENED, Effect.HARDENED, Effect.REWORDED}


def test_what_cannot_be_compared(chain):
    with pytest.raises(UnknownRecord, match="versions 1 to 3"):
        chain.compare(URL, 1, 4)
    with pytest.raises(UsageError, match="not before"):
        chain.compare(URL, 3, 2)
    chain.add_text(LIBRARY, url="https://wire.example/alone")
    with pytest.raises(UsageError, match="one version only"):
        chain.compare("https://wire.example/alone")


MORNING = (
    "Ferry aground off Velmar\n\nThe ferry Norna ran aground off Velmar on Tuesday.\n\n"
    "Rescue work is to begin at noon, the coast guard said. It is not known how many were on board."
)
EVENING = (
    "Ferry aground off Velmar\n\nThe ferry Norna ran aground off Velmar on Tuesday with 40 people on board.\n\n"
    "Rescue work began at noon and ended in the evening, the coast guard said. All were brought ashore, it added. "
    "It had earlier not been known how many were on board.\n\nThe owner, Velmar Lines, said on Wednesday that the "
    "lights had failed."
)


@pytest.mark.parametrize("texts", [(MORNING, EVENING), (EVENING, MORNING)])
def test_without_clocks_the_order_is_inferred_and_said_to_be(ledger, texts):
    for text in texts:
        ledger.add_text(text, url=URL)
    first, second = ledger.report(URL).versions
    assert "40 people" in ledger.version(second.version).text
    assert first.order_weight == 1.0 and 0.5 < second.order_weight < 1.0
    assert second.order_evidence
    compared = ledger.compare(URL)
    assert compared.order_weight == second.order_weight
    assert compared.is_revision == (second.order_weight >= 0.75)
