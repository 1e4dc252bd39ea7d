"""Figures that are no quantities: identifiers, versions, phone numbers, times of day, list numbers."""

import re

from casebuilder.case.quantity import currencies
from casebuilder.case.quantity.cardinals import ONES, read_digitwise
from casebuilder.case.quantity.numbers import MAX_DIGITS, read_chain, read_fraction, read_literal
from casebuilder.case.quantity.numerals import spoken_year
from casebuilder.case.quantity.scales import SCALES
from casebuilder.case.quantity.shorthands import read_shorthand
from casebuilder.case.quantity.tokens import Source
from casebuilder.case.quantity.units import read_duration_unit, read_fixed_unit, read_unit
from casebuilder.case.quantity.weeks import WEEK_NAMES, skip_weeks
from casebuilder.case.quantity.wordlists import words

_LABELS = words(
    "kpi kpis tier level phase step section version release option iso office windows dynamics microsoft oracle python "
    "java gartner article annex wave chapter sprint figure table appendix line priority severity sev category class "
    "stage no nr room building rfc nist gpt llama claude gemini mistral watson copilot sap hana server slide page "
    "point clause item req requirement scenario case question milestone iteration group variant quartile sox basel "
    "solvency itil cobit cmmi industry fortune din en gdpr art paragraph lot ref ticket incident invoice order cr id "
    "number week ext extension tel phone fax route highway gate dock aisle bay plant unit hotline chg inc req prb v "
    "ver rev build model type grade form mark generation gen"
)
# Labels that also precede real levels: only a small bare number after them is taken as a label.
_WEAK = words(
    "case item server page point ticket incident order invoice week unit level number line type gate "
    "hotline question table group plant"
)
_COURSE = words("year month day")
_BEFORE_COURSE = words("last this per a each every next the past previous / one same")
_PHONE = re.compile(
    r"\+\d{1,3}[\s./()-]{0,2}\d(?:[\s./()-]{0,2}\d){6,13}(?!\d)|\(0\d{1,5}\)[\s./-]?\d(?:[\s./-]?\d){4,12}"
)
_GROUPED = re.compile(r"\+\d{1,3}(?:[ ,.]\d{3})+(?!\d|[ ,.]\d)")
_ORDINALS = frozenset(("st", "nd", "rd", "th", "er", "ème", "e", "º", "ª"))


def skip_from(source: Source, index: int) -> int | None:
    """Return the index after a figure that is no quantity, or None if what starts here may be one."""
    token = source.at(index)
    if token.kind == "x":
        return index + 1
    if token.low == "twenty":
        spoken = spoken_year(source, index)
        return spoken[1] if spoken is not None else None
    if token.low in ("half", "quarter", "a"):
        return _clock_words(source, index)
    if token.low in WEEK_NAMES:
        return skip_weeks(source, index)
    if token.text in ("+", "("):
        return _phone(source, index)
    if token.text == "#" and source.kind(index + 1) == "d":
        return read_chain(source, index + 1).end
    if token.kind != "d":
        return _worded_course(source, index) or _worded_clock(source, index) if token.low in ONES else None
    for check in (_split, _decade, _attached, _list_number, _chain, _label, _tail, _compound):
        end = check(source, index)
        if end is not None:
            return end
    return None


def _clock_words(source: Source, index: int) -> int | None:
    """Skip "half past nine" and "a quarter to ten"."""
    at = index + (source.low(index) == "a")
    past = source.low(at + 1) in ("past", "after") and source.low(at) in ("half", "quarter")
    if not past and not (source.low(at) == "quarter" and source.low(at + 1) == "to"):
        return None
    hour = source.low(at + 2)
    known = 0 < ONES.get(hour, 0) <= 12 or (hour.isascii() and hour.isdecimal() and len(hour) <= 2)
    return at + 3 if known and read_unit(source, at + 3) is None else None


def _phone(source: Source, index: int) -> int | None:
    start = source.tokens[index].start
    found = _PHONE.match(source.text, start)
    if found is None or _GROUPED.match(source.text, start):
        return None
    at = index
    while source.kind(at) and source.tokens[at].start < found.end():
        at += 1
    return at


def _split(source: Source, index: int) -> int | None:
    """Skip "80-20"; "20-80" may be a range and "50-50" is a share."""
    mark, second = source.at(index + 1), source.at(index + 2)
    if mark.text not in ("-", "–", "/") or second.kind != "d" or not (mark.glued and second.glued):
        return None
    if len(source.low(index)) != 2 or len(second.low) != 2 or source.glued(index):
        return None
    first, last = int(source.low(index)), int(second.low)
    alone = not (source.glued(index + 3) and source.text[source.at(index + 3).start] not in ".,;:!?)")
    return index + 3 if first + last == 100 and first > last and alone else None


