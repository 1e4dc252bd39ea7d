"""Giving due dates, sources and owners to the KPIs that they are said of, also when several share one."""

import re
from collections.abc import Sequence
from dataclasses import dataclass, field

from casebuilder.case.quantity import Quantity
from casebuilder.dialogue.extraction.readers.kpi_blocks import Block
from casebuilder.dialogue.extraction.readers.kpi_dates import dues
from casebuilder.dialogue.extraction.readers.kpi_owners import Owner, find_owners
from casebuilder.dialogue.extraction.readers.kpi_remarks import block_at, remark
from casebuilder.dialogue.extraction.readers.kpi_scope import scope_of
from casebuilder.dialogue.extraction.readers.kpi_sources import Source, find_sources
from casebuilder.dialogue.extraction.readers.kpi_zone import Span, Zone


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
    found.due = dues(zone, blocks)
    found.source = _sources(zone, blocks, sources)
    found.owner = _owners(zone, blocks, owners)
    return found


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
        scope = remark(zone, blocks, piece, source.start)
        if scope is None:
            nearby.setdefault(block_at(blocks, source.start), span)
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
        scope = remark(zone, blocks, owner.piece, owner.piece.start)
        if excepted and scope_of(zone, blocks, owner.piece.text, owner.piece.start) is None:
            single |= dict.fromkeys(excepted, span)
            excepted = []
        elif scope is None:
            nearby.setdefault(block_at(blocks, owner.piece.start), span)
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
