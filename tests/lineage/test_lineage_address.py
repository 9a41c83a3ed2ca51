import pytest
from hypothesis import given
from hypothesis import strategies as st

from walkback.lineage.address import address_key, same_address

SAME = [
    # protocol, host and ending
    ("http://www.ledger.example/world/ferry", "https://ledger.example/world/ferry/"),
    ("https://m.ledger.example/world/ferry", "https://ledger.example/world/ferry"),
    ("https://amp.ledger.example/world/ferry", "https://www.ledger.example/world/ferry"),
    ("https://www2.ledger.example/world/ferry", "https://ledger.example/world/ferry"),
    ("https://LEDGER.example:443/world/ferry#comments", "https://ledger.example/world/ferry"),
    ("ledger.example/world/ferry", "https://ledger.example/world/ferry"),
    ("https://ledger.example/world/ferry/index.html", "https://ledger.example/world/ferry"),
    ("https://ledger.example//world/ferry.html", "https://ledger.example/world/ferry"),
    ("https://ledger.example/world/f%C3%A4hre", "https://ledger.example/world/fähre"),
    ("https://ledger.example/a;jsessionid=AF12", "https://ledger.example/a"),
    # how the reader came
    ("https://ledger.example/ferry?utm_source=x&utm_medium=y", "https://ledger.example/ferry"),
    ("https://ledger.example/ferry?fbclid=123&id=5", "https://ledger.example/ferry?id=5"),
    ("https://ledger.example/a?x=1&y=2", "https://ledger.example/a?y=2&x=1"),
    # other renderings
    ("https://ledger.example/world/ferry/amp", "https://ledger.example/world/ferry"),
    ("https://ledger.example/world/ferry/amp/", "https://ledger.example/world/ferry"),
    ("https://ledger.example/amp/world/ferry", "https://ledger.example/world/ferry"),
    ("https://ledger.example/world/ferry.amp.html", "https://ledger.example/world/ferry.html"),
    ("https://ledger.example/world/ferry?amp=1", "https://ledger.example/world/ferry"),
    ("https://ledger.example/world/ferry?outputType=amp", "https://ledger.example/world/ferry"),
    ("https://ledger.example/world/ferry/print", "https://ledger.example/world/ferry"),
    ("https://ledger.example/world/ferry?view=print", "https://ledger.example/world/ferry"),
    ("https://www.google.com/amp/s/ledger.example/world/ferry", "https://ledger.example/world/ferry"),
    ("https://ledger-example.cdn.ampproject.org/c/s/ledger.example/world/ferry", "https://ledger.example/world/ferry"),
    ("https://web.archive.org/web/20310304101500/http://ledger.example/ferry", "https://ledger.example/ferry"),
    ("http://web.archive.org/web/20310304id_/http://ledger.example:80/ferry", "https://ledger.example/ferry"),
    # changed section or title beside the same id
    ("https://www.bbc.co.uk/news/world-61234567", "https://www.bbc.com/news/uk-61234567"),
    ("https://ledger.example/world/ferry-sinks-61234567", "https://ledger.example/uk/ferry-sinks-nine-dead-61234567"),
    ("https://ledger.example/article/61234567/ferry-sinks-off-the-islands", "https://ledger.example/article/61234567"),
    ("https://ledger.example/news/61234567-ferry", "https://ledger.example/news/61234567-nine-dead"),
    (
        "https://ledger.example/news/article-8123456/Ferry.html",
        "https://ledger.example/news/article-8123456/Ferry.html",
    ),
    ("https://ledger.example/ferry-0a1b2c3d4e5f60718293a4b5", "https://ledger.example/boat-0a1b2c3d4e5f60718293a4b5"),
    ("https://ledger.example/w/ferry-idUSKBN2A10AB", "https://ledger.example/article/idUSKBN2A10AB"),
    (
        "https://ledger.example/w/ferry/1f0e2d3c-4b5a-6978-8796-a5b4c3d2e1f0_story.html",
        "https://ledger.example/local/boat/1f0e2d3c-4b5a-6978-8796-a5b4c3d2e1f0_story.html",
    ),
    # the same title on the same day in another section
    (
        "https://ledger.example/2031/03/04/world/europe/nine-dead-as-ferry-sinks.html",
        "https://ledger.example/2031/03/04/us/nine-dead-as-ferry-sinks.html",
    ),
    (
        "https://ledger.example/world/2031/mar/04/nine-dead-as-ferry-sinks",
        "https://ledger.example/uk-news/2031/mar/04/nine-dead-as-ferry-sinks",
    ),
]

