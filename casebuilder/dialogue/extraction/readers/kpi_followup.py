"""Remarks on KPIs that the case holds already: a missing owner, a corrected figure."""

import re
from collections.abc import Sequence
from decimal import Decimal

from casebuilder.case.model import Kpi
from casebuilder.case.quantity import Quantity
from casebuilder.case.value import ThreePoint
from casebuilder.dialogue.extraction.found import Found, Item
from casebuilder.dialogue.extraction.readers import kpi_words as w
from casebuilder.dialogue.extraction.readers.kpi_blocks import Block, decide
from casebuilder.dialogue.extraction.readers.kpi_owners import Owner
from casebuilder.dialogue.extraction.readers.kpi_scope import scope_of
from casebuilder.dialogue.extraction.readers.kpi_sources import Source
from casebuilder.dialogue.extraction.readers.kpi_values import date_found
from casebuilder.dialogue.extraction.readers.kpi_zone import Zone

_CORRECTION = re.compile(
    r"\b(?:sorry|correction|corrects?|corrected|erratum|mistook|mistake|my bad|fat thumbs|typo|instead of|"
    r"in place of|not\s+[\d$€£]|"
    r"strike|scrap the|i meant|wrong|actually|make that|should read|to be read as|re-ran|rerun|oops|"
    r"changed my mind|revised|"
    r"update)\b",
    re.IGNORECASE,
)


def is_correction(zone: Zone) -> bool:
    """Whether a message takes back something that the case holds."""
    return bool(zone.message.case.kpis) and _CORRECTION.search(zone.text) is not None


def settle_roles(zone: Zone, blocks: Sequence[Block]) -> None:
    """Give a figure without a role that of the value it replaces: "40 minutes, not 30" where 30 is the target."""
    taken_back = [q.value for q in zone.quantities if q.kind != "date" and _refused(zone, q)]
    for block in blocks:
        kpi = known(zone, block)
        if kpi is None:
            continue
        _drop_mentions(zone, block, kpi)
        if len(block.figures) != 1 or block.figures[0].role is not None:
            continue
        figure = block.figures[0]
        was_target, was_baseline = _number(kpi.target) in taken_back, _number(kpi.baseline) in taken_back
        if was_target != was_baseline:
            block.baseline, block.target = (figure, None) if was_baseline else (None, figure)


def _refused(zone: Zone, quantity: Quantity) -> bool:
    return (
        quantity.value is not None
        and w.NOT_THIS.search(zone.text[max(0, quantity.start - 30) : quantity.start]) is not None
    )


def _drop_mentions(zone: Zone, block: Block, kpi: Kpi) -> None:
    """Leave out a figure that only names the value which the case holds ("the 1.5 is for 2029")."""
    held = {_number(kpi.baseline), _number(kpi.target)} - {None}
    mentions = [
        f
        for f in block.figures
        if f.quantity.value in held
        and not f.quantity.unit
        and re.search(r"\b(?:the|my|that)\s+$", zone.text[max(0, f.start - 6) : f.start], re.I)
    ]
    if mentions and len(mentions) < len(block.figures):
        block.figures = [f for f in block.figures if f not in mentions]
        zone.foreign.extend((p.start, p.end) for f in mentions if (p := zone.piece_at(f.start)) is not None)
        block.baseline = block.target = None
        decide(zone, block)


def known(zone: Zone, block: Block) -> Kpi | None:
    """Return the KPI of the case that a block speaks of."""
    if block.name is None:
        return None
    mine = _stems(zone.text[slice(*block.name)])
    scored = [(len(mine & _stems(k.name or "")) / max(len(mine), 1), k) for k in zone.message.case.kpis]
    best = max(scored, key=lambda s: s[0], default=None)
    return best[1] if best and best[0] >= 0.5 else None


def _stems(text: str) -> set[str]:
    return {x.rstrip("s") for x in re.findall(r"[^\W_]{3,}", text.lower())}


def _number(value: Decimal | ThreePoint | None) -> Decimal | None:
    return value.likely if isinstance(value, ThreePoint) else value


def remarks(zone: Zone, sources: Sequence[Source], owners: Sequence[Owner]) -> list[Item]:
    """Return items without a name for a message that only adds an owner, a source or a date to known KPIs."""
    kpis = zone.message.case.kpis
    if not kpis:
        return []
    fields: dict[str, Found] = {}
    owner = next((o for o in owners if o.sure), None)
    if owner is not None:
        _put(zone, fields, "owner", (owner.start, owner.end))
    elif owners and zone.message.asked == "kpis" and len(zone.text.split()) <= 6:
        _put(zone, fields, "owner", (owners[0].start, owners[0].end))
    source = next((s for s in sources if not s.same), None)
    if source is not None:
        _put(zone, fields, "source", (source.start, source.end))
    dates = [q for q in zone.quantities if _future(zone, q)]
    if len(dates) == 1 and w.DEMAND.search(zone.text):
        fields["due"] = date_found(zone.message, dates[0])
    if not fields:
        return []
    scope = scope_of(zone, [], zone.text, 0, names=False)
    every = (
        scope is not None
        and len(kpis) > 1
        and re.search(r"\b(?:all|both|each|every\w*|them|the (?:two|three|four))\b", zone.text, re.I)
    )
    named = _named(zone, kpis)
    if named is not None:
        return [Item("kpis", {"name": named, **fields}, zone.units[0].start)]
    return [Item("kpis", dict(fields), zone.units[0].start) for _ in range(len(kpis) if every else 1)]


def _put(zone: Zone, fields: dict[str, Found], name: str, span: tuple[int, int]) -> None:
    found = zone.message.copy(*span)
    if found is not None:
        fields[name] = found


def _future(zone: Zone, quantity: Quantity) -> bool:
    return (
        quantity.kind == "date"
        and quantity.date is not None
        and quantity.date > zone.message.today
        and not zone.is_foreign(quantity.start)
    )


def _named(zone: Zone, kpis: Sequence[Kpi]) -> Found | None:
    """Return the run that repeats the name of exactly one KPI of the case."""
    hits: list[Found] = []
    for kpi in kpis:
        wanted = [x for x in re.findall(r"[^\W_]{3,}", (kpi.name or "").lower()) if x not in w.GENERIC]
        spans = [m.span() for x in wanted for m in re.finditer(rf"\b{re.escape(x)}\b", zone.text, re.IGNORECASE)]
        if wanted and len({zone.text[a:b].lower() for a, b in spans}) >= max(1, len(wanted) - 1):
            found = zone.message.copy(min(a for a, _ in spans), max(b for _, b in spans))
            if found is not None and len(found.quote) <= 60:
                hits.append(found)
    return hits[0] if len(hits) == 1 else None
