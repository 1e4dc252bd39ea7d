"""The name of a source of data in a piece of talk: "we have [ticket history] in Topdesk", "Zendesk holds [the chats]"."""

import re

from casebuilder.dialogue.extraction.found import Found
from casebuilder.dialogue.extraction.message import Message
from casebuilder.dialogue.extraction.readers.places import Place, places
from casebuilder.dialogue.extraction.readers.quality_words import QUALITY
from casebuilder.dialogue.extraction.readers.talk_pieces import SEQUENCE, Piece
from casebuilder.dialogue.extraction.wordlists import NEVER_NAME

_LEAD = re.compile(
    r"\W*(?:(?:well|um|uh|so|and|but|then|also|plus|ok|okay|now|next|oh|yes|right|basically|mainly|mostly|first(?:ly)?|second(?:ly)?|third(?:ly)?|finally|lastly|again|both|"
    r"we(?:['’]?ve|\s+have|\s+do\s+have|\s+also\s+have|\s+use|\s+need|\s+would\s+need|['’]?d\s+need|\s+will\s+use|['’]ll\s+use|\s+keep|\s+hold|\s+store|\s+get|\s+got|\s+can\s+use|\s+(?:draw|rely|work|train|build|feed)\w*\s+(?:on|with|from|in))(?:\s+got)?(?:\s+(?:also|all|already|both))*|i(?:['’]ve|\s+have)(?:\s+got)?|you(?:['’]d|\s+would|['’]ll)?\s+need|there(?:['’]?s|\s+is|\s+are|\s+was|\s+were)|theres|it(?:['’]ll|\s+will)?\s+needs?|"
    r"the\s+(?:main|biggest|first|second|third|other|last|only)\s+(?:source|one|thing|set|part)?\s*(?:is|are|being)|(?:main|first|second|third|other|another|one|last)\s+(?:source|one|set)?\s*(?:is|are|:|would\s+be)|(?:source|data|input|what|name)\s*\d?\s*(?:is|are|:)|"
    r"for\s+(?:the\s+)?(?:training|learning|this|that)|as\s+for|regarding|concerning|my|our|the|all|some|a|an|their|of\s+course|obviously|one\s+is|it\s+is|it['’]s|its|is|are|only\s+one|\d[\d.,'’]*(?:\s?(?:k|m|million|thousand))?(?=\s+(?:of\s+)?[a-z])(?:\s+of)?|(?:data\s*)?(?:source|name|dataset)\s*\d?)\b\W*)+",
    re.IGNORECASE,
)
_STOP = re.compile(
    r"(?:\b(?:is|are|was|were|be|being|sits?|sat|sitting|lives?|living|li(?:e|es)|lying|resides?|residing|comes?|coming|stored|stays?|kept|held|logged|archived|recorded|captured|tracked|in|on|off|from|out|at|with|w/|w|under|by|via|inside|has|have|had|belongs?|which|that|who|whose|where|"
    r"go(?:es)?|going|we|i|they|he|she|it|you|there|since|dates?|owned|owner|managed|steward|custodian|exported|pulled|hosted|covers?|covering|goes|until|r|as(?=\s+well)|too|would|will|should|can|could|"
    r"need|needs|look|looks|called|because|but|nobody|themselves|itself|for\s+the\s+(?:last|past)|over\s+the|of\s+the\s+(?:last|past))\b|\bw/|['’](?:s|re|d|ve|ll)\s|\d{3,}|\b\d+\s*(?:k|m|yrs?|years?|months?|%)\b|[|:=(]|\s[-–—]\s)",
    re.IGNORECASE,
)
_HOLDS = re.compile(
    r"\W*(?:,\s*)?(?:(?:which|that|who|team|['’]s\s+team)\s+)?(?:holds?|has|have|contains?|stores?|keeps?|gives?|provides?|carries|carry|houses?|records?|owns?|manages?|looks?\s+after|runs?|collects?|maintains?|is\s+where|is\s+for|"
    r"we(?:['’]ve|\s+have|\s+keep|\s+store|\s+hold)(?:\s+got)?|there\s+(?:is|are)|there['’]?s|(?:is|are|sits?|sit|lives?|live|lies|lie|has|:)\s)\s*",
    re.IGNORECASE,
)
_EMPTY = frozenset(
    """it they this that these those one ones two piles pile three both data source sources everything all thing things stuff lot lots more less much many half most some few rest part quality years year months month week weeks days day
    again none yet obviously deep worth like nothing no not there here what owner system database tool people question idea guess clue best first second third other another same also only just around about roughly over several number numbers
    kinds types sorts bits pieces answer me i you he she we us them him her who which something anything quite very really pretty far good bad clean messy""".split()
)
_ATTRIBUTE = re.compile(
    r"\b(?:quality|owner|steward|custodian|system|codes?|fields?|rows?|entries|labels?|columns?|categories|timestamps|dates?|scans?|values|coverage|accuracy|completeness|state|condition|shape|volume|manager|responsible)\s*$",
    re.IGNORECASE,
)


