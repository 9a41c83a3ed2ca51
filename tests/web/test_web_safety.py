"""Who may ask, who may change, and what an answer lets a browser do."""

import asyncio
import hashlib
import re
from urllib.parse import unquote

import pytest
from rooms import BASE, NO_LINKS, is_data, opened, page_links, unsafe_in
from selectolax.lexbor import LexborHTMLParser
from starlette.responses import HTMLResponse, PlainTextResponse
from starlette.testclient import TestClient

from walkback.store.ledger import Ledger
from walkback.web.app import VIEWS
from walkback.web.safety import ARCHIVED_POLICY, COOKIE, MOST_FORM_BYTES, TOKEN_FIELD, Safety, Tokens

OTHER = "https://evil.example"
CHANGING = [*(one for one, view in VIEWS.items() if view.change), "/add"]
MULTIPART = "multipart/form-data; boundary=x"
VISITOR = "a-cookie-of-some-length"
FORM = "application/x-www-form-urlencoded"
PROMISED = {
    "x-content-type-options": "nosniff",
    "referrer-policy": "no-referrer",
    "x-frame-options": "DENY",
    "cross-origin-opener-policy": "same-origin",
    "cross-origin-resource-policy": "same-origin",
}


def policy_of(answer):
    parts = (part.split() for part in answer.headers["content-security-policy"].split(";"))
    return {name: values for name, *values in parts}


def token_in(page):
    return LexborHTMLParser(page.text).css_first(f'input[name="{TOKEN_FIELD}"]').attributes["value"]


def decided(path):
    with Ledger(path) as ledger:
        return ledger.judgements()


def raw(app, path, *, method="GET", host=b"localhost"):
    """An answer to a path as it stands, which a client would have tidied up."""
    sent = []

    async def receive():
        return {"type": "http.request", "body": b"", "more_body": False}

    async def send(message):
        sent.append(message)

    scope = {
        "type": "http", "asgi": {"version": "3.0"}, "http_version": "1.1", "method": method, "scheme": "http",
        "path": unquote(path), "raw_path": path.encode(), "query_string": b"", "root_path": "",
        "headers": [(b"host", host)], "client": ("127.0.0.1", 9), "server": ("127.0.0.1", 8765),
    }  # fmt: skip
    asyncio.run(app(scope, receive, send))
    return sent[0]["status"], dict(sent[0]["headers"]), b"".join(one.get("body", b"") for one in sent[1:])


# Who may ask.


@pytest.mark.parametrize(
    "host",
    ["localhost", "localhost:8765", "LOCALHOST", "127.0.0.1", "127.0.0.1:80", "[::1]", "[::1]:8765"],
)
def test_this_computer_is_answered(sample_room, host):
    assert TestClient(sample_room, base_url=BASE, headers={"host": host}).get("/reports").status_code == 200


@pytest.mark.parametrize(
    "host",
    [
        "evil.example", "evil.example:8765", "localhost.evil.example", "localhost@evil.example", "evil-localhost", "",
        "127.0.0.1.evil.example", "127.0.0.2", "192.168.0.9", "0.0.0.0", "[::2]", "[::1", "localhost.", "xn--localhost",
        "localhost evil.example", "metadata",
    ],
)  # fmt: skip
@pytest.mark.parametrize("address", ["/", "/findings.json", "/static/none.css", "/nowhere"])
def test_another_hosts_name_is_refused(sample_room, host, address):
    answer = TestClient(sample_room, base_url=BASE, headers={"host": host}).get(address)
    assert answer.status_code == 421
    assert "open it under the address that it was started with" in answer.text
    assert "set-cookie" not in answer.headers


def test_a_name_that_it_was_started_with_is_answered(sample_path):
    with opened(sample_path, hosts=["desk.example", "[fd00::5]"], read_only=True) as app:
        for host, status in {"desk.example": 200, "DESK.example:9": 200, "[fd00::5]:80": 200, "desk": 421}.items():
            assert TestClient(app, base_url=BASE, headers={"host": host}).get("/reports").status_code == status


@pytest.mark.parametrize("everywhere", ["0.0.0.0", "::"])
def test_on_all_networks_addresses_are_answered_but_no_names(sample_path, everywhere):
    with opened(sample_path, hosts=[everywhere], read_only=True) as app:
        for host, status in {"192.168.0.9:8765": 200, "[fd00::5]": 200, "evil.example": 421, "localhost": 200}.items():
            assert TestClient(app, base_url=BASE, headers={"host": host}).get("/reports").status_code == status


