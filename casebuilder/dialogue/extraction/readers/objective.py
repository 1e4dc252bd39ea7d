"""Reading the `objective` section: the goal and why now."""

from collections.abc import Sequence

from casebuilder.dialogue.extraction.found import Item
from casebuilder.dialogue.extraction.message import Message
from casebuilder.dialogue.extraction.readers.fields import Field, read_fields, rx
from casebuilder.dialogue.extraction.units import Unit

FIELDS = (
    Field("goal", ("objective.goal",), rx("goal|aim|aims|objective|want|wants|should|so that|dream|outcome|i'm after")),
    Field(
        "why_now",
        ("objective.why_now",),
        rx("why now|why this year|now because|trigger|driver|deadline|pressure|expires?|runs out|regulator|audit|contract ends|from (?:may|january)"),
    ),
)  # fmt: skip


def read(message: Message, units: Sequence[Unit]) -> list[Item]:
    """Return the goal and the reason for doing it now."""
    return read_fields(message, units, "objective", FIELDS)
