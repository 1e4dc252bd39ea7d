"""Read a date with the words that move it: "before summer 2027", "end of Q3", "mid-2027", "by 2028".

A named period means its last day. "before" a period is the day before it starts; "start of", "from", "since" and
"starting" take its first day; "after" its last. "mid" a year is 30 June, "mid" a month the 15th; "early" a year is
31 March, "early" a month the 10th, of other periods the first third; "late" is the last day. "By New Year" is 31
December, "in the new year" 31 January. Christmas is a date only as a deadline ("by", "before"), not after "after".
"""

from collections.abc import Callable
from datetime import date

from casebuilder.case.quantity import days, named, numerals, ordinals, parts
from casebuilder.case.quantity.currencies import read_suffix
from casebuilder.case.quantity.days import Found, number_at, year_at
from casebuilder.case.quantity.feasts import CHRISTMAS, FEAST_NAMES
from casebuilder.case.quantity.model import Quantity
from casebuilder.case.quantity.monthnames import MONTHS, RISKY_MONTHS, SEASONS
from casebuilder.case.quantity.moves import MONTH_PARTS, MOVES, length_in_months, move_day
from casebuilder.case.quantity.near import read_day_slash_month, read_kanji, read_weekday, weekday_starts
from casebuilder.case.quantity.offsets import read_offset
from casebuilder.case.quantity.scales import SCALES
from casebuilder.case.quantity.spans import Span, When, part, week, year_span
from casebuilder.case.quantity.tokens import Source
from casebuilder.case.quantity.units import read_unit
from casebuilder.case.quantity.weeks import WEEK_NAMES, read_week, read_week_of
from casebuilder.case.quantity.wordlists import listed, words

_FIRST_DAY = words("from starting since beginning commencing effective ab depuis desde starts start begins")
_NEAR = words(
    "by in until till before after since from during for through throughout to end of mid early late next this start "
    "till senast om vid från innen fra til para hasta entro tegen vanaf eind starting beginning is are due on "
    "and or bis ab im dans en pour per as ends ending over around about later than"
)
_ARTICLES = frozenset(("the", "le", "la", "l'", "der", "dem", "das", "el", "den"))
_PLAIN_YEAR = words(
    "by in until till before after since from during through throughout end of mid early late for to en bis ab im "
    "année año ende fin per um around about jahr year calendar das than starting beginning"
)


def read_date(source: Source, index: int) -> tuple[Quantity, int] | None:
    """Read a date at `index`; returns it with the index after it."""
    if source.kind(index) not in ("d", "w") or (source.kind(index) == "w" and source.low(index) not in _STARTS):
        return None
    return _counted_from(source, index) or _moved(source, index) or _unmoved(source, index)


def _counted_from(source: Source, index: int) -> tuple[Quantity, int] | None:
    """Read "two weeks before Christmas" and "the week after Easter"."""
    found = read_offset(source, index, _anchor)
    return None if found is None else _quantity(source, index, found[1], found[0])


def _anchor(source: Source, index: int) -> tuple[tuple[Span, ...], int] | None:
    """Read the date that something is counted from."""
    moved = _moved(source, index)
    if moved is not None and moved[0].date is not None:
        return (Span(moved[0].date, moved[0].date),), moved[1]
    index += source.low(index) in _ARTICLES
    found = _base(source, index, "next", ended=False)
    if found is None or not (found.anchored or _near(source, index, found, "before")):
        return None
    return found.spans, found.end


def _moved(source: Source, index: int) -> tuple[Quantity, int] | None:
    """Read one or two moving words and the period: "before the end of March"."""
    first = MOVES.match(source, index)
    if first is None or (source.low(index) == "end" and source.low(index - 1) in ("back", "front", "week", "high")):
        return None
    moves, at = [first[0]], first[1]
    if source.low(at) in _ARTICLES and moves != ["before"]:
        at += (
            source.low(at + 1) in SEASONS or FEAST_NAMES.match(source, at + 1) is not None or source.kind(at + 1) == "d"
        )
    at += source.low(at) == "the" and MOVES.match(source, at + 1) is not None
    at += 2 if source.low(at) == "l" and source.low(at + 1) in ("'", "’") else 0
    second = MOVES.match(source, at)
    if second is not None:
        moves, at = [*moves, second[0]], second[1]
    when: When = "after" if moves == ["before"] else "next"
    found = _base(source, at, when, ended=True)
    if found is None or (found.end - at == 1 and source.low(at) == "may" and source.at(at).text == "may"):
        return None
    if moves == ["after"] and _christmas(source, at) and not found.anchored:
        return None
    if found.closing:
        moves = ["end"]  # "before year-end" is by year-end
    if any(move in MONTH_PARTS for move in moves) and any(length_in_months(span) != 1 for span in found.spans):
        return None
    ends = tuple(move_day(span, moves) for span in found.spans)
    if moves == ["before"] and source.low(at) not in MONTHS and not found.anchored and source.low(index) == "after":
        return None
    return _quantity(source, index, found.end, ends)


