"""From a message to items: route its units to sections, let each section's reader copy what it finds."""

from collections.abc import Mapping, Sequence

from casebuilder.case.sections import SECTION_IDS
from casebuilder.dialogue.extraction.found import Item
from casebuilder.dialogue.extraction.message import Message
from casebuilder.dialogue.extraction.readers import READERS
from casebuilder.dialogue.extraction.units import Unit

ASKED_PRIOR = 0.4
"""Added to the score of the section that was asked about: people mostly answer the question."""
TAKE = 0.5
"""A unit goes to every section that scores this much."""
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


def assign(message: Message) -> dict[str, list[Unit]]:
    """Return the units that each section's reader gets to see."""
    chosen: dict[str, list[Unit]] = {}
    for unit in message.units:
        labels = message.labels.get((unit.start, unit.end), {})
        scores = section_scores(labels)
        for clause in message.clauses(unit):
            for section, score in section_scores(message.labels.get((clause.start, clause.end), {})).items():
                scores[section] = max(scores[section], CLAUSE * score)
        aside = max((labels.get(name, 0.0) for name in ASIDE), default=0.0)
        if message.asked in scores:
            scores[message.asked] += ASKED_PRIOR
        for section, score in scores.items():
            if score >= TAKE and score >= aside - 0.3 or section == message.asked and max(scores.values()) - score < TAKE and aside < 0.8:
                chosen.setdefault(section, []).append(unit)
    for section in WHOLE:
        chosen.setdefault(section, [])
    return chosen


def extract(message: Message) -> list[Item]:
    """Return everything that a routed message says about the case."""
    items: list[Item] = []
    for section, units in assign(message).items():
        items += READERS[section](message, units)
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
