"""Reading the `timeline` section: each date goes to the milestone whose words stand nearest before it."""

import re
from collections.abc import Sequence
from dataclasses import dataclass

from casebuilder.case.quantity import Quantity
from casebuilder.dialogue.extraction.found import Found, Item
from casebuilder.dialogue.extraction.message import Message
from casebuilder.dialogue.extraction.units import Unit

_CUES = {
    "start": r"start(?:s|ing|ed)?|begin(?:s|ning)?|kick(?:s|ing)?[- ]?off|commenc\w+|launch of the project|get going|work (?:begins|starts)|mobilis\w+",
    "pilot_end": r"pilot(?:ing|s)?|trials?|shadow(?:ing)?(?: mode| phase| pilot)?|proof of concept|poc|test(?:s|ing)?(?: phase| run)?|tr(?:y|ies|ied)(?: it)?(?: out)?|parallel run|dry run|beta",
    "go_live": r"live|go(?:es|ing)?[- ]?live|production|roll(?:s|ed)?[- ]?out|everyone|everybody|all (?:lines|sites|teams|shifts|branches|offices|depots)|in operation|launch(?:es|ed)?|"
    r"cut[- ]?over|deploy\w*|full use|in service|switch(?:ed)? on|for real|goes wide|whole (?!\w+ pilot)\w+|uses? it|in (?:daily |full )?use|cutover|switchover|release",
    "first_benefit": r"(?:should|would|will|to) (?:see|feel|notice) (?:something|it|the difference)|(?:first |see (?:the |a |any )?)?(?:benefits?|savings?|money|payback|returns?|effects?|results?|gains?|value|impact|improvements?|pounds?|euros?|francs?|fruits?)|pays? (?:off|back)|show(?:s)? (?:up )?in the (?:books|figures|numbers)",
}
_PATTERNS = {name: re.compile(rf"(?<![\w-])(?:{words})(?![\w-])", re.IGNORECASE) for name, words in _CUES.items()}
_LABEL = {name: f"timeline.{name}" for name in _CUES}
_CLAUSE_END = re.compile(r"[,;.:!?\n]|\b(?:and|then|but|so|until then|after that)\b", re.IGNORECASE)
_TAKEN_BACK = re.compile(
    r"\b(?:no|not|sorry|scratch|scrap|wait|actually|rather|i mean|make that|correction)\b", re.IGNORECASE
)
_UNTIL = re.compile(r"\b(?:till?|until|through)\s+(?:the\s+)?$", re.IGNORECASE)
"""Something that is limited in time is the pilot."""
_SAME = re.compile(
    r"^\W*(?:say|let['’]s say|i\.e\.|meaning|that is|more exactly|more precisely|probably|i mean)\W+(?:on\s+)?(?:the\s+)?$",
    re.IGNORECASE,
)
"""A date said again, more exactly."""
_NO_MILESTONE = re.compile(
    r"\b(?:contract|since|last year|merger|deadline|audit|retire(?:s|ment)?|closed|penalty|survey|report(?:ing)?|board meeting|review|decision|approval|budget round|kpi|target|expires?|inspection)\b",
    re.IGNORECASE,
)


@dataclass(frozen=True)
class _Guess:
    field: str
    score: float
    quantity: Quantity
    taken_back: bool


def read(message: Message, units: Sequence[Unit]) -> list[Item]:
    """Return the start, the end of the pilot, go-live and the first benefit."""
    guesses: list[_Guess] = []
    for unit in units:
        dates = [q for q in message.within(unit) if q.kind == "date" and (q.date or q.ambiguous)]
        for number, quantity in enumerate(dates):
            before = dates[number - 1].end if number else unit.start
            after = dates[number + 1].start if number + 1 < len(dates) else unit.end
            guess = _guess(message, unit, quantity, before, after)
            if (
                number
                and guesses
                and guesses[-1].quantity is dates[number - 1]
                and _SAME.match(message.text[before : quantity.start])
            ):
                guess = _Guess(guesses[-1].field, guesses[-1].score, quantity, taken_back=True)
            if guess is not None:
                guesses.append(guess)
            elif guesses and _TAKEN_BACK.search(message.text[before : quantity.start]):
                guesses.append(_Guess(guesses[-1].field, guesses[-1].score, quantity, taken_back=True))
    item = Item("timeline")
    best: dict[str, _Guess] = {}
    for guess in guesses:
        held = best.get(guess.field)
        if held is None or guess.score > held.score or guess.taken_back:
            best[guess.field] = guess
    for name, guess in best.items():
        item.fields[name] = _found(guess.quantity)
    return [item] if item.fields else []


def _guess(message: Message, unit: Unit, quantity: Quantity, before: int, after: int) -> _Guess | None:
    """Return the milestone that a date belongs to, or `None`."""
    lead = message.text[before : quantity.start]
    tail = _CLAUSE_END.split(message.text[quantity.end : after], maxsplit=1)[0]
    scores: dict[str, float] = {}
    for name, pattern in _PATTERNS.items():
        score = 1.2 * message.label(unit, _LABEL[name])
        matches = list(pattern.finditer(lead))
        last = matches[-1] if matches else None
        if last is not None:
            cut = len(_CLAUSE_END.findall(lead[last.end() :]))
            score += 2.5 - min(1.5, 0.02 * (len(lead) - last.end()) + 0.5 * cut)
        if pattern.search(tail):
            score += 1.4
        if score > 0:
            scores[name] = score
    if message.asked == "timeline" and max(scores.values(), default=0.0) < 1.5 and _UNTIL.search(lead):
        scores["pilot_end"] = scores.get("pilot_end", 0.0) + 1.5
    if not scores:
        return None
    name = max(scores, key=lambda n: scores[n])
    if (
        name == "go_live"
        and "pilot_end" in scores
        and scores["pilot_end"] > 1.5
        and re.search(r"\b(?:end|until|till|til|ends|through|to|finish\w*|closing|closes)\b", lead[-30:], re.IGNORECASE)
    ):
        name = "pilot_end"
    bar = 1.0 if message.asked == "timeline" else 2.2
    if message.asked != "timeline" and _NO_MILESTONE.search(lead[-60:]):
        return None
    taken_back = _TAKEN_BACK.search(lead) is not None and len(lead) < 60
    return _Guess(name, scores[name], quantity, taken_back) if scores[name] >= bar else None


def _found(quantity: Quantity) -> Found:
    if quantity.date is None:
        return Found(quantity.text, quantity.start, quantity.end, quantity.text, readings=quantity.ambiguous)
    return Found(quantity.date, quantity.start, quantity.end, quantity.text)
