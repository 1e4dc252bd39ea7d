"""Numbers, money, durations, shares and dates in plain words, as figures with the words they were read from.

The parser never guesses in silence: what can be read in two ways comes back without a value and with its readings
(`Quantity.ambiguous`). It reads English and the figure, unit and month words of German, French, Spanish, Portuguese,
Swedish, Indian and Japanese business writing. Pure and linear in the length of the text; it raises on no text.
"""

from datetime import date

from casebuilder.case.quantity.fiscal import fiscal_year_end_in
from casebuilder.case.quantity.model import Bound, Kind, Pair, Per, Quantity, Sign, same_value
from casebuilder.case.quantity.naming import currency_named
from casebuilder.case.quantity.pairs import pairs_in
from casebuilder.case.quantity.scan import open_source, scan
from casebuilder.case.quantity.style import decimal_style, month_first_in
from casebuilder.case.quantity.whole import single

__all__ = [
    "Bound",
    "Kind",
    "Pair",
    "Per",
    "Quantity",
    "Sign",
    "currency_named",
    "decimal_style",
    "find_pairs",
    "find_quantities",
    "fiscal_year_end_in",
    "month_first_in",
    "parse_date",
    "parse_quantity",
    "same_value",
]


def find_quantities(
    text: str,
    *,
    today: date,
    fiscal_year_end: int = 12,
    currency: str | None = None,
    decimal_comma: bool | None = None,
    month_first: bool | None = None,
) -> list[Quantity]:
    """Return every quantity in `text`, in order, without overlap, the longest reading at each place.

    Args:
        text: what somebody wrote.
        today: the day that "next March" and "in nine months" count from.
        fiscal_year_end: the month (1 to 12) that a fiscal year ends in; FY27 ends in 2027.
        currency: the case's ISO 4217 code; it decides what "$" or "kr" means, never that a bare number is money.
        decimal_comma: True or False if the writer's style is known; None settles it from the text itself.
        month_first: what "1/11/27" means where no other date of the text settles it; None leaves it ambiguous.
    """
    return scan(open_source(text, today, fiscal_year_end, currency, decimal_comma, month_first))


def parse_quantity(
    text: str,
    *,
    today: date,
    fiscal_year_end: int = 12,
    currency: str | None = None,
    decimal_comma: bool | None = None,
    month_first: bool | None = None,
) -> Quantity | None:
    """Read a text that is one quantity, with no more around it than "about", "from" or a full stop; else None."""
    return single(open_source(text, today, fiscal_year_end, currency, decimal_comma, month_first, whole=True))


def parse_date(
    text: str, *, today: date, fiscal_year_end: int = 12, month_first: bool | None = None
) -> Quantity | None:
    """Read a text that is one date ("end of Q3 27", "by next March"); else None. It may be ambiguous."""
    found = parse_quantity(text, today=today, fiscal_year_end=fiscal_year_end, month_first=month_first)
    return found if found is not None and found.kind == "date" else None


def find_pairs(
    text: str,
    *,
    today: date,
    fiscal_year_end: int = 12,
    currency: str | None = None,
    decimal_comma: bool | None = None,
    month_first: bool | None = None,
) -> list[Pair]:
    """Return the figures that are explicitly joined as before and after.

    "from 82 % to 98 %", "82 % -> 98 %" and a falling "4 to 2 hours" count; a rising "40 to 50k" is a range.
    """
    return pairs_in(open_source(text, today, fiscal_year_end, currency, decimal_comma, month_first))
