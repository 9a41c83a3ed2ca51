"""How values are put for people and for spreadsheets, whichever shell shows them."""
