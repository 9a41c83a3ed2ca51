"""`walkback serve`: what it refuses to begin with, and that it answers until ctrl-C."""

import http.client
import os
import re
import signal
import socket
import subprocess
import sys
import threading
from contextlib import contextmanager, suppress
from pathlib import Path

import pytest
from ledgers import make_ledger

import walkback
from walkback.web import server

ADDRESS = re.compile(r"Reading room: http://(127\.0\.0\.1|\[::1\]|localhost):(\d+)/  \(ctrl-C stops it\)")
PATIENCE = 30  # seconds
SOURCE = Path(walkback.__file__).parents[1]


@pytest.fixture
def ledger(tmp_path):
    make_ledger(tmp_path / "l.db")
    return tmp_path / "l.db"


@pytest.fixture
def served(monkeypatch):
    """What would be served, in place of serving it."""
    calls = []

    def run(path, listening, *, host, read_only):
        calls.append((path, listening.address, host, read_only))
        listening.socket.close()

    monkeypatch.setattr(server, "run", run)
    return calls


def test_help_tells_how_to_begin_and_stop(run):
    result = run("serve", "--help")
    assert result.exit_code == 0
    for words in ("--host NAME", "--port", "--read-only", "--open", "--ledger PATH", "ctrl-C", "walkback serve --open"):
        assert words in result.stdout
    assert "serve" in run("--help").stdout


@pytest.mark.parametrize("host", ["0.0.0.0", "::", "192.168.0.9", "desk.example", "127.0.0.2"])
def test_others_may_not_change_the_ledger(run, ledger, served, host):
    result = run("--ledger", ledger, "serve", "--host", host)
    assert result.exit_code == 2
    assert "add --read-only" in " ".join(result.stderr.split())
    assert f"--host {host}" in result.stderr
    assert not served


@pytest.mark.parametrize("host", ["127.0.0.1", "localhost"])
def test_this_computer_may(run, ledger, served, host):
    result = run("--ledger", ledger, "serve", "--host", host, "--port", "0")
    assert result.exit_code == 0, result.stderr
    assert result.stdout == ""
    assert ADDRESS.search(result.stderr)
    ((path, address, given, read_only),) = served
    assert (path, given, read_only) == (ledger, host, False)
    assert address in result.stderr


def test_others_may_read_along(run, ledger, served):
    result = run("--ledger", ledger, "serve", "--host", "0.0.0.0", "--port", "0", "--read-only")
    assert result.exit_code == 0, result.stderr
    ((_, address, host, read_only),) = served
    assert (host, read_only) == ("0.0.0.0", True)
    assert address.startswith("http://127.0.0.1:")


def test_it_opens_the_browser_only_when_asked(run, ledger, served, monkeypatch):
    opened = []
    monkeypatch.setattr("webbrowser.open", opened.append)
    run("--ledger", ledger, "serve", "--port", "0")
    assert not opened
    run("--ledger", ledger, "serve", "--port", "0", "--open")
    assert opened == [served[1][1]]


def test_a_file_that_is_no_ledger_is_told(run, tmp_path, served):
    (tmp_path / "notes.txt").write_text("no ledger at all\n" * 100)
    result = run("--ledger", tmp_path / "notes.txt", "serve", "--port", "0")
    assert result.exit_code == 1
    assert "notes.txt" in result.stderr and "ledger" in result.stderr
    assert "Traceback" not in result.stderr
    assert not served


def test_a_ledger_that_is_not_there_comes_with_the_first_report(run, tmp_path, served):
    result = run("--ledger", tmp_path / "none.db", "serve", "--port", "0")
    assert result.exit_code == 0
    assert "is not there yet" in result.stderr
    assert not (tmp_path / "none.db").exists()
    assert len(served) == 1


def test_there_is_nothing_to_read_in_a_ledger_that_is_not_there(run, tmp_path, served):
    result = run("--ledger", tmp_path / "none.db", "serve", "--port", "0", "--read-only")
    assert result.exit_code == 1
    assert "no ledger there yet" in result.stderr and "walkback add" in result.stderr
    assert not (tmp_path / "none.db").exists()
    assert not served


