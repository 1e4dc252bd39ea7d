"""Reading the `risks` section: what may go wrong, how likely and bad, what is done about it, and who handles it."""

import re
from collections.abc import Sequence
from dataclasses import dataclass, field

from casebuilder.dialogue.extraction.found import Found, Item
from casebuilder.dialogue.extraction.message import Message
from casebuilder.dialogue.extraction.readers.answer_units import whole_answer
from casebuilder.dialogue.extraction.readers.owner_words import SHARED
from casebuilder.dialogue.extraction.readers.responsible import Owner, owner_in
from casebuilder.dialogue.extraction.readers.risk_parts import Part, actor, parts, settle, split_marked
from casebuilder.dialogue.extraction.readers.risk_words import (
    ASIDE,
    CATEGORY,
    FILLER,
    IMPACT,
    LABELLED,
    LEAD,
    LIKELIHOOD,
    MARK,
    ONLY_OWNS,
    OWNER_LEAD,
    PAIR,
    PLAIN_LEAD,
    ROLE_END,
    SPOKEN,
)
from casebuilder.dialogue.extraction.roles import has_head
from casebuilder.dialogue.extraction.units import Unit

SURE = 0.7
"""A risk that nobody asked about is taken only if the router is this sure of it."""

FAINT = 0.3
"""Nor is what is told without a measure and scores less than this for a risk."""
STRAY = 0.2
"""Where risks were asked about, what scores so much more for something else, and surely for that, is no risk."""


@dataclass
class _Draft:
    """The pieces of one risk."""

    unit: Unit
    marked: bool
    parts: list[Part] = field(default_factory=list)

    def of(self, kind: str) -> list[Part]:
        return [p for p in self.parts if p.kind == kind]


def read(message: Message, units: Sequence[Unit]) -> list[Item]:
    """Return one item for each risk."""
    units = whole_answer(message, units, "risks")
    shared = [u for u in units if _is_shared(message, u)]
    drafts = _drafts(message, _listed([u for u in units if u not in shared]))
    asked = message.asked == "risks"
    drafts = [d for d in drafts if not (asked and _stray(message, d))]
    drafts = [d for d in drafts if asked or (SPOKEN.search(_words(message, d)) and _sure(message, d.unit))]
    told = [d for d in drafts if d.marked or d.of("measure") or d.of("owner") or d.of("level")]
    items = []
    for draft in drafts:
        item = _risk(message, draft)
        bare = set(item.fields) <= {"description", "category"}
        if (
            "description" in item.fields
            and not FILLER.fullmatch(item.fields["description"].quote)
            and not (bare and not draft.marked and told and not _sure(message, draft.unit, 0.5))
        ):
            items.append(item)
    for unit in shared if items else []:
        owner = owner_in(message, unit.start, unit.end)
        for item in items if owner is not None else []:
            item.fields.setdefault("owner", owner.found)  # type: ignore[union-attr]
    return items


def _is_shared(message: Message, unit: Unit) -> bool:
    """Whether a sentence says whose all the risks are."""
    short = unit.words <= 12 and SHARED.search(unit.text) is not None
    return (
        short
        and owner_in(message, unit.start, unit.end) is not None
        and (message.label(unit, "risks.item") < 0.5 or SHARED.match(unit.text) is not None)
    )


def _listed(units: Sequence[Unit]) -> list[Unit]:
    """Leave out the lines before and after a list of bullets."""
    lines = [u.line for u in units if u.bullet]
    if len(lines) < 2:
        return list(units)
    return [u for u in units if u.line in lines]


def _sure(message: Message, unit: Unit, least: float = SURE) -> bool:
    """Whether the router takes a sentence, or a clause of it, for a risk and for nothing else."""
    inside = [
        scores
        for (s, e), scores in message.labels.items()
        if s < unit.end and unit.start < e and (unit.start <= s and e <= unit.end or s <= unit.start and unit.end <= e)
    ]
    return any(
        scores.get("risks.item", 0.0) >= max(least, *(v for k, v in scores.items() if not k.startswith("risks.")))
        for scores in inside
    )


def _stray(message: Message, draft: _Draft) -> bool:
    """Whether something that came up while risks were asked about is surely about something else."""
    if draft.marked or draft.of("level"):
        return False
    spans = {(p.piece.unit.start, p.piece.unit.end) for p in draft.of("risk")}
    scores = [s for (a, b), s in message.labels.items() if any(x <= a and b <= y for x, y in spans)]
    own = max((s.get("risks.item", 0.0) for s in scores), default=1.0)
    other = max((v for s in scores for k, v in s.items() if not k.startswith("risks.")), default=0.0)
    if _owner(message, draft) is not None:
        return not draft.of("measure") and own < FAINT
    corrects = any(message.label(p.piece.unit, "meta.correct") >= SURE for p in draft.parts)
    return corrects or (other >= SURE and other - own >= STRAY)


def _words(message: Message, draft: _Draft) -> str:
    """Return the sentences that tell what may go wrong."""
    return " ".join(p.piece.unit.text for p in draft.of("risk"))


