"""Which sentences of an answer belong to it although, read alone, they sound like something else."""

from collections.abc import Sequence

from casebuilder.dialogue.extraction.message import Message
from casebuilder.dialogue.extraction.units import Unit

_ASIDE = ("other.foreign", "other.chat", "meta.question", "meta.order", "meta.command", "meta.correct")
_SURELY = 0.7
_FAINTLY = 0.15


def whole_answer(message: Message, units: Sequence[Unit], section: str) -> list[Unit]:
    """Return the units of an answer with those that stand between them, and the bullets and neighbours that go along.

    Args:
        message: the message.
        units: the units that were given to the section, in order.
        section: the section; where it was not asked about, the units are returned as they are.
    """
    if message.asked != section or not units:
        return list(units)
    labels = {name for scores in message.labels.values() for name in scores if name.startswith(f"{section}.")}
    numbers = [n for n, u in enumerate(message.units) if u in units]
    first, last = min(numbers), max(numbers)
    bullets = sum(u.bullet for u in units) > 1
    chosen = []
    for number, unit in enumerate(message.units):
        aside = message.label(unit, *_ASIDE)
        inside = first < number < last or (bullets and unit.bullet)
        owned = section != "skills" and any(p.strong for p in message.people_in(unit))
        near = min(abs(number - first), abs(number - last)) == 1 and (owned or message.label(unit, *labels) >= _FAINTLY)
        if unit in units or ((inside or near) and aside < _SURELY and not unit.text.endswith("?")):
            chosen.append(unit)
    return chosen
