"""The skill that a stretch of talk is about: "nobody here knows [prompt evaluation]", "for [image recognition] we go …"."""

import re
from collections.abc import Iterator, Sequence

from casebuilder.dialogue.extraction.found import Found
from casebuilder.dialogue.extraction.message import Message
from casebuilder.dialogue.extraction.readers.skill_words import HIRE, LACK, PARTNER, RETRAIN
from casebuilder.dialogue.extraction.readers.talk_pieces import SEQUENCE, Piece
from casebuilder.dialogue.extraction.roles import has_head
from casebuilder.dialogue.extraction.wordlists import NEVER_NAME

_END = r"(?=$|[,;:.!?()|/\n]|\s[-–—>]|\s+(?:so|and\s+(?:that|then|we|i|two|for)|but|that['’]?s|thats|is|are|was|we|i|they|he|she|it|there|you|if|because|which|who|whom|where|when\s+to|with\s+us|takes?|will|would|comes?|has|have|needs?|goes|go|to\s+save|on\s+(?:site|staff|board)|in\s+(?:the\s+)?(?:house|team|plant|company|building|office)|in-?house|here|yet|at\s+all|right\s+now|today|at\s+the\s+moment|internally|among\s+us|nobody|no\s?one|none)\b)"
_WHAT = r"(?P<s>[^\s,;:.!?()|]+(?:\s+(?![-–—>])[^\s,;:.!?()|]+){0,9}?)"
_DOES = r"(?:(?:can|could|would|will|should|really|actually|ever|here|on\s+site|in\s+the\s+\w+|in\s+house|in-house|with\s+us|among\s+us|at\s+our\s+\w+|in\s+my\s+team|on\s+the\s+team|who|that|of\s+us|of\s+them|of\s+my\s+\w+)\s+)*"
_KNOWS = r"(?:know(?:s)?\s+(?:how\s+to\s+)?(?:do\s+|about\s+|anything\s+about\s+|a\s+thing\s+about\s+)?|understand(?:s)?\s+|schooled\s+in\s+|trained\s+in\s+|skilled\s+in\s+|versed\s+in\s+|experienced\s+(?:in|with)\s+|able\s+to\s+|good\s+at\s+|doing\s+|does\s+|do\s+|has\s+(?:ever\s+)?(?:done\s+|built\s+|the\s+skills?\s+for\s+)?|speaks?\s+|familiar\s+with\s+|comfortable\s+with\s+|capable\s+of\s+|to\s+|for\s+|with\s+|who\s+(?:can|knows)\s+)"
_PATTERNS = (
    rf"\b(?:must|should|have\s+to|has\s+to|need(?:s)?\s+to|would\s+need\s+to|ought\s+to|to)\s+(?:learn|understand|know|master)\s+(?:(?:how\s+)?to\s+(?:do\s+)?|about\s+|the\s+basics\s+of\s+)?{_WHAT}{_END}",
    rf"\b(?:nobody|no\s?-?one|none(?:\s+of\s+\w+)?|no\s+person|not\s+(?:a\s+single|one|even\s+one)\s+(?:person|soul)|not\s+anyone)\s+{_DOES}{_KNOWS}{_WHAT}{_END}",
    rf"\b(?:nobody|no\s?-?one)\s+{_DOES}(?P<v>(?!knows?|is\b|has\b|for\b|to\b|here\b){_WHAT.replace('<s>', '<t>')}){_END}",
    rf"\b(?:lacks?|lacking|miss(?:ing)?|short\s+(?:of|on)|weak\s+(?:in|on|at)|want\s+(?:also\s+)?for|gap\s+(?:is|in|one|two|three|\d)\W+(?:is\s+)?|gaps?\s+(?:are|in)|lack\s+(?:is|are))\s+(?:is\s+|are\s+)?(?:(?:somebody|someone|anybody|anyone|people|a\s+person|staff)\s+(?:who|that|to|with|for|able\s+to)\s+)?(?:(?:can|could)\s+(?:do\s+)?|knows?\s+|understands?\s+)?(?:how\s+to\s+|about\s+)?{_WHAT}{_END}",
    rf"\b(?:don['’]?t|do\s+not|doesn['’]?t|didn['’]?t)\s+(?:have|know|understand)\s+(?:how\s+to\s+|a\s+|an\s+|any\s+|about\s+|anyone\s+(?:for|who\s+(?:can|knows|does))\s+|anybody\s+(?:for|who\s+(?:can|knows|does))\s+)?{_WHAT}{_END}",
    rf"\b(?:no|zero|not\s+(?:a\s+single|one|even\s+one))\s+(?:skills?\s+(?:in|for)\s+|experience\s+(?:in|with)\s+|idea\s+(?:of|about)\s+)?{_WHAT}{_END}",
    rf"\b(?:we|i|they|you|still|also)\s+(?:will\s+|would\s+|['’]ll\s+|do\s+)?(?:also\s+|still\s+)?need\s+(?:a\s+|an\s+|some\s+|someone\s+(?:for|who\s+(?:can|knows))\s+|somebody\s+(?:for|who\s+(?:can|knows))\s+|people\s+(?:for|who\s+(?:can|know))\s+)?{_WHAT}{_END}",
    rf"\b(?:re-?train\w*|train(?:ed|ing)?|teach\w*|course|coach\w*|learn\w*|up-?skill\w*|educat\w*|workshop\w*)\s+(?:[\w'’-]+\s+){{0,5}}?(?:for|on|in|about|to(?:\s+do)?)\s+{_WHAT}{_END}",
    rf"\b(?:cannot|can['’]?t|could\s+not|unable\s+to|not\s+able\s+to|struggles?\s+(?:with|to))\s+(?!get|hire|afford|find|wait|say|tell|estimate|take|use|do\b){_WHAT}{_END}",
    rf"\b(?:someone|somebody|anybody|anyone|people|a\s+person)\s+(?:who\s+(?:can|could|knows?|understands?|does|is\s+good\s+at)|to|for|able\s+to)\s+(?:how\s+to\s+|about\s+)?{_WHAT}{_END}",
    rf"\b(?:for|as\s+for|on|regarding)\s+(?:the\s+)?{_WHAT}{_END}",
    rf"\b(?:hire|recruit|employ|find|get|appoint)\w*\s+(?:a|an|one|two|some|\d|somebody\s+for|someone\s+for|another)\s+{_WHAT}{_END}",
    rf"\bpartner\s+(?:for|on)\s+(?:the\s+)?{_WHAT}{_END}",
)  # fmt: skip
_COURSE = 7
"""Number of the pattern for what somebody is trained in."""
_COMPILED = tuple(re.compile(p, re.IGNORECASE) for p in _PATTERNS)
_LEAD = re.compile(
    r"\W*(?:(?:well|um|uh|so|and|but|then|also|plus|ok|now|next|oh|yes|basically|gap|skill|missing|biggest|main|first(?:ly)?|second(?:ly)?|third(?:ly)?|finally|lastly|the|a|an|some|any|our|my|their|such|skills?\s+(?:in|for)|not\s+(?:even\s+|a\s+)?(?:one|single)|as\s+for|for|one|is|are|it['’]s|its|that|there(?:['’]s|\s+is|\s+are)|even|we\s+(?:need|lack|miss|have\s+no)|\d+[.)]?)\b\W*)+",
    re.IGNORECASE,
)
_TRAIL = re.compile(
    r"(?:\s+(?:here|in-?house|yet|too|as\s+well|at\s+all|today|now|ourselves|properly|soon|probably|please|though|really|either|i['’]?d|we['’]?d|we|i|they|nobody|himself|itself|themselves|in|of|on|for|to|with|the|a|and|within|over|about|around|say|roughly))+$",
    re.IGNORECASE,
)
_SENTENCE = re.compile(
    r"(?:we|i|you|they|he|she|it|there|thats?|nobody|no\s?one|none|don['’]?t|i['’]\w+|we['’]\w+)\b",
    re.IGNORECASE,
)
_PLACE = re.compile(r"(?:in|at|by|from)\b", re.IGNORECASE)
_MEANS = re.compile(
    r"(?:in|at|by|from|with|on|this|the\s+rest|perhaps|maybe|about|around|what|who|which)\b", re.IGNORECASE
)
NAME_LABEL = re.compile(r"\W*(?:skill|gap|name|competence|capability)\s*\d?\s*[:=]", re.IGNORECASE)
OTHER_LABEL = re.compile(r"\W*(?:approach|how|way|lead\s*-?\s*time|time|duration)\s*[:=]", re.IGNORECASE)
_EMPTY = frozenset(
    """it that this them they these those one ones us me him her he she we you i thing things stuff lot people person someone somebody anybody anyone staff team everything everybody else rest here there skill skills gap gaps
    three two four five six learn do be able idea clue month months week weeks day days year years now time all each both same own have got get getting long how what instance example course courses money budget start start-ups
    startups first second third sure reason reasons present part parts home case moment while""".split()
)


