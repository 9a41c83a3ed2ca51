import pytest

from walkback.store.address import clean_address, find_page

PAGE = "https://northern-wire.example/2031/ferry"
SAME = {
    "tracking": PAGE + "?utm_source=feed&fbclid=1",
    "fragment": PAGE + "#comments",
    "slash": PAGE + "/",
    "plain http": PAGE.replace("https", "http"),
    "port": PAGE.replace(".example", ".example:443"),
    "case of the host": PAGE.replace("northern-wire", "Northern-Wire"),
    "blanks": f" {PAGE}\n",
    "no scheme": PAGE.removeprefix("https://"),
}
OTHER = {
    "path": PAGE + "-2",
    "case of the path": PAGE.replace("ferry", "Ferry"),
    "parameter": PAGE + "?id=2",
    "bare parameter": PAGE + "?2",
    "host": PAGE.replace("northern", "southern"),
    "port": PAGE.replace(".example", ".example:8080"),
}


@pytest.mark.parametrize("url", SAME.values(), ids=SAME)
def test_one_page_has_one_address(url):
    assert clean_address(url) == PAGE


@pytest.mark.parametrize("url", OTHER.values(), ids=OTHER)
def test_another_page_has_another(url):
    assert clean_address(url) != PAGE


def test_parameters_that_are_a_bare_word_are_kept():
    assert clean_address("https://a.example/story.php?1234&utm_medium=x") == "https://a.example/story.php?1234"
    assert clean_address("https://a.example/s?b=2&a=1") == clean_address("https://a.example/s/?a=1&b=2")


@pytest.mark.parametrize(
    "url", ["", "no address", "https://[::1", "urn:x:1", "https://a.example:port/", "\udcff", "\0"]
)
def test_what_is_no_web_address_is_an_address_of_its_own(url):
    assert isinstance(clean_address(url), str)


def address(url, canonical):
    return find_page(url, canonical, "text")[1]


def test_the_declared_address_goes_first_on_the_same_host():
    assert address("https://m.bbc.co.uk/a?x=1", "https://www.bbc.co.uk/news/a") == "https://www.bbc.co.uk/news/a"
    assert address("https://amp.wire.example/a", "https://wire.example/a") == "https://wire.example/a"
    assert address("https://wire.example/x/a.amp", "/x/a") == "https://wire.example/x/a"


def test_a_declared_address_elsewhere_does_not_count():
    assert address("https://archive.example/web/a", "https://wire.test/a") == "https://archive.example/web/a"
    assert address("https://one.co.uk/a", "https://two.co.uk/a") == "https://one.co.uk/a"


def test_a_front_page_is_no_report():
    assert address("https://wire.example/a", "https://wire.example/") == "https://wire.example/a"


def test_the_declared_address_stands_in_for_a_missing_one():
    assert address(None, "https://wire.example/a") == "https://wire.example/a"
    assert address(None, "/a") is None


def test_without_an_address_the_text_counts():
    assert find_page(None, None, "one") == find_page(None, None, "one")
    assert find_page(None, None, "one") != find_page(None, None, "two")
    assert find_page(PAGE, None, "one")[0] == find_page(PAGE, None, "two")[0]
