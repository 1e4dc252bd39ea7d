"""The values of a KPI: baseline, target, unit and direction from its figures."""

import re
from decimal import Decimal

from casebuilder.case.quantity import Quantity
from casebuilder.case.value import ThreePoint
from casebuilder.dialogue.extraction.found import Found
from casebuilder.dialogue.extraction.message import Message
from casebuilder.dialogue.extraction.readers import kpi_words as w
from casebuilder.dialogue.extraction.readers.kpi_blocks import Block
from casebuilder.dialogue.extraction.readers.kpi_figures import Figure
from casebuilder.dialogue.extraction.readers.kpi_zone import Zone

_NUMBER = re.compile(
    r"^\W*(?:[\d.,'’\s]*\d(?:k|m)?|(?:[^\W\d]+(?:[\s-]+|$))+?)(?=\s*(?:a|an|per|each|every|/)\b|\s*/)", re.IGNORECASE
)
_SECONDS = {
    "seconds": Decimal(1),
    "minutes": Decimal(60),
    "hours": Decimal(3600),
    "days": Decimal(86400),
    "weeks": Decimal(604800),
}
_SCALE = re.compile(
    r"^\s*\(?\s*(?P<unit>out\s+of\s+(?:5|10|100|five|ten|seven|7|a\s+hundred)|on\s+(?:a|"
    r"the)\s+(?P<scale>[\w-]+[\s-]point\s+scale)|(?P<word>ppm|ppb|bps|kWh|rpm|dB|points|stars))\b",
    re.IGNORECASE,
)


def _seconds(unit: str | None) -> Decimal | None:
    """Return the length of a unit of time ("minutes", "minutes per shift"), `None` for any other unit."""
    return _SECONDS.get((unit or "").partition(" per ")[0])


def measured(zone: Zone, block: Block) -> dict[str, Found]:
    """Return baseline, target, unit and direction of a block, as far as they are said."""
    fields: dict[str, Found] = {}
    unit = _unit(zone, block)
    into = str(unit.value) if unit else None
    for name, figure in (("baseline", block.baseline), ("target", block.target)):
        if figure is None:
            continue
        value = number_found(zone.message, figure.quantity, into)
        if value is not None:
            fields[name] = value
    if len(block.doubtful) > 1 and "target" in fields:
        fields["target"] = _doubt(fields["target"], block.doubtful)
    if unit is not None:
        fields["unit"] = unit
    direction = _direction(zone, block, fields)
    if direction is not None:
        fields["direction"] = direction
    return fields


def _doubt(found: Found, rivals: list[Figure]) -> Found:
    readings = tuple(dict.fromkeys(f.quantity.text for f in rivals))
    return Found(found.value, found.start, found.end, found.quote, found.text, readings=readings)


def number_found(message: Message, quantity: Quantity, into: str | None = None) -> Found | None:
    """Return a figure as a value, in another unit of time if the KPI has one."""
    quote = message.text[quantity.start : quantity.end]
    if quantity.ambiguous:
        return Found(quote, quantity.start, quantity.end, quote, readings=quantity.ambiguous)
    factor = Decimal(1)
    own, wanted = _seconds(quantity.unit), _seconds(into)
    if own is not None and wanted is not None:
        factor = own / wanted
    if None not in {quantity.low, quantity.likely, quantity.high}:
        points = [x * factor for x in (quantity.low, quantity.likely, quantity.high) if x is not None]
        return Found(ThreePoint(low=points[0], likely=points[1], high=points[2]), quantity.start, quantity.end, quote)
    value = quantity.value if quantity.value is not None else quantity.likely
    if value is None:
        readings = tuple(f"{x.normalize():f}" for x in (quantity.low, quantity.high) if x is not None)
        return Found(quote, quantity.start, quantity.end, quote, readings=readings) if len(readings) > 1 else None
    return Found((value * factor).normalize() if factor != 1 else value, quantity.start, quantity.end, quote)


def date_found(message: Message, quantity: Quantity) -> Found:
    """Return a date as a value; one with two readings is asked about."""
    quote = message.text[quantity.start : quantity.end]
    if quantity.date is None:
        return Found(quote, quantity.start, quantity.end, quote, readings=quantity.ambiguous)
    return Found(quantity.date, quantity.start, quantity.end, quote)


