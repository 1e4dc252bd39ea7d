"""Grouping figures into KPIs, and deciding which of a KPI's figures is today's and which is wanted."""

import re
from collections.abc import Sequence
from dataclasses import dataclass, field

from casebuilder.case.quantity import Quantity
from casebuilder.dialogue.extraction.readers import kpi_words as w
from casebuilder.dialogue.extraction.readers.kpi_figures import Figure, compatible
from casebuilder.dialogue.extraction.readers.kpi_names import Name, name_before, name_behind, name_between
from casebuilder.dialogue.extraction.readers.kpi_zone import Span, Zone


@dataclass
class Block:
    """One KPI: its name, its figures and the run of the message that speaks of it."""

    start: int
    end: int
    name: Span | None
    figures: list[Figure] = field(default_factory=list)
    changes: list[Quantity] = field(default_factory=list)
    baseline: Figure | None = None
    target: Figure | None = None
    clear: bool = False
    """Whether the name is surely that of a measure."""
    doubtful: list[Figure] = field(default_factory=list)
    """Two targets for different days: the sponsor is asked which one counts."""


def group(zone: Zone, figures: Sequence[Figure], changes: Sequence[Quantity]) -> list[Block]:
    """Return one block a KPI."""
    blocks: list[Block] = []
    for index, figure in enumerate(figures):
        start = figures[index - 1].end if index else (zone.units[0].start if zone.units else 0)
        name = name_before(zone, start, figure)
        block = blocks[-1] if blocks else None
        if block is not None and not _opens(zone, block, figure, name):
            block.figures.append(figure)
            continue
        clear = 3.0 if _fraction(zone, figure) else 2.4 if figure.quantity.kind == "count" else 2.0
        behind = None if name and name.score >= clear else name_behind(zone, figure)
        chosen = behind if behind and (name is None or behind.score > name.score or _fraction(zone, figure)) else name
        if chosen is None:
            finish = figures[index + 1].start if index + 1 < len(figures) else zone.units[-1].end
            later = name_between(zone, figure.end, finish)
            chosen = later if later and later.score >= 2.5 else None
        begin = min(figure.start, name.start) if name else figure.start
        named = (chosen.start, chosen.end) if chosen else None
        blocks.append(Block(begin, figure.end, named, [figure], clear=chosen is not None and chosen.score >= 2.5))
    _close(zone, blocks)
    for change in changes:
        owner = next((b for b in blocks if b.start <= change.start < b.end), None)
        if owner is not None:
            owner.changes.append(change)
    for block in blocks:
        decide(zone, block)
    return [b for b in blocks if b.name is not None]


def is_sound(zone: Zone, block: Block) -> bool:
    """Whether a block is a KPI and no passing remark: it has a value, and no hearsay without a measure."""
    if block.baseline is None and block.target is None:
        return False
    if not block.clear and block.target is None and block.baseline is not None and block.baseline.now < 2.0:
        return False
    first = block.figures[0]
    unit = zone.units[zone.unit_at(first.start) or 0]
    hearsay = re.search(
        r"\b(?:told|tells?|claims?|says?|said|reckons?|quotes?d?)\s+(?:us|me|that|it|him|her|they|\W)",
        zone.text[unit.start : first.start],
        re.I,
    )
    return block.clear or hearsay is None


def _fraction(zone: Zone, figure: Figure) -> bool:
    """Whether a share names what it is a share of ("34% of tickets are misrouted")."""
    after = zone.text[figure.end : figure.end + 30]
    return (
        figure.quantity.kind == "percent"
        and re.match(r"\s+of\s+(?:all\s+|our\s+|the\s+)?(?!the time|them|it\b)[^\W\d]", after) is not None
        and not re.match(r"\s+of\s+(?:all|everything|the new|them|it|these|those)\b", after)
    )


