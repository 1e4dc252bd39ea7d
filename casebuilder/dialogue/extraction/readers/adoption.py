"""Reading the `adoption` section: training, the share expected to use it, and resistance."""

import re
from collections.abc import Sequence

from casebuilder.dialogue.extraction.found import Found, Item
from casebuilder.dialogue.extraction.message import Message
from casebuilder.dialogue.extraction.readers.fields import Field, read_fields, rx
from casebuilder.dialogue.extraction.units import Unit

_USE = re.compile(
    r"\b(?:use|uses|using|used|adopt\w*|uptake|take[- ]?up|on board|aboard|working with it|follow|accept\w*|participat\w*|coverage)\b",
    re.IGNORECASE,
)
FIELDS = (
    Field(
        "training",
        ("adoption.training",),
        rx("train\\w*|sessions?|workshops?|course|courses|hours?|half[- ]days?|lessons?|video|videos|e-?learning|teach\\w*|coach\\w*|toolbox talk|lunch|handover|exercises?|briefing|onboarding|beside|show(?:s|ing)?|webinar|manual|guide|buddy|super[- ]?users?|education"),
    ),
    Field(
        "resistance",
        ("adoption.resistance",),
        rx("resist\\w*|grumbl\\w*|moan\\w*|complain\\w*|scepti\\w*|skepti\\w*|fear\\w*|afraid|worr\\w*|anxi\\w*|scared|distrust|trust|union|against|old hands|jobs?|kick off|push ?back|hate|hates|doubt\\w*|nervous|suspicious|unhappy|object\\w*|stubborn|threat\\w*"),
        bias=0.1,
    ),
)  # fmt: skip


def read(message: Message, units: Sequence[Unit]) -> list[Item]:
    """Return training, rate and resistance."""
    items = read_fields(message, units, "adoption", FIELDS)
    item = items[0] if items else Item("adoption")
    for unit in units:
        for quantity in message.within(unit):
            plain = quantity.kind == "percent" and not quantity.relative and quantity.value is not None
            sure = 0.6 if message.asked == "adoption" else 0.85
            speaks = _USE.search(unit.text) or message.label(unit, "adoption.rate") > sure
            if (
                plain
                and speaks
                and quantity.value is not None
                and quantity.value <= 100
                and message.asked in {"adoption", None}
            ):
                item.fields.setdefault("rate", Found(quantity.value, quantity.start, quantity.end, quantity.text))
    return [item] if item.fields else []
