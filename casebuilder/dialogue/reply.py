"""The reply node: composed from what was taken, the question bank and the evidence. No model is needed for it."""

from collections.abc import Sequence
from dataclasses import dataclass, field

from casebuilder.case.model import Case
from casebuilder.case.sections import SECTION_IDS, section_leaves, section_of
from casebuilder.case.value import Computed, LedgerEntry
from casebuilder.dialogue.agenda import Question
from casebuilder.dialogue.asking import ask, reason
from casebuilder.dialogue.deps import Deps
from casebuilder.dialogue.evidence import answered, offer_risks, remember, unanswered, unasked, wants_risks
from casebuilder.dialogue.extract import Extraction
from casebuilder.dialogue.extraction.acts import QUESTIONS, Act
from casebuilder.dialogue.glossary import about_product, define
from casebuilder.dialogue.ground import cite
from casebuilder.dialogue.readback import noted
from casebuilder.dialogue.speech import count, escape, said
from casebuilder.dialogue.state import Citation, Doubt, Interview
from casebuilder.rules.finding import Report

QUICK = ("I don't know", "Not applicable", "Why do you ask?", "Give me an example")
SUMMED = 25
"""How many things a summary names."""
LISTED = 12
"""How much of what blocks is told at once."""


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
    message: str = ""
    """What the sponsor said."""
    number: int = 0
    """Number of the message."""


@dataclass
class Spoken:
    """A reply with its evidence."""

    text: str
    citations: list[Citation] = field(default_factory=list)
    quick_replies: list[str] = field(default_factory=list)
    summary: str = ""
    """The part of the text that sums the whole case up, if the sponsor asked for that."""


def compose(turn: Turn, deps: Deps) -> Spoken:
    """Say what was understood, answer what was asked back, and ask the next question with its reason."""
    citations: list[Citation] = []
    responses = _respond(turn, deps, citations)
    finding, similar = _evidence(turn, deps, telling=not citations)
    citations += [finding[1]] if finding else []
    following = _next(turn, deps, citations) if turn.question is not None or turn.doubts else []
    citations += [similar] if similar else []
    remember(turn.interview, turn.message, turn.number, citations)
    asks_currency = any("currency" in p for p in following)
    said_first = (_acknowledge(turn, deps, asks_currency), *responses, finding[0] if finding else "")
    paragraphs = [" ".join(p for p in said_first if p)]
    if turn.found.has("missing"):
        paragraphs.append(missing_list(turn.report, deps))
    summed = summary(turn, deps) if turn.found.has("summary") else ""
    paragraphs.append(summed)
    act = turn.found.act("summary")
    whole = summed if act and act.argument is None else ""
    if turn.question is None and not turn.doubts:
        paragraphs.append(_closing(turn, deps))
        return Spoken("\n\n".join(p for p in paragraphs if p), citations, [], whole)
    paragraphs += following
    return Spoken("\n\n".join(p for p in paragraphs if p), citations, list(QUICK), whole)


def _evidence(turn: Turn, deps: Deps, *, telling: bool) -> tuple[tuple[str, Citation] | None, Citation | None]:
    """Return the finding that a message calls for, with its words, or else the past case to show beside the reply."""
    offers = _offers_risks(turn)
    words, card = unasked(
        turn.case, turn.found, turn.interview, turn.message, turn.number, deps, telling=telling and not offers
    )
    return ((words, card), None) if card is not None and words else (None, card)


def _offers_risks(turn: Turn) -> bool:
    """Whether the reply offers risks to react to."""
    asked = turn.question is not None and turn.question.section == "risks" and not turn.doubts
    return asked and (turn.found.has("unknown") or wants_risks(turn.found, turn.message))


def _next(turn: Turn, deps: Deps, citations: list[Citation]) -> list[str]:
    """Return the question that the reply ends with: the doubt if there is one, else the next of the agenda."""
    if turn.doubts:
        return [_doubt(turn.doubts[0], deps)]
    question = turn.question
    assert question is not None  # noqa: S101 - the caller checked
    if _offers_risks(turn):
        offer = offer_risks(turn.case, f"{turn.interview.about} {turn.message}", deps, citations)
        if offer:
            return [offer, f"**{deps.phrases['risks_question']}**"]
    lead = deps.phrases["lead"].format(figure=_opening(question.lead)) if question.lead else ""
    words = ask(question, turn.case, deps, following=question.section == turn.was_asked)
    why = reason(question, deps, citations, turn.interview.cited)
    return [f"{lead} **{words}**".strip(), why]


