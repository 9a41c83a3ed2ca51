"""The reading room in a real browser: with the mouse, with the keyboard alone, and without JavaScript.

The browser is Chromium as the machine has it. Where there is none these tests are skipped, unless
``WALKBACK_NEEDS_BROWSER`` says that they must run, as in CI.
"""

import os
import re
import shutil
import socket
import threading
import time
from contextlib import contextmanager

import pytest
import uvicorn
from axe_playwright_python.sync_playwright import Axe
from playwright.sync_api import expect, sync_playwright

from walkback.finding.record import Spoken
from walkback.store.ledger import Ledger
from walkback.store.verdicts import verdict_of
from walkback.web.app import make_app

pytestmark = pytest.mark.slow

CHROMIUM = shutil.which("chromium") or shutil.which("chromium-browser") or shutil.which("google-chrome")
ARGUMENTS = [
    "--no-sandbox", "--disable-gpu", "--disable-quic", "--no-first-run", "--disable-background-networking",
    "--disable-component-update", "--disable-sync",
]  # fmt: skip
SERIOUS = ("serious", "critical")
MORNING = """Minister says the port was warned

By Ada Lind
VELMAR, March 4, 2031 - The port of Velmar was warned before the storm flood, the interior ministry of Norland said on
Tuesday.

“The port was warned two hours before the flood,” interior ministry spokesman Jonas Weil said.
"""
EVENING = """Norland takes back that port was warned

By Tom Reed
VELMAR, March 6, 2031 - The port of Velmar was not warned before the storm flood, the interior ministry of Norland said
on Thursday.

“The port was not warned before the flood. We were mistaken,” interior ministry spokesman Jonas Weil said.
"""


@pytest.fixture(scope="module")  # while it is open, Playwright holds an event loop that other tests cannot do with
def chromium():
    if CHROMIUM is None:
        if os.environ.get("WALKBACK_NEEDS_BROWSER"):
            pytest.fail("no Chromium was found, and WALKBACK_NEEDS_BROWSER is set")
        pytest.skip("no Chromium on this machine")
    with sync_playwright() as playwright:
        browser = playwright.chromium.launch(executable_path=CHROMIUM, args=ARGUMENTS)
        yield browser
        browser.close()


@contextmanager
def served(path, **options):
    """A real server over a ledger, on a free port of the loopback, in a thread."""
    listening = socket.create_server(("127.0.0.1", 0))
    server = uvicorn.Server(uvicorn.Config(make_app(path, **options), log_level="error", lifespan="on", ws="none"))
    thread = threading.Thread(target=server.run, kwargs={"sockets": [listening]})
    thread.start()
    while not server.started:
        time.sleep(0.02)
    try:
        yield f"http://127.0.0.1:{listening.getsockname()[1]}"
    finally:
        server.should_exit = True
        thread.join()


@pytest.fixture
def own_server(own_path):
    with served(own_path) as base:
        yield base


@pytest.fixture(scope="module")
def sample_server(sample_path):
    with served(sample_path, read_only=False) as base:
        yield base


@contextmanager
def opened(browser, base, **options):
    """A page that fails the test if anything goes wrong in the browser or is asked for outside."""
    context = browser.new_context(base_url=base, **options)
    page = context.new_page()
    page.set_default_timeout(20_000)
    wrong = []
    page.on("console", lambda message: wrong.append(message.text) if message.type == "error" else None)
    page.on("pageerror", lambda error: wrong.append(str(error)))
    page.on("request", lambda request: wrong.append(request.url) if not request.url.startswith(base) else None)
    yield page
    context.close()
    assert not wrong


@pytest.fixture(params=[True, False], ids=["script", "no-script"])
def javascript(request):
    return request.param


def test_a_newcomer_adds_two_reports_and_follows_the_finding_to_its_words(chromium, tmp_path, javascript):
    for name, text in (("morning.txt", MORNING), ("evening.txt", EVENING)):
        (tmp_path / name).write_text(text, encoding="utf-8")
    path = tmp_path / "new.db"
    with served(path) as base, opened(chromium, base, java_script_enabled=javascript) as page:
        page.goto("/")
        page.get_by_role("link", name="Add files, a text or addresses here").click()
        page.set_input_files("input[type=file]", [tmp_path / "morning.txt", tmp_path / "evening.txt"])
        page.get_by_role("button", name="Add", exact=True).click()
        expect(page.get_by_text("2 added").first).to_be_visible(timeout=60_000)
        page.get_by_role("main").get_by_role("link", name="Findings", exact=True).click()
        card = page.locator("article.finding", has_text="Walk-back").first
        expect(card).to_contain_text("Jonas Weil")
        card.locator("h2 a").click()
        expect(page.get_by_role("heading", name="Why it was found")).to_be_visible()
        for place, words in ((0, "was warned"), (1, "not warned")):
            page.get_by_role("link", name="source").nth(place).click()
            where = page.get_by_role("region", name="Where it stands")
            expect(where).to_contain_text(words)
            where.get_by_role("link").first.click()
            expect(page.locator("article.text")).to_contain_text(words)
            page.go_back()
            page.go_back()
        page.get_by_role("button", name="Right", exact=True).click()
        expect(page.get_by_text("Confirmed by")).to_be_visible()
        page.get_by_role("button", name="Take it back").click()
        expect(page.get_by_role("button", name="Not right")).to_be_visible()
    with Ledger(path) as ledger:
        assert len(ledger.judgements()) == 1
        assert ledger.judgements()[0].undone_at is not None


