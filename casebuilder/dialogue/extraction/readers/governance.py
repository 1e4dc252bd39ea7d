"""Reading the `governance` section: who oversees, how often, and when it is stopped."""

from collections.abc import Sequence

from casebuilder.dialogue.extraction.found import Found, Item
from casebuilder.dialogue.extraction.message import Message
from casebuilder.dialogue.extraction.readers.fields import Field, read_fields, rx
from casebuilder.dialogue.extraction.units import Unit

CADENCE = (
    "weekly|monthly|quarterly|yearly|annually|fortnightly|biweekly|bi-weekly|bimonthly|twice a (?:year|month|week)|once a (?:year|month|quarter|week)|"
    "(?:every|each) (?:other |second |third |two |three |four |five |six |eight |ten |twelve |\\d+ |first |last |couple of |few )?(?:day|week|month|quarter|year|days|months|weeks|quarters|years|half-?year|monday|tuesday|wednesday|thursday|friday|sprint|fortnight|"
    "spring|summer|autumn|winter|semester|term)|per (?:month|quarter|year|week)|a (?:month|quarter)|half-?yearly|daily"
)
FIELDS = (
    Field("oversight", ("governance.oversight",), rx("committee|board|council|steering|meeting|oversees?|oversight|reports? to|dpo|panel|group|me and|forum|works council")),
    Field("review_cadence", ("governance.review_cadence",), rx(CADENCE), bias=-0.8),
    Field(
        "stop_rule",
        ("governance.stop_rule",),
        rx("stop|stops|stopped|switch(?:ed)? (?:it )?off|turn(?:ed)? (?:it )?off|pull(?:ed)? the plug|off\\.?$|bin it|binned|in the skip|kill|shut(?:s|ting)? (?:it )?down|paused?|"
           "abandon|tripwire|threshold|roll(?:ed)? back|disabled?|withdraw|if .{0,60} (?:above|below|over|under|more than|less than|exceeds?|drops?|falls?|reaches)|two months running|in a row|on the trot"),
    ),
)  # fmt: skip


def read(message: Message, units: Sequence[Unit]) -> list[Item]:
    """Return oversight, review cadence and stop rule."""
    items = read_fields(message, units, "governance", FIELDS)
    item = items[0] if items else Item("governance")
    if "review_cadence" not in item.fields:
        for unit in units:
            match = rx(CADENCE).search(unit.text)
            stop = item.fields.get("stop_rule")
            inside = stop is not None and match and stop.start <= unit.start + match.start() < stop.end
            if match and not inside:
                found = message.copy(unit.start + match.start(), unit.start + match.end())
                if found is not None:
                    item.fields["review_cadence"] = found
                    break
    cadence = item.fields.get("review_cadence")
    if cadence is not None and message.asked != "governance" and _is_rate(message, cadence):
        del item.fields["review_cadence"]
    return [item] if item.fields else []


def _is_rate(message: Message, cadence: Found) -> bool:
    """Whether "a month" says for what time a sum is paid and not how often somebody meets."""
    bare = cadence.quote.lower().startswith(("a ", "per ")) or cadence.quote.lower() in {
        "monthly",
        "yearly",
        "annually",
    }
    return bare and any(
        q.kind == "money" and q.start < cadence.end and cadence.start - q.end < 12 for q in message.quantities
    )
