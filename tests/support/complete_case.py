"""A complete case without a single finding on 2026-11-21, every value copied from the messages below."""

import datetime as dt
from typing import Any

from casebuilder.case.model import Case
from casebuilder.case.sections import figures, leaves, section_of

TODAY = dt.date(2026, 11, 21)

MESSAGES: dict[str, str] = {
    "problem": "A third of our service desk tickets land in the wrong queue and wait there. That is 120,000 euros a "
    "year "
    "of double handling. It hits the 40 service desk agents and everybody who waits for them.",
    "objective": "Every ticket goes to the right queue the first time. The desk of the Graz office joins us in April "
    "2027.",
    "sponsor": "The sponsor is Dana Reyes, VP Operations. Budget holder is Tomas Keller, CFO.",
    "process": "First-line triage: an agent reads the ticket and picks the queue. We work in ServiceNow. "
    "The users are the first-line agents.",
    "solution": "The AI reads the ticket text and proposes a queue. It is a text classifier. An agent confirms every "
    "proposal.",
    "suitability": "Tickets come in three languages and in free text. The simpler way is keyword rules in ServiceNow. "
    "We ran keyword rules in 2024 and they placed only half of the tickets. Do nothing means that the double handling "
    "goes on. Do nothing is rejected because the cost grows with the Graz office. Text classifier is chosen.",
    "scope": "In scope: incidents, service requests. Out of scope: security alerts.",
    "kpis": "Misrouted tickets are 33 percent now and should fall to 10 percent by 30 September 2027. "
    "The ServiceNow reassignment report shows it. Lena Ort owns it.",
    "benefits": "Less double handling saves 90,000 euros a year from 1 October 2027, cashable. Lena Ort answers for "
    "that.",
    "costs": "Building it costs 60 to 100 thousand euros, most likely 80 thousand, once. The licence is 1,500 euros "
    "a month.",
    "data": "Ticket history sits in ServiceNow, Ivo Brandt owns it, and two of 40 queues have sparse labels.",
    "skills": "Machine learning operations is missing; we take a partner, contracted within three months.",
    "operations": "It connects to ServiceNow. A weekly accuracy list goes to the queue owners. When accuracy drops we "
    "retrain on the latest quarter. Ivo Brandt runs it afterwards.",
    "risks": "Sparse labels in the ticket data make wrong proposals likely at first, with medium impact; we clean "
    "the two "
    "queues before the pilot, Ivo Brandt. Agents may not trust the proposals, possible and high impact; every proposal "
    "shows its reason, Lena Ort. The model ages when services change in operation, likely with medium impact; "
    "quarterly "
    "retraining, Ivo Brandt.",
    "governance": "The AI board oversees it. It is reviewed every month. We stop if misrouting is above 25 percent two "
    "months running.",
    "adoption": "Two hours of training for every shift. We expect 80 percent of the agents to use it. "
    "Two team leads doubt it.",
    "timeline": "We start on 1 February 2027, the pilot ends on 30 April 2027, go-live is 1 June 2027 and the first "
    "benefit "
    "comes on 1 October 2027.",
}
"""What the sponsor wrote, by section; the message of the n-th section is turn n."""

TURNS = {section: turn for turn, section in enumerate(MESSAGES, start=1)}

_WORDS = {
    "problem.annual_cost.amount": "120,000 euros",
    "kpis[0].baseline": "33 percent",
    "kpis[0].target": "10 percent",
    "kpis[0].due": "by 30 September 2027",
    "benefits[0].amount": "90,000 euros",
    "benefits[0].starts": "1 October 2027",
    "costs[0].amount": "60 to 100 thousand euros, most likely 80 thousand",
    "costs[1].amount": "1,500 euros",
    "adoption.rate": "80 percent",
    "timeline.start": "1 February 2027",
    "timeline.pilot_end": "30 April 2027",
    "timeline.go_live": "1 June 2027",
    "timeline.first_benefit": "1 October 2027",
}
"""The words of each figure and date."""


