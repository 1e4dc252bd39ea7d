"""What the reviewer has to weigh: what is missing, what is doubtful, what is open, what is only assumed."""

from collections.abc import Iterable, Iterator

from casebuilder.case.model import Case
from casebuilder.case.sections import SECTIONS
from casebuilder.export.blocks import Block, Bullets, Heading, Paragraph, Span, Words
from casebuilder.export.book import Book
from casebuilder.export.inputs import ExportInput
from casebuilder.export.text import clean, day, line
from casebuilder.rules.finding import Finding


def blocks(given: ExportInput, book: Book) -> Iterator[Block]:
    """Yield what is left to weigh; one sentence if nothing is."""
    parts = (
        ("Missing before it can be decided", list(_findings(given.report.blocking))),
        ("For the PMO to weigh", list(_findings(given.report.warnings))),
        ("Open questions", list(_open(given.case))),
        ("Assumptions", list(_assumptions(given.case, book))),
    )
    yield Heading("What is left to weigh")
    if not any(items for _, items in parts):
        yield Paragraph((Span("The checks found nothing missing and nothing doubtful; no question is open."),))
    for title, items in parts:
        if items:
            yield Heading(title, 2)
            yield Bullets(tuple(items))


def _findings(findings: Iterable[Finding]) -> Iterator[Words]:
    for found in findings:
        evidence = f" [{', '.join(line(card) for card in found.evidence)}]" if found.evidence else ""
        yield (Span(clean(found.message)), Span(f" {clean(found.fix)}{evidence}", "muted"))


def _open(case: Case) -> Iterator[Words]:
    for item in case.open_items:
        section = SECTIONS[item.section].title if item.section in SECTIONS else line(item.section)
        tail = f" {line(item.owner)} will answer it." if item.owner else ""
        where = f" (message {item.turn})" if item.turn is not None else ""
        yield (Span(f"{section}: ", "strong"), Span(clean(item.question)), Span(f"{tail}{where}", "muted"))
    for answer in case.answers:
        if answer.status == "unknown" and answer.section in SECTIONS:
            title = SECTIONS[answer.section].title
            yield (
                Span(f"{title}: ", "strong"),
                Span(f"not known yet; {line(answer.asked_of or 'somebody')} is asked."),
            )


def _assumptions(case: Case, book: Book) -> Iterator[Words]:
    for index, assumption in enumerate(case.assumptions):
        spans = [Span(clean(assumption.text or "No words were given"))]
        owner = f" {line(assumption.owner)} answers for it" if assumption.owner else " Nobody answers for it yet"
        spans.append(Span(owner, "muted"))
        if assumption.check_by:
            path = f"assumptions[{index}].check_by"
            marks = () if book.marks(path) == ("?",) else book.marks(path)
            spans.append(Span(f"; to be checked by {day(assumption.check_by)}", "muted", marks))
        yield (*spans, Span(".", "muted"))
