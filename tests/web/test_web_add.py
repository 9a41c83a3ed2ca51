"""Adding from a page: what becomes of each input, and what a form may not do."""

import asyncio
import re
import threading
import time

import pytest
from starlette.requests import Request
from starlette.testclient import TestClient

from walkback import pipeline
from walkback.errors import UsageError
from walkback.model import AddSummary, InputOutcome, Outcome
from walkback.store import adding as store_adding
from walkback.store.ledger import Ledger
from walkback.web.adding import Adder, Stage, Wanted, addresses_in, base_name
from walkback.web.app import make_app
from walkback.web.views import add as add_view

OWN = {"origin": "http://localhost"}
TEXT = "Harbour\n\n“The port of {} was warned,” Elena Marsh said on Monday.\n"
SECONDS = 60


@pytest.fixture
def path(tmp_path):
    return tmp_path / "new.db"


@pytest.fixture
def client(path):
    with TestClient(make_app(path), base_url="http://localhost", follow_redirects=False) as client:
        yield client


@pytest.fixture
def add(client):
    """Send the form, wait until all is read, and return the job as JSON."""

    def send(files=(), **fields):
        answer = post(client, files, **fields)
        assert answer.status_code == 303, answer.text
        return waited(client, answer.headers["location"])

    return send


def token(client):
    return re.search(r"/add\?csrf=([^\"]+)\"", client.get("/add").text)[1]


def post(client, files=(), *, headers=OWN, **fields):
    # A browser sends an empty file where none was chosen; then the body is multipart in any case.
    sent = [("files", one) for one in files] or [("files", ("", b"", "application/octet-stream"))]
    return client.post(f"/add?csrf={token(client)}", data=fields, files=sent, headers=headers)


def waited(client, address):
    deadline = time.monotonic() + SECONDS
    while time.monotonic() < deadline:
        job = client.get(f"{address}.json").json()
        if job["stage"] in ("done", "stopped"):
            return {**job, "address": address}
        time.sleep(0.05)
    raise AssertionError(f"{address} took more than {SECONDS} s")


def page(name, place):
    return (name, TEXT.format(place).encode(), "text/plain")


def test_files_and_a_text_are_added_and_twice_changes_nothing(add, client, path):
    job = add([page("a.txt", "Velmar"), page("b.txt", "Tarn")], text=TEXT.format("Oria"), outlet="Wire")
    assert [one["outcome"] for one in job["outcomes"]] == ["added"] * 3
    assert [one["where"] for one in job["outcomes"]] == ["a.txt", "b.txt", "text"]
    shown = client.get(job["address"]).text
    assert "3 added, 0 unchanged, 0 skipped, 0 failed." in shown
    for one in job["outcomes"]:
        assert f'href="/reports/{one["report"]}"' in shown
        assert client.get(f"/reports/{one['report']}").status_code == 200
    again = add([page("a.txt", "Velmar")], outlet="Wire")
    assert [one["outcome"] for one in again["outcomes"]] == ["unchanged"]
    with Ledger(path) as ledger:
        assert {one.outlet for one in ledger.captures()} == {"Wire"}


def test_what_cannot_be_used_is_told_and_stops_nothing(add, client):
    job = add(
        [("photo.jpg", b"\xff\xd8\xff\xe0" + bytes(200), "image/jpeg"), page("a.txt", "Velmar"), ("none.txt", b"", "")]
    )
    outcomes = {one["where"]: one for one in job["outcomes"]}
    assert outcomes["a.txt"]["outcome"] == "added"
    assert outcomes["photo.jpg"]["outcome"] == "skipped"
    assert outcomes["none.txt"]["outcome"] == "skipped"
    shown = client.get(job["address"]).text
    for name in ("photo.jpg", "none.txt"):
        assert outcomes[name]["message"] in shown.replace("&#39;", "'").replace("&#34;", '"')
    assert shown.index("photo.jpg") < shown.index("a.txt")


