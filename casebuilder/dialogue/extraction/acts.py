"""What a message does besides stating facts: asks back, declines, commands, orders a rule to be skipped."""

import re
from collections.abc import Iterator
from dataclasses import dataclass
from typing import Literal

from casebuilder.case.sections import SECTIONS
from casebuilder.dialogue.extraction import act_words as words
from casebuilder.dialogue.extraction.machine_text import blanked, decoration, steering
from casebuilder.dialogue.extraction.orders import clause_around, find_orders
from casebuilder.dialogue.extraction.tongue import is_foreign

ActKind = Literal[
    "empty", "unreadable", "language", "undo", "missing", "goto", "export", "order", "why", "example", "meaning",
    "question", "unknown", "summary", "remove", "none", "no-more", "hold", "greeting", "thanks", "upset",
]  # fmt: skip
QUESTIONS = frozenset({"why", "example", "meaning", "question"})
"""Acts that ask something back."""


@dataclass(frozen=True)
class Act:
    """One thing that a message does."""

    kind: ActKind
    start: int = 0
    end: int = 0
    argument: str | None = None
    """The section to go to, the question asked back, the order, or the person to ask."""
    section: str | None = None
    """The section that the words name ("no idea about risks")."""


SHORT = 16
"""Words of a message that may be nothing but a command."""
LONG = 60
"""Words of a message that is a pasted text: the questions in it are not put to us."""

_WORDS_FOR = {
    "problem": "problem pain issue", "objective": "objective goal goals aim objectives",
    "sponsor": "sponsor owner budget-holder", "process": "process workflow", "solution": "solution idea",
    "suitability": "suitability alternatives alternative options why-ai", "scope": "scope scoping",
    "kpis": "kpi kpis metrics metric targets measures measure baseline baselines target",
    "benefits": "benefit benefits savings value", "costs": "cost costs money budget spend price prices costing",
    "data": "data datasets", "skills": "skill skills team people", "operations": "operation operations running",
    "risks": "risk risks", "governance": "governance oversight stop-rule", "adoption": "adoption training",
    "timeline": "timeline dates date schedule plan planning timing",
}  # fmt: skip


def section_named(text: str) -> str | None:
    """Return the section that a few words name, or `None`."""
    low = "-".join(text.strip().lower().split())
    for section, names in _WORDS_FOR.items():
        if low in {section, SECTIONS[section].title.lower().replace(" ", "-")} or low in names.split():
            return section
    return None


_LISTS = {
    "kpi": "kpis", "measure": "kpis", "metric": "kpis", "risk": "risks", "cost": "costs", "benefit": "benefits",
    "data": "data", "source": "data", "skill": "skills",
}  # fmt: skip


_ANNOUNCES = re.compile(
    r"^\W*(?:(?:ok(?:ay)?|so|now|then|next|and|well|right|as\s+to|about|regarding|on|for|the|our|my|all|here\s+are|these\s+are|one|two|three|four|five|six|\d+|a\s+few|some|main)[,:]?\s+)*"
    r"(?P<what>[\w-]+)(?:[\s,]+(?:then|now|next|first|so\s+far|please))*\s*[.:]\s*(?=\S)",
    re.IGNORECASE,
)
_LISTED = re.compile(
    r"(?:^|[.;:!?\n]\s*)(?:one|two|first(?:ly)?|second(?:ly)?|in|out|1|2|a|b|[-*•])\s*[:.)]?(?=\s)[:.)]?\s",
    re.IGNORECASE,
)


def announced(text: str) -> str | None:
    """Return the section that the first words of a message announce as a list ("Three risks. One: ..."), or `None`."""
    match = _ANNOUNCES.match(text)
    listed = match is not None and len(_LISTED.findall(text, match.end() - 2)) >= 2
    return section_named(match["what"]) if match is not None and listed else None


def _named_in(text: str) -> str | None:
    """Return the first section that a question names ("an example of a stop rule"), or `None`."""
    low = re.findall(r"[\w-]+", text.lower())
    pairs = [" ".join(low[i : i + 2]) for i in range(len(low) - 1)]
    return next((s for words_ in (*pairs, *low) if (s := section_named(words_))), None)


def _readable(text: str) -> bool:
    """Whether a text is words rather than binary."""
    sample = text[:4000]
    odd = sum(1 for c in sample if (ord(c) < 32 and c not in "\n\t\r") or c == "\ufffd")
    return odd <= len(sample) * 0.05


def find_acts(message: str) -> list[Act]:
    """Return what a message does besides stating facts, the decisive ones first."""
    text = message.strip()
    if not any(c.isalnum() for c in text):
        return [Act("question", argument=text)] if "?" in text else [Act("empty")]
    if not _readable(text):
        return [Act("unreadable")]
    steers = [s for s in steering(message) if any(c.isalnum() for c in message[slice(*s)])]
    text = blanked(message, steers, decoration(message))  # spans are those of the message as it came
    short = len(text.split()) <= SHORT
    acts = list(_commands(text)) if short else []
    acts += [Act("order", start, end, "skip") for start, end in steers]
    acts += [Act("order", start, end, kind) for start, end, kind in find_orders(text)]
    if any(a.kind in {"undo", "goto", "export", "summary", "remove"} for a in acts):
        return acts
    if not any(a.kind == "missing" for a in acts):
        acts += _questions(text)
    acts += _declining(text, short)
    if short and not acts:
        acts += _small_talk(text)
    if not any(a.kind == "order" for a in acts) and is_foreign(text):
        acts.append(Act("language"))
    return acts


