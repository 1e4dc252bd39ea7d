"""The first page: what the document is, the decision asked, the numbers that matter, the case in short."""

from collections.abc import Iterator

from casebuilder.case.model import Case
from casebuilder.case.value import ThreePoint
from casebuilder.export.blocks import Block, Callout, Facts, Heading, Paragraph, Span, Tile, Tiles, Title, Words
from casebuilder.export.book import Book
from casebuilder.export.inputs import ExportInput
from casebuilder.export.sums import KINDS, Sum, Sums
from casebuilder.export.text import day, estimate, likely, line, number, sentence, short, spread

_STATUS = {
    "draft": "Complete, not yet submitted",
    "submitted": "Submitted",
    "returned": "Returned for changes",
    "approved": "Approved",
    "rejected": "Rejected",
    "closed": "Closed",
}
DRAFTED = "Drafted by a language model from this case; each figure, date and name was checked against it."
UNTITLED = "Untitled case"


def title_of(case: Case) -> str:
    """Return the title on one line."""
    return short(case.title or "", 160) or UNTITLED


def status_of(given: ExportInput) -> str:
    """Say how the case stands."""
    missing = len(given.report.blocking)
    if missing:
        return f"Draft: {missing} {'thing is' if missing == 1 else 'things are'} missing"
    return "Draft copy" if given.draft else _STATUS[given.case.status]


def blocks(given: ExportInput, book: Book, sums: Sums) -> Iterator[Block]:
    """Yield the blocks of the first page."""
    case = given.case
    yield Title(title_of(case), (Span("Business case for an AI project", "muted"),), tuple(_facts(given)))
    yield Heading("Decision asked")
    yield Callout(tuple(_decision(case, book, sums)))
    tiles = tuple(_tiles(case, book, sums))
    if tiles:
        yield Tiles(tiles[:4])
    yield Heading("In short")
    if given.prose:
        yield Paragraph((Span(line(given.prose)),))
        yield Paragraph((Span(DRAFTED, "muted"),))
    rows = tuple(summary(case))
    yield Facts(rows) if rows else Paragraph((Span("Nothing has been answered yet.", "muted"),))


def _facts(given: ExportInput) -> Iterator[tuple[str, Words]]:
    sponsor = given.case.sponsor
    names = ", ".join(line(part) for part in (sponsor.name, sponsor.role) if part)
    yield "Sponsor", (Span(names or "not named yet"),)
    yield "Budget holder", (Span(line(sponsor.budget_holder or "") or "not named yet"),)
    yield "Status", (Span(status_of(given)),)
    yield "As of", (Span(day(given.today)),)


def _decision(case: Case, book: Book, sums: Sums) -> Iterator[Words]:
    who = line(case.sponsor.name or "") or "The sponsor"
    asked = list(_asked(sums))
    if asked:
        yield (Span(f"{who} asks for "), *asked, Span(f" to go ahead with “{title_of(case)}”."))
    else:
        yield (Span(f"{who} asks to go ahead with “{title_of(case)}”. The amount asked for is not known yet."),)
    steps = list(_steps(case, book))
    if steps:
        yield (*_joined(steps), Span("."))
    if case.governance.stop_rule:
        yield (Span("It stops by rule: ", "strong"), Span(sentence(short(case.governance.stop_rule))))


def _asked(sums: Sums) -> Iterator[Span]:
    parts = [_spoken_sum(s, " once") for s in sums.once()] + [
        _spoken_sum(s, " a year to run it") for s in sums.running()
    ]
    yield from _joined([[*part] for part in parts])


def _spoken_sum(amount: Sum, tail: str) -> list[Span]:
    return [Span(amount.text, "strong", amount.marks), Span(tail)]


def _joined(parts: list[list[Span]]) -> list[Span]:
    """Join parts of a sentence by commas and a last "and"."""
    spans: list[Span] = []
    for index, part in enumerate(parts):
        if index:
            spans.append(Span(" and " if index == len(parts) - 1 else ", "))
        spans.extend(part)
    return spans


def _steps(case: Case, book: Book) -> Iterator[list[Span]]:
    said = (
        ("start", "work starts on "),
        ("pilot_end", "the pilot ends on "),
        ("go_live", "go-live is on "),
        ("first_benefit", "the first benefit is expected on "),
    )
    first = True
    for name, words in said:
        date = getattr(case.timeline, name)
        if date is not None:
            yield [Span(words[0].upper() + words[1:] if first else words), book.figure(f"timeline.{name}", day(date))]
            first = False


def _tiles(case: Case, book: Book, sums: Sums) -> Iterator[Tile]:
    cost = case.problem.annual_cost
    currency = cost.currency or case.currency
    if cost.amount is not None:
        path = "problem.annual_cost.amount"
        text = f"{currency} {number(likely(cost.amount))}" if currency else number(likely(cost.amount))
        yield _tile(text, book.marks(path), spread(cost.amount), "The problem costs, a year")
    for amount in sums.once()[:1]:
        yield _sum_tile(amount, "Asked for once")
    for amount in sums.running()[:1]:
        yield _sum_tile(amount, "To run it, a year")
    for amount in sorted(sums.benefits, key=_weight)[:1]:
        yield _sum_tile(amount, amount.label)
    if not case.benefits and case.kpis and case.kpis[0].target is not None:
        kpi = case.kpis[0]
        assert kpi.target is not None
        value = estimate(likely(kpi.target), kpi.unit)
        note = spread(kpi.target) if isinstance(kpi.target, ThreePoint) else ""
        yield _tile(short(value, 40), book.marks("kpis[0].target"), note, short(f"Target: {kpi.name or 'KPI 1'}", 60))


def _weight(amount: Sum) -> tuple[bool, int]:
    return amount.once, list(KINDS.values()).index(amount.group)


def _sum_tile(amount: Sum, label: str) -> Tile:
    return _tile(amount.likely, amount.marks, amount.range, label)


def _tile(text: str, marks: tuple[str, ...], note: str, label: str) -> Tile:
    return Tile((Span(text.replace(" ", "\u00a0"), "strong", marks),), (Span(note, "muted"),) if note else (), label)


def summary(case: Case) -> Iterator[tuple[str, Words]]:
    """Yield the case in a few labelled lines, long texts cut short."""
    rows = (
        ("Problem", case.problem.statement),
        ("Who it affects", case.problem.affected),
        ("Goal", case.objective.goal),
        ("Why now", case.objective.why_now),
        ("What is proposed", case.solution.summary),
        ("Kind of AI", case.solution.technique),
        ("Simplest way without AI", case.suitability.simpler_alternative),
        ("Why that is not enough", case.suitability.why_not_simpler),
        ("What changes", case.process.workflow),
        ("For whom", case.process.users),
        ("What stays with people", case.solution.human_oversight),
    )
    for label, text in rows:
        said = short(text or "")
        if said:
            yield label, (Span(said[0].upper() + said[1:]),)
