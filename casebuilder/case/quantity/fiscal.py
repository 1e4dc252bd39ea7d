"""In which month a text says that its writer's fiscal year ends."""

import re
from itertools import islice

from casebuilder.case.quantity.monthnames import MONTHS

_YEAR = (
    r"(?:(?:fiscal|financial|business|accounting|budget)[ -]years?|fy|fye|geschäftsjahr|wirtschaftsjahr|"
    r"exercice(?: fiscal)?|ejercicio fiscal|ano fiscal|räkenskapsår(?:et)?)"
)
_WHICH = r"(?:\s?(?:\d{2,4}(?:[/-]\d{2,4})?|here|for us|at \w{2,20}))?"
_MONTH = rf"(?:{'|'.join(sorted(MONTHS, key=len, reverse=True))})(?![^\W\d_])\.?"
_NUMBER = r"\d{1,2}(?:st|nd|rd|th|\.)?"
_DAY = (
    rf"(?:(?:the )?(?:(?:end|close|start|beginning|last day|first day|first|last) of |ende |fin |anfang )?"
    rf"(?:the )?(?:{_NUMBER}(?: of)? )?({_MONTH})(?: {_NUMBER}(?!\d))?|(\d{{1,2}}/\d{{1,2}})(?:/\d{{2,4}})?(?!\d))"
)
_LINK = r"(?:\s*[-–—=:(,]\s?|\s)"
_RUNS = (
    rf"(?:{_LINK}(?:(?:always |only |simply )?(?:runs?|running|goes|going|is|are|lasts|covers|spans|läuft|geht|va|vai|"
    r"means|starts|begins)(?: always| here)?))?(?:\s?(?:from|between|von|vom|de|du|in|on|is))?"
)
_TO = r"\s?(?:-|–|—|→|->|to|through|thru|until|till|til|bis|and(?: ends| ending)?(?: in| on)?|à|au|a|até)\s?(?:the )?"
_ENDS = (
    r"(?:ends?|ending|closes?|closing|finish(?:es)?|stops?|endet|se termine|se clôture|termina|cierra|encerra|slutar)"
)
_AT = r"(?:\s?(?:in|on|at|with|by|is|am|im|zum|mit|en|le|fin|em|i|every|each|always)){0,3}\s?"
_BEGINS = r"(?:starts?|starting|begins?|beginning|opens?|kicks? off|beginnt|commence|empieza|começa|börjar)"
_BEFORE = rf"{_DAY}(?:,? \d{{4}})?,?\s?\(?(?:is |which is |that is |that's |i\.e\. |= ?)?"
_FORMS: tuple[tuple[str, str], ...] = (
    ("span", rf"{_YEAR}{_WHICH}{_RUNS}{_LINK}?\s?{_DAY}{_TO}{_DAY}"),
    ("span", rf"{_DAY}{_TO}{_DAY} (?:is (?:our|the) )?{_YEAR}"),
    ("end", rf"{_YEAR}{_WHICH}(?: that| which)?\s{_ENDS}{_AT}{_DAY}"),
    ("end", rf"(?:{_YEAR}[ -](?:end|close)|fye)(?:\s(?:is|falls|comes))?(?: on| in| at|\s?[:=(])?\s?{_DAY}"),
    ("end", rf"(?:our|the|company) year[ -]?end (?:is|falls)(?: on| in| at)? {_DAY}"),
    ("end", rf"(?:a|an|our|with) {_DAY}(?: fiscal| financial)? year[ -]?end"),
    ("end", rf"{_BEFORE}(?:(?:our |the |we call )?{_YEAR}[ -]end|(?:the )?end of (?:our |the )?{_YEAR})"),
    ("end", rf"end of (?:our |the ){_YEAR}(?:,?\s?\(| is| in| on| i\.e\.|, i\.e\.) ?{_DAY}"),
    ("end", rf"end of (?:our |the ){_YEAR}, {_DAY}(?=\s?(?:[.;!?)]|$))"),
    ("start", rf"{_YEAR}{_WHICH}(?: that| which)?\s{_BEGINS}{_AT}{_DAY}"),
    ("start", rf"{_BEFORE}(?:the |our )?(?:start|beginning) of (?:our |the )?{_YEAR}"),
    ("calendar", rf"{_YEAR}{_WHICH}\s(?:is|equals|follows|matches|=)(?: just| simply| on)?(?: the| a)? calendar"),
)
_PATTERNS = tuple((kind, re.compile(rf"(?<![^\W_]){form}", re.IGNORECASE)) for kind, form in _FORMS)
_ANY = re.compile(rf"(?<![^\W\d_])(?:{_YEAR}|year[ -]?end)", re.IGNORECASE)
_REACH = 90
_MOST = 200


def fiscal_year_end_in(text: str) -> int | None:
    """Return the month (1 to 12) in which the fiscal year ends, if the text says so: "fiscal year runs July to June".

    None when nothing is said, when two sentences disagree, and when a span is no year ("April to April").
    """
    said: set[int] = set()
    for match in islice(_ANY.finditer(text), _MOST):
        start = max(0, match.start() - _REACH)
        window = text[start : match.end() + _REACH]
        window = window if start == 0 else window.partition(" ")[2]  # no half words
        said |= _months_said(re.sub(r"\s+", " ", window))
    return said.pop() if len(said) == 1 else None


def _months_said(window: str) -> set[int]:
    """Return the months that the strongest form found in `window` names."""
    said: dict[str, set[int]] = {}
    for kind, pattern in _PATTERNS:
        for match in pattern.finditer(window):
            pairs = zip(match.groups()[::2], match.groups()[1::2], strict=True)
            end = _end(kind, [_month(name, slashed) for name, slashed in pairs])
            if end is not None:
                said.setdefault(kind, set()).add(end)
    return next((said[kind] for kind in ("span", "end", "start", "calendar") if kind in said), set())


def _end(kind: str, months: list[int | None]) -> int | None:
    """Return the month that the year ends in; a span must cover a year, and one side of it may be unreadable."""
    if kind == "calendar":
        return 12
    first, last = months[0], months[-1]
    if kind == "end" or (kind == "span" and first is None):
        return last
    before = (first - 2) % 12 + 1 if first is not None else None
    return before if kind == "start" or last in (None, before) else None


def _month(name: str | None, slashed: str | None) -> int | None:
    """Return the month of a name, or of "6/30" and "30/6", where only one of the two can be it."""
    if name is not None:
        return MONTHS[name.lower().rstrip(".")]
    first, second = (int(part) for part in (slashed or "0/0").split("/"))
    if (first > 12) == (second > 12):
        return first if first == second and first else None
    return min(first, second) or None
