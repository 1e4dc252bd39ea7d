"""Reading the `operations` section: interfaces, monitoring, what happens when it gets worse, and who runs it."""

import re
from collections.abc import Iterator, Sequence

from casebuilder.dialogue.extraction.found import Found, Item
from casebuilder.dialogue.extraction.message import Message
from casebuilder.dialogue.extraction.readers.connections import CONNECT, connections
from casebuilder.dialogue.extraction.readers.fields import Field, read_fields, rx
from casebuilder.dialogue.extraction.readers.lower_names import lower_owners, lowers, may_name
from casebuilder.dialogue.extraction.readers.systems import systems
from casebuilder.dialogue.extraction.units import Unit

_SUPPORT = re.compile(
    r"\b(?:support\w*|suport|runs? it|run by|operated? by|call|calls|ring|rings|phone|falls? over|breaks?|when it (?:stops|fails)|keeps? it (?:running|alive)|maintain(?:s|ed)?|looks? after|"
    r"on call|second line|l[123]|hand(?:ed)? over to|responsib\w+|ownership|owner|takes? over|after the (?:project|pilot)|turn to|goes wrong|does not work|doesn't work|"
    r"contact\w*|service ?desk|help ?desk|on fire|in charge|moaning|complaints|operations?(?= (?:is|are|by|with|lies)))\b",
    re.IGNORECASE,
)
_SMALL_AFTER = re.compile(
    r"\s*(?:[:=–-]|\bis\b|\bby\b|\bwith\b|\bgoes to\b|\blies with\b)\s*([a-z][\w'’-]+(?: [a-z][\w'’-]+)?)(?=\s*(?:$|[.,;(\n/]|\s(?:from|and|in|at|on)\b))"
)
_SMALL_FIRST = re.compile(r"^\W*(?:and |so |then )?([a-z][\w'’-]+ [a-z][\w'’-]+)(?=,|\s+(?:is|on|from|in|at|of)\b)")
_TEAM_AFTER = re.compile(r"\s+(?:team|group|desk|unit|department|crew)\b", re.IGNORECASE)
_ASKED = re.compile(r"(?:^|[.!?\n])\s*([^.!?\n]{1,40})\?\s*$")
"""A question that the writer answers at once: "Breaks? Gavin Oates"."""
_PRONOUN = re.compile(r"^\W*(?:and |but |so )?s?he(?:['’]s)?\b", re.IGNORECASE)
FIELDS = (
    Field("integrations", ("operations.integrations",), CONNECT),
    Field(
        "monitoring",
        ("operations.monitoring",),
        rx("monitor\\w*|watch(?:ed|es)?|dashboard|weekly|daily|every (?:morning|day|week|month|monday|friday)|sample|spot[- ]checks?|checks?|alarm|accuracy|report|log|look(?:s|ed)? at|compare\\w*|audit|mondays|fridays"),
        never=_SUPPORT,
    ),
    Field(
        "drift_plan",
        ("operations.drift_plan",),
        rx("drift\\w*|retrain\\w*|re-train\\w*|relearn\\w*|rebuild|slips?|worse|degrade\\w*|fall(?:s)? back|roll(?:s|ed)? back|refit\\w*|recalibrat\\w*|new data|last (?:three|six|3|6|12) months|drops?|ages?|stale|goes off"),
        bias=0.3,
    ),
    Field("support_owner", ("operations.support_owner",), _SUPPORT),
)  # fmt: skip


def read(message: Message, units: Sequence[Unit]) -> list[Item]:
    """Return the interfaces (one item each) and the other fields."""
    items = read_fields(message, units, "operations", FIELDS)
    item = items[0] if items else Item("operations")
    spoken = item.fields.pop("integrations", None)
    item.fields.pop("support_owner", None)
    owner = _support_owner(message, units, item)
    if owner is not None:
        item.fields["support_owner"] = owner
    found = [
        Item("operations", {"integrations": x}, start=x.start) for x in _integrations(message, units, item, spoken)
    ]
    return [*found, *([item] if item.fields else [])]


_TEAM = re.compile(
    r"\b(?:the\s+|our\s+)?(?:(?!(?:runs?|rings?|calls?|with|by|is|to|from|and|it|looks|keeps|has)\b)[\w&/'’-]+\s+){0,3}"
    r"(?:team|desk|group|department|unit|crew|supplier|vendor|partner|helpdesk)\b",
    re.IGNORECASE,
)


