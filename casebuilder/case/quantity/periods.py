"""Rates and recurrences after an amount: "a month", "/yr", "p.a.", "one-off"."""

from typing import cast

from casebuilder.case.quantity.model import Per
from casebuilder.case.quantity.nouns import NOUNS
from casebuilder.case.quantity.tokens import Phrases, Source

_PERIODS: dict[str, str] = {
    "year": "year yr annum y jahr an année año ano år jaar anno rok",
    "quarter": "quarter qtr quartal trimestre kvartal kwartaal",
    "month": "month mo mth monat mois mes mês månad mån måned maand mese miesiąc",
    "week": "week wk w woche semaine semana vecka uke uge settimana tydzień",
    "day": "day d tag jour día dia dag giorno dzień",
    "hour": "hour hr h stunde heure hora timme time uur ora",
}
_ADVERBS: dict[str, str] = {
    "year": "yearly annually annual jährlich annuel annuels anuales anuais årligen p.a. pa p/a",
    "quarter": "quarterly vierteljährlich",
    "month": "monthly pcm monatlich mensuel mensuels mensual mensuales mensais",
    "week": "weekly wöchentlich hebdomadaire semanales semanais",
    "day": "daily täglich",
    "hour": "hourly",
}
# Scandinavian, German and Romance ways to say "a week".
_DEFINITE: dict[str, str] = {
    "i/om året": "year", "i/om månaden": "month", "i/om veckan": "week", "om dagen": "day", "i/om timmen": "hour",
    "i kvartalet": "quarter", "i/om måneden": "month", "i/om ugen": "week", "i uken": "week", "i timen": "hour",
    "die/der/in der/jede woche": "week", "jedes jahr": "year", "jeden monat": "month", "jeden tag": "day",
    "die/in der stunde": "hour", "all'/all’ anno": "year", "all'/all’ ora": "hour", "à l'/l'/à l’/l’ heure": "hour",
    "à la semaine": "week", "a la/cada semana": "week", "chaque/tous les mois": "month", "chaque année": "year",
    "alla settimana": "week", "ogni mese": "month", "ogni anno": "year", "varje år": "year", "varje månad": "month",
    "varje vecka": "week", "elke week": "week", "elke maand": "month",
}  # fmt: skip
PER_ADJECTIVES: dict[str, str] = {
    word: period for period, words in _ADVERBS.items() for word in words.split() if word.isalpha() and word != "pa"
}
_ENGLISH = {"year", "yr", "annum", "quarter", "qtr", "month", "mo", "mth", "week", "wk", "day", "hour", "hr"}


def _phrases() -> list[tuple[str, str]]:
    listed: list[tuple[str, str]] = []
    for period, words in _PERIODS.items():
        for word in words.split():
            english = word in _ENGLISH
            leads = "per each every a an per-" if english else "par pro por al ao a im am je per cada pr pr."
            listed += [(f"{lead} {word}", period) for lead in leads.split()]
            listed += [(f"/{word}", period), (f"/ {word}", period)]
            if english:
                listed += [(f"{lead} single {word}", period) for lead in ("each", "every")]
    for period, words in _ADVERBS.items():
        listed += [(word, period) for word in words.split()]
        listed += [(f"on a {word} basis", period) for word in words.split() if word.endswith("ly")]
    for phrase, period in _DEFINITE.items():
        leads, _, word = phrase.rpartition(" ")
        listed += [(f"{lead} {word}", period) for lead in leads.split("/")]
    return listed


_RATE: Phrases[str] = Phrases(_phrases())
_ONCE: Phrases[bool] = Phrases({
    phrase: True
    for phrase in (
        "one-off", "one off", "oneoff", "one-time", "one time", "upfront", "up-front", "up front", "non-recurring",
        "just once", "only once", "einmalig", "as a one-off", "as one-off", "as a one off", "in one go",
        "une fois", "una vez",
    )
})  # fmt: skip
_ONCE_BEFORE: Phrases[bool] = Phrases({
    f"{lead}{what}{link}": True
    for lead in ("one-off", "one off", "one-time", "one time", "upfront", "up-front", "single", "initial one-off")
    for what in ("", " cost", " costs", " fee", " payment", " investment", " charge", " setup", " budget", " spend")
    for link in ("", " of", " is", " are", ":", " about")
    if lead != "single"
})


def read_rate(source: Source, index: int) -> tuple[Per, int] | None:
    """Read a period that the amount before `index` is said for."""
    found = _RATE.match(source, index)
    if found is None:
        return None
    end = found[1]
    if source.low(index) == "pa" and not source.at(index).text.islower() and source.at(index).text != "PA":
        return None
    if source.low(index) == "a" and source.low(end) in ("of", "ago", "later", "from", "after"):
        return None
    return cast(Per, found[0]), end


def read_once(source: Source, index: int) -> int | None:
    """Return the index after "one-off" and the like, or None."""
    found = _ONCE.match(source, index)
    if found is not None:
        return found[1]
    within = _ONCE.match(source, index + 1) if source.low(index) == "(" else None
    if within is not None and source.low(within[1]) == ")":
        return within[1] + 1
    if source.low(index) == "once":
        following = source.at(index + 1)
        ends = following.kind in ("", "n") or following.text in ".,;:)" or following.low in ("and", "then", "plus")
        return index + 1 if ends else None
    return None


def once_before(source: Source, index: int) -> bool:
    """Tell whether "one-off", "one-time cost of" stands just before `index`."""
    return _ONCE_BEFORE.match_before(source, index) is not None


def adverb_before(source: Source, index: int) -> Per | None:
    """Return the period of an adjective just before `index`: "a yearly 40k"."""
    found = PER_ADJECTIVES.get(source.low(index - 1))
    return cast(Per, found) if found is not None else None


def read_each(source: Source, index: int) -> tuple[str, int] | None:
    """Read "per user", "per ticket" or "/ticket": a rate that is no period."""
    lead = source.low(index)
    if lead in ("each", "apiece") and source.kind(index + 1) != "w":
        return "each", index + 1
    if lead not in ("per", "/", "each", "every", "pro", "par", "a"):
        return None
    word = source.low(index + 1)
    if source.kind(index + 1) != "w" or (lead == "a" and word not in _EACH):
        return None
    if lead == "every" and word not in _EACH:
        return None
    if lead in ("/", "per") and (word in NOUNS or word.endswith("ee") or lead == "per") and word not in ("cent",):
        return f"per {source.at(index + 1).text}", index + 2
    return (f"per {source.at(index + 1).text}", index + 2) if word in NOUNS or word in _EACH else None


_EACH = {"ticket", "call", "user", "seat", "head", "piece", "pop", "person", "licence", "license", "agent",
         "fortnight", "decade", "shift", "sprint", "night"}  # fmt: skip
LONG_RATES = frozenset(("per fortnight", "per decade", "per shift", "per sprint", "per night"))