def test_a_taken_port_is_told(run, ledger, served):
    with socket.create_server(("127.0.0.1", 0)) as taken:
        port = taken.getsockname()[1]
        result = run("--ledger", ledger, "serve", "--port", port)
    assert result.exit_code in (1, 2)
    assert f"cannot listen on 127.0.0.1, port {port}" in result.stderr
    assert "--port" in result.stderr
    assert not served


def test_a_host_that_is_not_there_is_told(run, ledger, served):
    result = run("--ledger", ledger, "serve", "--host", "192.0.2.1", "--port", "0", "--read-only")
    assert result.exit_code in (1, 2)
    assert "cannot listen on 192.0.2.1" in result.stderr
    assert not served


@pytest.mark.parametrize("port", ["-1", "65536", "http"])
def test_a_port_that_is_none_is_told(run, ledger, served, port):
    assert run("--ledger", ledger, "serve", "--port", port).exit_code == 2
    assert not served


@contextmanager
def serving(ledger, *options):
    """The command in a process of its own, and the port it listens on; it ends with the block."""
    environment = {**os.environ, "PYTHONPATH": str(SOURCE), "PYTHONUNBUFFERED": "1"}
    process = subprocess.Popen(
        [sys.executable, "-m", "walkback.cli", "--ledger", str(ledger), "serve", "--port", "0", *options],
        stdout=subprocess.PIPE, stderr=subprocess.PIPE, text=True, env=environment, start_new_session=True,
    )  # fmt: skip
    watch = threading.Timer(PATIENCE, process.kill)
    watch.start()
    try:
        line = process.stderr.readline()
        found = ADDRESS.search(line)
        assert found, line + process.stderr.read()
        yield process, int(found[2])
    finally:
        watch.cancel()
        with suppress(ProcessLookupError):
            process.kill()
        process.communicate()


def ask(port, path="/", *, method="GET", headers=None):
    connection = http.client.HTTPConnection("127.0.0.1", port, timeout=PATIENCE)
    try:
        connection.request(method, path, headers=headers or {})
        answer = connection.getresponse()
        return answer.status, dict(answer.getheaders()), answer.read()
    finally:
        connection.close()


def test_it_answers_until_ctrl_c(ledger):
    with serving(ledger) as (process, port):
        status, headers, body = ask(port)
        assert status == 200
        assert b"<h1>Findings</h1>" in body
        assert headers["content-security-policy"].startswith("default-src 'none'")
        assert "server" not in {name.casefold() for name in headers}
        assert ask(port, "/reports.json")[0] == 200
        # As they come over a wire, not tidied up by a client.
        for path in (
            "/static/../app.py",
            "/static/..%2fapp.py",
            "/captures/../../etc/passwd",
            "//etc/passwd",
            "/sides/%2e%2e",
        ):
            status, _, body = ask(port, path)
            assert (status, b"root:" in body, b"def make_app" in body) == (404, False, False), path
        assert ask(port, headers={"Host": f"evil.example:{port}"})[0] == 421
        assert ask(port, "/review", method="POST")[0] == 403
        connection = socket.create_connection(("127.0.0.1", port))  # one that asks nothing keeps nobody waiting
        process.send_signal(signal.SIGINT)
        told, warned = process.communicate(timeout=PATIENCE)
        connection.close()
    assert process.returncode in (0, 130)
    assert told == ""
    assert "Traceback" not in warned
    with pytest.raises(ConnectionRefusedError):
        ask(port)


def test_only_this_computer_reaches_it(ledger):
    with serving(ledger) as (_, port):
        others = {info[4][0] for info in socket.getaddrinfo(socket.gethostname(), None, socket.AF_INET)}
        for address in others - {"127.0.0.1"} - {one for one in others if one.startswith("127.")}:
            with pytest.raises(OSError, match=r"refused|unreachable|timed out"):
                socket.create_connection((address, port), timeout=1)


def test_it_ends_with_its_terminal_too(ledger):
    with serving(ledger, "--read-only") as (process, port):
        assert b"for reading only" in ask(port)[2]
        process.send_signal(signal.SIGTERM)
        _, warned = process.communicate(timeout=PATIENCE)
    assert process.returncode in (0, 143, -signal.SIGTERM)
    assert "Traceback" not in warned
