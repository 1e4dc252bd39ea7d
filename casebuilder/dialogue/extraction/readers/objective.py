"""Reading the `objective` section: the goal and why now."""

from collections.abc import Sequence

from casebuilder.dialogue.extraction.found import Item
from casebuilder.dialogue.extraction.message import Message
from casebuilder.dialogue.extraction.readers.fields import Field, read_fields, rx
from casebuilder.dialogue.extraction.units import Unit

FIELDS = (
    Field(
        "goal",
        ("objective.goal",),
        rx("goal|aim|aims|objective|so that|dream|outcome|i'm after|ambition|north star|want"),
    ),
    Field(
        "why_now",
        ("objective.why_now",),
        rx(
            "why now|now because|why (?:this|at this|the) \\w+|now rather|and now|this year|at this moment|about the moment|trigger\\w*|driver|deadline|pressure|expir\\w*|runs out|regulat\\w+|"
            "audit\\w*|accreditation|contract|renew\\w*|merger|retire\\w*|law|directive|from (?:may|january|april|next)|before (?:the )?(?:summer|winter|season|next)|can't wait|cannot wait|running out|"
            "reason (?:is|for)|because|ombudsman|inspection|election|budget round|end of (?:life|support)|spares|penalt\\w+"
        ),
    ),
)


def read(message: Message, units: Sequence[Unit]) -> list[Item]:
    """Return the goal and the reason for doing it now."""
    return read_fields(message, units, "objective", FIELDS)
