"""Count what time expressions mean from the report's day and from one another."""

from __future__ import annotations

from datetime import date
from typing import NamedTuple

from walkback.model import TimexBasis
from walkback.text.span import Span
from walkback.timex.almanac import Anchor, day_in, grain_of, step, unknown_value, value_of, weekday_near
from walkback.timex.days import days_of
from walkback.timex.direction import find_direction
from walkback.timex.holidays import HOLIDAYS
from walkback.timex.join import Expression
from walkback.timex.meaning import Compared, Fixed, From, Length, Meaning, Part, Period, Shift, TimeOfDay, Years
from walkback.timex.rules.durations import written_length
from walkback.timex.words import Words

WRITTEN, ARTICLE, TIMEX, NONE = TimexBasis.WRITTEN, TimexBasis.ARTICLE, TimexBasis.TIMEX, TimexBasis.NONE

# How far a story's next date may lie from the last day or month that it told, in days; less far where it has named a
# later year since.
_STEPS_BACK, _STEPS_ON, _STEPS_ON_BEFORE = -3, 60, 7
# Days that a date may lie on the other side than the verb tells, and still be meant: a verb near by may be another's.
_NEAR = 60
_FEW_WEEKS = 2
_SEASON_MIDDLES = {"SP": 4, "SU": 7, "FA": 10, "WI": 1}  # months
_FINE = frozenset({"D", "N", "W", "WE", "2W"})  # units that count from a day


class Resolved(NamedTuple):
    """A value with what it was counted from and the rule that gave it."""

    type: str
    value: str
    basis: TimexBasis
    rule: str
    anchor: Span | None = None


def _lost(unit: str) -> Resolved:
    return Resolved("DATE", unknown_value(unit), NONE, "no_day")


