"""The application: which address leads to which view, and what is answered when something is wrong."""

from __future__ import annotations

import csv
import io
from collections.abc import AsyncIterator, Awaitable, Callable, Iterable
from contextlib import asynccontextmanager
from dataclasses import replace
from datetime import UTC, datetime
from pathlib import Path
from typing import Any
from urllib.parse import quote, unquote

from starlette.applications import Starlette
from starlette.exceptions import HTTPException
from starlette.requests import Request
from starlette.responses import HTMLResponse, PlainTextResponse, RedirectResponse, Response
from starlette.routing import Route

from walkback.errors import LedgerBusy, LedgerError, UnknownRecord, UsageError, WalkbackError
from walkback.shown.json_text import json_text
from walkback.store.ledger import Ledger
from walkback.user import user_name
from walkback.web import visits
from walkback.web.adding import Adder
from walkback.web.archived import archived_answer
from walkback.web.asked import Asked
from walkback.web.assets import Asset, scripts, style
from walkback.web.form import Form
from walkback.web.ledgers import Ledgers
from walkback.web.look import Visitor, render, render_feed
from walkback.web.safety import Safety, Tokens
from walkback.web.view import Data, Page, Table, View
from walkback.web.views import (
    add,
    figure_list,
    finding,
    finding_list,
    judgement_list,
    question,
    report,
    report_list,
    review,
    review_sides,
    review_speakers,
    revision,
    search,
    side,
    side_list,
    speaker,
    speaker_list,
    statement,
)
from walkback.web.views.add import job_view, read_wanted
from walkback.web.visits import visit_at

VIEWS = {
    "/add": add.VIEW,
    "/findings": finding_list.VIEW,
    "/findings/{key}": finding.VIEW,
    "/questions/{key}": question.VIEW,
    "/statements/{key}": statement.VIEW,
    "/reports": report_list.VIEW,
    "/reports/{key}": report.VIEW,
    "/reports/{key}/revision": revision.VIEW,
    "/figures": figure_list.VIEW,
    "/judgements": judgement_list.VIEW,
    "/judgements/{key:int}": judgement_list.UNDO,
    "/review": review.VIEW,
    "/review/speakers": review_speakers.VIEW,
    "/review/sides": review_sides.VIEW,
    "/search": search.VIEW,
    "/speakers": speaker_list.VIEW,
    "/speakers/{key}": speaker.VIEW,
    "/sides": side_list.VIEW,
    "/sides/{key:path}": side.VIEW,
}
JSON, CSV, ATOM = ".json", ".csv", ".atom"
BY_COOKIE = "walkback_by"  # who decided last in this browser
YEAR = 365 * 24 * 60 * 60  # seconds
MOST_FIELDS = 40  # of a form
_Answer = Callable[[Request], Awaitable[Response]]


def make_app(ledger_path: str | Path, *, read_only: bool = False, hosts: Iterable[str] = ()) -> Safety:
    """Return the reading room of a ledger as an ASGI application.

    Args:
        ledger_path: the ledger's file; one that does not exist yet shows as empty.
        read_only: refuse every change.
        hosts: names that it is reached by, besides those of the loopback.
    """
    path = Path(ledger_path).expanduser()
    ledgers, adder = Ledgers(path), Adder(path)
    room = _Room(ledgers, path.name, read_only)

    @asynccontextmanager
    async def lifespan(_: Starlette) -> AsyncIterator[None]:
        yield
        adder.close()
        ledgers.close()

    async def added(request: Request) -> Response:
        """Begin to add what a form sends."""
        job = adder.submit(await read_wanted(request))
        return RedirectResponse(f"/add/{job.id}", 303)

    routes = [
        Route("/add", added, methods=["POST"]),
        Route("/", room.page(finding_list.VIEW, "/findings"), name="home"),
        Route("/captures/{key}/bytes", room.archived, name="archived"),
        *(Route(f"/static/{one.name}", _asset(one)) for one in (style(), *scripts())),
        Route("/favicon.ico", _no_icon),
    ]
    for address, view in {**VIEWS, "/add/{key}": job_view(adder)}.items():
        if view.data is not None:
            routes.append(Route(address + JSON, room.data(view)))
        if view.table is not None:
            routes.append(Route(address + CSV, room.table(view)))
        if view.feed is not None:
            routes.append(Route(address + ATOM, room.feed(view)))
        if view.change is not None:
            routes.append(Route(address, room.change(view), methods=["POST"]))
        routes.append(Route(address, room.page(view)))
    handlers: dict[Any, Any] = dict.fromkeys((WalkbackError, HTTPException, Exception), room.problem)
    app = Starlette(routes=routes, exception_handlers=handlers, lifespan=lifespan)
    # Around all of it, so that an answer to an error of our own passes it too.
    return Safety(app, hosts=hosts, tokens=Tokens(), read_only=read_only)


