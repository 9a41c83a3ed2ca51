"""Days, kinds and grounds in plain English, as a page says them."""

from __future__ import annotations

from datetime import UTC, date, timedelta

from walkback.finding.record import FindingKind
from walkback.model import (
    AttestedHow,
    CueClass,
    Manner,
    MentionHow,
    Modality,
    SideHow,
    SpeakerKind,
    Statement,
    Window,
    WindowHow,
)
from walkback.moment import Moment, Precision

KINDS = {
    FindingKind.WALK_BACK: "Walk-back",
    FindingKind.DENIAL: "Denial",
    FindingKind.CONTRADICTION: "Contradiction",
    FindingKind.CHANGED_FIGURE: "Changed figure",
    FindingKind.DISPUTED_FIGURE: "Disputed figure",
    FindingKind.CONFIRMATION: "Confirmation",
    FindingKind.QUIET_EDIT: "Quiet edit",
    FindingKind.DISCLOSED_CORRECTION: "Disclosed correction",
}
SPEAKER_KINDS = {
    SpeakerKind.PERSON: "person",
    SpeakerKind.ORGANISATION: "organisation",
    SpeakerKind.GROUP: "group of people",
    SpeakerKind.UNNAMED: "somebody without a name",
    SpeakerKind.DOCUMENT: "document",
    SpeakerKind.OUTLET: "news outlet",
}
SAID_HOW = {
    WindowHow.POST: "the id of the post tells its time",
    WindowHow.CLAUSE: "a time in the same clause tells it",
    WindowHow.SENTENCE: "a time in the same sentence tells it",
    WindowHow.VENUE: "the occasion that it was said at tells it",
    WindowHow.DISCOURSE: "carried on from what stands before; inferred",
    WindowHow.ARTICLE: "nothing in the text tells; the report’s own day, inferred",
}
NAMED_HOW = {
    MentionHow.NAME: "named in full or in part",
    MentionHow.DESCRIPTION: "described",
    MentionHow.PRONOUN: "by a pronoun",
    MentionHow.ELIDED: "by a subject that is left out",
    MentionHow.LABEL: "by the label of a transcript",
    MentionHow.CARRIED: "carried on from the quotation before",
    MentionHow.JUDGED: "a person says so",
}
SIDE_HOW = {
    SideHow.PARTIES: "from your table of parties",
    SideHow.NAME: "the source is the party itself",
    SideHow.METONYM: "a place that stands for its government",
    SideHow.OFFICE: "from the office",
    SideHow.ORGANISATION: "from the organisation",
    SideHow.CONTEXT: "from what the report tells of; inferred",
    SideHow.SELF: "nothing tells of a party; speaks for itself",
    SideHow.JUDGED: "a person says so",
}
MANNERS = {
    Manner.DIRECT: "quoted in full",
    Manner.MIXED: "quoted in part",
    Manner.INDIRECT: "reported, not quoted",
}
COPY_HOW = {
    AttestedHow.SAME_WORDS: "in the same words",
    AttestedHow.RE_ANCHORED: "in other words",
    AttestedHow.DRIFTED: "the quoted words differ",
}


def day_words(day: date) -> str:
    """Return "29 November 2027"."""
    return f"{day.day} {day:%B} {day.year}"


def window_words(window: Window | None) -> str:
    """Return the days between which something was said or happened: one, a month, a year, from and to, open ends."""
    if window is None:
        return "day unknown"
    if window.moment is not None:
        return clock_words(window.moment)
    first, last = window.first, window.last
    if first is None or last is None:
        known = first or last
        if known is None:
            return "day unknown"
        return f"on or {'after' if first else 'before'} {day_words(known)}"
    if first == last:
        return day_words(first)
    after = last + timedelta(days=1) if last < date.max else last
    if first.day == after.day == 1:
        if first.month == after.month == 1 and after.year == first.year + 1:
            return str(first.year)
        if (first.year, first.month) == (last.year, last.month):
            return f"{first:%B} {first.year}"
    if (first.year, first.month) == (last.year, last.month):
        return f"{first.day} to {day_words(last)}"
    if first.year == last.year:
        return f"{first.day} {first:%B} to {day_words(last)}"
    return f"{day_words(first)} to {day_words(last)}"


def said_words(statement: Statement) -> str:
    """Return when it was said, or that only the day of the report is known."""
    if statement.said_at is not None:
        return window_words(statement.said_at)
    if statement.article_day is not None:
        return f"reported {day_words(statement.article_day.day)}"
    return "day unknown"


def clock_words(moment: Moment | None) -> str:
    """Return a clock as far as it is known: "November 2027", "29 November 2027, 10:15 UTC"."""
    if moment is None:
        return "no clock"
    match moment.precision:
        case Precision.YEAR:
            return moment.text
        case Precision.MONTH:
            return f"{moment.at:%B} {moment.at.year}"
        case Precision.DAY:
            return day_words(moment.at.date())
    try:
        at = moment.at.astimezone(UTC)
    except OverflowError:  # in UTC it is before the first year, or after the last
        return moment.text
    zone = "UTC" if moment.zoned else "(zone unknown)"
    return f"{day_words(at.date())}, {at:%H:%M} {zone}"


def kind_words(kind: FindingKind) -> str:
    """Return the name of a kind of finding."""
    return KINDS[kind]


def plain(value: CueClass | Modality | str) -> str:
    """Return a value's own name with blanks."""
    return str(value).replace("_", " ")
