"""Annex A: the whole case, section by section, with the messages that each section was taken from."""

from collections.abc import Iterator
from typing import Any

from casebuilder.case.model import Case
from casebuilder.case.sections import SECTION_IDS, SECTIONS, get, has_value, leaves, section_leaves
from casebuilder.case.value import Said
from casebuilder.export.blocks import Block, Facts, Heading, Paragraph, Span, Words
from casebuilder.export.book import Book
from casebuilder.export.tables import unanswered
from casebuilder.export.text import any_value, clean, day, estimate, money, per

_ABOVE = {
    "kpis": "What will be measured",
    "costs": "What it costs",
    "benefits": "What it brings",
    "risks": "What may go wrong",
}
_LABELS = {
    "problem.statement": "What goes wrong",
    "problem.annual_cost.amount": "What it costs in a year",
    "problem.affected": "Who is affected",
    "objective.goal": "What is to be achieved",
    "objective.why_now": "Why now",
    "process.workflow": "The step that changes",
    "process.system": "The system of today",
    "process.users": "Who does the work",
    "solution.summary": "What the AI does",
    "solution.technique": "Kind of AI",
    "solution.human_oversight": "What stays with people",
    "suitability.why_ai": "Why AI",
    "suitability.simpler_alternative": "Simplest way without AI",
    "suitability.why_not_simpler": "Why that is not enough",
    "operations.integrations": "Connects to",
    "operations.monitoring": "How it is watched",
    "operations.drift_plan": "When the model gets worse",
    "operations.support_owner": "Who runs it",
    "governance.oversight": "Who oversees it",
    "governance.review_cadence": "How often it is reviewed",
    "governance.stop_rule": "When it is stopped",
    "adoption.training": "Training",
    "adoption.rate": "Users expected to use it",
    "adoption.resistance": "Resistance expected",
    "timeline.start": "Start",
    "timeline.pilot_end": "End of the pilot",
    "timeline.go_live": "Go-live",
    "timeline.first_benefit": "First benefit",
}
_UNSHOWN = {"currency"}
"""Fields that are shown with the amount beside them."""


def blocks(case: Case, book: Book) -> Iterator[Block]:
    """Yield the 17 sections."""
    yield Heading("Annex A: the case section by section", 1, new_page=True)
    for section in SECTION_IDS:
        yield Heading(SECTIONS[section].title, 2)
        if not has_value(case, section):
            yield Paragraph((Span(unanswered(case, section, "Not answered yet."), "muted"),))
            continue
        if section in _ABOVE:
            yield from _pointer(case, section)
        else:
            yield Facts(tuple(_rows(case, section, book)))
        said = _messages(case, section)
        if said:
            yield Paragraph((Span(f"Taken from {said}.", "muted"),))


def _pointer(case: Case, section: str) -> Iterator[Block]:
    count = len(get(case, section))
    yield Paragraph((Span(f"{count} in the table “{_ABOVE[section]}” above."),))


def _rows(case: Case, section: str, book: Book) -> Iterator[tuple[str, Words]]:
    node = getattr(case, section)
    for name in type(node).model_fields:
        value, path = getattr(node, name), f"{section}.{name}"
        if isinstance(value, list):
            yield from _list_rows(case, value, path, book)
            continue
        for leaf, found in leaves(value, path):
            if leaf.rsplit(".", 1)[-1] not in _UNSHOWN:
                yield _label(leaf), (_span(case, leaf, found, book),)


def _list_rows(case: Case, items: list[Any], path: str, book: Book) -> Iterator[tuple[str, Words]]:
    """Yield one row for a list of texts, one for each item of a list of objects."""
    if items and isinstance(items[0], str):
        yield _label(path), (Span("; ".join(clean(text) for text in items)),)
        return
    for index, item in enumerate(items):
        spans: list[Span] = []
        for leaf, found in leaves(item, f"{path}[{index}]"):
            name = leaf.rsplit(".", 1)[-1]
            lead = "" if not spans else f"{'; ' if spans else ''}{name.replace('_', ' ')}: "
            spans += [Span(lead, "muted"), _span(case, leaf, found, book)] if lead else [_span(case, leaf, found, book)]
        if spans:
            yield f"{_ITEM[path]} {index + 1}", tuple(spans)


_ITEM = {"suitability.options": "Option", "data.sources": "Source", "skills.gaps": "Missing skill"}


def _label(path: str) -> str:
    return _LABELS.get(path) or path.rsplit(".", 1)[-1].replace("_", " ").capitalize()


def _span(case: Case, path: str, value: object, book: Book) -> Span:
    if isinstance(value, str):
        return Span(clean(value))
    return book.figure(path, _figure(case, path, value))


def _figure(case: Case, path: str, value: Any) -> str:  # noqa: ANN401 - a figure or a date
    if path == "problem.annual_cost.amount":
        return f"{money(value, case.problem.annual_cost.currency or case.currency)} {per('year')}"
    if path == "adoption.rate":
        return estimate(value, "percent")
    return day(value) if hasattr(value, "year") else any_value(value)


def _messages(case: Case, section: str) -> str:
    """Name the messages that the values of a section were taken from."""
    paths = {path for path, _ in section_leaves(case, section)}
    entries = (*case.ledger, *case.provenance)
    turns = sorted({e.source.turn for e in entries if isinstance(e.source, Said) and e.path in paths})
    if not turns:
        return ""
    return f"message{'s' if len(turns) > 1 else ''} {', '.join(str(turn) for turn in turns)}"
