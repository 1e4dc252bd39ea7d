"""Numbers written with digits: separators, grouping styles, scales, mixed fractions.

Which character is the decimal point is settled per message (`style.py`). A single separator with three digits
behind it is read so: `9,000` groups unless the message is known to use decimal commas; `1.234` is ambiguous unless
the style is known; in an amount of money it groups (cents have two digits), before a scale word or a percent sign it
is a decimal point; `£1.234` beside `£1,234.56` is ambiguous. Nobody writes `85.000` for 85, so a settled style never
turns it into that: it stays ambiguous.
"""

from dataclasses import dataclass, replace
from decimal import Context, Decimal

from casebuilder.case.quantity.scales import ABBREVIATED, SCALES
from casebuilder.case.quantity.tokens import Source

EXACT = Context(prec=80)
MAX_DIGITS = 27
_MAX_PARTS = 10
_APOSTROPHES = "'’ʼ"
_VULGAR = {"½": (1, 2), "¼": (1, 4), "¾": (3, 4), "⅓": (1, 3), "⅔": (2, 3), "⅕": (1, 5), "⅛": (1, 8), "⅜": (3, 8)}


@dataclass(frozen=True)
class Number:
    """A number before its meaning is known.

    Attributes:
        end: index of the token after it.
        value: the number without its scale; None while `grouped` and `pointed` disagree.
        scale: 1000 for "k" and so on.
        pointed: the reading with a decimal separator, if there are two readings.
        grouped: the reading with a thousands separator, if there are two readings.
        scales: two or more scales when the scale word is unclear ("4 mil").
        plain: bare digits without separators, which may be a year.
        approx: the words say "roughly" ("a couple").
        worded: said in words.
    """

    end: int
    value: Decimal | None
    scale: Decimal = Decimal(1)
    pointed: Decimal | None = None
    grouped: Decimal | None = None
    scales: tuple[Decimal, ...] = ()
    plain: bool = False
    approx: bool = False
    worded: bool = False

    def total(self) -> Decimal | None:
        """Return the number times its scale, or None if it has two readings."""
        if self.value is None or self.scales:
            return None
        return times(self.value, self.scale)

    def readings(self) -> tuple[Decimal, ...]:
        """Return all readings when there are several, else an empty tuple."""
        if self.value is None and self.pointed is not None and self.grouped is not None:
            return times(self.pointed, self.scale), times(self.grouped, self.scale)
        if self.scales and self.value is not None:
            return tuple(times(self.value, scale) for scale in self.scales)
        return ()


def times(a: Decimal, b: Decimal) -> Decimal:
    """Multiply without rounding; a whole result is written without decimals."""
    if b == 1:
        return a
    product = EXACT.multiply(a, b)
    whole = product.to_integral_value(context=EXACT)
    return whole if whole == product else product


@dataclass(frozen=True)
class Chain:
    """Digit groups joined by separators: `1.234,5` is groups 1, 234, 5 and separators `.` and `,`."""

    end: int
    groups: tuple[str, ...]
    separators: str


def read_chain(source: Source, index: int) -> Chain:
    """Read the longest run of digit groups at `index`; spaces count as separators only before exactly 3 digits."""
    groups, separators, at = [source.low(index)], "", index + 1
    while len(groups) < _MAX_PARTS:
        separator, step = _separator(source, at, groups, separators)
        if not separator:
            break
        separators += separator
        groups.append(source.low(at + step - 1))
        at += step
    return Chain(at, tuple(groups), separators)


def _separator(source: Source, at: int, groups: list[str], so_far: str) -> tuple[str, int]:
    token = source.at(at)
    if token.kind == "d" and not token.glued:
        gap = source.text[source.tokens[at - 1].end : token.start]
        fits = len(gap) == 1 and len(token.low) == 3 and len(groups[0]) <= 3 and groups[0][0] != "0"
        ends = not (source.kind(at + 1) == "w" and source.glued(at + 1) and source.low(at + 1) not in SCALES)
        return (" ", 1) if fits and so_far.strip(" ") == "" and ends and len(groups[-1]) <= 3 else ("", 0)
    if token.glued and source.kind(at + 1) == "d" and source.glued(at + 1):
        if token.text in ",.":
            return token.text, 2
        if token.text in _APOSTROPHES and len(source.low(at + 1)) == 3:
            return "'", 2
    return "", 0


def read_literal(source: Source, index: int) -> Number | None:
    """Read digits with separators; None when the run is no number (a version, an identifier, far too long)."""
    chain = read_chain(source, index)
    if sum(map(len, chain.groups)) > MAX_DIGITS or (len(chain.groups[0]) > 1 and chain.groups[0][0] == "0"):
        return None
    if not chain.separators:
        return Number(chain.end, Decimal(chain.groups[0]), plain=True)
    if chain.separators in (",", "."):
        return _single(chain, source.decimal_comma)
    return _several(chain)


