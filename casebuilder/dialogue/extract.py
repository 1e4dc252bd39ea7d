"""The extract node: what a message says about the case, each value with the words it was copied from."""

import datetime as dt
import threading
from collections.abc import Sequence
from dataclasses import dataclass, field

from casebuilder.case.model import Case
from casebuilder.case.patch import Change
from casebuilder.case.value import LedgerEntry
from casebuilder.dialogue.deps import Deps
from casebuilder.dialogue.extraction.acts import Act, find_acts
from casebuilder.dialogue.extraction.conflicts import is_answer
from casebuilder.dialogue.extraction.corrections import is_correction, read_corrections
from casebuilder.dialogue.extraction.found import Item
from casebuilder.dialogue.extraction.message import Message
from casebuilder.dialogue.extraction.pipeline import extract, foreign_figures
from casebuilder.dialogue.fill import fill
from casebuilder.dialogue.merge import merge

NOTHING_ELSE = frozenset({
    "empty",
    "unreadable",
    "undo",
    "goto",
    "export",
    "missing",
    "hold",
    "greeting",
    "none",
    "no-more",
})
"""Acts that a message does instead of stating facts."""

STATES_NOTHING = frozenset({"meaning", "why", "example", "question"})
"""Acts whose words state nothing about the case."""


@dataclass
class Extraction:
    """What was found in a message."""

    acts: list[Act] = field(default_factory=list)
    items: list[Item] = field(default_factory=list)
    corrections: list[Change] = field(default_factory=list)
    foreign: list[str] = field(default_factory=list)
    """Figures that are not about this case and were left out, as said."""

    def has(self, *kinds: str) -> bool:
        """Whether the message does one of these acts."""
        return any(a.kind in kinds for a in self.acts)

    def act(self, kind: str) -> Act | None:
        """Return the first act of a kind."""
        return next((a for a in self.acts if a.kind == kind), None)


def read(message: Message, deps: Deps, *, recent: str | None, cancel: threading.Event | None = None) -> Extraction:
    """Read one message in the light of the case so far."""
    result = Extraction(acts=find_acts(message.text))
    if any(a.kind in NOTHING_ELSE for a in result.acts):
        return result
    message.ignored = tuple((a.start, a.end) for a in result.acts if a.kind in STATES_NOTHING)
    if deps.router is not None:
        deps.router.route(message)
    result.corrections, settled = read_corrections(message, recent)
    orders = [(a.start, a.end) for a in result.acts if a.kind == "order"]
    result.items = [i for i in extract(message) if not _touches(i, settled) and not _touches(i, orders)]
    result.items = fill(message, result.items, deps, cancel)
    volunteered = message.asked is not None and message.labels and not is_answer(message)
    for item in result.items:
        item.update = bool(volunteered) and item.section != message.asked
        item.correction = item.correction or bool(result.corrections) or (item.update and is_correction(message))
    result.foreign = foreign_figures(message, result.items, settled)
    return result


def _touches(item: Item, spans: Sequence[tuple[int, int]]) -> bool:
    """Whether an item rests on words that were already dealt with."""
    return any(f.start < end and start < f.end for f in item.fields.values() for start, end in spans)


def extract_message(message: str, asked: str | None, deps: Deps, *, today: dt.date, turn: int = 1) -> list[LedgerEntry]:
    """Return what a single message says, without a conversation around it (`casebuilder extract --jsonl`)."""
    found = read(Message(message, asked, today, turn=turn), deps, recent=asked)
    return merge(Case(), found.items, turn=turn, asked=asked).captured
