"""Walk over a text once and collect its quantities in order."""

from dataclasses import replace
from datetime import date
from decimal import Decimal

from casebuilder.case.quantity import currencies, numerals, shorthands
from casebuilder.case.quantity.dates import date_starts, read_date
from casebuilder.case.quantity.days import day_comes_first
from casebuilder.case.quantity.model import Quantity
from casebuilder.case.quantity.modifiers import Modifiers, read_modifiers
from casebuilder.case.quantity.periods import adverb_before, once_before
from casebuilder.case.quantity.ranges import Measure, read_measures, read_slashed
from casebuilder.case.quantity.reject import skip_from
from casebuilder.case.quantity.special import special_starts
from casebuilder.case.quantity.style import comma_decimals
from casebuilder.case.quantity.tokens import Source, tokenize
from casebuilder.case.quantity.wordlists import words

_STARTS = (
    frozenset(currencies.starts())
    | shorthands.starts()
    | numerals.NUMERAL_STARTS
    | date_starts()
    | special_starts()
    | set("+-−–~<>≤≥(#")
)


def open_source(
    text: str,
    today: date,
    fiscal_year_end: int,
    currency: str | None,
    decimal_comma: bool | None,
    month_first: bool | None = None,
    *,
    whole: bool = False,
) -> Source:
    """Tokenize `text` and settle how it writes numbers and dates; dates of the text itself go before `month_first`."""
    day_first = day_comes_first(text)
    if day_first is None and month_first is not None:
        day_first = not month_first
    tokens = tokenize(text)
    source = Source(
        text,
        tokens,
        [token.low for token in tokens],
        today,
        fiscal_year_end,
        currency,
        decimal_comma,
        day_first=day_first,
        whole=whole,
    )
    return source if decimal_comma is not None else replace(source, decimal_comma=comma_decimals(source))


def scan(source: Source) -> list[Quantity]:
    """Return all quantities of the source, in order and without overlap."""
    found: list[Quantity] = []
    index, count, floor = 0, len(source.tokens), 0
    while index < count:
        token = source.tokens[index]
        if token.kind not in "dvx" and token.low not in _STARTS:
            index += 1
            continue
        index, floor = _step(source, index, floor, found)
    return found


def _step(source: Source, index: int, floor: int, found: list[Quantity]) -> tuple[int, int]:
    """Read what starts at `index` and append it.

    Returns where to go on and the first token whose words may still qualify the next figure.
    """
    dated = read_date(source, index)
    measured = read_slashed(source, index)
    skip = skip_from(source, index) if measured is None else None
    if skip is not None and (dated is None or dated[1] < skip):
        return skip, floor
    if measured is None and skip is None:
        measured = read_measures(source, index)
    if dated is not None and (measured is None or dated[1] >= measured[1]):
        found.append(dated[0])
        return dated[1], dated[1]
    if measured is None:
        return index + 1, floor
    measures, end = measured
    for measure in measures:
        around = read_modifiers(source, measure.amount, floor)
        quantity = to_quantity(source, measure, around)
        if quantity is not None and (not found or quantity.start >= found[-1].end):
            found.append(quantity)
            floor = around.until
    return max(end, index + 1), floor


def to_quantity(source: Source, measure: Measure, around: Modifiers) -> Quantity | None:
    """Turn a measure into a quantity with the words around it; None if it is nothing but a pronoun or a year."""
    amount = measure.amount
    if _is_noise(source, measure):
        return None
    if amount.yearlike and not (around.approx or around.bound or source.whole):
        return None
    start, end, text = source.slice(around.first, around.end)
    return Quantity(
        start=start,
        end=end,
        text=text,
        kind=amount.kind,
        value=amount.value,
        low=measure.low,
        likely=measure.likely,
        high=measure.high,
        unit=amount.unit,
        currency=amount.currency,
        per=amount.per or (adverb_before(source, amount.start) if not amount.once else None),
        once=amount.once or once_before(source, amount.start),
        approx=around.approx or amount.approx,
        sign=around.sign,
        relative=around.relative,
        bound=around.bound,
        ambiguous=tuple(_write(reading) for reading in amount.readings),
    )


def _write(value: Decimal) -> str:
    return f"{value:,f}"


# "One day we will" says nothing about one day.
_SOMEDAY = words("we i they it you he she the our all everything this maybe")


_FIGURES = words("figure figures digit digits")


def _past_hyphen(source: Source, index: int) -> int:
    return index + (source.low(index) == "-")


def _is_noise(source: Source, measure: Measure) -> bool:
    """Tell a pronoun "one" and the like from a number."""
    amount = measure.amount
    if amount.kind == "number" and amount.scale == 1 and source.low(_past_hyphen(source, amount.end)) in _FIGURES:
        return True  # "six figures", "a double-digit rise"
    if measure.ranged or not amount.worded or source.whole:
        return False
    if amount.bare and source.low(amount.end) == "-" and source.glued(amount.end) and source.glued(amount.end + 1):
        return source.kind(amount.end + 1) == "w" and source.low(amount.end + 1) not in (
            "ish",
            "odd",
            "something",
        )  # "two-factor"
    if source.low(amount.start) != "one":
        return False
    if amount.kind == "duration":
        return amount.unit == "days" and source.low(amount.end) in _SOMEDAY
    return amount.kind == "number" and amount.end == amount.start + 1 and not amount.per