def _opens(zone: Zone, block: Block, figure: Figure, name: Name | None) -> bool:
    """Whether a figure belongs to the next KPI."""
    roles = {f.role for f in block.figures}
    last = block.figures[-1]
    gap = zone.text[last.end : figure.start]
    taken_back = len(gap.split()) <= 8 and w.RETRACT.search(gap) is not None
    if name is None or taken_back and name.score < 4:
        if name is None and figure.role in roles and figure.role and not taken_back:
            return _separate(zone, block, figure)
        return False
    if block.name is not None and _same_words(zone, block.name, (name.start, name.end)):
        return False
    score = name.score
    complete = {"baseline", "target"} <= roles or len(block.figures) >= 2 and roles == {None}
    if complete or (figure.role and figure.role in roles):
        score += 2.0
    elif zone.unit_at(last.start) == zone.unit_at(figure.start):
        score -= 1.5
    if not compatible(last.quantity, figure.quantity):
        score += 1.0
    elif figure.role == "target" and "target" not in roles:
        score -= 1.0
    return score >= 2.5


def _separate(zone: Zone, block: Block, figure: Figure) -> bool:
    """Whether an unnamed figure of a role that is filled starts a KPI named behind it."""
    behind = name_behind(zone, figure)
    return (
        behind is not None
        and zone.unit_at(block.figures[-1].start) != zone.unit_at(figure.start)
        or (behind is not None and not compatible(block.figures[-1].quantity, figure.quantity))
    )


def _same_words(zone: Zone, a: Span, b: Span) -> bool:
    """Whether one name repeats the other."""
    first = {x.rstrip("s") for x in zone.text[slice(*a)].lower().split()}
    second = {x.rstrip("s") for x in zone.text[slice(*b)].lower().split()}
    return second <= first


def _close(zone: Zone, blocks: Sequence[Block]) -> None:
    """Let each block run to the next one."""
    for block, following in zip(blocks, blocks[1:], strict=False):
        block.end = following.start
    if blocks:
        blocks[-1].end = zone.units[-1].end


def decide(zone: Zone, block: Block) -> None:
    """Choose the baseline and the target among the figures of a block."""
    figures = _without_retracted(zone, block.figures)
    nows = [f for f in figures if f.role == "baseline"]
    wants = [f for f in figures if f.role == "target"]
    if nows:
        block.baseline = max(nows, key=lambda f: f.now - f.want)
    if wants:
        fitting = [f for f in wants if block.baseline is None or compatible(block.baseline.quantity, f.quantity)]
        block.target = max(fitting, key=lambda f: f.want - f.now) if fitting else None
        block.doubtful = _rivals(zone, fitting)
    _fill(block, [f for f in figures if f.role is None])


def _fill(block: Block, open_figures: Sequence[Figure]) -> None:
    """Give figures that nothing speaks of the role that is left, in the order today, then wanted."""
    for figure in open_figures:
        other = block.target if block.baseline is None else block.baseline
        if other is not None and not compatible(other.quantity, figure.quantity):
            continue
        pair = (
            len(open_figures) == 2
            and compatible(open_figures[0].quantity, open_figures[1].quantity)
            and (block.clear or len(open_figures[1].quantity.text) + open_figures[0].end + 12 > open_figures[1].end)
        )
        if block.baseline is None and (block.target is not None or pair):
            block.baseline = figure
        elif block.target is None and block.baseline is not None and figure.start > block.baseline.start:
            block.target = figure


def _without_retracted(zone: Zone, figures: Sequence[Figure]) -> list[Figure]:
    """Drop figures that the sponsor takes back or says again in other units at once."""
    kept: list[Figure] = []
    for figure in figures:
        if kept:
            gap = zone.text[kept[-1].end : figure.start]
            short = len(gap.split()) <= 8
            said_again = (
                short
                and w.RESTATE.match(gap)
                and figure.role != "target"
                and kept[-1].quantity.kind == figure.quantity.kind == "duration"
            )
            if short and w.RETRACT.search(gap) or said_again:
                old = kept.pop()
                figure.carried = old.quantity
                if figure.role is None or (said_again and figure.role != "target"):
                    figure.now, figure.want = max(figure.now, old.now), max(figure.want, old.want)
        kept.append(figure)
    return kept


def _rivals(zone: Zone, wants: Sequence[Figure]) -> list[Figure]:
    """Return targets with different values that each have a day of their own."""
    dated = []
    for figure in wants:
        after = [q for q in zone.quantities if q.kind == "date" and 0 <= q.start - figure.end < 20]
        if after and after[0].date is not None and after[0].date > zone.message.today:
            dated.append((figure, after[0].date))
    values = {(f.quantity.value, d) for f, d in dated}
    return [f for f, _ in dated] if len(values) > 1 and len({v for v, _ in values}) > 1 else []