def _opening(words: str) -> str:
    """Return the sponsor's words at the front of a sentence."""
    return said(words[:1].upper() + words[1:])


def _acknowledge(turn: Turn, deps: Deps, asks_currency: bool) -> str:
    """Read back what was taken, once; ask for the currency unless the question does."""
    phrases = deps.phrases
    parts = [turn.note] if turn.note else []
    changed = {c.path for c in turn.corrected}
    fresh = [c for c in turn.captured if c.path not in changed]
    if turn.corrected:
        parts.append(_sentence(phrases["changed"], noted(turn.case, turn.corrected)))
    if fresh:
        unasked = turn.case.currency is None and not asks_currency
        parts.append(_sentence(phrases["noted"], noted(turn.case, fresh, ask_currency=unasked)))
    if turn.found.foreign:
        left = [said(w) for w in dict.fromkeys(turn.found.foreign)][:3]
        what = left[0] if len(left) == 1 else f"{', '.join(left[:-1])} and {left[-1]}"
        parts.append(phrases["foreign" if len(left) == 1 else "foreign_many"].format(what=what))
    return " ".join(parts)


def _sentence(start: str, words: str) -> str:
    return f"{start}{words}." if words else ""


def _respond(turn: Turn, deps: Deps, citations: list[Citation]) -> list[str]:
    """Answer what the message does besides stating facts."""
    phrases, found = deps.phrases, turn.found
    told: list[str] = []
    for kind in ("empty", "unreadable", "language", "hold", "upset"):
        told += [phrases[kind]] if found.has(kind) else []
    told += [phrases["welcome"]] if found.has("thanks") else []
    told += [phrases["hello"]] if any(a.argument for a in found.acts if a.kind == "greeting") else []
    if found.has("export"):
        ready = turn.report.complete
        told.append(phrases["export_ready"] if ready else _blocking_words(turn.report, phrases["export_draft"]))
    if found.has("order"):
        told.append(_decline(turn, deps))
    told += _explain(turn, deps, citations)
    told += _left_open(turn, deps)
    silent = not (turn.captured or turn.corrected or turn.note or turn.doubts or found.acts or found.foreign)
    if silent:
        told.append(phrases["understood_nothing_asked" if turn.was_asked else "nothing_taken"])
    return told


def _left_open(turn: Turn, deps: Deps) -> list[str]:
    """Say what is left open, and for whom."""
    phrases, found, section = deps.phrases, turn.found, turn.was_asked
    unknown = found.act("unknown")
    answered = any(c.path.startswith(section or "-") for c in turn.captured)
    if unknown and unknown.argument:
        return [phrases["unknown_owner"].format(owner=escape(unknown.argument))]
    if unknown:
        offered = turn.question is not None and turn.question.section == "risks" and not turn.doubts
        return [] if answered or offered else [phrases["unknown_nobody"]]
    if section is None:
        return []
    if found.has("none"):
        legal = any(a.section == section and a.status == "none" for a in turn.case.answers)
        blocked = _blocks(turn.report, section)
        return [phrases["none"] if legal or not blocked else phrases["none_not_possible"]]
    if found.has("no-more") and _blocks(turn.report, section):
        return [phrases["moved_on"]]
    return []


def _blocking_words(report: Report, phrase: str) -> str:
    many = len(report.blocking)
    return phrase.format(blocking=count(many, "thing", "things"), verb="blocks" if many == 1 else "block")


def _decline(turn: Turn, deps: Deps) -> str:
    """Decline an order to skip a rule or invent a value, in one friendly sentence."""
    if any(a.argument == "invent" for a in turn.found.acts if a.kind == "order"):
        return deps.phrases["order_invent"]
    if turn.report.complete:
        return deps.phrases["order_complete"]
    return _blocking_words(turn.report, deps.phrases["order"])


def _blocks(report: Report, section: str) -> bool:
    return any(f.path.startswith(section) for f in report.blocking)


