"""Notes of invented reports: what they are, what they say was wrong, what is right, and the day that they bear.

Braces plant the words: ``{w:12}`` was wrong, ``{r:16}`` is right.
"""

import re
import time
from datetime import date
from hashlib import sha256

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from walkback.model import Block, BlockKind, Capture
from walkback.revision.note import find_notes
from walkback.revision.record import NoteKind
from walkback.text.span import Span
from walkback.version.derive import derive_version

DAY = date(2031, 3, 3)
HEADLINE = "Ferry sinks off Arna"
BODY = (
    "A ferry sank off the coast of Arna on Sunday night with 188 passengers on board, the coast guard said.",
    "Rescue boats took 64 people from the water by midday, said Elena Lind, who leads the search.",
    "The cause was not known. The owner said it was working with the authorities.",
    "The ferry left the port of Lund at 9pm for a crossing of six hours.",
    "Divers went down to the wreck in the afternoon but had to turn back in a strong current.",
    "Families waited in a school hall, where the red cross had put up beds.",
    "The wind had reached gale force in the evening, according to the weather service.",
    "An inquiry will begin next week.",
)
KINDS = {
    "C": NoteKind.CORRECTION,
    "L": NoteKind.CLARIFICATION,
    "U": NoteKind.UPDATE,
    "E": NoteKind.EDITOR,
    "R": NoteKind.RETRACTION,
}

