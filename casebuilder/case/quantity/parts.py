"""Read parts of years and fiscal years: Q3 2027, "third quarter of 2027", H1 FY28, "next fiscal year"."""

from casebuilder.case.quantity.days import CENTURY, Found, number_at, year_at
from casebuilder.case.quantity.spans import When, fiscal_part, fiscal_year, occurrence, part
from casebuilder.case.quantity.tokens import Phrases, Source

_PART_LETTERS = {"q": 3, "h": 6, "t": 3, "s": 6}
_ORDINALS = {"first": 1, "second": 2, "third": 3, "fourth": 4, "last": 0, "final": 0, "erstes": 1, "zweites": 2,
             "latter": 0, "back": 0, "front": 1, "primer": 1, "segundo": 2, "tercer": 3, "cuarto": 4, "primeiro": 1,
             "terceiro": 3, "quarto": 4, "första": 1, "andra": 2, "tredje": 3, "fjärde": 4, "første": 1, "anden": 2,
             "fjerde": 4, "eerste": 1, "tweede": 2, "derde": 3, "vierde": 4, "primo": 1, "terzo": 3,
             "premier": 1, "deuxième": 2, "troisième": 3, "quatrième": 4, "drittes": 3, "viertes": 4}  # fmt: skip
_PART_WORDS = {
    "kvartal": 3,
    "kvartalet": 3,
    "kwartaal": 3,
    "halvåret": 6,
    "halvår": 6,
    "quarter": 3,
    "half": 6,
    "quartal": 3,
    "halbjahr": 6,
    "trimestre": 3,
    "semestre": 6,
}
_FISCAL: Phrases[bool] = Phrases({
    phrase: True for phrase in ("fy", "fiscal year", "financial year", "fiscal", "gj", "geschäftsjahr")
})


def read_part(source: Source, index: int, when: When) -> Found | None:
    """Read Q3 2027, 3Q27, H1 28, "third quarter of 2027", "Q2 FY27", Q3 alone."""
    head = _part_head(source, index)
    if head is None:
        return None
    number, length, at, weak = head
    link = at + (source.low(at) in ("of", "in", "/", "-", "du", "de", ",") or 0)
    if source.low(link) in ("the", "our"):
        link += 1
    fiscal = _fiscal_year_at(source, link) or _fiscal_shift(source, link)
    if fiscal is not None:
        return Found((fiscal_part(fiscal[0], source.fiscal_year_end, number, length),), fiscal[1])
    year = year_at(source, link, short=source.low(at) != ",")
    if year is not None:
        return Found((part(year[0], number, length),), year[1])
    offset = _year_words(source, link)
    if offset is not None:
        return Found((part(source.today.year + offset[0], number, length),), offset[1])
    if weak:
        return None
    span = occurrence(lambda y: part(y, number, length), source.today, when)
    return Found((span,), at) if span is not None else None