def _unmoved(source: Source, index: int) -> tuple[Quantity, int] | None:
    previous = _previous_word(source, index)
    when: When = "past" if previous == "since" else "next"
    if previous in ("by", "until", "till") and source.low(index) in SEASONS:
        when = "after"  # nobody in the middle of autumn means this autumn by "by autumn"
    found = _base(source, index, when, ended=False)
    if found is None or (not found.anchored and not _near(source, index, found, previous)):
        return None
    opening = previous in _FIRST_DAY or (previous == "of" and source.low(index - 2) == "as")
    return _quantity(source, index, found.end, tuple(span.first if opening else span.last for span in found.spans))


def _previous_word(source: Source, index: int) -> str:
    previous = source.low(index - 1)
    return source.low(index - 2) if previous in _ARTICLES else previous


def _near(source: Source, index: int, found: Found, previous: str) -> bool:
    """Tell whether the words before a bare month, season or feast show that it is meant as a date."""
    if source.whole and found.end >= len(source.tokens) - 1:
        return True
    token = source.at(index)
    if _christmas(source, index):
        return previous in _DEADLINE
    if previous in _SEEN:
        return token.low in MONTHS and token.low not in RISKY_MONTHS and _clause_ends(source, found.end)
    if token.low == "fall" and previous in ("to", "will", "can", "may", "or", "and", "is", "are", ""):
        return False
    if token.text == "may" or (token.text == "march" and previous not in ("by", "in", "until", "end", "next", "since")):
        return token.text == "may" and previous in ("by", "in", "until") and source.low(found.end) in ("", ".", ",")
    return previous in _NEAR or (previous == "i" and token.low in _NORDIC)


# After the Swedish and Danish "i", which is the English "I" before other words.
_NORDIC = words(
    "januari februari mars maj juni juli augusti oktober januar februar marts august våren foråret sommaren sommeren "
    "hösten høsten efteråret vintern vinteren"
)


def _christmas(source: Source, index: int) -> bool:
    found = FEAST_NAMES.match(source, index)
    return found is not None and found[0] in CHRISTMAS


_DEADLINE = words("by until till before than")
_SEEN = words("see it live start done ready finish finished that this")


def _clause_ends(source: Source, index: int) -> bool:
    """Tell whether nothing that a month could belong to follows: "we'd see it October", not "see October figures"."""
    return source.kind(index) in ("", "n", "s") or source.low(index) in (
        "and",
        "or",
        "at",
        "then",
        "but",
        "latest",
        "if",
    )


def _base(source: Source, index: int, when: When, *, ended: bool) -> Found | None:
    """Read the period itself, the longest of all readings."""
    readers = _DIGIT_READERS if source.kind(index) == "d" else _WORD_READERS
    found = [result for reader in readers if (result := reader(source, index, when)) is not None]
    if source.low(index) == "twenty" and numerals.spoken_year(source, index) is not None:
        return _plain_year(source, index, ended=ended)
    if source.kind(index) == "w":
        relative = named.read_relative(source, index, ended=ended)
        found += [relative] if relative is not None else []
    else:
        year = _plain_year(source, index, ended=ended)
        found += [year] if year is not None else []
    return max(found, key=lambda result: result.end, default=None)


def _year_part(source: Source, index: int, when: When) -> Found | None:
    """Read "2027 Q3" and "2027-W14"."""
    first = number_at(source, index, 4)
    if first is None or not 1900 <= first <= 2199:
        return None
    at = index + 1 + (source.low(index + 1) in ("-", "/", ","))
    letter, digit = source.low(at), source.at(at + 1)
    if digit.kind != "d" or not digit.glued or len(digit.low) > 2:
        return None
    if letter == "w":
        from_week = week(first, int(digit.low))
        return Found((from_week,), at + 2) if from_week else None
    length = {"q": 3, "h": 6}.get(letter)
    if length is None or not 1 <= int(digit.low) <= 12 // length:
        return None
    return Found((part(first, int(digit.low), length),), at + 2)


