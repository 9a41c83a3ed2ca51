"""Each address answers as a page, as JSON and as CSV, with what the library and the command line tell."""

import csv
import io
import json
import re
from collections import Counter

import pytest
from bag_model import BagModel
from click.testing import CliRunner
from pattern_reader import PatternReader
from rooms import BASE, NO_LINKS, TOLD, is_data, opened
from selectolax.lexbor import LexborHTMLParser
from starlette.testclient import TestClient

from walkback.cli.root import walkback
from walkback.finding.record import Rewritten, Spoken, Strength
from walkback.record import as_record
from walkback.store.finding_list import FindingFilter, FindingOrder
from walkback.store.ledger import Ledger
from walkback.web.app import VIEWS
from walkback.web.views import (
    finding_list,
    question,
    record,
    report_list,
    review,
    search,
    side_list,
    speaker_list,
)

LISTS = [one for one in VIEWS if "{" not in one]
RANKS = [Strength.WEAK, Strength.MEDIUM, Strength.STRONG]


def command(path, *arguments):
    """What a command writes."""
    result = CliRunner().invoke(walkback, ["--ledger", str(path), *arguments], prog_name="walkback")
    assert result.exit_code == 0, result.stderr
    return result.stdout


def rows(text):
    return list(csv.reader(io.StringIO(text)))


def main_of(answer):
    return LexborHTMLParser(answer.text).css_first("main")


def words_of(answer):
    return " ".join(main_of(answer).text(separator=" ").split())


def address_of(walk, route):
    found = NO_LINKS.get(route) or (route if "{" not in route else walk.first(route))
    assert found, f"no page links to {route}"
    return found


# Pages.


@pytest.mark.parametrize("route", VIEWS)
def test_each_address_answers_with_a_page(client, walk, route):
    answer = client.get(address_of(walk, route))
    assert (answer.status_code, answer.headers["content-type"]) == (200, "text/html; charset=utf-8")
    page = LexborHTMLParser(answer.text)
    assert len(page.css("h1")) == 1
    assert page.css_first("html").attributes["lang"] == "en"
    assert page.css_first("title").text().endswith("· Walkback")
    ids = [node.attributes["id"] for node in page.css("[id]")]
    assert len(ids) == len(set(ids))


@pytest.mark.parametrize("route", VIEWS)
def test_its_data_are_json_and_its_table_csv(client, walk, route):
    address = address_of(walk, route)
    if VIEWS[route].data:
        answer = client.get(address + ".json")
        assert (answer.status_code, answer.headers["content-type"]) == (200, "application/json")
        answer.json()
    if VIEWS[route].table:
        answer = client.get(address + ".csv")
        assert (answer.status_code, answer.headers["content-type"]) == (200, "text/csv; charset=utf-8")
        assert answer.headers["content-disposition"].startswith('attachment; filename="')
        header, *others = rows(answer.text)
        assert {len(row) for row in others} <= {len(header)}
    if VIEWS[route].feed:
        answer = client.get(address + ".atom")
        assert (answer.status_code, answer.headers["content-type"]) == (200, "application/atom+xml")


def test_every_link_within_leads_somewhere(walk):
    assert not walk.left
    assert len(walk.pages) > 100
    assert {address: one.status_code for address, one in walk.answers.items() if one.status_code != 200} == {}


def test_links_lead_to_everything_on_record(walk, sample):
    kept = {one.id for one in sample.findings()}
    wanted = {
        *(f"/findings/{key}" for key in kept),
        *(f"/questions/{one.id}" for one in sample.questions()),
        *(f"/reports/{one.id}" for one in sample.reports()),
        *(f"/speakers/{one.id}" for one in sample.list_speakers()),
        *(f"/statements/{one.id}" for one in sample.statements()),
        *(f"/captures/{one.id}/bytes" for one in sample.captures()),
    }
    assert wanted - set(walk.answers) == set()


def test_fragments_of_links_stand_on_their_page(walk):
    for address, answer in walk.pages.items():
        page = LexborHTMLParser(answer.text)
        ids = {node.attributes["id"] for node in page.css("[id]")}
        wanted = {one.attributes["href"][1:] for one in page.css('a[href^="#"]')}
        assert wanted <= ids, address