_ROUGH_DECADES = words("the mid low high lower upper early late our their his her")


def _decade(source: Source, index: int) -> int | None:
    """Skip "the 40s" and "mid-40s"."""
    letter = source.at(index + 1)
    if letter.low == "年" and source.low(index - 1) in ("和", "成"):
        return index + 2  # a year of a Japanese era
    if letter.low not in ("s", "ies") or not letter.glued or source.low(index)[-1:] != "0":
        return None
    before = source.low(index - 1 - (source.low(index - 1) == "-"))
    return index + 2 if before in _ROUGH_DECADES else None


def _attached(source: Source, index: int) -> int | None:
    """Skip digits that hang on letters: INC0012345, v2.1, S/4, COVID-19, file_2."""
    if not source.glued(index):
        return None
    before = source.at(index - 1)
    if before.kind == "w":
        money = currencies.read_prefix(source, index - 1) is not None
        return None if money else _run(source, index)
    joins = before.text in ("-", "_", "/", ".", ":", "@", "\\", "=", "‑")
    if joins and before.glued and source.kind(index - 2) == "w" and before.text != "=":
        if before.text == "/" and source.at(index - 2).text.islower():
            return None
        if before.text == ":" or (before.text in "-‑" and _may_range(source, index - 2)):
            return None
        return _run(source, index)
    return None


def _may_range(source: Source, index: int) -> bool:
    """Tell whether the word at `index` ends an amount, so that the hyphen is a range: 40k-50k, 3h-4h."""
    return source.glued(index) and source.kind(index - 1) == "d"


def _run(source: Source, index: int) -> int:
    """Return the end of the glued run of letters, digits and inner punctuation around `index`."""
    at = index + 1
    while source.glued(at) and (source.kind(at) in "dw" or (source.low(at) in "./-_" and source.glued(at + 1))):
        at += 1
    return at


def _list_number(source: Source, index: int) -> int | None:
    """Skip "1." and "2)" at the start of a line."""
    if not source.line_start(index) or len(source.low(index)) > 2 or source.whole:
        return None
    mark, following = source.at(index + 1), source.at(index + 2)
    if mark.text in (".", ")") and mark.glued and following.text and not following.glued:
        return index + 2
    return None


def _chain(source: Source, index: int) -> int | None:
    """Skip versions (2.1.3), times (14:30), 24/7, phone numbers (555-123-4567) and numbers with leading zeros."""
    if len(source.low(index)) > MAX_DIGITS:
        return _run(source, index)
    literal = read_literal(source, index)
    end = literal.end if literal is not None else read_chain(source, index).end
    mark = source.at(end)
    if mark.glued and mark.text and mark.text in ":/-–" and source.kind(end + 1) == "d" and source.glued(end + 1):
        return _joined(source, index, end)
    if literal is None:
        return _run_digits(source, end)
    return None


def _joined(source: Source, index: int, end: int) -> int | None:
    mark = source.low(end)
    after = read_chain(source, end + 1).end
    if mark == ":":
        unit = read_duration_unit(source, end + 2)
        return None if unit is not None and unit.name == "hours" else after
    if mark == "/":
        if source.low(index) == source.low(end + 1) == "50" and after == end + 2:
            return None
        return None if _is_fraction(source, index) or _is_score(source, index, end) else _run_digits(source, after)
    longer = source.low(after) == mark and source.kind(after + 1) == "d" and source.glued(after + 1)
    zero = source.low(index)[0] == "0" and len(source.low(index)) > 1
    return _run_digits(source, after) if longer or zero else None


def _is_score(source: Source, index: int, end: int) -> bool:
    """Tell whether this is "4.4/5", a score with decimals."""
    return end > index + 1 and source.low(end + 1) in ("5", "7", "10", "100")


def _is_fraction(source: Source, index: int) -> bool:
    """Tell whether `1/2` is a share or part of a unit, not "24/7" or a date cut short."""
    fraction = read_fraction(source, index)
    if fraction is None:
        return False
    following = read_unit(source, fraction[1] + (source.low(fraction[1]) in ("a", "an")))
    if source.low(fraction[1]) in SCALES:
        return True
    return source.low(fraction[1]) == "of" or (following is not None and following.kind == "duration")


