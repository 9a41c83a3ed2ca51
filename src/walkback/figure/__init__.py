"""Numbers that news gives: their bounds, units, what they count, and who gives them."""
