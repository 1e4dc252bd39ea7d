"""One reading out of two: the readers' rules, and the tagger's marks.

Rules read what they know well and are blind to wording they do not know; the tagger knows more wordings and is less
exact. So from one probability on a mark fills what the rules left empty; from another, for the few fields where that was
measured to gain, it replaces what they took (`trust.py`). Figures that are surely something else to the tagger (another section's, somebody else's, one
that is taken back) are given up.
"""

from collections.abc import Sequence

from casebuilder.case.sections import SECTIONS, get
from casebuilder.dialogue.extraction.found import FIGURES, Found, Item
from casebuilder.dialogue.extraction.marked import trust
from casebuilder.dialogue.extraction.message import Message
from casebuilder.dialogue.extraction.readers.odd import without_odd
from casebuilder.marking.scheme import BY_NAME
from casebuilder.marking.tagger import Mark

SEEN = 0.7
"""From this probability of its name, an item of the rules is one to the tagger, too."""
_ENTRIES = frozenset({"in_scope", "out_of_scope", "integrations"})
_DERIVED = frozenset({"currency", "unit", "direction", "kind", "period", "recurrence", "annual_cost.currency"})
"""Fields that follow from the words of another one."""


def combine(message: Message, rules: Sequence[Item], marked: Sequence[Item]) -> list[Item]:
    """Return the items of both readings as one."""
    if message.marks is None:
        return list(rules)
    items: list[Item] = []
    kept = [k for i in rules if (k := _kept(message, i)).fields]
    for section in SECTIONS:
        own = [i for i in kept if i.section == section]
        seen = [i for i in marked if i.section == section]
        if SECTIONS[section].items is None:
            items += _object(message, section, own, _free(seen, [i for i in kept if i.section != section]))
        else:
            items += _list(message, section, own, seen)
    return [i for i in items if i.fields]


def _free(seen: Sequence[Item], others: Sequence[Item]) -> list[Item]:
    """Return marked items without the sums that the rules read as something else: one figure has one meaning."""
    taken = [(f.start, f.end) for i in others for n, f in i.fields.items() if n == "amount"]
    free = []
    for item in seen:
        spans = [
            n.rpartition(".")[0] for n, f in item.fields.items() if n.endswith(".amount")
            for start, end in taken if start < f.end and f.start < end
        ]  # fmt: skip
        fields = {n: f for n, f in item.fields.items() if n.rpartition(".")[0] not in spans or "." not in n}
        free.append(Item(item.section, fields, item.start, item.correction, item.update))
    return [i for i in free if i.fields]


def _kept(message: Message, item: Item) -> Item:
    """Return an item of the rules without the figures that are surely something else."""
    name = item.fields.get(SECTIONS[item.section].key or "")
    if (
        name is not None
        and message.marks is not None
        and message.marks.score(item.section, name.start, name.end) >= SEEN
    ):
        return item  # the tagger sees the same item; its figures are read in their context
    fields = {n: f for n, f in item.fields.items() if not _elsewhere(message, item.section, n, f)}
    if item.fields.keys() - fields.keys() & {"amount", "baseline", "target"} and not fields.keys() & FIGURES:
        fields = {}
    return Item(item.section, fields, item.start, item.correction, item.update)


def _object(message: Message, section: str, own: Sequence[Item], seen: Sequence[Item]) -> list[Item]:
    """Combine the fields of an object section; the entries of its lists are taken from either, once each."""
    fields: dict[str, Found] = {}
    entries = [i for i in own if i.fields.keys() & _ENTRIES]
    for item in own:
        if item not in entries:
            fields |= item.fields
    for item in seen:
        name = next((n for n in item.fields if n in _ENTRIES), None)
        if name is not None:
            _enter(message, section, entries, item, name)
            continue
        held = dict(fields)
        for field, found in item.fields.items():
            base = field.removesuffix(".currency") + ".amount" if field.endswith(".currency") else field
            if _takes(message, section, base, item.fields.get(base, found), held):
                fields[field] = found
    made = [Item(section, fields, min(f.start for f in fields.values()))] if fields else []
    return made + entries


def _enter(message: Message, section: str, entries: list[Item], item: Item, name: str) -> None:
    """Add a marked entry of a list unless the rules have its words already."""
    found = item.fields[name]
    score = message.marks.score(section, found.start, found.end) if message.marks else 0.0
    if any(f.start < found.end and found.start < f.end for e in entries for f in e.fields.values()):
        return
    if score >= trust.fill(asked=message.asked == section):
        entries.append(item)


