"""From the tagger's marks to items: the tagger decides which words are what, the parsers what a figure or date is worth."""

from casebuilder.dialogue.extraction.marked.build import read_marks
from casebuilder.dialogue.extraction.marked.combine import combine
from casebuilder.dialogue.extraction.marked.known import known

__all__ = ["combine", "known", "read_marks"]
