"""Finding people and their roles in a message, whatever language the names come from.

Names are runs of capitalised words (with particles such as "van der"), names that stand in the case already, and names
introduced by fixed phrases ("I'm …", "… here", "ask …"), also without capitals. A single capitalised word is kept as a
weak candidate: only a reader that expects a person there should take it.
"""

import re
from collections.abc import Collection, Iterator, Sequence
from dataclasses import dataclass, replace

from casebuilder.dialogue.extraction.roles import HEADS, has_head, role_span
from casebuilder.dialogue.extraction.wordlists import NEVER_NAME, NOT_IN_NAMES, TITLES

_PARTICLE = r"(?:van|von|der|den|de|da|do|dos|das|du|di|del|della|la|le|el|al|bin|bint|ibn|ten|ter|zu|zum|af|av|y|e)"
_CAP = r"(?:[^\W\d_a-zß-öø-ÿ][\w'’´-]*[a-zß-öø-ÿ][\w'’´-]*|[^\W\d_a-zß-öø-ÿ]\.)"
_NAME = re.compile(rf"(?<![\w@.])(?:{_CAP})(?:[ ](?:{_PARTICLE}[ ]){{0,2}}(?:{_CAP})){{0,3}}")
_PARTICLES = frozenset(
    "van von der den de da do dos das du di del della la le el al bin bint ibn ten ter zu zum af av".split()
)
_TITLE = "|".join(sorted(TITLES, key=len, reverse=True))
_TITLED = re.compile(rf"(?<!\w)(?:{_TITLE})\.?\s+$", re.IGNORECASE)
_WORD = r"[^\W\d_][\w'’-]+"
_SELF = re.compile(
    rf"\b(?:i am|i'm|im|i’m|my name is|my name's|name's|this is|myself|me[,:])\s+(?P<a>{_WORD}(?:\s{_WORD}){{0,3}})|"
    rf"(?:^|[.,!?]\s*)(?P<b>{_WORD}\s{_WORD})\s+(?:here|speaking|this side|writing)\b",
    re.IGNORECASE,
)
_ENTRY = re.compile(
    rf"(?:^|[.!?,]\s+|\n)(?P<c>{_WORD}\s{_WORD}(?:\s{_WORD})?),?\s+(?=(?:the\s|our\s)?(?:[\w&/-]+\s){{0,4}}?(?:{HEADS})\b)",
    re.IGNORECASE,
)
_ITS = re.compile(rf"\b(?:[Ii]t['’]?s|[Tt]hat['’]?s me|[Yy]ours truly)[,:]?\s+(?P<d>{_CAP}(?:\s{_CAP}){{1,2}})")
_ASK = re.compile(
    rf"\b(?:ask|owned by|owner(?:'s| is|:| =)|sponsor(?:'s| is|:| =)|sponsored by|run by|signed by)\s+"
    rf"(?:(?:{_TITLE})\.?\s+)*({_WORD}(?:\s{_WORD})?)",
    re.IGNORECASE,
)
_ME = re.compile(r"\b(?:i|me|myself|yours truly|mine)\b(?!['’]?\w)", re.IGNORECASE)


@dataclass(frozen=True)
class Person:
    """A person named in a message: `name == message[start:end]`."""

    start: int
    end: int
    name: str
    role: str | None = None
    """The role said beside the name, verbatim."""
    role_span: tuple[int, int] | None = None
    me: bool = False
    """The writer speaks of themself ("I", "me"); `name` is then that word."""
    strong: bool = True
    """Two words or more, a title, a role beside it, or known; a single capitalised word is weak."""


def find_people(text: str, *, known: Collection[str] = ()) -> list[Person]:
    """Return the people named in a text, in order, without overlaps; the writer ("I", "me") is not among them."""
    found: list[Person] = []
    capitalised = list(_capitalised(text))
    whole = [
        c for c in capitalised if any(c[0] <= s < e <= c[1] and c[1] - c[0] > e - s for s, e, _ in _known(text, known))
    ]
    for start, end, strong in (*whole, *_known(text, known), *_introduced(text), *capitalised):
        if not any(p.start < end and start < p.end for p in found):
            found.append(Person(start, end, text[start:end], strong=strong))
    found.sort(key=lambda p: p.start)
    named = [_with_role(text, p, found) for p in found]
    spans = [p.role_span for p in named if p.role_span]
    return [p for p in named if not any(a <= p.start and p.end <= b for a, b in spans)]


