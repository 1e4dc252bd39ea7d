"""The fields of a section, as the page shows and edits them; read from the schema, so none is forgotten."""

import datetime as dt
import types
from dataclasses import dataclass
from decimal import Decimal
from typing import Any, Literal, Union, get_args, get_origin

from pydantic import BaseModel

from casebuilder.case.model import Case
from casebuilder.case.sections import SECTIONS, get
from casebuilder.case.value import ThreePoint
from casebuilder.ui import words

Kind = Literal["text", "figure", "date", "choice"]

_NAMES = {
    "annual_cost.amount": "Cost a year",
    "annual_cost.currency": "Currency of the cost",
    "why_now": "Why now",
    "why_ai": "Why AI",
    "why_not_simpler": "Why that is not enough",
    "simpler_alternative": "Simpler way",
    "in_scope": "In scope",
    "out_of_scope": "Out of scope",
    "baseline": "Today",
    "due": "By",
    "rate": "Expected to use it",
    "human_oversight": "What stays with people",
    "drift_plan": "When it gets worse",
    "support_owner": "Run by",
    "go_live": "Go-live",
    "first_benefit": "First benefit",
    "stop_rule": "Stop rule",
}
_ITEMS = {
    "kpis": "KPI",
    "benefits": "Benefit",
    "costs": "Cost",
    "data.sources": "Data source",
    "skills.gaps": "Missing skill",
    "risks": "Risk",
    "suitability.options": "Option",
}


ANOTHER = "Add another"
"""Begins the heading of an item that may be added."""


@dataclass(frozen=True)
class Field:
    """One field of the case."""

    path: str
    name: str
    hint: str
    kind: Kind
    choices: tuple[str, ...]
    value: Any

    @property
    def text(self) -> str:
        """What an editor starts from; empty if nothing is known."""
        return "" if self.value is None else words.value(self.value)


@dataclass(frozen=True)
class Group:
    """Fields that belong together: a section's own, or those of one item of a list."""

    heading: str
    fields: tuple[Field, ...]

    @property
    def filled(self) -> tuple[Field, ...]:
        """The fields that hold something."""
        return tuple(f for f in self.fields if f.value is not None)


def groups(case: Case, section: str, *, new: bool = False) -> list[Group]:
    """Return the groups of a section; with `new`, one more for an item that may be added to each list."""
    found: list[Group] = []
    own: list[Field] = []
    annotation = Case.model_fields[section].annotation
    if get_origin(annotation) is list:
        found += _items(case, section, get_args(annotation)[0], new)
    else:
        for path, kind, hint in _below(annotation, section):
            inner = get_args(kind)[0] if get_origin(kind) is list else None
            if isinstance(inner, type) and issubclass(inner, BaseModel):
                found += _items(case, path, inner, new)
            elif inner is not None:
                own += _entries(case, path, hint, new)
            else:
                own.append(_field(case, path, section, kind, hint))
    return ([Group("", tuple(own))] if own else []) + found


def removable(case: Case, section: str) -> list[tuple[str, str]]:
    """Return the path of every item and entry of a section's lists, with words to know it by."""
    found: list[tuple[str, str]] = []
    for group in groups(case, section):
        if group.heading:
            path = group.fields[0].path.rpartition("]")[0] + "]"
            first = next((f.text for f in group.filled if f.kind == "text"), "")
            found.append((path, f"{group.heading}: {first}" if first else group.heading))
        else:
            found += [(f.path, f"{f.name}: {f.text}") for f in group.fields if f.path.endswith("]")]
    return found


def name_of(path: str) -> str:
    """Say in words which field a path means: "KPI 1: target"."""
    section = path.split(".")[0].split("[")[0]
    title = SECTIONS[section].title if section in SECTIONS else section.replace("_", " ").capitalize()
    for items, singular in _ITEMS.items():
        if path.startswith(f"{items}["):
            index, _, rest = path[len(items) + 1 :].partition("]")
            return f"{singular} {int(index) + 1}" + (f": {_name(rest[1:]).lower()}" if rest else "")
    rest = path[len(section) + 1 :]
    return f"{title}: {_name(rest.split('[')[0]).lower()}" if rest else title


def _below(model: Any, path: str) -> list[tuple[str, Any, str]]:  # noqa: ANN401 - a type annotation
    """Return path, type and description of every field below a model."""
    found = []
    for name, info in model.model_fields.items():
        here = f"{path}.{name}"
        if isinstance(info.annotation, type) and issubclass(info.annotation, BaseModel):
            found += _below(info.annotation, here)
        else:
            found.append((here, info.annotation, info.description or ""))
    return found


def _items(case: Case, path: str, model: type[BaseModel], new: bool) -> list[Group]:
    items = get(case, path) or []
    singular = _ITEMS.get(path, "Item")
    result = []
    for index in range(len(items) + (1 if new else 0)):
        here = f"{path}[{index}]"
        fields = tuple(_field(case, p, here, kind, hint) for p, kind, hint in _below(model, here))
        heading = f"{singular} {index + 1}" if index < len(items) else f"{ANOTHER} {singular}" if items else singular
        result.append(Group(heading, fields))
    return result


def _entries(case: Case, path: str, hint: str, new: bool) -> list[Field]:
    entries = get(case, path) or []
    name = _name(path.rsplit(".", 1)[-1])
    found = [Field(f"{path}[{i}]", name, hint, "text", (), entry) for i, entry in enumerate(entries)]
    return [*found, Field(f"{path}[{len(entries)}]", f"{name}: one more", hint, "text", (), None)] if new else found


def _field(case: Case, path: str, base: str, annotation: Any, hint: str) -> Field:  # noqa: ANN401 - a type annotation
    kind, choices = _kind(annotation)
    return Field(path, _name(path[len(base) + 1 :]), hint, kind, choices, get(case, path))


def _kind(annotation: Any) -> tuple[Kind, tuple[str, ...]]:  # noqa: ANN401 - a type annotation
    parts = _flat(annotation)
    choices = tuple(c for p in parts if get_origin(p) is Literal for c in get_args(p))
    if choices:
        return "choice", choices
    if dt.date in parts:
        return "date", ()
    return ("figure", ()) if Decimal in parts or ThreePoint in parts else ("text", ())


def _flat(annotation: Any) -> list[Any]:  # noqa: ANN401 - a type annotation
    """Return the types that an annotation may be, without `Annotated` and unions."""
    origin = get_origin(annotation)
    if origin is Union or isinstance(annotation, types.UnionType):
        return [p for a in get_args(annotation) for p in _flat(a)]
    if hasattr(annotation, "__metadata__"):
        return _flat(get_args(annotation)[0])
    return [annotation]


def _name(tail: str) -> str:
    last = tail.rsplit(".", 1)[-1]
    return _NAMES.get(tail) or _NAMES.get(last) or last.replace("_", " ").capitalize()