def test_head_has_what_get_has_but_the_body(client):
    shown, head = client.get("/reports"), client.head("/reports")
    assert (head.status_code, head.content) == (200, b"")
    assert head.headers["content-length"] == shown.headers["content-length"]


def test_the_first_page_is_that_of_findings(client):
    assert words_of(client.get("/")) == words_of(client.get("/findings"))


def test_assets_keep_for_good_and_the_icon_is_none(client, walk):
    assets = [one for one in walk.answers if one.startswith("/static/")]
    assert assets
    for address in assets:
        assert "immutable" in client.get(address).headers["cache-control"]
    assert client.get("/favicon.ico").status_code == 204


# One JSON and one CSV for the library, the command line and the web.


@pytest.mark.parametrize(
    ("address", "arguments"),
    [
        ("/findings", ["findings"]),
        ("/findings?kind=quiet_edit", ["findings", "--kind", "quiet_edit"]),
        ("/findings?min_strength=medium", ["findings", "--min-strength", "medium"]),
        ("/findings?rejected=1", ["findings", "--rejected"]),
        ("/reports", ["reports"]),
        ("/reports?search=Tallinn&since=2027-11-30", ["reports", "--search", "Tallinn", "--since", "2027-11-30"]),
        ("/reports?outlet=nordwire", ["reports", "--outlet", "nordwire"]),
        ("/speakers", ["speakers"]),
        ("/speakers?by=minister&kind=person", ["speakers", "--by", "minister", "--kind", "person"]),
        ("/figures", ["figures"]),
    ],
)
def test_lists_are_those_of_the_command(client, sample_path, address, arguments):
    path, _, query = address.partition("?")
    if path not in VIEWS:
        pytest.skip("no such page")
    answer = client.get(f"{path}.json?{query}")
    assert answer.text == command(sample_path, *arguments, "--json")
    assert answer.json()
    assert client.get(f"{path}.csv?{query}").text == command(sample_path, *arguments, "--csv")


def test_searched_statements_are_those_of_the_command(client, sample_path):
    arguments = ("statements", "--search", "Tallinn", "--until", "2027-11-30")
    query = "q=Tallinn&until=2027-11-30"
    assert client.get(f"/search.json?{query}").json()["statements"] == json.loads(
        command(sample_path, *arguments, "--json")
    )
    assert client.get(f"/search.csv?{query}").text == command(sample_path, *arguments, "--csv")


def test_each_record_is_that_of_the_command(client, sample_path, sample):
    finding, report = sample.findings()[0], next(one for one in sample.reports() if len(one.chain) > 1)
    speaker = sample.speakers()[0]
    for address, arguments in {
        f"/findings/{finding.id}": ["explain", finding.id],
        f"/reports/{report.id}/revision": ["diff", report.id],
        f"/speakers/{speaker.id}": ["speakers", speaker.id],
        "/judgements": ["judge", "list"],
    }.items():
        assert client.get(f"{address}.json").text == command(sample_path, *arguments, "--json"), address
    for address, arguments in {
        f"/reports/{report.id}": ["statements", "--report", report.id],
        f"/speakers/{speaker.id}": ["timeline", "--by", speaker.id],
    }.items():
        assert client.get(f"{address}.csv").text == command(sample_path, *arguments, "--csv"), address


def test_each_record_is_that_of_the_library(client, sample):
    asked = sample.questions()[0]
    assert client.get(f"/questions/{asked.id}.json").json() == as_record(asked)
    found = rows(client.get(f"/questions/{asked.id}.csv").text)
    assert [row[0] for row in found] == ["position", *(one.position for one in asked.answers)]
    statement = sample.statements()[0]
    told = client.get(f"/statements/{statement.id}.json").json()
    assert told["statement"] == as_record(statement)
    assert told["act"] == as_record(sample.act(statement.id))
    report = sample.reports()[0]
    told = client.get(f"/reports/{report.id}.json").json()
    assert told["report"] == as_record(report)
    assert told["version"] == as_record(sample.version(report.chain[-1].version))
    assert client.get("/sides.json").json() == [as_record(one) for one in sample.sides()]
    side = sample.sides()[0].name
    said = [as_record(one) for one in sample.timeline(party=side)]
    assert said
    assert client.get(f"/sides/{side}.json").json() == said


