"""The evidence library for people: build, search, add, list."""

from collections.abc import Callable
from pathlib import Path
from typing import TYPE_CHECKING

from pydantic import BaseModel

from casebuilder.services import evidence
from casebuilder.services.views import Passage

if TYPE_CHECKING:
    from casebuilder.retrieval import BuildReport, Library

Progress = Callable[[int, int], None]
"""Called with how much is done and how much there is to do."""


class CardLine(BaseModel):
    """One line of `casebuilder knowledge list`."""

    id: str
    title: str
    kind: str
    source: str
    own: bool


class KnowledgeService:
    """Every method raises `EnvironmentProblem` if the shipped cards, the encoder or the index cannot be used."""

    def __init__(self, library: "Callable[[], Library]") -> None:
        self._library = library

    def build(self, progress: Progress | None = None) -> "BuildReport":
        """Bring the search index up to date."""
        return self._library().build(progress)

    def search(self, text: str, k: int = 5) -> list[Passage]:
        """Return up to `k` passages; an empty list if none is good enough."""
        return evidence.search(self._library(), text, k)

    def add(self, file: Path) -> CardLine:
        """Add a Markdown or text file of one's own.

        Raises:
            UserError: if it cannot be used; nothing was changed.
        """
        return self._line(self._library().add(file).id)

    def add_folder(self, folder: Path) -> tuple[list[str], list[str]]:
        """Add every Markdown and text file below a folder; return the ids added and a sentence for each one left out.

        Raises:
            NotFound: if there is no such folder.
        """
        report = self._library().import_dir(folder)
        return [card.id for card in report.cards], list(report.problems)

    def cards(self) -> list[CardLine]:
        """Return all cards."""
        return [self._line(card.id) for card in self._library().cards()]

    def _line(self, card_id: str) -> CardLine:
        library = self._library()
        card = library.card(card_id)
        return CardLine(
            id=card.id, title=card.title, kind=card.kind, source=library.source_of(card.id), own=bool(card.own)
        )