# Who may change.


async def echo(scope, receive, send):
    body = b""
    while True:
        message = await receive()
        body += message.get("body", b"")
        if not message.get("more_body"):
            break
    await PlainTextResponse(body)(scope, receive, send)


@pytest.fixture
def tokens():
    return Tokens()


def ask(tokens, *, method="POST", form=None, token=None, query=None, cookie=VISITOR, content=None, **headers):
    """What is answered to a change; ``token`` goes in a header, ``form`` in a form, ``query`` in the address."""
    client = TestClient(Safety(echo, tokens=tokens), base_url=BASE)
    given = {name.replace("_", "-"): value for name, value in headers.items()}
    if cookie is not None:
        given["cookie"] = f"{COOKIE}={cookie}"
    if token is not None:
        given["x-csrf-token"] = token
    if form is not None:
        given.setdefault("content-type", FORM)
        content = f"a=1&{TOKEN_FIELD}={form}&b=2"
    address = "/" if query is None else f"/?a=1&{TOKEN_FIELD}={query}"
    return client.request(method, address, headers=given, content=content)


def test_a_change_with_the_token_of_its_cookie_is_let_through(tokens):
    token = tokens.token_for(VISITOR)
    assert ask(tokens, form=token).text == f"a=1&{TOKEN_FIELD}={token}&b=2"
    assert ask(tokens, token=token, content=b"x").text == "x"
    assert ask(tokens, query=token, content=b"x", content_type=MULTIPART).text == "x"
    for method in ("PUT", "DELETE", "PATCH", "OPTIONS"):
        assert ask(tokens, method=method).status_code == 403
        assert ask(tokens, method=method, token=token).status_code == 200


@pytest.mark.parametrize(
    "given",
    [
        {},
        {"form": ""},
        {"form": "0" * 64},
        {"form": "é"},
        {"form": "%ED%A0%80%00"},
        {"token": "0" * 64},
        {"token": ""},
        {"token": "é".encode("latin-1")},
        {"cookie": None, "form": "right"},
        {"cookie": "short", "form": "right"},
        {"cookie": "another-cookie-of-some-length", "form": "right"},
        {"form": "right", "content_type": "text/plain"},
        {"form": "right", "content_type": MULTIPART},
        {"query": "0" * 64, "content_type": MULTIPART},
        {"query": "right", "content_type": MULTIPART, "cookie": None},
        {"query": "right", "content_type": MULTIPART, "token": "0" * 64},
        {"query": "%FF", "content_type": MULTIPART},
        {"query": "right"},
        {"query": "right", "content_type": FORM, "content": b"a=1"},
        {"query": "right", "content_type": "text/plain", "content": b"a=1"},
        {"form": "right", "content_type": "application/json"},
        {"cookie": "", "token": "right"},
    ],
)
def test_a_change_without_it_is_refused(tokens, given):
    right = tokens.token_for(VISITOR)
    answer = ask(tokens, **{name: right if value == "right" else value for name, value in given.items()})
    assert answer.status_code == 403
    assert "load the page anew" in answer.text


def test_tokens_of_another_start_are_out_of_date(tokens):
    assert ask(tokens, form=Tokens().token_for(VISITOR)).status_code == 403


@pytest.mark.parametrize(
    "headers",
    [
        {},
        {"origin": BASE},
        {"origin": "http://LOCALHOST"},
        {"origin": BASE, "sec_fetch_site": "same-origin"},
        {"origin": "null", "sec_fetch_site": "same-origin"},
        {"sec_fetch_site": "same-origin"},
    ],
)
def test_a_change_from_its_own_pages_is_let_through(tokens, headers):
    assert ask(tokens, form=tokens.token_for(VISITOR), **headers).status_code == 200