def introduces(text: str) -> Person | None:
    """Return the writer with the name that they give as their own ("I'm …", "… here") and their role, or `None`."""
    for start, end, _ in _introduced(text, (_SELF, _ITS, _ENTRY)):
        name = text[start:end]
        if len(name.split()) > 1 or name[:1].isupper():
            person = Person(start, end, name)
            person = _with_role(text, person, [person])
            span = _own_role(text, end) if person.role is None else None
            return replace(person, role=text[span[0] : span[1]], role_span=span) if span else person
    return None


_OWN_ROLE = re.compile(
    r"[^\n]{0,60}?\b(?:i am|i'm|im|i’m|i serve as|i work as|working as|serving as|my (?:job|role|title|post) is)\s+"
    r"(?:also\s+|now\s+|currently\s+|just\s+)?(?:the\s+|a\s+|an\s+)?",
    re.IGNORECASE,
)


_PRESENT = re.compile(r"(?:\s+(?:here|this side|speaking|writing))?", re.IGNORECASE)


def _own_role(text: str, end: int) -> tuple[int, int] | None:
    """Return the role that a writer gives after their name: right behind it, or as "I'm Head of …" a little later."""
    end += len(_PRESENT.match(text, end)[0])  # type: ignore[index]
    span = role_span(text, end, min(len(text), end + 50))
    if span is not None and span[0] - end <= 3:
        return span
    lead = _OWN_ROLE.match(text, end)
    if lead is None:
        return None
    span = role_span(text, lead.end(), min(len(text), lead.end() + 50))
    return span if span is not None and span[0] - lead.end() <= 2 else None


def find_self(text: str) -> list[Person]:
    """Return where the writer speaks of themself."""
    return [Person(m.start(), m.end(), m[0], me=True) for m in _ME.finditer(text)]


def _known(text: str, known: Collection[str]) -> Iterator[tuple[int, int, bool]]:
    """Yield names that are known from earlier, whole or by one of their words, whatever the case."""
    low = text.lower()
    for name in sorted(known, key=len, reverse=True):
        parts = [name, *(w for w in name.split() if len(w) > 2 and w.lower() not in NEVER_NAME)]
        for part in parts:
            for match in re.finditer(rf"\b{re.escape(part.lower())}\b", low):
                if len(low) == len(text):
                    yield match.start(), match.end(), True


def _introduced(
    text: str, patterns: Sequence[re.Pattern[str]] = (_SELF, _ITS, _ENTRY, _ASK)
) -> Iterator[tuple[int, int, bool]]:
    """Yield names that a fixed phrase introduces, also in lower case."""
    for pattern in patterns:
        for match in pattern.finditer(text):
            group = match.lastgroup or 1
            words = _name_words(match[group])
            start = match.start(group)
            name = " ".join(words)
            if not words or text[start : start + len(name)] != name:
                continue
            if group == "c" and not _opens(text, start, words):
                continue
            lower = all(w.islower() for w in words)
            if (
                lower
                and (len(words) < 2 or (group == "a" and not _ends_name(text, start + len(name))))
                and pattern is _SELF
            ):
                continue
            yield start, start + len(name), True


def _opens(text: str, start: int, words: Sequence[str]) -> bool:
    """Whether "Name, role" stands at the front of a sentence and looks like a name, not like "Container terminal operator"."""
    before = text[:start].rstrip()
    titled = bool(before) and before.split()[-1].lower().strip(".") in TITLES
    return not titled and len(words) > 1 and len({w[:1].isupper() for w in words}) == 1


