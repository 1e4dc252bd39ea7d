"""A knowledge card: one finding, framework, risk or past case, with its origin and its caveat.

Cards are data. Whatever a card says is shown, quoted and searched, never followed or executed.
"""

import hashlib
import re
from datetime import date
from typing import Annotated, Literal

from pydantic import BaseModel, BeforeValidator, ConfigDict, Field, StringConstraints, field_validator, model_validator

from casebuilder.case.sections import SECTION_IDS
from casebuilder.retrieval.config import Kind

TAGS = frozenset((*SECTION_IDS, "portfolio"))
"""What a card serves: the 17 sections of a case, and the portfolio view."""

CARD_ID = r"^[A-Z][A-Za-z0-9]*(-[A-Za-z0-9]+)*$"
_CONTROL = re.compile(r"[\x00-\x08\x0b\x0c\x0e-\x1f\x7f]")

Line = Annotated[str, StringConstraints(strip_whitespace=True, min_length=1, max_length=600)]
Names = Annotated[tuple[Line, ...], BeforeValidator(lambda v: (v,) if isinstance(v, str) else v)]


class PastKpi(BaseModel):
    """One KPI of a past case: where it stood, what was promised, what came."""

    model_config = ConfigDict(frozen=True, extra="forbid", use_attribute_docstrings=True)

    name: Line
    """What was measured."""
    unit: Line
    """Unit of the three figures."""
    baseline: float
    """Value before the project."""
    target: float
    """Value that the case promised."""
    actual: float | None = None
    """Value that was measured at the end; None if it never was."""


class PastCase(BaseModel):
    """Planned and actual figures of a finished case; amounts in `currency`."""

    model_config = ConfigDict(frozen=True, extra="forbid", use_attribute_docstrings=True)

    area: Line
    """Area of use, for instance `ticket routing`."""
    outcome: Literal["met", "partly", "failed", "stopped"]
    """How it ended, measured against the case's own targets."""
    currency: Annotated[str, StringConstraints(pattern=r"^[A-Z]{3}$")]
    """ISO 4217 code of all amounts."""
    start: date
    """When work began."""
    planned_go_live: date
    """Go-live date in the approved case."""
    actual_go_live: date | None = None
    """Real go-live date; None if it never went live."""
    ended: date | None = None
    """When it was stopped or closed; None if it still runs."""
    cost_planned: float = Field(ge=0)
    """Whole cost in the approved case."""
    cost_actual: float = Field(ge=0)
    """Whole cost in the end."""
    benefit_planned: float = Field(ge=0)
    """Yearly benefit in the approved case."""
    benefit_actual: float = Field(ge=0)
    """Yearly benefit that was measured."""
    kpis: tuple[PastKpi, ...] = Field(min_length=1)
    """The measures it was judged by."""


class Card(BaseModel):
    """One unit of evidence, in plain words, with where it comes from and what it does not say."""

    model_config = ConfigDict(frozen=True, extra="forbid", use_attribute_docstrings=True)

    id: Annotated[str, StringConstraints(pattern=CARD_ID, max_length=60)]
    """Stable id that cases cite; a card made from a finding has the finding's id."""
    title: Annotated[str, StringConstraints(strip_whitespace=True, min_length=3, max_length=160)]
    """Short headline."""
    kind: Kind = "note"
    """What the card is."""
    sources: Names = ()
    """Ids in `sources.toml`; empty for a user's own document."""
    population: str = ""
    """Who or what the statement is about."""
    caveat: str = ""
    """What it does not say, or how it was reported."""
    tags: Names = ()
    """Sections of a case that it serves."""
    heard: Names = ()
    """What a sponsor may say or ask that this card speaks to, in their words; searched, never shown."""
    illustrative: bool = False
    """True if the content is invented as an example and must never count as evidence of outcomes."""
    quote: str = ""
    """The sentence to quote; stands in `body` character for character."""
    past: PastCase | None = None
    """Planned and actual figures, for a past case."""
    body: Annotated[str, StringConstraints(min_length=1)]
    """The text itself."""
    own: bool = False
    """True if a user added it, as against shipped with the program."""

    @field_validator("tags")
    @classmethod
    def _known_tags(cls, tags: tuple[str, ...]) -> tuple[str, ...]:
        if unknown := sorted(set(tags) - TAGS):
            raise ValueError(f"unknown tag {unknown[0]!r}; use section ids such as kpis")
        return tags

    @model_validator(mode="after")
    def _holds_together(self) -> "Card":
        if self.quote and self.quote not in self.body:
            raise ValueError("quote does not stand in the text character for character")
        if self.past is not None and self.kind != "past-case":
            raise ValueError("past figures belong to a card of kind past-case")
        if _CONTROL.search(self.body + self.title):
            raise ValueError("title or text holds control characters")
        return self

    @property
    def sha256(self) -> str:
        """Checksum of everything the card says; changes when any of it changes."""
        return hashlib.sha256(self.model_dump_json(exclude={"own"}).encode()).hexdigest()
