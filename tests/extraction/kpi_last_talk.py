# ruff: noqa: E501
"""A third lot of invented sponsor answers about KPIs, unlike the first two (see `kpi_talk`)."""

from kpi_talk import Kpis

TALK: list[tuple[str, str, Kpis, tuple[float, ...]]] = [
    (
        "chef",
        "We throw away food, that's what bugs me. 11 kilos per hundred covers the last time we weighed it, and I won't sleep until it's 6. End of 2027, latest. Paola weighs the bins every Sunday and writes it in the waste diary, she answers for it too.",
        [
            (
                "food",
                {
                    "baseline": 11,
                    "target": 6,
                    "due": "2027-12-31",
                    "source": "waste diary",
                    "owner": "Paola",
                    "direction": "decrease",
                },
            )
        ],
        (),
    ),
    (
        "consultant bullets",
        "* Lead-to-quote cycle time – AS-IS 6.5 days / TO-BE 2 days / Q4-2027 / CPQ logs / Sales Ops (M. Ferrante)\n* Quote error rate – AS-IS 9% / TO-BE 3% / Q4-2027 / CPQ audit / Sales Ops (M. Ferrante)",
        [
            (
                "cycle time",
                {
                    "baseline": 6.5,
                    "target": 2,
                    "unit": "days",
                    "due": "2027-12-31",
                    "source": "CPQ logs",
                    "direction": "decrease",
                },
            ),
            (
                "quote error rate",
                {
                    "baseline": 9,
                    "target": 3,
                    "unit": "%",
                    "due": "2027-12-31",
                    "source": "CPQ audit",
                    "direction": "decrease",
                },
            ),
        ],
        (),
    ),
    (
        "German speaker",
        "As KPI I would take the Durchlaufzeit, how do you say, the lead time of a change request. It lies at the moment by 17 days. Goal are 9 days until end of March 2028. We read it out from Jira. Responsible therefor is Frau Dr. Ulrike Sommer.",
        [
            (
                "lead time of a change request",
                {
                    "baseline": 17,
                    "target": 9,
                    "unit": "days",
                    "due": "2028-03-31",
                    "source": "Jira",
                    "owner": "Ulrike Sommer",
                    "direction": "decrease",
                },
            )
        ],
        (),
    ),
    (
        "nurse, dictated",
        "so what I'd measure is how long a patient waits for the discharge letter it's about nineteen hours now and it ought to be six by the end of March 2028 we get that from the ward system and then the other thing is how many letters come back because something's missing which is twelve percent and should be four percent by the same date Nurse Manager Bridget Doyle looks after both",
        [
            (
                "discharge letter",
                {
                    "baseline": 19,
                    "target": 6,
                    "unit": "hours",
                    "due": "2028-03-31",
                    "source": "ward system",
                    "owner": "Bridget Doyle",
                    "direction": "decrease",
                },
            ),
            (
                "letters",
                {
                    "baseline": 12,
                    "target": 4,
                    "unit": "%",
                    "due": "2028-03-31",
                    "owner": "Bridget Doyle",
                    "direction": "decrease",
                },
            ),
        ],
        (),
    ),
    (
        "cautious banker",
        "Subject to confirmation by Risk: false positives in transaction screening, currently 96 per cent of alerts, to be reduced to 85 per cent by year-end 2027; average time to clear an alert, currently 34 minutes, to be reduced to 20 minutes by the same date. Both are reported in the monthly FCC pack. Accountable executive: Charlotte Ng.",
        [
            (
                "false positives",
                {
                    "baseline": 96,
                    "target": 85,
                    "unit": "%",
                    "due": "2027-12-31",
                    "source": "monthly FCC pack",
                    "owner": "Charlotte Ng",
                    "direction": "decrease",
                },
            ),
            (
                "time to clear an alert",
                {
                    "baseline": 34,
                    "target": 20,
                    "unit": "minutes",
                    "due": "2027-12-31",
                    "source": "monthly FCC pack",
                    "owner": "Charlotte Ng",
                    "direction": "decrease",
                },
            ),
        ],
        (),
    ),
    (
        "startup founder",
        "ok north star = activation. 31% of signups finish onboarding, mixpanel says. gotta be 50 by june 2027 or the board kills it. secondary: support tickets / 100 users, 14 now, 8 by then. jules owns activation, ana owns tickets",
        [
            (
                "activation",
                {
                    "baseline": 31,
                    "target": 50,
                    "unit": "%",
                    "due": "2027-06-30",
                    "source": "mixpanel",
                    "direction": "increase",
                },
            ),
            ("support tickets", {"baseline": 14, "target": 8, "due": "2027-06-30", "direction": "decrease"}),
        ],
        (100,),
    ),
    (
        "benchmark trap",
        "Our forecast accuracy is 63 percent on SKU level. Gartner claims 85 is best in class; the vendor showed us 91 on somebody else's data. We would sign for 75 percent by the end of Q2 2028, measured in the demand planning tool, Tomasz Wilk being responsible.",
        [
            (
                "forecast accuracy",
                {
                    "baseline": 63,
                    "target": 75,
                    "unit": "%",
                    "due": "2028-06-30",
                    "source": "demand planning tool",
                    "owner": "Tomasz Wilk",
                    "direction": "increase",
                },
            )
        ],
        (85, 91),
    ),
    (
        "two in one sentence, no commas",
        "reduce no-shows from 14% to 7% and raise theatre utilisation from 71% to 80% both by december 2027 both from the theatre system",
        [
            (
                "no-shows",
                {
                    "baseline": 14,
                    "target": 7,
                    "unit": "%",
                    "due": "2027-12-31",
                    "source": "theatre system",
                    "direction": "decrease",
                },
            ),
            (
                "theatre utilisation",
                {
                    "baseline": 71,
                    "target": 80,
                    "unit": "%",
                    "due": "2027-12-31",
                    "source": "theatre system",
                    "direction": "increase",
                },
            ),
        ],
        (),
    ),
    (
        "excuses",
        "Hmm. If you insist: claims paid within five working days. It was 48% in the September count, it's supposed to be 70% by the end of September 2027. I don't have a name for you yet, somebody in Claims. The claims ledger, that's where you'd look.",
        [
            (
                "claims paid within five working days",
                {
                    "baseline": 48,
                    "target": 70,
                    "unit": "%",
                    "due": "2027-09-30",
                    "source": "claims ledger",
                    "direction": "increase",
                    "owner": None,
                },
            )
        ],
        (5,),
    ),
    (
        "range and approximate",
        "Rework hours run at roughly 320 a month. I'd be happy anywhere near 200 by the close of 2027. Time sheets give you that. Ask Bernd Huber, he owns the number.",
        [
            (
                "rework hours",
                {
                    "baseline": 320,
                    "target": 200,
                    "due": "2027-12-31",
                    "source": "Time sheets",
                    "owner": "Bernd Huber",
                    "direction": "decrease",
                },
            )
        ],
        (),
    ),
    (
        "percentage point wish",
        "On-time delivery sits at 88 percent in the TMS. We want it five points higher by the end of 2027. Owner is Grace Okeke.",
        [
            (
                "on-time delivery",
                {
                    "baseline": 88,
                    "target": None,
                    "unit": "%",
                    "source": "TMS",
                    "owner": "Grace Okeke",
                    "direction": "increase",
                },
            )
        ],
        (5,),
    ),
    (
        "costs wander in",
        "The KPI is cost per invoice: 7.90 euro today, 4.50 euro by 30 June 2028, from the shared service report, owned by Piet Janssens. And remember the licences are 60,000 euro a year.",
        [
            (
                "cost per invoice",
                {
                    "baseline": 7.9,
                    "target": 4.5,
                    "unit": "EUR",
                    "due": "2028-06-30",
                    "source": "shared service report",
                    "owner": "Piet Janssens",
                    "direction": "decrease",
                },
            )
        ],
        (60000,),
    ),
]