def complete_data() -> dict[str, Any]:
    """Return the 17 sections of the case as JSON, without ledger and provenance."""
    return {
        "schema_version": 1,
        "title": "Ticket routing",
        "currency": "EUR",
        "problem": {
            "statement": "A third of our service desk tickets land in the wrong queue and wait there",
            "annual_cost": {"amount": 120_000, "currency": "EUR"},
            "affected": "the 40 service desk agents and everybody who waits for them",
        },
        "objective": {
            "goal": "Every ticket goes to the right queue the first time",
            "why_now": "The desk of the Graz office joins us in April 2027",
        },
        "sponsor": {"name": "Dana Reyes", "role": "VP Operations", "budget_holder": "Tomas Keller, CFO"},
        "process": {
            "workflow": "First-line triage: an agent reads the ticket and picks the queue",
            "system": "ServiceNow",
            "users": "the first-line agents",
        },
        "solution": {
            "summary": "The AI reads the ticket text and proposes a queue",
            "technique": "text classifier",
            "human_oversight": "An agent confirms every proposal",
        },
        "suitability": {
            "why_ai": "Tickets come in three languages and in free text",
            "simpler_alternative": "keyword rules in ServiceNow",
            "why_not_simpler": "We ran keyword rules in 2024 and they placed only half of the tickets",
            "options": [
                {
                    "name": "Do nothing",
                    "summary": "the double handling goes on",
                    "verdict": "rejected because the cost grows with the Graz office",
                },
                {"name": "Text classifier", "verdict": "chosen"},
            ],
        },
        "scope": {"in_scope": ["incidents", "service requests"], "out_of_scope": ["security alerts"]},
        "kpis": [
            {
                "name": "Misrouted tickets",
                "unit": "percent",
                "direction": "decrease",
                "baseline": 33,
                "target": 10,
                "due": "2027-09-30",
                "source": "The ServiceNow reassignment report",
                "owner": "Lena Ort",
            }
        ],
        "benefits": [
            {
                "name": "Less double handling",
                "amount": 90_000,
                "currency": "EUR",
                "period": "year",
                "kind": "cashable",
                "starts": "2027-10-01",
                "owner": "Lena Ort",
            }
        ],
        "costs": [
            {
                "item": "Building it",
                "amount": {"low": 60_000, "likely": 80_000, "high": 100_000},
                "currency": "EUR",
                "recurrence": "one-off",
            },
            {"item": "The licence", "amount": 1_500, "currency": "EUR", "recurrence": "monthly"},
        ],
        "data": {
            "sources": [
                {
                    "name": "Ticket history",
                    "system": "ServiceNow",
                    "owner": "Ivo Brandt",
                    "quality": "two of 40 queues have sparse labels",
                }
            ]
        },
        "skills": {
            "gaps": [
                {"skill": "Machine learning operations", "approach": "partner", "lead_time": "within three months"}
            ]
        },
        "operations": {
            "integrations": ["ServiceNow"],
            "monitoring": "A weekly accuracy list goes to the queue owners",
            "drift_plan": "retrain on the latest quarter",
            "support_owner": "Ivo Brandt",
        },
        "risks": _risks(),
        "governance": {
            "oversight": "The AI board",
            "review_cadence": "every month",
            "stop_rule": "We stop if misrouting is above 25 percent two months running",
        },
        "adoption": {
            "training": "Two hours of training for every shift",
            "rate": 80,
            "resistance": "Two team leads doubt it",
        },
        "timeline": {
            "start": "2027-02-01",
            "pilot_end": "2027-04-30",
            "go_live": "2027-06-01",
            "first_benefit": "2027-10-01",
        },
    }


def _risks() -> list[dict[str, str]]:
    return [
        {
            "description": "Sparse labels in the ticket data make wrong proposals",
            "category": "data",
            "likelihood": "likely",
            "impact": "medium",
            "mitigation": "clean the two queues before the pilot",
            "owner": "Ivo Brandt",
        },
        {
            "description": "Agents may not trust the proposals",
            "category": "people",
            "likelihood": "possible",
            "impact": "high",
            "mitigation": "every proposal shows its reason",
            "owner": "Lena Ort",
        },
        {
            "description": "The model ages when services change",
            "category": "operation",
            "likelihood": "likely",
            "impact": "medium",
            "mitigation": "quarterly retraining",
            "owner": "Ivo Brandt",
        },
    ]


def said(path: str, value: object, words: str) -> dict[str, Any]:
    """Return an entry for a value that the sponsor gave in the message of the path's section.

    Raises:
        ValueError: if the words do not stand in that message.
    """
    section = section_of(path)
    MESSAGES[section].index(words)
    source = {"kind": "said", "turn": TURNS[section], "quote": words}
    return {"path": path, "value": value, "text": words, "source": source}


def with_ledger(data: dict[str, Any]) -> dict[str, Any]:
    """Return the data with a ledger entry for every figure and a provenance entry for every verbatim text."""
    case = Case.model_validate(data)
    values = {path: value for path, value in leaves(case) if path.split(".")[0].split("[")[0] in MESSAGES}
    covered = {path for path, _ in figures(case)}
    plain = {path: _plain(data, path) for path in values}
    ledger = [said(path, plain[path], _WORDS[path]) for path in values if path in covered]
    texts = [path for path in values if path not in covered and str(plain[path]) in MESSAGES[section_of(path)]]
    return {**data, "ledger": ledger, "provenance": [said(path, plain[path], str(plain[path])) for path in texts]}


def _plain(data: dict[str, Any], path: str) -> Any:
    node: Any = data
    for step in path.replace("]", "").replace("[", ".").split("."):
        node = node[int(step)] if step.isdigit() else node[step]
    return node


def complete_case() -> Case:
    """Return the complete case as a model, ledger and provenance filled."""
    return Case.model_validate(with_ledger(complete_data()))