def source_name(message: Message, piece: Piece, place: Place | None) -> Found | None:
    """Return what a piece of talk names as the data, `None` where it names none."""
    start, end = piece.start, piece.end
    found = _phrase(message, start, end)
    if place is not None and (found is None or found.start <= place.start < found.end or found.start > place.end):
        after = _HOLDS.match(message.text, place.end, end)
        if found is not None and place.start - found.start > 3:
            found = _phrase(message, found.start, place.start) or found
        elif after is not None:
            found = _phrase(message, after.end(), end)
        elif found is not None and found.start == place.start and found.end <= place.end:
            found = None
    if found is None or (place is not None and place.start <= found.start and found.end <= place.end):
        return _after_person(message, start, end)
    return _after_person(message, start, end) if _is_person(message, found) else found


def has_source(message: Message, piece: Piece) -> bool:
    """Whether a piece of talk names data, and not only a part of it or how good it is."""
    place = next(iter(places(message, piece.as_unit())), None)
    found = source_name(message, piece, place)
    if found is None:
        return False
    rest = message.text[found.end : piece.end]
    judged = place is None and not piece.opens and QUALITY.search(rest) is not None
    return not judged and not (place is None and _ATTRIBUTE.search(found.quote) is not None and not piece.unit.bullet)


def _after_person(message: Message, start: int, end: int) -> Found | None:
    """Return the data in "Priya keeps the complaints in …"."""
    for person in message.people:
        if start <= person.start < end and person.start - start <= 12:
            holds = _HOLDS.match(message.text, person.end, end)
            if holds is not None:
                return _phrase(message, holds.end(), end)
    return None


def _is_person(message: Message, found: Found) -> bool:
    return any(p.start < found.end and found.start < p.end and p.strong for p in message.people)


def _phrase(message: Message, start: int, end: int) -> Found | None:
    """Return the noun phrase that a stretch opens with."""
    text = message.text
    moved = True
    while moved:
        moved = False
        for pattern in (SEQUENCE, _LEAD):
            lead = pattern.match(text, start, end)
            if lead and lead.end() > start and (lead.end() >= end or not text[lead.end() - 1].isalnum()):
                start, moved = lead.end(), True
    if any(q.start <= start < q.end and q.kind in {"duration", "percent", "date"} for q in message.quantities):
        return None
    stop = _STOP.search(text, start, end)
    finish = stop.start() if stop else end
    for quantity in message.quantities:
        if start < quantity.start < finish and quantity.kind in {"duration", "percent", "date"}:
            finish = quantity.start
    found = message.copy(start, finish)
    if found is None:
        return None
    words = [w.lower() for w in re.findall(r"[^\W_]+", found.quote)]
    useful = [w for w in words if w not in _EMPTY and w not in NEVER_NAME and not w.isdigit()]
    if not useful or len(words) > 9 or QUALITY.fullmatch(found.quote):
        return None
    return found
