"""Levels said for a period, which are rates, and the same words where they are days."""

import pytest
from test_quantity_notation import brief

RATES = [
    ("9,000 tickets in a year", "count 9000 tickets /year"),
    ("9k in a year", "number 9000 /year"),
    ("400 calls in the month", "count 400 calls /month"),
    ("400 in an average month", "number 400 /month"),
    ("3 outages in a normal year", "count 3 outages /year"),
    ("40k on the year", "number 40000 /year"),
    ("9k the month", "number 9000 /month"),
    ("12 cases in a typical week", "count 12 cases /week"),
    ("€2m in a good year", "money 2000000 EUR /year"),
    ("60 in any given month", "number 60 /month"),
    ("15 hours in a bad week", "duration 15 hours /week"),
    ("300 tickets in a day", "count 300 tickets /day"),
    ("500k across the year", "number 500000 /year"),
    ("500k over the course of a year", "number 500000 /year"),
    ("20 complaints most months", "count 20 complaints /month"),
    ("30 tickets each working day", "count 30 tickets /day"),
    ("30 per business day", "number 30 /day"),
    ("€5 per calendar month", "money 5 EUR /month"),
    ("cut by 20% in a year", "rel- percent 20 % ; date 2027-11-21"),
    ("from 9 days to 4 in a year", "duration 9 days ; duration 4 days ; date 2027-11-21"),
    ("live in a year", "date 2027-11-21"),
    ("in a year we will be at 98%", "date 2027-11-21 ; percent 98 %"),
    ("9,000 in the month of May", "number 9000 ; date 2027-05-31"),
    ("400 calls in the year 2025", "count 400 calls ; date 2025-12-31"),
    ("400 calls the day we launched", "count 400 calls"),
    ("380 tkr om året", "money 380000 SEK /year"),
    ("40 Stunden die Woche", "duration 40 hours /week"),
    ("40 Stunden in der Woche", "duration 40 hours /week"),
    ("12 heures par semaine", "duration 12 hours /week"),
    ("1.200 euros al mes", "money 1200 EUR /month"),
    ("1200 euro al mese", "money 1200 EUR /month"),
    ("30 timmar i veckan", "duration 30 hours /week"),
    ("30 timer om ugen", "duration 30 hours /week"),
    ("40 uur per week", "duration 40 hours /week"),
    ("3 a fortnight", "number 3 per fortnight"),
]

SPELLS = [
    ("a fortnight", "-"),
    ("two decades", "duration 20 years"),
    ("an hour and a quarter", "duration 1.25 hours"),
    ("an hour and twenty minutes", "duration 80 minutes"),
    ("one hour twenty", "duration 80 minutes"),
    ("an hour or two", "duration 1..2 hours"),
    ("a day or two", "duration 1..2 days"),
    ("two or three days", "duration 2..3 days"),
    ("a week or so", "-"),
    ("half a day", "duration 0.5 days"),
    ("anderthalb Stunden", "duration 1.5 hours"),
    ("une heure et demie", "duration 1.5 hours"),
    ("twelve and a half hours", "duration 12.5 hours"),
    ("two hours and a half", "duration 2.5 hours"),
    ("2h15", "duration 2.25 hours"),
    ("2 h 15 min", "duration 2.25 hours"),
    ("2:30 hours", "duration 2.5 hours"),
    ("quarter of an hour", "duration 0.25 hours"),
    ("three quarters of an hour", "duration 0.75 hours"),
]


@pytest.mark.parametrize(("text", "expected"), RATES)
def test_tells_rates_from_days(text, expected):
    assert brief(text) == expected


@pytest.mark.parametrize(("text", "expected"), SPELLS)
def test_reads_spells_of_time(text, expected):
    assert brief(text) == expected
