"""Which KPIs the clause of an attribute is about, from the clause, its neighbours and its sentence."""

import re
from collections.abc import Sequence

from casebuilder.dialogue.extraction.readers.kpi_blocks import Block
from casebuilder.dialogue.extraction.readers.kpi_scope import Scope, scope_of
from casebuilder.dialogue.extraction.readers.kpi_zone import Piece, Zone


def block_at(blocks: Sequence[Block], place: int) -> int:
    """Return the block that a place belongs to: the last one that has started."""
    return max(sum(b.start <= place for b in blocks) - 1, 0)


def remark(zone: Zone, blocks: Sequence[Block], piece: Piece, place: int) -> Scope | None:
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
                return shared_only(scope_of(zone, blocks, words, place))
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
            return shared_only(scope) if not scope.rest else None
    return None


def shared_only(scope: Scope | None) -> Scope | None:
    """Return a scope that takes in several KPIs, `None` for any other."""
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
