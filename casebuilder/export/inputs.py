"""What a document is made from."""

import datetime as dt
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from typing import Protocol

from casebuilder.case.model import Case
from casebuilder.rules.finding import Report


class Citation(Protocol):
    """A knowledge card that the conversation or a figure rests on."""

    @property
    def card(self) -> str:
        """Id of the card."""

    @property
    def title(self) -> str:
        """Its title."""

    @property
    def quote(self) -> str:
        """The passage, character for character."""

    @property
    def source(self) -> str:
        """Where the passage was published."""


@dataclass(frozen=True)
class ExportInput:
    """A case with all that its document tells about it."""

    case: Case
    report: Report
    citations: Sequence[Citation]
    provenance: Mapping[str, str]
    """How the document came about, in reading order: model, prompts, knowledge, versions."""
    turns: Mapping[int, tuple[str, dt.datetime]]
    """The messages by number, with the time of each."""
    draft: bool
    """Whether the document says on every page that it is a draft."""
    today: dt.date
    prose: str = ""
    """A paragraph that sums the case up, written by a model and checked against the case; plain text, may be empty."""