# Kind, day of March 2031 and note; a line that opens with blanks goes on.
NOTES = r"""
C - Correction: An earlier version of this story gave the number of passengers as {w:118}. It is {r:188}.
C 4 Correction (March 4): An earlier version of this article misstated the number of crew. It was {r:16}, not
    {w:12}.
C 4 Correction: March 4, 2031. An earlier version of this article misidentified the port. It was {r:Lund}, not
    {w:Arna}.
C 4 This article was amended on 4 March 2031 to say that the ferry had {r:six lifeboats}, not {w:16}.
C 4 This article was amended on 4 March 2031. An earlier version said {w:the ferry had left on Saturday}. In
    fact, {r:it left on Sunday}.
C 4 • This article was amended on 4 March 2031 because an earlier version referred to Elena Lind as {w:the
    harbour master} when {r:the head of the search} was meant.
C - This story has been corrected.
C - (Corrects paragraph 3 to say {r:the owner had been told})
C - (Corrects number of passengers in first paragraph to {r:188}, not {w:118})
C - [Correction: the ferry was built in {r:1998}, not {w:1989}.]
C - The article originally stated that {w:the ferry had been inspected in May} when it should have said
    {r:June}.
C - An earlier version of this report said {w:four people had died}; it should have said {r:six}.
C 4 Correction, 10.15am, 4 March: the toll has been changed from {w:four} to {r:six}.
C - CORRECTION: This story has been updated to correct the spelling of Ms Lind's name.
C - Because of an editing error, an earlier version of this article misstated the day on which the ferry sank.
    It was {r:Sunday}, not {w:Monday}.
C - Due to a reporting error, this story incorrectly said that {w:the owner had refused to talk}.
C 4 A correction was made on March 4, 2031: An earlier version of this article described the ferry as {w:new}.
    It is {r:20 years old}.
C - In a previous version of this story, we incorrectly said {w:the ferry belongs to the state}. In fact, {r:it
    belongs to Transmare}.
C - Our report on Monday wrongly stated that {w:the captain had been arrested}. We apologise for the error.
C - We apologise for the error.
C - The Herald regrets the error.
C - This version corrects the spelling of the captain's surname to {r:Larsson}, not {w:Larson}.
C - This story has been corrected to show that the ferry was licensed for {r:188 passengers}, not {w:118}.
C - Erratum: the wreck lies at a depth of {r:62 metres}, not {w:26 metres}.
C - A previous version of this story misspelled the name of the captain. It is {r:Larsson}.
C - An earlier headline on this story incorrectly said {w:seven people had died}.
C - The headline of this article was corrected to say that {r:six people had died}.
C - The caption on this article has been corrected.
C 4 Corrected on March 4: the search is led by {r:Elena Lind}, not {w:Helena Lind}.
C - Editor's note: An earlier version of this story said {w:the owner was bankrupt}. {r:The owner is solvent}.
C - EDITOR’S NOTE: This article incorrectly reported that {w:the ferry had no radar}. It has been corrected.
C 4 Update, 4 March: This article has been amended to correct the number of beds in the hall.
C 4 Updated 4 March 2031: the number of passengers has been corrected from {w:118} to {r:188} after a count.
C - Note: an earlier version of this story gave the wrong name for the ferry.
C - Correction to this story: the ferry left from {r:Lund}, not {w:Arna}.
C - The story originally misquoted Ms Lind.
C - We have corrected this story to say that {r:the wind was at gale force}.
C - An article on Monday about the ferry misstated the number of its decks. It has {r:four decks}, not
    {w:three}.
C - In an article about the ferry on Sunday, we wrongly named {w:Arna} as the port. It was {r:Lund}.
C - Corrections and clarifications: the ferry's top speed is {r:22 knots} rather than {w:32 knots}, as we said.
C 4 This article was first published on 3 March. It was corrected on 4 March to say {r:the crossing takes six
    hours}.
C - This article has been amended to remove a reference to the captain's age, which was wrong.
C - As originally published, this story misidentified the owner of the ferry.
C - The number of passengers was incorrectly given as {w:118} in an earlier version of this story.
L - Clarification: This story has been updated to make clear that {r:the inquiry has not begun}.
L 4 Clarification 4th March: This article has been amended to clarify that {r:the captain was not on the
    bridge}.
L - This article was updated to make clear that {r:the owner rents the ferry from a bank}.
L - We are happy to make clear that {r:Mr Larsson has not been charged}.
L - (Clarifies that {r:the inquiry is led by a judge})
L - We would like to clarify that {r:the school hall belongs to the church}.
U - UPDATE 3.15pm: Police have now closed the road to the harbour.
U 4 UPDATE (4 March, 14:05): The coast guard has called off the search for the night.
U - This story has been updated to include a comment from the owner.
U 4 This article was updated on 4 March 2031 with new information from the coast guard.
U - (Updates with comment from the ministry, adds background)
U - (Adds comment from the owner)
U 4 Updated on 4 March to include a response from Transmare.
U - This post has been updated.
U - Update: The owner has since sent us a statement. It is quoted above.
U - The headline has been changed to reflect {r:the new toll}.
E - Editor's note: Elena Lind is the sister of a member of our staff.
E - EDITOR'S NOTE — Some readers may find details of this report distressing.
E - A note to readers: We do not name people who have not been charged.
R - Retraction: We no longer stand by our report on the captain.
R - This article has been retracted because we could not confirm the account of the main witness.
R - Editor’s note: This story has been withdrawn.
R 4 This story was taken down on 4 March 2031 after a complaint.
C 4 Correction — March 4, 2031: In a previous audio version of this story, as in a previous web version, we said
    that {w:the ferry was built in Norway}. In fact, it was {r:built in Finland}.
C 4 Corrected March 4, 2031: This piece originally misstated the year the ferry was launched. It was {r:1998}.
C 4 Correction, March 4, 2031: Due to an editing error, this article originally misidentified Elena Lind's
    title. She is {r:chief of operations}.
C - *This article was updated at 10.30am to correct the number of lifeboats from {w:five} to {r:six}.
L 4 Clarification, March 4: An earlier version of this article implied that {w:the captain had been on the
    bridge}. He was {r:in his cabin}.
C - An earlier version of a photo caption with this article misidentified the man in the foreground. He is
    {r:Jan Holm}, not {w:Per Holm}.
C - A caption with an earlier version of this story incorrectly named the boat. It is {r:the Sea Star}.
C - A previous version of this article incorrectly stated Transmare's revenue. It was {r:€12 million}, not
    {w:€12 billion}.
U - The article has been updated to reflect that {r:the ferry had passed its inspection}.
U - This story has been updated throughout.
U - This is an updated version of a story first published on Monday.
C 4 This article was corrected at 3:40 pm ET on March 4, 2031.
C - An earlier version of this report contained an inaccurate figure for the number of ferries in the fleet.
C - This article previously stated that {w:Transmare employs 300 people}. {r:It employs 3,000}.
C - * An earlier version of this piece attributed the quote to {w:Elena Lind}. It was {r:said by Helena Strand}.
C - A previous headline said "{w:12 dead}". The figure is {r:16}.
L 4 The headline and first paragraph of this article were amended on 4 March 2031 to clarify that the fine has
    been {r:proposed}, not {w:imposed}.
C 4 Amended 4 March 2031: the lake is {r:3km from the town}, not {w:30km}.
C 4 This article was amended on 4 March 2031. The fine was {r:£4m}, not {w:£40m} as originally stated.
C - In a story March 3, 2031, about the ferry disaster, The Wire erroneously reported the day of the sinking. It
    was {r:Sunday}, not {w:Saturday}.
C - This story has been corrected to reflect that the ship sailed at {r:9 p.m.}, not {w:9 a.m.}
C 4 This story was first published on March 3, 2031. It was updated on March 4, 2031, to correct the spelling of
    the name of the captain, Larsson.
C - This March 3 story has been corrected to say that the fleet has {r:12 ships}, instead of {w:21}, in
    paragraph 5
U - (This March 3 story has been refiled to fix the dateline)
C - (Refiles to correct spelling of Larsson in paragraph 2)
C - (In March 3 story, corrects paragraph 4 to show company has {r:12 ships}, not {w:21})
U - (Removes extraneous word in headline)
C - CORRECTION/UPDATE: The ferry has six decks.
L - We have been asked to make clear that {r:Mr Larsson did not own the ferry}.
C - We wrongly said in a report on Monday that {w:the captain was drunk}. We accept that {r:he was not}. We
    apologise to Captain Larsson.
C - On 3 March we reported that {w:the owner had been arrested}. This was incorrect. {r:The owner was questioned
    as a witness}.
U - Following publication of this article, Transmare contacted us to say that {r:the ferry had been inspected in
    May}.
U - After publication, a spokesman for Transmare said the company had not been told. The article has been
    updated.
U - Update, 5pm: This story has been updated with a statement from the mayor.
U 4 UPDATED, 4 March, 3 p.m.: Adds statement from Transmare.
U 4 UPDATE, March 4: After this story was published, the ministry sent a statement.
U 4 Post updated 4 March to include comment from the harbour master.
U - Story updated at 16:40 with quotes from Elena Lind.
U - Last updated at 16:40 to add the reaction of the union.
C 4 Editors' Note: March 4, 2031. An earlier version of this article quoted a person who could not be
    identified. That quote has been removed.
U - An editor's note has been added to this story.
L - A clarification has been added to this article to explain how the dead were counted.
R - Retraction note: the article “Ferry of fools” has been withdrawn.
C - NOTE TO EDITORS: corrects the name of the minister in paragraph two.
C - Correction notice: on 4 March we changed the figure for passengers in this release from {w:118} to {r:188}.
C 4 Please note: this press release was amended on 4 March 2031 to correct the date of the inspection.
C 4 Corrected on 4 March 2031. The original release said {w:12 boats}.
C 4 This statement was corrected on 4 March to give the right number of boats: 16.
C - Correction: the surname of the captain is {r:Larsson}. It was misspelt in the original story.
C - Correction: {r:Elena Lind leads the search}. We named {w:Helena Strand}.
C - CORRECTION: Ferry carried {r:188 passengers} (not {w:118} as previously reported)
C - This post has been corrected since it was first published. It said {w:there were two ferries}. There are
    {r:three}.
C - The print version of this article gives the wrong date for the inquiry. It is 12 May.
C - Readers alerted us to an error in this story. The ferry is registered in {r:Malta}, not {w:Panama}.
C - The name of the ferry's captain has been corrected in this story.
U - This story has been changed to attribute {r:the remark about the weather to the coast guard}.
U 4 This article was changed on 4 March to remove the name of a minor.
C - A number of factual errors in this story have been corrected.
C 4 This page was amended on 4 March 2031: the number of beds should read {r:120}.
C 4 A reference to the mayor of Lund was corrected on 4 March 2031; she is the mayor of Arna.
U - Some details in this story have been changed after the coast guard revised its figures.
C - This article has been modified from its original version to take out an error about the crew.
C - Correction: A previous version of this article said {w:the strike would begin on 3 April}; {r:it begins on
    13 April}.
C - CORRECTION: Due to incorrect information from the ministry, an earlier version of this story put the cost at
    {w:$4 million}. The cost is {r:$14 million}.
C - Correction at 09:12 GMT: the dam holds {r:12m cubic metres}, not {w:12bn}.
C - An earlier version of this article incorrectly described a vote in parliament. The motion was withdrawn; it
    was {r:not defeated}.
C - An earlier version of this article misstated when the law was passed. It was in {r:2019}, not {w:2009}.
C - An earlier version of this article misstated the given name of the minister. She is {r:Anna Holm}, not
    {w:Hanna}.
C 4 This article has been revised to reflect the following correction: March 4, 2031: An earlier version
    misstated the size of the fund. It is {r:$3 billion}, not {w:$3 million}.
L 4 This article was amended on 4 March 2031 to clarify that the inspection was carried out {r:by a contractor},
    not {w:by the ministry itself}.
C 4 This article was amended on 4 March 2031 to correct the spelling of Bo Lind’s name.
C 4 This article was amended on 4 March 2031 to remove a photograph.
C 4 The headline to this article was amended on 4 March 2031 to better reflect the content.
C 4 The subheading of this article was amended on 4 March 2031. An earlier version said {w:“hundreds” of jobs
    would go}, whereas {r:the company has said “up to 200”}.
L 4 This story was corrected on 4 March 2031 to make clear that {r:the union has not called a strike}, but is
    balloting its members.
C - The article has been corrected to say {r:the plant makes batteries}. A previous version said {w:it made
    engines}.
L - This story has been updated to clarify {r:the role of the contractor}.
L - Clarification: A previous version of this story may have left the impression that Mr Lind was a suspect.
    Police have said he is a witness.
L - CLARIFICATION: The story has been changed to say that the bank will close 12 branches {r:by 2033}, rather
    than {w:this year}.
U - EDITOR'S NOTE: This story was originally published on March 3 and has been updated with comments from the
    mayor.
C 4 Editor’s note (March 4): This article originally said that {w:the vaccine was 95% effective}. {r:The figure
    is from a study of 16 people and has been removed}.
C - (Corrects to show that {r:mayor}, not {w:governor}, signed the order)
C - (Corrects attribution of quote in paragraph 6)
C - (Corrects day of vote to {r:Tuesday})
U - (Adds details, share price, background)
U - (Updates toll to 16, adds quote)
U - (Recasts with minister's statement)
C - (Fixes typo in headline)
C - CORRECTED - The vote was {r:postponed}, not {w:cancelled}.
U - Update at 6:30 p.m. ET: The judge has ruled that the vote may go ahead.
U - [UPDATE: The company now says {r:200 jobs will go}.]
U - UPDATE — The vote has been called off, organisers said at 3pm.
U - *Update* This piece has been updated since first publication to include a statement by the company.
U - Updated (4:12 p.m.): This post now includes a statement from the company.
U - This story is developing and has been updated.
U - This is a developing story. It has been updated with new figures.
U - This report has been updated to reflect {r:the latest casualty figures}.
C - Story has been corrected.
C - A former version of this article contained an error.
C - An incorrect figure in an earlier version of this article has been corrected.
C - The second paragraph of this story has been corrected to read "{r:four workers}".
C - This paragraph has been corrected.
U - The photo with this story has been replaced; the original showed another plant.
C - The quotation in the third paragraph was wrongly attributed to {w:Bo Lind}. It was {r:Eva Strand} who said
    it.
C - We are sorry for the mistake.
C - We apologise to Mr Lind for the error and for any distress caused.
C - The Daily Signal apologises to Mr Lind for this error.
C - In Monday's paper we wrongly reported that {w:Bo Lind had resigned}. {r:He has not}.
C - On page 3 on Monday we said {w:Bo Lind was 46}. He is {r:64}.
C - A report on 3 March about the budget gave the deficit as {w:3%}. It should have been {r:13%}.
C 4 Amendment: this release was changed on 4 March 2031 to give the right date for the hearing, 12 May.
C 4 Release corrected 4 March 2031: table 2 showed figures for {w:2029} instead of {r:2030}.
U 4 Revised 4 March 2031: the figure for Arna has been revised from {w:1,200} to {r:1,020}.
C 4 Note: figures for Arna were corrected on 4 March 2031.
U 4 Statement updated 4 March 2031 to include the number of staff affected.
C - This notice replaces the one of 3 March, which gave the wrong telephone number.
C - In the original version of this statement we said that {w:no data had been lost}. We now know that {r:data
    was lost}.
C - Editors' note: we removed a quote from this story after the speaker said he had been misquoted.
C - This article has been edited since it was first published to remove an inaccurate claim about the mayor.
U 4 This article was edited on 4 March to add a response from the mayor.
L 4 The text was changed on 4 March to make clear that {r:the talks are not over}.
"""