@pytest.mark.parametrize(
    "name",
    [
        "../../etc/passwd.txt",
        "..\\..\\boot.txt",
        '"><script>alert(1)</script>.txt',
        "\u202egnp.txt",
        "a\x00b.txt",
        "/dev/zero",
    ],
)
def test_a_name_of_a_file_is_a_name_only(add, client, tmp_path, name):
    before = sorted(tmp_path.parent.rglob("*"))
    job = add([page(name, "Velmar")])
    assert [one["outcome"] for one in job["outcomes"]] == ["added"]
    shown = client.get(job["address"]).text
    assert "<script>alert" not in shown
    assert "\u202e" not in shown
    assert "etc/passwd" not in shown
    new = {one.name for one in tmp_path.parent.rglob("*")} - {one.name for one in before}
    assert all(one.startswith("new.db") for one in new)


def test_clocks_are_kept_and_checked(add, client, path):
    add(
        text=TEXT.format("Velmar"),
        url="https://wire.example/port",
        published_at="2031-03-04",
        captured_at="2031-03-05T10:00Z",
    )
    with Ledger(path) as ledger:
        (capture,) = ledger.captures()
    assert (capture.url, str(capture.published_at)) == ("https://wire.example/port", "2031-03-04")
    answer = post(client, text="x", published_at="last Monday")
    assert answer.status_code == 400
    assert "last Monday" in answer.text


@pytest.mark.parametrize(
    ("fields", "words"),
    [
        ({}, "there is nothing to add"),
        ({"addresses": "wire.example/port"}, "is no address"),
        ({"addresses": "\n".join(f"https://wire.example/{n}" for n in range(201))}, "200 are taken at once"),
    ],
)
def test_a_form_that_makes_no_sense_says_what_next(client, fields, words):
    answer = post(client, **fields)
    assert answer.status_code == 400
    assert words in answer.text.lower()


def test_addresses_of_this_machine_are_not_fetched(add):
    job = add(addresses="http://127.0.0.1:9/secret\nhttps://[::1]/other")
    assert [one["outcome"] for one in job["outcomes"]] == ["failed"] * 2
    assert all("private" in one["message"] or "this machine" in one["message"] for one in job["outcomes"])


def test_too_much_is_refused_before_it_is_read(client):
    headers = {**OWN, "content-length": str(1 << 30), "content-type": "multipart/form-data; boundary=x"}
    answer = client.post(f"/add?csrf={token(client)}", content=b"--x--", headers=headers)
    assert answer.status_code == 400
    assert "256 megabytes" in answer.text


def test_too_much_is_refused_while_it_comes_if_its_length_is_not_told(monkeypatch):
    # The test client sends a body in one piece, so the reader is asked itself how much it takes in.
    monkeypatch.setattr(add_view, "MOST_BODY", 1 << 20)
    head = b'--x\r\nContent-Disposition: form-data; name="files"; filename="a.txt"\r\n\r\n'
    taken = 0

    async def receive():
        nonlocal taken
        body = bytes(1 << 18) if taken else head
        taken += len(body)
        return {"type": "http.request", "body": body, "more_body": taken < 8 << 20}

    headers = [(b"content-type", b"multipart/form-data; boundary=x")]
    scope = {"type": "http", "method": "POST", "path": "/add", "query_string": b"", "headers": headers}
    with pytest.raises(UsageError, match="megabytes together; add them in several parts"):
        asyncio.run(add_view.read_wanted(Request(scope, receive)))
    assert taken <= (1 << 20) + (1 << 18)


@pytest.mark.parametrize(
    ("files", "fields"),
    [([(f"{n}.txt", b"x", "text/plain") for n in range(1001)], {}), ([], {"text": "x" * (5 << 20)})],
)
def test_a_form_with_too_many_parts_says_what_next(client, files, fields):
    answer = post(client, files, **fields)
    assert answer.status_code == 400
    assert "1,000 files and 4 megabytes of text are taken: add them in several parts" in answer.text


