"""Number words that belong together and number words that do not, and what people say for figures."""

import pytest
from test_quantity_notation import brief

JOINED = [
    ("between eight thousand and ten thousand", "number 8000..10000"),
    ("between eight thousand and ten thousand tickets a month", "count 8000..10000 tickets /month"),
    ("ninety to a hundred thousand", "number 90000..100000"),
    ("between two and three hundred", "number 200..300"),
    ("between two hundred and three hundred calls", "count 200..300 calls"),
    ("between a hundred and a hundred and fifty thousand", "number 100000..150000"),
    ("between one hundred and fifty and two hundred", "number 150..200"),
    ("between one million and one and a half million", "number 1000000..1500000"),
    ("between a hundred thousand and two hundred thousand euros", "money 100000..200000 EUR"),
    ("somewhere between five hundred and six hundred", "number 500..600"),
    ("two hundred and fifty thousand", "number 250000"),
    ("two million and fifty thousand", "number 2050000"),
    ("eight thousand and ten", "number 8010"),
    ("one hundred and two hundred", "number 100 ; number 200"),
    ("forty thousand and sixty thousand", "number 40000 ; number 60000"),
    ("three hundred and four hundred respectively", "number 300 ; number 400"),
    ("one thousand and one nights", "count 1001 nights"),
    ("a hundred to a hundred and twenty", "number 100..120"),
    ("eighty to ninety thousand dollars", "money 80000..90000 USD"),
    ("two to three million", "number 2000000..3000000"),
    ("a million to a million and a half", "number 1000000..1500000"),
    ("five hundred thousand to a million", "number 500000..1000000"),
    ("from eight thousand to ten thousand", "number 8000 ; number 10000"),
    ("between 8 thousand and 10 thousand", "number 8000..10000"),
    ("between nine and twelve hundred", "number 900..1200"),
    ("twelve to fifteen hundred calls", "count 1200..1500 calls"),
    ("fifteen hundred", "number 1500"),
    ("twenty-five hundred tickets", "count 2500 tickets"),
    ("thirteen hundred and fifty", "number 1350"),
]

SPOKEN = [
    ("two hundred quid", "money 200 GBP"),
    ("half a million pounds", "money 500000 GBP"),
    ("a quarter of a million dollars", "money 250000 USD"),
    ("three quarters of a million", "number 750000"),
    ("three-quarters of a million euros", "money 750000 EUR"),
    ("one and a half million", "number 1500000"),
    ("two and a half grand", "number 2500"),
    ("a million and a half", "number 1500000"),
    ("1.2 to 1.5M", "number 1200000..1500000"),
    ("1.2M-1.5M", "number 1200000..1500000"),
    ("$1.2-1.5M", "money 1200000..1500000 USD"),
    ("€1.2m to €1.5m", "money 1200000..1500000 EUR"),
    ("two-fifty k", "number 250000"),
    ("two fifty k", "number 250000"),
    ("one-twenty k a year", "number 120000 /year"),
    ("three twenty-five thousand", "number 325000"),
    ("two-fifty", "number ? 2.50 | 250"),
    ("a hundred k", "number 100000"),
    ("a hundred and fifty k", "number 150000"),
    ("a hundred grand", "number 100000"),
    ("hundred and fifty thousand", "number 150000"),
    ("couple of hundred", "~ number 200"),
    ("a couple hundred thousand", "~ number 200000"),
    ("a couple of thousand", "~ number 2000"),
    ("a few thousand", "-"),
    ("several hundred", "-"),
    ("a handful", "-"),
    ("a handful of people", "-"),
    ("dozens of tickets", "-"),
    ("hundreds of thousands", "-"),
    ("tens of thousands of euros", "-"),
    ("a six-figure sum", "-"),
    ("six figures", "-"),
    ("low seven figures", "-"),
    ("double-digit growth", "-"),
]

