"""Copy-constrained answers: a value is null, one of fixed choices, or a run of words of the given text.

The grammar makes it impossible to write a word that the text does not contain, and every value leads back to exact
character offsets of the original text. Whitespace is normalised for the model only: a span keeps line breaks, quotes
and everything else as they were written.
"""

import json
import re
import unicodedata
from bisect import bisect_left
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from functools import cached_property
from itertools import zip_longest
from typing import Any

from casebuilder.llm.base import TooLong, Unfit

MAX_UNITS = 400
"""Words and punctuation marks that one grammar takes (about 220 to 300 words); give a window of a longer text."""
_MAX_UNIT_CHARS = 80
_UNIT = re.compile(r"\w+(?:[.,:'’\-/&+@_]\w+)*%?|[^\w\s]", re.UNICODE)
_NOT_TEXT = {"Cc", "Cs", "Co", "Cn"}
_STARTS = set("#+-~<>≥≤±−")
_ENDS = set("%‰°+")
_SENTENCE_END = set(".!?;…。！？")


@dataclass(frozen=True)
class Field:
    """What to ask for: a run of words, or one of `choices`."""

    name: str
    choices: tuple[str, ...] = ()
    nullable: bool = True
    max_words: int = 24
    across_sentences: bool = False


@dataclass(frozen=True)
class Copied:
    """A run of the original text: `text == original[start:end]`; `occurrences` counts equal runs in it."""

    field: str
    start: int
    end: int
    text: str
    occurrences: int = 1


@dataclass(frozen=True)
class Chosen:
    """One of the fixed choices of a field."""

    field: str
    text: str


Value = Copied | Chosen | None


@dataclass(frozen=True)
class Unit:
    """A word or mark: where it stands, and what separates it from the next unit (`None`: no run goes further)."""

    text: str
    start: int
    end: int
    gap: str | None = None
    ends_sentence: bool = False

    @property
    def may_start(self) -> bool:
        """Whether a value may begin here."""
        return self.text[0].isalnum() or self.text in _STARTS or unicodedata.category(self.text[0]) == "Sc"

    @property
    def may_end(self) -> bool:
        """Whether a value may end here."""
        return self.text[-1].isalnum() or self.text[-1] in _ENDS or unicodedata.category(self.text[-1]) == "Sc"


class CopySource:
    """A text cut into units that can be copied.

    Raises:
        TooLong: more than `MAX_UNITS` units; pass a clause or sentence window instead.
    """

    def __init__(self, text: str) -> None:
        self.text = text
        self.units = _units(text)
        if len(self.units) > MAX_UNITS:
            raise TooLong(
                f"The passage has {len(self.units)} words and marks, more than {MAX_UNITS}; pass a part of it."
            )

    def rules(self, across_sentences: bool) -> tuple[str, list[str]]:
        """Grammar rules for runs of words, and the names of the rules with which a run may begin."""
        kind = "x" if across_sentences else "w"
        reach = self._reach(across_sentences)
        lines: list[str] = []
        starts: list[str] = []
        for i, unit in enumerate(self.units):
            if not reach[i]:
                continue
            more = f"{_literal(unit.gap)} {kind}{i + 1}" if unit.gap is not None and self._goes_on(i, reach) else ""
            rest = f" ({more})?" if more and unit.may_end else f" {more}"
            lines.append(f"{kind}{i} ::= {_literal(unit.text)}{rest.rstrip()}")
            if unit.may_start:
                starts.append(f"{kind}{i}")
        return "\n".join(lines), starts

    def _goes_on(self, index: int, reach: Sequence[bool]) -> bool:
        return reach[index + 1] if index + 1 < len(self.units) else False

    def _reach(self, across_sentences: bool) -> list[bool]:
        """From which units a run can reach a legal end; false beyond a sentence's end unless runs may cross it."""
        reach = [False] * len(self.units)
        for i in range(len(self.units) - 1, -1, -1):
            unit = self.units[i]
            stops = unit.gap is None or (unit.ends_sentence and not across_sentences)
            reach[i] = unit.may_end or (not stops and self._goes_on(i, reach))
        return reach

    def locate(self, value: str) -> list[tuple[int, int]]:
        """All spans of the original text that a value is a copy of, up to whitespace and marks around it."""
        spans: list[tuple[int, int]] = []
        value = _tidy(value)
        joined, starts, ends = self._normalised
        at = joined.find(value) if value else -1
        while at >= 0:
            first = bisect_left(starts, at)
            last = bisect_left(ends, at + len(value))
            if first < len(starts) and starts[first] == at and last < len(ends) and ends[last] == at + len(value):
                spans.append((
                    self.units[first].start,
                    _closed(self.text, self.units[first].start, self.units[last].end),
                ))
            at = joined.find(value, at + 1)
        return spans

    @cached_property
    def _normalised(self) -> tuple[str, list[int], list[int]]:
        parts: list[str] = []
        starts: list[int] = []
        ends: list[int] = []
        length = 0
        for unit in self.units:
            gap = "\n" if unit.gap is None else unit.gap
            starts.append(length)
            ends.append(length + len(unit.text))
            parts += [unit.text, gap]
            length += len(unit.text) + len(gap)
        return "".join(parts), starts, ends


