"""Whose job something is: a person (also one without capitals), the writer ("that's me"), a role or a team."""

import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from typing import Protocol

from casebuilder.dialogue.extraction.found import Found
from casebuilder.dialogue.extraction.message import Message
from casebuilder.dialogue.extraction.people import Person
from casebuilder.dialogue.extraction.readers.lower_names import (
    AFTER_NAME,
    BEFORE_NAME,
    EDGE_LEFT,
    EDGE_SHORT,
    LOW_WORD,
    lower_owners,
    lowers,
    may_name,
)
from casebuilder.dialogue.extraction.readers.owner_words import (
    FOREIGN,
    ME,
    NOBODY,
    SHARED,
    STATED,
    TEAM,
)
from casebuilder.dialogue.extraction.roles import has_head, role_span
from casebuilder.dialogue.extraction.wordlists import NEVER_NAME, TITLES

_SURNAME = re.compile(r" (?:(?:van|von|de|der|den|da|dos|di|al) ){0,2}([A-Z][^\W\d_]+(?:-[A-Z][^\W\d_]+)?)")
_EDGE_RIGHT = re.compile(
    r"(?:\s+(?:of|from|in|at)\s+(?:the\s+)?[\w&-]+(?:\s+\w+)?(?=\s*(?:$|[.;,)])))?\s*(?:$|[.;!?)/|\n]|,\s|[-–—]\s|\s\(|\()"
)


@dataclass(frozen=True)
class Owner:
    """Somebody who may own what a stretch speaks of."""

    found: Found
    start: int
    end: int
    weight: float
    """How clearly the words make them the owner (1 is a name that merely stands there)."""


def owners(message: Message, start: int, end: int) -> list[Owner]:
    """Return everybody in a stretch who may own what it speaks of, in order."""
    stated = list(_stated(message, start, end))
    found = [*_named(message, start, end), *_writer(message, start, end)]
    stated = [s for s in stated if not any(s.start < o.end and o.start < s.end and o.weight >= 2 for o in found)]
    found = [o for o in found if not any(s.start < o.end and o.start < s.end for s in stated)] + stated
    taken = [(o.start, o.end) for o in found]
    if lowers(message):
        found += [
            _plain(message, *o)
            for o in lower_owners(message, start, end)
            if not any(s < o[1] and o[0] < e for s, e in taken)
        ]
    if not any(o.weight >= 1.5 for o in found):
        found = found + [
            o for o in _role(message, start, end) if not any(f.start < o.end and o.start < f.end for f in found)
        ]
    return sorted(found, key=lambda o: o.start)


class Span(Protocol):
    """Anything with a place in the message."""

    @property
    def start(self) -> int:
        """Where it begins."""

    @property
    def end(self) -> int:
        """Where it ends."""


def owner_in(message: Message, start: int, end: int, *, taken: Sequence[Span] = ()) -> Owner | None:
    """Return who owns what a stretch speaks of: the one whom the words make it most clearly, the last among equals.

    Args:
        message: the message.
        start: where the stretch begins.
        end: where it ends.
        taken: runs that are something else already (a name of data, a system).
    """
    best: Owner | None = None
    for one in owners(message, start, end):
        if any(t.start < one.end and one.start < t.end for t in taken):
            continue
        if one.weight >= 1.5 and (best is None or one.weight >= best.weight - 0.6):
            best = one
    if best is not None and best.found.value == "":
        return None
    return best


def _plain(message: Message, start: int, end: int) -> Owner:
    """Return an owner named without capitals."""
    return Owner(Found(message.text[start:end], start, end, message.text[start:end]), start, end, 2.0)


def _named(message: Message, start: int, end: int) -> Iterator[Owner]:
    """Yield the people that the message names with capitals, or that are known."""
    for person in message.people:
        if not (start <= person.start and person.end <= end) or _no_name(message.text, person):
            continue
        weight = (1.0 if person.strong else 0.5) + _cued(message, person.start, person.end, start, end)
        if FOREIGN.search(message.text[max(start, person.start - 30) : person.start]):
            weight -= 1.5
        first, last = _bare(message.text, person)
        yield Owner(Found(message.text[first:last], first, last, message.text[first:last]), first, last, weight)


def _no_name(text: str, person: Person) -> bool:
    """Whether a run taken for a person is a role or opens a sentence ("Finally, …")."""
    titled = text[person.start : person.end].split()[0].lower().strip(".") in TITLES or re.search(
        r"\b(?:mr|mrs|ms|dr|dra)\.?\s$", text[: person.start], re.IGNORECASE
    )
    single = len(person.name.split()) == 1
    return not titled and (
        has_head(person.name.split()[-1]) or (single and person.name.endswith("ly") and not person.strong)
    )


def _bare(text: str, person: Person) -> tuple[int, int]:
    """Return the span of a name without a title before it."""
    first = person.start
    head = text[first : person.end].split(" ")
    if len(head) > 1 and head[0].lower().strip(".") in TITLES:
        first += len(head[0]) + 1
    more = _SURNAME.match(text, person.end) if len(head) == 1 and person.strong else None
    return first, more.end() if more and more[1].lower() not in NEVER_NAME else person.end


