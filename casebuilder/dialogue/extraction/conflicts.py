"""One figure, one meaning: a run of words that two sections claim goes to the one that it fits best."""

import re
from collections.abc import Sequence

from casebuilder.dialogue.extraction.found import FIGURES, Found, Item
from casebuilder.dialogue.extraction.message import Message
from casebuilder.dialogue.extraction.units import Unit

_OTHERS = re.compile(
    r"\b(?:vendors?|(?:\w+\s+)?(?:guys?|chaps?|blokes?|dudes?|gentlem[ae]n|ladies|lady|fellows?)|suppliers?|start-?ups?|ngos?|reps?|oem|sales\s?(?:m[ae]n|person|people|guy|lady|rep)|consultan\w+|competitors?|rivals?|counterparts?|peers?|neighbou?rs?|brochures?|decks?|"
    r"sister\s+(?:company|plant|site|bank|hospital|firm)|colleagues?\s+(?:in|at|from|over)|(?:a\s+)?friends?\s+(?:in|at|of)|(?:an)?other\s+(?:bank|hospital|plant|site|"
    r"company|city|university|department|museum|airport|utility|centre|center|insurer|retailer|agency|team)|industry|benchmarks?|analysts?\s+(?:say|report)|gartner|"
    r"newspapers?|articles?|headlines?|websites?|somebody|someone|people)\b[^.!?;]{0,60}?"
    r"\b(?:reckons?|claims?|boasts?|brags?|mentions?|mentioning|quotes?|quoting|promis\w+|swears?|swore|tell\w*|told|advertis\w+|pitch\w*|touts?|speaks?|spoke|wrote|writes?|"
    r"manages?|achieves?|gets?\s+to|brought|says?|said|reports?|dreams?|talks?)\b",
    re.IGNORECASE,
)
"""Others and what they say of themselves or promise: their figures are no baselines, targets or benefits of this case."""
_NEEDS = {"kpis": ("baseline", "target"), "benefits": ("amount", "kind"), "costs": ("amount",)}
"""An item of these sections that loses all of these fields is dropped."""
ASKED = 0.3
"""What the section asked about gains over another in a message that seems to be about something else ..."""
ANSWERED = 1.0
"""... and in one that answers the question."""
ANSWERS = 0.5
"""A message with a unit that scores this much for the section asked about is an answer to the question."""
MARKED = 0.8
"""What the tagger's mark of a figure counts for its section."""
_PRIOR = {"costs": 0.15, "benefits": 0.1, "timeline": 0.05}
"""Sections whose readers demand more evidence win a near tie."""


def is_answer(message: Message) -> bool:
    """Whether a message answers the question that was asked, by the router's scores."""
    asked = message.asked or ""
    return any(_best(message, unit, asked) >= ANSWERS for unit in message.units)


def _best(message: Message, unit: Unit, section: str) -> float:
    return max((_label(message, piece, section) for piece in (unit, *message.clauses(unit))), default=0.0)


def settle(message: Message, items: Sequence[Item]) -> list[Item]:
    """Return the items with every figure held by one section; the section asked about wins, then the better fit."""
    drop_others(message, items)
    bonus = ANSWERED if is_answer(message) else ASKED
    claims: list[tuple[Item, str, Found]] = [
        (item, name, found)
        for item in items
        for name, found in item.fields.items()
        if name in FIGURES and found.end > found.start
    ]
    for index, (item, name, found) in enumerate(claims):
        for other, other_name, rival in claims[index + 1 :]:
            if other.section == item.section or rival.end <= found.start or found.end <= rival.start:
                continue
            if _shared_date(name, other_name):
                continue
            if _fit(message, item.section, found, bonus) >= _fit(message, other.section, rival, bonus):
                other.fields.pop(other_name, None)
            else:
                item.fields.pop(name, None)
    return [i for i in items if i.fields and not hollow(i)]


FOREIGN = 0.75
"""Router probability from which a sentence is about somebody else's figures."""


def drop_others(message: Message, items: Sequence[Item]) -> None:
    """Take out baselines, targets and benefits that are said to be somebody else's."""
    for item in items:
        if item.section not in {"kpis", "benefits"}:
            continue
        for name in [n for n in item.fields if n in {"baseline", "target", "amount"}]:
            if _of_others(message, item.section, item.fields[name]):
                item.fields.pop(name)


def _of_others(message: Message, section: str, found: Found) -> bool:
    unit = message.unit_at(found.start)
    if unit is None:
        return False
    claim = _OTHERS.search(message.text, unit.start, found.end)
    if claim is not None and claim.end() <= found.start and found.start - claim.end() < 60:
        return True
    if message.marked(found.start, found.end, "aside", "foreign") >= FOREIGN:
        return True
    foreign = message.label(unit, "other.foreign")
    return foreign >= FOREIGN and foreign > _label(message, unit, section) + 0.1


def _shared_date(a: str, b: str) -> bool:
    """Whether one date may serve both: go-live is often the day from which a benefit counts."""
    return {a, b} <= {"due", "starts", "go_live", "first_benefit"}


def hollow(item: Item) -> bool:
    """Whether an item of figures has lost all of them."""
    needs = _NEEDS.get(item.section)
    return (
        bool(needs)
        and not any(n in item.fields for n in needs or ())
        and item.section == "kpis"
        and "name" in item.fields
    )


def _fit(message: Message, section: str, found: Found, bonus: float) -> float:
    """Weigh how well a section fits the words around a figure."""
    score = bonus if message.asked == section else _PRIOR.get(section, 0.0)
    if message.marks is not None:
        score += MARKED * message.marks.score(section, found.start, found.end)
    unit = message.unit_at(found.start)
    if unit is None:
        return score
    clause = next((c for c in message.clauses(unit) if c.start <= found.start < c.end), unit)
    return score + max(_label(message, unit, section), _label(message, clause, section))


def _label(message: Message, unit: Unit, section: str) -> float:
    scores = message.labels.get((unit.start, unit.end), {})
    return max((s for label, s in scores.items() if label.partition(".")[0] == section), default=0.0)
