"""Asking the model for what the rules left open: values copied out of the answer, never written by the model.

Only the section that was asked about is filled, only fields that are still empty, and only with a run of the message:
the grammar allows nothing else (`llm/copying.py`). Figures and dates stay with the parser.
"""

import json
import threading
from collections.abc import Mapping, Sequence
from functools import lru_cache
from pathlib import Path
from typing import TYPE_CHECKING

from casebuilder.case.sections import SECTIONS, get
from casebuilder.dialogue.deps import Deps
from casebuilder.dialogue.extraction.corrections import is_correction
from casebuilder.dialogue.extraction.found import Found, Item
from casebuilder.dialogue.extraction.message import Message
from casebuilder.dialogue.extraction.readers.fields import says_something
from casebuilder.errors import Cancelled, CasebuilderError
from casebuilder.resources import data_path

if TYPE_CHECKING:
    from casebuilder.llm.copying import Field
    from casebuilder.llm.extracting import Example

MOST_CALLS = 3
"""Calls of the model in one turn at the most: a turn should stay under two seconds on a laptop."""
_SHORT = {
    "name",
    "role",
    "budget_holder",
    "system",
    "users",
    "owner",
    "support_owner",
    "review_cadence",
    "source",
    "technique",
}
MIN_WORDS = 3
OWN = 0.3
"""A unit that scores this much for the section asked about may hold what the rules did not find ..."""
CORRECTS = 12
"""A correction of fewer words than this takes something back and states nothing to be copied."""
OTHER = 0.4
"""... and so may one that scores less than this for everything."""


@lru_cache(maxsize=1)
def _examples(path: Path) -> Mapping[str, tuple["Example", ...]]:
    from casebuilder.llm.extracting import Example

    table: dict[str, list[Example]] = {}
    for line in path.read_text("utf-8").splitlines():
        row = json.loads(line)
        table.setdefault(row["section"], []).append(Example(row["text"], row["values"]))
    return {section: tuple(rows) for section, rows in table.items()}


def fill(message: Message, items: Sequence[Item], deps: Deps, cancel: threading.Event | None = None) -> list[Item]:
    """Return the items with empty fields of the asked section filled from the model's copies.

    A model that fails costs nothing but its values.

    Raises:
        Cancelled: if the user stopped the turn.
    """
    section = message.asked
    if deps.model is None or section is None or not deps.model.info.profile.extract_by_section:
        return list(items)
    meanings = deps.prompts.data("fields").get(section)
    if meanings is None or len(message.text.split()) < MIN_WORDS or not _answers(message):
        return list(items)
    try:
        if SECTIONS[section].items:
            return _fill_items(message, list(items), section, meanings, deps, cancel)
        return _fill_section(message, list(items), section, meanings, deps, cancel)
    except Cancelled:
        raise
    except CasebuilderError:
        return list(items)


def _answers(message: Message) -> bool:
    """Whether the message may answer the question at all; a question back, an order or talk of other things cannot."""
    if not message.labels:
        return bool(message.units)
    if len(message.text.split()) < CORRECTS and is_correction(message):
        return False
    for unit in message.units:
        scores = message.labels.get((unit.start, unit.end), {})
        own = max((s for label, s in scores.items() if label.partition(".")[0] == message.asked), default=0.0)
        if own >= OWN or (scores and max(scores.values()) < OTHER):
            return True
    return False


def _fill_section(
    message: Message,
    items: list[Item],
    section: str,
    meanings: Mapping[str, str],
    deps: Deps,
    cancel: threading.Event | None,
) -> list[Item]:
    held = {name for item in items if item.section == section for name in item.fields}
    missing = [n for n in meanings if n not in held and get(message.case, f"{section}.{n}") is None]
    if not missing:
        return items
    found = _ask(message, 0, len(message.text), section, missing, meanings, deps, cancel)
    taken = [(f.start, f.end) for i in items if i.section == section for f in i.fields.values()]
    found = {n: f for n, f in found.items() if not any(f.start < e and s < f.end for s, e in taken)}
    return [*items, Item(section, dict(found))] if found else items


