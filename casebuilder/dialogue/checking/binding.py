"""Whether each figure, date and name of a text stands beside what it belongs to, in the right part."""

import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from itertools import pairwise

from casebuilder.case.quantity import find_pairs
from casebuilder.dialogue.checking.claims import negated
from casebuilder.dialogue.checking.facts import Fact, Grounds
from casebuilder.dialogue.checking.marks import Mark, cited, digits, loose_digits, read_marks, states
from casebuilder.dialogue.checking.wording import clauses, content, flat, side_of

_TO_TARGET = re.compile(
    r"(?:\b(?:target|goal|aim\w*|to\s+reach|becomes?|down\s+to|up\s+to)\b)\W+(?:\w+\W+){0,3}$", re.I
)
_TO_TODAY = re.compile(
    r"\b(?:baseline|today|current(?:ly)?|now|at\s+present)\b\W+(?:(?!(?:to|by|and)\b)\w+\W+){0,3}$", re.I
)
_TO_LIKELY = re.compile(r"\blikely\b\W+(?:(?!to\b)\w+\W+){0,2}$", re.I)
_AFTER_TODAY = re.compile(r"^\W{0,3}(?:today|now|currently|at\s+present)\b", re.I)
_AFTER_TARGET = re.compile(r"^\W{0,3}(?:is|as)\s+the\s+(?:target|goal)\b", re.I)
_DOWN = re.compile(r"\b(?:fall\w*|drop\w*|reduc\w+|decreas\w+|lower\w*|cut\w*|down|shrink\w*|declin\w+)\b", re.I)
_UP = re.compile(r"\b(?:rise\w*|rising|increas\w+|grow\w*|rais\w+|up|climb\w*|improv\w+\s+to)\b", re.I)
_ENDS = re.compile(r"[.;!?…\n·]")
_TELLING = 2
_ENOUGH = 0.5
"""A fact that holds a figure must be named at least half as clearly as any other fact in the clause."""


def binding_problems(text: str, grounds: Grounds, *, polarity: bool = False) -> Iterator[tuple[str, str]]:
    """Yield (code, detail) for each figure, date, name and citation that is not supported where it stands.

    Args:
        text: the generated text.
        grounds: what may be said.
        polarity: also compare whether the figure is denied, which needs every fact to be worded.
    """
    marks = read_marks(text, grounds.context)
    sources = [flat(t) for t in (*grounds.texts, *grounds.passages)]
    for clause in _named(text, marks, grounds):
        for mark in clause.marks:
            yield from _mark(mark, clause, grounds, polarity, _as_said(text, mark, sources))
        yield from _direction(clause, grounds.facts)
    yield from _roles(text, marks, grounds)
    yield from _loose(text, marks, grounds)


@dataclass(frozen=True)
class _Clause:
    """A clause and what it is about."""

    text: str
    marks: tuple[Mark, ...]
    scores: dict[int, float]
    """How clearly each fact is named, by its number."""
    later: dict[int, float]
    """The same of the words that follow: a name may stand before what it belongs to."""
    own: bool
    """Whether the clause names something itself; else it is about what the one before (or after) it is about."""


def _named(text: str, marks: Sequence[Mark], grounds: Grounds) -> Iterator[_Clause]:
    """Yield the clauses with what each is about: by its own words, else those before it, else those after it."""
    bare = _bare(text, marks)
    found = [(start, end, _scores(bare[start:end], grounds)) for start, end in clauses(text)]
    scores: dict[int, float] = {}
    last = 0
    for at, (start, end, own) in enumerate(found):
        later = _later(text, found[at:])
        before = {} if _ENDS.search(text[last:start]) else scores
        scores, last = own or before or later or scores, end
        yield _Clause(text[start:end], tuple(m for m in marks if start <= m.start < end), scores, later, bool(own))


def _later(text: str, found: Sequence[tuple[int, int, dict[int, float]]]) -> dict[int, float]:
    """Return what the next clause of the same sentence is about, by its own words."""
    for (_, end, _), (start, _, scores) in pairwise(found):
        if _ENDS.search(text[end:start]):
            return {}
        if scores:
            return scores
    return {}


def _bare(text: str, marks: Sequence[Mark]) -> str:
    """Return a text of the same length with its figures, dates and names blanked out: they name nothing else."""
    for mark in marks:
        text = text[: mark.start] + " " * (mark.end - mark.start) + text[mark.end :]
    return text


def _as_said(text: str, mark: Mark, sources: Sequence[str]) -> bool:
    """Whether a figure stands in the very words of a source: back to the second word before it that says something."""
    before = text[: mark.start].split()
    own = 0
    for at in range(len(before) - 1, -1, -1):
        own += len(content(before[at])) > 0
        if own >= _TELLING:
            before = before[at:]
            break
    run = flat(" ".join([*before, mark.text]))
    return bool(before) and any(run in source for source in sources)


