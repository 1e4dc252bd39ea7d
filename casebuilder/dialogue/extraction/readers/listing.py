"""Cutting an answer about several things into one stretch for each: bullets, numbers, "first … second …", sentences."""

import re
from collections.abc import Sequence
from dataclasses import dataclass

from casebuilder.dialogue.extraction.message import Message
from casebuilder.dialogue.extraction.units import Unit

_ORDINAL = re.compile(
    r"(?:^|(?<=[\s,;.:]))(?:and\s+|then\s+|so\s+|the\s+)*(?:first(?:ly)?(?:\s+(?:one|of all|cloud|risk|gap|thing))?|second(?:ly)?(?:\s+(?:one|cloud|risk|gap))?|third(?:ly)?(?:\s+(?:one|cloud|risk))?|"
    r"fourth(?:ly)?(?:\s+one)?|fifth(?:ly)?|last(?:ly| one| but not least)|finally|another(?: one| risk| thing)?|number (?:one|two|three|four|five|\d)|(?:risk|gap|no\.?) ?(?:one|two|three|four|\d)|"
    r"one is|the other(?: one)?(?: is)?|next(?: one| up)?|and then there(?:'s| is)|then there(?:'s| is))\b(?:\s*[:,.=-]|'s|’s|\s+is|\s+are)?\s*",
    re.IGNORECASE,
)


@dataclass(frozen=True)
class Stretch:
    """A run of the message about one thing; `text == message[start:end]`."""

    start: int
    end: int
    text: str


def stretches(message: Message, units: Sequence[Unit], *, opens: Sequence[bool] | None = None) -> list[Stretch]:
    """Return one stretch for each thing.

    Args:
        message: the message.
        units: the units of the section, in order.
        opens: for each unit, whether it begins a new thing when neither bullets nor ordinals say so.
    """
    if not units:
        return []
    by_mark = _marks(message, units)
    starts: list[int] = []
    for number, unit in enumerate(units):
        marked = unit.bullet or any(unit.start <= m < unit.end for m in by_mark)
        if number == 0 or (opens is not None and opens[number] and len(by_mark) < 2) or unit.bullet:
            starts.append(unit.start)
        elif opens is None and not marked and len(by_mark) < 2 and not any(u.bullet for u in units):
            starts.append(unit.start)
    starts = sorted({*starts, *by_mark})
    result = []
    for begin, following in zip(starts, [*starts[1:], units[-1].end], strict=True):
        end = max((u.end for u in units if u.start < following), default=following)
        end = min(end, following) if following != units[-1].end else units[-1].end
        result.append(Stretch(begin, end, message.text[begin:end]))
    return result


def _marks(message: Message, units: Sequence[Unit]) -> list[int]:
    """Return where "first …", "second one …" and the like begin, if there are at least two."""
    found = [u.start + m.start() for u in units for m in _ORDINAL.finditer(u.text)]
    return found if len(found) > 1 else []


def body(message: Message, start: int, end: int) -> int:
    """Return where a stretch begins once its "first one is" is left off."""
    match = _ORDINAL.match(message.text[start:end])
    return start + match.end() if match and match.end() < end - start else start