def _part_head(source: Source, index: int) -> tuple[int, int, int, bool] | None:
    """Read what names the part: number, months, token after it, whether it needs a year to count."""
    token, following = source.at(index), source.at(index + 1)
    if token.kind == "w" and token.low in _PART_LETTERS and following.kind == "d" and following.glued:
        return _numbered(following.low, token.low, source, index + 2, weak=token.low in "ts")
    if token.kind == "d" and following.glued and following.low in ("q", "h"):
        return _numbered(token.low, following.low, source, index + 2, weak=True)
    if token.low in _PART_WORDS and following.kind == "d" and not following.glued:  # "kvartal 3 2027"
        return _numbered(following.low, "q" if _PART_WORDS[token.low] == 3 else "h", source, index + 2, weak=True)
    at = index + (token.low == "the")
    number, at = _ordinal(source, at)
    length = _PART_WORDS.get(source.low(at))
    if number is None or length is None or number > 12 // length:
        return None
    return (number or 12 // length, length, at + 1, True)


_SUFFIXES = ("st", "nd", "rd", "th", "er", "e", "ème", "eme", "º", "°", ".", ":e")


def _ordinal(source: Source, at: int) -> tuple[int | None, int]:
    word = source.low(at)
    if word in _ORDINALS:
        return _ORDINALS[word], at + 1
    if source.kind(at) == "d" and len(word) == 1 and source.low(at + 1) in _SUFFIXES:
        return int(word), at + 2
    return None, at


def _numbered(digits: str, letter: str, source: Source, at: int, *, weak: bool) -> tuple[int, int, int, bool] | None:
    length = _PART_LETTERS[letter]
    if len(digits) != 1 or not 1 <= int(digits) <= 12 // length:
        return None
    if source.glued(at) and source.kind(at) == "w" and source.low(at) != "fy":
        return None
    return int(digits), length, at, weak


def _year_words(source: Source, index: int) -> tuple[int, int] | None:
    """Read "next year", "this year", "last year" as an offset."""
    offsets = {"next": 1, "this": 0, "last": -1, "current": 0, "coming": 1}
    if source.low(index) in offsets and source.low(index + 1) == "year":
        return offsets[source.low(index)], index + 2
    return None


def _fiscal_year_at(source: Source, index: int) -> tuple[int, int] | None:
    """Read FY27, FY 2027, FY26/27, "fiscal year 2027"; returns the year it ends in."""
    head = _FISCAL.match(source, index)
    if head is None:
        return None
    at = head[1]
    quoted = source.at(at).text in ("'", "’")
    at += quoted
    number = number_at(source, at, 4)
    if number is None or len(source.low(at)) not in (2, 4) or source.low(at + 1) == "%":
        return None
    year = number if number >= 1000 else CENTURY + number
    mark, second = source.at(at + 1), source.at(at + 2)
    if mark.text in ("/", "-", "–") and mark.glued and second.kind == "d" and len(second.low) in (2, 4):
        end = int(second.low) if len(second.low) == 4 else CENTURY + int(second.low)
        if end == year + 1:
            return end, at + 3
    return (year, at + 1) if 1900 <= year <= 2199 else None


def read_fiscal(source: Source, index: int, when: When) -> Found | None:
    """Read a fiscal year, with its quarter behind it in "FY27 Q2"."""
    found = _fiscal_year_at(source, index)
    if found is None:
        return _fiscal_words(source, index)
    year, end = found
    letter, digit = source.low(end), source.at(end + 1)
    if letter in ("q", "h") and digit.kind == "d" and digit.glued and len(digit.low) == 1:
        length = _PART_LETTERS[letter]
        if 1 <= int(digit.low) <= 12 // length:
            return Found((fiscal_part(year, source.fiscal_year_end, int(digit.low), length),), end + 2)
    return Found((fiscal_year(year, source.fiscal_year_end),), end)


_FISCAL_WHICH = {"this": 0, "current": 0, "the": 0, "our": 0, "your": 0, "fiscal": 0, "financial": 0, "fy": 0,
                 "next": 1, "coming": 1, "new": 1}  # fmt: skip


def _fiscal_words(source: Source, index: int) -> Found | None:
    """Read "the fiscal year", "our current financial year", "next fiscal year"; "FY" alone after "end of the"."""
    found = _fiscal_shift(source, index)
    if found is None:
        return None
    year, end, shift = found
    named = year_at(source, end)
    if named is not None:  # "the new financial year 2028"
        return Found((fiscal_year(named[0], source.fiscal_year_end),), named[1])
    end += source.low(end) == "end"
    return Found((fiscal_year(year, source.fiscal_year_end),), end, anchored=shift == 1)


def _fiscal_shift(source: Source, index: int) -> tuple[int, int, int] | None:
    """Return the year that the fiscal year at `index` ends in, the token after it and how far ahead it is."""
    at = index + (
        source.low(index) in ("the", "our", "your") and source.low(index + 1) in ("next", "current", "coming", "new")
    )
    shift = _FISCAL_WHICH.get(source.low(at))
    if shift is None:
        return None
    at += source.low(at) not in ("fiscal", "financial", "fy")
    long = source.low(at) in ("fiscal", "financial") and source.low(at + 1) == "year"
    if not long and not (source.low(at) == "fy" and source.at(at).text.isupper()):
        return None
    now = occurrence(lambda y: fiscal_year(y, source.fiscal_year_end), source.today, "next")
    return None if now is None else (now.last.year + shift, at + (2 if long else 1), shift)
