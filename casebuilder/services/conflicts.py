"""Refusals that carry more than their sentence."""

import datetime as dt
from decimal import Decimal

from pydantic import BaseModel

from casebuilder.case.model import Case
from casebuilder.case.sections import leaves
from casebuilder.errors import Conflict, Refused
from casebuilder.rules.finding import Finding
from casebuilder.services.views import Change


class CaseConflict(Conflict):
    """Somebody else changed the case since it was read; nothing was overwritten."""

    def __init__(self, changes: list[Change], current: int) -> None:
        names = ", ".join(f"`{c.path}`" for c in changes[:5]) + (" and more" if len(changes) > 5 else "")
        super().__init__(
            "this case was changed elsewhere in the meantime"
            + (f" ({names})" if names else "")
            + "; nothing was overwritten, load it again and repeat your change"
        )
        self.changes = changes
        """Every field that differs between what was seen and what is stored."""
        self.current = current
        """The version that is stored."""


class ExportRefused(Refused):
    """The case is not complete; `findings` says what is missing."""

    def __init__(self, findings: list[Finding]) -> None:
        count = len(findings)
        super().__init__(
            f"{count} {'thing still blocks' if count == 1 else 'things still block'} this case; "
            "answer them, or export a draft"
        )
        self.findings = findings


_BOOKS = {"provenance", "ledger", "superseded", "id", "schema_version"}


def differences(seen: Case, stored: Case) -> list[Change]:
    """Return the fields that differ between two versions of a case."""
    before, after = _fields(seen), _fields(stored)
    return [
        Change(path=path, yours=_plain(before.get(path)), theirs=_plain(after.get(path)))
        for path in dict.fromkeys((*before, *after))
        if before.get(path) != after.get(path)
    ]


def _fields(case: Case) -> dict[str, object]:
    """Return every filled field of a case but its books."""
    return {
        path: value
        for name in Case.model_fields
        if name not in _BOOKS
        for path, value in leaves(getattr(case, name), name)
    }


def _plain(value: object) -> object:
    """Return a value of a case as JSON would have it."""
    if isinstance(value, BaseModel):
        return value.model_dump(mode="json")
    if isinstance(value, Decimal):
        return int(value) if value == value.to_integral_value() else float(value)
    return value.isoformat() if isinstance(value, dt.date) else value