def _units(text: str) -> list[Unit]:
    """Words and marks with their offsets. Characters that are no text separate like spaces do."""
    found = [m for m in _UNIT.finditer(text) if unicodedata.category(m.group()[0]) not in _NOT_TEXT]
    units: list[Unit] = []
    for match, following in zip_longest(found, found[1:]):
        gap: str | None = None
        if following is not None and len(match.group()) <= _MAX_UNIT_CHARS:
            gap = " " if following.start() > match.end() else ""
        ends = match.group() in _SENTENCE_END and gap != ""
        line = following is not None and "\n" in text[match.end() : following.start()]
        units.append(Unit(match.group()[:_MAX_UNIT_CHARS], match.start(), match.end(), gap, ends or line))
    return [u for u in units if u.end - u.start <= _MAX_UNIT_CHARS]


def _tidy(value: str) -> str:
    """A value as the units of a text are joined, without marks at its ends that no value has."""
    units = _units(value)
    while units and not units[0].may_start:
        del units[0]
    while units and not units[-1].may_end:
        del units[-1]
    return "".join(u.text + (u.gap or "") for u in units[:-1]) + "".join(u.text for u in units[-1:])


def _closed(text: str, start: int, end: int) -> int:
    """The end of a span, one further if that closes a bracket which the span opens."""
    run = text[start:end]
    for opening, closing in ("()", "[]"):
        if run.count(opening) > run.count(closing) and text[end : end + 1] == closing:
            return end + 1
    return end


def _literal(text: str) -> str:
    """A grammar literal for text inside a JSON string."""
    inside = json.dumps(text, ensure_ascii=False)[1:-1]
    return '"' + inside.replace("\\", "\\\\").replace('"', '\\"') + '"'


def _quoted(text: str) -> str:
    """A grammar literal for a whole JSON string."""
    whole = json.dumps(text, ensure_ascii=False)
    return '"' + whole.replace("\\", "\\\\").replace('"', '\\"') + '"'


def _value_rule(source: CopySource, field: Field) -> str:
    """The right-hand side of a field's value."""
    if field.choices:
        options = [_quoted(choice) for choice in field.choices]
    else:
        starts = source.rules(field.across_sentences)[1]
        options = [f'"\\"" ({" | ".join(starts)}) "\\""'] if starts else []
    if field.nullable or not options:
        options.append('"null"')
    return " | ".join(options)


def _run_rules(source: CopySource, fields: Sequence[Field]) -> list[str]:
    kinds = sorted({f.across_sentences for f in fields if not f.choices})
    return [rules for kind in kinds if (rules := source.rules(kind)[0])]


def value_grammar(source: CopySource, field: Field, before: str = "", after: str = "") -> str:
    """The grammar of one field's JSON value, with what must stand around it.

    Models join a space with what follows it and a closing quote with a comma into one token, so a value that is asked
    for alone should be given both.
    """
    root = f"root ::= {_literal(before)} (value) {_literal(after)}"
    return "\n".join([root, f"value ::= {_value_rule(source, field)}", *_run_rules(source, [field])])


def copy_grammar(text: str | CopySource, fields: Sequence[Field]) -> str:
    """The grammar of a JSON object with exactly these fields in this order.

    Raises:
        TooLong: the text has more than `MAX_UNITS` words and marks.
    """
    source = text if isinstance(text, CopySource) else CopySource(text)
    parts = [f'{_quoted(field.name)} ": " v{i}' for i, field in enumerate(fields)]
    lines = ['root ::= "{" ' + ' ", " '.join(parts) + ' "}"']
    lines += [f"v{i} ::= {_value_rule(source, field)}" for i, field in enumerate(fields)]
    return "\n".join(lines + _run_rules(source, fields))


def read_value(source: CopySource, field: Field, value: Any, taken: Sequence[tuple[int, int]] = ()) -> Value:
    """A decoded JSON value as a span or choice; of equal runs the first one outside `taken` spans.

    Raises:
        Unfit: the value is not in the text, not among the choices, or too long.
    """
    if value is None:
        return None
    if not isinstance(value, str):
        raise Unfit(f"The value of `{field.name}` is not a text.")
    if field.choices:
        if value not in field.choices:
            raise Unfit(f"The value of `{field.name}` is none of its choices.")
        return Chosen(field.name, value)
    spans = source.locate(value)
    if not spans or len(value.split()) > field.max_words:
        raise Unfit(f"The value of `{field.name}` is not a short copy of the text.")
    free = [s for s in spans if not any(s[0] < end and start < s[1] for start, end in taken)]
    start, end = (free or spans)[0]
    return Copied(field.name, start, end, source.text[start:end], len(spans))


def read_answer(source: CopySource, fields: Sequence[Field], values: Mapping[str, Any]) -> dict[str, Value]:
    """All values of an answer; one that is no copy of the text counts as absent."""
    result: dict[str, Value] = {}
    taken: list[tuple[int, int]] = []
    for field in fields:
        try:
            value = read_value(source, field, values.get(field.name), taken)
        except Unfit:
            value = None
        if isinstance(value, Copied):
            taken.append((value.start, value.end))
        result[field.name] = value
    return result


def windows(text: str, max_units: int = MAX_UNITS) -> list[tuple[int, int]]:
    """Offsets of consecutive parts of a text that each fit a `CopySource`, cut between sentences where possible."""
    units = _units(text)
    parts: list[tuple[int, int]] = []
    first = 0
    while first < len(units):
        last = min(first + max_units, len(units)) - 1
        if last < len(units) - 1:
            last = next((i for i in range(last, first + max_units // 2, -1) if units[i].ends_sentence), last)
        parts.append((units[first].start, units[last].end))
        first = last + 1
    return parts
