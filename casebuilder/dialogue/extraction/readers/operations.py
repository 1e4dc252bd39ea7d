"""Reading the `operations` section: interfaces, monitoring, what happens when it gets worse, and who runs it."""

import re
from collections.abc import Sequence

from casebuilder.dialogue.extraction.found import Found, Item
from casebuilder.dialogue.extraction.message import Message
from casebuilder.dialogue.extraction.readers.fields import Field, read_fields, rx
from casebuilder.dialogue.extraction.readers.systems import systems
from casebuilder.dialogue.extraction.units import Unit

_SUPPORT = re.compile(
    r"\b(?:support\w*|suport|runs? it|run by|operated? by|call|calls|ring|rings|phone|falls? over|breaks?|when it (?:stops|fails)|keeps? it (?:running|alive)|maintain(?:s|ed)?|looks? after|"
    r"on call|second line|l[123]|hand(?:ed)? over to|responsible|ownership|owner|takes? over|after the (?:project|pilot))\b",
    re.IGNORECASE,
)
_CONNECT = re.compile(
    r"\b(?:connect\w*|integrat\w*|interface\w*|talks? to|plugs? into|plug|hooks? (?:in)?to|links? (?:in)?to|shake hands|feeds?|reads? from|writes? (?:back )?to|sync\w*|api|sits? on|pulls? from|push(?:es)? to|docks? onto|attached to)\b",
    re.IGNORECASE,
)
FIELDS = (
    Field("integrations", ("operations.integrations",), _CONNECT),
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
    owner = _support_owner(message, units)
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


def _support_owner(message: Message, units: Sequence[Unit]) -> Found | None:
    """Return the person (or else the team) that runs it: the one nearest to the words that speak of running it."""
    best: tuple[float, Found] | None = None
    named = {message.text[s:e] for u in units for s, e in systems(message, u)}
    for unit in units:
        label = message.label(unit, "operations.support_owner")
        for cue in _SUPPORT.finditer(unit.text):
            at = unit.start + cue.start()
            for person in message.people_in(unit):
                if person.name in named and not person.strong:
                    continue
                gap = min(abs(person.start - at), abs(person.end - at))
                score = 1.5 + label + (0.3 if person.strong else 0.0) - gap / 60
                if score > 0.9 and (best is None or score > best[0]):
                    best = (score, Found(person.name, person.start, person.end, person.name))
            team = _TEAM.search(unit.text)
            if team and label > 0.4 and (best is None or best[0] < 0.6):
                found = message.copy(unit.start + team.start(), unit.start + team.end())
                best = (0.6, found) if found is not None else best
    return best[1] if best else None


def _integrations(message: Message, units: Sequence[Unit], item: Item, spoken: Found | None) -> list[Found]:
    """Return the systems named where the message speaks of connecting."""
    taken = [(f.start, f.end) for f in item.fields.values()]
    found: list[Found] = []
    open_list = False
    for unit in units:
        for clause in message.clauses(unit):
            label = message.label(clause, "operations.integrations")
            listed = spoken is not None and spoken.start <= clause.start < spoken.end
            speaks = bool(_CONNECT.search(clause.text)) or label > 0.6 or listed
            inside = any(s <= clause.start < e for s, e in taken)
            spans = list(systems(message, clause))
            short = len(clause.text.split()) <= 6
            if spans and not inside and (speaks or (open_list and short)):
                found += [x for s, e in spans if (x := message.copy(s, e)) is not None]
                open_list = True
            else:
                open_list = speaks
        open_list = False
    seen: set[str] = set()
    return [f for f in found if not (f.quote.lower() in seen or seen.add(f.quote.lower()))]  # type: ignore[func-returns-value]