def _cued(message: Message, begin: int, finish: int, start: int, end: int) -> float:
    """Return how clearly the words around a name make it an owner."""
    text = message.text
    before, after = text[max(start, begin - 70) : begin], text[finish : min(end, finish + 70)]
    role = next((p.role_span for p in message.people if p.start <= begin and finish <= p.end), None)
    if role and role[0] >= finish:
        after = text[role[1] : min(end, role[1] + 60)]
    elif role and role[1] <= begin and role[0] >= start:
        before = text[max(start, role[0] - 60) : role[0]]
    single = " " not in text[begin:finish] and not re.search(r"\b(?:mr|mrs|ms|dr|dra)\.?\s*$", before, re.IGNORECASE)
    alone = bool(EDGE_LEFT.search(before)) and bool((EDGE_SHORT if single else _EDGE_RIGHT).match(after))
    alone = alone and not (single and text[finish : finish + 2].strip()[:1] == ":")
    score = 1.0 if AFTER_NAME.match(after) else 0.0
    score = max(score, 1.0 if BEFORE_NAME.search(before) else 0.0)
    return max(score, 1.0 if alone else 0.0)


def _writer(message: Message, start: int, end: int) -> Iterator[Owner]:
    """Yield where the writer takes something on; the name said beside it, or the writer's own if it is known."""
    for match in ME.finditer(message.text, start, end):
        group = match.lastgroup or "me"
        at = match.start(group)
        near = [p for p in message.people if 0 <= p.start - match.end() <= 4]
        if near:
            continue
        if (
            message.text[match.end() : match.end() + 2].strip()[:1] == ","
            and group == "me"
            and re.match(r",?\s+[A-Z]", message.text[match.end() :])
        ):
            pass
        low = re.match(rf",?\s+(?P<n>{LOW_WORD})\s*(?:[.,;\n]|$)", message.text[match.end() : match.end() + 30])
        if low and group == "me" and lowers(message) and may_name(low["n"]):
            first, last = match.end() + low.start("n"), match.end() + low.end("n")
            yield Owner(Found(message.text[first:last], first, last, message.text[first:last]), first, last, 2.5)
        elif message.writer is not None:
            name, _, turn = message.writer
            yield Owner(Found(name, at, match.end(), name, turn=turn), at, match.end(), 2.0)
        else:
            yield Owner(Found("", at, match.end(), ""), at, match.end(), 2.0)


def _stated(message: Message, start: int, end: int) -> Iterator[Owner]:
    """Yield what follows "owner:", whatever it is."""
    for match in STATED.finditer(message.text, start, end):
        found = None if NOBODY.match(match["who"]) else message.copy(*match.span("who"))
        if found is not None:
            yield Owner(found, found.start, found.end, 2.0)


def _role(message: Message, start: int, end: int) -> Iterator[Owner]:
    """Yield a role or team that a stretch names as owner."""
    text = message.text
    for match in re.finditer(
        r"\b(?:owner(?:ship)?(?:\s+is|:|\s*=|\s+with|['’]s)?|owned\s+by|handled\s+by|responsib\w+(?:\s+is|:|\s*=|\s+lies\s+with)?|managed\s+by|maintained\s+by|run\s+by|belongs?\s+to|(?:is|are|lies|sits|rests|stays|that['’]s|thats|[,;])\s+(?:with|under|on|by)|falls\s+to|goes\s+to|looked\s+after\s+by|by)\s+(?=\w)",
        text[start:end],
        re.IGNORECASE,
    ):
        yield from _role_at(message, start + match.end(), end, 2.0)
    for match in re.finditer(r"(?:^\s*|[,.;:(–—/|-]\s+)(?:and\s+)?(?=(?:the|our)?\s*\w)", text[start:end]):
        tail = text[start + match.end() : end]
        team = TEAM.match(tail)
        span = role_span(text, start + match.end(), min(end, start + match.end() + 45))
        if (
            (
                span
                and re.fullmatch(r"[\w&/'’-]+(?:\s[\w&/'’-]+){0,2}(?:\s(?:of|for)\s[\w &-]+)?", text[span[0] : span[1]])
                and span[0] - start - match.end() <= 4
                and (AFTER_NAME.match(text[span[1] : end]) or not text[span[1] : end].strip(" .);!"))
            )
            or team
            and (AFTER_NAME.match(tail[team.end() :]) or not tail[team.end() :].strip(" .);!"))
        ):
            yield from _role_at(message, start + match.end(), end, 1.6)


def _role_at(message: Message, begin: int, end: int, weight: float) -> Iterator[Owner]:
    """Yield the role or team that stands at a place."""
    text = message.text
    lead = re.match(r"(?:(?:the|our|my|a|whole)\s+)*", text[begin:end], re.IGNORECASE)
    begin += lead.end() if lead else 0
    stop = re.search(r"[,.;:()\n|]", text[begin:end])
    limit = begin + stop.start() if stop else end
    team = TEAM.match(text[begin:limit])
    span = role_span(text, begin, limit)
    if span is not None and span[0] - begin <= 2 and span[1] - span[0] < 60:
        found = message.copy(*span)
    elif team and len(team["team"].split()) <= 4:
        found = message.copy(begin + team.start("team"), begin + team.end("team"))
    else:
        found = None
    if found is not None:
        yield Owner(found, found.start, found.end, weight)


def for_all(message: Message, start: int, end: int) -> Owner | None:
    """Return who owns everything, where a stretch says so ("Ravi owns all of it", "owner for both: …")."""
    return owner_in(message, start, end) if SHARED.search(message.text[start:end]) else None
