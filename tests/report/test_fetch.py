"""Every page here is served by a small server on this machine, so most fetches need allow_private."""

import gzip
import hashlib
import socket
import threading
import time
import zlib
from datetime import UTC, datetime, timedelta
from http.server import BaseHTTPRequestHandler, ThreadingHTTPServer

import httpcore
import pytest

from walkback import __version__
from walkback.errors import FetchError, NoArticle, RefusedAddress, TooLarge, UnsupportedInput
from walkback.model import Origin
from walkback.moment import Moment
from walkback.report import connection
from walkback.report import fetch as fetching
from walkback.report.fetch import MAX_REDIRECTS, Timeouts, fetch
from walkback.report.item import Given

PAGE = "<html><body><p>“The ferry was late,” Ann Lee said.</p></body></html>".encode()
HTML = {"Content-Type": "text/html; charset=UTF-8"}


class Site:
    """Answers by path: (status, headers, body), or a function that is handed the request handler."""

    def __init__(self, port):
        self.port = port
        self.pages = {}
        self.seen = []

    def url(self, path="/", host="127.0.0.1"):
        return f"http://{host}:{self.port}{path}"

    def page(self, path, body=PAGE, status=200, **headers):
        named = {name.replace("_", "-"): value for name, value in headers.items()}
        self.pages[path] = (status, {**HTML, **named}, body)
        return self.url(path)

    def answer(self, path, act):
        self.pages[path] = act
        return self.url(path)


@pytest.fixture
def site():
    class Handler(BaseHTTPRequestHandler):
        def do_GET(self):
            known.seen.append(self)
            page = known.pages.get(self.path, (404, HTML, b"gone"))
            try:
                if callable(page):
                    page(self)
                    return
                status, headers, body = page
                self.send_response(status)
                for name, value in {"Content-Length": str(len(body)), **headers}.items():
                    for one in value if isinstance(value, list) else [value]:
                        if one is not None:
                            self.send_header(name, one)
                self.end_headers()
                self.wfile.write(body)
            except OSError:
                pass  # the other side has had enough

        def log_message(self, *args):
            pass

    server = ThreadingHTTPServer(("127.0.0.1", 0), Handler)
    server.daemon_threads = True
    known = Site(server.server_port)
    thread = threading.Thread(target=server.serve_forever, kwargs={"poll_interval": 0.01}, daemon=True)
    thread.start()
    yield known
    server.shutdown()
    server.server_close()


def get(url, given=Given(), **options):  # noqa: B008
    return fetch(url, given, allow_private=True, **options)


def answer_names(monkeypatch, names):
    """Let look-ups of some names give planted addresses, one after another; returns the look-ups made."""
    asked = []
    real = socket.getaddrinfo

    def getaddrinfo(host, port, *args, **kwargs):
        if host not in names:
            return real(host, port, *args, **kwargs)
        asked.append(host)
        addresses = names[host]
        chosen = addresses[min(len(asked), len(addresses)) - 1] if isinstance(addresses[0], list) else addresses
        return [(socket.AF_INET, socket.SOCK_STREAM, 6, "", (address, port)) for address in chosen]

    monkeypatch.setattr(socket, "getaddrinfo", getaddrinfo)
    return asked


# ---------------------------------------------------------------- a page that is there


def test_capture_of_a_page(site):
    url = site.page("/ferry", ETag='"7"', Last_Modified="Tue, 04 Mar 2031 10:15:00 GMT")
    before = datetime.now(UTC).replace(microsecond=0)
    capture, data = get(url)
    assert data == PAGE
    assert (capture.sha256, capture.size) == (hashlib.sha256(PAGE).hexdigest(), len(PAGE))
    assert (capture.url, capture.origin, capture.origin_name) == (url, Origin.FETCH, url)
    assert (capture.media_type, capture.charset) == ("text/html", "utf-8")
    assert before <= capture.captured_at.at <= datetime.now(UTC)
    assert capture.captured_at.text.endswith("Z") and capture.captured_at.precision == "second"
    headers = dict(capture.headers)
    assert headers["etag"] == '"7"' and headers["content-type"] == "text/html; charset=UTF-8"
    assert site.seen[0].headers["User-Agent"].startswith(f"Walkback/{__version__} ")


def test_given_comes_first(site):
    url = site.page("/mirror")
    at, day = Moment.parse("2031-03-04T10:15:00Z"), Moment.parse("2031-03-04")
    capture, _ = get(url, Given("https://ann:x@news.example/a", "Wire", at, day))
    assert (capture.url, capture.outlet) == ("https://news.example/a", "Wire")
    assert (capture.captured_at, capture.published_at, capture.origin_name) == (at, day, url)