def _drafts(message: Message, units: Sequence[Unit]) -> list[_Draft]:
    """Group the pieces of the sentences by risk."""
    drafts: list[_Draft] = []
    split = split_marked(message, units)
    counted = sum(m for _, m in split) > 2
    for unit, marked in split:
        last = drafts[-1] if drafts else None
        has_risk = last is not None and bool(last.of("risk"))
        has_measure = last is not None and (bool(last.of("measure") or last.of("owner")) or _told(message, last))
        question = unit.text.endswith("?") and message.label(unit, "meta.question") > message.label(unit, "risks.item")
        chat = message.label(unit, "other.chat") >= 0.6 and message.label(unit, "risks.item") < 0.3 and unit.words < 9
        if question or (chat and not has_risk) or (ASIDE.match(unit.text) and not marked):
            continue
        listed = sum(u.bullet for u in units) > 1
        told = (
            "owner"
            if last is not None
            and last.of("measure")
            and (last.of("owner") or any(actor(message, p.piece) for p in last.of("measure")))
            else "measure"
            if has_measure
            else "risk"
        )
        goes_on = counted and told == "risk" and last is not None and last.marked
        found = parts(message, unit, marked, told if has_risk else "", listed=listed or goes_on)
        if last is None or marked or (found and found[0].kind == "risk" and has_risk):
            drafts.append(_Draft(unit, marked, found))
        else:
            last.parts += found
    for draft in drafts:
        settle(message, draft.parts)
    return drafts


def _owner(message: Message, draft: _Draft) -> Owner | None:
    """Return whose a risk is: the clearest of those that its pieces name, or whoever acts against it."""
    best: Owner | None = None
    for part in draft.parts:
        one = owner_in(message, part.piece.start, part.piece.end)
        if one is not None and (best is None or one.weight >= best.weight - 0.3):
            best = one
    if best is None:
        best = owner_in(message, draft.parts[0].piece.start, draft.parts[-1].piece.end)
    return best or next((a for p in draft.of("measure") if (a := actor(message, p.piece)) is not None), None)


def _told(message: Message, draft: _Draft) -> bool:
    """Whether the words after the first piece of a risk say whose it is."""
    found = (owner_in(message, p.piece.start, p.piece.end) for p in draft.parts[1:])
    return any(o is not None and o.weight >= 2 for o in found)


def _risk(message: Message, draft: _Draft) -> Item:
    """Read one risk."""
    start, end = draft.parts[0].piece.start, draft.parts[-1].piece.end
    item = Item("risks", start=start)
    _levels(message, start, end, item)
    owner = _owner(message, draft)
    if owner is not None:
        item.fields["owner"] = owner.found
    description = _run(message, draft.of("risk"))
    if description is not None:
        item.fields["description"] = description
        _category(description, item)
    measure = _run(message, draft.of("measure"), owner)
    if measure is not None and len(measure.quote) > 3:
        item.fields["mitigation"] = measure
    return item


def _run(message: Message, chosen: Sequence[Part], owner: Owner | None = None) -> Found | None:
    """Return the first unbroken run of some pieces, without its lead-in."""
    if not chosen:
        return None
    last = chosen[0]
    for part in chosen[1:]:
        gap = message.text[last.piece.end : part.piece.start]
        if any(c.isalnum() for c in gap):
            break
        last = part
    start, end = chosen[0].piece.start, last.piece.end
    moved = True
    while moved:
        moved = False
        for pattern in (MARK, LABELLED, LEAD, PLAIN_LEAD) if chosen[0].marked else (LABELLED, LEAD, PLAIN_LEAD):
            lead = pattern.match(message.text, start, end)
            if lead and start < lead.end() < end - 2:
                start, moved = lead.end(), True
    return message.copy(start, _before_owner(message, start, end, owner))


def _before_owner(message: Message, start: int, end: int, owner: Owner | None) -> int:
    """Return where a measure ends when no more than its owner stands after it."""
    if (
        owner is not None
        and owner.start > start + 8
        and owner.end <= end
        and ONLY_OWNS.fullmatch(message.text[owner.end : end])
    ):
        lead = OWNER_LEAD.search(message.text[start : owner.start])
        return start + lead.start() if lead else owner.start
    role = ROLE_END.search(message.text[start:end])
    return start + role.start() if role and has_head(role[0]) and message.text[end : end + 1] == "," else end


def _category(description: Found, item: Item) -> None:
    """Add the kind of risk that the words of its description tell."""
    for name, pattern in CATEGORY:
        hit = pattern.search(description.quote)
        if hit:
            at = description.start + hit.start()
            item.fields["category"] = Found(name, at, at + len(hit[0]), hit[0])
            return


def _levels(message: Message, start: int, end: int, item: Item) -> None:
    """Read likelihood and impact."""
    pair = PAIR.search(message.text, start, end)
    if pair:
        item.fields["likelihood"] = Found(pair["a"].lower(), *pair.span("a"), pair["a"])
        item.fields["impact"] = Found(pair["b"].lower(), *pair.span("b"), pair["b"])
    for name, pattern in (("likelihood", LIKELIHOOD), ("impact", IMPACT)):
        match = pattern.search(message.text, start, end)
        if match and match.lastgroup and name not in item.fields:
            words = re.sub(r"\s+", " ", match[match.lastgroup].lower())
            item.fields[name] = Found(words, *match.span(match.lastgroup), match[match.lastgroup])
