"""Two versions of one report: which sentence became which, what changed in substance, and whether a note said so."""
