"""Two more invented reports, about other things and other people."""

COUNCIL = (
    "Council votes to sell the old fire station\n\nThe council of Thornley voted on Monday evening to sell the old "
    "fire station in Mill Lane to a developer from Carrick, who wants to build 34 flats.\n\n“It is the best offer that "
    "we shall ever have,” Anne Webber, a councillor, told the meeting. Petra Olin and Hugh Dunmore voted against "
    "it.\n\nThe station has stood empty since 2024, when the brigade moved to Harbour Road."
)
TUNNEL = (
    "Second tube of the Arn tunnel to open in June\n\nThe second tube of the tunnel under the Arn will open on 12 "
    "June, the roads office in Brenn said. It is 4.7 kilometres long and has cost 310 million francs.\n\n“From Velden "
    "to Sarnow in six minutes,” Ruth Amstad, who leads the works, told reporters at the north portal. Lorries from "
    "Dorfheim will have to wait until Luca Moretti, the inspector, has signed."
)
