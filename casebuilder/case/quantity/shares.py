"""Shares said without a percent sign: "a third", "one in five", "every second ticket", "two-thirds", "drei Viertel"."""

from dataclasses import replace
from decimal import ROUND_HALF_UP, Context, Decimal

from casebuilder.case.quantity.amounts import Amount
from casebuilder.case.quantity.cardinals import ONES, TENS
from casebuilder.case.quantity.nouns import NOUNS
from casebuilder.case.quantity.numbers import EXACT, read_fraction, times
from casebuilder.case.quantity.numerals import read_number
from casebuilder.case.quantity.tokens import Phrases, Source
from casebuilder.case.quantity.units import read_unit
from casebuilder.case.quantity.wordlists import listed, words

_TOPS = {"a": 1, "one": 1, "two": 2, "three": 3, "four": 4, "five": 5, "six": 6, "seven": 7, "eight": 8, "nine": 9}
_PARTS = {
    "half": 2, "third": 3, "quarter": 4, "fifth": 5, "sixth": 6, "seventh": 7, "eighth": 8, "ninth": 9, "tenth": 10,
    "twentieth": 20,
}  # fmt: skip
_FRACTIONS: dict[str, tuple[int, int]] = {
    f"{top}{gap}{part}{'s' if number > 1 else ''}": (number, below)
    for top, number in _TOPS.items()
    for part, below in _PARTS.items()
    for gap in (" ", "-")
    if number < below and not (part == "half" and number > 1)
}
# Shares in other languages; none of these words means anything else there.
_ABROAD: dict[str, tuple[int, int]] = {
    phrase: part
    for part, phrases in {
        (
            1,
            2,
        ): "die hälfte|zur hälfte|la moitié|la mitad|metade|a metade|la metà|hälften|halvparten|halvdelen|"
        "de helft|połowa",
        (1, 3): "ein drittel|un tiers|le tiers|un tercio|um terço|un terzo|en tredjedel|een derde",
        (2, 3): "zwei drittel|deux tiers|les deux tiers|dos tercios|dois terços|due terzi|två tredjedelar|twee derde|"
        "to tredjedele|to tredjedeler",
        (1, 4): "ein viertel|einem viertel|un quart|le quart|un cuarto|um quarto|un quarto|en fjärdedel|en fjerdedel|"
        "een kwart",
        (3, 4): "drei viertel|dreiviertel|trois quarts|les trois quarts|tres cuartos|três quartos|tre quarti|"
        "tre fjärdedelar|driekwart",
        (1, 5): "ein fünftel|un cinquième|un quinto|um quinto|en femtedel|een vijfde",
        (1, 10): "ein zehntel|un dixième|un décimo|um décimo|un decimo|en tiondel|een tiende",
    }.items()
    for phrase in phrases.split("|")
}
SHARES: Phrases[tuple[int, int]] = Phrases(_FRACTIONS | {"half": (1, 2)} | _ABROAD)
_ROUGHLY: Phrases[tuple[int, int]] = Phrases({f"a good {part}": (1, below) for part, below in _PARTS.items()})
_FOREIGN: Phrases[tuple[int, int]] = Phrases(_ABROAD)
# A quarter of what is no share: "un quart d'heure", "ein Viertel Jahr".
_TIMES = words("d de heure hora stunde jahr jaar uur ora uhr stunden år of jahrhundert")
# Words after "a third" that show a share; before any other word it may be an ordinal ("a third party").
_AFTER_SHARE = words(
    "of is are was were get gets go goes come comes need needs have has had fail fails end ends take takes less more "
    "fewer faster lower higher by now today currently from to the our all these those this in on at before within and "
    "or but per every each miss return bounce land lands cheaper slower as for must should will would can der des de "
    "that which who across every are or so"
)
_AFTER_HALF = _AFTER_SHARE - {"hour", "day"} | {"my", "their", "your", "his", "her", "its"}


def read_share(source: Source, index: int) -> Amount | None:
    """Read a share at `index` as percent."""
    for reader in (_nines, _even, _ratio, _every, _slash_share, _share):
        found = reader(source, index)
        if found is not None:
            return found
    return None


def share_starts() -> set[str]:
    """Return the words that a share begins with and no number does."""
    return {"every"} | _EVERY_ABROAD | set(_FOREIGN.starts())


