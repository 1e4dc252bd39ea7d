"""Which KPIs a shared remark is about: "both", "all three", "the first two", "the rest", "all but X", or a name."""

import re
from collections.abc import Sequence
from dataclasses import dataclass, field

from casebuilder.dialogue.extraction.readers import kpi_words as w
from casebuilder.dialogue.extraction.readers.kpi_blocks import Block
from casebuilder.dialogue.extraction.readers.kpi_zone import Zone

_NUMBERS = {"two": 2, "three": 3, "four": 4, "five": 5, "six": 6, "2": 2, "3": 3, "4": 4, "5": 5, "6": 6}
_ORDINALS = {
    "first": 0,
    "1st": 0,
    "second": 1,
    "2nd": 1,
    "third": 2,
    "3rd": 2,
    "fourth": 3,
    "4th": 3,
    "fifth": 4,
    "former": -2,
    "latter": -1,
    "last": -1,
}
_ALL = re.compile(
    r"\b(?:all|everything|each|every one|each one|the lot|across the board|whole lot|any of (?:them|these)|"
    r"these kpis|the kpis|these numbers|"
    r"the (?:three|four|five|six)(?!\s+(?:hours|days|weeks|months|minutes|years))|all of (?:them|these)|"
    r"throughout|overall)\b",
    re.IGNORECASE,
)
_NOT_ALL = re.compile(
    r"\b(?:and all|at all|after all|all (?:in all|right|the new|new|the time|year)|each (?:year|month|week|"
    r"ticket|day|other|quarter|time))\b",
    re.I,
)
_BUT = re.compile(
    r"\b(?:but|except(?: for)?|apart from|other than|excluding|save|besides|aside from)\s+(?P<what>[^,;.()]+)", re.I
)
_SOME = re.compile(r"\b(first|last|other|these|those|them|the|other)\s+(two|three|four|2|3|4)\b", re.IGNORECASE)
_BOTH = re.compile(r"\b(?:both|the pair|the two|them two|the two of them|either|neither)\b", re.IGNORECASE)
_REST = re.compile(
    r"\b(?:the rest|the others?|the remaining\w*|everything else|all others|the other (?:two|three|ones?|kpis?))\b",
    re.I,
)
_ONE = re.compile(
    r"(?:\b(?:the|no\.?|number|kpi|as|of|for|#)\s*|\()(first|second|third|fourth|fifth|last|former|latter|"
    r"1st|2nd|3rd|4th|[1-9])(?:\b|\))(?!\s*(?:\w+\s+)?(?:contact|touch|response|reply|quarter|half|"
    r"week|day|month|year|of (?:jan|feb|mar|apr|may|jun|jul|aug|sep|oct|nov|dec)))",
    re.IGNORECASE,
)
_THEM = re.compile(r"\b(?:them|they|these|those|em)\b", re.IGNORECASE)


@dataclass
class Scope:
    """The KPIs that a remark is about, by their place in the list."""

    blocks: list[int] = field(default_factory=list)
    rest: bool = False
    """Those that nobody else has been named for."""
    excepted: list[int] = field(default_factory=list)
    """Those named after "all but"."""


def scope_of(zone: Zone, blocks: Sequence[Block], text: str, place: int, *, names: bool = True) -> Scope | None:
    """Return what a remark at a place is about, or `None` when it says nothing about that; `names`: names count."""
    total = len(blocks)
    before = max(sum(b.start <= place for b in blocks), 1)
    but = _BUT.search(text)
    if _ALL.search(_NOT_ALL.sub(" ", text)) and not _REST.search(text):
        excepted = named(zone, blocks, but["what"]) if but else []
        return Scope([i for i in range(total) if i not in excepted], excepted=excepted)
    some = _SOME.search(text)
    if some and some[1].lower() in {"first", "last"}:
        number = _NUMBERS[some[2].lower()]
        return Scope(
            list(range(min(number, total)))
            if some[1].lower() == "first"
            else list(range(max(0, total - number), total))
        )
    if _REST.search(text) and not re.search(r"\bthe other (?:plant|site|day|hand|side)\b", text, re.I):
        return Scope(rest=True)
    if _BOTH.search(text) or some:
        number = _NUMBERS[some[2].lower()] if some else 2
        return Scope(list(range(max(0, before - number), before)))
    return _single(zone, blocks, text, before, names=names)


def _single(zone: Zone, blocks: Sequence[Block], text: str, before: int, *, names: bool) -> Scope | None:
    """Read a remark about one KPI, or about "them"."""
    numbered = _ONE.search(text)
    if numbered:
        key = numbered[1].lower()
        index = _ORDINALS.get(key, int(key) - 1 if key.isdigit() else 0)
        index = index + before if index < 0 else index
        if 0 <= index < len(blocks):
            return Scope([index])
    found = named(zone, blocks, text) if names else []
    if found:
        return Scope(found)
    return Scope(list(range(before))) if _THEM.search(text) and before > 1 else None


def named(zone: Zone, blocks: Sequence[Block], text: str) -> list[int]:
    """Return the blocks whose names a text repeats: the one that shares most telling words."""
    low = {_stem(x) for x in re.findall(r"[^\W\d_]{3,}", text.lower())}
    scores: list[float] = []
    for index, block in enumerate(blocks):
        mine = _telling(zone, block)
        others: set[str] = set().union(*(_telling(zone, b) for i, b in enumerate(blocks) if i != index))
        own = (mine - others) or mine
        shared = own & low
        scores.append(len(shared) / max(len(own), 1) if shared else 0.0)
    best = max(scores, default=0.0)
    return [i for i, s in enumerate(scores) if s == best] if best >= 0.3 and scores.count(best) == 1 else []


_LITTLE = w.words(
    "the and per for our rate time share number from with into that all number average mean median report reports"
)


def _telling(zone: Zone, block: Block) -> set[str]:
    if block.name is None:
        return set()
    found = {_stem(x) for x in re.findall(r"[^\W\d_]{3,}", zone.text[slice(*block.name)].lower())}
    return {x for x in found if x not in _LITTLE} or found


def _stem(word: str) -> str:
    for ending in ("ings", "ing", "ed", "es", "s", "e"):
        if word.endswith(ending) and len(word) - len(ending) >= 4:
            return word[: -len(ending)]
    return word
