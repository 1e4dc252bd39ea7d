"""Reading the `scope` section."""

from collections.abc import Sequence

from casebuilder.dialogue.extraction.found import Item
from casebuilder.dialogue.extraction.message import Message
from casebuilder.dialogue.extraction.units import Unit


def read(message: Message, units: Sequence[Unit]) -> list[Item]:
    """Return what the units say about the section."""
    return []
