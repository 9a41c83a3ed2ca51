"""Offsets, quotation marks and sentences: what every later stage measures in."""