def test_secrets_in_headers_are_left_out(site):
    url = site.page(
        "/a", Set_Cookie=["sid=secret", "b=secret"], X_Auth_Token="secret", X_Client_IP="secret",
        X_Forwarded_For="secret", WWW_Authenticate="secret", X_CSRF="secret", X_Served_By="cache 1",
    )  # fmt: skip
    capture, _ = get(url)
    assert "secret" not in str(capture.headers)
    assert ("x-served-by", "cache 1") in capture.headers
    assert all(name == name.lower() for name, _ in capture.headers)


def test_credentials_are_sent_and_stored_nowhere(site):
    site.page("/a", status=302, Location="/b")
    site.page("/b", status=302, Location=f"http://eve:pw@localhost:{site.port}/c")
    site.page("/c")
    url = site.url("/a", host="ann:secret@127.0.0.1")
    capture, _ = get(url)
    assert [request.headers["Authorization"] is not None for request in site.seen] == [True, True, False]
    assert (capture.url, capture.origin_name) == (site.url("/c", host="localhost"), site.url("/a"))
    with pytest.raises(FetchError) as raised:
        get(site.url("/missing", host="ann:secret@127.0.0.1"))
    assert "secret" not in str(raised.value)


@pytest.mark.parametrize(
    ("declared", "media_type", "charset"),
    [
        ("text/html", "text/html", None),
        ("TEXT/HTML;Charset='ISO-8859-1'", "text/html", "iso-8859-1"),
        ('text/plain; format=flowed; charset="utf-8"', "text/plain", "utf-8"),
        ("text/html; charset=x-made-up", "text/html", "x-made-up"),
        ("text/html; charset=", "text/html", None),
        ("text/html; charset=;;\xff", "text/html", None),
        ("nonsense", None, None),
        ("", None, None),
        (None, None, None),
        ("application/xhtml+xml", "application/xhtml+xml", None),
    ],
)
def test_declared_type(site, declared, media_type, charset):
    capture, data = get(site.page("/a", Content_Type=declared))
    assert (capture.media_type, capture.charset) == (media_type, charset)
    assert data == PAGE  # never recoded, whatever is declared


# ---------------------------------------------------------------- packed pages


def bare_deflate(data):
    packer = zlib.compressobj(9, zlib.DEFLATED, -zlib.MAX_WBITS)
    return packer.compress(data) + packer.flush()


LONG_PAGE = b"<p>" + b"".join(b"Line %d was late. " % n for n in range(200_000)) + b"</p>"


@pytest.mark.parametrize("page", [PAGE, LONG_PAGE, b"<p>" + b"a" * (3 << 20)])
@pytest.mark.parametrize(
    ("coding", "pack"),
    [
        ("gzip", gzip.compress),
        ("GZIP ", gzip.compress),
        ("x-gzip", lambda data: gzip.compress(data[:9]) + gzip.compress(data[9:])),
        ("gzip", lambda data: gzip.compress(data) + b"\x00" * 300_000),
        ("deflate", zlib.compress),
        ("deflate", bare_deflate),
        ("identity", bytes),
    ],
)
def test_packed_pages_are_unpacked(site, coding, pack, page):
    capture, data = get(site.page("/a", pack(page), Content_Encoding=coding))
    assert data == page
    assert capture.size == len(page)


def test_packed_in_another_way(site):
    with pytest.raises(FetchError, match='packed as "br"'):
        get(site.page("/a", b"\x0b\x02\x80", Content_Encoding="br"))
    with pytest.raises(FetchError, match="damaged"):
        get(site.page("/a", PAGE, Content_Encoding="gzip"))
    with pytest.raises(FetchError, match="broke off"):
        get(site.page("/a", gzip.compress(PAGE)[:-9], Content_Encoding="gzip"))
    with pytest.raises(NoArticle, match="the page is empty"):
        get(site.page("/a", b"", Content_Encoding="gzip"))


# ---------------------------------------------------------------- too large


def test_declared_too_large_is_not_read(site):
    def act(handler):
        handler.send_response(200)
        handler.send_header("Content-Length", str(50 * 2**20))
        handler.end_headers()
        handler.wfile.flush()
        time.sleep(1)  # nothing comes; only the declaration can tell

    started = time.monotonic()
    with pytest.raises(TooLarge, match="over the limit of 32 MiB"):
        get(site.answer("/a", act))
    assert time.monotonic() - started < 0.9


