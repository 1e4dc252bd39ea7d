"""Which currency a text speaks of: "all figures in euros", "US$", "we count in quid"."""

import re

_NOT_LETTER_BEFORE = r"(?<![^\W\d_])"
_NOT_LETTER_AFTER = r"(?![^\W\d_])"

# Signs count wherever they stand; "R$" and "US$" are tried before the bare sign.
_SIGNS: dict[str, str] = {
    "BRL": r"r\$", "USD": r"us\$|\$|＄", "AUD": r"(?:au|a)\$", "CAD": r"(?:ca|c)\$", "NZD": r"nz\$", "HKD": r"hk\$",
    "SGD": r"(?:sg|s)\$", "MXN": r"mx\$", "EUR": "€", "GBP": "£|￡", "JPY": "¥|￥|円", "INR": "₹", "CNY": "元",
    "KRW": "₩", "TRY": "₺", "PLN": "zł", "ILS": "₪", "UAH": "₴",
}  # fmt: skip
_CODES = "EUR GBP USD CHF SEK NOK DKK JPY INR BRL PLN CZK HUF AUD CAD NZD SGD HKD CNY ZAR"
# What follows "pounds" when they are a weight, "real" when it is an adjective, and so on.
_MONEY_OF = (
    r"savings?|costs?|losses|loss|revenues?|sales|spend|spending|budget|benefits?|money|investment|fees?|income|debt|"
    r"turnover"
)
_REAL = r"(?:(?<=\d\s)|(?<=mil\s)|(?<=million\s)|(?<=thousand\s)|(?<=\d[km]\s))real"
_WORDS: dict[str, str] = {
    "EUR": r"euros?(?!\s*(?:ncap|zone|area|norm|cup|[1-7](?:\s+(?:engines?|trucks?|norm|standard|vehicles?|diesel))))",
    "GBP": r"quid(?!\s+pro\b)|(?:british\s+|uk\s+)?pounds?\s+sterling"
    r"|sterling(?!\s+(?:work|job|effort|efforts|silver|reputation|record|service|example))"
    rf"|(?:british\s+|uk\s+)?pounds?(?!\s+of\s+(?!(?:{_MONEY_OF})\b)|\s*(?:per|/)\s*(?:square|sq|cubic|foot|feet)"
    r"|\s+(?:lighter|heavier|overweight|key\b|away\b|cake)|-force|\s+(?:at\s+)?the\s+(?:table|desk|door|pavement))",
    "USD": r"(?:us|u\.s\.|american)\s+dollars?|dollars?(?!\s+question)|bucks(?!\s+(?:the|up)\b)",
    "CAD": r"canadian\s+dollars?", "AUD": r"australian\s+dollars?", "NZD": r"new\s+zealand\s+dollars?",
    "SGD": r"singapore\s+dollars?", "HKD": r"hong\s+kong\s+dollars?",
    "CHF": r"(?<!cfa\s)(?:swiss\s+)?francs?(?!\s+cfa)|(?:schweizer\s+)?franken|sfr\.?"
    r"|(?-i:Fr\.?)(?=\s?\d)(?!\s?\d{1,2}\.)",
    "JPY": r"(?:japanese\s+)?yen(?!\s+(?:for|to)\b)", "CNY": r"(?:chinese\s+)?yuan|renminbi|rmb",
    "INR": r"(?:indian\s+)?rupees?|(?<!['’])rs\.?(?!-?(?:232|422|485))",
    "BRL": rf"reais|brazilian\s+reals?|{_REAL}(?=\s*(?:[.,;:!?)]|$|\n|per\b|p\.a|a\s+(?:year|month)\b))",
    "SEK": r"(?:swedish\s+)?(?:kronor|krona)|(?-i:[Kk]r)(?![\w-])\.?|(?<=\d\s)KR(?![\w-])",
    "NOK": r"norwegian\s+kroner?", "DKK": r"danish\s+kroner?", "PLN": r"z[lł]ot(?:ys?|ych)", "ZAR": r"rand",
    "TRY": r"turkish\s+lira", "AED": r"dirhams?", "THB": "baht", "MYR": "ringgit", "ILS": "shekels?",
    "MXN": r"mexican\s+pesos?",
}  # fmt: skip
# "CAD" is a drawing program as often as a currency.
_NOT_CODE = r"(?!\s*[-/]?\s*(?:cam|software|systems?|drawings?|models?|files?|data|tools?|designs?|station|dispatch)\b)"


def _pattern() -> re.Pattern[str]:
    parts = [f"(?P<S{code}>{sign})" for code, sign in _SIGNS.items()]
    longer_first = sorted(_WORDS, key=lambda code: code in ("USD", "CHF", "SEK"))
    words = [f"(?P<W{code}>{_WORDS[code]})" for code in longer_first]
    codes = [f"[ktm]?(?P<C{code}>{code}){_NOT_CODE if code == 'CAD' else ''}" for code in _CODES.split()]
    lead = f"(?:{'|'.join(words + codes)})"
    return re.compile(f"{'|'.join(parts)}|{_NOT_LETTER_BEFORE}{lead}{_NOT_LETTER_AFTER}", re.IGNORECASE)


_NAMED = _pattern()
_SIGN_CHARACTERS = "$＄€£￡¥￥円₹元₩₺₪₴"
_TOKEN = re.compile(rf"[^\W\d_{_SIGN_CHARACTERS}]+\$?|[{_SIGN_CHARACTERS}]")
# The words that a name may begin with: only there is the long pattern tried.
_FIRST = frozenset(
    (
        "euro euros quid british uk pound pounds sterling us u american dollar dollars bucks canadian australian new "
        "singapore hong swiss franc francs schweizer franken sfr fr japanese yen chinese yuan renminbi rmb indian "
        "rupee rupees rs reais brazilian real swedish kronor krona kr norwegian danish zloty zlotys złoty złotys zł "
        "zlotych złotych rand turkish dirham dirhams baht ringgit shekel shekels mexican"
    ).split()
) | {scale + code.lower() for scale in ("", "k", "t", "m") for code in _CODES.split()}
_WEIGHT_BEFORE = re.compile(r"(?:\bweigh\w*|\bfoot-|\bfeet-|\bheav\w*)[^.;!?\n]{0,30}$", re.IGNORECASE)


def currency_named(text: str) -> tuple[str, str] | None:
    """Return the one currency that a text names, by ISO 4217 code, and the words that name it.

    Symbols, codes and words count in any case ("US$", "eur", "Quid"). None when the text names no currency or more
    than one, and for words that mean something else: pounds of flour, a real problem, quid pro quo, KR 1.
    """
    found: dict[str, str] = {}
    after = 0
    for token in _TOKEN.finditer(text):
        if token.start() < after or not (token[0].lower() in _FIRST or token[0][-1] in _SIGN_CHARACTERS):
            continue
        match = _NAMED.match(text, token.start()) or _NAMED.match(text, token.end() - 1)
        if match is None or _is_weight(text, match):
            continue
        found.setdefault(str(match.lastgroup)[1:], match[0])
        after = match.end()
        if len(found) > 1:
            return None
    return next(iter(found.items()), None)


def _is_weight(text: str, match: re.Match[str]) -> bool:
    if not match[0].lower().startswith("pound"):
        return False
    return _WEIGHT_BEFORE.search(text[max(0, match.start() - 40) : match.start()]) is not None
