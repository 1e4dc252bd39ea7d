"""Items of the list sections, from bundles of marks."""

from casebuilder.case.quantity import Quantity
from casebuilder.dialogue.extraction.found import Found, Item
from casebuilder.dialogue.extraction.marked import values
from casebuilder.dialogue.extraction.marked.bundles import Bundle
from casebuilder.dialogue.extraction.message import Message
from casebuilder.dialogue.extraction.readers.benefit_kind import kind_of
from casebuilder.dialogue.extraction.readers.benefits import period_of
from casebuilder.dialogue.extraction.readers.costs import recurrences
from casebuilder.dialogue.extraction.readers.currency import Overall, currency_of, overall
from casebuilder.dialogue.extraction.readers.kpi_blocks import Block
from casebuilder.dialogue.extraction.readers.kpi_figures import Figure
from casebuilder.dialogue.extraction.readers.kpi_values import measured
from casebuilder.dialogue.extraction.readers.kpi_zone import Zone, sentences
from casebuilder.dialogue.extraction.readers.lines import Line, cut, find_lines, without_totals
from casebuilder.dialogue.extraction.readers.skills import approaches
from casebuilder.dialogue.extraction.readers.sums import find_sums
from casebuilder.dialogue.extraction.readers.talk_pieces import Piece
from casebuilder.marking.tagger import Mark


def kpis(message: Message, bundles: list[Bundle]) -> list[Item]:
    """Return the KPIs: their figures in one unit, with the direction that they show."""
    zone = Zone(message, sentences(message, message.units))
    items = []
    for one in bundles:
        fields = _named(message, one, "name")
        span = (one.name.start, one.name.end) if one.name else None
        block = Block(one.start, one.start, span, clear=True)
        block.baseline = _level(message, one.values.get("baseline"))
        block.target = _level(message, one.values.get("target"))
        block.figures = [f for f in (block.baseline, block.target) if f is not None]
        fields |= measured(zone, block)
        _add(fields, "due", values.day(message, one.values.get("due")))
        _add(fields, "source", values.words(message, one.values.get("source")))
        _add(fields, "owner", values.person(message, one.values.get("owner")))
        items.append(Item("kpis", fields, one.start))
    return items


def _level(message: Message, mark: Mark | None) -> Figure | None:
    """Return the figure of a baseline or target; a change ("by 40 %") is none."""
    found = values.quantity(message, mark)
    return None if found is None or found.relative else Figure(found)


def money_lines(message: Message) -> list[Line]:
    """Return the sums of a message with the words around them."""
    return without_totals(message, find_lines(message, cut(message, message.units)))


def benefits(message: Message, bundles: list[Bundle]) -> list[Item]:
    """Return the benefits: sums with currency, period and kind as the words around them say."""
    lines, common, items = money_lines(message), overall(message), []
    for one in bundles:
        fields = _named(message, one, "name")
        line = _take_sum(message, fields, lines, one.values.get("amount"), common)
        if line is not None:
            _add(fields, "period", period_of(message, line))
            _add(fields, "kind", kind_of(message, line))
        _add(fields, "starts", values.day(message, one.values.get("starts")))
        _add(fields, "owner", values.person(message, one.values.get("owner")))
        items.append(Item("benefits", fields, one.start))
    return items


def costs(message: Message, bundles: list[Bundle]) -> list[Item]:
    """Return the costs: sums with currency and recurrence as the words around them say."""
    lines, common, items = money_lines(message), overall(message), []
    recurring = recurrences(message, lines)
    for one in bundles:
        fields = _named(message, one, "item")
        line = _take_sum(message, fields, lines, one.values.get("amount"), common)
        if line is not None:
            _add(fields, "recurrence", recurring[lines.index(line)])
        items.append(Item("costs", fields, one.start))
    return items


def _take_sum(
    message: Message, fields: dict[str, Found], lines: list[Line], mark: Mark | None, common: Overall | None
) -> Line | None:
    """Put a marked sum and its currency into fields; return its line, `None` where the reading by lines left it out."""
    line = _line(lines, mark)
    amount = line.sum.found(message) if line is not None and not line.sum.each else None
    if line is not None and amount is not None:
        fields["amount"] = amount
        _add(fields, "currency", currency_of(message, line.sum.quantity, common))
        return line
    alone = _alone(message, mark)
    if alone is not None:
        fields["amount"] = alone[0]
        _add(fields, "currency", currency_of(message, alone[1], common))
    return None


def _line(lines: list[Line], mark: Mark | None) -> Line | None:
    if mark is None:
        return None
    return next((x for x in lines if x.sum.start < mark.end and mark.start < x.sum.end), None)


def _alone(message: Message, mark: Mark | None) -> tuple[Found, Quantity] | None:
    """Return a marked sum that the reading by lines left out."""
    if mark is None:
        return None
    for one in find_sums(message, *values.stretch(message, mark)):
        found = one.found(message)
        if found is not None and not one.each:
            return found, one.quantity
    return None


def data(message: Message, bundles: list[Bundle]) -> list[Item]:
    """Return the data sources."""
    items = []
    for one in bundles:
        fields = _named(message, one, "name")
        _add(fields, "system", values.words(message, one.values.get("system")))
        _add(fields, "owner", values.person(message, one.values.get("owner")))
        _add(fields, "quality", values.words(message, one.values.get("quality")))
        items.append(Item("data", fields, one.start))
    return items


def skills(message: Message, bundles: list[Bundle]) -> list[Item]:
    """Return the skill gaps; which of the three ways is meant, the words of the marked way decide."""
    items = []
    for one in bundles:
        fields = _named(message, one, "skill")
        way = one.values.get("approach")
        if way is not None:
            _add(fields, "approach", _approach(message, way))
        _add(fields, "lead_time", values.words(message, one.values.get("lead_time")))
        items.append(Item("skills", fields, one.start))
    return items


def _approach(message: Message, mark: Mark) -> Found | None:
    unit = message.unit_at(mark.start)
    if unit is None:
        return None
    piece = Piece(mark.start, mark.end, message.text[mark.start : mark.end], unit, opens=False, joint="")
    ways = approaches(message, piece)
    if not ways:
        return None
    value, _, start, end = ways[0]
    return Found(value, start, end, message.text[start:end])


def risks(message: Message, bundles: list[Bundle]) -> list[Item]:
    """Return the risks."""
    items = []
    for one in bundles:
        fields = _named(message, one, "description")
        for name in ("likelihood", "impact", "mitigation"):
            _add(fields, name, values.words(message, one.values.get(name)))
        _add(fields, "owner", values.person(message, one.values.get("owner")))
        items.append(Item("risks", fields, one.start))
    return items


def _named(message: Message, one: Bundle, key: str) -> dict[str, Found]:
    found = values.name(message, one.name)
    return {} if found is None else {key: found}


def _add(fields: dict[str, Found], name: str, found: Found | None) -> None:
    if found is not None:
        fields[name] = found
