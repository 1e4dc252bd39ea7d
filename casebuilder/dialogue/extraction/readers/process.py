"""Reading the `process` section: the step of today's work, the system it happens in, and who does it."""

import re
from collections.abc import Sequence

from casebuilder.dialogue.extraction.found import Found, Item
from casebuilder.dialogue.extraction.message import Message
from casebuilder.dialogue.extraction.readers.fields import Field, read_fields, rx
from casebuilder.dialogue.extraction.readers.systems import systems
from casebuilder.dialogue.extraction.units import Unit

FIELDS = (
    Field("workflow", ("process.workflow",), rx("step|today|at the minute|reads?|picks?|checks?|decides?|types?|goes? round|queue|then")),
)  # fmt: skip
USERS = Field("users", ("process.users",))
_PEOPLE = (
    r"(?:agents?|analysts?|dispatchers?|planners?|fitters?|engineers?|clerks?|officers?|nurses?|doctors?|handlers?|operators?|inspectors?|technicians?|"
    r"advis[eo]rs?|staff|employees|people|persons?|colleagues|specialists?|assistants?|reviewers?|buyers?|drivers?|managers?|teams?|makers?|checkers?|"
    r"consultants?|teachers?|lawyers?|paralegals?|accountants?|schedulers?|supervisors?|coordinators?|workers?|crew|crews|testers?|developers?|caseworkers?|"
    r"administrators?|registrars?|declarants?|curators?|archivists?|pharmacists?|mechanics?|brokers?|auditors?|editors?|merchandisers?|chemists?|scientists?|foresters?|pilots?|captains?|bakers?|sales ?people|leads?|accountants?|vets?|midwives|paramedics?|rangers?|translators?|interpreters?|secretar(?:y|ies)|librarians?|controllers?|underwriters?|adjusters?|examiners?|officials?|members|users)"
)
_COUNTED = re.compile(
    rf"(?:\b(?:about|around|roughly|some|all|the|our|my|~)\s*)?\b(?:\d[\d,.' ]*|(?:a|one|two|three|four|five|six|seven|eight|nine|ten|eleven|twelve|"
    rf"thirteen|fourteen|fifteen|sixteen|seventeen|eighteen|nineteen|twenty|thirty|forty|fifty|sixty|hundred)(?:[- ]\w+)?)\s+(?:[\w/-]+\s+){{0,3}}?{_PEOPLE}\b"
    rf"(?:\s+(?:and|plus|,)\s+(?:[\w/-]+\s+){{0,3}}?{_PEOPLE}\b)?",
    re.IGNORECASE,
)
_GROUP = re.compile(
    rf"\b(?:tier|level)[- ]\d\s+{_PEOPLE}\b|\b(?:the|our|my|by|those|these)\s+(?:[\w/-]+\s+){{0,3}}?{_PEOPLE}\b|\b(?:[\w/-]+\s+)?{_PEOPLE}\s+(?:and|&)\s+(?:[\w/-]+\s+)?{_PEOPLE}\b",
    re.IGNORECASE,
)
_NAMED = re.compile(
    rf"\busers?\s*(?:[=:]|\bare\b)\s*(?P<who>[^.;\n]{{3,80}})|\b(?:it['’]?s|used by|done by|who(?:['’]s| is) (?:in|on) it(?: is|:)?)\s+(?P<who2>(?:[\w/-]+\s+){{0,2}}?{_PEOPLE}(?:\s+and\s+(?:[\w/-]+\s+){{0,2}}?{_PEOPLE})?)\s+(?:who|that|in)\b",
    re.IGNORECASE,
)
_LEVEL = re.compile(r"(?:tier|level|line|grade|l|t)[- ]?$", re.IGNORECASE)
_PLURAL = re.compile(r"(?:s|staff|people|crew|team)\b", re.IGNORECASE)
_INSIDE = re.compile(
    r"\b(?:in|inside|into|on|with|using|uses?|via|through|from|tool(?:ing)?(?: is|:)?|system(?: is|:)?|software|platform|app|application|called|named?|name is|natively in|run it all in|bounces? (?:around|about)|is)"
    r"(?:\s+(?:the|our|an?|on|is|called|named))*\W{0,3}$",
    re.IGNORECASE,
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
    """Return the named system that people are said to work in."""
    best: tuple[float, Found] | None = None
    asked = message.asked == "process"
    for unit in units:
        score = message.label(unit, "process.system") + 0.3 * message.label(unit, "process.workflow")
        for start, end in systems(message, unit):
            inside = _INSIDE.search(message.text[max(unit.start, start - 40) : start]) is not None
            total = score + (0.6 if inside else 0.0)
            found = message.copy(start, end)
            if found is not None and total > (0.2 if asked else 0.8) and (best is None or total > best[0]):
                best = (total, found)
    return best[1] if best else None


def _users(message: Message, units: Sequence[Unit]) -> Found | None:
    """Return the people who do the work, as said."""
    best: tuple[float, Found] | None = None
    for unit in units:
        score = message.label(unit, "process.users", "process.workflow")
        for pattern, extra in ((_NAMED, 1.0), (_COUNTED, 0.4), (_GROUP, 0.0)):
            for match in pattern.finditer(unit.text):
                found = message.copy(unit.start + match.start(match.lastgroup or 0), unit.start + match.end())
                if _LEVEL.search(unit.text[: match.start()]) or (pattern is _GROUP and not _PLURAL.search(match[0])):
                    continue
                if found is not None and (best is None or score + extra > best[0]):
                    best = (score + extra, found)
    return best[1] if best and (best[0] > 0.4 or message.asked == "process") else None