def percent_of(top: Decimal, bottom: Decimal) -> Decimal:
    """Return the share as percent: exact when it ends within two decimals, else to one decimal (two digits below 1)."""
    exact = Context(prec=20).divide(times(top, Decimal(100)), bottom)
    short = exact.quantize(Decimal("0.01"), context=EXACT)
    if short != exact:
        step = Decimal("0.1") if exact >= 1 else Decimal(1).scaleb(exact.adjusted() - 1)
        short = exact.quantize(step, ROUND_HALF_UP, context=EXACT)
    return Decimal(format(short.normalize(EXACT), "f"))


def _percent(source: Source, start: int, end: int, top: int, bottom: int) -> Amount:
    return Amount(start, end, percent_of(Decimal(top), Decimal(bottom)), "percent", "%", worded=True)


def _share(source: Source, index: int) -> Amount | None:
    rough = source.low(index) == "a" and source.low(index + 1) == "good"
    found = SHARES.match(source, index) or (_ROUGHLY.match(source, index) if rough else None)
    if found is None:
        return None
    (top, bottom), end = found
    word = source.low(end - 1)
    if not _is_share(source, index, end, word):
        return None
    return replace(_percent(source, index, end, top, bottom), approx=rough)


def _is_share(source: Source, index: int, end: int, word: str) -> bool:
    following = source.at(end)
    if _FOREIGN.match(source, index) is not None:
        return following.low not in _TIMES or source.low(end + 1) not in _TIMES | {"'", "’"}
    hyphened = source.low(index + 1) == "-"
    if word.startswith("quarter") and not hyphened:
        return following.low == "of" and source.kind(end + 1) != "d" and source.low(end + 1) not in ("last", "next")
    if following.kind in ("", "n"):
        return True
    if word == "half":
        ordinal = source.low(index - 1) in ("first", "second", "1st", "2nd", "last", "next", "this", "other")
        return not ordinal and (following.low in _AFTER_HALF or following.text in ".,;:)!?→")
    if word.endswith("s") and word in {f"{part}s" for part in _PARTS}:
        return True
    arrow = following.text == "-" and source.low(end + 1) == ">"
    return arrow or following.low in _AFTER_SHARE or (following.kind == "s" and following.text not in "-/'’")


_LINKS: Phrases[str] = Phrases({
    "in": "in", "in every": "in", "in each": "in", "out of": "in", "out of every": "in", "of every": "in",
    "of each": "in", "von": "in", "sur": "in", "de cada": "in", "em cada": "in", "su": "in", "op de": "in", "op": "in",
    "av": "in", "ud af": "in", "of": "of",
})  # fmt: skip


def _of_share(source: Source, index: int, at: int) -> bool:
    """Tell whether "7 of 10 calls" is a share: of a round number, of which nothing says that it is all there is."""
    bottom, end = _small(source, at)
    return (
        bottom in (10, 100, 1000)
        and source.low(index) not in ("1", "one", "a")
        and source.low(index - 1) not in ("step", "phase", "part", "page", "slide")
        and (source.kind(end) in ("w", "", "s", "n"))
    )


def _ratio(source: Source, index: int) -> Amount | None:
    """Read "one in five", "9 out of 10"."""
    top, at = _small(source, index)
    if top is None:
        return None
    counted = _counted(source, at)
    link = _LINKS.match(source, at + counted)
    if link is None or (link[0] == "of" and not _of_share(source, index, link[1])):
        return None
    at = link[1]
    bottom, end = _small(source, at)
    if bottom is None or not 0 < top < bottom or bottom in range(1900, 2101):
        return None
    if (
        source.text[source.tokens[end - 1].end : source.at(end).start] == ""
        and source.kind(end) in "wd"
        and source.kind(end)
    ):
        return None
    unit = read_unit(source, end)
    if unit is not None and unit.kind in ("duration", "percent", "points"):
        return None
    if counted and (unit is not None or (top > 1 and bottom not in _ROUND)):
        return None  # "3 calls in 40 shops" is no share
    return _percent(source, index, end, top, bottom)


_ROUND = (5, 10, 20, 50, 100, 1000)
# What "every second ..." counts in, so that it is a pace and no share.
_PACES = words(
    "second minute hour day week month quarter year time times shift seconds minutes hours days weeks months quarters "
    "years"
)
_EVERY = {"other": 2, "second": 2, "2nd": 2} | {
    word: below for word, below in _PARTS.items() if word not in ("half", "quarter")
} | {"fourth": 4, "hundredth": 100}  # fmt: skip


