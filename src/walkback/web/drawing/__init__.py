"""Drawings: where marks stand, worked out here and written as SVG by the templates, in shares of the width.

Nothing has a width in pixels, so that one drawing fits a telephone and a sheet of paper alike and its letters stay as
large as the text around it.
"""
