"""The typed business case (contract, section 2; schema version 1). Unknown is `None` or an empty list."""

import datetime as dt
from typing import Literal

from pydantic import Field, field_validator

from casebuilder.case.value import Estimate, LedgerEntry, Model, Number, OptionalText, Superseded, Text

SCHEMA_VERSION = 1

Status = Literal["draft", "submitted", "returned", "approved", "rejected", "closed"]
Direction = Literal["increase", "decrease"]
Period = Literal["year", "month", "one-off"]
BenefitKind = Literal["cashable", "time-released", "avoided", "non-financial"]
Recurrence = Literal["one-off", "monthly", "yearly"]
Approach = Literal["retrain", "hire", "partner"]


def _currency(value: str | None) -> str | None:
    if value is None or not value.strip():
        return None
    code = value.strip().upper()
    if len(code) != 3 or not code.isascii() or not code.isalpha():
        raise ValueError("must be a three-letter ISO 4217 code such as EUR")
    return code


class Money(Model):
    """An amount in a currency."""

    amount: Estimate | None = None
    """The amount in whole currency units, or three points."""
    currency: str | None = None
    """ISO 4217 code."""

    _check_currency = field_validator("currency")(_currency)


class Problem(Model):
    """The problem that the case is about."""

    statement: OptionalText = None
    """What goes wrong today, in the sponsor's words."""
    annual_cost: Money = Field(default_factory=Money)
    """What the problem costs in a year."""
    affected: OptionalText = None
    """Who is affected."""


class Objective(Model):
    """What is to be achieved."""

    goal: OptionalText = None
    """The outcome that is wanted."""
    why_now: OptionalText = None
    """Why it matters now."""


class Sponsor(Model):
    """The senior responsible owner."""

    name: OptionalText = None
    """The executive sponsor's name."""
    role: OptionalText = None
    """The executive sponsor's role."""
    budget_holder: OptionalText = None
    """Who holds the budget."""


class Process(Model):
    """The existing process and tool that the AI is embedded in."""

    workflow: OptionalText = None
    """The step of the existing work that changes."""
    system: OptionalText = None
    """The system that people work in today."""
    users: OptionalText = None
    """Who does this work."""


class Solution(Model):
    """What is proposed."""

    summary: OptionalText = None
    """What the AI will do."""
    technique: OptionalText = None
    """The kind of AI."""
    human_oversight: OptionalText = None
    """What stays with people."""


class Option(Model):
    """One option that was weighed."""

    name: OptionalText = None
    """Name of the option."""
    summary: OptionalText = None
    """What it would mean."""
    verdict: OptionalText = None
    """Chosen or rejected, and why."""


class Suitability(Model):
    """Is AI the right tool."""

    why_ai: OptionalText = None
    """Why AI is needed."""
    simpler_alternative: OptionalText = None
    """The simplest thing that could work without AI."""
    why_not_simpler: OptionalText = None
    """Why that is not enough."""
    options: list[Option] = Field(default_factory=list)
    """The options weighed, among them doing nothing."""


class Scope(Model):
    """What the case covers."""

    in_scope: list[Text] = Field(default_factory=list)
    """What is included."""
    out_of_scope: list[Text] = Field(default_factory=list)
    """What is left out."""


class Kpi(Model):
    """A measurable target."""

    name: OptionalText = None
    """What is measured."""
    unit: OptionalText = None
    """Unit of baseline and target."""
    direction: Direction | None = None
    """Whether the value should increase or decrease."""
    baseline: Estimate | None = None
    """Today's value, in `unit`."""
    target: Estimate | None = None
    """The value wanted, in `unit`."""
    due: dt.date | None = None
    """When the target is to be reached."""
    source: OptionalText = None
    """Where the value is measured."""
    owner: OptionalText = None
    """Who answers for the value."""


class Benefit(Model):
    """What the organisation gains."""

    name: OptionalText = None
    """What the benefit is."""
    amount: Estimate | None = None
    """Amount for each period, in whole currency units."""
    currency: str | None = None
    """ISO 4217 code."""
    period: Period | None = None
    """The period that the amount is for."""
    kind: BenefitKind | None = None
    """Cashable, time released, avoided, or non-financial."""
    starts: dt.date | None = None
    """When it starts."""
    owner: OptionalText = None
    """The benefit owner."""

    _check_currency = field_validator("currency")(_currency)


class Cost(Model):
    """What it costs."""

    item: OptionalText = None
    """What the money is spent on."""
    amount: Estimate | None = None
    """Amount for each recurrence, in whole currency units."""
    currency: str | None = None
    """ISO 4217 code."""
    recurrence: Recurrence | None = None
    """How often it is paid."""
    category: OptionalText = None
    """Kind of cost."""

    _check_currency = field_validator("currency")(_currency)


class DataSource(Model):
    """A source of data that the solution needs."""

    name: OptionalText = None
    """What the data is."""
    system: OptionalText = None
    """Where it is kept."""
    owner: OptionalText = None
    """Who owns it."""
    quality: OptionalText = None
    """What is known of its quality."""


class Data(Model):
    """Data readiness."""

    sources: list[DataSource] = Field(default_factory=list)
    """The sources of data."""


class SkillGap(Model):
    """A skill that is missing."""

    skill: OptionalText = None
    """The skill."""
    approach: Approach | None = None
    """Retrain, hire or partner."""
    lead_time: OptionalText = None
    """How long until it is there."""