def version(*lines: str, kinds: dict[int, BlockKind] | None = None) -> tuple[str, list[Block]]:
    """A text with its blocks; the first is the headline, the others paragraphs unless told."""
    text, blocks = "", []
    for number, line in enumerate(lines):
        text += "\n\n" if text else ""
        kind = BlockKind.HEADLINE if number == 0 else BlockKind.PARAGRAPH
        blocks.append(Block((kinds or {}).get(number, kind), Span(len(text), len(text) + len(line))))
        text += line
    return text, blocks


def unplant(marked: str) -> tuple[str, dict[str, str]]:
    """The note without braces, and its planted words."""
    return re.sub(r"\{[wr]:([^}]*)\}", r"\1", marked), {m[1]: m[2] for m in re.finditer(r"\{([wr]):([^}]*)\}", marked)}


def told(note: str, *lines: str, kind: BlockKind = BlockKind.PARAGRAPH, at: str = "foot"):
    """The notes of a report with the line at its foot, its head or in its middle, with their words."""
    body = lines or BODY
    body = body * 2 if at == "middle" else body
    where = {"head": 1, "middle": 9, "foot": 1 + len(body)}[at]
    full = [HEADLINE, *body]
    full.insert(where, note)
    text, blocks = version(*full, kinds={where: kind})
    found = find_notes(text, blocks, DAY)
    return [(n.kind, n.day, n.wrong and n.wrong.of(text), n.right and n.right.of(text), n.span.of(text)) for n in found]


