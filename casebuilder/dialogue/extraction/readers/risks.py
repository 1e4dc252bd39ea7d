"""Reading the `risks` section: what may go wrong, how likely and bad, what is done about it, and who handles it."""

import re
from collections.abc import Sequence

from casebuilder.dialogue.extraction.found import Found, Item
from casebuilder.dialogue.extraction.message import Message
from casebuilder.dialogue.extraction.readers.listing import Stretch, body, stretches
from casebuilder.dialogue.extraction.readers.responsible import owner_in
from casebuilder.dialogue.extraction.units import Unit

_LEVEL = r"(?P<level>very (?:likely|unlikely|high|low)|(?:quite |fairly |rather |pretty )?(?:likely|unlikely)|low|medium|moderate|high|severe|critical|minor|major|small|remote|certain|possible|rare)"
_LEVEL2 = _LEVEL.replace("<level>", "<level2>")
_LIKELIHOOD = re.compile(rf"\b(?:likelihood|probability|chance)\b(?:\s+(?:is|of it|of that))?[\s:=]*{_LEVEL}\b|\b{_LEVEL2}[\s-]+(?:likelihood|probability|chance)\b|\b(?P<level3>very (?:likely|unlikely)|likely|unlikely)\b", re.IGNORECASE)
_IMPACT = re.compile(rf"\b(?:impact|severity|consequence|damage)\b(?:\s+(?:is|would be))?[\s:=]*{_LEVEL}\b|\b{_LEVEL2}[\s-]+(?:impact|severity|damage)\b", re.IGNORECASE)
_PAIR = re.compile(r"\b(?P<a>low|medium|high)\s*/\s*(?P<b>low|medium|high)\b", re.IGNORECASE)
_TURN = re.compile(
    r"(?:[,;:]\s*|\.\s+|\s+[-–—]\s+|\s+)(?P<lead>(?:so|therefore|hence|thus|that's why|which is why|to (?:avoid|prevent|counter|mitigate|handle) (?:that|this|it)|against (?:that|this|it)|in that case|as a (?:counter)?measure|"
    r"countermeasure|mitigation|mitigated by|mitigate(?:d)?|treated by|treatment|we (?:will |would |can |then |shall )?(?:keep|test|do|run|train|hold|mask|blur|check|start|limit|have|use|set|put|buy|add|make|carry|write|slip|review|plan|give|show|let|ask|agree|cap|freeze|stay|"
    r"switch|send|pseudonymi[sz]e|anonymi[sz]e|log|sample|monitor|build|talk|involve|store|encrypt|roll|fall|insist|negotiate|sign|demand|publish|brief|pair|hire|rotate|document|measure)|i (?:will |would |'ll |shall )?(?:do|run|hold|talk|keep|meet|take|go|eat|sit|write|speak)|for \w+ (?:weeks|months) it's)\b[:,]?)\s*",
    re.IGNORECASE,
)
_LABELLED = re.compile(r"\b(?:mitigation|countermeasure|counter-measure|measure|treatment|response|action|what we do|fix)\s*(?:is|:|=|-)\s*", re.IGNORECASE)
_PARTS = re.compile(r"[,;:]\s+|\.\s+|\s+[-–—]\s+|\s+(?=(?:so|but|which|and then|therefore)\b)|\n")
_LEAD = re.compile(r"^(?:(?:so|and|but|therefore|hence|well|is|are|that|which is why|because|the risk (?:is )?(?:that|of)|risk:?|one is|is that|there is a risk that|what if|if|maybe|my fear is(?: that)?|i (?:worry|fear)(?: that)?|mitigation|countermeasure|treated by|mitigated by)[:,=]?\s+)+", re.IGNORECASE)
_CATEGORY = (
    ("data", re.compile(r"\b(?:data|labels?|labelled|training set|records?|privacy|gdpr|personal|history|logs?|quality|images?|codes?|biased?|bias|language)\b", re.IGNORECASE)),
    ("people", re.compile(r"\b(?:staff|people|trust|jobs?|agents?|users?|team|union|skills?|scared|resist\w*|blindly|ignore|believ\w*|fear|works council|lads|dispatchers?|clerks?|nurses?)\b", re.IGNORECASE)),
    ("operation", re.compile(r"\b(?:outage|breaks?|fails?|down|drift|stale|model|vendor|supplier|partner|integration|api|server|sensor\w*|wrong|miss(?:es|ed)?|system|network|cyber|bust|false alarms?|security)\b", re.IGNORECASE)),
)  # fmt: skip


def read(message: Message, units: Sequence[Unit]) -> list[Item]:
    """Return one item for each risk."""
    opens = [_opens(message, u, n) for n, u in enumerate(units)]
    items = []
    for stretch in stretches(message, units, opens=opens):
        item = _risk(message, stretch)
        if item is None:
            continue
        if "description" not in item.fields and items:
            for name, found in item.fields.items():
                items[-1].fields.setdefault(name, found)
        elif "description" in item.fields:
            items.append(item)
    return items


