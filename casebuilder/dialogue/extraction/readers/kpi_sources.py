"""Where a KPI is measured: finding the words of a report, log, survey or system."""

import re
from collections.abc import Iterator
from dataclasses import dataclass

from casebuilder.dialogue.extraction.readers import kpi_stops as stops
from casebuilder.dialogue.extraction.readers import kpi_words as w
from casebuilder.dialogue.extraction.readers.kpi_zone import Piece, Span, Zone
from casebuilder.dialogue.extraction.roles import has_head
from casebuilder.dialogue.extraction.wordlists import NEVER_NAME

_VERB = (
    r"com(?:es?|ing)|came|taken?|took|read|pull(?:ed|s)?|drawn|emerges?|measured?|counted?|count|tracked?|"
    r"logged|recorded|reported|"
    r"seen?|visible|kept|stored|shown|available|sourced|based|extracted|exported|straight|judged|calculated|"
    r"computed|derived|"
    r"lives?|sits?|found|get|got|fetched|monitored|published|ascertained|established|determined|retrieved|"
    r"looked up|gathered|collected|appears?|documented|captured|stands?"
)
_CUE = re.compile(
    rf"\b(?:(?:{_VERB})\s+(?:it\s+|this\s+|that\s+|them\s+|these\s+|weekly\s+|monthly\s+|daily\s+)?(?:straight\s+)?"
    r"(?:out\s+of|off|from|frm|in|on|by|via|through|with|per|at)|according\s+to|as\s+per|as\s+shown\s+(?:in|"
    r"by|on)|via|"
    r"out\s+of|straight\s+from|straight\s+out\s+of|has\s+it\s+in|have\s+it\s+in|"
    r"(?:data\s+)?source(?:\s+(?:is|for\s+\w+\s+is|are|will\s+be|of\s+both\s+is)|\s*[:=]|\s+-)|"
    r"measured\s+(?:in|by|with|via)\s*:|measurement\s*:|system\s*:|that'?l?l?\s+be\s+(?:from|out\s+of)|"
    r"it'?d\s+come\s+(?:off|from|out\s+of))\s+",
    re.IGNORECASE,
)
_WEAK = re.compile(r"(?:^|(?<=[\s,;:(–—-]))(?:from|frm|in|off|per|by|on|using|with)\s+", re.IGNORECASE)
_THATS = re.compile(
    r"^\W*(?:and\s+)?(?:that'?s|that’s|it'?s|it’s|thats|this\s+is|those\s+are|"
    r"they'?re)\s+(?:all\s+)?(?:(?:in|from|out\s+of|off|on|taken\s+from)\s+)?",
    re.IGNORECASE,
)
_SHOWS = re.compile(
    r"\s+(?:shows?|tells?|will\s+tell|says?\s+so|will\s+show|gives?|knows?|know|counts?\s+(?:it|them)|"
    r"records?\s+(?:it|them)|reports?\s+(?:it|them)|has\s+(?:the|it)|do(?:es)?n['’]?t\s+lie|never\s+lies?|"
    r"have\s+the|measures?|tracks?|for\s+(?:all|both|everything|each|the))\b",
    re.IGNORECASE,
)
_END = re.compile(
    r"[,;:()|\n.!?–—=]|\s-\s|\s/\s|\b(?:and|but|because|which|that|by|until|till|is|are|was|were|where|with|who|"
    r"for|so|as|when|it|they|we|he|she|i|"
    r"then|to|before|after|owner|owned|again|straight|please|since|while|if|after|each|every|shows?|tells?|"
    r"whose|would|will|should|"
    r"now|today|currently|knows?|has|have|don't|don’t|doesn't|doesn’t|never|kept|maintained|also|too|"
    r"there's|accountable|responsible)\b",
    re.IGNORECASE,
)
_ARTICLE = re.compile(
    r"^(?:(?:the|our|my|a|an|his|her|their|its|your|lil|little|same|also|again|all in|all from|all out of|"
    r"each|every|old|good|this|that|is|are)\s+)+",
    re.IGNORECASE,
)
_ANAPHORA = re.compile(
    r"\b(?:(?:the\s+)?same\s+(?:report|source|system|place|log|tool|app|dashboard|database|survey|list|data|"
    r"file|sheet)|ditto|also\s+from\s+there|from\s+there(?:\s+too)?)\b",
    re.IGNORECASE,
)


@dataclass(frozen=True)
class Source:
    """The words of a source, and the longer run (with what introduces it) that is no part of a name."""

    start: int
    end: int
    mask: Span
    same: bool = False
    """Only refers to the source said before."""


def find_sources(zone: Zone) -> list[Source]:
    """Return every source of a zone, in order."""
    found: list[Source] = []
    for piece in zone.pieces:
        if zone.is_foreign(piece.start):
            continue
        source = next(_in_piece(zone, piece, found), None)
        if source is not None and not any(s.start < source.end and source.start < s.end for s in found):
            found.append(source)
    return found