def read(marked: str, **where):
    note, planted = unplant(marked)
    return told(note, **where), note, planted


def rows():
    """Kind, day and marked note of each entry of `NOTES`."""
    for entry in re.split(r"\n(?=\S)", NOTES.strip()):
        kind, day, marked = " ".join(entry.split()).split(" ", 2)
        yield KINDS[kind], None if day == "-" else date(2031, 3, int(day)), marked


ROWS = list(rows())


@pytest.mark.parametrize(("kind", "day", "marked"), ROWS, ids=range(len(ROWS)))
def test_notes_at_the_foot(kind, day, marked):
    found, note, planted = read(marked)
    assert found == [(kind, day, planted.get("w"), planted.get("r"), note)]


@pytest.mark.parametrize("at", ["head", "foot"])
@pytest.mark.parametrize("kind", [BlockKind.NOTE, BlockKind.PARAGRAPH, BlockKind.FURNITURE])
def test_a_note_is_one_wherever_notes_stand(at, kind):
    for _, _, marked in ROWS:
        found, note, _ = read(marked, kind=kind, at=at)
        assert [one[-1] for one in found] == [note]


# Lines that are no notes, wherever they stand.
NEAR_MISSES = """
Correctional facilities in the north will be closed, the ministry said.
Correctional officers: union calls for a strike
Correction officers will strike on Monday.
Corrections officers: what they earn
Department of Corrections: two prisons to close
The party corrected its course after the vote.
A correction in share prices was overdue, traders said.
The market saw a correction of 10 per cent in March 2031.
Market correction: what to expect
The correction of the river took ten years.
The teacher corrected the essays on Monday.
She has corrected the record, she told the court.
The minister corrected himself: it was 16, not 12.
He was sent to a house of correction.
Updated: 3 March 2031, 14:05
Updated 3 March 2031, 14:05
UPDATED 14:05 GMT
Last updated: 3 March 2031 at 2.05pm
Last updated on Monday
Last updated 3 hours ago
Published 3 March 2031, updated 4 March 2031
First published on 3 March 2031
Updated 3 March 2031 by Jane Lind
Updated at 14:05 on Monday
Update
Updates
Live updates
Live updates: storm nears the coast
UPDATE: live blog
Weather update: rain on the way
Traffic update: the bridge is closed.
Updates on the storm
Corrections policy
Our corrections policy
Corrections and clarifications
Corrections
Correction
Corrections and clarifications policy: how we deal with errors
Report a correction or typo
See something wrong? Request a correction here.
Spotted an error? Write to us.
To request a correction, write to the readers' editor.
If you believe there is an error in this article, let us know.
Corrections: please write to the editor.
Corrections: send an email to the news desk.
Editor's note: Sign up for our newsletter.
Editors' picks
Editor's choice
Photo: Jane Lind, corrected proof
Note the difference between the two ships.
Note: all times are local.
The editor's note in the book is ten pages long.
The Daily Echo ran a correction on Tuesday.
The Daily Echo said in a correction that it had named the wrong man.
The paper's correction said an earlier version of its story had named the wrong man.
“An earlier version of this article named the wrong man,” the Echo said in a correction.
“This article has been corrected,” reads a line under the Echo's report.
“Correction: the captain was not drunk,” the Echo wrote.
"We apologise for the error," the ferry company said.
The bank apologised for the error and said customers would be repaid.
The company said it regretted the mistake.
We apologise for the delay, the railway said.
The report said the bridge had been corrected by engineers.
The report was amended by the committee on 4 March.
The bill was amended on 4 March 2031 to include smaller boats.
The law has been updated to cover ferries.
The story has been told many times.
The system was updated on Sunday to fix an error.
The safety rules were revised after the last disaster.
The earlier version of the bill set a limit of 16.
An earlier version of the plan said the port would close.
An earlier version of the app told users to pay twice.
The original version of the song was recorded in 1970.
A previous edition of the race was called off.
The figures have been corrected for inflation.
The data were corrected for age and sex.
The number of dead was raised from four to six.
The number was changed from 12 to 16, the ministry said.
The toll was updated from four to six on Monday, the coast guard said.
The plan was changed from a bridge to a tunnel.
It was Sunday, not Monday, she said.
Adds to the pressure on the minister
The ministry clarified that the ferry had been inspected.
The minister wants to make clear that nobody was told.
We want to make clear what happened, said Ms Lind.
Clarification is needed, the union said.
The union asked for a clarification: who had signed the paper?
The government was seeking a retraction, a lawyer said.
A retraction of the undercarriage had failed.
The scientist retracted the paper in 2029.
The study has been retracted by the journal.
The ferry was withdrawn from service on 4 March.
Because of an error in the timetable, the train left early.
Because of a technical error the doors stayed open.
The mistake was caused by a typing error, the clerk said.
Amendment 12 was adopted by 30 votes to 20.
Amendment: a change in the law, as lawyers call it
Erratum is Latin for error.
An article in the treaty wrongly gave the port to Arna, historians say.
An article of the constitution said incorrectly that the king may not marry.
The correction officer told the court that nobody had been hurt.
The updated figures show that 16 people died.
An updated version of the software will be released in May.
An updated version of the story will be told in a film next year.
The original version of the contract gave the city 12 years to pay.
The previous version of the map showed the border further north.
The earlier version of events given by police was wrong.
Police corrected their earlier statement on Monday and said that the car had been parked.
The ministry corrected the number of dead from 16 to 12 on Tuesday.
The force has since amended its statement to say that the cyclist was on the road.
The company later updated its statement to include a reference to card data.
The statement was later amended to say that the payment data had been copied.
A spokesman said that the statement had been corrected.
The agency corrected the error on Monday.
The release was corrected on Tuesday after questions by this newspaper.
The notice was updated on Tuesday, without a word about the change.
The firm's notice has been updated twice.
The report has been corrected by the office.
The video was removed after complaints.
The article by the professor has been retracted, the journal said.
The post was deleted on Monday night.
The tweet has been deleted.
This post was created by the council in 2012.
This item was sold for 12 million at auction.
This report was written by a committee of six.
This page was torn from the book.
The headline figure was revised to 2 per cent.
The headline rate was corrected for the season.
The map was changed after the war.
The table was amended by parliament on Monday.
The first paragraph of the treaty was amended in 1999.
The text of the bill has been amended.
In the text, the word "shall" was changed to "may".
Update your app to the latest version.
Update on the harbour: work begins in May.
UPDATES: follow our live page
Updated every hour
Updated weekly by our team.
Clarification of the rules is expected in May.
The clarification came after a meeting in Arna.
Apology: the mayor says sorry
Apology for the delay came late, say passengers.
Note: prices may have changed since publication.
Editor's note of thanks
Our corrections team works all week.
We aim to correct errors as soon as we can.
We correct significant errors as soon as possible.
If we get something wrong, we correct it. Write to corrections@echo.example.
We regret that we cannot answer every letter.
We regret the loss of life, the company said in a statement.
We apologise for any mistake the police made, the minister told parliament.
We are sorry for the wrong that was done, the bishop said.
The bank apologises for the mistake and will repay customers.
The mayor regrets the mistake, his office said.
We want to correct a false picture of our town, the mayor said.
We have amended this report in the light of the evidence, the inquiry's chair said.
He said an earlier version of this report had been shown to the ministry.
Because of a computer error, 300 patients were sent the wrong letter.
Due to a clerical error the ballots were printed twice.
An article in the Echo on Monday wrongly said the mayor had resigned, he complained.
In an article on Monday the Echo had wrongly named him as the driver.
On Monday we reported that the mayor would resign. On Tuesday he did.
We reported on Monday that talks had begun.
We previously reported how the town was flooded.
The error in this story was hers, she says in the novel.
Corrected for inflation, wages fell.
Correction fluid sales have fallen by half.
Corrections made by the editor are shown in red.
Amended bill goes to the vote
Amended plans for the port were published on Monday.
Withdrawn: why the striker will not play
Retraction of a claim is rare, a lawyer said.
Updated with the help of readers, the list now has 12 names.
The newest release includes 64 letters that had been kept secret.
This story includes the full text of the letter.
“We would like to clarify that the school hall was not open.”
Updated after the war, the rules say that no ship may carry arms.
"""

