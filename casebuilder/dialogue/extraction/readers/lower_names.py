"""Names without capitals: what may be one, and where the words around one make it an owner."""

import re
from collections.abc import Iterator

from casebuilder.dialogue.extraction.message import Message
from casebuilder.dialogue.extraction.readers.owner_words import AFTER, BEFORE, DOES_IT, NOT_LOWER_NAME
from casebuilder.dialogue.extraction.roles import has_head
from casebuilder.dialogue.extraction.wordlists import NEVER_NAME

AFTER_NAME = re.compile(AFTER, re.IGNORECASE)
BEFORE_NAME = re.compile(BEFORE, re.IGNORECASE)
EDGE_LEFT = re.compile(
    r"(?:^|[,.;:!?(/|\n]|[-–—])\s*(?:(?:and|so|also|again|our|the|by|then|owner)\s+)*(?:(?:mr|mrs|ms|miss|dr|dra|sra|sr|prof|herr|frau)\.?\s+)?$",
    re.IGNORECASE,
)
EDGE_SHORT = re.compile(r"\s*(?:$|[.;!?)/|\n]|,\s|[-–—]\s|\s\(|\()")
LOW_WORD = r"[^\W\d_]{2,}(?:['’-][^\W\d_]+)?"
_LOOSE = re.compile(
    r"(?:(?<!owned )(?<!handled )(?<!managed )(?<!run )\bby|\bon|\bw/?|\bwith|\bunder|\b(?:that|this|it|which|there|one)\s*(?:['’]?s|\s+is|\s+are|\s+would\s+be|\s+will\s+be)|\bthats|\bits|\bgo\s+see|\btalk\s+to)\s*$",
    re.IGNORECASE,
)
_SUFFIX = re.compile(
    r"(?:ing|ed|ly|tion|tions|ment|ments|ness|ity|ies|ers|able|ible|ical|ive|ous|ful|less|ance|ence|ship)$"
)


def lowers(message: Message) -> bool:
    """Whether the writer does without capitals, so that names may lack them as well."""
    words = [w for w in re.findall(r"[^\W\d_]{2,}", message.text)]
    opens = [u.text.lstrip("\"'(")[:1] for u in message.units]
    opens = [c for c in opens if c.isalpha()]
    small = sum(c.islower() for c in opens)
    return bool(words) and bool(opens) and small * 2 >= len(opens)


def lower_owners(message: Message, start: int, end: int) -> Iterator[tuple[int, int]]:
    """Yield the spans of names without capitals where the words around them make them owners."""
    text = message.text
    for first, last in _lower_spans(text, start, end):
        words = text[first:last].split()
        if any(not may_name(w) for w in words):
            continue
        before, after = text[max(start, first - 50) : first], text[last : min(end, last + 60)]
        edge_left, edge_right = bool(EDGE_LEFT.search(before)), bool(EDGE_SHORT.match(after))
        led = bool(BEFORE_NAME.search(before)) and not _LOOSE.search(before)
        led = led or (len(words) == 2 and bool(BEFORE_NAME.search(before)) and edge_right)
        follows = bool(AFTER_NAME.match(after))
        does = len(words) == 2 and (
            DOES_IT.match(after) is not None or (after.startswith(" stuff") and words[-1].endswith("s"))
        )
        hers = re.match(r"['’]s\s*(?:$|[.,;)!\n])", after) is not None
        hers = hers and (edge_left or BEFORE_NAME.search(before) is not None or before.endswith(" of "))
        good = (
            does
            or hers
            or (led and (edge_right or follows or len(words) == 2))
            or (follows and (edge_left or led) and len(words) <= 2)
            or (len(words) == 2 and edge_left and edge_right)
        )
        if good and not has_head(words[-1]):
            yield first, last


def _lower_spans(text: str, start: int, end: int) -> Iterator[tuple[int, int]]:
    """Yield pairs of words, then single words, that could be a name."""
    tokens = [m.span() for m in re.finditer(LOW_WORD, text[start:end])]
    spans = [(start + a, start + b) for a, b in tokens]
    used: set[int] = set()
    for size in (2, 1):
        for number in range(len(spans) - size + 1):
            run = spans[number : number + size]
            if any(text[x[1] : y[0]] != " " for x, y in zip(run, run[1:], strict=False)) or any(
                x[0] in used for x in run
            ):
                continue
            if all(may_name(text[a:b]) for a, b in run):
                if size == 2 and not (
                    text.startswith(" stuff", run[-1][1])
                    or DOES_IT.match(text[run[-1][1] : end])
                    or AFTER_NAME.match(text[run[-1][1] : end])
                    or BEFORE_NAME.search(text[start : run[0][0]])
                    or EDGE_LEFT.search(text[start : run[0][0]])
                ):
                    continue
                yield run[0][0], run[-1][1]


def may_name(word: str) -> bool:
    """Whether a word without a capital could be part of a name."""
    low = word.lower().replace("’", "'")
    return len(low) > 2 and low not in NEVER_NAME | NOT_LOWER_NAME and not _SUFFIX.search(low) and not has_head(low)
