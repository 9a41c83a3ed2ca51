"""Invented reports for the ledger's tests."""

FERRY = (
    "Ferry sinks off the cape\n\n"
    "“The ship had been inspected,” Elena Marsh said on Monday.\n\n"
    "The operator denied that the ship was old. Rescue work went on into the night."
)
FERRY_LATER = FERRY.replace("was old", "was overloaded")
LIBRARY = (
    "Library stays open\n\n"
    "“We found the money,” Jonas Weil said after the council had met for the third time this week.\n\n"
    "Readers told reporters that the roof leaks."
)
NO_SPEECH = "Rain expected\n\nIt will rain in the north from noon, and the wind will turn to the west by evening."


def facts_of(ledger):
    """The content in a form that compares."""
    return list(ledger.export())
