"""What of a message is read: all but the words that steer a machine, markup, formulas, orders and idle requests.

The rest keeps its place, so that every quote stands in the message as it came.
"""

from casebuilder.dialogue.extraction.machine_text import blanked, decoration, steering
from casebuilder.dialogue.extraction.orders import find_orders, is_private, is_request
from casebuilder.dialogue.extraction.units import split_units
from casebuilder.dialogue.extraction.work_words import WORK

WORKED = 0.25
"""The share of sentences that speak of work up to which a message with private sentences is a private story."""


def heard(message: str) -> str:
    """Return a message of the same length in which only what may state facts is left."""
    text = blanked(message, steering(message), decoration(message))
    text = blanked(text, [(start, end) for start, end, _ in find_orders(text)], [])
    return blanked(text, _idle(text), [])


def _idle(text: str) -> list[tuple[int, int]]:
    """Return the sentences that ask for something else than a business case, and all of a private story."""
    units = split_units(text)
    private = [u for u in units if is_private(u.text)]
    if private and sum(1 for u in units if WORK.search(u.text)) <= WORKED * len(units):
        return [(u.start, u.end) for u in units]
    return [(u.start, u.end) for u in units if is_request(u.text)]
