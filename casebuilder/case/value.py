"""Where a value comes from: the figure ledger's entry and the five kinds of source.

A figure in a case is a quoted run of somebody's words, a quoted passage, a cited finding, a computation or an owned
assumption. Nothing else exists in the schema, so nothing else can be exported.
"""

import datetime as dt
from decimal import Decimal
from typing import Annotated, Any, Literal

from pydantic import BaseModel, BeforeValidator, ConfigDict, Field, PlainSerializer, WithJsonSchema, model_validator

MAX_TEXT = 8_000


class Model(BaseModel):
    """Base of everything in a case: the docstring under a field is its description in the schema."""

    model_config = ConfigDict(use_attribute_docstrings=True, extra="ignore", validate_default=False)

    @model_validator(mode="before")
    @classmethod
    def _null_is_unknown(cls, data: object) -> object:
        """Read `null` for a list or an object as "nothing known"."""
        if not isinstance(data, dict):
            return data
        fields = cls.model_fields
        return {k: v for k, v in data.items() if v is not None or k not in fields or not fields[k].default_factory}


def _plain(value: Decimal) -> int | float:
    """Return a JSON number: whole numbers without a fraction."""
    return int(value) if value == value.to_integral_value() else float(value)


def _to_decimal(value: object) -> object:
    """Accept JSON numbers only: no booleans, no text, nothing infinite or absurdly large."""
    if isinstance(value, bool) or not isinstance(value, int | float | Decimal):
        raise ValueError("must be a number")
    number = Decimal(repr(value)) if isinstance(value, float) else Decimal(value)
    if not number.is_finite() or abs(number) >= Decimal("1e18"):
        raise ValueError("must be a finite number below 1e18")
    return number


Number = Annotated[
    Decimal,
    BeforeValidator(_to_decimal),
    PlainSerializer(_plain, return_type=int | float),
    WithJsonSchema({"type": "number"}),
]
"""A plain number; `Decimal` inside, a JSON number outside."""


def _text_or_none(value: object) -> object:
    """Turn empty text into `None`: unknown is never an empty string."""
    if isinstance(value, str):
        return value.strip() or None
    return value


Text = Annotated[str, BeforeValidator(_text_or_none), Field(min_length=1, max_length=MAX_TEXT)]
OptionalText = Annotated[Annotated[str, Field(max_length=MAX_TEXT)] | None, BeforeValidator(_text_or_none)]


class ThreePoint(Model):
    """An estimate as three points, in one unit."""

    low: Number
    """The lowest value that is reasonably possible."""
    likely: Number
    """The most likely value."""
    high: Number
    """The highest value that is reasonably possible."""


Estimate = Number | ThreePoint
"""A single number or three points."""


class Said(Model):
    """Words of the sponsor or another person in the conversation."""

    kind: Literal["said"] = "said"
    turn: int = Field(ge=0)
    """Number of the message that the quote stands in."""
    quote: Text
    """A run of that message, character for character."""


class FromDocument(Model):
    """A passage of an uploaded document."""

    kind: Literal["document"] = "document"
    document: Text
    """Id of the document."""
    page: int | None = Field(default=None, ge=1)
    """Page on which the quote stands, counted from 1."""
    quote: Text
    """The passage, character for character."""


class FromFinding(Model):
    """A cited research finding."""

    kind: Literal["finding"] = "finding"
    card: Text
    """Id of the knowledge card."""
    quote: Text
    """The passage of the card, character for character."""


class Computed(Model):
    """A value computed from other entries."""

    kind: Literal["computed"] = "computed"
    formula: Text
    """The computation in words or symbols."""
    inputs: list[str] = Field(default_factory=list)
    """Paths of the values that went in."""


class Assumed(Model):
    """An assumption that somebody owns until it is checked."""

    kind: Literal["assumed"] = "assumed"
    owner: Text
    """Who answers for it."""
    check_by: dt.date
    """When it is checked at the latest."""


Source = Annotated[Said | FromDocument | FromFinding | Computed | Assumed, Field(discriminator="kind")]


class LedgerEntry(Model):
    """One value of the case with the words it was read from and their source."""

    path: Text
    """Where in the case the value stands, for instance `kpis[0].baseline`."""
    value: Any
    """The value as it stands there: a number, an ISO date, three points, or text."""
    text: Text
    """The words that the value was read from."""
    source: Source
    """Where these words stand."""


class Superseded(LedgerEntry):
    """An earlier value that a later one replaced."""

    replaced_in_turn: int = Field(ge=0)
    """Number of the message that replaced it."""