def _name_words(run: str) -> list[str]:
    """Return the words of a run up to the first that cannot belong to a name."""
    words: list[str] = []
    for word in run.split():
        low = word.lower().replace("’", "'")
        common = (
            (not words and low.endswith("'s"))
            or low in NEVER_NAME
            or low in NOT_IN_NAMES
            or has_head(word)
            or low.endswith(("ing", "ed", "ly"))
            or _VERB.search(low) is not None
        )
        if common or (words and words[0][:1].isupper() and word[:1].islower() and low not in _PARTICLES):
            break
        words.append(word)
    while words and words[-1].lower() in _PARTICLES:
        words.pop()
    return words


def _ends_name(text: str, end: int) -> bool:
    """Whether a name in lower case is followed by what follows a name: a comma, a full stop, a role or nothing."""
    rest = text[end:].lstrip(" ")
    return not rest or rest[0] in ",.(\n" or has_head(" ".join(rest.split()[:3]))


_VERB = re.compile(r"['’](?:d|ll|re|ve|m)$", re.IGNORECASE)
"""What ends no name but a pronoun with its verb ("That'd")."""


def _capitalised(text: str) -> Iterator[tuple[int, int, bool]]:
    """Yield runs of capitalised words that may be names."""
    for match in _NAME.finditer(text):
        for start, end, titled in _parts(match.start(), match[0]):
            words = [w for w in text[start:end].split() if w]
            caps = [w for w in words if w[:1].isupper()]
            if not caps or any(w.lower().strip(".'’") in NOT_IN_NAMES for w in caps):
                continue
            strong = titled or len(caps) > 1 or _TITLED.search(text[max(0, start - 12) : start]) is not None
            if any(w.lower().replace("’", "'") in NEVER_NAME or _VERB.search(w) for w in caps[:1]):
                continue
            if len(caps) == 1 and (len(caps[0].strip(".")) < 2 or caps[0].lower() in NEVER_NAME):
                continue
            yield start, end, strong


def _parts(offset: int, run: str) -> Iterator[tuple[int, int, bool]]:
    """Yield the run without titles, sentence openers and roles at its front, and without a possessive at its end."""
    words = run.split(" ")
    titled = False
    while words and (
        words[0].lower().strip(".") in TITLES | NEVER_NAME
        or has_head(words[0])
        or (len(words) > 1 and words[0].endswith(("'s", "’s")))
    ):
        titled = titled or words[0].lower().strip(".") in TITLES
        offset += len(words[0]) + 1
        words = words[1:]
    while words and (has_head(words[-1]) or not words[-1][:1].isupper() or words[-1].lower().strip(".") in NEVER_NAME):
        words = words[:-1]
    if not words:
        return
    name = " ".join(words)
    for ending in ("'s", "’s", "'", "’", "."):
        if name.endswith(ending) and not (ending == "." and len(words[-1]) == 2):
            name = name[: -len(ending)]
            break
    yield offset, offset + len(name), titled


def _with_role(text: str, person: Person, everyone: list[Person]) -> Person:
    """Add the role that stands directly before or after a name."""
    others = [p for p in everyone if p is not person and p.strong]
    after = re.match(r"\s*(?:[,(–—-]|is|as|who is|who's|he's|she's|,? our|,? the|from)\s*", text[person.end :])
    if after:
        stop = min([p.start for p in others if p.start > person.end] + [person.end + after.end() + 60])
        tail = re.search(r"[.;!?\n]|\)(?=\W)", text[person.end + after.end() : stop])
        limit = person.end + after.end() + (tail.start() if tail else stop - person.end - after.end())
        span = role_span(text, person.end + after.end(), min(limit, len(text)))
        if span and span[0] - (person.end + after.end()) <= 8:
            return replace(person, role=text[span[0] : span[1]], role_span=span, strong=True)
    begin = max([p.end for p in others if p.end <= person.start] + [person.start - 60, 0])
    head = text[begin : person.start]
    near = re.search(
        r"(?:^|[.;!?\n,]|\b(?:is|by|and|with)\b)([^.;!?\n]*?)(?:[,:(]?\s*(?:is|mr|ms|mrs|dr)?\.?\s*)$",
        head,
        re.IGNORECASE,
    )
    if near and has_head(near[1]):
        span = role_span(text, begin + near.start(1), begin + near.end(1))
        if span and person.start - span[1] <= 6:
            return replace(person, role=text[span[0] : span[1]], role_span=span, strong=True)
    return person
