"""Reading the `suitability` section: why AI, the simpler way, and why that is not enough."""

from collections.abc import Sequence

from casebuilder.dialogue.extraction.found import Item
from casebuilder.dialogue.extraction.message import Message
from casebuilder.dialogue.extraction.readers.fields import Field, read_fields, rx
from casebuilder.dialogue.extraction.units import Unit

FIELDS = (
    Field(
        "simpler_alternative",
        ("suitability.simpler_alternative",),
        rx("simpl\\w*|cheap\\w*|dull|low[- ]tech|old[- ]fashioned|obvious way|without ai|plan b|weighed|thought (?:also )?(?:of|about|to)|"
           "rules?|macros?|rpa|spreadsheet|hire|hiring|more people|as we are|do nothing|checklist|template|form|keyword|threshold|"
           "we tried|we had|alternative|considered|looked at"),
    ),
    Field(
        "why_not_simpler",
        ("suitability.why_not_simpler",),
        rx("broke|breaks?|fail(?:s|ed)?|not enough|too (?:slow|many|rigid|expensive|often)|cannot|can't|couldn't|never|still missed|missed|rot|stopped|gave up|binned|"
           "doesn't|does not|did nothing|useless|only catch(?:es)?|out of date|nobody (?:reads|uses|maintains)|blind spot|because|chucking"),
        bias=0.2,
    ),
    Field("why_ai", ("suitability.why_ai",), rx("ai|learns?|learning|model|machine|patterns?|languages|free text|weak signals"), bias=-0.2),
)  # fmt: skip


def read(message: Message, units: Sequence[Unit]) -> list[Item]:
    """Return the simpler way and the reasons."""
    return read_fields(message, units, "suitability", FIELDS)
