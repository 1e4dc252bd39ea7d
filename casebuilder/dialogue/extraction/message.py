"""A message with everything that the section readers need to know about it."""

import datetime as dt
from collections.abc import Sequence
from dataclasses import dataclass, field
from functools import cached_property

from casebuilder.case.model import Benefit, Case, DataSource, Kpi, Risk
from casebuilder.case.quantity import Quantity, find_quantities
from casebuilder.dialogue.extraction.found import Found
from casebuilder.dialogue.extraction.people import Person, find_people
from casebuilder.dialogue.extraction.units import Unit, split_clauses, split_units
from casebuilder.marking.tagger import Marks


@dataclass
class Message:
    """One message of the sponsor, with its units, quantities and people; offsets are those of `text`."""

    text: str
    asked: str | None
    today: dt.date
    turn: int = 1
    case: Case = field(default_factory=Case)
    currency: str | None = None
    decimal_comma: bool | None = None
    month_first: bool | None = None
    writer: tuple[str, str | None, int] | None = None
    """The writer's own name and role, and the number of the message in which they were said."""
    ignored: tuple[tuple[int, int], ...] = ()
    """Spans that state nothing: questions back and orders."""
    marks: Marks | None = None
    """What the tagger marks; `None` where there is no tagger."""
    labels: dict[tuple[int, int], dict[str, float]] = field(default_factory=dict)
    """Probability of each routing label for units and clauses, by span (see `route.py`)."""

    @cached_property
    def units(self) -> list[Unit]:
        """The sentences and bullets."""
        units = split_units(self.text)
        return [u for u in units if not any(s <= u.start and u.end <= e + 1 for s, e in self.ignored)]

    @cached_property
    def quantities(self) -> list[Quantity]:
        """Every quantity, money amount and date, in order."""
        return find_quantities(
            self.text,
            today=self.today,
            fiscal_year_end=self.case.fiscal_year_end,
            currency=self.currency,
            decimal_comma=self.decimal_comma,
            month_first=self.month_first,
        )

    @cached_property
    def people(self) -> list[Person]:
        """Every person named, in order."""
        return find_people(self.text, known=self.known_names)

    @cached_property
    def known_names(self) -> frozenset[str]:
        """Names that stand in the case already."""
        case = self.case
        lists: tuple[Sequence[Kpi | Benefit | Risk | DataSource], ...] = (
            case.kpis,
            case.benefits,
            case.risks,
            case.data.sources,
        )
        owners = [x.owner for items in lists for x in items]
        names = [case.sponsor.name, case.sponsor.budget_holder, case.operations.support_owner, *owners]
        return frozenset(n for n in names if n)

    def within(self, unit: Unit) -> list[Quantity]:
        """Return the quantities inside a unit."""
        return [q for q in self.quantities if unit.start <= q.start and q.end <= unit.end]

    def unit_at(self, place: int) -> Unit | None:
        """Return the unit that a place of the message lies in."""
        return next((u for u in self.units if u.start <= place < u.end), None)

    def people_in(self, unit: Unit) -> list[Person]:
        """Return the people named inside a unit."""
        return [p for p in self.people if unit.start <= p.start and p.end <= unit.end]

    def clauses(self, unit: Unit) -> list[Unit]:
        """Return the clauses of a unit."""
        return split_clauses(unit)

    def label(self, unit: Unit, *names: str) -> float:
        """Return the highest probability of the named routing labels for a unit or clause (0 when not routed)."""
        scores = self.labels.get((unit.start, unit.end), {})
        return max((scores.get(n, 0.0) for n in names), default=0.0)

    def marked(self, start: int, end: int, group: str, *fields: str) -> float:
        """Return how much of a run the tagger marks with some fields of a group, 0 to 1 (0 without a tagger)."""
        return 0.0 if self.marks is None else self.marks.share(start, end, group, *fields)

    def copy(self, start: int, end: int) -> Found | None:
        """Return a run of the message as a text value, trimmed of space and punctuation at its ends; `None` if empty."""
        while start < end and (self.text[start].isspace() or self.text[start] in ",;:.-–—•*"):
            start += 1
        while end > start and (self.text[end - 1].isspace() or self.text[end - 1] in ",;:-–—."):
            end -= 1
        if end <= start or not any(c.isalnum() for c in self.text[start:end]):
            return None
        words = self.text[start:end]
        return Found(words, start, end, words)