def test_a_question_in_ones_own_words_is_asked(client, sample):
    typed = "Was Tallinn notified before the boarding?"
    asked = sample.ask(typed)
    assert asked
    assert client.get("/search.json", params={"q": typed}).json()["asked"] == [as_record(one) for one in asked]
    page = client.get("/search", params={"q": typed})
    assert asked[0].ask in words_of(page)
    one_word = client.get("/search.json?q=Tallinn").json()
    assert not one_word["asked"] and one_word["statements"]


def test_an_older_version_of_a_report_can_be_seen(client, sample):
    report = next(one for one in sample.reports() if len(one.chain) > 1)
    first, last = (client.get(f"/reports/{report.id}?version={n}") for n in (1, 2))
    assert words_of(first) != words_of(last) == words_of(client.get(f"/reports/{report.id}"))
    version = client.get(f"/reports/{report.id}.json?version=1").json()["version"]
    assert version == as_record(sample.version(report.chain[0].version))
    assert client.get(f"/reports/{report.id}?version=3").status_code == 404


def test_the_text_of_a_report_is_whole(client, sample):
    for report in sample.reports():
        version = sample.version(report.chain[-1].version)
        shown = re.sub(r"\s", "", "".join(sup.text() for sup in _article(client, report.id)))
        for block in version.blocks:
            if block.kind != "furniture":
                assert re.sub(r"\s", "", block.span.of(version.text)) in shown


def _article(client, report):
    page = LexborHTMLParser(client.get(f"/reports/{report}").text)
    for node in page.css("article.text sup"):
        node.decompose()
    return page.css("article.text p.block")


def test_the_start_of_an_id_is_enough(client, sample):
    for address in (f"/findings/{sample.findings()[0].id}", f"/reports/{sample.reports()[0].id}"):
        short = address[: address.rindex("/") + 9]
        assert client.get(short + ".json").json() == client.get(address + ".json").json()


def test_an_edit_of_a_finding_tells_both_clocks(client, sample):
    edit = next(one for one in sample.findings() if isinstance(one, Rewritten))
    shown = words_of(client.get(f"/findings/{edit.id}"))
    assert "seen 29 November 2027, 12:30 UTC" in shown
    assert "seen 30 November 2027, 05:50 UTC" in shown


def test_judgements_are_told_with_the_findings(client, sample):
    (confirmed,) = (one for one in sample.findings() if hasattr(one, "judged"))
    told = re.sub(r" (?=[,:])", "", words_of(client.get(f"/findings/{confirmed.id}")))
    assert "Confirmed by ek, 4 March 2031, 10:00 UTC: read both" in told
    (rejected,) = (one for one in sample.findings(rejected=True) if getattr(one, "judged", None) and one != confirmed)
    assert f"/findings/{rejected.id}" not in client.get("/findings").text
    assert f"/findings/{rejected.id}" in client.get("/findings?rejected=1").text


def test_the_number_of_findings_is_that_of_the_list(client, sample):
    assert words_of(client.get("/findings")).startswith(f"Findings {len(sample.findings())} findings among")


def test_a_side_that_a_person_named_is_listed(own_client, own_path):
    with Ledger(own_path) as ledger:
        said = next(one for one in ledger.statements() if one.speaker)
        ledger.judge_side(said.id, "Harbour board of Velmar", by="ek")
    assert own_client.get("/sides/Harbour board of Velmar").status_code == 200
    assert "Harbour board of Velmar" in [one["name"] for one in own_client.get("/sides.json").json()]


# What is wrong is told, and what to do.


@pytest.mark.parametrize("route", [one for one in VIEWS if "{key" in one and one not in NO_LINKS])
def test_an_unknown_id_is_told(client, route):
    address = re.sub(r"\{key.*?\}", "ffffffffffff", route)
    page = client.get(address)
    assert page.status_code == 404
    assert "look for it under" in words_of(page)
    assert {"/reports", "/findings", "/speakers"} <= {a.attributes["href"] for a in main_of(page).css("a")}


ENDED = [
    (route, ending)
    for route, view in VIEWS.items()
    if "{key" in route
    for ending, made in ((".json", view.data), (".csv", view.table), (".atom", view.feed))
    if made
]


