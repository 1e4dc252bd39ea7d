"""Words around a figure that qualify it: about, at least, by, down, less, give or take."""

from dataclasses import dataclass, replace
from typing import cast

from casebuilder.case.quantity.amounts import Amount
from casebuilder.case.quantity.model import Bound, Sign
from casebuilder.case.quantity.tokens import Phrases, Source

_APPROX = (
    "about|around|roughly|circa|ca|ca.|approx|approx.|approximately|nearly|almost|some|~|≈|say|environ|etwa|rund|"
    "unos|cerca de|in the region of|in the order of|or so|something like|close to|maybe|perhaps|c.|guess|"
    "i think|probably|just about|somewhere around|an estimated|estimated|presque|knapp|gut|a good|just shy of|"
    "shy of|cirka|runt|omkring|ungefähr|ungefär|omtrent|ongeveer|bijna|alrededor de|aproximadamente|unas|casi|quase|"
    "autour de|près de|à peu près|all'incirca|quasi|około|noin|約|およそ"
)
_MIN = (
    "at least|minimum|min|min.|a minimum of|minimum of|over|more than|above|not less than|no less than|no fewer than|"
    "exceeding|exceed|exceeds|north of|in excess of|excess of|upwards of|≥|>|> =|at the least|greater than|"
    "mindestens|au moins|über|more then|plus de|al menos|minst|över|mer än|más de|mais de|pelo menos|più di|almeno|"
    "meer dan|minstens|better than|not below|never below|well over|well above|a little over|just over|upward of"
)
_MAX = (
    "at most|maximum|max|max.|a maximum of|maximum of|under|below|less than|fewer than|no more than|not more than|"
    "up to|≤|<|< =|no later than|höchstens|maximal|unter|moins de|au plus|bis zu|not over|not above|lower than|"
    "a max of|no longer than|not longer than|within|jusqu'à|como máximo|menos de|never above|"
    "högst|under|mindre än|max.|hooguit|minder dan|meno di|no máximo|al massimo|just under|just below"
)
_DOWN = (
    "down|minus|cut|cuts|cutting|reduce|reduces|reduced|reducing|lower|lowered|decrease|decreased|decreasing|drop|"
    "drops|dropped|fall|falls|fell|shrink|save|saves|saving|saved|reduction of|decrease of|drop of|cut of|decline of|"
    "saving of|slash|slashed|trim|shave"
)
_UP = (
    "up|plus|increase|increases|increased|raise|raised|grow|grew|rise|boost|lift|increase of|growth of|rise of|gain of"
)

_BEFORE: Phrases[tuple[str, str]] = Phrases([
    (phrase, (what, value))
    for what, value, phrases in (
        ("approx", "", _APPROX),
        ("bound", "min", _MIN),
        ("bound", "max", _MAX),
        ("change", "-", _DOWN),
        ("change", "+", _UP),
        ("by", "", "by|um|de|by as much as"),
    )
    for phrase in phrases.split("|")
    if phrase
])
_AFTER: Phrases[tuple[str, str]] = Phrases([
    (phrase, (what, value))
    for what, value, phrases in (
        (
            "approx",
            "",
            "or so|ish|-ish|approximately|roughly|approx|approx.|give or take|, give or take|odd|-odd|-something|"
            "more or less|"
            "or thereabouts",
        ),
        ("bound", "min", "or more|or higher|or better|or above|at least|minimum|min|+|or over|and above|and up"),
        ("bound", "max", "or less|or fewer|or lower|or below|at most|maximum|max|max.|tops|or under"),
        (
            "change",
            "-",
            "less|fewer|lower|reduction|decrease|drop|cut|cheaper|faster|shorter|decline|down|quicker|saving",
        ),
        ("change", "+", "more|higher|increase|up|growth|rise|uplift|gain|increased|longer|slower"),
    )
    for phrase in phrases.split("|")
])
_VERB_SIGN = {
    word: sign
    for sign, phrases in (("-", _DOWN), ("+", _UP))
    for word in phrases.split("|")
    if " " not in word and word not in ("minus", "plus")
} | {"fallen": "-", "dropping": "-", "falling": "-", "rising": "+", "growing": "+", "raising": "+", "improve": ""}
_LOOK_BACK = 8


@dataclass(frozen=True)
class Modifiers:
    """What the words around a figure say about it; `first` and `end` include symbols that touch it.

    `until` is the token after the last word that was used.
    """

    first: int
    end: int
    until: int
    approx: bool = False
    bound: Bound | None = None
    sign: Sign | None = None
    relative: bool = False


