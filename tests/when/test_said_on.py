from datetime import date

import pytest

from walkback.model import Window, WindowHow
from walkback.when.said import said_on


@pytest.mark.parametrize(
    ("first", "last", "answer"),
    [
        (date(2031, 3, 4), date(2031, 3, 4), "2031-03-04"),
        (date(2031, 3, 1), date(2031, 3, 31), "2031-03"),
        (date(2032, 2, 1), date(2032, 2, 29), "2032-02"),
        (date(2031, 12, 1), date(2031, 12, 31), "2031-12"),
        (date(2031, 1, 1), date(2031, 12, 31), "2031"),
        (date(9999, 12, 1), date(9999, 12, 31), "9999-12"),
        (date(2031, 3, 1), date(2031, 3, 30), None),
        (date(2031, 3, 2), date(2031, 3, 31), None),
        (date(2031, 3, 1), date(2031, 4, 30), None),
        (date(2030, 1, 1), date(2031, 12, 31), None),
        (date(2031, 3, 3), date(2031, 3, 9), None),
        (None, date(2031, 3, 4), None),
        (date(2031, 3, 4), None, None),
    ],
)
def test_whole_days_months_and_years(first: date | None, last: date | None, answer: str | None) -> None:
    assert said_on(Window(first, last, WindowHow.CLAUSE)) == answer


def test_what_is_carried_on_counts_and_the_reports_day_does_not() -> None:
    day = date(2031, 3, 4)
    answers = {how: said_on(Window(day, day, how)) for how in WindowHow}
    assert answers == {how: None if how is WindowHow.ARTICLE else "2031-03-04" for how in WindowHow}
    assert said_on(None) is None
