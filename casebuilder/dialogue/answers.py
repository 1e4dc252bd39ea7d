"""Answers that are no values: "none", "I don't know, ask Priya", "nothing more"."""

from casebuilder.case.model import Case, OpenItem, SectionAnswer
from casebuilder.case.sections import SECTIONS, has_value
from casebuilder.dialogue.extract import Extraction
from casebuilder.dialogue.state import Interview

NONE_IS_LEGAL = frozenset({"skills", "adoption", "data", "operations", "governance"})
"""Sections that may be answered with "none"; the rules' policy has the last word on whether that is enough."""


def answer(case: Case, interview: Interview, found: Extraction, message: str, turn: int) -> Case:
    """Record what the sponsor left open or said there is none of; `interview.declined` is brought up to date."""
    section = interview.last_asked
    unknown = found.act("unknown")
    if section is None or section not in SECTIONS:
        return case
    if unknown and unknown.section not in {None, section}:
        return _open_item(case, str(unknown.section), unknown.argument, turn)
    touched = any(i.section == section for i in found.items) or any(
        c.path.startswith(section) for c in found.corrections
    )
    if unknown and not touched:
        case = _unknown(case, section, unknown.argument, message, turn)
        interview.declined = [*interview.declined, section] if unknown.argument else interview.declined
    elif unknown and unknown.argument:
        case = _open_item(case, section, unknown.argument, turn)
    if found.has("none"):
        if section in NONE_IS_LEGAL and not has_value(case, section):
            note = SectionAnswer(section=section, status="none", text=message.strip()[:500], turn=turn)
            case = case.model_copy(update={"answers": [*_others(case, section), note]})
        interview.declined = [*interview.declined, section]
    elif found.has("no-more"):
        interview.declined = [*interview.declined, section]
    return case


def _others(case: Case, section: str) -> list[SectionAnswer]:
    return [a for a in case.answers if a.section != section]


def _unknown(case: Case, section: str, who: str | None, message: str, turn: int) -> Case:
    """Note that a section is unknown, and who is asked."""
    if not has_value(case, section):
        note = SectionAnswer(section=section, status="unknown", asked_of=who, text=message.strip()[:500], turn=turn)
        case = case.model_copy(update={"answers": [*_others(case, section), note]})
    return _open_item(case, section, who, turn)


def _open_item(case: Case, section: str, who: str | None, turn: int) -> Case:
    """Keep an open item for a section, with its owner, once."""
    title = SECTIONS[section].title
    kept = [o for o in case.open_items if not (o.section == section and o.owner in {None, who})]
    item = OpenItem(section=section, question=f"{title}: left open by the sponsor", owner=who, turn=turn)
    return case.model_copy(update={"open_items": [*kept, item]})
