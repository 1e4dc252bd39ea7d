"""What a message does besides stating facts: asks back, declines, commands, orders a rule to be skipped, corrects."""

import re
from dataclasses import dataclass
from typing import Literal

from casebuilder.case.sections import SECTIONS

ActKind = Literal[
    "empty", "unreadable", "undo", "missing", "goto", "export", "order", "why", "example", "meaning", "question",
    "unknown", "none", "no-more", "hold", "greeting",
]  # fmt: skip


@dataclass(frozen=True)
class Act:
    """One thing that a message does."""

    kind: ActKind
    start: int = 0
    end: int = 0
    argument: str | None = None
    """The section to go to, the word asked about, or the person to ask."""


def _rx(pattern: str) -> re.Pattern[str]:
    return re.compile(pattern, re.IGNORECASE | re.VERBOSE)


_UNDO = _rx(
    r"^\W*(?:please\s+|can\s+you\s+|can\s+u\s+|no[,.]?\s+)?(?:undo|revert)(?:\s+(?:that|this|it|the\s+last\s+(?:one|change|answer)|please|last))*\W*$|^\W*take\s+(?:that|it)\s+back\W*$"
)
_MISSING = _rx(
    r"\b(?:what(?:'s|’s|\s+is|s)?|whats|which\s+\w+\s+(?:is|are))\s+(?:still\s+|else\s+(?:is\s+)?|left|the\s+)?(?:still\s+)?"
    r"(?:missing|open|left|blocking|outstanding|to\s+do|needed)\b|\bwhat\s+(?:else|more)\s+do\s+you\s+(?:need|want)\b|\bhow\s+(?:much|many|far)\b[^?]{0,30}\b(?:left|to\s+go|missing)\b|"
    r"\bwhat\s+(?:still\s+)?blocks\b|\bwhat\s+do\s+you\s+still\s+need\b|\bwhere\s+(?:are|do)\s+we\s+stand\b"
)
_GOTO = _rx(
    r"^\W*(?:please\s+|can\s+we\s+|let(?:'s|’s|s)?\s+|let\s+us\s+)?(?:go|jump|skip|move|switch|back|turn|talk|do)\s+(?:on\s+|back\s+|now\s+)?(?:to|about)?\s*(?:the\s+)?(?P<where>[\w ]{3,30}?)(?:\s+(?:section|part|please|now|next|first))*\W*$"
)
_EXPORT = _rx(
    r"^\W*(?:please\s+|can\s+(?:you|i|we)\s+)?(?:export|download|print|send\s+me)\b.{0,40}\b(?:case|word|docx?|pdf|document|draft|it)?\b.{0,20}$"
)
_ORDER = _rx(
    r"\b(?:mark|set|call|make|declare|flag|sign)\s+(?:it|this|that|the\s+(?:case|thing|whole\s+\w+)|everything)\s+(?:as\s+|off\s+as\s+|off\b|all\s+)?\s*(?:as\s+)?(?:complete|completed|done|finished|approved|green|ready|final)\b|"
    r"\b(?:mark|tick|wave)\s+(?:it|this|that|everything)\s+(?:all\s+)?(?:complete|done|off|through)\b|"
    r"\b(?:ignore|disregard|forget|override|bypass|disable|skip|drop|suspend)\s+(?:all\s+|any\s+|your\s+|the\s+|these\s+|those\s+|my\s+)*(?:previous\s+|prior\s+|above\s+|earlier\s+|other\s+)?(?:instructions?|rules?|checks?|validation|validator|gate|policy|polic(?:y|ies)|prompts?|requirements?|constraints?)\b|"
    r"\b(?:just\s+|simply\s+|please\s+)*(?:make\s+up|invent|fabricate|fake|guess|put\s+in|stick|pick|choose|fill\s+in|write\s+in)\s+(?:in\s+)?(?:something|anything|whatever|(?:a|any|some|an?\s+old|any\s+old)\s+(?:\w+\s+){0,2}(?:numbers?|figures?|values?|baselines?|targets?|dates?|names?|kpis?|risks?|amounts?))\b|"
    r"\b(?:just\s+)?(?:approve|complete|finish)\s+(?:it|this|the\s+case)\s+(?:now|anyway|already|for\s+me|please|without)\b|"
    r"\b(?:so|that)\s+it\s+(?:goes|turns|is|shows)\s+green\b|"
    r"\byou\s+are\s+now\s+(?:a|an|in|the)\b|\bsystem\s*(?:prompt|message)\s*[:>]|\bdeveloper\s+mode\b|<\|?(?:im_start|system)|"
    r"\b(?:let|get)\s+(?:it|this|me|us)\s+(?:through|past)\b.{0,30}\b(?:anyway|gate|pmo|check)\b|"
    r"\bpretend\b.{0,40}\b(?:complete|approved|filled|answered|done|validated)\b"
)
_WHY = _rx(
    r"\bwhy\s+(?:do|are|would|should|does)\s+(?:you|u|it|that)\b.{0,60}\b(?:ask|asking|need|want|know|matter)|^\W*why\s*(?:do\s+you\s+ask|that|though|is\s+that)?\s*\?+\W*$|\bwhy\s+(?:is|does)\s+(?:that|this)\s+(?:important|relevant|matter)|\bwhat\s+(?:do|would)\s+you\s+need\s+(?:that|this|it)\s+for\b"
)
_EXAMPLE = _rx(
    r"\b(?:give|show|have|got|share)\s+(?:me\s+|us\s+)?(?:an?|some|any)\s+examples?\b|\bfor\s+example\s*\?|^\W*(?:an?\s+)?examples?(?:\s+please)?\s*\??\W*$|\blike\s+what\s*\?|\bsuch\s+as\s*(?:what)?\s*\?|\bwhat\s+(?:do|did)\s+others?\s+(?:say|write|answer)\b|\bwhat\s+would\s+(?:a\s+)?good\s+(?:answer|one)\b"
)
_MEANING = _rx(
    r"\bwhat\s+(?:do|does|did|would)\s+(?:you|u|ya|that|this|it)\s+(?:mean|count|understand)\b|\bwdym\b|\bwhat(?:'s|’s|\s+is|s|\s+are)\s+(?:meant\s+by|an?\s+|the\s+meaning|a\s+|the\s+difference\s+between)?|"
    r"\b(?:how|what)\s+(?:do|d(?:'|’)|did)\s+you\s+mean\b|\bmeaning\s*\?|\bmeaning\s+what\b|\b(?:not\s+sure|don'?t\s+(?:quite\s+)?(?:understand|follow|get))\b.{0,50}\b(?:mean|question|asking|term|word)|\bdefine\b|\bcan\s+you\s+explain\b|\bexplain\s+(?:that|this|what)\b|\bwhat\s+counts\s+as\b|\bwhat\s+kind\s+of\b|\bin\s+what\s+sense\b|\bcould\s+you\s+clarify\b|\bplease\s+clarify\b"
)
_UNKNOWN = _rx(
    r"\b(?:i\s+|we\s+|i've\s+|we've\s+|honestly\s+|really\s+|still\s+)*(?:do\s*n[o'’]?t|dont|dunno|don't|do\s+not|haven't|have\s+not|cannot|can't|cant|couldn't|could\s+not)\s+(?:really\s+|yet\s+|honestly\s+|even\s+)*(?:know|have\s+(?:that|a\s+(?:number|figure|clue))|say|tell|a\s+clue|got\s+(?:that|a\s+number))\b|"
    r"\bdunno\b|\bidk\b|\bno\s+(?:idea|clue)\b|\bnot\s+sure\b|\b(?:is|are|it's)\s+(?:unknown|tbd|to\s+be\s+(?:decided|confirmed|determined))\b|\bnobody\s+knows\b|\bgod\s+(?:only\s+)?knows\b|\bhaven'?t\s+(?:a\s+clue|decided|the\s+faintest)|\byou(?:'d|\s+would|'ll)?\s+(?:will\s+)?(?:have|need)\s+to\s+ask\b|\bi\s+would\s+be\s+guessing\b"
)
_ASK = _rx(
    r"\b(?:ask|check\s+with|speak\s+to|talk\s+to|question\s+for|one\s+for|up\s+to|knows?\s+is)\s+(?!(?:me|you|us|that|this|it|for|about|what|why|how)\b)(?:(?:mr|ms|mrs|dr)\.?\s+)?(?P<who>[^\W\d_][\w'’-]+(?:\s+(?:van|de|der|von|da|di)\s+[^\W\d_][\w'’-]+|\s+[A-Z][\w'’-]+){0,2})"
)
_NONE = _rx(
    r"^\W*(?:(?:no|none|nothing|nil|nope|nah|zero|n/?a|na|not\s+applicable|not\s+relevant|does\s*n[o'’]t\s+apply|doesnt\s+apply|not\s+needed|not\s+required|none\s+needed|there\s+(?:are|is)\s+none|we\s+have\s+none|there\s+aren'?t\s+any|we\s+don'?t\s+(?:have|need)\s+any|no\s+(?:gaps?|risks?|kpis?|skills?|need|such\s+thing|resistance|costs?|benefits?)))"
    r"(?:[\s,.!]+(?:no|none|nothing|honestly|really|thanks|thank\s+you|here|for\s+us|at\s+all|whatsoever|i\s+think|as\s+far\s+as\s+i\s+know|that\s+i\s+know\s+of|needed|applicable|there|so\s+far|to\s+speak\s+of|of\s+that\s+kind|we\s+have\s+(?:it|that|them)\s+covered))*\W*$"
)
_NO_MORE = _rx(
    r"^\W*(?:no[,.]?\s+|nope[,.]?\s*|that\s+is|nothing)?.{0,60}\b(?:nothing\s+(?:more|else|further|to\s+add)|no\s+more|no\s+further|nothing\s+new|that(?:'s|’s|s|\s+is)\s+(?:it|all|everything|me\s+done|all\s+i|(?:your|the|my)\s+lot)|(?:i\s+)?have\s+(?:no|nothing)\b.{0,30}\b(?:add|more|information|further)|already\s+(?:said|told|answered|gave)|said\s+(?:it|that|all)\s+already|as\s+i\s+(?:said|wrote)|told\s+you|to\s+its\s+end|leave\s+it\s+(?:at\s+that|there)|moving\s+on|next\s+question|next\s+please)\b.{0,40}$"
)
_HOLD = _rx(
    r"^\W*(?:hang\s+on|hold\s+on|one\s+(?:sec|moment|second|minute)|brb|wait|later|back\s+(?:in|later)|gotta\s+go|have\s+to\s+run)\b.{0,40}$"
)
_GREETING = _rx(
    r"^\W*(?:hi|hello|hey|good\s+(?:morning|afternoon|evening)|thanks?|thank\s+you|ok|okay|cheers|great|fine|sure|yes|yep|ready|go\s+ahead|start|let'?s\s+(?:go|start))(?:\s+(?:there|you|all|a\s+lot|casebuilder|please))*\W*$"
)