ROUGH = [
    ("a good forty", "~ number 40"),
    ("a good forty thousand", "~ number 40000"),
    ("a good 40 tickets a day", "~ count 40 tickets /day"),
    ("a cool 2 million", "number 2000000"),
    ("well over 300 calls", "[min] count 300 calls"),
    ("just shy of 50k", "~ number 50000"),
    ("just under 50k", "[max] number 50000"),
    ("knapp 30", "~ number 30"),
    ("gut 30 Tickets", "~ count 30 Tickets"),
    ("rund 30.000 Euro", "~ money 30000 EUR"),
    ("cirka 30 st", "~ number 30"),
    ("ca 30 timmar", "~ duration 30 hours"),
    ("ungefär 30 timmar", "~ duration 30 hours"),
    ("runt 30 timmar", "~ duration 30 hours"),
    ("ongeveer 30 uur", "~ duration 30 hours"),
    ("alrededor de 30 horas", "~ duration 30 hours"),
    ("más de 30 horas", "[min] duration 30 hours"),
    ("circa 30 ore", "~ duration 30 hours"),
    ("une trentaine de tickets", "-"),
    ("twenty-odd", "~ number 20"),
    ("twenty-odd people", "~ count 20 people"),
    ("20-odd tickets", "~ count 20 tickets"),
    ("forty-ish", "~ number 40"),
    ("40ish", "~ number 40"),
    ("in the 40s", "-"),
    ("mid-forties", "-"),
    ("low hundreds", "-"),
]

CLOCK_AND_FRACTIONS = [
    ("half past nine", "-"),
    ("quarter to ten", "-"),
    ("quarter past 8", "-"),
    ("1/2", "-"),
    ("1/2 a day", "duration 0.5 days"),
    ("1/2 million", "number 500000"),
    ("3/4 of tickets", "percent 75 %"),
    ("1 1/2 days", "duration 1.5 days"),
    ("half a dozen", "number 6"),
    ("half a dozen people", "count 6 people"),
    ("two dozen tickets", "count 24 tickets"),
    ("a dozen or so", "~ number 12"),
]

REST = [
    ("2 man-days", "count 2 person-days"),
    ("0.5 FTE", "count 0.5 FTE"),
    ("half an FTE", "count 0.5 FTE"),
    ("one and a half FTEs", "count 1.5 FTEs"),
    ("2,5 VZÄ", "count 2.5 VZÄ"),
    ("12-15 people", "count 12..15 people"),
    ("12 to 15 folks", "count 12..15 folks"),
    ("north of 40", "[min] number 40"),
    ("no fewer than twelve", "[min] number 12"),
    ("up to a hundred", "[max] number 100"),
    ("at least two thirds", "[min] percent 66.7 %"),
    ("minus five percent", "rel- percent 5 %"),
    ("-5 %", "rel- percent 5 %"),
    ("€ 1.2m +/- 10%", "money 1080000..1320000 likely 1200000 EUR"),
    ("40 plus or minus 5", "number 35..45 likely 40"),
    ("40k, give or take", "~ number 40000"),
    ("$12.50 a pop", "money 12.5 per pop USD"),
    ("12 bucks each", "money 12 each USD"),
    ("£3.20 per call", "money 3.2 per call GBP"),
    ("eleven point six million", "number 11600000"),
    ("one point two five million", "number 1250000"),
    ("1 point 5 million", "number 1500000"),
    ("nine hundred ninety nine", "number 999"),
    ("ninety nine point nine percent", "percent 99.9 %"),
    ("a thousand", "number 1000"),
    ("a thousand a day", "number 1000 /day"),
    ("ten grand", "number 10000"),
    ("5 figures", "-"),
]


@pytest.mark.parametrize(("text", "expected"), JOINED)
def test_number_words_end_where_the_next_number_begins(text, expected):
    assert brief(text) == expected


@pytest.mark.parametrize(("text", "expected"), SPOKEN)
def test_reads_large_figures_as_spoken(text, expected):
    assert brief(text) == expected


@pytest.mark.parametrize(("text", "expected"), ROUGH)
def test_reads_rough_figures_in_many_languages(text, expected):
    assert brief(text) == expected


@pytest.mark.parametrize(("text", "expected"), CLOCK_AND_FRACTIONS)
def test_tells_clock_times_from_fractions(text, expected):
    assert brief(text) == expected


@pytest.mark.parametrize(("text", "expected"), REST)
def test_reads_what_else_people_say(text, expected):
    assert brief(text) == expected
