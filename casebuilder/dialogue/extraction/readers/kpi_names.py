"""The name of a KPI: the noun phrase in the words before (or behind) its first figure."""

import re
from collections.abc import Iterator
from dataclasses import dataclass

from casebuilder.dialogue.extraction.readers import kpi_stops as stops
from casebuilder.dialogue.extraction.readers import kpi_words as w
from casebuilder.dialogue.extraction.readers.kpi_figures import Figure
from casebuilder.dialogue.extraction.readers.kpi_phrases import TOKEN, phrase, says_nothing, skip_lead
from casebuilder.dialogue.extraction.readers.kpi_zone import Piece, Span, Zone

_LISTED = re.compile(
    r"^\W*(?:and\s+|then\s+|so\s+|but\s+|the\s+)*(?:one|another|first|second|third|fourth|last|next|lastly|"
    r"finally|then|and then|there's|there is|plus|"
    r"also|number one|kpi|metric)\b",
    re.IGNORECASE,
)
_SUBORDINATE = re.compile(
    r"^\W*(?:because|cause|cos|since|when|if|although|though|i mean|that is|i\.e|e\.g|which|who|whereas|"
    r"with the caveat)\b",
    re.I,
)
_TAKEN_BACK = re.compile(
    r"^\W*(?:no wait|wait no|wait|sorry|correction|no no|scratch that|pardon|i meant)\b", re.IGNORECASE
)
_SUBJECT = re.compile(r"\b(?:is|are|was|were|'s|’s)\s", re.IGNORECASE)


@dataclass(frozen=True)
class Name:
    """A candidate for the name of a KPI."""

    start: int
    end: int
    score: float
    opens: bool
    """Whether it opens a sentence or a bullet."""


def name_before(zone: Zone, start: int, figure: Figure) -> Name | None:
    """Return the best name in the words before a figure."""
    return name_between(zone, start, figure.start)


def name_between(zone: Zone, start: int, finish: int) -> Name | None:
    """Return the best name in a run, best of all close to its end."""
    own = zone.unit_at(finish) or zone.unit_at(finish - 1) or 0
    best: Name | None = _marked(zone, start, finish)
    for piece in zone.pieces:
        if piece.end <= start or piece.start >= finish:
            continue
        if _TAKEN_BACK.match(piece.text):
            continue
        for a, b in _unmasked(zone, max(piece.start, start), min(piece.end, finish)):
            for name in _names(zone, piece, a, b, closed=piece.start < start):
                away = own - piece.unit
                score = name.score + (1.0 if away == 0 else -0.5 * away)
                score += 0.5 if not zone.text[name.end : finish].strip(" :,-–—(=|\t") else 0.0
                if best is None or score > best.score:
                    best = Name(name.start, name.end, score, name.opens)
    return best


MARKED = 5.0
"""What a name that the tagger marks counts, times its probability."""


def _marked(zone: Zone, start: int, finish: int) -> Name | None:
    """Return the name that the tagger marks in a run, the surest if there are several."""
    marks = zone.message.marks.of("kpi", "name") if zone.message.marks is not None else []
    inside = [m for m in marks if start <= m.start and m.end <= finish and m.score >= NAMED]
    if not inside:
        return None
    mark = max(inside, key=lambda m: (m.score, m.start))
    unit = zone.unit_at(mark.start)
    opens = unit is not None and mark.start - zone.units[unit].start <= 4
    return Name(mark.start, mark.end, MARKED * mark.score, opens)


NAMED = 0.5
"""From this probability a marked name is weighed against what the rules see."""


def _unmasked(zone: Zone, start: int, end: int) -> Iterator[Span]:
    """Yield the parts of a run that no source, owner, date or foreign claim covers."""
    taken = [
        *zone.masks,
        *zone.foreign,
        *((q.start, q.end) for q in zone.quantities if q.kind == "date" and not _window(zone, q.start)),
    ]
    begin = start
    for a, b in sorted(taken):
        if b <= begin or a >= end:
            continue
        if a > begin:
            yield begin, a
        begin = max(begin, b)
    if begin < end:
        yield begin, end


def _window(zone: Zone, start: int) -> bool:
    """Whether a run read as a date is a time limit within a name ("closed inside two weeks")."""
    return re.match(r"(?:inside|within)\b", zone.text[start : start + 8], re.IGNORECASE) is not None


