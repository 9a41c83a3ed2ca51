"""Which addresses lead to one page of one outlet."""

from __future__ import annotations

import re
from datetime import date
from urllib.parse import parse_qsl, unquote, urlencode, urlsplit

from walkback.lineage import lexicon

LONGEST = 2000  # code points; what is longer is no address of a report
FEWEST_DIGITS = 6  # of a number that can be an article's
FEWEST_HEX = 12  # letters and digits of a hexadecimal id
SLUG_WORDS = 4  # of a title in an address, the fewest that tell it from others of its day

_SCHEME = re.compile(r"https?:/{1,2}", re.IGNORECASE)
_ARCHIVED = re.compile(r"https?://web\.archive\.org/web/\d{4,14}[a-z_]*/(?=\S)", re.IGNORECASE)
_AMP_CACHE = re.compile(
    r"https?://(?:www\.google\.[a-z.]{2,6}/amp|[\w-]+\.cdn\.ampproject\.org/[a-z])/(?:s/)?", re.IGNORECASE
)
_INDEX = re.compile(r"/(?:index|default)\.(?:s?html?|php|aspx?|jsp)$", re.IGNORECASE)
_ENDING = re.compile(r"(?<=[^/])\.s?html?$", re.IGNORECASE)
_AMP_ENDING = re.compile(
    r"(?<=[^/])(?:\.amp(?=\.s?html?$|$)|/amp(?:\.s?html?)?$|/print(?:able)?(?:\.s?html?)?$)", re.IGNORECASE
)
_AMP_BEGINNING = re.compile(r"^/(?:amp|print|mobile)(?=/.)", re.IGNORECASE)
_SESSION = re.compile(r";jsessionid=[^/]*", re.IGNORECASE)

_UUID = re.compile(r"[0-9a-f]{8}-[0-9a-f]{4}-[0-9a-f]{4}-[0-9a-f]{4}-[0-9a-f]{12}", re.IGNORECASE)
_HEX = re.compile(
    rf"(?:^|[-_])((?=[a-f]*\d)(?=\d*[a-f])[0-9a-f]{{{FEWEST_HEX},40}})(?:$|[-_](?:story|article)$)", re.IGNORECASE
)
_NUMBER = re.compile(
    rf"(?:^|[-_~,.])(?:[a-z]|id|art|article|story)?(\d{{{FEWEST_DIGITS},18}})(?:$|[-_.,](?:story|article|gallery)$)",
    re.IGNORECASE,
)
_NUMBER_FIRST = re.compile(rf"^(\d{{{FEWEST_DIGITS},18}})[-_](?=[a-z])", re.IGNORECASE)
_AGENCY_ID = re.compile(r"(?:^|-)(id[A-Z]{2}[A-Z0-9]{6,14})$")  # "idUSKBN2A10AB"
_SLUG = re.compile(rf"[^\W\d_]+(?:[-_][^\W_]+){{{SLUG_WORDS - 1},}}")
_MONTHS = "jan feb mar apr may jun jul aug sep oct nov dec".split()
_DATED = re.compile(rf"/((?:19|20)\d\d)[/-](\d{{1,2}}|{'|'.join(_MONTHS)})[/-](\d{{1,2}})(?=/)", re.IGNORECASE)


def same_address(a: str, b: str) -> bool:
    """Whether two addresses lead to one page, as far as addresses tell; never true of an outlet's front page."""
    key = address_key(a)
    return bool(key) and key == address_key(b)


def address_key(url: str) -> str:
    """Return what is the same in all addresses of one page; empty where ``url`` is a front page or no web address.

    These make no difference: http or https, "www", the variants for phones, AMP and print, an archive's or AMP cache's
    frame, tracking parameters, the fragment, a closing slash, "index.html". A number (six digits and more), UUID,
    hexadecimal or agency id in the place of an article's own stands for the page, whatever the words around it, since
    outlets change section and title. Years, dates, round sums, page numbers, and the ids of authors, sections, photos
    and the like do not. Where the path has a full date and ends in a title of `SLUG_WORDS` words, the section before
    makes no difference.
    """
    url = _unframe(url.strip())
    if len(url) > LONGEST:
        return ""
    try:
        parts = urlsplit(url)
        host = _host(parts.hostname or "", parts.port)
    except ValueError:  # brackets or a port that are none
        return ""
    if parts.scheme.lower() not in ("http", "https") or "." not in host:
        return ""
    path = _path(parts.path)
    query = _query(parts.query)
    if not path and not query:
        return ""
    if not query and (article := _article_id(path)):
        return f"{host}#{article}"
    if not query and (dated := _DATED.search(path)) and _SLUG.fullmatch(slug := path.rsplit("/", 1)[1]):
        year, month, day = dated.groups()
        number = _MONTHS.index(month.lower()) + 1 if month.lower() in _MONTHS else int(month)
        return f"{host}#{year}-{number:02}-{int(day):02}/{slug}"
    return f"{host}{path}?{query}" if query else host + path


