"""The extract node: what a message says about the case, each value with the words it was copied from."""

import datetime as dt
import threading
from collections.abc import Sequence
from dataclasses import dataclass, field, replace

from casebuilder.case.model import Case
from casebuilder.case.patch import Change
from casebuilder.case.sections import SECTIONS
from casebuilder.case.value import LedgerEntry
from casebuilder.dialogue.deps import Deps
from casebuilder.dialogue.extraction.acts import QUESTIONS, Act, announced, find_acts
from casebuilder.dialogue.extraction.conflicts import is_answer
from casebuilder.dialogue.extraction.corrections import is_correction, read_corrections
from casebuilder.dialogue.extraction.found import Item
from casebuilder.dialogue.extraction.heard import heard
from casebuilder.dialogue.extraction.marked import known
from casebuilder.dialogue.extraction.message import Message
from casebuilder.dialogue.extraction.pipeline import extract, foreign_figures, section_scores
from casebuilder.dialogue.fill import fill
from casebuilder.dialogue.leading import bare_target
from casebuilder.dialogue.merge import merge

NOTHING_ELSE = frozenset({
    "empty",
    "unreadable",
    "undo",
    "goto",
    "export",
    "missing",
    "hold",
    "summary",
    "remove",
    "greeting",
    "thanks",
    "upset",
    "none",
    "no-more",
})
"""Acts that a message does instead of stating facts."""

STATES_NOTHING = QUESTIONS | {"order", "unknown"}
"""Acts whose words state nothing about the case."""

NAMES = frozenset({"name", "role", "budget_holder", "owner", "support_owner", "system", "currency", "item", "unit"})
"""Fields that are read out of a message in another language; its sentences are not."""


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


def read(
    message: Message, deps: Deps, *, recent: str | None, said: str | None = None, cancel: threading.Event | None = None
) -> Extraction:
    """Read one message in the light of the case so far.

    Args:
        message: the message, of which only what may state facts is left (see `heard.py`).
        deps: the collaborators.
        recent: the section last talked about.
        said: the message as it came, if that is another text; it is what orders and questions are looked for in.
        cancel: stops the reading.
    """
    result = Extraction(acts=find_acts(message.text if said is None else said))
    if result.has("no-more"):
        result.acts = [a for a in result.acts if a.kind != "missing"]
    if any(a.kind in NOTHING_ELSE for a in result.acts):
        return result
    message.asked = announced(message.text) or message.asked
    message.ignored = tuple((a.start, a.end) for a in result.acts if a.kind in STATES_NOTHING)
    if _only_asks(message):
        return result
    if deps.router is not None:
        deps.router.route(message)
        message = _beside_orders(message) if result.has("order") else message
    if deps.tagger is not None:
        message.marks = deps.tagger.mark(message.text, message.asked, known(message))
    result.corrections, settled = read_corrections(message, recent)
    result.items = [i for i in extract(message) if not _touches(i, settled)]
    answers = not message.labels or is_answer(message)
    if result.corrections and not answers:
        # "Sorry, 415, not 450, the old quotation has expired." answers no question about risks, though that was asked.
        result.items = [i for i in result.items if i.section != message.asked or _has_figures(i)]
    if not any(i.section == "kpis" for i in result.items):
        bare = bare_target(message)
        result.items = [*result.items, bare] if bare else result.items
    if result.has("language"):
        _names_and_figures(result.items)
    else:
        result.items = fill(message, result.items, deps, cancel)
    _leave_out(result.items, message.ignored)
    result.items = [i for i in result.items if i.fields]
    volunteered = message.asked is not None and not answers
    for item in result.items:
        item.update = volunteered and item.section != message.asked
        item.correction = item.correction or bool(result.corrections) or (item.update and is_correction(message))
    result.foreign = foreign_figures(message, result.items, settled)
    return result


BESIDE = 0.75
"""Beside an order, a sentence states a fact only if the router is this sure of a section: the rest is coaxing."""


COAXED = 30
"""Words beside an order up to which a message is about the order."""


def _beside_orders(message: Message) -> Message:
    """Return the message without the sentences that only go with an order ("The deadline is at noon")."""
    if len(message.text.split()) > COAXED:
        return message
    idle = [
        (u.start, u.end)
        for u in message.units
        if max(section_scores(message.labels.get((u.start, u.end), {})).values()) < BESIDE
    ]
    return replace(message, ignored=(*message.ignored, *idle)) if idle else message


def _has_figures(item: Item) -> bool:
    """Whether an item holds more than words."""
    return any(not isinstance(f.value, str) for f in item.fields.values())


ASIDE = 6
"""Words beside a question back that still state nothing ("Asking for a friend.")."""


def _only_asks(message: Message) -> bool:
    """Whether a message is a question back with hardly a word beside it."""
    if not message.ignored:
        return False
    asked = sum(len(message.text[s:e].split()) for s, e in message.ignored)
    return len(message.text.split()) - asked <= ASIDE and not message.quantities and not message.people


def _leave_out(items: Sequence[Item], spans: Sequence[tuple[int, int]]) -> None:
    """Take the fields out that rest mostly on words which state nothing."""
    for item in items:
        for name, found in list(item.fields.items()):
            covered = sum(max(0, min(found.end, end) - max(found.start, start)) for start, end in spans)
            if covered * 2 > found.end - found.start:
                del item.fields[name]


def _names_and_figures(items: Sequence[Item]) -> None:
    """Keep what can be read in any language: figures, dates and names."""
    for item in items:
        listed = SECTIONS[item.section].items is not None
        for name, found in list(item.fields.items()):
            if isinstance(found.value, str) and not (name in NAMES and (listed or item.section in {"sponsor"})):
                del item.fields[name]


def _touches(item: Item, spans: Sequence[tuple[int, int]]) -> bool:
    """Whether an item rests on words that were already dealt with."""
    return any(f.start < end and start < f.end for f in item.fields.values() for start, end in spans)


def extract_message(message: str, asked: str | None, deps: Deps, *, today: dt.date, turn: int = 1) -> list[LedgerEntry]:
    """Return what a single message says, without a conversation around it (`casebuilder extract --jsonl`)."""
    found = read(Message(heard(message), asked, today, turn=turn), deps, recent=asked, said=message)
    return merge(Case(), found.items, turn=turn, asked=asked).captured