_ASKS_BACK = _rx(
    r"^\W*(?:(?:sorry|er|um|erm|hmm|ok|okay|wait|and|but|so)[,.]?\s+)*(?:how|what|why|which|in\s+what)\s+(?:exactly\s+)?(?:do|does|did|d(?:'|’)?(?=ya|you)|is|are|would|should|counts?)\s*(?:you|u|ya|that|it|this|the|a)\b"
)

_WORDS_FOR = {
    "problem": "problem pain issue", "objective": "objective goal goals aim objectives",
    "sponsor": "sponsor owner budget", "process": "process workflow", "solution": "solution idea",
    "suitability": "suitability alternatives alternative options why ai", "scope": "scope scoping",
    "kpis": "kpi kpis metrics metric targets measures", "benefits": "benefit benefits savings value",
    "costs": "cost costs money budget spend", "data": "data datasets", "skills": "skill skills team people",
    "operations": "operation operations support running", "risks": "risk risks",
    "governance": "governance oversight stop", "adoption": "adoption training users",
    "timeline": "timeline dates schedule plan planning",
}  # fmt: skip


def section_named(words: str) -> str | None:
    """Return the section that a few words name, or `None`."""
    low = words.strip().lower()
    for section, names in _WORDS_FOR.items():
        if low in {section, SECTIONS[section].title.lower()} or low in names.split():
            return section
    return None


