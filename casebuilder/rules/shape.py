"""The form of a case, read off the models once: which kind of value belongs into each field."""

import datetime as dt
import types
import typing
from dataclasses import dataclass, replace
from decimal import Decimal
from functools import cache
from typing import Any, Literal

from pydantic import BaseModel

from casebuilder.case.value import Assumed, Computed, FromDocument, FromFinding, Model, Said, ThreePoint

Kind = Literal[
    "text", "number", "estimate", "date", "choice", "currency", "whole", "fraction", "any", "source", "object"
]

SOURCES: dict[str, type[BaseModel]] = {
    "said": Said,
    "document": FromDocument,
    "finding": FromFinding,
    "computed": Computed,
    "assumed": Assumed,
}


@dataclass(frozen=True)
class Shape:
    """What belongs into a field."""

    kind: Kind
    required: bool = False
    model: type[BaseModel] | None = None
    choices: tuple[Any, ...] = ()
    least: float | None = None
    most: float | None = None
    item: "Shape | None" = None
    """For a list: what its items are."""


@cache
def shapes(model: type[BaseModel]) -> dict[str, Shape]:
    """Return the shape of every field of a model."""
    found = {}
    for name, field in model.model_fields.items():
        least = next((m.ge for m in field.metadata if hasattr(m, "ge")), None)
        most = next((m.le for m in field.metadata if hasattr(m, "le")), None)
        shape = _shape(name, field.annotation, field.is_required())
        found[name] = replace(shape, least=least, most=most)
    return found


def _shape(name: str, annotation: object, required: bool) -> Shape:
    if typing.get_origin(annotation) is list:
        inner = _shape(name, typing.get_args(annotation)[0], True)
        return Shape(inner.kind, required=required, model=inner.model, item=inner)
    atoms = [a for a in _atoms(annotation) if a is not type(None)]
    if name == "currency" and atoms == [str]:
        return Shape("currency", required=required)
    if typing.get_origin(atoms[0]) is Literal:
        return Shape("choice", required=required, choices=typing.get_args(atoms[0]))
    if set(atoms) == set(SOURCES.values()):
        return Shape("source", required=required)
    if len(atoms) == 1 and isinstance(atoms[0], type) and issubclass(atoms[0], Model):
        return Shape("object", required=required, model=atoms[0])
    return Shape(_KINDS[frozenset(atoms)], required=required)


_KINDS: dict[frozenset[Any], Kind] = {
    frozenset({str}): "text",
    frozenset({Decimal}): "number",
    frozenset({Decimal, ThreePoint}): "estimate",
    frozenset({dt.date}): "date",
    frozenset({int}): "whole",
    frozenset({float}): "fraction",
    frozenset({Any}): "any",
}


def _atoms(annotation: Any) -> list[Any]:  # noqa: ANN401 - annotations have no common type
    """Return the plain types of an annotation, unions and `Annotated` taken apart."""
    origin = typing.get_origin(annotation)
    if origin is typing.Annotated:
        return _atoms(typing.get_args(annotation)[0])
    if origin in {typing.Union, types.UnionType}:
        return [atom for arg in typing.get_args(annotation) for atom in _atoms(arg)]
    return [annotation]
