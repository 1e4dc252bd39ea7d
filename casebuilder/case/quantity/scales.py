"""Words that multiply a number. Each maps to its factor and, if unclear, to all factors it may mean."""

from decimal import Decimal

_K, _M, _G, _T = (Decimal(10) ** power for power in (3, 6, 9, 12))

_PLAIN: dict[Decimal, str] = {
    Decimal(100): "hundred",
    _K: "k thousand thousands grand tsd tausend mille tusen tusind duizend tys tis тыс 千",
    Decimal(10) ** 4: "万 萬",
    Decimal(10) ** 5: "lakh lakhs lac lacs",
    _M: "m mn mln mio mm million millions millionen millones millón milhão milhões miljoner miljon miljoen "
    "milioni milione millioner mill milj млн",
    Decimal(10) ** 7: "crore crores cr",
    Decimal(10) ** 8: "億 亿",
    _G: "b bn bln billion billions mrd milliard milliards milliarden milliarde miljard miljarder miliardi "
    "milliarder mld mlrd mia млрд",
    _T: "tn trn trillion trillions billionen 兆",
}

SCALES: dict[str, tuple[Decimal, tuple[Decimal, ...]]] = {
    word: (factor, ()) for factor, words in _PLAIN.items() for word in words.split()
}
# A thousand in Spanish and Portuguese, a million in spoken English.
SCALES["mil"] = (Decimal(1), (_K, _M))
# Abbreviations that are written with a full stop too: "1,5 Mio. Euro".
ABBREVIATED = frozenset("mio mrd tsd mill milj tys tis mld mlrd mia mln mn тыс млн млрд".split())