def read_modifiers(source: Source, amount: Amount, floor: int) -> Modifiers:
    """Read the words that qualify `amount`, before it down to token `floor`, and behind it."""
    kind, sign, first = amount.kind, amount.sign, amount.start
    found = Modifiers(first, amount.end, amount.end, sign=cast("Sign | None", sign))
    if sign is not None and kind in ("percent", "points", "duration"):
        found = replace(found, relative=True)
    if amount.least:
        found = replace(found, bound="min")
    if amount.change:
        found = replace(found, relative=True, sign=cast(Sign, amount.change))
    found = _before(source, found, kind, floor)
    if (
        found.bound == "min"
        and source.low(first - 1) == "over"
        and amount.unit in ("weeks", "months", "quarters", "years")
    ):
        found = replace(found, bound=None)  # "over three years" says how long, not that it is more
    return _after(source, found, kind)


def _before(source: Source, found: Modifiers, kind: str, floor: int) -> Modifiers:
    at = found.first
    by = source.low(at) == "half" and source.low(at - 1) == "in"  # "cut in half"
    for _ in range(4):
        if source.low(at - 1) in ("the", "an", "a", "further", "another", "only", "just", "(") and at > 0:
            step = _BEFORE.match_before(source, at - 1)
            if step is None or source.low(at - 1) != "only" and step[0][0] not in ("by", "change", "bound", "approx"):
                break
            at -= 1
        hit = _BEFORE.match_before(source, at)
        if hit is None:
            break
        (what, value), start = hit
        if start < floor:
            break  # belongs to the figure before
        if source.low(start) == ">" and source.low(start - 1) in ("-", "=") and source.glued(start):
            break  # an arrow
        symbol = all(source.kind(k) == "s" for k in range(start, at))
        found = _apply(found, what, value, kind, by=by)
        if symbol and at == found.first:
            found = replace(found, first=start)
        by = by or what == "by"
        at = start
    return _by(source, found, at, kind) if by else found


def _apply(found: Modifiers, what: str, value: str, kind: str, *, by: bool) -> Modifiers:
    if what == "approx":
        return replace(found, approx=True)
    if what == "bound":
        return replace(found, bound=found.bound or cast(Bound, value))
    if what == "change" and kind in ("percent", "points"):
        return replace(found, relative=True, sign=found.sign or cast(Sign, value))
    if what == "change" and by:
        return replace(found, relative=True, sign=cast(Sign, value))
    return found


def _by(source: Source, found: Modifiers, at: int, kind: str) -> Modifiers:
    """Decide what "by 40 %" or "by two hours" changes, from the nearest verb before it."""
    sign: str | None = None
    for back in range(1, _LOOK_BACK + 1):
        word = source.low(at - back)
        if word in (".", ";", "\n", "", "!", "?"):
            break
        if word in _VERB_SIGN:
            sign = _VERB_SIGN[word]
            break
    changes = kind in ("percent", "points") and source.low(at) != "de"
    if not changes and sign is None:
        return found
    return replace(found, relative=True, sign=found.sign or cast("Sign | None", sign or None))


def _after(source: Source, found: Modifiers, kind: str) -> Modifiers:
    at = found.end
    for _ in range(2):
        hit = _AFTER.match(source, at)
        if hit is None or not _fits(source, at, hit, kind):
            break
        (what, value), end = hit
        if what == "change":
            found = replace(found, relative=True, sign=found.sign or cast(Sign, value))
        else:
            found = _apply(found, what, value, kind, by=False)
        if source.at(at).kind == "s" and source.glued(at) and end == at + 1:
            found = replace(found, end=end)
        at = end
        found = replace(found, until=max(at, found.end))
    return found


def _fits(source: Source, at: int, hit: tuple[tuple[str, str], int], kind: str) -> bool:
    (what, value), end = hit
    word, following = source.low(at), source.low(end)
    if what == "change":
        if kind not in ("percent", "points"):
            return word in ("less", "more", "fewer") and kind != "date" and following in ("than", "per")
        if word in ("up", "down", "cut"):
            return following in ("", ".", ",", ";", "on", "from", "in")
        return not (word in ("more", "less") and following in ("or",))
    if word == "+":
        return source.glued(at) and source.kind(end) != "d"
    if word in ("min", "max", "minimum", "maximum"):
        return not source.glued(at)
    return not (what == "bound" and value == "min" and following in _NUMBERISH)


_NUMBERISH = frozenset(str(n) for n in range(10))