@pytest.mark.parametrize(
    "headers",
    [
        {"origin": OTHER},
        {"origin": "null"},
        {"origin": ""},
        {"origin": "http://localhost:9999"},
        {"origin": "http://localhost.evil.example"},
        {"origin": "file://localhost"},
        {"origin": "http://[localhost"},
        {"origin": OTHER, "sec_fetch_site": "same-origin"},
        {"origin": BASE, "sec_fetch_site": "cross-site"},
        {"origin": "null", "sec_fetch_site": "cross-site"},
        {"sec_fetch_site": "cross-site"},
        {"sec_fetch_site": "same-site"},
        {"sec_fetch_site": "none"},
    ],
)
def test_a_change_from_another_site_is_refused(tokens, headers):
    for given in ({"form": tokens.token_for(VISITOR)}, {"token": tokens.token_for(VISITOR)}):
        answer = ask(tokens, **given, **headers)
        assert (answer.status_code, answer.text) == (
            403,
            "This change was asked for by another site, and is refused.\n",
        )


def test_a_form_that_is_too_long_is_refused(tokens):
    token = tokens.token_for(VISITOR)
    fits = f"{TOKEN_FIELD}={token}&a="
    for length, status in ((MOST_FORM_BYTES, 200), (MOST_FORM_BYTES + 1, 403)):
        content = fits + "x" * (length - len(fits))
        assert ask(tokens, content=content, content_type=FORM).status_code == status


@pytest.mark.parametrize("route", CHANGING)
def test_no_address_changes_anything_for_another_site(own_client, own_path, walk, route):
    address = walk.first(route) or re.sub(r"\{key.*?\}", "1", route)
    before = decided(own_path)
    token = token_in(own_client.get("/review"))
    fields = {"verdict": "confirm", "by": "eve", TOKEN_FIELD: token}
    for given, headers in (
        ({**fields, TOKEN_FIELD: ""}, {}),
        ({**fields, TOKEN_FIELD: "0" * 64}, {}),
        (fields, {"origin": OTHER}),
        (fields, {"sec-fetch-site": "cross-site"}),
        (fields, {"host": "evil.example"}),
    ):
        assert own_client.post(address, data=given, headers=headers).status_code in (403, 421)
    assert own_client.get(address, params=fields).status_code in (200, 404)  # asking never changes
    assert decided(own_path) == before


def test_a_form_of_a_page_of_its_own_changes(own_client, own_path, sample):
    finding = next(one for one in sample.findings() if not hasattr(one, "judged"))
    address = f"/findings/{finding.id}"
    fields = {"verdict": "confirm", "by": "ek", "note": "seen", TOKEN_FIELD: token_in(own_client.get(address))}
    answer = own_client.post(address, data=fields, headers={"origin": BASE, "sec-fetch-site": "same-origin"})
    assert (answer.status_code, answer.headers["location"]) == (303, address)
    assert [(one.kind, one.by, one.note) for one in decided(own_path)][-1] == ("confirm", "ek", "seen")
    assert "Confirmed by" in own_client.get(address).text


@pytest.mark.parametrize(
    "back",
    [
        "https://evil.example/",
        "//evil.example",
        "/\\evil.example",
        "javascript:alert(1)",
        "/a\r\nx: y",
        "\\\\evil",
        "evil",
    ],
)
def test_a_form_leads_to_no_other_site(own_client, sample, back):
    finding = sample.findings()[-1]
    address = f"/findings/{finding.id}"
    fields = {"verdict": "confirm", "by": "ek", "back": back, TOKEN_FIELD: token_in(own_client.get(address))}
    answer = own_client.post(address, data=fields)
    assert (answer.status_code, answer.headers["location"]) == (303, address)
    answer = own_client.post(address, data={**fields, "back": "/review?page=2"})
    assert answer.headers["location"] == "/review?page=2"


def test_a_form_that_makes_no_sense_is_told_and_changes_nothing(own_client, own_path, sample):
    address = f"/findings/{sample.findings()[-1].id}"
    token = {TOKEN_FIELD: token_in(own_client.get(address))}
    before = decided(own_path)
    for fields, told in (
        ({"verdict": "confirm"}, "who decides"),
        ({"verdict": "perhaps", "by": "ek"}, "expected confirm, reject"),
        ({"by": "ek"}, "expected confirm, reject"),
        ({"verdict": "confirm", "by": "ek", "note": "x" * 2_001}, "too many"),
    ):
        answer = own_client.post(address, data={**fields, **token})
        assert answer.status_code == 400
        assert told in answer.text
    many = {f"f{n}": "x" for n in range(100)}
    assert own_client.post(address, data={**many, **token}).status_code == 400
    assert own_client.post("/findings/ffffffff", data={"verdict": "confirm", "by": "ek", **token}).status_code == 404
    assert own_client.post("/reports", data=token).status_code == 405
    assert decided(own_path) == before