@pytest.mark.parametrize("header", [{}, {"Content-Length": "nonsense"}])
def test_too_large_without_a_word(site, header):
    sent = []

    def act(handler):
        handler.send_response(200)
        handler.send_header("Content-Type", "text/plain")
        handler.end_headers()
        for _ in range(2000):
            handler.wfile.write(b"x" * 10_000)
            sent.append(10_000)

    with pytest.raises(TooLarge):
        get(site.answer("/a", act), max_bytes=100_000)
    assert sum(sent) < 15_000_000  # the kernel's buffers take some


def test_a_page_of_just_the_limit(site):
    assert len(get(site.page("/a", b"x" * 5000), max_bytes=5000)[1]) == 5000
    with pytest.raises(TooLarge):
        get(site.page("/a", b"x" * 5001), max_bytes=5000)


@pytest.mark.parametrize("coding", ["gzip", "deflate"])
def test_a_bomb_is_stopped_while_unpacking(site, monkeypatch, coding):
    packer = zlib.compressobj(9, zlib.DEFLATED, zlib.MAX_WBITS | 16 if coding == "gzip" else zlib.MAX_WBITS)
    bomb = b"".join(packer.compress(bytes(1 << 20)) for _ in range(40)) + packer.flush()
    unpacked = []
    real = fetching._decoded

    def counted(*args):
        for part in real(*args):
            unpacked.append(len(part))
            yield part

    monkeypatch.setattr(fetching, "_decoded", counted)
    with pytest.raises(TooLarge):
        get(site.page("/a", bomb, Content_Encoding=coding), max_bytes=3 << 20)
    assert sum(unpacked) <= 4 << 20 and max(unpacked) <= 1 << 20


# ---------------------------------------------------------------- no page


@pytest.mark.parametrize(
    ("status", "words"),
    [(404, "404 Not Found"), (410, "410 Gone"), (500, "500"), (403, "save the page from a browser"), (429, "429"),
     (204, "204"), (206, "206"), (304, "304"), (799, "answers 799")],
)  # fmt: skip
def test_other_statuses(site, status, words):
    url = site.page("/a", b"", status=status)
    with pytest.raises(FetchError, match=words) as raised:
        get(url)
    assert raised.value.where == url and type(raised.value) is FetchError


@pytest.mark.parametrize(
    "media_type",
    ["image/jpeg", "application/pdf", "application/zip", "application/json", "application/rss+xml", "text/css",
     "video/mp4", "application/octet-stream"],
)  # fmt: skip
def test_other_media_types(site, media_type):
    with pytest.raises(UnsupportedInput, match=media_type.replace("+", r"\+")):
        get(site.page("/a", Content_Type=media_type))


def test_binary_under_a_wrong_flag(site):
    with pytest.raises(UnsupportedInput, match="the page is a PDF"):
        get(site.page("/a", b"%PDF-1.7 ..."))
    with pytest.raises(NoArticle):
        get(site.page("/a", b""))


def test_transfer_that_breaks_off(site):
    with pytest.raises(FetchError, match="broke off"):
        get(site.page("/a", PAGE, Content_Length="9999"), timeouts=Timeouts(read=1))


def test_what_is_no_http(site):
    def act(handler):
        handler.wfile.write(b"SSH-2.0-Open\r\n\r\n")

    with pytest.raises(FetchError, match="broke off"):
        get(site.answer("/a", act))


def test_nobody_there():
    with socket.socket() as taken:
        taken.bind(("127.0.0.1", 0))
        with pytest.raises(FetchError, match="no connection") as raised:
            get(f"http://127.0.0.1:{taken.getsockname()[1]}/")
    assert "proxies" not in str(raised.value)


@pytest.mark.parametrize(
    "url",
    [
        "http://[::1",
        "http://news.example:99999/",
        "http://a\x00b/",
        "http://",
        "http:///a",
        "https://xn--\u2000.example/",
    ],
)
def test_no_address(url):
    with pytest.raises(FetchError):
        get(url)


def test_unknown_name(monkeypatch):
    def fail(*args, **kwargs):
        raise socket.gaierror(-2, "Name or service not known")

    monkeypatch.setattr(socket, "getaddrinfo", fail)
    with pytest.raises(FetchError, match=r'no address is known for "news\.example"'):
        get("http://news.example/")


# ---------------------------------------------------------------- too slow


def drip(handler):
    handler.send_response(200)
    handler.end_headers()
    for _ in range(100):
        handler.wfile.write(b"x")
        time.sleep(0.03)


def drip_headers(handler):
    handler.wfile.write(b"HTTP/1.1 200 OK\r\n")
    for n in range(100):
        handler.wfile.write(b"X-%d: x\r\n" % n)
        time.sleep(0.03)


