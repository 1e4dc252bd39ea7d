# ruff: noqa: E501
"""More invented sponsor answers about KPIs, written after the reader and unlike the first ones (see `kpi_talk`)."""

from kpi_talk import Kpis

TALK: list[tuple[str, str, Kpis, tuple[float, ...]]] = [
    (
        "farmer's tale",
        "Look, every second calf that dies, dies because we saw it too late. Calf mortality stands at 7.4 per cent, the herd book has it in black and white. If we got to 4 per cent by the end of 2028 my father would come back from the dead to shake your hand. "
        "The herd manager, Siobhan Reilly, is the one I'd hang it on. The milking robot people told us 2 per cent, but robot people would.",
        [
            (
                "mortality",
                {
                    "baseline": 7.4,
                    "target": 4,
                    "unit": "%",
                    "due": "2028-12-31",
                    "source": "herd book",
                    "owner": "Siobhan Reilly",
                    "direction": "decrease",
                },
            )
        ],
        (2,),
    ),
    (
        "military brevity",
        "KPI ONE. SPARES AVAILABILITY. 84 PCT TODAY. 93 PCT NLT 30 SEP 27. SOURCE LOGIS. OWNER MAJ HENDRIKS. KPI TWO. VEHICLE DOWNTIME. 19 DAYS TODAY. 11 DAYS NLT 31 DEC 27. SAME SOURCE. SAME OWNER.",
        [
            ("spares availability", {"baseline": 84, "target": 93, "due": "2027-09-30", "direction": "increase"}),
            (
                "vehicle downtime",
                {"baseline": 19, "target": 11, "unit": "days", "due": "2027-12-31", "direction": "decrease"},
            ),
        ],
        (),
    ),
    (
        "Slack run-on",
        "so kpis!! 1. time-to-merge for small PRs, median 26h → 8h end of june 27 (github insights) 2. flaky test rate 6% → 2%, same deadline, buildkite analytics 3. oncall pages per week 41 → 20 by end of sept 27, pagerduty. me for 1+2, Noor Rahimi for 3",
        [
            (
                "time-to-merge",
                {
                    "baseline": 26,
                    "target": 8,
                    "unit": "hours",
                    "due": "2027-06-30",
                    "source": "github insights",
                    "direction": "decrease",
                },
            ),
            (
                "flaky test rate",
                {"baseline": 6, "target": 2, "unit": "%", "due": "2027-06-30", "source": "buildkite analytics"},
            ),
            (
                "pages",
                {"baseline": 41, "target": 20, "due": "2027-09-30", "source": "pagerduty", "owner": "Noor Rahimi"},
            ),
        ],
        (),
    ),
    (
        "lawyerly",
        "Insofar as a measurable criterion is required, it shall be the period elapsing between receipt of a subject access request and dispatch of the response, which at the date hereof averages 27 calendar days and which shall not exceed 18 calendar days as from 31 March 2028. "
        "The period shall be ascertained from the privacy case register kept by the Data Protection Officer, Dr. Konrad Weiland, who shall be accountable therefor.",
        [
            (
                "subject access request",
                {
                    "baseline": 27,
                    "target": 18,
                    "unit": "days",
                    "due": "2028-03-31",
                    "source": "privacy case register",
                    "owner": "Konrad Weiland",
                    "direction": "decrease",
                },
            )
        ],
        (),
    ),
    (
        "Spanish speaker",
        "For us the important is two numbers. The percent of the invoices with error, today we have the 6,5 %, and we want arrive to the 2 % in the end of June of 2027. And the days for to pay, actually 48 days, objective 30 days in the same moment. All this is in SAP, the responsible is Marisol Quintero.",
        [
            (
                "invoices with error",
                {
                    "baseline": 6.5,
                    "target": 2,
                    "unit": "%",
                    "due": "2027-06-30",
                    "source": "SAP",
                    "owner": "Marisol Quintero",
                    "direction": "decrease",
                },
            ),
            (
                "days for to pay",
                {
                    "baseline": 48,
                    "target": 30,
                    "unit": "days",
                    "due": "2027-06-30",
                    "source": "SAP",
                    "owner": "Marisol Quintero",
                    "direction": "decrease",
                },
            ),
        ],
        (),
    ),
    (
        "museum curator",
        "Might I propose dwell time in the permanent collection? Our visitors linger 22 minutes on average, a figure I find rather melancholy, and I should be delighted with 35 minutes by the end of 2027. The entrance counters tell us. "
        "And the proportion of visitors who use the guide at all: 11 percent presently, 40 percent being the hope for the same date. Beatrix van Loon, our head of education, has undertaken to answer for both.",
        [
            (
                "dwell time",
                {
                    "baseline": 22,
                    "target": 35,
                    "unit": "minutes",
                    "due": "2027-12-31",
                    "source": "entrance counters",
                    "owner": "Beatrix van Loon",
                    "direction": "increase",
                },
            ),
            (
                "proportion of visitors",
                {
                    "baseline": 11,
                    "target": 40,
                    "unit": "%",
                    "due": "2027-12-31",
                    "owner": "Beatrix van Loon",
                    "direction": "increase",
                },
            ),
        ],
        (),
    ),
    (
        "angry plant manager",
        "Changeovers. That's the one. 74 minutes. Seventy-four! Get me under 45 by end of Q3 2027, MES timestamps don't lie. Second: first-pass yield, 91.2, should be 96, end of year 2027, also MES. Dragan Petrovic owns changeovers, yield is on Mei Tan.",
        [
            (
                "changeovers",
                {
                    "baseline": 74,
                    "target": 45,
                    "unit": "minutes",
                    "due": "2027-09-30",
                    "source": "MES",
                    "owner": "Dragan Petrovic",
                    "direction": "decrease",
                },
            ),
            (
                "first-pass yield",
                {
                    "baseline": 91.2,
                    "target": 96,
                    "due": "2027-12-31",
                    "source": "MES",
                    "owner": "Mei Tan",
                    "direction": "increase",
                },
            ),
        ],
        (),
    ),
    (
        "sentence with the verb late",
        "By December 2027 we intend to have lowered the average number of days a permit sits with us from 63 to 40, and to have lifted the share of permits filed online from a third to two thirds, both as counted in the eGov portal.",
        [
            (
                "days a permit sits",
                {"baseline": 63, "target": 40, "due": "2027-12-31", "source": "eGov portal", "direction": "decrease"},
            ),
            (
                "permits filed online",
                {
                    "baseline": 33.3,
                    "target": 66.7,
                    "unit": "%",
                    "due": "2027-12-31",
                    "source": "eGov portal",
                    "direction": "increase",
                },
            ),
        ],
        (),
    ),
    (
        "voice note",
        "hey it's me again um so for the numbers basically we lose like fourteen parcels a day at the hub fourteen and my boss wants it to be five by summer next year that's all in the tracking system and uh Miguel Santos at the hub is the guy for that",
        [
            (
                "parcels",
                {
                    "baseline": 14,
                    "target": 5,
                    "source": "tracking system",
                    "owner": "Miguel Santos",
                    "direction": "decrease",
                },
            )
        ],
        (),
    ),
    (
        "csv paste",
        "name;baseline;target;unit;due;source;owner\nOn-time departures;78;90;%;2027-12-31;ops control log;Carla Rossi\nBag mishandling;9.2;5;per 1000 pax;2027-09-30;WorldTracer;Carla Rossi",
        [
            (
                "on-time departures",
                {
                    "baseline": 78,
                    "target": 90,
                    "unit": "%",
                    "due": "2027-12-31",
                    "source": "ops control log",
                    "owner": "Carla Rossi",
                    "direction": "increase",
                },
            ),
            (
                "bag mishandling",
                {
                    "baseline": 9.2,
                    "target": 5,
                    "due": "2027-09-30",
                    "source": "WorldTracer",
                    "owner": "Carla Rossi",
                    "direction": "decrease",
                },
            ),
        ],
        (),
    ),
    (
        "not yet",
        "Honestly we have not agreed any KPI with the business yet. Ask me again in two weeks, there are 3 candidates and 40 people with opinions.",
        [],
        (),
    ),
    (
        "hedging academic",
        "One might, with due caution, take the proportion of theses assigned to a second examiner within 10 working days; it was 58% last autumn term (registry data) and a defensible ambition would be 80% by the end of the autumn term, say 31 January 2028. Prof. Adaeze Obi would be accountable.",
        [
            (
                "theses",
                {
                    "baseline": 58,
                    "target": 80,
                    "unit": "%",
                    "due": "2028-01-31",
                    "source": "registry data",
                    "owner": "Adaeze Obi",
                    "direction": "increase",
                },
            )
        ],
        (10,),
    ),
    (
        "question and answer style",
        "What do we measure? Dropped calls. Where? In the switch statistics. How bad is it? 5.1%. How good should it be? 2%. By when? End of Q2 2027. Who? Lars Nygaard.",
        [
            (
                "dropped calls",
                {
                    "baseline": 5.1,
                    "target": 2,
                    "unit": "%",
                    "due": "2027-06-30",
                    "source": "switch statistics",
                    "owner": "Lars Nygaard",
                    "direction": "decrease",
                },
            )
        ],
        (),
    ),
    (
        "rates with per",
        "Needle-stick injuries per 1,000 bed days: 1.8 now, 0.9 by 31 December 2027, occupational health register, Sister Agnes Boateng. Falls per ward and month: 6 now, want 4, same date, incident system, same owner.",
        [
            (
                "needle-stick injuries",
                {
                    "baseline": 1.8,
                    "target": 0.9,
                    "due": "2027-12-31",
                    "source": "occupational health register",
                    "owner": "Agnes Boateng",
                    "direction": "decrease",
                },
            ),
            (
                "falls",
                {"baseline": 6, "target": 4, "due": "2027-12-31", "source": "incident system", "direction": "decrease"},
            ),
        ],
        (1000,),
    ),
]