def _readable(text: str) -> bool:
    """Whether a text is words rather than binary."""
    sample = text[:4000]
    odd = sum(1 for c in sample if (ord(c) < 32 and c not in "\n\t\r") or c == "\ufffd")
    return odd <= len(sample) * 0.05


def find_acts(message: str) -> list[Act]:
    """Return what a message does besides stating facts, the decisive ones first."""
    text = message.strip()
    if not text or not any(c.isalnum() for c in text):
        return [Act("question")] if set(text) & {"?"} else [Act("empty")]
    if not _readable(text):
        return [Act("unreadable")]
    acts: list[Act] = []
    short = len(text.split()) <= 14
    if _UNDO.search(text):
        acts.append(Act("undo"))
    if _MISSING.search(text) and short:
        acts.append(Act("missing"))
    goto = _GOTO.search(text)
    section = section_named(goto["where"]) if goto else None
    if section:
        acts.append(Act("goto", argument=section))
    if short and _EXPORT.search(text):
        acts.append(Act("export"))
    for order in _ORDER.finditer(text):
        acts.append(Act("order", order.start(), order.end()))
    acts += _questions(text)
    acts += _declining(text, short)
    if _GREETING.search(text):
        acts.append(Act("greeting"))
    return acts


def _questions(text: str) -> list[Act]:
    """Return the questions that the message asks back."""
    found = []
    for match in re.finditer(r"[^.!?\n]*\?", text):
        sentence = match[0]
        for kind, pattern in (("why", _WHY), ("example", _EXAMPLE), ("meaning", _MEANING)):
            if pattern.search(sentence):
                found.append(Act(kind, match.start(), match.end(), sentence.strip()))  # type: ignore[arg-type]
                break
        else:
            found.append(Act("question", match.start(), match.end(), sentence.strip()))
    if not found and len(text.split()) <= 25 and _ASKS_BACK.match(text):
        found.append(Act("why" if _WHY.search(text) else "meaning", 0, len(text), text))
    if not found and len(text.split()) <= 20:
        for kind, pattern in (
            ("why", _WHY),
            ("example", _EXAMPLE),
            ("meaning", re.compile(r"^\W*(?:wdym|what do (?:you|u) mean|define|explain)\b", re.IGNORECASE)),
        ):
            if pattern.search(text):
                found.append(Act(kind, 0, len(text), text))  # type: ignore[arg-type]
                break
    return found


def _declining(text: str, short: bool) -> list[Act]:
    """Return "don't know", "none" and "nothing more"."""
    found = []
    for match in _UNKNOWN.finditer(text):
        ask = _ASK.search(text, max(0, match.start() - 40))
        found.append(Act("unknown", match.start(), match.end(), ask["who"] if ask else None))
        break
    else:
        ask = _ASK.search(text)
        if ask and short:
            found.append(Act("unknown", ask.start(), ask.end(), ask["who"]))
    if _NONE.search(text):
        found.append(Act("none", 0, len(text)))
    elif len(text.split()) <= 16 and _NO_MORE.search(text):
        found.append(Act("no-more", 0, len(text)))
    elif _HOLD.search(text):
        found.append(Act("hold", 0, len(text)))
    return found
