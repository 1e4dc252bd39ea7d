"""Giving due dates, sources and owners to the KPIs that they are said of, also when several share one."""

import re
from collections.abc import Sequence
from dataclasses import dataclass, field, replace

from casebuilder.case.quantity import Quantity
from casebuilder.dialogue.extraction.readers.kpi_blocks import Block
from casebuilder.dialogue.extraction.readers.kpi_figures import MEASURED_THEN
from casebuilder.dialogue.extraction.readers.kpi_owners import Owner, find_owners
from casebuilder.dialogue.extraction.readers.kpi_scope import Scope, scope_of
from casebuilder.dialogue.extraction.readers.kpi_sources import Source, find_sources
from casebuilder.dialogue.extraction.readers.kpi_zone import Piece, Span, Zone

_SAME_DAY = re.compile(
    r"\b(?:same\s+(?:date|deadline|day|time|due|quarter|month|end|moment|period)|(?:that|"
    r"the)\s+same\s+(?:date|time|day|deadline|moment)|by\s+then|date\s+is\s+(?:the\s+)?same|likewise\s+by\s+then|"
    r"(?:due|by|until)\s+(?:the\s+)?same|ditto)\b(?P<ref>[^.;\n]*)",
    re.IGNORECASE,
)


@dataclass
class Attributes:
    """What is said of each KPI besides its name and figures, by its place in the list."""

    due: dict[int, Quantity] = field(default_factory=dict)
    source: dict[int, Span] = field(default_factory=dict)
    owner: dict[int, Span] = field(default_factory=dict)


def mask_attributes(zone: Zone) -> tuple[list[Source], list[Owner]]:
    """Find sources and owners, and keep their words out of names and roles of figures."""
    sources = find_sources(zone)
    zone.masks += [s.mask for s in sources]
    zone.quoted += [(s.start, s.end) for s in sources if not s.same]
    owners = find_owners(zone)
    owners = [o for o in owners if not any(s.start <= o.start < s.end for s in sources)]
    for owner in owners:
        if any(q.kind != "date" and owner.piece.start <= q.start < owner.piece.end for q in zone.quantities):
            zone.masks.append((owner.start, owner.end))
        else:
            zone.masks.append((owner.piece.start, owner.piece.end))
    return sources, owners


def attributes(zone: Zone, blocks: Sequence[Block], sources: Sequence[Source], owners: Sequence[Owner]) -> Attributes:
    """Return the due date, source and owner of every block."""
    found = Attributes()
    found.due = _dues(zone, blocks)
    found.source = _sources(zone, blocks, sources)
    found.owner = _owners(zone, blocks, owners)
    return found


def _block_at(blocks: Sequence[Block], place: int) -> int:
    """Return the block that a place belongs to: the last one that has started."""
    return max(sum(b.start <= place for b in blocks) - 1, 0)


def _remark(zone: Zone, blocks: Sequence[Block], piece: Piece, place: int) -> Scope | None:
    """Return what the clause of an attribute, or else its sentence, says about the KPIs concerned."""
    mine = [p for p in zone.pieces if p.unit == piece.unit]
    names = not any(mine[0].start <= f.start < mine[-1].end for b in blocks for f in b.figures)
    scope = scope_of(zone, blocks, _with_exception(zone, blocks, mine, piece), place, names=names)
    earlier = _inherited(zone, blocks, mine, piece)
    if scope is not None and not (earlier and _REFERRING.search(piece.text) and not scope.rest):
        return scope
    if earlier is not None:
        return earlier
    if any(b.figures[0].start < p.end and p.start < b.figures[-1].end for b in blocks for p in mine):
        following = next((p for p in mine if p.start > place), None)
        if following is not None and not any(
            b.start < following.end and following.start <= b.figures[-1].end for b in blocks if b.start > place
        ):
            words = following.text.strip()
            if len(words.split()) <= 6:
                return _shared_only(scope_of(zone, blocks, words, place))
        return None
    unit = zone.units[piece.unit]
    return scope_of(zone, blocks, _outside_names(zone, blocks, unit.start, unit.end), place)


_REFERRING = re.compile(r"\b(?:both|them|they|these|those|em|it)\b", re.IGNORECASE)


def _with_exception(zone: Zone, blocks: Sequence[Block], mine: Sequence[Piece], piece: Piece) -> str:
    """Return a clause without the KPI's own name, and with the "but …" that the cut took off."""
    text = _outside_names(zone, blocks, piece.start, piece.end)
    following = next((p for p in mine if p.start >= piece.end), None)
    if (
        following is not None
        and re.match(r"\s*(?:but|except|apart from|save)\b", following.text, re.IGNORECASE)
        and re.search(r"\ball\s*$", text.rstrip())
    ):
        text += following.text
    return text


