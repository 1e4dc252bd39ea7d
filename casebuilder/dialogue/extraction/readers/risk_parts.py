"""Cutting talk about risks: which pieces say what may go wrong, which what is done about it, and where a risk begins."""

import re
from collections.abc import Sequence
from dataclasses import dataclass
from typing import Literal

from casebuilder.dialogue.extraction.found import Found
from casebuilder.dialogue.extraction.message import Message
from casebuilder.dialogue.extraction.readers.responsible import Owner, owners
from casebuilder.dialogue.extraction.readers.risk_words import (
    ASIDE,
    BACKWARD,
    LABELLED,
    LEVEL_ONLY,
    MARK,
    RISKY,
    STRONG_TURN,
)
from casebuilder.dialogue.extraction.readers.talk_pieces import Piece, cut
from casebuilder.dialogue.extraction.units import Unit

Kind = Literal["risk", "level", "measure", "owner"]
_NUMBER = re.compile(r"(?:^|(?<=[:;,.]\s))[(]?(?P<n>[1-9])[.)]?\s+(?=[^\W\d_])")
_SMALL = frozenset(
    "the a an of our for is and it that this from in by mr mrs ms dr dra who she he also will would to be lady head again on with himself herself one takes".split()
)


@dataclass
class Part:
    """A piece of talk and what it does."""

    piece: Piece
    kind: Kind
    marked: bool = False
    """Whether the words say that another risk begins here ("the second is …", a bullet)."""


def split_marked(message: Message, units: Sequence[Unit]) -> list[tuple[Unit, bool]]:
    """Cut units where a word or number says that the next risk begins; tell of each whether it was so marked."""
    numbers = _running(units)
    marks = sum(1 for u in units for _ in MARK.finditer(u.text))
    result: list[tuple[Unit, bool]] = []
    for unit in units:
        cuts = [m.start() for m in MARK.finditer(unit.text)] if marks > 1 or MARK.match(unit.text) else []
        cuts += [at - unit.start for at in numbers if unit.start <= at < unit.end]
        cuts = sorted({c for c in cuts if c == 0 or len(unit.text[:c].split()) > 0})
        begins = [0, *(c for c in cuts if c)]
        for begin, end in zip(begins, [*begins[1:], len(unit.text)], strict=True):
            text = unit.text[begin:end]
            if any(c.isalnum() for c in text):
                first = unit.bullet and begin == 0
                lead = MARK.match(text) if begin in cuts else None
                skip = lead.end() if lead and any(c.isalnum() for c in text[lead.end() :]) else 0
                result.append((
                    Unit(unit.start + begin + skip, unit.start + end, text[skip:], unit.line, first),
                    begin in cuts or first,
                ))
    return result


def _running(units: Sequence[Unit]) -> list[int]:
    """Return where numbers that count up (1 …, 2 …) open a risk."""
    found = [(int(m["n"]), u.start + m.start()) for u in units for m in _NUMBER.finditer(u.text)]
    kept: list[int] = []
    expected = 1
    for number, at in found:
        if number == expected:
            kept.append(at)
            expected += 1
    return kept


def parts(message: Message, unit: Unit, marked: bool, told: str, *, listed: bool) -> list[Part]:
    """Return the pieces of a sentence; the first tells whether the next risk begins or the one before goes on.

    Args:
        message: the message.
        unit: the sentence.
        marked: whether it was marked as the next risk.
        told: how much of the risk before it is told already: nothing (""), the "risk", the "measure" or "owner" as well,
            or both of them ("owner").
        listed: whether the message is a list, where only marks begin the next risk.
    """
    pieces = cut(message, [unit])
    opens = bool(pieces) and (marked or not told or (not listed and _opens(message, pieces[0], told)))
    result: list[Part] = []
    for number, piece in enumerate(pieces):
        kind: Kind = "risk" if opens else "measure"
        if LEVEL_ONLY.fullmatch(piece.text):
            kind = "level"
        elif (number or (told and not marked)) and only_owner(message, piece):
            kind = "owner"
        result.append(Part(piece, kind, marked and number == 0))
    return result


def settle(message: Message, found: list[Part]) -> None:
    """Decide where the pieces of one risk turn from what may go wrong to what is done about it."""
    free = [n for n, p in enumerate(found) if p.kind in {"risk", "measure"}]
    if len(free) < 2:
        return
    ranks = {n: _turn(message, found, n) for n in free[1:]}
    best = max(ranks.values())
    turn = next((n for n in free[1:] if ranks[n] == best), None) if best > 0 else _quiet_turn(message, found, free)
    for n in free:
        found[n].kind = "risk" if turn is None or n < turn else "measure"