def _in_piece(zone: Zone, piece: Piece, earlier: list[Source]) -> Iterator[Source]:
    """Yield what a clause says of a source, the surest reading first."""
    same = _ANAPHORA.search(piece.text)
    if same:
        run = (piece.start + same.start(), piece.start + same.end())
        yield Source(*run, run, same=True)
    if _LABELLED.search(zone.text[max(0, piece.start - 30) : piece.start]):
        labelled = _phrase(zone, piece.start, sure=True)
        if labelled:
            yield Source(*labelled, (piece.start, piece.end))
    yield from _subject(zone, piece)
    yield from _introduced(zone, piece, earlier)
    thats = _THATS.match(piece.text)
    if thats:
        yield from _headed(zone, piece, piece.start + thats.end(), earlier)
    if re.match(r"\W*(?:that'?s|that’s|is|thats)\s+where\b", zone.text[piece.end : piece.end + 24]):
        yield from _headed(zone, piece, piece.start, earlier)
    yield from _weak(zone, piece, earlier)
    if not piece.first and not re.search(r"\d", piece.text):
        yield from _bare(zone, piece, earlier)


def _introduced(zone: Zone, piece: Piece, earlier: list[Source]) -> Iterator[Source]:
    """Read "taken from …", "according to …", "tracked in …"."""
    for match in _CUE.finditer(piece.text):
        span = _phrase(zone, piece.start + match.end(), sure=True)
        if span and (_LEADS.search(match[0]) or _looks(zone, span, earlier) or _short(zone, match[0], span)):
            yield Source(*span, (piece.start + match.start(), span[1]))


def _weak(zone: Zone, piece: Piece, earlier: list[Source]) -> Iterator[Source]:
    """Read a bare preposition before something that looks like a source."""
    for match in _WEAK.finditer(piece.text):
        place = piece.start + match.start()
        if any(p.strong and 0 <= place - p.end <= 1 for p in zone.people):
            continue
        span = _phrase(zone, piece.start + match.end(), sure=False)
        if not span or not _looks(zone, span, earlier):
            continue
        if _fits(zone, match[0].strip().lower(), piece.start + match.end(), span):
            yield Source(*span, (place, span[1]))


_LABELLED = re.compile(
    r"\b(?:sources?|measured\s+(?:in|by|with|where)|measurement|where\s+measured|system|data\s+from|"
    r"taken\s+from)\s*[:=–-]\s*$",
    re.IGNORECASE,
)
_LEADS = re.compile(
    r"\b(?:from|frm|out\s+of|off|to|source\b.*|shown\s+\w+|as\s+per|has\s+it\s+in|have\s+it\s+in)\s*$", re.IGNORECASE
)
_MEASURED = re.compile(
    r"\b(?:measured?|tracked?|counted?|logged|recorded|kept|monitored|see|seen|reported)\b.*\b(?:in|with|by|"
    r"via|through)\s*$",
    re.IGNORECASE,
)


def _short(zone: Zone, cue: str, span: Span) -> bool:
    """Whether "tracked in jira" may name a system in lower case."""
    article = zone.text[: span[0]].rstrip().rpartition(" ")[2].lower()
    most = 5 if article in {"the", "our", "monthly", "weekly"} else 2
    return _MEASURED.search(cue) is not None and len(zone.text[slice(*span)].split()) <= most


def _subject(zone: Zone, piece: Piece) -> Iterator[Source]:
    """Read "the audit log shows it", "Jira for all of them"."""
    shows = _SHOWS.search(piece.text)
    if shows is None:
        return
    lead = re.match(r"^\W*(?:(?:and|but|so|the|our|his|her|their|my|only)\s+)*", piece.text, re.IGNORECASE)
    start = piece.start + (lead.end() if lead else 0)
    span = _phrase(zone, start, sure=True)
    if span and span[1] <= piece.start + shows.start() + 1 and _looks(zone, span, []):
        yield Source(*span, (piece.start, piece.end))


def _fits(zone: Zone, word: str, start: int, span: Span) -> bool:
    """Whether a preposition may introduce this source: "per the WMS" but not "cost per file", "on a dashboard"."""
    article = zone.text[start : span[0]].strip().lower()
    if word == "per":
        return article in {"the", "our"} or zone.text[span[0]].isupper()
    if word in {"from", "frm", "off"}:
        return True
    if re.search(
        r"\b(?:somebody|someone|people|team|colleagues?|lady|guy)\s+\w+\s*$",
        zone.text[max(0, start - 24) : start],
        re.I,
    ):
        return False
    last = zone.text[slice(*span)].split()[-1]
    if not last[:1].isupper() and not _has_head(zone, (span[1] - len(last), span[1])):
        return False
    return article not in {"a", "an"} and (
        _capital(zone, span) or article in {"the", "our", "his", "her", "their"} and _has_head(zone, span)
    )


def _headed(zone: Zone, piece: Piece, start: int, earlier: list[Source]) -> Iterator[Source]:
    """Read "that's the quarterly survey": only with a word such as survey, or a source named before."""
    span = _phrase(zone, start, sure=False)
    if span and (_has_head(zone, span) or _named_before(zone, span, earlier)):
        yield Source(*span, (piece.start, span[1]))