def test_no_file_is_added_for_another_site(own_client, own_path):
    token = token_in(own_client.get("/review"))
    files = {"files": ("a.txt", b"Port\n\nIt was late.\n", "text/plain")}
    for address, headers in (
        ("/add", {}),
        (f"/add?{TOKEN_FIELD}={'0' * 64}", {}),
        (f"/add?{TOKEN_FIELD}={token}", {"origin": OTHER}),
        (f"/add?{TOKEN_FIELD}={token}", {"sec-fetch-site": "same-site"}),
        (f"/add?{TOKEN_FIELD}={token}", {"host": "evil.example"}),
        (f"/add?{TOKEN_FIELD}={token}", {"cookie": ""}),
    ):
        client = TestClient(own_client.app, base_url=BASE) if "cookie" in headers else own_client
        assert client.post(address, files=files, headers=headers).status_code in (403, 421)
    with Ledger(own_path) as ledger:
        assert len(ledger.captures()) == 7


def test_every_form_that_changes_carries_the_token(walk):
    found = 0
    for address, answer in walk.pages.items():
        for form in LexborHTMLParser(answer.text).css("form"):
            method = (form.attributes.get("method") or "get").casefold()
            tokens = len(form.css(f'input[name="{TOKEN_FIELD}"]'))
            if form.attributes.get("enctype") == "multipart/form-data":
                tokens += len(re.findall(rf"[?&]{TOKEN_FIELD}=[0-9a-f]{{64}}\b", form.attributes["action"]))
            assert tokens == (method == "post"), address
            assert re.match(r"/(?!/)", form.attributes["action"]), address
            found += method == "post"
    assert found > 10


# For reading only.


@pytest.mark.parametrize("route", VIEWS)
def test_read_only_refuses_every_change(read_only_client, sample_path, walk, route):
    address = walk.first(route) or re.sub(r"\{key.*?\}", "1", route)
    before = decided(sample_path)
    own = {"x-csrf-token": "0" * 64, "origin": BASE, "sec-fetch-site": "same-origin"}
    for method, headers in (("POST", {}), ("POST", own), ("PUT", own), ("DELETE", {})):
        answer = read_only_client.request(method, address, data={"verdict": "confirm", "by": "eve"}, headers=headers)
        assert (answer.status_code, "reading only" in answer.text) == (403, True)
    assert decided(sample_path) == before


@pytest.mark.parametrize("route", VIEWS)
def test_read_only_pages_have_no_form_that_changes(read_only_client, walk, route):
    answer = read_only_client.get(walk.first(route) or NO_LINKS[route])
    assert answer.status_code == 200
    page = LexborHTMLParser(answer.text)
    assert "for reading only" in page.css_first("footer").text()
    assert not page.css('form[method="post" i], [hx-post], [formmethod]')
    assert not page.css(f'[name="{TOKEN_FIELD}"]')
    assert f"{COOKIE}=" not in answer.headers.get("set-cookie", "")


def test_read_only_links_lead_somewhere(read_only_client, walk):
    pages = [read_only_client.get(walk.first(route) or NO_LINKS[route]).text for route in VIEWS]
    links = {link for page in pages for link in page_links(page)}
    known = {address for address, answer in walk.answers.items() if answer.status_code == 200}
    told = {link: read_only_client.get(link).status_code for link in links - known if not is_data(link)}
    assert {link: status for link, status in told.items() if status != 200} == {}


# What a browser may do with an answer.


def every_answer(walk, client):
    yield from walk.answers.items()
    yield "421", client.get("/", headers={"host": "evil.example"})
    yield "403", client.post("/findings/1")
    yield "404", client.get("/nowhere")
    yield "404 JSON", client.get("/nowhere.json")
    yield "400", client.get("/findings?kind=lie")
    yield "405", client.put("/reports")
    yield "204", client.get("/favicon.ico")


