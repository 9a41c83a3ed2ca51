import pytest

from walkback.shown.positions import number_words, position_words, range_of


@pytest.mark.parametrize(
    ("position", "ends", "words"),
    [
        ("16", (16, 16), "16"),
        ("16+", (16, None), "16 or more"),
        ("..20", (None, 20), "up to 20"),
        ("16..20", (16, 20), "16 to 20"),
        ("11200000", (11_200_000, 11_200_000), "11,200,000"),
        ("0.8", (0.8, 0.8), "0.8"),
        ("1.5e+06+", (1_500_000, None), "1,500,000 or more"),
        ("yes", None, "yes"),
        ("unclear", None, "unclear"),
        ("", None, ""),
        ("2033-03", None, "2033-03"),
    ],
)
def test_positions_as_ranges_and_words(position, ends, words):
    assert range_of(position) == ends
    assert position_words(position) == words


@pytest.mark.parametrize(
    ("value", "words"), [(1234, "1,234"), (0.1, "0.1"), (2.50, "2.5"), (1e12, "1,000,000,000,000")]
)
def test_numbers_as_people_read_them(value, words):
    assert number_words(value) == words
