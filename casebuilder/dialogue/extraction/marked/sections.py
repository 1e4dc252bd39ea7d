"""Items of the sections that are one object, from marks."""

from casebuilder.dialogue.extraction.found import Found, Item
from casebuilder.dialogue.extraction.marked import values
from casebuilder.dialogue.extraction.message import Message
from casebuilder.dialogue.extraction.readers.currency import currency_of, overall
from casebuilder.dialogue.extraction.readers.sums import find_sums
from casebuilder.marking.scheme import FIELDS
from casebuilder.marking.tagger import Mark, Marks

_PEOPLE = {("sponsor", "name"), ("sponsor", "budget_holder"), ("operations", "support_owner")}
_ENTRIES = {
    ("scope", "in"): "in_scope",
    ("scope", "out"): "out_of_scope",
    ("operations", "integration"): "integrations",
}
OBJECTS = (
    "problem", "objective", "sponsor", "process", "solution", "suitability", "scope", "operations", "governance",
    "adoption", "timeline",
)  # fmt: skip


def read_object(message: Message, marks: Marks, section: str) -> list[Item]:
    """Return what the marks say of a section: one item with its fields, and one item for every list entry."""
    item = Item(section)
    entries: list[Item] = []
    for field in FIELDS[section]:
        found = marks.of(section, field)
        name = _ENTRIES.get((section, field))
        if name is not None:
            copies = [values.words(message, m) for m in found]
            entries += [Item(section, {name: c}, start=c.start) for c in copies if c is not None]
        elif found:
            item.fields |= _field(message, section, field, found)
    return ([item] if item.fields else []) + entries


def _field(message: Message, section: str, field: str, found: list[Mark]) -> dict[str, Found]:
    """Return the field (with its currency for money) of the surest of several marks."""
    if section == "timeline":
        days = [d for m in sorted(found, key=lambda m: -m.score) if (d := values.day(message, m)) is not None]
        return {field: days[0]} if days else {}
    if (section, field) == ("problem", "annual_cost"):
        return _annual_cost(message, found)
    if section == "suitability" and field == "option":
        return {}
    best = _surest(found)
    if (section, field) == ("adoption", "rate"):
        rate = values.share(message, best)
        return {"rate": rate} if rate is not None else {}
    copied = values.person(message, best) if (section, field) in _PEOPLE else values.words(message, best)
    return {field: copied} if copied is not None else {}


def _surest(found: list[Mark]) -> Mark:
    """Return the mark to take: the surest, where longer runs count a little more."""
    return max(found, key=lambda m: m.score + min(0.2, 0.01 * (m.end - m.start)))


def _annual_cost(message: Message, found: list[Mark]) -> dict[str, Found]:
    common = overall(message)
    for mark in sorted(found, key=lambda m: -m.score):
        for one in find_sums(message, *values.stretch(message, mark)):
            amount = one.found(message)
            if amount is None or one.each:
                continue
            fields = {"annual_cost.amount": amount}
            currency = currency_of(message, one.quantity, common)
            if currency is not None:
                fields["annual_cost.currency"] = currency
            return fields
    return {}
