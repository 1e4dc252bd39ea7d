"""By when each KPI's target is to be reached, also when several share a day."""

import re
from collections.abc import Sequence
from dataclasses import replace

from casebuilder.case.quantity import Quantity
from casebuilder.dialogue.extraction.readers.kpi_blocks import Block
from casebuilder.dialogue.extraction.readers.kpi_figures import MEASURED_THEN
from casebuilder.dialogue.extraction.readers.kpi_remarks import block_at, remark, shared_only
from casebuilder.dialogue.extraction.readers.kpi_scope import scope_of
from casebuilder.dialogue.extraction.readers.kpi_zone import Zone

_SAME_DAY = re.compile(
    r"\b(?:same\s+(?:date|deadline|day|time|due|quarter|month|end|moment|period)|(?:that|"
    r"the)\s+same\s+(?:date|time|day|deadline|moment)|by\s+then|date\s+is\s+(?:the\s+)?same|likewise\s+by\s+then|"
    r"(?:due|by|until)\s+(?:the\s+)?same|ditto)\b(?P<ref>[^.;\n]*)",
    re.IGNORECASE,
)


def dues(zone: Zone, blocks: Sequence[Block]) -> dict[int, Quantity]:
    """Give each block its date."""
    found: dict[int, Quantity] = {}
    shared: dict[int, Quantity] = {}
    for quantity in zone.quantities:
        if quantity.kind != "date" or not _due(zone, quantity):
            continue
        piece = zone.piece_at(quantity.start)
        scope = shared_only(remark(zone, blocks, piece, quantity.start)) if piece else None
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
    if re.fullmatch(r"in\s+(?:an?|one|any|a single)\s+(?:week|month|quarter|year)", quantity.text, re.IGNORECASE):
        return False  # "140 reports in one week" says how often, not by when
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
    index = block_at(blocks, quantity.start)
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
        index = block_at(blocks, match.start())
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