@pytest.mark.parametrize("act", [drip, drip_headers])
def test_dripping_server_meets_the_deadline(site, act):
    started = time.monotonic()
    with pytest.raises(FetchError, match=r"not all there after 0\.3 seconds"):
        get(site.answer("/a", act), timeouts=Timeouts(overall=0.3))
    assert time.monotonic() - started < 1.5


def test_silent_server(site):
    started = time.monotonic()
    with pytest.raises(FetchError, match="does not answer"):
        get(site.answer("/a", lambda handler: time.sleep(2)), timeouts=Timeouts(read=0.2))
    assert time.monotonic() - started < 1.5


def test_slow_redirects_share_one_deadline(site):
    def act(handler):
        time.sleep(0.1)
        handler.send_response(302)
        handler.send_header("Location", "/a")
        handler.send_header("Content-Length", "0")
        handler.end_headers()

    with pytest.raises(FetchError, match="not all there"):
        get(site.answer("/a", act), timeouts=Timeouts(overall=0.35))


def test_slow_look_up(monkeypatch):
    monkeypatch.setattr(socket, "getaddrinfo", lambda *args, **kwargs: time.sleep(1) or [])
    started = time.monotonic()
    with pytest.raises(FetchError, match="not all there after"):
        get("http://news.example/", timeouts=Timeouts(overall=0.2))
    assert time.monotonic() - started < 0.9


# ---------------------------------------------------------------- redirects


@pytest.mark.parametrize("status", [301, 302, 303, 307, 308])
def test_redirects_are_followed(site, status):
    site.page("/a", b"", status=status, Location="b/c#part", Set_Cookie="gate=open")
    site.page("/b/c")
    capture, data = get(site.url("/a"))
    assert data == PAGE
    assert (capture.url, capture.origin_name) == (site.url("/b/c"), site.url("/a"))
    assert site.seen[1].headers["Cookie"] == "gate=open"  # some sites let nobody in without


def test_redirects_are_counted(site):
    for n in range(MAX_REDIRECTS + 1):
        site.page(f"/{n}", b"", status=302, Location=f"/{n + 1}")
    site.page(f"/{MAX_REDIRECTS + 1}")
    assert get(site.url("/1"))[1] == PAGE
    with pytest.raises(FetchError, match="redirects more than 10 times"):
        get(site.url("/0"))


@pytest.mark.parametrize(
    "location", ["ftp://news.example/a", "file:///etc/hosts", "javascript:alert(1)", "data:text/html,x"]
)
def test_redirect_to_another_scheme(site, location):
    site.page("/a", b"", status=302, Location=location)
    with pytest.raises(RefusedAddress, match="only http and https"):
        get(site.url("/a"))
    assert len(site.seen) == 1


@pytest.mark.parametrize("location", ["http://[::1", "http://a b/", "https://"])
def test_redirect_to_nonsense(site, location):
    site.page("/a", b"", status=302, Location=location)
    with pytest.raises(FetchError):
        get(site.url("/a"))


def test_redirect_without_a_target(site):
    with pytest.raises(FetchError, match="302 Found"):
        get(site.page("/a", b"", status=302))


# ---------------------------------------------------------------- refused addresses


@pytest.mark.parametrize(
    "url", ["ftp://news.example/a", "file:///etc/hosts", "gopher://x/", "/etc/hosts", "news.example", ""]
)
def test_other_schemes(url):
    with pytest.raises(RefusedAddress, match="only http and https"):
        get(url)


@pytest.mark.parametrize(
    "host", ["127.0.0.1", "localhost", "2130706433", "0x7f.1", "127.1", "[::1]", "[::ffff:127.0.0.1]", "0.0.0.0"]
)
def test_this_machine_is_refused(site, host):
    with pytest.raises(RefusedAddress, match="--allow-private"):
        fetch(site.url("/", host=host))
    assert site.seen == []


@pytest.mark.parametrize("address", ["10.0.0.1", "192.168.0.1", "169.254.169.254", "100.64.0.1", "224.0.0.1"])
def test_names_that_lead_to_private_networks_are_refused(monkeypatch, address):
    answer_names(monkeypatch, {"news.example": [address]})
    monkeypatch.setattr(httpcore.SyncBackend, "connect_tcp", lambda *args, **kwargs: pytest.fail("connected"))
    with pytest.raises(RefusedAddress, match=f"news.example.*{address}"):
        fetch("https://news.example/")


