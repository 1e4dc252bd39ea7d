"""Finding the systems that a text names: capitalised names and acronyms that are neither people nor ordinary words."""

import re
from collections.abc import Iterator

from casebuilder.dialogue.extraction.message import Message
from casebuilder.dialogue.extraction.units import Unit
from casebuilder.dialogue.extraction.wordlists import NEVER_NAME

_NAME = re.compile(r"(?<![\w-])(?:[A-Z][\w+/.-]*[\w+](?:\s(?:[A-Z][\w+/-]*|[0-9]+[A-Z]\w*))*)")
_NOT_SYSTEM = frozenset(
    "ai ml kpi kpis llm nlp it ok id eur usd gbp chf jpy inr brl sek roi npv hr ceo cfo cio coo cto ciso dpo vp dgm agm gdpr q1 q2 q3 q4 "
    "h1 h2 fy tbd tbc fyi asap ps faq pdf csv poc ng oee sla slas mttr mtta fte ftes vat uk us usa eu".split()
)
_LOWER = re.compile(
    r"\b(?:topdesk|servicenow|zendesk|freshdesk|jira|confluence|sap|salesforce|maximo|teams|sharepoint|outlook|excel|slack|splunk|dynatrace|sentinel|"
    r"workday|oracle|intercom|hubspot|snowflake|databricks|tableau|power ?bi|datadog|grafana|prometheus|azure|aws|gcp|kubernetes|github|gitlab|okta|"
    r"guidewire|genesys|notion|linear|pagerduty|opsgenie|netsuite|dynamics|scada|mes|erp|crm|cmdb|wms|tms|plc|historian|data ?warehouse|intranet|phone system|"
    r"active directory|ticketing (?:tool|system)|siem|bi tool|data lake)\b",
    re.IGNORECASE,
)


def systems(message: Message, unit: Unit) -> Iterator[tuple[int, int]]:
    """Yield the spans of the systems that a unit names, in order."""
    spans: list[tuple[int, int]] = []
    for match in _NAME.finditer(unit.text):
        for start, end in _cleaned(unit, match):
            overlaps = any(p.start < end and start < p.end and p.strong for p in message.people)
            dated = any(q.start < end and start < q.end for q in message.quantities)
            if not overlaps and not dated:
                spans.append((start, end))
    for match in _LOWER.finditer(unit.text):
        start, end = unit.start + match.start(), unit.start + match.end()
        if not any(s < end and start < e for s, e in spans):
            spans.append((start, end))
    yield from sorted(spans)


def _cleaned(unit: Unit, match: re.Match[str]) -> Iterator[tuple[int, int]]:
    """Drop sentence openers and ordinary words from a run of capitalised words."""
    words = match[0].split(" ")
    start = unit.start + match.start()
    while words and (words[0].lower().strip(".'") in NEVER_NAME or words[0].lower() in _NOT_SYSTEM):
        start += len(words[0]) + 1
        words = words[1:]
    while words and words[-1].lower() in _NOT_SYSTEM | NEVER_NAME:
        words = words[:-1]
    if not words:
        return
    first = start == unit.start and len(words) == 1 and words[0][1:].islower()
    if first and not re.search(r"[A-Z0-9]", words[0][1:]):
        return
    yield start, start + len(" ".join(words).rstrip(".,"))