def _counted(source: Source, index: int) -> bool:
    """Tell whether a counted noun stands between the figures of "one call in five"."""
    if source.kind(index) != "w" or source.low(index) not in NOUNS or source.low(index) in _PACES:
        return False
    link = _LINKS.match(source, index + 1)
    return link is not None and link[0] == "in"


def _every(source: Source, index: int) -> Amount | None:
    """Read "every second ticket" as 50 %; "every second week" and "every fifth floor" are no shares."""
    if source.low(index) in _EVERY_ABROAD:
        return _every_abroad(source, index)
    if source.low(index) != "every":
        return None
    below = _EVERY.get(source.low(index + 1))
    noun = source.low(index + 2)
    verb = below is not None and below > 2 and noun in _STATES
    if below is None or source.kind(index + 2) != "w" or not (noun in NOUNS or verb) or noun in _PACES:
        return None
    return _percent(source, index, index + 2, 1, below)


_STATES = words("is are was gets goes fails needs comes one of ends")
_EVERY_ABROAD = words("jeder jede jedes jeden jedem var vart hver hvert varje elke")
_NTH_ABROAD = {
    stem: below
    for below, stems in enumerate(
        (
            "zweite varannan andra anden anden tweede", "dritte tredje derde", "vierte fjärde fjerde vierde",
            "fünfte femte vijfde", "sechste sjätte sjette zesde", "siebte sjunde syvende zevende",
            "achte åttonde ottende achtste", "neunte nionde niende negende", "zehnte tionde tiende",
        ),
        2,
    )
    for stem in listed(stems)
}  # fmt: skip
_PACES_ABROAD = words(
    "tag woche monat jahr stunde mal quartal minute dag vecka månad år timme gång uke uge måned time gang week maand "
    "jaar uur keer kwartaal kvartal sekunde"
)


def _every_abroad(source: Source, index: int) -> Amount | None:
    """Read "jeder fünfte Anruf", "var femte faktura", "elke derde factuur"."""
    said = source.low(index + 1)
    below = _NTH_ABROAD.get(said) or _NTH_ABROAD.get(said.rstrip("rsnm"))
    if below is None or source.kind(index + 2) != "w" or source.low(index + 2) in _PACES_ABROAD:
        return None
    return _percent(source, index, index + 2, 1, below)


def _small(source: Source, index: int) -> tuple[int | None, int]:
    if source.kind(index) not in ("d", "w") or not source.low(index):
        return None, index
    if source.kind(index) == "w" and source.low(index) not in ONES and source.low(index) not in TENS:
        word = source.low(index)
        return ({"hundred": 100, "thousand": 1000}.get(word), index + 1)
    number = read_number(source, index)
    if number is None or number.value is None or number.scale != 1 or number.value != int(number.value):
        return None, index
    return (int(number.value), number.end) if number.value <= 1_000_000 else (None, index)


def _slash_share(source: Source, index: int) -> Amount | None:
    """Read "1/3 of tickets"; a fraction before a unit is left to the number reader."""
    found = read_fraction(source, index)
    if found is None or source.low(found[1]) not in ("of", "der", "des", "de"):
        return None
    if source.kind(index) == "v":
        return Amount(index, found[1], percent_of(found[0], Decimal(1)), "percent", "%")
    return _percent(source, index, found[1], int(source.low(index)), int(source.low(index + 2)))


def _even(source: Source, index: int) -> Amount | None:
    """Read "fifty-fifty" and "50/50" as 50 %."""
    said, mark = source.low(index), source.at(index + 1)
    if said not in ("50", "fifty") or source.low(index + 2) != said or mark.text not in ("-", "/", "–", "‑"):
        return None
    tail = source.at(index + 3)
    apart = tail.glued and (tail.kind in "dw" or tail.text in "-/%")
    return (
        None
        if apart or not mark.glued or (source.glued(index) and source.kind(index - 1) in "dw")
        else _percent(source, index, index + 3, 1, 2)
    )


def _nines(source: Source, index: int) -> Amount | None:
    """Read "three nines" as 99.9 %."""
    said = source.low(index)
    count = int(said) if said in tuple("23456") else ONES.get(said, 0)
    if source.low(index + 1) != "nines" or not 2 <= count <= 6:
        return None
    value = EXACT.subtract(Decimal(100), Decimal(1).scaleb(2 - count))
    return Amount(index, index + 2, value, "percent", "%", worded=True)