def test_redirect_to_this_machine(site, monkeypatch):
    # 127.0.0.1 plays the public site, so that 127.0.0.2 and localhost's name can play the private one.
    answer_names(monkeypatch, {"news.example": ["127.0.0.1"], "intranet.example": ["127.0.0.2"]})
    monkeypatch.setattr(connection, "is_public", lambda address: address == "127.0.0.1")
    start = site.page("/a", b"", status=302, Location="/b").replace("127.0.0.1", "news.example")
    for target in (f"http://127.0.0.2:{site.port}/", f"http://intranet.example:{site.port}/"):
        site.page("/b", b"", status=302, Location=target)
        with pytest.raises(RefusedAddress) as raised:
            fetch(start)
        assert raised.value.where == start
    site.page("/b")
    assert fetch(start)[1] == PAGE


def test_the_checked_address_is_the_one_connected_to(site, monkeypatch):
    # A name that gives a public address when it is checked and this machine's when asked again.
    asked = answer_names(monkeypatch, {"news.example": [["93.184.215.14"], ["127.0.0.1"]]})
    connected = []

    def connect_tcp(self, host, *args, **kwargs):
        connected.append(host)
        raise httpcore.ConnectError("no way out")

    monkeypatch.setattr(httpcore.SyncBackend, "connect_tcp", connect_tcp)
    with pytest.raises(FetchError, match="no way out"):
        fetch("http://news.example/")
    assert (asked, connected) == (["news.example"], ["93.184.215.14"])


def test_only_the_public_ones_of_several_addresses(monkeypatch):
    answer_names(monkeypatch, {"news.example": ["10.0.0.1", "93.184.215.14", "192.168.1.1", "93.184.215.15"]})
    connected = []

    def connect_tcp(self, host, *args, **kwargs):
        connected.append(host)
        raise httpcore.ConnectTimeout("slow")

    monkeypatch.setattr(httpcore.SyncBackend, "connect_tcp", connect_tcp)
    with pytest.raises(FetchError):
        fetch("http://news.example/")
    assert connected == ["93.184.215.14", "93.184.215.15"]


def test_a_dead_address_is_followed_by_the_next(site, monkeypatch):
    answer_names(monkeypatch, {"news.example": ["127.0.0.9", "127.0.0.1"]})
    site.page("/a")
    capture, data = get(site.url("/a", host="news.example"))
    assert data == PAGE and capture.url == site.url("/a", host="news.example")
    assert site.seen[0].headers["Host"] == f"news.example:{site.port}"


def test_certificates_are_checked_against_the_name(monkeypatch):
    answer_names(monkeypatch, {"news.example": ["127.0.0.1"]})
    hello = []
    with socket.create_server(("127.0.0.1", 0)) as server:

        def listen():
            peer, _ = server.accept()
            with peer:
                hello.append(peer.recv(4096))

        thread = threading.Thread(target=listen, daemon=True)
        thread.start()
        with pytest.raises(FetchError):
            get(f"https://news.example:{server.getsockname()[1]}/")
        thread.join(2)
    assert b"news.example" in hello[0]  # the name that the handshake asks a certificate for


def test_a_certificate_that_nobody_vouches_for(monkeypatch):
    context = []

    def start_tls(self, ssl_context, server_hostname=None, timeout=None):
        context.append((ssl_context.check_hostname, ssl_context.verify_mode.name, server_hostname))
        raise httpcore.ConnectError("[SSL: CERTIFICATE_VERIFY_FAILED]")

    with socket.create_server(("127.0.0.1", 0)) as server:
        monkeypatch.setattr(connection._TimedStream, "start_tls", start_tls)
        with pytest.raises(FetchError, match="CERTIFICATE_VERIFY_FAILED"):
            get(f"https://localhost:{server.getsockname()[1]}/")
    assert context == [(True, "CERT_REQUIRED", "localhost")]


def test_proxies_of_the_environment_are_not_used(site, monkeypatch):
    with socket.create_server(("127.0.0.1", 0)) as proxy:
        for name in ("http_proxy", "HTTP_PROXY", "https_proxy", "ALL_PROXY"):
            monkeypatch.setenv(name, f"http://127.0.0.1:{proxy.getsockname()[1]}")
        monkeypatch.delenv("no_proxy", raising=False)
        monkeypatch.delenv("NO_PROXY", raising=False)
        assert get(site.page("/a"))[1] == PAGE
        with socket.socket() as taken:
            taken.bind(("127.0.0.1", 0))
            with pytest.raises(FetchError, match="proxies named in the environment are not used"):
                get(f"http://127.0.0.1:{taken.getsockname()[1]}/")


def test_clock_is_that_of_the_answer(site):
    capture, _ = get(site.page("/a"))
    assert abs(capture.captured_at.at - datetime.now(UTC)) < timedelta(seconds=30)
