"""Shares, per mille and points in many wordings; figures that look like shares and are none."""

import pytest
from test_quantity_notation import brief

SHARES = [
    ("3‰", "percent 0.3 %"),
    ("3 per mille", "percent 0.3 %"),
    ("2,5 Promille", "percent 0.25 %"),
    ("50 bps", "points 0.5 points"),
    ("25 basis points", "points 0.25 points"),
    ("1 in 12", "percent 8.3 %"),
    ("one in twelve", "percent 8.3 %"),
    ("every fifth ticket", "percent 20 %"),
    ("every fifth one", "percent 20 %"),
    ("every fifth is late", "percent 20 %"),
    ("every third call", "percent 33.3 %"),
    ("every eighth invoice", "percent 12.5 %"),
    ("one of every five", "percent 20 %"),
    ("two out of every three", "percent 66.7 %"),
    ("7 of 10 calls", "percent 70 %"),
    ("jeder fünfte Anruf", "percent 20 %"),
    ("1 sur 5", "percent 20 %"),
    ("1 de cada 5", "percent 20 %"),
    ("9 von 10", "percent 90 %"),
    ("3 av 4", "percent 75 %"),
    ("two thirds", "percent 66.7 %"),
    ("two-thirds of them", "percent 66.7 %"),
    ("zwei Drittel", "percent 66.7 %"),
    ("ein Viertel der Tickets", "percent 25 %"),
    ("les deux tiers", "percent 66.7 %"),
    ("la moitié des tickets", "percent 50 %"),
    ("die Hälfte der Tickets", "percent 50 %"),
    ("la mitad", "percent 50 %"),
    ("un tercio de los tickets", "percent 33.3 %"),
    ("hälften av ärendena", "percent 50 %"),
    ("en tredjedel", "percent 33.3 %"),
    ("a fifth", "percent 20 %"),
    ("three fifths", "percent 60 %"),
    ("half of all tickets", "percent 50 %"),
    ("about half", "~ percent 50 %"),
    ("a quarter of our calls", "percent 25 %"),
    ("nine tenths", "percent 90 %"),
    ("nine in ten", "percent 90 %"),
    ("one percent", "percent 1 %"),
    ("half a percent", "percent 0.5 %"),
    ("half a percentage point", "points 0.5 points"),
    ("a percent and a half", "percent 1.5 %"),
    ("one and a half percent", "percent 1.5 %"),
    ("point five percent", "percent 0.5 %"),
    (".5%", "percent 0.5 %"),
    ("nought point five percent", "percent 0.5 %"),
    ("zero point two percent", "percent 0.2 %"),
    ("99.95%", "percent 99.95 %"),
    ("three nines", "percent 99.9 %"),
    ("four nines availability", "percent 99.99 %"),
    ("50/50", "percent 50 %"),
    ("fifty-fifty", "percent 50 %"),
    ("80/20", "-"),
    ("9-to-5", "-"),
]

SPANS = [
    ("ten to fifteen percent", "percent 10..15 %"),
    ("10 to 15 pct", "percent 10..15 %"),
    ("between 10 and 15 per cent", "percent 10..15 %"),
    ("10 bis 15 Prozent", "percent 10..15 %"),
    ("entre 10 et 15 %", "percent 10..15 %"),
    ("entre 10 y 15 por ciento", "percent 10..15 %"),
    ("mellan 10 och 15 procent", "percent 10..15 %"),
    ("tra 10 e 15 ore", "duration 10..15 hours"),
    ("10 à 15 jours", "duration 10..15 days"),
    ("10 till 15 dagar", "duration 10..15 days"),
    ("10 tot 15 dagen", "duration 10..15 days"),
    ("von 4 auf 2 Stunden", "duration 4 hours ; duration 2 hours"),
    ("från 4 till 2 timmar", "duration 4 hours ; duration 2 hours"),
]


@pytest.mark.parametrize(("text", "expected"), SHARES)
def test_reads_shares(text, expected):
    assert brief(text) == expected


@pytest.mark.parametrize(("text", "expected"), SPANS)
def test_reads_ranges_and_pairs_in_other_languages(text, expected):
    assert brief(text) == expected