def _commands(text: str) -> Iterator[Act]:
    """Yield what the program is told to do."""
    if words.UNDO.search(text):
        yield Act("undo")
    if words.MISSING.search(text):
        yield Act("missing")
    if words.SUMMARY.search(text):
        yield Act("summary", argument=_named_in(text))
    remove = words.REMOVE.search(text)
    if remove:
        place = remove["number"] or remove["place"] or ""
        yield Act("remove", argument=place, section=_LISTS[remove["what"].lower().split()[0]])
    if words.BACK.search(text):
        yield Act("goto")
    goto = words.GOTO.search(text)
    section = section_named(goto["where"]) if goto else None
    if section:
        yield Act("goto", argument=section)
    elif words.EXPORT.search(text) and words.EXPORT_OBJECT.search(text):
        yield Act("export")


_SENTENCE = re.compile(r"[^.!?\n]*(?:\.(?=\w)[^.!?\n]*)*[.!?\n]*")


def _questions(text: str) -> list[Act]:
    """Return the questions that the message asks back."""
    count = len(text.split())
    found: list[Act] = []
    for match in _SENTENCE.finditer(text):
        if "?" in match[0]:
            found += _asked(text, match.start(), match.end(), pasted=count > LONG)
    if not found and count <= 25:
        for kind in ("why", "example"):
            if _PATTERNS[kind].search(text) and count <= SHORT:
                return [Act(kind, 0, len(text), text.strip(), _named_in(text))]
        plain = re.search(r"[^.!?\n]+[.!\s]*$", text)
        if plain and words.ASKS_PLAINLY.search(plain[0]):
            found.append(Act("meaning", plain.start(), len(text), plain[0].strip()))
    return found


_PATTERNS = {"why": words.WHY, "example": words.EXAMPLE, "meaning": words.MEANING}


def _asked(text: str, start: int, end: int, *, pasted: bool) -> Iterator[Act]:
    """Yield the question in a sentence with a question mark, from where the asking begins.

    "Dana Reyes?" or "10 % by June, maybe?" is an answer that is not sure of itself, and no question.
    """
    sentence = text[start:end]
    begin = words.ASKING.search(sentence)
    if begin is None and words.EXAMPLE.search(sentence):
        yield Act("example", start, end, sentence.strip())
        return
    if begin is None:
        bare = sentence.strip(" ?!.\n\t")
        single = len(bare.split()) <= 3 and not any(c.isdigit() for c in bare)
        named = bare[:1].isupper() and bare != bare.upper() and start > 0
        if single and not named and not (len(bare.split()) > 1 and bare.istitle()):
            yield Act("meaning", start, end, sentence.strip())
        elif sentence.strip() == text.strip() and not any(c.isdigit() for c in bare) and not bare.istitle():
            yield Act("question", start, end, sentence.strip())
        return
    asking = sentence[begin.start("q") :]
    if pasted and not re.search(r"\byou\s+(?:mean|ask|need)\b", asking):
        return
    for kind, pattern in _PATTERNS.items():
        if pattern.search(asking):
            yield Act(kind, start + begin.start("q"), end, asking.strip(), _named_in(asking))  # type: ignore[arg-type]
            return
    yield Act("question", start + begin.start("q"), end, asking.strip())


_ABOUT = re.compile(
    r"[\s,]*\b(?:about|on|for|of|regarding|what|who|the|any|our|are|is)\s+(?:the\s+|our\s+|any\s+)?(\w+)", re.I
)


def _declining(text: str, short: bool) -> list[Act]:
    """Return "don't know", "none", "nothing more" and "later"."""
    found: list[Act] = []
    unknown = words.UNKNOWN.search(text)
    if unknown and words.HEDGED.search(text, unknown.end()) and any(c.isdigit() for c in text[unknown.end() :]):
        unknown = None  # "not sure, roughly 350 thousand" is an answer
    who = _who(text, short, unknown is not None)
    if unknown:
        about = _ABOUT.match(text, unknown.end())
        section = section_named(about[1]) if about else None
        start, end = clause_around(text, unknown.start("said"), unknown.end())
        end = max(end, who[1]) if who else end
        found.append(Act("unknown", start, end, who[2] if who else None, section))
    elif who:
        found.append(Act("unknown", *who))
    if words.NONE.search(text):
        found.append(Act("none", 0, len(text)))
    elif words.HOLD.search(text) and short:
        found.append(Act("hold", 0, len(text)))
    elif not unknown and not who and len(text.split()) <= 24 and _silent(text, short):
        found.append(Act("no-more", 0, len(text)))
    return found


def _who(text: str, short: bool, unknown: bool) -> tuple[int, int, str] | None:
    """Return the person who would know, if the message names one: where the words stand, and the name."""
    ask = words.ASK.search(text)
    if ask and (short or unknown):
        return (clause_around(text, ask.start(), ask.end())[0] if short else ask.start()), ask.end(), ask["who"]
    knows = words.ELSE_KNOWS.search(text) if short else None
    if knows and (knows["who"] or knows["who2"]):
        return knows.start(), knows.end(), knows["who"] or knows["who2"]
    return None


def _silent(text: str, short: bool) -> bool:
    """Whether a message says that there is nothing more to say."""
    if any(c.isdigit() for c in text):
        return False
    return words.NO_MORE.search(text) is not None or words.FALLS_SILENT.search(text) is not None


def _small_talk(text: str) -> Iterator[Act]:
    """Yield greetings, thanks and anger."""
    if words.THANKS.search(text):
        yield Act("thanks")
    elif words.GREETING.search(text):
        yield Act("greeting", argument="hello" if words.HELLO.search(text) else None)
    elif words.UPSET.search(text) and len(text.split()) <= 10 and not any(c.isdigit() for c in text):
        yield Act("upset")
