"""Dates on the command line."""

from __future__ import annotations

from datetime import date
from typing import TYPE_CHECKING

import click

from walkback.errors import BadDate
from walkback.moment import Moment

if TYPE_CHECKING:
    _ParamType = click.ParamType[Moment]
else:
    _ParamType = click.ParamType  # generic only for type checkers, and only from click 8.3 on


class MomentType(_ParamType):
    """An ISO date or time: 2031, 2031-03, 2031-03-04, 2031-03-04T10:15:00Z."""

    name = "date"

    def convert(self, value: object, param: click.Parameter | None, ctx: click.Context | None) -> Moment:
        """Read the value, or say what a date looks like."""
        if isinstance(value, Moment):
            return value
        try:
            return Moment.parse(value if isinstance(value, date) else str(value))  # TOML has dates
        except BadDate as error:
            self.fail(error.message, param, ctx)
