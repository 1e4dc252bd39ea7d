"""Who answers for a KPI: people and roles beside words of ownership."""

import re
from dataclasses import dataclass, replace

from casebuilder.dialogue.extraction.people import Person
from casebuilder.dialogue.extraction.readers import kpi_stops as stops
from casebuilder.dialogue.extraction.readers import kpi_words as w
from casebuilder.dialogue.extraction.readers.kpi_zone import Piece, Span, Zone
from casebuilder.dialogue.extraction.roles import role_span
from casebuilder.dialogue.extraction.wordlists import TITLES

_CUE = re.compile(
    r"\b(?:own(?:s|ed|er|ers|ership|ing)?|responsib\w+|accountab\w+|answer(?:s|ing|able)|looks?\s+after|"
    r"looking\s+after|babysits?|"
    r"keeps?\s+(?:watch|an\s+eye|tabs|track)|keep\s+watch|in\s+charge|charge\s+of|on\s+the\s+hook|to\s+hit|"
    r"belongs?\s+to|dri|lead\s+is|led\s+by|"
    r"(?:can|will|would|should|could|shall|may|to)\s+(?:own|have|take|carry|handle|run)\s+(?:it|that|this)|"
    r"(?:falls?|goes|comes|belongs?|is\s+down|is\s+up)\s+to|(?:rests|sits|lies|stays|is)\s+with|"
    r"in\s+the\s+hands\s+of|under\s+the\s+(?:care|eye|watch|lead|supervision)\s+of|"
    r"takes?\s+(?:it|that|this|these|both|all)|responsibility|holds?\s+the\s+pen|lies\s+awake|baby|number|carries|has\s+it|takes?\s+(?:care|the\s+blame|"
    r"responsibility)|blame|steward\w*|"
    r"(?:the|your|our|my)\s+(?:guy|man|woman|person|lady|lass|lad|one)|put|on\s+(?:her|his)\s+(?:plate|desk|"
    r"shoulders)|signs?\s+for|stands?\s+for|champion\w*|"
    r"monitors?|heads?\s+up|runs?|drives?|minds?|manages?|on\s+(?:it|that)|for\s+that\s+one|will\s+report|"
    r"reports\s+on|maintains?|ask|neck)\b",
    re.IGNORECASE,
)
_LABEL = re.compile(
    r"\b(?:(?:kpi\s+|process\s+|benefit\s+)?owners?|accountable|responsible|dri|lead|"
    r"in\s+charge)\s*(?:for\s+(?:all|both|everything|each|these|them|the\s+\w+)(?:\s+(?:three|two|of\s+them|"
    r"kpis?))?\s*)?"
    r"(?:is|are|:|=|will\s+be|would\s+be|-|–)\s*(?:always\s+)?",
    re.IGNORECASE,
)
_OWNED_BY = re.compile(
    r"\b(?:owned\s+by|belongs?\s+to|responsibility\s+of|accountable\s+is|charge\s+of)\s+", re.IGNORECASE
)
_ROLE_OWNS = re.compile(
    r"^\W*(?:and\s+)?(?:the|our)\s+(?P<who>[^,;.]{3,50}?)\s+(?:owns?|is\s+(?:responsible|accountable|"
    r"the\s+owner|in\s+charge)|answers\s+for|looks\s+after)\b",
    re.I,
)
_PRONOUN = re.compile(r"\b(?:he|she)\b(?:\s+(?:will|would|also|is|'ll))*", re.IGNORECASE)
_NOT_ME = re.compile(r"\b(?:i|me)\b[^.;]*\b(?:neither|not|none|n't)\b|\bnot\s+(?:me|mine)\b", re.IGNORECASE)
_NEGATED = re.compile(r"\b(?:not|neither|isn't|never)\b", re.IGNORECASE)


@dataclass(frozen=True)
class Owner:
    """The name or role of an owner, the clause it stands in, and whether words of ownership are in it."""

    start: int
    end: int
    piece: Piece
    sure: bool


def find_owners(zone: Zone) -> list[Owner]:
    """Return the people and roles of a zone that answer for KPIs, in order."""
    found: list[Owner] = []
    last: Person | None = None
    for piece in zone.pieces:
        if zone.is_foreign(piece.start):
            continue
        if found and _SAME.search(piece.text):
            found.append(Owner(found[-1].start, found[-1].end, piece, sure=True))
        people = _people(zone, piece)
        labelled_before = _LABELLED.search(zone.text[max(0, piece.start - 24) : piece.start]) is not None
        cue = _CUE.search(_without_people(zone, piece, people)) or (
            _LABELLED_ANY.match("owner") if labelled_before else None
        )
        labelled = _label_role(zone, piece, people)
        if labelled:
            found.append(Owner(*labelled, piece, sure=True))
        for person in people:
            if _takes(zone, piece, person, cue is not None, found):
                sure = cue is not None
                found.append(Owner(person.start, person.end, piece, sure))
        if not people and last is not None and cue and _PRONOUN.search(piece.text[: cue.start() + 1]):
            found.append(Owner(last.start, last.end, piece, sure=True))
        strong = [p for p in people if p.strong or cue]
        last = strong[-1] if strong else last
    return found


