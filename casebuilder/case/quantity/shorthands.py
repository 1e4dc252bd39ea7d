"""Scale and currency written as one word: kEUR, TEUR, MSEK, T€, tkr, mnkr."""

from decimal import Decimal
from typing import NamedTuple

from casebuilder.case.quantity import currencies
from casebuilder.case.quantity.tokens import Source

_K, _M, _G = (Decimal(10) ** power for power in (3, 6, 9))
_SCALES: dict[str, Decimal] = {
    "k": _K, "t": _K, "tsd": _K, "m": _M, "mn": _M, "mio": _M, "mln": _M, "mill": _M, "milj": _M, "md": _G,
    "mrd": _G, "mdr": _G, "mia": _G, "bn": _G,
}  # fmt: skip
_LONGEST = max(map(len, _SCALES))


class Shorthand(NamedTuple):
    """A scale with its currency, and the token after them."""

    scale: Decimal
    currency: str
    end: int


def read_shorthand(source: Source, index: int) -> Shorthand | None:
    """Read "kEUR", "MCHF", "tkr" or "T€", before or after a number."""
    token = source.at(index)
    if token.kind != "w" or len(token.low) > _LONGEST + 3:
        return None
    scale = _SCALES.get(token.low)
    if scale is not None:
        sign = source.at(index + 1)
        code = currencies.sign_at(source, index + 1) if sign.glued and sign.kind == "s" else None
        return Shorthand(scale, code, index + 2) if code is not None else None
    if token.low.endswith("kr"):
        scale = _SCALES.get(token.low.removesuffix("kr"))
        end = index + 1
        end += scale is not None and source.low(end) == "." and source.glued(end) and source.kind(end + 1) in "dw"
        return Shorthand(scale, currencies.crowns(source), end) if scale is not None else None
    scale, code = _SCALES.get(token.low[:-3]), token.text[-3:]
    if scale is None or not currencies.is_code(code):
        return None
    return Shorthand(scale, code.upper(), index + 1)


def starts() -> set[str]:
    """Return the lower-case tokens that a shorthand before an amount may be."""
    codes = {code.lower() for code in currencies.CODES} | {"kr", ""}
    return {scale + code for scale in _SCALES for code in codes}
