# ruff: noqa: E501
"""Invented sponsor answers about KPIs, in as many manners as possible, with what they say.

Every entry: id, message, KPIs as (words of the name, fields), and figures that must not be taken as baseline or target.
"""

from typing import Any

Kpis = list[tuple[str, dict[str, Any]]]

TALK: list[tuple[str, str, Kpis, tuple[float, ...]]] = [
    (
        "labels in lines",
        "KPI: Mean time to restore\nBaseline: 4.2 hours\nTarget: 2 hours\nDue: 30 June 2027\nSource: ServiceNow incident records\n"
        "Owner: Beatriz Lund\n\nKPI: Repeat incidents\nBaseline: 18%\nTarget: 9%\nDue: 31 December 2027\nSource: ServiceNow\nOwner: Beatriz Lund",
        [
            (
                "time to restore",
                {
                    "baseline": 4.2,
                    "target": 2,
                    "unit": "hours",
                    "due": "2027-06-30",
                    "source": "ServiceNow incident records",
                    "owner": "Beatriz Lund",
                    "direction": "decrease",
                },
            ),
            (
                "repeat incidents",
                {
                    "baseline": 18,
                    "target": 9,
                    "unit": "%",
                    "due": "2027-12-31",
                    "source": "ServiceNow",
                    "owner": "Beatriz Lund",
                    "direction": "decrease",
                },
            ),
        ],
        (),
    ),
    (
        "pipe table",
        "| KPI | Today | Goal | By | Measured in | Owner |\n|---|---|---|---|---|---|\n| Picking errors | 1.9 % | 0.6 % | Q2 2027 | WMS error log | Tom Okafor |\n"
        "| Lines picked per hour | 112 | 150 | Q4 2027 | WMS | Tom Okafor |\n| Late dispatches | 7 % | 2 % | Q4 2027 | carrier portal | Ines Falk |",
        [
            (
                "picking errors",
                {
                    "baseline": 1.9,
                    "target": 0.6,
                    "unit": "%",
                    "due": "2027-06-30",
                    "source": "WMS error log",
                    "owner": "Tom Okafor",
                    "direction": "decrease",
                },
            ),
            (
                "lines picked per hour",
                {
                    "baseline": 112,
                    "target": 150,
                    "due": "2027-12-31",
                    "source": "WMS",
                    "owner": "Tom Okafor",
                    "direction": "increase",
                },
            ),
            (
                "late dispatches",
                {
                    "baseline": 7,
                    "target": 2,
                    "unit": "%",
                    "due": "2027-12-31",
                    "source": "carrier portal",
                    "owner": "Ines Falk",
                },
            ),
        ],
        (),
    ),
    (
        "storyteller, target before baseline",
        "You know what my mother says: count what hurts. What hurts is the no-shows. I'd be over the moon with 6 percent of appointments by Christmas 2027, "
        "when today we sit at 15, and that's straight from the booking system. Dr. Femi Adeyemi lies awake over it, so he owns it.",
        [
            (
                "no-shows",
                {
                    "baseline": 15,
                    "target": 6,
                    "unit": "%",
                    "source": "booking system",
                    "owner": "Femi Adeyemi",
                    "direction": "decrease",
                },
            )
        ],
        (),
    ),
    (
        "dictated",
        "right so the big one is invoice errors we're on about nine percent just now and it needs to be three by the end of june twenty twenty seven and that'll be out of the "
        "sap audit log and then there's days to pay a supplier which is fifty one and should be thirty same date same place and gareth pugh is on the hook for the pair of them",
        [
            (
                "invoice errors",
                {
                    "baseline": 9,
                    "target": 3,
                    "unit": "%",
                    "due": "2027-06-30",
                    "source": "sap audit log",
                    "direction": "decrease",
                },
            ),
            (
                "days to pay a supplier",
                {"baseline": 51, "target": 30, "due": "2027-06-30", "source": "sap audit log", "direction": "decrease"},
            ),
        ],
        (),
    ),
    (
        "phone typos",
        "avg handle tme 9 min rn, want 6 by end q2 27. abandond calls 11pct -> 5pct same date. both frm genesys reports. ask dee flynn she owns em",
        [
            (
                "handle tme",
                {"baseline": 9, "target": 6, "due": "2027-06-30", "source": "genesys reports", "direction": "decrease"},
            ),
            (
                "abandond calls",
                {
                    "baseline": 11,
                    "target": 5,
                    "unit": "%",
                    "due": "2027-06-30",
                    "source": "genesys reports",
                    "direction": "decrease",
                },
            ),
        ],
        (),
    ),
    (
        "target only",
        "Forecast bias under 4 percent by the end of FY27. We never measured it, so no starting value. It will be taken from the planning cockpit.",
        [
            (
                "forecast bias",
                {
                    "target": 4,
                    "unit": "%",
                    "due": "2027-12-31",
                    "source": "planning cockpit",
                    "direction": "decrease",
                    "baseline": None,
                },
            )
        ],
        (),
    ),
    (
        "fractions",
        "Two-thirds of our alerts are noise today and we are aiming for one in five by March 2028, as shown in Dynatrace. Owner: Petra Lindqvist.",
        [
            (
                "alerts",
                {
                    "baseline": 66.7,
                    "target": 20,
                    "unit": "%",
                    "due": "2028-03-31",
                    "source": "Dynatrace",
                    "owner": "Petra Lindqvist",
                    "direction": "decrease",
                },
            )
        ],
        (),
    ),
    (
        "relative target",
        "Our energy use per tonne is 640 kWh according to the meter database, and the plan is to cut it by 15 % before the end of 2027. Sanna Virtanen is accountable.",
        [
            (
                "energy use per tonne",
                {
                    "baseline": 640,
                    "unit": "kWh",
                    "source": "meter database",
                    "owner": "Sanna Virtanen",
                    "target": None,
                    "direction": "decrease",
                },
            )
        ],
        (15,),
    ),
    (
        "e-mail",
        "Hi,\n\nas promised the two measures for the steering paper.\n\nFirst-time-fix rate: currently 71 %, we commit to 82 % by 30 September 2027. Figures come from the field service app.\n"
        "Truck rolls per ticket: 1.6 at the moment; 1.2 is the aim, same deadline, same app.\n\nI am accountable for neither, Marek Dudek is.\n\nBest regards\nOlga",
        [
            (
                "first-time-fix rate",
                {
                    "baseline": 71,
                    "target": 82,
                    "unit": "%",
                    "due": "2027-09-30",
                    "source": "field service app",
                    "direction": "increase",
                },
            ),
            ("truck rolls per ticket", {"baseline": 1.6, "target": 1.2, "due": "2027-09-30", "direction": "decrease"}),
        ],
        (),
    ),
    (
        "jargon, arrows",
        "P1 MTTR 92 → 45 min; change failure rate 14% → 8%; deploy freq 3/wk → 10/wk. All EOY 2027, all per DORA dashboard, DRI: Kwame Mensah.",
        [
            (
                "MTTR",
                {
                    "baseline": 92,
                    "target": 45,
                    "unit": "minutes",
                    "due": "2027-12-31",
                    "source": "DORA dashboard",
                    "owner": "Kwame Mensah",
                    "direction": "decrease",
                },
            ),
            (
                "change failure rate",
                {
                    "baseline": 14,
                    "target": 8,
                    "unit": "%",
                    "due": "2027-12-31",
                    "source": "DORA dashboard",
                    "owner": "Kwame Mensah",
                },
            ),
            (
                "deploy freq",
                {
                    "baseline": 3,
                    "target": 10,
                    "due": "2027-12-31",
                    "source": "DORA dashboard",
                    "owner": "Kwame Mensah",
                    "direction": "increase",
                },
            ),
        ],
        (),
    ),
    (
        "vendor claim and competitor",
        "We reject 2.8% of welds today. Goal is 1.5% by Q3 2027. The supplier's brochure promises 0.3%, and our sister plant in Ostrava brags about 0.9%. I trust the weld tester's log only.",
        [("welds", {"baseline": 2.8, "target": 1.5, "unit": "%", "due": "2027-09-30", "direction": "decrease"})],
        (0.3, 0.9),
    ),
    (
        "cut from to",
        "I want to cut the time to close the books from 9 days to 5 days by the end of Q1 2027 and raise the share of automatic postings from 62 percent to 85 percent by the end of Q2 2027. "
        "Closing time is tracked in the close calendar, postings in Oracle. Hélène Brun owns the first, Jonas Vogt the second.",
        [
            (
                "time to close the books",
                {
                    "baseline": 9,
                    "target": 5,
                    "unit": "days",
                    "due": "2027-03-31",
                    "source": "close calendar",
                    "owner": "Hélène Brun",
                    "direction": "decrease",
                },
            ),
            (
                "share of automatic postings",
                {
                    "baseline": 62,
                    "target": 85,
                    "unit": "%",
                    "due": "2027-06-30",
                    "source": "Oracle",
                    "owner": "Jonas Vogt",
                    "direction": "increase",
                },
            ),
        ],
        (),
    ),
    (
        "non-native",
        "The KPI what we are looking is the lead time of an offer. In this moment is 12 days. Must be 4 days until end of June 2027. We see it in the Salesforce. Responsible is Giulia Conti.",
        [
            (
                "lead time of an offer",
                {
                    "baseline": 12,
                    "target": 4,
                    "unit": "days",
                    "due": "2027-06-30",
                    "source": "Salesforce",
                    "owner": "Giulia Conti",
                    "direction": "decrease",
                },
            )
        ],
        (),
    ),
    (
        "history and present",
        "Complaint rate was 3.1% back in 2024, it is 4.4% now, and the board expects 2.5% by the end of 2027. That's read from the complaints register; Yusuf Demir answers for it.",
        [
            (
                "complaint rate",
                {
                    "baseline": 4.4,
                    "target": 2.5,
                    "unit": "%",
                    "due": "2027-12-31",
                    "source": "complaints register",
                    "owner": "Yusuf Demir",
                    "direction": "decrease",
                },
            )
        ],
        (3.1,),
    ),
    (
        "correction inside",
        "Stockouts: 5.2 percent, sorry, 6.2 percent today; 3 percent by end of October 2027. Source is the shelf scanner report.",
        [
            (
                "stockouts",
                {
                    "baseline": 6.2,
                    "target": 3,
                    "unit": "%",
                    "due": "2027-10-31",
                    "source": "shelf scanner report",
                    "direction": "decrease",
                },
            )
        ],
        (5.2,),
    ),
    (
        "date up front for all",
        "By end of 2027: misfiled records from 8% to 2%, retrieval time from 14 minutes to 5 minutes, complaints from 40 a month to 15. Everything from the archive system, owner Agnes Toth.",
        [
            (
                "misfiled records",
                {
                    "baseline": 8,
                    "target": 2,
                    "unit": "%",
                    "due": "2027-12-31",
                    "source": "archive system",
                    "owner": "Agnes Toth",
                },
            ),
            (
                "retrieval time",
                {
                    "baseline": 14,
                    "target": 5,
                    "unit": "minutes",
                    "due": "2027-12-31",
                    "source": "archive system",
                    "owner": "Agnes Toth",
                },
            ),
            (
                "complaints",
                {"baseline": 40, "target": 15, "due": "2027-12-31", "source": "archive system", "owner": "Agnes Toth"},
            ),
        ],
        (),
    ),
    (
        "owner split with rest",
        "Scrap 4.5% today, 3% by Q4 2027. Downtime 38 hours a month today, 20 by Q4 2027. Energy per part 2.2 kWh, 1.9 by Q4 2027. Scrap belongs to Lin Zhao, the rest to Piotr Nowak.",
        [
            ("scrap", {"baseline": 4.5, "target": 3, "due": "2027-12-31", "owner": "Lin Zhao"}),
            ("downtime", {"baseline": 38, "target": 20, "due": "2027-12-31", "owner": "Piotr Nowak"}),
            ("energy per part", {"baseline": 2.2, "target": 1.9, "due": "2027-12-31", "owner": "Piotr Nowak"}),
        ],
        (),
    ),
    (
        "just an owner",
        "Owner is Lena Ort, and she takes the numbers from the ITSM reports.",
        [],
        (),
    ),
    (
        "question back",
        "What do you mean by a KPI exactly? Something like tickets per day?",
        [],
        (),
    ),
    (
        "bullets with dashes",
        "- Churn after onboarding – 12 % now – 7 % by 31 March 2028 – CRM cohort report – Nadia Haddad\n- Time to first value – 21 days now – 10 days by 31 March 2028 – product analytics – Nadia Haddad\n- NPS – 24 now – 40 by 31 March 2028 – quarterly NPS survey – Eli Stone",
        [
            (
                "churn",
                {
                    "baseline": 12,
                    "target": 7,
                    "unit": "%",
                    "due": "2028-03-31",
                    "source": "CRM cohort report",
                    "owner": "Nadia Haddad",
                    "direction": "decrease",
                },
            ),
            (
                "time to first value",
                {
                    "baseline": 21,
                    "target": 10,
                    "unit": "days",
                    "due": "2028-03-31",
                    "source": "product analytics",
                    "owner": "Nadia Haddad",
                },
            ),
            (
                "NPS",
                {
                    "baseline": 24,
                    "target": 40,
                    "due": "2028-03-31",
                    "source": "quarterly NPS survey",
                    "owner": "Eli Stone",
                    "direction": "increase",
                },
            ),
        ],
        (),
    ),
    (
        "count nouns",
        "We have 9 unplanned outages a quarter and want 3 a quarter by end of Q2 2027, taken from the ITSM reports.",
        [
            (
                "unplanned outages",
                {"baseline": 9, "target": 3, "due": "2027-06-30", "source": "ITSM reports", "direction": "decrease"},
            )
        ],
        (),
    ),
    (
        "grumpy, clauses",
        "Fine. Overtime. 1,900 hours a month, payroll says so. Get it to 1,200 by the end of September 2027 and I'll stop complaining. Payroll's Hannah Weiss can have the blame.",
        [
            (
                "overtime",
                {"baseline": 1900, "target": 1200, "unit": "hours", "due": "2027-09-30", "direction": "decrease"},
            )
        ],
        (),
    ),
    (
        "at least",
        "Answer accuracy at least 95 percent by Q2 2027, up from 88 percent, judged on the weekly sample of 200 answers. Rosa Ibarra is in charge of it.",
        [
            (
                "accuracy",
                {
                    "baseline": 88,
                    "target": 95,
                    "unit": "%",
                    "due": "2027-06-30",
                    "source": "weekly sample",
                    "owner": "Rosa Ibarra",
                    "direction": "increase",
                },
            )
        ],
        (200,),
    ),
    (
        "dates by reference",
        "(1) Missed SLAs: 13% now, 5% by 30 Nov 2027. (2) Backlog older than 30 days: 410 tickets now, 100 tickets on the same date. (3) Reopened tickets: 9% now, 4%, same date as (1). Jira for all of them.",
        [
            ("missed SLAs", {"baseline": 13, "target": 5, "unit": "%", "due": "2027-11-30", "source": "Jira"}),
            ("backlog", {"baseline": 410, "target": 100, "unit": "tickets", "due": "2027-11-30", "source": "Jira"}),
            ("reopened tickets", {"baseline": 9, "target": 4, "unit": "%", "due": "2027-11-30", "source": "Jira"}),
        ],
        (30,),
    ),
    (
        "polite British",
        "I suppose the obvious yardstick would be the time it takes a planner to finish the weekly rota. It hovers around 11 hours, and I'd be quite content with 4 by the end of May 2027. One can see it in Kronos. I'd rather you left the agency spend out of it.",
        [
            (
                "rota",
                {
                    "baseline": 11,
                    "target": 4,
                    "unit": "hours",
                    "due": "2027-05-31",
                    "source": "Kronos",
                    "direction": "decrease",
                },
            )
        ],
        (),
    ),
    (
        "unknown today",
        "Recall of the fraud model. No idea where we are. Has to be 90% by Q1 2028 and the case management tool will tell us. Ingrid Moe, fraud lead, owns it.",
        [
            (
                "recall",
                {
                    "baseline": None,
                    "target": 90,
                    "unit": "%",
                    "due": "2028-03-31",
                    "source": "case management tool",
                    "owner": "Ingrid Moe",
                    "direction": "increase",
                },
            )
        ],
        (),
    ),
    (
        "past and future verbs",
        "Last year the crews drove 61,000 km for nothing, pure empty runs, and by the end of 2027 it has to be 40,000. The fleet telematics know every metre. Empty runs are Stefan Krol's baby.",
        [
            (
                "empty runs",
                {"baseline": 61000, "target": 40000, "unit": "km", "due": "2027-12-31", "direction": "decrease"},
            )
        ],
        (),
    ),
    (
        "money KPI",
        "Cost per contact is €6.40 today and must fall to €4.10 by 31 December 2027, from the finance cube. Clara Nunes holds the pen on that one.",
        [
            (
                "cost per contact",
                {
                    "baseline": 6.4,
                    "target": 4.1,
                    "due": "2027-12-31",
                    "source": "finance cube",
                    "direction": "decrease",
                },
            )
        ],
        (),
    ),
    (
        "swapped order",
        "85% first-contact resolution by December 2027 (68% today), 4.5 out of 5 in the CSAT survey by the same date (3.9 today). Team lead Amina Yusuf owns both.",
        [
            (
                "first-contact resolution",
                {
                    "baseline": 68,
                    "target": 85,
                    "unit": "%",
                    "due": "2027-12-31",
                    "owner": "Amina Yusuf",
                    "direction": "increase",
                },
            ),
        ],
        (),
    ),
    (
        "semi-structured",
        "Metric = duplicate payments; as-is = 0.8 %; to-be = 0.2 %; deadline = 2027-06-30; data source = AP ledger; accountable = Viktor Blom",
        [
            (
                "duplicate payments",
                {
                    "baseline": 0.8,
                    "target": 0.2,
                    "unit": "%",
                    "due": "2027-06-30",
                    "source": "AP ledger",
                    "owner": "Viktor Blom",
                    "direction": "decrease",
                },
            )
        ],
        (),
    ),
]