@pytest.mark.parametrize(("route", "ending"), ENDED)
def test_data_of_an_unknown_id_say_what_next(client, route, ending):
    answer = client.get(re.sub(r"\{key.*?\}", "ffffffffffff", route) + ending)
    assert answer.status_code == 404
    told = answer.json()["error"] if ending == ".json" else answer.text
    assert "ffffffffffff" in told
    assert "lists them" in told or "walkback " in told


@pytest.mark.parametrize("ending", ["", ".json", ".csv", ".atom"])
def test_no_such_page(client, ending):
    answer = client.get(f"/nowhere{ending}")
    assert answer.status_code == 404
    told = answer.json()["error"] if ending == ".json" else words_of(answer) if not ending else answer.text
    assert "There is no page under this address." in told


def test_a_table_that_a_page_does_not_have_is_no_table(client, sample):
    assert client.get(f"/findings/{sample.findings()[0].id}.csv").status_code == 404


WRONG = [
    ("/findings?kind=lie", "kind: expected walk_back, denial"),
    ("/findings?min_strength=9", "min_strength: expected strong, medium, weak"),
    ("/findings?order=best", "order: expected surest, strongest, newest"),
    ("/findings?since=Monday", 'since: expected a date such as 2031-03-04 or 2031-03-04T10:15:00Z, got "Monday"'),
    ("/findings?until=2031-02-30", "until: expected a date that exists"),
    ("/findings?until=2031-13", "until: expected a date that exists"),
    ("/findings?since=0000", "since: expected a date that exists"),
    ("/findings?page=0", "page: expected a number from 1 to 100000"),
    ("/findings?page=-1", "page: expected a number"),
    ("/findings?page=1e3", "page: expected a number"),
    ("/findings?page=٢", "page: expected a number"),
    ("/findings?page=99999999999999999999", "page: expected a number"),
    ("/findings?added_since=then", "added_since: expected a date"),
    ("/reports?order=surest", "order: expected newest, oldest"),
    ("/reports?since=soon", "since: expected a date"),
    ("/reports?page=two", "page: expected a number"),
    ("/speakers?kind=robot", "kind: expected person"),
    ("/search?q=ship&until=1.1.2031", "until: expected a date"),
    ("/review?kind=lie", "kind: expected walk_back"),
]


@pytest.mark.parametrize(("address", "told"), WRONG)
def test_a_filter_that_makes_no_sense_is_told(client, address, told):
    path, query = address.split("?")
    page = client.get(address)
    assert page.status_code == 400
    assert told.casefold() in words_of(page).casefold()
    data = client.get(f"{path}.json?{query}")
    assert data.status_code == 400
    assert told.casefold() in data.json()["error"].casefold()
    if VIEWS[path].table:
        table = client.get(f"{path}.csv?{query}")
        assert (table.status_code, table.headers["content-type"]) == (400, "text/plain; charset=utf-8")
        assert told.casefold() in table.text.casefold()


def test_parts_of_a_report_that_make_no_sense_are_told(client, sample):
    report = next(one.id for one in sample.reports() if len(one.chain) > 1)
    single = next(one.id for one in sample.reports() if len(one.chain) == 1)
    for address, status in {
        f"/reports/{report}?version=0": 400,
        f"/reports/{report}?version=nine": 400,
        f"/reports/{report}?version=9": 404,
        f"/reports/{report}?from=0": 400,
        f"/reports/{report}/revision?layout=upside-down": 400,
        f"/reports/{report}/revision?from=0": 400,
        f"/reports/{report}/revision?from=1&to=9": 404,
        f"/reports/{single}/revision": 400,
    }.items():
        assert client.get(address).status_code == status, address
    assert "No text of the report is left" in words_of(client.get(f"/reports/{report}?from=999999999"))


def test_the_greatest_number_is_none_too_many(client, sample):
    assert client.get(f"/reports/{sample.reports()[0].id}?from=2147483648").status_code == 200


@pytest.mark.parametrize(
    "query",
    [
        "until=9999-12",
        "until=9999",
        "until=9999-12-31",
        "since=0001-01-01",
        "added_since=9999-12-31T23:59:59-14:00",
    ],
)
def test_the_first_and_last_days_are_days(client, query):
    assert client.get(f"/findings.json?{query}").status_code in (200, 400)


