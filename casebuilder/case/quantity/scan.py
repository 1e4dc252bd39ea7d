"""Walk over a text once and collect its quantities in order."""

from dataclasses import replace
from datetime import date
from decimal import Decimal

from casebuilder.case.quantity import currencies, numerals
from casebuilder.case.quantity.dates import date_starts, read_date
from casebuilder.case.quantity.model import Quantity
from casebuilder.case.quantity.modifiers import read_modifiers
from casebuilder.case.quantity.numbers import decimal_style
from casebuilder.case.quantity.periods import adverb_before, once_before
from casebuilder.case.quantity.ranges import Measure, read_measures
from casebuilder.case.quantity.reject import skip_from
from casebuilder.case.quantity.tokens import Source, tokenize
from casebuilder.case.quantity.wordlists import words

_STARTS = frozenset(currencies.starts()) | numerals.NUMERAL_STARTS | date_starts() | set("+-−–~<>≤≥(#")


def open_source(
    text: str,
    today: date,
    fiscal_year_end: int,
    currency: str | None,
    decimal_comma: bool | None,
    *,
    whole: bool = False,
) -> Source:
    """Tokenize `text` and settle its decimal style."""
    tokens = tokenize(text)
    source = Source(
        text, tokens, [token.low for token in tokens], today, fiscal_year_end, currency, decimal_comma, whole
    )
    return source if decimal_comma is not None else replace(source, decimal_comma=decimal_style(source))


def scan(source: Source) -> list[Quantity]:
    """Return all quantities of the source, in order and without overlap."""
    found: list[Quantity] = []
    index, count = 0, len(source.tokens)
    while index < count:
        token = source.tokens[index]
        if token.kind not in "dvx" and token.low not in _STARTS:
            index += 1
            continue
        index = _step(source, index, found)
    return found


def _step(source: Source, index: int, found: list[Quantity]) -> int:
    """Read what starts at `index`, append it, and return where to go on."""
    dated = read_date(source, index)
    skip = skip_from(source, index)
    if skip is not None and (dated is None or dated[1] < skip):
        return skip
    measured = read_measures(source, index) if skip is None else None
    if dated is not None and (measured is None or dated[1] >= measured[1]):
        found.append(dated[0])
        return dated[1]
    if measured is None:
        return index + 1
    measures, end = measured
    for measure in measures:
        quantity = to_quantity(source, measure)
        if quantity is not None:
            if found and quantity.start < found[-1].end:
                continue
            found.append(quantity)
    return max(end, index + 1)


def to_quantity(source: Source, measure: Measure) -> Quantity | None:
    """Turn a measure into a quantity with the words around it; None if it is nothing but a pronoun or a year."""
    amount = measure.amount
    if _is_noise(source, measure):
        return None
    around = read_modifiers(source, amount.start, amount.end, amount.kind, amount.sign, amount.unit)
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
        approx=around.approx or amount.approx or _margin(measure),
        sign=around.sign,
        relative=around.relative,
        bound=around.bound,
        ambiguous=tuple(_write(reading) for reading in amount.readings),
    )


def _margin(measure: Measure) -> bool:
    return measure.ranged and measure.likely is not None and measure.amount.value is None


def _write(value: Decimal) -> str:
    return f"{value:,f}"


# "One day we will" says nothing about one day.
_SOMEDAY = words("we i they it you he she the our all everything this maybe")


def _is_noise(source: Source, measure: Measure) -> bool:
    """Tell a pronoun "one" and the like from a number."""
    amount = measure.amount
    if measure.ranged or not amount.worded or source.whole or source.low(amount.start) != "one":
        return False
    if amount.kind == "duration":
        return amount.unit == "days" and source.low(amount.end) in _SOMEDAY
    return amount.kind == "number" and amount.end == amount.start + 1 and not amount.per