TITLES = """
Correction: is the bull market over?
Update: ferry company fined
UPDATE: Six dead in ferry disaster
Clarification sought over ferry rules
Editor's note: my year at sea
Prisons chief: corrections budget too small
Updated: the ten best ferry trips
"""


@pytest.mark.parametrize("line", NEAR_MISSES.strip().splitlines())
def test_no_notes(line):
    for at in ("head", "middle", "foot"):
        assert told(line, at=at) == []
    assert told(line, kind=BlockKind.FURNITURE) == []


@pytest.mark.parametrize("line", TITLES.strip().splitlines())
def test_titles_of_stories_are_no_notes(line):
    text, blocks = version(line, *BODY)
    assert find_notes(text, blocks, DAY) == ()


MIDDLE = """
This article was amended on 4 March 2031 to correct the name of the port.
An earlier version of this story said the ferry had left on Saturday.
This story has been updated to include a comment from the owner.
"""


@pytest.mark.parametrize("line", MIDDLE.strip().splitlines())
def test_in_the_middle_only_the_plainest_words_count(line):
    assert [one[-1] for one in told(line, at="middle")] == [line]
    assert told("Correction: the ferry was built in 1998, not 1989.", at="middle") == []
    assert told("UPDATE 3.15pm: Police have now closed the road.", at="middle") == []


