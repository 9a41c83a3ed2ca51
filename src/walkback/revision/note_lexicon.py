"""English words of notes that tell of a change: tables of words parted by blanks, "_" joins a phrase's words."""

from __future__ import annotations

import re

from walkback.revision.record import NoteKind

# --- Labels -----------------------------------------------------------------------------------------------------

# What a note opens with, before its day and a colon.
LABELS: dict[NoteKind, str] = {
    NoteKind.CORRECTION: """correction corrections erratum errata corrigendum corrected amendment amended fix
        correction_appended correction_notice correction_and_apology correction_and_clarification
        correction_and_update corrected_version corrections_and_clarifications corrections_&_clarifications
        correction_to_this_story correction_to_this_article post-publication_correction apology""",
    NoteKind.CLARIFICATION: """clarification clarifications clarified clarification_and_apology
        post-publication_clarification""",
    NoteKind.UPDATE: """update updated updates addendum post-publication_update update_note story_update
        article_update revised update_to_this_story update_to_this_article this_just_in""",
    NoteKind.RETRACTION: """retraction retraction_note retracted notice_of_retraction retraction_notice withdrawal
        withdrawn""",
    NoteKind.EDITOR: """editor's_note editors'_note editors_note editor_note ed_note ed's_note
        note_from_the_editor note_from_the_editors a_note_from_the_editor a_note_from_the_editors
        note_to_readers note_to_our_readers a_note_to_readers a_note_to_our_readers readers'_note
        reader's_note readers_note publisher's_note publishers'_note news_desk_note note_to_reader
        a_note_on_this_story a_note_on_this_article""",
}

# Labels that other things than notes bear as well: they count where the words behind them tell of a change.
WEAK_LABELS = "note note_to_editors notes_to_editors for_the_record please_note nb n.b. eds change changes amendments"

# --- The story and its parts ------------------------------------------------------------------------------------

STORY = """article story report piece post page column dispatch interview file transcript item obituary review profile
    newsletter feature blog blogpost entry release statement bulletin notice editorial fact_check live_blog explainer
    press_release news_release web_story news_story episode"""
# Of the above, those that other things than news are called, too.
BROAD_STORY = "report statement notice file review interview release feature profile page item"
PARTS = """headline caption subheading sub-heading subhead subheadline standfirst sub-headline photo_caption
    picture_caption image_caption chart graphic graph map table infographic photograph photo picture video summary
    introduction opening_paragraph first_paragraph second_paragraph third_paragraph fourth_paragraph last_paragraph
    byline dateline text quote quotation spelling"""
EARLIER = "earlier previous prior original originally-published first initial older past former print published"

# --- What is done to a story ------------------------------------------------------------------------------------

# Participles by the kind of note that tells of them; where several stand, the first kind of this order.
DONE: dict[NoteKind, str] = {
    NoteKind.RETRACTION: "retracted withdrawn unpublished taken_down pulled",
    NoteKind.CORRECTION: "corrected amended fixed rectified",
    NoteKind.CLARIFICATION: "clarified",
    NoteKind.UPDATE: """updated changed edited revised altered modified reworded rewritten adjusted expanded re-edited
        republished reposted refiled re-published removed deleted added replaced appended supplemented""",
}
# Verbs of the short form "(Corrects paragraph 3 to say ...)".
TELLING: dict[NoteKind, str] = {
    NoteKind.RETRACTION: "retracts withdraws",
    NoteKind.CORRECTION: "corrects fixes amends rectifies",
    NoteKind.CLARIFICATION: "clarifies",
    NoteKind.UPDATE: """adds updates removes drops deletes recasts refiles restores changes edits replaces includes
        rewrites revises deletes""",
}

# --- What was wrong ---------------------------------------------------------------------------------------------

# With "story" or "we" for its subject, such a verb tells of an error by itself.
ERRED = """misstated misidentified misspelled misspelt misquoted misreported misattributed mischaracterised
    mischaracterized miscalculated misnamed misrepresented misdescribed mislabelled mislabeled mistranslated
    misinterpreted overstated understated transposed conflated misdated misrendered mistook miscounted misattributes
    misspells misstates misidentifies misinterprets confused"""
# These need an adverb of error or of an earlier time beside them.
TOLD = """said stated gave named identified reported quoted described referred suggested implied claimed indicated
    listed called put wrote attributed used included contained omitted read spelled spelt rendered showed asserted
    placed alleged cited noted carried failed credited labelled labeled presented characterised characterized
    mentioned featured told linked counted dated estimated declared"""
WRONGLY = """incorrectly wrongly mistakenly erroneously inaccurately falsely inadvertently improperly misleadingly
    accidentally"""
FORMERLY = "originally initially previously earlier first at_first"
ERRORS = """error errors mistake mistakes inaccuracy inaccuracies misstatement slip wrong incorrect inaccurate erroneous
    mistaken misleading misspelling typo false untrue misinterpretation misunderstanding confusion"""
# Kinds of error that an outlet owns up to: "because of an editing error".
ERROR_KINDS = """editing reporting production typographical transcription translation sub-editing subediting formatting
    technical data reporter's editor's copy-editing clerical calculation typing publishing headline computer graphics
    source agency processing rounding human captioning arithmetic"""

# --- What a note does not tell ----------------------------------------------------------------------------------

# Words of notes as such: they tie a note to no change of the text.
GENERIC = """a an the this that these those it its he she they we our us their his her of in on at to for from with
    by as and or but not no nor is was are were be been being has have had do does did will would should could might
    since after before because due than then there here when which who whom whose what where how why if also only
    earlier previous prior original originally initially previously first initial version versions edition article
    story report piece post page column headline caption paragraph text item copy web online print published
    publication correction corrections corrected correct correctly correcting corrects clarification clarifications
    clarified clarify clarifies clarifying clear make made makes plain update updated updates updating amended
    amendment amend amends amending edited edit editing editor editors editor's note notes change changed changes
    revised revision error errors mistake mistakes inaccuracy inaccuracies incorrect incorrectly wrong wrongly
    mistakenly erroneously inaccurately falsely misstated misidentified misspelled misspelt misquoted misreported
    misattributed said say says saying state stated states gave given give gives named name reported identified
    described referred refer refers read reads show shows reflect reflects include includes included including add
    adds added more further additional new latest information details detail context background remove removed
    removes replace replaced regret regrets apologise apologize apologises apologizes apology sorry readers reader
    fact actually instead rather about reference references mention figure figures number numbers date reporting
    production standards style accuracy length clarity reasons some several one paragraphs last second third quote
    quotes comment comments response statement reaction remarks spelling name's title misleading statements
    attributed used using longer appeared appears all any each other another out up so too very can must between
    during over under into through throughout within while until"""
# They may be what was wrong, but tie nothing by themselves.
CALENDAR = """today yesterday january february march april may june july august september october november december
    monday tuesday wednesday thursday friday saturday sunday gmt utc bst est edt pm am p.m a.m day time"""

# Words for what somebody says: "to include a comment from the ministry" tells of a statement that was added.
SAYINGS = """comment comments response responses statement statements reaction reactions remark remarks quote quotes
    reply replies denial rebuttal quotation quotations interview confirmation"""


def any_of(*tables: str) -> str:
    """A pattern for any word or phrase of tables, the longest first; an apostrophe may be curly."""
    listed = sorted({word for table in tables for word in table.split()}, key=lambda word: (-len(word), word))
    pattern = "|".join(re.escape(word).replace("_", r"\s+") for word in listed)
    return f"(?:{pattern})".replace("'", "['’ʼ]")