def _turn(message: Message, found: Sequence[Part], number: int) -> int:
    """Return how clearly a piece begins to tell what is done (0 for not at all)."""
    piece = found[number].piece
    text = piece.text
    lean = _leaning(message, piece)
    punctuated = bool(piece.joint) or piece.opens
    if (
        LABELLED.match(text)
        and re.search(r"[:=]|\b(?:is|by|with)\b", text[:30] + piece_after(message, piece))
        and punctuated
    ):
        return 4
    if STRONG_TURN.match(text):
        return 3 if lean < 0.45 else 0
    if re.match(r"so\s", text, re.IGNORECASE) and lean < 0.25:
        return 3
    if found[number].kind == "measure" and piece.opens:
        return 2
    if (
        any(p.kind == "owner" for p in found[:number])
        or _acts(message, piece)
        or (found[number - 1].kind == "level" and number > 1)
    ):
        return 2
    if (
        piece.joint == ":"
        or piece.joint in {"->", "=>", "→"}
        or (piece.opens and message.text[: piece.start].rstrip()[-1:] == ";")
    ) and lean < 0.3:
        return 2
    return 1 if lean < -0.25 and (punctuated or re.match(r"(?:so|where|which|then)\b", text, re.IGNORECASE)) else 0


def piece_after(message: Message, piece: Piece) -> str:
    """Return the mark that follows a piece."""
    return message.text[piece.end : piece.end + 2].strip()[:1]


def actor(message: Message, piece: Piece) -> Owner | None:
    """Return whom a piece names as the one who will do something ("and Dr. Nwosu will undertake …")."""
    for person in message.people:
        if (
            piece.start <= person.start
            and person.end <= piece.end
            and len(message.text[piece.start : person.start].split()) <= 3
        ):
            acts = re.match(
                r"(?:\s+(?:in|of|from)\s+\w+)?\s+(?:will|would|is\s+\w+ing|has|can|shall|to)\b",
                message.text[person.end : piece.end],
            )
            known = person.strong or message.text[piece.start : person.start].strip() == ""
            return (
                Owner(Found(person.name, person.start, person.end, person.name), person.start, person.end, 1.5)
                if acts and known
                else None
            )
    return None


def _acts(message: Message, piece: Piece) -> bool:
    return actor(message, piece) is not None and not RISKY.search(piece.text)


def _quiet_turn(message: Message, found: Sequence[Part], free: Sequence[int]) -> int | None:
    """Return where the measure begins when only the order tells: the last piece before the owner."""
    if found[-1].kind != "owner" or not any(found[n].piece.joint for n in free[1:]):
        return None
    return max(free[1:], key=lambda n: (bool(found[n].piece.joint.strip(",")), -_leaning(message, found[n].piece)))


def _opens(message: Message, first: Piece, told: str) -> bool:
    """Whether a sentence without a mark tells the next risk rather than more of the one before."""
    text = first.text
    if (
        LABELLED.match(text)
        and re.search(r"[:=]|\bis\b|\bby\b", text[:40] + piece_after(message, first))
        or ASIDE.match(text)
    ):
        return False
    if only_owner(message, first):
        return False
    lean = _lean(message, first.start, first.end) + (0.1 if RISKY.search(text) else -0.1)
    semicolon = message.text[: first.start].rstrip()[-1:] == ";"
    if STRONG_TURN.match(text) or semicolon and told == "risk":
        return lean > 0.7
    if told != "risk":
        return lean > (-0.75 if told == "owner" else -0.3) and not (
            BACKWARD.match(text) and lean < (0.05 if RISKY.search(text) else 0.3)
        )
    return lean > 0.15 and not BACKWARD.match(text) or lean > 0.6


def _leaning(message: Message, piece: Piece) -> float:
    """Return how much a piece is about the risk (above 0) or the measure (below 0)."""
    lean = _lean(message, piece.start, piece.end)
    if STRONG_TURN.match(piece.text):
        lean -= 0.3
    return lean + (0.1 if RISKY.search(piece.text) else -0.1)


def _lean(message: Message, start: int, end: int) -> float:
    """Return the router's score for a risk less that for a measure, over the labelled spans that fit best."""
    best, scores = 0.0, None
    for (first, last), labels in message.labels.items():
        overlap = (min(last, end) - max(first, start)) / max(last - first, end - start, 1)
        if overlap > max(best, 0.45):
            best, scores = overlap, labels
    if scores is None:
        return 0.15 if RISKY.search(message.text, start, end) else -0.15
    return scores.get("risks.item", 0.0) - scores.get("risks.mitigation", 0.0)


def only_owner(message: Message, piece: Piece) -> bool:
    """Whether a piece says no more than whose it is."""
    return any(one.weight >= 1.5 and _little_else(piece, one) for one in owners(message, piece.start, piece.end))


def _little_else(piece: Piece, owner: Owner) -> bool:
    """Whether a piece with an owner says little else."""
    rest = [w for w in re.findall(r"[^\W\d_]+", piece.text) if w.lower() not in _SMALL]
    own = len([w for w in re.findall(r"[^\W\d_]+", owner.found.quote) if w]) if owner.found.turn is None else 1
    front = owner.start - piece.start
    return len(rest) - own <= 4 and (front < 30 or len(rest) - own <= 2) and len(piece.text.split()) <= own + 9