@pytest.mark.parametrize(
    "typed",
    ['"', '"unclosed', "*", "NEAR(", "content : x", "a AND", "\0", "ship\0", "(", "^", "-", "🚢", "\u202e", "'"],
)
def test_anything_may_be_typed(client, typed):
    for path in ("/search", "/search.csv"):
        assert client.get(path, params={"q": typed, "by": typed, "side": typed, "outlet": typed}).status_code == 200
    for path in ("/findings", "/reports", "/speakers"):
        query = dict.fromkeys(("side", "outlet", "search", "by", "party"), typed)
        assert client.get(path, params=query).status_code == 200


def test_what_was_typed_stands_in_the_form_again(client):
    typed = '"><script>alert(1)</script>'
    for path, name in (("/search", "q"), ("/findings", "side"), ("/reports", "search"), ("/speakers", "by")):
        page = LexborHTMLParser(client.get(path, params={name: typed}).text)
        values = {node.attributes.get("value") for node in page.css(f'main input[name="{name}"]')}
        assert values == {typed}
        assert all(node.attributes.get("src") for node in page.css("script"))


def test_what_is_no_ledger_is_told(tmp_path):
    path = tmp_path / "notes.txt"
    path.write_text("no ledger at all\n" * 100)
    with opened(path) as app:
        client = TestClient(app, base_url=BASE)
        answer = client.get("/")
        assert answer.status_code == 500
        assert "ledger" in words_of(answer)
        assert "ledger" in client.get("/reports.json").json()["error"]
    assert path.read_text().startswith("no ledger")


# Pages of lists.


@pytest.fixture(scope="module")
def many_room(tmp_path_factory):
    """23 quiet edits, 17 reports, 23 statements by one speaker."""
    path = tmp_path_factory.mktemp("web") / "many.db"
    places = (
        "Velmar Brenn Carrick Thornley Sarnow Velden Dorfheim Marrow Ostrand Kelby Lunden Arnfeld Tarsk Pellow Quarn "
        "Rosten Sivik Tollen Umbra Vasker Wexley Yarrow Zelten"
    ).split()
    told = (
        "The storm in {} killed {} people. “The port of {} was warned before the storm flood,” Elena Marsh said on "
        "Monday."
    )
    with Ledger(path, reader=PatternReader(), pairs=BagModel()) as ledger:
        for more in (0, 5):
            ledger.add_text(
                "The flood\n\n" + "\n\n".join(told.format(place, n + more, place) for n, place in enumerate(places, 3)),
                url="https://wire.example/the-flood", outlet="Wire", captured_at=f"2031-03-0{more + 1}T10:00:00Z",
            )  # fmt: skip
        for n in range(16):
            ledger.add_text(
                f"Number {n}\n\nNothing is said of ship {n}.\n", url=f"https://mail.example/no-{n}", outlet="Mail",
                published_at=f"2031-04-{n % 28 + 1:02}",
            )  # fmt: skip
    with opened(path) as app:
        yield app


@pytest.fixture
def many(many_room):
    return TestClient(many_room, base_url=BASE)


def through(client, address, follow):
    """The pages of a list from the first to the last, and a check that each leads back."""
    pages = [client.get(address)]
    addresses = [address]
    while (following := follow(pages[-1])) is not None:
        addresses.append(following)
        assert len(addresses) < 30
        pages.append(client.get(following))
        assert pages[-1].status_code == 200
    return pages, addresses


def link_to(answer, rel):
    found = LexborHTMLParser(answer.text).css(f'nav.pager a[rel="{rel}"]')
    return found[0].attributes["href"] if found else None


PAGED = [
    ("/findings?order=surest", "article.finding > header a", finding_list, "CARDS", 20),
    ("/findings?order=surest&outlet=wire", "article.finding > header a", finding_list, "CARDS", 5),
    ("/review", "article.finding > header a", review, "CARDS", 10),
    ("/reports", "table.list a.name", report_list, "ROWS", 15),
    ("/reports?outlet=mail", "table.list a.name", report_list, "ROWS", 7),
    ("/search?q=flood", "ol.record > li p.from a.more", search, "CARDS", 20),
]


