"""Corrections: "scrap that, 2 hours, not 2.5", "Erratum. The baseline is 52 minutes, not 47.", "live 14 June then".

The value that is taken back is looked up in the ledger (by the old figure when it is said, else by the item and field
that the words name), and the new figure of the same kind replaces it.
"""

import datetime as dt
import re
from decimal import Decimal

from casebuilder.case.model import Case
from casebuilder.case.patch import Change
from casebuilder.case.quantity import Quantity
from casebuilder.case.sections import SECTIONS, get, section_of
from casebuilder.case.value import LedgerEntry, Said
from casebuilder.dialogue.extraction.conflicts import is_answer
from casebuilder.dialogue.extraction.likeness import stems
from casebuilder.dialogue.extraction.message import Message

CUE = re.compile(
    r"\b(?:scrap|scrub|strike|forget|oops|(?:ignore|disregard)\s+(?:what|the\s+\w+|that|my\s+\w+)\s+i\s+(?:typed|said|wrote|gave|put|told)|too\s+many\s+(?:zeros?|zeroes|digits)|(?:zero|digit)\s+too\s+(?:many|few)|erratum|correction|corrects?|corrected|correcting|typo|sorry|apologies|excuse|my\s+mistake|mistook|"
    r"mistaken|misspoke|misread|wrong|i\s+meant|meant\s+to|make\s+(?:it|that)|change|changed|changes|instead|rather\s+than|actually|update[sd]?|"
    r"revise[sd]?|revision|replace[sd]?|not\s+[£$€]?\d|no\s+longer|was\s+off|slip(?:ped|s)?|moved|moves|push(?:ed)?|now\s+(?:it's|its|it\s+is)|"
    r"by\s+then|then\s*$|fat\s+(?:thumbs?|fingers?)|new\s+(?:quote|quotation|figure|number|date|price)|went\s+(?:up|down)|has\s+(?:risen|dropped)|"
    r"should\s+(?:be|read|have\s+been)|turns?\s+out|on\s+reflection|second\s+thoughts?|lower\s+it|raise\s+it|bump)\b",
    re.IGNORECASE,
)
PLAIN_CUE = re.compile(
    r"\b(?:correction|correct(?:s|ed|ing)?\s+(?:myself|me|it|her|his|that|my)|must\s+correct|erratum|my\s+mistake|mistook|misspoke|misread|scrap|scrub|strike|"
    r"oops|(?:ignore|disregard|forget)\s+(?:what|the\s+\w+|that|my\s+\w+)\s+i\s+(?:typed|said|wrote|gave|put|told)|should\s+(?:read|have\s+been|have\s+said)|i\s+apologi[sz]e|beg\s+(?:your\s+)?pardon|pardon\s+me|i\s+got\s+(?:that|it|one)\s+wrong|take\s+back)\b",
    re.IGNORECASE,
)
"""Words that announce a correction, whatever else a short message speaks of."""
_NOT = re.compile(
    r"\b(?:not|instead\s+of|rather\s+than|no\s+longer|forget|scrap|scrub|strike|drop)\b[^.;!?]{0,14}$", re.IGNORECASE
)
_WAS = re.compile(
    r"\b(?:was|were|previously|formerly|old|earlier|before|from|replaces?|said|wrote|told\s+you|gave\s+you|my|the)\b[^.;!?]{0,14}$",
    re.IGNORECASE,
)
_GONE = re.compile(
    r"^[^.;!?\d]{0,20}\b(?:dead|wrong|expired?|outdated|old|obsolete|gone|out|no\s+longer|is\s+for|was\s+(?:a|the|for|last)|i\s+(?:said|gave|wrote|had)|as\s+i\s+said|a\s+(?:typo|mistake|slip))\b",
    re.IGNORECASE,
)
GENERIC = stems(
    "time cost costs price day year month week hour money number new rate share amount total agent agents user users team work one-off budget benefit value"
)
"""Words that name no item by themselves."""
SHORT = 60
"""Words of a message that may restate a value without saying that it corrects one."""
_FIELD_WORDS = {
    "target": ["target", "goal", "want", "wish", "aim", "aiming", "wanted"],
    "baseline": ["baseline", "today", "now", "current", "currently", "present"],
    "due": ["due", "deadline", "by", "date", "until"],
    "go_live": ["live", "golive", "go-live", "production", "launch", "rollout", "operation"],
    "start": ["start", "starts", "begin", "begins", "kick-off", "kickoff", "starting"],
    "pilot_end": ["pilot", "trial", "shadow"],
    "first_benefit": ["benefit", "benefits", "saving", "savings", "payback"],
    "starts": ["from", "starting", "starts", "begins"],
    "amount": ["cost", "costs", "price", "quote", "quotation", "licence", "license", "amount"],
    "rate": ["adoption", "use", "using", "uptake"],
}