def _unit(zone: Zone, block: Block) -> Found | None:
    """Return the unit: what the figures carry, the noun of a count, or a scale said behind them."""
    figures = [f for f in (block.target, block.baseline) if f is not None]
    figures.sort(key=lambda f: (_seconds(f.quantity.unit) or Decimal(0), " per " not in (f.quantity.unit or "")))
    for figure in sorted(figures, key=lambda f: f.quantity.unit is None):
        found = _unit_of(zone, figure)
        if found is None and figure.carried is not None:
            found = _unit_of(zone, Figure(figure.carried))
        if found is not None:
            return found
    return _counted(zone, block) if figures else None


def _unit_of(zone: Zone, figure: Figure) -> Found | None:
    """Return the unit that a figure carries."""
    quantity = figure.quantity
    message = zone.message
    if quantity.kind == "money":
        code = quantity.currency
        return Found(code, quantity.start, quantity.end, quantity.text) if code else None
    if quantity.per and quantity.kind in {"count", "number"}:
        head = _NUMBER.match(quantity.text)
        if head and quantity.text[head.end() :].strip():
            start = (
                quantity.start
                + head.end()
                + len(quantity.text[head.end() :])
                - len(quantity.text[head.end() :].lstrip(" /"))
            )
            return message.copy(start, quantity.end)
    if quantity.unit and (quantity.kind in {"percent", "duration"} or quantity.kind != "number"):
        return Found(quantity.unit, quantity.start, quantity.end, quantity.text)
    scale = _SCALE.match(message.text[quantity.end : quantity.end + 40])
    if scale:
        group = next(g for g in ("scale", "word", "unit") if scale[g])
        return message.copy(quantity.end + scale.start(group), quantity.end + scale.end(group))
    return None


def _counted(zone: Zone, block: Block) -> Found | None:
    """Take the plural noun of a KPI's name as the unit of its counts ("missed detections": detections)."""
    if block.name is None:
        return None
    text = zone.text[slice(*block.name)]
    for match in re.finditer(r"[^\W\d_]{4,}", text):
        word = match[0].lower()
        if (
            word.endswith("s")
            and not word.endswith("ss")
            and (word in w.METRIC or word[:-1] in w.METRIC or match.end() == len(text))
        ):
            start = block.name[0] + match.start()
            found = zone.message.copy(start, start + len(match[0]))
            return None if found is None else Found(found.value, found.start, found.end, found.quote, weak=True)
    return None


def _direction(zone: Zone, block: Block, fields: dict[str, Found]) -> Found | None:
    """Return the direction from the two values, from words, or from what kind of measure it is."""
    low, high = fields.get("baseline"), fields.get("target")
    if low is not None and high is not None and not low.readings and not high.readings:
        before, after = _plain(low), _plain(high)
        if before is not None and after is not None and before != after:
            return Found("increase" if after > before else "decrease", high.start, high.end, high.quote)
    for change in block.changes:
        sign = change.sign or _sign(zone, change)
        if sign:
            return Found("increase" if sign == "+" else "decrease", change.start, change.end, change.text)
    target = block.target.quantity if block.target else None
    if target is not None and target.bound:
        return Found("increase" if target.bound == "min" else "decrease", target.start, target.end, target.text)
    return _natural(zone, block) if target is not None else None


def _sign(zone: Zone, change: Quantity) -> str | None:
    before = zone.text[max(0, change.start - 40) : change.start]
    if w.DOWN.search(before):
        return "-"
    return "+" if w.UP.search(before) else None


def _plain(found: Found) -> Decimal | None:
    value = found.value.likely if isinstance(found.value, ThreePoint) else found.value
    return Decimal(str(value)) if isinstance(value, int | float | Decimal) else None


def _natural(zone: Zone, block: Block) -> Found | None:
    """Return the direction in which a measure of this kind gets better (taken only while nothing better is known)."""
    if block.name is None:
        return None
    for match in re.finditer(r"[^\W_]+(?:-[^\W_]+)*", zone.text[slice(*block.name)]):
        word = match[0].lower()
        known = "increase" if word in w.GOOD_UP else "decrease" if word in w.GOOD_DOWN else None
        if known:
            start = block.name[0] + match.start()
            return Found(known, start, start + len(match[0]), match[0], weak=True)
    return None
