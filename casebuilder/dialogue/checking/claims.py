"""What a generated text claims: that a case is finished, that something is certain, what was never said."""

import re
from collections.abc import Iterator, Sequence

from casebuilder.dialogue.checking.facts import Grounds
from casebuilder.dialogue.checking.marks import CITED
from casebuilder.dialogue.checking.wording import OPENERS, clauses, content, flat, sentences, stem, words

_COMPLETE = re.compile(
    r"\b(?:(?:is|are|be|looks?|seems?|now|it's|that's|case|everything(?:'s)?|all|fully|already|nearly|almost)\s+"
    r"(?:\w+\s+){0,2}?(?:complete|completed|finished|ready|done|final|finali[sz]ed|approved|signed\s+off|in\s+order|in\s+place|"
    r"covered|good\s+to\s+go|ready\s+to\s+(?:go|export|submit))|all\s+set|nothing\s+(?:else\s+|more\s+)?(?:is\s+)?"
    r"(?:missing|left|needed|blocks|outstanding|open)|no\s+(?:more\s+|further\s+|open\s+)*(?:gaps?|questions|blockers|"
    r"information|details|input)\b|(?:can|may|could)\s+(?:now\s+)?(?:be\s+)?(?:export\w*|submit\w*|approv\w*|publish\w*)|"
    r"i(?:'ve| have)?\s+(?:marked|completed|finali[sz]ed|submitted|approved|exported)|"
    r"that\s+was\s+(?:my|the)\s+last)\b",
    re.IGNORECASE,
)
_PROMISE = re.compile(
    r"\b(?:guarantee\w*|promis\w+|assur(?:e|es|ed|ance)|ensur\w+|certainly|definitely|undoubtedly|surely|"
    r"without\s+(?:a\s+)?doubt|(?:re)?solved|eliminated|ruled\s+out|"
    r"no\s+doubt|proven|risk[- ]free|always|never\s+fails?|best[- ]in[- ]class|world[- ]class|revolution\w*|"
    r"transformative|"
    r"game[- ]chang\w+|cutting[- ]edge|seamless\w*|state[- ]of[- ]the[- ]art|great\s+(?:question|idea|job|work)|"
    r"excellent|"
    r"i(?:'ll|\s+will|'m\s+going\s+to)\s+(?:send|email|e-mail|contact|schedule|remind|follow|inform|notify|submit|approve|"
    r"export|"
    r"call|book|share|forward|calculate|handle|update|take\s+care))\b",
    re.IGNORECASE,
)
_VAGUE = re.compile(
    r"\b(?:dozens?|hundreds|thousands|millions|billions|doubl\w+|tripl\w+|quadrupl\w+|halv\w+|twice|thrice|\w+fold|majority|minority|"
    r"most\s+of|nearly\s+all|almost\s+all|vast|countless|significant\w*|substantial\w*|dramatic\w*|massive\w*|considerabl\w+|"
    r"a\s+(?:couple|handful|fraction)|several|numerous|all(?:\s+of)?\s+the|every(?:one|body)|roughly\s+half|century|decade)\b",
    re.IGNORECASE,
)
_NEGATION = re.compile(
    r"\b(?:no|not|never|none|nobody|nothing|without|neither|nor|cannot|can't|won't|isn't|aren't|don't|doesn't|didn't|"
    r"hasn't|haven't|wasn't|left\s+out|leave\s+out|left\s+\S+(?:\s+\S+){0,6}\s+out|excluding|excluded|except)\b",
    re.IGNORECASE,
)
_CAPITAL = re.compile(r"(?<![\w'’-])[A-ZÀ-ÖØ-Þ][\w'’-]*")
_QUOTED = re.compile(r"[“\"]([^”\"\n]{3,})[”\"]")
_MONTHS = frozenset(
    """january february march april may june july august september october november december jan feb mar apr jun
    jul aug sep sept oct nov dec q1 q2 q3 q4 monday tuesday wednesday thursday friday saturday sunday eur usd
    gbp chf jpy inr brl sek euro euros dollars pounds percent""".split()
)
_MONTH_STEMS = frozenset(stem(w) for w in _MONTHS)
_FIELDS = frozenset(
    content(
        """problem objective outcome wanted sponsor executive role budget holder process workflow step system users
        solution proposal technique people decide oversight suitability simpler alternative enough scope
        included excluded benefit benefits saves saving gain worth cashable released avoided cost costs licence
        build once data records quality skills missing retrain hire partner operation operations integration
        connects monitoring watched support runs risk risks mitigation handled likelihood impact governance
        reviewed review stop rule adoption training share resistance timeline pilot ends end go-live live begins
        launch case business AI initiative investment price pays funding responsible confirmed confirms affected
        affects supports"""
    )
)
"""What the parts of a case are called: naming them claims nothing."""
NEW_WORDS = 3
"""A sentence with this many words that stand in no source, ..."""
NEW_SHARE = 0.5
"""... which are this share of what it says, claims something new."""


def negated(text: str) -> bool:
    """Whether a clause denies something."""
    return bool(_NEGATION.search(text.replace("’", "'")))


