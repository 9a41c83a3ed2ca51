"""Reports on an invented sinking, to be cut and changed."""

LEAD = "A ferry with 140 people on board sank in the strait of Marrow on Tuesday night, and nine of them are missing."
BODY = (
    LEAD,
    "The Halcyon left Port Ansel at eight in the evening, half an hour late, for the crossing to Wick Island.",
    "“We heard a bang and then the lights went out,” said Ilse Bremner, who was travelling with her two sons.",
    "The coastguard received the first call for help at 20:52 and had a boat beside the wreck within eighteen minutes.",
    "Commander Otto Vance, who led the rescue, said that the swell had been high but not unusual for the season.",
    "“Nobody on the bridge did anything wrong,” the owner, Marrow Lines, said in a statement.",
    "The ship was built in 1989 and passed its last inspection in spring, according to the register of the harbour.",
    "Divers were to go down to the hull on Wednesday morning, weather permitting, and a ministry team was on its way.",
)
BACKGROUND = (
    "The Halcyon left Port Ansel at eight in the evening, half an hour late, for the crossing to Wick Island.",
    "The ship was built in 1989 and passed its last inspection in spring, according to the register of the harbour.",
)
FOLLOW_UP = (
    "Prosecutors have opened an inquiry into the owner of the Halcyon, two people with knowledge of the matter said.",
    "Officers searched the offices of Marrow Lines in the capital on Friday and carried away eleven boxes of papers.",
    "They are looking into whether repairs that were paid for last winter were ever made, one of the two people said.",
    "A lawyer for the company, Petra Quill, said it would help the inquiry in every way it could.",
    "Relatives of the missing met the transport minister, who promised them that the hull would be raised by June.",
)
RELEASE = (
    "“Nobody on the bridge did anything wrong. Our crew acted within minutes and by the book, and every one of them "
    "stayed until the last passenger whom they could reach was off the ship. We mourn with all who wait tonight,”"
)


def text_of(*paragraphs):
    return "\n\n".join(paragraphs)
