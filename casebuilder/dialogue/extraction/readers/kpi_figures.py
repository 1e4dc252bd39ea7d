"""The figures of talk about KPIs: which of them are levels, and whether each is today's value or the one wanted."""

import re
from dataclasses import dataclass

from casebuilder.case.quantity import Quantity
from casebuilder.dialogue.extraction.readers import kpi_words as w
from casebuilder.dialogue.extraction.readers.kpi_levels import is_level
from casebuilder.dialogue.extraction.readers.kpi_zone import Zone

MEASURED_THEN = re.compile(
    r"\s+(?:count|survey|report|review|audit|figures|numbers|sample|census|snapshot|stocktake|measurement|run)\b",
    re.IGNORECASE,
)
_BREAK = re.compile(r"[,;:.()\n|→–—]|-+>|=>|\b(?:and|but|then|so)\b|\s-\s|=")


MARKED = 2.5
"""What the tagger's mark of a figure counts beside the words around it."""
ASIDE = 0.9
"""From this probability a figure that the tagger sees as somebody else's, or as taken back, is none of a KPI."""


@dataclass
class Figure:
    """A level said of a KPI."""

    quantity: Quantity
    now: float = 0.0
    """Evidence that it is today's value."""
    want: float = 0.0
    """Evidence that it is the value wanted."""
    carried: Quantity | None = None
    """The figure that it replaces in the same breath; its unit goes on."""

    @property
    def start(self) -> int:
        """Where it starts in the message."""
        return self.quantity.start

    @property
    def end(self) -> int:
        """Where it ends in the message."""
        return self.quantity.end

    @property
    def role(self) -> str | None:
        """`baseline`, `target`, or `None` when nothing tells."""
        if self.now == self.want:
            return None
        return "baseline" if self.now > self.want else "target"


def find_figures(zone: Zone) -> tuple[list[Figure], list[Quantity]]:
    """Return the levels of a zone with their roles, and the relative changes ("by 40 %")."""
    levels: list[Figure] = []
    changes: list[Quantity] = []
    for quantity in zone.quantities:
        if quantity.kind == "date" or zone.is_foreign(quantity.start):
            continue
        if zone.message.marked(quantity.start, quantity.end, "aside", "foreign", "old") >= ASIDE:
            continue
        if quantity.relative or quantity.kind == "points" and quantity.sign:
            changes.append(quantity)
        elif is_level(zone, quantity, [f.quantity for f in levels]):
            levels.append(Figure(quantity))
    for index, figure in enumerate(levels):
        before = levels[index - 1] if index else None
        after = levels[index + 1] if index + 1 < len(levels) else None
        _score(zone, figure, before, after)
        figure.now += MARKED * zone.message.marked(figure.start, figure.end, "kpi", "baseline")
        figure.want += MARKED * zone.message.marked(figure.start, figure.end, "kpi", "target")
    for first, second in zip(levels, levels[1:], strict=False):
        _link(zone, first, second)
    return levels, changes


def _score(zone: Zone, figure: Figure, before: Figure | None, after: Figure | None) -> None:
    """Weigh the words around a figure."""
    text = zone.text
    unit = zone.units[zone.unit_at(figure.start) or 0]
    begin = before.end if before and before.end > unit.start else unit.start
    left = _blank(zone, begin, figure.start)
    if before and begin == before.end:
        left = left[_joint(left) :]
    if not re.search(r"[^\W_]", left) and begin == unit.start:
        left = _question(zone, figure.start)
    _score_left(figure, left)
    finish = after.start if after and after.start < unit.end else unit.end
    right = _blank(zone, figure.end, finish)
    right = right[: _joint(right)] if after and finish == after.start else right[:60]
    _score_right(figure, right)
    if figure.quantity.bound:
        figure.want += 1.0
    _score_dates(zone, figure, text, finish)


def _question(zone: Zone, place: int) -> str:
    """Return the question that a sentence of nothing but a figure answers."""
    index = zone.unit_at(place) or 0
    before = zone.units[index - 1].text if index else ""
    return before.rstrip("?") if before.endswith("?") else ""


def _blank(zone: Zone, start: int, end: int) -> str:
    """Return a run with what belongs to sources and owners blanked out."""
    chars = list(zone.text[start:end])
    for a, b in zone.masks:
        for place in range(max(a, start), min(b, end)):
            chars[place - start] = "\x00"
    return "".join(chars)


def _joint(gap: str) -> int:
    """Return where a gap between two figures stops belonging to the first one."""
    mark = _BREAK.search(gap)
    if mark:
        return mark.start() if mark.start() else _leading(gap, mark)
    now = re.match(r"\s*(?:a|per|each|every)?\s*\w*\s*", gap)
    temporal = w.NOW.search(gap)
    if temporal and now and temporal.start() <= now.end():
        return temporal.end()
    return 0


