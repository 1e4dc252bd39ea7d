"""Read a currency: symbol, ISO 4217 code or word, before or after an amount."""

from casebuilder.case.quantity.periods import read_once, read_rate
from casebuilder.case.quantity.scales import SCALES
from casebuilder.case.quantity.tokens import Phrases, Source
from casebuilder.case.quantity.wordlists import words

# Active codes; those that are words of some language count in capitals only.
CODES = words(
    "AED AFN AMD AOA ARS AUD AZN BAM BBD BDT BGN BHD BIF BMD BND BOB BRL BSD BWP BYN BZD CAD CHF CLP CNY COP "
    "CZK DKK DOP DZD EGP ETB EUR FJD GBP GEL GHS GTQ HKD HNL HUF IDR ILS INR IQD IRR ISK JMD JOD JPY KES KGS KHR "
    "KRW KWD KZT LAK LBP LKR LYD MAD MDL MKD MMK MNT MOP MRU MUR MVR MWK MXN MYR MZN NAD NGN NIO NOK NPR NZD OMR "
    "PEN PGK PHP PKR PLN PYG QAR RON RSD RUB RWF SAR SDG SEK SGD THB TJS TMT TND TRY TTD TWD TZS UAH UGX USD UYU UZS "
    "VND XAF XOF XPF YER ZAR ZMW"
)
_LOWER_CODES = words("aud brl cad chf cny czk dkk eur gbp hkd huf inr jpy nok nzd pln sek sgd usd zar")

_DOLLARS = words("USD AUD CAD NZD SGD HKD TWD")
_CROWNS = words("SEK NOK DKK ISK")
_SYMBOLS: dict[str, str] = {
    "$": "USD", "£": "GBP", "€": "EUR", "¥": "JPY", "￥": "JPY", "₹": "INR", "₩": "KRW", "₽": "RUB", "₺": "TRY",
    "₪": "ILS", "฿": "THB", "₫": "VND", "₦": "NGN", "₱": "PHP", "₴": "UAH", "₵": "GHS", "＄": "USD", "￡": "GBP",
}  # fmt: skip
_DOLLAR_LETTERS: dict[str, str] = {
    "us": "USD", "a": "AUD", "au": "AUD", "c": "CAD", "ca": "CAD", "nz": "NZD", "hk": "HKD", "s": "SGD", "sg": "SGD",
    "r": "BRL", "mx": "MXN", "nt": "TWD",
}  # fmt: skip
_WORDS: Phrases[str] = Phrases({
    "dollar": "USD", "dollars": "USD", "buck": "USD", "bucks": "USD", "us dollars": "USD", "u.s. dollars": "USD",
    "australian dollars": "AUD", "aussie dollars": "AUD",
    "canadian dollars": "CAD", "singapore dollars": "SGD", "hong kong dollars": "HKD",
    "new zealand dollars": "NZD", "pound": "GBP", "pounds": "GBP", "pounds sterling": "GBP", "british pounds": "GBP",
    "quid": "GBP", "euro": "EUR", "euros": "EUR", "yen": "JPY", "yuan": "CNY", "rmb": "CNY", "renminbi": "CNY",
    "rupee": "INR", "rupees": "INR", "indian rupees": "INR", "rs": "INR", "rs.": "INR", "franc": "CHF",
    "francs": "CHF", "swiss francs": "CHF", "franken": "CHF", "schweizer franken": "CHF", "francs suisses": "CHF",
    "sfr": "CHF", "sfr.": "CHF", "fr.": "CHF", "stutz": "CHF", "kr": "SEK", "kr.": "SEK", "krona": "SEK",
    "kronor": "SEK", "kroner": "NOK", "norwegian kroner": "NOK", "danish kroner": "DKK", "swedish kronor": "SEK",
    "swedish krona": "SEK", "reais": "BRL", "real": "BRL", "zł": "PLN", "zloty": "PLN", "zlotys": "PLN",
    "kč": "CZK", "rand": "ZAR", "円": "JPY", "元": "CNY", "dirhams": "AED", "won": "KRW", "złotych": "PLN",
    ":-": "SEK", "pesos": "MXN", "mexican pesos": "MXN", "lira": "TRY", "shekels": "ILS", "baht": "THB",
    "ringgit": "MYR",
})  # fmt: skip
_COUNTRIES: dict[str, str] = {
    "US": "USD", "Canadian": "CAD", "Australian": "AUD", "Aussie": "AUD", "Kiwi": "NZD", "sterling": "GBP",
    "Sterling": "GBP",
}  # fmt: skip
_JOINS = frozenset("-–/$&")
_AFTER_COUNTRY = words("and once plus for in on as to by but so all total if because from over every each per that")
_PREFIX_WORDS = frozenset({"rs", "rs.", "fr.", "sfr", "sfr.", "kr", "kr.", "rmb"})
_FAMILIES: dict[str, frozenset[str]] = {
    "$": _DOLLARS, "＄": _DOLLARS, "dollar": _DOLLARS, "dollars": _DOLLARS, "buck": _DOLLARS, "bucks": _DOLLARS,
    "¥": frozenset({"JPY", "CNY"}), "￥": frozenset({"JPY", "CNY"}), "kr": _CROWNS, "kr.": _CROWNS, ":-": _CROWNS,
    "kronor": _CROWNS, "kroner": _CROWNS, "krona": _CROWNS, "rs": frozenset({"INR", "PKR", "LKR", "NPR", "MUR"}),
    "rs.": frozenset({"INR", "PKR", "LKR", "NPR", "MUR"}), "rupees": frozenset({"INR", "PKR", "LKR", "NPR", "MUR"}),
    "franc": frozenset({"CHF", "XOF", "XAF"}), "francs": frozenset({"CHF", "XOF", "XAF"}),
    "pesos": frozenset({"MXN", "ARS", "CLP", "COP", "PHP", "UYU", "DOP"}),
    "pound": frozenset({"GBP", "EGP", "LBP"}), "pounds": frozenset({"GBP", "EGP", "LBP"}),
}  # fmt: skip


