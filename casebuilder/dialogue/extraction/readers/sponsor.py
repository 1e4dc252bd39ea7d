"""Reading the `sponsor` section: the executive sponsor's name and role, and who holds the budget."""

import re
from collections.abc import Sequence

from casebuilder.case.value import Said
from casebuilder.dialogue.extraction.found import Found, Item
from casebuilder.dialogue.extraction.message import Message
from casebuilder.dialogue.extraction.people import Person, find_self
from casebuilder.dialogue.extraction.readers.lower_names import lower_owners, lowers
from casebuilder.dialogue.extraction.roles import role_span
from casebuilder.dialogue.extraction.units import Unit

_SPONSOR = re.compile(
    r"\b(?:sponsor\w*|spons|backs?|backing|champion\w*|executive|exec|accountable|answers? for|stands? behind|senior responsible|sro|behind (?:this|it)|patron)\b",
    re.IGNORECASE,
)
_BUDGET = re.compile(
    r"\b(?:budget\w*|wallet|purse|money|pays?|paying|funds?|funding|funded|holds? the (?:purse|money|strings)|signs?(?: off)?|signature|spending|spend|finances|cheque ?book|"
    r"check ?book|pocket|cost cent(?:re|er)|p&l|approves? the|bill|authority|sanction\w*)\b",
    re.IGNORECASE,
)
_MINE = re.compile(
    r"\b(?:(?:also |that's |thats |is |it's )?(?:me|myself|mine|yours truly)|i (?:am|'m) (?:the|also)|i sponsor|i hold|my own|same person|both|me too|as well)\b|^\W*(?:me|myself|i am|i)\b",
    re.IGNORECASE,
)
_SAME = re.compile(r"\b(?:s?he|they|same|also|both|too|herself|himself|themselves|as well)\b", re.IGNORECASE)
_DENIED = re.compile(r"\b(?:not|no|never|nor|(?:does|has|is|do|have)n['’]?t|but)\b", re.IGNORECASE)
_ONLY_POINTS = re.compile(
    r"^\W*(?:(?:it|it['’]?s|its|is|that|that['’]?s|but|rather|namely|instead|our|the|my|mr|mrs|ms|dr|dra|prof|shri|smt|sri|sir)\b\W*)*$",
    re.IGNORECASE,
)
_GOES_ON = re.compile(
    r"^\W*(?:however\W+)?(?:is|are|was|lies?|sits?|stays?|rests?|belongs?|comes?|goes|remains?)\b", re.IGNORECASE
)
_NOT_SPONSOR = re.compile(
    r"\b(?:i only|i just|on behalf|for (?:him|her)|only write|ask|assistant|not the sponsor)\b", re.IGNORECASE
)


def read(message: Message, units: Sequence[Unit]) -> list[Item]:
    """Return the sponsor and the budget holder."""
    item = Item("sponsor")
    for unit in units:
        people = [p for p in message.people_in(unit) if p.strong or message.asked == "sponsor"]
        people += _without_capitals(message, unit, people)
        for person in sorted(people, key=lambda p: p.start):
            _place(message, unit, person, people, item)
    if message.asked == "sponsor":
        _writer(message, units, item)
        _same_person(message, units, item)
    name = item.fields.get("name")
    if (
        name is not None
        and message.writer is not None
        and str(name.value).lower() == message.writer[0].lower()
        and message.writer[1]
    ):
        role = message.writer[1]
        item.fields.setdefault("role", Found(role, 0, 0, role, turn=message.writer[2], weak=True))
    if message.asked == "sponsor" and ("role" not in item.fields or item.fields["role"].weak):
        _role_alone(message, units, item)
    return [item] if item.fields else []


def _place(message: Message, unit: Unit, person: Person, people: Sequence[Person], item: Item) -> None:
    """Give a person the part that the words around the name speak of."""
    before = max([unit.start, *(p.end for p in people if p.end <= person.start)])
    after = min([unit.end, *(p.start for p in people if p.start >= person.end)])
    before, after = _clause(message, person, before, after)
    around = message.text[before:after]
    budget, sponsor = _BUDGET.search(around), _SPONSOR.search(around)
    name = _full(message, person)
    if name is None:
        return
    if budget and not (sponsor and _nearer(message, person, before, sponsor, budget)):
        item.fields.setdefault("budget_holder", name)
        return
    if message.asked != "sponsor" and not sponsor:
        return  # a writer who gives their name is not yet the sponsor
    if _NOT_SPONSOR.search(around) and not sponsor:
        return
    if "name" in item.fields and not sponsor:
        return
    item.fields["name"] = name
    if person.role_span and person.role:
        item.fields["role"] = Found(person.role, *person.role_span, person.role)