@pytest.mark.parametrize(("address", "row", "module", "name", "size"), PAGED)
def test_pages_of_a_list_hold_each_row_once(many, monkeypatch, address, row, module, name, size):
    monkeypatch.setattr(module, name, 1000)
    whole = rows_on(many.get(address), row)
    monkeypatch.setattr(module, name, size)
    pages, addresses = through(many, address, lambda page: link_to(page, "next"))
    found = [one for page in pages for one in rows_on(page, row)]
    assert Counter(map(len, (rows_on(page, row) for page in pages[:-1]))).keys() == {size}
    assert found == whole
    assert len(set(found)) == len(found) > size
    for earlier, page in zip(addresses, pages[1:], strict=False):
        assert link_to(page, "prev") == earlier
    assert link_to(pages[0], "prev") is None
    past = many.get(address + ("&" if "?" in address else "?") + "page=4000")
    assert past.status_code == 200
    assert not rows_on(past, row)


def rows_on(page, row):
    return [node.attributes["href"] for node in main_of(page).css(row)]


def test_pages_of_a_record_hold_each_statement_once(many, monkeypatch):
    (speaker,) = many.get("/speakers.json").json()
    for address in (f"/speakers/{speaker['id']}", f"/sides/{speaker['sides'][0]}"):
        monkeypatch.setattr(record, "CARDS", 9)
        pages, _ = through(many, address, lambda page: link_to(page, "next"))
        found = [one for page in pages for one in rows_on(page, "ol.record > li p.from a.more")]
        assert (len(pages), len(found), len(set(found))) == (3, 23, 23)


def test_pages_of_a_question_hold_each_answer_once(client, sample, monkeypatch):
    monkeypatch.setattr(question, "CARDS", 2)
    for asked in sample.questions():
        pages, _ = through(client, f"/questions/{asked.id}", lambda page: link_to(page, "next"))
        shown = [one for page in pages for one in rows_on(page, "ol.record > li .from a.more, ol.record details a")]
        answers = {f"/statements/{one.statement.id}" for one in asked.answers}
        copies = sample.copies(one.statement.id for one in asked.answers)
        known = {f"/statements/{copy.statement}" for found in copies.values() for copy in found}
        assert len(shown) == len(set(shown))
        assert answers <= set(shown) <= answers | known


def test_pages_of_speakers_and_sides_hold_each_once(client, sample, monkeypatch):
    monkeypatch.setattr(speaker_list, "ROWS", 3)
    monkeypatch.setattr(side_list, "ROWS", 3)
    for address, row, count in (
        ("/speakers", "table.list a.name", len(sample.speakers())),
        ("/sides", "table.list a.side", len(sample.sides())),
    ):
        pages, _ = through(client, address, lambda page: link_to(page, "next"))
        found = [one for page in pages for one in rows_on(page, row)]
        assert (len(found), len(set(found))) == (count, count)


