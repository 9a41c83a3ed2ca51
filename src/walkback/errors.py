"""Every error that Walkback raises on purpose.

    WalkbackError
    ├── UsageError            the call itself is off: an unknown option, a filter that is no date
    ├── InputError            something to be read cannot be; carries where and a reason code
    │   ├── UnreadableInput   a missing file, a folder without rights, a stream that broke off
    │   ├── UnsupportedInput  a binary file, a media type that holds no report
    │   ├── NoArticle         readable, but no report in it: empty, or nothing but page furniture
    │   ├── TooLarge          over a size limit
    │   ├── BadDate           a date that is none
    │   ├── BadManifest       a manifest row that cannot be used
    │   ├── BadParties        a parties file that cannot be used
    │   └── FetchError        a page that could not be retrieved
    │       └── RefusedAddress  an address that must not be contacted
    ├── EvidenceError         a span that does not slice to its words: a fault of Walkback, never hidden
    ├── LedgerError           the ledger cannot be opened, read or written
    │   ├── LedgerBusy        another process holds it for too long
    │   ├── LedgerFull        the disk is full; nothing of the input that did not fit was kept
    │   └── UnknownRecord     no report, version or statement by that id
    └── ReaderError           the reader's weights are missing or do not fit this version

A message says what, where and what next.
"""

from __future__ import annotations


class WalkbackError(Exception):
    """Base of all; catch it to catch everything that Walkback raises on purpose."""


class UsageError(WalkbackError):
    """The call itself is off."""


class InputError(WalkbackError):
    """Something to be read cannot be.

    Args:
        message: what is wrong and what to do, in one sentence, without the place.
        where: path, URL or manifest row ("captures.jsonl:3").
    """

    reason = "unreadable"  # stored with a skipped input; one word that can be counted

    def __init__(self, message: str, *, where: str = "") -> None:
        super().__init__(f"{where}: {message}" if where else message)
        self.message = message
        self.where = where


class UnreadableInput(InputError):
    """A missing file, a folder without rights, a stream that broke off."""


class UnsupportedInput(InputError):
    """A binary file or a media type that holds no report."""

    reason = "unsupported"


class NoArticle(InputError):
    """Readable, but there is no report in it."""

    reason = "no_article"


class TooLarge(InputError):
    """Over a size limit."""

    reason = "too_large"


class BadDate(InputError):
    """A date that is none."""

    reason = "bad_date"


class BadManifest(InputError):
    """A manifest row that cannot be used."""

    reason = "bad_manifest"


class BadParties(InputError):
    """A parties file that is missing, or holds something that cannot be used."""

    reason = "bad_parties"


class FetchError(InputError):
    """A page that could not be retrieved."""

    reason = "fetch"


class RefusedAddress(FetchError):
    """An address that must not be contacted: another scheme, or a private network."""

    reason = "refused_address"


class EvidenceError(WalkbackError):
    """A span does not slice to its words. Always a fault of Walkback; please report it."""


class LedgerError(WalkbackError):
    """The ledger cannot be opened, read or written."""


class LedgerBusy(LedgerError):
    """Another process holds the ledger for too long."""


class LedgerFull(LedgerError):
    """The disk is full. Nothing of the input that did not fit was kept; the inputs before it are."""


class UnknownRecord(LedgerError):
    """No report, version or statement by that id."""


class ReaderError(WalkbackError):
    """The reader's weights are missing or do not fit this version."""