def is_correction(message: Message) -> bool:
    """Whether a message takes something back."""
    if CUE.search(message.text):
        return True
    return any(scores.get("meta.correct", 0.0) > 0.6 for scores in message.labels.values())


def read_corrections(message: Message, recent: str | None) -> tuple[list[Change], list[tuple[int, int]]]:
    """Return the changes that a correcting message makes, and the spans of the figures that are thereby settled.

    Args:
        message: the message, with the case as it stands.
        recent: the section last talked about; it wins where the words leave the choice open.
    """
    if not message.case.ledger:
        return [], []
    announced = PLAIN_CUE.search(message.text) is not None and len(message.text.split()) <= SHORT
    answer = message.asked is not None and is_answer(message) and not announced
    old = _taken_back(message, strict=answer)
    cued = bool(old) or is_correction(message)
    if (answer and not old) or (not cued and len(message.text.split()) > SHORT):
        return [], []
    changes: list[Change] = []
    spans: list[tuple[int, int]] = []
    for number, quantity in enumerate(message.quantities):
        if number in old or _plain(quantity) is None or quantity.relative:
            continue
        entry = _entry_for(message, quantity, old, recent) if cued else None
        entry = entry or (None if answer else _restated(message, quantity))
        if entry is None:
            continue
        quote = message.text[quantity.start : quantity.end]
        changes.append(
            Change(path=entry.path, value=_plain(quantity), text=quote, source=Said(turn=message.turn, quote=quote))
        )
        spans.append((quantity.start, quantity.end))
    if changes:
        spans += [(message.quantities[n].start, message.quantities[n].end) for n in old]
    return changes, spans


def _restated(message: Message, quantity: Quantity) -> LedgerEntry | None:
    """Return the sum of a list item that a sentence names by its own words, said out of turn with another value."""
    unit = message.unit_at(quantity.start)
    if unit is None or message.label(unit, "other.foreign") > 0.9:
        return None
    clause = next((c for c in message.clauses(unit) if c.start <= quantity.start < c.end), unit)
    near = clause.text if len(clause.text.split()) > 3 and CUE.search(unit.text) is None else unit.text
    said = stems(near) - GENERIC
    found: list[tuple[float, LedgerEntry]] = []
    for entry in message.case.ledger:
        section = SECTIONS[section_of(entry.path)]
        if (
            section.id == message.asked
            or not section.key
            or entry.path.rsplit(".", 1)[-1] not in {"amount", "baseline", "target"}
        ):
            continue
        name = stems(str(get(message.case, entry.path.rsplit(".", 1)[0] + "." + section.key) or "")) - GENERIC
        share = len(name & said) / len(name) if name else 0.0
        if share >= 0.5 and _fits(message.case, entry, quantity) and _plain(quantity) != entry.value:
            found.append((share, entry))
    found.sort(key=lambda f: -f[0])
    clear = len(found) == 1 or (len(found) > 1 and found[0][0] > found[1][0])
    return found[0][1] if found and clear else None


def _taken_back(message: Message, *, strict: bool) -> dict[int, list[LedgerEntry]]:
    """Return the figures of the message that are spoken of as old, with the ledger entries that hold them."""
    old: dict[int, list[LedgerEntry]] = {}
    loose = not strict and CUE.search(message.text) is not None and len(message.text) < 400
    for number, quantity in enumerate(message.quantities):
        matches = [e for e in message.case.ledger if _equals(e, quantity)]
        before = message.text[max(0, quantity.start - 40) : quantity.start]
        after = message.text[quantity.end : quantity.end + 40]
        if matches and (_NOT.search(before) or _GONE.search(after) or (loose and _WAS.search(before))):
            old[number] = matches
    return old if len(old) < len(message.quantities) else {}