def skill_name(message: Message, pieces: Sequence[Piece], way: int | None) -> Found | None:
    """Return the skill that a stretch is about: named by what is lacked, or the words the stretch opens with."""
    start, end = pieces[0].start, pieces[-1].end
    head = _opening(message, pieces[0])
    head = None if head is not None and _MEANS.match(head.quote) else head
    if head is not None and NAME_LABEL.match(pieces[0].text):
        return head
    if head is not None and _titled(message, pieces, head):
        return head
    for pattern in _COMPILED[:2]:
        for found in _matches(message, pattern, start, end):
            return found
    for found in _matches(message, _COMPILED[_COURSE], start, end):
        return found
    if head is not None and way is not None and head.end <= way + 1 and not LACK.search(head.quote):
        return head
    for pattern in _COMPILED[2:]:
        for found in _matches(message, pattern, start, end):
            return found
    return head


def _titled(message: Message, pieces: Sequence[Piece], head: Found) -> bool:
    """Whether a stretch opens with a title ("Time-series ML: hire one", "machine learning - zero here")."""
    following = message.text[head.end : head.end + 4].strip()[:1]
    return following in {":", "-", "–", "—", "|", "(", "/", "→", "="} and not LACK.search(head.quote)


def has_skill(message: Message, piece: Piece) -> bool:
    """Whether a piece names a skill that is missing or to be got."""
    if LACK.search(piece.text) or re.match(
        r"\W*(?:(?:and|so|then|but)\s+)*for\s+(?!it|this|that|them|these)\w+", piece.text, re.IGNORECASE
    ):
        return (
            any(True for pattern in _COMPILED for _ in _matches(message, pattern, piece.start, piece.end))
            or LACK.search(piece.text) is not None
        )
    if OTHER_LABEL.match(piece.text):
        return False
    head = _opening(message, piece)
    if head is None:
        return False
    if NAME_LABEL.match(piece.text):
        return True
    if re.search(r"\b(?:them|him|her|they)\b", piece.text, re.IGNORECASE) or _MEANS.match(
        message.text, head.start, piece.end
    ):
        return False
    marked = (
        SEQUENCE.match(piece.text) is not None
        or piece.opens
        or re.match(r"(?:and|then|plus|also)\b", piece.text, re.IGNORECASE)
    )
    return bool(marked)


