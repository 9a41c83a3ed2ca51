"""What is kept of a text on a page to find it again."""

import sqlite3

from invented import FERRY, FERRY_LATER

from walkback.store.connection import open_connection
from walkback.store.renditions import bands_of, load_bodies, load_stood, rendition_number, write_renditions

URL = "https://wire.example/2031/03/04/ferry-aground-off-velmar"
PAGE = (
    "<html><body><nav><a href='/a'>Sport</a> <a href='/b'>Weather today and tomorrow</a></nav><article><h1>Ferry sinks"
    "</h1><p>“The ship had been inspected,” Elena Marsh said on Monday to those who had come to the harbour.</p>"
    "<figure><figcaption>The ferry in spring of last year. Photo: A. Weil</figcaption></figure>"
    "<p>Rescue work went on into the night, and the wind turned to the west in the small hours.</p></article>"
    "</body></html>"
)


def opened(ledger):
    ledger.close()
    return open_connection(ledger.path, create=False)


def test_what_is_told_comes_from_the_first_capture_that_tells_it(ledger):
    for day, outlet in ((5, "Wire"), (6, "Wire online")):
        ledger.add_text(FERRY, url=URL, outlet=outlet, captured_at=f"2031-03-0{day}T01:00:00+09:00")
    ledger.add_text(FERRY, url=URL, captured_at="2031-03-04T12:00:00Z")
    connection = opened(ledger)
    ((number,),) = connection.execute("SELECT number FROM renditions").fetchall()
    (stood,) = load_stood(connection, [number]).values()
    assert (stood.outlet, stood.address, stood.day.isoformat()) == ("Wire", URL, "2031-03-04")
    assert number == rendition_number(stood.page, stood.version)


def test_what_does_not_count_any_more_leaves_nothing_behind(ledger):
    ledger.add_text(FERRY, url=URL)
    ledger.add_text(FERRY_LATER, url=URL)
    connection = opened(ledger)
    page, version = connection.execute("SELECT page, version FROM renditions ORDER BY number").fetchone()
    connection.execute("UPDATE derivations SET is_current = 0 WHERE version = ?", (version,))
    changed, gone = write_renditions(connection, page)
    assert (changed, gone) == (set(), {rendition_number(page, version)})
    (left,) = connection.execute("SELECT signature FROM renditions").fetchone()
    filed = connection.execute("SELECT band FROM rendition_bands ORDER BY band").fetchall()
    assert [band for (band,) in filed] == sorted(bands_of(left))
    assert connection.execute("SELECT count(*) FROM kin").fetchone() == (0,)


def test_a_body_is_without_what_is_no_part_of_the_report(ledger, tmp_path):
    path = tmp_path / "page.html"
    path.write_text(PAGE, encoding="utf-8")
    version = ledger.add(path).outcomes[0].version
    body = load_bodies(opened(ledger), [version])[version]
    assert "Elena Marsh" in body and "Rescue work" in body
    assert "Weather" not in body and "Photo" not in body


def test_numbers_fit_the_database():
    numbers = {rendition_number(str(n), "v") for n in range(200)}
    assert len(numbers) == 200
    with sqlite3.connect(":memory:") as connection:
        assert all(connection.execute("SELECT ?", (n,)).fetchone() == (n,) for n in numbers)