def missing_list(report: Report, deps: Deps) -> str:
    """Say what still blocks, as a list."""
    if not report.blocking:
        return deps.phrases["nothing_missing"]
    lines = [f"- {escape(f.message)}" for f in report.blocking[:LISTED]]
    more = len(report.blocking) - len(lines)
    return "\n".join([deps.phrases["still_missing"], "", *lines, *([f"- and {more} more"] if more > 0 else [])])


def summary(turn: Turn, deps: Deps) -> str:
    """Say what the case holds so far, or what one section of it holds."""
    act = turn.found.act("summary")
    wanted = act.argument if act else None
    entries = [e for e in (*turn.case.provenance, *turn.case.ledger) if e.path != "currency"]
    entries += _brought(turn.case, {e.path for e in entries})
    entries = [e for e in entries if wanted is None or section_of(e.path) == wanted]
    order = {section: place for place, section in enumerate(SECTION_IDS)}
    entries.sort(key=lambda e: order.get(section_of(e.path), len(order)))
    if not entries:
        return deps.phrases["nothing_noted"]
    return _sentence(deps.phrases["so_far"], noted(turn.case, entries, most=SUMMED))


def _brought(case: Case, known: set[str]) -> list[LedgerEntry]:
    """Return what a case holds without anybody's words for it, because it came from elsewhere."""
    source = Computed(formula="as it stands in the case")
    held = [(path, value) for section in SECTION_IDS for path, value in section_leaves(case, section)]
    held = [(path, value) for path, value in held if path not in known and not path.endswith("currency")]
    return [
        LedgerEntry(path=path, value=value, text=str(value), source=source)
        for path, value in held
        if str(value).strip()
    ]


def _explain(turn: Turn, deps: Deps, citations: list[Citation]) -> list[str]:
    """Answer what is asked back, each in a sentence: the product, a term, the reason, an example, or the section."""
    section = turn.was_asked or (turn.question.section if turn.question else None)
    bank = deps.questions.get(section or "")
    told: list[str] = []
    if _offers_risks(turn):
        return told
    for act in [a for a in turn.found.acts if a.kind in QUESTIONS][:2]:
        about = deps.questions.get(act.section or "", bank) if act.kind in {"why", "example"} else bank
        answer = _answer(act, about, turn, deps, citations)
        if answer and answer not in told:
            told.append(answer)
    return told


def _answer(act: Act, bank: dict[str, object] | None, turn: Turn, deps: Deps, citations: list[Citation]) -> str | None:
    """Return the answer to one question back."""
    asked = act.argument or ""
    if act.kind == "why" and act.section is None and (evidence := answered(asked, turn.interview, deps, citations)):
        return evidence
    if act.kind == "why" and bank is not None:
        return _why(bank, deps, citations)
    if act.kind == "example" and bank is not None:
        return f"For example: {bank['example']}"
    product = about_product(asked, deps)
    evidence = answered(asked, turn.interview, deps, citations) if act.kind == "question" and not product else None
    told = product or evidence or define(asked, deps)
    if told or bank is None:
        return told or unanswered(asked, deps)
    if act.kind == "meaning":
        return str(bank["meaning"])
    return None if turn.captured else f"{unanswered(asked, deps)} {bank['meaning']}"


def _why(bank: dict[str, object], deps: Deps, citations: list[Citation]) -> str:
    """Say why a section is asked about, with the words of the finding that it rests on."""
    citation = cite(str(bank["why_card"]), deps)
    citations += [citation] if citation else []
    why = str(bank["why"])
    return f"{why[0].upper()}{why[1:]}." + (f" “{escape(citation.quote)}” [{citation.card}]" if citation else "")


def _doubt(doubt: Doubt, deps: Deps) -> str:
    readings = " or ".join(escape(r) for r in doubt.readings)
    return "**" + deps.phrases["doubt"].format(quote=escape(doubt.quote), readings=readings) + "**"


def _closing(turn: Turn, deps: Deps) -> str:
    """Say that nothing is left to ask, and what that means."""
    phrases = deps.phrases
    if turn.report.complete:
        return f"{phrases['finished']} {phrases['complete']}"
    if turn.found.has("missing"):
        return phrases["finished"]
    return missing_list(turn.report, deps).replace(phrases["still_missing"], phrases["finished_blocking"], 1)
