"""English words of time, with what each stands for: tables, and the numbers that words spell."""

from __future__ import annotations

MONTHS = {
    word: number
    for number, names in enumerate(
        "january february march april may june july august september october november december".split(), start=1
    )
    for word in names.split()
}
MONTH_ABBREVIATIONS = {
    "jan": 1, "feb": 2, "febr": 2, "mar": 3, "apr": 4, "jun": 6, "jul": 7, "aug": 8, "sep": 9, "sept": 9, "oct": 10,
    "nov": 11, "dec": 12,
}  # fmt: skip


def month_of(word: str) -> int | None:
    """The number of the month that a word in small letters names, written out or shortened; None if it names none."""
    return MONTHS.get(word) or MONTH_ABBREVIATIONS.get(word)


# Months that are other words too: without a day or a year beside them they need more to be months.
AMBIGUOUS_MONTHS = frozenset({"may", "march", "mar", "jun", "jul", "sep", "dec", "jan", "apr"})

WEEKDAYS = {
    word: number
    for number, word in enumerate("monday tuesday wednesday thursday friday saturday sunday".split(), start=1)
}
WEEKDAY_PLURALS = {word + "s": number for word, number in WEEKDAYS.items()}
WEEKDAY_ABBREVIATIONS = {
    "mon": 1, "tue": 2, "tues": 2, "wed": 3, "weds": 3, "thu": 4, "thur": 4, "thurs": 4, "fri": 5, "sat": 6, "sun": 7,
}  # fmt: skip

SEASONS = {"spring": "SP", "summer": "SU", "fall": "FA", "autumn": "FA", "winter": "WI"}

# Units by their letter in TIMEX3 durations; hours, minutes and seconds stand behind "T".
UNITS = {
    "second": "TS", "minute": "TM", "hour": "TH", "day": "D", "night": "N", "week": "W", "weekend": "WE",
    "fortnight": "2W", "month": "M", "quarter": "Q", "year": "Y", "decade": "DE", "century": "CE", "millennium": "ML",
}  # fmt: skip
UNIT_PLURALS = {
    "seconds": "TS", "minutes": "TM", "hours": "TH", "days": "D", "nights": "N", "weeks": "W", "weekends": "WE",
    "fortnights": "2W", "months": "M", "quarters": "Q", "years": "Y", "decades": "DE", "centuries": "CE",
    "millennia": "ML", "mins": "TM", "min": "TM", "secs": "TS", "hrs": "TH", "yrs": "Y", "hr": "TH", "yr": "Y",
}  # fmt: skip

# Parts of a day by their letters in TIMEX3, and clock times that are words.
DAY_PARTS = {
    "morning": "MO", "afternoon": "AF", "evening": "EV", "night": "NI", "lunchtime": "MI", "daytime": "DT",
    "nighttime": "NI", "nightfall": "NI", "dawn": "MO", "daybreak": "MO", "sunrise": "MO", "dusk": "EV",
    "sunset": "EV", "overnight": "NI",
}  # fmt: skip
DAY_PART_PLURALS = {"mornings": "MO", "afternoons": "AF", "evenings": "EV", "nights": "NI"}
CLOCK_WORDS = {"noon": "12:00", "midday": "12:00", "noontime": "12:00", "midnight": "24:00"}

CARDINALS = {
    word: number
    for number, word in enumerate(
        """zero one two three four five six seven eight nine ten eleven twelve thirteen fourteen fifteen sixteen
        seventeen eighteen nineteen""".split()
    )
}
TENS = {
    word: 10 * number
    for number, word in enumerate("twenty thirty forty fifty sixty seventy eighty ninety".split(), start=2)
}
MULTIPLIERS = {"hundred": 100, "thousand": 1000, "million": 1000000}
DECADE_WORDS = {
    "twenties": 2, "thirties": 3, "forties": 4, "fifties": 5, "sixties": 6, "seventies": 7, "eighties": 8,
    "nineties": 9,
}  # fmt: skip
ORDINALS = {
    word: number
    for number, word in enumerate(
        """first second third fourth fifth sixth seventh eighth ninth tenth eleventh twelfth thirteenth fourteenth
        fifteenth sixteenth seventeenth eighteenth nineteenth twentieth""".split(),
        start=1,
    )
} | {"thirtieth": 30}
# Number words that leave the number open; TIMEX3 writes X for it.
VAGUE_COUNTS = frozenset({"few", "several", "many", "some", "couple", "dozens", "scores", "hundreds", "thousands"})

# Time zones as wires write them; TIMEX3 marks only universal time.
ZONES = frozenset(
    "gmt utc bst est edt cst cdt mst mdt pst pdt cet cest eet eest msk ist jst kst hkt aest aedt et ct mt pt".split()
)
UNIVERSAL_TIME = frozenset({"gmt", "utc"})

# Adverbs of rate by what recurs.
RATES = {
    "hourly": "PT1H", "daily": "P1D", "nightly": "XXXX-XX-XXTNI", "weekly": "P1W", "fortnightly": "P2W",
    "biweekly": "P2W", "monthly": "P1M", "bimonthly": "P2M", "yearly": "P1Y", "annually": "P1Y",
    "biannually": "P6M", "biennially": "P2Y",
}  # fmt: skip