def _resolve(source: Source, said: str, default: str) -> str:
    """Give "$" or "kr" the case's own currency when that belongs to the same family."""
    mine = source.currency
    return mine if mine is not None and mine in _FAMILIES.get(said, ()) else default


def _sign(source: Source, index: int) -> tuple[str, int] | None:
    token = source.at(index)
    if token.text in _SYMBOLS:
        return _resolve(source, token.text, _SYMBOLS[token.text]), index + 1
    following = source.at(index + 1)
    if token.kind == "w" and following.text == "$" and following.glued and token.low in _DOLLAR_LETTERS:
        return _DOLLAR_LETTERS[token.low], index + 2
    return None


def _code(source: Source, index: int) -> tuple[str, int] | None:
    token = source.at(index)
    if token.text in CODES or token.low in _LOWER_CODES:
        return token.low.upper(), index + 1
    return None


def read_prefix(source: Source, index: int) -> tuple[str, int] | None:
    """Read a currency that stands before its amount."""
    found = _sign(source, index) or _code(source, index)
    if found is not None:
        return found
    word = _WORDS.match(source, index)
    if word is None:
        return None
    said = "".join(source.low(k) for k in range(index, word[1]))
    return (_resolve(source, said, word[0]), word[1]) if said in _PREFIX_WORDS else None


def read_suffix(source: Source, index: int) -> tuple[str, int] | None:
    """Read a currency that stands after its amount."""
    found = _sign(source, index) or _code(source, index)
    if found is not None:
        return found
    word = _WORDS.match(source, index)
    if word is None:
        return None
    end = word[1]
    if source.low(end - 1) == "." and source.kind(end) in ("", "n"):
        end -= 1  # the full stop of the sentence
    said = "".join(source.low(k) for k in range(index, word[1]))
    return _resolve(source, said, word[0]), end


def read_country(source: Source, index: int) -> tuple[str, int] | None:
    """Read a country said for its currency behind a large amount: "6.8 million US", "40k Canadian"."""
    code = _COUNTRIES.get(source.text[source.at(index).start : source.at(index).end])
    following = source.at(index + 1)
    ends = following.kind != "w" or read_rate(source, index + 1) or read_once(source, index + 1)
    if code is None or not (ends or following.low in _AFTER_COUNTRY):
        return None
    return None if following.text in _JOINS else (code, index + 1)


def sign_at(source: Source, index: int) -> str | None:
    """Return the currency of the one sign at `index`."""
    said = source.at(index).text
    return _resolve(source, said, _SYMBOLS[said]) if said in _SYMBOLS else None


def crowns(source: Source) -> str:
    """Return the currency that "kr" stands for."""
    return _resolve(source, "kr", "SEK")


def is_code(text: str) -> bool:
    """Tell whether `text` is a currency code, written in capitals unless it can be nothing else."""
    return text in CODES or text.lower() in _LOWER_CODES


def scale_after_symbol(source: Source, index: int) -> bool:
    """Tell whether a glued scale stands at `index`, as in "€m" or "$bn"."""
    return source.glued(index) and source.low(index) in SCALES


def starts() -> set[str]:
    """Return the lower-case tokens that a currency before an amount may begin with."""
    return set(_SYMBOLS) | set(_DOLLAR_LETTERS) | {code.lower() for code in CODES} | set(_WORDS.starts())
