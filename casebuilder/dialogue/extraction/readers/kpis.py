"""Reading the `kpis` section."""

from collections.abc import Sequence

from casebuilder.dialogue.extraction.found import Found, Item
from casebuilder.dialogue.extraction.message import Message
from casebuilder.dialogue.extraction.readers.kpi_attributes import Attributes, attributes, mask_attributes
from casebuilder.dialogue.extraction.readers.kpi_blocks import Block, group
from casebuilder.dialogue.extraction.readers.kpi_figures import find_figures
from casebuilder.dialogue.extraction.readers.kpi_values import date_found, measured
from casebuilder.dialogue.extraction.readers.kpi_zone import Zone, sentences
from casebuilder.dialogue.extraction.units import Unit


def read(message: Message, units: Sequence[Unit]) -> list[Item]:
    """Return what the units say about the KPIs, one item each."""
    zone = Zone(message, sentences(message, units))
    if not zone.units:
        return []
    sources, owners = mask_attributes(zone)
    figures, changes = find_figures(zone)
    blocks = group(zone, figures, changes)
    if not blocks:
        return []
    said = attributes(zone, blocks, sources, owners)
    return [_item(zone, block, index, said) for index, block in enumerate(blocks)]


def _item(zone: Zone, block: Block, index: int, said: Attributes) -> Item:
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
    return Item("kpis", fields, block.start)