class _Room:
    """Answers requests from one ledger."""

    def __init__(self, ledgers: Ledgers, name: str, read_only: bool) -> None:
        self._ledgers = ledgers
        self._name = name
        self._read_only = read_only
        self._user = user_name()

    def page(self, view: View, path: str = "") -> _Answer:
        """Return what answers with a page."""

        async def answer(request: Request) -> Response:
            visit = visit_at(datetime.now(UTC), request.cookies.get(visits.COOKIE))
            asked = replace(_asked(request, "", path), last_visit=visit.since)
            response = HTMLResponse(
                await self._run(view, asked, lambda ledger: self._render(view.page(ledger, asked), request, asked))
            )
            _remember(response, visits.COOKIE, visit.remembered)
            return response

        return answer

    def data(self, view: View) -> _Answer:
        """Return what answers with JSON."""

        async def answer(request: Request) -> Response:
            asked = _asked(request, JSON)
            assert view.data is not None
            make = view.data

            def job(ledger: Ledger) -> tuple[Data, str]:
                data = make(ledger, asked)
                return data, json_text(data.value, indent=2) + "\n"

            data, text = await self._run(view, asked, job)
            return Response(text, media_type="application/json", headers=_links(asked, JSON, more=data.more))

        return answer

    def table(self, view: View) -> _Answer:
        """Return what answers with CSV."""

        async def answer(request: Request) -> Response:
            asked = _asked(request, CSV)
            assert view.table is not None
            make = view.table

            def job(ledger: Ledger) -> tuple[Table, bytes]:
                table = make(ledger, asked)
                text = io.StringIO(newline="")
                writer = csv.writer(text, lineterminator="\n")
                writer.writerow(table.header)
                writer.writerows(table.rows)
                return table, text.getvalue().encode("utf-8", "backslashreplace")

            table, text = await self._run(view, asked, job)
            name = asked.path.strip("/").split("/")[0]
            headers = {
                "content-disposition": f'attachment; filename="{name}.csv"',
                **_links(asked, CSV, more=table.more),
            }
            return Response(text, media_type="text/csv", headers=headers)

        return answer

    def feed(self, view: View) -> _Answer:
        """Return what answers with an Atom feed."""

        async def answer(request: Request) -> Response:
            asked = _asked(request, ATOM)
            assert view.feed is not None
            make, base = view.feed, str(request.base_url)
            text = await self._ledgers.read(
                lambda ledger: render_feed(make(ledger, asked), base=base, path=asked.address(ending=ATOM))
            )
            return Response(text, media_type="application/atom+xml")

        return answer

    def change(self, view: View) -> _Answer:
        """Return what does what a form asks for, and sends the browser on to what became of it."""

        async def answer(request: Request) -> Response:
            asked = _asked(request, "")
            assert view.change is not None
            make = view.change
            async with request.form(max_files=0, max_fields=MOST_FIELDS) as sent:
                form = Form({name: value for name, value in sent.items() if isinstance(value, str)})
            address = await self._ledgers.change(lambda ledger: make(ledger, asked, form))
            if request.headers.get("hx-request") == "true":
                # A script takes the one card that changed, not the page that it stands on.
                address = form.own_address("card") or address
            # 303 (RFC 9110): what comes is another page, to be asked for by GET.
            response = RedirectResponse(address, 303)
            name = form.fields.get("by", "").strip()
            if name:
                _remember(response, BY_COOKIE, quote(name))
            return response

        return answer

    async def archived(self, request: Request) -> Response:
        """Answer with the bytes of a capture, as a file to keep."""
        return await self._ledgers.read(lambda ledger: archived_answer(ledger, request.path_params["key"]))

    async def problem(self, request: Request, error: Exception) -> Response:
        """Answer with what is wrong and what to do."""
        status, words = _told(error)
        path = request.scope["path"]
        if path.endswith(JSON):
            return Response(json_text({"error": words}) + "\n", status, media_type="application/json")
        if path.endswith((CSV, ATOM)):
            return PlainTextResponse(f"{words}\n", status)
        title = "Not found" if status == 404 else "That did not work"
        page = Page("problem.html", title, {"words": words, "is_missing": status == 404})
        return HTMLResponse(self._render(page, request, Asked("/", "", {})), status)

    async def _run(self, view: View, asked: Asked, job: Callable[[Ledger], Any]) -> Any:  # noqa: ANN401
        asks = view.asks is not None and view.asks(asked)
        return await (self._ledgers.ask if asks else self._ledgers.read)(job)

    def _render(self, page: Page, request: Request, asked: Asked) -> str:
        visitor = Visitor(
            getattr(request.state, "token", ""),
            unquote(request.cookies.get(BY_COOKIE, "")) or self._user,
            may_change=not self._read_only,
        )
        return render(page, asked, visitor, ledger_name=self._name)


def _remember(response: Response, name: str, value: str) -> None:
    """Let the browser keep something for this server alone."""
    response.set_cookie(name, value, max_age=YEAR, httponly=True, samesite="strict", path="/")


def _asset(one: Asset) -> _Answer:
    async def answer(_: Request) -> Response:
        headers = {"cache-control": "public, max-age=31536000, immutable"}
        return Response(one.body, media_type=one.media_type, headers=headers)

    return answer


async def _no_icon(_: Request) -> Response:
    return Response(status_code=204)


def _asked(request: Request, ending: str, path: str = "") -> Asked:
    key = str(request.path_params.get("key", ""))
    return Asked(path or request.scope["path"].removesuffix(ending), key, dict(request.query_params))


def _links(asked: Asked, ending: str, *, more: bool) -> dict[str, str]:
    """Where a list goes on (RFC 8288)."""
    return {"link": f'<{asked.address({"page": asked.page + 1}, ending=ending)}>; rel="next"'} if more else {}


def _told(error: Exception) -> tuple[int, str]:
    """The status of an answer, and what it says to a person."""
    match error:
        case HTTPException(status_code=404):
            return 404, "There is no page under this address."
        case HTTPException():
            return error.status_code, error.detail
        case UnknownRecord():
            return 404, _sentence(str(error))
        case UsageError():
            return 400, _sentence(str(error))
        case LedgerBusy():
            return 503, _sentence(str(error))
        case LedgerError() | WalkbackError():
            return 500, _sentence(str(error))
    return 500, "Something went wrong in Walkback itself; the window that it was started from says what."


def _sentence(words: str) -> str:
    return words[:1].upper() + words[1:] + ("" if words.endswith((".", "?")) else ".")