def test_findings_are_judged_in_place(chromium, own_server, own_path):
    with opened(chromium, own_server) as page:
        page.goto("/findings")
        card = page.locator("article.finding", has=page.get_by_role("button", name="Not right")).first
        key = card.get_attribute("id").removeprefix("f-")
        card.get_by_text("with a note").click()
        card.get_by_label("Why").fill("another boarding")
        card.get_by_label("Who decides").fill("Ann Lee")
        card.get_by_role("button", name="Not right").click()
        held = page.locator(f"#f-{key}")
        expect(held).to_contain_text("Rejected by Ann Lee")
        expect(held).to_contain_text("another boarding")
        assert page.url.endswith("/findings")
        held.get_by_role("button", name="Take it back").click()
        expect(held.get_by_role("button", name="Not right")).to_be_visible()
    with Ledger(own_path) as ledger:
        assert verdict_of(ledger.finding(key)) is None


def test_review_goes_with_the_keyboard_alone(chromium, own_server, own_path):
    with opened(chromium, own_server) as page:
        page.goto("/review")
        ids = page.locator("article.finding").evaluate_all("all => all.map(one => one.id)")
        page.keyboard.press("j")
        page.keyboard.press("y")
        expect(page.locator(f"#{ids[0]}")).to_contain_text("Confirmed by")
        page.keyboard.press("j")
        page.keyboard.press("n")
        expect(page.locator(f"#{ids[1]}")).to_contain_text("Rejected by")
        page.keyboard.press("u")
        expect(page.locator(f"#{ids[1]}").get_by_role("button", name="Not right")).to_be_visible()
        page.keyboard.press("k")
        page.keyboard.press("o")
        page.wait_for_url(re.compile(f"/findings/{ids[0].removeprefix('f-')}"))
        page.keyboard.press("/")
        page.keyboard.type("Was Tallinn notified before the boarding?")
        page.keyboard.press("Enter")
        expect(page.get_by_text("On record").first).to_be_visible()
    with Ledger(own_path) as ledger:
        assert verdict_of(ledger.finding(ids[0].removeprefix("f-"))).kind == "confirm"
        assert verdict_of(ledger.finding(ids[1].removeprefix("f-"))) is None


def test_keys_type_where_one_types(chromium, own_server):
    with opened(chromium, own_server) as page:
        page.goto("/review")
        page.locator("#q").focus()
        page.keyboard.type("jynku")
        expect(page.locator("#q")).to_have_value("jynku")
        expect(page.get_by_text("Confirmed by")).to_have_count(0)


def test_the_first_stop_of_the_tab_key_leads_past_the_head(chromium, sample_server):
    with opened(chromium, sample_server) as page:
        page.goto("/")
        page.keyboard.press("Tab")
        expect(page.get_by_text("Skip to the content")).to_be_focused()
        page.keyboard.press("Enter")
        assert page.url.endswith("#main")


def kinds_of_pages(path):
    """One address of each kind of page."""
    with Ledger(path) as ledger:
        spoken = next(one for one in ledger.findings() if isinstance(one, Spoken))
        changed = next(one for one in ledger.reports() if len(one.chain) > 1)
        count = ledger.count_questions(limit=1)[0]
        return [
            "/", "/reports", f"/reports/{changed.id}", f"/reports/{changed.id}/revision",
            f"/reports/{changed.id}/revision?layout=beside&full=1&all=1", "/speakers",
            f"/speakers/{spoken.later.speaker.identity}", "/sides", f"/sides/{spoken.later.speaker.side.name}",
            f"/findings/{spoken.id}", f"/questions/{spoken.question}", f"/questions/{count.id}",
            f"/statements/{spoken.earlier.id}", "/figures", "/review", "/review/speakers", "/review/sides",
            "/judgements", "/search?q=Was+Estonia+told%3F", "/add", "/no-such-page",
        ]  # fmt: skip


@pytest.mark.parametrize("scheme", ["light", "dark"])
def test_axe_finds_no_serious_fault(chromium, sample_server, sample_path, scheme):
    found = []
    context = chromium.new_context(base_url=sample_server, color_scheme=scheme)
    page = context.new_page()
    for address in kinds_of_pages(sample_path):
        page.goto(address)
        page.evaluate("document.querySelectorAll('details').forEach(one => { one.open = true })")
        results = Axe().run(page).response["violations"]
        found += [
            f"{address}: {one['id']}: {one['nodes'][0]['html'][:160]}" for one in results if one["impact"] in SERIOUS
        ]
    context.close()
    assert not found


@pytest.mark.parametrize("width", [360, 800])
def test_no_page_is_wider_than_its_window(chromium, sample_server, sample_path, width):
    with opened(chromium, sample_server, viewport={"width": width, "height": 800}) as page:
        for address in kinds_of_pages(sample_path)[:-1]:
            page.goto(address)
            assert page.evaluate("document.documentElement.scrollWidth") <= width, address


def test_pages_print(chromium, sample_server, sample_path, tmp_path):
    with opened(chromium, sample_server) as page:
        for number, address in enumerate(kinds_of_pages(sample_path)[:4]):
            page.goto(address)
            sheet = page.pdf(path=tmp_path / f"{number}.pdf", format="A4")
            assert sheet.startswith(b"%PDF")
        page.emulate_media(media="print")
        expect(page.locator("header nav")).to_be_hidden()
        expect(page.locator("main")).to_be_visible()