def _opens(message: Message, unit: Unit, number: int) -> bool:
    """Whether a sentence begins a new risk: it speaks of what may go wrong more than of what is done about it."""
    if number == 0 or unit.bullet:
        return True
    risk = message.label(unit, "risks.item")
    other = message.label(unit, "risks.mitigation", "risks.owner")
    lead = _TURN.match(" " + unit.text)
    owner_only = len(unit.text.split()) <= 5 and bool(message.people_in(unit))
    level_only = bool(_LIKELIHOOD.match(unit.text) or _IMPACT.match(unit.text) or _PAIR.match(unit.text) or _LABELLED.match(unit.text))
    return risk > 0.35 and risk > other - 0.25 and not lead and not owner_only and not level_only


def _risk(message: Message, stretch: Stretch) -> Item | None:
    """Read one risk."""
    text = message.text
    start = body(message, stretch.start, stretch.end)
    item = Item("risks", start=start)
    _levels(message, start, stretch.end, item)
    who = owner_in(message, start, stretch.end)
    owner = who.found if who else None
    if owner is not None:
        item.fields["owner"] = owner
    parts = _parts(message, start, stretch.end)
    cut = _cut(message, parts, start, stretch.end)
    description = _clean(message, start, cut[0])
    if description is not None:
        item.fields["description"] = description
        for name, pattern in _CATEGORY:
            hit = pattern.search(description.quote)
            if hit:
                words = hit[0]
                at = description.start + hit.start()
                item.fields["category"] = Found(name, at, at + len(words), words)
                break
    if cut[1] < stretch.end:
        mitigation = _clean(message, cut[1], _before_owner(message, cut[1], stretch.end, owner))
        if mitigation is not None and len(mitigation.quote) > 3:
            item.fields["mitigation"] = mitigation
    return item if item.fields and text[start:stretch.end].strip() else None


def _parts(message: Message, start: int, end: int) -> list[Unit]:
    """Cut a stretch into parts at punctuation and joining words."""
    cuts = [m.end() for m in _PARTS.finditer(message.text, start, end)]
    parts, begin = [], start
    for cut in [*cuts, end]:
        if message.text[begin:cut].strip(" .,;:-–—"):
            parts.append(Unit(begin, cut, message.text[begin:cut], 0))
            begin = cut
    return parts


def _cut(message: Message, parts: Sequence[Unit], start: int, end: int) -> tuple[int, int]:
    """Return where the description ends and where the mitigation begins (`end` where there is none)."""
    labelled = _LABELLED.search(message.text, start, end)
    level = min((m.start() for m in (_LIKELIHOOD.search(message.text, start, end), _IMPACT.search(message.text, start, end), _PAIR.search(message.text, start, end)) if m), default=end)
    if labelled and labelled.start() > start + 3:
        return min(labelled.start(), level if level > start + 8 else end), labelled.end()
    turn = _TURN.search(message.text, start + 3, end)
    if turn is not None:
        begin = turn.start("lead")
        cut = min(begin, level) if level > start + 8 else begin
        return cut, begin
    best = _best_split(message, parts)
    if best is not None:
        return min(best, level) if level > start + 8 else best, best
    return (level if level > start + 8 else end), end


def _best_split(message: Message, parts: Sequence[Unit]) -> int | None:
    """Return where the sentence turns from risk to mitigation by the router's scores of its clauses."""
    pieces = [p for p in parts if len(p.text.split()) > 1]
    for part in pieces[1:]:
        for (s, e), scores in message.labels.items():
            overlap = min(e, part.end) - max(s, part.start)
            if overlap >= 0.6 * max(e - s, part.end - part.start) and scores.get("risks.mitigation", 0) > scores.get("risks.item", 0):
                return part.start
    return pieces[1].start if len(pieces) > 1 and message.asked == "risks" else None


def _before_owner(message: Message, start: int, end: int, owner: Found | None) -> int:
    """Return where a mitigation ends when its owner stands alone after it."""
    if owner is None or not start <= owner.start < end or owner.turn is not None:
        return end
    lead = re.search(r"[,.;(–—:-]\s*(?:that(?:'s|’s| is)\s+(?:on\s+)?|and\s+(?:that's\s+)?|owner(?:'s| is)?:?\s*|owned by\s+|it(?:'s| is)\s+|also\s+|by\s+|(?:our |the )?[\w -]{0,25}?)?(?:mr|ms|mrs|dr)?\.?\s*$", message.text[start : owner.start], re.IGNORECASE)
    return start + lead.start() if lead and lead.start() > 3 else end


def _clean(message: Message, start: int, end: int) -> Found | None:
    lead = _LEAD.match(message.text[start:end])
    return message.copy(start + (lead.end() if lead else 0), end)


def _levels(message: Message, start: int, end: int, item: Item) -> None:
    """Read likelihood and impact."""
    pair = _PAIR.search(message.text, start, end)
    if pair:
        item.fields["likelihood"] = Found(pair["a"].lower(), *pair.span("a"), pair["a"])
        item.fields["impact"] = Found(pair["b"].lower(), *pair.span("b"), pair["b"])
    for name, pattern in (("likelihood", _LIKELIHOOD), ("impact", _IMPACT)):
        match = pattern.search(message.text, start, end)
        group = next((g for g in ("level", "level2", "level3") if match and g in match.re.groupindex and match[g]), None)
        if match and group and name not in item.fields:
            item.fields[name] = Found(match[group].lower(), *match.span(group), match[group])
