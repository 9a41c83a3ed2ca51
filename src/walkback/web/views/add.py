"""``/add``: files, a text or addresses to be added, and ``/add/ID``: how far that is."""

from __future__ import annotations

from starlette.datastructures import UploadFile
from starlette.exceptions import HTTPException
from starlette.requests import Request
from starlette.types import Message, Receive

from walkback.errors import BadDate, UsageError
from walkback.moment import Moment
from walkback.record import as_record
from walkback.report.file import MAX_BYTES
from walkback.report.place import scheme_of
from walkback.store.ledger import Ledger
from walkback.web.adding import Adder, Job, Stage, Wanted, addresses_in, base_name
from walkback.web.asked import Asked
from walkback.web.view import Data, Page, View

MOST_BYTES = 256 << 20  # of all files of one form
MOST_FILES = 1_000
MOST_ADDRESSES = 200
MOST_TEXT = 4 << 20  # bytes of a text that is pasted
MOST_BODY = MOST_BYTES + MOST_TEXT  # bytes of all that a form sends
SHOWN = 200  # outcomes that a page lists; those with a reason first


def _page(ledger: Ledger, asked: Asked) -> Page:
    limits = {"most_files": MOST_FILES, "most_megabytes": MOST_BYTES >> 20, "file_megabytes": MAX_BYTES >> 20}
    return Page("add.html", "Add reports", limits)


VIEW = View(_page)


def job_view(adder: Adder) -> View:
    """Return the view of the jobs of an adder."""

    def page(ledger: Ledger, asked: Asked) -> Page:
        job = adder.job(asked.key)
        outcomes = list(job.outcomes)
        return Page(
            "adding.html",
            "Added" if job.is_over else "Adding",
            {
                "job": job,
                "done": len(outcomes),
                "current": _current(job, len(outcomes)),
                "outcomes": sorted(outcomes, key=lambda one: not one.message)[:SHOWN],
                "more": max(0, len(outcomes) - SHOWN),
            },
        )

    def data(ledger: Ledger, asked: Asked) -> Data:
        job = adder.job(asked.key)
        outcomes = list(job.outcomes)
        return Data(
            {
                "stage": job.stage.value,
                "count": job.count,
                "current": _current(job, len(outcomes)),
                "outcomes": [as_record(one) for one in outcomes],
                "error": job.error or None,
            }
        )

    return View(page, data)


def _current(job: Job, done: int) -> str | None:
    """What the input is called that is read now; None if none is."""
    return job.names[done] if job.stage is Stage.READING and done < job.count else None


async def read_wanted(request: Request) -> Wanted:
    """Read what a form wants added.

    Raises:
        UsageError: there is nothing in it, too much, or a date that is none.
    """
    length = request.headers.get("content-length", "")
    if length.isdecimal() and int(length) > MOST_BODY:
        raise UsageError(_too_much())
    try:
        return await _read_form(Request(request.scope, _at_most(MOST_BODY, request.receive)))
    except HTTPException as error:
        why = error.detail.rstrip(".")
        raise UsageError(
            f"the form could not be read ({why}); at once {MOST_FILES:,} files and {MOST_TEXT >> 20} megabytes of text "
            'are taken: add them in several parts, or the whole folder in a terminal with "walkback add"'
        ) from None


async def _read_form(request: Request) -> Wanted:
    async with request.form(max_files=MOST_FILES, max_fields=20, max_part_size=MOST_TEXT) as form:
        files = []
        size = 0
        for one in form.getlist("files"):
            # A browser sends an empty one where no file was chosen.
            if isinstance(one, UploadFile) and (one.filename or one.size):
                size += one.size or 0
                if size > MOST_BYTES:
                    raise UsageError(_too_much())
                files.append((base_name(one.filename or ""), await one.read(MAX_BYTES + 1)))
        words = {name: value.strip() for name, value in form.items() if isinstance(value, str)}
    addresses = tuple(addresses_in(words.get("addresses", "")))
    if len(addresses) > MOST_ADDRESSES:
        raise UsageError(f"{len(addresses):,} addresses are too many; {MOST_ADDRESSES} are taken at once")
    wrong = next((one for one in addresses if scheme_of(one) is None), None)
    if wrong is not None:
        raise UsageError(f'"{wrong}" is no address; one begins with http:// or https://, one stands on a line')
    wanted = Wanted(
        tuple(files), words.get("text", ""), words.get("url") or None, addresses, words.get("outlet") or None,
        _date(words, "captured_at"), _date(words, "published_at"),
    )  # fmt: skip
    if not wanted.names:
        raise UsageError("there is nothing to add; choose files, paste a text, or give addresses")
    return wanted


def _at_most(most: int, receive: Receive) -> Receive:
    """The body as it comes, up to so many bytes; who sends it in chunks need not tell its length before."""
    taken = 0

    async def counted() -> Message:
        nonlocal taken
        message = await receive()
        taken += len(message.get("body", b""))
        if taken > most:
            raise UsageError(_too_much())
        return message

    return counted


def _too_much() -> str:
    return (
        f"these files are over {MOST_BYTES >> 20} megabytes together; add them in several parts, "
        'or the whole folder in a terminal with "walkback add"'
    )


def _date(words: dict[str, str], name: str) -> str | None:
    if not words.get(name):
        return None
    try:
        return Moment.parse(words[name]).text
    except BadDate as error:
        raise UsageError(f"{name.replace('_', ' ')}: {error.message}") from None