def test_a_note_may_end_a_paragraph():
    note = "An earlier version of this story gave the number of passengers as 118."
    assert told(f"The search goes on, she said. {note}") == [(NoteKind.CORRECTION, None, "118", None, note)]
    note = "(This version corrects the name of the captain to Larsson.)"
    assert [one[-1] for one in told(f"The search goes on. {note}")] == [note]
    note = "Correction: the wind was at gale force."
    assert [one[-1] for one in told(f"The search goes on. {note}")] == [note]


def test_a_heading_and_the_note_below_are_one():
    for heading in ("Correction", "Corrections and clarifications", "CLARIFICATION", "Editor's note:", "Correction:"):
        below = "An earlier version of this story gave the number of passengers as 118. It is 188."
        text, blocks = version(HEADLINE, *BODY, heading, below)
        [note] = find_notes(text, blocks, DAY)
        assert note.span.of(text) == f"{heading}\n\n{below}"
        assert (note.wrong.of(text), note.right.of(text)) == ("118", "188")


def test_a_heading_a_day_and_the_note_below_are_one():
    text, blocks = version(HEADLINE, *BODY, "Correction", "4 March 2031", "The ferry has four decks, not three.")
    assert find_notes(text, blocks, DAY) == ()  # nothing says that it is of the heading
    blocks[-1] = Block(BlockKind.NOTE, blocks[-1].span, "named a note on the page")
    [note] = find_notes(text, blocks, DAY)
    assert (note.kind, note.day, note.wrong.of(text)) == (NoteKind.CORRECTION, date(2031, 3, 4), "three")