def claim_problems(text: str, grounds: Grounds, allowed: str) -> Iterator[tuple[str, str]]:
    """Yield (code, detail) for every claim that no source supports.

    Args:
        text: the generated text.
        grounds: what may be said.
        allowed: the composed text; a claim of completeness is allowed where it makes one itself.
    """
    straight = text.replace("’", "'")
    base = allowed.replace("’", "'")
    everything = " ".join((base, *grounds.words)).lower()
    done = _COMPLETE.search(straight)
    if done and not _COMPLETE.search(base):
        yield "complete", done[0]
    for code, pattern in (("promise", _PROMISE), ("vague", _VAGUE)):
        for match in pattern.finditer(straight):
            if match[0].lower() not in everything:
                yield code, match[0]
    yield from _names(straight, grounds, base)
    yield from _quotes(text, grounds, allowed)
    stems = grounds.stems | frozenset(content(allowed)) | _FIELDS
    for sentence in sentences(text):
        own = [s for s in content(sentence) if s not in _MONTH_STEMS]
        fresh = [s for s in own if s not in stems]
        if len(fresh) >= NEW_WORDS and len(fresh) > NEW_SHARE * len(own):
            yield "claim", sentence[:120]


def _names(text: str, grounds: Grounds, allowed: str) -> Iterator[tuple[str, str]]:
    """Yield capitalised words that stand in no source, and pairs of them that stand side by side in none."""
    known = [*grounds.words, allowed]
    vocabulary = (
        {"ai", "kpi", "kpis"}
        | {w for t in known for w in words(t)}
        | {p for t in known for w in words(t) for p in w.split("-")}
    )
    joined = " ".join(" ".join(words(t)) + " |" for t in known)
    for sentence in sentences(CITED.sub(" ", text)):
        before: tuple[int, str] | None = None
        for match in _CAPITAL.finditer(sentence):
            word = next(iter(words(match[0])), "")
            opens = not sentence[: match.start()].strip(" \"“'(*-•")
            if not word or word in _MONTHS or word in {"i", "i'm", "i've", "i'll", "i'd"}:
                before = None
                continue
            if word not in vocabulary and not (opens and word in OPENERS):
                yield "name", match[0]
            elif before and sentence[before[0] : match.start()] == " " and f"{before[1]} {word}" not in joined:
                yield "name", f"{before[1]} {word}"
            before = None if opens and word in OPENERS else (match.end(), word)


def _quotes(text: str, grounds: Grounds, allowed: str) -> Iterator[tuple[str, str]]:
    """Yield quoted words that stand in no source character for character (but for spaces and kinds of quotes)."""
    sources = [flat(t) for t in (allowed, *grounds.words)]
    for match in _QUOTED.finditer(text):
        if not any(flat(match[1]).strip(" .,;:") in source for source in sources):
            yield "quote", match[1][:80]


def polarity_problems(text: str, composed: str) -> Iterator[tuple[str, str]]:
    """Yield sentences that deny what the composed text says, or say what it denies."""
    base = [(frozenset(content(s)), negated(s)) for s in sentences(composed)]
    for sentence in sentences(text):
        own = frozenset(content(sentence))
        alike = [(len(own & stems) / max(len(own), 1), no) for stems, no in base if stems]
        best = max((share for share, _ in alike), default=0.0)
        if own and best >= NEW_SHARE and all(no != negated(sentence) for share, no in alike if share == best):
            yield "polarity", sentence[:120]


def denial_problems(text: str, sources: Sequence[str]) -> Iterator[tuple[str, str]]:
    """Yield clauses that deny what no source denies, or say what the source they are made of denies."""
    base = [(frozenset(content(c)), negated(c)) for t in sources for s in sentences(t) for c in _clauses(s)]
    for clause in (c for s in sentences(text) for c in _clauses(s)):
        own = frozenset(content(clause))
        if not own:
            continue
        if negated(clause):
            if not any(no and own & stems for stems, no in base):
                yield "polarity", clause.strip()[:100]
            continue
        best = max((len(own & stems) / len(own) for stems, _ in base), default=0.0)
        alike = [no for stems, no in base if best and len(own & stems) / len(own) == best]
        if best >= _COVERED and all(alike):
            yield "polarity", clause.strip()[:100]


def _clauses(sentence: str) -> list[str]:
    return [sentence[start:end] for start, end in clauses(sentence)]


_ASPECTS = (
    re.compile(r"\bwho(?:se|m)?\b", re.IGNORECASE),
    re.compile(r"\b(?:when|by\s+what\s+date|deadline|due)\b", re.IGNORECASE),
    re.compile(r"\bhow\s+(?:much|many)\b|\bwhat\s+(?:share|amount|does\s+it\s+cost)\b", re.IGNORECASE),
)
_COVERED = 0.6
_STRANGE = 2


def question_problems(text: str, composed: str) -> Iterator[tuple[str, str]]:
    """Yield questions that are not those of the composed text, and those of it that are no longer asked."""
    asked, wanted = _questions(text), _questions(composed)
    for question in asked:
        if not any(same_question(question, own) for own in wanted):
            yield "question", question[:120]
    for own in wanted:
        if not any(same_question(question, own) for question in asked):
            yield "question", f"not asked: {own[:100]}"
    if len(asked) > len(wanted):
        yield "question", f"{len(asked)} instead of {len(wanted)}"


def _questions(text: str) -> list[str]:
    return [s for s in sentences(text) if "?" in s]


def same_question(question: str, own: str) -> bool:
    """Whether a question asks what another one asks, in other words."""
    if _bare(question) == _bare(own):
        return True
    have, need = set(content(question)), set(content(own))
    if need and len(have & need) < _COVERED * len(need):
        return False
    if len(have - need) > _STRANGE:
        return False
    return bool(need) and all(bool(a.search(question)) >= bool(a.search(own)) for a in _ASPECTS)


def _bare(text: str) -> str:
    return " ".join(words(text))


def missing_quotes(text: str, composed: str, quotes: Sequence[str]) -> Iterator[tuple[str, str]]:
    """Yield evidence that the composed text quotes and the text does not, or not word for word."""
    for quote in quotes:
        if flat(quote) in flat(composed) and flat(quote) not in flat(text):
            yield "quote", f"not word for word: {quote[:80]}"
