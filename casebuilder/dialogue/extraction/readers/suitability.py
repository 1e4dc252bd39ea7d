"""Reading the `suitability` section: why AI, the simpler way, and why that is not enough."""

import re
from collections.abc import Sequence

from casebuilder.dialogue.extraction.found import Found, Item
from casebuilder.dialogue.extraction.message import Message
from casebuilder.dialogue.extraction.readers.fields import Field, read_fields, rx, says_something
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


_STATED = re.compile(
    r"\b(?:simpl\w+|cheap\w*|humbl\w+|dull|obvious|low[- ]tech|old[- ]fashioned|alternatives?)\b[^.;:=]{0,50}?(?:\b(?:is|was|would be|were|being|that['’]d be)\b|[:=])\s+(?=\S)",
    re.IGNORECASE,
)
"""Words that announce the simpler way."""
_ENOUGH = re.compile(
    r",?\s+(?:which|because|but|since|we (?:priced|tried|did|binned|had)|and (?:it|they|we|which|you['’]re)|that (?:fails?|failed|broke))\b|[.;]\s",
    re.IGNORECASE,
)


def read(message: Message, units: Sequence[Unit]) -> list[Item]:
    """Return the simpler way and the reasons."""
    items = [i for i in read_fields(message, units, "suitability", FIELDS) if _about_a_way(message, i)]
    stated = _stated(message, units) if message.asked == "suitability" else None
    if stated is None:
        return items
    item = items[0] if items else Item("suitability")
    held = item.fields.get("simpler_alternative")
    if held is None or held.end <= stated.start or stated.end <= held.start:
        item.fields["simpler_alternative"] = stated
    return [item]


SURE = 0.85
"""Out of turn, why a simpler way is not enough is taken without that way only if the router is this sure of it."""


def _about_a_way(message: Message, item: Item) -> bool:
    """Take the reason out where no simpler way is spoken of; return whether anything is left of the item."""
    reason = item.fields.get("why_not_simpler")
    known = "simpler_alternative" in item.fields or message.case.suitability.simpler_alternative
    if reason is not None and message.asked != "suitability" and not known:
        held = [u for u in message.units if u.start < reason.end and reason.start < u.end]
        if max((message.label(u, "suitability.why_not_simpler") for u in held), default=0.0) < SURE:
            del item.fields["why_not_simpler"]
    return bool(item.fields)


def _stated(message: Message, units: Sequence[Unit]) -> Found | None:
    """Return what follows words that announce the simpler way."""
    for unit in units:
        match = _STATED.search(unit.text)
        if match is None or unit.text.rstrip().endswith("?"):
            continue
        stop = _ENOUGH.search(unit.text, match.end() + 8)
        found = message.copy(unit.start + match.end(), unit.start + (stop.start() if stop else len(unit.text)))
        if found is not None and says_something(found.quote) and not _VERDICT.match(found.quote):
            return found
    return None


_VERDICT = re.compile(
    r"(?:not|too|no|never|useless|enough|dismissed|discarded|rejected|tried|weighed|considered)\b", re.IGNORECASE
)
