"""Giving the clauses of a section to its text fields: one best path over the clauses, from router scores and cue words.

Clauses are labelled together (Viterbi): staying with a field is free, changing it inside a sentence costs a little, so
that a sentence is cut only where the scores say so clearly.
"""

import math
import re
from collections.abc import Mapping, Sequence
from dataclasses import dataclass

from casebuilder.dialogue.extraction.found import Found, Item
from casebuilder.dialogue.extraction.message import Message
from casebuilder.dialogue.extraction.units import Unit

NOTHING = ""
SWITCH_WITHIN = 1.6
"""Cost of changing the field inside a sentence, in log odds."""
SWITCH_BETWEEN = 0.2
"""Cost of changing it at a sentence end."""
CUE = 2.0
"""What a cue word adds to a field's log odds."""
ANSWER_CUE = 3.5
"""The same in an answer to the question about the section."""
TRUST = 0.45
"""What the router's log odds count for inside an answer: out of context, a clause says little."""
FIRST = 1.0
"""What the field asked for first gains at the front of an answer."""
MARKED = 3.0
"""What a clause gains in log odds that the tagger marks as the field from end to end."""
SURE = 0.7
"""Log odds that a text must reach to be taken out of turn."""
BACK = 1.2
"""Extra cost of going back to a field that was asked for earlier: people answer in the order of the question."""
_LEAD_IN = re.compile(
    r"^(?:(?:right(?=,| so| then| well)|so|well|ok|okay|yeah|yes|um|uh|erm|er|oh|and|but|then|also|plus|now|look|listen|honestly|basically|actually|"
    r"as for|regarding|in short|to be honest|i mean|you know|like i said|as i said|as i wrote|as i (?:said|wrote) before|obviously|"
    r"i'd say|i would say|let's say|the (?:problem|issue|goal|aim|idea|plan|objective|point|answer|reason) is(?: that)?|it is that|it's that|"
    r"what (?:keeps happening|happens|we want|i want|i'm after|they do now) is(?: that)?|first of all|for (?:us|me) )[,:]?\s+)+",
    re.IGNORECASE,
)


@dataclass(frozen=True)
class Field:
    """A text field of a section: its router labels and the words that point to it."""

    name: str
    labels: tuple[str, ...]
    cues: re.Pattern[str] | None = None
    never: re.Pattern[str] | None = None
    """Words that speak against it."""
    bias: float = 0.0
    short: bool = False
    """Whether a single word can be an answer."""


def rx(words: str) -> re.Pattern[str]:
    """Compile words and phrases, separated by "|" and spaces for reading, into one pattern."""
    return re.compile(rf"\b(?:{words})\b", re.IGNORECASE)


@dataclass(frozen=True)
class Run:
    """Clauses in a row that speak about one field."""

    field: str
    clauses: tuple[Unit, ...]
    score: float

    @property
    def start(self) -> int:
        """Where it begins in the message."""
        return self.clauses[0].start

    @property
    def end(self) -> int:
        """Where it ends."""
        return self.clauses[-1].end


def _logit(probability: float) -> float:
    p = min(max(probability, 0.01), 0.99)
    return math.log(p / (1 - p))


def _emission(message: Message, clause: Unit, unit: Unit, spec: Field, *, answer: bool) -> float:
    """Score a clause for a field: its own labels, half of its sentence's, and cue words."""
    own = _logit(message.label(clause, *spec.labels))
    whole = _logit(message.label(unit, *spec.labels))
    score = ((own + whole) / 2 if clause is not unit else own) * (TRUST if answer else 1.0)
    if spec.cues is not None and spec.cues.search(clause.text):
        score += ANSWER_CUE if answer else CUE
    if spec.never is not None and spec.never.search(clause.text):
        score -= CUE
    return score + spec.bias + MARKED * _marked(message, clause, spec)


def _marked(message: Message, clause: Unit, spec: Field) -> float:
    """Return how much of a clause the tagger marks as a field."""
    group, _, field = spec.labels[0].partition(".")
    return message.marked(clause.start, clause.end, group, field)


def _aside(message: Message, unit: Unit, *, answer: bool) -> float:
    """Return the log odds that a unit says nothing about the section: a question back, small talk, others' affairs."""
    if unit.text.rstrip().endswith("?"):
        return 4.0
    chat = message.label(unit, "other.chat", "meta.question", "other.foreign")
    return _logit(chat) * TRUST + (-0.6 if answer else 0.0)


def runs(message: Message, units: Sequence[Unit], specs: Sequence[Field], *, nothing: float = -0.5) -> list[Run]:
    """Return the best division of the units into runs of one field each; clauses about nothing are left out.

    Args:
        message: the message, already routed.
        units: the units of the section, in order.
        specs: the fields.
        nothing: log odds of a clause being about none of the fields.
    """
    clauses: list[tuple[Unit, Unit]] = [(c, u) for u in units for c in message.clauses(u)]
    if not clauses:
        return []
    answer = message.asked is not None and any(
        label.startswith(f"{message.asked}.") for s in specs for label in s.labels
    )
    names = [NOTHING, *(s.name for s in specs)]
    best: list[dict[str, tuple[float, str]]] = []
    for index, (clause, unit) in enumerate(clauses):
        scores = {s.name: _emission(message, clause, unit, s, answer=answer) for s in specs}
        scores[NOTHING] = max(nothing, _aside(message, unit, answer=answer)) if answer else nothing
        if answer and index == 0:
            scores[specs[0].name] += FIRST
        row: dict[str, tuple[float, str]] = {}
        for name in names:
            if index == 0:
                row[name] = (scores[name], name)
                continue
            cost = SWITCH_WITHIN if clauses[index - 1][1] is unit else SWITCH_BETWEEN
            reached = {n: best[-1][n][0] - _cost(names, n, name, cost, answer=answer) for n in names}
            before = max(reached, key=lambda n: reached[n])
            row[name] = (reached[before] + scores[name], before)
        best.append(row)
    path = [max(names, key=lambda n: best[-1][n][0])]
    for index in range(len(clauses) - 1, 0, -1):
        path.append(best[index][path[-1]][1])
    path.reverse()
    return _group(message, clauses, path, {s.name: s for s in specs}, answer=answer)


