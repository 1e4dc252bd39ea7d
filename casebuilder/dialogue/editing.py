"""Inline editing: the text that the sponsor writes into a field is parsed like words of a message."""

from decimal import Decimal
from typing import Any, get_args

from casebuilder.case.model import Case, Option
from casebuilder.case.patch import Change, apply, clear, remove_item
from casebuilder.case.quantity import parse_date, parse_quantity
from casebuilder.case.sections import SECTIONS, get, section_of, split_path
from casebuilder.case.value import LedgerEntry, Model, Said
from casebuilder.dialogue.extraction.message import Message
from casebuilder.dialogue.readback import noted
from casebuilder.dialogue.settle import settle
from casebuilder.dialogue.speech import escape, shorten
from casebuilder.dialogue.state import TurnInput
from casebuilder.errors import UserError

_ENTRIES = {"in_scope", "out_of_scope", "integrations"}


def edit_change(turn: TurnInput, path: str) -> tuple[list[LedgerEntry], Case]:
    """Return the entry that an edit makes and the case after it; empty text empties the field.

    Raises:
        UserError: if the path is not a field or the text does not fit it.
    """
    text = turn.message.strip()
    try:
        if not text and is_item(path):
            return [], remove_item(turn.case, path, turn.turn)
        kind = _kind(path)
    except (KeyError, IndexError) as error:
        raise UserError(f"`{path}` is not a field of the case") from error
    if not text:
        return [], clear(turn.case, path, turn.turn)
    value = _value(text, kind, turn)
    change = Change(path=path, value=value, text=text, source=Said(turn=turn.turn, quote=text))
    case = apply(turn.case, [change], turn.turn)
    message = Message(text, None, turn.today, turn=turn.turn, case=case)
    case, more = settle(case, message)
    return [LedgerEntry.model_validate(change.model_dump()), *more], case


def is_item(path: str) -> bool:
    """Whether a path means an item of a list (`risks[2]`, `scope.in_scope[0]`) and not a field."""
    return isinstance(split_path(path)[-1], int)


def gone(case: Case, path: str) -> str:
    """Say what an item or a field held before it was removed or emptied."""
    value = get(case, path)
    if is_item(path) and isinstance(value, Option):
        return escape(value.name or "an option")
    if is_item(path):
        entry = LedgerEntry(path=path, value=None, text=str(value), source=Said(turn=0, quote=str(value)))
        return noted(case, [entry])
    base, _, name = path.rpartition(".")
    section = SECTIONS[section_of(path)]
    words = name.replace("_", " ")
    if base.endswith("]"):
        item = get(case, f"{base}.{section.key}") if section.key else None
        return f"{words} of “{escape(shorten(str(item)))}”" if item else words
    return f"{section.title}, {words}" if base else section.title


def _kind(path: str) -> str:
    """Return what a field holds: `text`, `number`, `date`, or the choices joined by "|".

    Raises:
        KeyError: if there is no such field.
    """
    model: Any = Case
    annotation: Any = Case
    for step in split_path(path):
        if isinstance(step, int):
            annotation = next((a for a in get_args(annotation) if a is not type(None)), annotation)
            model = annotation
            continue
        annotation = model.model_fields[step].annotation
        model = _model_in(annotation) or annotation
    if isinstance(model, type) and issubclass(model, Model) and model.__name__ != "ThreePoint":
        raise KeyError(path)
    words = str(annotation)
    if "datetime.date" in words:
        return "date"
    if "Decimal" in words:
        return "number"
    choices = [c for a in get_args(annotation) for c in get_args(a) if isinstance(c, str)]
    return "|".join(choices) if choices else "text"


def _model_in(annotation: Any) -> Any:  # noqa: ANN401 - a type annotation
    """Return the object or list type behind an annotation."""
    if isinstance(annotation, type) and issubclass(annotation, Model):
        return annotation
    return None


def _value(text: str, kind: str, turn: TurnInput) -> object:
    """Read the text as what the field holds."""
    if kind == "text":
        return text
    if kind == "date":
        found = parse_date(text, today=turn.today, fiscal_year_end=turn.case.fiscal_year_end)
        if found is None or found.date is None:
            raise UserError("That is not a date I can read for sure; write it like 30 September 2027.")
        return found.date.isoformat()
    if kind == "number":
        quantity = parse_quantity(text, today=turn.today)
        if quantity is None or quantity.value is None:
            raise UserError("That is not a figure I can read for sure; write it like 12,500 or 4.2.")
        return _number(quantity.value)
    choices = kind.split("|")
    low = text.lower().replace(" ", "-")
    if low not in choices:
        raise UserError(f"Choose one of: {', '.join(choices)}.")
    return low


def _number(value: Decimal) -> int | float:
    return int(value) if value == value.to_integral_value() else float(value)