class Resolver:
    """Goes through the expressions of one text in order and keeps what was told last."""

    def __init__(
        self, words: Words, published_on: date | None, story: bool, asides: frozenset[Expression] = frozenset()
    ) -> None:
        self.words = words
        self.day = published_on
        self.story = story  # dates count from one another
        self.asides = asides  # expressions that leave the thread of the story for once
        self.last: Anchor | None = None  # the last place in the calendar
        self.last_day: Anchor | None = None  # ... that is a day
        self.last_fine: Anchor | None = None  # ... that is a day or a month
        self.last_quarter: Anchor | None = None
        self.compared: Anchor | None = None  # the quarter or year that figures are given for
        self.year_before_christ: int | None = None  # set while the story is there

    def resolve(self, expression: Expression) -> Resolved:
        """The value of an expression; what it tells is kept for the next ones."""
        resolved = self._value(expression.meaning, expression)
        if resolved.type in ("DATE", "TIME") and expression not in self.asides:
            self._keep(expression, resolved)
        return resolved

    def _keep(self, expression: Expression, resolved: Resolved) -> None:
        if resolved.value.startswith("BC"):
            figures = resolved.value[2:6]
            self.year_before_christ = int(figures) if len(figures) == 4 and figures.isdecimal() else None
            return
        days = days_of(resolved.value)
        if days is None or (self.story and (resolved.basis is ARTICLE or resolved.rule == "year_back")):
            return
        self.year_before_christ = None
        span = Span(self.words.start[expression.start], self.words.end[expression.end - 1])
        anchor = self.last = Anchor(days[0], grain_of(resolved.value), span)
        if anchor.grain in ("D", "M"):
            self.last_fine = anchor
        if anchor.grain == "D":
            self.last_day = anchor
        if anchor.grain == "Q" and resolved.rule not in ("year_before", "compared"):
            self.last_quarter = self.compared = anchor
        elif anchor.grain == "Y" and resolved.rule in ("near_period", "year_back", "bare_period"):
            self.compared = anchor

    def _value(self, meaning: Meaning, expression: Expression) -> Resolved:
        match meaning:
            case Fixed():
                return Resolved(meaning.type, meaning.value, NONE, meaning.rule)
            case Length():
                return Resolved("DURATION", written_length(meaning), WRITTEN, "length")
            case Years():
                era = "BC" if meaning.before_christ else ""
                rule = "century" if len(meaning.figures) == 2 else "decade"
                return Resolved("DATE", era + meaning.figures, WRITTEN, rule)
            case Period():
                return self._bare_period(meaning) if meaning.bare else self._period(meaning)
            case Shift():
                return self._shift(meaning)
            case Compared():
                return self._compared(meaning)
            case TimeOfDay():
                return self._time(meaning, expression)
            case Part():
                return self._part(meaning, expression)

    def _origin(self, origin: From, unit: str) -> Anchor | None:
        """What a period or length is counted from; days and weeks only from a day, or a week from a week."""
        article = Anchor(self.day, "D") if self.day else None
        if origin is From.ARTICLE:
            return article
        last = self.last
        if last is not None and unit in _FINE and last.grain != "D" and not (unit == "W" and last.grain in ("W", "WE")):
            day = self.last_day
            if self.story and day is not None and value_of(day.day, last.grain) != value_of(last.day, last.grain):
                day = None  # the story has gone on since
            last = day
        return last or (None if self.story else article)

    def _period(self, period: Period) -> Resolved:
        """ "last week", "the following year"."""
        unit = period.unit
        if self.year_before_christ and period.origin is From.PREVIOUS and unit == "Y":
            return Resolved("DATE", f"BC{self.year_before_christ - period.offset:04d}", TIMEX, "near_period")
        origin = self._origin(period.origin, unit)
        if origin is None:
            return _lost(unit)
        day = step(origin.day, unit, period.offset)
        if day is None:
            return _lost(unit)
        basis = TIMEX if origin.span else ARTICLE
        if unit == "N":
            return Resolved("TIME", f"{day.isoformat()}TNI", basis, "near_period", origin.span)
        rule = "year_back" if unit == "Y" and period.offset < 0 else "near_period"
        return Resolved("DATE", value_of(day, unit), basis, rule, origin.span)

    def _bare_period(self, period: Period) -> Resolved:
        """ "the quarter", "the day", "the year"."""
        unit = period.unit
        if unit == "D" and self.last_day:
            return Resolved("DATE", value_of(self.last_day.day, "D"), TIMEX, "the_day", self.last_day.span)
        if unit == "Q" and self.last_quarter:
            quarter = self.last_quarter
            return Resolved("DATE", value_of(quarter.day, "Q"), TIMEX, "the_quarter", quarter.span)
        if self.last and (self.story or self.day is None):
            return Resolved("DATE", value_of(self.last.day, unit), TIMEX, "bare_period", self.last.span)
        back = {"Q": -1, "WE": -1 if self.day and self.day.isoweekday() < 6 else 0}.get(unit, 0)
        day = step(self.day, unit, back) if self.day else None
        return Resolved("DATE", value_of(day, unit), ARTICLE, "bare_period") if day else _lost(unit)

    def _shift(self, shift: Shift) -> Resolved:
        """ "two weeks ago", "three days later"."""
        length, unit = shift.length, shift.length.unit
        if length.amount == "X":
            return Resolved("DATE", "PAST_REF" if shift.sign < 0 else "FUTURE_REF", NONE, "vague_shift")
        if unit.startswith("T"):
            return Resolved("DURATION", written_length(length), WRITTEN, "length")
        count = shift.sign * float(length.amount)
        if unit == "Y" and count == -1 and not length.extra and self._compares_quarters and not self.story:
            return self._compared(Compared(-1))
        if self.year_before_christ and shift.origin is From.PREVIOUS and unit in ("Y", "DE"):
            years = round(count * (10 if unit == "DE" else 1))
            if 0 < self.year_before_christ - years < 10000:
                return Resolved("DATE", f"BC{self.year_before_christ - years:04d}", TIMEX, "shift")
        origin = self._origin(shift.origin, unit)
        day = step(origin.day, unit, count) if origin else None
        if day and length.extra and length.extra[1] == "M":
            day, unit = step(day, "M", shift.sign * int(length.extra[0])), "M"
        if origin is None or day is None:
            return _lost(unit)
        # A length of time tells no more exactly than its unit; but "two weeks later" and "a week ago" tell of a day.
        tells_day = unit in ("W", "2W") and (origin.span is not None or abs(count) <= _FEW_WEEKS)
        grain = "Y" if unit == "DE" else "D" if tells_day else unit
        rule = "year_back" if unit == "Y" and count < 0 else "shift"
        return Resolved("DATE", value_of(day, grain), TIMEX if origin.span else ARTICLE, rule, origin.span)

    @property
    def _compares_quarters(self) -> bool:
        return self.compared is not None and self.compared.grain == "Q"

    def _compared(self, compared: Compared) -> Resolved:
        """ "the year-ago quarter", "a year earlier" where a report gives figures for a quarter."""
        period = self.compared
        if period is None and self.day:
            ended = step(self.day, "Q", -1)
            period = Anchor(ended, "Q") if ended else None
        if period is None:
            return _lost("Q")
        years = compared.offset if compared.year is None else compared.year - period.day.year
        day = step(period.day, "Y", years)
        if day is None:
            return _lost("Q")
        rule = "year_before" if compared.offset else "compared"
        return Resolved("DATE", value_of(day, period.grain), TIMEX if period.span else ARTICLE, rule, period.span)

    def _time(self, time: TimeOfDay, expression: Expression) -> Resolved:
        """A time of day on its own day, else on the day told last, else on the report's."""
        if time.day is not None:
            day = self._value(time.day, expression)
        elif time.is_bare:
            day = Resolved("DATE", "XXXX-XX-XX", NONE, "any_day")
        elif self.last_day is not None:
            day = Resolved("DATE", self.last_day.day.isoformat(), TIMEX, "time_of_last_day", self.last_day.span)
        elif self.day is not None and not self.story:
            day = Resolved("DATE", self.day.isoformat(), ARTICLE, "time_of_own_day")
        else:
            day = _lost("D")
        return day._replace(type="TIME", value=day.value.split("T")[0] + time.clock)

    def _part(self, part: Part, expression: Expression) -> Resolved:
        if part.holiday:
            return self._holiday(part, part.holiday)
        if part.year is not None:
            era = "BC" if part.before_christ else ""
            return Resolved("DATE", era + _written(part, part.year), WRITTEN, "date")
        if part.within is not None and not part.weekday:
            period = self._value(part.within, expression)
            if period.value[:4].isdecimal():
                value = _written(part, int(period.value[:4]))
                return Resolved("DATE", value, period.basis, "part_of_year", period.anchor)
            return Resolved("DATE", _written(part, None), NONE, "no_day")
        if part.weekday and not part.month:
            return self._weekday(part, part.weekday, expression)
        if part.day and not part.month:
            return self._day_of_month(part.day)
        if self.story or self.day is None:
            return self._part_in_story(part)
        return self._part_near(part, self.day, expression)

    def _weekday(self, part: Part, weekday: int, expression: Expression) -> Resolved:
        """A weekday: "last" and "next" count from the day; bare, the verb near by tells, else it is past."""
        origin = self.last_day if self.story or part.within else None
        day = origin.day if origin else self.day
        if day is None:
            return Resolved("DATE", f"XXXX-WXX-{weekday}", NONE, "no_day")
        if part.direction == 0:
            rule, found = "this_weekday", step(day, "D", weekday - day.isoweekday())
        elif part.direction:
            rule = "next_weekday" if part.direction > 0 else "last_weekday"
            start = step(day, "D", part.direction)
            found = weekday_near(start, weekday, part.direction) if start else None
        else:
            ahead = find_direction(self.words, expression.start, expression.end) > 0
            rule = "weekday_ahead" if ahead else "weekday_back"
            found = weekday_near(day, weekday, 1 if ahead else -1)
        if found is None:
            return _lost("D")
        return Resolved("DATE", found.isoformat(), TIMEX if origin else ARTICLE, rule, origin.span if origin else None)

    def _day_of_month(self, number: int) -> Resolved:
        """ "the 6th": of the month told last, else of the report's."""
        origin = self.last_fine or (Anchor(self.day, "D") if self.day and not self.story else None)
        day = day_in(origin.day.year, origin.day.month, number) if origin else None
        if origin is None or day is None:
            return _lost("D")
        return Resolved("DATE", day.isoformat(), TIMEX if origin.span else ARTICLE, "day_of_month", origin.span)

    def _part_in_story(self, part: Part) -> Resolved:
        """A date without a year in a story: it goes on from the day or month told last, else has the last year."""
        if self.year_before_christ:
            return Resolved("DATE", "BC" + _written(part, self.year_before_christ), TIMEX, "year_of_last")
        if self.last is None:
            return Resolved("DATE", _written(part, None), NONE, "no_day")
        fine = self.last_fine
        if fine is not None:
            on = _STEPS_ON if fine.day.year >= self.last.day.year else _STEPS_ON_BEFORE
            for year in (fine.day.year, fine.day.year + 1):
                middle = _middle(part, year)
                if middle and _STEPS_BACK <= (middle - fine.day).days <= on:
                    return Resolved("DATE", _written(part, year), TIMEX, "next_in_story", fine.span)
        return Resolved("DATE", _written(part, self.last.day.year), TIMEX, "year_of_last", self.last.span)

    def _part_near(self, part: Part, day: date, expression: Expression) -> Resolved:
        """A date without a year in news: the nearest one, unless the verb near by tells of the other side."""
        if part.direction == 0 and not part.season:
            return Resolved("DATE", _written(part, day.year), ARTICLE, "this_year")
        told = part.direction or find_direction(self.words, expression.start, expression.end)
        if part.quarter and part.direction is None:
            ended = step(day, "Q", -1)
            if ended and (ended.month + 2) // 3 == part.quarter:
                return Resolved("DATE", value_of(ended, "Q"), ARTICLE, "quarter_just_ended")
        near = {year: middle for year in (day.year - 1, day.year, day.year + 1) if (middle := _middle(part, year))}
        if part.quarter and told <= 0:
            near = {y: m for y, m in near.items() if date(y, 3 * part.quarter - 2, 1) <= day}  # that have begun
        if part.direction:
            near = {y: m for y, m in near.items() if (m - day).days * part.direction > 0}
        if not near:
            return Resolved("DATE", _written(part, None), NONE, "no_day")
        year = min(near, key=lambda y: abs((near[y] - day).days))
        if part.direction is None and (near[year] - day).days * told < -_NEAR and _middle(part, year + told):
            return Resolved("DATE", _written(part, year + told), ARTICLE, "year_by_tense")
        return Resolved("DATE", _written(part, year), ARTICLE, "nearest_year")

    def _holiday(self, part: Part, name: str) -> Resolved:
        day_of = HOLIDAYS[name]
        if part.year is not None:
            return Resolved("DATE", day_of(part.year).isoformat(), WRITTEN, "holiday")
        if self.story or self.day is None:
            if self.last is None:
                return _lost("D")
            return Resolved("DATE", day_of(self.last.day.year).isoformat(), TIMEX, "holiday", self.last.span)
        here = self.day
        days = [day_of(y) for y in (here.year - 1, here.year, here.year + 1) if 1 < y < 9999]
        if part.direction:
            days = [d for d in days if (d - here).days * part.direction > 0]
        if not days:
            return _lost("D")
        return Resolved("DATE", min(days, key=lambda d: abs((d - here).days)).isoformat(), ARTICLE, "holiday")


def _middle(part: Part, year: int) -> date | None:
    """A day in the middle of a dated part of that year; None where the year has no such day."""
    if not 1 <= year <= 9999:
        return None
    if part.month:
        return day_in(year, part.month, part.day or 15)
    if part.season:
        return date(year, _SEASON_MIDDLES[part.season], 15)
    if part.quarter:
        return date(year, 3 * part.quarter - 1, 15)
    return date(year, 6 * (part.half or 1) - 2, 1)


def _written(part: Part, year: int | None) -> str:
    """The TIMEX3 value of a part of a year, with X for a year that is not known."""
    written = f"{year:04d}" if year is not None else "XXXX"
    if part.month and part.day:
        day = day_in(year, part.month, part.day) if year and part.is_week else None
        return value_of(day, "W") if day else f"{written}-{part.month:02d}-{part.day:02d}"
    if part.month:
        return f"{written}-{part.month:02d}"
    if part.season:
        return f"{written}-{part.season}"
    if part.quarter:
        return f"{written}-Q{part.quarter}"
    if part.half:
        return f"{written}-H{part.half}"
    return f"{written}-WXX-{part.weekday}" if part.weekday else written