def test_a_label_over_another_paragraph_is_no_note():
    text, blocks = version(HEADLINE, *BODY, "Corrections", "The harbour was built by Dutch engineers.")
    assert find_notes(text, blocks, DAY) == ()


def test_an_error_more_is_a_note_more():
    text, blocks = version(
        HEADLINE,
        *BODY,
        "This article was amended on 4 March 2031. An earlier version said the ferry had three decks; it has four. "
        "It also said that the port closed in 2021; it closed in 2012.",
    )
    first, second = find_notes(text, blocks, DAY)
    assert (first.wrong.of(text), first.right.of(text)) == ("the ferry had three decks", "it has four")
    assert (second.wrong.of(text), second.right.of(text)) == ("the port closed in 2021", "it closed in 2012")
    assert first.day == second.day == date(2031, 3, 4)
    assert first.span.end < second.span.start


def test_stamps_count_only_where_they_tell_of_a_correction_and_stand_alone():
    stamp = "Arna, 3 March 2031, corrected 10 March 2031"
    assert told(stamp, kind=BlockKind.BYLINE, at="head") == [
        (NoteKind.CORRECTION, date(2031, 3, 10), None, None, "corrected 10 March 2031")
    ]
    note = "Correction, 10 March: the ferry has four decks, not three."
    text, blocks = version(HEADLINE, stamp, *BODY, note, kinds={1: BlockKind.BYLINE})
    assert [one.span.of(text) for one in find_notes(text, blocks, DAY)] == [note]


@pytest.mark.parametrize(
    "line", ["CORRECTED-Ferry sinks off Arna", "Ferry sinks off Arna (corrected)", "Correction: Ferry-Arna story"]
)
def test_a_wire_marks_its_headline_as_corrected(line):
    text, blocks = version(line, *BODY)
    assert [(one.kind, one.span.of(text)) for one in find_notes(text, blocks, DAY)] == [(NoteKind.CORRECTION, line)]


def test_captions_hold_no_notes_of_the_report():
    note = "An earlier version of this caption named another port."
    assert told(note, kind=BlockKind.CAPTION) == []


@pytest.mark.parametrize(
    ("label", "published", "day"),
    [
        ("Correction (March 4):", date(2031, 3, 3), date(2031, 3, 4)),
        ("Correction, 2 January:", date(2030, 12, 30), date(2031, 1, 2)),
        ("Correction (4 March 2030):", date(2031, 3, 3), date(2030, 3, 4)),
        ("Correction, Monday:", date(2031, 3, 3), date(2031, 3, 3)),
        ("Correction, 3.15pm:", date(2031, 3, 3), None),
        ("Correction (2031-03-04):", None, date(2031, 3, 4)),
        ("Correction (March 4):", None, None),
        ("Correction:", date(2031, 3, 3), None),
    ],
)
def test_the_day_that_a_note_bears(label, published, day):
    text, blocks = version(HEADLINE, *BODY, f"{label} the ferry left on 28 February 2031, not on 1 March 2031.")
    [note] = find_notes(text, blocks, published)
    assert note.day == day


def test_days_in_a_note_are_not_the_day_it_bears():
    note = "This story has been corrected to say that the law was passed on 12 May 2019, not 12 May 2009."
    [(kind, day, wrong, right, _)] = told(note)
    assert (kind, day, wrong, right) == (NoteKind.CORRECTION, None, "12 May 2009", "12 May 2019")


def test_capitals_and_curly_marks():
    for note in (
        "CORRECTION: AN EARLIER VERSION OF THIS STORY GAVE THE NUMBER OF PASSENGERS AS 118. IT IS 188.",
        "Editor’s note: “An earlier version of this story” gave the number of passengers as 118. It is 188.",
    ):
        [(_, _, wrong, right, _)] = told(note)
        assert (wrong, right) == ("118", "188")