def _names(zone: Zone, piece: Piece, start: int, end: int, *, closed: bool) -> Iterator[Name]:
    """Yield the noun phrase of a clause and the one behind its copula."""
    run = zone.text[start:end]
    opens = piece.first and not closed and not zone.text[piece.start : start].strip()
    bonus = (1.0 if opens else 0.0) + (1.0 if _LISTED.match(piece.text) and not closed else 0.0)
    if _SUBORDINATE.match(run):
        bonus -= 2.0
    tokens = [(start + m.start(), start + m.end()) for m in TOKEN.finditer(run)]
    copula = _SUBJECT.search(run)
    first = phrase(zone, tokens, end)
    if first is not None:
        score = _score(zone, first, bonus)
        yield Name(first[0], first[1], score, opens)
        rest = [t for t in tokens if copula and t[0] >= start + copula.end() and t[0] >= first[1]]
        second = phrase(zone, rest, end) if rest else None
        if second is not None and second[0] > first[1] and not _indefinite(zone, second):
            generic = _generic(zone, first)
            yield Name(second[0], second[1], _score(zone, second, bonus + (0.5 if generic else -1.5)), opens)


def _indefinite(zone: Zone, span: Span) -> bool:
    return re.search(r"\b(?:an?)\s+$", zone.text[max(0, span[0] - 4) : span[0]], re.IGNORECASE) is not None


def _generic(zone: Zone, span: Span) -> bool:
    return not any(x in w.METRIC for x in _words(zone, span))


def _words(zone: Zone, span: Span) -> list[str]:
    found = [m[0].lower() for m in TOKEN.finditer(zone.text, *span)]
    return [x for word in found for x in (word, *word.split("-"))]


def _score(zone: Zone, span: Span, bonus: float) -> float:
    """Weigh how much a phrase looks like a measure."""
    words = _words(zone, span)
    if words and words[0].endswith("ed") and len(words) == 1 or words[0] in stops.TEMPORAL and words[0] not in w.METRIC:
        bonus -= 1.5
    score = bonus + (
        2.5 if any(x in w.METRIC or x.rstrip("s") in w.METRIC or f"{x}s" in w.METRIC for x in words) else 0.0
    )
    if any(x.isupper() and len(x) > 2 for x in zone.text[span[0] : span[1]].split()):
        score += 1.0
    if (
        words
        and words[0] in stops.PERSONAL
        or re.search(r"\b(?:we|i|they|you)\s+$", zone.text[max(0, span[0] - 6) : span[0]], re.I)
    ):
        score -= 1.5
    if _indefinite(zone, span):
        score -= 1.0
    if score == bonus and re.search(
        r"\b(?:i|we|they|you)['’](?:d|ll|re)\s+(?:\w+\s+){0,2}$", zone.text[max(0, span[0] - 20) : span[0]], re.I
    ):
        score -= 1.5
    if len(zone.text[span[0] : span[1]].split()) > 14:
        score -= 1.0
    return score


def name_behind(zone: Zone, figure: Figure) -> Name | None:
    """Return the name in the words behind a figure: "34% of tickets are misrouted", "85% first-contact resolution"."""
    quantity, text = figure.quantity, zone.text
    piece = zone.piece_at(figure.start)
    if piece is None:
        return None
    if quantity.kind == "count" and quantity.unit:
        place = _find(quantity.text, quantity.unit)
        if place is not None and len(quantity.unit) > 3:
            start, end = quantity.start + place[0], quantity.start + place[1]
            return Name(start, end, 1.0, False)
    limit = min([piece.end, *(q.start for q in zone.quantities if q.start >= figure.end)])
    limit = min([limit, *(a for a, _ in zone.masks if a >= figure.end)])
    run = text[figure.end : limit]
    tokens = [(figure.end + m.start(), figure.end + m.end()) for m in TOKEN.finditer(run)]
    begin = skip_lead(zone, tokens)
    if begin >= len(tokens) or begin > 3:
        return None
    stop = _stop(zone, tokens, begin, of=run.lstrip().lower().startswith("of "))
    kept = tokens[begin:stop]
    while kept and zone.text[slice(*kept[-1])].lower() in stops.TRAIL:
        kept.pop()
    if not kept or says_nothing([text[a:b] for a, b in kept]):
        return None
    span = (kept[0][0], kept[-1][1])
    return Name(*span, _score(zone, span, 0.5), False)


def _find(text: str, unit: str) -> Span | None:
    """Return where the counted noun stands, with the qualifiers before it."""
    match = re.match(r"\W*(?:[\d.,'’\s]+(?:k|m)?\b|[^\W\d]+\s)", text)
    place = text.lower().find(unit.lower())
    if place < 0 or match is None:
        return None
    begin = match.end() if text[: match.end()].strip(" .,'’")[:1].isdigit() and match.end() <= place else place
    return begin, place + len(unit)


def _stop(zone: Zone, tokens: list[Span], begin: int, *, of: bool) -> int:
    """Return the index of the word at which a name behind a figure ends."""
    for index in range(begin + 1, len(tokens)):
        word = zone.text[slice(*tokens[index])].lower().replace("’", "'")
        verb = word in {"are", "is", "get", "gets", "go", "goes", "end", "come", "take", "have", "need", "being"}
        if word in stops.CUT and not (of and verb):
            return index
        if word in {"by", "until", "till", "today", "now", "from"} or w.NOW.fullmatch(word):
            return index
    return len(tokens)