DIFFERENT = [
    ("https://ledger.example/", "https://ledger.example/"),  # a front page is nobody's
    ("https://ledger.example/index.html", "https://www.ledger.example"),
    ("https://ledger.example/?utm_source=feed", "https://ledger.example/"),
    ("", ""),
    ("reports/01.html", "reports/01.html"),
    ("mailto:desk@ledger.example", "mailto:desk@ledger.example"),
    ("https://ledger.example/ferry", "https://courier.example/ferry"),
    ("https://news.ledger.example/ferry", "https://sport.ledger.example/ferry"),
    ("https://ledger.example/ferry-61234567", "https://courier.example/ferry-61234567"),
    ("https://ledger.example/ferry?id=5", "https://ledger.example/ferry?id=6"),
    ("https://ledger.example/?p=51", "https://ledger.example/?p=52"),
    ("https://ledger.example/read.php?51", "https://ledger.example/read.php?52"),
    ("https://ledger.example/ferry?page=2", "https://ledger.example/ferry"),
    # numbers that are no id
    ("https://ledger.example/2031/ferry-sinks", "https://ledger.example/2031/bridge-falls"),
    ("https://ledger.example/news/ferry-2031", "https://ledger.example/news/bridge-2031"),
    ("https://ledger.example/news/ferry-20310304", "https://ledger.example/news/bridge-20310304"),
    ("https://ledger.example/news/ferry-04032031", "https://ledger.example/news/bridge-04032031"),
    ("https://ledger.example/203103/ferry", "https://ledger.example/203103/bridge"),
    ("https://ledger.example/20310304/nine-dead-as-ferry-sinks", "https://ledger.example/20310304/how-the-old-bridge-fell"),
    ("https://ledger.example/203103041015/ferry", "https://ledger.example/203103041015/bridge"),
    ("https://ledger.example/aid-of-1500000", "https://ledger.example/bribe-of-1500000"),
    ("https://ledger.example/ferry/page-2", "https://ledger.example/bridge/page-2"),
    ("https://ledger.example/section/61234567/ferry-sinks-off-islands", "https://ledger.example/section/61234567/the-old-bridge-falls"),
    ("https://ledger.example/author/61234567", "https://ledger.example/authors/61234567"),
    ("https://ledger.example/live/61234567/3", "https://ledger.example/live/61234567/4"),
    ("https://ledger.example/ferry/photo/7", "https://ledger.example/bridge/photo/7"),
    ("https://ledger.example/a-decade-deceased", "https://ledger.example/b-decade-deceased"),
    # one title on two days, or a title that says little
    (
        "https://ledger.example/2031/03/04/world/letters-to-the-editor.html",
        "https://ledger.example/2031/03/05/world/letters-to-the-editor.html",
    ),
    ("https://ledger.example/2031/03/04/world/briefing.html", "https://ledger.example/2031/03/04/uk/briefing.html"),
]  # fmt: skip


@pytest.mark.parametrize(("a", "b"), SAME)
def test_one_page_has_one_address(a, b):
    assert same_address(a, b), (address_key(a), address_key(b))


@pytest.mark.parametrize(("a", "b"), DIFFERENT)
def test_other_pages_have_others(a, b):
    assert not same_address(a, b), address_key(a)


def test_pages_of_a_table_are_not_mixed_up():
    ids = {
        address_key(f"https://ledger.example/news/{word}-{n}")
        for word, n in zip("abcd", range(61234561, 61234565), strict=True)
    }
    assert len(ids) == 4


@given(st.text(max_size=80))
def test_any_text_is_an_address_or_none(text):
    key = address_key(text)
    assert key == address_key(text + " ")
    assert same_address(text, text) == bool(key)


@given(st.sampled_from([a for pair in SAME for a in pair]))
def test_tracking_never_matters(address):
    mark = "&" if "?" in address else "?"
    if "#" not in address and "jsessionid" not in address:
        assert same_address(address, f"{address}{mark}utm_campaign=x&gclid=1")


@pytest.mark.parametrize(
    "odd", ["https://[::1", "https://ledger.example:port/a", "https://ledger.example/" + "a" * 5000]
)
def test_broken_addresses_have_no_key(odd):
    assert address_key(odd) == ""
