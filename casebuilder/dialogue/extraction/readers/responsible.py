"""Whose job something is: a person, or the writer ("that's me"), or a role or team."""

import re

from casebuilder.dialogue.extraction.found import Found
from casebuilder.dialogue.extraction.message import Message
from casebuilder.dialogue.extraction.people import Person
from casebuilder.dialogue.extraction.roles import role_span

_CUE = re.compile(
    r"\b(?:own(?:s|ed|er|ership)?|responsib\w+|on the hook|handles?|handled by|takes? (?:that|this|it|care)|looks? after|sorts? (?:that|it)|in charge|accountable|watch(?:es)?|holds? the reins|"
    r"'s job|is on|that's on|up to|managed by|manages?|steward\w*|keeper|belongs to|with|under|under the eye of|for that|deals? with|lead by|led by|keeps? (?:an eye|watch)|on it|answers? for|has it|got it|w/?)\b",
    re.IGNORECASE,
)
_ME = re.compile(
    r"(?:\b(?:that(?:'s|’s|s| is| one is)?|owner(?:'s| is|:)?|its|it's|is|by|with|on|also)\s+|[-–—:,(=]\s*|^\W*)(?:me|myself|mine|yours truly)\b|\bi(?:'ll| will|'m| am)?\s+(?:own|handle|take|look after|do|deal|watch|sort|run|answer)\b|\bmy (?:job|problem|responsibility|section|team)\b",
    re.IGNORECASE,
)


def owner_in(message: Message, start: int, end: int) -> Found | None:
    """Return who owns what a stretch speaks of: the last person in it, the writer, or a role or team at its end."""
    people = [p for p in message.people if start <= p.start and p.end <= end]
    named = [p for p in people if p.strong or _CUE.search(message.text[max(start, p.start - 30) : min(end, p.end + 30)]) or _at_end(message, p, end)]
    mine = None
    for mine in _ME.finditer(message.text, start, end):
        pass
    if named and not (mine and mine.start() > named[-1].end):
        last = named[-1]
        return Found(last.name, last.start, last.end, last.name)
    if mine is not None:
        if named and named[-1].start - mine.end() <= 3:
            return Found(named[-1].name, named[-1].start, named[-1].end, named[-1].name)
        if message.writer is not None:
            name, _, turn = message.writer
            return Found(name, mine.start(), mine.end(), name, turn=turn)
        return message.copy(*_me_word(message.text, mine))
    return _role(message, start, end)


def _me_word(text: str, match: re.Match[str]) -> tuple[int, int]:
    word = re.search(r"\b(?:me|myself|mine|yours truly|i|my \w+)\b", text[match.start() : match.end()], re.IGNORECASE)
    if word is None:
        return match.start(), match.end()
    return match.start() + word.start(), match.start() + word.end()


def _at_end(message: Message, person: Person, end: int) -> bool:
    """Whether a name stands alone at the end ("…, so p1 stays with a human, Saskia.")."""
    tail = message.text[person.end : end].strip(" .!;,)")
    lead = message.text[max(0, person.start - 3) : person.start].strip()
    return not tail and lead[-1:] in {",", ".", "-", "–", "—", ":", "(", ";", ""}


def _role(message: Message, start: int, end: int) -> Found | None:
    """Return a role or team that the end of a stretch names as owner."""
    text = message.text
    cue = None
    for cue in re.finditer(r"\b(?:owner(?:ship)?(?: is|:| =| with|'s)?|owned by|handled by|responsib\w+(?: is|:| =| lies with)?|managed by|belongs to|with|under|on)\s+(?:the\s+|our\s+)?", text[start:end], re.IGNORECASE):
        pass
    if cue is not None:
        span = role_span(text, start + cue.end(), end)
        if span is not None and span[0] - (start + cue.end()) <= 2:
            return message.copy(*span)
        team = re.match(r"(?:[\w&/-]+\s+){0,3}(?:team|desk|group|department|office|unit|committee|it|hr|security|finance|legal|operations|procurement)\b", text[start + cue.end() : end], re.IGNORECASE)
        if team:
            return message.copy(start + cue.end(), start + cue.end() + team.end())
    piece = re.split(r"[,.;:(–—-]\s+", text[start:end].rstrip(" .)"))[-1]
    begin = start + text[start:end].rfind(piece)
    if 0 < len(piece.split()) <= 5:
        span = role_span(text, begin, begin + len(piece))
        if span is not None and span[0] - begin <= 4:
            return message.copy(*span)
        if re.fullmatch(r"(?:the |our )?(?:[\w&/-]+ ){0,2}(?:team|desk|group|department|office|dpo|ciso|security|legal|procurement)", piece.strip(), re.IGNORECASE):
            return message.copy(begin, begin + len(piece))
    return None