class Skills(Model):
    """Skills."""

    gaps: list[SkillGap] = Field(default_factory=list)
    """The skills that are missing."""


class Operations(Model):
    """From pilot to production."""

    integrations: list[Text] = Field(default_factory=list)
    """Systems that must be connected."""
    monitoring: OptionalText = None
    """How it is watched in operation."""
    drift_plan: OptionalText = None
    """What happens when the model gets worse."""
    support_owner: OptionalText = None
    """Who runs it after the project."""


class Risk(Model):
    """Something that may go wrong."""

    description: OptionalText = None
    """What may go wrong."""
    category: OptionalText = None
    """Data, people, operation, or other."""
    likelihood: OptionalText = None
    """How likely it is."""
    impact: OptionalText = None
    """How bad it would be."""
    mitigation: OptionalText = None
    """What is done about it."""
    owner: OptionalText = None
    """Who answers for it."""


class Governance(Model):
    """How it is governed."""

    oversight: OptionalText = None
    """Who oversees it."""
    review_cadence: OptionalText = None
    """How often it is reviewed."""
    stop_rule: OptionalText = None
    """When it is stopped."""


class Adoption(Model):
    """How people come to use it."""

    training: OptionalText = None
    """What training there is."""
    rate: Number | None = None
    """Share of the users expected to use it, in percent."""
    resistance: OptionalText = None
    """What resistance is expected."""


class Timeline(Model):
    """When."""

    start: dt.date | None = None
    """Start of the work."""
    pilot_end: dt.date | None = None
    """End of the pilot."""
    go_live: dt.date | None = None
    """Go-live."""
    first_benefit: dt.date | None = None
    """When the first benefit is expected."""


class Assumption(Model):
    """Something taken as true until it is checked."""

    text: OptionalText = None
    """The assumption."""
    owner: OptionalText = None
    """Who answers for it."""
    check_by: dt.date | None = None
    """When it is checked."""


class SectionAnswer(Model):
    """A section that was answered without a value."""

    section: Text
    """Id of the section."""
    status: Literal["none", "unknown"]
    """`none`: there is nothing of the kind; `unknown`: somebody has to be asked."""
    asked_of: OptionalText = None
    """Who is asked, when the answer is unknown."""
    text: OptionalText = None
    """The words of the answer."""
    turn: int | None = None
    """Number of the message that the words stand in."""


class OpenItem(Model):
    """A question that is left open."""

    section: Text
    """Id of the section that it belongs to."""
    path: OptionalText = None
    """The field that it is about, if it is about one."""
    question: Text
    """What is open."""
    owner: OptionalText = None
    """Who will answer it."""
    turn: int | None = None
    """Number of the message that left it open."""


class Case(Model):
    """A business case for an AI project."""

    schema_version: Literal[1] = 1
    """Version of this shape."""
    id: OptionalText = None
    """Id of the case."""
    title: OptionalText = None
    """Short title."""
    status: Status = "draft"
    """Stage of the case."""
    currency: str | None = None
    """Default currency, ISO 4217."""
    horizon_years: int | None = Field(default=None, ge=1, le=30)
    """Years over which costs and benefits are compared."""
    discount_rate: float | None = Field(default=None, ge=0, le=1)
    """Yearly discount rate as a fraction."""
    fiscal_year_end: int = Field(default=12, ge=1, le=12)
    """Month in which the fiscal year ends."""
    problem: Problem = Field(default_factory=Problem)
    """The problem."""
    objective: Objective = Field(default_factory=Objective)
    """The objective."""
    sponsor: Sponsor = Field(default_factory=Sponsor)
    """The executive sponsor."""
    process: Process = Field(default_factory=Process)
    """The existing process."""
    solution: Solution = Field(default_factory=Solution)
    """The solution."""
    suitability: Suitability = Field(default_factory=Suitability)
    """Is AI the right tool."""
    scope: Scope = Field(default_factory=Scope)
    """Scope."""
    kpis: list[Kpi] = Field(default_factory=list)
    """KPIs."""
    benefits: list[Benefit] = Field(default_factory=list)
    """Benefits."""
    costs: list[Cost] = Field(default_factory=list)
    """Costs."""
    data: Data = Field(default_factory=Data)
    """Data."""
    skills: Skills = Field(default_factory=Skills)
    """Skills."""
    operations: Operations = Field(default_factory=Operations)
    """Operation after the pilot."""
    risks: list[Risk] = Field(default_factory=list)
    """Risks."""
    governance: Governance = Field(default_factory=Governance)
    """Governance."""
    adoption: Adoption = Field(default_factory=Adoption)
    """Adoption."""
    timeline: Timeline = Field(default_factory=Timeline)
    """Timeline."""
    assumptions: list[Assumption] = Field(default_factory=list)
    """Assumptions."""
    ledger: list[LedgerEntry] = Field(default_factory=list)
    """One entry for every figure and date in the case."""
    provenance: list[LedgerEntry] = Field(default_factory=list)
    """The same for text: the words that each text field was taken from."""
    superseded: list[Superseded] = Field(default_factory=list)
    """Earlier values that later ones replaced."""
    answers: list[SectionAnswer] = Field(default_factory=list)
    """Sections answered with "none" or "unknown"."""
    open_items: list[OpenItem] = Field(default_factory=list)
    """Questions left open."""

    _check_currency = field_validator("currency")(_currency)