def test_all_answers_carry_the_safety_headers(walk, client):
    for address, answer in every_answer(walk, client):
        for name, value in PROMISED.items():
            assert answer.headers[name] == value, address
        policy = policy_of(answer)
        assert policy["default-src"] == ["'none'"], address
        assert policy["frame-ancestors"] == ["'none'"], address
        assert policy["base-uri"] == ["'none'"], address
        assert "unsafe" not in answer.headers["content-security-policy"], address
        assert {tuple(values) for name, values in policy.items() if name.endswith("-src")} <= {("'none'",), ("'self'",)}
        assert "access-control-allow-origin" not in answer.headers, address
        assert "server" not in answer.headers, address


def test_an_error_of_its_own_carries_them_too_and_tells_nothing(sample_path, monkeypatch):
    def fail(*_):
        raise RuntimeError("a secret at /etc")

    monkeypatch.setattr(Ledger, "sides", fail)
    with opened(sample_path) as app:
        client = TestClient(app, base_url=BASE, raise_server_exceptions=False)
        for address in ("/sides", "/sides.json"):
            answer = client.get(address)
            assert answer.status_code == 500
            assert "secret" not in answer.text and "Traceback" not in answer.text
            assert "Something went wrong in Walkback itself" in answer.text
            assert policy_of(answer)["default-src"] == ["'none'"]
            assert answer.headers["x-content-type-options"] == "nosniff"


def test_cookies_are_out_of_reach(walk, own_client, sample):
    address = f"/findings/{sample.findings()[-1].id}"
    page = own_client.get(address)
    judged = own_client.post(address, data={"verdict": "confirm", "by": "ek", TOKEN_FIELD: token_in(page)})
    names = set()
    for answer in (*walk.answers.values(), page, judged):
        for cookie in answer.headers.get_list("set-cookie"):
            name, *parts = (part.strip().casefold() for part in cookie.split(";"))
            names.add(name.split("=")[0])
            assert {"httponly", "samesite=strict", "path=/"} <= set(parts), cookie
            assert not any(part.startswith("domain=") for part in parts)
    assert {COOKIE, "walkback_by"} <= names


def test_data_set_no_cookie(walk):
    assert not any("set-cookie" in answer.headers for address, answer in walk.answers.items() if is_data(address))


def test_no_page_runs_or_fetches_anything_from_elsewhere(walk):
    for address, answer in walk.pages.items():
        assert unsafe_in(answer.text) == [], address


@pytest.mark.parametrize(
    "html",
    [
        "<script>1</script>", "<script src=https://x.example/a.js></script>", "<p style='color:red'>", "<p onclick=1>",
        "<img src=//x.example/a.png>", "<a href='javascript:1'>", "<a href=' JavaScript:1'>", "<style>p{}</style>",
        "<iframe src=/x>", "<a href=https://x.example>", "<form action=https://x.example>", "<base href=/>",
        "<link rel=stylesheet href=//x.example/a.css>", "<meta http-equiv=refresh content=0>", "<p hx-on:click=1>",
        "<svg onload=1>", "<a href='data:text/html,1'>", "<p hx-vals='js:{a:1}'>", "<button formaction=//x.example>",
    ],
)  # fmt: skip
def test_the_test_sees_what_is_unsafe(html):
    assert unsafe_in(html)


def test_style_sheets_and_scripts_fetch_nothing(walk):
    for address, answer in walk.answers.items():
        if address.startswith("/static/"):
            assert answer.status_code == 200
            assert not re.search(r"@import|url\(\s*[\"']?(?:https?:)?//", answer.text), address


# Archived bytes and files.


def test_archived_bytes_are_a_file_to_keep(client, sample):
    captures = sample.captures()
    assert len(captures) == 7
    for capture in captures:
        answer = client.get(f"/captures/{capture.id}/bytes")
        assert answer.status_code == 200
        assert answer.content == sample.bytes_of(capture.id)
        assert hashlib.sha256(answer.content).hexdigest() == answer.headers["x-content-sha256"] == capture.sha256
        name = answer.headers["content-disposition"]
        assert re.fullmatch(r'attachment; filename="capture-[0-9a-f]{12}\.(html|txt|xhtml|bin)"', name)
        assert answer.headers["content-type"] == "application/octet-stream"
        assert answer.headers["content-security-policy"] == ARCHIVED_POLICY
        assert "sandbox" in policy_of(answer)
        assert answer.headers["x-content-type-options"] == "nosniff"


