"""Drafted prose: figures and claims that nothing supports, how easily it reads, and what the checks let through.

This scorer shares no code with the checks of the product: figures are read by a plain pattern of its own, and which
ones a text may hold is labelled with the sample.
"""

import re
from collections.abc import Sequence

from evals.kinds import Performance, Row, Scored

_NUMBER = re.compile(r"(?<![\w.])\d[\d,]*(?:\.\d+)?")
_DATE = re.compile(
    r"\b(\d{1,2})\s+(Jan|Feb|Mar|Apr|May|Jun|Jul|Aug|Sep|Oct|Nov|Dec)[a-z]*\.?\s+(\d{4})\b|\b(\d{4})-(\d\d)-(\d\d)\b"
)
_MONTHS = ("Jan", "Feb", "Mar", "Apr", "May", "Jun", "Jul", "Aug", "Sep", "Oct", "Nov", "Dec")
_CARD = re.compile(r"\[([A-Z]{1,4}\d{1,4})\]")
_CLAIMS = (
    "complete", "finished", "approved", "guarantee", "guaranteed", "proven", "certainly", "definitely", "revolution",
    "world-class", "seamless", "significant", "significantly", "dramatically", "studies show", "experts",
)  # fmt: skip
"""Words that claim more than any case holds."""


def figures(text: str) -> list[str]:
    """Return the figures and dates of a text, plainly written: `61`, `1200`, `2027-12-31`."""
    found = []
    for match in _DATE.finditer(text):
        day, month, year, *iso = match.groups()
        found.append("-".join(iso) if iso[0] else f"{year}-{_MONTHS.index(month) + 1:02d}-{int(day):02d}")
    rest = _CARD.sub(" ", _DATE.sub(" ", text))
    return [*found, *(_plain(m[0]) for m in _NUMBER.finditer(rest))]


def _plain(number: str) -> str:
    bare = number.replace(",", "")
    return bare.rstrip("0").rstrip(".") if "." in bare else bare


def claims(text: str, row: Row) -> list[str]:
    """Return what a text claims though the sample does not hold it: strong words, forbidden ones, other cards."""
    low = text.lower()
    held = str(row["case"]).lower()
    strong = [w for w in (*_CLAIMS, *row.get("forbidden", [])) if re.search(rf"\b{re.escape(w)}\b", low)]
    cards = {c["card"] for c in row["cards"]}
    return [w for w in strong if w not in held] + [f"[{c}]" for c in _CARD.findall(text) if c not in cards]


def reading_ease(text: str) -> float:
    """Return Flesch's reading ease: about 60 is plain English, below 30 is hard."""
    sentences = max(1, len(re.findall(r"[.!?](?:\s|$)", text)))
    words = re.findall(r"[^\W\d_]+(?:['’-][^\W\d_]+)*", text)
    if not words:
        return 0.0
    syllables = sum(_syllables(word) for word in words)
    return 206.835 - 1.015 * len(words) / sentences - 84.6 * syllables / len(words)


def _syllables(word: str) -> int:
    low = word.lower()
    groups = len(re.findall(r"[aeiouyäöüéèáíóúå]+", low))
    return max(1, groups - (low.endswith("e") and not low.endswith(("le", "ee")) and groups > 1))


def score(row: Row, done: Performance) -> Scored:
    """Score one case."""
    scored, outcome = Scored(), done.outcome
    shown, allowed = str(outcome["shown"]), set(row["figures"])
    _unsupported(scored, "unsupported_figures", [f for f in figures(shown) if f not in allowed], shown)
    _unsupported(scored, "unsupported_claims", claims(shown, row), shown)
    scored.count("reading_ease", reading_ease(shown))
    if outcome["asked"]:
        scored.count("fallback", outcome["reason"] is not None)
        if outcome["reason"] is not None:
            scored.fail("fallback", str(outcome["reason"]), got=outcome["written"])
    verdicts = outcome["verdicts"]
    right = [not reasons for reasons in verdicts["faithful"]]
    scored.count("kept", sum(right), len(right))
    for reasons in (r for r in verdicts["faithful"] if r):
        scored.fail("kept", "a faithful text was put back", got=reasons)
    caught = [bool(reasons) for reasons in verdicts["unfaithful"]]
    scored.count("caught", sum(caught), len(caught))
    for text, found in zip(row["unfaithful"], caught, strict=True):
        if not found:
            scored.fail("caught", "an unfaithful text would have been shown", expected=text["why"], got=text["text"])
    if outcome["asked"]:
        scored.count("seconds", done.seconds)
    return scored


def _unsupported(scored: Scored, measure: str, found: Sequence[str], text: str) -> None:
    scored.count(measure, len(found))
    for one in found:
        scored.fail(measure, "it stands in the text and in no source", got=one, where=text[:200])