def _inherited(zone: Zone, blocks: Sequence[Block], mine: Sequence[Piece], piece: Piece) -> Scope | None:
    """Return what an earlier clause of the sentence is about, when no figure stands between and it tells."""
    for other in reversed([p for p in mine if p.end <= piece.start]):
        if any(other.start <= f.start < piece.start for b in blocks for f in b.figures):
            return None
        scope = scope_of(zone, blocks, _outside_names(zone, blocks, other.start, other.end), other.start)
        if scope is not None:
            return _shared_only(scope) if not scope.rest else None
    return None


def _shared_only(scope: Scope | None) -> Scope | None:
    return scope if scope is not None and (scope.rest or len(scope.blocks) > 1) else None


def _outside_names(zone: Zone, blocks: Sequence[Block], start: int, end: int) -> str:
    """Return a clause without the name that its own KPI has there."""
    chars = list(zone.text[start:end])
    for a, b in zone.quoted:
        for place in range(max(a, start), min(b, end)):
            chars[place - start] = " "
    for block in blocks:
        for place in range(
            max(start, block.start if block.name is None else block.name[0]),
            min(end, block.start if block.name is None else block.name[1]),
        ):
            chars[place - start] = " "
        for figure in block.figures:
            for place in range(max(start, figure.start), min(end, figure.end)):
                chars[place - start] = " "
    return "".join(chars)


def _sources(zone: Zone, blocks: Sequence[Block], sources: Sequence[Source]) -> dict[int, Span]:
    """Give each block its source."""
    single: dict[int, Span] = {}
    shared: dict[int, Span] = {}
    nearby: dict[int, Span] = {}
    rest: Span | None = None
    last: Span | None = None
    for source in sources:
        span = last if source.same else (source.start, source.end)
        piece = zone.piece_at(source.start)
        if span is None or piece is None:
            continue
        last = span
        scope = _remark(zone, blocks, piece, source.start)
        if scope is None:
            nearby.setdefault(_block_at(blocks, source.start), span)
        elif scope.rest:
            rest = span
        elif len(scope.blocks) == 1:
            single.setdefault(scope.blocks[0], span)
        else:
            shared |= dict.fromkeys(scope.blocks, span)
    return _merge(len(blocks), {**shared, **single}, {k: v for k, v in nearby.items() if k not in single}, rest)


def _merge(total: int, explicit: dict[int, Span], nearby: dict[int, Span], rest: Span | None) -> dict[int, Span]:
    """Let what stands beside a KPI win over what is shared, and the rest take what is left."""
    merged = {**explicit, **nearby}
    if rest is not None:
        merged |= {i: rest for i in range(total) if i not in merged}
    return merged


def _owners(zone: Zone, blocks: Sequence[Block], owners: Sequence[Owner]) -> dict[int, Span]:
    """Give each block its owner; a remark on one KPI wins over one on all."""
    single: dict[int, Span] = {}
    shared: dict[int, Span] = {}
    nearby: dict[int, Span] = {}
    rest: Span | None = None
    excepted: list[int] = []
    for owner in owners:
        span = (owner.start, owner.end)
        scope = _remark(zone, blocks, owner.piece, owner.piece.start)
        if excepted and scope_of(zone, blocks, owner.piece.text, owner.piece.start) is None:
            single |= dict.fromkeys(excepted, span)
            excepted = []
        elif scope is None:
            nearby.setdefault(_block_at(blocks, owner.piece.start), span)
        elif scope.rest:
            rest = span
        elif len(scope.blocks) == 1:
            single[scope.blocks[0]] = span
        else:
            shared |= dict.fromkeys(scope.blocks, span)
            excepted = scope.excepted
    only = len(owners) == 1 and len(nearby) == 1 and _closing(zone, blocks, owners[0])
    if only:
        nearby = dict.fromkeys(range(len(blocks)), (owners[0].start, owners[0].end))
    return _merge(len(blocks), {**shared, **single}, {k: v for k, v in nearby.items() if k not in single}, rest)


def _closing(zone: Zone, blocks: Sequence[Block], owner: Owner) -> bool:
    """Whether a sentence behind all KPIs of a paragraph names the only owner and points at none of them."""
    unit = zone.units[owner.piece.unit]
    figured = any(unit.start <= f.start < unit.end for b in blocks for f in b.figures)
    behind = all(f.end <= unit.start for b in blocks for f in b.figures)
    lines = {zone.units[zone.unit_at(f.start) or 0].line for b in blocks for f in b.figures}
    pointed = re.search(r"\b(?:it|this|that|latter|last|one)\b", unit.text, re.IGNORECASE)
    return owner.sure and behind and not figured and not pointed and lines == {unit.line}


