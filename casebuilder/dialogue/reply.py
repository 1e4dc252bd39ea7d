"""The reply node: composed from what was taken, the question bank and the evidence. No model is needed for it."""

from collections.abc import Sequence
from dataclasses import dataclass, field

from casebuilder.case.model import Case
from casebuilder.case.value import LedgerEntry
from casebuilder.dialogue.agenda import Question, field_and_item
from casebuilder.dialogue.deps import Deps
from casebuilder.dialogue.extract import Extraction
from casebuilder.dialogue.ground import cite, similar_cases, usual_risks
from casebuilder.dialogue.speech import escape, noted, shorten
from casebuilder.dialogue.state import Citation, Doubt, Interview
from casebuilder.rules.finding import Report

QUICK = ("I don't know", "Not applicable", "Why do you ask?", "Give me an example")


@dataclass
class Turn:
    """Everything that a reply is made of."""

    case: Case
    report: Report
    interview: Interview
    found: Extraction
    captured: Sequence[LedgerEntry]
    corrected: Sequence[LedgerEntry]
    question: Question | None
    doubts: Sequence[Doubt] = ()
    note: str | None = None
    """Said first, for instance what an undo did."""
    was_asked: str | None = None
    """The section that the previous reply asked about."""


@dataclass
class Spoken:
    """A reply with its evidence."""

    text: str
    citations: list[Citation] = field(default_factory=list)
    quick_replies: list[str] = field(default_factory=list)


def compose(turn: Turn, deps: Deps) -> Spoken:
    """Say what was understood, answer what was asked back, and ask the next question with its reason."""
    paragraphs: list[str] = []
    citations: list[Citation] = []
    opening = _acknowledge(turn, deps)
    paragraphs += [opening] if opening else []
    paragraphs += _respond(turn, deps, citations)
    paragraphs += [_doubt(d, deps) for d in turn.doubts[:1]]
    if turn.question is None:
        paragraphs.append(_closing(turn, deps))
        return Spoken("\n\n".join(paragraphs), citations, [])
    if not turn.doubts:
        paragraphs.append(f"**{_ask(turn, deps, citations)}**")
    reason = _reason(turn.question, deps, citations)
    paragraphs += [reason] if reason else []
    return Spoken("\n\n".join(p for p in paragraphs if p), citations, list(QUICK))


def _acknowledge(turn: Turn, deps: Deps) -> str:
    """Read back what was taken, once."""
    phrases = deps.phrases
    parts = [turn.note] if turn.note else []
    changed = {c.path for c in turn.corrected}
    fresh = [c for c in turn.captured if c.path not in changed]
    if turn.corrected:
        parts.append(phrases["changed"] + noted(turn.case, turn.corrected) + ".")
    if fresh:
        parts.append(phrases["noted"] + noted(turn.case, fresh) + ".")
    if turn.found.foreign:
        what = " and ".join(escape(w) for w in turn.found.foreign[:3])
        parts.append(phrases["foreign"].format(what=what))
    return " ".join(parts)


def _count(number: int, one: str = "thing", many: str = "things") -> str:
    words = ("no", "one", "two", "three", "four", "five", "six", "seven", "eight", "nine", "ten", "eleven", "twelve")
    return f"{words[number] if number < len(words) else number} {one if number == 1 else many}"


def _respond(turn: Turn, deps: Deps, citations: list[Citation]) -> list[str]:
    """Answer what the message does besides stating facts."""
    phrases, found = deps.phrases, turn.found
    said: list[str] = []
    for kind in ("empty", "unreadable", "hold", "export"):
        if found.has(kind):
            said.append(
                phrases["export_ready"] if kind == "export" and turn.report.complete else _plain(kind, turn, deps)
            )
    if found.has("order"):
        said.append(_decline(turn, deps))
    if found.has("missing"):
        said.append(missing_list(turn.report, deps))
    said += _explain(turn, deps, citations)
    if found.has("unknown"):
        said.append(_unknown(turn, deps))
    elif found.has("none") and turn.was_asked:
        legal = any(a.section == turn.was_asked and a.status == "none" for a in turn.case.answers)
        said.append(phrases["none"] if legal else phrases["none_not_possible"])
    elif found.has("no-more") and turn.was_asked and _blocks(turn.report, turn.was_asked):
        said.append(phrases["moved_on"])
    if not said and not turn.captured and not turn.corrected and not turn.note and not turn.doubts and not found.acts:
        said.append(phrases["nothing_taken"] if not turn.was_asked else phrases["understood_nothing_asked"])
    return said


def _plain(kind: str, turn: Turn, deps: Deps) -> str:
    if kind == "export":
        return _blocking_words(turn.report, deps.phrases["export_draft"])
    return deps.phrases[kind]


