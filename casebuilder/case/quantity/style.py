"""How a writer writes numbers and dates, told from figures that can be read in one way only."""

from datetime import date
from typing import Literal

from casebuilder.case.quantity.days import day_comes_first, read_numeric
from casebuilder.case.quantity.numbers import comma_in, read_chain
from casebuilder.case.quantity.reject import skip_from
from casebuilder.case.quantity.tokens import Source, tokenize

_ANY_DAY = date(2000, 1, 1)  # which day it is does not change whether digits are a date


def decimal_style(text: str) -> Literal["comma", "point"] | None:
    """Tell from unmistakable figures which decimal sign the writer of `text` uses.

    "2.700.000" and "3,5 h" show a decimal comma, "1,250,000" and "4.25" a point. None without such figures and when
    they disagree; dates, versions and identifiers do not count.
    """
    tokens = tokenize(text)
    comma = comma_decimals(Source(text, tokens, [token.low for token in tokens], _ANY_DAY))
    return None if comma is None else "comma" if comma else "point"


def month_first_in(text: str) -> bool | None:
    """Tell from dates such as 12/31/27 or 31/12/27 whether the writer of `text` puts the month first; else None."""
    day_first = day_comes_first(text)
    return None if day_first is None else not day_first


def comma_decimals(source: Source) -> bool | None:
    """Tell whether the source uses decimal commas; None without unmistakable figures and with mixed ones."""
    votes: set[bool] = set()
    index = 0
    while index < len(source.tokens) and len(votes) < 2:
        if source.kind(index) != "d":
            index += 1
            continue
        dated = read_numeric(source, index, "next")
        skip = dated.end if dated is not None else skip_from(source, index)
        if skip is not None:
            index = max(skip, index + 1)
            continue
        chain = read_chain(source, index)
        letters = source.glued(index) and source.kind(index - 1) == "w"
        dotted = source.low(chain.end) == "." and source.kind(chain.end + 1) not in ("", "n")
        vote = comma_in(chain)
        if not letters and not dotted and vote is not None:
            votes.add(vote)
        index = chain.end
    return votes.pop() if len(votes) == 1 else None