def _dues(zone: Zone, blocks: Sequence[Block]) -> dict[int, Quantity]:
    """Give each block its date."""
    found: dict[int, Quantity] = {}
    shared: dict[int, Quantity] = {}
    for quantity in zone.quantities:
        if quantity.kind != "date" or not _due(zone, quantity):
            continue
        piece = zone.piece_at(quantity.start)
        scope = _shared_only(_remark(zone, blocks, piece, quantity.start)) if piece else None
        if scope is not None and not _beside(zone, blocks, quantity):
            shared |= dict.fromkeys(scope.blocks or range(len(blocks)), quantity)
        elif blocks and quantity.start < blocks[0].start:
            shared |= {i: quantity for i in range(len(blocks)) if i not in shared}
        else:
            _beside_first(zone, blocks, quantity, found)
    _same_days(zone, blocks, found, shared)
    return {i: _settled(zone, q) for i, q in {**shared, **found}.items()}


def _settled(zone: Zone, quantity: Quantity) -> Quantity:
    """Settle a date of two readings by one said in full elsewhere ("June 30 2027 … also June 30")."""
    for other in zone.quantities:
        if (
            quantity.date is None
            and other.date is not None
            and f"{other.date.day} {other.date:%B %Y}" in quantity.ambiguous
        ):
            return replace(quantity, date=other.date, ambiguous=())
    return quantity


def _due(zone: Zone, quantity: Quantity) -> bool:
    """Whether a date can be the day by which a target is to be reached."""
    if zone.is_foreign(quantity.start) or any(
        a <= quantity.start < b and quantity.end <= b for a, b in zone.masks if not _date_piece(zone, a, b)
    ):
        return False
    before = zone.text[max(0, quantity.start - 24) : quantity.start].lower()
    if re.search(r"\bas\s+(?:from|of)\s+$|with effect from\s+$", before):
        return True
    if re.search(
        r"\b(?:since|from|starting|start|over|during|between|fiscal year runs)\s+(?:the\s+)?$|\($", before
    ) and not before.endswith("("):
        return False
    if MEASURED_THEN.match(zone.text[quantity.end :]):
        return False
    if re.match(r"(?:within|inside)\b", quantity.text, re.IGNORECASE) and not re.match(
        r"within\s+(?:\w+\s+)?(?:months?|years?)", quantity.text, re.I
    ):
        return False
    return bool(quantity.ambiguous) or quantity.date is not None and quantity.date > zone.message.today


def _date_piece(zone: Zone, start: int, end: int) -> bool:
    """Whether a masked clause is an owner's, so that a date in it may still be one of a KPI."""
    return zone.piece_at(start) is not None and any(p.start == start and p.end == end for p in zone.pieces)


def _beside(zone: Zone, blocks: Sequence[Block], quantity: Quantity) -> bool:
    """Whether a date stands right behind a figure."""
    ends = [f.end for b in blocks for f in b.figures if f.end <= quantity.start]
    gap = zone.text[max(ends) : quantity.start] if ends else ""
    return bool(ends) and len(gap.split()) <= 3 and not re.search(r"[,;\n]|\.\s|\b(?:both|all|each|everything)\b", gap)


def _beside_first(zone: Zone, blocks: Sequence[Block], quantity: Quantity, found: dict[int, Quantity]) -> None:
    """Give a date to its block unless a date closer to the target has been found."""
    index = _block_at(blocks, quantity.start)
    block = blocks[index]
    known = found.get(index)
    if known is not None and re.match(
        r"[^.;\n]{0,14}\b(?:say|i\.e\.|that is|meaning|so)\W*$", zone.text[known.end : quantity.start], re.I
    ):
        known = None
    if known is None:
        found[index] = quantity
        return
    target = block.target
    if target is not None and known.start < target.start <= quantity.start and not _attached(zone, known, target.start):
        found[index] = quantity


def _attached(zone: Zone, quantity: Quantity, place: int) -> bool:
    return not re.search(r"[.;\n]", zone.text[quantity.end : place])


def _same_days(zone: Zone, blocks: Sequence[Block], found: dict[int, Quantity], shared: dict[int, Quantity]) -> None:
    """Follow "same date", "by then", "same date as the first one"."""
    for match in _SAME_DAY.finditer(zone.text):
        if zone.unit_at(match.start()) is None:
            continue
        index = _block_at(blocks, match.start())
        known = {**shared, **found}
        if index in found and found[index].start > blocks[index].start and found[index].start < match.start():
            continue
        scope = (
            scope_of(zone, blocks, match["ref"], match.start())
            if re.match(r"\s*(?:as|like|than|of)\b", match["ref"])
            else None
        )
        chosen = [i for i in scope.blocks if i != index] if scope else []
        earlier = [i for i in sorted(known) if i < index and known[i].start < match.start()]
        origin = chosen[0] if len(chosen) == 1 else (earlier[-1] if earlier else None)
        if origin is not None and origin in known:
            found[index] = known[origin]
