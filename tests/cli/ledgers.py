"""A small ledger for the tests of the commands that look into one."""

from walkback.store.ledger import Ledger

FIRST = (
    "Ferry was late\n\n“The ferry was late,” Ms Lind said on Monday. Mr Bo denied that it had sailed.\n\n"
    "Read more: Ten ferries to love\n"
)
SECOND = FIRST.replace("was late,”", "was very late,”")
URL = "https://wire.example/ferry"


def make_ledger(path):
    """Two reports: one of two versions by Wire, one by the Post."""
    with Ledger(path) as ledger:
        for text, clock in ((FIRST, "2031-03-04T10:00:00Z"), (SECOND, "2031-03-05T10:00:00Z")):
            ledger.add_text(text, url=URL, outlet="Wire", captured_at=clock, published_at="2031-03-04")
        ledger.add_text(
            "Port speaks\n\n“No [bold]ferry[/bold] \x1b[31mever \u202esailed,” Harbour Master Ek said.\n",
            url="https://post.example/port",
            outlet="The Post",
            published_at="2031-03-06",
        )