@pytest.mark.parametrize(
    ("query", "headers"),
    [
        ("", OWN),
        ("?csrf=wrong", OWN),
        ("?csrf={token}", {"origin": "https://elsewhere.example"}),
        ("?csrf={token}", {**OWN, "sec-fetch-site": "cross-site"}),
    ],
)
def test_other_sites_add_nothing(client, path, query, headers):
    address = "/add" + query.format(token=token(client))
    answer = client.post(address, files=[("files", page("a.txt", "Velmar"))], headers=headers)
    assert answer.status_code == 403
    with Ledger(path) as ledger:
        assert ledger.captures() == []


def test_the_token_in_an_address_counts_for_files_only(client):
    answer = client.post(f"/add?csrf={token(client)}", data={"text": "x"}, headers=OWN)
    assert answer.status_code == 403


def test_a_room_for_reading_adds_nothing(tmp_path):
    with TestClient(make_app(tmp_path / "x.db", read_only=True), base_url="http://localhost") as client:
        shown = client.get("/add")
        assert shown.status_code == 200
        assert "for reading only" in shown.text
        assert 'method="post"' not in shown.text
        assert client.post("/add", files=[("files", page("a.txt", "Velmar"))], headers=OWN).status_code == 403


def test_a_job_that_is_not_known_says_where_to_look(client):
    answer = client.get("/add/0123456789abcdef")
    assert answer.status_code == 404
    assert "what was added before is under reports" in answer.text


def test_a_ledger_that_cannot_be_written_is_told(tmp_path):
    path = tmp_path / "no.db"
    path.write_text("this is no ledger")
    with TestClient(make_app(path), base_url="http://localhost", follow_redirects=False) as client:
        answer = client.get("/add")
        csrf = re.search(r"csrf=([^\"]+)\"", answer.text)[1]
        sent = client.post(f"/add?csrf={csrf}", files=[("files", page("a.txt", "Velmar"))], headers=OWN)
        job = waited(client, sent.headers["location"])
    assert job["stage"] == "stopped"
    assert "no.db" in job["error"]


def test_a_fault_in_one_input_stops_no_other(add, client, monkeypatch):
    analyse = pipeline.analyse

    def faulty(batch, reader):
        if any(b"Tarn" in data for _, data in batch):
            raise RuntimeError("no <b>such</b> state")
        return analyse(batch, reader)

    monkeypatch.setattr(pipeline, "analyse", faulty)
    files = [page("a.txt", "Velmar"), page("b.txt", "Tarn"), page("c.txt", "Oria")]
    job = add(files, text=TEXT.format("Tarn"), addresses="http://127.0.0.1:9/x")
    assert job["stage"] == "done"
    assert [(one["where"], one["outcome"], one["reason"]) for one in job["outcomes"]] == [
        ("a.txt", "added", ""),
        ("b.txt", "failed", "fault"),
        ("c.txt", "added", ""),
        ("text", "failed", "fault"),
        ("http://127.0.0.1:9/x", "failed", "refused_address"),
    ]
    assert "RuntimeError: no <b>such</b> state" in job["outcomes"][1]["message"]
    shown = client.get(job["address"]).text
    assert "2 added, 0 unchanged, 0 skipped, 3 failed." in shown
    assert "no &lt;b&gt;such&lt;/b&gt; state" in shown


def test_a_fault_that_is_none_of_an_input_is_told(add, client, monkeypatch):
    def faulty(*_):
        raise RuntimeError("nobody is anybody")

    monkeypatch.setattr(store_adding, "_put_together", faulty)
    job = add([page("a.txt", "Velmar"), page("b.txt", "Tarn")])
    assert job["stage"] == "stopped"
    assert "Walkback itself went wrong" in job["error"]
    assert [one["outcome"] for one in job["outcomes"]] == ["added"] * 2