def _plain_year(source: Source, index: int, *, ended: bool) -> Found | None:
    year = year_at(source, index) or (_short_year(source, index) if ended else None)
    if year is None or not 2020 <= year[0] <= 2100 or source.low(index).startswith("'"):
        return None
    if source.low(index - 1) == "year" and source.low(index - 2) == "new":
        return None  # of another calendar, or read with its name
    if not ended and not source.whole and _previous_word(source, index) not in _PLAIN_YEAR:
        return None
    if not _year_alone(source, year[1]):
        return None
    return Found((year_span(year[0]),), year[1])


_YEARS_AHEAD = 9


def _short_year(source: Source, index: int) -> tuple[int, int] | None:
    """Read the year of "end of 27": this one or one of the next, with nothing that is counted behind it."""
    year = year_at(source, index, short=True)
    moved = source.low(index - 1) not in ("before", "after", "to", "of") or source.low(index - 2) in _PARTS_OF
    following = source.at(index + 1)
    if year is None or not moved or (following.glued and following.text in "-–/:+") or following.kind == "d":
        return None
    if read_suffix(source, index + 1) is not None or source.low(index + 1) in SCALES:
        return None
    ahead = year[0] - source.today.year
    return year if 0 <= ahead <= _YEARS_AHEAD else None


_PARTS_OF = words("end start beginning middle close mid half")


def _year_alone(source: Source, at: int) -> bool:
    """Tell whether nothing counted follows: "in 2000 cases" is no year."""
    unit = read_unit(source, at)
    if unit is None:
        return True
    return unit.kind == "count" and source.low(at - 1) > "2019" and source.low(at) not in _SURELY_COUNTED


_SURELY_COUNTED = words("tickets cases calls users people staff incidents employees hours customers orders")


def _quantity(source: Source, index: int, end: int, ends: tuple[date, ...]) -> tuple[Quantity, int]:
    start, stop, text = source.slice(index, end)
    unclear = tuple(dict.fromkeys(ends))
    return (
        Quantity(
            start=start,
            end=stop,
            text=text,
            kind="date",
            value=None,
            date=unclear[0] if len(unclear) == 1 else None,
            ambiguous=tuple(write_day(day) for day in unclear) if len(unclear) > 1 else (),
        ),
        end,
    )


_MONTH_NAMES = listed("January February March April May June July August September October November December")


def write_day(day: date) -> str:
    """Write a date so that nobody can misread it: 3 April 2027."""
    return f"{day.day} {_MONTH_NAMES[day.month - 1]} {day.year}"


_Reader = Callable[[Source, int, When], Found | None]
_DIGIT_READERS: tuple[_Reader, ...] = (
    days.read_numeric,
    _year_part,
    days.read_day_month,
    parts.read_part,
    named.read_ahead,
    read_day_slash_month,
    read_kanji,
)
_WORD_READERS: tuple[_Reader, ...] = (
    days.read_day_month,
    days.read_month,
    parts.read_part,
    parts.read_fiscal,
    named.read_season,
    named.read_new_year,
    read_week,
    read_week_of,
    read_weekday,
    named.read_year_end,
    named.read_ahead,
)


def date_starts() -> set[str]:
    """Return the lower-case tokens that a date may begin with, digits aside."""
    names = (
        set(numerals.NUMERAL_STARTS)
        | ordinals.ordinal_starts()
        | set(MOVES.starts())
        | set(MONTHS)
        | set(SEASONS)
        | set(FEAST_NAMES.starts())
        | WEEK_NAMES
        | weekday_starts()
    )
    return names | words(
        "q h t s fy fiscal financial cw kw wk week w this next current coming following upcoming the in within dans en "
        "em binnen year eoy yearend calendar first second third fourth last final jahresende fin gj geschäftsjahr a "
        "one our your new drittes erstes zweites viertes premier deuxième troisième quatrième nächstes nächsten inside "
        "sem semaine wc eom eoq month quarter halvårsskiftet midyear turn monatsende quartalsende årsskiftet kvartal "
        "halvår back front latter primer segundo tercer cuarto primeiro terceiro quarto första andra tredje fjärde "
        "første anden fjerde eerste tweede derde vierde primo terzo jahreswechsel"
    )


_STARTS = date_starts()
