"""Values of a case in words and figures."""

import datetime as dt
from decimal import Decimal

from casebuilder.case.value import Computed, FromDocument, FromFinding, Said, Source, ThreePoint
from casebuilder.services.views import CaseSummary, CaseView, SectionProgress, SourceView

STATE_SIGNS = {"done": "✔", "part": "◐", "none": "–", "unknown": "?", "empty": "○"}
STATE_WORDS = {
    "done": "answered",
    "part": "begun",
    "none": "nothing of the kind",
    "unknown": "somebody is asked",
    "empty": "open",
}
PERIODS = {"year": "a year", "month": "a month", "yearly": "a year", "monthly": "a month", "one-off": "once"}


def number(value: Decimal | ThreePoint | float) -> str:
    """Say a number with thousands separators, three points as a range."""
    if isinstance(value, ThreePoint):
        return f"{number(value.low)} to {number(value.high)}, most likely {number(value.likely)}"
    exact = Decimal(str(value))
    return f"{int(exact):,}" if exact == exact.to_integral_value() else f"{exact.normalize():,f}"


def value(found: object) -> str:
    """Say any value of a case; "nothing" if there is none."""
    if found is None:
        return "nothing"
    if isinstance(found, dt.date):
        return f"{found.day} {found:%B %Y}"
    if isinstance(found, Decimal | ThreePoint | int | float) and not isinstance(found, bool):
        return number(found)
    if isinstance(found, dict) and set(found) == {"low", "likely", "high"}:
        return f"{found['low']:,} to {found['high']:,}, most likely {found['likely']:,}"
    return str(found)


def count(things: int, one: str, many: str) -> str:
    """Say how many."""
    return f"{things} {one if things == 1 else many}"


def standing(case: CaseView | CaseSummary) -> str:
    """Say how far a case is: "9 of 17 · 6 blocking"."""
    blocking = len(case.report.blocking) if isinstance(case, CaseView) else case.blocking
    return f"{case.answered} of 17 · " + (f"{blocking} blocking" if blocking else "complete")


def section_state(section: SectionProgress) -> str:
    """Say how a section stands."""
    said = STATE_WORDS[section.state]
    if section.blocking:
        said += f" · {section.blocking} blocking"
    return said + (f" · {section.warnings} to weigh" if section.warnings else "")


def source(found: Source) -> str:
    """Say what kind of source a value has."""
    if isinstance(found, Said):
        return f"Said in message {found.turn}"
    if isinstance(found, FromDocument):
        return f"From document {found.document}" + (f", page {found.page}" if found.page else "")
    if isinstance(found, FromFinding):
        return f"From evidence card {found.card}"
    if isinstance(found, Computed):
        return f"Computed: {found.formula}"
    return f"Assumed; {found.owner} checks it by {value(found.check_by)}"


def quote(found: SourceView) -> tuple[str, str, str]:
    """Return the words around a source: what stands before, the marked run, what stands after."""
    if found.message is None or found.start is None or found.end is None:
        return "", getattr(found.entry.source, "quote", found.entry.text), ""
    before, after = found.message[: found.start], found.message[found.end :]
    return _tail(before), found.message[found.start : found.end], _head(after)


def _tail(text: str, most: int = 240) -> str:
    return text if len(text) <= most else "… " + text[-most:].split(" ", 1)[-1]


def _head(text: str, most: int = 240) -> str:
    return text if len(text) <= most else text[:most].rsplit(" ", 1)[0] + " …"
