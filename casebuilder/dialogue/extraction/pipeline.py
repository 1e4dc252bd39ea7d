"""From a message to items: route its units to sections, let each section's reader copy what it finds."""

from collections.abc import Mapping, Sequence

from casebuilder.case.sections import SECTION_IDS
from casebuilder.dialogue.extraction.conflicts import ANSWERS, drop_others, hollow, settle
from casebuilder.dialogue.extraction.corrections import is_correction
from casebuilder.dialogue.extraction.found import Item
from casebuilder.dialogue.extraction.marked import combine, read_marks
from casebuilder.dialogue.extraction.message import Message
from casebuilder.dialogue.extraction.readers import READERS
from casebuilder.dialogue.extraction.units import Unit

OPEN = 0.5
"""A unit of a message that answers no question goes to every section that scores this much."""
BESIDE = 0.85
"""A unit of an answer goes to another section than the one asked about only if it scores this much ..."""
MARGIN = 0.25
"""... and so much more than the section asked about."""
CLAUSE = 0.85
"""What a clause's score counts for its sentence: a long sentence may speak of several sections."""
FOREIGN = 0.6
"""A unit this surely about something else has its figures named as left out."""
WHOLE = ("problem", "benefits", "costs")
"""Sections whose readers weigh every sum of a message by its words, wherever it was routed."""
ASIDE = ("other.foreign", "other.chat", "meta.question", "meta.order", "meta.command")


def section_scores(labels: Mapping[str, float]) -> dict[str, float]:
    """Return the best score of each section's labels."""
    scores = dict.fromkeys(SECTION_IDS, 0.0)
    for label, score in labels.items():
        section = label.partition(".")[0]
        if section in scores:
            scores[section] = max(scores[section], score)
    return scores


def _scores(message: Message, unit: Unit) -> dict[str, float]:
    """Return a unit's score for each section, its clauses counted."""
    scores = section_scores(message.labels.get((unit.start, unit.end), {}))
    for clause in message.clauses(unit):
        for section, score in section_scores(message.labels.get((clause.start, clause.end), {})).items():
            scores[section] = max(scores[section], CLAUSE * score)
    return scores


def assign(message: Message) -> dict[str, list[Unit]]:
    """Return the units that each section's reader gets to see."""
    chosen: dict[str, list[Unit]] = {}
    asked = message.asked
    table = [(unit, _scores(message, unit)) for unit in message.units]
    best = max((scores.get(asked or "", 0.0) for _, scores in table), default=0.0)
    answers = best >= ANSWERS or not is_correction(message)
    for unit, scores in table:
        aside = max((message.label(unit, name) for name in ASIDE), default=0.0)
        if asked not in scores:
            taken = [s for s, score in scores.items() if score >= OPEN and score >= aside - 0.3]
            if "kpis" in taken and scores["costs"] > scores["kpis"]:
                taken.remove("kpis")  # "budget 180k one-off, licences 40k a year" is no measure with a target
        else:
            own = scores[asked]
            other = max(score for s, score in scores.items() if s != asked)
            taken = [s for s, score in scores.items() if s != asked and score >= BESIDE and score - own >= MARGIN]
            if own >= 0.3 or (other - own < (0.85 if answers else 0.4) and aside < 0.8):
                taken.append(asked)
        for section in taken:
            chosen.setdefault(section, []).append(unit)
    if asked is not None and asked in SECTION_IDS and asked not in chosen and not is_correction(message):
        # Nothing was recognised: people mostly answer the question, whatever their words.
        plain = [u for u in message.units if max((message.label(u, n) for n in ASIDE), default=0.0) < 0.7]
        if plain:
            chosen[asked] = plain
    for section in WHOLE:
        chosen.setdefault(section, [])
    return chosen


def extract(message: Message) -> list[Item]:
    """Return everything that a routed message says about the case."""
    items: list[Item] = []
    for section, units in assign(message).items():
        items += READERS[section](message, units)
    items = settle(message, items)
    if message.marks is not None:
        items = combine(message, items, read_marks(message))
        drop_others(message, items)
        items = [i for i in items if not hollow(i)]
    return sorted((i for i in items if i.fields), key=lambda i: min(f.start for f in i.fields.values()))


def foreign_figures(message: Message, items: Sequence[Item], settled: Sequence[tuple[int, int]]) -> list[str]:
    """Return the figures of units that speak of something else than this case, as said, if nothing took them."""
    taken = [(f.start, f.end) for i in items for f in i.fields.values()] + list(settled)
    left: list[str] = []
    for unit in message.units:
        if message.label(unit, "other.foreign") < FOREIGN:
            continue
        for quantity in message.within(unit):
            free = not any(quantity.start < end and start < quantity.end for start, end in taken)
            if free and quantity.kind in {"money", "percent", "duration", "count", "points"}:
                left.append(quantity.text)
    return left
