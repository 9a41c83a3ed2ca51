"""Words that tell an earlier text from a later one."""

from __future__ import annotations

# What has come to be, or to an end, since an earlier text was written.
SINCE = (
    "former formerly late ex previously earlier originally initially then since later afterwards subsequently "
    "eventually finally already once no longer anymore after ago last"
)
# What is current or to come, and is put in the past or taken out as time goes by.
AHEAD = (
    "will plans planned planning plan expected expects expect scheduled upcoming forthcoming intends intended due "
    "tomorrow tonight soon next pending proposed awaits awaiting hopes hoped would shall may might could"
)
NOW = "now currently presently today recently current recent present latest still yet ongoing"
PAST = "was were had did became began took made went came got left held won lost met told gave found"
PRESENT = "is are has have does do"
# What a first report is careful about, and what a later one knows.
HEDGES = (
    "reportedly allegedly apparently believed thought suspected feared unclear unconfirmed unknown initial preliminary "
    "possible possibly perhaps probably breaking developing emerging immediately rumoured rumored"
)
SETTLED = (
    "confirmed confirmation officially official identified named arrested charged convicted sentenced died dead "
    "resigned announced declared ruled pleaded acquitted elected appointed released revealed concluded verified"
)
SOURCES = "according said told says statement spokesman spokeswoman spokesperson interview cited reported reports"
NOTES = (
    "correction corrections corrected clarification clarified update updated updates updating editor note amended "
    "contributed contributing contributors additional reporting edited editing version"
)
REFERENCES = (
    "references reference sources source bibliography notes external links link further reading isbn retrieved see also"
)
CONNECTIVES = "however although though while whereas also moreover furthermore addition because therefore thus instead"
