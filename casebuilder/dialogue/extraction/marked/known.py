"""What the tagger is told of a message beside its words."""

from casebuilder.dialogue.extraction.message import Message
from casebuilder.marking.features import Known


def known(message: Message) -> Known:
    """Return the figures and dates of a message and what the router says of its sentences and clauses."""
    return Known(
        [(q.start, q.end, "date" if q.date is not None else q.kind) for q in message.quantities],
        routes=[(start, end, tuple(scores.values())) for (start, end), scores in message.labels.items()],
    )
