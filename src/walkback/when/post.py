"""Tell when a post was written by the id in its address."""

from __future__ import annotations

import re
from collections.abc import Callable
from datetime import UTC, datetime, timedelta
from typing import NamedTuple
from urllib.parse import parse_qsl, urlsplit

from walkback.moment import Moment

LONGEST_URL = 4096  # code points; a longer address is no post's
LAST_YEAR = 2100  # an id that tells a later time is none
TWITTER_EPOCH = 1288834974657  # ms; ids grow from it since 4 November 2010
FIRST_SNOWFLAKE = 29_700_859_247  # the first id on Twitter that carries a time
DISCORD_EPOCH = 1420070400000  # ms: 2015-01-01
MASTODON_SINCE = datetime(2017, 10, 1, tzinfo=UTC)  # version 2.0 brought ids with the time in them
TIKTOK_SINCE = datetime(2016, 9, 1, tzinfo=UTC)

_ARCHIVED = re.compile(r"/(?:web|save)/(?:\d{4,14}[a-z_]*/)?(https?:/{1,2}.+)", re.IGNORECASE)
_X_HOST = re.compile(
    r"(?:(?:www|mobile|m)\.)?(?:twitter\.com|x\.com)"
    r"|(?:www\.)?(?:fxtwitter|vxtwitter|twittpr|fixupx|fixvx)\.com"
    r"|(?:[a-z0-9-]+\.)*nitter\.[a-z0-9.-]+|nitter|xcancel\.com|twstalker\.com"
)
_X_PATH = re.compile(r"/(?:i/(?:web/)?|@?\w{1,20}/)status(?:es)?/(\d{1,19})(?:[/?].*)?$", re.IGNORECASE)
_TIKTOK_PATH = re.compile(r"/(?:@[^/]+|embed|v)/(?:(?:video|photo|v2)/)?(\d{18,19})(?:\.html)?/?$")
_DISCORD_PATH = re.compile(r"/channels/(?:\d+|@me)/\d+/(\d{17,20})/?$")
_MASTODON_PATH = re.compile(r"/(?:@[\w.-]+(?:@[\w.-]+)?(?:/posts)?|users/[\w.-]+/statuses)/(1\d{17})/?$")


class _Kind(NamedTuple):
    """One service's posts: the hosts and paths that they have, and how their id tells the time."""

    host: re.Pattern[str]
    path: re.Pattern[str]
    read: Callable[[int], datetime | None]


def post_moment(url: str) -> Moment | None:
    """Return the time in UTC, to the second, at which the post at ``url`` was made; None if its address tells none.

    Read are the ids of X (once Twitter; also on the sites that mirror it), Mastodon, TikTok and Discord, whose
    services build them from the clock at which they took the post in. An archived copy's address counts as that of
    the post in it. No network is used, so that a post need not exist. Not read are Bluesky's, which are made
    by the writer's own software and may tell any time, shortened addresses, and ids from before there was a time in
    them (X: November 2010; Mastodon: October 2017).

    The ids of X and Discord are snowflakes: milliseconds since the service's epoch, shifted 22 bits to the left.
    Mastodon's are milliseconds of Unix time shifted by 16 bits, TikTok's are seconds shifted by 32.
    """
    try:
        parts = urlsplit(url.strip()[: LONGEST_URL + 1])
        host = (parts.hostname or "").rstrip(".")
    except ValueError:
        return None
    if len(url) > LONGEST_URL or parts.scheme not in ("http", "https"):
        return None
    if host in ("web.archive.org", "archive.org"):
        inner = _ARCHIVED.match(parts.path + (f"#{parts.fragment}" if parts.fragment else ""))
        return post_moment(re.sub(r"^(https?):/+", r"\1://", inner[1])) if inner else None
    path = parts.path
    if parts.fragment.startswith("!/"):
        path = parts.fragment[1:]  # "twitter.com/#!/name/status/1"
    if host == "platform.twitter.com":
        path = "/i/status/" + dict(parse_qsl(parts.query)).get("id", "")
        host = "twitter.com"
    for kind in _KINDS:
        if kind.host.fullmatch(host):
            match = kind.path.match(path)
            at = kind.read(int(match[1])) if match else None
            if at is not None:
                return Moment.parse(at)
    return None


def _since(epoch: int, milliseconds: int) -> datetime | None:
    try:
        at = datetime(1970, 1, 1, tzinfo=UTC) + timedelta(milliseconds=epoch + milliseconds)
    except OverflowError:
        return None
    return at if at.year <= LAST_YEAR else None


def _x(number: int) -> datetime | None:
    return _since(TWITTER_EPOCH, number >> 22) if number >= FIRST_SNOWFLAKE else None


def _discord(number: int) -> datetime | None:
    return _since(DISCORD_EPOCH, number >> 22)


def _mastodon(number: int) -> datetime | None:
    at = _since(0, number >> 16)
    return at if at is not None and at >= MASTODON_SINCE else None


def _tiktok(number: int) -> datetime | None:
    at = _since(0, (number >> 32) * 1000)
    return at if at is not None and at >= TIKTOK_SINCE else None


_KINDS = (
    _Kind(_X_HOST, _X_PATH, _x),
    _Kind(re.compile(r"(?:(?:www|m)\.)?tiktok\.com"), _TIKTOK_PATH, _tiktok),
    _Kind(re.compile(r"(?:(?:www|ptb|canary)\.)?discord(?:app)?\.com"), _DISCORD_PATH, _discord),
    # Any host may be a Mastodon server; the path and the length of the id tell.
    _Kind(re.compile(r".+"), _MASTODON_PATH, _mastodon),
)