def _run_digits(source: Source, at: int) -> int:
    """Step over further digit groups of the same phone number or version."""
    for _ in range(8):
        token = source.at(at)
        glued_more = (
            token.glued and token.text in "-./:" and token.text and source.kind(at + 1) == "d" and source.glued(at + 1)
        )
        if glued_more:
            at += 2
        elif token.kind == "d" and len(token.low) >= 3 and source.text[source.tokens[at - 1].end : token.start] == " ":
            at += 1
        else:
            break
    return at


def _label(source: Source, index: int) -> int | None:
    """Skip the number of "Office 365", "KPI 1", "tier 2"."""
    before = source.at(index - 1)
    word = before.low
    if word in _COURSE:
        return _course(source, index)
    if before.text == "." and source.low(index - 2) in ("no", "nr", "art", "tel", "ver", "sec"):
        word = source.low(index - 2)
    if word not in _LABELS or (source.glued(index) and before.kind == "w"):
        return None
    chain = read_chain(source, index)
    if word in ("no", "nr") and before.text != ".":
        return None
    end = index + 1 if " " in chain.separators else chain.end
    if read_fixed_unit(source, end) is not None or currencies.read_suffix(source, end) is not None:
        return None
    if source.low(end) in SCALES and source.low(end) != "m":
        return None
    if word in _WEAK and (len(source.low(index)) > 2 or chain.separators or read_unit(source, end) is not None):
        return None
    return end


def _course(source: Source, index: int) -> int | None:
    """Skip the number of "Year 2", not the figure of "last year 9"."""
    following = source.at(index + 1)
    attached = following.glued and (following.kind in "dw" or following.text in "%./-")
    bare = not source.glued(index) and not attached and read_unit(source, index + 1) is None
    counted = source.low(index - 2) in _BEFORE_COURSE or source.kind(index - 2) == "d"
    return index + 1 if bare and not counted and int(source.low(index)[:3]) <= 10 else None


_CLOCK_LEADS = words("at by until till before after past from")


def _worded_clock(source: Source, index: int) -> int | None:
    """Skip "at six thirty", the time of day."""
    said = read_digitwise(source, index)
    if said is None or source.low(index - 1) not in _CLOCK_LEADS or said[0] % 100 >= 60 or said[0] % 5:
        return None
    following = source.low(said[1])
    counted = following in SCALES or following in currencies.starts() or read_unit(source, said[1]) is not None
    return None if counted else said[1]


def _worded_course(source: Source, index: int) -> int | None:
    """Skip the number of "by month six"."""
    if source.low(index - 1) not in _COURSE or source.low(index - 2) in _BEFORE_COURSE or source.kind(index - 2) == "d":
        return None
    following = source.at(index + 1)
    ends = following.kind in ("", "n") or (following.kind == "s" and following.text in ".,;:!?)")
    return index + 1 if ends and source.low(index - 2) not in ONES and not source.whole else None


def _tail(source: Source, index: int) -> int | None:
    """Skip ordinals (3rd), times (9am), and digits glued to unknown letters (3D, 4G)."""
    end = read_chain(source, index).end
    letters = source.at(end)
    if letters.kind != "w":
        return None
    if letters.low in ("am", "a", "p", "pm", "uhr", "oclock") and not _is_time(source, end):
        return None
    if _is_time(source, end):
        return end + 1
    if not letters.glued or letters.low in _KNOWN_TAILS:
        return None
    if currencies.read_suffix(source, end) or read_shorthand(source, end):
        return None
    if letters.low in SCALES or read_fixed_unit(source, end) or read_duration_unit(source, end) or _hours(source, end):
        return None
    return _run(source, index)


def _compound(source: Source, index: int) -> int | None:
    """Skip the number of "360-degree" and "2-factor"; keep "3-day", "40-ish" and "10-person"."""
    end = read_chain(source, index).end
    word = source.at(end + 1)
    if source.low(end) != "-" or not source.glued(end) or not word.glued or word.kind != "w":
        return None
    if read_unit(source, end + 1) is not None or word.low in ("ish", "odd") or word.low in SCALES:
        return None
    return _run(source, index)


_KNOWN_TAILS = words("ish fte ftes gb tb mb kwh mwh kw mw gwh twh kg km x ppl")


def _hours(source: Source, index: int) -> bool:
    return source.low(index) in ("h", "hr") and source.kind(index + 1) == "d"


def _is_time(source: Source, index: int) -> bool:
    word = source.low(index)
    if word in ("am", "pm", "uhr"):
        return source.glued(index) or word != "am" or source.low(index + 1) in ("", ".", ",", "to", "and")
    dotted = word in ("a", "p") and source.low(index + 1) == "." and source.low(index + 2) == "m"
    return dotted and source.glued(index + 1) and source.glued(index + 2) and source.low(index + 3) == "."
