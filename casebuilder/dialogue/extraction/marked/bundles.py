"""Which marks make up one list item: the tagger's links to names, and the order of the talk where there is no name."""

from collections.abc import Sequence
from dataclasses import dataclass, field

from casebuilder.dialogue.extraction.likeness import likeness, stems
from casebuilder.marking.scheme import KEYS
from casebuilder.marking.tagger import Mark, Marks

SHARED = frozenset({"due", "source", "owner", "starts", "system"})
"""Fields that one run of words may give to several items ("all by the end of June")."""
JOINT = 0.5
"""Probability from which a shared mark belongs to an item besides its likeliest."""
NEXT = 0.2
"""Probability that the second choice of a value needs when its first has one already."""
LOOSE = 0.3
"""A value whose likeliest name is less likely than this belongs to none of several names."""


@dataclass
class Bundle:
    """The marks of one item."""

    name: Mark | None = None
    values: dict[str, Mark] = field(default_factory=dict)

    @property
    def start(self) -> int:
        """Where its first mark stands."""
        marks = [*self.values.values(), *([self.name] if self.name else [])]
        return min(m.start for m in marks)


def bundle(text: str, marks: Marks, group: str) -> list[Bundle]:
    """Return the items of a list group, in the order of the talk."""
    key = KEYS[group]
    names = _names(text, marks.of(group, key))
    values = [m for m in marks.of(group) if m.field != key]
    if not names:
        return _in_order(values)
    bundles = [Bundle(n[0]) for n in names]
    loose: list[Mark] = []
    chances = {v: [max(marks.links.get((v, alias), 0.0) for alias in n) for n in names] for v in values}
    for value in sorted(values, key=lambda v: -max(chances[v])):
        row = chances[value]
        order = sorted(range(len(names)), key=lambda i: (-row[i], abs(names[i][0].start - value.start)))
        if row[order[0]] < LOOSE and len(names) > 1:
            loose.append(value)
        elif value.field in SHARED:
            for place, index in enumerate(order):
                if place == 0 or row[index] >= JOINT:
                    bundles[index].values.setdefault(value.field, value)
        else:
            _give(bundles, value, row, order)
    return sorted([*bundles, *_in_order(loose)], key=lambda b: b.start)


def _give(bundles: Sequence[Bundle], value: Mark, row: Sequence[float], order: Sequence[int]) -> None:
    """Give a value to the likeliest item that has none of its kind."""
    for place, index in enumerate(order):
        if place and row[index] < NEXT:
            return
        if value.field not in bundles[index].values:
            bundles[index].values[value.field] = value
            return


def _names(text: str, marks: Sequence[Mark]) -> list[list[Mark]]:
    """Group the names: one that repeats an earlier one in other words is an alias of it."""
    groups: list[list[Mark]] = []
    for mark in marks:
        words = text[mark.start : mark.end]
        if not stems(words):
            continue
        same = next((g for g in groups if _same(text[g[0].start : g[0].end], words)), None)
        if same is not None:
            same.append(mark)
        else:
            groups.append([mark])
    return groups


def _same(a: str, b: str) -> bool:
    """Whether two names are the same words but for endings and articles."""
    return likeness(a, b) == likeness(b, a) == 1.0 and abs(len(a.split()) - len(b.split())) <= 2


def _in_order(values: Sequence[Mark]) -> list[Bundle]:
    """Group values without names: a field that comes a second time begins the next item."""
    bundles: list[Bundle] = []
    for value in sorted(values, key=lambda v: v.start):
        if not bundles or value.field in bundles[-1].values:
            bundles.append(Bundle())
        bundles[-1].values[value.field] = value
    return bundles