def _support_owner(message: Message, units: Sequence[Unit], item: Item) -> Found | None:
    """Return the person (or else the team) that runs it: the one nearest to the words that speak of running it."""
    best: tuple[float, Found] | None = None
    bar = 0.9 if message.asked == "operations" else 1.8
    named = {message.text[s:e] for u in units for s, e in systems(message, u)}
    for unit in units:
        label = message.label(unit, "operations.support_owner")
        for cue in _SUPPORT.finditer(unit.text):
            at = unit.start + cue.start()
            for start, end, strong in _persons(message, unit, cue):
                if not strong and _TEAM_AFTER.match(message.text, end):
                    continue
                if message.text[start:end] in named and not strong:
                    continue
                gap = min(abs(start - at), abs(end - at))
                score = 1.5 + label + (0.3 if strong else 0.0) - gap / 60
                if score > bar and (best is None or score > best[0]):
                    found = message.copy(start, end)
                    best = (score, found) if found is not None else best
        asked = _ASKED.search(message.text[: unit.start])
        first = next((p for p in message.people_in(unit) if p.strong), None)
        if best is None and asked and _SUPPORT.search(asked[1]) and first is not None and first.start - unit.start < 8:
            best = (1.0, Found(first.name, first.start, first.end, first.name))
        team = _support_team(message, unit, item)
        if team is not None and (best is None or best[0] < 0.6):
            best = (0.6, team)
    return best[1] if best else None


def _persons(message: Message, unit: Unit, cue: re.Match[str]) -> Iterator[tuple[int, int, bool]]:
    """Yield who a unit names beside words of support, and whether it is surely a name; "he" is the person named last."""
    people = message.people_in(unit)
    place = (unit.start + cue.start(), unit.start + cue.end())
    for person in people:
        opener = not person.strong and person.start == unit.start and not may_name(person.name.lower())
        if not opener and not (person.start < place[1] and place[0] < person.end):
            yield person.start, person.end, person.strong
    if lowers(message):
        for start, end in lower_owners(message, unit.start, unit.end):
            if not (start < place[1] and place[0] < end) and message.text[start:end].islower():
                yield start, end, len(message.text[start:end].split()) > 1
        for match in (_SMALL_AFTER.match(unit.text, cue.end()), _SMALL_FIRST.match(unit.text)):
            if match and all(may_name(w) for w in match[1].split()):
                yield unit.start + match.start(1), unit.start + match.end(1), True
    earlier = [p for p in message.people if p.end <= unit.start and p.strong]
    if not people and earlier and _PRONOUN.match(unit.text):
        yield earlier[-1].start, earlier[-1].end, True


def _support_team(message: Message, unit: Unit, item: Item) -> Found | None:
    """Return a team that a unit about support names."""
    plan = item.fields.get("drift_plan")
    if plan is not None and plan.start <= unit.start < plan.end:
        return None
    team = _TEAM.search(unit.text)
    cue = _SUPPORT.search(unit.text)
    bar = 0.1 if message.asked == "operations" and cue else 0.4
    if message.asked != "operations" and (cue is None or message.label(unit, "operations.support_owner") < 0.6):
        return None
    if team is None or message.label(unit, "operations.support_owner") <= bar:
        return None
    return message.copy(unit.start + team.start(), unit.start + team.end())


def _integrations(message: Message, units: Sequence[Unit], item: Item, spoken: Found | None) -> list[Found]:
    """Return what the message says is connected: the things listed after such words, and the systems named there."""
    taken = [(f.start, f.end) for n, f in item.fields.items() if n in {"drift_plan", "support_owner"}]
    spans: list[tuple[int, int]] = []
    for unit in units:
        for start, end in (*_listed(message, unit), *_named(message, unit, item, spoken)):
            if any(s < end and start < e for s, e in (*taken, *spans)):
                continue
            spans.append((start, end))
    found: dict[str, Found] = {}
    for start, end in sorted(spans):
        value = message.copy(start, end)
        if value is not None:
            found.setdefault(value.quote.lower(), value)
    return list(found.values())


def _listed(message: Message, unit: Unit) -> Iterator[tuple[int, int]]:
    """Yield the things listed after words of connecting, where the unit speaks of interfaces."""
    bar = 0.15 if message.asked == "operations" else 0.6
    pieces = [unit, *message.clauses(unit)]
    if max(message.label(p, "operations.integrations") for p in pieces) >= bar or not message.labels:
        people = [p for p in message.people_in(unit) if p.strong]
        for start, end in connections(message, unit):
            if not any(p.start < end and start < p.end for p in people):
                yield start, end


def _named(message: Message, unit: Unit, item: Item, spoken: Found | None) -> Iterator[tuple[int, int]]:
    """Yield the systems named in clauses that speak of connecting, and in short clauses that go on listing."""
    others = [(f.start, f.end) for f in item.fields.values()]
    open_list = False
    for clause in message.clauses(unit):
        listed = spoken is not None and spoken.start <= clause.start < spoken.end
        speaks = bool(CONNECT.search(clause.text)) or message.label(clause, "operations.integrations") > 0.6 or listed
        inside = any(s <= clause.start < e for s, e in others)
        spans = list(systems(message, clause))
        goes_on = open_list and len(clause.text.split()) <= 6
        if spans and not inside and (speaks or goes_on):
            yield from spans
            open_list = True
        else:
            open_list = speaks