def _matches(message: Message, pattern: re.Pattern[str], start: int, end: int) -> Iterator[Found]:
    for match in pattern.finditer(message.text, start, end):
        group = "s" if "s" in pattern.groupindex and match["s"] else "t"
        found = _trimmed(message, *match.span(group))
        if found is not None:
            yield found


def _opening(message: Message, piece: Piece) -> Found | None:
    """Return the words that a piece opens with when they can be a skill."""
    match = re.compile(rf"{_WHAT}{_END}", re.IGNORECASE).match(
        message.text, _after_lead(message, piece.start, piece.end), piece.end
    )
    return _trimmed(message, *match.span("s")) if match else None


def _after_lead(message: Message, start: int, end: int) -> int:
    moved = True
    while moved:
        moved = False
        for pattern in (SEQUENCE, _LEAD):
            lead = pattern.match(message.text, start, end)
            if lead and lead.end() > start:
                start, moved = lead.end(), True
    return start


def _trimmed(message: Message, start: int, end: int) -> Found | None:
    """Return the run without articles and trailing filler; `None` where nothing of substance is left."""
    start = _after_lead(message, start, end)
    for quantity in message.quantities:
        if start < quantity.start < end and quantity.kind in {"duration", "date"}:
            end = quantity.start
    trail = _TRAIL.search(message.text[start:end].rstrip())
    found = message.copy(start, start + trail.start() if trail else end)
    if found is None:
        return None
    words = [w.lower() for w in re.findall(r"[^\W_]+(?:['’-][^\W_]+)*", found.quote)]
    useful = [w for w in words if w not in _EMPTY and w not in NEVER_NAME and not w.isdigit()]
    ways = bool(words) and any(p.match(found.quote) for p in (RETRAIN, HIRE, PARTNER))
    timed = any(
        q.kind in {"duration", "date", "money"} and q.start <= found.start and found.end <= q.end + 1
        for q in message.quantities
    )
    if _SENTENCE.match(found.quote) or _PLACE.match(found.quote):
        return None
    if not useful or ways or timed or len(words) > 11:
        return None
    if not has_head(found.quote) and any(
        p.strong and p.start <= found.start and found.end <= p.end for p in message.people
    ):
        return None
    return found