def _takes(message: Message, section: str, field: str, found: Found, held: dict[str, Found]) -> bool:
    """Whether a marked field is taken, given what the rules hold."""
    asked = message.asked == section
    score = message.marks.score(section, found.start, found.end) if message.marks else 0.0
    if field not in held:
        return score >= trust.fill(asked=asked)
    return trust.replaces(section, field, score)


def _list(message: Message, section: str, own: Sequence[Item], seen: Sequence[Item]) -> list[Item]:
    """Combine the items of a list section: those that rest on the same words are one."""
    left = list(own)
    items: list[Item] = []
    for item in seen:
        twin = max(own, key=lambda other: _shared(item, other), default=None)
        if twin is not None and _shared(item, twin) > 0:
            if twin not in left:
                continue
            left.remove(twin)
            items.append(_joined(message, section, twin, item))
        elif _stands(message, section, item):
            items.append(item)
    found = sorted([*items, *left], key=lambda i: i.start)
    if message.asked == section and section in _TELLING:
        telling, most = _TELLING[section]
        found = without_odd(message, found, telling, most=most)
    return found


_TELLING = {"costs": (("recurrence",), 2), "benefits": (("kind", "owner", "starts"), 1)}
"""What the items of an answer mostly tell, and in how many of them (`readers/odd.py`)."""


def _joined(message: Message, section: str, twin: Item, item: Item) -> Item:
    """Return the item of the rules with what the marks add or know better."""
    fields = dict(twin.fields)
    units = {str(i.fields["unit"].value).lower() for i in (twin, item) if "unit" in i.fields}
    for field, found in item.fields.items():
        if field in _DERIVED or (len(units) > 1 and field in {"baseline", "target"}):
            continue  # half of a KPI in hours and half in minutes would be wrong
        if _takes(message, section, field, found, fields):
            fields[field] = found
    for field in _DERIVED & item.fields.keys():
        if field not in fields or (fields.get("amount") is item.fields.get("amount") and "amount" in fields):
            fields[field] = item.fields[field]
    return Item(section, fields, min(item.start, twin.start), twin.correction, twin.update)


_NEEDS = {
    "kpis": ("baseline", "target"),
    "benefits": ("amount",),
    "costs": ("amount",),
    "data": ("system", "quality", "owner"),
    "skills": ("approach", "lead_time"),
    "risks": ("mitigation", "owner", "likelihood", "impact"),
}
"""An item that only the marks see needs its name and one of these."""


def _stands(message: Message, section: str, item: Item) -> bool:
    """Whether an item that only the marks see is one: its name and a value are sure enough, or it adds to one.

    What answers another question is left to the rules: one stray item would make its section look answered.
    """
    key = SECTIONS[section].key or ""
    asked = message.asked == section
    if message.marks is None or not (asked or message.asked is None):
        return False
    strong = {
        n
        for n, f in item.fields.items()
        if n not in _DERIVED and message.marks.score(section, f.start, f.end) >= trust.fill(asked=asked)
    }
    if key not in item.fields:
        return asked and bool(strong) and bool(get(message.case, SECTIONS[section].items or ""))
    return key in strong and bool(strong & set(_NEEDS[section]))


def _shared(a: Item, b: Item) -> int:
    """Return how many figures and names two items rest on in common."""
    return sum(
        (3 if n in FIGURES and m in FIGURES else 1)
        for n, f in a.fields.items()
        for m, g in b.fields.items()
        if n not in _DERIVED and m not in _DERIVED and (n == m or {n, m} <= FIGURES)
        and n not in {"owner", "source", "due", "starts", "system"}
        and f.end > f.start and f.start < g.end and g.start < f.end
    )  # fmt: skip


def _elsewhere(message: Message, section: str, field: str, found: Found) -> bool:
    """Whether the tagger is sure that a figure is something else than the rules took it for."""
    if message.marks is None or field not in FIGURES or found.end <= found.start:
        return False
    claims: list[Mark] = [m for m in message.marks.marks if m.start < found.end and found.start < m.end]
    if any(BY_NAME[m.group].section() == section for m in claims):
        return False
    return any(m.score >= trust.ELSEWHERE and m.field in trust.CLAIMS.get(m.group, ()) for m in claims)