@pytest.mark.parametrize(
    ("address", "module"),
    [("/findings", finding_list), ("/reports", report_list), ("/speakers", speaker_list), ("/review", review)],
)
def test_pages_of_data_are_linked(client, monkeypatch, address, module):
    whole = client.get(f"{address}.json").json()
    table = rows(client.get(f"{address}.csv").text)[1:] if VIEWS[address].table else None
    monkeypatch.setattr(module, "DATA_ROWS", 3)
    pages, addresses = through(client, f"{address}.json", lambda page: page.links.get("next", {}).get("url"))
    assert len(pages) == -(-len(whole) // 3)
    assert [one for page in pages for one in page.json()] == whole
    if table is not None:
        tables = [client.get(one.replace(".json", ".csv")) for one in addresses]
        assert [row for page in tables for row in rows(page.text)[1:]] == table
        assert "next" in tables[0].links and "next" not in tables[-1].links


# Filters.


def side_words(finding):
    """The words of each level of the sides of a finding."""
    if isinstance(finding, Rewritten):
        return []
    speakers = [one.speaker for one in (finding.earlier, finding.later)]
    levels = [level for one in speakers if one and one.side for level in one.side.levels]
    return [set(re.findall(r"\w+", level.casefold())) for level in levels]


def outlets(finding):
    found = (
        [finding.outlet] if isinstance(finding, Rewritten) else [one.outlet for one in (finding.earlier, finding.later)]
    )
    return " / ".join(one.casefold() for one in found if one)


def day_of(finding):
    """The day of the later words; the sample's only edit was seen on the second day."""
    if isinstance(finding, Rewritten):
        return "2027-11-30"
    said, reported = finding.later.said_at, finding.later.article_day
    day = (said.first or said.last) if said else None
    return str(day or (reported.day if reported else ""))


def keeps(finding, asked):
    tests = {
        "kind": lambda value: finding.kind == value,
        "min_strength": lambda value: RANKS.index(finding.strength) >= RANKS.index(Strength(value)),
        "side": lambda value: any(set(value.casefold().split()) <= words for words in side_words(finding)),
        "outlet": lambda value: value.casefold() in outlets(finding),
        "since": lambda value: day_of(finding) >= value,
        "until": lambda value: day_of(finding)[: len(value)] <= value,
        "unjudged": lambda _: not hasattr(finding, "judged"),
        "rejected": lambda _: True,
    }
    return all(tests[name](value) for name, value in asked.items())


FILTERS = [
    {},
    *(
        {"kind": kind}
        for kind in ("walk_back", "denial", "changed_figure", "confirmation", "quiet_edit", "contradiction")
    ),
    *({"min_strength": one} for one in RANKS),
    *({"side": one} for one in ("Finland", "estonia", "FINLAND", "Finnish Border Guard", "Nobody", "Fin")),
    *({"outlet": one} for one in ("Nordwire", "gulf daily", "Review", "Nobody")),
    *({"since": one} for one in ("2027-11-29", "2027-11-30", "2027-12", "2028")),
    *({"until": one} for one in ("2027-11-28", "2027-11-29", "2027-11", "2027")),
    {"rejected": "1"},
    {"unjudged": "1"},
    {"rejected": "1", "kind": "disputed_figure"},
    {"kind": "denial", "min_strength": "strong", "side": "Estonia", "since": "2027-11-30"},
    {"outlet": "nordwire", "until": "2027-11-30", "rejected": "1"},
]


@pytest.mark.parametrize("asked", FILTERS, ids=lambda asked: "&".join(map("=".join, asked.items())) or "all")
def test_filters_agree_with_filtering_by_hand(client, sample, asked):
    everything = sample.findings(rejected="rejected" in asked)
    wanted = [one.id for one in everything if keeps(one, asked)]
    answer = client.get("/findings.json", params=asked)
    assert [one["id"] for one in answer.json()] == wanted
    page = client.get("/findings", params=asked)
    shown = rows_on(page, "article.finding > header a")
    assert sorted(shown) == sorted(f"/findings/{key}" for key in wanted)
    if set(asked) - {"rejected"} and asked.get("min_strength") is not Strength.WEAK:  # which asks for nothing
        fits = f"{len(wanted)} finding{'' if len(wanted) == 1 else 's'} fit{'s' if len(wanted) == 1 else ''}."
        assert fits in words_of(page)


def test_the_filters_of_the_test_find_something(sample):
    everything = sample.findings(rejected=True)
    found = [sum(keeps(one, asked) for one in everything) for asked in FILTERS]
    assert sum(0 < count < len(everything) for count in found) > 14


def test_orders(client, sample):
    ranks = {one.id: (RANKS.index(one.strength), day_of(one), one.certainty) for one in sample.findings()}
    keys = {
        "surest": lambda key: (ranks[key][2],),
        "strongest": lambda key: ranks[key],
        "newest": lambda key: ranks[key][1:],
    }
    for order, key in keys.items():
        found = [one["id"] for one in client.get(f"/findings.json?order={order}").json()]
        assert sorted(found) == sorted(ranks)
        values = [key(one) for one in found]
        assert values == sorted(values, reverse=True), order
        assert [one.id for one in sample.finding_page(FindingFilter(), order=FindingOrder(order)).findings] == found
    page = client.get("/findings")
    shown = rows_on(page, "article.finding > header a")
    assert shown == [f"/findings/{one['id']}" for one in client.get("/findings.json?order=strongest").json()]


def test_data_of_a_page_have_its_order_and_filters(client):
    page = LexborHTMLParser(client.get("/findings?kind=denial").text)
    links = {a.text(): a.attributes["href"] for a in page.css("footer a")}
    shown = [a.attributes["href"] for a in page.css("article.finding > header a")]
    assert [f"/findings/{one['id']}" for one in client.get(links["JSON"]).json()] == shown
    assert [f"/findings/{row[0]}" for row in rows(client.get(links["CSV"]).text)[1:]] == shown
    assert "kind=denial" in links["Atom feed"]


def test_reports_newest_and_oldest_first(client):
    newest, oldest = (
        [one["id"] for one in client.get(f"/reports.json?order={order}").json()] for order in ("newest", "oldest")
    )
    assert sorted(newest) == sorted(oldest)
    days = {row[0]: row[6] for row in rows(client.get("/reports.csv").text)[1:]}
    assert [days[key] for key in newest] == sorted(days.values(), reverse=True)
    assert [days[key] for key in oldest] == sorted(days.values())


# Little and nothing on record.


@pytest.mark.parametrize("route", LISTS)
def test_nothing_on_record_is_a_page_like_others(empty_client, no_path, route):
    answer = empty_client.get(route)
    assert answer.status_code == 200
    assert words_of(answer)
    if VIEWS[route].data:
        assert empty_client.get(f"{route}.json").json() in ([], {"asked": [], "statements": []})
    if VIEWS[route].table:
        assert len(rows(empty_client.get(f"{route}.csv").text)) == 1
    assert not no_path.exists()


def test_an_empty_ledger_says_how_to_begin(empty_client):
    shown = words_of(empty_client.get("/"))
    for words in ("Nothing is on record yet", "walkback --ledger none-yet.db add", "walkback demo --keep affair.db"):
        assert words in shown
    assert "none-yet.db add" in words_of(empty_client.get("/reports"))
    assert empty_client.get("/findings.atom").status_code == 200
    assert empty_client.get("/findings/ffffffff").status_code == 404
    assert empty_client.get("/search?q=was+anybody+warned").status_code == 200


def test_what_is_added_meanwhile_is_there(empty_client, no_path):
    assert "Nothing is on record yet" in words_of(empty_client.get("/"))
    with Ledger(no_path, reader=PatternReader()) as ledger:
        ledger.add_text(TOLD, url="https://wire.example/a-story", outlet="Wire", published_at="2031-03-04")
    assert "1 report" in words_of(empty_client.get("/"))
    assert len(empty_client.get("/reports.json").json()) == 1


def test_one_report_says_what_findings_need(one_client):
    shown = words_of(one_client.get("/"))
    assert "No finding yet" in shown
    assert "second report on the same affair" in shown
    assert "No finding fits" in words_of(one_client.get("/findings?kind=denial"))
    assert "No report fits" in words_of(one_client.get("/reports?search=balloon"))
    (report,) = one_client.get("/reports.json").json()
    (statement,) = one_client.get("/search.json?q=Velmar").json()["statements"]
    for address in ("/reports", "/speakers", "/sides", f"/reports/{report['id']}", f"/statements/{statement['id']}"):
        assert one_client.get(address).status_code == 200
    assert "“The port of Velmar" in words_of(one_client.get(f"/statements/{statement['id']}"))
    assert "1 statement" in words_of(one_client.get(f"/reports/{report['id']}"))


@pytest.mark.parametrize("route", LISTS)
def test_one_report_is_a_page_like_others(one_client, route):
    assert one_client.get(route).status_code == 200


# Without anything but HTML.


def test_pages_are_read_without_scripts(walk):
    for address, answer in walk.pages.items():
        page = LexborHTMLParser(answer.text)
        assert not page.css("noscript"), address
        assert len(page.css("h1")) == 1, address
        main = page.css_first("main")
        assert main is not None and main.text(strip=True), address


def test_what_is_shown_is_told_in_words(client, sample):
    finding = next(one for one in sample.findings() if isinstance(one, Spoken))
    shown = words_of(client.get(f"/findings/{finding.id}"))
    for words in (finding.ask, finding.earlier.speaker.name, finding.later.speaker.name, finding.strength.value):
        assert words in shown
    assert "lied" not in shown
    for address in ("/findings", f"/findings/{finding.id}"):
        assert not re.search(r"\b(lied|liar|lies)\b", client.get(address).text)


def test_data_and_pages_are_told_apart_by_their_addresses(walk):
    kinds = {address: one.headers["content-type"].split(";")[0] for address, one in walk.answers.items()}
    assert {kind for address, kind in kinds.items() if not is_data(address)} == {"text/html"}
    assert "text/html" not in {kind for address, kind in kinds.items() if is_data(address)}
