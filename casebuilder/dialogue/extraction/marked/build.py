"""Every item that the marks of a message make."""

from collections.abc import Callable

from casebuilder.dialogue.extraction.found import Item
from casebuilder.dialogue.extraction.marked import lists
from casebuilder.dialogue.extraction.marked.bundles import Bundle, bundle
from casebuilder.dialogue.extraction.marked.sections import OBJECTS, read_object
from casebuilder.dialogue.extraction.message import Message

_LISTS: dict[str, Callable[[Message, list[Bundle]], list[Item]]] = {
    "kpi": lists.kpis,
    "benefit": lists.benefits,
    "cost": lists.costs,
    "data": lists.data,
    "skill": lists.skills,
    "risk": lists.risks,
}


def read_marks(message: Message) -> list[Item]:
    """Return the items that the tagger sees in a message, each field with the words it was copied from."""
    if message.marks is None:
        return []
    items: list[Item] = []
    for section in OBJECTS:
        items += read_object(message, message.marks, section)
    for group, read in _LISTS.items():
        bundles = bundle(message.text, message.marks, group)
        if bundles:
            items += read(message, bundles)
    return [i for i in items if i.fields]
