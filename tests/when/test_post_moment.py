import pytest
from hypothesis import given
from hypothesis import strategies as st

from walkback.when.post import post_moment

# The examples in the services' own descriptions of their ids.
TWEET, TWEETED = "1541815603606036480", "2022-06-28T16:07:40Z"
DISCORD, WRITTEN = "175928847299117063", "2016-04-30T11:18:25Z"
TOOT, TOOTED = "103254962155278888", "2019-12-05T11:34:47Z"
TIKTOK, FILMED = "6829267836783971589", "2020-05-21T12:07:06Z"


@pytest.mark.parametrize(
    ("url", "at"),
    [
        (f"https://twitter.com/somebody/status/{TWEET}", TWEETED),
        (f"http://www.twitter.com/somebody/statuses/{TWEET}", TWEETED),
        (f"https://x.com/somebody/status/{TWEET}?s=20&t=abc", TWEETED),
        (f"https://x.com/somebody/status/{TWEET}/photo/1", TWEETED),
        (f"https://mobile.twitter.com/somebody/status/{TWEET}#m", TWEETED),
        (f"https://X.com/i/web/status/{TWEET}", TWEETED),
        (f"https://x.com/i/status/{TWEET}", TWEETED),
        (f"https://twitter.com/#!/somebody/status/{TWEET}", TWEETED),
        (f"https://nitter.net/somebody/status/{TWEET}#m", TWEETED),
        (f"https://nitter.example.org/somebody/status/{TWEET}", TWEETED),
        (f"https://xcancel.com/somebody/status/{TWEET}", TWEETED),
        (f"https://platform.twitter.com/embed/Tweet.html?id={TWEET}", TWEETED),
        (f"https://web.archive.org/web/20220701000000/https://twitter.com/somebody/status/{TWEET}", TWEETED),
        (f"https://web.archive.org/web/2022*/http:/twitter.com/somebody/status/{TWEET}", None),
        (f"https://web.archive.org/web/20220701id_/http:/twitter.com/somebody/status/{TWEET}", TWEETED),
        ("https://twitter.com/somebody/status/29700859247", "2010-11-04T01:43:01Z"),  # the first id with a time
        (f"https://mastodon.example/@somebody/{TOOT}", TOOTED),
        (f"https://mastodon.example/@somebody@other.example/{TOOT}", TOOTED),
        (f"https://mastodon.example/users/somebody/statuses/{TOOT}", TOOTED),
        (f"https://www.tiktok.com/@somebody/video/{TIKTOK}", FILMED),
        (f"https://discord.com/channels/1/2/{DISCORD}", WRITTEN),
    ],
)
def test_posts(url: str, at: str | None) -> None:
    moment = post_moment(url)
    assert (moment and moment.text) == at


@pytest.mark.parametrize(
    "url",
    [
        "",
        "x.com",
        "https://x.com",
        "https://x.com/somebody",
        "https://x.com/somebody/status/",
        "https://x.com/somebody/status/abc",
        f"https://x.com/somebody/status/{TWEET}0000",  # longer than an id
        f"https://x.com/somebody/likes/{TWEET}",
        f"https://notx.com/somebody/status/{TWEET}",
        f"https://fxx.com/somebody/status/{TWEET}",
        f"https://twitter.com.evil.example/somebody/status/{TWEET}",
        f"ftp://x.com/somebody/status/{TWEET}",
        f"javascript:x.com/somebody/status/{TWEET}",
        "https://twitter.com/somebody/status/20",  # before ids carried a time
        "https://twitter.com/somebody/status/29700859246",
        "https://t.co/AbCdEf1234",
        "https://bsky.app/profile/somebody.example/post/3jzfcijpj2z2a",  # made by the writer's software
        "https://mastodon.example/@somebody/12345",
        "https://mastodon.example/@somebody/999999999999999999",
        "https://medium.example/@somebody/103254962155278888-title",
        "https://www.tiktok.com/@somebody/video/123",
        "https://discord.com/channels/1/2",
        "https://www.youtube.com/watch?v=abc",
        "https://[",
        "https://x.com/somebody/status/" + "1" * 5000,
    ],
)
def test_no_post_or_none_with_a_time(url: str) -> None:
    assert post_moment(url) is None


@given(st.text(max_size=60))
def test_any_text(words: str) -> None:
    post_moment(words)
    post_moment(f"https://x.com/{words}/status/{words}")
    post_moment(f"https://web.archive.org/web/{words}")


@given(st.integers(29_700_859_247, 9 * 10**18), st.integers(1, 10**6))
def test_later_ids_are_later(first: int, more: int) -> None:
    earlier, later = (post_moment(f"https://x.com/a/status/{n}") for n in (first, first + (more << 22)))
    if earlier is not None and later is not None:
        assert earlier.at <= later.at
