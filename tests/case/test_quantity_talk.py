"""Whole messages as sponsors write them: every quantity in them and nothing else."""

import pytest
from test_quantity_notation import brief

TALK = [
    (
        "Our service desk gets roughly 9,000 tickets a month and about a third of them are misrouted; each bounce "
        "costs us around 25 minutes. That's north of €1.1m a year.",
        "~ count 9000 tickets /month ; ~ percent 33.3 % ; ~ duration 25 minutes ; [min] money 1100000 EUR /year",
    ),
    ("10% by end of Q3 27. source is the ServiceNow reassignment report", "percent 10 % ; date 2027-09-30"),
    (
        "We lose a disk shelf most weeks. Unplanned storage outages: 9 a quarter now, 3 by end of Q2 2027, from the "
        "ITSM reports.",
        "number 9 /quarter ; number 3 ; date 2027-06-30",
    ),
    ("Sorry, 4 by then, not 3.", "number 4 ; number 3"),
    (
        "Handling time is 4.2 hours today; we want 2.5 hours by 30 September 2027, reported in Jira.",
        "duration 4.2 hours ; duration 2.5 hours ; date 2027-09-30",
    ),
    (
        "Budget: 180k one-off for the build, then 40k a year for run, plus 2 FTE for the first 18 months.",
        "number 180000 once ; number 40000 /year ; count 2 FTE ; duration 18 months",
    ),
    (
        "Licences €12 per user per month for 1,400 users, cloud about $3.5K/mo, training 25k once, integration "
        "CHF 120'000 upfront.",
        "money 12 per user EUR /month ; count 1400 users ; ~ money 3500 USD /month ; number 25000 once ; "
        "money 120000 CHF once",
    ),
    (
        "Pilot starts 1 March 2027, runs for 6 months, go-live in October 2027, first benefit before Christmas 2027.",
        "date 2027-03-01 ; duration 6 months ; date 2027-10-31 ; date 2027-12-24",
    ),
    (
        "1.2 million EUR per year cashable, starting Q1 2028; another 300k released time p.a.",
        "money 1200000 EUR /year ; date 2028-01-01 ; number 300000 /year",
    ),
    (
        "We tried v2.1 with Gartner: 87.5 % accuracy on 1,200 invoices (INC0012345, see https://wiki.acme.com/p/123).",
        "percent 87.5 % ; count 1200 invoices",
    ),
    (
        "KPI 1: MTTR baseline 6.5h target 4h by Q4/27. KPI 2: CSAT 3.8 -> 4.4 out of 5.",
        "duration 6.5 hours ; duration 4 hours ; date 2027-12-31 ; number 3.8 out of 5 ; number 4.4 out of 5",
    ),
    ("Honestly somewhere between 40 and 55 grand, most likely 48.", "number 40000..55000 likely 48000"),
    (
        "Die Bearbeitungszeit liegt bei 3,5 Stunden, Ziel sind 2 Stunden bis Ende März 2027. Kosten: 85.000 EUR "
        "einmalig und 1.200 EUR im Monat.",
        "duration 3.5 hours ; duration 2 hours ; date 2027-03-31 ; money 85000 EUR once ; money 1200 EUR /month",
    ),
    (
        "On traite 12 000 factures par mois, 3,5 heures chacune; objectif 2 heures fin juin 2027; budget 1,2 M€.",
        "count 12000 factures /month ; duration 3.5 hours ; duration 2 hours ; date 2027-06-30 ; money 1200000 EUR",
    ),
    (
        "Churn dropped from 4.5% to 3.9% last year; we want it below 3 % within 12 months.",
        "percent 4.5 % ; percent 3.9 % ; [max] percent 3 % ; date 2027-11-21",
    ),
    (
        "Payback in under 2 years, NPV ~ $2.4m at 8% over 5 years, IRR 31%.",
        "[max] duration 2 years ; ~ money 2400000 USD ; percent 8 % ; duration 5 years ; percent 31 %",
    ),
    (
        "It is 24/7 support, tier 2, 3 shifts of 8 people, call +49 170 1234567 or mail ops2@acme.com by 5pm.",
        "count 3 shifts ; count 8 people",
    ),
    (
        "false alarms are 60-70 per day, should be no more than 20 per day; detection at least 95%.",
        "number 60..70 /day ; [max] number 20 /day ; [min] percent 95 %",
    ),
    (
        "3 years of tickets (2.4 million records), 15% unlabelled, in SAP S/4HANA.",
        "duration 3 years ; count 2400000 records ; percent 15 %",
    ),
    (
        "meets every 2 weeks; stop if accuracy < 85% after 3 months or costs exceed 250k.",
        "duration 2 weeks ; [max] percent 85 % ; duration 3 months ; [min] number 250000",
    ),
    (
        "Adoption 30% in month 3, 60 % by month 6 and 80% at year end.",
        "percent 30 % ; percent 60 % ; percent 80 % ; date 2026-12-31",
    ),
    (
        "Overtime is 1,450 hours per month at £38/hour, so roughly £660k p.a.",
        "duration 1450 hours /month ; money 38 GBP /hour ; ~ money 660000 GBP /year",
    ),
    ("the error rate is one in twenty, we'd settle for 1 in 50", "percent 5 % ; percent 2 %"),
    (
        "we pay Rs 45,00,000 a year, contract ends 31 March 2027, 90 days notice",
        "money 4500000 INR /year ; date 2027-03-31 ; duration 90 days",
    ),
    (
        "Baseline forty five minutes per claim, target twenty minutes, by the end of next year.",
        "duration 45 minutes ; duration 20 minutes ; date 2027-12-31",
    ),
    (
        "1) scrap 4.8% -> 3%\n2) energy 2.1 GWh a year, minus 8 %",
        "percent 4.8 % ; percent 3 % ; count 2.1 GWh /year ; rel- percent 8 %",
    ),
    (
        "best case 30k, likely 45k, worst case 80k; or low 40, likely 48, high 55 thousand",
        "number 30000..80000 likely 45000 ; number 40000..55000 likely 48000",
    ),
    (
        "Response time should drop from around 3 days to under 4 hours by mid-May 2027.",
        "~ duration 3 days ; [max] duration 4 hours ; date 2027-05-15",
    ),
    ("saves 2.5 hours per engineer per week", "duration 2.5 hours per engineer /week"),
    ("each outage costs €60k, 9 a year, €60k each", "money 60000 EUR ; number 9 /year ; money 60000 each EUR"),
    ("cut cycle time in half, from 10 days to 5", "rel- percent 50 % ; duration 10 days ; duration 5 days"),
    ("two to three hundred calls", "count 200..300 calls"),
    ("We need it by 31/12/27 or 1/4/28.", "date 2027-12-31 ; date 2028-04-01"),
    ("by 12/31/27 or 1/4/28", "date 2027-12-31 ; date 2028-01-04"),
    ("before year-end, by twenty twenty-seven", "date 2026-12-31 ; date 2027-12-31"),
    ("50k max. 50k minimum", "[max] number 50000 ; [min] number 50000"),
    ("3 fewer outages, 2 more people", "rel- count 3 outages ; rel+ count 2 people"),
    ("1.200-1.500 € im Monat", "money 1200..1500 EUR /month"),
    ("360-degree view, 5-why, two-factor, a 10-person team", "count 10 person"),
    ("about 1 200 calls/day, avg wait 4 min 30 s", "~ count 1200 calls /day ; duration 4.5 minutes"),
    ("12k/month→8k/month", "number 12000 /month ; number 8000 /month"),
    (
        "de 15 % à 5 % d'ici fin 2027, 40 k€ par an",
        "percent 15 % ; percent 5 % ; date 2027-12-31 ; money 40000 EUR /year",
    ),
]


@pytest.mark.parametrize(("message", "expected"), TALK)
def test_reads_whole_messages(message, expected):
    assert brief(message) == expected