def _blocking_words(report: Report, phrase: str) -> str:
    count = len(report.blocking)
    return phrase.format(
        blocking=_count(count).capitalize() if phrase.startswith("{") else _count(count),
        verb="blocks" if count == 1 else "block",
    )


def _decline(turn: Turn, deps: Deps) -> str:
    """Decline an order to skip a rule or invent a value, in one friendly sentence."""
    orders = " ".join(a.argument or "" for a in turn.found.acts if a.kind == "order")
    if turn.report.complete:
        return deps.phrases["order_complete"]
    if "invent" in orders:
        return deps.phrases["order_invent"]
    return _blocking_words(turn.report, deps.phrases["order"])


def _blocks(report: Report, section: str) -> bool:
    return any(f.path.startswith(section) for f in report.blocking)


def _unknown(turn: Turn, deps: Deps) -> str:
    act = turn.found.act("unknown")
    if act and act.argument:
        return deps.phrases["unknown_owner"].format(owner=escape(act.argument))
    return deps.phrases["unknown_nobody"]


def missing_list(report: Report, deps: Deps) -> str:
    """Say what still blocks, as a list."""
    if not report.blocking:
        return deps.phrases["nothing_missing"]
    lines = [f"- {escape(f.message)}" for f in report.blocking[:12]]
    more = len(report.blocking) - len(lines)
    return "\n".join([deps.phrases["still_missing"], "", *lines, *([f"- and {more} more"] if more > 0 else [])])


def _explain(turn: Turn, deps: Deps, citations: list[Citation]) -> list[str]:
    """Answer a question back: what is meant, why it is asked, or an example."""
    section = turn.was_asked or (turn.question.section if turn.question else None)
    bank = deps.questions.get(section or "")
    if bank is None or section is None:
        return []
    said = []
    if turn.found.has("meaning") or (turn.found.has("question") and not turn.captured):
        said.append(str(bank["meaning"]))
    if turn.found.has("why"):
        citation = cite(str(bank["why_card"]), deps)
        said.append(
            f"{str(bank['why'])[0].upper()}{str(bank['why'])[1:]}."
            + (f" “{escape(citation.quote)}” [{citation.card}]" if citation else "")
        )
        citations += [citation] if citation else []
    if turn.found.has("example"):
        said.append(f"For example: {bank['example']}")
    return said


def _doubt(doubt: Doubt, deps: Deps) -> str:
    readings = " or ".join(escape(r) for r in doubt.readings)
    return "**" + deps.phrases["doubt"].format(quote=escape(doubt.quote), readings=readings) + "**"


def _ask(turn: Turn, deps: Deps, citations: list[Citation]) -> str:
    """Return the question: the whole section the first time, only what is missing after that."""
    question = turn.question
    assert question is not None  # noqa: S101 - the caller checked
    bank = deps.questions[question.section]
    if question.section == "risks" and turn.found.has("unknown"):
        cards = usual_risks(turn.case, deps)
        if cards:
            citations += cards
            listed = "; ".join(f"{escape(c.title)} [{c.card}]" for c in cards)
            return deps.phrases["risks_offer"].format(risks=listed)
    if not question.again:
        return str(bank["ask"])
    rest = bank.get("rest")
    asks: list[str] = []
    for finding in question.missing:
        name, item = field_and_item(turn.case, finding)
        template = rest.get(name) if isinstance(rest, dict) else None
        if template is None:
            continue
        count = _count(len(turn.case.risks), "", "").strip()
        words = str(template).format(item=f"“{escape(shorten(item, 60))}”" if item else "it", count=count)
        if words not in asks:
            asks.append(words)
    return " ".join(asks[:2]) if asks else str(bank["ask"])


def _reason(question: Question, deps: Deps, citations: list[Citation]) -> str:
    """Say why it is asked, with the finding it rests on."""
    if question.again:
        return ""
    bank = deps.questions[question.section]
    citation = cite(str(bank["why_card"]), deps)
    if citation and all(c.card != citation.card for c in citations):
        citations.insert(0, citation)
    mark = f" [{citation.card}]" if citation else ""
    return "*" + deps.phrases["why_asked"].format(why=bank["why"]) + "*" + mark


def _closing(turn: Turn, deps: Deps) -> str:
    """Say that nothing is left to ask, and what that means."""
    phrases = deps.phrases
    if turn.report.complete:
        return f"{phrases['finished']} {phrases['complete']}"
    return missing_list(turn.report, deps).replace(phrases["still_missing"], phrases["finished_blocking"], 1)


def evidence(case: Case, deps: Deps, citations: list[Citation]) -> list[Citation]:
    """Add past cases like this one to the evidence, without repeating a card."""
    known = {c.card for c in citations}
    return [*citations, *(c for c in similar_cases(case, deps) if c.card not in known)]