def _single(chain: Chain, comma: bool | None) -> Number:
    whole, rest = chain.groups
    pointed, grouped = Decimal(f"{whole}.{rest}"), Decimal(whole + rest)
    if len(rest) != 3 or len(whole) > 3 or whole == "0":
        return Number(chain.end, pointed)
    unclear = Number(chain.end, None, pointed=pointed, grouped=grouped)
    is_comma = chain.separators == ","
    if comma is None:
        return Number(chain.end, grouped) if is_comma else unclear
    if comma != is_comma:
        return Number(chain.end, grouped)
    return unclear if rest == "000" else replace(unclear, value=pointed)


def _several(chain: Chain) -> Number | None:
    groups, separators = chain.groups, chain.separators
    last = separators[-1]
    if last in ",." and last not in separators[:-1]:
        if not _groups_well(groups[:-1], separators[:-1]):
            return None
        return Number(chain.end, Decimal("".join(groups[:-1]) + "." + groups[-1]))
    if not _groups_well(groups, separators):
        return None
    return Number(chain.end, Decimal("".join(groups)))


def _groups_well(groups: tuple[str, ...], separators: str) -> bool:
    """Tell whether the groups are thousands (1,250,000) or the Indian way (45,00,000)."""
    if not separators:
        return True
    if len(set(separators)) != 1 or not 1 <= len(groups[0]) <= 3 or groups[0] == "0" or len(groups[-1]) != 3:
        return False
    middle = {len(group) for group in groups[1:-1]}
    return middle <= {3} or (separators[0] == "," and middle == {2} and len(groups[0]) <= 2)


def read_scale(source: Source, number: Number) -> Number:
    """Add the scale words that follow: k, million, lakh, Mio, thousand million."""
    for _ in range(2):
        number = _past_odd(source, number)
        word = source.low(number.end)
        scale = SCALES.get(word)
        if scale is None or not _scale_fits(source, number.end, word):
            break
        number = replace(number, end=number.end + 1, scale=times(number.scale, scale[0]), scales=scale[1], plain=False)
        if source.low(number.end) == "." and word in ABBREVIATED and not _sentence_ends(source, number.end):
            number = replace(number, end=number.end + 1)
    return number


def _past_odd(source: Source, number: Number) -> Number:
    """Step over the "-odd" of "forty-odd thousand"."""
    at = number.end + (source.low(number.end) == "-" and source.glued(number.end))
    if source.low(at) not in ("odd", "ish", "something") or len(source.low(at + 1)) < 2:
        return number
    return replace(number, end=at + 1, approx=True) if source.low(at + 1) in SCALES else number


def _sentence_ends(source: Source, index: int) -> bool:
    following = source.at(index + 1)
    return following.kind in ("", "n") or not following.text[:1].isalnum()


def _scale_fits(source: Source, index: int, word: str) -> bool:
    token = source.at(index)
    if source.glued(index + 1) and source.kind(index + 1) in "dv":
        return False
    if len(word) > 1 or token.kind == "c":
        return True
    return token.glued or token.text in ("K", "k", "M", "T")


def read_fraction(source: Source, index: int) -> tuple[Decimal, int] | None:
    """Read `½` or `1/2` at `index` as a number below one; None for anything that is not a plain small fraction."""
    token = source.at(index)
    if token.kind == "v" and token.text in _VULGAR:
        return share(*_VULGAR[token.text]), index + 1
    slash, below = source.at(index + 1), source.at(index + 2)
    if token.kind != "d" or slash.text not in ("/", "⁄") or below.kind != "d" or not (slash.glued and below.glued):
        return None
    if len(token.low) > 1 or len(below.low) > 2 or source.glued(index + 3) and source.low(index + 3) in "/.-":
        return None
    top, bottom = int(token.low), int(below.low)
    if not 0 < top < bottom <= 12:
        return None
    return share(top, bottom), index + 3


def share(top: int, bottom: int) -> Decimal:
    """Return top/bottom, exact if it ends, else to six digits."""
    return Context(prec=6).divide(Decimal(top), Decimal(bottom))


def comma_in(chain: Chain) -> bool | None:
    """Tell whether this figure surely has a decimal comma (True) or point (False); None if it may be either."""
    groups, separators = chain.groups, chain.separators
    if not separators.strip(" '"):
        return None
    last = separators[-1]
    if last in ",." and last not in separators[:-1] and _groups_well(groups[:-1], separators[:-1]):
        clear = len(groups[-1]) in (1, 2) or len(groups) > 2 or groups[0] == "0"
        return last == "," if clear else None
    if len(groups) > 2 and _groups_well(groups, separators):
        return last == "."
    return None
