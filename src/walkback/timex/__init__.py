"""Time expressions: what the words of a report say of when, as TIMEX3 values counted from the report's day."""
