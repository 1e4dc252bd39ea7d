"""What rules are made of: the rule, its hit, the context that it reads, and the words to name things by."""

import datetime as dt
import re
import unicodedata
from collections.abc import Callable, Iterator
from dataclasses import dataclass
from decimal import Decimal
from functools import cached_property
from operator import attrgetter

from pydantic import BaseModel

from casebuilder.case.model import Case
from casebuilder.case.sections import SECTION_IDS, SECTIONS, section_leaves
from casebuilder.case.value import LedgerEntry, ThreePoint
from casebuilder.rules.finding import Severity
from casebuilder.rules.policy import Policy


@dataclass(frozen=True)
class RuleInfo:
    """What a reader is told about a rule."""

    id: str
    severity: Severity
    """Severity in the shipped policy."""
    title: str
    evidence: tuple[str, ...]
    """Ids of the knowledge cards that the rule rests on."""


@dataclass(frozen=True)
class Hit:
    """One place where a rule applies."""

    path: str
    message: str
    fix: str


class Context:
    """A case with what several rules need of it."""

    def __init__(self, case: Case, today: dt.date, policy: Policy) -> None:
        self.case = case
        self.today = today
        self.policy = policy

    @cached_property
    def leaves(self) -> dict[str, list[tuple[str, object]]]:
        """The filled fields of each section with their paths."""
        return {section: section_leaves(self.case, section) for section in SECTION_IDS}

    @cached_property
    def figures(self) -> list[tuple[str, object]]:
        """Every figure and date of the 17 sections with its path."""
        kinds = (Decimal, ThreePoint, dt.date)
        return [(path, value) for found in self.leaves.values() for path, value in found if isinstance(value, kinds)]

    @cached_property
    def entries(self) -> dict[str, list[LedgerEntry]]:
        """The ledger by path."""
        found: dict[str, list[LedgerEntry]] = {}
        for entry in self.case.ledger:
            found.setdefault(entry.path, []).append(entry)
        return found

    def blank(self, value: object) -> bool:
        """Whether a field says nothing; a placeholder such as "TBD" says nothing either."""
        if value is None or value == []:
            return True
        if isinstance(value, list):
            return all(self.blank(v) for v in value)
        return isinstance(value, str) and self.policy.is_placeholder(value)


Check = Callable[[Context], Iterator[Hit]]


@dataclass(frozen=True)
class Rule:
    """One rule: its severity stands in the policy, its check yields a hit for each place."""

    id: str
    title: str
    evidence: tuple[str, ...]
    check: Check


@dataclass(frozen=True)
class Items:
    """A list of the case whose items are checked one by one."""

    path: str
    noun: str
    key: str

    def of(self, case: Case) -> list[BaseModel]:
        """Return the items."""
        found: list[BaseModel] = attrgetter(self.path)(case)
        return found

    def label(self, index: int, item: BaseModel) -> str:
        """Return "The KPI “misrouted tickets”", or "KPI 2" where it has no name."""
        name = getattr(item, self.key)
        return f"The {self.noun} {quoted(name)}" if name else f"{self.noun[0].upper()}{self.noun[1:]} {index + 1}"


KPIS = Items("kpis", "KPI", "name")
BENEFITS = Items("benefits", "benefit", "name")
COSTS = Items("costs", "cost", "item")
SOURCES = Items("data.sources", "data source", "name")
GAPS = Items("skills.gaps", "missing skill", "skill")
RISKS = Items("risks", "risk", "description")
ASSUMPTIONS = Items("assumptions", "assumption", "text")

_LISTS = {items.path: items for items in (KPIS, BENEFITS, COSTS, SOURCES, GAPS, RISKS, ASSUMPTIONS)}
_INDEX = re.compile(r"\[(\d+)\]", re.ASCII)
_ITEM_PATH = re.compile(r"([a-z_.]+)\[(\d+)\]\.?(.*)", re.DOTALL)


def missing(path: str, message: str, fix: str) -> Check:
    """Return a check that one field is filled."""
    read = attrgetter(path)

    def check(context: Context) -> Iterator[Hit]:
        if context.blank(read(context.case)):
            yield Hit(path, message, fix)

    return check


def each_missing(items: Items, field: str, says: str, fix: str) -> Check:
    """Return a check that a field is filled in every item of a list."""

    def check(context: Context) -> Iterator[Hit]:
        for index, item in enumerate(items.of(context.case)):
            if context.blank(getattr(item, field)):
                yield Hit(f"{items.path}[{index}].{field}", f"{items.label(index, item)} {says}.", fix)

    return check


def clean(text: str, limit: int = 60) -> str:
    """Return foreign text as one short line without control, bidi or unpaired surrogate characters."""
    head = "".join(" " if c.isspace() else c for c in text[: limit * 4])
    line = " ".join("".join(c for c in head if unicodedata.category(c)[0] != "C").split())
    return line if len(line) <= limit else line[: limit - 1].rstrip() + "…"


def quoted(text: str) -> str:
    """Return foreign text in quotation marks, short enough for a sentence."""
    return f"“{clean(text)}”"


def likely(value: object) -> object:
    """Return the most likely of three points, or the value itself."""
    return value.likely if isinstance(value, ThreePoint) else value


def spoken(path: str, case: Case | None = None) -> str:
    """Return a path in words: "KPI “misrouted tickets”, baseline", "Timeline, go live"."""
    match = _ITEM_PATH.fullmatch(path)
    if match and match[1] in _LISTS:
        items, index, rest = _LISTS[match[1]], int(match[2]), match[3]
        listed = items.of(case) if case else []
        name = getattr(listed[index], items.key) if index < len(listed) else None
        head = f"{items.noun[0].upper()}{items.noun[1:]} {quoted(name) if name else index + 1}"
    else:
        first, _, rest = path.partition(".")
        first, _, position = first.partition("[")
        title = SECTIONS[first].title if first in SECTIONS else first.replace("_", " ").capitalize()
        head = clean(f"{title} {int(position[:-1]) + 1}" if position[:-1].isdecimal() else title)
    rest = clean(_INDEX.sub(lambda m: f" {int(m[1]) + 1}", rest.replace("_", " ").replace(".", " ")))
    return f"{head}, {rest}" if rest else head