def _unframe(url: str) -> str:
    """``url`` without the archive or cache that it was retrieved through, with its scheme."""
    for frame in (_ARCHIVED, _AMP_CACHE):
        if match := frame.match(url):
            url = url[match.end() :]
    if _SCHEME.match(url):
        return url
    return "https://" + url if re.match(r"[\w-]+(?:\.[\w-]+)+(?::\d+)?(?:[/?#]|$)", url) else url


def _host(host: str, port: int | None) -> str:
    labels = host.lower().rstrip(".").split(".")
    while len(labels) > 2 and lexicon.is_device_label(labels[0]):
        labels = labels[1:]
    host = ".".join(labels)
    host = lexicon.TWIN_HOSTS.get(host, host)
    return host if port in (None, 80, 443) else f"{host}:{port}"


def _path(path: str) -> str:
    path = re.sub("/{2,}", "/", _SESSION.sub("", unquote(path))).rstrip("/")
    path = _AMP_BEGINNING.sub("", _AMP_ENDING.sub("", path))
    return "" if path.lower() in ("/amp", "/mobile") else _ENDING.sub("", _INDEX.sub("", path)).rstrip("/")


def _query(query: str) -> str:
    """The parameters that tell which page it is, in order; a bare word ("?1234") stays."""
    kept = [
        (name, value)
        for name, value in parse_qsl(query.replace(";", "&"), keep_blank_values=True)
        if name.lower() not in lexicon.TRACKING
        and not name.lower().startswith(lexicon.TRACKING_PREFIXES)
        and not (
            name.lower() in ("view", "mode", "format", "m", "type") and value.lower() in ("print", "amp", "mobile", "1")
        )
    ]
    return urlencode(sorted(kept))


def _article_id(path: str) -> str | None:
    """The id of an article in the last segment of ``path``, or before a last one that is a title."""
    segments = path.split("/")[1:]
    if not segments:
        return None
    found = _id_of(segments[-1])
    before = segments[-2] if len(segments) > 1 else ""
    if found is None and _SLUG.fullmatch(segments[-1]):
        found = _id_of(before, alone=True)
        before = segments[-3] if len(segments) > 2 else ""
    return None if before.lower() in lexicon.NO_ARTICLE else found


def _id_of(segment: str, *, alone: bool = False) -> str | None:
    if match := _UUID.search(segment):
        return match.group().lower()
    if match := _HEX.search(segment):
        return match.group(1).lower()
    if match := _AGENCY_ID.search(segment):
        return match.group(1)
    match = _NUMBER.fullmatch(segment) if alone else _NUMBER.search(segment) or _NUMBER_FIRST.match(segment)
    return match.group(1) if match and not _is_other_number(match.group(1)) else None


def _is_other_number(digits: str) -> bool:
    """Whether a number is a round sum, a day, a month or a moment rather than an id."""
    if digits.endswith("000") or not digits.strip("0"):
        return True
    if len(digits) in (12, 14) and _is_day(digits[:4], digits[4:6], digits[6:8]):
        return True
    if len(digits) == 8:
        return (
            _is_day(digits[:4], digits[4:6], digits[6:])
            or _is_day(digits[4:], digits[2:4], digits[:2])
            or _is_day(digits[4:], digits[:2], digits[2:4])
        )
    if len(digits) == 6:
        return _is_day(digits[:4], digits[4:], "01") or _is_day("20" + digits[:2], digits[2:4], digits[4:])
    return False


def _is_day(year: str, month: str, day: str) -> bool:
    if not "1900" <= year <= "2099":
        return False
    try:
        date(int(year), int(month), int(day))
    except ValueError:
        return False
    return True
