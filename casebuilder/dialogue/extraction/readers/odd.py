"""The odd one out: a sum told unlike the others of its answer, in words that may be about something else.

Whoever lists costs says of each how often it is paid; a neighbour's bill or a quote that was beaten down is told in
passing, without. The same holds for gains without kind, owner or start among gains that have them.
"""

import re
from collections.abc import Sequence

from casebuilder.dialogue.extraction.found import Item
from casebuilder.dialogue.extraction.message import Message

DOUBT = 0.25
"""From this probability of router or tagger a sentence may be about somebody else."""
_ELSEWHERE = re.compile(
    r"\b(?:was|were|paid|spent|lost|earned|saved|said\s+to|sa(?:ys|id)|tells?|told|claims?|claimed|boasts?|reckons?|swears?|promis\w+|"
    r"first\s+(?:quote|offer|price)|neighbou?r\w*|sister|compet\w+|mate|friends?|brother|cousin|"
    r"not\s+us|not\s+ours|ignore|leave\s+(?:that|it)|don['’]t\s+(?:use|count|mind))\b",
    re.IGNORECASE,
)


def without_odd(message: Message, items: Sequence[Item], telling: Sequence[str], *, most: int) -> list[Item]:
    """Return the items without those that alone lack all of the telling fields and may be about something else.

    Args:
        message: the message.
        items: the items of its answer.
        telling: fields of which the others say at least one.
        most: how many others at least must say so.
    """
    told = [i for i in items if any(n in i.fields for n in telling)]
    if len(told) < most:
        return list(items)
    return [i for i in items if i in told or "amount" not in i.fields or not _elsewhere(message, i)]


def _elsewhere(message: Message, item: Item) -> bool:
    amount = item.fields["amount"]
    unit = message.unit_at(amount.start)
    if unit is None:
        return False
    doubt = max(
        message.label(unit, "other.foreign"), message.marked(amount.start, amount.end, "aside", "foreign", "old")
    )
    return doubt >= DOUBT or _ELSEWHERE.search(unit.text) is not None
