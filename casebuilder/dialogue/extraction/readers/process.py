"""Reading the `process` section: the step of today's work, the system it happens in, and who does it."""

import re
from collections.abc import Sequence

from casebuilder.dialogue.extraction.found import Found, Item
from casebuilder.dialogue.extraction.message import Message
from casebuilder.dialogue.extraction.readers.fields import Field, read_fields, rx
from casebuilder.dialogue.extraction.units import Unit

FIELDS = (
    Field("workflow", ("process.workflow",), rx("step|today|at the minute|reads?|picks?|checks?|decides?|types?|goes? round|queue|then")),
)  # fmt: skip
USERS = Field("users", ("process.users",))
_PEOPLE = (
    r"(?:agents?|analysts?|dispatchers?|planners?|fitters?|engineers?|clerks?|officers?|nurses?|doctors?|handlers?|operators?|inspectors?|technicians?|"
    r"advis[eo]rs?|staff|employees|people|persons?|colleagues|specialists?|assistants?|reviewers?|buyers?|drivers?|managers?|teams?|makers?|checkers?|"
    r"consultants?|teachers?|lawyers?|paralegals?|accountants?|schedulers?|supervisors?|coordinators?|workers?|crew|crews|testers?|developers?|caseworkers?|"
    r"administrators?|registrars?|secretar(?:y|ies)|librarians?|controllers?|underwriters?|adjusters?|examiners?|officials?|members|users)"
)
_COUNTED = re.compile(
    rf"(?:\b(?:about|around|roughly|some|all|the|our|my|~)\s*)?\b(?:\d[\d,.' ]*|(?:a|one|two|three|four|five|six|seven|eight|nine|ten|eleven|twelve|"
    rf"thirteen|fourteen|fifteen|sixteen|seventeen|eighteen|nineteen|twenty|thirty|forty|fifty|sixty|hundred)(?:[- ]\w+)?)\s+(?:[\w/-]+\s+){{0,3}}?{_PEOPLE}\b"
    rf"(?:\s+(?:and|plus|,)\s+(?:[\w/-]+\s+){{0,3}}?{_PEOPLE}\b)?",
    re.IGNORECASE,
)
_GROUP = re.compile(rf"\b(?:the|our|my|by|those|these)\s+(?:[\w/-]+\s+){{0,3}}?{_PEOPLE}\b|\b(?:[\w/-]+\s+)?{_PEOPLE}\s+(?:and|&)\s+(?:[\w/-]+\s+)?{_PEOPLE}\b", re.IGNORECASE)
_SYSTEM = re.compile(
    r"\b(?:in|inside|into|on|with|using|use|uses|via|through|from|work(?:s|ing)? (?:in|with)|run (?:it all )?in|tool(?:ing)?(?: is|:)?|system(?: is|:)?|"
    r"(?:software|platform|app|application)(?: is|:| called| named)?|named?|called|name is)\s+(?:the\s+|our\s+|an?\s+|on\s+)?(?:[a-z-]+\s+(?:named?|called)\s+)?"
    r"(?P<name>[A-Z][\w/+.-]*(?:\s(?:[A-Z0-9][\w/+.-]*))*|[A-Z]{2,}[\w/+-]*)",
)


def read(message: Message, units: Sequence[Unit]) -> list[Item]:
    """Return the workflow, the system and the users."""
    items = read_fields(message, units, "process", FIELDS)
    item = items[0] if items else Item("process")
    system = find_system(message, units)
    if system is not None:
        item.fields["system"] = system
    users = _users(message, units)
    if users is not None:
        item.fields["users"] = users
    return [item] if item.fields else []


def find_system(message: Message, units: Sequence[Unit]) -> Found | None:
    """Return the named system that the units speak of most surely."""
    best: tuple[float, Found] | None = None
    for unit in units:
        score = message.label(unit, "process.system") + 0.3 * message.label(unit, "process.workflow")
        for match in _SYSTEM.finditer(unit.text):
            start, end = unit.start + match.start("name"), unit.start + match.end("name")
            if any(p.start < end and start < p.end and p.strong for p in message.people):
                continue
            if any(q.start < end and start < q.end for q in message.quantities):
                continue
            found = message.copy(start, end)
            if found is not None and (best is None or score > best[0]):
                best = (score, found)
    return best[1] if best and (best[0] > 0.25 or message.asked == "process") else None


def _users(message: Message, units: Sequence[Unit]) -> Found | None:
    """Return the people who do the work, as said."""
    best: tuple[float, Found] | None = None
    for unit in units:
        score = message.label(unit, "process.users", "process.workflow")
        for pattern, extra in ((_COUNTED, 0.4), (_GROUP, 0.0)):
            for match in pattern.finditer(unit.text):
                found = message.copy(unit.start + match.start(), unit.start + match.end())
                if found is not None and (best is None or score + extra > best[0]):
                    best = (score + extra, found)
    return best[1] if best and (best[0] > 0.4 or message.asked == "process") else None