def test_a_text_that_was_kept_before_a_fault_is_not_said_to_be_lost(add, path, monkeypatch):
    calls = []

    def faulty(*_):
        calls.append(1)
        raise RuntimeError("nobody is anybody")

    with monkeypatch.context() as patch:
        patch.setattr(store_adding, "_put_together", faulty)
        (one,) = add(text=TEXT.format("Velmar"))["outcomes"]
    assert calls == [1]  # it is not tried again
    assert (one["outcome"], one["reason"]) == ("failed", "fault")
    assert "changes nothing if it was kept" in one["message"]
    with Ledger(path) as ledger:
        assert len(ledger.captures()) == 1
    (again,) = add(text=TEXT.format("Velmar"))["outcomes"]
    assert again["outcome"] == "unchanged"


def test_what_is_known_of_an_address_is_kept_but_when_it_was_captured(add, monkeypatch):
    told = {}

    def fetched(self, *addresses, progress, **given):
        told.update(given)
        outcomes = tuple(InputOutcome(one, Outcome.UNCHANGED) for one in addresses)
        for one in outcomes:
            progress(one)
        return AddSummary(outcomes)

    monkeypatch.setattr(Ledger, "add", fetched)
    add(addresses="https://wire.example/port", outlet="Wire", published_at="2031-03-04", captured_at="2031-03-05")
    assert told == {"outlet": "Wire", "published_at": "2031-03-04"}


def test_the_input_that_is_read_now_is_named(client, monkeypatch):
    go_on = threading.Event()
    reached = threading.Event()
    analyse = pipeline.analyse

    def waiting(batch, reader):
        reached.set()
        go_on.wait(SECONDS)
        return analyse(batch, reader)

    monkeypatch.setattr(pipeline, "analyse", waiting)
    try:
        address = post(client, [page("<i>a.txt", "Velmar")]).headers["location"]
        assert reached.wait(SECONDS)
        behind = post(client, [page("b.txt", "Tarn")]).headers["location"]
        assert client.get(f"{address}.json").json()["current"] == "<i>a.txt"
        assert "0 of 1; now <bdi>&lt;i&gt;a.txt</bdi>." in client.get(address).text
        assert client.get(f"{behind}.json").json()["stage"] == "waiting"
        assert client.get(f"{behind}.json").json()["current"] is None
    finally:
        go_on.set()
    assert waited(client, address)["current"] is None
    assert waited(client, behind)["stage"] == "done"


def test_a_password_in_an_address_is_not_shown():
    wanted = Wanted(text="x", addresses=("https://ek:secret@wire.example/port",))
    assert wanted.names == ("text", "https://wire.example/port")


def test_closing_waits_for_one_input_and_keeps_what_is_read(path, monkeypatch):
    wanted = Wanted(tuple((f"{n}.txt", TEXT.format(f"Town{n}").encode()) for n in range(40)))
    adder = Adder(path)
    reading = threading.Event()
    added = Ledger.add_files

    def slowly(self, files, **told):
        keep = told.pop("progress")

        def progress(outcome):
            reading.set()
            time.sleep(0.05)
            keep(outcome)

        return added(self, files, progress=progress, **told)

    monkeypatch.setattr(Ledger, "add_files", slowly)
    job = adder.submit(wanted)
    assert reading.wait(SECONDS)
    adder.close()
    assert job.stage is Stage.STOPPED
    assert 0 < len(job.outcomes) < 40
    with Ledger(path) as ledger:
        assert {one.report for one in job.outcomes} <= {one.id for one in ledger.reports()}


@pytest.mark.parametrize(
    ("typed", "name"),
    [("a/b/c.txt", "c.txt"), ("C:\\x\\c.txt", "c.txt"), ("c.txt", "c.txt"), ("a/", "unnamed"), ("", "unnamed")],
)
def test_names_without_their_folders(typed, name):
    assert base_name(typed) == name


def test_addresses_stand_one_a_line():
    assert addresses_in(" https://a.example \n\n\thttps://b.example") == ("https://a.example", "https://b.example")
