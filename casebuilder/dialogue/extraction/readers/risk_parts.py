"""Cutting talk about risks: which pieces say what may go wrong, which what is done about it, and where a risk begins."""

import re
from collections.abc import Sequence
from dataclasses import dataclass
from typing import Literal

from casebuilder.dialogue.extraction.message import Message
from casebuilder.dialogue.extraction.readers.responsible import Owner, owner_in
from casebuilder.dialogue.extraction.readers.risk_words import ASIDE, BACKWARD, LABELLED, LEVEL_ONLY, MARK, RISKY, STRONG_TURN
from casebuilder.dialogue.extraction.readers.talk_pieces import Piece, cut
from casebuilder.dialogue.extraction.units import Unit

Kind = Literal["risk", "level", "measure", "owner"]
_NUMBER = re.compile(r"(?:^|(?<=[:;,.]\s))[(]?(?P<n>[1-9])[.)]?\s+(?=[^\W\d_])")
_SMALL = frozenset("the a an of our for is and it that this from in by mr mrs ms dr dra who she he also will would to be lady head again on with himself herself one takes".split())


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
                result.append((Unit(unit.start + begin, unit.start + end, text, unit.line, first), begin in cuts or first))
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


def parts(message: Message, unit: Unit, marked: bool, has_risk: bool, has_measure: bool) -> list[Part]:
    """Return what each piece of a sentence does.

    Args:
        message: the message.
        unit: the sentence.
        marked: whether it was marked as the next risk.
        has_risk: whether the risk before it is told already.
        has_measure: whether the measure against it is told already.
    """
    pieces = cut(message, [unit])
    result: list[Part] = []
    state: Kind = "risk" if marked or not has_risk or _opens(message, unit, has_measure) else "measure"
    for number, piece in enumerate(pieces):
        kind: Kind = state
        if LEVEL_ONLY.fullmatch(piece.text):
            kind = "level"
        elif _only_owner(message, piece) and (number or has_risk):
            kind = "owner"
        elif state == "risk" and number and any(p.kind == "risk" for p in result) and _turns(message, piece, result):
            kind = state = "measure"
        result.append(Part(piece, kind, marked and number == 0))
    return _fallback(message, result) if state == "risk" else result


def _fallback(message: Message, result: list[Part]) -> list[Part]:
    """Take the last piece before the owner as the measure where nothing else tells it."""
    risks = [p for p in result if p.kind == "risk"]
    last = result[-1].kind
    level = next((n for n, p in enumerate(result) if p.kind == "level" and n), None)
    after = [p for n, p in enumerate(result) if level is not None and n > level and p.kind == "risk"]
    if after:
        for part in after:
            part.kind = "measure"
    elif len(risks) > 1 and (last == "owner" or risks[-1].piece.joint in {"->", "=>", "→"}):
        best = max(risks[1:], key=lambda p: (bool(p.piece.joint.strip(",")), _leaning(message, p.piece), p.piece.start))
        chosen = False
        for part in risks:
            chosen = chosen or part is best
            if chosen:
                part.kind = "measure"
    return result


def _opens(message: Message, unit: Unit, has_measure: bool) -> bool:
    """Whether a sentence without a mark tells the next risk rather than more of the one before."""
    text = unit.text
    if LABELLED.match(text) and re.search(r"[:=]|\bis\b|\bby\b", text[:40]) or ASIDE.match(text):
        return False
    lean = _lean(message, unit.start, unit.end)
    if has_measure:
        return lean > -0.35 and not (BACKWARD.match(text) and lean < 0.2)
    semicolon = message.text[: unit.start].rstrip()[-1:] == ";"
    if STRONG_TURN.match(text) or semicolon:
        return lean > 0.5
    return lean > 0.1 and not BACKWARD.match(text) or lean > 0.6


def _turns(message: Message, piece: Piece, before: Sequence[Part]) -> bool:
    """Whether a piece turns from what may go wrong to what is done about it."""
    if LABELLED.match(piece.text) and re.search(r"[:=]|\b(?:is|by|with)\b", piece.text[:30]):
        return True
    lean = _leaning(message, piece)
    if STRONG_TURN.match(piece.text):
        return lean < 0.45
    if piece.joint in {":", "->", "=>", "→"}:
        return lean < 0.0
    return lean < -0.25


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


def _only_owner(message: Message, piece: Piece) -> bool:
    """Whether a piece says no more than whose it is."""
    owner = owner_in(message, piece.start, piece.end)
    return is_owner_piece(piece, owner)


def is_owner_piece(piece: Piece, owner: Owner | None) -> bool:
    """Whether a piece with an owner says little else."""
    if owner is None:
        return False
    rest = [w for w in re.findall(r"[^\W\d_]+", piece.text) if w.lower() not in _SMALL]
    own = len([w for w in re.findall(r"[^\W\d_]+", owner.found.quote) if w]) if owner.found.turn is None else 1
    front = owner.start - piece.start
    return len(rest) - own <= 4 and (front < 30 or len(rest) - own <= 2) and len(piece.text.split()) <= own + 9
