"""Reads any parsed JSON as a case: what does not fit is reported in plain words and left out, the rest is kept.

The walk follows the models, so its depth is theirs, however deeply the input is nested.
"""

from collections import Counter
from collections.abc import Collection
from dataclasses import dataclass, field
from functools import cache
from typing import Any

from pydantic import BaseModel, ValidationError

from casebuilder.case.model import SCHEMA_VERSION, Case
from casebuilder.rules.base import clean, spoken
from casebuilder.rules.leaf import CHECKS, Check, found_as
from casebuilder.rules.problem import Problem
from casebuilder.rules.shape import SOURCES, Shape, shapes

MAX_ITEMS = 200
"""Most items of a list that are read."""
MAX_ENTRIES = 5_000
"""The same for the ledger and the history."""
MAX_PROBLEMS = 100
"""Most problems of one kind that are listed."""
_BOOKS = {"ledger", "provenance", "superseded"}


@dataclass
class Document:
    """What could be read of a file."""

    case: Case | None = None
    """`None` where nothing could be read as a case."""
    problems: list[Problem] = field(default_factory=list)


def parse(data: object) -> Document:
    """Return the case that stands in parsed JSON, with a problem for everything that does not fit. Never raises."""
    if not isinstance(data, dict):
        message = f"The file does not hold a case: it is {found_as(data)}, not a JSON object."
        return Document(problems=[Problem("schema.document", "case", message, "Give a file exported by casebuilder.")])
    version = data.get("schema_version", SCHEMA_VERSION)
    if type(version) is not int or version != SCHEMA_VERSION:
        message = f"The file has schema version {found_as(version)}; this program reads version {SCHEMA_VERSION}."
        fix = f"Export the case again with a program that writes version {SCHEMA_VERSION}."
        return Document(problems=[Problem("schema.version", "schema_version", message, fix)])
    reader = _Reader()
    kept = reader.model(data, Case, "")
    case = _build(kept if isinstance(kept, dict) else {}, reader)
    return Document(case, reader.listed())


def _build(kept: dict[str, Any], reader: "_Reader") -> Case:
    """Return the model of what was kept; a part that the models still refuse is left out as a whole."""
    while True:
        try:
            return Case.model_validate(kept)
        except ValidationError as error:
            part = next(iter(error.errors(include_input=False, include_url=False)[0]["loc"]), "")
            if part not in kept or not isinstance(part, str):
                part, kept = "case", {}
            kept.pop(part, None)
            message = f"{spoken(part)}: it does not have the form of a case."
            reader.report("schema.value", part, message, "Compare it with `casebuilder schema`.")


_DROPPED = object()


@cache
def _plan(model: type[BaseModel]) -> list[tuple[str, Shape, Check | None]]:
    """Return the fields of a model with the check of those that hold a single value."""
    return [(name, s, None if s.item else CHECKS.get(s.kind)) for name, s in shapes(model).items()]


class _Reader:
    """Walks data along the models and collects problems."""

    def __init__(self) -> None:
        self._problems: dict[str, list[Problem]] = {}
        self._left_off: Counter[str] = Counter()

    def report(self, rule: str, path: str, message: str, fix: str) -> None:
        """Note a problem; beyond the limit of its kind it is only counted."""
        if self._full(rule):
            self._left_off[rule] += 1
        else:
            self._problems.setdefault(rule, []).append(Problem(rule, path or "case", message, fix))

    def _full(self, rule: str) -> bool:
        return len(self._problems.get(rule, ())) >= MAX_PROBLEMS

    def listed(self) -> list[Problem]:
        """Return the problems, with one more for those that were only counted."""
        found = [problem for problems in self._problems.values() for problem in problems]
        for rule, count in self._left_off.items():
            message = f"{count:,} more problems of this kind are not listed."
            found.append(Problem(rule, "case", message, "Correct the listed ones first."))
        return found

    def model(self, data: dict[Any, Any], model: type[BaseModel], path: str) -> object:
        """Return the parts of an object that fit, or `_DROPPED` where it lacks something it cannot do without."""
        known = shapes(model)
        if not data.keys() <= known.keys():
            self._unknown(data, known.keys(), path)
        kept: dict[str, Any] = {}
        whole = True
        for name, shape, check in _plan(model):
            value = data.get(name)
            # Most fields of most files are right: they are not sent through the slower way that can report.
            if check is None or value is None or check(value, shape) is not None:
                value = self._field(value, shape, path, name)
            if value is not _DROPPED:
                kept[name] = value
            elif shape.required:
                whole = False
        return kept if whole else _DROPPED

    def _field(self, value: object, shape: Shape, path: str, name: str) -> object:
        where = f"{path}.{name}" if path else name
        if value is not None:
            return self._many(value, shape.item, where) if shape.item else self._one(value, shape, where)
        if shape.kind == "any":
            return None
        if shape.required:
            self.report("schema.required", where, f"{spoken(where)}: it is missing.", "Add it or remove the entry.")
        return _DROPPED

    def _unknown(self, data: dict[Any, Any], known: Collection[str], path: str) -> None:
        for key in data:
            if key in known:
                continue
            if self._full("schema.unknown"):
                self._left_off["schema.unknown"] += 1
            else:
                name = clean(key) if isinstance(key, str) else "?"
                where = f"{path}.{name}" if path else name
                message = f"The field “{name}” is not known in a case; it was left out."
                self.report("schema.unknown", where, message, "Check its spelling against `casebuilder schema`.")

    def _many(self, value: object, shape: Shape, path: str) -> object:
        if not isinstance(value, list):
            message = f"{spoken(path)}: it should be a list, but is {found_as(value)}."
            self.report("schema.type", path, message, "Put the items into a list, even if there is only one.")
            return _DROPPED
        limit = MAX_ENTRIES if path in _BOOKS else MAX_ITEMS
        if len(value) > limit:
            message = f"{spoken(path)}: it has {len(value):,} items; only the first {limit:,} were read."
            self.report("schema.size", path, message, f"Keep to {limit:,} items.")
        kept = (self._item(item, shape, f"{path}[{index}]") for index, item in enumerate(value[:limit]))
        return [item for item in kept if item is not _DROPPED]

    def _item(self, item: object, shape: Shape, path: str) -> object:
        read = self._one(item, shape, path)
        if read is _DROPPED and shape.model and not any(s.required for s in shapes(shape.model).values()):
            # An empty item keeps the places of those that follow.
            return {}
        return read

    def _one(self, value: object, shape: Shape, path: str) -> object:
        if shape.kind == "source":
            return self._source(value, path)
        if shape.model is not None:
            if isinstance(value, dict):
                return self.model(value, shape.model, path)
            message = f"{spoken(path)}: it should be an object with fields, but is {found_as(value)}."
            self.report("schema.type", path, message, "Write it with its fields, as `casebuilder schema` shows.")
            return _DROPPED
        bad = CHECKS[shape.kind](value, shape)
        if bad is None:
            return value
        self.report(bad.rule, path, f"{spoken(path)}: it {bad.reason}.", bad.fix)
        return _DROPPED

    def _source(self, value: object, path: str) -> object:
        kind = value.get("kind") if isinstance(value, dict) else None
        if isinstance(value, dict) and isinstance(kind, str) and kind in SOURCES:
            return self.model(value, SOURCES[kind], path)
        message = f"{spoken(path)}: it does not say of what kind the source is."
        self.report("schema.value", path, message, f"Give `kind` as one of {', '.join(SOURCES)}, with its fields.")
        return _DROPPED
