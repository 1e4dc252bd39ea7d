"""Reading the `kpis` section."""

from collections.abc import Sequence

from casebuilder.dialogue.extraction.found import Found, Item
from casebuilder.dialogue.extraction.message import Message
from casebuilder.dialogue.extraction.readers.kpi_attributes import Attributes, attributes, mask_attributes
from casebuilder.dialogue.extraction.readers.kpi_blocks import Block, group, is_sound
from casebuilder.dialogue.extraction.readers.kpi_figures import find_figures
from casebuilder.dialogue.extraction.readers.kpi_followup import is_correction, remarks, settle_roles
from casebuilder.dialogue.extraction.readers.kpi_table import read_table
from casebuilder.dialogue.extraction.readers.kpi_values import date_found, measured
from casebuilder.dialogue.extraction.readers.kpi_zone import Zone, sentences
from casebuilder.dialogue.extraction.units import Unit


def read(message: Message, units: Sequence[Unit]) -> list[Item]:
    """Return what the units say about the KPIs, one item each.

    An item without a name adds to a KPI that the case holds already.
    """
    table, taken = read_table(message) if units else ([], None)
    kept = [u for u in units if taken is None or u.end <= taken[0] or u.start >= taken[1]]
    zone = Zone(message, sentences(message, kept))
    if taken is not None:
        zone.units = [u for u in zone.units if u.end <= taken[0] or u.start >= taken[1]]
    return table + (_talk(zone, [] if taken is None else table) if zone.units else [])


def _talk(zone: Zone, table: Sequence[Item]) -> list[Item]:
    """Return the KPIs of running text."""
    sources, owners = mask_attributes(zone)
    figures, changes = find_figures(zone)
    blocks = group(zone, figures, changes)
    settle_roles(zone, blocks)
    blocks = [b for b in blocks if is_sound(zone, b)]
    if not blocks:
        return [] if table else remarks(zone, sources, owners)
    said = attributes(zone, blocks, sources, owners)
    correction = is_correction(zone)
    return [_item(zone, block, index, said, correction=correction) for index, block in enumerate(blocks)]


def _item(zone: Zone, block: Block, index: int, said: Attributes, *, correction: bool) -> Item:
    """Return a block as an item."""
    fields: dict[str, Found] = {}
    if block.name is not None:
        name = zone.message.copy(*block.name)
        if name is not None:
            fields["name"] = name
    fields |= measured(zone, block)
    if index in said.due:
        fields["due"] = date_found(zone.message, said.due[index])
    for field, spans in (("source", said.source), ("owner", said.owner)):
        copied = zone.message.copy(*spans[index]) if index in spans else None
        if copied is not None:
            fields[field] = copied
    return Item("kpis", fields, block.start, correction=correction)