_SAME = re.compile(r"\bsame\s+(?:owner|person|lady|guy|man|woman)\b", re.IGNORECASE)
_LABELLED = re.compile(r"\b(?:owners?|accountable|responsible|dri|lead)(?:\s+\w+)?\s*[:=–-]\s*$", re.IGNORECASE)
_LABELLED_ANY = re.compile("owner")
_LOWER = re.compile(
    r"(?:^\W*(?:and\s+|so\s+|but\s+)?|\b(?:ask|put|owner|by|to|"
    r"is)\s+)(?P<name>[^\W\d_]{2,}\s[^\W\d_]{2,})(?:\s+(?:she|he))?\s+(?:owns?|babysits?|looks\s+after|"
    r"is\s+(?:on\s+the\s+hook|"
    r"responsible|accountable|in\s+charge|the\s+owner)|answers\s+for|has\s+(?:all|both)|carries|"
    r"takes\s+(?:all|both|care))\b",
    re.IGNORECASE,
)


def _people(zone: Zone, piece: Piece) -> list[Person]:
    """Return the people of a clause; single capitalised words only where there is nobody better."""
    found = [p for p in zone.people if piece.start <= p.start < piece.end and p.name.lower().strip(".") not in TITLES]
    strong = [p for p in found if p.strong]
    if strong:
        return [_bare_name(p) for p in strong]
    lower = _LOWER.search(piece.text)
    if lower and not any(
        x.lower() in w.GENERIC | stops.LEAD | stops.CUT | w.METRIC | stops.PEOPLE for x in lower["name"].split()
    ):
        start = piece.start + lower.start("name")
        return [Person(start, start + len(lower["name"]), lower["name"])]
    return found


def _bare_name(person: Person) -> Person:
    """Cut a name off at its possessive: "Karen Oyelaran's number"."""
    mark = re.search(r"['’]s\b", person.name)
    return replace(person, end=person.start + mark.start(), name=person.name[: mark.start()]) if mark else person


def _without_people(zone: Zone, piece: Piece, people: list[Person]) -> str:
    """Return a clause with its names blanked out."""
    chars = list(piece.text)
    for person in people:
        for place in range(person.start - piece.start, min(person.end - piece.start, len(chars))):
            chars[place] = "_"
    return "".join(chars)


def _takes(zone: Zone, piece: Piece, person: Person, cue: bool, found: list[Owner]) -> bool:
    """Whether a person in a clause is an owner."""
    text = piece.text
    if _NEGATED.search(text) and not re.search(r"\b(?:not|neither)\b[^,]*,", text, re.IGNORECASE):
        return False
    if cue:
        return person.strong or not _system_like(zone, person) and _close_to_cue(zone, piece, person)
    rest = (zone.text[piece.start : person.start] + " " + zone.text[person.end : piece.end]).strip(" .,;:-–—")
    same_sentence = any(o.piece.unit == piece.unit and o.sure for o in found)
    thats = re.match(
        r"^(?:and\s+)?(?:that'?s|that’s|it'?s|it’s|same(?:\s+\w+)?|mr|ms|mrs|dr|also|mr\.|ms\.|"
        r"(?:and\s+)?(?:with|under|under\s+the\s+name\s+of))?\.?(?:\s+(?:also|mr|ms|mrs|dr))?\.?$",
        rest,
        re.IGNORECASE,
    )
    if thats is not None and person.strong:
        return True
    if same_sentence and person.strong and len(rest.split()) <= 6:
        return True
    return rest.lower().startswith("same") and len(rest.split()) <= 2


def _close_to_cue(zone: Zone, piece: Piece, person: Person) -> bool:
    """Whether a single capitalised word stands right beside a word of ownership."""
    after = zone.text[person.end : person.end + 24]
    before = zone.text[max(piece.start, person.start - 24) : person.start]
    return (
        _CUE.match(after.lstrip()) is not None
        or re.search(
            r"(?:by|to|of|mr\.?|ms\.?|mrs\.?|dr\.?|owner[:=]?|is|:|=|put|ask|same\s+\w+)\s*$", before, re.IGNORECASE
        )
        is not None
        or (after.startswith(("'s", "’s")) and _CUE.search(after) is not None)
    )


def _system_like(zone: Zone, person: Person) -> bool:
    word = zone.text[person.start : person.end]
    return word.isupper() or any(c.isdigit() for c in word) or any(c.isupper() for c in word[1:])


def _label_role(zone: Zone, piece: Piece, people: list[Person]) -> Span | None:
    """Read a role without a name: "owner is the head of service desk"."""
    text = piece.text
    if people:
        return None
    label = _LABEL.search(text) or _OWNED_BY.search(text)
    if label:
        return role_span(zone.text, piece.start + label.end(), piece.end)
    before = zone.text[max(0, piece.start - 24) : piece.start]
    if re.search(r"\b(?:owner|accountable|responsible|dri)\s*[:=]\s*$", before, re.IGNORECASE) and piece.text.strip():
        return role_span(zone.text, piece.start, piece.end)
    owns = _ROLE_OWNS.match(text)
    if owns:
        return role_span(zone.text, piece.start + owns.start("who"), piece.start + owns.end("who"))
    return None
