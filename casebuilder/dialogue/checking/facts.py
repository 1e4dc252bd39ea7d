"""What a generated text may say: the facts of a case and of the texts shown, each with the words it is known by."""

import datetime as dt
from collections.abc import Iterator, Sequence
from dataclasses import dataclass, replace
from decimal import Decimal

from pydantic import BaseModel

from casebuilder.case.model import Case, Kpi
from casebuilder.case.sections import SECTION_IDS, leaves
from casebuilder.case.value import Estimate, ThreePoint
from casebuilder.dialogue.checking.marks import Context, Mark, Role, read_marks
from casebuilder.dialogue.checking.wording import content, sentences, side_of, stem

_LABELS = {
    "timeline.start": "start begin kick-off",
    "timeline.pilot_end": "pilot",
    "timeline.go_live": "go-live live launch",
    "timeline.first_benefit": "benefit benefits gain",
    "adoption.rate": "adoption uptake use users agents share",
    "sponsor": "sponsor executive",
    "sponsor.budget_holder": "budget holder money",
    "operations.support_owner": "support runs operation afterwards",
    "problem": "problem",
}
_ENDS: tuple[Role, Role, Role] = ("low", "", "high")
_EVERY = {"year": "year", "month": "month", "yearly": "year", "monthly": "month"}


@dataclass(frozen=True)
class Fact:
    """Figures, dates and names that belong together, and the stems that they are recognised by."""

    subject: frozenset[str]
    marks: tuple[Mark, ...]
    text: str
    """The words as they stand, for polarity; empty for a fact that is put together from fields."""
    side: str = ""
    """Of money: `gain` or `cost`."""
    falls: bool | None = None
    """Of a measure: whether it is to fall; `None` where that is open or makes no sense."""


@dataclass(frozen=True)
class Grounds:
    """All that may be said: facts, and the words of every source."""

    facts: tuple[Fact, ...]
    texts: tuple[str, ...]
    context: Context
    passages: tuple[str, ...] = ()
    """Quotable words of evidence."""
    cards: frozenset[str] = frozenset()
    """Ids that may be cited."""
    listed: tuple[str, ...] = ()
    """The case as lines: words to use, in no order that says what belongs together."""

    @property
    def words(self) -> tuple[str, ...]:
        """Every text whose words may be used."""
        return (*self.texts, *self.passages, *self.listed)

    @property
    def stems(self) -> frozenset[str]:
        """The stems of everything that was said."""
        return frozenset(s for t in self.words for s in content(t))


def people(case: Case) -> tuple[str, ...]:
    """Return the names of the people in a case."""
    found = [case.sponsor.name, case.sponsor.budget_holder, case.operations.support_owner]
    found += [k.owner for k in case.kpis] + [b.owner for b in case.benefits] + [d.owner for d in case.data.sources]
    found += [r.owner for r in case.risks] + [a.owner for a in case.assumptions] + [o.owner for o in case.open_items]
    found += [a.asked_of for a in case.answers]
    return tuple(dict.fromkeys(name for name in found if name and len(name.split()) <= 5))


def ground(
    case: Case,
    today: dt.date,
    *,
    shown: Sequence[str] = (),
    cards: Sequence[tuple[str, str]] = (),
    listed: Sequence[str] = (),
) -> Grounds:
    """Return what may be said about a case.

    Args:
        case: the case.
        today: the day that relative dates count from.
        shown: texts put together by plain code, such as the composed reply.
        cards: evidence shown, as (id, passage).
        listed: the case as lines; their words may be used, and what belongs together is told by the case itself.
    """
    context = Context(today, case.fiscal_year_end, case.currency, people(case))
    texts = [*shown, *(str(v) for s in SECTION_IDS for _, v in leaves(getattr(case, s), s) if isinstance(v, str))]
    texts += [t for t in (case.title, *(a.text for a in case.assumptions)) if t]
    facts = [*_case_facts(case, context)]
    for text in (*texts, *(passage for _, passage in cards)):
        facts += [
            Fact(frozenset(content(s)), tuple(marks), s, side_of(s))
            for s in sentences(text)
            if (marks := read_marks(s, context))
        ]
    passages = tuple(passage for _, passage in cards)
    shown_cards = frozenset(card for card, _ in cards)
    return Grounds(tuple(facts), tuple(texts), context, passages, shown_cards, tuple(listed))


