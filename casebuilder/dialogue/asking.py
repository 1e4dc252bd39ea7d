"""The words of a question: the whole section the first time, only what is missing after that, and why it is asked."""

import re
from collections.abc import Collection

from casebuilder.case.model import Case
from casebuilder.case.sections import SECTIONS, get
from casebuilder.dialogue.agenda import Question, field_and_item
from casebuilder.dialogue.deps import Deps
from casebuilder.dialogue.ground import cite
from casebuilder.dialogue.speech import count, escape, shorten
from casebuilder.dialogue.state import Citation

MOST_ASKS = 2
"""Questions in one reply at the most."""
_QUOTES = " “”\"'"
NAME = 40
"""Characters of an item's name in a question."""


def ask(question: Question, case: Case, deps: Deps, *, following: bool = False) -> str:
    """Return the question; `following`: the section was just talked about, so its only item needs no name."""
    bank = deps.questions[question.section]
    if question.lead:
        return deps.phrases["lead_question"]
    asks = _missing(question, case, bank.get("rest"), following) if question.again else []
    return " ".join(asks) or str(bank["ask"])


def _missing(question: Question, case: Case, rest: object, following: bool) -> list[str]:
    """Return short questions for what is missing; an item that is named once is "it" after that."""
    asks: list[str] = []
    templates = rest if isinstance(rest, dict) else {}
    before = None
    items = SECTIONS[question.section].items
    single = following and items is not None and len(get(case, items) or []) == 1
    for finding in question.missing:
        name, item = field_and_item(case, finding)
        template = templates.get(name)
        if template is None or (name == "more" and not case.risks):
            continue
        base = finding.path.rpartition(".")[0]
        known = (
            f"“{escape(shorten(item.strip(_QUOTES), NAME))}”" if item and not single else _unnamed(finding.path, case)
        )
        words = str(template).format(item="it" if base == before else known, count=count(len(case.risks)))
        if words not in asks:
            asks.append(words)
            before = base
        if len(asks) == MOST_ASKS:
            break
    return asks


def _unnamed(path: str, case: Case) -> str:
    """Return what to call a list item without a name."""
    match = re.match(r"([a-z_.]+)\[(\d+)\]", path)
    items = get(case, match[1]) if match else None
    if match is None or not isinstance(items, list) or len(items) == 1:
        return "it"
    return f"the {_ORDINALS[int(match[2])]} one" if int(match[2]) < len(_ORDINALS) else f"number {int(match[2]) + 1}"


_ORDINALS = ("first", "second", "third", "fourth", "fifth", "sixth")


def reason(question: Question, deps: Deps, citations: list[Citation], cited: Collection[str] = ()) -> str:
    """Say why it is asked, with the finding that it rests on, unless the reply quotes one or it was cited before."""
    if question.again:
        return ""
    bank = deps.questions[question.section]
    card = str(bank["why_card"])
    citation = None if citations or card in cited else cite(card, deps)
    if citation:
        citations.append(citation)
    mark = f" [{citation.card}]" if citation else ""
    return "*" + deps.phrases["why_asked"].format(why=bank["why"]) + "*" + mark
