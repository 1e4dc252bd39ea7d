"""Cutting a clause down to the noun phrase that it opens with."""

import re

from casebuilder.dialogue.extraction.readers import kpi_stops as stops
from casebuilder.dialogue.extraction.readers import kpi_words as w
from casebuilder.dialogue.extraction.readers.kpi_zone import Span, Zone

TOKEN = re.compile(r"[^\W_]+(?:[’'./&+-][^\W_]+)*%?|%")


def phrase(zone: Zone, tokens: list[Span], limit: int) -> Span | None:
    """Cut a clause down to its leading noun phrase."""
    begin = skip_lead(zone, tokens)
    kept = tokens[begin:]
    if not kept:
        return None
    end = len(kept)
    for index, (a, b) in enumerate(kept):
        word = zone.text[a:b].lower().replace("’", "'")
        closing = word in w.METRIC and index == len(kept) - 1
        if index and word in stops.CUT and not closing and not _belongs(zone, kept, index):
            end = index
            break
        if index and (
            word.endswith(("'ll", "'d", "'re", "'ve")) or _number(word) and not _limit(zone, kept[index - 1])
        ):
            end = index
            break
    kept = kept[:end]
    while kept and zone.text[kept[-1][0] : kept[-1][1]].lower().replace("’", "'") in stops.TRAIL:
        kept.pop()
    if not kept or says_nothing([zone.text[a:b] for a, b in kept]):
        return None
    return kept[0][0], min(kept[-1][1], limit)


def _number(word: str) -> bool:
    return word[0].isdigit() and not any(c.isalpha() for c in word)


def _limit(zone: Zone, token: Span) -> bool:
    """Whether a number behind this word is a limit that belongs to the name ("older than 30 days")."""
    return zone.text[slice(*token)].lower() in {
        "than",
        "within",
        "inside",
        "after",
        "first",
        "over",
        "under",
        "last",
        "next",
        "top",
        "tier",
        "level",
        "of",
    }


def skip_lead(zone: Zone, tokens: list[Span]) -> int:
    """Return the index of the first word that belongs to a name."""
    pronoun = False
    for index, (a, b) in enumerate(tokens):
        word = zone.text[a:b].lower().replace("’", "'")
        verb, pronoun = pronoun and word not in w.METRIC, word in _PRONOUNS or pronoun and word in _ADVERBS
        if verb:
            continue
        following = zone.text[slice(*tokens[index + 1])].lower().replace("’", "'") if index + 1 < len(tokens) else ""
        if word in stops.ORDINAL and following and following not in stops.AFTER_ORDINAL:
            return index
        if word == "number" and following == "of":
            return index
        if (
            word in {"late", "false", "lost", "missed", "dropped"}
            and following in w.METRIC
            or word in w.METRIC & stops.CUT
            and following in _OF
        ):
            return index
        if word not in stops.LEAD and word not in stops.CUT and not word.isdigit():
            return index
    return len(tokens)


_SPANS = {"days", "hours", "minutes", "time", "weeks", "seconds", "often", "times"}
_PRONOUNS = {"we", "i", "they", "you", "he", "she"}
_ADVERBS = {
    "also",
    "really",
    "currently",
    "still",
    "now",
    "would",
    "might",
    "should",
    "could",
    "will",
    "do",
    "simply",
    "just",
    "must",
}
_OF = {"per", "of", "in", "on", "at", "with", ""}


def _belongs(zone: Zone, tokens: list[Span], index: int) -> bool:
    """Whether a word at which names mostly end is part of this one ("days before we ask for documents")."""
    words = [zone.text[a:b].lower() for a, b in tokens[: index + 1]]
    if words[-1] in {"it", "we", "they", "you", "he", "she", "i"}:
        return words[-2] in stops.EXTENDERS or (
            words[-2] in {"time", "hours", "days", "minutes", "long"} and words[-1] != "i"
        )
    if len(words) > 3 and words[-3] in {"a", "an", "the", "our", "each"} and words[-4] in _SPANS:
        return words[-1] not in w.GENERIC
    if any(x in {"it", "we", "they", "you"} for x in words[1:-1]):
        return words[-1] in {
            "takes",
            "take",
            "have",
            "get",
            "gets",
            "need",
            "needs",
            "goes",
            "go",
            "has",
            "reach",
            "hit",
        }
    if words[-1] in {
        "taken",
        "reached",
        "counted",
        "measured",
        "reported",
        "about",
        "under",
        "above",
        "below",
        "least",
    }:
        return (
            words[-1] in {"taken", "about", "reported"}
            and index < 4
            and words[-2] not in stops.LEAD
            and _noun(words[-2])
        )
    return words[-1] in {"is", "are"} and words[-2] in {"who", "that"}


def _noun(word: str) -> bool:
    return word in w.METRIC or word.endswith("s")


def _empty(word: str) -> bool:
    low = word.lower().replace("’", "'")
    return (
        low in stops.PEOPLE
        or low in w.GENERIC
        or low in stops.EVALUATIVE
        or low in stops.TEMPORAL
        or low in stops.TRAIL
        or low.isdigit()
        or low in stops.CUT
        or low in stops.LEAD
    )


def says_nothing(words: list[str]) -> bool:
    """Whether a phrase holds no word that tells what is measured; "time to first value" does, "the time" does not."""
    if not all(_empty(x) for x in words):
        return False
    telling = [x.lower() for x in words if x.lower() not in stops.TRAIL]
    return not (len(telling) >= 3 and telling[0] in w.METRIC and telling[0] not in {"days", "hours", "minutes"})