def _case_facts(case: Case, context: Context) -> Iterator[Fact]:
    for number, kpi in enumerate(case.kpis, start=1):
        yield _kpi(kpi, number, context)
    for benefit in case.benefits:
        money = _money(benefit.amount, benefit.currency or case.currency, benefit.period)
        yield replace(_item(benefit, money, context), side="gain")
    for cost in case.costs:
        money = _money(cost.amount, cost.currency or case.currency, cost.recurrence)
        yield replace(_item(cost, money, context), side="cost")
    for item in (*case.risks, *case.data.sources, *case.skills.gaps, *case.assumptions):
        yield _item(item, [], context)
    yield from _singles(case, context)


def _singles(case: Case, context: Context) -> Iterator[Fact]:
    cost = case.problem.annual_cost
    about = f"{_LABELS['problem']} {case.problem.statement or ''}"
    for every in ("year", None):
        yield replace(_fact(about, _money(cost.amount, cost.currency or case.currency, every)), side="cost")
    for name in ("start", "pilot_end", "go_live", "first_benefit"):
        date = getattr(case.timeline, name)
        if date is not None:
            yield _fact(_LABELS[f"timeline.{name}"], [Mark("date", date, str(date))])
    if case.adoption.rate is not None:
        yield _fact(_LABELS["adoption.rate"], [Mark("number", case.adoption.rate, "", family="%")])
    for role, who in (
        (f"{_LABELS['sponsor']} {case.sponsor.role or ''}", case.sponsor.name),
        (_LABELS["sponsor.budget_holder"], case.sponsor.budget_holder),
        (_LABELS["operations.support_owner"], case.operations.support_owner),
    ):
        if who:
            yield _fact(role, read_marks(who, context))


def _fact(about: str, marks: Sequence[Mark]) -> Fact:
    own = frozenset([*content(about), *(stem(w) for w in about.split() if "." not in w)])
    return Fact(own, tuple(marks), "")


def _kpi(kpi: Kpi, number: int, context: Context) -> Fact:
    marks = [*_levels(kpi, kpi.baseline, "baseline", context), *_levels(kpi, kpi.target, "target", context)]
    base, target = _point(kpi.baseline), _point(kpi.target)
    falls = None if base is None or target is None or base == target else target < base
    fact = _item(kpi, marks, context)
    return replace(fact, falls=falls, subject=fact.subject | {f"kpi{number}"})


def _levels(kpi: Kpi, value: Estimate | None, role: Role, context: Context) -> Iterator[Mark]:
    for point in _points(value):
        unit = kpi.unit or ""
        read = [m for m in read_marks(f"{point:f} {unit}".strip(), context) if m.value == point]
        mark = read[0] if read else Mark("number", point, "", family="%" if "%" in unit else "")
        yield replace(mark, role=role, relative="", bound=None)
        if mark.per:
            yield replace(mark, role=role, relative="", bound=None, per=None)


def _item(item: BaseModel, marks: Sequence[Mark], context: Context) -> Fact:
    """A list item: known by all of its words, holding its figures, dates and names."""
    texts = [str(v) for _, v in leaves(item) if isinstance(v, str)]
    subject = [str(v) for path, v in leaves(item) if isinstance(v, str) and path != "owner"]
    dates = [Mark("date", v, str(v)) for _, v in leaves(item) if isinstance(v, dt.date)]
    inside = [m for t in texts for m in read_marks(t, context)]
    return Fact(frozenset(s for t in subject for s in content(t)), (*marks, *dates, *inside), "")


def _money(value: Estimate | None, currency: str | None, every: str | None) -> list[Mark]:
    per, once = _EVERY.get(every or ""), every == "one-off"
    marks = [Mark("number", p, "", family="money", currency=currency, per=per, once=once) for p in _points(value)]
    if len(marks) == len(_ENDS):
        marks = [replace(mark, role=end) for mark, end in zip(marks, _ENDS, strict=True)]
    return marks


def _points(value: Estimate | None) -> list[Decimal]:
    if isinstance(value, ThreePoint):
        return [value.low, value.likely, value.high]
    return [] if value is None else [value]


def _point(value: Estimate | None) -> Decimal | None:
    return value.likely if isinstance(value, ThreePoint) else value