def test_an_unknown_capture_is_told(client):
    answer = client.get("/captures/ffffffff/bytes")
    assert answer.status_code == 404
    assert answer.headers["content-type"].startswith("text/html")


@pytest.mark.parametrize(
    "path",
    [
        "/captures/../../etc/passwd", "/captures/../bytes", "/captures/../../bytes", "/captures/..%2f..%2fetc/bytes",
        "/captures/..%2fapp.py/bytes", "/captures/%2e%2e/bytes", "/captures/%2e%2e%2f%2e%2e%2fetc%2fpasswd/bytes",
        "/captures/..%5c..%5cwin.ini/bytes", "/captures//etc/passwd/bytes", "/captures/%00/bytes",
        "/static/../app.py", "/static/..%2fapp.py", "/static/%2e%2e/app.py", "/static/%2e%2e%2fapp.py",
        "/static/..%5capp.py", "/static/....//app.py", "/static//etc/passwd", "/static/room.js/../../app.py",
        "/static/", "/static", "/static/room.js", "/static/style/page.css", "/static/%252e%252e/app.py",
        "/../../../etc/passwd", "//etc/passwd", "/etc/passwd", "/%2e%2e/%2e%2e/etc/passwd", "/templates/base.html",
        "/static/..%c0%af..%c0%afetc/passwd", "/reports/..%2f..%2fetc%2fpasswd", "/findings/%2e%2e", "/sides/../app.py",
    ],
)  # fmt: skip
def test_nobody_reaches_the_file_system(sample_room, path):
    status, headers, body = raw(sample_room, path)
    assert status in (404, 307) or (path.startswith("/captures/../") and status == 404)
    assert b"root:" not in body and b"def make_app" not in body
    if status == 307:  # to the same address without a slash at its end
        assert headers[b"location"].startswith(b"http://localhost/")
    assert headers[b"x-content-type-options"] == b"nosniff"


def test_it_leads_nobody_elsewhere(sample_room):
    for path in ("//evil.example/", "//evil.example/findings/", "/\\evil.example/", "//evil.example/findings"):
        status, headers, _ = raw(sample_room, path)
        assert status == 404, headers


# The cookie that the token hangs on.


def test_a_cookie_is_made_once(sample_room):
    client = TestClient(sample_room, base_url=BASE)
    first = client.get("/findings")
    assert client.cookies[COOKIE]
    again = client.get("/findings")
    assert f"{COOKIE}=" not in again.headers.get("set-cookie", "").replace("walkback_seen=", "")
    assert token_in(first) == token_in(again)
    other = TestClient(sample_room, base_url=BASE).get("/findings")
    assert token_in(other) != token_in(first)


@pytest.mark.parametrize(
    "cookie", ['"', "walkback", "walkback=;", "=x", "walkback=short", "walkback=\x80", "a=b;" * 500]
)
def test_cookies_that_make_no_sense_do_no_harm(sample_room, cookie):
    client = TestClient(sample_room, base_url=BASE)
    answer = client.get("/reports", headers={"cookie": cookie.encode("latin-1")})
    assert answer.status_code == 200


@pytest.mark.parametrize("seen", ["x", ".", "1.2.3", "99999999999.99999999999", "-1.-1", "٣.٣", "1." + "9" * 400])
def test_a_visit_that_makes_no_sense_does_no_harm(sample_room, seen):
    client = TestClient(sample_room, base_url=BASE)
    answer = client.get("/findings", headers={"cookie": f"walkback_seen={seen}".encode()})
    assert answer.status_code == 200


@pytest.mark.parametrize("by", ["%00%E2%80%AE", "%ED%A0%80", "%", "%22%3E%3Cscript%3E", "x" * 3000])
def test_a_name_that_makes_no_sense_does_no_harm(sample_room, by):
    client = TestClient(sample_room, base_url=BASE)
    answer = client.get("/findings", headers={"cookie": f"walkback_by={by}"})
    assert answer.status_code == 200
    assert unsafe_in(answer.text) == []


def test_only_pages_give_a_cookie(tokens):
    html = TestClient(Safety(HTMLResponse("<p>x"), tokens=tokens), base_url=BASE).get("/")
    text = TestClient(Safety(PlainTextResponse("x"), tokens=tokens), base_url=BASE).get("/")
    assert COOKIE in html.headers["set-cookie"] and "set-cookie" not in text.headers