def _entry_for(
    message: Message, quantity: Quantity, old: dict[int, list[LedgerEntry]], recent: str | None
) -> LedgerEntry | None:
    """Return the ledger entry that a new figure replaces, or `None` where no single one fits."""
    taken_back = [
        e
        for n, entries in old.items()
        for e in entries
        if _same_kind(message.quantities[n], quantity) and _fits(message.case, e, quantity)
    ]
    pool = taken_back or [
        e
        for e in message.case.ledger
        if _fits(message.case, e, quantity)
        and not e.path.startswith("problem.")
        and section_of(e.path) != message.asked
    ]
    pool = [e for e in pool if _plain(quantity) != e.value]
    scored = sorted(((_score(message, e, quantity, recent, bool(taken_back)), e) for e in pool), key=lambda s: -s[0])
    if not scored or scored[0][0] < (0.5 if taken_back else 1.2):
        return None
    if len(scored) > 1 and scored[1][0] >= scored[0][0] and scored[1][1].path != scored[0][1].path:
        return None
    return scored[0][1]


def _score(message: Message, entry: LedgerEntry, quantity: Quantity, recent: str | None, named_old: bool) -> float:
    """Weigh how well an entry fits: words of its item and field near the figure, the section last talked about."""
    score = 0.6 if named_old else 0.0
    section = SECTIONS[section_of(entry.path)]
    words = stems(message.text)
    field = entry.path.rsplit(".", 1)[-1]
    near = message.text[max(0, quantity.start - 60) : quantity.end + 40].lower()
    if any(re.search(rf"\b{re.escape(w)}\b", near) for w in _FIELD_WORDS.get(field, [])):
        score += 1.0 if section.items else 1.3
    if section.items and section.key:
        name = get(message.case, entry.path.rsplit(".", 1)[0] + "." + section.key)
        shared = (stems(str(name)) & words) - GENERIC
        score += min(2.0, 1.0 * len(shared)) if name and shared else 0.0
    if section.id == recent:
        score += 0.4
    if field == "target":
        score += 0.1
    return score


def _plain(quantity: Quantity) -> object:
    if quantity.date is not None:
        return quantity.date.isoformat()
    if quantity.value is None:
        return None
    whole = quantity.value == quantity.value.to_integral_value()
    return int(quantity.value) if whole else float(quantity.value)


def _equals(entry: LedgerEntry, quantity: Quantity) -> bool:
    """Whether an entry holds the figure that was said, also when it is said without its unit or factor ("not 47")."""
    value = _plain(quantity)
    if value is None:
        return False
    if entry.value == value:
        return True
    if quantity.kind == "number" and isinstance(entry.value, int | float) and isinstance(value, int | float):
        return any(entry.value == value * factor for factor in (1_000, 1_000_000))
    return False


def _is_date(value: object) -> bool:
    if not isinstance(value, str):
        return False
    try:
        dt.date.fromisoformat(value)
    except ValueError:
        return False
    return True


def _same_kind(a: Quantity, b: Quantity) -> bool:
    return (a.date is None) == (b.date is None)


def _fits(case: Case, entry: LedgerEntry, quantity: Quantity) -> bool:
    """Whether a figure could stand where the entry's value stands: date for date, money for money, unit for unit."""
    if (quantity.date is not None) != _is_date(entry.value):
        return False
    if quantity.date is not None:
        return True
    field = entry.path.rsplit(".", 1)[-1]
    if field == "amount":
        held = entry.value if isinstance(entry.value, int | float) else 0
        if quantity.value is not None and held and not Decimal("0.02") < quantity.value / Decimal(str(held)) < 50:
            return False
        return quantity.kind in {"money", "number"} and (quantity.value or Decimal(0)) >= 50
    if quantity.kind == "money":
        return False
    if field in {"baseline", "target"}:
        unit = get(case, entry.path.rsplit(".", 1)[0] + ".unit")
        return quantity.unit is None or unit is None or _like_unit(str(unit), quantity.unit)
    return field == "rate" and quantity.kind in {"percent", "number"}


def _like_unit(a: str, b: str) -> bool:
    return a.lower().rstrip("s") == b.lower().rstrip("s") or a.lower() in b.lower() or b.lower() in a.lower()
