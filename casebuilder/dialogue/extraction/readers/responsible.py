"""Whose job something is: a person (also one without capitals), the writer ("that's me"), a role or a team."""

import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from typing import Protocol

from casebuilder.dialogue.extraction.found import Found
from casebuilder.dialogue.extraction.message import Message
from casebuilder.dialogue.extraction.people import Person
from casebuilder.dialogue.extraction.readers.owner_words import (
    AFTER,
    BEFORE,
    DOES_IT,
    FOREIGN,
    ME,
    NOBODY,
    NOT_LOWER_NAME,
    SHARED,
    STATED,
    TEAM,
)
from casebuilder.dialogue.extraction.roles import has_head, role_span
from casebuilder.dialogue.extraction.wordlists import NEVER_NAME, TITLES

_AFTER = re.compile(AFTER, re.IGNORECASE)
_BEFORE = re.compile(BEFORE, re.IGNORECASE)
_EDGE_LEFT = re.compile(
    r"(?:^|[,.;:!?(/|\n]|[-–—])\s*(?:(?:and|so|also|again|our|the|by|then|owner)\s+)*(?:(?:mr|mrs|ms|miss|dr|dra|sra|sr|prof|herr|frau)\.?\s+)?$",
    re.IGNORECASE,
)
_EDGE_RIGHT = re.compile(
    r"(?:\s+(?:of|from|in|at)\s+(?:the\s+)?[\w&-]+(?:\s+\w+)?(?=\s*(?:$|[.;,)])))?\s*(?:$|[.;!?)/|\n]|,\s|[-–—]\s|\s\(|\()"
)
_EDGE_SHORT = re.compile(r"\s*(?:$|[.;!?)/|\n]|,\s|[-–—]\s|\s\(|\()")
_LOW_WORD = r"[^\W\d_]{2,}(?:['’-][^\W\d_]+)?"
_LOW_NAME = re.compile(rf"\b{_LOW_WORD}(?: (?:van |von |der |de |da |al |bin ){{0,2}}{_LOW_WORD})?")
_LOOSE = re.compile(
    r"(?:(?<!owned )(?<!handled )(?<!managed )(?<!run )\bby|\bon|\bw/?|\bwith|\bunder|\b(?:that|this|it|which|there|one)\s*(?:['’]?s|\s+is|\s+are|\s+would\s+be|\s+will\s+be)|\bthats|\bits|\bgo\s+see|\btalk\s+to)\s*$",
    re.IGNORECASE,
)
_SUFFIX = re.compile(
    r"(?:ing|ed|ly|tion|tions|ment|ments|ness|ity|ies|ers|able|ible|ical|ive|ous|ful|less|ance|ence|ship)$"
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
        found += [o for o in _lower(message, start, end) if not any(s < o.end and o.start < e for s, e in taken)]
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


def lowers(message: Message) -> bool:
    """Whether the writer does without capitals, so that names may lack them as well."""
    words = [w for w in re.findall(r"[^\W\d_]{2,}", message.text)]
    opens = [u.text.lstrip("\"'(")[:1] for u in message.units]
    opens = [c for c in opens if c.isalpha()]
    small = sum(c.islower() for c in opens)
    return bool(words) and bool(opens) and small * 2 >= len(opens)


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
    return first, person.end


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
    alone = bool(_EDGE_LEFT.search(before)) and bool((_EDGE_SHORT if single else _EDGE_RIGHT).match(after))
    alone = alone and not (single and text[finish : finish + 2].strip()[:1] == ":")
    score = 1.0 if _AFTER.match(after) else 0.0
    score = max(score, 1.0 if _BEFORE.search(before) else 0.0)
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
        low = re.match(rf",?\s+(?P<n>{_LOW_WORD})\s*(?:[.,;\n]|$)", message.text[match.end() : match.end() + 30])
        if (
            low
            and group == "me"
            and lowers(message)
            and low["n"].lower() not in NOT_LOWER_NAME | NEVER_NAME
            and not _SUFFIX.search(low["n"])
        ):
            first, last = match.end() + low.start("n"), match.end() + low.end("n")
            yield Owner(Found(message.text[first:last], first, last, message.text[first:last]), first, last, 2.5)
        elif message.writer is not None:
            name, _, turn = message.writer
            yield Owner(Found(name, at, match.end(), name, turn=turn), at, match.end(), 2.0)
        else:
            yield Owner(Found("", at, match.end(), ""), at, match.end(), 2.0)


def _lower(message: Message, start: int, end: int) -> Iterator[Owner]:
    """Yield names without capitals where the words around them make them owners."""
    text = message.text
    for first, last in _lower_spans(text, start, end):
        words = text[first:last].split()
        if any(not _may_name(w) for w in words):
            continue
        before, after = text[max(start, first - 50) : first], text[last : min(end, last + 60)]
        edge_left, edge_right = bool(_EDGE_LEFT.search(before)), bool(_EDGE_RIGHT.match(after))
        led = bool(_BEFORE.search(before)) and not _LOOSE.search(before)
        led = led or (len(words) == 2 and bool(_BEFORE.search(before)) and edge_right)
        follows = bool(_AFTER.match(after))
        does = len(words) == 2 and DOES_IT.match(after) is not None
        good = (
            does
            or (led and (edge_right or follows or len(words) == 2))
            or (follows and (edge_left or led) and len(words) <= 2)
            or (len(words) == 2 and edge_left and edge_right)
        )
        if good and not has_head(words[-1]):
            yield Owner(Found(text[first:last], first, last, text[first:last]), first, last, 2.0)


def _stated(message: Message, start: int, end: int) -> Iterator[Owner]:
    """Yield what follows "owner:", whatever it is."""
    for match in STATED.finditer(message.text, start, end):
        found = None if NOBODY.match(match["who"]) else message.copy(*match.span("who"))
        if found is not None:
            yield Owner(found, found.start, found.end, 2.0)


def _lower_spans(text: str, start: int, end: int) -> Iterator[tuple[int, int]]:
    """Yield pairs of words, then single words, that could be a name."""
    tokens = [m.span() for m in re.finditer(_LOW_WORD, text[start:end])]
    spans = [(start + a, start + b) for a, b in tokens]
    used: set[int] = set()
    for size in (2, 1):
        for number in range(len(spans) - size + 1):
            run = spans[number : number + size]
            if any(text[x[1] : y[0]] != " " for x, y in zip(run, run[1:], strict=False)) or any(
                x[0] in used for x in run
            ):
                continue
            if all(_may_name(text[a:b]) for a, b in run):
                if size == 2 and not (
                    DOES_IT.match(text[run[-1][1] : end])
                    or _AFTER.match(text[run[-1][1] : end])
                    or _BEFORE.search(text[start : run[0][0]])
                    or _EDGE_LEFT.search(text[start : run[0][0]])
                ):
                    continue
                yield run[0][0], run[-1][1]


def _may_name(word: str) -> bool:
    """Whether a word without a capital could be part of a name."""
    low = word.lower().replace("’", "'")
    return len(low) > 2 and low not in NEVER_NAME | NOT_LOWER_NAME and not _SUFFIX.search(low) and not has_head(low)


def _role(message: Message, start: int, end: int) -> Iterator[Owner]:
    """Yield a role or team that a stretch names as owner."""
    text = message.text
    for match in re.finditer(
        r"\b(?:owner(?:ship)?(?:\s+is|:|\s*=|\s+with|['’]s)?|owned\s+by|handled\s+by|responsib\w+(?:\s+is|:|\s*=|\s+lies\s+with)?|managed\s+by|maintained\s+by|run\s+by|belongs?\s+to|(?:is|are|lies|sits|rests|stays|that['’]s|thats|[,;])\s+(?:with|under|on|by)|falls\s+to|goes\s+to|looked\s+after\s+by|by)\s+(?=\w)",
        text[start:end],
        re.IGNORECASE,
    ):
        yield from _role_at(message, start + match.end(), end, 2.0)
    for match in re.finditer(r"(?:^|[,.;:(–—/|-])\s+(?:and\s+)?(?=(?:the|our)?\s*\w)", text[start:end]):
        tail = text[start + match.end() : end]
        team = TEAM.match(tail)
        span = role_span(text, start + match.end(), min(end, start + match.end() + 45))
        if (
            span
            and span[0] - start - match.end() <= 4
            and (_AFTER.match(text[span[1] : end]) or not text[span[1] : end].strip(" .);!"))
        ):
            yield from _role_at(message, start + match.end(), end, 1.6)
        elif team and (_AFTER.match(tail[team.end() :]) or not tail[team.end() :].strip(" .);!")):
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