def _without_capitals(message: Message, unit: Unit, people: Sequence[Person]) -> list[Person]:
    """Return names written small, where the writer does without capitals and the unit speaks of sponsor or budget."""
    if not lowers(message) or not (_BUDGET.search(unit.text) or _SPONSOR.search(unit.text)):
        return []
    return [
        Person(start, end, message.text[start:end])
        for start, end in lower_owners(message, unit.start, unit.end)
        if message.text[start:end].islower()
        and len(message.text[start:end].split()) > 1
        and not any(start < p.end and p.start < end for p in people)
    ]


def _same_person(message: Message, units: Sequence[Unit], item: Item) -> None:
    """Read "She holds the purse strings too" as the sponsor holding the budget."""
    name = item.fields.get("name")
    if name is None or "budget_holder" in item.fields:
        return
    for unit in units:
        speaks = _BUDGET.search(unit.text) and _SAME.search(unit.text)
        if speaks and not message.people_in(unit) and not _DENIED.search(unit.text):
            item.fields["budget_holder"] = name
            return


def _full(message: Message, person: Person) -> Found | None:
    """Return the name, in full if the writer or the case gave it in full before ("As above, Kanaki").

    `None` where the case knows the person by a longer name but not from which message.
    """
    own = person.name.lower().split()
    if message.writer is not None and set(own) <= set(message.writer[0].lower().split()):
        name, _, turn = message.writer
        return Found(name, 0, 0, name, turn=turn)
    longer = [p for p in message.people if p.end <= person.start]
    for earlier in longer:
        if set(own) < set(earlier.name.lower().split()):
            return Found(earlier.name, earlier.start, earlier.end, earlier.name)
    for known in sorted(message.known_names, key=len):
        if set(own) < set(known.lower().split()):
            for entry in (*message.case.provenance, *message.case.ledger):
                if entry.value == known and isinstance(entry.source, Said):
                    return Found(known, 0, 0, entry.source.quote, turn=entry.source.turn)
            return None
    return Found(person.name, person.start, person.end, person.name)


def _clause(message: Message, person: Person, before: int, after: int) -> tuple[int, int]:
    """Narrow the words around a name to its own clause; a clause of the name alone keeps its neighbour to the left."""
    cuts = re.finditer(
        r"[,;:]\s|(?<!\bMr)(?<!rs|Dr|Ms|ra)(?<!of)\.\s|\n|\s(?:and|but|while)\s", message.text[before : person.start]
    )
    left = [m.end() for m in cuts]
    rest = message.text[before + left[-1] : person.start] if left else ""
    if left and not _ONLY_POINTS.match(rest) and not _GOES_ON.match(rest):
        before += left[-1]
    # Past the name, a new clause is about something else, unless it is the role that follows it.
    for mark in re.finditer(r"[;.]\s|\n|,?\s(?:and|but|while)\s|,\s", message.text[person.end : after]):
        role = person.role_span is not None and person.role_span[0] >= person.end + mark.start()
        if not role:
            return before, person.end + mark.start()
    return before, after


def _nearer(message: Message, person: Person, before: int, a: re.Match[str], b: re.Match[str]) -> bool:
    """Whether the first of two matches stands nearer to the person."""
    place = person.start - before
    return abs(a.start() - place) <= abs(b.start() - place)


def _writer(message: Message, units: Sequence[Unit], item: Item) -> None:
    """Read "me" as the writer, by the name they gave earlier."""
    if message.writer is None:
        return
    name, role, turn = message.writer
    for unit in units:
        mine = _MINE.search(unit.text)
        if mine is None or not find_self(unit.text) and "yours truly" not in unit.text.lower():
            continue
        found = Found(name, 0, 0, name, turn=turn)
        clause_budget = any(_BUDGET.search(c.text) and _MINE.search(c.text) for c in message.clauses(unit))
        if (
            clause_budget
            and "budget_holder" not in item.fields
            and not re.search(r"\bno budget\b", unit.text, re.IGNORECASE)
        ):
            item.fields["budget_holder"] = found
        if "name" not in item.fields and not _NOT_SPONSOR.search(unit.text):
            item.fields["name"] = found
            if role and "role" not in item.fields:
                item.fields["role"] = Found(role, 0, 0, role, turn=turn, weak=True)


def _role_alone(message: Message, units: Sequence[Unit], item: Item) -> None:
    """Take a role that stands without a name beside it ("me. operations manager")."""
    for unit in units:
        if message.people_in(unit) or _BUDGET.search(unit.text):
            continue
        span = role_span(message.text, unit.start, unit.end)
        if span is not None:
            words = message.text[span[0] : span[1]]
            item.fields["role"] = Found(words, span[0], span[1], words)
            return
