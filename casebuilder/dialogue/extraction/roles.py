"""Roles that people hold in organisations: finding the words of a role beside a name."""

import re

HEADS = (
    "manager|director|directrice|head|chief|lead|leader|leiter|leiterin|chef|officer|supervisor|coordinator|controller|"
    "president|chair|chairman|chairwoman|dean|registrar|principal|partner|counsel|secretary|superintendent|commissioner|"
    "administrator|architect|engineer|analyst|planner|dispatcher|steward|treasurer|governor|owner|executive|foreman|"
    "specialist|consultant|deputy|matron|nurse|doctor|editor|curator|librarian|accountant|buyer|scientist|developer|"
    "technician|operator|inspector|trainer|auditor|lawyer|clerk|boss|lady|guy|colleague|ceo|cfo|cio|coo|cto|ciso|cdo|"
    "cmo|cpo|cro|chro|dpo|cdio|dgm|agm|gm|md|vp|svp|evp|avp|pmo|hr|sre|dba|po|sro|mlro"
)
_TITLE_WORD = r"[\w&/'’+-]+"
_HEAD = re.compile(rf"\b(?:{HEADS})\b", re.IGNORECASE)
ROLE = re.compile(
    rf"(?:(?:{_TITLE_WORD})[ ]){{0,4}}?\b(?:{HEADS})\b(?:[ ](?:of|for|de|der|du|in charge of)[ ](?:the[ ])?(?:{_TITLE_WORD})"
    rf"(?:[ ](?:and[ ]|&[ ]|of[ ])?(?:{_TITLE_WORD})){{0,4}})?",
    re.IGNORECASE,
)
_STOP = re.compile(
    r"\b(?:who|which|that|and|but|is|was|are|will|has|have|had|owns?|holds?|sponsors?|signs?|pays?|so|then|with|here|i|we|he|she|"
    r"they|it|in|on|at|to|from|by|as|said|says|leads?|runs?|handles?|takes?|because|if|when)\b",
    re.IGNORECASE,
)
_LEAD = re.compile(r"^(?:(?:the|our|my|a|an|your|his|her|their|its|as|is|am|i'm|im|i|also|and|at)\s+)+", re.IGNORECASE)

_ARTICLE = re.compile(r"\b(?:the|our|my|your|his|her|their|its)\s+", re.IGNORECASE)


def has_head(text: str) -> bool:
    """Whether a text names a role."""
    return _HEAD.search(text) is not None


def role_span(text: str, start: int, end: int) -> tuple[int, int] | None:
    """Return the span of the words of a role inside `text[start:end]`, or `None` where there is no role."""
    piece = text[start:end]
    head = _last_head(piece)
    if head is None:
        return None
    begin = 0
    for stop in _STOP.finditer(piece, 0, head.start()):
        begin = stop.end()
    for mark in re.finditer(r"[,;:()\n.!?–—]", piece[: head.start()]):
        begin = max(begin, mark.end())
    for article in _ARTICLE.finditer(piece, begin, head.start()):
        begin = article.end()
    lead = _LEAD.match(piece[begin:].lstrip())
    skip = len(piece[begin:]) - len(piece[begin:].lstrip())
    begin += skip + (lead.end() if lead else 0)
    words_before = piece[begin : head.start()].split()
    if len(words_before) > 4:
        begin = head.start()
    finish = _role_end(piece, head.end())
    begin = min(begin, head.start())
    return start + begin, start + finish


def _last_head(piece: str) -> re.Match[str] | None:
    """Return the last word of the first role: "hr shared services lead", "Deputy General Manager"."""
    heads = list(_HEAD.finditer(piece))
    if not heads:
        return None
    chosen = heads[0]
    for following in heads[1:]:
        between = piece[chosen.end() : following.start()]
        if re.search(r"[,;:()\n.!?–—]", between) or _STOP.search(between) or len(between.split()) > 3:
            break
        chosen = following
    return chosen


def _role_end(piece: str, after: int) -> int:
    """Return where the role ends: further role words, or "of …" up to a joining word or punctuation."""
    tail = piece[after:]
    more = re.match(rf"(?:[ ](?:{HEADS}))+\b", tail, re.IGNORECASE)
    finish = after + (more.end() if more else 0)
    rest = piece[finish:]
    of = re.match(r"[ ](?:of|for|de|der|du)[ ]", rest, re.IGNORECASE)
    plain = re.match(r"[ ](?=[A-Z][\w&/-]*)", rest)
    title = piece[:after].split()[-1].lower() in {"vp", "svp", "evp", "avp", "md", "gm"}
    comma = re.match(r",[ ](?=(?:IT|HR|Finance|Operations)\b)", rest)
    opener = of or (plain if title else None) or comma
    if not opener:
        return finish
    span = rest[opener.end() :]
    end = len(span)
    for mark in (_STOP.search(span), re.search(r"[,;:()\n.!?–—]", span)):
        if mark:
            end = min(end, mark.start())
    words = span[:end].split(" ")
    kept = [w for w in words if w][:6]
    return finish + opener.end() + len(" ".join(kept))