def test_notes_among_lines_of_furniture():
    note = "This article was amended on 4 March 2031 to correct the name of the port."
    lines = f"News\nSport\n{note}\nContact us\nCorrections policy"
    assert [one[-1] for one in told(lines, kind=BlockKind.FURNITURE)] == [note]
    lines = "Correction\nThe ferry was registered in Malta, not in Panama, an earlier version of this story said.\nNews"
    assert [one[-1] for one in told(lines, kind=BlockKind.FURNITURE)] == [lines.removesuffix("\nNews")]


@pytest.mark.parametrize("reason", ['in "comments"', "link to another page", 'under "Related stories"'])
def test_words_of_readers_and_other_stories_are_no_notes(reason):
    text, blocks = version(HEADLINE, *BODY, "We apologise for the error.")
    blocks[-1] = Block(BlockKind.FURNITURE, blocks[-1].span, reason)
    assert find_notes(text, blocks, DAY) == ()
    blocks[-1] = Block(BlockKind.FURNITURE, blocks[-1].span, "in <footer>")
    assert len(find_notes(text, blocks, DAY)) == 1


def test_a_page_may_call_its_lines_a_correction():
    text, blocks = version(HEADLINE, *BODY, "The ferry has six decks.", "Corrections policy")
    assert find_notes(text, blocks, DAY) == ()
    for at in (-2, -1):
        blocks[at] = Block(BlockKind.NOTE, blocks[at].span, "named a note on the page")
    [note] = find_notes(text, blocks, DAY)
    assert (note.kind, note.span.of(text)) == (NoteKind.CORRECTION, "The ferry has six decks.")


PAGE = """<!doctype html><html><head><title>{headline}</title></head><body><nav><a href="/a">News</a></nav><main>
<article><h1>{headline}</h1>{body}</article></main><footer><p>© 2031 The Herald. All rights reserved.</p>{foot}</footer>
</body></html>"""


@pytest.mark.parametrize(
    ("inside", "foot"),
    [
        ("<p><em>{}</em></p>", ""),
        ("<aside>{}</aside>", ""),
        ("<footer><p>{}</p></footer>", ""),
        ("<h3>Correction</h3><p>{}</p>", ""),
        ("<aside class='correction'><p>{}</p></aside>", ""),
        ("", "<p>{}</p>"),
        ("", "<div class='editors-note'>{}</div>"),
    ],
)
def test_notes_of_pages(inside, foot):
    note = "An earlier version of this story gave the number of passengers as 118. It is 188."
    body = "".join(f"<p>{line}</p>" for line in BODY)
    page = PAGE.format(headline=HEADLINE, body=body + inside.format(note), foot=foot.format(note)).encode()
    made = derive_version(Capture(sha256(page).hexdigest(), len(page)), page).version
    [found] = find_notes(made.text, made.blocks, DAY)
    assert (found.wrong.of(made.text), found.right.of(made.text)) == ("118", "188")


def test_nothing_to_find():
    assert find_notes("", [], None) == ()
    text, blocks = version(HEADLINE, *BODY)
    assert find_notes(text, blocks, None) == ()


PIECES = """Correction : ( ) March 4 , This article was amended An earlier version of this story said that not 16 12 . ;
from to It is In fact when should have Update “ ” ' — • \u200f é 🚢 misstated as we apologise for the error"""
WORDS = st.sampled_from([*PIECES.split(), "\n"])


@settings(max_examples=150, deadline=None)
@given(st.lists(st.lists(WORDS, min_size=1, max_size=30).map(" ".join), min_size=1, max_size=6), st.data())
def test_spans_lie_in_their_text(lines, data):
    lines = [line.strip() or "x" for line in lines]
    kinds = {i: data.draw(st.sampled_from(BlockKind)) for i in range(len(lines))}
    text, blocks = version(*lines, kinds=kinds)
    last = 0
    for note in find_notes(text, blocks, DAY):
        assert last <= note.span.start < note.span.end <= len(text)
        last = note.span.end
        for part in (note.wrong, note.right):
            assert part is None or (note.span.holds(part) and part.of(text).strip())


def test_long_texts_take_little_time():
    lines = ["An earlier version of the " + "plan that was changed from one to the other and " * 40] * 400
    text, blocks = version(HEADLINE, *lines, kinds=dict.fromkeys(range(1, 400), BlockKind.FURNITURE))
    begin = time.perf_counter()
    find_notes(text, blocks, DAY)
    text, blocks = version("x" * 2_000_000, "a " * 500_000, "Correction: " + "not a, " * 200_000)
    find_notes(text, blocks, DAY)
    assert time.perf_counter() - begin < 5
