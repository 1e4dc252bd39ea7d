"""Feasts with a day of their own, fixed or counted from Easter."""

from datetime import timedelta

from casebuilder.case.quantity.spans import Span, day, easter, months
from casebuilder.case.quantity.tokens import Phrases

_FIXED: dict[str, tuple[int, int]] = {
    "christmas eve": (12, 24), "xmas eve": (12, 24), "heiligabend": (12, 24), "julafton": (12, 24),
    "christmas": (12, 25), "xmas": (12, 25), "christmas day": (12, 25), "weihnachten": (12, 25), "noël": (12, 25),
    "navidad": (12, 25), "natal": (12, 25), "boxing day": (12, 26), "halloween": (10, 31),
}  # fmt: skip
_FROM_EASTER: dict[str, int] = {
    "easter": 0, "easter sunday": 0, "ostern": 0, "pâques": 0, "pascua": 0, "påsk": 0, "påske": 0, "pasen": 0,
    "pasqua": 0, "páscoa": 0, "good friday": -2, "karfreitag": -2, "långfredagen": -2, "easter monday": 1,
    "ostermontag": 1, "ascension day": 39, "whitsun": 49, "pentecost": 49, "pfingsten": 49, "pentecôte": 49,
    "pingst": 49, "pinse": 49, "whit monday": 50, "ash wednesday": -46,
}  # fmt: skip
_THANKSGIVING = "thanksgiving"
FEAST_NAMES: Phrases[str] = Phrases({name: name for name in (*_FIXED, *_FROM_EASTER, _THANKSGIVING)})
CHRISTMAS = frozenset(name for name in _FIXED if name != "halloween")


def feast_day(name: str, year: int) -> Span | None:
    """Return the day of a feast in `year`."""
    if name in _FIXED:
        return day(year, *_FIXED[name])
    if name == _THANKSGIVING:
        first = months(year, 11, 1).first
        date = first + timedelta(days=(3 - first.weekday()) % 7 + 21)
    else:
        date = easter(year) + timedelta(days=_FROM_EASTER[name])
    return Span(date, date)