def _leading(gap: str, mark: re.Match[str]) -> int:
    """Look behind a bracket or comma directly after a figure: "34 (today), 12"."""
    if mark[0] != "(":
        return mark.end()
    close = gap.find(")")
    return close + 1 if close > 0 else mark.end()


def _score_left(figure: Figure, left: str) -> None:
    """Weigh the words before a figure; the nearest ones count."""
    if re.search(r"\bfrom\s+(?:about|around|roughly|some|ca\.?|currently|today's|an? average of)?\s*$", left, re.I):
        figure.now += 2.5
        return
    if re.search(r"\b(?:up|down) from\s+(?:about\s+)?$", left, re.I):
        figure.now += 3.0
        return
    end, role, best = -1, "", 0.0
    for pattern, side, weight in _SIDES:
        for match in pattern.finditer(left):
            if (match.end(), weight) <= (end, best) or weight <= 1.0 and _modal(left, match):
                continue
            end, best, role = match.end(), max(weight, best if role == side else 0.0), side
    if role == "now":
        figure.now += best
        figure.want += 0.5 if best <= 1.0 and w.WANT.search(left) else 0.0
    elif role == "want":
        figure.want += best


_SIDES = ((w.NOW, "now", 2.0), (w.WANT, "want", 2.0), (w.PAST, "now", 0.9), (w.COPULA, "now", 1.0))


def _modal(left: str, match: re.Match[str]) -> bool:
    """Whether a copula belongs to a wish ("the goal is", "should be at")."""
    return (
        re.search(
            r"\b(?:target|goal|aim|objective|ambition|tgt|wish|plan|should|must|to|i want|we want)\s+(?:\w+\s+)?$",
            left[: match.start()],
            re.I,
        )
        is not None
    )


def _score_right(figure: Figure, right: str) -> None:
    """Weigh the words after a figure."""
    near = right[:28]
    now, want = w.NOW.search(near), w.WANT.search(near)
    if now and (not want or now.start() < want.start()) and not DEMANDED.match(right):
        figure.now += 2.2 if now.start() <= 14 else 1.0
    elif want:
        figure.want += 1.5
    elif w.PAST.search(near[:20]) and re.match(r"\s*(?:last|back|previously|before)\b", near):
        figure.now += 0.9


DEMANDED = re.compile(r"^\s*[,(]?\s*(?:by|until|till|before|end|eoy|no later|within)\b", re.IGNORECASE)


def _score_dates(zone: Zone, figure: Figure, text: str, finish: int) -> None:
    """Let a date directly behind a figure speak: a future one for a target, a past one for today's value."""
    gap_end = min(finish, figure.end + 40)
    for quantity in zone.quantities:
        if quantity.kind == "date" and figure.end <= quantity.start < gap_end:
            between = text[figure.end : quantity.start]
            if re.search(r"[;.\n]", between) or zone.is_foreign(quantity.start):
                return
            over = re.search(r"\b(?:over|during|throughout|in all of|back in)\s+(?:the\s+)?$", between, re.IGNORECASE)
            over = over or MEASURED_THEN.match(text[quantity.end :])
            if over or quantity.date is not None and quantity.date <= zone.message.today:
                figure.now += 1.2
            elif len(between.split()) <= 4:
                figure.want += 1.6
            return
    if re.match(
        r"\s*[,(]?\s*(?:(?:by|until|on|at|till)\s+(?:the|that)\s+same|by then|same\s+(?:date|deadline|day|"
        r"time)|likewise)\b",
        text[figure.end : gap_end],
        re.I,
    ):
        figure.want += 1.6


def _link(zone: Zone, first: Figure, second: Figure) -> None:
    """See two figures joined by an arrow or "to" as before and after."""
    gap = zone.text[first.end : second.start]
    if second.quantity.text.startswith(">") and gap.rstrip().endswith(("-", "=")):
        gap = " → "
    if w.ARROW.match(gap) and compatible(first.quantity, second.quantity):
        first.now += 4.0
        second.want += 4.0


def compatible(a: Quantity, b: Quantity) -> bool:
    """Whether two quantities can be values of one KPI."""
    if "number" in {a.kind, b.kind}:
        return True
    if {a.kind, b.kind} == {"money"}:
        return a.currency == b.currency or None in {a.currency, b.currency}
    if a.kind == "count" == b.kind:
        return (a.unit or "").lower().rstrip("s")[-5:] == (b.unit or "").lower().rstrip("s")[-5:]
    return a.kind == b.kind