def _mark(mark: Mark, clause: _Clause, grounds: Grounds, polarity: bool, as_said: bool) -> Iterator[tuple[str, str]]:
    holders = [n for n, fact in enumerate(grounds.facts) if _holds(fact, mark, grounds)]
    shown = " ".join(clause.text.split())[:80]
    if not holders:
        yield ("name" if mark.kind == "name" else "date" if mark.kind == "date" else "figure"), mark.text
        return
    about = [grounds.facts[n] for n in holders]
    if not as_said and not _belongs(mark, clause, holders, about):
        yield "swapped", f"{mark.text} in “{shown}”"
        return
    worded = [c for f in about for c in _around(f, mark, grounds)]
    if polarity and worded and all(negated(c) for c in worded) and not negated(clause.text):
        yield "polarity", shown


def _around(fact: Fact, mark: Mark, grounds: Grounds) -> Iterator[str]:
    """Yield the clauses of a fact's words in which the figure stands."""
    at = [m for m in fact.marks if states(mark, m, grounds.context.currency)]
    for start, end in clauses(fact.text):
        if any(start <= m.start < end for m in at):
            yield fact.text[start:end]


def _belongs(mark: Mark, clause: _Clause, numbers: Sequence[int], holders: Sequence[Fact]) -> bool:
    """Whether one of the facts that hold a figure is what the clause is about."""
    side = side_of(clause.text) if mark.family == "money" else ""
    if side and all(f.side not in {side, ""} for f in holders):
        return False
    best, mine = _best(clause.scores), _best(clause.scores, numbers)
    if clause.own or not best:
        return mine >= _ENOUGH * best
    if mark.kind == "name" and clause.later:
        return _best(clause.later, numbers) >= _ENOUGH * _best(clause.later) or (mine > 0 and mine >= _ENOUGH * best)
    return mine > 0 or (bool(side) and any(f.side == side for f in holders))


def _best(scores: dict[int, float], among: Sequence[int] | None = None) -> float:
    return max((score for n, score in scores.items() if among is None or n in among), default=0.0)


def _holds(fact: Fact, mark: Mark, grounds: Grounds) -> bool:
    return any(states(mark, source, grounds.context.currency) for source in fact.marks)


def _scores(clause: str, grounds: Grounds) -> dict[int, float]:
    """Return how clearly each fact is named in a clause; a word that many facts share says little."""
    facts = grounds.facts
    stems = set(content(clause))
    shared = {s: sum(1 for f in facts if f.marks and s in f.subject) for s in stems}
    scores: dict[int, float] = {}
    for number, fact in enumerate(facts):
        if fact.marks:
            score = sum(1 / shared[s] for s in stems & fact.subject)
            if score:
                scores[number] = score
    return scores


def _direction(clause: _Clause, facts: Sequence[Fact]) -> Iterator[tuple[str, str]]:
    """Yield a measure that is said to go up where it is to go down, or the other way round."""
    values = [m.value for m in clause.marks if m.kind == "number"]
    about = [f for f in facts if f.falls is not None and any(m.value in values and m.role for m in f.marks)]
    down, up = bool(_DOWN.search(clause.text)), bool(_UP.search(clause.text))
    if len(about) == 1 and down != up and about[0].falls != down and not negated(clause.text):
        yield "direction", clause.text.strip()[:100]


def _roles(text: str, marks: Sequence[Mark], grounds: Grounds) -> Iterator[tuple[str, str]]:
    """Yield a target that is said to be today's value, and the other way round."""

    def parts(value: object) -> set[str]:
        return {m.role for f in grounds.facts for m in f.marks if m.value == value and m.role}

    for pair in find_pairs(text, today=grounds.context.today, fiscal_year_end=grounds.context.fiscal_year_end):
        if parts(pair.before.value) == {"target"} or parts(pair.after.value) == {"baseline"}:
            yield "swapped", text[pair.start : pair.end]
    for mark in marks:
        known = parts(mark.value) if mark.kind == "number" else set()
        lead, tail = text[max(0, mark.start - 40) : mark.start], text[mark.end : mark.end + 30]
        if known == {"baseline"} and (_TO_TARGET.search(lead) or _AFTER_TARGET.search(tail)):
            yield "swapped", f"{mark.text} as the target"
        if known and known <= {"low", "high"} and _TO_LIKELY.search(lead):
            yield "swapped", f"{mark.text} as the likely value"
        if known == {"target"} and (_TO_TODAY.search(lead) or _AFTER_TODAY.search(tail)):
            yield "swapped", f"{mark.text} as today's value"


def _loose(text: str, marks: Sequence[Mark], grounds: Grounds) -> Iterator[tuple[str, str]]:
    """Yield digits outside of figures that stand in no source, and citations of cards that were not shown."""
    known = {d for t in grounds.words for d in digits(t)}
    for run in loose_digits(text, marks):
        if run not in known:
            yield "figure", run
    shown = grounds.cards | {c for t in grounds.texts for c in cited(t)}
    for card in cited(text):
        if card not in shown:
            yield "citation", f"[{card}]"


def lost(text: str, composed: str, grounds: Grounds) -> Iterator[tuple[str, str]]:
    """Yield figures, dates, names and citations of the composed text that the text does not say any more."""
    said = read_marks(text, grounds.context)
    for mark in read_marks(composed, grounds.context):
        if not any(states(own, mark, grounds.context.currency) for own in said):
            yield "lost", mark.text
    for card in dict.fromkeys(cited(composed)):
        if card not in cited(text):
            yield "lost", f"[{card}]"