def _cost(names: Sequence[str], before: str, now: str, cost: float, *, answer: bool) -> float:
    """Return the cost of going from one field to another."""
    if before == now:
        return 0.0
    back = answer and NOTHING not in {before, now} and names.index(now) < names.index(before)
    return cost + (BACK if back else 0.0)


def _group(
    message: Message,
    clauses: Sequence[tuple[Unit, Unit]],
    path: Sequence[str],
    specs: Mapping[str, Field],
    *,
    answer: bool,
) -> list[Run]:
    grouped: list[Run] = []
    for (clause, unit), name in zip(clauses, path, strict=True):
        if name == NOTHING:
            continue
        score = _emission(message, clause, unit, specs[name], answer=answer)
        last = grouped[-1] if grouped else None
        gap = (
            last is not None and last.field == name and not message.text[last.end : clause.start].strip(" ,.;:!?-–—\n")
        )
        if last is not None and gap:
            grouped[-1] = Run(name, (*last.clauses, clause), max(last.score, score))
        else:
            grouped.append(Run(name, (clause,), score))
    return grouped


def text_of(message: Message, run: Run, *, most: int = 70) -> Found | None:
    """Return a run as a text value without its lead-in; a run of more than `most` words keeps its best sentences."""
    start, end = run.start, run.end
    lead = _LEAD_IN.match(message.text[start:end])
    if lead and lead.end() < end - start - 3:
        start += lead.end()
    words = message.text[start:end].split()
    if len(words) > most:
        end = start + len(" ".join(words[:most]))
        end = max((c.end for c in run.clauses if c.end <= end), default=end)
    return message.copy(start, end)


def read_fields(
    message: Message, units: Sequence[Unit], section: str, specs: Sequence[Field], *, nothing: float | None = None
) -> list[Item]:
    """Return one item with the best run of each field."""
    asked = message.asked == section
    level = nothing if nothing is not None else (-2.5 if asked else 0.0)
    units = [u for u in units if not _ENVELOPE.match(u.text)]
    found = runs(message, units, specs, nothing=level)
    item = Item(section)
    for spec in specs:
        own = [r for r in found if r.field == spec.name]
        if not own:
            continue
        run = _whole(found, own) if asked else max(own, key=lambda r: r.score)
        if not asked and run.score < SURE:
            continue
        value = text_of(message, run)
        if value is not None and (spec.short or says_something(value.quote)):
            item.fields[spec.name] = value
    return [item] if item.fields else []


_FILLER = re.compile(
    r"^(?:(?:that|it|this|thats|that's|it's|all|is|it|said|as|i|we|you|see|above|before|same|the|ok|yes|no|not|sure|well|fine|already|told|wrote|stays?|still|rest|"
    r"euros?|dollars?|pounds?|francs?|kronor|yen|rupees?|usd|eur|gbp|chf|in|of|and|my|first|message|nothing|more|so|there|there's|enough)\\W*)+$",
    re.IGNORECASE,
)


_ENVELOPE = re.compile(
    r"^\W*(?:from|sent|to|cc|bcc|subject|date|re|fwd?)\s*:\s|^.{0,60}\b(?:pasting|pasted|forwarding|quoting|here goes|see below)[^.]{0,20}:\s*$|^\W*(?:how|what) do you mean\b|\bare you meaning\b|\bdo you mean\b|^\W*(?:please|kindly) (?:elaborate|clarify|explain)\b",
    re.IGNORECASE,
)
"""The head of an e-mail, words before something pasted, and questions back."""
_REFERS = re.compile(
    r"\b(?:(?:just |exactly )?(?:as|like|what|which|that) (?:i|we) (?:have |had |already |just )*(?:said|wrote|written|told(?: you)?|described|explained|mentioned|stated|submitted|gave)(?: (?:already|before|above|earlier|at the (?:start|beginning)))*|"
    r"(?:as|see) (?:above|before|told|stated|said|earlier)|(?:already )?(?:in|see|from|to) (?:my|the) (?:very )?(?:first|earlier|last|previous|opening|initial) (?:message|mail|e-?mail|note|text|answer|letter)|"
    r"already (?:said|given|submitted|told|described|written|answered|covered|explained)(?: (?:that|it|this))?|(?:nothing|not much|no more) (?:more |else )?to add|the rest is)\b",
    re.IGNORECASE,
)


def says_something(text: str) -> bool:
    """Whether a text is more than filler such as "as I said" or "euros"."""
    own = _REFERS.sub(" ", text)
    if own != text and len([w for w in own.split() if not _FILLER.match(w)]) < 3:
        return False
    return len(text.split()) > 1 and _FILLER.match(text) is None


def _whole(found: Sequence[Run], own: Sequence[Run]) -> Run:
    """Join a field's runs as far as no other field's run stands between them, and return the longest."""
    groups: list[list[Run]] = []
    for run in found:
        if run not in own:
            groups.append([])
            continue
        if not groups:
            groups.append([])
        groups[-1].append(run)
    best = max(groups, key=lambda g: sum(len(c.text.split()) for r in g for c in r.clauses))
    return Run(best[0].field, tuple(c for r in best for c in r.clauses), max(r.score for r in best))
