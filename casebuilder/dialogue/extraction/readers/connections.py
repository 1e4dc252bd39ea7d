"""The systems a sponsor lists after words of connecting ("talks to X, Y and our weighbridge"), whatever they are called."""

import re
from collections.abc import Iterator

from casebuilder.dialogue.extraction.message import Message
from casebuilder.dialogue.extraction.units import Unit
from casebuilder.dialogue.extraction.wordlists import NEVER_NAME

CONNECT = re.compile(
    r"\b(?:connect\w*|integrat\w*|interfac\w*|talk(?:s|ing)? (?:to|with)|speaks? (?:to|with)|plug\w*(?: in(?:to)?)?|hook\w*(?: up)?(?: in)?(?:to)?|links? (?:up )?(?:in)?(?:to|with)|tie[sd]? into|"
    r"shakes? hands|convers\w+|communicat\w+|exchang\w+|feeds?|fed (?:by|from)|read(?:s|ing)? (?:from|out of)|writ(?:es?|ing) (?:back )?(?:in)?to|sync\w*|api|sits? (?:on(?: top of)?|inside|between)|"
    r"(?:pulls?|gets?|fetch(?:es)?|takes?) (?:\w+ )?from|push(?:es)? (?:\w+ )?to|docks? (?:on)?to|attach\w* to|wired (?:in)?to|lives? in(?:side)?)\b",
    re.IGNORECASE,
)
"""Words of connecting."""
_HEADED = re.compile(
    r"^\W*(?:integrations?|interfac\w+|connect\w*|systems?|hooks?|links?)\s*(?:\([^)]*\)\s*)?[:=]\s*", re.IGNORECASE
)
_OPENER = re.compile(
    r"\s*(?:up\s+)?(?:back\s+|in\s+|only\s+|just\s+|both\s+)*(?:are|is|be|must be|needed|required|needs?|points?|would be)?\s*(?:to|into|onto|with|from|on top of|on|inside|between|by|:|=)?\s+",
    re.IGNORECASE,
)
_SPLIT = re.compile(
    r"\s*,\s*(?:and\s+)?|\s*[+&]\s*|\s+(?:and(?: also)?|plus|as well as)\s+|\s*\band (?:then )?(?=(?:to|with|from|into)\b)",
    re.IGNORECASE,
)
_LEAD = re.compile(
    r"^(?:(?:also|and|then|both|only|just|back|to|into|onto|with|from|on|the|our|your|an?|their|its|his|her|that|this|existing|in|read|write|reads|writes|talks?|connects?)\s+)+",
    re.IGNORECASE,
)
_CLOSE = re.compile(
    r"[.;!?\n()]|\s[-–—]\s|,?\s+\b(?:because|so|since|which|that|who|where|when|if|but|for|via|through|by|over|using|instead|without|nothing|no|not|nobody|"
    r"is|are|was|will|would|has|have|had|says?|said|does|do|on one|on the|at the|as (?:a|the)|to (?:get|read|show|fetch|send|see|be)|i|we|it|they|he|she|somebody|someone)\b",
    re.IGNORECASE,
)
_NO_SYSTEM = frozenset(
    "it them they us me you people team teams everybody everyone each other nothing else lot all one two thing things something anything anyone nobody system systems step steps work screen "
    "morning evening day week month year night time users user staff customers customer agents drafts data cases results case result answer answers today now".split()
)
_VERBISH = re.compile(
    r"^(?:[a-z]+(?:ing|ed|ly)|looks?|checks?|gets?|pulls?|watches|runs?|rings?|calls?|that's|thats|we'll|i'll)$"
)
_BOTH_ENDS = re.compile(
    r"^\W*(?P<a>[^,.;]{2,40}?) (?:on|at) (?:the |its )?one (?:end|side|hand)\b[^,.;]{0,10}[,;]? (?:and )?(?P<b>[^,.;]{2,40}?) (?:on|at) the other\b",
    re.IGNORECASE,
)
MOST_WORDS = 4


def connections(message: Message, unit: Unit) -> Iterator[tuple[int, int]]:
    """Yield the spans of the things that a unit lists after words of connecting, in order."""
    ends = _BOTH_ENDS.search(unit.text)
    for name in ("a", "b") if ends else ():
        span = thing(unit.text, *ends.span(name)) if ends else None
        if span is not None:
            yield unit.start + span[0], unit.start + span[1]
    headed = _HEADED.match(unit.text)
    starts = [headed.end()] if headed else []
    for cue in CONNECT.finditer(unit.text):
        opener = _OPENER.match(unit.text, cue.end())
        if (
            opener
            and opener[0].strip()
            or (opener and re.search(r"(?:to|with|into|from|on|of|by|in|inside|between)$", cue[0], re.IGNORECASE))
        ):
            starts.append(opener.end())
    done = 0
    for begin in starts:
        if begin < done:
            continue
        for start, end in _listed(unit.text, begin):
            done = end
            yield unit.start + start, unit.start + end


def _listed(text: str, begin: int) -> Iterator[tuple[int, int]]:
    """Yield the entries of a list that begins at a place, up to the first that is no thing."""
    close = _CLOSE.search(text, begin)
    finish = close.start() if close else len(text)
    edges = [begin]
    for mark in _SPLIT.finditer(text, begin, finish):
        edges += [mark.start(), mark.end()]
    edges.append(finish)
    for start, end in zip(edges[::2], edges[1::2], strict=True):
        span = thing(text, start, end)
        if span is None:
            if text[start:end].strip():
                return
            continue
        yield span


def thing(text: str, start: int, end: int) -> tuple[int, int] | None:
    """Return the span of a short name of a thing without its article, or `None` where the words are something else."""
    lead = _LEAD.match(text[start:end])
    start += lead.end() if lead else 0
    words = text[start:end].split()
    while words and words[-1].lower() in {"too", "only", "also", "obviously", "today", "now", "both", "please"}:
        words.pop()
    if not 0 < len(words) <= MOST_WORDS:
        return None
    low = [w.lower().strip(",.'\"") for w in words]
    if low[-1] in _NO_SYSTEM | NEVER_NAME or low[0] in _NO_SYSTEM or any(_VERBISH.match(w) for w in low[1:]):
        return None
    found = text.find(words[0], start)
    last = text.find(words[-1], found + len(" ".join(words[:-1]))) + len(words[-1])
    return (found, last) if any(c.isalpha() for c in text[found:last]) else None