def _bare(zone: Zone, piece: Piece, earlier: list[Source]) -> Iterator[Source]:
    """Read a clause that is nothing but a source: "…, Jira timestamps"."""
    if any(p.start < piece.end and piece.start < p.end and p.strong for p in zone.people):
        return
    follows = any(q.end <= piece.start and zone.unit_at(q.start) == piece.unit for q in zone.quantities)
    if not follows or any(q.start < piece.end and piece.start < q.end for q in zone.quantities):
        return
    span = _phrase(zone, piece.start, sure=False)
    if span is None or zone.text[span[1] : piece.end].strip(" .") not in {"", "again", "too"}:
        return
    cut = zone.text[piece.start : span[0]].strip().lower()
    if zone.text[piece.end - 1 : piece.end + 2].strip().endswith((":", "=")):
        return
    if cut and not _ARTICLE.match(cut + " "):
        return
    words = zone.text[slice(*span)].split()
    last = words[-1].lower()
    if len(words) <= 5 and (last in stops.SOURCE_HEADS or _capital(zone, span) or _named_before(zone, span, earlier)):
        yield Source(*span, (piece.start, piece.end))


def _phrase(zone: Zone, start: int, *, sure: bool) -> Span | None:
    """Return the noun phrase at a place, up to the first word or mark that ends it."""
    unit = zone.unit_at(start)
    limit = zone.units[unit].end if unit is not None else start
    run = zone.text[start:limit]
    article = _ARTICLE.match(run)
    begin = start + (article.end() if article else 0)
    bounds = [q.start for q in zone.quantities if q.start >= begin and not _season(zone, q.start)]
    bounds += [p.start for p in zone.people if p.strong and p.start > begin and not _possessed(zone, p.end)]
    end = min([limit, *bounds])
    mark = next(
        (m for m in _END.finditer(zone.text, begin, end) if m.start() > begin and not _inside(zone.text, m)), None
    )
    if mark is not None:
        end = mark.start()
    if any(q.start < end and begin < q.end and q.kind != "date" for q in zone.quantities):
        return None
    words = zone.text[begin:end].split()
    end = begin + len(zone.text[begin:end].rstrip())
    tail = re.search(
        r"(?:\s+(?:in|on|of|at|from|off|the|a|our|all|both|up|or|mr|ms|mrs|dr)\.?)+$",
        zone.text[begin:end],
        re.IGNORECASE,
    )
    end = begin + tail.start() if tail else end
    if (
        not words
        or len(words) > (9 if sure else 6)
        or end <= begin
        or not any(c.isalpha() for c in zone.text[begin:end])
    ):
        return None
    first, last = words[0].lower(), zone.text[begin:end].split()[-1].lower()
    if last in stops.NOT_SOURCE or first in stops.NOT_SOURCE and len(words) < 3 and not _has_head(zone, (begin, end)):
        return None
    return begin, end


def _inside(text: str, mark: re.Match[str]) -> bool:
    """Whether a mark stands inside a word or a name: "SAP S/4", "v1.2", "as" in a name."""
    return mark[0] == "." and text[mark.end() : mark.end() + 1].isalnum()


def _season(zone: Zone, start: int) -> bool:
    return (
        re.match(r"(?:fall|spring|summer|winter|autumn)\s+[A-Z]", zone.text[start : start + 12], re.IGNORECASE)
        is not None
    )


def _possessed(zone: Zone, end: int) -> bool:
    return zone.text[end : end + 2] in {"'s", "’s"}


def _looks(zone: Zone, span: Span, earlier: list[Source]) -> bool:
    """Whether a phrase looks like a report, a system or a survey."""
    if has_head(zone.text[slice(*span)]) and not _has_head(zone, span):
        return False
    return _has_head(zone, span) or _capital(zone, span) or _named_before(zone, span, earlier)


def _has_head(zone: Zone, span: Span) -> bool:
    words = [x.strip("'’s").lower() if x.endswith(("'s", "’s")) else x.lower() for x in zone.text[slice(*span)].split()]
    return any(x in stops.SOURCE_HEADS or x.removesuffix("s") in stops.SOURCE_HEADS for x in words)


def _capital(zone: Zone, span: Span) -> bool:
    """Whether a phrase is a proper name that is no person and no date."""
    words = zone.text[slice(*span)].split()
    if any(p.start < span[1] and span[0] < p.end and (p.strong or False) for p in zone.people):
        return False
    return (
        len(words) <= 4
        and words[0][:1].isupper()
        and words[0].lower() not in w.GENERIC | NEVER_NAME
        and (words[0] != "DRI")
        and (
            zone.text[: span[0]].rstrip()[-1:] not in {".", "!", "?", ""}
            or len(words[0]) > 1
            and not words[0].islower()
        )
    )


def _named_before(zone: Zone, span: Span, earlier: list[Source]) -> bool:
    """Whether a phrase repeats a word of a source said before."""
    words = {x.lower() for x in zone.text[slice(*span)].split() if len(x) > 3}
    return any(words & {x.lower() for x in zone.text[s.start : s.end].split()} for s in earlier if not s.same)
