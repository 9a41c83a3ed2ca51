"""docs/times.md lists each rule, and its example runs."""

import re
from pathlib import Path

from timed import DAY

from walkback.timex.find import find_timexes

PAGE = (Path(__file__).resolve().parents[2] / "docs" / "times.md").read_text(encoding="utf-8")
NEWS = """On Monday it rained. It will rain on Friday, as last Friday, this Thursday and next Monday. It burned on May
2, and in October; this September and in June last year it did not. In the first quarter of 2030, in the
second quarter and in the first quarter it paid; a year earlier it did not, nor in the latest period. In the
quarter it fell. In 1999, in the 1980s and in the 20th century it stood. On Christmas it was shut. Last week
and last year it was open. In the week of rest, on the day, it slept. Two weeks ago, and years ago, it
burned at 6 p.m. It took two weeks, every Friday, twice a month. It is now lost, recently it was not; in the
future it will one day be found, soon."""
STORY = """In 1861, 1862 and 1863 they fought. On March 3, 1861 they met; on March 20 they left; on the 25th they
were back. In the summer they slept at night. The former king fled."""
OWN_DAY = "At 6 p.m. it burned."
NO_DAY = "Yesterday it burned."


def _documented():
    table = PAGE.split("## Rules")[1].split("## ")[0]
    return {name for row in re.findall(r"^\| (`.*?) \|", table, re.MULTILINE) for name in re.findall(r"`(\w+)`", row)}


def test_each_rule_is_listed():
    told = {t.rule for text in (NEWS, STORY, OWN_DAY) for t in find_timexes(text, DAY)}
    told |= {t.rule for t in find_timexes(NO_DAY)}
    assert told == _documented()


def test_the_example_runs():
    code, result = re.search(r"```python\n(.*?)\n(\[.*?)\n```", PAGE, re.DOTALL).groups()
    *lines, last = [line.removeprefix(">>> ") for line in code.splitlines()]
    names = {}
    exec("\n".join(lines), names)
    assert repr(eval(last, names)) == result