def _fill_items(
    message: Message,
    items: list[Item],
    section: str,
    meanings: Mapping[str, str],
    deps: Deps,
    cancel: threading.Event | None,
) -> list[Item]:
    own = sorted((i for i in items if i.section == section and i.fields), key=_first)
    calls = 0
    for number, item in enumerate(own):
        missing = [n for n in meanings if n not in item.fields]
        start = _first(item)
        end = _first(own[number + 1]) if number + 1 < len(own) else len(message.text)
        if not missing or calls >= MOST_CALLS or len(message.text[start:end].split()) < MIN_WORDS:
            continue
        calls += 1
        taken = [(f.start, f.end) for f in item.fields.values()]
        for name, found in _ask(message, start, end, section, missing, meanings, deps, cancel).items():
            if not any(found.start < e and s < found.end for s, e in taken):
                item.fields[name] = found
    return items


def _first(item: Item) -> int:
    return min((f.start for f in item.fields.values() if f.end > f.start), default=item.start)


def _ask(
    message: Message,
    start: int,
    end: int,
    section: str,
    missing: Sequence[str],
    meanings: Mapping[str, str],
    deps: Deps,
    cancel: threading.Event | None,
) -> dict[str, Found]:
    """Return what the model copies for the missing fields out of a stretch of the message."""
    from casebuilder.llm.copying import Copied
    from casebuilder.llm.extracting import extract

    assert deps.model is not None  # noqa: S101 - the caller checked
    instruction, fields, examples = section_prompt(section, meanings, deps)
    model = deps.model.engine or deps.model.chat_model
    values = extract(model, instruction, message.text[start:end], fields, examples, cancel=cancel)
    found: dict[str, Found] = {}
    for name in missing:
        value = values.get(name)
        if isinstance(value, Copied) and _plausible(name, value.text):
            at = start + value.start
            if any(at < other.end and other.start < at + len(value.text) for other in found.values()):
                continue  # one run of words has one meaning
            found[name] = Found(value.text, at, at + len(value.text), value.text)
    return found


def section_prompt(
    section: str, meanings: Mapping[str, str], deps: Deps
) -> tuple[str, list["Field"], Sequence["Example"]]:
    """Return the instruction, the fields and the examples of a section: what never changes from turn to turn."""
    from casebuilder.llm.copying import Field

    fields = [Field(n, max_words=6 if n in _SHORT else 24) for n in meanings]
    rows = [{"name": n, "meaning": m} for n, m in meanings.items()]
    instruction, _ = deps.prompts.render("extract", title=SECTIONS[section].title.lower(), fields=rows)
    return instruction, fields, _examples(data_path("prompts") / "examples" / "extract.jsonl").get(section, ())


def prime(deps: Deps, cancel: threading.Event | None = None) -> None:
    """Let an embedded model read the prompts of all sections once, so that no turn has to.

    A turn that comes meanwhile waits for one prompt at the most. They are kept on disk: later starts read nothing.

    Raises:
        ModelError: the model failed or was closed.
    """
    from casebuilder.llm.extracting import prime as read

    if deps.model is None or deps.model.engine is None or not deps.model.info.profile.extract_by_section:
        return
    for section, meanings in deps.prompts.data("fields").items():
        read(deps.model.engine, *section_prompt(section, meanings, deps), cancel=cancel)


def _plausible(name: str, text: str) -> bool:
    """Whether a copied run can be a value of the field: words, not bare figures, and no whole sentence for a name."""
    letters = sum(c.isalpha() for c in text)
    if letters < max(2, len(text) // 3):
        return False
    if name in _SHORT:
        return len(text.split()) <= 6
    return len(text.split()) <= 40 and says_something(text)
